//! What is asked in the place of what an edition asked that has ended.

use crate::check::Tools;
use crate::finding::{Change, Entry, Outcome};
use crate::law::Provision;
use crate::rules::Rule;
use crate::time::Date;

/// Adds to what is asked no longer, because what it rests on ended that day, by what the next edition takes its place, and from when on
/// that is asked of these arrangements.
pub(super) fn tell(entries: &mut [Entry], tools: &Tools<'_>) {
    let mut told: Vec<(usize, usize, String)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let Ok(day) = Date::parse(&entry.day) else { continue };
        let over = |change: &Change| change.after == Some(Outcome::NotApplicable);
        for (place, change) in entry.changes.iter().enumerate().filter(|(_, change)| over(change)) {
            let rule = tools.rules.rules().iter().find(|rule| rule.text.id == change.rule);
            let later = entries.get(at..).unwrap_or_default();
            if let Some(next) = rule.and_then(|rule| follows(rule, day, later, tools)) {
                told.push((at, place, next));
            }
        }
    }
    for (at, place, next) in told {
        if let Some(change) = entries.get_mut(at).and_then(|entry| entry.changes.get_mut(place)) {
            change.next = next;
        }
    }
}

/// By what a rule is followed from a day on, a clause; nothing where no provision carries on what it rested on.
fn follows(rule: &Rule<'_>, day: Date, later: &[Entry], tools: &Tools<'_>) -> Option<String> {
    let ended: Vec<&Provision> =
        rule.basis.iter().copied().filter(|one| one.until.and_then(Date::next) == Some(day)).collect();
    let carries = |next: &&Provision| ended.iter().any(|one| next.carried_from.contains(&one.id));
    let next = tools.law.provisions().iter().find(carries)?;
    let rests_on = |other: &Rule<'_>, one: &Provision| other.basis.iter().any(|own| own.id == one.id);
    if rests_on(rule, next) {
        return None;
    }
    // What rested on the edition before as well is asked before and after, and takes no place.
    let is_old =
        |other: &Rule<'_>| ended.iter().any(|one| other.basis.iter().any(|own| own.instrument == one.instrument));
    let new = tools.rules.rules().iter().filter(|other| rests_on(other, next) && !is_old(other));
    let asked: Vec<String> = new.map(|other| asked(other, day, later)).collect();
    let place = format!("{} takes its place", tools.law.cite(next).place);
    Some(if asked.is_empty() { place } else { format!("{place}, and by it is asked {}", asked.join(" and ")) })
}

/// What a rule asks, and from when on, as far as that is not at once.
fn asked(rule: &Rule<'_>, day: Date, later: &[Entry]) -> String {
    let begins =
        |change: &Change| change.rule == rule.text.id && !matches!(change.after, None | Some(Outcome::NotApplicable));
    let first = later.iter().find(|entry| entry.changes.iter().any(begins));
    let first = first.and_then(|entry| Date::parse(&entry.day).ok());
    let whether = format!("whether {}", rule.whether());
    match first {
        Some(first) if first == day => whether,
        Some(first) => format!("{whether}, of these arrangements from {} on", first.in_words()),
        None => format!("{whether}, but not of these arrangements in this time"),
    }
}
