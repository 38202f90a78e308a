//! Where a thing of before would go on in the files of after: the file that lacks it, and in that the place nearest to the fact.

use super::compile::Deciding;
use super::hearing::Hearing;
use super::judge::{Bench, Case, outcome};
use super::outlook::takes_area;
use super::step::Step;
use crate::expr::{Context, Fixed, Thing};
use crate::finding::{Outcome, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::source::{FileId, Span};

/// A description of after, by its place among all.
type Follower<'a> = (usize, &'a Model);

/// The place at which people look for what is lost, or may be: what it was stands in files that are gone. Nothing where no file of after
/// has to do with it.
pub(super) fn goes_on(hearing: &Hearing<'_, '_>, case: &Case<'_>, verdict: &Verdict, step: &Step<'_>) -> Option<Span> {
    if !matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated) {
        return None;
    }
    let followers = followers(hearing, case, step);
    let gap_in = |(_, model): &Follower<'_>| {
        let mut places = verdict.gaps.iter().map(|gap| gap.label).filter(|place| place.hi > 0);
        places.find(|place| place.file == model.file())
    };
    if let Some(place) = followers.iter().find_map(gap_in) {
        return Some(place);
    }
    let related = verdict.finding.iter().flat_map(|finding| finding.related.iter().map(|label| label.span));
    let is_to_mend = |place: &Span| {
        followers.iter().any(|(_, model)| place.file == model.file() && !is_within(&which_it_is(model), place))
    };
    if let Some(place) = related.into_iter().find(is_to_mend) {
        return Some(place);
    }
    let lacking = match followers.as_slice() {
        [] => return None,
        [only] => *only,
        [first, ..] => {
            followers.iter().find(|one| alone(hearing, case, **one) == Some(verdict.outcome)).copied().unwrap_or(*first)
        }
    };
    Some(place_in(hearing, case, lacking, step))
}

/// The place at which people look for what is in order, and nobody sees to: in one of these files of after, where there are any.
pub(super) fn place_of(hearing: &Hearing<'_, '_>, case: &Case<'_>, step: &Step<'_>, files: &[FileId]) -> Option<Span> {
    let followers = followers(hearing, case, step);
    let open = followers.iter().find(|(_, model)| files.contains(&model.file()));
    open.or_else(|| followers.first()).map(|follower| place_in(hearing, case, *follower, step))
}

/// The descriptions of after that have to do with it: those for its area, or for what that went into; else those that follow on its own, else
/// those for any of the areas of its own.
fn followers<'a>(hearing: &Hearing<'a, '_>, case: &Case<'_>, step: &Step<'a>) -> Vec<Follower<'a>> {
    let context = &hearing.bench.context;
    let after = || step.models.iter().copied().enumerate().skip(step.befores).filter(|(_, model)| !model.is_shared());
    let Some(own) = context.models.get(context.current) else { return Vec::new() };
    if case.area.is_some() {
        return after().filter(|(_, model)| takes_area(step, model, case.area)).collect();
    }
    let become_of_it = known_again(context, step, own.root());
    let follow: Vec<Follower<'a>> =
        after().filter(|(at, _)| become_of_it.iter().any(|(model, _)| model == at)).collect();
    if !follow.is_empty() {
        return follow;
    }
    let areas = own.led_by(own.root(), "areas");
    after().filter(|(_, model)| areas.iter().any(|area| takes_area(step, model, own.id(*area)))).collect()
}

/// What of after an element of the arrangement that is looked at is or becomes.
fn known_again(context: &Context<'_>, step: &Step<'_>, element: ElementId) -> Vec<(usize, ElementId)> {
    let key = u32::try_from(context.current).ok().map(|at| (at, element));
    let found = key.and_then(|key| step.becomes.get(&key)).into_iter().flatten();
    found.map(|(model, element)| (*model as usize, *element)).collect()
}

/// How the rule comes out where nothing else takes over.
fn alone(hearing: &Hearing<'_, '_>, case: &Case<'_>, follower: Follower<'_>) -> Option<Outcome> {
    with_one(hearing, follower, |hearing| outcome(hearing, hearing.compiled().ok()?, case).ok())
}

