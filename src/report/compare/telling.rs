use std::collections::{BTreeSet, HashMap};

use crate::finding::{
    Against, Column, Comparison, FactCell, FactRow, Knowledge, Outcome, Outlier, Spread, Strength, Unit, VerdictCell,
    VerdictRow,
};
use crate::report::telling::{missing, not_met, papers, places};
use crate::report::wording::{counted, described, listed, names, unread};
use crate::source::SourceProvider;

/// What stands behind a value of which there may be more.
pub(in crate::report) const PERHAPS_MORE: &str = "+";
/// What that means.
pub(in crate::report) const MORE: &str =
    "`+` behind a value: it is stated, and it is not said whether there are others.";
/// What `(uncertain)` means.
pub(in crate::report) const UNCERTAIN: &str =
    "`(uncertain)` behind a value: whoever wrote the file marked it so, or it rests on what is marked so.";
/// What the numbers behind an outcome mean.
const SO_MANY_OF: &str = "`(2 of 10)` behind an outcome: ten things were judged on the provision, and two of them came out so; the gravest outcome \
     is the one that is shown.";
const HOW_TO_READ: &str =
    "What is not stated is not known: it counts neither for an area nor against it. Nothing here is a ranking.";

/// What is said where no row is left.
const NOTHING_DIFFERS: &str = "Nothing that is stated differs between these.";

/// `7 descriptions of 5 arrangements side by side`.
pub(in crate::report) fn title(comparison: &Comparison) -> String {
    format!("{} side by side", described(comparison.columns.iter().map(|column| &column.head)))
}

/// Whole sentences on how to read a comparison.
pub(in crate::report) fn remarks(comparison: &Comparison, sources: &dyn SourceProvider) -> Vec<String> {
    let mut remarks = vec![HOW_TO_READ.to_owned()];
    if comparison.columns.len() > 1 && comparison.facts.is_empty() && comparison.verdicts.is_empty() {
        remarks.push(NOTHING_DIFFERS.to_owned());
    }
    remarks.extend(signs(comparison).into_iter().map(str::to_owned));
    if comparison.columns.len() == 1 {
        remarks.push("There is one arrangement only, and nothing to set it beside.".to_owned());
    }
    if comparison.columns.iter().any(|column| column.descriptions > 1) {
        let says = "Several papers that describe one arrangement stand side by side; in middles and in what stands out they count once, by \
                    the one judged last.";
        remarks.push(says.to_owned());
    }
    remarks.extend(unread(&comparison.meta, sources));
    remarks.extend(comparison.meta.remarks.iter().cloned());
    remarks
}

/// What the signs behind values mean, of those that are used.
pub(in crate::report) fn signs(comparison: &Comparison) -> Vec<&'static str> {
    let cells = || comparison.facts.iter().flat_map(|row| &row.cells);
    let with_more = cells().any(|cell| cell.knowledge == Knowledge::InPart);
    let uncertain = cells().any(|cell| cell.words().contains("uncertain)"));
    let in_part = comparison.verdicts.iter().flat_map(|row| &row.cells).any(|cell| cell.so < cell.of);
    let signs = [(with_more, MORE), (uncertain, UNCERTAIN), (in_part, SO_MANY_OF)];
    signs.into_iter().filter(|(used, _)| *used).map(|(_, says)| says).collect()
}

/// What tells each column from all others: its areas, its id where that is not enough, its file where that is not.
pub(in crate::report) fn column_names(comparison: &Comparison, sources: &dyn SourceProvider) -> Vec<String> {
    let names = names(comparison.columns.iter().map(|column| &column.head));
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *seen.entry(name).or_default() += 1;
    }
    let told_apart = names.iter().zip(&comparison.columns).map(|(name, column)| {
        let alone = seen.get(name.as_str()).is_none_or(|count| *count == 1);
        if alone { name.clone() } else { format!("{name}, {}", sources.name(column.head.file)) }
    });
    told_apart.collect()
}

/// On which day and how a description was judged: `11 January 2023, proposed, as if in force`.
pub(in crate::report) fn judged(column: &Column) -> String {
    let head = &column.head;
    let mut parts = vec![head.judged.words.clone()];
    parts.extend(Some(head.status.clone()).filter(|status| !status.is_empty()));
    if head.judged.as_if_in_force {
        parts.push("judged as if in force".to_owned());
    }
    if column.partly_read {
        parts.push("not read in full".to_owned());
    }
    parts.join(", ")
}

/// A fact in words, marked where there may be more.
pub(in crate::report) fn fact(row: &FactRow, cell: &FactCell) -> String {
    match (cell.bare_number(), cell.knowledge) {
        (Some(held), Knowledge::Known) => number(held, row.unit),
        (_, Knowledge::InPart) => format!("{} {PERHAPS_MORE}", cell.words()),
        _ => grouped(row, cell),
    }
}

