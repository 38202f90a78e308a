//! All rules over one description, and over a set of them.

use std::collections::BTreeMap;

use super::alike::unlike;
use super::constants::law_values;
use super::differ::{Difference, differences};
use super::ends::{Ending, endings};
use super::judge::{Bench, Case, judge, without_subject};
use super::proposal::{presence_either_way, proposal};
use super::roll::{Called, Roll};
use super::rulebook::{Rule, Rulebook};
use super::say;
use super::shared::{SharedVerdict, on_element, pointing_there};
use super::subject::{self, Dispute};
use super::target::{Subjects, Target, Unstated, subjects};
use super::weigh::asks_nothing;
use crate::expr::{Context, Fixed, Thing};
use crate::finding::{Code, Finding, Label, Outcome, Subject, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};
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
    let constants = law_values(book.law(), day);
    let models = [model];
    let (proposed, perhaps) = proposal(model);
    let bench = Bench {
        context: Context::new(&models, 0, day, reference),
        law: book.law(),
        constants: &constants,
        proposed,
        perhaps_proposed: perhaps.as_ref(),
        explain,
        arrangement: Some(0),
    };
    let mut out = FileVerdicts::default();
    let mut roll = Roll::default();
    for (index, rule) in book.rules().iter().enumerate() {
        match rule.target {
            Target::Kind(_) if rule.text.across => {}
            Target::Kind(kind) => of_kind(rule, index, model, roll.of(model, kind), &bench, &mut out),
            Target::DisputedValue => disputes(rule, index, model, &bench, &mut out),
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
    let of = |models, current| Bench {
        context: Context { complete: options.complete, ..Context::new(models, current, options.day, reference) },
        law: book.law(),
        constants: &constants,
        proposed: false,
        perhaps_proposed: None,
        explain: options.explain,
        arrangement: None,
    };
    for (index, rule) in book.rules().iter().enumerate() {
        match rule.target {
            Target::EndedArea => {
                if endings.is_empty() && !models.is_empty() {
                    out.verdicts.push(of_none(
                        rule,
                        index,
                        &of(models, 0),
                        "no arrangement in these files is said to end",
                    ));
                }
                for ending in &endings {
                    of_ending(rule, index, ending, &of(models, ending.model), &mut out);
                }
            }
            Target::Kind(kind) if rule.text.across => {
                let before = out.verdicts.len();
                for descriptions in &described {
                    for current in 0..descriptions.len() {
                        of_description(rule, index, kind, &of(descriptions, current), &mut out);
                    }
                }
                if out.verdicts.len() == before && !models.is_empty() {
                    out.verdicts.push(of_none(
                        rule,
                        index,
                        &of(models, 0),
                        "nothing in these files is of the kind it asks about",
                    ));
                }
            }
            Target::DifferingValue | Target::SharedValue => {
                let (found, why) = if rule.target == Target::SharedValue {
                    (&unlike, "no two of these files describe a thing that they share differently")
                } else {
                    (&differences, "no two descriptions of one arrangement in these files give a fact differently")
                };
                if found.is_empty() && !models.is_empty() {
                    out.verdicts.push(of_none(rule, index, &of(models, 0), why));
                }
                for difference in found {
                    of_difference(rule, index, difference, &of(models, difference.model), &mut out);
                }
            }
            Target::Kind(_) | Target::DisputedValue => {}
        }
    }
    out
}

fn of_none(rule: &Rule<'_>, index: usize, bench: &Bench<'_>, why: &str) -> Verdict {
    let mut verdict = without_subject(rule, index, bench, subject::of_the_set(), false);
    why.clone_into(&mut verdict.reason);
    verdict
}

/// The descriptions of each arrangement together, in the order of the files.
fn by_arrangement<'m>(models: &[&'m Model]) -> Vec<Vec<&'m Model>> {
    let mut groups: Vec<Vec<&Model>> = Vec::new();
    let mut places = BTreeMap::new();
    for model in models {
        let place = *places.entry(subject::of(model, model.root()).key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(model),
            None => groups.push(vec![model]),
        }
    }
    groups
}

/// What is stated in one description, with the others of the same arrangement at hand; what is not stated is no question here.
fn of_description(rule: &Rule<'_>, index: usize, kind: Kind, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let current = bench.context.current;
    let Some(model) = bench.context.models.get(current) else { return };
    let Subjects::Some(found) = subjects(model, kind) else { return };
    let (proposed, perhaps) = proposal(model);
    let planned_counts = rule.text.asks == super::Asks::Design && proposed;
    let perhaps_proposed = perhaps.as_ref();
    let bench = Bench { proposed, perhaps_proposed, context: Context { planned_counts, ..bench.context }, ..*bench };
    for element in found.into_iter().filter(|element| model.is_own(*element)) {
        let subject = subject::of(model, element);
        of_subject(rule, index, model, (element, &subject), &bench, out);
    }
}

fn of_kind(rule: &Rule<'_>, index: usize, model: &Model, called: &Called, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let planned = rule.text.asks == super::Asks::Design && bench.proposed;
    let bench = Bench { context: Context { planned_counts: planned, ..bench.context }, ..*bench };
    match called {
        Called::Some(found, unread) => {
            for (element, subject) in found {
                of_subject(rule, index, model, (*element, subject), &bench, out);
            }
            if !unread.is_empty() {
                nothing_stated(rule, index, model, &bench, unread, out);
            }
        }
        Called::SaidEmpty => {
            let subject = subject::of(model, model.root());
            out.verdicts.push(without_subject(rule, index, &bench, subject, true));
        }
        Called::NotStated(unstated) => {
            nothing_stated(rule, index, model, &bench, unstated, out);
        }
    }
}

