use super::telling::{
    FOR_JUDGEMENT, all_for_judgement, column_names, fact, judged, middles, nothing_stands_out, remarks, runs, sections,
    stands_out, title, verdict,
};
use crate::finding::Comparison;
use crate::report::plain::plain;
use crate::report::summary;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone, wrap};
use crate::report::width::{padded, width};
use crate::source::SourceProvider;

/// Below this width rows are told one after the other, and not in columns.
const NARROW: usize = 60;
/// The least width of a column in which words can be read.
const COLUMN: usize = 20;
/// The most that names of rows take.
const ROW_NAME: usize = 28;
/// What a cell says of which nothing is stated.
const NOT_STATED: &str = "not stated";
/// Between columns.
const GAP: usize = 2;

/// Writes a comparison as text: a table of as many columns as fit side by side, then the next ones; under it what stands out.
#[must_use]
pub fn compare_text(comparison: &Comparison, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.paragraph("", Tone::Bold, 2, &title(comparison));
    for remark in remarks(comparison, sources) {
        page.paragraph("", Tone::Plain, 2, &remark);
    }
    let names = column_names(comparison, sources);
    let tables = tables(comparison);
    let runs = if tables.is_empty() { Vec::new() } else { runs(comparison) };
    for (group, columns) in runs {
        for columns in columns.chunks(at_once(page.width)) {
            write(&mut page, comparison, &tables, &Shown { group, columns, names: &names }, sources);
        }
    }
    for_judgement(&mut page, comparison);
    numbers(&mut page, comparison, &names);
    foot(&mut page, comparison);
    page.finish()
}

/// What stands in one table.
struct Table<'c> {
    title: &'c str,
    rows: Vec<(&'c str, Vec<String>)>,
}

/// The columns that stand side by side.
struct Shown<'c> {
    group: &'c str,
    columns: &'c [usize],
    names: &'c [String],
}

impl Table<'_> {
    /// Whether one of the columns says something in a row.
    fn is_said((_, cells): &(&str, Vec<String>), shown: &Shown<'_>) -> bool {
        shown.columns.iter().filter_map(|at| cells.get(*at)).any(|cell| cell != NOT_STATED)
    }

    /// The rows in which one of the columns says something.
    fn said(&self, shown: &Shown<'_>) -> impl Iterator<Item = &(&str, Vec<String>)> {
        self.rows.iter().filter(|row| Self::is_said(row, shown))
    }
}

fn tables(comparison: &Comparison) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> = sections(comparison)
        .into_iter()
        .map(|(title, rows)| Table {
            title,
            rows: rows
                .iter()
                .map(|row| (row.heading.as_str(), row.cells.iter().map(|cell| fact(row, cell)).collect()))
                .collect(),
        })
        .collect();
    if !comparison.verdicts.is_empty() {
        let rows = comparison.verdicts.iter();
        let rows = rows.map(|row| (row.name.as_str(), row.cells.iter().map(verdict).collect())).collect();
        tables.push(Table { title: "How the provisions came out", rows });
    }
    tables
}

/// How many columns fit side by side.
fn at_once(width: usize) -> usize {
    if width < NARROW { usize::MAX } else { ((width - row_name(width)) / (COLUMN + GAP)).max(1) }
}

fn row_name(width: usize) -> usize {
    ROW_NAME.min(width / 3)
}

