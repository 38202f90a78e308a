//! The rules that ask about the step from some arrangements to others: of the things of before, with both sides at hand.

use super::both_sides::Endings;
use super::constants::law_values;
use super::form::{Across, RuleText};
use super::goes_on::goes_on;
use super::handed_over::handed_over;
use super::hearing::Hearing;
use super::judge::{Bench, Case};
use super::left_by::left_by;
use super::outlook::{LastDays, Outlook};
use super::proposal::proposal;
use super::roll::Called;
use super::rulebook::Rulebook;
use super::run::{FileVerdicts, push};
use super::subject;
use super::target::{Subjects, Target, subjects};
use super::unread::{doubts, judge_unread};
use crate::expr::{Becomes, Context, Fixed};
use crate::finding::{Gap, HandedOver, Outcome, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::{Date, Day, Truth};

/// A step, with what of the one side is what of the other.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The descriptions of before, then those of after.
    pub models: &'a [&'a Model],
    /// How many are of before.
    pub befores: usize,
    /// What each element of before is or becomes in after.
    pub becomes: &'a Becomes,
    /// The day of the change, where somebody named it.
    pub date: Option<Date>,
    /// The day on which the arrangements of after are looked at: those of before are gone by then.
    pub day: Day,
    /// The first day on which they are, where it is looked at on a later one too.
    pub first: Day,
    /// The breaks that the day is looked at for, where that is one later than the first: it is the first day of the first of them.
    pub breaks: &'a [Break],
    /// Whether that day alone is looked at, and none of those between one hand and the next.
    pub day_alone: bool,
    /// Whether the files of each side are all there are.
    pub complete: bool,
    /// Who the partners by law are.
    pub reference: &'a Reference,
}

impl<'a> Step<'a> {
    /// The descriptions of before, and those of after.
    pub(super) fn sides(&self) -> (&'a [&'a Model], &'a [&'a Model]) {
        self.models.split_at(self.befores.min(self.models.len()))
    }

    /// Whether a file of after describes the same arrangement.
    pub(super) fn goes_on(&self, model: &Model) -> bool {
        self.sides().1.iter().any(|other| model.describes_the_same_as(other))
    }

    /// What is asked of one of the descriptions is worked out over, on the day of the step, with its place among them.
    pub(super) fn context_of(&self, model: &Model) -> Option<(u32, Context<'a>)> {
        let at = self.models.iter().position(|known| known.file() == model.file())?;
        let context = Context {
            planned_counts: true,
            first_of_after: self.befores,
            becomes: self.becomes,
            ..Context::new(self.models, at, self.day, self.reference)
        };
        Some((u32::try_from(at).ok()?, context))
    }

    /// On which days something is not there, in words.
    #[must_use]
    pub fn words_of_the_day(&self) -> String {
        let each: Vec<String> = self.breaks.iter().map(Break::in_words).collect();
        if each.is_empty() { "on the first day".to_owned() } else { each.join(", and again ") }
    }
}

/// Days on which something that is seen to on the first day of a step is not, or perhaps not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first of them.
    pub from: Day,
    /// From when on somebody sees to it again, where that is known.
    pub again: Option<Day>,
}

impl Break {
    fn in_words(&self) -> String {
        let from = self.from.in_words();
        let last = self.again.map(|again| (again, again.exact().map(|_| again.plus_days(-1))));
        match last {
            None => format!("from {from} on"),
            Some((_, Some(last))) if last == self.from => format!("on {from}"),
            Some((_, Some(last))) => format!("from {from} to {}", last.in_words()),
            Some((again, None)) => format!("from {from} until {}", again.in_words()),
        }
    }
}

/// What the rules about a step say.
#[derive(Debug, Default)]
pub struct StepVerdicts {
    /// Verdicts, and rules that could not be worked out.
    pub judged: FileVerdicts,
    /// What is handed over, in the order of the verdicts.
    pub day_one: Vec<HandedOver>,
}

/// Judges the step by every rule that asks about one.
#[must_use]
pub fn judge_step(step: &Step<'_>, book: &Rulebook<'_>) -> StepVerdicts {
    judge_from(step, &views(step), book, |_| true)
}

/// Judges the step by the rules that look ahead of its first day only.
#[must_use]
pub fn judge_step_ahead(step: &Step<'_>, book: &Rulebook<'_>) -> StepVerdicts {
    judge_from(step, &views(step), book, RuleText::looks_ahead)
}

fn views(step: &Step<'_>) -> Vec<Views> {
    let endings = Endings::of(step);
    let (before, _) = step.sides();
    before.iter().enumerate().map(|described| Views::of(step, &endings, described)).collect()
}

