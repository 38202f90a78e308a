//! `masa query`: a question in the language of the rules, put to many arrangements.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ValueEnum;

use super::check::{gathered, nothing_in, or_tell, spare, tell, tell_unread};
use super::config;
use super::judge::{self, Broken};
use super::output;
use super::progress::{Through, while_waiting};
use super::run::{Exit, Stopped, current_folder, exact_day, say, today};
use super::terminal::{self, Goes};
use crate::check::{Options, Put, QueryError, Tools, query};
use crate::law::Catalogue;
use crate::report::{self, NotStated};
use crate::rules::Rulebook;

/// What stands under the help of the command.
pub const AFTER: &str = "\
EXPR is a condition in the language of the rules (docs/expressions.md) about one arrangement; every key of the format is a name in it, \
with `_` for `-`. It is put to each on the day that its file speaks for. Where the facts that it needs are not stated, the answer is \
`cannot tell`, never `no`. The exit code is 0 whatever the answers, 2 where the question cannot be understood, 3 where something could \
not be read.

Examples:
  masa query 'scrutiny.exists(s, s.form == \"panel\")' arrangements
  masa query 'size(partners) > 3' arrangements --select 'partners=partners.map(p, p.body)'
  masa query 'groups.exists(g, g.tier == \"lead\")' arrangements --format csv --output lead-groups.csv";

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum QueryFormat {
    /// For people
    Text,
    /// A table, to send on
    Markdown,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

/// `masa query`.
#[derive(Debug, clap::Args)]
pub struct QueryArgs {
    /// What to ask of each arrangement
    #[arg(value_name = "EXPR")]
    condition: String,
    /// Files or folders; `-` reads standard input; this folder when left out
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Also show this value of each arrangement, under this name if one is given; may be given more than once
    #[arg(long, value_name = "[NAME=]EXPR")]
    select: Vec<String>,
    /// Ask everything on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// The files are all the arrangements there are
    #[arg(long)]
    complete: bool,
    /// How to write the answers
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: QueryFormat,
    /// Write them to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Puts the question and writes the answers.
pub fn run(args: &QueryArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let Some(config) = or_tell(config::find(&folder), &folder) else { return Ok(Exit::Unreadable) };
    let as_of = args.as_of.as_deref().map(|text| exact_day("--as-of", text)).transpose()?;
    let options = Options { as_of, today: today(), complete: args.complete, explain: false, accept: false };
    let (texts, closed) = judge::texts_or_tell(gathered(&args.paths, &config, &folder), &options)?;
    let whole = closed.is_empty();
    spare(texts.iter().map(|text| text.name.as_str()), args.output.as_deref())?;
    let book = Rulebook::new(Catalogue::bundled());
    let tools = Tools::bundled(&book);
    let columns: Vec<(String, String)> = args.select.iter().map(|text| column(text)).collect();
    if let Some(twice) = twice(&columns) {
        return Err(Stopped::Usage(format!(
            "two columns would be called `{twice}`: call one of them otherwise, as in `--select 'other={twice}'`"
        )));
    }
    let put = Put { condition: args.condition.clone(), columns };
    let options = Options { complete: args.complete && whole, ..options };
    let through = Through::read(texts.len());
    let answers = while_waiting(through, |counter| query(&put, texts, &tools.counted_by(counter), &options));
    let mut answers = match answers {
        Ok(answers) => answers,
        Err(QueryError::Question { findings, sources }) => {
            tell(Broken { findings, sources }, &folder);
            return Ok(Exit::Usage);
        }
        Err(error @ QueryError::Evaluation(..)) => return Err(Stopped::Usage(error.to_string())),
    };
    if answers.queried.answers.is_empty() && whole {
        if answers.findings.is_empty() {
            return Err(Stopped::Unreadable(nothing_in(&args.paths, &config, &folder, &answers.passed_over)));
        }
        tell(Broken { findings: answers.findings, sources: answers.sources }, &folder);
        return Ok(Exit::Unreadable);
    }
    judge::note_unread(closed, &mut answers.queried.meta, &mut answers.sources);
    let goes = Goes::to(args.output.as_deref());
    let (queried, sources) = (&answers.queried, &answers.sources);
    let refused = |format: &str, error: String| {
        Stopped::Unreadable(format!("the answers cannot be written as {format}: {error}"))
    };
    let written = match args.format {
        QueryFormat::Text => {
            report::query_text(queried, sources, &terminal::text_options(goes, NotStated::Show, false, &folder))
        }
        QueryFormat::Markdown => report::query_markdown(queried, sources),
        QueryFormat::Csv => report::query_csv(queried, sources).map_err(|error| refused("CSV", error.to_string()))?,
        QueryFormat::Json => {
            report::query_json(queried, sources).map_err(|error| refused("JSON", error.to_string()))?
        }
    };
    output::write(written.as_bytes(), args.output.as_deref())?;
    if matches!(args.format, QueryFormat::Csv | QueryFormat::Json) {
        judge::tell_passed_over(&answers.passed_over);
    }
    for note in &answers.notes {
        say(&format!("note: {note}"));
    }
    if !answers.findings.is_empty() {
        tell_unread(Broken { findings: answers.findings, sources: answers.sources }, &folder);
        return Ok(Exit::Unreadable);
    }
    Ok(if whole { Exit::Clean } else { Exit::Unreadable })
}

/// The heading of a column and its value: a name of letters, digits, blanks and hyphens before a single `=`, else the value itself.
fn column(text: &str) -> (String, String) {
    if let Some((name, value)) = text.split_once('=') {
        let is_name = |name: &str| {
            !name.trim().is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || " -_".contains(letter))
        };
        if is_name(name) && !value.starts_with('=') {
            return (name.trim().to_owned(), value.trim().to_owned());
        }
    }
    (text.to_owned(), text.to_owned())
}

/// A heading that two columns would have, one of those that every answer has included.
fn twice(columns: &[(String, String)]) -> Option<&str> {
    let mut known: BTreeSet<&str> = report::QUERY_COLUMNS.into_iter().collect();
    columns.iter().map(|(heading, _)| heading.as_str()).find(|heading| !known.insert(heading))
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn a_column_may_have_a_name() {
        let own = |text: &str| (text.to_owned(), text.to_owned());
        assert_eq!(column("who chairs = executive.chair"), ("who chairs".to_owned(), "executive.chair".to_owned()));
        assert_eq!(column("status == \"published\""), own("status == \"published\""));
        assert_eq!(column("size(partners) >= 3"), own("size(partners) >= 3"));
        assert_eq!(column("name"), own("name"));
    }
}
