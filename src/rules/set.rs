//! All rules over a set of descriptions: those that ask about several at once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::alike::unlike;
use super::constants::law_values;
use super::counterfactual::Copies;
use super::differ::{Difference, differences};
use super::ends::{Ending, endings};
use super::explain;
use super::form::Across;
use super::hearing::Hearing;
use super::judge::{Bench, Case, Detail};
use super::proposal::proposal;
use super::roll::Called;
use super::rulebook::{Rule, Rulebook};
use super::run::{FileVerdicts, of_dispute, of_subject, push};
use super::subject;
use super::target::{Subjects, Target, subjects};
use crate::expr::{Context, Fixed, Thing};
use crate::finding::{Label, Subject};
use crate::law::Catalogue;
use crate::model::Model;
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::time::Day;

/// How to judge a set.
#[derive(Clone, Copy, Debug)]
pub struct SetOptions {
    /// The day for findings about several files.
    pub day: Day,
    /// Whether the set is all there is.
    pub complete: bool,
    /// What is worked out beside outcomes.
    pub detail: Detail,
}

/// Judges the set by the rules that ask about several descriptions.
#[must_use]
pub fn judge_set(models: &[&Model], book: &Rulebook<'_>, reference: &Reference, options: &SetOptions) -> FileVerdicts {
    let mut out = FileVerdicts::default();
    let sitting = Sitting { law: book.law(), constants: &law_values(book.law(), options.day), reference, options };
    let told = Told::of(models, book, options.detail.explain);
    for (index, rule) in book.rules().iter().enumerate() {
        let hearing = |of, current| sitting.hearing((index, rule), of, current);
        let why = match rule.target {
            Target::EndedArea => {
                for ending in &told.endings {
                    of_ending(&hearing(&told.all, ending.model), ending, &mut out);
                }
                told.endings.is_empty().then_some("no arrangement in these files is said to end")
            }
            Target::Kind(kind) if rule.text.across == Some(Across::Descriptions) => {
                let before = out.verdicts.len();
                for descriptions in &told.described {
                    for current in 0..descriptions.models.len() {
                        of_description(rule, &hearing(descriptions, current), kind, &mut out);
                    }
                }
                let none = out.verdicts.len() == before;
                none.then_some("nothing in these files is of the kind it asks about")
            }
            Target::DifferingValue => {
                for difference in &told.differences {
                    let hearing = hearing(&told.all, difference.model);
                    let file_day = models.get(difference.model).map(|model| model.day());
                    let bench = Bench { file_day, ..hearing.bench };
                    of_difference(&Hearing::new(rule, hearing.index, &bench), difference, &mut out);
                }
                let none = told.differences.is_empty();
                none.then_some("no two descriptions of one arrangement in these files give a fact differently")
            }
            Target::SharedValue => {
                for difference in &told.unlike {
                    of_difference(&hearing(&told.all, difference.model), difference, &mut out);
                }
                let none = told.unlike.is_empty();
                none.then_some("no two of these files describe a thing that they share differently")
            }
            Target::Kind(_) | Target::DisputedValue => None,
        };
        if let Some(why) = why.filter(|_| !models.is_empty()) {
            out.verdicts.push(hearing(&told.all, 0).not_applicable(subject::of_the_set(), why));
        }
    }
    out
}

/// What is the same for every rule about the set.
struct Sitting<'a, 'l> {
    law: &'l Catalogue,
    constants: &'a [Fixed<'a>],
    reference: &'a Reference,
    options: &'a SetOptions,
}

impl<'a, 'l> Sitting<'a, 'l> {
    fn hearing(&self, (index, rule): (usize, &'a Rule<'l>), of: &'a Together<'_>, current: usize) -> Hearing<'a, 'l>
    where
        'l: 'a,
    {
        let SetOptions { day, complete, detail } = *self.options;
        let context = Context { complete, ..Context::new(&of.models, current, day, self.reference) };
        let bench = Bench {
            explain: of.copies.as_ref(),
            silence: detail.silence,
            ..Bench::over(context, self.law, self.constants)
        };
        Hearing::new(rule, index, &bench)
    }
}

/// Descriptions that are looked at together, with copies to suppose facts on where verdicts are to be explained.
struct Together<'m> {
    models: Vec<&'m Model>,
    copies: Option<RefCell<Copies>>,
}

impl<'m> Together<'m> {
    fn of(models: Vec<&'m Model>, explain: bool) -> Self {
        let copies = explain.then(|| RefCell::new(Copies::of(&models)));
        Self { models, copies }
    }
}

