use super::exercised::unshown;
use super::kind::Kind;
use super::otherwise::Came;
use super::sets::{Example, sets};
use super::unfinished::{in_file, in_text, is_unfinished};
use crate::finding::{Code, EXAMPLE, Finding, did_you_mean};
use crate::reference::Reference;
use crate::rules::{Rule, RuleFolder, RuleText, Rulebook};
use crate::source::{FileId, Source, Sources, Span};
use crate::yaml::read_text;

/// A rule with the folder it lies in.
pub(super) struct Trial<'t, 'l> {
    /// The rule alone.
    pub(super) book: Rulebook<'l>,
    pub(super) folder: &'t RuleFolder,
    pub(super) reference: &'t Reference,
}

/// What came of a rule's examples.
#[derive(Debug, Default)]
pub(super) struct TrialResult {
    pub(super) examples: usize,
    pub(super) as_expected: usize,
    pub(super) otherwise: usize,
    pub(super) unfinished: bool,
    /// Whether the condition is true in no example, though there is one that is to meet the rule.
    pub(super) never_holds: bool,
    /// Whether it is false in none, though there is one that is not to meet it.
    pub(super) never_fails: bool,
    /// What there is to look at in the rule file.
    pub(super) in_rule: Vec<Finding>,
    /// The same in examples, with the texts of each.
    pub(super) in_examples: Vec<(Sources, Vec<Finding>)>,
}

impl<'l> Trial<'_, 'l> {
    pub(super) fn rule(&self) -> Option<&Rule<'l>> {
        self.book.rules().first()
    }

    /// Judges every example; a rule in which something is still to be filled in is not tried, nor is such an example.
    pub(super) fn run(&self) -> TrialResult {
        let Some(rule) = self.rule() else { return TrialResult::default() };
        let examples = sets(&self.folder.examples);
        let mut tried = TrialResult { examples: examples.len(), ..TrialResult::default() };
        tried.in_rule = in_file(rule.text.id_span.file, &self.folder.rule);
        let waits = !tried.in_rule.is_empty();
        tried.unfinished = waits;
        for example in &examples {
            if example.files.iter().any(|file| is_unfinished(file)) {
                tried.unfinished = true;
                tried.in_examples.push(unfinished(example));
            } else if !waits {
                let (sources, findings) = self.judge(example, rule);
                tried.as_expected += usize::from(findings.is_empty());
                tried.otherwise += usize::from(!findings.is_empty());
                tried.in_examples.push((sources, findings));
            }
        }
        if !waits {
            tried.in_rule.extend(missing(&examples, &rule.text));
        }
        if !tried.unfinished {
            tried.in_rule.extend(unshown(rule, self.book.law()));
            let there = |kind| examples.iter().any(|example| Kind::of(&example.name) == Some(kind));
            if let Some((held, failed)) = rule.ever_held(self.book.law()) {
                tried.never_holds = !held && there(Kind::Pass);
                tried.never_fails = !failed && there(Kind::Fail);
            }
        }
        tried
    }

    fn judge(&self, example: &Example<'_>, rule: &Rule<'_>) -> (Sources, Vec<Finding>) {
        let closed = closed(example);
        if !closed.1.is_empty() {
            return closed;
        }
        let checked = example.judge(&self.book, self.reference);
        let mut findings = checked.report.findings.clone();
        let came = Came { rule, name: &example.name, checked: &checked };
        // What could not be read comes out as it may.
        if !findings.iter().any(|finding| finding.code.is_unreadable()) {
            match Kind::of(&example.name) {
                Some(kind) => findings.extend(came.otherwise(kind)),
                None => findings.push(of_no_kind(example)),
            }
        }
        (checked.sources, findings)
    }
}

/// The files of an example that are there and cannot be opened.
pub(super) fn closed(example: &Example<'_>) -> (Sources, Vec<Finding>) {
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    for file in &example.files {
        let at = sources.add(Source::new(file.name.clone(), ""));
        if let Err(why) = &file.bytes {
            let message = format!("this file cannot be read: {why}");
            let mend = "mend its permissions, or delete it";
            findings.push(Finding::unreadable(Code::Syntax, Span::new(at, 0, 0), message, mend));
        }
    }
    (sources, findings)
}

fn unfinished(example: &Example<'_>) -> (Sources, Vec<Finding>) {
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    for (at, file) in (0..).map(FileId).zip(&example.files) {
        let text = read_text(at, file.bytes.clone().unwrap_or_default()).unwrap_or_else(|refused| refused.text);
        findings.extend(in_text(at, &text));
        sources.add(Source::new(file.name.clone(), text));
    }
    (sources, findings)
}

pub(super) fn of_no_kind(example: &Example<'_>) -> Finding {
    let first = example.name.split('-').next().unwrap_or_default();
    let mend = match did_you_mean(first, Kind::ALL.map(Kind::name)) {
        Some(like) => format!("did you mean `{}`?", example.name.replacen(first, like, 1)),
        None => "call it by what it shows, such as `fail-last-day.yaml`".to_owned(),
    };
    let message = format!("`{}` is no example: these begin with pass, fail, silent or skip", example.name);
    Finding::for_author(EXAMPLE, Span::new(FileId(0), 0, 0), message, mend)
}

/// The kinds of example that the rule should have and has not.
pub(super) fn missing(examples: &[Example<'_>], rule: &RuleText) -> Vec<Finding> {
    let there = |kind| examples.iter().any(|example| Kind::of(&example.name) == Some(kind));
    let lacking = Kind::ALL.into_iter().filter(|kind| kind.is_needed(rule) && !there(*kind));
    let told = |kind: Kind| {
        let message = format!("`{}` has no example `{}.yaml`", rule.id, kind.name());
        let mend = format!("add {}, as small as can be", kind.shows());
        Finding::for_author("example-missing", rule.id_span, message, mend)
    };
    lacking.map(told).collect()
}
