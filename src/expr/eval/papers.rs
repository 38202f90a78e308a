//! What the published document sets out, and who signed a paper off.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::model::{HEADING_ONLY, Model, Silence};

impl<'a> Evaluator<'a> {
    /// Whether the published document itself is among the sources, were it only read in part.
    pub(super) fn document_was_read(&mut self) -> Kleene {
        let at = self.context.current();
        let Some(model) = self.context.model(at) else { return Kleene::False };
        let mut read = Kleene::False;
        for element in model.of_kind(Kind::Source) {
            let kind = match self.named(Thing::Of { model: at, element }, key!("kind")).value {
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                kind => Kleene::from(kind.text() == Some("the-document")),
            };
            read = self.or(read, kind);
        }
        read
    }

    /// Whether the published document sets a topic out in full; in part, or by a heading alone, leaves it open.
    ///
    /// That it does not is certain only where the file says that it lists every topic, and was not written from a paper
    /// about the document or from a part of it.
    pub(super) fn set_out(&mut self, topic: &'a str) -> Kleene {
        let Some(root @ Thing::Of { model: at, .. }) = self.context.arrangement() else { return Kleene::False };
        let contents = self.named(root, key!("published-contents"));
        let site = contents.at;
        let Value::List(seq) = contents.value else { return Kleene::False };
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let Value::Thing(content) = member.what.value else { continue };
            if content.id(self.context.models) != Some(topic) {
                continue;
            }
            let says = self.named(content, key!("says"));
            return match (says.value, member.maybe) {
                (_, Some(maybe)) => Kleene::Unknown(maybe),
                (Value::Unknown(gap), None) => Kleene::Unknown(gap),
                (value, None) if value.text() == Some("partly") => Kleene::Unknown(self.miss(says.at, Why::InPart)),
                (value, None) if value.text() == Some("heading") => {
                    Kleene::Unknown(self.miss(says.at, Why::Doubted(HEADING_ONLY)))
                }
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

    /// Whether the document that sets a topic out is a finished text that holds; where none is named, any of the arrangements'
    /// own that is stated.
    fn is_published_text(&mut self, content: Thing<'a>) -> Kleene {
        let document = self.named(content, key!("document"));
        let holds = match document.value {
            Value::Thing(text) => self.holds(text),
            _ => self.some_text_holds(),
        };
        if holds == Kleene::False {
            let why = Why::Open("the document that sets it out is not finished, or no longer holds");
            return Kleene::Unknown(self.miss(document.at, why));
        }
        holds
    }

    /// A finished text, or one of which it is not said how far it has come, that is not over.
    pub(super) fn holds(&mut self, text: Thing<'a>) -> Kleene {
        let finished = match self.state_of(text) {
            Err(gap) => Kleene::Unknown(gap),
            Ok(state) => Kleene::from(state.is_none_or(|state| state == "complete")),
        };
        let ended = self.has_ended(text);
        self.and(finished, !ended)
    }

    fn some_text_holds(&mut self) -> Kleene {
        let Some(root) = self.context.arrangement() else { return Kleene::True };
        let Value::List(documents) = self.named(root, key!("documents")).value else { return Kleene::True };
        let mut found = None;
        for at in 0..Self::len(&documents) {
            let Some(member) = self.member(&documents, at) else { continue };
            let Value::Thing(text) = member.what.value else { continue };
            let kind = self.named(text, key!("kind"));
            if self.is_word(&kind.value, "arrangements") == Kleene::False {
                continue;
            }
            let holds = self.holds(text);
            found = Some(found.map_or(holds, |before| self.or(before, holds)));
        }
        found.unwrap_or(Kleene::True)
    }

    /// Whether somebody holding a post signed or approved a paper.
    ///
    /// That its body did, a group, or the partners together, leaves open by which post.
    pub(super) fn signed_off_by(&mut self, paper: Thing<'a>, post: Thing<'a>) -> Result<Kleene, EvalError> {
        let mut signed = self.signs(paper, "signed-by", post)?;
        let events = self.named(paper, key!("events"));
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
        let what = self.named(event, key!("what"));
        match what.value {
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            ref what if !matches!(what.text(), Some("approved" | "signed-off")) => return Ok(Kleene::False),
            _ => {}
        }
        // What is said without a day to have been approved has been.
        let date = self.named(event, key!("date"));
        let decided = match date.value {
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) => self.is_decided(event),
            _ => self.has_happened(event, &Placed::bare(Value::Day(self.context.day))),
        };
        if decided == Kleene::False {
            return Ok(decided);
        }
        let signs = self.signs(event, "by", post)?;
        Ok(self.and(decided, signs))
    }

    /// Whether a post is among those that a list names.
    fn signs(&mut self, holder: Thing<'a>, list: &str, post: Thing<'a>) -> Result<Kleene, EvalError> {
        let signed = self.named(holder, list);
        let Value::List(seq) = signed.value else { return Ok(Kleene::False) };
        let body = self.named(post, key!("body"));
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
}