/// Judges what is asked of the whole of arrangements for their last days: each as it stands in after itself, with its end.
#[must_use]
pub fn judge_last_days(step: &Step<'_>, last: &[Option<LastDays>], book: &Rulebook<'_>) -> StepVerdicts {
    let endings = Endings::of(step);
    let (before, _) = step.sides();
    let view = |(model, last): (&&Model, &Option<LastDays>)| Views {
        whole: last.as_ref().map(|last| Outlook::while_it_stands(step, &endings, model, last)),
        areas: Vec::new(),
    };
    let views: Vec<Views> = before.iter().zip(last).map(view).collect();
    judge_from(step, &views, book, |_| true)
}

/// By those of the rules that are asked.
fn judge_from(
    step: &Step<'_>,
    views: &[Views],
    book: &Rulebook<'_>,
    is_asked: impl Fn(&RuleText) -> bool,
) -> StepVerdicts {
    let reference = step.reference;
    let mut out = StepVerdicts::default();
    let constants = law_values(book.law(), step.day);
    let (proposed, perhaps) = of_after(step);
    for (index, rule) in book.rules().iter().enumerate() {
        let Target::Kind(kind) = rule.target else { continue };
        if rule.text.across != Some(Across::Restructure) || !is_asked(&rule.text) {
            continue;
        }
        let known = out.judged.verdicts.len();
        for (current, views) in views.iter().enumerate() {
            let context = Context {
                complete: step.complete,
                first_of_after: step.befores,
                day_alone: step.day_alone,
                becomes: step.becomes,
                ..Context::new(step.models, current, step.day, reference)
            };
            let bench = Bench {
                proposed,
                perhaps_proposed: perhaps.as_ref(),
                arrangement: Some(current),
                ..Bench::over(context, book.law(), &constants)
            };
            of_description(&Hearing::new(rule, index, &bench), kind, views, step, &mut out);
        }
        if out.judged.verdicts.len() == known && step.befores > 0 {
            let bench = Bench::over(Context::new(step.models, 0, step.day, reference), book.law(), &constants);
            let why = "nothing in the files of before is of the kind it asks about";
            let nothing = Hearing::new(rule, index, &bench).not_applicable(subject::of_the_set(), why);
            out.judged.verdicts.push(nothing);
        }
    }
    out
}

/// Whether any arrangement of after is only proposed, so that what is planned counts; or what is missing to tell.
fn of_after(step: &Step<'_>) -> (bool, Option<Gap>) {
    let each: Vec<(bool, Option<Gap>)> = step.models.iter().skip(step.befores).map(|model| proposal(model)).collect();
    let proposed = each.iter().any(|(proposed, _)| *proposed);
    let perhaps = each.into_iter().find_map(|(_, perhaps)| perhaps).filter(|_| !proposed);
    (proposed, perhaps)
}

/// What is stated in one description of before; what is not stated cannot be lost.
fn of_description(hearing: &Hearing<'_, '_>, kind: Kind, views: &Views, step: &Step<'_>, out: &mut StepVerdicts) {
    let context = &hearing.bench.context;
    let Some(model) = context.models.get(context.current) else { return };
    let unread = views.whole.iter().flat_map(|view| judge_unread(hearing, kind, view, step));
    unread.for_each(|unread| out.take(unread));
    let Subjects::Some(found) = subjects(model, kind) else { return };
    for called in found.into_iter().filter(|element| model.is_own(*element)).map(|element| Called::new(model, element))
    {
        let Some(view) = views.from(kind, called.element) else { continue };
        let judged = |view: &Outlook| of_subject(hearing, model, &called, view, step);
        let either: Vec<StepVerdicts> = view.either.iter().map(judged).collect();
        let is_alike = either.windows(2).all(|pair| matches!(pair, [a, b] if a.outcome() == b.outcome()));
        out.take(either.into_iter().next().filter(|_| is_alike).unwrap_or_else(|| judged(view)));
    }
}

