//! Where the middle lies and how far numbers spread, and what stands out: of arrangements, never of descriptions, and only where
//! enough of them say something.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::OF_THE_AREA;
use super::sums::BUDGET_YEAR;
use crate::finding::{Against, Column, FactCell, FactRow, Knowledge, Outlier, Spread};

/// Of fewer arrangements no middle is told: one more would move it.
const FEWEST_FOR_A_MIDDLE: usize = 3;
/// Of fewer nothing stands out: what looks unusual among them may be usual.
pub(super) const FEWEST_TO_STAND_OUT: usize = 8;
/// So many of ten have to say the same for another word to stand out.
const COMMON: usize = 8;

/// The year of the budget of each column; empty where none is stated for certain.
pub(super) fn years(rows: &[FactRow]) -> Vec<String> {
    let year = |cell: &FactCell| match (cell.knowledge, cell.told.as_slice()) {
        (Knowledge::Known, [year]) => year.clone(),
        _ => String::new(),
    };
    rows.iter().find(|row| row.id == BUDGET_YEAR).map_or_else(Vec::new, |row| row.cells.iter().map(year).collect())
}

/// The spread of the numbers of a row in each group; of money in each year by itself.
pub(super) fn spreads(row: &FactRow, columns: &[Column], years: &[String]) -> Vec<Spread> {
    if row.unit.is_none() || row.id == OF_THE_AREA {
        return Vec::new();
    }
    let groups = speaking(columns, |at| row.cells.get(at).is_some_and(|cell| cell.number.is_some()));
    let mut spreads = Vec::new();
    for (group, at) in groups {
        let mut of_years: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for at in at {
            let Some(number) = row.cells.get(at).and_then(|cell| cell.number) else { continue };
            let year = if row.of_the_year { years.get(at).map_or("", String::as_str) } else { "" };
            if !row.of_the_year || !year.is_empty() {
                of_years.entry(year).or_default().push(number);
            }
        }
        spreads.extend(of_years.into_iter().filter_map(|(year, numbers)| spread(group, year, numbers)));
    }
    spreads
}

fn spread(group: &str, year: &str, mut numbers: Vec<i64>) -> Option<Spread> {
    numbers.sort_unstable();
    if numbers.len() < FEWEST_FOR_A_MIDDLE {
        return None;
    }
    Some(Spread {
        group: group.to_owned(),
        year: year.to_owned(),
        count: numbers.len(),
        median: quantile(&numbers, 2)?,
        lower: quantile(&numbers, 1)?,
        upper: quantile(&numbers, 3)?,
        least: *numbers.first()?,
        most: *numbers.last()?,
    })
}

/// So many quarters of the way through sorted numbers, between two of them in proportion (as spreadsheets do, `QUARTILE.INC`).
fn quantile(sorted: &[i64], quarters: usize) -> Option<i64> {
    let way = (sorted.len().checked_sub(1)?) * quarters;
    let (at, part) = (way / 4, i128::try_from(way % 4).ok()?);
    let low = i128::from(*sorted.get(at)?);
    let high = sorted.get(at + 1).map_or(low, |high| i128::from(*high));
    i64::try_from((low * (4 - part) + high * part + 2).div_euclid(4)).ok()
}

/// The columns that speak, by group: of several descriptions of one arrangement the one judged last.
fn speaking(columns: &[Column], speaks: impl Fn(usize) -> bool) -> BTreeMap<&str, Vec<usize>> {
    let mut last: BTreeMap<(&str, &str), (&str, usize)> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate().filter(|(at, _)| speaks(*at)) {
        let day = column.head.judged.day.as_str();
        let known = last.entry((&column.group, &column.arrangement)).or_insert((day, at));
        if day >= known.0 {
            *known = (day, at);
        }
    }
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for ((group, _), (_, at)) in last {
        groups.entry(group).or_default().push(at);
    }
    groups
}

/// What stands out, row by row.
pub(super) fn outliers(rows: &[FactRow], columns: &[Column], years: &[String]) -> Vec<Outlier> {
    let mut found = Vec::new();
    for (row, fact) in rows.iter().enumerate() {
        if fact.unit.is_some() {
            numbers(&mut found, row, fact, columns, years);
        } else {
            words(&mut found, row, fact, columns);
        }
    }
    found
}

/// Numbers that lie further outside the middle half than one and a half times its width (Tukey's fences).
fn numbers(found: &mut Vec<Outlier>, row: usize, fact: &FactRow, columns: &[Column], years: &[String]) {
    for spread in fact.spreads.iter().filter(|spread| spread.count >= FEWEST_TO_STAND_OUT) {
        let reach = (spread.upper - spread.lower).saturating_mul(3) / 2;
        let usual = spread.lower.saturating_sub(reach)..=spread.upper.saturating_add(reach);
        for (column, cell) in fact.cells.iter().enumerate() {
            let of_year = !fact.of_the_year || years.get(column).is_some_and(|year| *year == spread.year);
            let is_of = of_year && columns.get(column).is_some_and(|column| column.group == spread.group);
            if is_of && cell.number.is_some_and(|number| !usual.contains(&number)) {
                found.push(Outlier { row, column, against: Against::Spread(spread.clone()) });
            }
        }
    }
}

/// Words that few say where nearly all say the same.
fn words(found: &mut Vec<Outlier>, row: usize, fact: &FactRow, columns: &[Column]) {
    let settled = |at: usize| fact.cells.get(at).filter(|cell| cell.knowledge.is_settled());
    let said = |at: usize| settled(at).and_then(|cell| fact.apart(cell));
    for (group, at) in speaking(columns, |at| said(at).is_some()) {
        let mut says: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for told in at.iter().filter_map(|at| said(*at)) {
            *says.entry(told).or_default() += 1;
        }
        let Some((common, so)) = says.iter().max_by_key(|(told, so)| (**so, std::cmp::Reverse(*told))) else {
            continue;
        };
        if at.len() < FEWEST_TO_STAND_OUT || so * 10 < at.len() * COMMON || *so == at.len() {
            continue;
        }
        let says = if common.is_empty() { "none".to_owned() } else { common.join("; ") };
        let against = Against::Common { group: group.to_owned(), says, so: *so, of: at.len() };
        let other = (0..columns.len()).filter(|column| {
            columns.get(*column).is_some_and(|column| column.group == group)
                && said(*column).is_some_and(|told| told != *common)
        });
        found.extend(other.map(|column| Outlier { row, column, against: against.clone() }));
    }
}

/// Whether some arrangement states something that another states otherwise.
pub(super) fn differs(row: &FactRow) -> bool {
    row.cells.iter().filter_map(|cell| row.apart(cell)).collect::<BTreeSet<_>>().len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_lies_where_spreadsheets_have_it() {
        assert_eq!((1..=3).map(|at| quantile(&[100, 200, 300, 400], at).unwrap()).collect::<Vec<_>>(), [175, 250, 325]);
        assert_eq!((1..=3).map(|at| quantile(&[1, 2, 3], at).unwrap()).collect::<Vec<_>>(), [2, 2, 3]);
        assert_eq!(quantile(&[i64::MIN, i64::MAX], 2), Some(0));
        assert_eq!((quantile(&[], 2), spread("", "", vec![1, 2])), (None, None));
    }
}
