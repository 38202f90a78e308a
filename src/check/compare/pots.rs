//! Of which pot a sum is, where the money of a year lies in several.

use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::Date;

/// The pots of the latest year among those in which places stand, in the order of the places; nothing where that year has only one.
pub(super) fn of(model: &Model, places: &[Span]) -> Option<Vec<String>> {
    let mut budgets: Vec<ElementId> = Vec::new();
    for budget in places.iter().filter_map(|place| budget_at(model, *place)) {
        if !budgets.contains(&budget) {
            budgets.push(budget);
        }
    }
    let latest = budgets.iter().map(|budget| begins(model, *budget)).max()?;
    let is_of_it = |budget: &ElementId| begins(model, *budget) == latest;
    if model.of_kind(Kind::Budget).filter(is_of_it).count() < 2 {
        return None;
    }
    Some(budgets.iter().filter(|budget| is_of_it(budget)).map(|budget| name(model, *budget)).collect())
}

/// Puts the pot before each sum, where it is known which is of which.
pub(super) fn name_each(told: &mut [String], pots: &[String]) {
    if told.len() == pots.len() {
        for (told, pot) in told.iter_mut().zip(pots) {
            *told = format!("{pot}: {told}");
        }
    }
}

/// The budget in which something stands.
fn budget_at(model: &Model, place: Span) -> Option<ElementId> {
    let (element, _) = model.at(place)?;
    let up = |element: &ElementId| model.parent(*element).map(|(parent, _)| parent);
    std::iter::successors(Some(element), up).find(|element| model.kind(*element) == Kind::Budget)
}

fn begins(model: &Model, budget: ElementId) -> Option<Date> {
    match model.named(budget, key!("year")) {
        Fact::Known(Datum::Year(year), _) => Some(year.first()),
        _ => None,
    }
}

fn name(model: &Model, budget: ElementId) -> String {
    let pot = model.words_of(budget, "pot");
    if pot.is_empty() { "no pot named".to_owned() } else { pot }
}
