//! What an expression comes to, for those who asked.

use super::context::Context;
use super::error::EvalError;
use super::eval::{Evaluator, OfNone};
use super::gaps::Why;
use super::listed::{Listed, is_certain};
use super::program::Program;
use super::said::{Chosen, Said, number};
use super::together::together;
use super::value::{Kleene, Placed, Seq, Thing, Value};
use super::words;
use crate::finding::{Gap, listed};
use crate::model::vocab::Kind;
use crate::source::Span;
use crate::time::{Day, Truth};

/// How a condition came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// True, false or unknown.
    pub truth: Truth,
    /// Everything that would settle it; empty unless unknown.
    pub gaps: Vec<Gap>,
    /// Whether it is true only because it asks something of every member of a list that has none, so that nothing was asked.
    pub is_of_none: bool,
}

/// Whether a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    Known,
    /// It is said that there is none.
    None,
    /// It is not.
    Unknown,
}

/// What keeps an answer from being known in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Nothing does.
    Nothing,
    /// There may be others beside what is told.
    Others,
    /// It is a number between bounds.
    Bounds,
    /// It is not stated, or what is stated does not settle it.
    NotStated,
    /// It is marked as uncertain.
    Doubted,
    /// Sources disagree.
    Disputed,
}

/// What an expression of whatever type came to.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Whether it is known; a list always is, as far as it goes.
    pub state: State,
    /// In words; both readings where sources disagree.
    pub words: String,
    /// Each member of a list that is certain and known in words, else the value; empty where nothing is to tell.
    pub told: Vec<Said>,
    /// The number, in hundredths of one, of a pound or of a per cent, where it is one and known; of a list that of its only member.
    pub number: Option<i64>,
    /// What keeps it from being known in full.
    pub lacks: Lacks,
    /// By which readings of disputed values it is reached.
    pub by: Vec<Chosen>,
    /// Whether something that is marked as uncertain is among what keeps it from that.
    pub in_doubt: bool,
    /// Where the value itself stands, of a list that of the whole.
    pub own: Option<Span>,
    /// Where it stands: of a list every member's place, else that of the list.
    pub places: Vec<Span>,
    /// Whether it is a list of which no member is certain and known.
    pub is_nothing: bool,
    /// What is missing, of a list also to tell whether there are others.
    pub gaps: Vec<Gap>,
    /// The day, if it is one and known, or the days that a list has for certain.
    pub days: Vec<Day>,
    /// The element, or the members of the list that are elements, those in doubt included.
    pub things: Vec<Thing<'a>>,
}

/// A day with the place it stands at, or everything that is missing to tell it.
pub type Dated = Result<(Day, Option<Span>), Vec<Gap>>;

