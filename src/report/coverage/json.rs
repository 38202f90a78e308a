use serde::Serialize;

use super::totals::{self, Tally};
use crate::finding::{Coverage, CoverageRow, Covered};
use crate::report::compact::compact;
use crate::report::rests_on::Pack;

/// The whole document; every field is described in `schemas/coverage-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    law_as_at: &'a str,
    packs: Vec<Pack<'a>>,
    totals: Totals<'a>,
    provisions: Vec<Provision<'a>>,
}

#[derive(Serialize)]
struct Totals<'a> {
    all: Counts,
    by_instrument: Vec<Named<'a>>,
    by_force: Vec<Named<'a>>,
    by_certainty: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    counts: Counts,
}

#[derive(Serialize)]
struct Counts {
    all: usize,
    rules: usize,
    in_part: usize,
    judgement: usize,
    data: usize,
    reference: usize,
    no_duty: usize,
    out_of_scope: usize,
    missing: usize,
}

#[derive(Serialize)]
struct Provision<'a> {
    id: &'a str,
    instrument: &'a str,
    place: &'a str,
    force: &'a str,
    certainty: &'a str,
    in_force: &'a str,
    bearer: &'a str,
    says: &'a str,
    covered: &'static str,
    rules: &'a [String],
    checklist: &'a [String],
    why: &'a str,
}

/// Writes the account as one line of JSON, version 1, by `schemas/coverage-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no account is known to make it do.
pub fn coverage_json(coverage: &Coverage) -> Result<String, serde_json::Error> {
    let document = Document {
        version: 1,
        law_as_at: &coverage.law_as_at,
        packs: coverage.packs.iter().map(Pack::of).collect(),
        totals: Totals {
            all: counts(&totals::all(coverage)),
            by_instrument: named(totals::by_instrument(coverage)),
            by_force: named(totals::by_force(coverage)),
            by_certainty: named(totals::by_certainty(coverage)),
        },
        provisions: coverage.rows.iter().map(provision).collect(),
    };
    compact(&document)
}

fn named(groups: Vec<(&str, Tally)>) -> Vec<Named<'_>> {
    groups.into_iter().map(|(name, tally)| Named { name, counts: counts(&tally) }).collect()
}

fn counts(tally: &Tally) -> Counts {
    Counts {
        all: tally.sum(),
        rules: tally.of_sort(Covered::ByRules),
        in_part: tally.of_sort(Covered::InPart),
        judgement: tally.of_sort(Covered::ByPeople),
        data: tally.of_sort(Covered::AsData),
        reference: tally.of_sort(Covered::NeedsData),
        no_duty: tally.of_sort(Covered::NoDuty),
        out_of_scope: tally.of_sort(Covered::OutOfScope),
        missing: tally.of_sort(Covered::Missing),
    }
}

fn provision(row: &CoverageRow) -> Provision<'_> {
    Provision {
        id: &row.provision,
        instrument: &row.instrument,
        place: &row.place,
        force: &row.force,
        certainty: &row.certainty,
        in_force: &row.in_force,
        bearer: &row.bearer,
        says: &row.says,
        covered: row.covered.id(),
        rules: &row.rules,
        checklist: &row.checklist,
        why: &row.why,
    }
}
