use super::packs::{Bench, TriedPacks, load};
use super::trial::TrialResult;
use crate::finding::{Code, Finding, NOT_EXERCISED, RuleTried, Tried, UNFINISHED, WITHOUT_RULES, did_you_mean};
use crate::rules::{Decides, PackFolder, Rule, RuleFolder, SelectionError, doubts};
use crate::source::{FileId, SourceProvider};

/// Every doubt there is, with what it means.
pub const DOUBTS: &[(&str, &str)] = &[
    ("never-holds", "no example meets the rule, so that it may never be met"),
    ("never-fails", "no example fails the rule, so that it may never find anything"),
    ("same-condition", "another rule asks the same of the same kind of thing"),
    ("basis-not-in-force", "a provision was law on none of the days on which the rule is asked"),
    ("basis-superseded", "a provision has ended and another carries it on, on which the rule does not rest"),
    ("message-names-what-is-not-read", "a message names a fact that no condition of the rule reads"),
    ("title-does-not-read-on", "the title is no sentence after \"cannot tell whether …\""),
    ("sentence-without-stop", "`ask`, `mend` or `detail` is no whole sentence, or `say` ends with a stop"),
    ("verb-of-one-for-several", "a message has `is`, `was`, `has` or `does` after what may be several"),
    ("code-in-a-sentence", "a message has an id or a placeholder in it that nobody can read aloud"),
    ("mend-without-deed", "`mend` says what to type before it has said what to do"),
    ("condition-without-words", "`when` has no `only`, or one that does not end \"it is asked only …\""),
    ("at-most-changes-nothing", "what the rule rests on weighs no more by itself"),
    ("because-without-at-most", "`because` gives a reason for no limit, or no reason of its own"),
    ("example-missing", "an example of a kind that the rule should have is not there"),
    ("id-names-no-defect", "the id names what is wanted, ends with a number, or is too short to say anything"),
    ("id-is-not-the-folder", "the folder goes by another name than the rule in it"),
    (NOT_EXERCISED, "a part of a condition comes out both ways in no example; told by `masa rules test`"),
    (UNFINISHED, "a remark says that something is still to be filled in"),
    (WITHOUT_RULES, "the pack holds no rule, so that nothing is tried"),
    ("accepted-and-not-found", "the rule accepts a doubt that is not there"),
];

/// Looks the rules of these packs through, or only the rules of these ids. Of packs that are broken what is wrong with any of them is
/// told, and nothing else.
///
/// # Errors
/// An id that no rule has.
pub fn look_through(folders: &[PackFolder], bench: &Bench<'_>, only: &[String]) -> Result<TriedPacks, SelectionError> {
    let (loaded, mut sources) = load(folders, bench.law);
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(TriedPacks { tried: Tried { findings, ..Tried::default() }, sources }),
    };
    let (packs, remarks) = (loaded.packs.clone(), loaded.remarks.clone());
    let mut tried = Tried { packs, remarks, findings: loaded.of_packs(), ..Tried::default() };
    for (placed, mut result) in loaded.tried(bench, only)? {
        let rule = placed.rule;
        tried.rules.push(RuleTried::of(rule, &tried.packs, &result, bench));
        let of_examples = std::mem::take(&mut result.in_examples);
        let file = FileId(rule.text.id_span.file.0 + placed.before);
        let text = sources.source(file).map(|source| source.text().clone()).unwrap_or_default();
        let own = if result.unfinished {
            result.in_rule.into_iter().filter(|finding| finding.code == Code::Author(UNFINISHED)).collect()
        } else {
            let mut own = doubts(&loaded.book, rule, &text);
            own.extend(shown(rule, &result, placed.folder));
            let mut own: Vec<Finding> = own.into_iter().map(|finding| finding.further_on(placed.before)).collect();
            own.extend(result.in_rule);
            settled(rule, own, placed.before, &mut tried)
        };
        tried.findings.extend(own);
        let is_meant = |finding: &Finding| finding.code.is_unreadable() || finding.code == Code::Author(UNFINISHED);
        for (texts, findings) in of_examples {
            let meant: Vec<Finding> = findings.into_iter().filter(is_meant).collect();
            if !meant.is_empty() {
                let before = sources.append(texts);
                tried.findings.extend(meant.into_iter().map(|finding| finding.further_on(before)));
            }
        }
    }
    Ok(TriedPacks { tried, sources })
}

/// What only examples show, and what only the folder does.
fn shown(rule: &Rule<'_>, result: &TrialResult, folder: &RuleFolder) -> Vec<Finding> {
    let mut found = Vec::new();
    let (Decides::Holds(decides) | Decides::Judgement(decides)) = &rule.text.decides;
    for (never, name, what, example) in
        [(result.never_holds, "never-holds", "true", "pass"), (result.never_fails, "never-fails", "false", "fail")]
    {
        if never {
            let mend = format!("let `{example}.yaml` show it; if nothing can, mend the condition");
            found.push(Finding::for_author(name, decides.span, format!("`holds` is {what} in no example"), mend));
        }
    }
    if folder.name != rule.text.id {
        let message = format!("the rule is called `{}`, and its folder `{}`", rule.text.id, folder.name);
        let mend = "give both the same name";
        found.push(Finding::for_author("id-is-not-the-folder", rule.text.id_span, message, mend));
    }
    found
}

/// Takes out what the rule's own file accepts, and tells what it accepts and is not there.
fn settled(rule: &Rule<'_>, found: Vec<Finding>, before: u32, tried: &mut Tried) -> Vec<Finding> {
    let mut unused = Vec::new();
    for accepted in &rule.text.accepted {
        if found.iter().any(|finding| finding.code.id() == accepted.doubt) {
            tried.accepted.push((rule.id.clone(), accepted.doubt.clone(), accepted.reason.clone()));
            continue;
        }
        let known = DOUBTS.iter().map(|(name, _)| *name);
        let (message, mend) = match did_you_mean(&accepted.doubt, known.clone()) {
            Some(like) if !known.clone().any(|name| name == accepted.doubt) => {
                (format!("there is no doubt `{}`", accepted.doubt), format!("did you mean `{like}`?"))
            }
            _ => (
                format!("`{}` is accepted here, and nothing of it is found", accepted.doubt),
                "delete the entry".to_owned(),
            ),
        };
        unused.push(Finding::for_author("accepted-and-not-found", accepted.span, message, mend).further_on(before));
    }
    let is_accepted = |finding: &Finding| rule.text.accepted.iter().any(|own| own.doubt == finding.code.id());
    // What no example shows is told by the command that tries them.
    let is_told = |finding: &Finding| finding.code != Code::Author(NOT_EXERCISED);
    let mut open: Vec<Finding> =
        found.into_iter().filter(|finding| is_told(finding) && !is_accepted(finding)).collect();
    open.extend(unused);
    open.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo));
    open
}
