use serde::Serialize;

use crate::finding::{Change, Entry, Outcome, Strength, Timeline};
use crate::report::compact::compact;
use crate::report::placed::{Place, place};
use crate::report::rests_on::RestsOn;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/timeline-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    rests_on: RestsOn<'a>,
    arrangement: &'a str,
    from: &'a str,
    to: &'a str,
    today: &'a str,
    judged_on: usize,
    at_first: Counts,
    entries: Vec<On<'a>>,
}

#[derive(Serialize)]
struct Counts {
    met: usize,
    not_met: usize,
    departs: usize,
    not_stated: usize,
    for_judgement: usize,
    not_applicable: usize,
}

#[derive(Serialize)]
struct On<'a> {
    day: &'a str,
    happened: Vec<Happened<'a>>,
    changes: Vec<Turned<'a>>,
}

#[derive(Serialize)]
struct Happened<'a> {
    words: &'a str,
    place: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Turned<'a> {
    rule: &'a str,
    subject: String,
    name: &'a str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    strength: Strength,
    message: &'a str,
    place: Option<Place<'a>>,
}

/// Writes a timeline as one line of JSON, version 1, by `schemas/timeline-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no timeline is known to make it do.
pub fn timeline_json(timeline: &Timeline, sources: &dyn SourceProvider) -> Result<String, serde_json::Error> {
    let [met, not_met, departs, not_stated, for_judgement, not_applicable] = timeline.at_first;
    compact(&Document {
        version: 1,
        rests_on: RestsOn::of(&timeline.meta),
        arrangement: &timeline.head.id,
        from: &timeline.from,
        to: &timeline.to,
        today: &timeline.today,
        judged_on: timeline.judged_on,
        at_first: Counts { met, not_met, departs, not_stated, for_judgement, not_applicable },
        entries: timeline.entries.iter().map(|entry| of_day(entry, sources)).collect(),
    })
}

fn of_day<'a>(entry: &'a Entry, sources: &'a dyn SourceProvider) -> On<'a> {
    let happened = entry.happened.iter().map(|happening| Happened {
        words: &happening.words,
        place: happening.label.as_ref().map(|label| place(label.span, sources)),
    });
    On {
        day: &entry.day,
        happened: happened.collect(),
        changes: entry.changes.iter().map(|one| turned(one, sources)).collect(),
    }
}

fn turned<'a>(change: &'a Change, sources: &'a dyn SourceProvider) -> Turned<'a> {
    Turned {
        rule: &change.rule,
        subject: format!("{}:{}", change.subject.kind, change.subject.key),
        name: &change.subject.name,
        before: change.before.map(Outcome::id),
        after: change.after.map(Outcome::id),
        strength: change.strength,
        message: &change.message,
        place: change.label.as_ref().map(|label| place(label.span, sources)),
    }
}
