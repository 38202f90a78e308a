//! Whether an element of a description is there on the judged day.

use std::sync::{Arc, LazyLock};

use super::answer::Judged;
use super::context::Context;
use super::eval::Evaluator;
use super::gaps::Why;
use super::program::{NodeId, Program};
use super::types::{Ty, is_sliced};
use super::value::{Kleene, Site, Thing};
use crate::model::vocab::{FieldId, Kind};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::Truth;

/// No expression at all: presence and absence are asked of facts only.
pub(super) static NOTHING: LazyLock<Program> = LazyLock::new(|| Program {
    text: String::new(),
    nodes: Vec::new(),
    root: NodeId(0),
    ty: Ty::Bool,
    own_words: Vec::new(),
    parts: Arc::default(),
    uses: Vec::new(),
});

/// Whether an element is there on the judged day: by its own `from` and `until`, by those of everything that holds it, and
/// only if all readings of a disputed list have it. Members of histories always are (design section 4).
#[must_use]
pub fn presence(thing: Thing<'_>, context: &Context<'_>) -> Judged {
    let mut evaluator = Evaluator::new(&NOTHING, context);
    let there = match thing {
        Thing::Of { model, element } => evaluator.there(model, element),
        Thing::Body(_) | Thing::Area(_) => Kleene::True,
    };
    match there {
        Kleene::True => Judged { truth: Truth::True, gaps: Vec::new(), is_of_none: false },
        Kleene::False => Judged { truth: Truth::False, gaps: Vec::new(), is_of_none: false },
        Kleene::Unknown(gap) => {
            Judged { truth: Truth::Unknown, gaps: evaluator.gaps.told(gap, context), is_of_none: false }
        }
    }
}

impl Evaluator<'_> {
    fn there(&mut self, at: u32, element: ElementId) -> Kleene {
        let Some(model) = self.context.model(at) else { return Kleene::True };
        if model.kind(element) == Kind::Area && model.has_left(element, self.context.day_of_model(at)) {
            return Kleene::False;
        }
        let mut there = Kleene::True;
        let mut below = element;
        while let Some((holder, field)) = model.parent(below) {
            if model.kind(holder).definition(field).is_some_and(is_sliced) {
                let present = self.present(at, below);
                there = self.and(there, present);
            }
            if let Some((span, readings)) = in_dispute(model, below, holder, field) {
                let site = Site { model: at, element: holder, field: Some(field), index: None, span };
                let gap = self.gaps.one(site, Why::Disputed(readings));
                there = self.and(there, Kleene::Unknown(gap));
            }
            below = holder;
        }
        there
    }
}

/// The dispute of which an element is only one reading: where it stands, and how many readings it has.
fn in_dispute(model: &Model, element: ElementId, holder: ElementId, field: FieldId) -> Option<(Span, usize)> {
    if !model.has_disputes() {
        return None;
    }
    match model.fact(holder, field) {
        Fact::Disputed(readings, span) => Some((span, readings.len())),
        Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
            let own = |fact: Fact<'_>| matches!(fact, Fact::Known(Datum::Element(found), _) | Fact::Uncertain(Datum::Element(found), ..) if found == element);
            let mut disputed = list.iter().filter_map(|fact| match fact {
                Fact::Disputed(readings, span) => Some((span, readings.len())),
                _ => None,
            });
            if list.iter().any(own) { None } else { disputed.next() }
        }
        _ => None,
    }
}
