//! What begins, ends or is replaced in the law between two days.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::finding::{LawChange, LawChanges, LawDay, LawTurn};
use crate::law::{Catalogue, Instrument, InstrumentKind, Provision, Start};
use crate::reference::Reference;
use crate::time::{Date, Day};

/// Why there is nothing to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LawChangesError {
    /// The last day lies before the first.
    #[error("the last day, {to}, lies before the first, {from}")]
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
}

/// What begins, ends or is replaced from one day to another, both counted in: instruments, and provisions one by one.
///
/// # Errors
///
/// When the last day lies before the first.
pub fn law_changes(
    law: &Catalogue,
    reference: &Reference,
    from: Date,
    to: Date,
) -> Result<LawChanges, LawChangesError> {
    if to < from {
        return Err(LawChangesError::Backwards { from, to });
    }
    let within = |day: &Date| from <= *day && *day <= to;
    let mut days: BTreeMap<Date, LawDay> = BTreeMap::new();
    for instrument in law.instruments() {
        for (day, words) in of_instrument(law, instrument).into_iter().filter(|(day, _)| within(day)) {
            days.entry(day).or_default().instruments.push(words);
        }
    }
    let replaced = replaced(law);
    for provision in law.provisions() {
        let changes = of_provision(law, reference, provision, &replaced);
        for (day, change) in changes.into_iter().filter(|(day, _)| within(day)) {
            days.entry(day).or_default().changes.push(change);
        }
    }
    for (day, told) in &mut days {
        told.day = day.to_string();
        told.changes.sort_by_key(|change| LawTurn::ALL.iter().position(|turn| *turn == change.turn));
    }
    let may_begin = |provision: &&Provision| matches!(provision.start, Start::NotYet { looked, .. } if looked < to);
    Ok(LawChanges {
        law_as_at: law.data_date().map_or_else(String::new, |day| day.to_string()),
        from: from.to_string(),
        to: to.to_string(),
        days: days.into_values().collect(),
        waiting: law.provisions().iter().filter(may_begin).map(|provision| law.cite(provision)).collect(),
    })
}

/// What became of an instrument as a whole, with the days.
fn of_instrument(law: &Catalogue, instrument: &Instrument) -> Vec<(Date, String)> {
    let short = &instrument.short;
    let replaced = instrument.replaces.as_deref().and_then(|id| law.instrument(id));
    let begins = match (instrument.kind, replaced) {
        (_, Some(before)) => format!("{short} takes the place of {}", before.short),
        (InstrumentKind::Act, None) => format!("{short} is passed"),
        (InstrumentKind::Regulations, None) => format!("{short} is made"),
        (InstrumentKind::Edition | InstrumentKind::Guidance, None) => format!("{short} is published"),
    };
    let day = if replaced.is_some() { instrument.from } else { instrument.published };
    let mut told = vec![(day, begins)];
    if instrument.replaced_by.is_none()
        && let Some(over) = instrument.until.and_then(Date::next)
    {
        told.push((over, format!("{short} holds no longer, and nothing takes its place")));
    }
    told
}

/// The day from which a provision is over.
fn over(provision: &Provision) -> Option<Date> {
    provision.until.and_then(Date::next)
}

/// Whose place a provision takes: what it continues, as far as that ends on the day on which it begins itself.
fn predecessors<'l>(law: &'l Catalogue, provision: &Provision) -> Vec<&'l Provision> {
    let Start::On(begins) = provision.start else { return Vec::new() };
    let before = provision.carried_from.iter().filter_map(|id| law.provision(id));
    before.filter(|before| over(before) == Some(begins)).collect()
}

/// Ids of all provisions whose place another takes on the day they are over.
fn replaced(law: &Catalogue) -> BTreeSet<&str> {
    law.provisions()
        .iter()
        .flat_map(|provision| predecessors(law, provision))
        .map(|before| before.id.as_str())
        .collect()
}

fn of_provision(
    law: &Catalogue,
    reference: &Reference,
    provision: &Provision,
    replaced: &BTreeSet<&str>,
) -> Vec<(Date, LawChange)> {
    let change =
        |turn, areas| LawChange { turn, law: law.cite(provision), areas, before: Vec::new(), stands: Vec::new() };
    let mut told = Vec::new();
    match &provision.start {
        Start::On(day) => told.push((*day, beginning(law, provision))),
        Start::ByArea { earliest, everywhere, areas } => {
            told.push((*earliest, change(LawTurn::BeginsAreaByArea, Vec::new())));
            let mut known: BTreeMap<Date, Vec<String>> = BTreeMap::new();
            for (area, day) in areas {
                let name = reference.area(area).map_or(area.as_str(), |area| area.name);
                known.entry(*day).or_default().push(name.to_owned());
            }
            told.extend(known.into_iter().map(|(day, names)| (day, change(LawTurn::BeginsIn, names))));
            told.extend(everywhere.map(|day| (day, change(LawTurn::HoldsEverywhere, Vec::new()))));
        }
        Start::NotYet { .. } => {}
    }
    if let Some(day) = over(provision).filter(|_| !replaced.contains(provision.id.as_str())) {
        told.push((day, ending(law, provision, day)));
    }
    let past = provision.limits().filter_map(|limit| limit.last().and_then(Date::next));
    told.extend(past.map(|day| (day, change(LawTurn::TimePast, Vec::new()))));
    told
}

/// That a provision ends; of a line of guidance that repeats a duty, that the duty stands in the law it repeats.
fn ending(law: &Catalogue, provision: &Provision, day: Date) -> LawChange {
    let is_law = |other: &&Provision| {
        let instrument = law.instrument(&other.instrument);
        instrument.is_some_and(|one| matches!(one.kind, InstrumentKind::Act | InstrumentKind::Regulations))
    };
    let same = provision.same_duty_as.iter().filter_map(|id| law.provision(id)).filter(is_law);
    let stands: Vec<_> = same.filter(|other| other.in_force(Day::from(day)).is_true()).map(|o| law.cite(o)).collect();
    let turn = if stands.is_empty() || is_law(&provision) { LawTurn::Ends } else { LawTurn::DutyStands };
    let stands = if turn == LawTurn::DutyStands { stands } else { Vec::new() };
    LawChange { turn, law: law.cite(provision), areas: Vec::new(), before: Vec::new(), stands }
}

/// What it is that a provision's first day brings.
fn beginning(law: &Catalogue, provision: &Provision) -> LawChange {
    let before = predecessors(law, provision);
    let same = |other: &&Provision| other.says == provision.says && other.force == provision.force;
    let turn = match before.as_slice() {
        [] => LawTurn::Begins,
        before if before.iter().all(same) => LawTurn::GoesOn,
        _ => LawTurn::TakesThePlace,
    };
    let before = before.into_iter().map(|before| law.cite(before)).collect();
    LawChange { turn, law: law.cite(provision), areas: Vec::new(), before, stands: Vec::new() }
}
