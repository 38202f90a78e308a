use super::Looked;
use crate::expr::{Kinds, Piece, Template, Ty};
use crate::finding::Finding;
use crate::rules::ExprText;
use crate::source::Span;

/// What parts the deed from what to type, in a `mend`.
const IN_THE_FILE: &str = "in the file:";

/// Verbs after which one body stands before, and not several.
const OF_ONE: &[&str] = &["is", "was", "has", "does"];

/// After these what follows is not what the verb is about.
const NOT_ABOUT: &[&str] = &[
    "for", "of", "in", "by", "to", "from", "at", "on", "between", "with", "without", "than", "under", "beside",
    "within", "against", "after", "before", "about", "towards", "into", "over", "and", "or",
];

/// How a sentence of a rule ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// Without a stop, since reports go on after it.
    Open,
    /// With one.
    Stop,
}

/// Sentences that people stumble over when they read them aloud.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let text = &looked.rule.text;
    let Ok(compiled) = looked.rule.compiled(looked.book.law()) else { return Vec::new() };
    let mut sentences: Vec<(&str, &Template, &ExprText, Ends)> = vec![
        ("say", &compiled.say, &text.say, Ends::Open),
        ("ask", &compiled.ask, &text.ask, Ends::Stop),
        ("mend", &compiled.mend, &text.mend, Ends::Stop),
    ];
    let detail = compiled.detail.as_ref().zip(text.detail.as_ref());
    sentences.extend(detail.map(|(detail, text)| ("detail", detail, text, Ends::Stop)));
    let unsure = compiled.unsure.as_ref().zip(text.unsure.as_ref());
    sentences.extend(unsure.map(|((say, _), text)| ("unsure", say, &text.say, Ends::Open)));
    let mut found = Vec::new();
    for (key, template, text, ends) in sentences {
        found.extend(stop(key, text, ends));
        found.extend(of_one(key, template, text));
        found.extend(codes(looked, key, template, text));
    }
    found.extend(plain(looked));
    found.extend(deed(&text.mend));
    found
}

/// `say` reads on in every report; what is told beside it are whole sentences.
fn stop(key: &str, text: &ExprText, ends: Ends) -> Option<Finding> {
    let last = text.text.trim_end().trim_end_matches(['"', '\'', ')']).chars().next_back()?;
    let (what, mend) = match (ends, last) {
        (Ends::Open, '.') => ("ends with a stop, and reports read on after it", "leave the stop out"),
        // What a placeholder puts there may bring its own.
        (Ends::Stop, last) if !matches!(last, '.' | '?' | '!' | '}') => {
            ("is no whole sentence: its stop is missing", "end it with a stop, or as a question")
        }
        _ => return None,
    };
    Some(Finding::for_author("sentence-without-stop", text.span, format!("`{key}` {what}"), mend))
}

/// Several names with a verb that goes with one.
fn of_one(key: &str, template: &Template, text: &ExprText) -> Option<Finding> {
    let pieces = template.pieces();
    let verb = pieces.iter().enumerate().find_map(|(at, piece)| {
        let Piece::Value(program) = piece else { return None };
        let Some(Piece::Words(after)) = pieces.get(at + 1) else { return None };
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let is_about = match before {
            Some(Piece::Words(words)) => {
                !words.split_whitespace().next_back().is_some_and(|last| NOT_ABOUT.contains(&last))
            }
            _ => true,
        };
        let verb = after.strip_prefix(' ')?.split_whitespace().next()?;
        let several = matches!(program.ty(), Ty::List(_)) && is_about;
        (several && OF_ONE.contains(&verb)).then(|| (program.text().to_owned(), verb.to_owned()))
    });
    let (list, verb) = verb?;
    let message = format!("`{key}` has `{verb}` after `{{{list}}}`, which may be several");
    let mend = "turn the sentence so that it reads the same with one and with several";
    Some(Finding::for_author("verb-of-one-for-several", text.span, message, mend))
}

/// Ids of the law catalogue, as words or as what a placeholder puts there.
fn codes(looked: &Looked<'_>, key: &str, template: &Template, text: &ExprText) -> Option<Finding> {
    let code = template.pieces().iter().find_map(|piece| match piece {
        Piece::Words(words) => id_in(looked, words),
        Piece::Value(program) => {
            let prints_an_id = program.text() == "edition" || program.text().ends_with(".edition");
            prints_an_id.then(|| format!("{{{}}}", program.text()))
        }
    })?;
    Some(a_code(key, &code, text.span))
}

/// The same in keys that take no placeholder, where one would be printed as it is.
fn plain(looked: &Looked<'_>) -> Vec<Finding> {
    let text = &looked.rule.text;
    let keys = [
        ("title", Some(&text.title)),
        ("whether", text.whether.as_ref()),
        ("because", text.because.as_ref()),
        ("rationale", Some(&text.rationale)),
    ];
    let mut found: Vec<Finding> = Vec::new();
    for (key, words) in keys.into_iter().filter_map(|(key, words)| Some((key, words?))) {
        let placeholder = words.find('{').map(|from| words.get(from..).unwrap_or_default().to_owned());
        let code = placeholder.or_else(|| id_in(looked, words));
        found.extend(code.map(|code| a_code(key, &code, looked.at(key))));
    }
    found
}

fn id_in(looked: &Looked<'_>, words: &str) -> Option<String> {
    let law = looked.book.law();
    let mut all = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_id = |word: &&str| law.provision(word).is_some() || law.instrument(word).is_some();
    all.find(is_id).map(ToOwned::to_owned)
}

fn a_code(key: &str, code: &str, place: Span) -> Finding {
    let message = format!("`{key}` has `{code}` in it, which nobody can read aloud");
    let mend =
        "say it in words; `instrument_named(…)` turns the id of an edition or of a provision into what people call it";
    Finding::for_author("code-in-a-sentence", place, message, mend)
}

/// First what to do, in the words of the trade; what to type comes after it.
fn deed(mend: &ExprText) -> Option<Finding> {
    let low = mend.text.to_ascii_lowercase();
    let deed = low.split(IN_THE_FILE).next().unwrap_or_default();
    let is_key = |word: &&str| Kinds::with_field(&word.replace('-', "_")) != Kinds::default();
    let message = if deed.trim().is_empty() {
        "`mend` says what to type, and not what to do".to_owned()
    } else {
        let key = deed.split('`').skip(1).step_by(2).find(is_key)?;
        format!("`mend` speaks of the key `{key}` before it has said what to do")
    };
    let help = "say first what the partnership should do, then what to type: `Settle who chairs; in the file: enter the post under …`";
    Some(Finding::for_author("mend-without-deed", mend.span, message, help))
}
