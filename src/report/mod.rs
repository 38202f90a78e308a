//! What people and programs read: one file or folder per format.
//!
//! Comes in: a [`crate::finding::Report`] and whoever can give the texts behind it back, or an account of the law. Goes out: the bytes of one
//! format.
//! This folder must not know how a verdict was reached, nor read a clock, the environment or the disk: the width of a
//! terminal and whether it shows colours are handed in.

mod asked_for;
mod calendar;
mod changes;
mod command;
mod compact;
mod compare;
mod condition;
mod counts;
mod coverage;
mod diff;
mod fact_words;
mod github;
mod graph;
mod html;
mod in_order;
mod json;
mod junit;
mod line;
mod markdown;
mod packs;
mod placed;
mod plain;
mod query;
mod questions;
mod quoted;
mod reason;
mod restructure;
mod rests_on;
mod rule_page;
mod runs;
mod sarif;
mod shown;
mod site;
mod spreadsheet;
mod summary;
mod swapped;
mod telling;
mod text;
mod timeline;
mod todo;
mod turning;
mod width;
mod wording;

pub use calendar::{calendar_ics, calendar_text, without_a_day};
pub use changes::{law_changes_json, law_changes_markdown, law_changes_text};
pub use command::path as typed;
pub use compare::{
    WorkbookError, compare_csv, compare_html, compare_json, compare_markdown, compare_text, compare_workbook,
};
pub use coverage::{coverage_csv, coverage_json, coverage_markdown, coverage_text};
pub use diff::{diff_json, diff_markdown, diff_text};
pub use github::github;
pub use graph::{SvgError, graph_dot, graph_mermaid, graph_svg};
pub use html::{CheckPage, HtmlError, check_html};
pub use json::{JsonOptions, json};
pub use junit::{Fails, junit};
pub use markdown::markdown;
pub use packs::{looked_text, rules_json, rules_markdown, rules_text, tried_text};
pub use query::{QUERY_COLUMNS, query_csv, query_json, query_markdown, query_text};
pub use restructure::{
    restructure_github, restructure_json, restructure_markdown, restructure_sarif, restructure_text,
};
pub use rule_page::{rule_page_markdown, rule_pages_json, rule_pages_markdown, rule_pages_text};
pub use sarif::sarif;
pub use shown::NotStated;
pub use site::{SiteError, SiteFile, Told, site_files};
pub use text::{TextOptions, broken_text, text, unread_text, why};
pub use timeline::{timeline_json, timeline_markdown, timeline_text};
pub use todo::{MOST_TASKS, todo_json, todo_markdown, todo_text};