/// In words, with commas in the number with which what is told begins, however surely it is known.
fn grouped(row: &FactRow, cell: &FactCell) -> String {
    let group = |told: &String| {
        let (digits, rest) = told.split_at(told.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(told.len()));
        match digits.parse::<u64>() {
            Ok(number) if row.unit == Some(Unit::Count) => format!("{}{rest}", with_commas(number)),
            _ => told.clone(),
        }
    };
    let [told, doubted] = [&cell.told, &cell.doubted].map(|all| all.iter().map(group).collect());
    FactCell { told, doubted, ..cell.clone() }.words()
}

/// How a provision came out, in words.
pub(in crate::report) const fn outcome(outcome: Option<Outcome>, strength: Strength) -> &'static str {
    match outcome {
        None => "not asked",
        Some(Outcome::Met) => "met",
        Some(Outcome::NotMet) => not_met(strength),
        Some(Outcome::Departs) => "guidance departed from",
        Some(Outcome::NotStated) => "cannot tell",
        Some(Outcome::ForJudgement) => "for judgement",
        Some(Outcome::NotApplicable) => "does not apply",
    }
}

/// The same with how many of the verdicts on it came out so, where not all did.
pub(in crate::report) fn verdict(cell: &VerdictCell) -> String {
    let words = outcome(cell.outcome, cell.strength);
    if cell.so < cell.of { format!("{words} ({} of {})", cell.so, cell.of) } else { words.to_owned() }
}

/// Why a duty cannot be told of which nothing is asked.
pub(in crate::report) fn unsaid(cell: &VerdictCell) -> impl Iterator<Item = String> {
    cell.unsaid.iter().map(|why| format!("the file says nothing of it: {why}"))
}

/// Why a provision is for judgement of which all that was asked came out well.
pub(in crate::report) fn beyond(cell: &VerdictCell) -> Option<String> {
    cell.beyond.as_ref().map(|why| format!("what was asked of it came out well, and {why}"))
}

/// What people have to judge where no rule can, as it is asked.
fn to_judge<'c>(comparison: &'c Comparison, cell: &'c VerdictCell) -> impl Iterator<Item = String> {
    let found = cell.found.iter().filter_map(|at| comparison.found.get(*at));
    let asked = found.filter(|one| one.outcome == Outcome::ForJudgement && !one.finding.ask.is_empty());
    asked.map(|one| format!("people have to judge it: {}", one.finding.ask))
}

/// What there is to tell of an outcome beside findings.
pub(super) fn reasons(comparison: &Comparison, cell: &VerdictCell) -> impl Iterator<Item = String> {
    let judged: BTreeSet<String> = to_judge(comparison, cell).collect();
    unsaid(cell).chain(beyond(cell)).chain(judged)
}

/// Each provision that is for judgement, with why; what several say alike once.
pub(super) fn all_for_judgement(comparison: &Comparison) -> Vec<(&VerdictRow, Vec<String>)> {
    let of = |row: &'_ VerdictRow| {
        let mut all: Vec<String> = Vec::new();
        for why in row.cells.iter().flat_map(|cell| beyond(cell).into_iter().chain(to_judge(comparison, cell))) {
            if !all.contains(&why) {
                all.push(why);
            }
        }
        all
    };
    comparison.verdicts.iter().map(|row| (row, of(row))).filter(|(_, all)| !all.is_empty()).collect()
}

/// What stands above [`all_for_judgement`].
pub(super) const FOR_JUDGEMENT: &str = "For judgement, and why";

/// A number in hundredths of a unit, as people write it.
pub(in crate::report) fn number(hundredths: i64, unit: Option<Unit>) -> String {
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    let thousands = with_commas(whole);
    let decimals = match (part, unit) {
        (0, _) => String::new(),
        (part, Some(Unit::Pounds)) => format!(".{part:02}"),
        (part, _) if part % 10 == 0 => format!(".{}", part / 10),
        (part, _) => format!(".{part:02}"),
    };
    match unit {
        Some(Unit::Pounds) => format!("{sign}£{thousands}{decimals}"),
        Some(Unit::PerCent) => format!("{sign}{thousands}{decimals}%"),
        Some(Unit::Count) | None => format!("{sign}{thousands}{decimals}"),
    }
}

