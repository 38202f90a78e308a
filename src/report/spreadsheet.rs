//! Rows as spreadsheets read them.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::plain::plain;

/// Rows as CSV (RFC 4180) in UTF-8, the first of which are the headings. No cell is taken for a formula, and none steers a terminal.
///
/// # Errors
///
/// When the writer refuses a row: rows of different lengths.
pub(super) fn table<R, C>(rows: impl IntoIterator<Item = R>) -> Result<String, csv::Error>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        for cell in row {
            writer.write_field(as_text(&plain(cell.as_ref())).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell that a spreadsheet takes for text: one that begins as a formula would gets an apostrophe before it.
fn as_text(cell: &str) -> Cow<'_, str> {
    if begins_as_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// Whether a spreadsheet may work a cell out: its first sign is one that begins a formula, be it of full width, as keyboards for
/// Chinese and Japanese write it.
pub(super) fn begins_as_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_work_out_is_written_as_text() {
        for formula in ["=1+1", "+44 20", "-1", "@sum", " =1", "＝1+1", "＋44", "－1", "＠sum", "\u{3000}＝1"] {
            assert_eq!(as_text(formula), format!("'{formula}"));
        }
        assert_eq!(as_text("s.16G(3), not =1"), "s.16G(3), not =1");
        assert_eq!(as_text(""), "");
    }

    #[test]
    fn a_cell_may_hold_whatever_separates_cells() {
        let rows = [["a", "b"], ["one, two", "he said \"no\"\nand left"]];
        assert_eq!(table(rows).unwrap(), "a,b\r\n\"one, two\",\"he said \"\"no\"\" and left\"\r\n");
    }
}
