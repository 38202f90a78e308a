//! What an expression comes to, for those who asked.

use super::context::Context;
use super::error::EvalError;
use super::eval::Evaluator;
use super::program::Program;
use super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::words;
use crate::finding::Gap;
use crate::source::Span;
use crate::time::{Day, Truth};

/// How a condition came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// True, false or unknown.
    pub truth: Truth,
    /// Everything that would settle it; empty unless unknown.
    pub gaps: Vec<Gap>,
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

/// What an expression of whatever type came to.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Whether it is known; a list always is, as far as it goes.
    pub state: State,
    /// In words; both readings where sources disagree.
    pub words: String,
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
        Ok(match evaluator.judge()? {
            Kleene::True => Judged { truth: Truth::True, gaps: Vec::new() },
            Kleene::False => Judged { truth: Truth::False, gaps: Vec::new() },
            Kleene::Unknown(gap) => Judged { truth: Truth::Unknown, gaps: evaluator.gaps.told(gap, context) },
        })
    }

    /// Works out an expression of whatever type.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn value<'a>(&'a self, context: &'a Context<'a>) -> Result<Answer<'a>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let readings = evaluator.readings()?;
        let mut answers: Vec<Answer<'a>> = Vec::new();
        for reading in &readings {
            let answer = evaluator.answer(reading);
            let mut known = answers.iter_mut();
            match known.find(|known| known.state == answer.state && known.words == answer.words) {
                Some(known) => add_new(&mut known.places, answer.places),
                None => answers.push(answer),
            }
        }
        Ok(together(answers))
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
        if let [only] = readings.as_slice()
            && let Value::Day(day) = only.value
        {
            return Ok(Ok((day, evaluator.places_of(only).first().copied())));
        }
        let answer = self.value(context)?;
        let at = answer.own.or_else(|| answer.places.first().copied());
        Ok(answer.days.first().map(|day| (*day, at)).ok_or(answer.gaps))
    }

    /// What an expression comes to in words.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn words(&self, context: &Context<'_>) -> Result<String, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
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
                let members = evaluator.members(seq);
                members.iter().map(|member| evaluator.words_of(member)).collect()
            }
            _ => vec![evaluator.words_of(&placed)],
        })
    }
}

fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !known.contains(&item) {
            known.push(item);
        }
    }
}

/// Where a value itself stands; what was picked out of a list stands where its members do.
fn own_place(placed: &Placed<'_>) -> Option<Span> {
    match placed.value {
        Value::List(Seq::Made { .. } | Seq::Written { alone: true, .. }) => None,
        _ => placed.at.map(|site| site.span),
    }
}

/// One answer from those of several readings; where they differ it is unknown.
fn together(mut answers: Vec<Answer<'_>>) -> Answer<'_> {
    if answers.len() == 1
        && let Some(only) = answers.pop()
    {
        return only;
    }
    let words: Vec<String> = answers.iter().map(|answer| answer.words.clone()).collect();
    let mut whole = Answer {
        state: State::Unknown,
        words: words.join(" or "),
        own: answers.first().and_then(|answer| answer.own),
        places: Vec::new(),
        is_nothing: answers.iter().all(|answer| answer.is_nothing),
        gaps: Vec::new(),
        days: Vec::new(),
        things: Vec::new(),
    };
    for answer in answers {
        add_new(&mut whole.places, answer.places);
        add_new(&mut whole.gaps, answer.gaps);
        whole.things.extend(answer.things);
    }
    whole
}

impl<'a> Evaluator<'a> {
    fn answer(&mut self, placed: &Placed<'a>) -> Answer<'a> {
        let context = self.context;
        let state = match placed.value {
            Value::Unknown(_) | Value::Between { .. } => State::Unknown,
            Value::None => State::None,
            _ => State::Known,
        };
        let gaps = match &placed.value {
            Value::Unknown(gap) | Value::Between { gaps: gap, .. } => self.gaps.told(*gap, context),
            Value::List(seq) => self.list_gaps(&seq.clone()),
            _ => Vec::new(),
        };
        let words = self.words_of(placed);
        let is_nothing = match &placed.value {
            Value::List(seq) => {
                let seq = seq.clone();
                let mut members = (0..Self::len(&seq)).filter_map(|at| self.member(&seq, at));
                members.all(|member| member.maybe.is_some() || matches!(member.what.value, Value::Unknown(_)))
            }
            _ => false,
        };
        Answer {
            state,
            words,
            is_nothing,
            own: own_place(placed),
            places: self.places_of(placed),
            gaps,
            days: self.days_of(placed),
            things: self.things_of(placed),
        }
    }

    fn list_gaps(&mut self, seq: &Seq<'a>) -> Vec<Gap> {
        let mut missing = self.tail(seq);
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            let unknown = if let Value::Unknown(gap) = member.what.value { Some(gap) } else { None };
            for gap in member.maybe.into_iter().chain(unknown) {
                missing = Some(self.gaps.join(missing, gap));
            }
        }
        missing.map_or_else(Vec::new, |gap| self.gaps.told(gap, self.context))
    }

    /// The members to tell of. Of a list that was picked out of another, those that may belong to it are left out beside any
    /// that do for certain: what is not known is not told as a finding.
    fn members(&mut self, seq: &Seq<'a>) -> Vec<Placed<'a>> {
        let mut members: Vec<Member<'a>> = (0..Self::len(seq)).filter_map(|at| self.member(seq, at)).collect();
        if matches!(seq, Seq::Made { .. }) && members.iter().any(|member| member.maybe.is_none()) {
            members.retain(|member| member.maybe.is_none());
        }
        members.into_iter().map(|member| member.what).collect()
    }

    /// In words; a list by its members.
    pub(super) fn words_of(&mut self, placed: &Placed<'a>) -> String {
        let Value::List(seq) = &placed.value else { return words::placed(placed, self.context) };
        let members = self.members(seq);
        if members.is_empty() {
            let open = self.tail(seq).is_some();
            return if open { words::NOT_STATED } else { words::NONE }.to_owned();
        }
        let mut told: Vec<String> = Vec::with_capacity(members.len());
        for member in &members {
            let words = words::placed(member, self.context);
            // One day of several things is told once; equal amounts are as many amounts.
            if !matches!(member.value, Value::Day(_)) || !told.contains(&words) {
                told.push(words);
            }
        }
        words::joined(&told)
    }

    /// Where a value stands.
    pub(super) fn places_of(&mut self, placed: &Placed<'a>) -> Vec<Span> {
        if let Value::List(seq) = &placed.value {
            let members = self.members(seq);
            let mut spans = Vec::new();
            for member in &members {
                add_new(&mut spans, self.places_of(member));
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
                let members = self.members(&seq.clone());
                members
                    .iter()
                    .filter_map(|member| if let Value::Thing(thing) = member.value { Some(thing) } else { None })
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
