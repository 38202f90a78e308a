use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::finding::{Coverage, CoverageRow};
use crate::report::plain::plain;

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
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in &coverage.rows {
        writer.write_record(cells(row).iter().map(|cell| as_text(cell).into_owned()))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(row: &CoverageRow) -> [Cow<'_, str>; 12] {
    [
        plain(&row.provision),
        plain(&row.instrument),
        plain(&row.place),
        plain(&row.force),
        plain(&row.certainty),
        plain(&row.in_force),
        plain(&row.bearer),
        plain(&row.says),
        row.covered.id().into(),
        row.rules.join(" ").into(),
        row.checklist.join(" ").into(),
        plain(&row.why),
    ]
}

/// A cell that a spreadsheet takes for text: one that begins as a formula would gets an apostrophe before it.
pub(super) fn as_text(cell: &str) -> Cow<'_, str> {
    if cell.trim_start().starts_with(['=', '+', '-', '@']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_work_out_is_written_as_text() {
        for formula in ["=1+1", "+44 20", "-1", "@sum", " =1"] {
            assert_eq!(as_text(formula), format!("'{formula}"));
        }
        assert_eq!(as_text("s.16G(3), not =1"), "s.16G(3), not =1");
        assert_eq!(as_text(""), "");
    }
}
