//! Pages about rules, for whoever wants to know what a rule asks and why.
//!
//! Comes in: plain data about rules. Goes out: text, Markdown, JSON.
//! This folder must not know how a rule is judged.

mod json;
mod markdown;
mod text;

pub use json::rule_pages_json;
pub use markdown::{rule_page_markdown, rule_pages_markdown};
pub use text::rule_pages_text;

use super::condition::without_patterns;
use super::packs::weighs;
use super::wording::{day, listed};
use crate::finding::{AskedOf, Outcome, RulePage, RulePages, Saying, ShownExample, Standing};

/// Of whom a rule asks, and when.
pub(super) fn asks(page: &RulePage) -> String {
    let of = match page.listed.to {
        "arrangement" => "of the arrangement".to_owned(),
        "ended-area" => "of each area of arrangements that end".to_owned(),
        "disputed-value" => "of each fact on which sources disagree".to_owned(),
        "differing-value" => "of each fact that two descriptions of one arrangement give differently".to_owned(),
        "shared-value" => "of each fact of a shared thing that the files using it give differently".to_owned(),
        kind => format!("of each {}", kind.replace('-', " ")),
    };
    let how = match page.asks {
        AskedOf::Design => "in a proposal, what is planned counts as in place",
        AskedOf::Operation => "a proposal is not asked yet",
    };
    let across = if page.across { "; every description of the arrangement is looked at together" } else { "" };
    format!("{of}; {how}{across}")
}

/// What it weighs on the day.
pub(super) fn weighed(page: &RulePage, pages: &RulePages) -> String {
    let nothing = if page.listed.standing == Standing::Over { "nothing, being " } else { "" };
    format!("{nothing}{} on {}", weighs(&page.listed), day(&pages.day))
}

/// The pack a rule is of.
pub(super) fn pack(page: &RulePage, pages: &RulePages) -> String {
    pages.packs.get(page.listed.pack).map_or_else(String::new, |pack| format!("{} {}", pack.name, pack.version))
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Departs => "departs, with a published reason",
        Outcome::NotStated => "cannot tell",
        Outcome::ForJudgement => "for people to judge",
        Outcome::NotApplicable => "does not apply",
    }
}

/// What a rule says of an example, in a line for each saying.
fn said(example: &ShownExample) -> Vec<String> {
    let one = |said: &Saying| match (said.outcome, said.message.as_str()) {
        (outcome, "") => self::outcome(outcome).to_owned(),
        (Outcome::NotStated, message) => message.to_owned(),
        (outcome, message) => format!("{}: {message}", self::outcome(outcome)),
    };
    example.said.iter().map(one).collect()
}

/// The examples shown whole, and the rest.
///
/// The plain ones of those that are not met and of those that are show best what a rule asks; more would bury them.
fn parted(page: &RulePage) -> (Vec<&ShownExample>, Vec<&ShownExample>) {
    page.examples.iter().partition(|example| ["fail", "pass"].contains(&example.name.as_str()))
}

/// What decides, each with its label: conditions as expressions, then the parts that stand in them by name, a line for each.
pub(super) fn conditions(page: &RulePage) -> Vec<(&'static str, String)> {
    let decides =
        if page.listed.by_people { "The evidence that the file cites, for people to judge" } else { "Met where" };
    let applies = [("Applies where", page.when.as_ref()), ("By the law of", page.law_day.as_ref())];
    let asked = applies.into_iter().chain([(decides, Some(&page.condition))]);
    let asked = asked.filter_map(|(label, text)| Some((label, without_patterns(text?).into_owned())));
    let named: Vec<String> =
        page.named.iter().map(|(name, text)| format!("{name}: {}", without_patterns(text))).collect();
    let named = (!named.is_empty()).then(|| ("Where each name stands for", named.join("\n")));
    asked.chain(named).collect()
}

/// Ids it went by before, in a sentence.
fn formerly(page: &RulePage) -> String {
    let ids: Vec<String> = page.formerly.iter().map(|id| format!("`{id}`")).collect();
    listed(&ids)
}
