//! The days on which something can change.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Tools;
use crate::expr::Shift;
use crate::law::{Catalogue, Fact};
use crate::model::{Model, Stated};
use crate::reference::Reference;
use crate::time::{Date, Day};

/// How far ahead of today, or of the day that a file speaks for, what is to come is told of, in months, unless somebody says otherwise.
pub const AHEAD_MONTHS: i32 = 24;

/// Which rules have to be asked again on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// All of them.
    All,
    /// These, by their places in the book.
    Some(BTreeSet<usize>),
}

/// The days from `first` on, up to `last`, on which some rule may come out otherwise than the day before.
pub(super) fn days(model: &Model, tools: &Tools<'_>, first: Date, last: Date) -> BTreeMap<Date, Again> {
    let mut days: BTreeMap<Date, Again> = BTreeMap::from([(first, Again::All)]);
    let inside = |day: &Date| first < *day && *day <= last;
    let stated: BTreeSet<Date> = model.stated_days().into_iter().flat_map(bounds).collect();
    let law: BTreeSet<Date> = law_days(tools.law);
    let of_all = stated.iter().chain(&law).flat_map(|date| [Some(*date), date.next()]).flatten();
    for day in of_all.chain(list_days(tools.reference)).filter(inside) {
        days.insert(day, Again::All);
    }
    for (index, rule) in tools.rules.rules().iter().enumerate() {
        for chain in rule.shifts(tools.law) {
            for date in stated.iter().chain(&law) {
                for day in Shift::moved(*date, &chain, tools.reference).into_iter().filter(inside) {
                    if let Again::Some(rules) = days.entry(day).or_insert_with(|| Again::Some(BTreeSet::new())) {
                        rules.insert(index);
                    }
                }
            }
        }
    }
    days
}

/// The exact days between which a stated one lies.
pub(super) fn bounds(stated: Stated) -> impl Iterator<Item = Date> {
    stated.day.first().into_iter().chain(stated.day.last())
}

/// Every day on which a provision or an edition begins, the day after it ends, and the days that provisions set.
pub(in crate::check) fn law_days(law: &Catalogue) -> BTreeSet<Date> {
    let provisions = law.provisions().iter().flat_map(|provision| {
        let set = provision.facts.iter().filter_map(|(_, fact)| match fact {
            Fact::Day(day) => Some(*day),
            Fact::Months(_) | Fact::Days(_) | Fact::WorkingDays(_) => None,
        });
        provision.changes().into_iter().chain(set.flat_map(|day| day.first().into_iter().chain(day.last())))
    });
    let editions = law.editions().flat_map(|edition| [Some(edition.from), edition.until.and_then(Date::next)]);
    provisions.chain(editions.flatten()).collect()
}

/// Every day on which an area or a body begins, the day after it ends, and the day from which the lists are too old.
pub(in crate::check) fn list_days(reference: &Reference) -> impl Iterator<Item = Date> {
    let areas = reference.areas().iter().flat_map(|area| {
        let overlaps = area.health.iter().map(|overlap| overlap.life);
        std::iter::once(area.life).chain(overlaps)
    });
    let lives = areas.chain(reference.bodies().iter().map(|body| body.life));
    let days: BTreeSet<Date> = lives
        .flat_map(|life| [life.from, life.until.and_then(Date::next)])
        .flatten()
        .chain(too_old(reference))
        .collect();
    days.into_iter()
}

/// The first day on which what the lists say is no longer relied on.
pub(super) fn too_old(reference: &Reference) -> Option<Date> {
    reference.hold_until().and_then(Date::next)
}

/// The first exact day that the file gives for itself: the one it speaks for, else the earliest of its events.
pub(super) fn first_of(model: &Model) -> Option<Date> {
    let own = model.file_day().and_then(Day::first);
    own.or_else(|| {
        let events = model.stated_days().into_iter().filter(|stated| {
            model.kind(stated.element) == crate::model::vocab::Kind::Event
                && model.parent(stated.element).is_some_and(|(holder, _)| holder == model.root())
        });
        events.filter_map(|stated| stated.day.exact()).min()
    })
}
