//! Working an expression out over the facts, by Kleene's logic, with everything collected that would settle it.

mod about;
mod acted_for;
mod acting;
mod agencies;
mod agreed;
mod as_one;
mod belonging;
mod bodies;
mod bound;
mod by_law;
mod calls;
mod change;
mod children;
mod compare;
mod contradicted;
mod covering;
mod days;
mod deciding;
mod disowned;
mod events;
mod facts;
mod followed;
mod for_whom;
mod front_door;
mod functions;
mod giving;
mod known_again;
mod lapses;
mod lasting;
mod lines;
mod lists;
mod logic;
mod matter;
mod members;
mod money;
mod naming;
mod numbers;
mod of_each_council;
mod one_of_several;
mod over_in_one;
mod own_things;
mod papers;
mod parties;
mod partners;
mod promise;
mod quick;
mod receivers;
mod reporting;
mod reports_counted;
mod same_agreement;
mod scrutinised;
mod set_up;
mod sides;
mod signing;
mod standing;
mod tenure;
mod there_before;
mod titled;
mod unbroken;

use smallvec::{SmallVec, smallvec};

pub(super) use standing::is_in_place;

use lapses::Published;

use super::context::Context;
use super::error::{EvalError, Fault};
use super::gaps::{GapId, Gaps, Why};
use super::program::{Comparison, Loop, NodeId, Op, Program, TextTest};
use super::said::Chosen;
use super::value::{Fixed, Kleene, Placed, Seq, Site, Thing, Value};
use crate::source::Span;

/// The most steps that one evaluation may take; the bundled rules take some hundreds, and a million where they hold each of
/// hundreds of members against every other.
const STEPS: u32 = 5_000_000;
/// The most combinations of readings of disputed values that are tried.
const READINGS: u32 = 64;

/// Every value that the readings of disputed values lead to; one where none is met.
pub(super) type Readings<'a> = SmallVec<[Placed<'a>; 1]>;

/// What comes of asking something of every member of a list of the file that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfNone {
    /// It is so; none was met yet.
    Holds,
    /// It is so, and one was met.
    Held,
    /// It is not so.
    Fails,
}

