//! How far from hope to fact a thing is, who holds it, and whether an agreement or an arrangement is in force.

use super::super::gaps::{GapId, Why};
use super::super::program::Comparison;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{FieldName, Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::Day;

/// Whether something in this state is in place; what is firmly intended too, where that counts.
pub(in crate::expr) fn is_in_place(state: &str, planned_counts: bool) -> bool {
    match state {
        "in-place" | "residual" | "complete" | "final" => true,
        "planned" | "decided" | "recruiting" | "conditional" | "agreed-in-principle" => planned_counts,
        _ => false,
    }
}

impl<'a> Evaluator<'a> {
    /// How far something has come; nothing where that is not stated, and what is missing where it is not known.
    ///
    /// Everything has come so far or not: that its state is none says neither that it is there nor that it is not.
    pub(in crate::expr) fn state_of(&mut self, thing: Thing<'a>) -> Result<Option<&'a str>, GapId> {
        if key!("state").in_kind(thing.kind(self.context.models)).is_none() {
            return Ok(None);
        }
        let state = self.named(thing, key!("state"));
        match state.value {
            Value::Word(word) | Value::Text(word) => Ok(Some(word)),
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) => Ok(None),
            Value::Unknown(gap) => Err(gap),
            _ => Err(self.miss(state.at, Why::Open("`none` does not say how far it has come"))),
        }
    }

    /// How far something has come, where that is stated and it is not in place.
    pub(in crate::expr) fn not_in_place(&mut self, thing: Thing<'a>) -> Option<&'a str> {
        self.state_of(thing).ok().flatten().filter(|state| !is_in_place(state, false))
    }

    /// Whether what is planned counts as in place in a description: of the sides of a step, in what is only proposed itself.
    pub(super) fn planned_counts(&self, at: u32) -> bool {
        let may_be_proposed = |model: &Model| match model.named(model.root(), "status") {
            Fact::Known(Datum::Word(status), _) => status == "proposed",
            Fact::NotStated(_) | Fact::None(_) => false,
            _ => true,
        };
        self.context.planned_counts
            && (self.context.first_of_after == 0
                || self.context.model(at).is_some_and(|model| model.is_ahead() || may_be_proposed(model)))
    }

    /// The same of the description that a thing stands in.
    pub(in crate::expr) fn is_planned_enough(&self, thing: Thing<'a>) -> bool {
        match thing {
            Thing::Of { model, .. } => self.planned_counts(model),
            Thing::Body(_) | Thing::Area(_) => self.context.planned_counts,
        }
    }

    /// In place on the judged day: by its state where one is stated, by its days, and a post by its term.
    pub(in crate::expr) fn in_place(&mut self, thing: Thing<'a>) -> Kleene {
        let stands = match self.state_of(thing) {
            Ok(Some(word)) => Kleene::from(is_in_place(word, self.is_planned_enough(thing))),
            Ok(None) => Kleene::True,
            Err(gap) => Kleene::Unknown(gap),
        };
        let Thing::Of { model, element } = thing else { return stands };
        let present = self.present(model, element);
        let stands = self.and(stands, present);
        if stands == Kleene::False {
            return stands;
        }
        let goes_on = match thing.kind(self.context.models) {
            Kind::Group | Kind::Scrutiny => !self.has_ended(thing),
            // Of scrutiny rules ask themselves until when it is appointed, by the term of the strand before that of the post.
            Kind::Post if self.scrutinises(model, element) => return stands,
            Kind::Post => self.is_appointed(thing),
            Kind::Budget if self.context.first_of_after > 0 => self.is_approved(thing),
            // Papers are in force or not, which asks more of their events.
            _ => return stands,
        };
        self.and(stands, goes_on)
    }

    /// Whether a budget is not one that is to be approved only later: what is paid on the first day of a step is open until then.
    fn is_approved(&mut self, budget: Thing<'a>) -> Kleene {
        let approved = self.came_of(budget, &["approved"]);
        if approved.any == Kleene::True && approved.some == Kleene::False {
            return Kleene::Unknown(self.open(budget, "it is to be approved only later"));
        }
        Kleene::True
    }

    fn scrutinises(&self, at: u32, post: ElementId) -> bool {
        let Some(model) = self.context.model(at) else { return false };
        model.of_kind(Kind::Scrutineer).any(|by| model.led_by(by, "post").contains(&post))
    }

    /// In place, and so is whoever holds it: the post or group of a seat or a chair, or that which scrutinises.
    pub(super) fn at_work(&mut self, thing: Thing<'a>) -> Kleene {
        let mut works = self.in_place(thing);
        let holder = match thing.kind(self.context.models) {
            Kind::Scrutiny => match self.named(thing, key!("by")).value {
                Value::Thing(by) => by,
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return self.and(works, Kleene::Unknown(gap)),
                _ => return works,
            },
            Kind::Member | Kind::Chair => thing,
            _ => return works,
        };
        for (field, is_turn) in [(key!("post"), false), (key!("group"), false), (key!("now"), true)] {
            let there = match self.named(holder, field).value {
                Value::Thing(who) => self.in_place(who),
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                // Said to be nobody: a turn that nobody has. A field that this kind lacks reads as none too.
                Value::None if is_turn && thing.kind(self.context.models) == Kind::Chair => Kleene::False,
                _ => continue,
            };
            works = self.and(works, there);
        }
        works
    }

    /// Whether an agreement or a document is in force on the judged day: in place, concluded by then, and not ended.
    ///
    /// Where nothing is said of its being concluded, what is said to be in place is. One that is agreed in principle, and of which
    /// no more is said, may never have been concluded; where some steps are done and others are not, it is open too.
    pub(super) fn in_force(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        let place = self.is_said_to_stand(thing)?;
        let concluded = self.came_of(thing, &["signed-off", "approved", "in-force", "published"]);
        let first_steps = self.came_of(thing, &["agreed-in-principle", "consulted"]);
        let begun = match (concluded.any, concluded.some, concluded.all) {
            (Kleene::False, ..) => {
                let open = self.open(thing, "it is not said that it was concluded");
                self.or(!first_steps.any, Kleene::Unknown(open))
            }
            (_, Kleene::True, Kleene::False) => {
                Kleene::Unknown(self.open(thing, "some of the steps towards it are still ahead"))
            }
            (any, some, all) => match (self.and(some, all), any) {
                (Kleene::False, Kleene::Unknown(gap)) => Kleene::Unknown(gap),
                (known, _) => known,
            },
        };
        let said_to_end = self.came_of(thing, &["ends", "expires"]).any;
        let ended = self.has_ended(thing);
        let to_end = self.came_of(thing, &["agreed-to-end"]);
        let lasts = match (ended, said_to_end, to_end.some) {
            (Kleene::False, any, to_end) if any != Kleene::True && to_end != Kleene::False => {
                Kleene::Unknown(self.open(thing, "it is agreed that it ends, and not said when"))
            }
            (ended, ..) => !ended,
        };
        let standing = self.and(place, begun);
        let standing = self.and(standing, lasts);
        if standing == Kleene::False {
            return Ok(standing);
        }
        let by_all = self.is_concluded_by_all(thing)?;
        Ok(self.and(standing, by_all))
    }

    /// The same on another day than the judged one.
    pub(super) fn in_force_on(&mut self, thing: Thing<'a>, day: Day) -> Result<Kleene, EvalError> {
        let before = self.asked_on.replace(day);
        let standing = self.in_force(thing);
        self.asked_on = before;
        standing
    }

    /// In place as far as its state, its days and the paper that it stands in tell: what is only claimed may be, and so may what
    /// stands in a text that is not finished or no longer holds.
    fn is_said_to_stand(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        if matches!(self.state_of(thing), Ok(Some("claimed"))) {
            let state = self.named(thing, key!("state"));
            return Ok(Kleene::Unknown(self.miss(state.at, Why::Open("it is only claimed"))));
        }
        let place = self.in_place(thing);
        let place = self.unless_only_in_principle(thing, place);
        let paper = self.named(thing, key!("document"));
        if place == Kleene::False || !self.waits_for_its_first_day(thing) {
            return Ok(place);
        }
        let text = match paper.value {
            Value::Thing(text) => text,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Ok(self.and(place, Kleene::Unknown(gap))),
            _ => return Ok(place),
        };
        let holds = self.holds(text)?;
        if holds == Kleene::False {
            let why = Why::Open("the document that it stands in is not finished, or no longer holds");
            let open = Kleene::Unknown(self.miss(paper.at, why));
            return Ok(self.and(place, open));
        }
        Ok(self.and(place, holds))
    }

    /// What is agreed in principle, or on a condition, may never be concluded, also where what is planned counts.
    fn unless_only_in_principle(&mut self, thing: Thing<'a>, place: Kleene) -> Kleene {
        let why = match self.state_of(thing) {
            Ok(Some("agreed-in-principle")) => "it is only agreed in principle",
            Ok(Some("conditional")) => "it is only agreed on a condition",
            _ => return place,
        };
        let state = self.named(thing, key!("state"));
        let open = Kleene::Unknown(self.miss(state.at, Why::Open(why)));
        self.and(place, open)
    }

    fn open(&mut self, thing: Thing<'a>, why: &'static str) -> GapId {
        let events = self.named(thing, key!("events"));
        self.miss(events.at, Why::Open(why))
    }

    /// Whether an arrangement is in force on a day, for an area or at all: in force from no later than it, and not ended before it.
    ///
    /// What is only proposed or planned to come into force may do so or not.
    pub(super) fn in_force_by(
        &mut self,
        thing: Thing<'a>,
        day: &Placed<'a>,
        area: Option<&Placed<'a>>,
    ) -> Result<Kleene, EvalError> {
        let begins = self.day_of(thing, "in-force", area)?;
        let begun = match begins.value {
            Value::Unknown(_) | Value::None => self.planned_by(thing, &begins, day, area)?,
            _ => self.compare(Comparison::AtMost, &begins, day),
        };
        let begun = if self.context.first_of_after > 0 && begun == Kleene::True {
            let is_open = self.is_between_two(thing, ("in-force", area), day)?;
            self.and(begun, !is_open)
        } else {
            begun
        };
        let status = self.named(thing, key!("status"));
        let planned = match status.value {
            _ if self.is_planned_enough(thing) => None,
            Value::Word("proposed") => Some(self.miss(status.at, Why::Planned)),
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Some(gap),
            _ => None,
        };
        let begun = match planned {
            Some(gap) => self.and(begun, Kleene::Unknown(gap)),
            None => begun,
        };
        let lasts = self.lasts(thing, day, area)?;
        Ok(self.and(begun, lasts))
    }

    /// Nothing is in force for certain; an intention for a later day settles that it is not by then. Of a day that is still ahead more
    /// than an intention is not to be had: what is planned or decided for it counts.
    fn planned_by(
        &mut self,
        thing: Thing<'a>,
        begins: &Placed<'a>,
        day: &Placed<'a>,
        area: Option<&Placed<'a>>,
    ) -> Result<Kleene, EvalError> {
        let events = self.named(thing, key!("events"));
        let judged = Placed::bare(Value::Day(self.context.day));
        let (mut later, mut meant, mut told, mut state) = (None, None, None, None);
        if let Value::List(seq) = events.value {
            for at in 0..Self::len(&seq) {
                let Some(member) = self.member(&seq, at) else { continue };
                let Value::Thing(event) = member.what.value else { continue };
                match self.named(event, key!("what")).value {
                    Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Ok(Kleene::Unknown(gap)),
                    what if what.text() != Some("in-force") => continue,
                    _ => {}
                }
                let date = self.named(event, key!("date"));
                later = Some(later.unwrap_or(true) && self.compare(Comparison::Greater, &date, day) == Kleene::True);
                if self.is_event_for(event, area)? == Kleene::True {
                    told = self.named(event, key!("state")).at;
                    state = self.not_in_place(event);
                    // What was to come by now, and is not said to have come, may have come or not.
                    let comes = self.is_to_come(event)
                        && self.compare(Comparison::Greater, &date, &judged) == Kleene::True
                        && self.compare(Comparison::AtMost, &date, day) == Kleene::True;
                    meant = Some(meant.unwrap_or(true) && comes && member.maybe.is_none());
                }
            }
        }
        if later == Some(true) {
            return Ok(Kleene::False);
        }
        if self.context.first_of_after == 0 && meant == Some(true) {
            return Ok(Kleene::True);
        }
        let gap = match begins.value {
            Value::Unknown(gap) if told.is_none() || !self.gaps.is_no_event(gap) => gap,
            _ if told.is_some() => self.miss(told, state.map_or(Why::Planned, Why::NotYet)),
            _ => self.miss(begins.at, Why::NoEvent("in-force")),
        };
        Ok(Kleene::Unknown(gap))
    }

    /// Whether an event is planned or decided without a condition.
    fn is_to_come(&mut self, event: Thing<'a>) -> bool {
        matches!(self.state_of(event), Ok(Some("planned" | "decided"))) && self.is_unconditional(event) == Kleene::True
    }
}
