use std::fmt::Write as _;

use crate::finding::{ListedRule, PackStamp, RuleList, Standing, Strength};
use crate::report::markdown::inline;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::{counted, day, listed};

/// Columns that a strength takes, with the blanks behind it.
const STRENGTH: usize = 16;

/// Writes the rules for people: pack by pack, each with its strength on the day and what it rests on.
#[must_use]
pub fn rules_text(list: &RuleList, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    for (pack, rules) in packs(list) {
        page.gap();
        page.heading(&format!("{} {}: {}", pack.name, pack.version, pack.title));
        page.command("hash", &format!("{}@{}", pack.name, pack.hash));
        for rule in rules {
            let lead = format!("  {:<width$}", weighs(rule), width = STRENGTH - 2);
            page.headline(&lead, tone(rule), STRENGTH, &rule.title, &rule.id);
            let provisions: Vec<&str> = rule.provisions.iter().map(|provision| provision.id.as_str()).collect();
            page.paragraph(&" ".repeat(STRENGTH), Tone::Plain, STRENGTH, &provisions.join(", "));
        }
    }
    page.gap();
    page.paragraph("", Tone::Bold, 2, &totals(list));
    page.finish()
}

/// Writes the rules as Markdown: a table for each pack.
#[must_use]
pub fn rules_markdown(list: &RuleList) -> String {
    let mut out = "# Rules\n".to_owned();
    for (pack, rules) in packs(list) {
        let title = inline(&format!("{} {}: {}", pack.name, pack.version, pack.title));
        let _ = write!(out, "\n## {title}\n\n`{}@{}`\n\n", pack.name, pack.hash);
        out.push_str("| rule | what is wrong | weighs | rests on |\n| --- | --- | --- | --- |\n");
        for rule in rules {
            let provisions: Vec<String> =
                rule.provisions.iter().map(|provision| format!("`{}`", provision.id)).collect();
            let (title, weighs) = (inline(&rule.title).replace('|', "\\|"), weighs(rule));
            let _ = writeln!(out, "| `{}` | {title} | {weighs} | {} |", rule.id.as_str(), provisions.join(", "));
        }
    }
    let _ = writeln!(out, "\n{}", inline(&totals(list)).replace('\u{a0}', " "));
    out
}

/// The packs that have rules, with these.
fn packs(list: &RuleList) -> impl Iterator<Item = (&PackStamp, Vec<&ListedRule>)> {
    list.packs.iter().enumerate().filter_map(|(at, pack)| {
        let rules: Vec<&ListedRule> = list.rules.iter().filter(|rule| rule.pack == at).collect();
        (!rules.is_empty()).then_some((pack, rules))
    })
}

/// What a rule weighs on the day, or how it stands in law where it weighs nothing.
pub(in crate::report) const fn weighs(rule: &ListedRule) -> &'static str {
    match rule.standing {
        Standing::InForce => rule.strength.words(),
        Standing::Unclear => "law unclear",
        Standing::NotYet => "not yet law",
        Standing::Over => "no longer asked",
    }
}

const fn tone(rule: &ListedRule) -> Tone {
    match (rule.standing, rule.strength) {
        (Standing::InForce, Strength::Duty) => Tone::Red,
        (Standing::InForce, Strength::Guidance) => Tone::Yellow,
        (Standing::InForce, Strength::Question) => Tone::Cyan,
        (Standing::InForce, Strength::Note) => Tone::Plain,
        _ => Tone::Dim,
    }
}

/// How many rules there are, and what they weigh on the day.
fn totals(list: &RuleList) -> String {
    let of = |is_meant: &dyn Fn(&ListedRule) -> bool| list.rules.iter().filter(|rule| is_meant(rule)).count();
    let weighing = |strength| of(&|rule| rule.standing == Standing::InForce && rule.strength == strength);
    let standing = |standing| of(&|rule| rule.standing == standing);
    let parts: Vec<String> = [
        (weighing(Strength::Duty), "legal duty", "legal duties"),
        (weighing(Strength::Guidance), "point of guidance", "points of guidance"),
        (weighing(Strength::Question), "question", "questions"),
        (weighing(Strength::Note), "note", "notes"),
        (
            standing(Standing::Unclear),
            "of which it cannot be told whether it is law",
            "of which it cannot be told whether they are law",
        ),
        (standing(Standing::NotYet), "not yet law", "not yet law"),
        (standing(Standing::Over), "no longer asked", "no longer asked"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    let (rules, packs) = (counted(list.rules.len(), "rule", "rules"), counted(packs(list).count(), "pack", "packs"));
    format!("{rules} in {packs}; on {}: {}", day(&list.day), listed(&parts))
}
