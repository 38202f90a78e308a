//! One rule before one description: what is the same for every subject is worked out once.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use smallvec::SmallVec;

use super::Asks;
use super::basis::{InForce, Standing, standing, weight};
use super::compile::Compiled;
use super::judge::{Bench, one_line};
use super::rulebook::Rule;
use crate::expr::{Context, Program};
use crate::finding::{Finding, Outcome, Strength, Subject, Verdict, Words};
use crate::time::Day;

/// A rule with everything that it is put to.
pub(super) struct Hearing<'a, 'l> {
    pub(super) rule: &'a Rule<'l>,
    /// Its place in the book.
    pub(super) index: usize,
    pub(super) bench: Bench<'a>,
    /// How it stood in law, by day and area.
    standings: RefCell<SmallVec<[Stood<'l>; 1]>>,
    asked_only: OnceCell<Words>,
}

/// A day, an area where that matters, and how the rule stood there and then.
type Stood<'l> = (Day, Option<Box<str>>, Rc<Standing<'l>>);

impl<'a, 'l> Hearing<'a, 'l> {
    /// What is planned counts as in place where the rule asks about the design of a proposed arrangement.
    pub(super) fn new(rule: &'a Rule<'l>, index: usize, bench: &Bench<'a>) -> Self {
        let planned_counts = rule.text.asks == Asks::Design && bench.proposed;
        let bench = Bench { context: Context { planned_counts, ..bench.context }, ..*bench };
        Self { rule, index, bench, standings: RefCell::default(), asked_only: OnceCell::new() }
    }

    pub(super) fn compiled(&self) -> Result<&'a Compiled, &'a [Finding]> {
        self.rule.compiled(self.bench.law)
    }

    /// How it stood in law on a day.
    pub(super) fn standing(&self, day: Day, area: Option<&str>) -> Rc<Standing<'l>> {
        let mut known = self.standings.borrow_mut();
        if let Some((.., standing)) = known.iter().find(|(at, of, _)| *at == day && of.as_deref() == area) {
            return standing.clone();
        }
        let made = Rc::new(standing(self.rule, day, area));
        known.push((day, area.map(Into::into), made.clone()));
        made
    }

    /// Whether it asks what cannot be asked yet.
    pub(super) fn is_too_early(&self) -> bool {
        self.bench.proposed && self.rule.text.asks == Asks::Operation
    }

    /// Why it does not apply, in its own words where it has some.
    pub(super) fn asked_only(&self, when: &Program) -> Words {
        let words = self.asked_only.get_or_init(|| {
            let words = match &self.rule.text.only {
                Some(only) => format!("it is asked only {only}"),
                None => format!("it is asked only where `{}`", one_line(when.text())),
            };
            Words::from(words).shared()
        });
        words.clone()
    }

    /// How much it weighs at most on the file's day.
    fn weight(&self) -> Strength {
        let standing = self.standing(self.bench.own_day(), None);
        match standing.force {
            InForce::Certain => standing.weight,
            InForce::Not(_) | InForce::Unclear(_) => weight(&[], self.rule.limit.as_ref()),
        }
    }

    /// A verdict that it does not apply.
    pub(super) fn not_applicable(&self, subject: Arc<Subject>, reason: impl Into<Words>) -> Verdict {
        Verdict {
            rule: self.index,
            arrangement: self.bench.arrangement,
            subject,
            outcome: Outcome::NotApplicable,
            strength: self.weight(),
            reason: reason.into(),
            gaps: Vec::new(),
            unsaid: false,
            finding: None,
            steps: Vec::new(),
            rests_on: None,
        }
    }
}
