use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use thiserror::Error;

use super::style::Styles;
use super::{facts, findings, money, not_stated, sheet, sources, summary, verdicts};
use crate::finding::Comparison;
use crate::report::compare::telling::{column_names, title};
use crate::source::SourceProvider;

/// Why there is no workbook.
#[derive(Debug, Error)]
pub enum WorkbookError {
    /// There is more than a sheet holds: 16,384 columns, 1,048,576 rows.
    #[error("there is more than one sheet holds; compare fewer arrangements at a time, or use `--format csv`")]
    TooLarge,
    /// The writer refuses something else.
    #[error("{0}")]
    Refused(String),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            other => Self::Refused(other.to_string()),
        }
    }
}

/// Writes a comparison as a workbook: Summary, Facts, Verdicts, Findings, Not stated, Money, Sources.
///
/// # Errors
///
/// When a sheet cannot hold as much.
pub fn compare_workbook(comparison: &Comparison, sources: &dyn SourceProvider) -> Result<Vec<u8>, WorkbookError> {
    let names = column_names(comparison, sources);
    let (law, provisions) = sources::table(comparison, &names, sources);
    let (found, rows) = findings::table(comparison, &names, &provisions, sources);
    let (missing, lacking) = not_stated::table(comparison, &names, &provisions, sources);
    let tables = [
        summary::table(comparison, &names, sources),
        facts::table(comparison, &names, &lacking, sources),
        verdicts::table(comparison, &names, &provisions, &rows),
        found,
        missing,
        money::table(comparison, &names, sources),
        law,
    ];
    let mut workbook = Workbook::new();
    // Widths are counted in digits of this font, and what has another in its place lays sheets out otherwise.
    let (row_height, column_width) = (17, 64);
    workbook.set_default_format(&Styles::usual(), row_height, column_width)?;
    let made = made_on(&comparison.meta.law_date)?;
    let properties =
        DocProperties::new().set_title(title(comparison).replace('\u{a0}', " ")).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    for table in &tables {
        sheet::add(&mut workbook, table, &styles)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The day of the law, so that the same comparison gives the same bytes whenever it is written.
fn made_on(day: &str) -> Result<ExcelDateTime, XlsxError> {
    let mut parts = day.splitn(3, '-');
    let mut part = || parts.next().and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (part(), part(), part());
    let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok()).unwrap_or(1);
    ExcelDateTime::from_ymd(year.unwrap_or(2000), small(month), small(day))
}
