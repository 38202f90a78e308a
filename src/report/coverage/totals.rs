use crate::finding::{Coverage, CoverageRow, Covered};

/// How many rows of each sort a group of rows has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally([usize; Covered::ALL.len()]);

impl Tally {
    fn of<'r>(rows: impl Iterator<Item = &'r CoverageRow>) -> Self {
        let mut tally = Self::default();
        for row in rows {
            let at = Covered::ALL.iter().position(|covered| *covered == row.covered);
            if let Some(count) = at.and_then(|at| tally.0.get_mut(at)) {
                *count += 1;
            }
        }
        tally
    }

    /// In the order of [`Covered::ALL`].
    pub(super) const fn counts(&self) -> &[usize] {
        &self.0
    }

    pub(super) fn sum(&self) -> usize {
        self.0.iter().sum()
    }

    pub(super) fn of_sort(&self, covered: Covered) -> usize {
        Covered::ALL.iter().zip(self.0).find(|(sort, _)| **sort == covered).map_or(0, |(_, count)| count)
    }
}

/// All rows.
pub(super) fn all(coverage: &Coverage) -> Tally {
    Tally::of(coverage.rows.iter())
}

/// By instrument, in the order of the rows.
pub(super) fn by_instrument(coverage: &Coverage) -> Vec<(&str, Tally)> {
    grouped(coverage, |row| &row.instrument)
}

/// By what they ask, law apart from guidance, in the order of the rows.
pub(super) fn by_force(coverage: &Coverage) -> Vec<(&str, Tally)> {
    grouped(coverage, |row| &row.asks)
}

/// By certainty, in the order of the rows.
pub(super) fn by_certainty(coverage: &Coverage) -> Vec<(&str, Tally)> {
    grouped(coverage, |row| &row.certainty)
}

fn grouped(coverage: &Coverage, of: fn(&CoverageRow) -> &String) -> Vec<(&str, Tally)> {
    let mut names: Vec<&str> = Vec::new();
    for row in &coverage.rows {
        if !names.contains(&of(row).as_str()) {
            names.push(of(row));
        }
    }
    let tally = |name: &str| Tally::of(coverage.rows.iter().filter(|row| of(row) == name));
    names.into_iter().map(|name| (name, tally(name))).collect()
}

/// What a sort of row is called as the heading of a column.
pub(in crate::report) const fn heading(covered: Covered) -> &'static str {
    match covered {
        Covered::ByRules => "by rules",
        Covered::InPart => "in part by rules",
        Covered::ByPeople => "by people",
        Covered::AsData => "as data",
        Covered::NeedsData => "needs data",
        Covered::NoDuty => "no duty",
        Covered::OutOfScope => "out of scope",
        Covered::Missing => "no rule yet",
    }
}

/// The packs in one line: `statute 1.0 (1234567)`.
pub(super) fn packs(coverage: &Coverage) -> String {
    let packs: Vec<String> =
        coverage.packs.iter().map(|pack| format!("{} {} ({})", pack.name, pack.version, pack.hash.short())).collect();
    packs.join(", ")
}