/// The rule, put to one description of after alone.
fn with_one<T>(hearing: &Hearing<'_, '_>, (at, _): Follower<'_>, ask: impl FnOnce(&Hearing<'_, '_>) -> T) -> T {
    let context = hearing.bench.context;
    let takes_over: Vec<Fixed<'_>> = (0..context.models.len())
        .map(|other| match context.takes_over.get(other) {
            Some(known) if other == at || other < context.first_of_after => known.clone(),
            _ => Fixed::Bool(other == at || other < context.first_of_after),
        })
        .collect();
    let context = Context { takes_over: &takes_over, ..context };
    ask(&Hearing::new(hearing.rule, hearing.index, &Bench { context, ..hearing.bench }))
}

/// The place in a description of after: what is known again there, else the list that it would stand in; of an area the day from which on it is
/// covered, else its entry.
fn place_in(hearing: &Hearing<'_, '_>, case: &Case<'_>, follower: Follower<'_>, step: &Step<'_>) -> Span {
    let model = follower.1;
    let root = model.span(model.root());
    let Thing::Of { element, .. } = case.thing else { return root };
    let context = &hearing.bench.context;
    let Some(own) = context.models.get(context.current) else { return root };
    let place = match own.kind(element) {
        Kind::Arrangement => deciding(hearing, case, follower),
        Kind::Area => deciding(hearing, case, follower).or_else(|| of_area(model, case.area)),
        _ => of_element((own, element), follower, context, step),
    };
    place.unwrap_or(root)
}

/// The first place in a description that decides, other than which description it is and for which areas.
fn deciding(hearing: &Hearing<'_, '_>, case: &Case<'_>, follower: Follower<'_>) -> Option<Span> {
    let model = follower.1;
    let found = with_one(hearing, follower, |hearing| {
        let Deciding::Holds(holds) = &hearing.compiled().ok()?.decides else { return None };
        let constants = [hearing.bench.constants, case.own].concat();
        holds.decided_by(&Context { elements: &[case.thing], constants: &constants, ..hearing.bench.context }).ok()
    });
    let known = which_it_is(model);
    found?.into_iter().find(|place| place.file == model.file() && place.hi > 0 && !is_within(&known, place))
}

/// What says which description it is and for which areas.
fn which_it_is(model: &Model) -> Vec<Span> {
    let names = ["id", "areas", "describes", "formerly", "supersedes", "status", "as-at"];
    names
        .iter()
        .filter_map(|name| Some(model.place_of(model.root(), Kind::Arrangement.field(name)?)))
        .chain(model.led_by(model.root(), "areas").into_iter().map(|area| model.span(area)))
        .chain([model.span(model.root())])
        .collect()
}

fn is_within(known: &[Span], place: &Span) -> bool {
    known.iter().any(|known| known.lo <= place.lo && place.hi <= known.hi)
}

/// The day on which arrangements come into force for an area, else its entry.
fn of_area(model: &Model, area: Option<&str>) -> Option<Span> {
    let names = |event: &ElementId| model.led_by(*event, "areas").into_iter().any(|named| model.id(named) == area);
    let for_all = |event: &ElementId| model.led_by(*event, "areas").is_empty();
    let begins = model.own_events("in-force").find(names).or_else(|| model.own_events("in-force").find(for_all));
    let day = begins.and_then(|event| Some(model.place_of(event, Kind::Event.field("date")?)));
    let entry = || {
        let areas = model.led_by(model.root(), "areas");
        let own = areas.iter().find(|entry| model.id(**entry) == area).or_else(|| areas.first());
        own.map(|entry| model.span(*entry))
    };
    day.or_else(entry)
}

/// What an element is known again by in a description, else where it would stand in what its holder is there.
fn of_element(
    (own, element): (&Model, ElementId),
    (at, model): Follower<'_>,
    context: &Context<'_>,
    step: &Step<'_>,
) -> Option<Span> {
    let there = |element: ElementId| {
        let known = known_again(context, step, element);
        let known = known.into_iter().find(|(model, _)| *model == at).map(|(_, element)| element);
        known.or_else(|| (element == own.root()).then(|| model.root()))
    };
    if let Some(next) = there(element) {
        return Some(model.span(next));
    }
    let mut holder = own.parent(element);
    while let Some((element, field)) = holder {
        if let Some(next) = there(element) {
            return Some(model.place_of(next, field));
        }
        holder = own.parent(element);
    }
    None
}
