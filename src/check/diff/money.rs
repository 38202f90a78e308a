//! Who pays what, in the latest year of either side that says so.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Comparing, Same};
use super::links::took_its_place;
use super::node::Node;
use super::tell::{called, said, state, thing};
use crate::finding::{Altered, Form, Said, Section, What};
use crate::model::Datum;
use crate::model::vocab::{FieldId, Kind};
use crate::time::FinancialYear;

/// What stands for one sum on both sides: several entries where a body pays into several budgets; one side may lack it.
type Pair<'m> = (Vec<Node<'m>>, Vec<Node<'m>>);

impl<'m> Comparing<'m> {
    /// Tells of payers and totals where the latest years differ, and of the payers where several arrangements share one year: what a body
    /// paid to one of them is no less for what it pays to another. What else is of one year is compared like everything else.
    pub(super) fn money(&mut self, same: &Same<'m>) {
        let (Some((was_year, was)), Some((is_year, is))) = (latest(&same.before), latest(&same.after)) else { return };
        let is_one_year = was_year == is_year;
        if is_one_year && same.before.len() + same.after.len() == 2 {
            return;
        }
        let [was_year, is_year] =
            [was_year, is_year].map(|year| year.map_or_else(String::new, |year| year.to_string()));
        for (pair, field) in self.sums(&was, &is) {
            if is_one_year && field != "amount" {
                continue;
            }
            let Some(about) = pair.0.first().or(pair.1.first()).copied() else { continue };
            let kind = about.kind();
            let Some(field) = kind.field(field) else { continue };
            let (was, is) = (amount(&pair.0, field, about), amount(&pair.1, field, about));
            if was.form == Form::NotStated && is.form == Form::NotStated {
                continue;
            }
            if is_one_year {
                self.summed.extend(pair.0.iter().chain(&pair.1).copied());
                if (was.form, &was.words) == (is.form, &is.words) {
                    continue;
                }
            }
            let things = |nodes: &[Node<'m>]| nodes.iter().copied().map(thing).collect();
            let altered = Altered {
                section: Section::Money,
                before: things(&pair.0),
                after: things(&pair.1),
                known: None,
                what: What::Paid {
                    who: payers(&pair.0, &pair.1),
                    was_year: was_year.clone(),
                    is_year: is_year.clone(),
                    was,
                    is,
                },
            };
            self.tell(about.root(), (0, usize::from(kind == Kind::Contribution)), altered);
        }
    }

    /// The budgets with their totals, and the payers with their amounts, of both sides.
    fn sums(&self, was: &[Node<'m>], is: &[Node<'m>]) -> Vec<(Pair<'m>, &'static str)> {
        let mut sums: BTreeMap<String, Pair<'m>> = BTreeMap::new();
        let payer = |node: &Node<'m>| self.links.classes.key_of(*node, &["payer|called", "kind"]);
        for node in was.iter().flat_map(|budget| budget.led("contributions")) {
            sums.entry(payer(&node)).or_default().0.push(node);
        }
        for node in is.iter().flat_map(|budget| budget.led("contributions")) {
            sums.entry(payer(&node)).or_default().1.push(node);
        }
        let total = match (was, is) {
            ([was], [is]) => vec![((vec![*was], vec![*is]), "total")],
            _ => Vec::new(),
        };
        let payers = self.by_law(sums.into_values().collect()).into_iter().map(|pair| (pair, "amount"));
        total.into_iter().chain(payers).collect()
    }

    /// Puts payers that only before names together with those of after that took their place, or the other way round.
    fn by_law(&self, pairs: Vec<Pair<'m>>) -> Vec<Pair<'m>> {
        let (gone, rest): (Vec<Pair<'m>>, Vec<Pair<'m>>) = pairs.into_iter().partition(|pair| pair.1.is_empty());
        let (mut came, mut together): (Vec<Pair<'m>>, Vec<Pair<'m>>) =
            rest.into_iter().partition(|pair| pair.0.is_empty());
        for (mut was, _) in gone {
            let (next, others): (Vec<Pair<'m>>, Vec<Pair<'m>>) =
                came.into_iter().partition(|pair| self.is_successor(&was, &pair.1));
            came = others;
            let mut is = Vec::new();
            for pair in next {
                was.extend(pair.0);
                is.extend(pair.1);
            }
            // One that several gave way to is met again by the next of them.
            if is.is_empty() { together.push((was, is)) } else { came.push((was, is)) }
        }
        together.extend(came);
        together
    }

    fn is_successor(&self, was: &[Node<'m>], is: &[Node<'m>]) -> bool {
        let took = |one: Node<'m>, other: Node<'m>| {
            let areas = [one, other].map(|body| body.root().led("areas"));
            let areas: Vec<&str> = areas.iter().flatten().map(|area| area.id()).collect();
            let follows =
                |first: Node<'m>, next: Node<'m>| took_its_place(first.id(), next.id(), &areas, self.reference);
            one.is_listed() && other.is_listed() && (follows(one, other) || follows(other, one))
        };
        let payers = |sums: &[Node<'m>]| -> Vec<Node<'m>> { sums.iter().flat_map(|sum| sum.led("payer")).collect() };
        payers(was).into_iter().any(|one| payers(is).into_iter().any(|other| took(one, other)))
    }
}

/// The budgets of the latest year in which anybody is said to pay; those that state no year where none does.
fn latest<'m>(roots: &[Node<'m>]) -> Option<(Option<FinancialYear>, Vec<Node<'m>>)> {
    let year = |budget: &Node<'m>| match budget.value("year") {
        Some(Datum::Year(year)) => Some(year),
        _ => None,
    };
    let paid: Vec<Node<'m>> = roots
        .iter()
        .flat_map(|root| root.all(Kind::Budget))
        .filter(|budget| !budget.led("contributions").is_empty())
        .collect();
    let last = paid.iter().filter_map(year).max_by_key(|year| year.first());
    (!paid.is_empty()).then(|| (last, paid.into_iter().filter(|budget| year(budget) == last).collect()))
}

