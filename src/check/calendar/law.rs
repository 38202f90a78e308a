//! What the law and the lists of areas and bodies bring.

use super::due::{End, Found, Stretch};
use crate::check::run::Tools;
use crate::check::timeline::{bodies, editions, law_days, time_past, turned};
use crate::finding::DueSort;
use crate::model::Model;
use crate::time::Date;

/// How many provisions are told of one day by themselves; more are counted.
const MOST: usize = 4;

/// Law that begins or ends, and times that it allows and that are past.
pub(super) fn of_law(stretch: Stretch, tools: &Tools<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for day in law_days(tools.law).into_iter().filter(|day| stretch.has(*day)) {
        let told = editions(day, tools).into_iter().chain(time_past(day, tools.law)).map(|happening| happening.words);
        found.extend(told.map(|words| due(DueSort::Law, day, words)));
        let mut provisions: Vec<String> = turned(day, tools.law.provisions().iter(), tools).collect();
        let more = provisions.len().saturating_sub(MOST);
        if more > 0 {
            provisions.truncate(MOST);
            let of = if more == 1 {
                "1 further provision begins or ends".to_owned()
            } else {
                format!("{more} further provisions begin or end")
            };
            provisions.push(format!("{of}; `masa law changes --from {day} --to {day}` tells which"));
        }
        found.extend(provisions.into_iter().map(|words| due(DueSort::Law, day, words)));
    }
    found
}

/// Editions of Working Together that begin.
pub(super) fn editions_in<'a>(stretch: Stretch, tools: &'a Tools<'_>) -> impl Iterator<Item = Found> + use<'a> {
    let days = law_days(tools.law).into_iter().filter(move |day| stretch.has(*day));
    days.flat_map(|day| {
        editions(day, tools).into_iter().map(move |one| due(DueSort::Law, day, one.words)).collect::<Vec<_>>()
    })
}

/// Areas and bodies of an arrangement that begin or end on one of these days.
pub(super) fn of_bodies<'a>(model: &'a Model, days: &'a [Date], tools: &'a Tools<'_>) -> impl Iterator<Item = Found> {
    let told = |day: &Date| {
        bodies(*day, model, tools.reference)
            .into_iter()
            .map(|one| due(DueSort::Body, *day, one.words))
            .collect::<Vec<_>>()
    };
    days.iter().flat_map(told)
}

fn due(sort: DueSort, day: Date, words: String) -> Found {
    Found {
        sort,
        key: format!("{}/{day}/{words}", sort.id()),
        day: day.into(),
        end: End::Last,
        is_open: false,
        words,
        note: String::new(),
        place: None,
    }
}
