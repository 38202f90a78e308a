//! What the published document sets out, and who signed a paper off.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::model::{HEADING_ONLY, Model, Silence};

/// Kinds of text that set out more than themselves, with the only topic that they do, or none for all. Whatever any other text says
/// of the arrangements, they are not set out in it.
const SET_OUT_IN: &[(&str, Option<&str>)] = &[
    ("arrangements", None),
    ("thresholds", Some("thresholds")),
    // Guidance lets them be published by themselves.
    ("child-death-review", Some("child-death-review")),
];

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

    /// Whether the published document sets a topic out in full; in part, or by a heading alone, leaves it open, and so does
    /// a paper that says so where the document itself was not read.
    ///
    /// That it does not is certain only where the file says that it lists every topic, and was not written from a paper
    /// about the document or from a part of it.
    pub(super) fn set_out(&mut self, topic: &'a str) -> Result<Kleene, EvalError> {
        let Some(root @ Thing::Of { model: at, .. }) = self.context.arrangement() else { return Ok(Kleene::False) };
        let contents = self.named(root, key!("published-contents"));
        let site = contents.at;
        let Value::List(seq) = contents.value else { return Ok(Kleene::False) };
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let Value::Thing(content) = member.what.value else { continue };
            if content.id(self.context.models) != Some(topic) {
                continue;
            }
            let says = self.named(content, key!("says"));
            return Ok(match (says.value, member.maybe) {
                (_, Some(maybe)) => Kleene::Unknown(maybe),
                (Value::Unknown(gap), None) => Kleene::Unknown(gap),
                (value, None) if value.text() == Some("partly") => Kleene::Unknown(self.miss(says.at, Why::InPart)),
                (value, None) if value.text() == Some("heading") => {
                    Kleene::Unknown(self.miss(says.at, Why::Doubted(HEADING_ONLY)))
                }
                (value, None) if value.text() == Some("fully") && !self.is_read_in_the_document(content) => {
                    let why = Why::Open("a paper says so, and the published document itself was not read for it");
                    Kleene::Unknown(self.miss(says.at, why))
                }
                (value, None) if value.text() == Some("fully") => self.is_published_text(content, topic)?,
                _ => Kleene::False,
            });
        }
        let silence = self.context.model(at).map(Model::why_not_stated);
        if self.tail(&seq).is_none() && silence != Some(Silence::NotRead) {
            return Ok(Kleene::False);
        }
        Ok(Kleene::Unknown(self.miss(site, Why::NoTopic(topic))))
    }

    /// Whether what is said of a topic is the published document's own word. Where nothing is cited for it, it is enough that
    /// the document is among the sources, or that the file names no source at all.
    fn is_read_in_the_document(&mut self, content: Thing<'a>) -> bool {
        let Thing::Of { model: at, element } = content else { return false };
        let Some(model) = self.context.model(at) else { return false };
        if model.is_published_word(element) {
            return true;
        }
        let has_no_source = model.of_kind(Kind::Source).next().is_none();
        model.citations(element, None).next().is_none() && (has_no_source || self.document_was_read() == Kleene::True)
    }

    /// Whether the document that sets a topic out is a finished text that holds; where none is named, any of the arrangements'
    /// own that is stated.
    fn is_published_text(&mut self, content: Thing<'a>, topic: &str) -> Result<Kleene, EvalError> {
        let document = self.named(content, key!("document"));
        let holds = match document.value {
            Value::Thing(text) => self.sets_out(text, content, topic)?,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => self.some_text_sets_out(content)?,
        };
        if holds == Kleene::False {
            let why = Why::Open(
                "the document that sets it out is not finished, not published, replaced, of another kind or not for all areas",
            );
            return Ok(Kleene::Unknown(self.miss(document.at, why)));
        }
        Ok(holds)
    }

    /// A published text of the arrangements for all of their areas that holds.
    fn sets_out(&mut self, text: Thing<'a>, content: Thing<'a>, topic: &str) -> Result<Kleene, EvalError> {
        let of_kind = self.is_of_the_arrangements(text, content, topic);
        let for_all = self.is_for_all_areas(text)?;
        let own = self.and(of_kind, for_all);
        let holds = self.is_out_and_holds(text, content)?;
        Ok(self.and(own, holds))
    }

    fn is_out_and_holds(&mut self, text: Thing<'a>, content: Thing<'a>) -> Result<Kleene, EvalError> {
        let holds = self.holds(text)?;
        let out = self.is_out(text, content);
        Ok(self.and(holds, out))
    }

    /// A text that stands and was not replaced by another.
    pub(super) fn holds(&mut self, text: Thing<'a>) -> Result<Kleene, EvalError> {
        let replaced = self.is_replaced(text)?;
        let stands = self.stands(text);
        Ok(self.and(stands, !replaced))
    }

    /// Finished, as far as it says, published unless its publication is still ahead, and not over.
    fn stands(&mut self, text: Thing<'a>) -> Kleene {
        let finished = match self.state_of(text) {
            Err(gap) => Kleene::Unknown(gap),
            Ok(state) => Kleene::from(state.is_none_or(|state| state == "complete")),
        };
        let published = self.came_of(text, &["published"]);
        let out = self.or(!published.any, published.some);
        let ended = self.has_ended(text);
        let there = self.and(finished, out);
        self.and(there, !ended)
    }

    /// Whether a text is of a kind in which arrangements set a topic out. Where nobody says of which it is, it is that which was read.
    fn is_of_the_arrangements(&mut self, text: Thing<'a>, content: Thing<'a>, topic: &str) -> Kleene {
        match self.named(text, key!("kind")).value {
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) && self.was_seen(content) => Kleene::True,
            Value::Unknown(gap) => Kleene::Unknown(gap),
            ref kind => Kleene::from(
                SET_OUT_IN
                    .iter()
                    .any(|(of_kind, only)| kind.text() == Some(*of_kind) && only.is_none_or(|only| only == topic)),
            ),
        }
    }

    /// Whether a text is published: by what is said of itself or, of the arrangements' own, of them; or since the topic was read in it.
    /// Of what is only proposed nobody says so yet.
    fn is_out(&mut self, text: Thing<'a>, content: Thing<'a>) -> Kleene {
        let own = self.came_of(text, &["published"]);
        if own.any == Kleene::True {
            return own.some;
        }
        if self.is_planned_enough(text) || self.was_seen(content) || self.can_be_found(text) {
            return Kleene::True;
        }
        let events = self.named(text, key!("events"));
        let unsaid = Kleene::Unknown(self.miss(events.at, Why::NoEvent("published")));
        let of_all = match (self.named(text, key!("kind")).value.text(), self.context.arrangement()) {
            (Some("arrangements"), Some(root)) => {
                let status = self.named(root, key!("status"));
                let said = self.is_word(&status.value, "published");
                let published = self.came_of(root, &["published"]).some;
                self.or(said, published)
            }
            _ => Kleene::False,
        };
        if of_all == Kleene::True { of_all } else { self.or(own.some, unsaid) }
    }

    fn can_be_found(&mut self, text: Thing<'a>) -> bool {
        let mut is_told = |key| !matches!(self.named(text, key).value, Value::Unknown(_) | Value::None);
        is_told(key!("address")) || is_told(key!("host"))
    }

    /// Whether what is said of a topic was read in the published document itself, and not only entered by who keeps the file.
    fn was_seen(&mut self, content: Thing<'a>) -> bool {
        let Thing::Of { model: at, element } = content else { return false };
        let Some(model) = self.context.model(at) else { return false };
        match model.citations(element, None).next() {
            Some(_) => model.is_published_word(element),
            None => self.document_was_read() == Kleene::True,
        }
    }

    /// Whether a text that names its areas names all those of the arrangements.
    fn is_for_all_areas(&mut self, text: Thing<'a>) -> Result<Kleene, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::True) };
        let (own, all) = (self.named(text, key!("areas")).value, self.named(root, key!("areas")).value);
        match (own, all) {
            (Value::List(own), Value::List(all)) if !self.is_silent(&own) => self.all_over(&all, |evaluator, area| {
                evaluator.exists_over(&own, |evaluator, other| Ok(evaluator.equal(&area, &other)))
            }),
            _ => Ok(Kleene::True),
        }
    }

    /// Whether another text that stands takes the place of this one.
    fn is_replaced(&mut self, text: Thing<'a>) -> Result<Kleene, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::False) };
        let Value::List(documents) = self.named(root, key!("documents")).value else { return Ok(Kleene::False) };
        let (documents, this) = (self.told_alone(documents), Placed::bare(Value::Thing(text)));
        self.exists_over(&documents, |evaluator, other| {
            let Value::Thing(other) = other.value else { return Ok(Kleene::False) };
            let Value::List(before) = evaluator.named(other, key!("supersedes")).value else {
                return Ok(Kleene::False);
            };
            let before = evaluator.told_alone(before);
            let is_it = evaluator.exists_over(&before, |evaluator, former| Ok(evaluator.equal(&former, &this)))?;
            if is_it == Kleene::False {
                return Ok(is_it);
            }
            let stands = evaluator.stands(other);
            Ok(evaluator.and(is_it, stands))
        })
    }

    /// Whether any text of the arrangements that is listed is published and holds; where none is, what is said to be in the published
    /// document is.
    fn some_text_sets_out(&mut self, content: Thing<'a>) -> Result<Kleene, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::True) };
        let Value::List(documents) = self.named(root, key!("documents")).value else { return Ok(Kleene::True) };
        let mut found = None;
        for at in 0..Self::len(&documents) {
            let Some(member) = self.member(&documents, at) else { continue };
            let Value::Thing(text) = member.what.value else { continue };
            let kind = self.named(text, key!("kind"));
            let mut own = self.is_word(&kind.value, "arrangements");
            if own == Kleene::False {
                continue;
            }
            if let Some(maybe) = member.maybe {
                own = self.and(own, Kleene::Unknown(maybe));
            }
            let holds = self.is_out_and_holds(text, content)?;
            let holds = self.and(own, holds);
            found = Some(found.map_or(holds, |before| self.or(before, holds)));
        }
        Ok(found.unwrap_or(Kleene::True))
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
            _ => self.has_happened(event, &Placed::bare(Value::Day(self.day_of_thing(event)))),
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
