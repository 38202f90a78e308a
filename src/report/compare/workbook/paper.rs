//! How a sheet comes out on paper: nothing is cut, and no value is parted from its place.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::table::Table;

const A4: u8 = 9;
const A3: u8 = 8;
/// So many characters of the sheet's widths go across A4 in print that can still be read; and across A3.
const ACROSS_A4: u32 = 220;
const ACROSS_A3: u32 = 300;
/// In per cent of its size: what runs over several sheets of A3 side by side.
const SMALLER: u16 = 70;
/// So many characters go across A3 at that size.
const ACROSS_SMALLER: u32 = 270;

/// Across, with the headings on every page: on A4 or A3 where it goes on one page, else on several of A3 with the first columns on each.
pub(super) fn for_paper(sheet: &mut Worksheet, table: &Table, heading: u32) -> Result<(), XlsxError> {
    let across: u32 = table.headings.iter().map(|one| u32::from(one.width)).sum();
    let paper = if across <= ACROSS_A4 { A4 } else { A3 };
    sheet.set_landscape().set_paper_size(paper).set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet
        .set_header("&L&A")
        .set_footer("&LDifferences, not a ranking. What is not stated counts neither for nor against.&RPage &P of &N");
    sheet.set_repeat_rows(heading.saturating_sub(u32::from(!table.sections.is_empty())), heading)?;
    if across <= ACROSS_A3 {
        sheet.set_print_fit_to_pages(1, 0);
        return Ok(());
    }
    sheet.set_print_scale(SMALLER).set_repeat_columns(0, table.frozen.saturating_sub(1))?;
    let breaks: Vec<u32> = breaks(table).into_iter().map(u32::from).collect();
    sheet.set_vertical_page_breaks(&breaks).map(drop)
}

/// The columns with which pages begin, beside the first.
pub(super) fn breaks(table: &Table) -> Vec<u16> {
    let width = |columns: std::ops::Range<usize>| -> u32 {
        table.headings.get(columns).unwrap_or_default().iter().map(|one| u32::from(one.width)).sum()
    };
    let frozen = usize::from(table.frozen);
    let together = usize::from(table.together.max(1));
    let first = usize::from(table.fixed.max(table.frozen));
    let (mut breaks, mut used) = (Vec::new(), width(0..first));
    let mut at = first;
    while at < table.headings.len() {
        let next = width(at..at.saturating_add(together).min(table.headings.len()));
        if used.saturating_add(next) > ACROSS_SMALLER {
            breaks.extend(u16::try_from(at));
            used = width(0..frozen);
        }
        used = used.saturating_add(next);
        at = at.saturating_add(together);
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::workbook::table::Heading;

    #[test]
    fn no_page_parts_what_belongs_together_nor_is_wider_than_the_paper() {
        let mut table = Table::new("Facts", 1, &[("area", 26), ("day", 18), ("file", 22)]);
        for width in [20, 20, 60, 100, 20, 20, 100, 100, 30, 30, 9, 9] {
            table.headings.push(Heading { says: String::new(), width });
        }
        (table.fixed, table.together) = (3, 2);
        let breaks = breaks(&table);
        assert_eq!(breaks, [7, 11]);
        assert!(breaks.iter().all(|at| (at - 3) % 2 == 0));
    }
}
