//! A rule rests on no provision that is in force on none of the days on which the rule can apply.
//!
//! What a condition says of the day alone, `day > law.…` or `law.edition != …`, is judged by masa itself, day by day.

use std::collections::BTreeMap;

use masa::check::{Options, Text, Tools, check};
use masa::finding::Outcome;
use masa::law::{Catalogue, Fact, Provision, Start};
use masa::rules::{Rule, Rulebook};
use masa::source::{Source, Sources};
use masa::time::Date;

/// The parts of a condition that all have to hold.
fn conjuncts(condition: &str) -> Vec<String> {
    let (mut parts, mut part, mut depth, mut quote) = (Vec::new(), String::new(), 0, None);
    let mut letters = condition.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            (None, '&') if depth == 0 && letters.peek() == Some(&'&') => {
                letters.next();
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(letter);
    }
    parts.push(part);
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// Whether a part speaks of the day and the law alone.
fn is_of_the_day(part: &str) -> bool {
    let outside: String = part.split('"').step_by(2).collect();
    let names = outside.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '.'));
    let mut names = names.filter(|name| name.starts_with(char::is_alphabetic)).peekable();
    let known = ["day", "date", "add_days", "add_months", "add_years"];
    names.peek().is_some() && names.all(|name| name.starts_with("law.") || known.contains(&name))
}

/// What a rule's condition says of the day.
fn of_the_day(rule: &Rule<'_>) -> Vec<String> {
    let when = rule.text.when.iter().flat_map(|when| conjuncts(&when.text));
    when.filter(|part| is_of_the_day(part)).collect()
}

/// Days at which something may change, within the time of a provision.
fn days_of(provision: &Provision) -> Vec<Date> {
    let law = Catalogue::bundled();
    let first = match &provision.start {
        Start::On(from) | Start::ByArea { earliest: from, .. } => *from,
        Start::NotYet { .. } => return Vec::new(),
    };
    let last = provision.until.unwrap_or_else(|| law.data_date().unwrap());
    let facts = law.provisions().iter().flat_map(|provision| &provision.facts).filter_map(|(_, fact)| match fact {
        Fact::Day(day) => day.last(),
        _ => None,
    });
    let editions = law.editions().map(|edition| edition.from);
    let mut days: Vec<Date> = facts.flat_map(|day| [Some(day), day.next()]).flatten().chain(editions).collect();
    days.extend([first, last]);
    days.retain(|day| first <= *day && *day <= last);
    days.sort_unstable();
    days.dedup();
    days
}

/// On which of the days a part of a condition holds, by a rule that has nothing else.
fn holds_on(parts: &[&String], days: &[Date]) -> BTreeMap<(String, Date), bool> {
    let law = Catalogue::bundled();
    let mut texts = Sources::new();
    texts.add(Source::new("pack.yaml", "name: days\nversion: \"1\"\ntitle: Days"));
    for (number, part) in parts.iter().enumerate() {
        let part = part.replace('\'', "''");
        texts.add(Source::new(
            "rule.yaml",
            format!(
                "id: part-{number}\ntitle: Part\nasks: design\nbasis: [ca2004-s16E-1]\napplies: {{to: arrangement}}\n\
                 holds: '{part}'\nsay: so\nask: So?\nmend: So.\nrationale: So.\n"
            ),
        ));
    }
    let mut book = Rulebook::new(law);
    assert_eq!(book.load(&texts), []);
    let mut holds = BTreeMap::new();
    for day in days {
        let text = format!("masa: 1\nid: t\nas-at: {day}\nareas: [plymouth]\n");
        let texts = vec![Text { name: "t.yaml".to_owned(), also: Vec::new(), bytes: text.into_bytes(), named: true }];
        let options =
            Options { as_of: None, today: law.data_date().unwrap(), complete: false, explain: false, accept: false };
        let tools = Tools { law, ..Tools::bundled(&book) };
        let checked = check(texts, &tools, &options);
        for verdict in &checked.report.verdicts {
            let id = checked.report.rules[verdict.rule].id.to_string();
            let number: usize = id.strip_prefix("part-").unwrap().parse().unwrap();
            holds.insert((parts[number].clone(), *day), verdict.outcome != Outcome::NotMet);
        }
    }
    holds
}

/// Provisions of rules that are in force on none of the days on which the rule can apply.
fn never_in_force(book: &Rulebook<'_>) -> Vec<String> {
    let mut parts: Vec<String> = book.rules().iter().flat_map(of_the_day).collect();
    parts.sort();
    parts.dedup();
    let mut days: Vec<Date> = book.law().provisions().iter().flat_map(days_of).collect();
    days.sort_unstable();
    days.dedup();
    // What is older than the duties is cited by no rule, and judged by none.
    days.retain(|day| *day >= Date::parse("2018-06-29").unwrap());
    let holds = holds_on(&parts.iter().collect::<Vec<_>>(), &days);
    let mut wrong = Vec::new();
    for rule in book.rules() {
        let own = of_the_day(rule);
        for provision in &rule.basis {
            let applies = |day: &Date| own.iter().all(|part| holds.get(&(part.clone(), *day)).copied().unwrap_or(true));
            if !days_of(provision).iter().any(applies) {
                wrong.push(format!("{} rests on {}", rule.text.id, provision.id));
            }
        }
    }
    wrong
}

#[test]
fn no_rule_rests_on_a_provision_that_is_never_in_force_when_the_rule_applies() {
    let found = never_in_force(&Rulebook::bundled(Catalogue::bundled()));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_over_before_a_rule_applies_and_what_has_not_begun_is_found() {
    let rule = "id: late\ntitle: Late\nasks: design\nbasis: [wt2018-c3-roles, wt2023-c2-chair, ca2004-s16EA-1]\n\
        applies: {to: arrangement, when: day > law.revised_arrangements_published_by && stated(edition), only: later}\n\
        holds: has(edition)\nsay: so\nask: So?\nmend: So.\nrationale: So.\n";
    let mut texts = Sources::new();
    texts.add(Source::new("pack.yaml", "name: own\nversion: \"1\"\ntitle: Own"));
    texts.add(Source::new("rule.yaml", rule));
    let mut book = Rulebook::new(Catalogue::bundled());
    assert_eq!(book.load(&texts), []);
    assert_eq!(never_in_force(&book), ["late rests on wt2018-c3-roles", "late rests on ca2004-s16EA-1"]);
}

#[test]
fn parts_of_a_condition_are_told_apart() {
    let parts =
        conjuncts(r#"day > law.duties_begin && (stated(a) && b) && law.edition != "x && y" && group.tier == "lead""#);
    let of_day: Vec<&String> = parts.iter().filter(|part| is_of_the_day(part)).collect();
    assert_eq!(parts.len(), 4);
    assert_eq!(of_day, ["day > law.duties_begin", "law.edition != \"x && y\""]);
}
