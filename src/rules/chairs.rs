//! Who is in the chair of a group, in words, and what is said of a chair in which nobody is for certain.

use super::owners::{Owner, absent, add, in_words, is_asked, nobody, of_element};
use super::step::Step;
use crate::model::{Datum, ElementId, Fact, Model};

/// Those who are only vice-chairs of a group.
pub(super) fn in_vice_chairs(model: &Model, chairs: &[ElementId], step: &Step<'_>) -> Vec<Owner> {
    let is_vice = |chair: &&ElementId| matches!(model.named(**chair, "as"), Fact::Known(Datum::Word("vice-chair"), _));
    let (vice, others): (Vec<ElementId>, Vec<ElementId>) = chairs.iter().partition(is_vice);
    let of = |chairs: Vec<ElementId>| -> Vec<Owner> {
        chairs.into_iter().flat_map(|chair| of_element(model, chair, step)).collect()
    };
    let chairing = of(others);
    of(vice).into_iter().filter(|owner| !chairing.contains(owner)).collect()
}

/// Who chairs a group, and apart from these who is only a vice-chair.
pub(super) fn in_the_chair(found: &[Owner], vice: &[Owner]) -> String {
    let (vice, chairing): (Vec<Owner>, Vec<Owner>) = found.iter().cloned().partition(|owner| vice.contains(owner));
    match (chairing.as_slice(), vice.as_slice()) {
        (chairing, []) => format!("chaired by {}", in_words(chairing)),
        ([], vice) => format!("vice-chaired by {}", in_words(vice)),
        (chairing, vice) => format!("chaired by {}, and vice-chaired by {}", in_words(chairing), in_words(vice)),
    }
}

/// Those among whom a chair goes round, where it is not said whose turn it is: where none of them is there, nobody is in it, whoever's turn it may be.
pub(super) fn those_in_turn(model: &Model, chairs: &[ElementId], step: &Step<'_>) -> Vec<Owner> {
    let mut found = Vec::new();
    for chair in chairs {
        for among in model.led_by(*chair, "among") {
            let owners = if is_asked(model, *chair, among, step) { of_element(model, among, step) } else { Vec::new() };
            if owners.is_empty() {
                add(&mut found, Owner { named_in: Some(model.file()), ..Owner::new(model.name(among), Vec::new()) });
            }
            for owner in owners {
                add(&mut found, owner);
            }
        }
    }
    found
}

/// A group in whose chair nobody is, be it by its state or by its days.
pub(super) fn with_empty_chair(model: &Model, name: &str, chair: ElementId, step: &Step<'_>) -> Owner {
    let on = step.day.in_words();
    match absent(model, chair, step) {
        Some(why) if !why.starts_with("there ") => {
            nobody(model, format!("{name} (chair {why})"), format!("the chair of {name} is {why}"))
        }
        _ => nobody(model, format!("{name} (nobody in the chair on {on})"), format!("nobody chairs {name} on {on}")),
    }
}

/// A group of which a chair is named, and nobody in it: said aloud to be nobody, in doubt, disputed, or not to be read. An owner takes no such chair.
pub(super) fn with_open_chair(model: &Model, group: ElementId, name: &str) -> Option<Owner> {
    let told = match model.named(group, "chairs") {
        Fact::Known(Datum::List(chairs), _) => chairs.iter().find_map(|chair| match chair {
            Fact::Known(Datum::Element(chair), _) => in_it(model, chair),
            _ => Some(Told::Unclear),
        })?,
        // A group without any chair is its owner's.
        Fact::None(_) => return None,
        fact => told(fact)?,
    };
    Some(match told {
        Told::Nobody => by_nobody(model, name),
        Told::Unclear => {
            let vacancy = format!("it cannot be told who chairs {name}");
            nobody(model, format!("{name} (who chairs it cannot be told)"), vacancy)
        }
    })
}

/// A group that is said to be chaired by nobody.
pub(super) fn by_nobody(model: &Model, name: &str) -> Owner {
    nobody(model, format!("{name} (nobody chairs it)"), format!("{name} is said to be chaired by nobody"))
}

/// What is told of a chair in which nobody is for certain.
enum Told {
    Nobody,
    Unclear,
}

fn in_it(model: &Model, chair: ElementId) -> Option<Told> {
    ["post", "body", "now"].into_iter().find_map(|field| told(model.named(chair, field)))
}

const fn told(fact: Fact<'_>) -> Option<Told> {
    match fact {
        Fact::None(_) => Some(Told::Nobody),
        Fact::Uncertain(..) | Fact::Disputed(..) | Fact::Unreadable(_) => Some(Told::Unclear),
        Fact::NotStated(_) | Fact::Known(..) => None,
    }
}
