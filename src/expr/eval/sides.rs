//! The two sides of a step: what becomes of things, arrangements that go on, and areas that take the place of others.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::{known, known_value};
use crate::expr::Fixed;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Fact, Model};
use crate::reference::{Area, BodyKind};
use crate::time::Day;

impl<'a> Evaluator<'a> {
    /// A function about the two sides that is true, false or unknown.
    pub(super) fn test_of_sides(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        if function == Function::BelongsThere {
            let who = self.value(self.arg(args, 0, node)?)?;
            return Ok(self.belongs_there(&who));
        }
        if function == Function::AgreedFor {
            return self.agreed_for(self.arg(args, 0, node)?, self.arg(args, 1, node)?);
        }
        if function == Function::SeesTo {
            return self.sees_to(self.arg(args, 0, node)?, self.arg(args, 1, node)?, args.get(2).copied());
        }
        let first = known!(self.asked_element(self.arg(args, 0, node)?));
        match function {
            Function::GoesOnIn => return Ok(self.goes_on_in(first)),
            Function::TellsOfTheEnd => return self.tells_of_the_end(first),
            Function::Unbroken => return self.unbroken(first, self.arg(args, 1, node)?),
            Function::ScrutinisedFrom => return self.scrutinised_from(first, self.arg(args, 1, node)?),
            _ => {}
        }
        let is = known!(self.asked_element(self.arg(args, 1, node)?));
        let same = self.is_now(first, is);
        // What is for others does not go on as what it was, whatever it is known again by.
        if same == Kleene::False {
            return Ok(same);
        }
        let for_the_same = self.is_for_the_same(first, is)?;
        Ok(self.and(same, for_the_same))
    }

    /// A function about the two sides that gives a list.
    pub(super) fn of_sides(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Placed<'a>, EvalError> {
        let (thing, at) = known_value!(self.asked_thing(self.arg(args, 0, node)?));
        match function {
            Function::Becomes => self.becomes(thing),
            Function::Restated => Ok(self.restated(thing)),
            Function::AreasOf => Ok(self.areas_for(thing)),
            Function::Unattended => self.unattended(thing, self.arg(args, 1, node)?),
            Function::NoLongerBound => self.no_longer_bound(thing),
            Function::OverInOne => self.over_in_one(thing),
            Function::DisownedBy => self.disowned_by(thing),
            _ => {
                let (day, _) = known_value!(self.asked_day(self.arg(args, 1, node)?));
                Ok(self.areas_after(thing, &at, day))
            }
        }
    }

    /// The areas that an element is for: those that it names, that of the body of an agency, else those of its arrangement. Areas
    /// of before that are no more stand as those that they went into.
    pub(super) fn areas_for(&mut self, thing: Thing<'a>) -> Placed<'a> {
        let own = self.own_areas_for(thing);
        let Value::List(seq) = &own.value else { return own };
        let is_of_before = matches!(thing, Thing::Of { model, .. } if (model as usize) < self.context.first_of_after);
        if !is_of_before {
            return own;
        }
        let (mut members, mut open) = (Vec::new(), self.tail(seq));
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            let listed = match member.what.value {
                Value::Thing(area) => self.listed_area(area),
                _ => None,
            };
            // What may have come since the day of the lists is for the rules about areas to ask.
            match listed.map(|area| self.stands_as(area, self.context.day)) {
                Some(Some(next)) => members.extend(next.into_iter().map(|area| Member {
                    what: Placed { value: Value::Thing(Thing::Area(area)), at: member.what.at },
                    maybe: member.maybe,
                })),
                Some(None) => {
                    let vague = self.miss(member.what.at, Why::Vague);
                    open = Some(self.gaps.join(open, vague));
                }
                None => members.push(member),
            }
        }
        Placed { value: Value::List(Seq::Made { members: members.into(), open }), at: own.at }
    }

