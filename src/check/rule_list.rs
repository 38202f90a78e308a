//! The rules of a book, as they stand on a day.

use crate::finding::{ListedProvision, ListedRule, RuleList, Standing};
use crate::rules::{Decides, Rule, Rulebook};
use crate::time::{Date, Day};

/// Every rule of a book with its strength on a day and what it rests on, pack by pack.
#[must_use]
pub fn rule_list(book: &Rulebook<'_>, day: Date) -> RuleList {
    let mut rules: Vec<ListedRule> = Vec::new();
    for (pack, stamp) in book.packs().iter().enumerate() {
        let own = book.rules().iter().filter(|rule| rule.pack == stamp.name);
        rules.extend(own.map(|rule| listed(rule, pack, book, Day::from(day))));
    }
    RuleList {
        day: day.to_string(),
        law_date: book.law().data_date().map_or_else(String::new, |date| date.to_string()),
        packs: book.packs().to_vec(),
        rules,
    }
}

pub(super) fn listed(rule: &Rule<'_>, pack: usize, book: &Rulebook<'_>, day: Day) -> ListedRule {
    let provisions = rule.basis.iter().map(|provision| ListedProvision {
        id: provision.id.clone(),
        place: book.law().cite(provision).place,
        in_force: provision.in_force(day).is_true(),
    });
    ListedRule {
        id: rule.id.clone(),
        pack,
        title: rule.text.title.clone(),
        to: rule.target.name(),
        by_people: matches!(rule.text.decides, Decides::Judgement(_)),
        strength: rule.strength_on(day),
        standing: standing(rule, day),
        provisions: provisions.collect(),
    }
}

fn standing(rule: &Rule<'_>, day: Day) -> Standing {
    let basis = &rule.basis;
    if basis.iter().any(|provision| provision.in_force(day).is_true()) {
        Standing::InForce
    } else if basis.iter().any(|provision| !provision.in_force(day).is_false()) {
        Standing::Unclear
    } else if basis.iter().all(|provision| provision.begun(day).is_false()) {
        Standing::NotYet
    } else {
        Standing::Over
    }
}