fn with_commas(whole: u64) -> String {
    let digits = whole.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `median £2.33 of 5 arrangements; half of them between £2.10 and £2.60, all between £1.90 and £4.00`.
pub(super) fn spread(spread: &Spread, unit: Option<Unit>) -> String {
    let number = |hundredths| number(hundredths, unit);
    format!(
        "median {} of {}; the middle half between {} and {}, all between {} and {}",
        number(spread.median),
        counted(spread.count, "arrangement", "arrangements"),
        number(spread.lower),
        number(spread.upper),
        number(spread.least),
        number(spread.most)
    )
}

/// What something stands out against, as a clause.
pub(super) fn against(against: &Against, unit: Option<Unit>) -> String {
    match against {
        Against::Spread(found) => within_spread(found, unit),
        Against::Common { group, says, so, of } => {
            within(group, format!("{so} of {} say `{says}`", counted(*of, "arrangement", "arrangements")))
        }
    }
}

/// The same with the group that it is told of.
pub(super) fn within(group: &str, says: String) -> String {
    if group.is_empty() { says } else { format!("in {group}: {says}") }
}

/// A spread with the group and the year that it is told of.
fn within_spread(found: &Spread, unit: Option<Unit>) -> String {
    let of =
        [found.group.as_str(), found.year.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    within(&of.join(", "), spread(found, unit))
}

/// The rows that have a middle, with it in words for each group.
pub(super) fn middles(comparison: &Comparison) -> Vec<(&FactRow, String)> {
    let of = |row: &'_ FactRow| row.spreads.iter().map(|one| within_spread(one, row.unit)).collect::<Vec<_>>();
    comparison.facts.iter().flat_map(|row| of(row).into_iter().map(move |says| (row, says))).collect()
}

/// What is said where nothing stands out.
pub(super) fn nothing_stands_out(comparison: &Comparison) -> &'static str {
    if comparison.columns.len() < 8 && middles(comparison).is_empty() {
        "fewer than 8 arrangements are too few to say what is unusual, and no number that they state of themselves is stated by enough of them for a middle"
    } else if comparison.columns.len() < 8 {
        "fewer than 8 arrangements are too few to say what is unusual; middles and spreads are told all the same"
    } else {
        "nothing: no number lies far outside the middle half of the others, and no word stands against what nearly all say"
    }
}

/// One thing that stands out: the row, the arrangement, what it says.
pub(super) struct StandsOut<'c> {
    pub row: &'c FactRow,
    pub column: usize,
    pub says: String,
    pub against: String,
}

/// What stands out; nothing where it was not asked for.
pub(super) fn stands_out(comparison: &Comparison) -> Option<Vec<StandsOut<'_>>> {
    let of = |outlier: &Outlier| {
        let row = comparison.facts.get(outlier.row)?;
        let cell = row.cells.get(outlier.column)?;
        Some(StandsOut {
            row,
            column: outlier.column,
            says: fact(row, cell),
            against: against(&outlier.against, row.unit),
        })
    };
    comparison.outliers.as_ref().map(|outliers| outliers.iter().filter_map(of).collect())
}

/// The papers that a fact was read in, or that the file names none.
pub(super) fn papers_of(cell: &FactCell) -> String {
    if cell.papers.is_empty() && cell.is_told() { NO_PAPER.to_owned() } else { papers(&cell.papers) }
}

/// What stands where a fact is stated and the file cites nothing for it.
const NO_PAPER: &str = "no paper is named";

/// Where a fact stands, or why it is not known.
pub(in crate::report) fn rests_on(cell: &FactCell, sources: &dyn SourceProvider) -> String {
    let stands = [places(&cell.places, sources), papers_of(cell)];
    let stands = stands.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    let missing = || missing(&cell.gaps, sources).join("; ");
    match cell.knowledge {
        _ if !cell.is_told() => missing(),
        // What is told is not all that was asked, or not sure: what would settle it stands behind.
        Knowledge::Doubted | Knowledge::Lacking => {
            [stands, missing()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
        }
        _ => stands,
    }
}

/// Runs of columns that stand under one heading of a group; one run where there are no groups.
pub(super) fn runs(comparison: &Comparison) -> Vec<(&str, Vec<usize>)> {
    let mut runs: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, column) in comparison.columns.iter().enumerate() {
        match runs.last_mut() {
            Some((group, columns)) if *group == column.group => columns.push(at),
            _ => runs.push((&column.group, vec![at])),
        }
    }
    runs
}

/// Rows of facts that stand under one heading.
pub(in crate::report) fn sections(comparison: &Comparison) -> Vec<(&'static str, Vec<&FactRow>)> {
    let mut sections: Vec<(&'static str, Vec<&FactRow>)> = Vec::new();
    for row in &comparison.facts {
        match sections.last_mut() {
            Some((section, rows)) if *section == row.section => rows.push(row),
            _ => sections.push((row.section, vec![row])),
        }
    }
    sections
}

/// The areas of a description by name.
pub(super) fn areas(column: &Column) -> String {
    listed(&column.head.areas.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let pounds = |pence| number(pence, Some(Unit::Pounds));
        assert_eq!(
            [pounds(30_314_000), pounds(233), pounds(-763_905), pounds(5)],
            ["£303,140", "£2.33", "-£7,639.05", "£0.05"]
        );
        assert_eq!(number(2_950, Some(Unit::PerCent)), "29.5%");
        assert_eq!([number(400, Some(Unit::Count)), number(350, Some(Unit::Count))], ["4", "3.5"]);
        assert_eq!(number(i64::MIN, None), "-92,233,720,368,547,758.08");
    }
}
