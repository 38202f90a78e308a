use std::cmp::Reverse;

use crate::finding::{Outcome, RuleHead, Verdict};
use crate::report::html::explained::Explained;
use crate::report::html::{Prose, Rule, Teller};
use crate::report::summary::capitalised;

/// Rules that came out one way, each with those it did so for.
pub(super) struct Settled {
    /// Its id on the page.
    pub id: String,
    pub title: String,
    /// How many verdicts there are.
    pub count: usize,
    pub rules: Vec<OneSettled>,
}

/// A rule, and for whom it came out so.
pub(super) struct OneSettled {
    /// What is so where it is met, else what it finds.
    pub says: Prose,
    pub strength: &'static str,
    pub rule: Rule,
    /// Nobody where it is asked of the arrangement as a whole.
    pub whom: Vec<Whom>,
}

/// One thing that a rule was asked about.
pub(super) struct Whom {
    /// Empty for the arrangement as a whole.
    pub name: Prose,
    /// Why it came out so, and what that rests on; empty unless that was asked for.
    pub reason: Prose,
    pub explained: Explained,
}

impl Settled {
    /// Those among some verdicts, weightiest first; nothing where there are none.
    pub fn of<'v>(
        verdicts: impl Iterator<Item = &'v Verdict>,
        teller: &Teller<'v>,
        outcome: Outcome,
        (id, title): (String, &str),
        explain: bool,
    ) -> Option<Self> {
        let mut own: Vec<&Verdict> = verdicts.filter(|verdict| verdict.outcome == outcome).collect();
        let count = own.len();
        // Stable, so that within one weight the report's own order holds.
        own.sort_by_key(|verdict| (Reverse(verdict.strength), verdict.rule));
        let runs = own.chunk_by(|one, next| one.strength == next.strength && one.rule == next.rule);
        let rules = runs.filter_map(|run| OneSettled::of(run, teller, explain)).collect();
        (count > 0).then(|| Self { id, title: format!("{} ({count})", capitalised(title)), count, rules })
    }
}

impl OneSettled {
    fn of(run: &[&Verdict], teller: &Teller<'_>, explain: bool) -> Option<Self> {
        let first = run.first()?;
        let rule = teller.report.rules.get(first.rule)?;
        let whom = run.iter().map(|verdict| Whom::of(verdict, teller, explain));
        Some(Self {
            says: Prose::of(&capitalised(says(rule, first.outcome))),
            strength: first.strength.words(),
            rule: teller.rule_of(rule),
            whom: whom.filter(|whom| explain || !whom.name.is_empty()).collect(),
        })
    }

    /// The names of those it came out so for, where nothing more is told of each.
    pub fn names(&self) -> Vec<&Prose> {
        self.whom.iter().map(|whom| &whom.name).collect()
    }
}

fn says(rule: &RuleHead, outcome: Outcome) -> &str {
    if outcome == Outcome::Met && !rule.in_order.is_empty() { &rule.in_order } else { &rule.title }
}

impl Whom {
    fn of(verdict: &Verdict, teller: &Teller<'_>, explain: bool) -> Self {
        Self {
            name: Prose::of(whom(verdict)),
            reason: if explain { Prose::of(&verdict.reason) } else { Prose::default() },
            explained: Explained::of(verdict, teller.sources),
        }
    }
}

/// What a verdict is about, by name; nothing for the arrangement as a whole.
pub(super) fn whom(verdict: &Verdict) -> &str {
    let subject = &verdict.subject;
    match (subject.kind, subject.name.is_empty()) {
        ("arrangement", _) => "",
        (_, true) => &subject.key,
        (_, false) => &subject.name,
    }
}
