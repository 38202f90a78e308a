use super::links::Links;
use super::prose::{Prose, text};
use crate::finding::LawCite;

/// A provision that something rests on.
pub(in crate::report) struct Law {
    /// Its force in words: `legal duty`.
    pub force: String,
    /// Instrument and place.
    pub place: String,
    /// The same, told apart from others of the same place.
    pub name: String,
    /// Where more is said of it.
    pub href: Option<String>,
    /// What it asks.
    pub paraphrase: Prose,
    /// How sure the wording is, and since when it is in force.
    pub known: Vec<Prose>,
    /// Why it weighs less than its force here; empty where it does not.
    pub less: Prose,
}

impl Law {
    /// By its citation.
    pub fn of(cite: &LawCite, links: &dyn Links) -> Self {
        let known = [&cite.certainty, &cite.in_force].into_iter().filter(|part| !part.is_empty());
        Self {
            force: text(&cite.force),
            place: text(&cite.place),
            name: text(&links.called(&cite.provision).unwrap_or_else(|| cite.place.clone())),
            href: links.provision(&cite.provision),
            paraphrase: Prose::of(&cite.paraphrase),
            known: known.map(|part| Prose::of(part)).collect(),
            less: Prose::of(cite.why_less().unwrap_or_default()),
        }
    }
}
