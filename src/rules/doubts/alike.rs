use super::Looked;
use crate::expr::Program;
use crate::finding::Finding;
use crate::law::Catalogue;
use crate::rules::compile::Deciding;
use crate::rules::{Across, Rule};

/// The kind of thing, what else is at hand, and the conditions.
type Asked = (&'static str, Option<Across>, Vec<Option<String>>);

/// What a rule asks, in a form that is the same for two that ask the same; nothing where people decide, whose question is in words.
fn asked(rule: &Rule<'_>, law: &Catalogue) -> Option<Asked> {
    let compiled = rule.compiled(law).ok()?;
    let Deciding::Holds(holds) = &compiled.decides else { return None };
    let (when, law_day) = (compiled.when.as_ref(), compiled.law_day.as_ref());
    let forms = vec![holds.normal_form(), when.and_then(Program::normal_form), law_day.and_then(Program::normal_form)];
    Some((rule.target.name(), rule.text.across, forms))
}

/// Another rule that asks the same of the same; of two in one pack, the later by id.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let (rule, law) = (looked.rule, looked.book.law());
    let Some(own) = asked(rule, law) else { return Vec::new() };
    let before = |other: &&Rule<'_>| other.text.id < rule.text.id || other.pack != rule.pack;
    let others = looked.book.rules().iter().filter(before).filter(|other| other.text.id != rule.text.id);
    let same = others.filter(|other| asked(other, law).as_ref() == Some(&own)).map(|other| {
        let (id, pack) = (&other.text.id, &other.pack);
        let message = format!(
            "this asks the same as `{id}` of the pack `{pack}`, of the same kind of thing and under the same condition"
        );
        let mend = "keep one of the two: a rule may rest on several provisions, each with its own days";
        Finding::for_author("same-condition", looked.at("holds"), message, mend)
    });
    same.collect()
}
