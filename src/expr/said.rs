//! One thing that an answer tells, with what stands beside it.

use smallvec::SmallVec;

use super::answer::add_new;
use super::eval::{Evaluator, is_in_place};
use super::value::{Placed, Thing, Value};
use super::words;
use crate::finding::listed;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Written};
use crate::source::Span;
use crate::time::{Date, Day};

/// Which reading is taken of which disputed value, by where that stands.
pub type Chosen = SmallVec<[(Span, usize); 2]>;

/// The disputed values on whose readings it rests which of several things is told: two of these differ where nothing else is read otherwise.
#[must_use]
pub fn rest_on(told: &[Said]) -> Vec<Span> {
    let mut values = Vec::new();
    for (at, one) in told.iter().enumerate() {
        for other in told.iter().skip(at + 1) {
            let pairs = one.by.iter().flat_map(|one| other.by.iter().map(move |other| read_otherwise(one, other)));
            add_new(&mut values, pairs.filter_map(|values| <[Span; 1]>::try_from(values).ok()).flatten().collect());
        }
    }
    values
}

/// The disputed values of which two take different readings.
#[must_use]
pub fn read_otherwise(one: &Chosen, other: &Chosen) -> Vec<Span> {
    let differs = |(value, reading): &(Span, usize)| other.iter().any(|(also, its)| also == value && its != reading);
    one.iter().filter(|chosen| differs(chosen)).map(|(value, _)| *value).collect()
}

/// One thing that an answer tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// In words.
    pub words: String,
    /// The word as a file or an expression writes it, where it is one.
    pub word: Option<String>,
    /// Of a post, or of whoever sits as one, the body that it is of, which tells it apart from others of its title; empty where none is named.
    pub post_of: Option<String>,
    /// Where it stands.
    pub places: Vec<Span>,
    /// How far it, the element that it is said of and who holds it have come, where that is stated and one is not in place: `planned`.
    pub state: Option<String>,
    /// Since when or until when it, the element that it is said of, or who holds it, is there, where that is not there on the judged day for certain:
    /// `until 31 March 2020`.
    pub away: Option<String>,
    /// The day, where it is one.
    pub day: Option<Day>,
    /// Whether it is in doubt how far these have come, or sources disagree about it.
    pub unsure: bool,
    /// By which readings it is told, where sources disagree; empty where they do not.
    pub by: Vec<Chosen>,
    /// The members that a list has by one reading, where sources disagree about it.
    pub parts: Vec<Said>,
    /// What it is sorted by where it is a number, a year or a day: hundredths, or days from 1 January 2000; of what lies within
    /// bounds the least.
    pub order: Option<i64>,
}

impl Said {
    /// In words, with what is to be said beside it in brackets.
    #[must_use]
    pub fn beside<const N: usize>(&self, beside: [Option<String>; N]) -> String {
        let beside: Vec<String> = beside.into_iter().flatten().collect();
        if beside.is_empty() { self.words.clone() } else { format!("{} ({})", self.words, beside.join(", ")) }
    }
}

/// In hundredths.
pub(super) fn number(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Int(number) => number.checked_mul(100),
        Value::Money(pence) => Some(*pence),
        Value::Share(share) => Some(*share),
        _ => None,
    }
}

/// What a value is sorted by.
fn order(value: &Value<'_>) -> Option<i64> {
    let since = |day: Date| Date::new(2000, 1, 1).map(|from| i64::from(from.days_until(day)));
    match value {
        Value::Between { least, .. } => least.and_then(|least| least.checked_mul(100)),
        Value::Day(day) => since(day.first().or(day.last())?),
        Value::Year(year) => since(year.first()),
        _ => number(value),
    }
}

