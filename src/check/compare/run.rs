//! The whole comparison.

use super::ask::Asking;
use super::columns::{self, in_order, order};
use super::verdicts::{self, Settled};
use super::{money, spread};
use crate::check::run::{Checked, Options, Text, Tools, judged};
use crate::check::summary;
use crate::finding::{Column, Comparison, Meta, Report, VerdictRow};
use crate::model::Model;
use crate::time::Day;

/// By what columns are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The region of England.
    Region,
    /// How many councils, health boards and forces there are.
    Shape,
}

/// What to set side by side.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says by itself whether something is shown")]
pub struct Wanted {
    /// What is known of each arrangement.
    pub facts: bool,
    /// How the provisions came out.
    pub verdicts: bool,
    /// Only rows in which something stated differs.
    pub only_differences: bool,
    /// In groups, within which middles and what stands out are told.
    pub group_by: Option<Grouping>,
    /// What stands out.
    pub outliers: bool,
}

/// One description that is set beside others.
pub(in crate::check) struct Compared {
    pub(in crate::check) model: Model,
    pub(in crate::check) day: Day,
}

/// What came of setting arrangements side by side.
#[derive(Debug)]
pub struct SideBySide {
    /// The comparison.
    pub comparison: Comparison,
    /// What was judged for it, without the verdicts, which stand in the comparison.
    pub checked: Checked,
}

/// Sets arrangements side by side, each on the day it speaks for, or all on one day where the options say so.
#[must_use]
pub fn compare(texts: Vec<Text>, tools: &Tools<'_>, options: &Options, wanted: Wanted) -> SideBySide {
    let (mut checked, models) = judged(texts, tools, options, true);
    let of: Vec<Compared> = models.into_iter().map(|(model, day)| Compared { model, day }).collect();
    let mut comparison = set_beside(&mut checked.report, &of, tools, wanted);
    leave_out_what_asks_nothing(&mut comparison, &mut checked.report.meta.remarks);
    checked.report.meta.remarks.extend(where_none_differs(&comparison, wanted).map(str::to_owned));
    comparison.meta.remarks.clone_from(&checked.report.meta.remarks);
    SideBySide { comparison, checked }
}

/// What lays nothing on anybody, such as a power or a repeal, is no row of its own: it makes no difference in what anybody has to do.
fn leave_out_what_asks_nothing(comparison: &mut Comparison, remarks: &mut Vec<String>) {
    let before = comparison.verdicts.len();
    comparison.verdicts.retain(|row| !row.asks_nothing);
    if comparison.verdicts.len() < before {
        let says = "Provisions that only permit something, or only end an older law, are left out: they ask nothing of anybody, so that nobody meets them.";
        remarks.push(says.to_owned());
    }
}

/// That no fact, or no provision, differs where only the others do: what is missing would look as if it had not been asked for.
fn where_none_differs(comparison: &Comparison, wanted: Wanted) -> Option<&'static str> {
    let is_asked = wanted.only_differences && wanted.facts && wanted.verdicts && comparison.columns.len() > 1;
    match (is_asked, comparison.facts.is_empty(), comparison.verdicts.is_empty()) {
        (true, false, true) => {
            Some("No provision is known to have come out otherwise for one of these than for another.")
        }
        (true, true, false) => Some("No fact that is stated differs between these."),
        _ => None,
    }
}

/// The same of arrangements that are judged already; the verdicts are taken out of the report.
pub(in crate::check) fn set_beside(
    report: &mut Report,
    of: &[Compared],
    tools: &Tools<'_>,
    wanted: Wanted,
) -> Comparison {
    let heads = report.arrangements.get(..of.len()).unwrap_or_default();
    let mut columns = columns::columns(heads, &report.unreadable);
    let models = of.iter().map(|one| &one.model).collect();
    let facts = Asking { of, models, tools, complete: report.meta.complete }.facts();
    let Settled { rows, found } = verdicts::settle(report, &columns, of, tools);
    if let Some(by) = wanted.group_by {
        columns::group(&mut columns, by, &facts, tools.reference);
    }
    let all =
        |lines: fn(usize, &Compared) -> Vec<_>| of.iter().enumerate().flat_map(|(at, one)| lines(at, one)).collect();
    let papers = of.iter().enumerate().flat_map(|(at, one)| money::papers(at, one)).collect();
    let unread = summary::unread(&report.findings, of.iter().map(|one| one.model.file()));
    let comparison = Comparison {
        meta: Meta { unread, ..report.meta.clone() },
        grouped_by: wanted.group_by.map(Grouping::words),
        money: all(money::lines),
        papers,
        facts,
        verdicts: rows,
        found,
        rules: report.rules.clone(),
        columns,
        outliers: None,
    };
    shown(arranged(comparison), wanted)
}

impl Grouping {
    const fn words(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Shape => "shape",
        }
    }
}

/// The same with the columns in the order of their groups.
fn arranged(mut comparison: Comparison) -> Comparison {
    let order = order(&comparison.columns);
    let place = |column: usize| order.iter().position(|at| *at == column).unwrap_or(column);
    comparison.columns = in_order(&comparison.columns, &order);
    for row in &mut comparison.facts {
        row.cells = in_order(&row.cells, &order);
    }
    for row in &mut comparison.verdicts {
        row.cells = in_order(&row.cells, &order);
    }
    for found in &mut comparison.found {
        found.column = found.column.map(place);
    }
    for line in &mut comparison.money {
        line.column = place(line.column);
    }
    for paper in &mut comparison.papers {
        paper.column = place(paper.column);
    }
    comparison
}

/// Only what is wanted of it.
fn shown(mut comparison: Comparison, wanted: Wanted) -> Comparison {
    let Comparison { columns, facts, verdicts, outliers, .. } = &mut comparison;
    let columns: &[Column] = columns;
    let years = spread::years(facts);
    if wanted.facts {
        for row in facts.iter_mut() {
            row.spreads = spread::spreads(row, columns, &years);
        }
    } else {
        facts.clear();
    }
    if !wanted.verdicts {
        verdicts.clear();
    }
    if wanted.only_differences {
        facts.retain(spread::differs);
        verdicts.retain(VerdictRow::differs);
    }
    *outliers = wanted.outliers.then(|| spread::outliers(facts, columns, &years));
    comparison
}
