//! Starting a file and judging it, as the other tests do.

use std::collections::BTreeSet;

use masa::check::{Asked, Checked, Starter, StarterError, Text, starter};
use masa::finding::{Outcome, Strength, Verdict};
use masa::law::Catalogue;
use masa::reference::{AreaAnswer, Reference};
use masa::time::Date;

use super::bundled::check;

/// Today, to these tests and to those who judge for them.
pub const TODAY: &str = "2026-11-23";

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What is asked for when areas are given as people type them.
pub fn asked<'r>(areas: &[&str], as_of: Option<&str>) -> Asked<'r> {
    let day = date(as_of.unwrap_or(TODAY));
    let card = |area: &&str| match Reference::bundled().answer_area(area, day) {
        AreaAnswer::Card(card) => *card,
        other => panic!("{area} is {other:?}"),
    };
    Asked { areas: areas.iter().map(card).collect(), day, dated: as_of.is_some(), id: None, name: None }
}

/// The file, or why there is none.
pub fn try_start(asked: &Asked<'_>) -> Result<Starter, StarterError> {
    starter(asked, Reference::bundled(), Catalogue::bundled())
}

/// The file for areas, kept up to date or for a day.
pub fn start(areas: &[&str], as_of: Option<&str>) -> String {
    try_start(&asked(areas, as_of)).unwrap().text
}

/// What every rule says of texts today, each judged as an arrangement of its own.
pub fn judged_together(texts: Vec<String>) -> Checked {
    let named = |(at, text): (usize, String)| Text {
        name: format!("{at}.yaml"),
        also: Vec::new(),
        bytes: text.into_bytes(),
        named: true,
    };
    check(texts.into_iter().enumerate().map(named).collect(), &[], false)
}

/// What every rule says of a text today.
pub fn judged(text: &str) -> Checked {
    judged_together(vec![text.to_owned()])
}

/// The rule of a verdict, by its id.
pub fn rule<'c>(checked: &'c Checked, verdict: &Verdict) -> &'c str {
    &checked.report.rules[verdict.rule].id
}

/// Rule and subject of each verdict on an arrangement that is not for want of facts, with the outcome.
pub fn settled(checked: &Checked) -> BTreeSet<(String, String, Outcome)> {
    let verdicts = checked.report.verdicts.iter();
    let verdicts = verdicts.filter(|one| !matches!(one.outcome, Outcome::NotStated | Outcome::NotApplicable));
    verdicts.map(|one| (rule(checked, one).to_owned(), one.subject.key.clone(), one.outcome)).collect()
}

/// Nothing is wrong with the files themselves.
pub fn assert_readable(checked: &Checked, of: &str) {
    let wrong: Vec<_> = checked.report.findings.iter().map(|finding| (&finding.code, &finding.message)).collect();
    assert!(wrong.is_empty(), "{of}: {wrong:?}");
}

/// The legal duties among the verdicts that came out so.
pub fn duties(checked: &Checked, outcome: Outcome) -> BTreeSet<&str> {
    let verdicts = checked.report.verdicts.iter().filter(|one| one.strength == Strength::Duty);
    verdicts.filter(|one| one.outcome == outcome).map(|one| rule(checked, one)).collect()
}

/// Nothing is wrong with a text itself, and no legal duty is unmet.
pub fn assert_sound(text: &str, of: &str) -> Checked {
    let checked = judged(text);
    assert_readable(&checked, of);
    let unmet = duties(&checked, Outcome::NotMet);
    assert!(unmet.is_empty(), "{of}: {unmet:?}");
    checked
}
