//! All rules over one description, and over a set of them.

use std::cell::RefCell;
use std::sync::Arc;

use super::constants::law_values;
use super::counterfactual::Copies;
use super::explain;
use super::hearing::Hearing;
use super::judge::{Bench, Case, Detail, judge};
use super::proposal::{presence_either_way, proposal};
use super::roll::{Called, Calling, Missing, Roll};
use super::rulebook::Rulebook;
use super::say;
use super::shared::{SharedVerdict, on_element, pointing_there};
use super::subject::{self, Dispute};
use super::target::{Target, may_have_others};
use super::weigh::{asks_nothing, may_ask_of_others};
use crate::expr::{Context, Fixed, Thing};
use crate::finding::{Code, Finding, Outcome, Subject, Verdict};
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

/// Judges one description by every rule that asks about a description.
#[must_use]
pub fn judge_file(model: &Model, day: Day, book: &Rulebook<'_>, reference: &Reference, detail: Detail) -> FileVerdicts {
    judge_file_by(model, day, book, reference, detail, &|_| true)
}

/// The same by some of the rules only, given by their places in the book.
#[must_use]
pub fn judge_file_by(
    model: &Model,
    day: Day,
    book: &Rulebook<'_>,
    reference: &Reference,
    detail: Detail,
    chosen: &dyn Fn(usize) -> bool,
) -> FileVerdicts {
    let constants = law_values(book.law(), day);
    let models = [model];
    let (proposed, perhaps) = proposal(model);
    let copies = detail.explain.then(|| RefCell::new(Copies::of(&models)));
    let bench = Bench {
        proposed,
        perhaps_proposed: perhaps.as_ref(),
        explain: copies.as_ref(),
        silence: detail.silence,
        arrangement: Some(0),
        ..Bench::over(Context::new(&models, 0, day, reference), book.law(), &constants)
    };
    // Some rules ask of one subject, some of dozens.
    let mut out = FileVerdicts { verdicts: Vec::with_capacity(book.rules().len() * 4), ..FileVerdicts::default() };
    let mut roll = Roll::default();
    for (index, rule) in book.rules().iter().enumerate().filter(|(index, _)| chosen(*index)) {
        match rule.target {
            Target::Kind(_) if rule.text.across.is_some() => {}
            Target::Kind(kind) => of_kind(&Hearing::new(rule, index, &bench), model, kind, &mut roll, &mut out),
            Target::DisputedValue => disputes(&Hearing::new(rule, index, &bench), model, &roll, &mut out),
            Target::EndedArea | Target::DifferingValue | Target::SharedValue => {}
        }
    }
    let pointing = pointing_there(&mut out.verdicts, model);
    out.shared.extend(pointing);
    out
}

fn of_kind(hearing: &Hearing<'_, '_>, model: &Model, kind: Kind, roll: &mut Roll, out: &mut FileVerdicts) {
    let whole = roll.whole(model);
    match roll.of(model, kind) {
        Calling::Some(found, unread, others) => {
            let before = out.verdicts.len();
            for called in found {
                of_subject(hearing, model, called, out);
            }
            let own = out.verdicts.get_mut(before..).unwrap_or_default();
            if hearing.bench.silence
                && own.iter().all(|verdict| verdict.outcome == Outcome::NotApplicable && !verdict.unsaid)
                && (hearing.rule.text.unlisted.is_some() || *others.get_or_init(|| may_have_others(model, kind)))
                && would_ask_of_others(hearing)
            {
                for verdict in own {
                    verdict.unsaid = true;
                }
            }
            if !unread.unstated.is_empty() {
                nothing_stated(hearing, model, unread, whole, out);
            }
        }
        Calling::SaidEmpty => out.verdicts.push(of_none(hearing, whole)),
        Calling::NotStated(missing) => nothing_stated(hearing, model, missing, whole, out),
    }
}

/// What comes of a rule where the file lists no subject and says that this is all; that spares nobody where subjects go unlisted.
fn of_none(hearing: &Hearing<'_, '_>, whole: Arc<Subject>) -> Verdict {
    match &hearing.rule.text.unlisted {
        Some(why) if would_ask_of_others(hearing) => {
            Verdict { unsaid: true, ..hearing.not_applicable(whole, why.clone()) }
        }
        _ => hearing.not_applicable(whole, "the file says that there is none of the kind it asks about"),
    }
}

/// Whether a rule may have something to ask of subjects that are not listed.
fn would_ask_of_others(hearing: &Hearing<'_, '_>) -> bool {
    hearing.compiled().is_ok_and(|compiled| may_ask_of_others(hearing, compiled).unwrap_or(false))
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
        let unsaid = hearing.bench.silence && may_ask_of_others(hearing, compiled).unwrap_or(false);
        out.verdicts.push(Verdict { unsaid, ..hearing.not_applicable(whole, reason) });
        return;
    }
    out.verdicts.push(say::nothing_stated(hearing, model, missing, whole));
}

pub(super) fn of_subject(hearing: &Hearing<'_, '_>, model: &Model, called: &Called, out: &mut FileVerdicts) {
    let before = out.verdicts.len();
    let there = presence_either_way(called, &hearing.bench);
    if there.truth == Truth::False {
        out.verdicts.push(hearing.not_applicable(called.subject.clone(), "it was not there on the judged day"));
    } else {
        called.with_case(model, &hearing.bench.context, &there.gaps, |case| push(hearing, case, out));
    }
    for verdict in out.verdicts.iter_mut().skip(before) {
        verdict.rests_on = explain::element(hearing, called, verdict);
    }
    if !model.is_own(called.element) {
        out.shared.extend(on_element(&mut out.verdicts, before, model, called.element));
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

pub(super) fn of_dispute(
    hearing: &Hearing<'_, '_>,
    dispute: &Dispute,
    (model, target): (u32, Target),
    out: &mut FileVerdicts,
) {
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

pub(super) fn push(hearing: &Hearing<'_, '_>, case: &Case<'_>, out: &mut FileVerdicts) {
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
            say::subject_span(case.thing, &hearing.bench.context),
            format!("the rule `{}` cannot be worked out for {}: {error}", hearing.rule.id, case.subject.name),
            "this is a defect of the rule, not of the arrangement; report it to whoever keeps the pack",
        )),
    }
}
