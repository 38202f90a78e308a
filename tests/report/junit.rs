use masa::finding::{Code, Finding, Outcome, Strength, Verdict};
use masa::report::{Fails, junit};
use masa::source::FileId;
use roxmltree::{Document, Node};

use crate::builder::{Made, acceptance_over, accepted};
use crate::kinds::one_of_each;
use crate::unusual::{hostile, steers};

fn printed(made: &Made, fails: &dyn Fn(&Verdict) -> bool) -> String {
    junit(&made.report, &made.sources, Fails { verdict: fails, finding: &|_| false }).unwrap()
}

/// Legal duties not met fail, as by default.
fn duties(verdict: &Verdict) -> bool {
    verdict.outcome == Outcome::NotMet && verdict.strength == Strength::Duty
}

fn all<'a>(document: &'a Document<'_>, tag: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

fn count(node: &Node<'_, '_>, attribute: &str) -> usize {
    node.attribute(attribute).unwrap().parse().unwrap()
}

#[test]
fn every_verdict_is_a_test_case_and_the_counts_are_true() {
    let made = one_of_each();
    let text = printed(&made, &duties);
    let document = Document::parse(&text).unwrap();
    let cases = all(&document, "testcase");
    assert_eq!(cases.len(), made.report.verdicts.len());
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), count(&root, "tests")), ("testsuites", cases.len()));
    assert_eq!((count(&root, "failures"), all(&document, "failure").len()), (1, 1));
    assert_eq!((count(&root, "skipped"), count(&root, "errors")), (all(&document, "skipped").len(), 0));
    let met = made.report.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Met).count();
    let passed = cases.iter().filter(|case| !case.children().any(|child| child.is_element())).count();
    assert_eq!(passed, met, "only what is met passes");
    let mut names: Vec<_> =
        cases.iter().map(|case| (case.attribute("classname").unwrap(), case.attribute("name").unwrap())).collect();
    let total = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), total, "no two cases go by one name");
    let suites: Vec<_> = all(&document, "testsuite").iter().map(|suite| suite.attribute("name").unwrap()).collect();
    assert_eq!(suites, ["Plymouth and Torbay", "Plymouth", "across the files"]);
}

/// What a pipeline shows is what its reader of test reports makes of the file.
#[test]
fn a_reader_of_test_reports_sees_the_same_outcomes() {
    for made in [one_of_each(), hostile()] {
        let text = printed(&made, &duties);
        let suites = junit_parser::from_reader(text.as_bytes()).unwrap();
        let cases: Vec<_> = suites.suites.iter().flat_map(|suite| &suite.cases).collect();
        let verdicts = &made.report.verdicts;
        assert_eq!(cases.len(), verdicts.len() + made.report.findings.len());
        let count = |of: fn(&junit_parser::TestStatus) -> bool| cases.iter().filter(|case| of(&case.status)).count();
        let met = verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Met).count();
        let failed = verdicts.iter().filter(|verdict| duties(verdict)).count();
        assert_eq!(count(junit_parser::TestStatus::is_success), met);
        assert_eq!(count(junit_parser::TestStatus::is_failure), failed);
        assert_eq!(count(junit_parser::TestStatus::is_error), made.report.findings.len());
        assert_eq!(suites.tests, u64::try_from(cases.len()).unwrap());
    }
}

#[test]
fn a_failure_says_what_where_and_by_which_law() {
    let text = printed(&one_of_each(), &duties);
    let document = Document::parse(&text).unwrap();
    let failure = all(&document, "failure")[0];
    let case = failure.parent().unwrap();
    assert_eq!(case.attribute("name"), Some("partner-kind-missing: Plymouth"));
    assert_eq!(case.attribute("classname"), Some("plymouth-2020-09.partner-kind-missing"));
    let message = "Legal duty not met: Plymouth has no chief officer of police among its partners";
    assert_eq!(failure.attribute("message"), Some(message));
    let lines: Vec<&str> = failure.text().unwrap().lines().collect();
    assert_eq!(lines[0], "arrangements/plymouth-2020-09.yaml:16:1");
    assert!(lines.iter().any(|line| line.starts_with("Law: legal duty · Children Act 2004, s.16E(1)")), "{lines:?}");
}