fn write(
    page: &mut Page,
    comparison: &Comparison,
    tables: &[Table<'_>],
    shown: &Shown<'_>,
    sources: &dyn SourceProvider,
) {
    page.gap();
    if !shown.group.is_empty() {
        page.heading(shown.group);
    }
    if page.width < NARROW {
        stacked(page, tables, shown);
        return;
    }
    let column = |at: &usize| comparison.columns.get(*at);
    let name = |at: &usize| shown.names.get(*at).cloned().unwrap_or_default();
    let file = |at: &usize| column(at).map_or_else(String::new, |column| sources.name(column.head.file).into_owned());
    let day = |at: &usize| column(at).map_or_else(String::new, judged);
    row(page, Tone::Bold, "", &shown.columns.iter().map(name).collect::<Vec<_>>());
    row(page, Tone::Dim, "", &shown.columns.iter().map(file).collect::<Vec<_>>());
    row(page, Tone::Dim, "", &shown.columns.iter().map(day).collect::<Vec<_>>());
    for table in tables {
        page.gap();
        page.heading(table.title);
        for (title, cells) in table.said(shown) {
            let cells: Vec<String> = shown.columns.iter().filter_map(|at| cells.get(*at).cloned()).collect();
            row(page, Tone::Plain, title, &cells);
        }
        silent(page, table, shown);
    }
}

/// What none of these says is told in one line, and not row by row.
fn silent(page: &mut Page, table: &Table<'_>, shown: &Shown<'_>) {
    let silent: Vec<&str> =
        table.rows.iter().filter(|row| !Table::is_said(row, shown)).map(|(title, _)| *title).collect();
    if !silent.is_empty() {
        page.paragraph("not stated: ", Tone::Dim, 2, &silent.join("; "));
    }
}

/// One row: its name, and a cell in each column, wrapped.
fn row(page: &mut Page, tone: Tone, title: &str, cells: &[String]) {
    let name = row_name(page.width);
    let column = ((page.width - name) / cells.len().max(1)).saturating_sub(GAP).max(1);
    let title = wrap(&plain(title), name - GAP, name - GAP);
    let cells: Vec<Vec<String>> = cells.iter().map(|cell| wrap(&plain(cell), column, column)).collect();
    let height = cells.iter().chain([&title]).map(Vec::len).max().unwrap_or(1);
    for line in 0..height {
        let mut out = padded(title.get(line).map_or("", String::as_str), name);
        for cell in &cells {
            let text = cell.get(line).map_or("", String::as_str);
            out.push_str(&page.paint(tone, text));
            out.push_str(&" ".repeat((column + GAP).saturating_sub(width(text))));
        }
        page.line(&out);
    }
}

/// Where there is no room for columns: each row with every arrangement under it.
fn stacked(page: &mut Page, tables: &[Table<'_>], shown: &Shown<'_>) {
    for table in tables {
        page.gap();
        page.heading(table.title);
        for (title, cells) in table.said(shown) {
            page.paragraph("", Tone::Plain, 2, title);
            for at in shown.columns {
                let (Some(name), Some(cell)) = (shown.names.get(*at), cells.get(*at)) else { continue };
                page.paragraph("  ", Tone::Plain, 4, &format!("{name}: {cell}"));
            }
        }
        silent(page, table, shown);
    }
}

/// What is for judgement, and why.
fn for_judgement(page: &mut Page, comparison: &Comparison) {
    let all = all_for_judgement(comparison);
    if all.is_empty() {
        return;
    }
    page.gap();
    page.heading(FOR_JUDGEMENT);
    for (row, why) in all {
        page.paragraph("  ", Tone::Plain, 4, &format!("{}: {}", row.name, why.join("; ")));
    }
}

/// Middles, and what stands out.
fn numbers(page: &mut Page, comparison: &Comparison, names: &[String]) {
    let middles = middles(comparison);
    if !middles.is_empty() {
        page.gap();
        page.heading("Where the middle lies");
        for (row, says) in middles {
            page.paragraph("  ", Tone::Plain, 4, &format!("{}: {says}", row.heading));
        }
    }
    let Some(found) = stands_out(comparison) else { return };
    page.gap();
    page.heading("What stands out");
    if found.is_empty() {
        page.paragraph("  ", Tone::Plain, 4, nothing_stands_out(comparison));
    }
    for one in found {
        let name = names.get(one.column).map_or("", String::as_str);
        page.paragraph("  ", Tone::Plain, 4, &format!("{name}, {}: {}; {}", one.row.heading, one.says, one.against));
    }
}

fn foot(page: &mut Page, comparison: &Comparison) {
    page.gap();
    if !comparison.facts.is_empty() {
        page.paragraph("", Tone::Plain, 2, "`+` behind a value: it is not said whether there are others, or more.");
    }
    let says = "Where each of these stands, and in which paper: `--format csv`, `json`, `html` or `xlsx`.";
    page.paragraph("", Tone::Plain, 2, says);
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&comparison.meta).join(page.dot()));
}
