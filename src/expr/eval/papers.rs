//! What the published document sets out, who signed a paper off, and events that contradict each other.

use super::super::gaps::Why;
use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model, Silence};
use crate::time::{Day, Truth};

/// What has to come first, and what only after it.
const ORDER: &[(&str, &str)] = &[
    ("consulted", "approved"),
    ("consulted", "published"),
    ("agreed-in-principle", "approved"),
    ("approved", "published"),
    ("signed-off", "published"),
    ("published", "in-force"),
    ("approved", "in-force"),
    ("constituted", "first-met"),
    ("agreed-to-end", "ends"),
    ("in-force", "ends"),
    ("in-force", "expires"),
];

impl<'a> Evaluator<'a> {
    /// Whether the published document itself is among the sources, were it only read in part.
    pub(super) fn document_was_read(&self) -> Kleene {
        let Some(model) = self.context.models.get(self.context.current) else { return Kleene::False };
        let is_document = |source| matches!(model.named(source, "kind"), Fact::Known(Datum::Word("the-document"), _));
        Kleene::from(model.of_kind(Kind::Source).any(is_document))
    }

    /// Whether the published document sets a topic out in full; in part, or by a heading alone, leaves it open.
    ///
    /// That it does not is certain only where the file says that it lists every topic, and was not written from a paper
    /// about the document or from a part of it.
    pub(super) fn set_out(&mut self, topic: &'a str) -> Kleene {
        let Some(root @ Thing::Of { model: at, .. }) = self.context.arrangement() else { return Kleene::False };
        let contents = self.named(root, "published-contents");
        let site = contents.at;
        let Value::List(seq) = contents.value else { return Kleene::False };
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let Value::Thing(content) = member.what.value else { continue };
            if content.id(self.context.models) != Some(topic) {
                continue;
            }
            let says = self.named(content, "says");
            return match (says.value, member.maybe) {
                (_, Some(maybe)) => Kleene::Unknown(maybe),
                (Value::Unknown(gap), None) => Kleene::Unknown(gap),
                (value, None) if value.text() == Some("partly") => Kleene::Unknown(self.miss(says.at, Why::InPart)),
                (value, None) if value.text() == Some("fully") => self.is_published_text(content),
                _ => Kleene::False,
            };
        }
        let silence = self.context.model(at).map(Model::why_not_stated);
        if self.tail(&seq).is_none() && silence != Some(Silence::NotRead) {
            return Kleene::False;
        }
        Kleene::Unknown(self.miss(site, Why::NoTopic(topic)))
    }

    /// Whether the document that sets a topic out, where one is named, is a finished text that holds.
    fn is_published_text(&mut self, content: Thing<'a>) -> Kleene {
        let document = self.named(content, "document");
        let Value::Thing(text) = document.value else { return Kleene::True };
        match self.named(text, "state").value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            Value::Word(state) if state != "complete" => {
                let why = Why::Open("the document that sets it out is not finished, or no longer holds");
                Kleene::Unknown(self.miss(document.at, why))
            }
            _ => Kleene::True,
        }
    }

    /// Whether somebody holding a post signed or approved a paper.
    ///
    /// That its body did, a group, or the partners together, leaves open by which post.
    pub(super) fn signed_off_by(&mut self, paper: Thing<'a>, post: Thing<'a>) -> Result<Kleene, EvalError> {
        let mut signed = self.signs(paper, "signed-by", post)?;
        let events = self.named(paper, "events");
        if let Value::List(seq) = events.value {
            let approved = self.exists_over(&seq, |evaluator, event| match event.value {
                Value::Thing(event) => evaluator.approved_by(event, post),
                Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
                _ => Ok(Kleene::False),
            })?;
            signed = self.or(signed, approved);
        }
        Ok(signed)
    }

    fn approved_by(&mut self, event: Thing<'a>, post: Thing<'a>) -> Result<Kleene, EvalError> {
        let what = self.named(event, "what");
        match what.value {
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            ref what if !matches!(what.text(), Some("approved" | "signed-off")) => return Ok(Kleene::False),
            _ => {}
        }
        let state = self.named(event, "state");
        match state.value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Ok(Kleene::Unknown(gap)),
            Value::Word(word) if word != "in-place" => Ok(Kleene::False),
            _ => self.signs(event, "by", post),
        }
    }

    /// Whether a post is among those that a list names.
    fn signs(&mut self, holder: Thing<'a>, list: &str, post: Thing<'a>) -> Result<Kleene, EvalError> {
        let signed = self.named(holder, list);
        let Value::List(seq) = signed.value else { return Ok(Kleene::False) };
        let body = self.named(post, "body");
        self.exists_over(&seq, |evaluator, member| {
            let Value::Thing(who) = member.value else {
                return Ok(match member.value {
                    Value::Unknown(gap) => Kleene::Unknown(gap),
                    _ => Kleene::False,
                });
            };
            let models = evaluator.context.models;
            Ok(match who.kind(models) {
                Kind::Post => Kleene::from(who.same_as(post, models)),
                Kind::Body if evaluator.equal(&body, &member) == Kleene::False => Kleene::False,
                Kind::Collective if who.id(models) == Some("outside") => Kleene::False,
                _ => Kleene::Unknown(evaluator.miss(member.at, Why::WhichPost)),
            })
        })
    }

    /// Events beside one that had to come before it, and are dated after it for certain.
    ///
    /// Where several of a kind are dated, as when each body approves, one that came in time is enough.
    pub(super) fn overtakes(&mut self, event: Thing<'a>) -> Placed<'a> {
        let Thing::Of { model: at, element } = event else { return none_of_them() };
        let Some(model) = self.context.model(at) else { return none_of_them() };
        let Some(later) = happened(model, element) else { return none_of_them() };
        let siblings: Vec<(ElementId, Happened<'a>)> = model
            .of_kind(Kind::Event)
            .filter(|other| *other != element && model.parent(*other) == model.parent(element))
            .filter_map(|other| Some((other, happened(model, other)?)))
            .filter(|(other, _)| same_areas(model, *other, element))
            .collect();
        let mut members = Vec::new();
        for (first, _) in ORDER.iter().filter(|(_, after)| *after == later.what) {
            let of_kind = || siblings.iter().filter(|(_, other)| other.what == *first);
            if of_kind().all(|(_, other)| later.date.before(other.date) == Truth::True) {
                members.extend(of_kind().map(|(element, _)| *element));
            }
        }
        let place = |element| Member { what: self.event_at(at, element), maybe: None };
        let members: Vec<Member<'a>> = members.into_iter().map(place).collect();
        Placed::bare(Value::List(Seq::Made { members: members.into(), open: None }))
    }

    fn event_at(&self, model: u32, element: ElementId) -> Placed<'a> {
        let span = self.context.model(model).map(|model| model.span(element));
        let at = span.map(|span| Site { model, element, field: None, index: None, span });
        Placed { value: Value::Thing(Thing::Of { model, element }), at }
    }
}

fn none_of_them<'a>() -> Placed<'a> {
    Placed::bare(Value::List(Seq::Empty { open: None }))
}

/// What is known for certain of an event that is more than an intention.
#[derive(Clone, Copy)]
struct Happened<'a> {
    what: &'a str,
    date: Day,
}

fn happened(model: &Model, event: ElementId) -> Option<Happened<'_>> {
    let decided = matches!(model.named(event, "state"), Fact::NotStated(_) | Fact::Known(Datum::Word("in-place"), _));
    match (model.named(event, "what"), model.named(event, "date")) {
        (Fact::Known(Datum::Word(what), _), Fact::Known(Datum::Day(date), _)) if decided => {
            Some(Happened { what, date })
        }
        _ => None,
    }
}

/// Events that name areas speak of each other only where they name the same.
fn same_areas(model: &Model, a: ElementId, b: ElementId) -> bool {
    let areas = |event| match model.named(event, "areas") {
        Fact::Known(areas @ Datum::List(_), _) => Some(model.words(areas)),
        _ => None,
    };
    match (areas(a), areas(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