/// Who pays, by both names where another took its place; empty for a total.
fn payers(was: &[Node<'_>], is: &[Node<'_>]) -> String {
    let name = |contribution: &Node<'_>| {
        let who = contribution.led("payer").first().map(|payer| called(*payer));
        who.or_else(|| contribution.text("called").map(str::to_owned))
    };
    let names: BTreeSet<String> = was.iter().chain(is).filter_map(name).collect();
    names.into_iter().collect::<Vec<_>>().join(" / ")
}

/// A sum with how far it has come, or the budget that it stands in: what is under discussion is not what somebody pays.
fn with_its_state(node: Node<'_>, mut sum: Said) -> Said {
    let own = state(node).or_else(|| state(node.parent().filter(|holder| holder.kind() == Kind::Budget)?));
    if let Some(own) = own.filter(|_| !sum.words.is_empty()) {
        sum.words = format!("{} ({own})", sum.words);
    }
    sum
}

/// What is paid, each sum where there are several; of a payer that one side does not name, that it is not stated there.
fn amount<'m>(nodes: &[Node<'m>], field: FieldId, other: Node<'m>) -> Said {
    let mut parts = nodes.iter().map(|node| with_its_state(*node, said(*node, field)));
    let Some(mut whole) = parts.next() else {
        let mut lacking = said(other, field);
        lacking.form = Form::NotStated;
        lacking.words = String::new();
        other.model.why_not_stated().words().clone_into(&mut lacking.why);
        return lacking;
    };
    let words = |said: &Said| match said.form {
        Form::NotStated => "a sum that is not stated".to_owned(),
        _ => said.words.clone(),
    };
    for part in parts {
        whole.words = format!("{} and {}", words(&whole), words(&part));
        if whole.form != part.form && whole.form == Form::Known {
            whole.why = part.why;
        }
        whole.form = if whole.form == part.form { part.form } else { Form::Uncertain };
    }
    whole
}
