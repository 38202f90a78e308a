//! All rules over one description, and over a set of them.

use super::constants::law_values;
use super::differ::{Difference, differences};
use super::ends::{Ending, endings};
use super::judge::{Bench, Case, judge, without_subject};
use super::rulebook::{Rule, Rulebook};
use super::say;
use super::subject::{self, Dispute};
use super::target::{Subjects, Target, Unstated, subjects, unread_beside};
use crate::expr::{Context, Fixed, Thing, presence};
use crate::finding::{Code, Finding, Label, Outcome, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};
use crate::reference::Reference;
use crate::time::{Day, Truth};

/// What the rules say of a file.
#[derive(Debug, Default)]
pub struct FileVerdicts {
    /// One for each rule and subject, in order of rule and place.
    pub verdicts: Vec<Verdict>,
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
    let proposed = model.status() == Some("proposed");
    let bench = Bench {
        context: Context::new(&models, 0, day, reference),
        law: book.law(),
        constants: &constants,
        proposed,
        explain,
        arrangement: Some(0),
    };
    let mut out = FileVerdicts::default();
    for (index, rule) in book.rules().iter().enumerate() {
        match rule.target {
            Target::Kind(kind) => of_kind(rule, index, kind, model, &bench, &mut out),
            Target::DisputedValue => disputes(rule, index, model, &bench, &mut out),
            Target::EndedArea | Target::DifferingValue => {}
        }
    }
    out
}

/// Judges the set by the rules that ask about several descriptions.
#[must_use]
pub fn judge_set(models: &[&Model], book: &Rulebook<'_>, reference: &Reference, options: &SetOptions) -> FileVerdicts {
    let mut out = FileVerdicts::default();
    let constants = law_values(book.law(), options.day);
    let (mut ending, mut differing) = (None, None);
    for (index, rule) in book.rules().iter().enumerate() {
        let bench = |current| Bench {
            context: Context { complete: options.complete, ..Context::new(models, current, options.day, reference) },
            law: book.law(),
            constants: &constants,
            proposed: false,
            explain: options.explain,
            arrangement: None,
        };
        match rule.target {
            Target::EndedArea => {
                let endings = ending.get_or_insert_with(|| endings(models));
                if endings.is_empty() && !models.is_empty() {
                    nothing_of_the_sort(
                        rule,
                        index,
                        &bench(0),
                        "no arrangement in these files is said to end",
                        &mut out,
                    );
                }
                for ending in endings {
                    of_ending(rule, index, ending, &bench(ending.model), &mut out);
                }
            }
            Target::DifferingValue => {
                let differences = differing.get_or_insert_with(|| differences(models));
                if differences.is_empty() && !models.is_empty() {
                    let why = "no two descriptions of one arrangement in these files give a fact differently";
                    nothing_of_the_sort(rule, index, &bench(0), why, &mut out);
                }
                for difference in differences {
                    of_difference(rule, index, difference, &bench(difference.model), &mut out);
                }
            }
            Target::Kind(_) | Target::DisputedValue => {}
        }
    }
    out
}

fn of_kind(rule: &Rule<'_>, index: usize, kind: Kind, model: &Model, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let planned = rule.text.asks == super::Asks::Design && bench.proposed;
    let bench = Bench { context: Context { planned_counts: planned, ..bench.context }, ..*bench };
    match subjects(model, kind) {
        Subjects::Some(found) => {
            for element in found.iter().copied() {
                of_subject(rule, index, model, element, &bench, out);
            }
            let unread = unread_beside(model, kind, &found);
            if !unread.is_empty() {
                nothing_stated(rule, index, model, &bench, &unread, out);
            }
        }
        Subjects::SaidEmpty => {
            let subject = subject::of(model, model.root());
            out.verdicts.push(without_subject(rule, index, &bench, subject, true));
        }
        Subjects::NotStated(unstated) if unwritten(model, &unstated) && asks_of_what_is_written(rule, &bench) => {
            let subject = subject::of(model, model.root());
            let mut verdict = without_subject(rule, index, &bench, subject, false);
            verdict.reason = match &rule.text.only {
                Some(only) => format!("it is asked only {only}"),
                None => "it is asked only of what is written".to_owned(),
            };
            out.verdicts.push(verdict);
        }
        Subjects::NotStated(unstated) => {
            nothing_stated(rule, index, model, &bench, &unstated, out);
        }
    }
}

/// Whether nothing stands where subjects would; what cannot be read may still be one.
fn unwritten(model: &Model, unstated: &[Unstated]) -> bool {
    unstated.iter().all(|missing| matches!(model.fact(missing.holder, missing.field), Fact::NotStated(_)))
}

/// A rule that applies where something of its subject is stated asks nothing of what is not written at all.
fn asks_of_what_is_written(rule: &Rule<'_>, bench: &Bench<'_>) -> bool {
    let when = rule.compiled(bench.law).ok().and_then(|compiled| compiled.when.as_ref());
    when.is_some_and(crate::expr::Program::needs_something_written)
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
    verdict.outcome = Outcome::NotStated;
    say::nothing_stated(rule, model, bench, unstated, &mut verdict);
    out.verdicts.push(verdict);
}

fn of_subject(
    rule: &Rule<'_>,
    index: usize,
    model: &Model,
    element: ElementId,
    bench: &Bench<'_>,
    out: &mut FileVerdicts,
) {
    let subject = subject::of(model, element);
    let thing = Thing::Of { model: 0, element };
    let there = presence(thing, &bench.context);
    if there.truth == Truth::False {
        let mut verdict = without_subject(rule, index, bench, subject, false);
        "it was not there on the judged day".clone_into(&mut verdict.reason);
        out.verdicts.push(verdict);
        return;
    }
    let area = (model.kind(element) == Kind::Area).then(|| model.id(element)).flatten();
    let case = Case { thing, subject: &subject, area, own: &[], undated: None, maybe: &there.gaps };
    push(rule, index, bench, &case, out);
}

/// A rule about the set that finds nothing to ask about.
fn nothing_of_the_sort(rule: &Rule<'_>, index: usize, bench: &Bench<'_>, why: &str, out: &mut FileVerdicts) {
    let mut verdict = without_subject(rule, index, bench, subject::of_the_set(), false);
    why.clone_into(&mut verdict.reason);
    out.verdicts.push(verdict);
}

/// A fact told differently is one question, at the last place that tells it and with the others beside it.
fn of_difference(rule: &Rule<'_>, index: usize, found: &Difference, bench: &Bench<'_>, out: &mut FileVerdicts) {
    let at = u32::try_from(found.model).unwrap_or(u32::MAX);
    of_dispute(rule, index, &found.dispute, (at, Target::DifferingValue), bench, out);
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
