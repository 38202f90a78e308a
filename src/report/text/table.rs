use super::page::{Page, Tone};
use super::render::Reading;
use crate::report::counts::{Row, Tally};
use crate::report::plain::plain;
use crate::report::width::{padded, width, width_of};
use crate::report::wording::counted;

/// The longest name that keeps a table readable.
const LONGEST_NAME: usize = 32;

/// How each arrangement's legal duties and guidance came out: a table, or a list where there is no room for one.
///
/// Nothing is counted as met here: that rules on a duty come out well is not yet that the whole of it is done.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    let set = &reading.counts.set;
    let mut rows: Vec<(&str, &Tally)> =
        reading.names.iter().map(String::as_str).zip(&reading.counts.arrangements).collect();
    // The table shows no questions and notes, so these alone make no row.
    if set.duty.told() + set.guidance.told() + set.sum(|row| row.for_judgement) > 0 {
        rows.push(("across the files", set));
    }
    if rows.is_empty() {
        return;
    }
    page.gap();
    let departs = rows.iter().any(|(_, tally)| tally.guidance.departs > 0);
    let name = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0).min(LONGEST_NAME) + 2;
    let columns = columns(departs);
    let width = name + columns.iter().map(Column::width).sum::<usize>();
    if width > page.width {
        for (name, tally) in rows {
            stacked(page, name, tally, departs);
        }
        return;
    }
    heading(page, name, &columns);
    for (title, tally) in rows {
        let mut line = format!("  {}", padded(&cut(title, page), name - 2));
        for column in &columns {
            line = format!("{line}{:>width$}", (column.value)(tally), width = column.width());
        }
        page.line(&line);
    }
}

struct Column {
    /// Heading of the group that begins with this column.
    group: &'static str,
    /// On two lines, so that the table fits a terminal.
    title: [&'static str; 2],
    value: fn(&Tally) -> usize,
    /// Blanks before it: more where a group begins.
    before: usize,
}

impl Column {
    const fn width(&self) -> usize {
        let [above, below] = self.title;
        self.before + if above.len() > below.len() { above.len() } else { below.len() }
    }
}

fn columns(departs: bool) -> Vec<Column> {
    let column = |group, title, value, before| Column { group, title, value, before };
    let mut columns = vec![
        column("legal duties", ["", "judged"], |tally| tally.duties.judged, 2),
        column("", ["not", "met"], |tally| tally.duties.not_met, 2),
        column("", ["cannot", "tell"], |tally| tally.duties.cannot_tell, 2),
        column("guidance", ["", "judged"], |tally| tally.guidance.judged(), 4),
        column("", ["not", "met"], |tally| tally.guidance.not_met, 2),
        column("", ["cannot", "tell"], |tally| tally.guidance.cannot_tell, 2),
    ];
    if departs {
        columns.push(column("", ["", "departs"], |tally| tally.guidance.departs, 2));
    }
    columns.push(column("", ["for", "judgement"], |tally| tally.sum(|row| row.for_judgement), 4));
    columns
}

fn heading(page: &mut Page, name: usize, columns: &[Column]) {
    let [mut groups, mut above, mut below] = [(); 3].map(|()| " ".repeat(name));
    for column in columns {
        let (at, width) = (below.len() + column.before, column.width());
        if !column.group.is_empty() {
            groups = format!("{groups:<at$}{}", column.group);
        }
        let [first, second] = column.title;
        above = format!("{above}{first:>width$}");
        below = format!("{below}{second:>width$}");
    }
    for line in [groups, above, below] {
        let painted = page.paint(Tone::Dim, line.trim_end());
        page.line(&painted);
    }
}

fn cut(name: &str, page: &Page) -> String {
    let name = plain(name);
    if width(&name) <= LONGEST_NAME {
        return name.into_owned();
    }
    let mut room = LONGEST_NAME - width(page.ellipsis());
    let fits = |character: &char| {
        let left = room.checked_sub(width_of(*character));
        room = left.unwrap_or(room);
        left.is_some()
    };
    let kept: String = name.chars().take_while(fits).collect();
    format!("{}{}", kept.trim_end(), page.ellipsis())
}

fn stacked(page: &mut Page, name: &str, tally: &Tally, departs: bool) {
    page.heading(name);
    let (duties, guidance) = (tally.duties, tally.guidance);
    for (title, judged, not_met, cannot_tell) in [
        ("legal duties", duties.judged, duties.not_met, duties.cannot_tell),
        ("guidance", guidance.judged(), guidance.not_met, guidance.cannot_tell),
    ] {
        let mut text = format!("{judged} judged, {not_met} not met, {cannot_tell} cannot tell");
        if departs && title == "guidance" {
            text = format!("{text}, {}", counted(guidance.departs, "departure", "departures"));
        }
        page.paragraph(&format!("  {title}: "), Tone::Plain, 4, &text);
    }
    let judgement = tally.sum(|row: Row| row.for_judgement);
    page.paragraph("  for judgement: ", Tone::Plain, 4, &judgement.to_string());
}
