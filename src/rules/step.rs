//! The rules that ask about the step from some arrangements to others: of the things of before, with both sides at hand.

use super::constants::law_values;
use super::ends::{Ending, endings};
use super::form::Across;
use super::hearing::Hearing;
use super::judge::{Bench, Case};
use super::proposal::proposal;
use super::roll::Called;
use super::rulebook::{Rule, Rulebook};
use super::run::{FileVerdicts, push};
use super::subject;
use super::target::{Subjects, Target, subjects};
use crate::expr::{Becomes, Context, Fixed, presence};
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
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

/// Judges the step by every rule that asks about one.
#[must_use]
pub fn judge_step(step: &Step<'_>, book: &Rulebook<'_>, reference: &Reference) -> FileVerdicts {
    let mut out = FileVerdicts::default();
    let constants = law_values(book.law(), step.day);
    let endings = endings(step.models);
    let (proposed, perhaps) = of_after(step);
    for (index, rule) in book.rules().iter().enumerate() {
        let Target::Kind(kind) = rule.target else { continue };
        if rule.text.across != Some(Across::Restructure) {
            continue;
        }
        let before = out.verdicts.len();
        for current in 0..step.befores {
            let context = Context {
                complete: step.complete,
                statute: book.law(),
                first_of_after: step.befores,
                becomes: step.becomes,
                ..Context::new(step.models, current, step.day, reference)
            };
            let bench = Bench {
                context,
                law: book.law(),
                file_day: None,
                constants: &constants,
                proposed,
                perhaps_proposed: perhaps.as_ref(),
                explain: None,
                arrangement: None,
            };
            of_description(&Hearing::new(rule, index, &bench), kind, &endings, step, &mut out);
        }
        if out.verdicts.len() == before && step.befores > 0 {
            out.verdicts.push(nothing(rule, index, step, &constants, book, reference));
        }
    }
    out
}

/// A verdict that nothing in before is of the kind that a rule asks about.
fn nothing(
    rule: &Rule<'_>,
    index: usize,
    step: &Step<'_>,
    constants: &[Fixed<'_>],
    book: &Rulebook<'_>,
    reference: &Reference,
) -> crate::finding::Verdict {
    let bench = Bench {
        context: Context { statute: book.law(), ..Context::new(step.models, 0, step.day, reference) },
        law: book.law(),
        file_day: None,
        constants,
        proposed: false,
        perhaps_proposed: None,
        explain: None,
        arrangement: None,
    };
    let why = "nothing in the files of before is of the kind it asks about";
    Hearing::new(rule, index, &bench).not_applicable(subject::of_the_set(), why)
}

/// Whether any arrangement of after is only proposed, so that what is planned counts; or what is missing to tell.
fn of_after(step: &Step<'_>) -> (bool, Option<Gap>) {
    let each: Vec<(bool, Option<Gap>)> = step.models.iter().skip(step.befores).map(|model| proposal(model)).collect();
    let proposed = each.iter().any(|(proposed, _)| *proposed);
    let perhaps = each.into_iter().find_map(|(_, perhaps)| perhaps).filter(|_| !proposed);
    (proposed, perhaps)
}

/// What is stated in one description of before; what is not stated cannot be lost.
fn of_description(hearing: &Hearing<'_, '_>, kind: Kind, endings: &[Ending], step: &Step<'_>, out: &mut FileVerdicts) {
    let context = &hearing.bench.context;
    let Some(model) = context.models.get(context.current) else { return };
    let Subjects::Some(found) = subjects(model, kind) else { return };
    for called in found.into_iter().filter(|element| model.is_own(*element)).map(|element| Called::new(model, element))
    {
        // Whether it was there is asked of the day of its own description: by the day of the step it may well be gone.
        let on_its_day = Context { day: model.day(), ..*context };
        let mut was_there = None;
        called.with_case(model, context, &[], |case| was_there = Some(presence(case.thing, &on_its_day)));
        let Some(was_there) = was_there else { continue };
        if was_there.truth == Truth::False {
            let why = "it was not there any more on the day that its description speaks for";
            out.verdicts.push(hearing.not_applicable(called.subject.clone(), why));
            continue;
        }
        let own = if kind == Kind::Area { of_area(model, called.element, endings, step) } else { Vec::new() };
        called.with_case(model, context, &was_there.gaps, |case| push(hearing, &Case { own: &own, ..*case }, out));
    }
}

/// The last day of an area's arrangements, and whether anything says that they end.
fn of_area(model: &Model, area: ElementId, endings: &[Ending], step: &Step<'_>) -> Vec<Fixed<'static>> {
    let ending = endings.iter().find(|ending| {
        step.models.get(ending.model).is_some_and(|told| {
            told.id(ending.area) == model.id(area) && described(told).is_some() && described(told) == described(model)
        })
    });
    let by_date = step.date.and_then(|date| date.plus_days(-1)).map(Day::from);
    let ends = match (ending.map(|ending| &ending.day), by_date) {
        (Some(Ok(day)), _) => Fixed::Day(*day),
        (_, Some(day)) => Fixed::Day(day),
        (Some(Err(gap)), None) => Fixed::Unknown(gap.clone()),
        (None, None) => Fixed::Unknown(Gap {
            fact: "the last day of the arrangements before".into(),
            why: "nothing says when they end".into(),
            label: model.span(area),
            whom: Whom::Keeper,
        }),
    };
    vec![ends, Fixed::Bool(ending.is_some())]
}

/// The arrangement that a description is of.
fn described(model: &Model) -> Option<&str> {
    let text = |field: &str| match model.named(model.root(), field) {
        Fact::Known(Datum::Text(text), _) => Some(text),
        _ => None,
    };
    text("describes").or_else(|| text("id"))
}
