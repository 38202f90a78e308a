//! What is seen to on the first day, and by nobody soon after, where what takes over is itself said to end.

use super::ahead::{End, days_after_ends, days_of_beginnings};
use super::worse::{Told, is_on_the_same, take_worse, was_as_grave};
use crate::finding::{Gap, HandedOver, OnDay, Outcome, Verdict, Whom};
use crate::rules::{Break, Rulebook, Step, StepVerdicts, judge_step_ahead};
use crate::time::Day;

/// Something that is settled on the first day, and not on all of the days ahead.
struct Lapse {
    /// The verdict on the first day, by its place.
    place: usize,
    /// How it comes out then.
    outcome: Outcome,
    breaks: Vec<Break>,
    /// What ends on the day before the first of them.
    ends: Vec<End>,
}

/// Adds what is settled on the first day and no longer seen to, or perhaps not, from a later day on, and was not to be so already as before stood;
/// `itself` is the step from the files of before to themselves.
pub(super) fn add_later_days(step: &Step<'_>, itself: &Step<'_>, book: &Rulebook<'_>, judged: &mut StepVerdicts) {
    let days = days_after_ends(step);
    if days.is_empty() {
        return;
    }
    // On the day of its own files, and on the first after the change: an owner of before that ends with the change itself, a council that is
    // no more, leaves to nobody on every later day what after has taken up again.
    let of_itself = [itself.day, step.day].map(|day| judge_step_ahead(&Step { day, ..*itself }, book));
    let mut lapses = Vec::new();
    for (date, ends) in days {
        let breaks = [Break { from: Day::from(date), again: None }];
        let later = Step { day: Day::from(date), breaks: &breaks, ..*step };
        let now = judge_step_ahead(&later, book);
        let was = judge_step_ahead(&Step { day: later.day, breaks: &breaks, ..*itself }, book);
        let was = as_before_stood(was, &of_itself);
        add_unheld(judged, &now, &was, later.day);
        let found = lapses_on((&later, &ends), &now, &was, (&judged.judged.verdicts, &lapses), book);
        for lapse in found {
            match lapses.iter_mut().find(|known: &&mut Lapse| known.place == lapse.place) {
                Some(known) if known.outcome == lapse.outcome => known.breaks.extend(lapse.breaks),
                Some(known) => *known = lapse,
                None => lapses.push(lapse),
            }
        }
    }
    tell(judged, &lapses, step, book);
}

/// What came out as before stood: what nothing follows at all, or nothing from the first day on, says nothing of what was to end later.
fn as_before_stood(was: StepVerdicts, of_itself: &[StepVerdicts]) -> StepVerdicts {
    let is_met = |of: &StepVerdicts, verdict: &Verdict| {
        let mut same = of.judged.verdicts.iter().filter(|other| is_on_the_same(other, verdict));
        same.any(|other| other.outcome == Outcome::Met)
    };
    was.only(|verdict: &Verdict| of_itself.iter().all(|of| is_met(of, verdict)))
}

/// Puts lines that are settled on a later day, and of whose holders nobody is surely there by then, in the place of those of the first day.
fn add_unheld(judged: &mut StepVerdicts, now: &StepVerdicts, was: &StepVerdicts, day: Day) {
    let due = Some(OnDay::from(day));
    for handed in now.day_one.iter().filter(|handed| !handed.gone.is_empty()) {
        let Some(verdict) = now.judged.verdicts.get(handed.verdict) else { continue };
        let is_of_it = |of: &StepVerdicts, line: &HandedOver| {
            of.judged.verdicts.get(line.verdict).is_some_and(|other| is_on_the_same(other, verdict))
        };
        let is_as_it_was = |line: &HandedOver| is_of_it(was, line) && line.gone == handed.gone;
        if verdict.outcome != Outcome::Met || was.day_one.iter().any(is_as_it_was) {
            continue;
        }
        let known = judged.day_one.iter().position(|line| is_of_it(judged, line));
        let Some(known) = known.and_then(|at| judged.day_one.get_mut(at)) else { continue };
        let is_settled = |known: &HandedOver| {
            judged.judged.verdicts.get(known.verdict).is_some_and(|verdict| known.is_settled(verdict))
        };
        if is_settled(known) {
            *known = HandedOver { verdict: known.verdict, due: due.clone(), ..handed.clone() };
        }
    }
}

