//! Until when an arrangement lasts, as a whole or for one area: by its own events and by what it says of its succession.

use super::super::gaps::Why;
use super::super::program::Comparison;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::key;

/// Something that says that an arrangement ends.
pub(super) struct EndSaid<'a> {
    /// Whether it speaks of the area that is asked about, and is more than talked of.
    pub(super) counts: Kleene,
    /// The last day.
    pub(super) day: Placed<'a>,
}

impl<'a> Evaluator<'a> {
    /// Whether an arrangement has not ended before a day. Where two of its ends lie on either side of that day, it cannot be told.
    pub(super) fn lasts(
        &mut self,
        thing: Thing<'a>,
        day: &Placed<'a>,
        area: Option<&Placed<'a>>,
    ) -> Result<Kleene, EvalError> {
        let ends = self.ends_said(thing, area)?;
        let (mut ended, mut lasting) = (Kleene::False, Kleene::False);
        for end in &ends {
            let is_by = self.compare(Comparison::AtLeast, &end.day, day);
            let (over, not_yet) = (self.and(end.counts, !is_by), self.and(end.counts, is_by));
            ended = self.or(ended, over);
            lasting = self.or(lasting, not_yet);
        }
        Ok(match (ended, lasting) {
            (Kleene::False, _) => Kleene::True,
            (ended, Kleene::False) => !ended,
            (Kleene::True, Kleene::True) => {
                let at = ends.last().and_then(|end| end.day.at);
                Kleene::Unknown(
                    self.miss(at, Why::Open("two days are given for the end, which cannot both be the last")),
                )
            }
            (Kleene::Unknown(gap), _) | (_, Kleene::Unknown(gap)) => Kleene::Unknown(gap),
        })
    }