/// One verdict on the whole description, settled by what would state the subjects.
fn nothing_stated(
    rule: &Rule<'_>,
    index: usize,
    model: &Model,
    bench: &Bench<'_>,
    unstated: &[Unstated],
    out: &mut FileVerdicts,
) {
    let mut verdict = without_subject(rule, index, bench, subject::of(model, model.root()), false);
    let unwritten = |missing: &Unstated| matches!(model.fact(missing.holder, missing.field), Fact::NotStated(_));
    if unstated.iter().all(unwritten)
        && let Ok(compiled) = rule.compiled(bench.law)
        && let Ok(Some(reason)) = asks_nothing(rule, compiled, bench)
    {
        verdict.reason = reason;
        out.verdicts.push(verdict);
        return;
    }
    verdict.outcome = Outcome::NotStated;
    say::nothing_stated(rule, model, bench, unstated, &mut verdict);
    out.verdicts.push(verdict);
}

fn of_subject(
    rule: &Rule<'_>,
    index: usize,
    model: &Model,
    (element, subject): (ElementId, &Subject),
    bench: &Bench<'_>,
    out: &mut FileVerdicts,
) {
    let before = out.verdicts.len();
    let thing = Thing::Of { model: u32::try_from(bench.context.current).unwrap_or(u32::MAX), element };
    let there = presence_either_way(thing, bench);
    if there.truth == Truth::False {
        let mut verdict = without_subject(rule, index, bench, subject.clone(), false);
        "it was not there on the judged day".clone_into(&mut verdict.reason);
        out.verdicts.push(verdict);
    } else {
        let area = (model.kind(element) == Kind::Area).then(|| model.id(element)).flatten();
        let case = Case { thing, subject, area, own: &[], undated: None, maybe: &there.gaps };
        push(rule, index, bench, &case, out);
    }
    if !model.is_own(element) {
        out.shared.extend(on_element(&mut out.verdicts, before, model, element));
    }
}

/// A fact told differently is one question, at the last place that tells it and with the others beside it.
fn of_difference(rule: &Rule<'_>, index: usize, found: &Difference, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let at = u32::try_from(found.model).unwrap_or(u32::MAX);
    of_dispute(rule, index, &found.dispute, (at, rule.target), bench, out);
    if let Some(finding) = out.verdicts.last_mut().and_then(|verdict| verdict.finding.as_mut()) {
        finding.related.clone_from(&found.others);
    }
}

fn of_ending(rule: &Rule<'_>, index: usize, ending: &Ending, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let Some(model) = bench.context.models.get(ending.model) else { return };
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
    push(rule, index, bench, &case, out);
    let findings = out.verdicts.iter_mut().skip(before).filter_map(|verdict| verdict.finding.as_mut());
    for (finding, said) in findings.zip(ending.said) {
        finding.papers = model.papers(said, None);
        finding.related.insert(0, Label { span: model.span(said), says: "said to end".to_owned() });
    }
}

/// Every value that sources disagree about is a question of its own.
fn disputes(rule: &Rule<'_>, index: usize, model: &Model, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let found = subject::disputes(model);
    if found.is_empty() {
        let subject = subject::of(model, model.root());
        let mut verdict = without_subject(rule, index, bench, subject, false);
        "no value in this file is disputed".clone_into(&mut verdict.reason);
        out.verdicts.push(verdict);
    }
    for dispute in found {
        of_dispute(rule, index, &dispute, (0, Target::DisputedValue), bench, out);
    }
}

fn of_dispute(
    rule: &Rule<'_>,
    index: usize,
    dispute: &Dispute,
    (model, target): (u32, Target),
    bench: &Bench<'_>,
    out: &mut FileVerdicts,
) {
    let own = [Fixed::Text(&dispute.fact), Fixed::Text(&dispute.readings)];
    let subject = dispute.subject(target);
    let thing = Thing::Of { model, element: dispute.element };
    let case = Case { thing, subject: &subject, area: None, own: &own, undated: None, maybe: &[] };
    let before = out.verdicts.len();
    push(rule, index, bench, &case, out);
    for verdict in out.verdicts.iter_mut().skip(before) {
        if let Some(finding) = &mut verdict.finding {
            finding.primary.span = dispute.span;
            finding.papers.clone_from(&dispute.papers);
        }
    }
}

fn push(rule: &Rule<'_>, index: usize, bench: &Bench<'_>, case: &Case<'_>, out: &mut FileVerdicts) {
    let compiled = match rule.compiled(bench.law) {
        Ok(compiled) => compiled,
        Err(findings) => {
            if !out.defects.iter().any(|known| findings.contains(known)) {
                out.defects.extend_from_slice(findings);
            }
            return;
        }
    };
    match judge(rule, compiled, index, bench, case) {
        Ok(verdict) => out.verdicts.push(verdict),
        Err(error) => out.defects.push(Finding::unreadable(
            Code::Pack,
            rule.text.id_span,
            format!("the rule `{}` cannot be worked out for {}: {error}", rule.text.id, case.subject.name),
            "this is a defect of the rule, not of the arrangement; report it to whoever keeps the pack",
        )),
    }
}
