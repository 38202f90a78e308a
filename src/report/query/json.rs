use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{Answer, Queried};
use crate::report::compact::compact;
use crate::report::placed::{Area, Missing, NotRead, Place, areas, missing, places, unread};
use crate::report::rests_on::RestsOn;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/query-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    rests_on: RestsOn<'a>,
    complete: bool,
    question: &'a str,
    columns: &'a [String],
    unread: Vec<NotRead<'a>>,
    answers: Vec<Answered<'a>>,
}

#[derive(Serialize)]
struct Answered<'a> {
    arrangement: &'a str,
    describes: &'a str,
    status: &'a str,
    name: &'a str,
    areas: Vec<Area<'a>>,
    file: Cow<'a, str>,
    judged_on: &'a str,
    answer: &'static str,
    cells: Vec<Cell<'a>>,
    rests_on: Vec<Place<'a>>,
    missing: Vec<Missing<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    value: &'a str,
    known: bool,
    more: bool,
    places: Vec<Place<'a>>,
}

/// Writes the answers as one line of JSON, version 1, by `schemas/query-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no answers are known to make it do.
pub fn query_json(queried: &Queried, sources: &dyn SourceProvider) -> Result<String, serde_json::Error> {
    compact(&Document {
        version: 1,
        rests_on: RestsOn::of(&queried.meta),
        complete: queried.meta.complete,
        question: &queried.question,
        columns: &queried.columns,
        unread: unread(&queried.meta, sources),
        answers: queried.answers.iter().map(|answer| of(answer, sources)).collect(),
    })
}

fn of<'a>(answer: &'a Answer, sources: &'a dyn SourceProvider) -> Answered<'a> {
    let head = &answer.head;
    let cells = answer.cells.iter().map(|cell| Cell {
        value: &cell.words,
        known: cell.is_known,
        more: cell.has_more,
        places: places(&cell.places, sources),
    });
    Answered {
        arrangement: &head.id,
        describes: &head.describes,
        status: &head.status,
        name: &head.name,
        areas: areas(head),
        file: sources.name(head.file),
        judged_on: &head.judged.day,
        answer: answer.reply.id(),
        cells: cells.collect(),
        rests_on: places(&answer.places, sources),
        missing: missing(&answer.gaps, sources),
    }
}
