//! The forms in which words hand something over. Every word of a text has to stand in one of them: what is not known leaves it open,
//! since one word more may take back all the others.
//!
//! A line is rewritten from the inside out, what is named first, those who do it next, then what they do. What is left at the end are
//! clauses, and nothing else.

use std::sync::LazyLock;

use regex::Regex;

/// Words that stand in phrases by themselves, as `<name>`.
const WORDS: &[(&str, &str)] = &[
    ("old", "((joint|old|earlier|existing|former|previous|ended|ending|outgoing|safeguarding|children|'s|local) )*"),
    ("areas", "(PLACE|AREA)(( ,)?( and)? (PLACE|AREA))*"),
    ("people", "(all )?(the )?(children|young people|families|people)( and (their )?(young people|families))?"),
    ("of-areas", "(of|for|from|in|about|on) (<people> (in|of|from) )?<areas>( <people>)?"),
    ("noun", "(case )?(records|files|archives?)"),
    ("sort", "((local|child|children|safeguarding|serious|practice|case|rapid|statutory|the|open) (and )?)*"),
    ("names", "NAME(( ,| and)( child)? NAME)*"),
    ("called", "(TITLE|(child|children|baby|family|young person) <names>)"),
    ("year", "([0-9]{4}( (to|-|/|and) [0-9]{2,4})?)"),
    ("office", "(the )?(BODY|COUNCIL|PLACE)(( city| county| borough)? council)?"),
    ("one", "<office>( (of|at|in) <office>)?"),
    ("all", "(each|every|both|all|the two|the three)( (the|new|two|three|four))?"),
    ("is", "(is|are|be|becomes?|remains?|stays?)"),
    ("is-done", "(is|are|(will|shall|must|is to|are to|to) be)"),
    (
        "will",
        "( (will|shall|must|also|then|now|still|alone)){0,3}( (agrees?|(has|have) agreed|undertakes?|is|are|continues?) to)?",
    ),
    ("of-held", "(( of| for) (HELD|RECORDS|them|these|those|it))?"),
    ("tail", "(( ,)? WHEN)*"),
    ("done", "(( ,)? (WHEN|BY))*"),
];

/// From when on, and for how long, words may say that something is done that is handed over for good.
pub(super) const WHEN: &str = "(from|after|on|with effect from) (the )?(change|split|merger|move|hand over|first day|vesting day|day one|day of the change|date of the change|that day)( on| onwards)?|from (now|then) on|FAR|THEN|for (at least )?((a|one|1) year|(twelve|eighteen|1[2-9]|[2-9][0-9]) months)|for (at least )?([1-9][0-9]?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty five) years|as well|in full|as before|as now|for good|permanently|(on behalf of|for) (both|all)( the)?( two| three)? (partners|partnerships|councils|areas)";

