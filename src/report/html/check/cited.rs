use std::collections::HashMap;

use crate::finding::{LawCite, Report, Verdict};
use crate::report::html::{Law, Links};

/// The provisions that a page names, each told in full once, at its end.
pub(super) struct Cited<'a> {
    /// In order of instrument and place.
    provisions: Vec<&'a LawCite>,
    /// Where each stands, by its id.
    at: HashMap<&'a str, usize>,
}

/// A provision under its id on the page.
pub(super) struct Entry {
    pub id: String,
    pub law: Law,
}

impl<'a> Cited<'a> {
    /// Those of some verdicts: of what is found, what each finding rests on; of what is met, what its rule does.
    pub fn of(report: &'a Report, verdicts: impl Iterator<Item = &'a Verdict>) -> Self {
        let mut known: HashMap<&str, &LawCite> = HashMap::new();
        for verdict in verdicts {
            let of_rule = report.rules.get(verdict.rule).map(|rule| &rule.law);
            let law = verdict.finding.as_ref().map(|finding| &finding.law).or(of_rule);
            for cite in law.into_iter().flat_map(|law| law.iter()) {
                known.entry(&cite.provision).or_insert(cite);
            }
        }
        let mut provisions: Vec<&LawCite> = known.into_values().collect();
        provisions.sort_by_key(|cite| (&cite.place, &cite.provision));
        let at = provisions.iter().enumerate().map(|(at, cite)| (cite.provision.as_str(), at)).collect();
        Self { provisions, at }
    }

    /// All of them in full. Why a single rule lets one weigh less is told where that rule is.
    pub fn entries(&self) -> Vec<Entry> {
        let all = self.provisions.iter().enumerate();
        all.map(|(at, cite)| {
            let cite = LawCite { limit: None, ..(*cite).clone() };
            Entry { id: id(at), law: Law::of(&cite, &Nowhere) }
        })
        .collect()
    }
}

impl Links for Cited<'_> {
    fn rule(&self, _: &str) -> Option<String> {
        None
    }

    fn provision(&self, provision: &str) -> Option<String> {
        self.at.get(provision).map(|at| format!("#{}", id(*at)))
    }
}

/// What is told in full leads nowhere further.
struct Nowhere;

impl Links for Nowhere {
    fn rule(&self, _: &str) -> Option<String> {
        None
    }

    fn provision(&self, _: &str) -> Option<String> {
        None
    }
}

fn id(at: usize) -> String {
    format!("law-{}", at + 1)
}
