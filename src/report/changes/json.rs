use serde::Serialize;

use crate::finding::{LawChange, LawChanges, LawCite, LawDay};
use crate::report::compact::compact;

/// The whole document; every field is described in `schemas/law-changes-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    law_as_at: &'a str,
    from: &'a str,
    to: &'a str,
    days: Vec<Changed<'a>>,
    waiting: Vec<Provision<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    day: &'a str,
    instruments: &'a [String],
    changes: Vec<Turned<'a>>,
}

#[derive(Serialize)]
struct Turned<'a> {
    change: &'static str,
    provision: Provision<'a>,
    areas: &'a [String],
    before: Vec<Provision<'a>>,
    stands: Vec<Provision<'a>>,
}

#[derive(Serialize)]
struct Provision<'a> {
    id: &'a str,
    place: &'a str,
    force: &'a str,
    says: &'a str,
    certainty: &'a str,
    at_most: Option<&'a str>,
    in_force: &'a str,
}

/// Writes the changes as one line of JSON, version 1, by `schemas/law-changes-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no changes are known to make it do.
pub fn law_changes_json(changes: &LawChanges) -> Result<String, serde_json::Error> {
    let document = Document {
        version: 1,
        law_as_at: &changes.law_as_at,
        from: &changes.from,
        to: &changes.to,
        days: changes.days.iter().map(day).collect(),
        waiting: changes.waiting.iter().map(provision).collect(),
    };
    compact(&document)
}

fn day(day: &LawDay) -> Changed<'_> {
    Changed { day: &day.day, instruments: &day.instruments, changes: day.changes.iter().map(change).collect() }
}

fn change(change: &LawChange) -> Turned<'_> {
    Turned {
        change: change.turn.id(),
        provision: provision(&change.law),
        areas: &change.areas,
        before: change.before.iter().map(provision).collect(),
        stands: change.stands.iter().map(provision).collect(),
    }
}

fn provision(cite: &LawCite) -> Provision<'_> {
    Provision {
        id: &cite.provision,
        place: &cite.place,
        force: &cite.force,
        says: &cite.paraphrase,
        certainty: &cite.certainty,
        at_most: cite.at_most.as_deref(),
        in_force: &cite.in_force,
    }
}