impl Program {
    /// Works a condition out.
    ///
    /// # Errors
    /// When it cannot be worked out, which is a defect of the expression: too many steps, division by zero, overflow.
    pub fn truth(&self, context: &Context<'_>) -> Result<Judged, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let (truth, gaps) = match evaluator.judge()? {
            Kleene::True => (Truth::True, Vec::new()),
            Kleene::False => (Truth::False, Vec::new()),
            Kleene::Unknown(gap) => (Truth::Unknown, evaluator.gaps.told(gap, context)),
        };
        let is_of_none = truth.is_true() && evaluator.of_none == OfNone::Held && !self.asks_of_some(context)?;
        Ok(Judged { truth, gaps, is_of_none })
    }

    /// Whether a condition may come out so were more stated than is.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn may_be(&self, truth: Truth, context: &Context<'_>) -> Result<bool, EvalError> {
        let judged = Evaluator::new(self, &Context { unsaid_is_open: true, ..*context }).judge()?;
        Ok(matches!(judged, Kleene::Unknown(_)) || judged == Kleene::from(truth.is_true()))
    }

    /// Whether a condition is true even where nothing is so of every member of a list without members.
    fn asks_of_some(&self, context: &Context<'_>) -> Result<bool, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        evaluator.of_none = OfNone::Fails;
        Ok(evaluator.judge()? == Kleene::True)
    }

    /// Works out an expression of whatever type.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn value<'a>(&'a self, context: &'a Context<'a>) -> Result<Answer<'a>, EvalError> {
        Evaluator::new(self, context).answered()
    }

    /// Where an expression's value stands, several places of a list; none when it stands nowhere.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn places(&self, context: &Context<'_>) -> Result<Vec<Span>, EvalError> {
        Ok(self.value(context)?.places)
    }

    /// The one place to point at for an expression's value: its own, else that of its first member that has one.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn place(&self, context: &Context<'_>) -> Result<Option<Span>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let readings = evaluator.readings()?;
        let own = readings.first().and_then(own_place);
        Ok(own.or_else(|| readings.iter().find_map(|reading| evaluator.places_of(reading).first().copied())))
    }

    /// The day that an expression comes to with the place it stands at, or everything that is missing to tell it.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn day(&self, context: &Context<'_>) -> Result<Dated, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let readings = evaluator.readings()?;
        let day_of = |reading: &Placed<'_>| if let Value::Day(day) = reading.value { Some(day) } else { None };
        let days: Option<Vec<Day>> = readings.iter().map(day_of).collect();
        // A day that sources disagree on is one of those between their readings.
        if let (Some(first), Some(day)) = (readings.first(), days.as_deref().and_then(Day::spanning)) {
            return Ok(Ok((day, evaluator.places_of(first).first().copied())));
        }
        let answer = self.value(context)?;
        let at = answer.own.or_else(|| answer.places.first().copied());
        let Some(day) = answer.days.first() else {
            let none =
                if answer.gaps.is_empty() { self.says_nothing("it gives no day", context)? } else { answer.gaps };
            return Ok(Err(none));
        };
        Ok(Ok((*day, at)))
    }

    /// What an expression comes to as what is missing, for a reason: it is known, and says nothing that is of use.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn says_nothing(&self, why: &'static str, context: &Context<'_>) -> Result<Vec<Gap>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let at = evaluator.readings()?.iter().find_map(|reading| reading.at);
        let gap = evaluator.miss(at, Why::Open(why));
        Ok(evaluator.gaps.told(gap, context))
    }

    /// What an expression comes to in words, for a message: where it is not known whether a condition is true, the sentence goes on as if
    /// it were not.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn words(&self, context: &Context<'_>) -> Result<String, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        evaluator.is_message = true;
        let readings = evaluator.readings()?;
        if let [only] = readings.as_slice() {
            return Ok(evaluator.words_of(only));
        }
        Ok(self.value(context)?.words)
    }

    /// The members of a list in words, each by itself; a single value is a list of one.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn members(&self, context: &Context<'_>) -> Result<Vec<String>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let placed = evaluator.value(self.root)?;
        Ok(match &placed.value {
            Value::List(seq) => {
                let members = evaluator.listed(&seq.clone()).told;
                members.iter().map(|member| evaluator.words_of(&member.what)).collect()
            }
            _ => vec![evaluator.words_of(&placed)],
        })
    }
}

pub(super) fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !known.contains(&item) {
            known.push(item);
        }
    }
}

/// Whether there is something to tell of a value: it is there, and a number with no upper bound is at least one.
fn is_told(value: &Value<'_>) -> bool {
    match value {
        Value::Between { least, most, .. } => most.is_some() || least.is_some_and(|least| least > 0),
        Value::Unknown(_) | Value::None | Value::List(_) => false,
        _ => true,
    }
}

