//! Subjects: what they are called, whether they were there on a day, and the values that sources disagree about.

use std::sync::Arc;

use super::target::Target;
use crate::finding::{PaperCite, Subject};
use crate::model::vocab::{FieldId, Kind};
use crate::model::{ElementId, Fact, Key, Model};
use crate::source::Span;

/// An element as the subject of a verdict.
#[must_use]
pub fn of(model: &Model, element: ElementId) -> Arc<Subject> {
    // Several descriptions of an arrangement share its key as a subject.
    let described = if element == model.root() { model.own_text("describes").map(str::to_owned) } else { None };
    let Key { own, common } = described.map_or_else(|| model.key(element), |own| Key { own, common: None });
    Arc::new(Subject { kind: model.kind(element).name(), key: own, common, name: model.name(element) })
}

/// All files together as the subject of a verdict.
#[must_use]
pub fn of_the_set() -> Arc<Subject> {
    Arc::new(Subject { kind: "set", key: String::new(), common: None, name: "these files".to_owned() })
}

/// A value that sources disagree about.
#[derive(Clone, Debug)]
pub(super) struct Dispute {
    pub(super) element: ElementId,
    pub(super) span: Span,
    /// The fact in the words of the format.
    pub(super) path: String,
    /// The fact in words for people.
    pub(super) fact: String,
    /// Every reading with where it was read.
    pub(super) readings: String,
    pub(super) papers: Vec<PaperCite>,
    pub(super) key: String,
    /// The key without what tells the element from others of its kind that share it.
    pub(super) common: Option<String>,
    pub(super) of: String,
}

impl Dispute {
    pub(super) fn subject(&self, target: Target) -> Arc<Subject> {
        let name = if self.of.is_empty() { self.path.clone() } else { format!("{} of {}", self.path, self.of) };
        Arc::new(Subject { kind: target.name(), key: self.key.clone(), common: self.common.clone(), name })
    }
}

/// Every disputed value of a description, in the order of the file.
pub(super) fn disputes(model: &Model) -> Vec<Dispute> {
    let mut found = Vec::new();
    if !model.has_disputes() {
        return found;
    }
    for element in model.elements() {
        let kind = model.kind(element);
        for (id, field) in (0u8..).map(FieldId).zip(kind.fields()) {
            let Fact::Disputed(readings, span) = model.fact(element, id) else { continue };
            let key = model.key(element);
            let of_field = |key: &String| format!("{}/{key}/{}", kind.name(), field.name);
            let told: Vec<(String, Vec<PaperCite>)> = readings.iter().map(|reading| read(model, reading)).collect();
            let words = told.iter().map(|(words, papers)| with_paper(words, papers)).collect::<Vec<_>>().join("; ");
            let mut papers: Vec<PaperCite> = told.into_iter().flat_map(|(_, papers)| papers).collect();
            papers.dedup();
            found.push(Dispute {
                element,
                span,
                path: model.path(element, Some(id)),
                fact: fact_in_words(model, element, id),
                readings: words,
                papers,
                key: of_field(&key.own),
                common: key.common.as_ref().map(of_field),
                of: model.name(element),
            });
        }
    }
    found.sort_by_key(|dispute| dispute.span.lo);
    found
}

/// A fact as people would name it: `` `called` of the partner Dorset Council ``, the key being the reader's own word.
pub(super) fn fact_in_words(model: &Model, element: ElementId, field: FieldId) -> String {
    let key = model.kind(element).definition(field).map_or("", |field| field.name);
    // The name of an event tells its day, which may be what is in question.
    let whose = match (model.kind(element), model.named(element, "what")) {
        (Kind::Event, Fact::Known(what, _)) => format!("the event `{}`", model.words(what)),
        _ => model.phrase(element),
    };
    format!("the {} of {whose}", spoken(key))
}

/// A key as the end of a phrase that begins with "the": most are nouns.
fn spoken(key: &str) -> String {
    match key {
        "from" | "begins" => "first day".to_owned(),
        "until" | "ends" => "last day".to_owned(),
        "what" => "kind".to_owned(),
        "as" => "role".to_owned(),
        "by" => "responsible body or post".to_owned(),
        "tier" => "level".to_owned(),
        "of" | "for" | "about" => "subject".to_owned(),
        "independent" => "independence".to_owned(),
        "elected" => "election".to_owned(),
        "votes" => "right to vote".to_owned(),
        "decides" => "power to decide".to_owned(),
        "covers" => "coverage".to_owned(),
        "covers-the-whole" => "coverage of the whole".to_owned(),
        "answered" => "answer".to_owned(),
        "addressed" => "follow-up".to_owned(),
        "joint" => "joint authorship".to_owned(),
        "said-to-be-equal" => "claim of equal shares".to_owned(),
        "by-reference-to-the-regulations" => "reference to the regulations".to_owned(),
        _ => key.replace('-', " "),
    }
}

fn read(model: &Model, reading: &crate::model::Reading) -> (String, Vec<PaperCite>) {
    let (fact, cites) = model.reading(reading);
    let words = match fact {
        Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => model.words(datum),
        Fact::None(_) => "none".to_owned(),
        Fact::NotStated(_) | Fact::Disputed(..) | Fact::Unreadable(_) => "a value that cannot be read".to_owned(),
    };
    let papers = cites.filter_map(|cite| model.paper_cite(&cite)).collect();
    (words, papers)
}

pub(super) fn with_paper(words: &str, papers: &[PaperCite]) -> String {
    match papers.first() {
        Some(paper) if paper.place.is_empty() => format!("{words} ({})", paper.paper),
        Some(paper) => format!("{words} ({}, {})", paper.paper, paper.place),
        None => words.to_owned(),
    }
}
