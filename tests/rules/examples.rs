//! Every rule meets its examples: the loop finds the folders, so that a new rule needs no new code.

use masa::check::Checked;
use masa::finding::{Outcome, Verdict};
use masa::source::SourceProvider;
use masa::yaml::comments;

use crate::folders::{Example, rule_folders};

/// File and line of every comment that names the rule.
fn marked(rule: &str, checked: &Checked) -> Vec<(String, u32)> {
    let mut marked = Vec::new();
    for (file, source) in checked.sources.iter() {
        for comment in comments(file, source.text()) {
            let says = comment.span.slice(source.text()).unwrap().trim_start_matches('#').trim();
            if says == rule && !comment.own_line {
                marked.push((source.name().to_owned(), checked.sources.place(comment.span).unwrap().line));
            }
        }
    }
    marked.sort();
    marked
}

fn pointed_at(verdict: &Verdict, checked: &Checked) -> (String, u32) {
    let span = verdict.finding.as_ref().unwrap().primary.span;
    (checked.sources.name(span.file).into_owned(), checked.sources.place(span).unwrap().line)
}

/// What is wrong with how an example came out.
fn faults(rule: &str, guards: bool, example: &Example) -> Vec<String> {
    let checked = example.judge(&[rule]);
    let verdicts = &checked.report.verdicts;
    let count = |outcome| verdicts.iter().filter(|verdict| verdict.outcome == outcome).count();
    let outcomes: Vec<_> =
        verdicts.iter().map(|v| format!("{}: {} ({})", v.subject.name, v.outcome.id(), v.reason)).collect();
    let mut faults: Vec<String> =
        checked.report.findings.iter().map(|finding| format!("cannot be read: {}", finding.message)).collect();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{what}; outcomes: {outcomes:#?}"));
        }
    };
    let kind = example.name.split('-').next().unwrap();
    expect(!verdicts.is_empty(), "no outcome at all");
    match kind {
        "pass" if guards => {
            let nothing = verdicts.iter().filter(|verdict| verdict.reason.contains("nothing of the kind is entered"));
            expect(nothing.count() > 0, "the rule comes upon nothing that it could guard");
            expect(count(Outcome::NotApplicable) == verdicts.len(), "something is not met or cannot be told");
        }
        "pass" => {
            expect(count(Outcome::Met) + count(Outcome::ForJudgement) > 0, "nothing is met");
            expect(
                count(Outcome::Met) + count(Outcome::ForJudgement) + count(Outcome::NotApplicable) == verdicts.len(),
                "something is not met or cannot be told",
            );
        }
        "fail" => {
            let failing =
                verdicts.iter().filter(|verdict| matches!(verdict.outcome, Outcome::NotMet | Outcome::Departs));
            let mut pointed: Vec<_> = failing.map(|verdict| pointed_at(verdict, &checked)).collect();
            pointed.sort();
            pointed.dedup();
            expect(!pointed.is_empty(), "nothing is found not met");
            let marked = marked(rule, &checked);
            expect(pointed == marked, &format!("findings point at {pointed:?}, and the example marks {marked:?}"));
        }
        "silent" => {
            expect(count(Outcome::NotStated) > 0, "everything can be told");
            expect(count(Outcome::NotMet) == 0, "something is found not met");
        }
        "skip" => expect(count(Outcome::NotApplicable) == verdicts.len(), "the rule applies"),
        _ => expect(false, "an example is called pass, fail, silent or skip, with `-why` after it"),
    }
    faults
}

#[test]
fn every_rule_meets_its_examples() {
    let mut wrong = Vec::new();
    for folder in rule_folders() {
        let (rule, guards) = (&folder.rule, folder.text().contains("\nguards: true\n"));
        for example in folder.examples() {
            wrong.extend(
                faults(rule, guards, &example).into_iter().map(|fault| format!("{rule}/{}: {fault}", example.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{} examples came out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_its_examples() {
    let mut missing = Vec::new();
    for folder in rule_folders() {
        let (rule, text) = (&folder.rule, folder.text());
        let names: Vec<_> = folder.examples().into_iter().map(|example| example.name).collect();
        let (conditional, by_people) = (text.contains("when:"), text.contains("\njudgement:"));
        let dispute = text.contains("-value}");
        for kind in ["pass", "fail", "silent", "skip"] {
            let there = names.iter().any(|name| name.split('-').next() == Some(kind));
            // A dispute is there or it is not: nothing about it can be unstated or met. What people judge is never held
            // not met by masa.
            let may_lack =
                (kind == "skip" && !conditional) || (kind == "fail" && by_people) || (dispute && kind != "fail");
            if !there && !may_lack {
                missing.push(format!("{rule}: {kind}.yaml"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_condition_of_a_bundled_rule_has_its_words() {
    let without: Vec<_> = rule_folders()
        .into_iter()
        .filter(|folder| {
            let text = folder.text();
            let mut lines = text.lines().skip_while(|line| !line.starts_with("applies:"));
            let first = lines.next().unwrap().to_owned();
            let applies: String = first + &lines.take_while(|line| line.starts_with("  ")).collect::<String>();
            applies.contains("when:") && !applies.contains("only:")
        })
        .map(|folder| folder.rule)
        .collect();
    assert!(without.is_empty(), "{without:?}");
}
