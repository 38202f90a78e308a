//! masa's own functions: which question goes where.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::{EvalError, Fault};
use crate::model::vocab::key;
use crate::time::Day;

/// A value that a function asked for, or what is missing.
pub(super) type Asked<T> = Result<Result<T, GapId>, EvalError>;

/// Takes the value out, or gives back that it is missing.
macro_rules! known {
    ($asked:expr) => {
        match $asked? {
            Ok(value) => value,
            Err(gap) => return Ok(Kleene::Unknown(gap)),
        }
    };
}
pub(super) use known;

/// The same where the function gives a value.
macro_rules! known_value {
    ($asked:expr) => {
        match $asked? {
            Ok(value) => value,
            Err(gap) => return Ok(Placed::bare(Value::Unknown(gap))),
        }
    };
}
pub(super) use known_value;

impl<'a> Evaluator<'a> {
    pub(super) fn arg(&self, args: &[NodeId], at: usize, node: NodeId) -> Result<NodeId, EvalError> {
        match args.get(at) {
            Some(arg) => Ok(*arg),
            None => self.fault(Fault::Scope, node),
        }
    }

    fn exactly<const COUNT: usize>(&self, args: &[NodeId], node: NodeId) -> Result<[NodeId; COUNT], EvalError> {
        match args.try_into() {
            Ok(args) => Ok(args),
            Err(_) => self.fault(Fault::Scope, node),
        }
    }

    pub(super) fn missing_in(&mut self, placed: &Placed<'a>) -> GapId {
        match placed.value {
            Value::Unknown(gap) | Value::Between { gaps: gap, .. } => gap,
            _ => self.miss(placed.at, Why::SaidNone),
        }
    }

    pub(super) fn asked_day(&mut self, node: NodeId) -> Asked<(Day, Placed<'a>)> {
        let placed = self.value(node)?;
        Ok(match placed.value {
            Value::Day(day) => Ok((day, placed)),
            _ => Err(self.missing_in(&placed)),
        })
    }

    pub(super) fn asked_int(&mut self, node: NodeId) -> Asked<i64> {
        let placed = self.value(node)?;
        Ok(match placed.value {
            Value::Int(number) => Ok(number),
            _ => Err(self.missing_in(&placed)),
        })
    }

    /// A number of days, months or years.
    pub(super) fn asked_span(&mut self, node: NodeId) -> Asked<i32> {
        Ok(match self.asked_int(node)? {
            Ok(number) => match i32::try_from(number) {
                Ok(number) => Ok(number),
                Err(_) => return self.fault(Fault::Overflow, node),
            },
            Err(gap) => Err(gap),
        })
    }

    pub(super) fn asked_thing(&mut self, node: NodeId) -> Asked<(Thing<'a>, Placed<'a>)> {
        let placed = self.value(node)?;
        Ok(match placed.value {
            Value::Thing(thing) => Ok((thing, placed)),
            _ => Err(self.missing_in(&placed)),
        })
    }

