use rust_xlsxwriter::{Format, Url, Workbook, Worksheet, XlsxError};

use super::paper::for_paper;
use super::style::Styles;
use super::table::{Cell, Print, Table};
use crate::report::plain::plain;
use crate::report::spreadsheet::begins_as_formula;
use crate::report::text::page::wrap;

/// The most characters that a cell of the format holds; longer texts end with `…`.
const LONGEST: usize = 32_000;
/// The most links that one sheet holds.
const MOST_LINKS: usize = 60_000;
/// The longest address that spreadsheet programs take.
const LONGEST_ADDRESS: usize = 2_000;
/// The greatest height of a row that programs take, in points.
const HIGHEST: u32 = 409;

/// The sheets that links lead to.
pub(super) const FINDINGS: &str = "Findings";
pub(super) const NOT_STATED: &str = "Not stated";
pub(super) const SOURCES: &str = "Sources";

/// Adds a sheet with a table.
pub(super) fn add(workbook: &mut Workbook, table: &Table, styles: &Styles) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.name)?;
    let mut writing = Writing { sheet, styles, links: 0 };
    for (row, line) in (0u32..).zip(&table.above) {
        let format = if row == 0 { &styles.section } else { &styles.title };
        words(writing.sheet, row, 0, line, format)?;
    }
    let heading = table.heading_row();
    for (column, says) in &table.sections {
        words(writing.sheet, heading.saturating_sub(1), *column, says, &styles.section)?;
    }
    for (column, one) in (0u16..).zip(&table.headings) {
        words(writing.sheet, heading, column, &one.says, &styles.heading)?;
        writing.sheet.set_column_width(column, one.width)?;
    }
    let headings = table.headings.iter().map(|one| (one.says.as_str(), Print::HEADING));
    writing.sheet.set_row_height(heading, height(table, headings))?;
    let mut row = heading;
    for cells in &table.rows {
        row += 1;
        writing.row(row, cells)?;
        let height = height(table, cells.iter().map(Cell::print));
        writing.sheet.set_row_height(row, height)?;
    }
    let last = u16::try_from(table.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    writing.sheet.autofilter(heading, 0, row.max(heading + 1), last)?;
    writing.sheet.set_freeze_panes(heading + 1, table.frozen)?;
    for (title, lines) in &table.below {
        row += 2;
        words(writing.sheet, row, 0, title, &styles.section)?;
        for line in lines {
            row += 1;
            words(writing.sheet, row, 0, line, &styles.title)?;
        }
    }
    for_paper(writing.sheet, table, heading)
}

/// How high a row has to be for its texts; programs that open the file do not reckon it again.
fn height<'t>(table: &Table, texts: impl Iterator<Item = (&'t str, Print)>) -> u32 {
    let heights = texts.zip(&table.headings).map(|((says, print), heading)| {
        let room = (usize::from(heading.width) * print.tenths / 10).max(1);
        let lines = u32::try_from(wrap(&plain(says), room, room).len()).unwrap_or(u32::MAX);
        lines.saturating_mul(print.line) / 4
    });
    heights.max().unwrap_or_default().max(Print::PLAIN.line / 4).saturating_add(3).min(HIGHEST)
}

struct Writing<'w> {
    sheet: &'w mut Worksheet,
    styles: &'w Styles,
    links: usize,
}

impl Writing<'_> {
    fn row(&mut self, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0u16..).zip(cells) {
            self.cell(row, column, cell)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(says) => words(self.sheet, row, column, says, &self.styles.text),
            Cell::Unknown(says) => words(self.sheet, row, column, says, &self.styles.unknown),
            Cell::Small(says) => words(self.sheet, row, column, says, &self.styles.small),
            Cell::Number(hundredths, unit) => {
                let format = Styles::number(*unit, hundredths % 100 == 0);
                let per_cent = *unit == Some(crate::finding::Unit::PerCent);
                let number = decimal(*hundredths) / if per_cent { 100.0 } else { 1.0 };
                self.sheet.write_number_with_format(row, column, number, &format).map(drop)
            }
            Cell::Outcome { says, outcome, strength, row: to } => {
                let format = Styles::outcome(*outcome, *strength, to.is_some());
                self.link(row, column, says, to.map(|to| within(SOURCES, to)), &format)
            }
            Cell::Row { sheet, row: to } => {
                let says = format!("row {}", to.saturating_add(1));
                self.link(row, column, &says, Some(within(sheet, *to)), &self.styles.link.clone())
            }
            Cell::Address(address) => {
                let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
                let fits = address.len() < LONGEST_ADDRESS
                    && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control());
                let to = (is_web && fits).then(|| address.clone());
                let format = if to.is_some() { &self.styles.link } else { &self.styles.text };
                self.link(row, column, address, to, &format.clone())
            }
        }
    }

    /// Words that lead somewhere, as long as the sheet has room for links.
    fn link(
        &mut self,
        row: u32,
        column: u16,
        says: &str,
        to: Option<String>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let Some(to) = to.filter(|_| self.links < MOST_LINKS) else {
            return words(self.sheet, row, column, says, format);
        };
        self.links += 1;
        let url = Url::new(to).set_text(shown(says));
        self.sheet.write_url_with_format(row, column, url, format).map(drop)
    }
}

fn within(sheet: &str, row: u32) -> String {
    format!("internal:'{sheet}'!A{}", row.saturating_add(1))
}

/// Words in a cell: text whatever they begin with, and text still after somebody has edited them.
fn words(sheet: &mut Worksheet, row: u32, column: u16, says: &str, format: &Format) -> Result<(), XlsxError> {
    let says = shown(says);
    if says.is_empty() {
        return sheet.write_blank(row, column, format).map(drop);
    }
    if begins_as_formula(&says) {
        let format = format.clone().set_num_format("@").set_quote_prefix();
        return sheet.write_string_with_format(row, column, says, &format).map(drop);
    }
    sheet.write_string_with_format(row, column, says, format).map(drop)
}

fn shown(says: &str) -> String {
    let says = plain(says);
    match says.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", says.get(..end).unwrap_or_default()),
        None => says.into_owned(),
    }
}

/// A number as the format holds it.
fn decimal(hundredths: i64) -> f64 {
    let sign = if hundredths < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    text.parse().unwrap_or_default()
}