/// What several descriptions tell together, as far as some rule asks about it.
struct Told<'m> {
    all: Together<'m>,
    endings: Vec<Ending>,
    differences: Vec<Difference>,
    unlike: Vec<Difference>,
    /// The descriptions of each arrangement.
    described: Vec<Together<'m>>,
}

impl<'m> Told<'m> {
    fn of(models: &[&'m Model], book: &Rulebook<'_>, explain: bool) -> Self {
        let asked = |of: fn(&Rule<'_>) -> bool| book.rules().iter().any(of);
        let differs = asked(|rule| rule.target == Target::DifferingValue);
        let described = if asked(|rule| rule.text.across == Some(Across::Descriptions)) {
            by_arrangement(models)
        } else {
            Vec::new()
        };
        Self {
            endings: if asked(|rule| rule.target == Target::EndedArea) { endings(models) } else { Vec::new() },
            differences: if differs { differences(models) } else { Vec::new() },
            unlike: if asked(|rule| rule.target == Target::SharedValue) { unlike(models) } else { Vec::new() },
            described: described.into_iter().map(|models| Together::of(models, explain)).collect(),
            all: Together::of(models.to_vec(), explain),
        }
    }
}

/// The descriptions of each arrangement together, in the order of the files.
fn by_arrangement<'m>(models: &[&'m Model]) -> Vec<Vec<&'m Model>> {
    let mut groups: Vec<Vec<&Model>> = Vec::new();
    let mut places = BTreeMap::new();
    for model in models {
        let place = *places.entry(subject::of(model, model.root()).key.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(model),
            None => groups.push(vec![model]),
        }
    }
    groups
}

/// What is stated in one description, with the others of the same arrangement at hand; what is not stated is no question here.
fn of_description(rule: &Rule<'_>, hearing: &Hearing<'_, '_>, kind: Kind, out: &mut FileVerdicts) {
    let bench = &hearing.bench;
    let Some(model) = bench.context.models.get(bench.context.current) else { return };
    let Subjects::Some(found) = subjects(model, kind) else { return };
    let (proposed, perhaps) = proposal(model);
    let bench = Bench { proposed, perhaps_proposed: perhaps.as_ref(), file_day: Some(model.day()), ..*bench };
    let hearing = Hearing::new(rule, hearing.index, &bench);
    for element in found.into_iter().filter(|element| model.is_own(*element)) {
        of_subject(&hearing, model, &Called::new(model, element), out);
    }
}

/// A fact told differently is one question, at the last place that tells it and with the others beside it.
fn of_difference(hearing: &Hearing<'_, '_>, found: &Difference, out: &mut FileVerdicts) {
    let at = u32::try_from(found.model).unwrap_or(u32::MAX);
    of_dispute(hearing, &found.dispute, (at, hearing.rule.target), out);
    if let Some(finding) = out.verdicts.last_mut().and_then(|verdict| verdict.finding.as_mut()) {
        finding.related.clone_from(&found.others);
    }
}

fn of_ending(hearing: &Hearing<'_, '_>, ending: &Ending, out: &mut FileVerdicts) {
    let Some(model) = hearing.bench.context.models.get(ending.model) else { return };
    let subject = subject::of(model, ending.area);
    let before = out.verdicts.len();
    with_case(ending, model, &subject, |case| push(hearing, case, out));
    for verdict in out.verdicts.iter_mut().skip(before) {
        verdict.rests_on = explain::ending(hearing, ending, verdict);
        if let Some(finding) = &mut verdict.finding
            && let Some((at, said)) = ending.said
            && let Some(model) = hearing.bench.context.models.get(at)
        {
            finding.papers = model.papers(said, None);
            finding.related.insert(0, Label { span: model.span(said), says: "said to end".into() });
        }
    }
}

/// An area that is said to end, as a rule is put to it.
pub(super) fn with_case<T>(
    ending: &Ending,
    model: &Model,
    subject: &Arc<Subject>,
    then: impl FnOnce(&Case<'_>) -> T,
) -> T {
    let own = [match &ending.day {
        Ok(day) => Fixed::Day(*day),
        Err(gap) => Fixed::Unknown(gap.clone()),
    }];
    then(&Case {
        thing: Thing::Of { model: u32::try_from(ending.model).unwrap_or(u32::MAX), element: ending.area },
        subject,
        area: model.id(ending.area),
        own: &own,
        undated: ending.day.as_ref().err(),
        maybe: &[],
    })
}