/// What is rewritten into what, one after the other.
const PHRASES: &[(&str, &str)] = &[
    (
        "OLD",
        "(the )?<old>(partnerships?|arrangements)( that (ends?|(is|are) ending))?|(the )?BEFORE|both( the)? <old>partnerships",
    ),
    (
        "RECORDS",
        "(all( of)? )?((the|any|these|those|our) )?((joint|existing|shared) )*(((the )?(PLACE|AREA)|OLD)( ('s|'))? |(its|their)( own)? )?<noun>( and (the )?<noun>)*( (of|from|for) OLD)?( and (of )?(its|their|the) reviews)?( <of-areas>)?",
    ),
    (
        "THING",
        "((the|all|our) )?((joint|shared|online|data|training|support|business) |OLD( ('s|'))? )*(website|site|web pages?|procedures|dashboard|programme|training|unit|team|contracts?|mailbox|newsletter|accounts?|reserves|platform|library)( manual)?( (of|for) OLD)?( with the scrutineer)?",
    ),
    ("JOINT-CONTROLLER", "((the|their|its|data) )*joint (data )?controllers?"),
    ("CONTROLLER", "((the|their|its|data|sole) )*controllers?"),
    (
        "HELD",
        "(all( of)? )?(the |any )?(personal )?((its|their) own )?(data|information)( (in|within|of) (them|RECORDS|OLD))?( <of-areas>)?|what is in (them|it|RECORDS)|those <of-areas>",
    ),
    ("CONTROLLER-THERE", "CONTROLLER <of-areas>"),
    ("END", "to ((its|their|the|an) )?(end|ends|conclusion|completion|publication|((final|published) )?reports?)"),
    (
        "REVIEW",
        "((the )?(reports? (on|of|into|for)|work on|last steps of) )?(((the|our) )?(<sort>reviews? (<names>|(of|into|on|about|for) ((the )?(death|case) of )?<called>)|<called>( <sort>review)?)( (of|for|in|from) <areas>)?|((all|both|any|each|every)( of)? )?((the|its|their|these|those|our)( (two|three|four))? )?<sort>reviews( ((that|which) are )?(still )?(under way|underway|in progress|open|ongoing))?( on (the last|that) day)?( of OLD)?( ((that|which) are )?<of-areas>)?)",
    ),
    (
        "REPORT",
        "((the|our|a) )?((last|final|yearly|annual|joint|closing|safeguarding) )*report( (of|for|on|about|covering) (OLD|the (last|final) (months|year|part year|period)|(the year )?<year>))*",
    ),
    ("RECORDS", "RECORDS(( ,)?( and| ,) RECORDS)+"),
    ("REVIEW", "REVIEW(( ,)?( and| ,) REVIEW)+"),
    ("THING", "THING(( ,)?( and| ,) THING)+"),
    ("WHEN", WHEN),
    (
        "MANY",
        "(both )?<one>( , <one>)*( ,)? and <one>( (together|jointly|both|each))*|<all> (councils?|partners?|partnerships?|authority|authorities)( (together|jointly))*",
    ),
    ("ONE", "<one>"),
    (
        "KEEPS",
        "takes? RECORDS (over|on)|(keeps?|holds?|hosts?|stores?|retains?|archives?|looks? after|has|have|(takes?|have|has) custody of|<is> responsible for( (keeping|holding|storing|hosting|archiving))?|<is> (the )?(keepers?|custodians?|holders?) of|takes?( over| on)?|(keeps?|holds?) and controls?) RECORDS",
    ),
    ("CONTROLS", "(<is>|acts? as) (CONTROLLER-THERE|CONTROLLER<of-held>)|controls? (RECORDS|HELD|them)"),
    ("CONTROLS-TOGETHER", "(<is>|act as) JOINT-CONTROLLER<of-held>"),
    (
        "SEES",
        "(sees? REVIEW through|(completes?|finish(es)?|concludes?) REVIEW|<is> responsible for seeing REVIEW through)( END)?|(carr(y|ies) REVIEW on|carr(y|ies) on( with)? REVIEW|(leads?|runs?|continues?( with)?|owns?|brings?) REVIEW) END|sees? through REVIEW|<is> responsible for (completing|finishing|concluding) REVIEW",
    ),
    (
        "TAKES",
        "carr(y|ies) REVIEW on|carr(y|ies) on( with)? REVIEW|(leads?|runs?|continues?( with)?|owns?) REVIEW|takes? REVIEW( over| on| up)?|takes? (over|on|up) REVIEW|<is> responsible for( (leading|running|continuing))? REVIEW",
    ),
    (
        "WRITES",
        "(writes?|prepares?|publish(es)?|produces?|completes?|finish(es)?|<is> responsible for( (writing|preparing|publishing))?) REPORT|reports? on the (last|final) (months|year|part year|period)( of OLD)?",
    ),
    (
        "RUNS",
        "takes? THING (over|on)|(runs?|hosts?|keeps?|holds?|owns?|maintains?|manages?|provides?|operates?|continues?|takes?( over| on)?|looks? after|<is> responsible for( (running|hosting|keeping))?) THING",
    ),
    (
        "GOES",
        "((will |shall |must )?(go|goes|pass|passes|transfers?|moves?|falls?)( over)?|<is-done> (passed|passed on|handed|handed over|handed on|transferred|moved|given|returned)) to",
    ),
    ("STAYS", "((will |shall |must )?(stays?|remains?|rests?|lies?|sits?)|<is-done> (kept|held)|are|is) with"),
];