/// What is settled on the first day and falls to nobody from a later day on, or perhaps does: what is not known to lapse before, has
/// somebody again by then, or is certain only now.
fn lapses_on(
    (later, ends): (&Step<'_>, &[End]),
    now: &StepVerdicts,
    was: &StepVerdicts,
    (first, known): (&[Verdict], &[Lapse]),
    book: &Rulebook<'_>,
) -> Vec<Lapse> {
    let mut on_that_day_alone = None;
    let mut found = Vec::new();
    for (at, verdict) in now.judged.verdicts.iter().enumerate() {
        let place = first.iter().position(|other| is_on_the_same(other, verdict));
        let is_met = |at: usize| first.get(at).is_some_and(|first| first.outcome == Outcome::Met);
        let Some(place) = place.filter(|at| is_met(*at) && is_open(verdict.outcome) && !was_as_grave(was, verdict))
        else {
            continue;
        };
        let is_new = match known.iter().find(|known| known.place == place) {
            None => true,
            // What certainly falls to nobody goes before what may.
            Some(known) if known.outcome == Outcome::NotStated && verdict.outcome == Outcome::NotMet => true,
            // The days before have been told: that day alone is asked about.
            Some(known) if known.outcome == verdict.outcome && is_over(known, later.day) => {
                let alone = on_that_day_alone
                    .get_or_insert_with(|| judge_step_ahead(&Step { day_alone: true, ..*later }, book));
                alone.judged.verdicts.iter().any(|other| is_on_the_same(other, verdict) && is_open(other.outcome))
            }
            Some(_) => false,
        };
        if is_new {
            found.push((at, place));
        }
    }
    let again = by_the_day_after(later, now, found.iter().map(|(at, _)| *at).collect(), book);
    let lapse = |(at, place): (usize, usize)| {
        let again = again.iter().find(|(of, _)| *of == at).map(|(_, again)| *again);
        Some(Lapse {
            place,
            outcome: now.judged.verdicts.get(at)?.outcome,
            breaks: vec![Break { from: later.day, again }],
            ends: ends.to_vec(),
        })
    };
    found.into_iter().filter_map(lapse).collect()
}

fn is_open(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::NotMet | Outcome::NotStated)
}

/// Whether somebody sees to it again by a day.
fn is_over(lapse: &Lapse, day: Day) -> bool {
    let again = lapse.breaks.last().and_then(|last| last.again);
    again.is_some_and(|again| again.on_or_before(day).is_true())
}

/// Some of what comes out on a later day, with the day from which on it is in order again.
fn by_the_day_after(
    later: &Step<'_>,
    now: &StepVerdicts,
    mut open: Vec<usize>,
    book: &Rulebook<'_>,
) -> Vec<(usize, Day)> {
    let mut found = Vec::new();
    for begins in days_of_beginnings(later, later.day) {
        let Some(by) = begins.last().filter(|_| !open.is_empty()) else { continue };
        let then = judge_step_ahead(&Step { day: Day::from(by), day_alone: true, ..*later }, book);
        let is_met = |at: &usize| {
            let verdict = now.judged.verdicts.get(*at);
            let is_of_it = |then: &&Verdict| verdict.is_some_and(|verdict| is_on_the_same(verdict, then));
            then.judged.verdicts.iter().filter(is_of_it).any(|then| then.outcome == Outcome::Met)
        };
        let (settled, still): (Vec<usize>, Vec<usize>) = open.into_iter().partition(is_met);
        open = still;
        found.extend(settled.into_iter().map(|at| (at, begins)));
    }
    found
}

/// Puts what lapses in the place of what came out on the first day, with all days on which it does.
fn tell(judged: &mut StepVerdicts, lapses: &[Lapse], step: &Step<'_>, book: &Rulebook<'_>) {
    let mut told: Vec<&[Break]> = Vec::new();
    for lapse in lapses {
        let Some(first) = lapse.breaks.first().filter(|_| !told.contains(&&*lapse.breaks)) else { continue };
        told.push(&lapse.breaks);
        let later = Step { day: first.from, breaks: &lapse.breaks, ..*step };
        let now = judge_step_ahead(&later, book);
        let alike: Vec<usize> =
            lapses.iter().filter(|other| other.breaks == lapse.breaks).map(|other| other.place).collect();
        let is_told = |verdict: &Verdict| {
            let mut known = alike.iter().filter_map(|at| judged.judged.verdicts.get(*at));
            known.any(|known| is_on_the_same(known, verdict))
        };
        let now = now.only(is_told);
        let say = |verdict: &mut Verdict| {
            if verdict.outcome == Outcome::NotStated {
                say_since_when(verdict, &later, &lapse.ends);
            }
        };
        let replaces = |known, now| known == Outcome::Met && is_open(now);
        let due = Some(OnDay::from(first.from));
        take_worse(judged, now, &StepVerdicts::default(), &Told { replaces, due, say: &say });
    }
}

/// Says of what is open from when on it is, and where a term is over for which question that is one.
fn say_since_when(verdict: &mut Verdict, later: &Step<'_>, ends: &[End]) {
    let is_pointed_at = |end: &&End| verdict.gaps.iter().any(|gap| gap.label == end.place);
    let is_day = |end: &&End| !end.is_of_term;
    let end = ends.iter().find(is_pointed_at).or_else(|| ends.iter().find(is_day)).or_else(|| ends.first());
    let Some(end) = end else { return };
    let words = later.words_of_the_day();
    let (days, by_then) = if words.starts_with("from") { ("the days", "these") } else { ("what is there", "that day") };
    let why = if end.is_of_term {
        format!(
            "the term of somebody who is there on the first day is over before {by_then}, and whether it is renewed is open"
        )
    } else {
        format!("something that is in place on the first day is said to end before {by_then}")
    };
    let fact = format!("{days} {words}").into();
    verdict.gaps.insert(0, Gap { fact, why: why.into(), label: end.place, whom: Whom::Keeper });
    let last = later.day.first().and_then(|day| day.plus_days(-1)).filter(|_| end.is_of_term);
    if let Some((last, finding)) = last.zip(verdict.finding.as_mut()) {
        let last = Day::from(last).in_words();
        finding.ask = format!("Seen to until {last}; whether the term is renewed is open. {}", finding.ask).into();
    }
}
