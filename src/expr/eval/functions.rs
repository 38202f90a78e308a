//! Who in an arrangement of after sees to a function.

use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

const FRONT_DOOR: &str = "front-door";
pub(super) const CHILD_DEATHS: &str = "child-death-review";

impl<'a> Evaluator<'a> {
    /// Whether an arrangement has somebody for a function: an owner, a group or a post that is in place, or a group of another
    /// arrangement of after that is said to cover its areas too. A group of its own that is said to cover none of its areas does
    /// nothing for it. One that is said to have ended is given up, which is an answer as well. Where it is asked of one area, only what
    /// is for that one counts.
    pub(super) fn sees_to(
        &mut self,
        arrangement: NodeId,
        function: NodeId,
        area: Option<NodeId>,
    ) -> Result<Kleene, EvalError> {
        let arrangement = known!(self.asked_element(arrangement));
        let function = self.value(function)?;
        let areas = match area {
            Some(area) => {
                let area = known!(self.asked_thing(area)).1;
                Self::only(&area)
            }
            None => self.list_of(arrangement, "areas"),
        };
        self.seen_to_in(arrangement, &function, &areas)
    }

    /// The same of a function and of areas that are known.
    pub(super) fn seen_to_in(
        &mut self,
        arrangement: Thing<'a>,
        function: &Placed<'a>,
        areas: &Seq<'a>,
    ) -> Result<Kleene, EvalError> {
        let entries = self.list_of(arrangement, "functions");
        let mut seen_to = self.exists_over(&entries, |evaluator, entry| match entry.value {
            Value::Thing(entry) => evaluator.has_owner(entry, function, areas),
            other => Ok(Self::unless_known(&other)),
        })?;
        for holders in ["groups", "posts"] {
            if seen_to == Kleene::True {
                return Ok(seen_to);
            }
            let holders = self.list_of(arrangement, holders);
            let held = self.exists_over(&holders, |evaluator, placed| match placed.value {
                Value::Thing(holder) => {
                    let does = evaluator.does(holder, function, areas)?;
                    evaluator.counts_for(function, areas, (holder, &placed, does))
                }
                other => Ok(Self::unless_known(&other)),
            })?;
            seen_to = self.or(seen_to, held);
        }
        if seen_to == Kleene::True {
            return Ok(seen_to);
        }
        let elsewhere = self.seen_to_elsewhere(arrangement, function, areas)?;
        Ok(self.or(seen_to, elsewhere))
    }

