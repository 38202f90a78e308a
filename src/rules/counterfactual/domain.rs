//! The values with which a fact may be compared, so that it may come out otherwise next to one of them.

use std::collections::BTreeSet;

use super::copies::{Copies, Site};
use crate::expr::{Literal, Shift};
use crate::law::{Catalogue, Fact as Set};
use crate::model::{Datum, Fact, Model};
use crate::reference::Reference;
use crate::rules::Rule;
use crate::rules::compile::Deciding;
use crate::time::{Date, Day};

/// So many numbers are reckoned with one another.
const MOST_RECKONED: usize = 24;

/// Days, numbers and texts that a rule, its law and the facts it reads name.
#[derive(Clone, Debug, Default)]
pub(super) struct Domain {
    /// The judged day, near which values are looked for where there is none to begin with.
    pub(super) judged: Option<Date>,
    pub(super) days: BTreeSet<Date>,
    pub(super) numbers: BTreeSet<i64>,
    pub(super) texts: BTreeSet<String>,
}

impl Domain {
    /// What a rule and its law name, and the judged day.
    pub(super) fn of_rule(rule: &Rule<'_>, law: &Catalogue, day: Day) -> Self {
        let mut domain = Self { judged: day.first().or(day.last()), ..Self::default() };
        domain.add_day(day);
        for provision in &rule.basis {
            domain.days.extend(provision.changes());
        }
        for (_, fact) in law.provisions().iter().flat_map(|provision| &provision.facts) {
            match fact {
                Set::Day(day) => domain.add_day(*day),
                Set::Months(count) | Set::Days(count) | Set::WorkingDays(count) => {
                    domain.numbers.insert(i64::from(*count));
                }
            }
        }
        for edition in law.editions() {
            domain.days.extend([Some(edition.from), edition.until.and_then(Date::next)].into_iter().flatten());
            domain.texts.insert(edition.id.clone());
        }
        if let Ok(compiled) = rule.compiled(law) {
            let (Deciding::Holds(decides) | Deciding::Judgement(decides)) = &compiled.decides;
            for program in [compiled.when.as_ref(), compiled.law_day.as_ref(), Some(decides)].into_iter().flatten() {
                program.literals().for_each(|literal| domain.add_literal(literal));
            }
        }
        domain
    }

    /// The same with what the facts at these sites say.
    pub(super) fn with_facts(mut self, copies: &Copies, sites: &[Site]) -> Self {
        for site in sites {
            if let Some(model) = copies.model(*site) {
                self.add_fact(model, model.fact(site.element, site.field));
            }
        }
        self
    }

    /// The same with the days to which a rule moves those that it compares, and the days before and after each.
    pub(super) fn with_moves(mut self, rule: &Rule<'_>, law: &Catalogue, reference: &Reference) -> Self {
        let chains = rule.shifts(law);
        let moved =
            self.days.iter().flat_map(|day| chains.iter().flat_map(|chain| Shift::moved(*day, chain, reference)));
        let moved: Vec<Date> = moved.collect();
        self.days.extend(moved);
        let beside: Vec<Date> = self.days.iter().flat_map(|day| [day.previous(), day.next()]).flatten().collect();
        self.days.extend(beside);
        let reckoned = self.reckoned();
        self.numbers.extend(reckoned);
        let beside: Vec<i64> =
            self.numbers.iter().flat_map(|number| [number.checked_sub(1), number.checked_add(1)]).flatten().collect();
        self.numbers.extend(beside);
        self
    }

    /// What comes of any two numbers: rules compare sums, differences, and shares in hundredths of a per cent.
    fn reckoned(&self) -> Vec<i64> {
        let some = || self.numbers.iter().copied().take(MOST_RECKONED);
        let pairs = some().flat_map(|a| some().map(move |b| (a, b)));
        let of = |(a, b): (i64, i64)| {
            [a.checked_add(b), a.checked_sub(b), a.checked_mul(10_000).and_then(|a| a.checked_div(b))]
        };
        pairs.flat_map(of).flatten().collect()
    }

    fn add_day(&mut self, day: Day) {
        self.days.extend(day.first().into_iter().chain(day.last()));
    }

    fn add_literal(&mut self, literal: Literal<'_>) {
        match literal {
            Literal::Text(text) => {
                self.texts.insert(text.to_owned());
            }
            Literal::Number(number) => {
                self.numbers.insert(number);
            }
            Literal::Day(day) => self.add_day(day),
        }
    }

    fn add_fact(&mut self, model: &Model, fact: Fact<'_>) {
        match fact {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => self.add_datum(model, datum),
            Fact::Disputed(readings, _) => {
                for reading in readings {
                    self.add_fact(model, model.reading(reading).0);
                }
            }
            Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => {}
        }
    }

    fn add_datum(&mut self, model: &Model, datum: Datum<'_>) {
        match datum {
            Datum::Text(text) => {
                self.texts.insert(text.to_owned());
            }
            Datum::Word(word) => {
                self.texts.insert(word.to_owned());
            }
            Datum::Int(number) | Datum::Money(number) | Datum::Share(number) => {
                self.numbers.insert(number);
            }
            Datum::Day(day) => self.add_day(day),
            Datum::Period(period) => {
                period.first_day().into_iter().chain(period.last_day()).for_each(|day| self.add_day(day));
            }
            Datum::Year(year) => self.days.extend([year.first(), year.last()]),
            Datum::List(list) => list.iter().for_each(|fact| self.add_fact(model, fact)),
            Datum::Bool(_) | Datum::Element(_) => {}
        }
    }
}