    /// Everything that says that an arrangement ends, or may say so.
    pub(super) fn ends_said(
        &mut self,
        thing: Thing<'a>,
        area: Option<&Placed<'a>>,
    ) -> Result<Vec<EndSaid<'a>>, EvalError> {
        let mut said = Vec::new();
        for (list, field) in [("events", "date"), ("succession", "ends")] {
            let entries = match self.named(thing, list).value {
                Value::List(entries) => self.told_alone(entries),
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Seq::Empty { open: Some(gap) },
                _ => continue,
            };
            for at in 0..Self::len(&entries) {
                let Some(member) = self.member(&entries, at) else { continue };
                let Value::Thing(entry) = member.what.value else { continue };
                let day = self.named(entry, field);
                let is_end = match list {
                    "events" => self.is_of_kind(entry, &["ends", "expires"]),
                    _ => self.is_own_end(entry, &day),
                };
                if is_end == Kleene::False {
                    continue;
                }
                let concerns = self.concerns(thing, entry, area)?;
                let firm = self.is_firm(entry);
                let mut counts = self.and(is_end, concerns);
                counts = self.and(counts, firm);
                if let Some(maybe) = member.maybe {
                    counts = self.and(counts, Kleene::Unknown(maybe));
                }
                if counts != Kleene::False {
                    said.push(EndSaid { counts, day });
                }
            }
            if let Some(gap) = self.tail(&entries) {
                said.push(EndSaid { counts: Kleene::Unknown(gap), day: Placed::bare(Value::Unknown(gap)) });
            }
        }
        self.ends_told(thing, area, &mut said)?;
        let status = self.named(thing, key!("status"));
        if said.is_empty() && status.value.text() == Some("ceased") {
            let at = self.named(thing, key!("events")).at;
            let gap = self.miss(at, Why::NoEvent("ends"));
            said.push(EndSaid { counts: Kleene::True, day: Placed::bare(Value::Unknown(gap)) });
        }
        // A day of one of them goes before an entry that has none.
        if said.iter().any(|end| matches!(end.day.value, Value::Day(_)) && end.counts == Kleene::True) {
            said.retain(|end| !matches!(end.day.value, Value::Unknown(gap) if self.gaps.is_not_stated(gap)));
        }
        Ok(said)
    }

    /// Adds what the files of a step tell that follow on an arrangement: where one names no area, it speaks of those that it is for, and of all
    /// where the arrangement says itself that it ends.
    fn ends_told(
        &mut self,
        thing: Thing<'a>,
        area: Option<&Placed<'a>>,
        said: &mut Vec<EndSaid<'a>>,
    ) -> Result<(), EvalError> {
        let Thing::Of { model: at, .. } = thing else { return Ok(()) };
        let models = self.context.models;
        let Some(earlier) = self.context.model(at).filter(|_| self.context.first_of_after > 0) else { return Ok(()) };
        let is_said = !said.is_empty();
        for (at, model) in (0u32..).zip(models) {
            let mut ends = model.ends_of_earlier().peekable();
            if ends.peek().is_none() || !model.tells_of(earlier, models) {
                continue;
            }
            let root = Thing::Of { model: at, element: model.root() };
            for element in ends {
                let entry = Thing::Of { model: at, element };
                let named = self.concerns(thing, entry, area)?;
                let meant = match area {
                    Some(area) if !is_said && model.led_by(element, "areas").is_empty() => self.covers(root, area)?,
                    _ => Kleene::True,
                };
                let (meant, firm) = (self.and(named, meant), self.is_firm(entry));
                let counts = self.and(meant, firm);
                if counts != Kleene::False {
                    said.push(EndSaid { counts, day: self.named(entry, "ends") });
                }
            }
        }
        Ok(())
    }

    /// Whether an entry of the succession is about the end of the arrangement itself, and not of an earlier one: it gives the day, says what
    /// follows, or is of that kind.
    fn is_own_end(&mut self, entry: Thing<'a>, day: &Placed<'a>) -> Kleene {
        if let Thing::Of { model, element } = entry
            && self.context.model(model).is_some_and(|model| model.is_of_earlier(element))
        {
            return Kleene::False;
        }
        let is_stated = !matches!(day.value, Value::Unknown(gap) if self.gaps.is_not_stated(gap));
        if is_stated {
            return Kleene::True;
        }
        let kind = self.named(entry, key!("kind"));
        let is_ends = match kind.value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            kind => Kleene::from(kind.text() == Some("ends")),
        };
        let is_followed = match self.named(entry, key!("into")).value {
            Value::List(seq) => Kleene::from(!self.is_silent(&seq) && Self::len(&seq) > 0),
            _ => Kleene::False,
        };
        self.or(is_ends, is_followed)
    }

    /// Whether an entry speaks of an area, or where none is asked about of all areas of the arrangement. One that names no areas speaks
    /// of the whole.
    fn concerns(&mut self, thing: Thing<'a>, entry: Thing<'a>, area: Option<&Placed<'a>>) -> Result<Kleene, EvalError> {
        let Value::List(named) = self.named(entry, key!("areas")).value else { return Ok(Kleene::True) };
        if self.is_silent(&named) {
            return Ok(Kleene::True);
        }
        match area {
            Some(area) => self.exists_over(&named, |evaluator, member| Ok(evaluator.equal(area, &member))),
            None => match self.named(thing, key!("areas")).value {
                Value::List(all) => self.all_in(&all, &named),
                _ => Ok(Kleene::True),
            },
        }
    }

    /// Whether an end is more than hoped for, claimed or talked of; what hangs on a condition is only once that came about.
    pub(super) fn is_firm(&mut self, entry: Thing<'a>) -> Kleene {
        match self.state_of(entry) {
            Ok(Some(word @ ("hoped-for" | "claimed" | "under-discussion"))) => {
                let state = self.named(entry, key!("state"));
                Kleene::Unknown(self.miss(state.at, Why::NotYet(word)))
            }
            Ok(Some(_)) => Kleene::True,
            Ok(None) => self.is_unconditional(entry),
            Err(gap) => Kleene::Unknown(gap),
        }
    }
}