    /// A list with nothing else in it.
    pub(super) fn only(what: &Placed<'a>) -> Seq<'a> {
        Seq::Made { members: vec![Member { what: what.clone(), maybe: None }].into(), open: None }
    }

    pub(super) fn list_of(&mut self, holder: Thing<'a>, field: &str) -> Seq<'a> {
        Seq::of(self.named(holder, field).value)
    }

    const fn unless_known(value: &Value<'a>) -> Kleene {
        match value {
            Value::Unknown(gap) => Kleene::Unknown(*gap),
            _ => Kleene::False,
        }
    }

    /// Whether an entry is of that function, and somebody in place owns it, or it is given up.
    fn has_owner(&mut self, entry: Thing<'a>, function: &Placed<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        let own = self.named(entry, key!("function"));
        let is_it = self.equal(&own, function);
        if is_it == Kleene::False {
            return Ok(is_it);
        }
        if matches!(self.state_of(entry), Ok(Some("ended"))) {
            return Ok(is_it);
        }
        let owners = self.list_of(entry, "owners");
        let owned = self.exists_over(&owners, |evaluator, placed| match placed.value {
            Value::Thing(owner) => {
                let stands = evaluator.is_still_there(owner)?;
                evaluator.counts_for(function, areas, (entry, &placed, stands))
            }
            other => Ok(Self::unless_known(&other)),
        })?;
        let stands = self.is_still_there(entry)?;
        let owned = self.and(stands, owned);
        Ok(self.and(is_it, owned))
    }

    /// Whether what somebody does for a function, said in an entry, counts in these areas: it may act and belongs there, its body is still
    /// there, and the front door, or what each council had a post for, is with the council of one of them.
    fn counts_for(
        &mut self,
        function: &Placed<'a>,
        areas: &Seq<'a>,
        (entry, who, does): (Thing<'a>, &Placed<'a>, Kleene),
    ) -> Result<Kleene, EvalError> {
        let Value::Thing(holder) = who.value else { return Ok(does) };
        // Of whoever only may have it besides what is named, it is not asked whose they are.
        let is_named = !matches!(does, Kleene::Unknown(gap) if self.gaps.is_only_others(gap));
        let may_act = self.may_act_in(holder, areas)?;
        let belongs = self.belongs_there(who);
        let is_there = self.and(may_act, belongs);
        let does = self.and(does, is_there);
        let has_its_body = self.has_its_body(who);
        let does = self.and(does, has_its_body);
        if does == Kleene::False || has_its_body != Kleene::True || !is_named {
            return Ok(does);
        }
        let is_its_own = if function.value.text() == Some(FRONT_DOOR) {
            self.is_with_its_council(function, areas, (entry, who))?
        } else {
            self.is_there_for_its_council(function, areas, (entry, who))?
        };
        Ok(self.and(does, is_its_own))
    }

    /// Whether something may act in one of these areas: a group that is said to cover others only does not, and none for adults
    /// only in place of what was for children. Areas of which one came from the other count as one.
    pub(super) fn may_act_in(&mut self, holder: Thing<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        if holder.kind(self.context.models) != Kind::Group {
            return Ok(Kleene::True);
        }
        let is_for_them = match self.context.elements.first() {
            Some(subject) => self.is_for_the_same(*subject, holder)?,
            None => Kleene::True,
        };
        let is_for_all = self.reaches_every_part(holder);
        let is_for_them = self.and(is_for_them, is_for_all);
        let covers = self.list_of(holder, "covers");
        if self.is_silent(&covers) {
            return Ok(is_for_them);
        }
        let covers_one = self.exists_over(areas, |evaluator, area| {
            evaluator.exists_over(&covers, |evaluator, covered| {
                let one_of_another = evaluator.came_before(&covered, &area) || evaluator.came_before(&area, &covered);
                Ok(if one_of_another { Kleene::True } else { evaluator.equal(&area, &covered) })
            })
        })?;
        Ok(self.and(is_for_them, covers_one))
    }

    /// Whether a group or post is in place and there for the function. What says nothing of its functions is asked about only where
    /// it is what held the function before. The panel for child deaths reviews them, whether its functions are told or not.
    fn does(&mut self, holder: Thing<'a>, function: &Placed<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        let stands = self.is_still_there(holder)?;
        if function.value.text() == Some(CHILD_DEATHS) && self.is_panel_for(holder, areas)? == Kleene::True {
            return Ok(stands);
        }
        let functions = self.list_of(holder, "functions");
        if stands == Kleene::False || self.is_silent(&functions) && !self.held_before(holder, function) {
            return Ok(Kleene::False);
        }
        let among = self.exists_over(&functions, |evaluator, held| Ok(evaluator.equal(function, &held)))?;
        Ok(self.and(stands, among))
    }

    /// Whether something is the panel that reviews the deaths of children, and its reviews are for one of these areas.
    fn is_panel_for(&mut self, holder: Thing<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        let is_group = holder.kind(self.context.models) == Kind::Group;
        let Some(root) = self.whole_of(holder).filter(|_| is_group) else { return Ok(Kleene::False) };
        let is_panel = self.reviews_child_deaths(holder)?;
        let Value::Thing(review) = self.named(root, key!("child-death-review")).value else { return Ok(is_panel) };
        let reviewed = self.list_of(review, "areas");
        if self.is_silent(&reviewed) {
            return Ok(is_panel);
        }
        let is_reviewed = self.exists_over(areas, |evaluator, area| {
            evaluator.exists_over(&reviewed, |evaluator, one| Ok(evaluator.equal(&area, &one)))
        })?;
        Ok(self.and(is_panel, is_reviewed))
    }

    /// Whether what a group or post was in before is said to have been there for the function.
    fn held_before(&mut self, holder: Thing<'a>, function: &Placed<'a>) -> bool {
        let Thing::Of { model, element } = holder else { return false };
        let (becomes, models) = (self.context.becomes, self.context.models);
        let of_before = becomes.iter().filter(|(_, now)| now.contains(&(model, element)));
        let earlier: Vec<Thing<'a>> =
            of_before.map(|((model, element), _)| Thing::Of { model: *model, element: *element }).collect();
        earlier.into_iter().filter(|thing| thing.kind(models) == holder.kind(models)).any(|thing| {
            let functions = self.list_of(thing, "functions");
            let told = self.told_alone(functions);
            let held = self.exists_over(&told, |evaluator, held| Ok(evaluator.equal(function, &held)));
            matches!(held, Ok(Kleene::True | Kleene::Unknown(_)))
        })
    }

    /// The areas for which a group is said to be there by name: those it covers, of the panel for child deaths where these are not
    /// stated those of its reviews.
    pub(super) fn areas_named(&mut self, group: Thing<'a>, function: &Placed<'a>) -> Result<Seq<'a>, EvalError> {
        let covers = self.list_of(group, "covers");
        if !self.is_silent(&covers) || function.value.text() != Some(CHILD_DEATHS) {
            return Ok(covers);
        }
        let is_panel = self.reviews_child_deaths(group)? == Kleene::True;
        let root = self.whole_of(group).filter(|_| is_panel);
        let review = root.map(|root| self.named(root, key!("child-death-review")).value);
        Ok(if let Some(Value::Thing(review)) = review { self.list_of(review, "areas") } else { covers })
    }

    /// The arrangement that something stands in.
    pub(super) fn whole_of(&self, thing: Thing<'a>) -> Option<Thing<'a>> {
        let Thing::Of { model, .. } = thing else { return None };
        self.context.model(model).map(|held| Thing::Of { model, element: held.root() })
    }

    /// Whether a group of another arrangement of after is there for the function, and is said to cover all of these areas.
    fn seen_to_elsewhere(
        &mut self,
        arrangement: Thing<'a>,
        function: &Placed<'a>,
        areas: &Seq<'a>,
    ) -> Result<Kleene, EvalError> {
        let Value::List(others) = self.arrangements_of_after().value else { return Ok(Kleene::False) };
        let others = match others {
            Seq::Made { members, .. } => Seq::Made { members, open: None },
            other => other,
        };
        self.exists_over(&others, |evaluator, other| {
            let Value::Thing(other) = other.value else { return Ok(Kleene::False) };
            if other.same_as(arrangement, evaluator.context.models) {
                return Ok(Kleene::False);
            }
            let groups = evaluator.list_of(other, "groups");
            let groups = evaluator.told_alone(groups);
            evaluator.exists_over(&groups, |evaluator, placed| {
                let Value::Thing(group) = placed.value else { return Ok(Kleene::False) };
                let covers = evaluator.areas_named(group, function)?;
                if evaluator.is_silent(&covers) {
                    return Ok(Kleene::False);
                }
                let all = evaluator.all_over(areas, |evaluator, area| {
                    evaluator.exists_over(&covers, |evaluator, covered| Ok(evaluator.equal(&area, &covered)))
                })?;
                let is_there = evaluator.may_act_in(group, areas)?;
                let does = evaluator.does(group, function, areas)?;
                let does = evaluator.and(is_there, does);
                let belongs = evaluator.belongs_there(&placed);
                let does = evaluator.and(does, belongs);
                Ok(evaluator.and(all, does))
            })
        })
    }
}
