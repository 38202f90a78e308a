//! What several answers come to together: how much of a fact is known, and what is told of it once.

use super::fact::Fact as Row;
use crate::expr::{Lacks, Said, Ty};
use crate::finding::{FactCell, Knowledge, PaperCite, Unit};
use crate::model::{Datum, ElementId, Fact, Model};

/// What is told: of one reading among several each of its members.
pub(super) fn each(said: &Said) -> &[Said] {
    if said.parts.is_empty() { std::slice::from_ref(said) } else { &said.parts }
}

/// What is named twice is told once, but equal amounts are as many amounts.
pub(super) fn add(known: &mut Vec<String>, more: Vec<String>, amounts: bool) {
    for one in more {
        if amounts || !known.contains(&one) {
            known.push(one);
        }
    }
}

pub(super) fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}

/// How much is known where several expressions together make a fact.
pub(super) fn knowledge(cell: &FactCell, lacks: &[Lacks]) -> Knowledge {
    let any = |wanted: Lacks| lacks.contains(&wanted);
    if any(Lacks::Disputed) {
        return Knowledge::Disputed;
    }
    let whole = lacks.iter().all(|lacks| *lacks == Lacks::Nothing);
    match (cell.told.is_empty(), whole) {
        (true, true) => Knowledge::NoneSaid,
        (true, false) if any(Lacks::Doubted) => Knowledge::Doubted,
        (true, false) => Knowledge::NotStated,
        (false, true) => Knowledge::Known,
        (false, false) if any(Lacks::Bounds) => Knowledge::Bounds,
        (false, false) => Knowledge::InPart,
    }
}

/// What numbers of a type are numbers of.
pub(super) fn unit(ty: &Ty) -> Option<Unit> {
    match ty {
        Ty::Int => Some(Unit::Count),
        Ty::Money => Some(Unit::Pounds),
        Ty::Share => Some(Unit::PerCent),
        Ty::List(of) => unit(of),
        _ => None,
    }
}

/// The papers that tell of the elements in which places stand; of a list that leaves something out those of all its members.
pub(super) fn around(model: &Model, cell: &FactCell, fact: &Row) -> Vec<PaperCite> {
    let is_silent = cell.knowledge == Knowledge::NoneSaid;
    let elements = cell.places.iter().filter_map(|place| model.at(*place)).flat_map(|(element, field)| {
        match field.map(|field| model.fact(element, field)) {
            Some(Fact::Known(Datum::List(list), _)) if is_silent => list.iter().filter_map(member).collect(),
            Some(_) if fact.of_elements => vec![element],
            _ => Vec::new(),
        }
    });
    elements.flat_map(|element| model.papers_that_say(model.span(element))).collect()
}

fn member(fact: Fact<'_>) -> Option<ElementId> {
    if let Fact::Known(Datum::Element(member), _) = fact { Some(member) } else { None }
}
