use std::borrow::Cow;

use serde::Serialize;

use super::sentence::sentence;
use super::telling::Names;
use crate::finding::{Absence, Altered, ArrangementHead, Difference, Only, Said, Spot, Takes, Thing, What};
use crate::report::compact::compact;
use crate::report::placed::{Cite, NotRead, Place, cites, place, unread};
use crate::report::swapped::swapped;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/diff-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    backwards: String,
    unread: Vec<NotRead<'a>>,
    remarks: &'a [String],
    before: Vec<Described<'a>>,
    after: Vec<Described<'a>>,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Described<'a> {
    file: Cow<'a, str>,
    id: &'a str,
    name: &'a str,
    describes: &'a str,
    partnership: &'a str,
    areas: Vec<&'a str>,
    status: &'a str,
    day: &'a str,
}

#[derive(Serialize)]
struct Change<'a> {
    section: &'static str,
    what: &'static str,
    says: String,
    before: Vec<Concerned<'a>>,
    after: Vec<Concerned<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Value<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<Value<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    gone: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    new: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<Detail<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work: Vec<Has<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    takes: Vec<Taken<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stays: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    covered: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    named_at: Option<NamedAt<'a>>,
}

/// Where a function is named, by side.
#[derive(Serialize)]
struct NamedAt<'a> {
    before: Vec<Read<'a>>,
    after: Vec<Read<'a>>,
}

#[derive(Serialize)]
struct Concerned<'a> {
    kind: &'a str,
    name: &'a str,
    key: &'a str,
    within: &'a str,
    place: Read<'a>,
}

#[derive(Serialize)]
struct Shown<'a> {
    by: &'static str,
    words: &'a str,
}

#[derive(Serialize)]
struct Value<'a> {
    form: &'static str,
    words: &'a str,
    why: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    year: &'a str,
    place: Read<'a>,
}

#[derive(Serialize)]
struct Detail<'a> {
    field: &'a str,
    words: &'a str,
}

/// What others have of the work of a group that stands on one side only.
#[derive(Serialize)]
struct Has<'a> {
    owners: &'a [String],
    functions: &'a [String],
}

#[derive(Serialize)]
struct Taken<'a> {
    thing: usize,
    functions: &'a [String],
}

#[derive(Serialize)]
struct Read<'a> {
    #[serde(flatten)]
    at: Place<'a>,
    papers: Vec<Cite<'a>>,
}

/// Writes what differs as one line of JSON, version 1, by `schemas/diff-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no difference is known to make it do.
pub fn diff_json(difference: &Difference, sources: &dyn SourceProvider) -> Result<String, serde_json::Error> {
    let names = Names::of(difference);
    let document = Document {
        version: 1,
        backwards: swapped(difference.backwards.as_ref()),
        unread: unread(&difference.meta, sources),
        remarks: &difference.meta.remarks,
        before: difference.before.iter().map(|head| described(head, sources)).collect(),
        after: difference.after.iter().map(|head| described(head, sources)).collect(),
        changes: difference.changes.iter().map(|altered| change(altered, &names, sources)).collect(),
    };
    compact(&document)
}

fn described<'a>(head: &'a ArrangementHead, sources: &'a dyn SourceProvider) -> Described<'a> {
    Described {
        file: sources.name(head.file),
        id: &head.id,
        name: &head.name,
        describes: &head.describes,
        partnership: &head.partnership,
        areas: head.areas.iter().map(|(id, _)| id.as_str()).collect(),
        status: &head.status,
        day: &head.judged.day,
    }
}

