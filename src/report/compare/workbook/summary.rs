use super::table::{Heading, Table, count, text};
use crate::finding::{Comparison, Outcome, Strength};
use crate::report::compare::telling::{middles, nothing_stands_out, outcome, remarks, stands_out, title};
use crate::report::summary::data_of;
use crate::source::SourceProvider;

/// Which outcomes are counted, in no order of merit.
const COUNTED: [(Outcome, Strength); 8] = [
    (Outcome::Met, Strength::Duty),
    (Outcome::NotMet, Strength::Duty),
    (Outcome::NotMet, Strength::Guidance),
    (Outcome::NotMet, Strength::Question),
    (Outcome::Departs, Strength::Guidance),
    (Outcome::NotStated, Strength::Duty),
    (Outcome::ForJudgement, Strength::Duty),
    (Outcome::NotApplicable, Strength::Duty),
];

/// The arrangements, how many provisions came out in which way, and under them middles and what stands out.
pub(super) fn table(comparison: &Comparison, names: &[String], sources: &dyn SourceProvider) -> Table {
    let headings = [
        ("arrangement", 28),
        ("describes", 16),
        ("descriptions of it", 12),
        ("status", 10),
        ("judged on", 16),
        ("edition of that day", 16),
        ("file", 22),
    ];
    let mut table = Table::new("Summary", 1, &headings);
    table.above.push(title(comparison));
    table.above.extend(remarks(comparison));
    table.above.push(
        "Numbers under outcomes count provisions, by the gravest of what is found on each. They are not a score."
            .to_owned(),
    );
    table
        .above
        .push("A + behind a value on the sheet Facts: it is not said whether there are others, or more.".to_owned());
    table.above.push(data_of(&comparison.meta).join(", "));
    if let Some(by) = comparison.grouped_by {
        table.headings.push(Heading { says: by.to_owned(), width: 18 });
    }
    let counted = COUNTED.iter().map(|(came, weighs)| outcome(Some(*came), *weighs));
    table.headings.extend(counted.map(|says| Heading { says: says.to_owned(), width: 10 }));
    for (at, (column, name)) in comparison.columns.iter().zip(names).enumerate() {
        let head = &column.head;
        let when = if head.judged.as_if_in_force { ", as if in force" } else { "" };
        let mut row = vec![
            text(name),
            text(&column.arrangement),
            count(column.descriptions),
            text(if head.status.is_empty() { "not stated" } else { &head.status }),
            text(&format!("{}{when}", head.judged.words)),
            text(&head.judged.edition),
            text(&sources.name(head.file)),
        ];
        if comparison.grouped_by.is_some() {
            row.push(text(&column.group));
        }
        row.extend(COUNTED.iter().map(|(came, weighs)| count(provisions(comparison, at, *came, *weighs))));
        table.rows.push(row);
    }
    let told: Vec<String> =
        middles(comparison).into_iter().map(|(row, says)| format!("{}: {says}", row.heading)).collect();
    if !told.is_empty() {
        table.below.push(("Where the middle lies", told));
    }
    if let Some(found) = stands_out(comparison) {
        let name = |at: usize| names.get(at).map_or("", String::as_str);
        let mut told: Vec<String> = found
            .iter()
            .map(|one| format!("{}, {}: {}; {}", name(one.column), one.row.heading, one.says, one.against))
            .collect();
        if told.is_empty() {
            told.push(nothing_stands_out(comparison).to_owned());
        }
        table.below.push(("What stands out", told));
    }
    table
}

/// How many provisions came out so for an arrangement; what is not met is told by its weight, and notes with questions.
fn provisions(comparison: &Comparison, column: usize, came: Outcome, weighs: Strength) -> usize {
    let cells = comparison.verdicts.iter().filter_map(|row| row.cells.get(column));
    let is_it = |strength: Strength| came != Outcome::NotMet || strength.max(Strength::Question) == weighs;
    cells.filter(|cell| cell.outcome == Some(came) && is_it(cell.strength)).count()
}
