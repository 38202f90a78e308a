//! `JUnit` XML: one test case for each rule and subject, one suite for each arrangement.

use std::collections::HashSet;

use quick_junit::{NonSuccessKind, Property, Report as Document, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::plain::plain;
use super::shown::Shown;
use super::summary::{capitalised, data, judged};
use super::telling;
use super::wording::arrangement_names;
use crate::finding::{ArrangementHead, Finding, Outcome, Report, Verdict};
use crate::source::SourceProvider;

/// What counts for the exit code: only that is a failure.
#[derive(Clone, Copy)]
pub struct Fails<'a> {
    /// Whether a verdict does.
    pub verdict: &'a dyn Fn(&Verdict) -> bool,
    /// Whether a finding about a file that could be read does, such as an acceptance that is over.
    pub finding: &'a dyn Fn(&Finding) -> bool,
}

/// Writes a report as `JUnit` XML.
///
/// What is met passes. Everything else that does not fail is skipped and says why, so that nothing that was not found in
/// order is ever shown as passed. What could not be read is an error.
///
/// # Errors
///
/// When the writer of XML refuses the document, which no report is known to make it do.
pub fn junit(report: &Report, sources: &dyn SourceProvider, fails: Fails<'_>) -> Result<String, SerializeError> {
    let mut document = Document::new("masa");
    if !report.findings.is_empty() {
        let mut suite = TestSuite::new("files");
        suite.add_test_cases(report.findings.iter().map(|finding| about_file(finding, sources, fails)));
        document.add_test_suite(suite);
    }
    let names = arrangement_names(report);
    for (index, (head, name)) in report.arrangements.iter().zip(&names).enumerate() {
        let cases = cases(report, sources, fails, Some(index));
        document.add_test_suite(of_arrangement(head, name, sources, cases));
    }
    let cases = cases(report, sources, fails, None);
    if !cases.is_empty() {
        let mut suite = TestSuite::new("across the files");
        suite.add_test_cases(cases);
        document.add_test_suite(suite);
    }
    let rests_on = data(report).join(", ");
    let rests_on = plain(&rests_on);
    for suite in &mut document.test_suites {
        suite.add_property(Property::new("rests on", rests_on.clone()));
    }
    document.to_string()
}

fn of_arrangement(head: &ArrangementHead, name: &str, sources: &dyn SourceProvider, cases: Vec<TestCase>) -> TestSuite {
    let mut suite = TestSuite::new(plain(name));
    suite.add_property(Property::new("file", plain(&sources.name(head.file))));
    suite.add_property(Property::new("judged", plain(&judged(head, ", "))));
    suite.add_test_cases(cases);
    suite
}

/// The cases of one arrangement, or of the set; two that would go by one name are told apart by the subject's key.
fn cases(report: &Report, sources: &dyn SourceProvider, fails: Fails<'_>, arrangement: Option<usize>) -> Vec<TestCase> {
    let verdicts = report.verdicts.iter().filter(|verdict| verdict.arrangement == arrangement);
    let mut taken = HashSet::new();
    verdicts
        .map(|verdict| {
            let rule = report.rules.get(verdict.rule).map_or("", |rule| rule.id.as_str());
            let subject = &verdict.subject;
            let called = if subject.name.is_empty() { &subject.key } else { &subject.name };
            let mut name = format!("{rule}: {called}");
            if !taken.insert(name.clone()) {
                name = format!("{rule}: {called} ({} {})", subject.kind, subject.key);
                taken.insert(name.clone());
            }
            let id =
                arrangement.and_then(|index| report.arrangements.get(index)).map_or("set", |head| head.id.as_str());
            let mut case = TestCase::new(plain(&name), status(verdict, sources, (fails.verdict)(verdict)));
            case.set_classname(plain(&format!("{id}.{rule}")));
            case
        })
        .collect()
}

fn status(verdict: &Verdict, sources: &dyn SourceProvider, fails: bool) -> TestCaseStatus {
    if verdict.outcome == Outcome::Met {
        return TestCaseStatus::success();
    }
    let finding = verdict.finding.as_deref();
    let label = match finding {
        Some(finding) => telling::called(&Shown { finding, verdict: Some(verdict) }),
        None => telling::label(verdict).to_owned(),
    };
    let said = match (verdict.outcome, finding) {
        (Outcome::NotMet | Outcome::Departs, Some(finding)) => match &finding.acceptance {
            Some(acceptance) => format!("{} (by {})", finding.message, telling::accepted(acceptance)),
            None => finding.message.to_string(),
        },
        // Why it cannot be told comes before what to ask about it.
        (_, Some(finding)) if verdict.reason.is_empty() => finding.message.to_string(),
        _ => verdict.reason.to_string(),
    };
    let mut status =
        if fails { TestCaseStatus::non_success(NonSuccessKind::Failure) } else { TestCaseStatus::skipped() };
    let message = if said.is_empty() { capitalised(&label) } else { format!("{}: {said}", capitalised(&label)) };
    status.set_message(plain(&message));
    if fails {
        status.set_type(verdict.outcome.id());
    }
    if let Some(finding) = finding {
        status.set_description(described(&Shown { finding, verdict: Some(verdict) }, sources));
    }
    status
}

/// A finding about a file: what kept it from being read is an error, not a failed test.
fn about_file(finding: &Finding, sources: &dyn SourceProvider, fails: Fails<'_>) -> TestCase {
    let broken = finding.code.is_unreadable();
    let mut status = match (broken, (fails.finding)(finding)) {
        (true, _) => TestCaseStatus::non_success(NonSuccessKind::Error),
        (false, true) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        (false, false) => TestCaseStatus::skipped(),
    };
    let shown = Shown { finding, verdict: None };
    let label = telling::called(&shown);
    status.set_message(plain(&format!("{}: {}", capitalised(&label), finding.message)));
    if broken {
        status.set_type(finding.code.id());
    }
    status.set_description(described(&shown, sources));
    let mut case = TestCase::new(plain(&telling::place(sources, finding.primary.span)), status);
    case.set_classname(plain(&format!("files.{}", finding.code.id())));
    case
}

/// The place, then everything there is to say, a line each.
fn described(shown: &Shown<'_>, sources: &dyn SourceProvider) -> String {
    let finding = shown.finding;
    let mut lines = vec![telling::place(sources, finding.primary.span)];
    lines.extend(telling::lines(shown));
    for label in &finding.related {
        let says = if label.says.is_empty() { "see also" } else { &label.says };
        lines.push(format!("{}: {says}", telling::place(sources, label.span)));
    }
    lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n")
}
