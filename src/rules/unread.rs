//! What of an entry could not be read: where part of it is missing, the rest does not settle what becomes of it; and entries of which nothing
//! could be read, so that what they were about is not known.

use std::sync::Arc;

use super::compile::HandOver;
use super::handed_over::of_unread;
use super::hearing::Hearing;
use super::judge::Case;
use super::outlook::Outlook;
use super::roll::{Missing, gap};
use super::say::nothing_stated;
use super::step::{Step, StepVerdicts};
use super::target::{Unstated, homes};
use crate::expr::{Context, Thing};
use crate::finding::{Gap, Outcome, Subject, Words};
use crate::model::vocab::{FieldId, Kind, Origin};
use crate::model::{Datum, ElementId, Fact, Model};

/// What is asked of an entry of which nothing is known.
const ASK: &str = "What stands there, and who sees to it after the change?";
const MEND: &str =
    "Write what stands there in before so that it can be read; only then can it be told whether it is handed over.";

/// What could not be read of an entry of before, and of what it is or becomes in after. Of whole arrangements, and of areas, each entry is asked about
/// by itself.
pub(super) fn unread_parts(at: usize, element: ElementId, step: &Step<'_>) -> Vec<Gap> {
    let Ok(at) = u32::try_from(at) else { return Vec::new() };
    let becomes = step.becomes.get(&(at, element)).into_iter().flatten().copied();
    let mut found = Vec::new();
    for (at, element) in std::iter::once((at, element)).chain(becomes) {
        let Some(model) = step.models.get(at as usize) else { continue };
        if !matches!(model.kind(element), Kind::Arrangement | Kind::Area) {
            unread_in(model, element, &mut found);
        }
    }
    found
}

/// The same of an entry, with what stands within it.
fn unread_in(model: &Model, element: ElementId, found: &mut Vec<Gap>) {
    let fields = (0u8..).map(FieldId).zip(model.kind(element).fields());
    for (field, _) in fields.filter(|(_, field)| field.origin == Origin::Written) {
        for member in members(model, element, field) {
            match member {
                Fact::Unreadable(span) => found.push(gap(model, &Unstated { holder: element, field, span })),
                Fact::Known(Datum::Element(within), _) if model.parent(within) == Some((element, field)) => {
                    unread_in(model, within, found);
                }
                _ => {}
            }
        }
    }
}

/// The members of a list, or the one value of what is none.
fn members(model: &Model, element: ElementId, field: FieldId) -> Vec<Fact<'_>> {
    match model.fact(element, field) {
        Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => list.iter().collect(),
        fact => vec![fact],
    }
}

/// The doubts about what a rule finds in order: what could not be read of its subject, or, of whole arrangements and of areas, of what is handed
/// over.
pub(super) fn doubts(hearing: &Hearing<'_, '_>, case: &Case<'_>, step: &Step<'_>) -> Vec<Gap> {
    let Thing::Of { model, element } = case.thing else { return Vec::new() };
    let parts = unread_parts(model as usize, element, step);
    if parts.is_empty() { unread_in_what(hearing, case, step) } else { parts }
}

