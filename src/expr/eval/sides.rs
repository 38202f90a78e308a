//! The two sides of a step: what becomes of things, arrangements that go on, and areas that take the place of others.

use super::super::gaps::{GapId, Why};
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::Fixed;
use crate::model::vocab::key;
use crate::model::{ElementId, Model};
use crate::time::Day;

impl<'a> Evaluator<'a> {
    /// What of after an element of before is or becomes, among what can take over.
    pub(super) fn becomes(&mut self, thing: Thing<'a>) -> Placed<'a> {
        let found = match thing {
            Thing::Of { model, element } => self.context.becomes.get(&(model, element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        let members: Vec<Member<'a>> =
            found.into_iter().flatten().filter_map(|(model, element)| self.taking_over(*model, *element)).collect();
        let open = self.may_be_elsewhere(thing);
        Placed::bare(Value::List(Seq::Made { members: members.into(), open }))
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
            members.push(Member {
                what: Placed::bare(Value::Thing(Thing::Of { model: *model, element: *element })),
                maybe,
            });
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

    /// Whether an arrangement of after is still that of before, by its id, one that it had, or what both describe; and not one that
    /// takes its place.
    pub(super) fn goes_on_in(&mut self, after: Thing<'a>) -> Kleene {
        let Some(before) = self.context.arrangement() else { return Kleene::False };
        let models = self.context.models;
        let described = |evaluator: &mut Self, thing: Thing<'a>| evaluator.named(thing, key!("describes")).value;
        let (was, is) = (described(self, before), described(self, after));
        if let (Some(was), Some(is)) = (was.text(), is.text()) {
            return Kleene::from(was == is);
        }
        let Some(id) = before.id(models) else { return Kleene::False };
        if after.id(models) == Some(id) {
            return Kleene::True;
        }
        let Value::List(formerly) = self.named(after, key!("formerly")).value else { return Kleene::False };
        let formerly = self.told_alone(formerly);
        let found = (0..Self::len(&formerly)).any(|at| {
            self.member(&formerly, at)
                .is_some_and(|member| member.maybe.is_none() && member.what.value.text() == Some(id))
        });
        Kleene::from(found)
    }

    /// The areas that stand in an area's place on a day: itself, or those that it went into.
    pub(super) fn areas_after(&mut self, area: Thing<'a>, at: &Placed<'a>, day: Day) -> Placed<'a> {
        let reference = self.context.reference;
        let known = self.listed_area(area).zip(day.first().zip(day.last()));
        let found = known.and_then(|(listed, (first, last))| {
            let on_first = reference.areas_after(listed.id, first);
            let same = first == last || {
                let on_last = reference.areas_after(listed.id, last);
                on_first.iter().map(|area| area.id).eq(on_last.iter().map(|area| area.id))
            };
            same.then_some(on_first)
        });
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
