//! What is told behind a count: those that are not in place, by how far they have come.

use super::cell::{Asked, Described};
use super::known::add_new;
use super::read::Read;
use crate::expr::{Chosen, Lacks, read_otherwise};
use crate::finding::{FactCell, Knowledge};
use crate::model::Doubts;

/// What is said of a count beside which there is nothing, where another source has something there.
const NONE_BESIDE: &str = "0";

/// How many have come how far, in words, by each reading once: `1 planned, 2 suspended`.
fn counts(by_reading: &[Vec<Option<String>>]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for states in by_reading {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for state in states.iter().flatten().filter(|state| *state != "ended") {
            // That sources disagree is told behind all of them.
            let state = state.split(", sources disagree").next().unwrap_or_default();
            // Those beside a count are the ones that are not in place.
            let state = state.strip_suffix(" or in place").or(state.strip_prefix("in place or ")).unwrap_or(state);
            match counts.iter_mut().find(|(known, _)| *known == state) {
                Some((_, count)) => *count += 1,
                None => counts.push((state, 1)),
            }
        }
        let counts: Vec<String> = counts.iter().map(|(state, count)| format!("{count} {state}")).collect();
        let counts = if counts.is_empty() { NONE_BESIDE.to_owned() } else { counts.join(", ") };
        if !told.contains(&counts) {
            told.push(counts);
        }
    }
    told
}

impl Described<'_> {
    /// Behind a count, those that are not in place, by how far they have come: `2, and 1 planned`. What has ended is not told.
    pub(super) fn tell_beside(&self, row: &Asked, cell: &mut FactCell) {
        let Some(program) = &row.beside else { return };
        let Some(read) = self.read(program, row.fact, None) else { return };
        if cell.knowledge == Knowledge::Disputed
            && let Some(told) = self.by_reading(row, cell, &read)
        {
            cell.told = told;
            return;
        }
        // Of what is in doubt what is written is told, and not none.
        // Where a count lies between bounds, it is counted already.
        let is_in_doubt = read.in_doubt && read.lacks != Lacks::Disputed && cell.knowledge != Knowledge::Bounds;
        let written = if is_in_doubt { self.read(program, row.fact, Some(Doubts::Lifted)) } else { None };
        let counts = counts(&read.by_reading);
        let (beside, mark) = match written.map(|written| self::counts(&written.by_reading)) {
            Some(written) if written != counts => (written, " (uncertain)"),
            _ => (counts, ""),
        };
        // Sources may disagree about which of them it is in which none is in place.
        let is_told_apart = |state: &String| state.contains("sources disagree");
        let is_disputed = beside.len() > 1 || read.by_reading.iter().flatten().flatten().any(is_told_apart);
        let mark = if is_disputed { " (sources disagree)" } else { mark };
        if beside.iter().all(|beside| beside == NONE_BESIDE) {
            return;
        }
        if let Some(told) = cell.told.first_mut() {
            let each: Vec<String> = beside.iter().map(|beside| with_beside(told, beside)).collect();
            *told = format!("{}{mark}", each.join("; or "));
            if !mark.is_empty() && cell.knowledge == Knowledge::Known {
                cell.knowledge = Knowledge::Doubted;
            }
        } else {
            cell.told.push(format!("{}{mark}", beside.join(" or ")));
            cell.knowledge = Knowledge::Lacking;
        }
        add_new(&mut cell.places, read.places);
    }

    /// The same where sources disagree about the count: behind each reading of it those that are not in place by that reading.
    fn by_reading(&self, row: &Asked, cell: &FactCell, beside: &Read) -> Option<Vec<String>> {
        let count = self.read(&row.of.first()?.says, row.fact, None).filter(|count| count.told == cell.told)?;
        let mut told = Vec::new();
        for (number, by) in count.told.iter().zip(&count.by) {
            for (states, also_by) in beside.by_reading.iter().zip(&beside.by) {
                if may_be_read_together(by, also_by) {
                    let beside = counts(std::slice::from_ref(states)).concat();
                    add_new(&mut told, vec![with_beside(number, &beside)]);
                }
            }
        }
        Some(told)
    }
}

/// A count with those beside it, if there are any.
fn with_beside(count: &str, beside: &str) -> String {
    if beside == NONE_BESIDE { count.to_owned() } else { format!("{count}, and {beside}") }
}

/// Whether what is told by some readings is told by one by which the other is told too.
fn may_be_read_together(one: &[Chosen], other: &[Chosen]) -> bool {
    one.iter().any(|one| other.iter().any(|other| read_otherwise(one, other).is_empty()))
}