/// What comes of each entry about things of a kind that could not be read in a description of before: it cannot be told, and stands open on the
/// list of the first day.
pub(super) fn judge_unread(
    hearing: &Hearing<'_, '_>,
    kind: Kind,
    view: &Outlook,
    step: &Step<'_>,
) -> Vec<StepVerdicts> {
    let context = &hearing.bench.context;
    let stands_for_them = || hearing.compiled().ok()?.hand_over.as_ref().filter(|handed| handed.unread);
    let Some(model) = context.models.get(context.current).filter(|_| stands_for_them().is_some()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (place, entry) in unread_entries(model, kind).into_iter().enumerate() {
        let name = format!("the {} that could not be read", kind.name().replace('-', " "));
        let key = format!("could-not-be-read/{}", place + 1);
        let subject = Arc::new(Subject { kind: kind.name(), key, common: None, name: name.clone() });
        let mut verdict = nothing_stated(hearing, model, &Missing::new(vec![entry]), subject.clone());
        if let Some(finding) = verdict.finding.as_mut() {
            finding.ask = ASK.into();
            finding.mend = MEND.into();
        }
        let thing = Thing::Of { model: u32::try_from(context.current).unwrap_or(u32::MAX), element: model.root() };
        let case = Case { thing, subject: &subject, area: None, own: &[], undated: None, maybe: &[] };
        let mut out = StepVerdicts::default();
        if verdict.outcome == Outcome::NotStated {
            out.day_one.push(of_unread(hearing, &case, &verdict, name.into(), step, view.first_due(step, &[])));
        }
        out.judged.verdicts.push(verdict);
        found.push(out);
    }
    found
}

/// What stands in a description where things of a kind do, or that which holds them, and could not be read.
fn unread_entries(model: &Model, kind: Kind) -> Vec<Unstated> {
    let mut places: Vec<(Kind, FieldId)> = match kind {
        Kind::Area => Kind::Arrangement.field("areas").map(|field| (Kind::Arrangement, field)).into_iter().collect(),
        kind => homes(kind).collect(),
    };
    let holders: Vec<Kind> = places.iter().map(|(holder, _)| *holder).filter(|it| *it != Kind::Arrangement).collect();
    places.extend(holders.into_iter().flat_map(homes).filter(|(holder, _)| *holder == Kind::Arrangement));
    let mut found = Vec::new();
    for (holder_kind, field) in places {
        let holders: Vec<ElementId> = match holder_kind {
            Kind::Arrangement => vec![model.root()],
            kind => model.of_kind(kind).filter(|holder| model.is_own(*holder)).collect(),
        };
        for holder in holders {
            found.extend(members(model, holder, field).into_iter().filter_map(|member| match member {
                Fact::Unreadable(span) if span.file == model.file() => Some(Unstated { holder, field, span }),
                _ => None,
            }));
        }
    }
    found.sort_by_key(|missing| missing.span.lo);
    found.dedup();
    found
}

/// What is handed over, as the rule calls it; by its kind and name, where part of what it would be called by could not be read.
pub(super) fn called(handed: &HandOver, context: &Context<'_>, thing: Thing<'_>, step: &Step<'_>) -> Option<Words> {
    let what = handed.what.render(context).ok()?;
    let Thing::Of { model, element } = thing else { return Some(what) };
    let model = step.models.get(model as usize)?;
    let is_whole = matches!(model.kind(element), Kind::Arrangement | Kind::Area);
    if is_whole || unread_of(handed, context, (model, element)).is_empty() {
        return Some(what);
    }
    Some(format!("{}, part of which could not be read", model.phrase(element)).into())
}

/// What could not be read in before of what is handed over, as a rule about whole arrangements or areas calls it: what stays shared, by whatever
/// else is shared.
fn unread_in_what(hearing: &Hearing<'_, '_>, case: &Case<'_>, step: &Step<'_>) -> Vec<Gap> {
    let constants = [hearing.bench.constants, case.own].concat();
    let context = Context { elements: &[case.thing], constants: &constants, ..hearing.bench.context };
    let handed = hearing.compiled().ok().and_then(|compiled| compiled.hand_over.as_ref());
    let (Some(handed), Thing::Of { model, element }) = (handed, case.thing) else { return Vec::new() };
    let Some(model) = step.models.get(model as usize) else { return Vec::new() };
    unread_of(handed, &context, (model, element))
}

/// What could not be read in the file of a thing of what its rule calls it by.
fn unread_of(handed: &HandOver, context: &Context<'_>, (model, element): (&Model, ElementId)) -> Vec<Gap> {
    let mut own = Vec::new();
    unread_in(model, element, &mut own);
    let is_whole = matches!(model.kind(element), Kind::Arrangement | Kind::Area);
    let is_own = |gap: &Gap| {
        let is_in_it = || own.iter().any(|own| own.label == gap.label);
        gap.why.as_str() == Gap::UNREADABLE && if is_whole { gap.label.file == model.file() } else { is_in_it() }
    };
    let answers = handed.what.programs().filter_map(|program| program.value(context).ok());
    answers.flat_map(|answer| answer.gaps).filter(is_own).collect()
}
