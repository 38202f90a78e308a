//! The money that a file states: a table of every sum, and a picture of who pays what in each year.

use super::pages::Writing;
use crate::finding::{MoneyLine, Unit};
use crate::report::compare::number;
use crate::report::html::{Prose, text};
use crate::report::telling::papers;

/// How wide the longest bar is drawn.
const WIDTH: i64 = 480;
/// How many patterns there are for those who pay; more share the last.
const PATTERNS: usize = 6;

/// A year of one pot.
pub(super) struct Year {
    /// `2021/22`, with its pot where it has a name.
    pub title: String,
    pub lines: Vec<Line>,
    /// Contributions side by side, where every one of them states its sum; empty otherwise.
    pub bar: Vec<Part>,
    /// What the bar comes to in words.
    pub comes_to: String,
}

/// A sum.
pub(super) struct Line {
    pub what: String,
    pub who: Prose,
    pub sum: String,
    pub share: String,
    /// The change on the year before that the paper states, with its sign; empty where it states none.
    pub change: String,
    pub note: Prose,
    pub stands: String,
    pub papers: Prose,
    /// The pattern of its bar, from 1; 0 where it has none.
    pub pattern: usize,
}

/// A part of a bar.
pub(super) struct Part {
    pub x: i64,
    pub width: i64,
    pub pattern: usize,
}

/// The years of a column, in the order of the file.
pub(super) fn of(writing: &Writing<'_>, column: usize) -> Vec<Year> {
    let own: Vec<&MoneyLine> = writing.site.comparison.money.iter().filter(|line| line.column == column).collect();
    let mut grouped: Vec<(String, Vec<&MoneyLine>)> = Vec::new();
    for line in own {
        let title = title(line);
        match grouped.iter_mut().find(|(known, _)| *known == title) {
            Some((_, lines)) => lines.push(line),
            None => grouped.push((title, vec![line])),
        }
    }
    let longest = grouped.iter().filter_map(|(_, lines)| paid(lines)).max().unwrap_or(0);
    grouped.into_iter().map(|(title, lines)| year(writing, title, &lines, longest)).collect()
}

fn title(line: &MoneyLine) -> String {
    if line.is_no_budget() {
        return "No budget".to_owned();
    }
    let year = if line.year.is_empty() { "Year not stated" } else { &line.year };
    if line.pot.is_empty() { text(year) } else { text(&format!("{year}, {}", line.pot)) }
}

/// What is paid in, or given in kind at a stated sum.
fn is_paid(line: &MoneyLine) -> bool {
    let is_of_somebody = matches!(line.what.as_str(), "contribution" | "grant" | "once only" | "in kind");
    is_of_somebody && !is_given_at_no_sum(line)
}

/// What is given in kind without a sum: it has no length in a bar, and all that is given is more than the bar shows.
fn is_given_at_no_sum(line: &MoneyLine) -> bool {
    line.pence.is_none() && (line.what == "in kind" || !line.in_kind.is_empty())
}

/// What all who pay come to, where every one of them states a sum; nothing where one does not, since a bar would then lie.
fn paid(lines: &[&MoneyLine]) -> Option<i64> {
    let sums: Option<Vec<i64>> = lines.iter().filter(|line| is_paid(line)).map(|line| line.pence).collect();
    let sums = sums.filter(|sums| !sums.is_empty() && sums.iter().all(|sum| *sum >= 0))?;
    sums.into_iter().try_fold(0i64, i64::checked_add).filter(|sum| *sum > 0)
}

fn year(writing: &Writing<'_>, title: String, lines: &[&MoneyLine], longest: i64) -> Year {
    let all = paid(lines);
    let (mut bar, mut x, mut pattern) = (Vec::new(), 0, 0);
    let mut told = Vec::with_capacity(lines.len());
    for line in lines {
        let mut own = 0;
        if let (Some(_), true, Some(pence)) = (all, is_paid(line), line.pence) {
            pattern += 1;
            own = pattern.min(PATTERNS);
            let width = scaled(pence, longest);
            bar.push(Part { x, width, pattern: own });
            x += width;
        }
        told.push(self::line(writing, line, own));
    }
    let or_more = if lines.iter().any(|line| line.is_open || is_given_at_no_sum(line)) { " or more" } else { "" };
    let comes_to = all.map(|sum| format!("{}{or_more}", number(sum, Some(Unit::Pounds)))).unwrap_or_default();
    Year { title, lines: told, bar, comes_to }
}

fn scaled(pence: i64, longest: i64) -> i64 {
    i128::from(pence)
        .checked_mul(i128::from(WIDTH))
        .and_then(|scaled| scaled.checked_div(i128::from(longest)))
        .and_then(|scaled| i64::try_from(scaled).ok())
        .unwrap_or(0)
}

/// More or less than in the year before.
fn change(pence: i64) -> String {
    let sign = if pence > 0 { "+" } else { "" };
    format!("{sign}{}", number(pence, Some(Unit::Pounds)))
}

/// What else is said of a sum: what is given in kind, in whose place, how firm it is.
fn beside(line: &MoneyLine) -> String {
    let in_kind = (!line.in_kind.is_empty()).then(|| format!("in kind: {}", line.in_kind));
    let in_place = (!line.in_place_of.is_empty()).then(|| format!("in the place of {}", line.in_place_of));
    let note = Some(line.note.clone()).filter(|note| !note.is_empty());
    in_kind.into_iter().chain(in_place).chain(note).collect::<Vec<_>>().join("; ")
}

fn line(writing: &Writing<'_>, line: &MoneyLine, pattern: usize) -> Line {
    Line {
        what: text(&line.what),
        who: Prose::of(&line.who),
        sum: match line.pence {
            Some(pence) => number(pence, Some(Unit::Pounds)),
            None if line.written.is_empty() => "not stated".to_owned(),
            None => text(&line.written),
        },
        share: line.share.map_or_else(|| text(&line.share_written), |share| number(share, Some(Unit::PerCent))),
        change: line.change.map_or_else(|| text(&line.change_written), change),
        note: Prose::of(&beside(line)),
        stands: writing.stands(line.column, line.place),
        papers: Prose::of(&papers(&line.papers)),
        pattern,
    }
}
