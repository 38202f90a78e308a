//! Facts that two descriptions of one arrangement give differently.
//!
//! Only what does not change with time is held side by side: days of what happens once, money and counts of a
//! year. Who chairs or sits on a group may have changed between two papers, and so is no contradiction.

use std::collections::BTreeMap;

use super::subject::{Dispute, fact_in_words, with_paper};
use crate::finding::{Label, PaperCite};
use crate::model::vocab::{FieldId, Kind, Type, may_recur};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::Truth;

/// Kinds whose facts hold whenever they are told.
const LASTING: &[Kind] =
    &[Kind::Event, Kind::Succession, Kind::Report, Kind::Budget, Kind::Contribution, Kind::SpendingLine, Kind::Count];

/// One description's word on a fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'m> {
    pub(super) at: usize,
    pub(super) model: &'m Model,
    pub(super) element: ElementId,
    pub(super) field: FieldId,
    pub(super) datum: Datum<'m>,
    pub(super) span: Span,
    /// The post that chairs, where a group is known by it.
    pub(super) chair: Option<ElementId>,
}

impl Told<'_> {
    fn papers(&self) -> Vec<PaperCite> {
        self.model.papers(self.element, Some(self.field))
    }

    /// The fact as the file has it, or the areas of a group in words.
    fn fact(&self) -> String {
        match self.chair {
            Some(post) => {
                format!("the area of the {} that the {} chairs", self.model.name(self.element), self.model.name(post))
            }
            None => fact_in_words(self.model, self.element, self.field),
        }
    }

    /// With the paper, or else the file, that says so.
    fn words(&self) -> String {
        let words = self.model.words(self.datum);
        match (self.papers().as_slice(), self.model.home(self.element)) {
            ([], Some(file)) => format!("{words} (`{file}`)"),
            (papers, _) => with_paper(&words, papers),
        }
    }
}

/// A fact told differently, as a question at the last place that tells it.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// The description with that place.
    pub(super) model: usize,
    /// The fact with its readings.
    pub(super) dispute: Dispute,
    /// The other places.
    pub(super) others: Vec<Label>,
}

/// Every difference between the descriptions of each arrangement, in the order of the files.
pub(super) fn differences(models: &[&Model]) -> Vec<Difference> {
    let mut descriptions: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, model) in models.iter().enumerate().filter(|(_, model)| !model.is_shared()) {
        if let Some(described) = model.own_text("describes") {
            descriptions.entry(described.to_owned()).or_default().push(at);
        }
    }
    // One description, as most arrangements have, contradicts nothing.
    descriptions.retain(|_, of_one| of_one.len() > 1);
    let mut told: BTreeMap<(&str, String), Vec<Told<'_>>> = BTreeMap::new();
    for (described, of_one) in &descriptions {
        for (at, model) in of_one.iter().filter_map(|at| Some((*at, *models.get(*at)?))) {
            for (key, fact) in facts(at, model).into_iter().chain(chaired(at, model)) {
                told.entry((described, key)).or_default().push(fact);
            }
        }
    }
    let mut found: Vec<Difference> = told.into_iter().filter_map(|((_, key), told)| difference(key, &told)).collect();
    found.sort_by_key(|difference| (difference.model, difference.dispute.span.lo));
    found
}

/// The lasting facts of a description by their keys; what it tells twice itself tells nothing.
fn facts(at: usize, model: &Model) -> BTreeMap<String, Told<'_>> {
    let mut once: BTreeMap<String, Option<Told<'_>>> = BTreeMap::new();
    for element in LASTING.iter().flat_map(|kind| model.of_kind(*kind)).filter(|element| is_lasting(model, *element)) {
        let kind = model.kind(element);
        let key = format!("{}/{}", kind.name(), model.natural_key(element));
        for (field, definition) in (0u8..).map(FieldId).zip(kind.fields()) {
            let comparable = matches!(definition.ty, Type::Day | Type::Money | Type::Share | Type::Int | Type::Year);
            let Fact::Known(datum, span) = model.fact(element, field) else { continue };
            if comparable {
                let told = Told { at, model, element, field, datum, span, chair: None };
                once.entry(format!("{key}/{}", definition.name))
                    .and_modify(|known| *known = None)
                    .or_insert(Some(told));
            }
        }
    }
    once.into_iter().filter_map(|(key, told)| Some((key, told?))).collect()
}

