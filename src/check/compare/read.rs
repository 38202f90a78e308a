//! What one reading of an expression comes to, and how far that has come.

use crate::expr::{Chosen, Lacks};
use crate::finding::Gap;
use crate::source::Span;

/// What one reading of an expression comes to.
pub(super) struct Read {
    pub(super) told: Vec<String>,
    /// The same without what stands behind each.
    pub(super) plain: Vec<String>,
    pub(super) places: Vec<Span>,
    /// Where the whole of it stands, told or not.
    pub(super) whole: Vec<Span>,
    /// How far each thing that is told has come, or since when it is there; nothing for one that is in place.
    pub(super) states: Vec<Option<String>>,
    /// The same of each reading, where sources disagree.
    pub(super) by_reading: Vec<Vec<Option<String>>>,
    /// By which readings of disputed values each of those is told.
    pub(super) by: Vec<Vec<Chosen>>,
    /// The disputed values on which it rests which reading is told.
    pub(super) disputes: Vec<Span>,
    /// Whether it is in doubt how far something of it has come.
    pub(super) unsure: bool,
    pub(super) number: Option<i64>,
    pub(super) order: Option<i64>,
    pub(super) lacks: Lacks,
    pub(super) in_doubt: bool,
    pub(super) gaps: Vec<Gap>,
}

/// What has come no further than this is settled: money that is decided on is there to be spent.
const SETTLED: &str = "decided";

impl Read {
    /// How far all of it has come, as it stands behind what rests on it: ` (in part planned)`; empty where it is simply in place.
    pub(super) fn behind(&self) -> String {
        let mut states: Vec<&str> = Vec::new();
        for state in self.states.iter().flatten().map(String::as_str) {
            if !states.contains(&state) {
                states.push(state);
            }
        }
        if states.is_empty() {
            return String::new();
        }
        let part = if self.states.contains(&None) { "in part " } else { "" };
        format!(" ({part}{})", states.join(", "))
    }

    /// The same, with how far that has come from which it is reckoned told behind it. What is only hoped for, planned or over is told, and
    /// is no number to set beside others.
    pub(super) fn firm(mut self, from: Option<&Self>) -> Self {
        let behind = from.map_or_else(String::new, Self::behind);
        for told in &mut self.told {
            told.push_str(&behind);
        }
        let is_firm = |state: &Option<String>| state.as_deref().is_none_or(|state| state == SETTLED);
        let all_firm = from.map_or(&self.states, |from| &from.states).iter().all(is_firm);
        self.number = self.number.filter(|_| all_firm);
        self
    }
}
