//! Who pays what, in the latest year of either side that says so.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Comparing, Same};
use super::links::took_its_place;
use super::node::Node;
use super::tell::{called, said, state, thing};
use crate::finding::{Altered, Form, Paid, Said, Section, Sum, What};
use crate::model::vocab::{FieldId, Kind};
use crate::model::{Datum, Fact};
use crate::time::FinancialYear;

/// What stands for one sum on both sides: several entries where a body pays into several budgets; one side may lack it.
type Pair<'m> = (Vec<Node<'m>>, Vec<Node<'m>>);

impl<'m> Comparing<'m> {
    /// Tells of payers, totals and who holds the money where the latest years differ, and of the payers where several arrangements share one
    /// year or each has its own: what a body paid to one of them is no less for what it pays to another. What else is of one year is
    /// compared like everything else.
    pub(super) fn money(&mut self, same: &Same<'m>) {
        self.held(same);
        let pays = |budget: &Node<'m>| !budget.led("contributions").is_empty();
        let (was, is) = (latest(&same.before, pays), latest(&same.after, pays));
        if was.is_empty() || is.is_empty() {
            return;
        }
        let [was_years, is_years] = [&was, &is].map(|budgets| years(budgets));
        let is_one_year = was_years == is_years && was_years.len() == 1;
        if is_one_year && same.before.len() + same.after.len() == 2 {
            return;
        }
        // Some of what is told here is of one year, and would be told one by one too.
        let is_told_here = is_one_year || was_years.len() + is_years.len() > 2;
        for (pair, field) in self.sums(&was, &is) {
            if is_one_year && field != "amount" {
                continue;
            }
            let Some(about) = pair.0.first().or(pair.1.first()).copied() else { continue };
            let Some(id) = about.kind().field(field) else { continue };
            let [before, after] =
                [(&pair.0, &was_years), (&pair.1, &is_years)].map(|(nodes, years)| paid(nodes, id, about, years));
            let is_silent = [&before, &after].iter().all(|paid| paid.whole.form == Form::NotStated);
            let is_of_both = !pair.0.is_empty() && !pair.1.is_empty();
            if is_told_here && (!is_silent || is_of_both && !is_one_year) {
                self.summed.extend(pair.0.iter().chain(&pair.1).copied());
            }
            if is_silent || (is_told_here && is_paid_alike(&before, &after)) {
                continue;
            }
            let who = payers(&pair.0, &pair.1);
            self.tell_paid(&pair, What::Paid { field, who, was: before, is: after });
        }
    }

    /// Tells who holds the money where that changes from budgets of one year to those of another, which no line about either tells.
    fn held(&mut self, same: &Same<'m>) {
        let holds = |budget: &Node<'m>| !matches!(budget.named("held-by"), Fact::NotStated(_));
        let sides = [&same.before, &same.after].map(|roots| (latest(roots, holds), latest(roots, |_| true)));
        let [was, is] = sides.each_ref().map(|(held, _)| held);
        let [was_years, is_years] = sides.each_ref().map(|(held, all)| years(if held.is_empty() { all } else { held }));
        let one_year = was_years == is_years && was_years.len() == 1;
        let Some(about) = was.first().or(is.first()).copied().filter(|_| !one_year) else { return };
        let Some(id) = Kind::Budget.field("held-by") else { return };
        if was_years.is_empty() || is_years.is_empty() || self.is_held_alike(was, is) {
            return;
        }
        let [before, after] = [(was, &was_years), (is, &is_years)].map(|(nodes, years)| paid(nodes, id, about, years));
        let what = What::Paid { field: "held-by", who: String::new(), was: before, is: after };
        self.tell_paid(&(was.clone(), is.clone()), what);
    }