/// What may be handed over in one text, by the clauses in which it may be said. A text about two of them leaves it to rules to find
/// out what is said of which, and they cannot.
const CLAUSES: [&str; 4] = [
    "\
        (ONE|MANY)<will> (KEEPS|CONTROLS)<tail>(<next><will> (KEEPS|CONTROLS)<tail>)*|MANY<will>( jointly| together| each\
        | both)? (KEEPS|CONTROLS|CONTROLS-TOGETHER)<tail>(<next><will> (KEEPS|CONTROLS|CONTROLS-TOGETHER)<tail>)*\
        |RECORDS (<is-done> (kept|held|hosted|stored|retained|archived|looked after|taken over|taken on) by|STAYS|GOES) (ONE\
        |MANY)<tail>|(RECORDS|HELD) (is|are|will be|shall be) controlled by (ONE|MANY)<tail>|(CONTROLLER-THERE\
        |CONTROLLER<of-held>) (is|are|will be|shall be|becomes?|remains?) (ONE|MANY)<tail>|JOINT-CONTROLLER<of-held> (are\
        |will be|shall be|become|remain) MANY<tail>|(the )?(keepers?|custodians?) of RECORDS (is|are|will be|shall be) (ONE\
        |MANY)<tail>|(ONE|MANY) : RECORDS<tail>",
    "\
        (ONE|MANY)<will>( jointly| together| each| both)? (SEES<done>|TAKES<tail>)(<next><will> (SEES<done>|TAKES<tail>))*\
        |REVIEW <is-done> (seen through|completed|finished|concluded) by (ONE|MANY)<done>|REVIEW (<is-done> (led|run|carried \
        on|continued|owned|taken over|taken on|taken up) by|STAYS|GOES) (ONE|MANY)<tail>|REVIEW (is|are) for (ONE|MANY) to \
        ((finish|complete|conclude|see through)<done>|(lead|carry on)<tail>)|(ONE|MANY) : REVIEW<tail>",
    "\
        (ONE|MANY)<will>( jointly| together)? WRITES<done>|REPORT <is-done> (written|prepared|published|produced|completed\
        |finished) by (ONE|MANY)<done>|(ONE|MANY) : REPORT<done>",
    "\
        (ONE|MANY)<will>( jointly| together)? RUNS<tail>|THING (<is-done> (run|hosted|kept|held|owned|maintained|managed\
        |provided|operated|taken over|taken on) by|STAYS|GOES) (ONE|MANY)<tail>|(ONE|MANY) : THING<tail>",
];

/// What stands between two clauses.
const NEXT: &str = "( ;| \\.|( ,)? and| ,)";

/// The phrases, each with what it is rewritten into, and the forms of a whole text, one for each kind of thing.
struct Forms {
    phrases: Vec<(&'static str, Regex)>,
    wholes: Vec<Regex>,
}

/// None where one of them cannot be read: then nothing is known.
static FORMS: LazyLock<Option<Forms>> = LazyLock::new(|| {
    let phrase = |(token, words): &(&'static str, &str)| Some((*token, read(&format!(r"\b(?:{words})\b"))?));
    let phrases: Option<Vec<_>> = PHRASES.iter().map(phrase).collect();
    let whole = |clause: &&str| read(&format!("^(?:{clause})(?:<next> (?:{clause}))*(?: \\.)?$"));
    let wholes: Option<Vec<_>> = CLAUSES.iter().map(whole).collect();
    phrases.zip(wholes).map(|(phrases, wholes)| Forms { phrases, wholes })
});

/// A form with its words written out.
fn read(form: &str) -> Option<Regex> {
    let mut form = form.replace("<next>", NEXT);
    // Words name only those before them, so that one pass from the last to the first writes all of them out.
    for (name, words) in WORDS.iter().rev() {
        form = form.replace(&format!("<{name}>"), &format!("(?:{words})"));
    }
    Regex::new(&form).ok()
}

/// Whether all of a line stands in a form that is known.
///
/// `its own records` are those of an area where whoever keeps them has one; of a health board or a force they are something else, and of
/// `its records` it is not clear whose they are.
pub(in crate::expr::eval) fn is_known(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_named = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let is_anybodys = words
        .windows(2)
        .any(|two| matches!(two, ["its" | "their", "case" | "records" | "files" | "archive" | "archives"]));
    if is_named(&["own"]) && is_named(&["BODY"]) || is_anybodys && is_named(&["BODY", "COUNCIL", "PLACE"]) {
        return false;
    }
    FORMS.as_ref().is_some_and(|Forms { phrases, wholes }| {
        let line = phrases
            .iter()
            .fold(line.to_owned(), |line, (token, phrase)| phrase.replace_all(&line, *token).into_owned());
        wholes.iter().any(|whole| whole.is_match(&line))
    })
}
