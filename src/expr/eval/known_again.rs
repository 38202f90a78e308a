//! Whether something of after is what something of before is or becomes.

use super::super::gaps::Why;
use super::super::statute::AgencyPlace;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use super::naming::stands_in;
use crate::model::vocab::{Kind, key};

impl<'a> Evaluator<'a> {
    /// Whether an element of before is or becomes one of after: what it is known again by, and of bodies operation of law too,
    /// whether after still names the earlier one or not.
    pub(super) fn is_now(&mut self, was: Thing<'a>, is: Thing<'a>) -> Kleene {
        let models = self.context.models;
        let place = |thing: Thing<'a>| match thing {
            Thing::Of { model, element } => Some((model, element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        let known = place(was).and_then(|was| self.context.becomes.get(&was));
        if known.zip(place(is)).is_some_and(|(known, is)| known.contains(&is)) || was.same_as(is, models) {
            return Kleene::True;
        }
        match (was.kind(models), is.kind(models)) {
            (Kind::Body, Kind::Body) => self.followed_by(was, is),
            (Kind::Agency, Kind::Agency) => self.same_agency(was, is),
            _ => Kleene::False,
        }
    }

    /// Agencies are the same by their bodies, or by the words for many. Words for many may also mean what was called otherwise,
    /// where both fall under one entry of the Schedule and no agency of before has them already.
    fn same_agency(&mut self, was: Thing<'a>, is: Thing<'a>) -> Kleene {
        let bodies = (self.named(was, key!("body")).value, self.named(is, key!("body")).value);
        if let (Value::Thing(was), Value::Thing(is)) = bodies {
            return self.is_now(was, is);
        }
        for body in [&bodies.0, &bodies.1] {
            if let Value::Unknown(gap) = body
                && !self.gaps.is_not_stated(*gap)
            {
                return Kleene::Unknown(*gap);
            }
        }
        let kinds = (self.named(was, "kind"), self.named(is, "kind"));
        let of_many = !matches!(bodies, (Value::Thing(_), _) | (_, Value::Thing(_)));
        if of_many && words_stand_in(&kinds.0, &kinds.1) {
            return Kleene::True;
        }
        for words in [&kinds.0, &kinds.1] {
            if let Value::Unknown(gap) = words.value
                && !self.gaps.is_not_stated(gap)
            {
                return Kleene::Unknown(gap);
            }
        }
        if !self.under_one_entry(was, is) || self.was_named(is) {
            return Kleene::False;
        }
        Kleene::Unknown(
            self.miss(kinds.1.at.or(kinds.0.at), Why::Open("it may mean by other words what was on the list")),
        )
    }

    fn under_one_entry(&mut self, was: Thing<'a>, is: Thing<'a>) -> bool {
        match (self.place(was), self.place(is)) {
            (Ok(AgencyPlace::Under(was)), Ok(AgencyPlace::Under(is))) => {
                was.iter().any(|entry| is.iter().any(|other| other.shown == entry.shown))
            }
            _ => false,
        }
    }

    /// Whether an agency of after was on a list of the judged arrangement under its own name already.
    fn was_named(&mut self, is: Thing<'a>) -> bool {
        let current = self.context.current();
        let Some(model) = self.context.model(current) else { return false };
        let (body, words) = (self.named(is, key!("body")).value, self.named(is, "kind"));
        model.of_kind(Kind::Agency).any(|element| {
            let was = Thing::Of { model: current, element };
            match (&body, self.named(was, key!("body")).value) {
                (Value::Thing(is), Value::Thing(was)) => self.is_now(was, *is) == Kleene::True,
                (Value::Thing(_), _) | (_, Value::Thing(_)) => false,
                _ => words_stand_in(&self.named(was, "kind"), &words),
            }
        })
    }
}

/// Whether the words for many stand among those of another.
fn words_stand_in(was: &Placed<'_>, is: &Placed<'_>) -> bool {
    was.value.text().zip(is.value.text()).is_some_and(|(was, is)| stands_in(was, is))
}
