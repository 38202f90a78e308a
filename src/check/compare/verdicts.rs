//! How each provision came out for each arrangement.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::run::Compared;
use crate::check::run::Tools;
use crate::finding::{
    ArrangementHead, Column, Found, LawCite, Outcome, Report, Strength, Verdict, VerdictCell, VerdictRow, Words,
    told_apart,
};
use crate::law::{Catalogue, Decided, Force, Provision};
use crate::rules::Rule;
use crate::time::Truth;

/// What the verdicts of a report come to: a row for each provision, and everything there is to tell of.
pub(super) struct Settled {
    pub(super) rows: Vec<VerdictRow>,
    pub(super) found: Vec<Found>,
}

/// Sorts the verdicts of a report by provision and column.
pub(super) fn settle(report: &mut Report, columns: &[Column], of: &[Compared], tools: &Tools<'_>) -> Settled {
    let mut sheet = Sheet { columns: columns.len(), rows: BTreeMap::new(), found: Vec::new() };
    for verdict in std::mem::take(&mut report.verdicts) {
        let Some(rule) = tools.rules.rules().get(verdict.rule) else { continue };
        let at = columns_of(verdict.arrangement, &report.arrangements, columns);
        if at.is_empty() {
            sheet.found(None, &verdict, &cited(&verdict));
        }
        for at in at {
            let provisions = match (cited(&verdict), of.get(at)) {
                (cited, Some(one)) if cited.is_empty() => in_force(rule, one, verdict.outcome, tools.law),
                (cited, Some(one)) if verdict.outcome == Outcome::NotStated => with_vague(cited, rule, one, tools.law),
                (cited, _) => cited,
            };
            let found = sheet.found(Some(at), &verdict, &provisions);
            for cite in &provisions {
                sheet.add(at, &verdict, cite, found);
            }
        }
    }
    sheet.settled(tools.law)
}

/// The columns that a verdict is about: one, or all that use the shared things that it is about; none for one on the whole set.
fn columns_of(arrangement: Option<usize>, heads: &[ArrangementHead], columns: &[Column]) -> Vec<usize> {
    let Some(at) = arrangement else { return Vec::new() };
    if at < columns.len() {
        return vec![at];
    }
    let named = heads.get(at).map_or(&[][..], |head| &head.shared_by);
    let uses = |column: &Column| named.iter().any(|user| user.file == column.head.file);
    columns.iter().enumerate().filter(|(_, column)| uses(column)).map(|(at, _)| at).collect()
}

fn cited(verdict: &Verdict) -> Vec<LawCite> {
    verdict.finding.as_ref().map_or_else(Vec::new, |finding| finding.law.to_vec())
}

/// The provisions of a rule that were law on the day on which an arrangement was judged, or may have been where that is vague: nobody is
/// said to meet what may not have been law, and what does not apply is told of that too.
fn in_force(rule: &Rule<'_>, one: &Compared, outcome: Outcome, law: &Catalogue) -> Vec<LawCite> {
    let is_law = |provision: &&Provision| match provision.in_force(one.day) {
        Truth::Unknown => outcome == Outcome::NotApplicable,
        known => known.is_true(),
    };
    let basis: Vec<_> = rule.basis.iter().copied().filter(is_law).collect();
    rule.cites(law, &basis).to_vec()
}

/// What cannot be told by the law that is cited cannot be told either by what may have been law on a day that is vague.
fn with_vague(mut cited: Vec<LawCite>, rule: &Rule<'_>, one: &Compared, law: &Catalogue) -> Vec<LawCite> {
    let is_new = |provision: &&Provision| {
        provision.in_force(one.day) == Truth::Unknown && cited.iter().all(|cite| cite.provision != provision.id)
    };
    let basis: Vec<_> = rule.basis.iter().copied().filter(is_new).collect();
    cited.extend(rule.cites(law, &basis).iter().cloned());
    cited
}

struct Sheet {
    columns: usize,
    rows: BTreeMap<String, (LawCite, Vec<Tally>)>,
    found: Vec<Found>,
}

/// A cell, and how many of the verdicts on it do not apply.
#[derive(Clone, Default)]
struct Tally {
    cell: VerdictCell,
    not_applicable: usize,
    /// Why those do not that would, did the file say something of the matter.
    unsaid: Vec<Words>,
    /// How many these are.
    waiting: usize,
}

impl Sheet {
    fn found(&mut self, column: Option<usize>, verdict: &Verdict, provisions: &[LawCite]) -> Option<usize> {
        let finding = verdict.finding.as_deref()?.clone();
        self.found.push(Found {
            column,
            rule: verdict.rule,
            outcome: verdict.outcome,
            strength: verdict.strength,
            finding,
            gaps: verdict.gaps.clone(),
            provisions: provisions.iter().map(|cite| cite.provision.clone()).collect(),
        });
        self.found.len().checked_sub(1)
    }