/// More than an intention, known apart from its siblings, and nothing that may happen again.
fn is_lasting(model: &Model, element: ElementId) -> bool {
    let is_firm = |element| {
        matches!(model.named(element, "state"), Fact::NotStated(_) | Fact::Known(Datum::Word("in-place" | "final"), _))
    };
    let is_dated = |field| matches!(model.named(element, field), Fact::Known(..));
    let parent_is_firm = model
        .parent(element)
        .is_none_or(|(parent, _)| !LASTING.contains(&model.kind(parent)) || is_lasting(model, parent));
    let recurs = matches!(model.named(element, "what"), Fact::Known(Datum::Word(what), _) if may_recur(what));
    let named = match model.kind(element) {
        Kind::Budget | Kind::Count => is_dated("year"),
        Kind::Contribution => is_dated("payer"),
        _ => true,
    };
    named && !recurs && parent_is_firm && is_firm(element)
}

/// The areas of a group by its name and the post that chairs it; a name alone makes no group the same, nor a title a post.
fn chaired(at: usize, model: &Model) -> BTreeMap<String, Told<'_>> {
    let mut once: BTreeMap<String, Option<Told<'_>>> = BTreeMap::new();
    let Some(field) = Kind::Group.field("covers") else { return BTreeMap::new() };
    for group in model.of_kind(Kind::Group) {
        let (Fact::Known(Datum::Text(name), _), Fact::Known(datum @ Datum::List(_), span)) =
            (model.named(group, "name"), model.fact(group, field))
        else {
            continue;
        };
        for post in chairs(model, group) {
            let told = Told { at, model, element: group, field, datum, span, chair: Some(post) };
            let Fact::Known(Datum::Element(body), _) = model.named(post, "body") else { continue };
            let key = format!("group/{name}/chaired by {} of {}/covers", model.name(post), model.natural_key(body));
            once.entry(key).and_modify(|known| *known = None).or_insert(Some(told));
        }
    }
    once.into_iter().filter_map(|(key, told)| Some((key, told?))).collect()
}

/// The posts that chair a group for certain.
fn chairs(model: &Model, group: ElementId) -> Vec<ElementId> {
    let Fact::Known(Datum::List(chairs), _) = model.named(group, "chairs") else { return Vec::new() };
    chairs
        .iter()
        .filter_map(|chair| match chair {
            Fact::Known(Datum::Element(chair), _) => Some(chair),
            _ => None,
        })
        .filter_map(|chair| match model.named(chair, "post") {
            Fact::Known(Datum::Element(post), _) => Some(post),
            _ => None,
        })
        .collect()
}