impl<'a> Evaluator<'a> {
    /// What is told of a value.
    pub(super) fn said(&mut self, placed: &Placed<'a>) -> Said {
        let own = if let Value::Thing(thing) = placed.value { Some(thing) } else { None };
        let said_of = placed.at.map(|site| Thing::Of { model: site.model, element: site.element });
        let said_of = said_of.filter(|said_of| own.is_none_or(|own| !self.tells_for_itself(own, *said_of)));
        let holders = own.map_or_else(Vec::new, |thing| self.holders(thing));
        let seats = said_of.into_iter().chain(own).filter_map(|thing| self.seat_of(thing)).collect::<Vec<_>>();
        let (mut states, mut unsure): (Vec<String>, bool) = (Vec::new(), false);
        for thing in said_of.into_iter().chain(own).chain(holders.iter().chain(&seats).copied()) {
            let Some(state) = self.has_come(thing) else { continue };
            unsure |= state.unsure.is_some();
            let state = state.within_brackets();
            if !states.contains(&state) {
                states.push(state);
            }
        }
        let held_by = holders.clone();
        let away = own.into_iter().chain(said_of).chain(holders).chain(seats).find_map(|thing| self.not_there(thing));
        let state = if states.is_empty() { None } else { Some(states.join(", ")) };
        let day = if let Value::Day(day) = placed.value { Some(day) } else { None };
        let post = own.into_iter().chain(held_by).find(|thing| thing.kind(self.context.models) == Kind::Post);
        Said {
            words: words::placed(placed, self.context),
            word: placed.value.text().map(str::to_owned),
            post_of: post.map(|post| self.body_of_post(post)),
            places: self.places_of(placed),
            state,
            away,
            day,
            unsure,
            by: Vec::new(),
            parts: Vec::new(),
            order: order(&placed.value),
        }
    }

    /// The body that a post is of, else those of the partners whose lead or delegate it is; empty where none is named.
    fn body_of_post(&mut self, post: Thing<'a>) -> String {
        if let Value::Thing(body) = self.named(post, key!("body")).value {
            return words::of(&Value::Thing(body), self.context);
        }
        let Thing::Of { model: at, element } = post else { return String::new() };
        let Some(model) = self.context.model(at) else { return String::new() };
        let is_of = |partner: &ElementId| {
            ["lead", "delegates"].iter().any(|field| model.led_by(*partner, field).contains(&element))
        };
        let bodies = model.of_kind(Kind::Partner).filter(is_of).flat_map(|partner| model.led_by(partner, "body"));
        let named: Vec<String> =
            bodies.map(|body| words::of(&Value::Thing(Thing::Of { model: at, element: body }), self.context)).collect();
        listed(&named)
    }

    /// Whether a thing that stands in another can say for itself how far it has come.
    fn tells_for_itself(&self, thing: Thing<'a>, within: Thing<'a>) -> bool {
        let stands_in = self.holder(thing).is_some_and(|holder| holder.same_as(within, self.context.models));
        stands_in && thing.kind(self.context.models).field("state").is_some()
    }

    /// Who holds what names its holder: the post or group of a seat, or that which scrutinises.
    fn holders(&mut self, thing: Thing<'a>) -> Vec<Thing<'a>> {
        let kind = thing.kind(self.context.models);
        if !matches!(kind, Kind::Scrutineer | Kind::Member | Kind::Chair) {
            return Vec::new();
        }
        let held = ["post", "group"].map(|field| self.named(thing, field).value);
        held.into_iter().filter_map(|value| if let Value::Thing(who) = value { Some(who) } else { None }).collect()
    }

    /// The group that a seat or a chair is one of: nobody sits in one that has ended.
    fn seat_of(&self, thing: Thing<'a>) -> Option<Thing<'a>> {
        let is_seat = matches!(thing.kind(self.context.models), Kind::Member | Kind::Chair);
        if is_seat { self.holder(thing) } else { None }
    }

    /// How far something has come where it is not in place for certain; what is paid has come no further than the budget it is paid
    /// into, and an agency no further than the list that names it.
    fn has_come(&mut self, thing: Thing<'a>) -> Option<Written> {
        let stated = self.state_of(thing);
        let comes_with_holder = matches!(thing.kind(self.context.models), Kind::Contribution | Kind::Agency);
        if !matches!(stated, Ok(None)) || !comes_with_holder {
            return self.short_of_place(thing);
        }
        let holder = self.holder(thing)?;
        self.short_of_place(holder)
    }

    fn short_of_place(&mut self, thing: Thing<'a>) -> Option<Written> {
        if let Some(state) = self.not_in_place(thing) {
            return Some(Written { words: state.replace('-', " "), unsure: None });
        }
        let Thing::Of { model, element } = thing else { return None };
        let written = self.context.model(model)?.as_written(element, key!("state"))?;
        // Of what is in doubt as a whole that is told, and not of its state.
        if written.unsure.is_some()
            || self.state_of(thing).is_err() && !is_in_place(&written.words.replace(' ', "-"), false)
        {
            return Some(written);
        }
        None
    }
}
