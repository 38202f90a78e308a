//! The rules that ask about the step from some arrangements to others: of the things of before, with both sides at hand.

use super::constants::law_values;
use super::ends::{Ending, endings};
use super::form::Across;
use super::handed_over::handed_over;
use super::hearing::Hearing;
use super::judge::{Bench, Case};
use super::proposal::proposal;
use super::roll::Called;
use super::rulebook::Rulebook;
use super::run::{FileVerdicts, push};
use super::subject;
use super::target::{Subjects, Target, subjects};
use crate::expr::{Becomes, Context, Fixed};
use crate::finding::{Gap, HandedOver, Whom};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::Reference;
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
    /// Whether the files of each side are all there are.
    pub complete: bool,
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
pub fn judge_step(step: &Step<'_>, book: &Rulebook<'_>, reference: &Reference) -> StepVerdicts {
    let mut out = StepVerdicts::default();
    let constants = law_values(book.law(), step.day);
    let endings = endings(step.models);
    let (proposed, perhaps) = of_after(step);
    for (index, rule) in book.rules().iter().enumerate() {
        let Target::Kind(kind) = rule.target else { continue };
        if rule.text.across != Some(Across::Restructure) {
            continue;
        }
        let before = out.judged.verdicts.len();
        for current in 0..step.befores {
            let context = Context {
                complete: step.complete,
                first_of_after: step.befores,
                becomes: step.becomes,
                ..Context::new(step.models, current, step.day, reference)
            };
            let bench = Bench {
                proposed,
                perhaps_proposed: perhaps.as_ref(),
                arrangement: Some(current),
                ..Bench::over(context, book.law(), &constants)
            };
            of_description(&Hearing::new(rule, index, &bench), kind, &endings, step, &mut out);
        }
        if out.judged.verdicts.len() == before && step.befores > 0 {
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
fn of_description(hearing: &Hearing<'_, '_>, kind: Kind, endings: &[Ending], step: &Step<'_>, out: &mut StepVerdicts) {
    let context = &hearing.bench.context;
    let Some(model) = context.models.get(context.current) else { return };
    let Subjects::Some(found) = subjects(model, kind) else { return };
    let of_all = of_arrangement(model, endings, step);
    for called in found.into_iter().filter(|element| model.is_own(*element)).map(|element| Called::new(model, element))
    {
        let was_there = called.there(context);
        if was_there.truth == Truth::False {
            let why = "it was not there any more on the day that its description speaks for";
            out.judged.verdicts.push(hearing.not_applicable(called.subject.clone(), why));
            continue;
        }
        let end = if kind == Kind::Area { of_area(model, called.element, endings, step) } else { of_all.clone() };
        let own = end.constants();
        let due = end.day.as_ref().ok().and_then(|day| day.exact()).and_then(|day| day.plus_days(1)).map(Day::from);
        called.with_case(model, context, &was_there.gaps, |case| {
            let case = Case { own: &own, ..*case };
            let known = out.judged.verdicts.len();
            push(hearing, &case, &mut out.judged);
            if let Some(verdict) = out.judged.verdicts.get(known) {
                out.day_one.extend(handed_over(hearing, &case, verdict, known, step, due));
            }
        });
    }
}

/// The last day of arrangements of before, and whether anything says that they end.
#[derive(Clone)]
struct End {
    day: Result<Day, Gap>,
    is_said: bool,
}

impl End {
    fn constants(&self) -> Vec<Fixed<'static>> {
        let day = match &self.day {
            Ok(day) => Fixed::Day(*day),
            Err(gap) => Fixed::Unknown(gap.clone()),
        };
        vec![day, Fixed::Bool(self.is_said)]
    }
}

/// What is said of an area; where nothing is, the day before that of the step is the last.
fn of_area(model: &Model, area: ElementId, endings: &[Ending], step: &Step<'_>) -> End {
    let ending = endings.iter().find(|ending| {
        step.models.get(ending.model).is_some_and(|told| {
            told.id(ending.area) == model.id(area) && described(told).is_some() && described(told) == described(model)
        })
    });
    let by_date = step.date.and_then(|date| date.plus_days(-1)).map(Day::from);
    let day = match (ending.map(|ending| &ending.day), by_date) {
        (Some(Ok(day)), _) => Ok(*day),
        (_, Some(day)) => Ok(day),
        (Some(Err(gap)), None) => Err(gap.clone()),
        (None, None) => Err(Gap {
            fact: "the last day of the arrangements before".into(),
            why: "nothing says when they end".into(),
            label: model.span(area),
            whom: Whom::Keeper,
        }),
    };
    End { day, is_said: ending.is_some() }
}

/// What is said of an arrangement: it ends once it does in all of its areas, on the last of their days.
fn of_arrangement(model: &Model, endings: &[Ending], step: &Step<'_>) -> End {
    let Subjects::Some(areas) = subjects(model, Kind::Area) else {
        return of_area(model, model.root(), endings, step);
    };
    let mut ends: Vec<End> = areas.into_iter().map(|area| of_area(model, area, endings, step)).collect();
    let is_said = !ends.is_empty() && ends.iter().all(|end| end.is_said);
    // What is not dated, or is to go on, comes last.
    ends.sort_by_key(|end| end.day.as_ref().map_or((true, None), |day| (false, day.last())));
    let last = ends.pop().unwrap_or_else(|| of_area(model, model.root(), endings, step));
    End { day: last.day, is_said }
}

/// The arrangement that a description is of.
fn described(model: &Model) -> Option<&str> {
    model.own_text("describes").or_else(|| model.own_text("id"))
}