#[test]
fn what_does_not_fail_is_skipped_and_says_why() {
    let text = printed(&one_of_each(), &duties);
    let document = Document::parse(&text).unwrap();
    let skipped: Vec<&str> =
        all(&document, "skipped").iter().map(|skipped| skipped.attribute("message").unwrap()).collect();
    for expected in [
        "Guidance not followed: the `Independent Quality Assurance Lead` takes part in decisions it scrutinises",
        "Guidance departed from: Plymouth settles its budget in principle only, and says why",
        "Cannot tell: this is a paper about the document, not the document",
        "For judgement: Are the functions of the partnership shared out so that none is left over?",
        "Does not apply: every partner kind is named",
    ] {
        assert!(skipped.contains(&expected), "{expected} is not in {skipped:#?}");
    }
}

#[test]
fn the_gate_decides_what_fails() {
    let made = one_of_each();
    let failures = |fails: &dyn Fn(&Verdict) -> bool| {
        let text = printed(&made, fails);
        let document = Document::parse(&text).unwrap();
        count(&document.root_element(), "failures")
    };
    assert_eq!(failures(&|_| false), 0);
    assert_eq!(failures(&|verdict| verdict.outcome == Outcome::NotMet), 4);
    assert_eq!(failures(&|verdict| verdict.outcome == Outcome::NotStated), 8);
}

#[test]
fn what_could_not_be_read_is_an_error_and_what_was_accepted_says_by_whom() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    made.report.findings.push(Finding::unreadable(Code::Schema, span, "`proposed` is no status", "Write one of four."));
    made.report.unreadable.push(FileId(1));
    let verdict = made.report.verdicts.iter_mut().find(|verdict| duties(verdict)).unwrap();
    verdict.finding.as_mut().unwrap().acceptance = Some(accepted(span));
    let text = printed(&made, &|verdict| duties(verdict) && verdict.finding.as_ref().unwrap().acceptance.is_none());
    let document = Document::parse(&text).unwrap();
    let error = all(&document, "error")[0];
    assert_eq!(error.attribute("message"), Some("Could not be read: `proposed` is no status"));
    assert_eq!(error.parent().unwrap().attribute("name"), Some("arrangements/plymouth-2020-09.yaml:6:9"));
    assert_eq!(count(&document.root_element(), "errors"), 1);
    assert_eq!(count(&document.root_element(), "failures"), 0);
    let accepted = all(&document, "skipped")
        .iter()
        .filter_map(|skipped| skipped.attribute("message"))
        .find(|message| message.starts_with("Accepted (legal duty not met): "))
        .unwrap()
        .to_owned();
    assert!(accepted.contains("(by Partnership Business Manager, until 31 March 2027: "), "{accepted}");
}

#[test]
fn an_acceptance_that_is_over_fails_only_where_it_counts() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    made.report.findings.push(acceptance_over(span));
    for (counts, failures) in [(true, 1), (false, 0)] {
        let fails = Fails { verdict: &|_| false, finding: &|_| counts };
        let text = junit(&made.report, &made.sources, fails).unwrap();
        let document = Document::parse(&text).unwrap();
        assert_eq!(count(&document.root_element(), "failures"), failures);
        assert_eq!(count(&document.root_element(), "errors"), 0, "the file could be read");
        assert!(text.contains("Question: the acceptance of"), "{text}");
    }
}

#[test]
fn texts_from_files_are_escaped_and_lose_nothing() {
    let text = printed(&hostile(), &duties);
    assert!(!text.contains(steers), "{text:?}");
    let document = Document::parse(&text).unwrap();
    let failure = all(&document, "failure")[0];
    let said = failure.attribute("message").unwrap();
    assert!(said.contains("<b>&amp; \"100% ::error::forged ]]> \\u{1b}[1A\\u{85}"), "{said}");
    assert!(failure.text().unwrap().contains("ask \\u{7f}? \\u{ffff}"), "{:?}", failure.text());
    assert_eq!(all(&document, "b").len(), 0, "no element of a file's own");
}

#[test]
fn every_suite_says_what_it_rests_on() {
    let made = one_of_each();
    let text = printed(&made, &duties);
    let document = Document::parse(&text).unwrap();
    let suites = all(&document, "testsuite");
    let hash = made.report.meta.packs[0].hash.short();
    for suite in &suites {
        let mut properties = suite.descendants().filter(|node| node.attribute("name") == Some("rests on"));
        let value = properties.next().unwrap().attribute("value").unwrap();
        assert!(value.contains(&format!("statute 1.0 ({hash})")), "{value}");
    }
    assert_eq!(suites.len(), 3);
}