    /// The same without the place that says so.
    pub(super) fn asked_element(&mut self, node: NodeId) -> Asked<Thing<'a>> {
        if let Some(thing) = self.quick(node) {
            return Ok(Ok(thing));
        }
        Ok(self.asked_thing(node)?.map(|(thing, _)| thing))
    }

    /// The members of a list that is closed and certain, or what is missing.
    pub(super) fn certain_members(&mut self, seq: &Seq<'a>) -> Result<Vec<Placed<'a>>, GapId> {
        let written = self.written_members(seq);
        match (written, self.tail(seq)) {
            (Ok(members), None) => Ok(members),
            (Ok(_), Some(tail)) => Err(tail),
            (Err(gap), tail) => Err(self.gaps.join(tail, gap)),
        }
    }

    /// The members that a list writes down, all certain, or what is missing; there may be others.
    pub(super) fn written_members(&mut self, seq: &Seq<'a>) -> Result<Vec<Placed<'a>>, GapId> {
        let (mut members, mut missing) = (Vec::new(), None);
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            if let Some(maybe) = member.maybe {
                missing = Some(self.gaps.join(missing, maybe));
            }
            if let Value::Unknown(gap) = member.what.value {
                missing = Some(self.gaps.join(missing, gap));
            }
            members.push(member.what);
        }
        missing.map_or(Ok(members), Err)
    }

    /// Unknown at a place, for a reason that the rule gives.
    fn cannot_tell(&mut self, of: NodeId, why: NodeId) -> Result<Kleene, EvalError> {
        let at = self.value(of)?.at;
        let why = self.value(why)?;
        Ok(Kleene::Unknown(match why.value {
            Value::Text(why) | Value::Word(why) => self.miss(at, Why::Open(why)),
            _ => self.missing_in(&why),
        }))
    }

    /// A function that is true, false or unknown.
    pub(super) fn test(&mut self, function: Function, args: &[NodeId], node: NodeId) -> Result<Kleene, EvalError> {
        match function {
            Function::WithinMonths => {
                self.within_months(self.arg(args, 0, node)?, self.arg(args, 1, node)?, self.arg(args, 2, node)?)
            }
            Function::SurelyAfter => self.surely_after(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            Function::NoGapLongerThan => self.no_gap_longer_than(&self.exactly(args, node)?),
            Function::CanBeOut => self.can_be_out(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            Function::HasHappened => {
                let event = known!(self.asked_element(self.arg(args, 0, node)?));
                let by = match args.get(1) {
                    Some(day) => known!(self.asked_day(*day)).1,
                    None => Placed::bare(Value::Day(self.day_of_thing(event))),
                };
                Ok(self.has_happened(event, &by))
            }
            Function::InForceBy => {
                let thing = known!(self.asked_element(self.arg(args, 0, node)?));
                let day = known!(self.asked_day(self.arg(args, 1, node)?));
                let area = args.get(2).map(|area| self.value(*area)).transpose()?;
                self.in_force_by(thing, &day.1, area.as_ref())
            }
            Function::BeginsBy | Function::LastsUntil | Function::GoesOnUntil | Function::BeginsInTime => {
                self.test_of_tenure(function, args, node)
            }
            Function::CoveredFrom => self.covered_from(&self.exactly(args, node)?),
            function if function.is_of_a_step() => self.test_of_sides(function, args, node),
            Function::Reaches | Function::AnswersTo => {
                let from = known!(self.asked_element(self.arg(args, 0, node)?));
                let to = known!(self.asked_element(self.arg(args, 1, node)?));
                Ok(if function == Function::Reaches { self.reaches(from, to) } else { self.answers_to(from, to) })
            }
            Function::IsOver => {
                let day = known!(self.asked_day(self.arg(args, 1, node)?));
                self.is_over(self.arg(args, 0, node)?, &day)
            }
            Function::InForce if args.len() > 1 => {
                let thing = known!(self.asked_element(self.arg(args, 0, node)?));
                let day = known!(self.asked_day(self.arg(args, 1, node)?)).0;
                self.in_force_on(thing, day)
            }
            Function::InPlace
            | Function::AtWork
            | Function::InForce
            | Function::OnReportingCycle
            | Function::FirstOnCycle
            | Function::AnswersToPartners
            | Function::ReviewsChildDeaths
            | Function::UnderWay => self.test_of_one(function, self.arg(args, 0, node)?, node),
            Function::Ended
            | Function::Serves
            | Function::StandsFor
            | Function::SpeaksFor
            | Function::Binds
            | Function::OfPartners
            | Function::BelongsTo
            | Function::NamedFor
            | Function::SameHolder => self.test_of_bodies(function, args, node),
            Function::AgreedAsOne => self.are_agreed_as_one(args, node),
            Function::Followed | Function::Follows => self.test_of_followers(function, args, node),
            Function::PaysFor
            | Function::ShareMatches
            | Function::Gives
            | Function::GivesMoney
            | Function::PayerGone => self.test_of_money(function, args, node),
            Function::InTheSchedule | Function::Matched => self.schedule_tells(function, self.arg(args, 0, node)?),
            Function::Names | Function::IsAbout | Function::AboutReviews | Function::HandsOver | Function::MayEnd => {
                self.test_of_text(function, args, node)
            }
            Function::DocumentWasRead => Ok(self.document_was_read()),
            Function::SetOut => {
                let topic = self.value(self.arg(args, 0, node)?)?;
                match topic.value {
                    Value::Text(topic) | Value::Word(topic) => self.set_out(topic),
                    _ => Ok(Kleene::Unknown(self.missing_in(&topic))),
                }
            }
            Function::Surely => Ok(Kleene::from(self.truth(self.arg(args, 0, node)?)? == Kleene::True)),
            Function::CannotTell => self.cannot_tell(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            Function::SentTo => {
                let event = known!(self.asked_element(self.arg(args, 0, node)?));
                let receiver = self.value(self.arg(args, 1, node)?)?;
                match receiver.value {
                    Value::Text(receiver) | Value::Word(receiver) => self.sent_to(event, receiver),
                    _ => Ok(Kleene::Unknown(self.missing_in(&receiver))),
                }
            }
            Function::SignedOffBy => {
                let paper = known!(self.asked_element(self.arg(args, 0, node)?));
                let post = known!(self.asked_element(self.arg(args, 1, node)?));
                self.signed_off_by(paper, post)
            }
            Function::IsA => self.is_a(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            _ => self.fault(Fault::Scope, node),
        }
    }

    /// A question about one element alone.
    fn test_of_one(&mut self, function: Function, of: NodeId, node: NodeId) -> Result<Kleene, EvalError> {
        let thing = known!(self.asked_element(of));
        match function {
            Function::AtWork => Ok(self.at_work(thing)),
            Function::InForce => self.in_force(thing),
            Function::OnReportingCycle => Ok(self.on_reporting_cycle(thing)),
            Function::FirstOnCycle => Ok(self.first_on_cycle(thing)),
            Function::AnswersToPartners => self.answers_to_partners(thing),
            Function::ReviewsChildDeaths => self.reviews_child_deaths(thing),
            Function::UnderWay => Ok(self.is_under_way(thing)),
            Function::InPlace => Ok(self.in_place(thing)),
            _ => self.fault(Fault::Scope, node),
        }
    }

    /// A question about a body, or about whoever is there for it.
    fn test_of_bodies(&mut self, function: Function, args: &[NodeId], node: NodeId) -> Result<Kleene, EvalError> {
        match function {
            Function::Ended => {
                let (body, at) = known!(self.asked_thing(self.arg(args, 0, node)?));
                let (day, _) = known!(self.asked_day(self.arg(args, 1, node)?));
                Ok(self.ended(body, &at, day))
            }
            Function::Serves => {
                let (partner, at) = known!(self.asked_thing(self.arg(args, 0, node)?));
                let area = known!(self.asked_element(self.arg(args, 1, node)?));
                self.serves(partner, &at, area)
            }
            Function::StandsFor => {
                let partner = known!(self.asked_element(self.arg(args, 0, node)?));
                let body = known!(self.asked_element(self.arg(args, 1, node)?));
                let area = match args.get(2) {
                    Some(area) => Some(known!(self.asked_thing(*area)).1),
                    None => None,
                };
                self.stands_for(partner, body, area.as_ref())
            }
            Function::SpeaksFor => {
                let who = known!(self.asked_element(self.arg(args, 0, node)?));
                let body = known!(self.asked_element(self.arg(args, 1, node)?));
                self.speaks_for(who, body)
            }
            Function::Binds => {
                let paper = known!(self.asked_element(self.arg(args, 0, node)?));
                let body = known!(self.asked_element(self.arg(args, 1, node)?));
                self.binds(paper, body)
            }
            Function::OfPartners => {
                let who = known!(self.asked_element(self.arg(args, 0, node)?));
                self.is_of_partners(who)
            }
            Function::BelongsTo => {
                let post = known!(self.asked_element(self.arg(args, 0, node)?));
                let (body, at) = known!(self.asked_thing(self.arg(args, 1, node)?));
                self.belongs_to(post, body, &at)
            }
            Function::NamedFor => {
                let post = known!(self.asked_element(self.arg(args, 0, node)?));
                let partner = known!(self.asked_element(self.arg(args, 1, node)?));
                self.named_for(post, partner)
            }
            Function::SameHolder => {
                let one = known!(self.asked_element(self.arg(args, 0, node)?));
                let other = known!(self.asked_element(self.arg(args, 1, node)?));
                self.same_holder(one, other)
            }
            _ => self.fault(Fault::Scope, node),
        }
    }

    /// A function that gives a value.
    pub(super) fn call(&mut self, function: Function, args: &[NodeId], node: NodeId) -> Result<Placed<'a>, EvalError> {
        match function {
            Function::DecisionMakingGroups => self.decision_making_groups(),
            Function::Written => {
                let (seq, at) = self.seq(self.arg(args, 0, node)?)?;
                Ok(self.written(seq, at))
            }
            Function::AsWritten => {
                let placed = self.value(self.arg(args, 0, node)?)?;
                Ok(self.as_written(placed))
            }
            Function::Contradicted => self.contradicted(self.arg(args, 0, node)?),
            Function::WhoDoesIt => self.bodies_that_do_it(self.arg(args, 0, node)?),
            Function::AddDays | Function::AddMonths | Function::AddYears | Function::AddWorkingDays => {
                self.add(function, self.arg(args, 0, node)?, self.arg(args, 1, node)?)
            }
            Function::DaysBetween => self.days_between(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            Function::Start | Function::End => self.end_of(function == Function::Start, self.arg(args, 0, node)?),
            Function::DayOf => {
                let thing = known_value!(self.asked_element(self.arg(args, 0, node)?));
                let what = self.value(self.arg(args, 1, node)?)?;
                let area = match args.get(2) {
                    Some(area) => Some(known_value!(self.asked_thing(*area)).1),
                    None => None,
                };
                match what.value {
                    Value::Text(what) | Value::Word(what) => self.day_of(thing, what, area.as_ref()),
                    _ => Ok(Placed::bare(Value::Unknown(self.missing_in(&what)))),
                }
            }
            Function::PublishedReports | Function::ReportsCountedFrom => self.of_reports(function, args.first()),
            Function::FirstDay | Function::LastDay => self.day_of_tenure(function, args, node),
            Function::LookedAtOn => {
                let arrangement = known_value!(self.asked_element(self.arg(args, 0, node)?));
                Ok(Placed::bare(Value::Day(self.day_of_thing(arrangement))))
            }
            Function::GapBegins | Function::GapEnds => self.gap(function, &self.exactly(args, node)?),
            Function::Overtakes => {
                let event = known_value!(self.asked_element(self.arg(args, 0, node)?));
                self.overtakes(event)
            }
            Function::ScheduleEntries | Function::ScheduleHeadings | Function::WithoutEntry => {
                let (agency, _) = known_value!(self.asked_thing(self.arg(args, 0, node)?));
                Ok(self.of_the_schedule(function, agency))
            }
            Function::EditionNamed => {
                let named = self.value(self.arg(args, 0, node)?)?;
                Ok(self.edition_named(&named))
            }
            Function::InstrumentNamed => {
                let named = self.value(self.arg(args, 0, node)?)?;
                Ok(self.instrument_named(named))
            }
            Function::CycleOf => {
                let placed = self.value(self.arg(args, 0, node)?)?;
                Ok(self.cycle_of(&placed))
            }
            Function::KindOf => {
                let body = known_value!(self.asked_element(self.arg(args, 0, node)?));
                Ok(self.named(body, key!("kind")))
            }
            Function::Successors | Function::RequiredBodies | Function::MarginalBodies => {
                self.bodies(function, self.arg(args, 0, node)?, self.arg(args, 1, node)?)
            }
            Function::Under18 => self.under_18(self.arg(args, 0, node)?),
            Function::ShareOf => self.share_of(self.arg(args, 0, node)?, self.arg(args, 1, node)?),
            Function::StandsIn => {
                let entry = known_value!(self.asked_element(self.arg(args, 0, node)?));
                Ok(self.stands_in(entry))
            }
            Function::Uncovered => self.uncovered(&self.exactly(args, node)?),
            Function::AreasAfter => self.of_sides(function, args, node),
            function if function.is_of_a_step() => self.of_sides(function, args, node),
            Function::YearBefore | Function::EarlierPayments | Function::PaidTogether | Function::NotPaying => {
                let contribution = known_value!(self.asked_element(self.arg(args, 0, node)?));
                Ok(self.of_payments(function, contribution))
            }
            Function::Pounds | Function::Percent => {
                let number = known_value!(self.asked_int(self.arg(args, 0, node)?));
                match number.checked_mul(100) {
                    Some(hundredths) if function == Function::Pounds => Ok(Placed::bare(Value::Money(hundredths))),
                    Some(hundredths) => Ok(Placed::bare(Value::Share(hundredths))),
                    None => self.fault(Fault::Overflow, node),
                }
            }
            Function::Sum | Function::SumMoney | Function::SumShare => {
                self.sum(function, self.arg(args, 0, node)?, node)
            }
            _ => self.fault(Fault::Scope, node),
        }
    }
}
