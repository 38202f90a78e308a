//! Who was party to an agreement of before, is a partner still, and is bound by nothing that follows it.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

/// How it is told whether a party speaks for a body.
type Speaks<'a> = fn(&mut Evaluator<'a>, Thing<'a>, Thing<'a>) -> Result<Kleene, EvalError>;

impl<'a> Evaluator<'a> {
    /// The partners by law that were party to an agreement and are partners still of one of those who carry it on, where nothing that
    /// follows it for the areas of these binds them.
    /// Only what is certain counts: nobody is where it is not said whom all that may follow binds, and nobody whom it may bind.
    pub(super) fn no_longer_bound(&mut self, agreement: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let none = || Placed::bare(Value::List(Seq::Made { members: Vec::new().into(), open: None }));
        let Value::List(found) = self.becomes(agreement)?.value else { return Ok(none()) };
        let mut following = Vec::new();
        for at in 0..Self::len(&found) {
            let Some(Value::Thing(next)) = self.member(&found, at).map(|member| member.what.value) else { continue };
            // Who is missing in what may be another agreement has not been left out of this one.
            if self.in_place(next) != Kleene::False && self.is_the_same_agreement(agreement, next) == Kleene::True {
                following.push(next);
            }
        }
        let was_for = self.areas_known(agreement);
        let mut left: Vec<Member<'a>> = Vec::new();
        for next in &following {
            let areas = self.areas_carried_on(*next, &was_for);
            let those = self.those_for(&following, *next, &areas);
            for one in self.left_out(agreement, &those, &areas)? {
                if !left.iter().any(|known| self.equal(&known.what, &one.what) == Kleene::True) {
                    left.push(one);
                }
            }
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: left.into(), open: None })))
    }

    /// The partners by law of areas that were party to an agreement and that none of those that follow it there binds.
    fn left_out(
        &mut self,
        agreement: Thing<'a>,
        following: &[Thing<'a>],
        areas: &[Member<'a>],
    ) -> Result<Vec<Member<'a>>, EvalError> {
        let areas = Seq::Made { members: areas.to_vec().into(), open: None };
        let day = self.context.day;
        let (mut left, mut parties, mut is_carried_on) = (Vec::new(), Vec::new(), false);
        let Value::List(by_law) = self.bodies_of_all(Function::RequiredBodies, &areas, None, day).value else {
            return Ok(left);
        };
        for at in 0..Self::len(&by_law) {
            let Some(Member { what, maybe: None }) = self.member(&by_law, at) else { continue };
            let Value::Thing(body) = what.value else { continue };
            if self.is_bound_by(agreement, body)? != Kleene::True {
                continue;
            }
            parties.push(self.party_for(agreement, body)?);
            let mut is_lost = true;
            for next in following {
                is_lost = is_lost && self.is_bound_by(*next, body)? == Kleene::False;
            }
            is_carried_on |= !is_lost;
            if is_lost {
                left.push(Member { what, maybe: None });
            }
        }
        // What one of these bodies alone was party to, one of several that took its place may carry on for all.
        let models = self.context.models;
        let is_of_one = parties.iter().all(|party| {
            party.zip(parties.first().copied().flatten()).is_some_and(|(one, first)| one.same_as(first, models))
        });
        if is_of_one && is_carried_on {
            left.clear();
        }
        Ok(left)
    }

    /// The party to an agreement that speaks for a body, where it is one by itself and not the partners together.
    fn party_for(&mut self, agreement: Thing<'a>, body: Thing<'a>) -> Result<Option<Thing<'a>>, EvalError> {
        let parties = Seq::of(self.named(agreement, key!("parties")).value);
        for at in 0..Self::len(&parties) {
            let Some(Value::Thing(party)) = self.member(&parties, at).map(|member| member.what.value) else { continue };
            let is_one = party.kind(self.context.models) != Kind::Collective;
            if is_one && self.speaks_or_spoke_for(party, body)? == Kleene::True {
                return Ok(Some(party));
            }
        }
        Ok(None)
    }

    /// Those of several agreements that stand in the same arrangement as one, or are for some of its areas.
    fn those_for(&mut self, all: &[Thing<'a>], one: Thing<'a>, areas: &[Member<'a>]) -> Vec<Thing<'a>> {
        let mut found = Vec::new();
        for other in all {
            let is_beside = match (one, *other) {
                (Thing::Of { model, .. }, Thing::Of { model: own, .. }) => model == own,
                _ => true,
            };
            let own = self.areas_known(*other);
            let is_for_some = own.is_empty()
                || own.iter().any(|area| areas.iter().any(|one| self.equal(area, &one.what) == Kleene::True));
            if is_beside || is_for_some {
                found.push(*other);
            }
        }
        found
    }

    fn areas_known(&mut self, agreement: Thing<'a>) -> Vec<Placed<'a>> {
        let areas = Seq::of(self.areas_for(agreement).value);
        self.members(&areas).into_iter().map(|member| member.what).collect()
    }

    /// The areas of the arrangement that an agreement stands in, as far as that of before was for them.
    fn areas_carried_on(&mut self, next: Thing<'a>, was_for: &[Placed<'a>]) -> Vec<Member<'a>> {
        let Some(root) = self.whole_of(next) else { return Vec::new() };
        let own = Seq::of(self.named(root, key!("areas")).value);
        let areas = self.members(&own);
        // Of bodies that are no councils no area is known: what binds these alone is for all of them.
        let is_meant = |evaluator: &mut Self, area: &Member<'a>| {
            was_for.is_empty() || was_for.iter().any(|was| evaluator.equal(was, &area.what) == Kleene::True)
        };
        areas.into_iter().filter(|area| is_meant(self, area)).collect()
    }

    /// Whether an agreement binds a body, or a document is signed for it: by itself, one that it follows by law or is followed by, or
    /// another that acts for it.
    ///
    /// Where others may be parties, nobody is left out for certain, nor where the partners together are and the body is none that is named:
    /// whether it is one is another question.
    pub(super) fn binds(&mut self, paper: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let is_document = paper.kind(self.context.models) == Kind::Document;
        let named = self.named(paper, if is_document { key!("signed-by") } else { key!("parties") });
        let parties = Seq::of(named.value);
        self.is_among_parties(paper, &Placed { value: Value::List(parties), at: named.at }, (body, Self::speaks_for))
    }

    fn are_the_partners_together(&mut self, parties: &Seq<'a>) -> bool {
        (0..Self::len(parties)).any(|at| match self.member(parties, at).map(|member| member.what.value) {
            Some(Value::Thing(who)) => who.kind(self.context.models) == Kind::Collective,
            _ => false,
        })
    }

    /// Whether an agreement of before, or one that follows it, binds a body, by those whom it names; of one that names nobody that is
    /// open.
    fn is_bound_by(&mut self, agreement: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let named = self.named(agreement, key!("parties"));
        let parties = Seq::of(named.value);
        if Self::len(&parties) == 0 {
            return Ok(self.tail(&parties).map_or(Kleene::False, Kleene::Unknown));
        }
        let parties = self.told_alone(parties);
        // Whom one of before bound, each of those bound by that went into several is.
        let told = Placed { value: Value::List(parties), at: named.at };
        self.is_among_parties(agreement, &told, (body, Self::speaks_or_spoke_for))
    }

    /// Whether a body is among the parties that are told. Where the partners together are, one that is none that is named is not left
    /// out for certain.
    fn is_among_parties(
        &mut self,
        paper: Thing<'a>,
        told: &Placed<'a>,
        (body, speaks): (Thing<'a>, Speaks<'a>),
    ) -> Result<Kleene, EvalError> {
        let Value::List(parties) = &told.value else { return Ok(Kleene::False) };
        let bound = self.exists_over(parties, |evaluator, party| {
            let who = match party.value {
                Value::Thing(who) => who,
                Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
                _ => return Ok(Kleene::False),
            };
            let speaks = speaks(evaluator, who, body)?;
            if speaks == Kleene::True || who.kind(evaluator.context.models) != Kind::Body {
                return Ok(speaks);
            }
            let acts = evaluator.acts_as_partner(paper, who, body)?;
            Ok(evaluator.or(speaks, acts))
        })?;
        if bound != Kleene::False || !self.are_the_partners_together(parties) {
            return Ok(bound);
        }
        let why =
            Why::Open("the partners together are parties, and a body that the law makes one is not named among them");
        Ok(Kleene::Unknown(self.miss(told.at, why)))
    }

    /// Whether a body, as a partner of the arrangement that an agreement stands in, is there for another.
    fn acts_as_partner(&mut self, agreement: Thing<'a>, who: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let Thing::Of { model, .. } = agreement else { return Ok(Kleene::False) };
        let Some(held) = self.context.model(model) else { return Ok(Kleene::False) };
        let mut acts = Kleene::False;
        for element in held.of_kind(Kind::Partner) {
            let partner = Thing::Of { model, element };
            let Value::Thing(own) = self.named(partner, key!("body")).value else { continue };
            if own.same_as(who, self.context.models) {
                let stands = self.stands_for(partner, body, None)?;
                acts = self.or(acts, stands);
            }
        }
        Ok(acts)
    }
}
