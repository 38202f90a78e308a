//! What is kept of old arrangements beside those that follow, with their end: it covers their last days, and its name is that of what ends.

use masa::finding::{Outcome, Restructure};

use crate::ahead::step;
use crate::compared::text;

const FOLLOWS: &str = "masa: 1
id: peninsula
describes: peninsula-2027
name: Peninsula Partnership
status: published
as-at: 2026-11-15
areas: [devon, cornwall]
supersedes: [devon-2024, cornwall-2024]
events: [{what: in-force, date: 2027-04-01}]
partners: [{body: devon}, {body: cornwall}]
budgets:
  - {year: 2027/28, contributions: [{payer: devon, amount: 900}, {payer: cornwall, amount: 900}], complete: [contributions]}
complete: [budgets, agreements]
";

fn old(area: &str, council: &str, year: &str) -> String {
    format!(
        "masa: 1\nid: {area}\ndescribes: {area}-2024\nname: {council} Partnership\nstatus: published\nas-at: 2026-11-15\n\
         areas: [{area}]\nevents: [{{what: in-force, date: 2024-12-02}}, {{what: ends, date: 2027-03-31}}]\n\
         partners: [{{body: {area}}}]\n\
         budgets:\n  - {{year: {year}, contributions: [{{payer: {area}, amount: 900}}], complete: [contributions]}}\n\
         succession:\n  - {{kind: merge, into: [peninsula-2027], ends: 2027-03-31, begins: 2027-04-01, residual-duties: \
         [{council} Council keeps the records of the {council} Partnership, {council} Council is their controller], \
         complete: [residual-duties]}}\ncomplete: [budgets, agreements, succession]\n"
    )
}

/// The step in which both old files are kept, that of Cornwall with other words.
fn kept(edit: (&str, &str)) -> Restructure {
    let (devon, cornwall) = (old("devon", "Devon County", "2026/27"), old("cornwall", "Cornwall", "2026/27"));
    assert!(cornwall.contains(edit.0), "{}", edit.0);
    let edited = cornwall.replace(edit.0, edit.1);
    let before = vec![text("devon.yaml", &devon), text("cornwall.yaml", &cornwall)];
    let after = vec![text("devon.yaml", &devon), text("cornwall.yaml", &edited), text("peninsula.yaml", FOLLOWS)];
    step([before, after], None, "2026-11-23")
}

fn outcomes(step: &Restructure, rule: &str) -> Vec<Outcome> {
    let is_of = |at: usize| step.after.rules[at].id.as_str() == rule;
    step.handovers.iter().filter(|verdict| is_of(verdict.rule)).map(|verdict| verdict.outcome).collect()
}

#[test]
fn the_budget_that_ends_with_the_arrangements_covers_their_last_days() {
    let same = ("year: 2026/27", "year: 2026/27");
    assert_eq!(outcomes(&kept(same), "contribution-lost"), [Outcome::Met, Outcome::Met]);
    let dropped = ("payer: cornwall, amount: 900", "payer: cornwall, amount: 0");
    let step = kept(dropped);
    let lost = step.handovers.iter().find(|verdict| verdict.outcome == Outcome::NotMet && verdict.finding.is_some());
    let said = lost.and_then(|verdict| verdict.finding.as_ref()).map(|finding| finding.message.as_str().to_owned());
    assert!(said.unwrap().ends_with("(for the days until Cornwall Partnership ends, on 31 March 2027)"));
}

#[test]
fn the_records_of_what_ends_are_not_those_of_who_follows() {
    let same = ("Council keeps", "Council keeps");
    assert_eq!(outcomes(&kept(same), "records-left-to-nobody"), [Outcome::Met, Outcome::Met]);
    let itself =
        ("Cornwall Council keeps the records of the Cornwall Partnership", "Cornwall Partnership keeps the records");
    assert!(outcomes(&kept(itself), "records-left-to-nobody").iter().any(|outcome| *outcome != Outcome::Met));
}