fn change<'a>(altered: &'a Altered, names: &Names, sources: &'a dyn SourceProvider) -> Change<'a> {
    let things = |things: &'a [Thing]| things.iter().map(|thing| concerned(thing, sources)).collect();
    let mut change = Change {
        section: altered.section.id(),
        what: what_id(&altered.what),
        says: sentence(altered, names),
        before: things(&altered.before),
        after: things(&altered.after),
        known: altered.known.as_ref().map(|known| Shown { by: known.by.id(), words: &known.words }),
        field: None,
        was: None,
        is: None,
        gone: &[],
        new: &[],
        other: None,
        details: Vec::new(),
        work: Vec::new(),
        takes: Vec::new(),
        stays: None,
        without: Vec::new(),
        covered: Vec::new(),
        named_at: None,
    };
    match &altered.what {
        What::Came(only) | What::Went(only) => change.take_only(only),
        What::Split(parts) | What::Merged(parts) => {
            (change.takes, change.stays) = (parts.takes.iter().map(taken).collect(), parts.stays);
        }
        What::Says { field, was, is, gone, new } => {
            change.field = Some(*field);
            change.was = Some(value(was, "", sources));
            change.is = Some(value(is, "", sources));
            (change.gone, change.new) = (gone, new);
        }
        What::Paid { field, was, is, .. } => {
            change.field = Some(*field);
            change.was = Some(value(&was.whole, was.year(), sources));
            change.is = Some(value(&is.whole, is.year(), sources));
        }
        What::Partly { without, covered } => {
            let ids = |parts: &'a [Thing]| parts.iter().map(|thing| thing.within.as_str()).collect();
            (change.without, change.covered) = (ids(without), ids(covered));
        }
        What::Whole { field, .. } => change.field = Some(*field),
        What::Owned { function, was, is, .. } => {
            change.field = Some(function);
            let places = |spots: &'a [Spot]| spots.iter().map(|spot| read(spot, sources)).collect();
            change.named_at = Some(NamedAt { before: places(was), after: places(is) });
        }
        What::Doubt { .. }
        | What::Past
        | What::Ending
        | What::Renamed
        | What::Followed
        | What::Follows
        | What::Another
        | What::Kept { .. }
        | What::Regrouped
        | What::Succeeded
        | What::Preceded => {}
    }
    change
}

impl<'a> Change<'a> {
    fn take_only(&mut self, only: &'a Only) {
        self.other = Some(match only.other {
            Absence::NotThere => "not-there",
            Absence::NotNamed => "not-named",
            Absence::Unreadable => "unreadable",
        });
        self.details = only.details.iter().map(|(field, words)| Detail { field, words }).collect();
        self.work = only.work.iter().map(|work| Has { owners: &work.owners, functions: &work.functions }).collect();
    }
}

fn what_id(what: &What) -> &'static str {
    match what {
        What::Came(_) => "came",
        What::Went(_) => "went",
        What::Past => "past",
        What::Ending => "ending",
        What::Renamed => "renamed",
        What::Followed => "followed",
        What::Follows => "follows",
        What::Another => "another",
        What::Split(_) => "split",
        What::Merged(_) => "merged",
        What::Kept { shared: true } => "shared",
        What::Kept { shared: false } => "kept",
        What::Partly { .. } => "in-some-only",
        What::Regrouped => "regrouped",
        What::Succeeded => "succeeded-by-law",
        What::Preceded => "preceded-by-law",
        What::Says { .. } => "stated-otherwise",
        What::Doubt { .. } => "doubt",
        What::Whole { is: true, .. } => "list-closed",
        What::Whole { is: false, .. } => "list-opened",
        What::Owned { was, .. } if was.is_empty() => "function-came",
        What::Owned { is, .. } if is.is_empty() => "function-went",
        What::Owned { .. } => "function-owners",
        What::Paid { .. } => "latest-year",
    }
}

fn concerned<'a>(thing: &'a Thing, sources: &'a dyn SourceProvider) -> Concerned<'a> {
    Concerned {
        kind: thing.kind,
        name: &thing.name,
        key: &thing.key,
        within: &thing.within,
        place: read(&thing.spot, sources),
    }
}

fn taken(takes: &Takes) -> Taken<'_> {
    Taken { thing: takes.thing, functions: &takes.functions }
}

fn value<'a>(said: &'a Said, year: &'a str, sources: &'a dyn SourceProvider) -> Value<'a> {
    Value { form: said.form.id(), words: &said.words, why: &said.why, year, place: read(&said.spot, sources) }
}

fn read<'a>(spot: &'a Spot, sources: &'a dyn SourceProvider) -> Read<'a> {
    Read { at: place(spot.span, sources), papers: cites(&spot.papers) }
}
