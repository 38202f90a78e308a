//! Whether all whom it concerns agree to what an agreement of after says.

use super::super::program::NodeId;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;

impl<'a> Evaluator<'a> {
    /// Whether words of agreements of after are agreed for an area: they stand in one to which the council of every area is a party, or in one
    /// of each arrangement that follows. What is about areas by name may also be agreed by those alone that follow in the area, if all of
    /// them say it of partners of their own.
    pub(super) fn agreed_for(&mut self, text: NodeId, area: NodeId) -> Result<Kleene, EvalError> {
        let text = self.value(text)?;
        let (_, area) = known!(self.asked_thing(area));
        let (Value::Text(said) | Value::Word(said)) = text.value else {
            return Ok(Kleene::Unknown(self.missing_in(&text)));
        };
        let Some(before) = self.context.arrangement() else { return Ok(Kleene::False) };
        let by_councils = self.is_agreed_by_every_council(before, said)?;
        if by_councils == Kleene::True {
            return Ok(by_councils);
        }
        let followers = Self::as_if_whole(Seq::of(self.becomes(before)?.value));
        if Self::len(&followers) == 0 {
            return Ok(by_councils);
        }
        let by_all = self.all_over(&followers, |evaluator, follower| evaluator.has_agreed(&follower, said))?;
        let agreed = self.or(by_councils, by_all);
        // What names no area is about all of them.
        if agreed == Kleene::True || self.areas_meant(said).is_empty() {
            return Ok(agreed);
        }
        let there = self.is_agreed_there(&followers, said, &area)?;
        Ok(self.or(agreed, there))
    }

    /// Whether an agreement in force that has these words names the council of each area of the arrangements that end among its parties.
    fn is_agreed_by_every_council(&mut self, before: Thing<'a>, said: &str) -> Result<Kleene, EvalError> {
        let areas = Seq::of(self.areas_for(before).value);
        let on = self.context.day.first();
        let mut councils = Vec::new();
        for at in 0..Self::len(&areas) {
            let Some(Value::Thing(area)) = self.member(&areas, at).map(|area| area.what.value) else { continue };
            let listed = self.listed_area(area).zip(on);
            let by_law = listed.and_then(|(area, on)| self.context.reference.partners_of(area.id, on));
            let Some(by_law) = by_law else { return Ok(Kleene::False) };
            councils.push(by_law.council.id);
        }
        let after = Self::as_if_whole(Seq::of(self.arrangements_of_after().value));
        self.exists_over(&after, |evaluator, arrangement| {
            evaluator.exists_agreement(&arrangement, said, |evaluator, agreement| {
                let parties = evaluator.list_of(agreement, "parties");
                let parties = evaluator.members(&parties);
                let models = evaluator.context.models;
                let is_party = |council: &&str| {
                    parties.iter().any(|party| {
                        party.maybe.is_none()
                            && matches!(party.what.value, Value::Thing(body) if body.id(models) == Some(council))
                    })
                };
                Kleene::from(councils.iter().all(is_party))
            })
        })
    }

    /// Whether all those that follow in an area say the same of it, of a partner of their own: what another council is to do is not theirs to say.
    fn is_agreed_there(&mut self, followers: &Seq<'a>, said: &str, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        let has_it = |evaluator: &mut Self, follower: &Placed<'a>| {
            let Value::Thing(follower) = follower.value else { return Ok(Kleene::False) };
            let areas = evaluator.list_of(follower, "areas");
            evaluator.is_one_of(area, &areas)
        };
        let is_any = self.exists_over(followers, |evaluator, follower| has_it(evaluator, &follower))?;
        let all = self.all_over(followers, |evaluator, follower| {
            let is_elsewhere = !has_it(evaluator, &follower)?;
            let has_agreed = evaluator.has_agreed(&follower, said)?;
            let is_by_its_own = Kleene::from(evaluator.is_done_by_partners(&follower, said));
            let agreed = evaluator.and(has_agreed, is_by_its_own);
            Ok(evaluator.or(is_elsewhere, agreed))
        })?;
        Ok(self.and(is_any, all))
    }

    /// Whether an agreement of an arrangement that is in force has these words.
    fn has_agreed(&mut self, arrangement: &Placed<'a>, said: &str) -> Result<Kleene, EvalError> {
        self.exists_agreement(arrangement, said, |_, _| Kleene::True)
    }

    fn exists_agreement(
        &mut self,
        arrangement: &Placed<'a>,
        said: &str,
        mut is_meant: impl FnMut(&mut Self, Thing<'a>) -> Kleene,
    ) -> Result<Kleene, EvalError> {
        let Value::Thing(arrangement) = arrangement.value else { return Ok(Kleene::False) };
        let agreements = self.list_of(arrangement, "agreements");
        let agreements = self.told_alone(agreements);
        self.exists_over(&agreements, |evaluator, agreement| {
            let Value::Thing(agreement) = agreement.value else { return Ok(Kleene::False) };
            let covers = evaluator.list_of(agreement, "covers");
            let covers = evaluator.told_alone(covers);
            let has_words =
                evaluator.exists_over(&covers, |_, text| Ok(Kleene::from(text.value.text() == Some(said))))?;
            if has_words == Kleene::False {
                return Ok(has_words);
            }
            let is_meant = is_meant(evaluator, agreement);
            let in_force = evaluator.in_force(agreement)?;
            let holds = evaluator.and(in_force, is_meant);
            Ok(evaluator.and(has_words, holds))
        })
    }

    /// Whether those who are said to do something are partners of an arrangement, by what it says or by law.
    fn is_done_by_partners(&mut self, arrangement: &Placed<'a>, said: &str) -> bool {
        let Value::Thing(Thing::Of { model, .. }) = arrangement.value else { return false };
        let Some(held) = self.context.model(model) else { return false };
        let partners: Vec<&str> = held
            .of_kind(Kind::Partner)
            .flat_map(|partner| held.led_by(partner, "body"))
            .filter_map(|body| held.id(body))
            .collect();
        let (does, _) = self.who_does_it(said);
        !does.is_empty()
            && does.iter().all(|id| {
                partners.contains(&id.as_str())
                    || self.body_of_id(id).is_some_and(|body| self.serves_there(body, model))
            })
    }

    /// A list that is made, as if there were no others than those in it.
    fn as_if_whole(seq: Seq<'a>) -> Seq<'a> {
        if let Seq::Made { members, .. } = seq { Seq::Made { members, open: None } } else { seq }
    }
}
