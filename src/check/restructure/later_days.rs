//! What is seen to on the first day, and by nobody soon after, where what takes over is itself said to end.

use std::collections::BTreeMap;

use super::worse::{Told, is_on_the_same, take_worse};
use crate::finding::{Gap, OnDay, Outcome, Verdict, Whom};
use crate::model::Stated;
use crate::model::vocab::Kind;
use crate::rules::{Rulebook, Step, StepVerdicts, first_end_of_after, judge_step_about};
use crate::source::Span;
use crate::time::{Date, Day};

/// What somebody has to see to on every day: that it is seen to on the first says nothing of the next.
const SEEN_TO: [Kind; 5] = [Kind::Function, Kind::Group, Kind::Post, Kind::SupportUnit, Kind::ChildDeathReview];

/// How far ahead an end belongs to the step. Later ones are plans of the new arrangements themselves, and their timeline tells them.
const MONTHS: i32 = 12;

/// Adds what is settled on the first day and no longer seen to, or perhaps not, from a later day on, and was not to be so already as before stood;
/// `itself` is the step from the files of before to themselves.
pub(super) fn add_later_days(step: &Step<'_>, itself: &Step<'_>, book: &Rulebook<'_>, judged: &mut StepVerdicts) {
    let days = days_after_ends(step);
    if days.is_empty() {
        return;
    }
    let of_itself = judge_step_about(itself, &SEEN_TO, book);
    for (date, end) in days {
        let day = Day::from(date);
        let on = |side: &Step<'_>| judge_step_about(&Step { day, is_later: true, ..*side }, &SEEN_TO, book);
        let mut was = on(itself);
        // What nothing follows at all as before stood says nothing of what was to end on that day.
        was.judged.verdicts.retain(|verdict| {
            let mut same = of_itself.judged.verdicts.iter().filter(|other| is_on_the_same(other, verdict));
            same.any(|other| other.outcome == Outcome::Met)
        });
        let say = |verdict: &mut Verdict| {
            if verdict.outcome == Outcome::NotStated {
                verdict.gaps.insert(0, no_longer_there(day, end));
            }
        };
        let replaces = |known, now| known == Outcome::Met && matches!(now, Outcome::NotMet | Outcome::NotStated);
        let due = Some(OnDay { day: day.to_string(), words: day.in_words() });
        take_worse(judged, on(step), &was, &Told { replaces, due, say: &say });
    }
}

fn no_longer_there(day: Day, end: Span) -> Gap {
    Gap {
        fact: format!("the days from {} on", day.in_words()).into(),
        why: "something that is in place on the first day is said to end before".into(),
        label: end,
        whom: Whom::Keeper,
    }
}

/// The days after what is in arrangements of after ends, with the place that says so. None lies beyond the end of any of these: what goes
/// with it is asked where the next step is judged.
fn days_after_ends(step: &Step<'_>) -> BTreeMap<Date, Span> {
    let Some(from) = step.day.last() else { return BTreeMap::new() };
    let horizon = from.plus_months(MONTHS).into_iter().chain(first_end_of_after(step)).min();
    let is_ahead = |day: Date| day > from && horizon.is_none_or(|horizon| day <= horizon);
    let mut days = BTreeMap::new();
    for model in step.models.iter().skip(step.befores) {
        let is_end = |stated: &Stated| {
            model.kind(stated.element).definition(stated.field).is_some_and(|field| field.name == "until")
        };
        for stated in model.stated_days().into_iter().filter(is_end) {
            if let Some(next) = stated.day.exact().and_then(Date::next).filter(|next| is_ahead(*next)) {
                days.entry(next).or_insert_with(|| model.place_of(stated.element, stated.field));
            }
        }
    }
    days
}
