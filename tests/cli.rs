//! The command line from end to end: the cases in `tests/cmd`, and what such cases cannot say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

#[path = "cli/accept.rs"]
mod accept;
#[path = "cli/action.rs"]
mod action;
#[path = "cli/bytes.rs"]
mod bytes;
#[path = "cli/calendar.rs"]
mod calendar;
#[path = "cli/cases.rs"]
mod cases;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/compare.rs"]
mod compare;
#[path = "cli/compared_breach.rs"]
mod compared_breach;
#[path = "cli/compared_closed.rs"]
mod compared_closed;
#[path = "cli/compared_disputed.rs"]
mod compared_disputed;
#[path = "cli/compared_doubt.rs"]
mod compared_doubt;
#[path = "cli/compared_facts.rs"]
mod compared_facts;
#[path = "cli/compared_money.rs"]
mod compared_money;
#[path = "cli/compared_paid.rs"]
mod compared_paid;
#[path = "cli/compared_silence.rs"]
mod compared_silence;
#[path = "cli/compared_standing.rs"]
mod compared_standing;
#[path = "cli/compared_told.rs"]
mod compared_told;
#[path = "cli/compared_unknown.rs"]
mod compared_unknown;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/graph.rs"]
mod graph;
#[path = "cli/handbook.rs"]
mod handbook;
#[path = "cli/masa.rs"]
mod masa;
#[path = "cli/odd_files.rs"]
mod odd_files;
#[path = "cli/packs.rs"]
mod packs;
#[path = "cli/pictures.rs"]
mod pictures;
#[path = "cli/proposal.rs"]
mod proposal;
#[path = "cli/query.rs"]
mod query;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/repeatable.rs"]
mod repeatable;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/report_years.rs"]
mod report_years;
#[path = "cli/restructure.rs"]
mod restructure;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/site.rs"]
mod site;
#[path = "cli/site_words.rs"]
mod site_words;
#[path = "cli/tracked.rs"]
mod tracked;
#[path = "cli/uncertain_days.rs"]
mod uncertain_days;
#[path = "cli/workbook_paper.rs"]
mod workbook_paper;
