use askama::Template;

use super::cited::{Cited, Entry};
use super::part::{Making, Part, Row};
use crate::finding::Report;
use crate::report::NotStated;
use crate::report::counts::Counts;
use crate::report::html::prose::text;
use crate::report::html::{Head, HtmlError, Look, Prose, Teller};
use crate::report::shown::shown;
use crate::report::summary;
use crate::report::wording::{arrangement_names, counted, described};
use crate::source::SourceProvider;

/// What a reader of the page asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckPage {
    /// Whether what cannot be told is listed.
    pub not_stated: NotStated,
    /// Whether what does not apply is listed too, and why everything came out as it did.
    pub explain: bool,
}

#[derive(Template)]
#[template(path = "html/check.html", whitespace = "minimize")]
struct Page {
    head: Head,
    /// What the page is about.
    about: String,
    verdict: String,
    /// The rest of the count.
    totals: Vec<String>,
    /// Files that could not be read in full, by name, under how many they are.
    unread: Option<(String, Vec<String>)>,
    rests_on: Vec<String>,
    remarks: Vec<Prose>,
    rows: Vec<Row>,
    parts: Vec<Part>,
    law: Vec<Entry>,
    explain: bool,
}

/// Writes a report as one page that stands by itself: for a screen, for paper, and for who hears it.
///
/// # Errors
/// When the template refuses the report, which none of masa's own is known to make it do.
pub fn check_html(report: &Report, sources: &dyn SourceProvider, page: CheckPage) -> Result<String, HtmlError> {
    let counts = Counts::of(report);
    let mut totals = summary::totals(report, &counts.all, page.not_stated).into_iter();
    let verdict = totals.next().unwrap_or_default();
    let names = arrangement_names(report);
    let all = report.arrangements.iter().zip(&names).zip(&counts.arrangements).enumerate();
    let rows: Vec<Row> = all
        .map(|(at, ((head, name), tally))| Row::of(at, (head, name), tally, report.unreadable.contains(&head.file)))
        .collect();
    let shown = shown(report, page.not_stated);
    let cited = Cited::of(shown.iter().map(|shown| shown.finding));
    let making = Making { teller: Teller { report, sources, links: &cited }, shown: &shown, page };
    let arrangements = report.arrangements.iter().zip(&rows).enumerate();
    let arrangements = arrangements.map(|(at, (head, row))| making.arrangement(at, head, row));
    let parts = making.files().into_iter().chain(making.together()).chain(arrangements).collect();
    let about = about(report, &names);
    let unread: Vec<String> = report.unreadable.iter().map(|file| text(&sources.name(*file))).collect();
    let filled = Page {
        head: Head::alone(&format!("{verdict}: {about}")),
        about,
        verdict: text(&verdict),
        totals: totals.map(|part| text(&part)).collect(),
        unread: (!unread.is_empty()).then(|| (counted(unread.len(), "file", "files"), unread)),
        rests_on: summary::data(report).iter().map(|part| text(part)).collect(),
        remarks: Prose::of_all(&report.meta.remarks),
        rows,
        parts,
        law: cited.entries(),
        explain: page.explain,
    };
    Ok(filled.render()?)
}

/// The arrangement by its name, or how many there are.
fn about(report: &Report, names: &[String]) -> String {
    match names {
        [only] => text(only),
        _ => described(report.arrangements.iter()),
    }
}
