//! What an expression reads: fields, and what its functions look at beyond them.

use std::ops::Range;

use super::context::Context;
use super::error::EvalError;
use super::function::Function;
use super::program::{Comparison, NodeId, Op, Program};
use super::types::{Kinds, Ty};
use crate::model::vocab::Kind;
use crate::time::{Date, Day};

/// A field that an expression names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The bytes of the way to it, as it is written.
    pub range: Range<usize>,
    /// The kinds of element that it is looked up in.
    pub kinds: Kinds,
    /// Its name, as the format writes it.
    pub field: &'static str,
    /// The kinds of element that it leads to; none where it holds a value.
    pub leads_to: Kinds,
}

/// Days from the first to the last, either of which may be open.
pub type Window = (Option<Date>, Option<Date>);

impl Program {
    /// Every field that it names, one for each place.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (id, node) in (0..).map(NodeId).zip(&self.nodes) {
            let Op::Field { place, .. } = &node.op else { continue };
            let kinds: Vec<Kind> = place.fields.iter().map(|(kind, _)| *kind).collect();
            let definition = place.fields.first().and_then(|(kind, field)| kind.definition(*field));
            if let Some(definition) = definition {
                let (range, kinds, field) = (self.range(id), Kinds::of(&kinds), definition.name);
                readings.push(Reading { range, kinds, field, leads_to: leads_to(&Ty::of(&definition.ty)) });
            }
        }
        readings
    }

    /// The kinds of element that its functions look at as a whole, whatever they are handed.
    #[must_use]
    pub fn looked_at(&self) -> Kinds {
        self.functions().fold(Kinds::default(), |all, function| all.and(function.looks_at()))
    }

    /// The names of fields that its functions look up in whatever they are handed.
    #[must_use]
    pub fn looked_up(&self) -> Vec<&'static str> {
        self.functions().flat_map(Function::looks_up).copied().collect()
    }

    fn functions(&self) -> impl Iterator<Item = Function> {
        self.nodes.iter().filter_map(|node| if let Op::Call(function, _) = &node.op { Some(*function) } else { None })
    }

    /// The one day that it comes to whatever the facts; nothing when it hangs on any.
    ///
    /// # Errors
    /// As [`Program::truth`].
    pub fn fixed_day(&self, context: &Context<'_>) -> Result<Option<Day>, EvalError> {
        self.day_at(self.root, context)
    }

    /// The days on which a condition can hold, as far as it says so itself: by comparing `day` with days that hang on no fact.
    ///
    /// # Errors
    /// As [`Program::truth`].
    pub fn window(&self, context: &Context<'_>) -> Result<Window, EvalError> {
        let operands: &[NodeId] = match &self.node(self.root).op {
            Op::All(items) => items,
            _ => &[self.root],
        };
        let (mut first, mut last): Window = (None, None);
        for operand in operands {
            let Op::Compare(comparison, left, right) = self.node(*operand).op else { continue };
            let (comparison, other) = match (&self.node(left).op, &self.node(right).op) {
                (Op::JudgedDay, _) => (comparison, right),
                (_, Op::JudgedDay) => (turned(comparison), left),
                _ => continue,
            };
            let Some(day) = self.day_at(other, context)? else { continue };
            match comparison {
                Comparison::Less => last = least(last, day.last().and_then(Date::previous)),
                Comparison::AtMost => last = least(last, day.last()),
                Comparison::Greater => first = first.max(day.first().and_then(Date::next)),
                Comparison::AtLeast => first = first.max(day.first()),
                Comparison::Equal => (first, last) = (first.max(day.first()), least(last, day.last())),
                Comparison::Differs => {}
            }
        }
        Ok((first, last))
    }

    fn day_at(&self, node: NodeId, context: &Context<'_>) -> Result<Option<Day>, EvalError> {
        if self.hangs_on_facts(node) {
            return Ok(None);
        }
        let placed = super::eval::Evaluator::new(self, context).value(node)?;
        Ok(if let super::value::Value::Day(day) = placed.value { Some(day) } else { None })
    }

    fn hangs_on_facts(&self, node: NodeId) -> bool {
        let own = matches!(
            self.node(node).op,
            Op::Field { .. }
                | Op::Element(_)
                | Op::Local(_)
                | Op::Arrangement
                | Op::Arrangements
                | Op::Side { .. }
                | Op::JudgedDay
        );
        own || self.below(node).into_iter().any(|below| self.hangs_on_facts(below))
    }
}

fn leads_to(ty: &Ty) -> Kinds {
    match ty {
        Ty::Element(kinds) => *kinds,
        Ty::List(of) => leads_to(of),
        _ => Kinds::default(),
    }
}

const fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

/// The earlier of two last days, of which none is later than any.
fn least(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, None) | (None, one) => one,
    }
}