/// One evaluation.
pub(super) struct Evaluator<'a> {
    pub(super) program: &'a Program,
    pub(super) context: &'a Context<'a>,
    pub(super) gaps: Gaps<'a>,
    locals: SmallVec<[Placed<'a>; 3]>,
    steps: u32,
    /// Which reading is tried of which disputed value, by where that stands.
    chosen: Chosen,
    /// The same for each value that readings led to.
    pub(super) led_by: Vec<Chosen>,
    /// The first disputed value that was met and has no reading chosen, with how many it has.
    pending: Option<(Span, usize)>,
    tries: u32,
    /// The yearly reports that were looked up already with these readings: the parts of a condition ask for them again and again.
    published: Vec<Published<'a>>,
    /// The day on which something is looked at, where a function asks about another than the judged one.
    pub(super) asked_on: Option<crate::time::Day>,
    /// What comes of asking something of every member of a list that is said to be empty.
    pub(super) of_none: OfNone,
    /// Whether this is for a message, in which a sentence has to go on somehow where nobody knows whether a condition is true.
    pub(super) is_message: bool,
    /// Whether this is for a column, in which the members of a list stand apart from each other.
    pub(super) is_column: bool,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(program: &'a Program, context: &'a Context<'a>) -> Self {
        Self {
            program,
            context,
            gaps: Gaps::default(),
            locals: SmallVec::new(),
            steps: 0,
            chosen: Chosen::new(),
            led_by: Vec::new(),
            pending: None,
            tries: 0,
            published: Vec::new(),
            asked_on: None,
            of_none: OfNone::Holds,
            is_message: false,
            is_column: false,
        }
    }

    /// The whole condition; disputed values are tried reading by reading, and only what all agree on stands.
    pub(super) fn judge(&mut self) -> Result<Kleene, EvalError> {
        self.by_readings(&mut |evaluator| evaluator.truth(evaluator.program.root))
    }

    /// The same of whatever is asked.
    pub(super) fn by_readings(
        &mut self,
        ask: &mut dyn FnMut(&mut Self) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        self.read_anew();
        let base = ask(self)?;
        let (Kleene::Unknown(_), Some((site, readings))) = (base, self.pending) else { return Ok(base) };
        let mut agreed = None;
        for reading in 0..readings {
            self.tries += 1;
            if self.tries > READINGS {
                return Ok(base);
            }
            self.chosen.push((site, reading));
            let judged = self.by_readings(ask);
            self.chosen.pop();
            let judged = judged?;
            if matches!(judged, Kleene::Unknown(_)) || agreed.is_some_and(|agreed| agreed != judged) {
                return Ok(base);
            }
            agreed = Some(judged);
        }
        Ok(agreed.unwrap_or(base))
    }

    /// Every value that the readings of disputed values lead to, the first of which is the only one where none is met.
    pub(super) fn readings(&mut self) -> Result<Readings<'a>, EvalError> {
        self.read_anew();
        let base = self.value(self.program.root)?;
        let known = self.led_by.len();
        let Some((site, readings)) = self.pending else {
            self.led_by.push(self.chosen.clone());
            return Ok(smallvec![base]);
        };
        let mut all = Readings::new();
        for reading in 0..readings {
            self.tries += 1;
            if self.tries > READINGS {
                self.led_by.truncate(known);
                self.led_by.push(self.chosen.clone());
                return Ok(smallvec![base]);
            }
            self.chosen.push((site, reading));
            let found = self.readings();
            self.chosen.pop();
            all.extend(found?);
        }
        Ok(all)
    }

    /// Forgets what hangs on the readings that were taken last.
    fn read_anew(&mut self) {
        self.pending = None;
        self.published.clear();
    }

    pub(super) fn fault<T>(&self, fault: Fault, node: NodeId) -> Result<T, EvalError> {
        Err(EvalError { fault, text: self.program.text_of(node).into() })
    }

    fn step(&mut self, node: NodeId) -> Result<(), EvalError> {
        self.steps += 1;
        if self.steps > STEPS { self.fault(Fault::Steps, node) } else { Ok(()) }
    }

    /// The place of a value, or the arrangement's for one that stands at no place of its own.
    fn site_or_arrangement(&self, at: Option<Site>) -> Option<Site> {
        at.or_else(|| self.site_of(self.context.arrangement()?))
    }

    /// The place of an element as a whole; nothing of what stands in the reference lists.
    pub(super) fn site_of(&self, thing: Thing<'a>) -> Option<Site> {
        let Thing::Of { model, element } = thing else { return None };
        let span = self.context.model(model)?.span(element);
        Some(Site { model, element, field: None, index: None, span })
    }

    pub(super) fn miss(&mut self, at: Option<Site>, why: Why<'a>) -> GapId {
        match self.site_or_arrangement(at) {
            Some(site) => self.gaps.one(site, why),
            None => self.gaps.nowhere(why),
        }
    }

    /// A node that is true, false or unknown.
    pub(super) fn truth(&mut self, node: NodeId) -> Result<Kleene, EvalError> {
        self.step(node)?;
        let program = self.program;
        Ok(match &program.node(node).op {
            Op::Bool(value) => Kleene::from(*value),
            Op::Not(of) => !self.truth(*of)?,
            Op::All(items) => self.all_of(items)?,
            Op::Any(items) => self.any_of(items)?,
            Op::If(condition, then, otherwise) => self.either(*condition, *then, *otherwise)?,
            Op::Has(field) => self.has(*field)?,
            Op::Stated(field) => self.stated(*field)?,
            Op::Compare(comparison @ (Comparison::Equal | Comparison::Differs), left, right)
                if let Some(same) = self.quick_equal(*left, *right) =>
            {
                Kleene::from(same == (*comparison == Comparison::Equal))
            }
            Op::Compare(comparison, left, right) => {
                let (left, right) = (self.value(*left)?, self.value(*right)?);
                self.compare(*comparison, &left, &right)
            }
            Op::In(left, right) => self.is_member(*left, *right)?,
            Op::Loop { what: what @ (Loop::All | Loop::Exists | Loop::ExistsOne), over, local, body } => {
                self.quantify(*what, *over, *local, *body)?
            }
            Op::TextTest(test, left, right) => self.text_test(*test, *left, *right)?,
            Op::Call(function, args) if function.is_test() => self.test(*function, args, node)?,
            _ => {
                let placed = self.raw_value(node)?;
                self.as_truth(&placed)
            }
        })
    }

    fn as_truth(&mut self, placed: &Placed<'a>) -> Kleene {
        match placed.value {
            Value::Bool(value) => Kleene::from(value),
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::Unknown(self.miss(placed.at, Why::SaidNone)),
        }
    }

    /// A node of whatever type.
    pub(super) fn value(&mut self, node: NodeId) -> Result<Placed<'a>, EvalError> {
        self.step(node)?;
        self.raw_value(node)
    }

    fn raw_value(&mut self, node: NodeId) -> Result<Placed<'a>, EvalError> {
        let program = self.program;
        Ok(match &program.node(node).op {
            Op::Field { of, place } => {
                if let Some(thing) = self.quick(*of) {
                    return Ok(self.field_of(thing, place));
                }
                let base = self.value(*of)?;
                self.field(&base, place)
            }
            Op::Local(at) => match self.locals.get(*at) {
                Some(placed) => placed.clone(),
                None => return self.fault(Fault::Scope, node),
            },
            Op::Element(at) => match self.context.elements.get(*at) {
                Some(thing) => Placed::bare(Value::Thing(*thing)),
                None if self.context.subject_unstated => Placed::bare(Value::Unknown(self.miss(None, Why::NotStated))),
                None => return self.fault(Fault::Scope, node),
            },
            Op::Constant(at) => match self.context.constant(*at) {
                Some(fixed) => self.fixed(fixed),
                None => return self.fault(Fault::Scope, node),
            },
            Op::Arrangement => match self.context.arrangement() {
                Some(thing) => Placed::bare(Value::Thing(thing)),
                None => return self.fault(Fault::Scope, node),
            },
            Op::Arrangements => self.arrangements(0..self.context.models.len()),
            Op::Side { of_after: false } => self.arrangements(0..self.context.first_of_after),
            Op::Side { of_after: true } => self.arrangements_of_after(),
            Op::JudgedDay => Placed::bare(Value::Day(self.context.day)),
            Op::Int(number) => Placed::bare(Value::Int(*number)),
            Op::Text(text) => Placed::bare(Value::Text(text)),
            Op::DayLiteral(day) => Placed::bare(Value::Day(*day)),
            Op::If(condition, then, otherwise) => self.either_value(*condition, *then, *otherwise)?,
            Op::Sum(sign, left, right) => self.reckon(*sign, *left, *right, node)?,
            Op::Minus(of) => self.negate(*of, node)?,
            Op::List(items) => self.literal_list(items)?,
            Op::Size(of) => self.size(*of)?,
            Op::Loop { what: Loop::Filter, over, local, body } => self.filter(*over, *local, *body)?,
            Op::Loop { what: Loop::Map, over, local, body } => self.map(*over, *local, *body)?,
            Op::Loop { what: Loop::Gather, over, local, body } => self.gather(*over, *local, *body)?,
            Op::Call(function, args) if !function.is_test() => self.call(*function, args, node)?,
            Op::Pattern(_) => Placed::bare(Value::None),
            _ => Placed::bare(match self.truth(node)? {
                Kleene::True => Value::Bool(true),
                Kleene::False => Value::Bool(false),
                Kleene::Unknown(gap) => Value::Unknown(gap),
            }),
        })
    }

    fn either_value(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) -> Result<Placed<'a>, EvalError> {
        let unknown = match self.truth(condition)? {
            Kleene::True => return self.value(then),
            Kleene::False => return self.value(otherwise),
            Kleene::Unknown(_) if self.is_message => return self.value(otherwise),
            Kleene::Unknown(gap) => gap,
        };
        let (a, b) = (self.value(then)?, self.value(otherwise)?);
        if matches!(a.value, Value::List(_)) || matches!(b.value, Value::List(_)) {
            return Ok(Placed { value: Value::List(Seq::Empty { open: Some(unknown) }), at: a.at });
        }
        match self.equal(&a, &b) {
            Kleene::True => Ok(a),
            Kleene::False => Ok(Placed { value: Value::Unknown(unknown), at: None }),
            Kleene::Unknown(gap) => Ok(Placed::bare(Value::Unknown(self.gaps.either(unknown, gap)))),
        }
    }

    fn text_test(&mut self, test: TextTest, left: NodeId, right: NodeId) -> Result<Kleene, EvalError> {
        let program = self.program;
        let of = self.value(left)?;
        let Some(held) = of.value.text() else { return Ok(self.as_truth(&of)) };
        if let Op::Pattern(pattern) = &program.node(right).op {
            return Ok(Kleene::from(pattern.is_match(held)));
        }
        let part = self.value(right)?;
        let Some(sought) = part.value.text() else { return Ok(self.as_truth(&part)) };
        Ok(Kleene::from(match test {
            TextTest::Contains => held.contains(sought),
            TextTest::StartsWith => held.starts_with(sought),
            TextTest::EndsWith => held.ends_with(sought),
            // A pattern is always written out, so that this is never asked.
            TextTest::Matches => false,
        }))
    }

    fn fixed(&mut self, fixed: &'a Fixed<'a>) -> Placed<'a> {
        let value = match fixed {
            Fixed::Bool(value) => Value::Bool(*value),
            Fixed::Int(number) => Value::Int(*number),
            Fixed::Text(text) => Value::Text(text),
            Fixed::Money(pence) => Value::Money(*pence),
            Fixed::Share(share) => Value::Share(*share),
            Fixed::Day(day) => Value::Day(*day),
            Fixed::Period(period) => Value::Period(*period),
            Fixed::Year(year) => Value::Year(*year),
            Fixed::Thing(thing) => Value::Thing(*thing),
            Fixed::None => Value::None,
            Fixed::Unknown(gap) => Value::Unknown(self.gaps.given(gap)),
            Fixed::At(inner, span) => {
                let mut placed = self.fixed(inner);
                placed.at = self.site_or_arrangement(placed.at).map(|site| Site { span: *span, ..site });
                return placed;
            }
        };
        Placed::bare(value)
    }

    /// Binds a member of a list while something is worked out.
    pub(super) fn with_local<T>(&mut self, local: usize, member: Placed<'a>, then: impl FnOnce(&mut Self) -> T) -> T {
        self.locals.truncate(local);
        self.locals.push(member);
        let result = then(self);
        self.locals.truncate(local);
        result
    }
}
