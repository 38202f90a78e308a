use std::collections::HashMap;

use crate::finding::{Finding, LawCite, told_apart};
use crate::report::html::{Law, Links};

/// The provisions that a page names, each told in full once, at its end.
pub(super) struct Cited<'a> {
    /// In order of instrument and place.
    provisions: Vec<&'a LawCite>,
    /// Where each stands, by its id.
    at: HashMap<&'a str, usize>,
    /// What each is called among them.
    names: Vec<String>,
}

/// A provision under its id on the page.
pub(super) struct Entry {
    pub id: String,
    pub law: Law,
}

impl<'a> Cited<'a> {
    /// Those that some findings rest on.
    pub fn of(findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut known: HashMap<&str, &LawCite> = HashMap::new();
        for cite in findings.flat_map(|finding| finding.law.iter()) {
            known.entry(&cite.provision).or_insert(cite);
        }
        let mut provisions: Vec<&LawCite> = known.into_values().collect();
        provisions.sort_by_key(|cite| (&cite.place, &cite.provision));
        let at = provisions.iter().enumerate().map(|(at, cite)| (cite.provision.as_str(), at)).collect();
        let asked: Vec<(&str, &str)> = provisions.iter().map(|cite| (&*cite.place, &*cite.paraphrase)).collect();
        let names = told_apart(&asked);
        Self { provisions, at, names }
    }

    /// All of them in full. Why a single rule lets one weigh less is told where that rule is.
    pub fn entries(&self) -> Vec<Entry> {
        let all = self.provisions.iter().enumerate();
        all.map(|(at, cite)| {
            let cite = LawCite { limit: None, ..(*cite).clone() };
            Entry { id: id(at), law: Law::of(&cite, &Named(self)) }
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

    fn called(&self, provision: &str) -> Option<String> {
        self.names.get(*self.at.get(provision)?).cloned()
    }
}

/// What is told in full leads nowhere further, and is called as where it is named.
struct Named<'a>(&'a Cited<'a>);

impl Links for Named<'_> {
    fn rule(&self, _: &str) -> Option<String> {
        None
    }

    fn provision(&self, _: &str) -> Option<String> {
        None
    }

    fn called(&self, provision: &str) -> Option<String> {
        self.0.called(provision)
    }
}

fn id(at: usize) -> String {
    format!("law-{}", at + 1)
}
