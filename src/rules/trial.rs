//! A rule on trial: alone in its book, and with a note of how the parts of its conditions come out.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::Decides;
use super::compile::{Compiled, Deciding};
use super::form::ExprText;
use super::load::Named;
use super::rulebook::{Rule, Rulebook};
use crate::expr::{Context, EvalError, Exercise, Never, Program, Stands};
use crate::finding::Outcome;
use crate::law::Catalogue;
use crate::source::Span;
use crate::time::Truth;

/// How the parts of a rule's conditions came out so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    when: Exercise,
    decides: Exercise,
    unsure: Exercise,
}

/// A condition of a rule, as checked and as written, and how it came out.
struct Condition<'r> {
    program: &'r Program,
    text: &'r ExprText,
    exercise: fn(&Tried) -> &Exercise,
}

/// A part of a rule's conditions that did not come out both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unshown {
    /// Its place in the rule file.
    pub span: Span,
    /// It as written.
    pub text: String,
    /// Which way it never came out.
    pub never: Never,
}

impl Rulebook<'_> {
    /// A book with this rule alone, which notes how the parts of its conditions come out; nothing where there is no such rule.
    #[must_use]
    pub fn on_trial(&self, id: &str) -> Option<Self> {
        let rule = self.rules().iter().find(|rule| rule.text.id == id)?;
        let named = Named { target: rule.target, basis: rule.basis.clone() };
        let mut alone = Rule::new(rule.text.clone(), &rule.pack, named);
        alone.tried = Some(Mutex::default());
        let mut book = Self::new(self.law());
        book.take(self.packs().iter().find(|pack| pack.name == rule.pack)?.clone(), vec![alone]);
        Some(book)
    }
}

impl Rule<'_> {
    /// Notes how the conditions come out for a subject, as far as its outcome hangs on them.
    pub(super) fn note(&self, compiled: &Compiled, context: &Context<'_>, outcome: Outcome) -> Result<(), EvalError> {
        let Some(tried) = &self.tried else { return Ok(()) };
        let mut tried = tried.lock().unwrap_or_else(PoisonError::into_inner);
        let mut applies = Truth::True;
        if let Some(when) = &compiled.when {
            when.exercise(context, &mut tried.when)?;
            applies = when.truth(context)?.truth;
        }
        if !applies.is_true() || outcome == Outcome::NotApplicable && !self.text.guards {
            return Ok(());
        }
        deciding(compiled).exercise(context, &mut tried.decides)?;
        if let (Some((_, Some(when))), Outcome::NotStated) = (&compiled.unsure, outcome) {
            when.exercise(context, &mut tried.unsure)?;
        }
        Ok(())
    }

    /// How many parts of its conditions should come out both ways.
    #[must_use]
    pub fn parts(&self, law: &Catalogue) -> usize {
        let conditions = self.conditions(law);
        let mut places = BTreeSet::new();
        for (at, Condition { program, .. }) in conditions.iter().enumerate() {
            for range in program.should_come_out_both_ways() {
                // What stands in a part is the same in every condition.
                let own = matches!(program.stands(&(range.0..range.1)), Stands::InOwn(_)).then_some(at);
                places.insert((own, range));
            }
        }
        places.len()
    }

    /// The smallest parts of its conditions that did not come out both ways while it was on trial.
    #[must_use]
    pub fn unshown(&self, law: &Catalogue) -> Vec<Unshown> {
        let tried = self.tried();
        let conditions = self.conditions(law);
        let mut unshown: Vec<Unshown> = Vec::new();
        for Condition { program, text, exercise } in &conditions {
            let others = conditions.iter().map(|other| (other.exercise)(&tried));
            let exercise = others.fold(exercise(&tried).clone(), |all, other| all.with_parts_of(other, program));
            for part in program.unexercised(&exercise) {
                let span = self.text.place(text, &program.stands(&part.range));
                let told = Unshown { span, text: program.slice(part.range).to_owned(), never: part.never };
                if !unshown.contains(&told) {
                    unshown.push(told);
                }
            }
        }
        unshown
    }

    /// Whether it ever held while it was on trial, and whether it ever did not; nothing where only people can decide, or where a value
    /// that is told in two ways does.
    #[must_use]
    pub fn ever_held(&self, law: &Catalogue) -> Option<(bool, bool)> {
        let compiled = self.compiled(law).ok()?;
        let may_be_otherwise = matches!(compiled.decides, Deciding::Holds(_)) && !self.target.is_of_values();
        may_be_otherwise.then(|| self.tried().decides.whole(deciding(compiled)))
    }

    fn tried(&self) -> Tried {
        let tried = self.tried.as_ref().map(|tried| tried.lock().unwrap_or_else(PoisonError::into_inner).clone());
        tried.unwrap_or_default()
    }

    fn conditions(&self, law: &Catalogue) -> Vec<Condition<'_>> {
        let Ok(compiled) = self.compiled(law) else { return Vec::new() };
        let (Decides::Holds(decides) | Decides::Judgement(decides)) = &self.text.decides;
        let mut conditions = Vec::new();
        if let (Some(when), Some(text)) = (&compiled.when, &self.text.when) {
            conditions.push(Condition { program: when, text, exercise: |tried| &tried.when });
        }
        if !self.target.is_of_values() {
            let program = deciding(compiled);
            conditions.push(Condition { program, text: decides, exercise: |tried| &tried.decides });
        }
        let unsure = self.text.unsure.as_ref().and_then(|unsure| unsure.when.as_ref());
        if let (Some((_, Some(when))), Some(text)) = (&compiled.unsure, unsure) {
            conditions.push(Condition { program: when, text, exercise: |tried| &tried.unsure });
        }
        conditions
    }
}

fn deciding(compiled: &Compiled) -> &Program {
    let (Deciding::Holds(program) | Deciding::Judgement(program)) = &compiled.decides;
    program
}
