//! All rules over one description, and over a set of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alike::unlike;
use super::constants::law_values;
use super::differ::{Difference, differences};
use super::ends::{Ending, endings};
use super::hearing::Hearing;
use super::judge::{Bench, Case, judge};
use super::proposal::{presence_either_way, proposal};
use super::roll::{Called, Calling, Missing, Roll};
use super::rulebook::{Rule, Rulebook};
use super::say;
use super::shared::{SharedVerdict, on_element, pointing_there};
use super::subject::{self, Dispute};
use super::target::{Subjects, Target, subjects};
use super::weigh::asks_nothing;
use crate::expr::{Context, Fixed, Thing};
use crate::finding::{Code, Finding, Label, Subject, Verdict};
use crate::model::Model;
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::time::{Day, Truth};

/// What the rules say of a file.
#[derive(Debug, Default)]
pub struct FileVerdicts {
    /// One for each rule and subject, in order of rule and place.
    pub verdicts: Vec<Verdict>,
    /// Verdicts on things of files of shared things, which stand with these files and not with the arrangement.
    pub shared: Vec<SharedVerdict>,
    /// Rules that could not be worked out: defects of their packs.
    pub defects: Vec<Finding>,
}

/// How to judge a set.
#[derive(Clone, Copy, Debug)]
pub struct SetOptions {
    /// The day for findings about several files.
    pub day: Day,
    /// Whether the set is all there is.
    pub complete: bool,
    /// Whether to show how conditions came out.
    pub explain: bool,
}

/// Judges one description by every rule that asks about a description.
#[must_use]
pub fn judge_file(model: &Model, day: Day, book: &Rulebook<'_>, reference: &Reference, explain: bool) -> FileVerdicts {
    judge_file_by(model, day, book, reference, explain, &|_| true)
}

/// The same by some of the rules only, given by their places in the book.
#[must_use]
pub fn judge_file_by(
    model: &Model,
    day: Day,
    book: &Rulebook<'_>,
    reference: &Reference,
    explain: bool,
    chosen: &dyn Fn(usize) -> bool,
) -> FileVerdicts {
    let constants = law_values(book.law(), day);
    let models = [model];
    let (proposed, perhaps) = proposal(model);
    let bench = Bench {
        context: Context::new(&models, 0, day, reference),
        law: book.law(),
        file_day: None,
        constants: &constants,
        proposed,
        perhaps_proposed: perhaps.as_ref(),
        explain,
        arrangement: Some(0),
    };
    let mut out = FileVerdicts::default();
    let mut roll = Roll::default();
    for (index, rule) in book.rules().iter().enumerate().filter(|(index, _)| chosen(*index)) {
        match rule.target {
            Target::Kind(_) if rule.text.across => {}
            Target::Kind(kind) => of_kind(&Hearing::new(rule, index, &bench), model, kind, &mut roll, &mut out),
            Target::DisputedValue => disputes(&Hearing::new(rule, index, &bench), model, &roll, &mut out),
            Target::EndedArea | Target::DifferingValue | Target::SharedValue => {}
        }
    }
    let pointing = pointing_there(&mut out.verdicts, model);
    out.shared.extend(pointing);
    out
}

