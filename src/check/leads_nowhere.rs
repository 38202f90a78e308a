//! Ids of other arrangements that no file which was handed in has: whoever mistyped one is told, for nothing else would show it.
//!
//! A file may well name what is not handed in, such as the arrangements that it took the place of. So of files that are judged as a set only
//! what is a slip away from an id among them is told. Where both sides of a step are at hand, what before leads into and what after takes the
//! place of has to be there. And nothing takes its own place.

use std::collections::{BTreeMap, BTreeSet};

use super::files::Files;
use crate::finding::{did_you_mean, slip_of};
use crate::model::vocab::{FieldName, Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::{SourceProvider, Sources, Span};

/// An id where it is named: the id, under which key, where.
type Named<'m> = (&'m str, &'static str, Span);

/// What descriptions of one set name under `supersedes` and `into` that is only but for a slip the id of another for the same area.
pub(super) fn in_set(models: &[&Model], sources: &Sources) -> Vec<String> {
    let known = known(models);
    let mut by_area: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for model in models {
        for area in model.area_ids() {
            by_area.entry(area).or_default().extend(ids(model));
        }
    }
    let of = |model: &&Model| {
        let named = ["supersedes", "into"].into_iter().flat_map(|field| named(model, field));
        let unknown: Vec<Named<'_>> = named.filter(|(id, ..)| !known.contains(id)).collect();
        let others = || model.area_ids().filter_map(|area| by_area.get(area)).flatten().copied();
        let told = unknown.into_iter().filter_map(|(id, field, span)| {
            let beside = others().filter(|other| !ids(model).any(|own| own == *other));
            let like = slip(id, beside)?;
            Some(sentence((id, field, span), Some(like), sources))
        });
        told.chain(its_own(model, models, sources)).collect::<Vec<_>>()
    };
    models.iter().flat_map(of).collect()
}

/// What the sides of a step name that is on neither. What was before all of this, and what is to come after it, need not be there, nor what
/// something was called long ago: of these a slip alone is told.
pub(super) fn in_step(before: &Files, after: &Files, sources: &Sources) -> Vec<String> {
    let [was, is] = [before, after].map(|side| side.arrangements().map(|one| &one.model).collect::<Vec<_>>());
    let all = [was.clone(), is.clone()].concat();
    let known = known(&all);
    let mut told = Vec::new();
    for (side, has_to_be_there) in [(&was, "into"), (&is, "supersedes")] {
        for model in side {
            let others =
                || all.iter().flat_map(|other| ids(other)).filter(|other| !ids(model).any(|own| own == *other));
            for named in ["supersedes", "into"].into_iter().flat_map(|field| named(model, field)) {
                let (id, field, _) = named;
                if known.contains(id) {
                    continue;
                }
                if field == has_to_be_there {
                    told.push(sentence(named, did_you_mean(id, others()), sources));
                } else {
                    told.extend(slip(id, others()).map(|like| sentence(named, Some(like), sources)));
                }
            }
        }
    }
    told.extend(all.iter().flat_map(|model| its_own(model, &all, sources)));
    told.extend(formerly(&was, &is, sources));
    told
}

/// What a description names under `supersedes` that is its own version, or that nothing but itself goes by: what it took the place of is
/// left open then.
fn its_own(model: &Model, all: &[&Model], sources: &Sources) -> Vec<String> {
    let own: Vec<&str> = ids(model).collect();
    let version = model.own_text(key!("describes")).or_else(|| model.own_text(key!("id")));
    let goes_by = |id: &str| all.iter().filter(|other| ids(other).any(|other| other == id)).count();
    let is_its_own = |id: &str| version == Some(id) || own.contains(&id) && goes_by(id) == 1;
    let named = named(model, "supersedes").filter(|(id, ..)| is_its_own(id));
    let told = |named| {
        format!(
            "{}, is what the file itself goes by: name the arrangements whose place it took",
            placed(named, sources)
        )
    };
    named.map(told).collect()
}

/// What arrangements, groups, posts, bodies and agreements of after are said to have been, and are only but for a slip.
fn formerly(was: &[&Model], is: &[&Model], sources: &Sources) -> Vec<String> {
    let mut told = Vec::new();
    for kind in [Kind::Arrangement, Kind::Group, Kind::Post, Kind::Body, Kind::Agreement] {
        let called: Vec<String> =
            was.iter().flat_map(|model| model.of_kind(kind).flat_map(|element| names(model, element))).collect();
        let named =
            is.iter().flat_map(|model| model.of_kind(kind).flat_map(|element| texts(model, element, "formerly")));
        for (id, span) in named.filter(|(id, _)| !called.iter().any(|name| name.to_lowercase() == id.to_lowercase())) {
            let like = slip(id, called.iter().map(String::as_str));
            told.extend(like.map(|like| sentence((id, "formerly", span), Some(like), sources)));
        }
    }
    told
}

/// The ids and earlier ids of descriptions.
fn known<'m>(models: &[&'m Model]) -> BTreeSet<&'m str> {
    let of = |model: &&'m Model| ids(model).chain(model.own_texts(key!("formerly"))).collect::<Vec<_>>();
    models.iter().flat_map(of).collect()
}

/// What others name a description by.
fn ids(model: &Model) -> impl Iterator<Item = &str> {
    [key!("id"), key!("describes")].into_iter().filter_map(|field| model.own_text(field))
}

/// What an element is called by `formerly` of another.
fn names(model: &Model, element: ElementId) -> Vec<String> {
    if model.kind(element) == Kind::Arrangement {
        return ids(model).map(str::to_owned).collect();
    }
    model.id(element).map(str::to_owned).into_iter().chain([model.name(element)]).collect()
}

/// What a description names under a key of its own, or of an entry of its succession.
fn named<'m>(model: &'m Model, field: &'static str) -> impl Iterator<Item = Named<'m>> {
    let holders: Vec<ElementId> =
        if field == "into" { model.of_kind(Kind::Succession).collect() } else { vec![model.root()] };
    holders.into_iter().flat_map(move |holder| texts(model, holder, field)).map(move |(id, span)| (id, field, span))
}

/// The texts of a list with their places, whatever doubt there is about them.
fn texts(model: &Model, element: ElementId, field: impl FieldName) -> Vec<(&str, Span)> {
    let (Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..)) = model.named(element, field)
    else {
        return Vec::new();
    };
    let text = |fact| match fact {
        Fact::Known(Datum::Text(text), span) | Fact::Uncertain(Datum::Text(text), span, _) => Some((text, span)),
        _ => None,
    };
    list.iter().filter_map(text).collect()
}

/// The id that one is a slip away from. Those that differ in figures alone are versions of one arrangement.
fn slip<'a>(id: &str, others: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = |id: &str| id.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    slip_of(id, others.filter(|other| letters(other) != letters(id)))
}

fn sentence(named: Named<'_>, like: Option<&str>, sources: &Sources) -> String {
    let mean = like.map_or_else(String::new, |like| format!("; did you mean `{like}`?"));
    let nothing = if named.1 == "formerly" { "is what nothing of before goes by" } else { "is the id of no file here" };
    format!("{}, {nothing}{mean}", placed(named, sources))
}

/// An id with the key that names it, and where.
fn placed((id, field, span): Named<'_>, sources: &Sources) -> String {
    let file = sources.name(span.file);
    let place = sources.place(span).map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    format!("`{id}`, named under `{field}` ({file}{place})")
}