    fn own_areas_for(&mut self, thing: Thing<'a>) -> Placed<'a> {
        let kind = thing.kind(self.context.models);
        let Some(root) = self.whole_of(thing) else { return Placed::bare(Value::List(Seq::Empty { open: None })) };
        for field in ["areas", "covers"] {
            let named = self.named(thing, field);
            let Value::List(seq) = &named.value else { continue };
            if (field == "areas" || kind == Kind::Group) && kind.field(field).is_some() && !self.is_silent(seq) {
                return named;
            }
        }
        let all = self.named(root, key!("areas"));
        if kind == Kind::Agreement
            && let Some(areas) = self.areas_of_parties(thing)
        {
            return areas;
        }
        if kind == Kind::Agency
            && let Value::List(seq) = &all.value
            && let Value::Thing(body) = self.named(thing, key!("body")).value
            && let Some(area) = self.area_of_body(body)
        {
            let among = self.exists_over(seq, |evaluator, member| Ok(evaluator.equal(&area, &member)));
            if among == Ok(Kleene::True) {
                return Placed::bare(Value::List(Self::only(&area)));
            }
        }
        all
    }

    /// The areas of the councils among the parties to an agreement; nothing where it is one of all the partners, or nobody says whose
    /// it is.
    fn areas_of_parties(&mut self, agreement: Thing<'a>) -> Option<Placed<'a>> {
        let Value::List(parties) = self.named(agreement, key!("parties")).value else { return None };
        let mut members = Vec::new();
        for at in 0..Self::len(&parties) {
            let Value::Thing(party) = self.member(&parties, at)?.what.value else { return None };
            if party.kind(self.context.models) == Kind::Collective {
                return None;
            }
            members.extend(self.area_of_body(party).map(|what| Member { what, maybe: None }));
        }
        (Self::len(&parties) > 0).then(|| Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    /// The area that a body belongs to, where it belongs to one.
    fn area_of_body(&mut self, body: Thing<'a>) -> Option<Placed<'a>> {
        let listed = self.listed_body(body).filter(|body| body.kind() == BodyKind::LocalAuthority);
        let area = match listed {
            Some(council) => Placed::bare(Value::Thing(Thing::Area(self.context.reference.area(council.id)?))),
            None => self.named(body, key!("area")),
        };
        matches!(area.value, Value::Thing(_)).then_some(area)
    }

    /// What of after an element of before is or becomes, among what can take over.
    pub(super) fn becomes(&mut self, thing: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let found = match thing {
            Thing::Of { model, element } => self.context.becomes.get(&(model, element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        let mut members = Vec::new();
        for (model, element) in found.into_iter().flatten() {
            let Some(member) = self.taking_over(*model, *element) else { continue };
            let maybe = match self.is_for_the_same(thing, Thing::Of { model: *model, element: *element })? {
                Kleene::True => member.maybe,
                Kleene::False => continue,
                Kleene::Unknown(gap) => Some(self.gaps.join(member.maybe, gap)),
            };
            members.push(Member { maybe, ..member });
        }
        let open = self.may_be_elsewhere(thing);
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open })))
    }

    /// The arrangements of after that can take over: those that still are on some day after the earlier ones end.
    pub(super) fn arrangements_of_after(&mut self) -> Placed<'a> {
        let models = self.context.models;
        let afters = (0u32..).zip(models).skip(self.context.first_of_after).filter(|(_, model)| !model.is_shared());
        let members: Vec<Member<'a>> = afters.filter_map(|(at, model)| self.taking_over(at, model.root())).collect();
        let open = if self.context.complete { None } else { Some(self.miss(None, Why::OtherFiles)) };
        Placed::bare(Value::List(Seq::Made { members: members.into(), open }))
    }

    /// Something of an arrangement of after, unless that is over by the time that it could take over.
    fn taking_over(&mut self, at: u32, element: ElementId) -> Option<Member<'a>> {
        let maybe = match self.context.takes_over.get(at as usize) {
            None | Some(Fixed::Bool(true)) => None,
            Some(Fixed::Unknown(gap)) => Some(self.gaps.given(gap)),
            Some(_) => return None,
        };
        Some(Member { what: Placed::bare(Value::Thing(Thing::Of { model: at, element })), maybe })
    }

    /// What after says of a thing of before where it describes the same arrangement, whether that has ended by then or not.
    pub(super) fn restated(&mut self, thing: Thing<'a>) -> Placed<'a> {
        let found = match thing {
            Thing::Of { model, element } => self.context.becomes.get(&(model, element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        let mut members = Vec::new();
        for (model, element) in found.into_iter().flatten() {
            let Some(root) = self.context.model(*model).map(Model::root) else { continue };
            let maybe = match self.goes_on_in(Thing::Of { model: *model, element: root }) {
                Kleene::True => None,
                Kleene::False => continue,
                Kleene::Unknown(gap) => Some(gap),
            };
            let told = Thing::Of { model: *model, element: *element };
            let maybe = match self.is_the_same_agreement(thing, told) {
                Kleene::Unknown(gap) => Some(self.gaps.join(maybe, gap)),
                _ => maybe,
            };
            members.push(Member { what: Placed::bare(Value::Thing(told)), maybe });
        }
        Placed::bare(Value::List(Seq::Made { members: members.into(), open: None }))
    }

    /// What is missing to tell whether a thing of before stands in after without being known again: in another file, or in a list
    /// that may name more than is written.
    fn may_be_elsewhere(&mut self, thing: Thing<'a>) -> Option<GapId> {
        let mut open = if self.context.complete { None } else { Some(self.miss(None, Why::OtherFiles)) };
        let Thing::Of { model, element } = thing else { return open };
        let Some((held_in, field)) = self.context.model(model).and_then(|model| model.parent(element)) else {
            return open;
        };
        let held_in = self.context.model(model).map(|model| model.kind(held_in));
        let Some((kind, field)) = held_in.and_then(|kind| Some((kind, kind.definition(field)?.name))) else {
            return open;
        };
        let afters = (0u32..).zip(self.context.models).skip(self.context.first_of_after);
        let holders: Vec<Thing<'a>> = afters
            .filter(|(_, model)| !model.is_shared())
            .flat_map(|(at, model)| model.elements().map(move |element| (at, *model, element)))
            .filter(|(_, model, element)| model.kind(*element) == kind && model.is_own(*element))
            .map(|(at, _, element)| Thing::Of { model: at, element })
            .collect();
        for holder in holders {
            let tail = match self.named(holder, field).value {
                Value::List(list) => self.tail(&list),
                Value::Unknown(gap) => Some(gap),
                _ => None,
            };
            if let Some(tail) = tail {
                open = Some(self.gaps.join(open, tail));
            }
        }
        open
    }

    /// Whether an arrangement tells how that of before ends: itself, unless a file of after describes the same and has a succession; and what
    /// it is or becomes in after.
    fn tells_of_the_end(&mut self, arrangement: Thing<'a>) -> Result<Kleene, EvalError> {
        let Some(before) = self.context.arrangement() else { return Ok(Kleene::False) };
        if !arrangement.same_as(before, self.context.models) {
            return Ok(self.is_now(before, arrangement));
        }
        let Value::List(again) = self.restated(before).value else { return Ok(Kleene::True) };
        let told_anew = self.exists_over(&again, |evaluator, told| {
            let Value::Thing(Thing::Of { model, element }) = told.value else { return Ok(Kleene::False) };
            let held = evaluator.context.model(model);
            Ok(Kleene::from(
                held.is_some_and(|held| !matches!(held.named(element, key!("succession")), Fact::NotStated(_))),
            ))
        })?;
        Ok(!told_anew)
    }

    /// Whether an arrangement of after is still that of before, by its id, one that it had, or what both describe; and not one that
    /// takes its place.
    pub(super) fn goes_on_in(&mut self, after: Thing<'a>) -> Kleene {
        let Some(before) = self.context.arrangement() else { return Kleene::False };
        let models = self.context.models;
        let described = |evaluator: &mut Self, thing: Thing<'a>| evaluator.named(thing, key!("describes")).value;
        let (was, is) = (described(self, before), described(self, after));
        let Some(id) = before.id(models) else { return Kleene::False };
        if let Value::List(formerly) = self.named(after, key!("formerly")).value {
            let formerly = self.told_alone(formerly);
            let names = [Some(id), was.text()];
            let had = (0..Self::len(&formerly)).any(|at| {
                self.member(&formerly, at).is_some_and(|member| {
                    member.maybe.is_none() && names.iter().flatten().any(|name| member.what.value.text() == Some(name))
                })
            });
            if had {
                return Kleene::True;
            }
        }
        Kleene::from(match (was.text(), is.text()) {
            (Some(was), Some(is)) => was == is,
            _ => after.id(models) == Some(id),
        })
    }

    /// What the lists have in an area's place on every day that is meant; nothing where that is not one answer.
    fn stands_as(&self, area: &'a Area<'static>, day: Day) -> Option<Vec<&'a Area<'static>>> {
        let on = |day| self.context.reference.areas_after(area.id, day);
        let (first, last) = (on(day.first()?), on(day.last()?));
        first.iter().map(|area| area.id).eq(last.iter().map(|area| area.id)).then_some(first)
    }

    /// The areas that stand in an area's place on a day: itself, or those that it went into.
    pub(super) fn areas_after(&mut self, area: Thing<'a>, at: &Placed<'a>, day: Day) -> Placed<'a> {
        let known = self.listed_area(area).filter(|_| day.first().is_some() && day.last().is_some());
        let found = known.and_then(|listed| self.stands_as(listed, day));
        let (members, open) = match found {
            Some(areas) => (areas, self.horizon(day, at)),
            None => (Vec::new(), Some(self.miss(at.at, if known.is_some() { Why::Vague } else { Why::NotListed }))),
        };
        let members: Vec<Member<'a>> = members
            .into_iter()
            .map(|area| Member { what: Placed { value: Value::Thing(Thing::Area(area)), at: at.at }, maybe: open })
            .collect();
        Placed { value: Value::List(Seq::Made { members: members.into(), open }), at: at.at }
    }
}