/// Where a value itself stands; what was picked out of a list stands where its members do.
fn own_place(placed: &Placed<'_>) -> Option<Span> {
    match placed.value {
        Value::List(Seq::Made { .. } | Seq::Written { alone: true, .. }) => None,
        _ => placed.at.map(|site| site.span),
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn answered(mut self) -> Result<Answer<'a>, EvalError> {
        let readings = self.readings()?;
        let mut answers: Vec<Answer<'a>> = Vec::new();
        let led_by = std::mem::take(&mut self.led_by);
        for (reading, chosen) in readings.iter().zip(led_by) {
            let answer = Answer { by: vec![chosen], ..self.answer(reading) };
            let mut known = answers.iter_mut();
            match known.find(|known| known.state == answer.state && known.words == answer.words) {
                Some(known) => {
                    add_new(&mut known.places, answer.places);
                    known.by.extend(answer.by);
                }
                None => answers.push(answer),
            }
        }
        Ok(together(answers))
    }

    fn answer(&mut self, placed: &Placed<'a>) -> Answer<'a> {
        let state = match placed.value {
            Value::Unknown(_) | Value::Between { .. } => State::Unknown,
            Value::None => State::None,
            _ => State::Known,
        };
        let list = match &placed.value {
            Value::List(seq) => Some(self.listed(&seq.clone())),
            _ => None,
        };
        let gap = match &placed.value {
            Value::Unknown(gap) | Value::Between { gaps: gap, .. } => Some(*gap),
            _ => list.as_ref().and_then(|list| list.missing),
        };
        let is_nothing = list.as_ref().is_some_and(|list| !list.members.iter().any(is_certain));
        let certain: Vec<&Placed<'a>> = match &list {
            Some(list) => list.members.iter().filter(|member| is_certain(member)).map(|member| &member.what).collect(),
            None => vec![placed],
        };
        let certain: Vec<&Placed<'a>> = certain.into_iter().filter(|placed| is_told(&placed.value)).collect();
        let told = certain.iter().map(|placed| self.said(placed)).collect();
        let lacks = match gap {
            None => Lacks::Nothing,
            Some(_) if certain.iter().any(|placed| matches!(placed.value, Value::Between { .. })) => Lacks::Bounds,
            Some(_) if !certain.is_empty() => Lacks::Others,
            Some(gap) => self.gaps.kind(gap),
        };
        let number = match certain.as_slice() {
            [only] => number(&only.value),
            _ => None,
        };
        Answer {
            state,
            words: self.words_of(placed),
            told,
            number,
            lacks,
            by: Vec::new(),
            in_doubt: gap.is_some_and(|gap| self.gaps.has_doubt(gap)),
            is_nothing,
            own: own_place(placed),
            places: self.places_of(placed),
            gaps: gap.map_or_else(Vec::new, |gap| self.gaps.told(gap, self.context)),
            days: self.days_of(placed),
            things: self.things_of(placed),
        }
    }

    /// In words; a list by its members.
    pub(super) fn words_of(&mut self, placed: &Placed<'a>) -> String {
        if self.is_column {
            return self.in_column(placed);
        }
        let Value::List(seq) = &placed.value else { return self.word_of(placed) };
        let list = self.listed(&seq.clone());
        if list.told.is_empty() {
            return self.of_nothing(placed, &list).to_owned();
        }
        let mut told: Vec<String> = Vec::with_capacity(list.told.len());
        for member in &list.told {
            let words = self.word_of(&member.what);
            // A sentence names a body once that several files name; a column has a place for each.
            let is_body =
                matches!(member.what.value, Value::Thing(thing) if thing.kind(self.context.models) == Kind::Body);
            if !is_body || !told.contains(&words) {
                words::add_told(&mut told, &member.what, words);
            }
        }
        listed(&told)
    }

    /// In words what is no list: what stands there and could not be read is not what is not stated.
    fn word_of(&self, placed: &Placed<'a>) -> String {
        let words = words::placed(placed, self.context);
        match placed.value {
            Value::Unknown(gap) if words == words::NOT_STATED && self.gaps.is_unreadable(gap) => {
                words::UNREAD.to_owned()
            }
            _ => words,
        }
    }

    /// What is said of a list that tells of nothing.
    pub(super) fn of_nothing(&self, placed: &Placed<'a>, list: &Listed<'a>) -> &'static str {
        match placed.at {
            Some(site) if words::is_of_areas(site, self.context) => words::UNNAMED_AREAS,
            _ if list.open => words::NOT_STATED,
            _ => words::NONE,
        }
    }

    /// Where a value stands.
    pub(super) fn places_of(&mut self, placed: &Placed<'a>) -> Vec<Span> {
        if let Value::List(seq) = &placed.value {
            let members = self.listed(&seq.clone()).told;
            let mut spans = Vec::new();
            for member in &members {
                add_new(&mut spans, self.places_of(&member.what));
            }
            if !spans.is_empty() {
                return spans;
            }
        }
        if let Some(site) = placed.at {
            return vec![site.span];
        }
        match placed.value {
            Value::Thing(Thing::Of { model, element }) => {
                self.context.model(model).map(|model| model.span(element)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn days_of(&mut self, placed: &Placed<'a>) -> Vec<Day> {
        match &placed.value {
            Value::Day(day) => vec![*day],
            Value::List(seq) => {
                let certain =
                    (0..Self::len(seq)).filter_map(|at| self.member(seq, at)).filter(|one| one.maybe.is_none());
                certain.filter_map(|one| if let Value::Day(day) = one.what.value { Some(day) } else { None }).collect()
            }
            _ => Vec::new(),
        }
    }

    fn things_of(&mut self, placed: &Placed<'a>) -> Vec<Thing<'a>> {
        match &placed.value {
            Value::Thing(thing) => vec![*thing],
            Value::List(seq) => {
                let members = self.listed(&seq.clone()).told;
                members
                    .iter()
                    .filter_map(|member| if let Value::Thing(thing) = member.what.value { Some(thing) } else { None })
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