    fn add(&mut self, column: usize, verdict: &Verdict, cite: &LawCite, found: Option<usize>) {
        let columns = self.columns;
        let row = self.rows.entry(cite.provision.clone());
        let (_, cells) = row.or_insert_with(|| (cite.clone(), vec![Tally::default(); columns]));
        if let Some(tally) = cells.get_mut(column) {
            tally.add(verdict, found);
        }
    }

    /// In the order of the catalogue.
    fn settled(mut self, law: &Catalogue) -> Settled {
        let mut rows = Vec::with_capacity(self.rows.len());
        for provision in law.provisions() {
            let Some((cite, cells)) = self.rows.remove(&provision.id) else { continue };
            let standing: Vec<&str> =
                [cite.certainty.as_str(), cite.in_force.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            let asks_nothing = provision.force == Force::May || matches!(provision.decided, Decided::NoDuty { .. });
            let cell = |tally: Tally| if asks_nothing { tally.of_nothing() } else { tally.of(provision) };
            rows.push(VerdictRow {
                name: cite.place.clone(),
                asks_nothing,
                standing: standing.join("; "),
                provision: cite.provision,
                place: cite.place,
                paraphrase: cite.paraphrase,
                force: cite.force,
                cells: cells.into_iter().map(cell).collect(),
            });
        }
        let names = told_apart(&rows.iter().map(|row| (&*row.place, &*row.paraphrase)).collect::<Vec<_>>());
        for (row, name) in rows.iter_mut().zip(names) {
            row.name = name;
        }
        Settled { rows, found: self.found }
    }
}

impl Tally {
    /// Adds a verdict; the gravest stands.
    fn add(&mut self, verdict: &Verdict, found: Option<usize>) {
        let cell = &mut self.cell;
        if verdict.outcome == Outcome::NotApplicable {
            self.not_applicable += 1;
            self.waiting += usize::from(verdict.unsaid);
            if verdict.unsaid && !self.unsaid.contains(&verdict.reason) {
                self.unsaid.push(verdict.reason.clone());
            }
        } else {
            cell.of += 1;
        }
        let old = cell.outcome.map(|outcome| rank(outcome, cell.strength));
        match old.map(|old| rank(verdict.outcome, verdict.strength).cmp(&old)) {
            None | Some(Ordering::Less) => {
                cell.outcome = Some(verdict.outcome);
                cell.strength = verdict.strength;
                cell.so = 1;
                cell.found = found.into_iter().collect();
            }
            Some(Ordering::Equal) => {
                cell.strength = cell.strength.max(verdict.strength);
                cell.so += 1;
                cell.found.extend(found);
            }
            Some(Ordering::Greater) => {}
        }
    }

    /// What does not apply counts where nothing does, and else not.
    fn cell(self) -> VerdictCell {
        let of = if self.cell.of == 0 { self.not_applicable } else { self.cell.of };
        VerdictCell { of, ..self.cell }
    }

    /// Nothing is met for more than was asked: of what lies beyond that, people have to judge. Where nothing is asked because the file is
    /// silent, it cannot be told whether it applies.
    fn of(mut self, provision: &Provision) -> VerdictCell {
        let (unsaid, waiting) = (std::mem::take(&mut self.unsaid), self.waiting);
        let cell = self.cell();
        match cell.outcome {
            Some(Outcome::Met) => match beyond(provision, cell.strength) {
                Some(why) => {
                    VerdictCell { outcome: Some(Outcome::ForJudgement), beyond: Some(Words::Own(why)), ..cell }
                }
                None => cell,
            },
            Some(Outcome::NotApplicable) if waiting > 0 => {
                VerdictCell { outcome: Some(Outcome::NotStated), so: waiting, unsaid, ..cell }
            }
            _ => cell,
        }
    }

    /// What asks nothing is never met: what is held against the way in which a power was used still stands.
    fn of_nothing(self) -> VerdictCell {
        let cell = self.cell();
        if cell.outcome == Some(Outcome::Met) { VerdictCell::default() } else { cell }
    }
}

/// Why a provision is not shown to be kept by all rules on it that came out well, and weigh so much at most: they ask a part of it, or are
/// readings that weigh less than it.
fn beyond(provision: &Provision, asked: Strength) -> Option<String> {
    let weighs = provision.strength();
    let by_less = || format!("counts as {} at most, where the provision is {}", asked.counts_as(), weighs.counts_as());
    provision.decided.beyond_rules().or_else(|| (asked < weighs).then(by_less))
}

/// Gravest first. A question or a note is not what is held to be wrong; nothing that is contradicted is met, whatever it weighs.
const fn rank(outcome: Outcome, strength: Strength) -> u8 {
    match (outcome, strength) {
        (Outcome::NotMet, Strength::Duty) => 0,
        (Outcome::NotMet, Strength::Guidance) => 1,
        (Outcome::Departs, _) => 2,
        (Outcome::NotStated, Strength::Duty) => 3,
        (Outcome::NotStated, _) => 4,
        (Outcome::NotMet, Strength::Question) => 5,
        (Outcome::ForJudgement, _) => 6,
        (Outcome::NotMet, Strength::Note) => 7,
        (Outcome::Met, _) => 8,
        (Outcome::NotApplicable, _) => 9,
    }
}
