use std::borrow::Cow;

use serde::Serialize;

use super::plan::{Plan, Tally, plan};
use crate::finding::{Report, Whom};
use crate::report::compact::compact;
use crate::report::rests_on::RestsOn;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/todo-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    rests_on: RestsOn<'a>,
    open: Counts,
    tasks: Vec<Task<'a>>,
}

#[derive(Serialize)]
struct Counts {
    duty: usize,
    guidance: usize,
    question: usize,
    note: usize,
}

#[derive(Serialize)]
struct Task<'a> {
    ask: &'a str,
    whom: &'static str,
    body: Option<&'a str>,
    facts: Vec<Fact<'a>>,
    settles: Counts,
    helps: usize,
    subjects: &'a [&'a str],
    rules: &'a [&'a str],
    arrangements: Vec<&'a str>,
}

#[derive(Serialize)]
struct Fact<'a> {
    said_in: &'a str,
    why: &'a str,
    file: Cow<'a, str>,
    line: Option<u32>,
    column: Option<u32>,
}

/// Writes what to state or to ask next as one line of JSON, version 1, by `schemas/todo-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no report is known to make it do.
pub fn todo_json(
    report: &Report,
    sources: &dyn SourceProvider,
    most: Option<usize>,
) -> Result<String, serde_json::Error> {
    let plan = plan(report);
    let tasks = tasks(report, sources, &plan, most.unwrap_or(usize::MAX));
    compact(&Document { version: 1, rests_on: RestsOn::of(&report.meta), open: counts(plan.open), tasks })
}

fn tasks<'a>(report: &'a Report, sources: &'a dyn SourceProvider, plan: &'a Plan<'a>, most: usize) -> Vec<Task<'a>> {
    let facts = |task: &'a super::plan::Task<'a>| {
        let facts = task.facts.iter().map(|(said_in, why, span)| {
            let place = sources.place(*span).filter(|_| span.hi > 0);
            Fact {
                said_in,
                why,
                file: sources.name(span.file),
                line: place.map(|place| place.line),
                column: place.map(|place| place.column),
            }
        });
        facts.collect()
    };
    let id = |at: &usize| report.arrangements.get(*at).map(|head| head.id.as_str());
    let one = |task: &'a super::plan::Task<'a>| Task {
        ask: &task.ask,
        whom: whom(task.whom),
        body: if let Whom::Body(name) = task.whom { Some(name) } else { None },
        facts: facts(task),
        settles: counts(task.settles),
        helps: task.helps(),
        subjects: &task.subjects,
        rules: &task.rules,
        arrangements: task.arrangements.iter().filter_map(id).collect(),
    };
    plan.tasks.iter().take(most).map(one).collect()
}

const fn whom(whom: &Whom) -> &'static str {
    match whom {
        Whom::Keeper => "keeper",
        Whom::Body(_) => "body",
        Whom::Document => "document",
        Whom::Published => "published",
        Whom::Unpublished => "unpublished",
    }
}

const fn counts([duty, guidance, question, note]: Tally) -> Counts {
    Counts { duty, guidance, question, note }
}