/// How a rule comes out on something of before, from one view: on the day of the step, or on the first day where that is worse.
fn of_subject(
    hearing: &Hearing<'_, '_>,
    model: &Model,
    called: &Called,
    view: &Outlook,
    step: &Step<'_>,
) -> StepVerdicts {
    let context = &hearing.bench.context;
    let seen = |days| {
        let context = Context { takes_over: &view.takes_over, days, measured_from: &view.measured_from, ..*context };
        Hearing::new(hearing.rule, hearing.index, &Bench { context, ..hearing.bench })
    };
    let later = seen(&view.days);
    let was_there = called.there(&later.bench.context);
    if was_there.truth == Truth::False {
        let why = "it was not there any more on the day that its description speaks for";
        let mut out = StepVerdicts::default();
        out.judged.verdicts.push(hearing.not_applicable(called.subject.clone(), why));
        return out;
    }
    let from_when = step.words_of_the_day();
    let mut own = view.end.constants();
    own.extend([Fixed::Text(&from_when), Fixed::Bool(!step.breaks.is_empty()), Fixed::Day(step.first)]);
    let goes_on_for_all = view.end.at.is_none() && step.goes_on(model);
    let judge_with = |hearing: &Hearing<'_, '_>, maybe: &[Gap]| {
        let mut out = StepVerdicts::default();
        called.with_case(model, context, maybe, |case| {
            let case = Case { own: &own, ..*case };
            push(hearing, &case, &mut out.judged);
            if let Some(verdict) = out.judged.verdicts.first_mut() {
                let place = goes_on(hearing, &case, verdict, step);
                if let Some(finding) = verdict.finding.as_mut() {
                    finding.goes_on = place;
                }
                // What a body had that is no more is with somebody else on the next day, on whichever the arrangements are amended.
                let left = if goes_on_for_all { left_by(case.thing, step) } else { None };
                let due = |is_settled: bool, files: &[FileId]| left.or_else(|| due(view, step, is_settled, files));
                out.day_one.extend(handed_over(hearing, &case, verdict, 0, step, &due));
            }
        });
        out
    };
    let judge = |hearing: &Hearing<'_, '_>| {
        let judged = judge_with(hearing, &was_there.gaps);
        // What is lost for certain is lost whatever could not be read.
        if judged.outcome() != Some(Outcome::Met) {
            return judged;
        }
        let doubts = called.with_case(model, context, &[], |case| doubts(hearing, &Case { own: &own, ..*case }, step));
        if doubts.is_empty() { judged } else { judge_with(hearing, &doubts) }
    };
    let judged = judge(&later);
    // What is in order by now may have begun too late.
    match &view.first_days {
        Some(first_days) => graver(judged, judge(&seen(first_days))),
        None => judged,
    }
}

/// The day on which something is due by default: what is open is missing from the first day on, on which it is needed anywhere or in the
/// arrangements of these files, and what is settled is so once the last of those that take over has begun.
fn due(view: &Outlook, step: &Step<'_>, is_settled: bool, files: &[FileId]) -> Option<Day> {
    if is_settled { view.due_in_all.or(view.due) } else { view.first_due(step, files) }
}

/// That which counts more against the step, the first where both count as much.
fn graver(one: StepVerdicts, other: StepVerdicts) -> StepVerdicts {
    let counts = |came: &StepVerdicts| came.outcome().map_or(0, gravity);
    if counts(&other) > counts(&one) { other } else { one }
}

/// How much an outcome counts against the step.
#[must_use]
pub const fn gravity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::NotApplicable | Outcome::Met => 0,
        Outcome::ForJudgement => 1,
        Outcome::NotStated => 2,
        Outcome::Departs => 3,
        Outcome::NotMet => 4,
    }
}

/// The views from one description of before.
struct Views {
    /// None where nothing is asked of the whole.
    whole: Option<Outlook>,
    areas: Vec<(ElementId, Outlook)>,
}

impl Views {
    fn of(step: &Step<'_>, endings: &Endings, (at, model): (usize, &&Model)) -> Self {
        let areas = match subjects(model, Kind::Area) {
            Subjects::Some(areas) => areas,
            _ => Vec::new(),
        };
        let area = |area| (area, Outlook::from(step, endings, (at, model), area));
        Self {
            whole: Some(Outlook::from_whole(step, endings, (at, model))),
            areas: areas.into_iter().map(area).collect(),
        }
    }

    fn from(&self, kind: Kind, element: ElementId) -> Option<&Outlook> {
        if kind != Kind::Area {
            return self.whole.as_ref();
        }
        self.areas.iter().find(|(area, _)| *area == element).map(|(_, view)| view)
    }
}

impl StepVerdicts {
    /// How the first of them came out.
    fn outcome(&self) -> Option<Outcome> {
        self.judged.verdicts.first().map(|verdict| verdict.outcome)
    }

    /// Some of the verdicts, with what is handed over by them.
    #[must_use]
    pub fn only(self, is_meant: impl Fn(&Verdict) -> bool) -> Self {
        let mut out = Self::default();
        for (at, verdict) in self.judged.verdicts.into_iter().enumerate().filter(|(_, verdict)| is_meant(verdict)) {
            let place = out.judged.verdicts.len();
            out.judged.verdicts.push(verdict);
            let handed = self.day_one.iter().filter(|handed| handed.verdict == at);
            out.day_one.extend(handed.map(|handed| HandedOver { verdict: place, ..handed.clone() }));
        }
        out
    }

    /// Adds what came out for one subject.
    fn take(&mut self, more: Self) {
        let first = self.judged.verdicts.len();
        self.judged.verdicts.extend(more.judged.verdicts);
        self.day_one.extend(more.day_one.into_iter().map(|handed| HandedOver { verdict: first, ..handed }));
        for defect in more.judged.defects {
            if !self.judged.defects.contains(&defect) {
                self.judged.defects.push(defect);
            }
        }
    }
}
