use std::borrow::Cow;

use crate::finding::{Coverage, CoverageRow};
use crate::report::spreadsheet::table;

/// The first row.
const COLUMNS: [&str; 12] = [
    "provision",
    "instrument",
    "place",
    "force",
    "certainty",
    "in force",
    "bearer",
    "says",
    "covered",
    "rules",
    "checklist",
    "why",
];

/// Writes the account as CSV (RFC 4180) in UTF-8: a row of headings, then one for each provision.
///
/// # Errors
///
/// When the writer of CSV refuses a row, which no account is known to make it do.
pub fn coverage_csv(coverage: &Coverage) -> Result<String, csv::Error> {
    let headings = COLUMNS.map(Cow::Borrowed);
    table([headings].into_iter().chain(coverage.rows.iter().map(cells)))
}

fn cells(row: &CoverageRow) -> [Cow<'_, str>; 12] {
    [
        row.provision.as_str().into(),
        row.instrument.as_str().into(),
        row.place.as_str().into(),
        row.force.as_str().into(),
        row.certainty.as_str().into(),
        row.in_force.as_str().into(),
        row.bearer.as_str().into(),
        row.says.as_str().into(),
        row.covered.id().into(),
        row.rules.join(" ").into(),
        row.checklist.join(" ").into(),
        row.why.as_str().into(),
    ]
}
