//! What is seen to on the first day, and by nobody soon after, where what takes over is itself said to end.

use std::collections::BTreeMap;

use super::worse::{Told, is_on_the_same, take_worse};
use crate::finding::{Gap, OnDay, Outcome, Verdict, Whom};
use crate::model::vocab::Kind;
use crate::model::{Stated, Which};
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
        let later = Step { day: Day::from(date), is_later: true, ..*step };
        let now = judge_step_about(&later, &SEEN_TO, book);
        let mut was = judge_step_about(&Step { day: later.day, is_later: true, ..*itself }, &SEEN_TO, book);
        // What nothing follows at all as before stood says nothing of what was to end on that day.
        was.judged.verdicts.retain(|verdict| {
            let mut same = of_itself.judged.verdicts.iter().filter(|other| is_on_the_same(other, verdict));
            same.any(|other| other.outcome == Outcome::Met)
        });
        let replaces = |known, now| known == Outcome::Met && matches!(now, Outcome::NotMet | Outcome::NotStated);
        let due = Some(OnDay { day: later.day.to_string(), words: later.day.in_words() });
        let is_told = |verdict: &Verdict| {
            let mut known = judged.judged.verdicts.iter().filter(|known| is_on_the_same(known, verdict));
            known.any(|known| replaces(known.outcome, verdict.outcome))
        };
        for (again, now) in by_the_day_after(&later, now, &is_told, book) {
            let later = Step { again, ..later };
            let say = |verdict: &mut Verdict| {
                if verdict.outcome == Outcome::NotStated {
                    verdict.gaps.insert(0, no_longer_there(&later, end));
                }
            };
            take_worse(judged, now, &was, &Told { replaces, due: due.clone(), say: &say });
        }
    }
}

/// What comes out on a later day, by the day from which on it is in order again: those verdicts of which that is told, the others under none.
fn by_the_day_after(
    later: &Step<'_>,
    now: StepVerdicts,
    is_told: &dyn Fn(&Verdict) -> bool,
    book: &Rulebook<'_>,
) -> Vec<(Option<Day>, StepVerdicts)> {
    let told = (0..).zip(&now.judged.verdicts).filter(|(_, verdict)| is_told(verdict));
    let mut open: Vec<usize> = told.map(|(at, _)| at).collect();
    let mut found = Vec::new();
    for begins in days_of_beginnings(later) {
        let Some(by) = begins.last().filter(|_| !open.is_empty()) else { continue };
        let then = judge_step_about(&Step { day: Day::from(by), day_alone: true, ..*later }, &SEEN_TO, book);
        let is_met = |at: &usize| {
            let verdict = now.judged.verdicts.get(*at);
            let is_of_it = |then: &&Verdict| verdict.is_some_and(|verdict| is_on_the_same(verdict, then));
            then.judged.verdicts.iter().filter(is_of_it).any(|then| then.outcome == Outcome::Met)
        };
        let (settled, still): (Vec<usize>, Vec<usize>) = open.into_iter().partition(is_met);
        open = still;
        if !settled.is_empty() {
            let told = judge_step_about(&Step { again: Some(begins), ..*later }, &SEEN_TO, book);
            found.push((Some(begins), told.only(&settled)));
        }
    }
    found.push((None, now.only(&open)));
    found
}

/// The days after the one that is looked at on which something of after begins, the first of them first.
fn days_of_beginnings(later: &Step<'_>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for model in later.models.iter().skip(later.befores) {
        let is_begin = |stated: &Stated| {
            let field = model.kind(stated.element).definition(stated.field);
            stated.which != Which::Last && field.is_some_and(|field| matches!(field.name, "from" | "term" | "date"))
        };
        let begins = model.stated_days().into_iter().filter(is_begin).map(|stated| stated.day);
        days.extend(begins.filter(|begins| later.day.before(*begins).is_true()));
    }
    days.sort_by_key(|begins| (begins.last(), begins.first()));
    days.dedup();
    days
}

fn no_longer_there(later: &Step<'_>, end: Span) -> Gap {
    let words = later.words_of_the_day();
    let days = if words.starts_with("from") { "the days" } else { "what is there" };
    Gap {
        fact: format!("{days} {words}").into(),
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