    fn is_held_alike(&self, was: &[Node<'m>], is: &[Node<'m>]) -> bool {
        let held = |budgets: &[Node<'m>]| -> BTreeSet<String> {
            let field = Kind::Budget.field("held-by");
            budgets.iter().filter_map(|budget| Some(self.links.classes.field(*budget, field?))).collect()
        };
        let holders = |budgets: &[Node<'m>]| -> Vec<Node<'m>> {
            budgets.iter().flat_map(|budget| budget.led("held-by")).collect()
        };
        held(was) == held(is) && !self.any_is_one_of_several(&holders(was), &holders(is))
    }

    fn tell_paid(&mut self, pair: &Pair<'m>, what: What) {
        let Some(about) = pair.0.first().or(pair.1.first()) else { return };
        let things = |nodes: &[Node<'m>]| nodes.iter().copied().map(thing).collect();
        let (before, after) = (things(&pair.0), things(&pair.1));
        let rank = (0, usize::from(about.kind() == Kind::Contribution));
        self.tell(about.root(), rank, Altered { section: Section::Money, before, after, known: None, what });
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

/// Of each arrangement the budgets that count of the latest year that has any; those that state no year where none does.
fn latest<'m>(roots: &[Node<'m>], counts: impl Fn(&Node<'m>) -> bool) -> Vec<Node<'m>> {
    let of_root = |root: &Node<'m>| -> Vec<Node<'m>> {
        let budgets: Vec<Node<'m>> = root.all(Kind::Budget).filter(&counts).collect();
        let last = budgets.iter().filter_map(|budget| year(*budget)).max_by_key(|year| year.first());
        budgets.into_iter().filter(|budget| year(*budget) == last).collect()
    };
    roots.iter().flat_map(of_root).collect()
}

fn year(budget: Node<'_>) -> Option<FinancialYear> {
    match budget.value("year") {
        Some(Datum::Year(year)) => Some(year),
        _ => None,
    }
}

/// The years of budgets in words, each once; empty for one that is not stated.
fn years(budgets: &[Node<'_>]) -> BTreeSet<String> {
    budgets.iter().map(|budget| year_in_words(*budget)).collect()
}

fn year_in_words(budget: Node<'_>) -> String {
    year(budget).map_or_else(String::new, |year| year.to_string())
}

/// Who pays, by both names where another took its place; empty for a total.
fn payers(was: &[Node<'_>], is: &[Node<'_>]) -> String {
    let names: BTreeSet<String> = was.iter().chain(is).map(|sum| payer(*sum)).filter(|name| !name.is_empty()).collect();
    names.into_iter().collect::<Vec<_>>().join(" / ")
}

fn payer(sum: Node<'_>) -> String {
    let who = sum.led("payer").first().map(|payer| called(*payer));
    who.or_else(|| sum.text("called").map(str::to_owned)).unwrap_or_default()
}

/// The budget that a sum stands in, or that it is the total of.
fn budget_of(sum: Node<'_>) -> Node<'_> {
    sum.parent().filter(|holder| holder.kind() == Kind::Budget).unwrap_or(sum)
}

/// A sum with how far it has come, or the budget that it stands in: what is under discussion is not what somebody pays.
fn with_its_state(node: Node<'_>, mut sum: Said) -> Said {
    if let Some(own) = state(node).or_else(|| state(budget_of(node))).filter(|_| !sum.words.is_empty()) {
        sum.words = format!("{} ({own})", sum.words);
    }
    sum
}

/// What is paid, each sum by itself and all in one; of a payer that one side does not name, that it is not stated there.
fn paid(nodes: &[Node<'_>], id: FieldId, other: Node<'_>, years: &BTreeSet<String>) -> Paid {
    let sum = |node: &Node<'_>| {
        let budget = budget_of(*node);
        let pot = budget.text("pot").unwrap_or_default().to_owned();
        Sum { said: with_its_state(*node, said(*node, id)), year: year_in_words(budget), payer: payer(*node), pot }
    };
    let sums: Vec<Sum> = nodes.iter().map(sum).collect();
    let whole = all_in_one(&sums).unwrap_or_else(|| {
        let mut lacking = said(other, id);
        lacking.form = Form::NotStated;
        lacking.words = String::new();
        other.model.why_not_stated().words().clone_into(&mut lacking.why);
        lacking
    });
    Paid { sums, years: years.iter().cloned().collect(), whole }
}

/// Several sums one after the other; in doubt where some are surer than others.
fn all_in_one(sums: &[Sum]) -> Option<Said> {
    let mut parts = sums.iter().map(|sum| &sum.said);
    let mut whole = parts.next()?.clone();
    let words = |said: &Said| match said.form {
        Form::NotStated => "a sum that is not stated".to_owned(),
        _ => said.words.clone(),
    };
    for part in parts {
        whole.words = format!("{} and {}", words(&whole), words(part));
        if whole.form != part.form && whole.form == Form::Known {
            whole.why.clone_from(&part.why);
        }
        whole.form = if whole.form == part.form { part.form } else { Form::Uncertain };
    }
    Some(whole)
}

/// Whether the same is paid on both sides for the same year.
fn is_paid_alike(was: &Paid, is: &Paid) -> bool {
    let years = |paid: &Paid| paid.sums.iter().map(|sum| sum.year.clone()).collect::<BTreeSet<String>>();
    let is_of_one_year = years(was) == years(is) && years(was).len() == 1;
    is_of_one_year && (was.whole.form, &was.whole.words) == (is.whole.form, &is.whole.words)
}