/// What several say of one fact, where two of them cannot both be right.
pub(super) fn difference(key: String, told: &[Told<'_>]) -> Option<Difference> {
    let differ = told.iter().enumerate().any(|(at, one)| told.iter().skip(at + 1).any(|other| apart(one, other)));
    let last = told.last().filter(|_| differ)?;
    let mut readings: Vec<String> = told.iter().map(Told::words).collect();
    readings.dedup();
    let mut papers: Vec<PaperCite> = told.iter().flat_map(Told::papers).collect();
    papers.dedup();
    let dispute = Dispute {
        element: last.element,
        span: last.span,
        path: last.model.path(last.element, Some(last.field)),
        fact: last.fact(),
        readings: readings.join("; "),
        papers,
        key,
        common: None,
        of: String::new(),
    };
    let others = told.iter().filter(|one| one.span != last.span);
    let others = others.map(|one| Label { span: one.span, says: "told here too".into() }).collect();
    Some(Difference { model: last.at, dispute, others })
}

/// Whether two cannot both be so; a vague day may still be the other.
fn apart(one: &Told<'_>, other: &Told<'_>) -> bool {
    match (one.datum, other.datum) {
        (Datum::Day(a), Datum::Day(b)) => a.before(b) == Truth::True || b.before(a) == Truth::True,
        (Datum::Money(a), Datum::Money(b)) | (Datum::Share(a), Datum::Share(b)) | (Datum::Int(a), Datum::Int(b)) => {
            a != b
        }
        (Datum::List(_), Datum::List(_)) => names(one) != names(other),
        (Datum::Word(a), Datum::Word(b)) | (Datum::Text(a), Datum::Text(b)) => a != b,
        (Datum::Bool(a), Datum::Bool(b)) => a != b,
        (Datum::Element(a), Datum::Element(b)) => one.model.natural_key(a) != other.model.natural_key(b),
        _ => false,
    }
}

/// The members of a list by their ids, in no order.
fn names(told: &Told<'_>) -> Vec<String> {
    let Datum::List(list) = told.datum else { return Vec::new() };
    let mut names: Vec<String> = list
        .iter()
        .filter_map(|fact| match fact {
            Fact::Known(Datum::Element(element), _) => Some(told.model.natural_key(element)),
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::differences;
    use crate::model::decode;
    use crate::reference::Reference;
    use crate::source::FileId;
    use crate::time::Day;

    /// The facts that two descriptions of one arrangement give differently.
    fn differing(one: &str, other: &str) -> Vec<String> {
        let models = [one, other].map(|more| {
            let text = format!("masa: 1\nid: x\ndescribes: y\nareas: [plymouth]\n{more}");
            let tree = crate::yaml::parse(FileId(0), &text).tree.unwrap();
            decode(&tree, &[], Reference::bundled(), Day::parse("2024-01-01").unwrap()).model
        });
        let [one, other] = &models;
        let found = differences(&[one, other]);
        assert_eq!(found.len(), differences(&[other, one]).len(), "whichever comes first");
        found.into_iter().map(|difference| difference.dispute.readings).collect()
    }

    #[test]
    fn days_and_money_are_held_side_by_side() {
        let event = |date: &str| format!("events:\n  - {{what: in-force, date: {date}}}\n");
        assert_eq!(
            differing(&event("2019-09-29"), &event("2019-09-30")),
            ["29 September 2019 (`x`); 30 September 2019 (`x`)"]
        );
        let paid = |amount: &str| {
            format!("budgets:\n  - year: 2020/21\n    contributions: [{{payer: plymouth, amount: {amount}}}]\n")
        };
        assert_eq!(differing(&paid("10"), &paid("11")), ["£10 (`x`); £11 (`x`)"]);
        assert_eq!(differing(&paid("10"), &paid("10")).len(), 0);
    }

    #[test]
    fn what_may_have_changed_or_may_be_the_same_is_no_difference() {
        let none = |one: &str, other: &str| assert_eq!(differing(one, other), Vec::<String>::new(), "{one}{other}");
        let event = |event: &str| format!("events:\n  - {{{event}}}\n");
        none(&event("what: in-force, date: 2019"), &event("what: in-force, date: 2019-09-29"));
        none(&event("what: reviewed, date: 2020-01-01"), &event("what: reviewed, date: 2021-01-01"));
        none(&event("what: in-force, date: 2019-01-01, state: planned"), &event("what: in-force, date: 2019-09-29"));
        none(&event("what: in-force, date: 2019-01-01, doubt: smudged"), &event("what: in-force, date: 2019-09-29"));
        none("budgets:\n  - {total: 10}\n", "budgets:\n  - {total: 11}\n");
        none("budgets:\n  - {year: 2020/21, total: 10}\n", "budgets:\n  - {year: 2021/22, total: 11}\n");
        let twice = "events:\n  - {what: published, date: 2019-01-01}\n  - {what: published, date: 2020-01-01}\n";
        none(twice, &event("what: published, date: 2021-01-01"));
    }
}