/// Judges the set by the rules that ask about several descriptions.
#[must_use]
pub fn judge_set(models: &[&Model], book: &Rulebook<'_>, reference: &Reference, options: &SetOptions) -> FileVerdicts {
    let mut out = FileVerdicts::default();
    let constants = law_values(book.law(), options.day);
    let asked = |of: fn(&Rule<'_>) -> bool| book.rules().iter().any(of);
    let endings = if asked(|rule| rule.target == Target::EndedArea) { endings(models) } else { Vec::new() };
    let differs = asked(|rule| rule.target == Target::DifferingValue);
    let differences = if differs { differences(models) } else { Vec::new() };
    let shares = asked(|rule| rule.target == Target::SharedValue);
    let unlike = if shares { unlike(models) } else { Vec::new() };
    let described = if asked(|rule| rule.text.across) { by_arrangement(models) } else { Vec::new() };
    for (index, rule) in book.rules().iter().enumerate() {
        let hearing = |models, current| {
            let bench = Bench {
                context: Context {
                    complete: options.complete,
                    ..Context::new(models, current, options.day, reference)
                },
                law: book.law(),
                file_day: None,
                constants: &constants,
                proposed: false,
                perhaps_proposed: None,
                explain: options.explain,
                arrangement: None,
            };
            Hearing::new(rule, index, &bench)
        };
        let before = out.verdicts.len();
        let none = match rule.target {
            Target::EndedArea => {
                for ending in &endings {
                    of_ending(&hearing(models, ending.model), ending, &mut out);
                }
                endings.is_empty().then_some("no arrangement in these files is said to end")
            }
            Target::Kind(kind) if rule.text.across => {
                for descriptions in &described {
                    for current in 0..descriptions.len() {
                        of_description(rule, &hearing(descriptions, current), kind, &mut out);
                    }
                }
                let none = out.verdicts.len() == before;
                none.then_some("nothing in these files is of the kind it asks about")
            }
            Target::DifferingValue | Target::SharedValue => {
                let (found, why) = if rule.target == Target::SharedValue {
                    (&unlike, "no two of these files describe a thing that they share differently")
                } else {
                    (&differences, "no two descriptions of one arrangement in these files give a fact differently")
                };
                for difference in found {
                    of_difference(&hearing(models, difference.model), difference, &mut out);
                }
                found.is_empty().then_some(why)
            }
            Target::Kind(_) | Target::DisputedValue => None,
        };
        if let Some(why) = none.filter(|_| !models.is_empty()) {
            out.verdicts.push(hearing(models, 0).not_applicable(subject::of_the_set(), why));
        }
    }
    out
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

fn of_kind(hearing: &Hearing<'_, '_>, model: &Model, kind: Kind, roll: &mut Roll, out: &mut FileVerdicts) {
    let whole = roll.whole(model);
    match roll.of(model, kind) {
        Calling::Some(found, unread) => {
            for called in found {
                of_subject(hearing, model, called, out);
            }
            if !unread.unstated.is_empty() {
                nothing_stated(hearing, model, unread, whole, out);
            }
        }
        Calling::SaidEmpty => {
            let why = "the file says that there is none of the kind it asks about";
            out.verdicts.push(hearing.not_applicable(whole, why));
        }
        Calling::NotStated(missing) => nothing_stated(hearing, model, missing, whole, out),
    }
}

/// One verdict on the whole description, settled by what would state the subjects.
fn nothing_stated(
    hearing: &Hearing<'_, '_>,
    model: &Model,
    missing: &Missing,
    whole: Arc<Subject>,
    out: &mut FileVerdicts,
) {
    if missing.is_unwritten(model)
        && let Ok(compiled) = hearing.compiled()
        && let Ok(Some(reason)) = asks_nothing(hearing, compiled)
    {
        out.verdicts.push(hearing.not_applicable(whole, reason));
        return;
    }
    out.verdicts.push(say::nothing_stated(hearing, model, missing, whole));
}

fn of_subject(hearing: &Hearing<'_, '_>, model: &Model, called: &Called, out: &mut FileVerdicts) {
    let Called { element, subject, .. } = called;
    let before = out.verdicts.len();
    let there = presence_either_way(called, &hearing.bench);
    if there.truth == Truth::False {
        out.verdicts.push(hearing.not_applicable(subject.clone(), "it was not there on the judged day"));
    } else {
        let area = (model.kind(*element) == Kind::Area).then(|| model.id(*element)).flatten();
        let thing = called.thing(&hearing.bench.context);
        push(hearing, &Case { thing, subject, area, own: &[], undated: None, maybe: &there.gaps }, out);
    }
    if !model.is_own(*element) {
        out.shared.extend(on_element(&mut out.verdicts, before, model, *element));
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
    let thing = Thing::Of { model: u32::try_from(ending.model).unwrap_or(u32::MAX), element: ending.area };
    let own = [match &ending.day {
        Ok(day) => Fixed::Day(*day),
        Err(gap) => Fixed::Unknown(gap.clone()),
    }];
    let case = Case {
        thing,
        subject: &subject,
        area: model.id(ending.area),
        own: &own,
        undated: ending.day.as_ref().err(),
        maybe: &[],
    };
    let before = out.verdicts.len();
    push(hearing, &case, out);
    let findings = out.verdicts.iter_mut().skip(before).filter_map(|verdict| verdict.finding.as_mut());
    for (finding, said) in findings.zip(ending.said) {
        finding.papers = model.papers(said, None);
        finding.related.insert(0, Label { span: model.span(said), says: "said to end".into() });
    }
}

/// Every value that sources disagree about is a question of its own.
fn disputes(hearing: &Hearing<'_, '_>, model: &Model, roll: &Roll, out: &mut FileVerdicts) {
    let found = subject::disputes(model);
    if found.is_empty() {
        out.verdicts.push(hearing.not_applicable(roll.whole(model), "no value in this file is disputed"));
    }
    for dispute in found {
        of_dispute(hearing, &dispute, (0, Target::DisputedValue), out);
    }
}

fn of_dispute(hearing: &Hearing<'_, '_>, dispute: &Dispute, (model, target): (u32, Target), out: &mut FileVerdicts) {
    let own = [Fixed::Text(&dispute.fact), Fixed::Text(&dispute.readings)];
    let subject = dispute.subject(target);
    let thing = Thing::Of { model, element: dispute.element };
    let case = Case { thing, subject: &subject, area: None, own: &own, undated: None, maybe: &[] };
    let before = out.verdicts.len();
    push(hearing, &case, out);
    for verdict in out.verdicts.iter_mut().skip(before) {
        if let Some(finding) = &mut verdict.finding {
            finding.primary.span = dispute.span;
            finding.papers.clone_from(&dispute.papers);
        }
    }
}

fn push(hearing: &Hearing<'_, '_>, case: &Case<'_>, out: &mut FileVerdicts) {
    let compiled = match hearing.compiled() {
        Ok(compiled) => compiled,
        Err(findings) => {
            if !out.defects.iter().any(|known| findings.contains(known)) {
                out.defects.extend_from_slice(findings);
            }
            return;
        }
    };
    match judge(hearing, compiled, case) {
        Ok(verdict) => out.verdicts.push(verdict),
        Err(error) => out.defects.push(Finding::unreadable(
            Code::Pack,
            hearing.rule.text.id_span,
            format!("the rule `{}` cannot be worked out for {}: {error}", hearing.rule.id, case.subject.name),
            "this is a defect of the rule, not of the arrangement; report it to whoever keeps the pack",
        )),
    }
}
