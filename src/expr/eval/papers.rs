//! What the published document sets out, and who signed a paper off.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::model::{HEADING_ONLY, Model, Silence};

/// Kinds of text that arrangements are not set out in, whatever such a text says of them.
const OF_OTHER_THINGS: &[&str] = &["yearly-report", "practice-review", "audit", "data-set", "business-plan"];

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
                (value, None) if value.text() == Some("fully") && !self.is_read_in_the_document(content) => {
                    let why = Why::Open("a paper says so, and the published document itself was not read for it");
                    Kleene::Unknown(self.miss(says.at, why))
                }
                (value, None) if value.text() == Some("fully") => self.is_published_text(content, topic),
                _ => Kleene::False,
            };
        }
        let silence = self.context.model(at).map(Model::why_not_stated);
        if self.tail(&seq).is_none() && silence != Some(Silence::NotRead) {
            return Kleene::False;
        }
        Kleene::Unknown(self.miss(site, Why::NoTopic(topic)))
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
    fn is_published_text(&mut self, content: Thing<'a>, topic: &str) -> Kleene {
        let document = self.named(content, key!("document"));
        let holds = match document.value {
            Value::Thing(text) => self.sets_out(text, topic),
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => self.some_text_holds(),
        };
        if holds == Kleene::False {
            let why = Why::Open(
                "the document that sets it out is not finished, not published, replaced, of another kind or not for all areas",
            );
            return Kleene::Unknown(self.miss(document.at, why));
        }
        holds
    }

    /// A text of the arrangements for all of their areas that holds. What is not said of a text is taken to be as it should.
    fn sets_out(&mut self, text: Thing<'a>, topic: &str) -> Kleene {
        let of_kind = self.is_of_the_arrangements(text, topic);
        let for_all = self.is_for_all_areas(text);
        let own = self.and(of_kind, for_all);
        let holds = self.holds(text);
        self.and(own, holds)
    }

    /// A text that stands and was not replaced by another.
    pub(super) fn holds(&mut self, text: Thing<'a>) -> Kleene {
        let replaced = self.is_replaced(text);
        let stands = self.stands(text);
        self.and(stands, !replaced)
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

    /// Whether a text is of a kind in which arrangements set something out.
    fn is_of_the_arrangements(&mut self, text: Thing<'a>, topic: &str) -> Kleene {
        match self.named(text, key!("kind")).value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            ref kind => Kleene::from(match kind.text() {
                Some("thresholds") => topic.contains("threshold"),
                Some(word) => !OF_OTHER_THINGS.contains(&word),
                None => true,
            }),
        }
    }

    /// Whether a text that names its areas names all those of the arrangements.
    fn is_for_all_areas(&mut self, text: Thing<'a>) -> Kleene {
        let own = self.named(text, key!("areas"));
        let Some(root) = self.context.arrangement() else { return Kleene::True };
        let all = self.named(root, key!("areas"));
        let (own, all) = match (own.value, all.value) {
            (Value::List(own), Value::List(all)) => (own, all),
            (Value::Unknown(gap), _) | (_, Value::Unknown(gap)) if !self.gaps.is_not_stated(gap) => {
                return Kleene::Unknown(gap);
            }
            _ => return Kleene::True,
        };
        if self.is_silent(&own) {
            return Kleene::True;
        }
        // Of areas that are disputed or in doubt as a whole there is no list to go through.
        for list in [&own, &all] {
            if let (0, Some(gap)) = (Self::len(list), self.tail(list)) {
                return Kleene::Unknown(gap);
            }
        }
        let mut covered = Kleene::True;
        for at in 0..Self::len(&all) {
            let Some(area) = self.member(&all, at) else { continue };
            let mut named = Kleene::False;
            for at in 0..Self::len(&own) {
                let Some(other) = self.member(&own, at) else { continue };
                let mut same = self.equal(&area.what, &other.what);
                if let Some(maybe) = other.maybe {
                    same = self.and(same, Kleene::Unknown(maybe));
                }
                named = self.or(named, same);
            }
            if let Some(maybe) = area.maybe {
                named = self.or(named, Kleene::Unknown(maybe));
            }
            covered = self.and(covered, named);
        }
        covered
    }

    /// Whether another text that stands takes the place of this one.
    fn is_replaced(&mut self, text: Thing<'a>) -> Kleene {
        let Some(root) = self.context.arrangement() else { return Kleene::False };
        let Value::List(documents) = self.named(root, key!("documents")).value else { return Kleene::False };
        let this = Placed::bare(Value::Thing(text));
        let mut replaced = Kleene::False;
        for at in 0..Self::len(&documents) {
            let Some(member) = self.member(&documents, at) else { continue };
            let Value::Thing(other) = member.what.value else { continue };
            let Value::List(before) = self.named(other, key!("supersedes")).value else { continue };
            for at in 0..Self::len(&before) {
                let Some(former) = self.member(&before, at) else { continue };
                let mut is_it = self.equal(&former.what, &this);
                if is_it != Kleene::False {
                    let stands = self.stands(other);
                    is_it = self.and(is_it, stands);
                }
                replaced = self.or(replaced, is_it);
            }
        }
        replaced
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
