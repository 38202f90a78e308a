//! The view of functions: each owner with what it sees to, and what has no owner.

use super::sketch::{Row, Sketch, capital, named, stated};
use super::standing::aside;
use crate::check::diff::{led, text};
use crate::finding::Sort;
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact};

pub(super) fn draw(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    // Groups first, in the order of the file, whoever names their functions.
    let listing: Vec<ElementId> = model.of_kind(Kind::Group).chain(model.of_kind(Kind::Post)).collect();
    for owner in listing {
        let said = stated(model, owner, "functions");
        let listed: Vec<ElementId> = model
            .of_kind(Kind::Function)
            .filter(|function| led(model, *function, key!("owners")).contains(&owner))
            .collect();
        if said.is_empty() && listed.is_empty() {
            continue;
        }
        let at = draw_owner(sketch, owner);
        for (datum, doubt) in said {
            let words = model.words(datum).replace('-', " ");
            let about = listed.iter().copied().find(|one| model.name(*one).replace('-', " ") == words);
            sketch.tell(at, format!("{}{doubt}", capital(&words)), about);
        }
    }
    for function in model.of_kind(Kind::Function) {
        let words = format!("{}{}", function_words(sketch, function), aside(model, function, sketch.day));
        let owners = named(model, function, "owners");
        for (owner, said) in &owners {
            let at = draw_owner(sketch, *owner);
            sketch.tell(at, format!("{words}{said}"), Some(function));
        }
        let word = text(model, function, key!("function")).unwrap_or_default();
        if owners.is_empty() && model.owners_of(word).is_empty() {
            let is_said = match model.named(function, key!("owners")) {
                Fact::None(_) => true,
                Fact::Known(Datum::List(list), _) => list.is_empty(),
                // Where it is in doubt that there is none, no more can be said than that no owner is stated for sure.
                _ => false,
            };
            let (name, row) = if is_said {
                ("Nobody, as stated", Row::new(9, "Said to have no owner"))
            } else {
                ("Owner not stated", Row::new(10, "Not said who owns them"))
            };
            let at = sketch.draw_nobody(name, row);
            sketch.tell(at, words, Some(function));
        }
    }
}

fn function_words(sketch: &Sketch<'_>, function: ElementId) -> String {
    text(sketch.model, function, key!("function"))
        .map_or_else(|| "A function that is not named".to_owned(), |word| capital(&word.replace('-', " ")))
}

fn draw_owner(sketch: &mut Sketch<'_>, owner: ElementId) -> usize {
    let (sort, row) = match sketch.model.kind(owner) {
        Kind::Group => (Sort::Group, Row::new(2, "Groups")),
        Kind::Post => (Sort::Post, Row::new(3, "Posts")),
        Kind::Collective => (Sort::Partners, Row::new(0, "Partners together")),
        _ => (Sort::Body, Row::new(1, "Bodies")),
    };
    sketch.draw(owner, sort, row)
}
