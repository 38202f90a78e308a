//! Whether several areas count as one by an agreement that is in force: for whom it is and whom it binds.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::reference::BodyKind;

const LIMITED: &str = "the words for what the agreement covers name a time, an end or a condition";

impl<'a> Evaluator<'a> {
    /// The same as [`Self::agreed_as_one`], of what the function is handed.
    pub(super) fn are_agreed_as_one(&mut self, args: &[NodeId], node: NodeId) -> Result<Kleene, EvalError> {
        let thing = known!(self.asked_element(self.arg(args, 0, node)?));
        let areas = args.get(1).map(|areas| self.seq(*areas)).transpose()?;
        self.agreed_as_one(thing, areas.map(|(areas, _)| areas))
    }

    /// Whether an agreement in force is for all areas of an arrangement, or of its child death review, or for those of them that are asked
    /// about, and binds all their partners by law, of a child death review the councils and health boards (Children Act 2004, ss.16J and
    /// 16P). One area needs none.
    ///
    /// A child death review that names its agreement has that one, or another of the kind that follows it; a joint document that they all signed is an agreement to
    /// combine the areas of the arrangement.
    fn agreed_as_one(&mut self, thing: Thing<'a>, asked: Option<Seq<'a>>) -> Result<Kleene, EvalError> {
        let areas = asked.unwrap_or_else(|| self.list_of(thing, "areas"));
        if Self::len(&areas) < 2 {
            return Ok(self.tail(&areas).map_or(Kleene::True, Kleene::Unknown));
        }
        let Some(root) = self.whole_of(thing) else { return Ok(Kleene::False) };
        let is_review = thing.kind(self.context.models) == Kind::ChildDeathReview;
        if is_review {
            let named = self.named(thing, key!("agreement"));
            match named.value {
                Value::Unknown(gap) if self.gaps.is_not_stated(gap) => {}
                Value::Thing(agreement) => {
                    let joins = self.joins(agreement, &areas, is_review)?;
                    if joins == Kleene::True {
                        return Ok(joins);
                    }
                }
                Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
                _ => return Ok(Kleene::False),
            }
        }
        let kind = if is_review { "combination-for-child-death-reviews" } else { "combination-of-areas" };
        let agreements = self.list_of(root, "agreements");
        let agreed = self.exists_over(&agreements, |evaluator, agreement| {
            evaluator.joins_if(&agreement, &areas, is_review, &[("kind", kind)])
        })?;
        if is_review || agreed == Kleene::True {
            return Ok(agreed);
        }
        let documents = self.list_of(root, "documents");
        let signed = self.exists_over(&documents, |evaluator, document| {
            let Value::Thing(text) = document.value else { return Ok(Kleene::False) };
            let is_joint = match evaluator.named(text, key!("joint")).value {
                Value::Unknown(gap) => Kleene::Unknown(gap),
                said => Kleene::from(matches!(said, Value::Bool(true))),
            };
            let joins =
                evaluator.joins_if(&document, &areas, is_review, &[("kind", "arrangements"), ("state", "complete")])?;
            Ok(evaluator.and(is_joint, joins))
        })?;
        Ok(self.or(agreed, signed))
    }

    /// The same of a paper for which all these fields have to be so.
    fn joins_if(
        &mut self,
        paper: &Placed<'a>,
        areas: &Seq<'a>,
        is_review: bool,
        fields: &[(&'static str, &str)],
    ) -> Result<Kleene, EvalError> {
        let paper = match paper.value {
            Value::Thing(paper) => paper,
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            _ => return Ok(Kleene::False),
        };
        let mut is_meant = Kleene::True;
        for (field, word) in fields {
            let is_it = match self.named(paper, *field).value {
                Value::Unknown(gap) => Kleene::Unknown(gap),
                said => Kleene::from(said.text() == Some(word)),
            };
            is_meant = self.and(is_meant, is_it);
        }
        if is_meant == Kleene::False {
            return Ok(is_meant);
        }
        let joins = self.joins(paper, areas, is_review)?;
        Ok(self.and(is_meant, joins))
    }

    /// Whether an agreement or a joint document is in force, for all these areas, and binds everybody whose agreement it takes.
    fn joins(&mut self, paper: Thing<'a>, areas: &Seq<'a>, is_review: bool) -> Result<Kleene, EvalError> {
        let own = self.list_of(paper, "areas");
        let for_all = if self.is_silent(&own) { Kleene::True } else { self.all_in(areas, &own)? };
        let in_force = self.in_force(paper)?;
        let for_good = self.is_without_limit(paper);
        let joins = self.and(for_all, in_force);
        let joins = self.and(joins, for_good);
        if joins == Kleene::False {
            return Ok(joins);
        }
        let day = self.context.day;
        let bodies = match self.bodies_of_all(Function::RequiredBodies, areas, None, day).value {
            Value::List(bodies) => bodies,
            Value::Unknown(gap) => return Ok(self.and(joins, Kleene::Unknown(gap))),
            _ => return Ok(Kleene::False),
        };
        let binds_all = self.all_over(&bodies, |evaluator, body| match body.value {
            Value::Thing(body) if is_review && evaluator.is_of_the_police(body) => Ok(Kleene::True),
            Value::Thing(body) => evaluator.binds(paper, body),
            Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
            _ => Ok(Kleene::True),
        })?;
        Ok(self.and(joins, binds_all))
    }

    /// Whether nothing that a paper covers may put an end or a condition to it: what is agreed for a trial is agreed for no more.
    fn is_without_limit(&mut self, paper: Thing<'a>) -> Kleene {
        if paper.kind(self.context.models) != Kind::Agreement {
            return Kleene::True;
        }
        let covers = self.list_of(paper, "covers");
        for entry in self.members(&covers) {
            let Value::Text(text) = entry.what.value else { continue };
            if self.may_end(text, &entry.what) {
                return Kleene::Unknown(self.miss(entry.what.at, Why::Open(LIMITED)));
            }
        }
        Kleene::True
    }

    fn is_of_the_police(&mut self, body: Thing<'a>) -> bool {
        self.listed_body(body).is_some_and(|body| body.kind() == BodyKind::Police)
    }
}
