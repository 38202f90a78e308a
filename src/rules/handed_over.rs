//! What is handed over in a step: what it is, which post sees to it after the change, and on which day.

use super::each_part::{day_for, leaves_before};
use super::goes_on::place_of;
use super::hearing::Hearing;
use super::judge::Case;
use super::leads::partners_by_law;
use super::left_by::left_by;
use super::owners::{About, Owner, add, owners_of};
use super::say::nobody_there;
use super::step::Step;
use super::unheld::{Unheld, each_once, in_parts, without_anybody};
use super::unread::called;
use crate::expr::{Context, Program, Thing};
use crate::finding::{HandedOver, OnDay, Outcome, Verdict, Words, listed};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::Day;

/// What a rule hands over with a subject; nothing where it does not apply, or says of nothing that it is handed over.
pub(super) fn handed_over(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    verdict: &Verdict,
    place: usize,
    step: &Step<'_>,
    first_day: FirstDay<'_>,
) -> Option<HandedOver> {
    let compiled = hearing.compiled().ok()?;
    let handed = compiled.hand_over.as_ref().filter(|_| verdict.outcome != Outcome::NotApplicable)?;
    let constants = [hearing.bench.constants, case.own].concat();
    let context = Context { elements: &[case.thing], constants: &constants, ..hearing.bench.context };
    let what = called(handed, &context, case.thing, step)?;
    let settles = handed.settles.as_ref().filter(|_| verdict.outcome != Outcome::Met);
    let answer = match settles.or(handed.owner.as_ref()) {
        Some(owner) => Some(owner.value(&context).ok()?),
        None => None,
    };
    let things = match answer {
        // Who sees to it hangs on what is not known: it is for those who follow to settle.
        Some(answer) if answer.things.is_empty() && !answer.gaps.is_empty() => followers(&context, step),
        answer => answer.map(|answer| answer.things).unwrap_or_default(),
    };
    let things = if things.is_empty() && settles.is_some() { lacking(verdict, step) } else { things };
    let things = without_it(things, verdict, step);
    let mut open_for = if settles.is_some() { described_by(&things, step) } else { Vec::new() };
    let is_met = verdict.outcome == Outcome::Met;
    let by_default = |is_settled: bool, files: &[FileId]| {
        first_day(is_settled, files).or_else(|| step.date.map(Day::from)).or_else(|| left_by(case.thing, step))
    };
    let (mut due, is_known_when) = due(handed.due.as_ref(), &context, by_default(is_met, &open_for))?;
    // What is in order and goes on from no day to another is handed over to nobody.
    if due.is_none() && is_known_when && verdict.outcome == Outcome::Met {
        return None;
    }
    let on = due.unwrap_or(step.day);
    if verdict.outcome == Outcome::Met && is_said(handed.to_nobody.as_ref(), &context) {
        return Some(HandedOver { due: due.map(OnDay::from), to_nobody: true, ..handed_to_none(place, what) });
    }
    let reference = hearing.bench.context.reference;
    let then = Step { day: on, ..*step };
    let is_of_then = on.after(step.day).is_true() && {
        let now = owners_then(hearing, case, &things, verdict, (step, on));
        leaves_before(&things, step, &then) || now.iter().any(|owner| owner.has_ended(reference, on))
    };
    let step = if is_of_then { &then } else { step };
    let by_law = |things: &[Thing<'_>]| by_law_instead(hearing, case, things, (step, on));
    let then = |things: &[Thing<'_>]| owners_then(hearing, case, things, verdict, (step, on));
    // Whoever settles what is open has no part of it yet.
    let is_each = settles.is_none() && is_said(handed.each.as_ref(), &context);
    let by_each = |things: &[Thing<'_>]| owners_then(hearing, case, things, verdict, (step, day_for(things, step, on)));
    let (mut owners, mut parts) = in_parts(&things, is_each, case, (step, on), (&then, &by_each));
    // What partners report together by a later day those report who are there by then.
    if handed.due.is_some() && !is_each && things.iter().all(|thing| thing.kind(step.models) == Kind::Arrangement) {
        parts = parts.into_iter().map(|part| part.of_those_left(reference, on)).collect();
    }
    let Unheld { gone, own, left, areas, open_in, is_for_some } = Unheld::of(&parts, reference, on);
    let mut whom = things.clone();
    if verdict.outcome == Outcome::Met && is_for_some {
        let left = [areas, roots_in(&left, step)].concat();
        open_for = described_by(&roots_in(&open_in, step), step);
        if !left.is_empty() || !own.is_empty() {
            owners = own;
            for owner in if left.is_empty() { Vec::new() } else { by_law(&left) } {
                add(&mut owners, owner);
            }
            whom = left;
        }
    }
    owners.retain(|owner| owner.no_partner.is_none());
    if verdict.outcome != Outcome::Met || owners.iter().any(|owner| owner.has_ended(reference, on)) || !gone.is_empty()
    {
        owners = those_there(owners, || by_law(&whom), reference, on);
    }
    if is_met && !gone.is_empty() && handed.due.is_none() {
        due = by_default(false, &open_for);
    }
    let asked = is_met && !gone.is_empty();
    let asked = asked.then(|| {
        let place = place_of(hearing, case, step, &open_for);
        Box::new(nobody_there(hearing, case, verdict, &format!("{what}: {}", listed(&gone)), place))
    });
    let due = due.map(OnDay::from);
    Some(HandedOver { gone, asked, open_for, due, ..handed_to(owners, handed_to_none(place, what)) })
}

/// Those who are there, and where any is no more, or nobody is there, all by law too: what was with a body that is no more is for all to settle,
/// for another has to take its place.
fn those_there(
    mut owners: Vec<Owner>,
    by_law: impl FnOnce() -> Vec<Owner>,
    reference: &Reference,
    on: Day,
) -> Vec<Owner> {
    let is_left = owners.iter().any(|owner| owner.has_ended(reference, on));
    owners.retain(|owner| !owner.is_nobody && !owner.has_ended(reference, on));
    if owners.is_empty() || is_left {
        for owner in by_law() {
            add(&mut owners, owner);
        }
    }
    owners
}

/// What is handed over, with those who see to it.
fn handed_to(owners: Vec<Owner>, handed: HandedOver) -> HandedOver {
    let mut named_in: Vec<FileId> = owners.iter().filter_map(|owner| owner.named_in).collect();
    named_in.sort_unstable();
    named_in.dedup();
    let is_named = owners.iter().any(|owner| !owner.is_by_law);
    let words =
        |owner: Owner| if owner.is_by_law && is_named { format!("{} (by law)", owner.words) } else { owner.words };
    let words = each_once(owners.into_iter().map(words));
    let [owners, by_law] = if is_named { [words, Vec::new()] } else { [Vec::new(), words] };
    HandedOver { owners, named_in, by_law, ..handed }
}

/// What of before could not be read, so that it is not known what it is and who had it: for those who follow to settle.
pub(super) fn of_unread(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    verdict: &Verdict,
    what: Words,
    step: &Step<'_>,
    first_day: Option<Day>,
) -> HandedOver {
    let due = first_day.or_else(|| step.date.map(Day::from)).or_else(|| left_by(case.thing, step));
    let on = due.unwrap_or(step.day);
    let things = followers(&hearing.bench.context, step);
    let mut owners = owners_then(hearing, case, &things, verdict, (step, on));
    owners.retain(|owner| owner.no_partner.is_none());
    let by_law = || by_law_instead(hearing, case, &things, (step, on));
    let owners = those_there(owners, by_law, hearing.bench.context.reference, on);
    HandedOver { due: due.map(OnDay::from), ..handed_to(owners, handed_to_none(0, what)) }
}

/// The day on which something is due where the rule names none, by whether it is settled, and by the files for whose arrangements it is open.
type FirstDay<'f> = &'f dyn Fn(bool, &[FileId]) -> Option<Day>;

/// The day on which something is due, and whether that is known.
fn due(said: Option<&Program>, context: &Context<'_>, by_default: Option<Day>) -> Option<(Option<Day>, bool)> {
    let Some(said) = said else { return Some((by_default, true)) };
    let answer = said.value(context).ok()?;
    let earliest = answer.days.into_iter().min_by_key(|day| (day.last().is_none(), day.last()));
    // Known to be none: it is due when all is. What is not known is due on no day that could be named.
    let is_known = answer.gaps.is_empty();
    Some((earliest.or_else(|| by_default.filter(|_| is_known)), is_known))
}

/// What is handed over, before it is known to whom.
fn handed_to_none(verdict: usize, what: Words) -> HandedOver {
    HandedOver {
        verdict,
        what,
        owners: Vec::new(),
        named_in: Vec::new(),
        by_law: Vec::new(),
        to_nobody: false,
        gone: Vec::new(),
        asked: None,
        open_for: Vec::new(),
        due: None,
    }
}

/// Whether a condition of a hand-over is there, and holds.
fn is_said(condition: Option<&Program>, context: &Context<'_>) -> bool {
    condition.is_some_and(|condition| condition.truth(context).is_ok_and(|judged| judged.truth.is_true()))
}

/// A day as findings carry it, which know nothing of the calendar.
impl From<Day> for OnDay {
    fn from(day: Day) -> Self {
        Self { day: day.to_string(), words: day.in_words() }
    }
}

/// Who sees to it on the day that it is due and on that of the step, whichever has fewer: what is due later is with those who are there now.
fn owners_then(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    things: &[Thing<'_>],
    verdict: &Verdict,
    (step, on): (&Step<'_>, Day),
) -> Vec<Owner> {
    let by = |day| owners(hearing, case, things, verdict, (step, day));
    let then = by(on);
    if !on.before(step.day).is_true() {
        return then;
    }
    let now = by(step.day);
    if without_anybody(&now).len() > without_anybody(&then).len() { now } else { then }
}

/// Who sees to it: whom the rule names, else the partners by law.
fn owners(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    things: &[Thing<'_>],
    verdict: &Verdict,
    (step, on): (&Step<'_>, Day),
) -> Vec<Owner> {
    let context = &hearing.bench.context;
    let is_whole = |thing: &Thing<'_>| thing.kind(context.models) == Kind::Arrangement;
    let is_of_all = is_whole(&case.thing) || things.iter().any(is_whole);
    // The police have no part in reviews of child deaths: of whole arrangements councils and health boards by law alone.
    let deaths = is_about_child_deaths(case.thing, step);
    let mut found = Vec::new();
    let named = things.iter().filter(|thing| !(deaths && is_whole(thing)));
    let then = Step { day: if on.after(step.day).is_true() { step.day } else { on }, ..*step };
    let is_one_line = matches!(case.thing.kind(context.models), Kind::Arrangement | Kind::Area);
    let about = About { is_of_all: is_one_line, area: case.area };
    for owner in named.flat_map(|thing| owners_of(*thing, about, &then)) {
        add(&mut found, if verdict.outcome == Outcome::Met { owner } else { owner.by_its_name() });
    }
    // Where no description names anybody, those by law do; where the rule names those of some arrangements, the partners of areas too
    // that none of these covers.
    let is_by_law = found.iter().all(|owner| owner.is_by_law);
    if is_by_law {
        found = by_law_instead(hearing, case, things, (step, on));
    }
    if is_of_all && case.area.is_none() && verdict.outcome != Outcome::Met {
        let areas = areas_of(context, case.thing).into_iter().filter(|area| !is_covered(area, (step, on))).collect();
        for owner in partners_by_law(areas, (step, on), !deaths) {
            add(&mut found, owner);
        }
    }
    found
}

/// The partners by law of an area, of areas or of those of arrangements that are named, or of those that are looked at.
fn by_law_instead(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    things: &[Thing<'_>],
    (step, on): (&Step<'_>, Day),
) -> Vec<Owner> {
    let context = &hearing.bench.context;
    let of_these: Vec<&str> = things
        .iter()
        .flat_map(|thing| match thing.kind(context.models) {
            Kind::Arrangement => areas_of(context, *thing),
            Kind::Area => thing.id(context.models).into_iter().collect(),
            _ => Vec::new(),
        })
        .collect();
    let areas = match case.area {
        Some(area) => vec![area],
        None if of_these.is_empty() => areas_of(context, case.thing),
        None => of_these,
    };
    let mut found = Vec::new();
    let police = !is_about_child_deaths(case.thing, step);
    for owner in partners_by_law(areas, (step, on), police) {
        add(&mut found, owner);
    }
    found
}

/// The areas of the arrangement that something stands in.
fn areas_of<'a>(context: &Context<'a>, thing: Thing<'_>) -> Vec<&'a str> {
    let Thing::Of { model, .. } = thing else { return Vec::new() };
    let Some(model) = context.models.get(model as usize) else { return Vec::new() };
    model.area_ids().collect()
}

/// Of arrangements those in whose files something is missing, where others have it: what is open in one is not for the other to settle.
fn without_it<'a>(things: Vec<Thing<'a>>, verdict: &Verdict, step: &Step<'_>) -> Vec<Thing<'a>> {
    let lacks = |thing: &Thing<'_>| {
        let Thing::Of { model, element } = *thing else { return false };
        let model = step.models.get(model as usize).filter(|model| model.kind(element) == Kind::Arrangement);
        model.is_some_and(|model| verdict.gaps.iter().any(|gap| gap.label.file == model.file()))
    };
    let lacking: Vec<Thing<'a>> = things.iter().copied().filter(lacks).collect();
    if lacking.is_empty() { things } else { lacking }
}

/// The arrangements of after in whose files something is missing.
fn lacking<'a>(verdict: &Verdict, step: &Step<'a>) -> Vec<Thing<'a>> {
    roots_of(step, |model| verdict.gaps.iter().any(|gap| gap.label.file == model.file()))
}

/// The files of after in which some things stand, or whose arrangements have one of these as an area or a partner.
fn described_by(things: &[Thing<'_>], step: &Step<'_>) -> Vec<FileId> {
    let has = |model: &Model, field: &str, id: &str| {
        model.led_by(model.root(), field).into_iter().any(|element| model.id(element) == Some(id))
    };
    let bodies = |model: &Model| -> Vec<ElementId> {
        model.of_kind(Kind::Partner).flat_map(|partner| model.led_by(partner, "body")).collect()
    };
    let is_its = |model: &Model, thing: &Thing<'_>| match *thing {
        Thing::Of { model: at, .. } => step.models.get(at as usize).is_some_and(|of| of.file() == model.file()),
        Thing::Area(area) => has(model, "areas", area.id),
        Thing::Body(body) => bodies(model).into_iter().any(|held| model.id(held) == Some(body.id)),
    };
    let (_, after) = step.sides();
    after.iter().filter(|model| things.iter().any(|thing| is_its(model, thing))).map(|model| model.file()).collect()
}

/// The arrangements of after in some files.
fn roots_in<'a>(files: &[Option<FileId>], step: &Step<'a>) -> Vec<Thing<'a>> {
    roots_of(step, |model| files.contains(&Some(model.file())))
}

/// The arrangements of after of which something is so.
fn roots_of<'a>(step: &Step<'a>, is_meant: impl Fn(&Model) -> bool) -> Vec<Thing<'a>> {
    let models = (0u32..).zip(step.models).skip(step.befores).filter(|(_, model)| is_meant(model));
    models.map(|(at, model)| Thing::Of { model: at, element: model.root() }).collect()
}

/// The arrangements that take over from those of before that are looked at.
fn followers<'a>(context: &Context<'a>, step: &Step<'a>) -> Vec<Thing<'a>> {
    let root = context.models.get(context.current).map(|model| model.root());
    let root = u32::try_from(context.current).ok().zip(root);
    let follow = root.and_then(|root| step.becomes.get(&root)).into_iter().flatten();
    follow.map(|(model, element)| Thing::Of { model: *model, element: *element }).collect()
}

/// Whether an area, or what it has gone into, is one of the areas of any arrangement of after.
fn is_covered(area: &str, (step, on): (&Step<'_>, Day)) -> bool {
    let (_, after) = step.sides();
    let into = on.first().map(|day| step.reference.areas_after(area, day)).unwrap_or_default();
    after.iter().any(|model| {
        let areas = model.led_by(model.root(), "areas");
        let mut areas = areas.into_iter().filter_map(|area| model.id(area));
        areas.any(|other| other == area || into.iter().any(|into| into.id == other))
    })
}

/// Whether something is about the review of deaths of children, and nothing else: that is for councils and health boards alone, Children
/// Act 2004, ss.16M and 16Q.
fn is_about_child_deaths(thing: Thing<'_>, step: &Step<'_>) -> bool {
    const DEATHS: &str = "child death review";
    let Thing::Of { model, element } = thing else { return false };
    let Some(model) = step.models.get(model as usize) else { return false };
    match model.kind(element) {
        Kind::ChildDeathReview => true,
        Kind::Function => model.words_of(element, "function") == DEATHS,
        Kind::Group => model.words_of(element, "functions") == DEATHS,
        _ => false,
    }
}