impl Function {
    /// The fields that it looks up beside those that lead to what it is handed.
    const fn looks_up(self) -> &'static [&'static str] {
        match self {
            Self::InPlace => &["state", "from", "until"],
            Self::FirstDay | Self::BeginsBy | Self::BeginsInTime => &["from", "term"],
            Self::LastDay | Self::LastsUntil => &["until", "term", "events"],
            Self::GoesOnUntil => &["from", "until", "term", "events", "independent", "state"],
            Self::SpeaksFor => &["lead", "delegates"],
            Self::Binds => &["parties", "signed-by", "lead", "delegates"],
            Self::AreasOf => &["areas", "covers"],
            Self::AgreedAsOne => &["agreements", "documents", "agreement", "areas", "parties", "signed-by"],
            Self::UnderWay => &["kind", "state"],
            Self::AboutReviews => &["documents", "kind", "title"],
            Self::TellsOfTheEnd => &["succession"],
            Self::ScrutinisedFrom => &["scrutiny"],
            Self::CanBeOut => &["period", "reports"],
            Self::ReportsCountedFrom => &["supersedes", "reports", "areas"],
            Self::NoLongerBound => &["parties", "state"],
            Self::DisownedBy => &["areas", "child-death-review"],
            Self::AgreedFor => {
                &["agreements", "parties", "covers", "state", "areas", "from", "until", "events", "document"]
            }
            Self::OverInOne => {
                &["parties", "state", "from", "until", "events", "covers", "functions", "child-death-review"]
            }
            _ => &[],
        }
    }

    /// The kinds of which it looks at more than the fields that lead to what it is handed.
    fn looks_at(self) -> Kinds {
        match self {
            Self::DayOf | Self::SignedOffBy | Self::Overtakes => Kinds::of(&[Kind::Event]),
            Self::InForceBy => Kinds::of(&[Kind::Event, Kind::Succession]),
            Self::ReportsCountedFrom => Kinds::of(&[Kind::Event, Kind::Report, Kind::Area]),
            Self::FirstDay | Self::BeginsBy => Kinds::of(&[Kind::Post, Kind::Group]),
            Self::GoesOnUntil | Self::ScrutinisedFrom => {
                Kinds::of(&[Kind::Post, Kind::Group, Kind::Scrutiny, Kind::Event])
            }
            Self::BeginsInTime | Self::LastDay | Self::LastsUntil => Kinds::of(&[Kind::Post, Kind::Group, Kind::Event]),
            Self::OnReportingCycle
            | Self::CycleOf
            | Self::FirstOnCycle
            | Self::Reaches
            | Self::AnswersToPartners
            | Self::DecisionMakingGroups => Kinds::of(&[Kind::Group, Kind::Member]),
            Self::KindOf
            | Self::Ended
            | Self::Successors
            | Self::RequiredBodies
            | Self::MarginalBodies
            | Self::Under18
            | Self::AreasOf => Kinds::of(&[Kind::Body, Kind::Area]),
            Self::OverInOne => {
                Kinds::of(&[Kind::Body, Kind::Agreement, Kind::Event, Kind::Group, Kind::Area, Kind::ChildDeathReview])
            }
            Self::DisownedBy => Kinds::of(&[Kind::Area, Kind::ChildDeathReview]),
            Self::AgreedFor => {
                Kinds::of(&[Kind::Agreement, Kind::Area, Kind::Body, Kind::Partner, Kind::Event, Kind::Document])
            }
            Self::Serves | Self::StandsFor | Self::NoLongerBound => {
                Kinds::of(&[Kind::Partner, Kind::Body, Kind::Area, Kind::Agreement])
            }
            Self::Followed | Self::Follows => Kinds::of(&[Kind::Partner, Kind::Body, Kind::Area, Kind::Event]),
            Self::SpeaksFor => Kinds::of(&[Kind::Partner, Kind::Post, Kind::Body]),
            Self::Binds | Self::AgreedAsOne => {
                Kinds::of(&[Kind::Partner, Kind::Post, Kind::Body, Kind::Agreement, Kind::Document])
            }
            Self::SeesTo => Kinds::of(&[Kind::Function, Kind::Group, Kind::Post]),
            Self::Unbroken | Self::Unattended => Kinds::of(&[Kind::Function, Kind::Group, Kind::Post, Kind::Scrutiny]),
            Self::NamedFor => Kinds::of(&[Kind::Post, Kind::Partner, Kind::Body]),
            Self::BelongsTo | Self::SameHolder => Kinds::of(&[Kind::Post, Kind::Body]),
            Self::PaysFor => Kinds::of(&[Kind::Contribution, Kind::Body]),
            Self::ShareMatches
            | Self::Gives
            | Self::GivesMoney
            | Self::PayerGone
            | Self::YearBefore
            | Self::EarlierPayments
            | Self::PaidTogether
            | Self::NotPaying => Kinds::of(&[Kind::Contribution, Kind::Budget]),
            Self::AboutReviews => Kinds::of(&[Kind::Document]),
            Self::DocumentWasRead => Kinds::of(&[Kind::Source]),
            Self::SetOut => Kinds::of(&[Kind::Content, Kind::Source, Kind::Document]),
            _ => Kinds::default(),
        }
    }
}
