use super::Looked;
use crate::expr::{Context, Window};
use crate::finding::Finding;
use crate::law::{Provision, Start};
use crate::reference::Reference;
use crate::rules::constants::law_values;
use crate::time::{Date, Day};

/// Provisions that were law on none of the days on which the rule can be asked, and those that go on under another id.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let window = window(looked);
    let mut found = Vec::new();
    for (provision, (id, span)) in looked.rule.basis.iter().zip(&looked.rule.text.basis) {
        if let Some(why) = never_in(provision, window) {
            let message = format!("`{id}` is never law when this rule is asked: {why}");
            let mend = "leave it out, or let the rule be asked when it was law";
            found.push(Finding::for_author("basis-not-in-force", *span, message, mend));
        } else if let Some((until, next)) = superseded(looked, provision, window) {
            let message = format!(
                "`{id}` ended on {}, `{}` carries it on, and the rule does not rest on that",
                until.in_words(),
                next.id
            );
            let mend = format!("add `{}` to `basis`, or let `applies.when` say that the rule ends with it", next.id);
            found.push(Finding::for_author("basis-superseded", *span, message, mend));
        }
    }
    found
}

/// The days on which the rule can be asked, as far as it says so itself.
fn window(looked: &Looked<'_>) -> Window {
    let law = looked.book.law();
    let Ok(compiled) = looked.rule.compiled(law) else { return (None, None) };
    let any_day = Day::words(None);
    let constants = law_values(law, any_day);
    let context = Context { constants: &constants, ..Context::new(&[], 0, any_day, Reference::bundled()) };
    let fixed = compiled.law_day.as_ref().and_then(|program| program.fixed_day(&context).ok().flatten());
    match (fixed, &compiled.law_day, &compiled.when) {
        (Some(day), ..) => (day.first(), day.last()),
        // Where an event decides, the judged day says nothing of the day of the law.
        (None, None, Some(when)) => when.window(&context).unwrap_or_default(),
        _ => (None, None),
    }
}

/// Why a provision is law on none of these days.
fn never_in(provision: &Provision, (first, last): Window) -> Option<String> {
    let from = begins(provision);
    if let (Some(from), Some(last)) = (from, last)
        && last < from
    {
        return Some(format!(
            "it began on {}, and the rule is asked until {} at the latest",
            from.in_words(),
            last.in_words()
        ));
    }
    match (provision.until, first) {
        (Some(until), Some(first)) if until < first => {
            Some(format!("it ended on {}, and the rule is asked from {} on", until.in_words(), first.in_words()))
        }
        _ => None,
    }
}

fn begins(provision: &Provision) -> Option<Date> {
    match &provision.start {
        Start::On(from) | Start::ByArea { earliest: from, .. } => Some(*from),
        Start::NotYet { .. } => None,
    }
}

/// The last day of a provision, and the one that carries it on, where the rule goes on to be asked and rests on nothing of the sort: no
/// Act for an Act, no edition for an edition.
fn superseded<'l>(looked: &Looked<'l>, provision: &Provision, (_, last): Window) -> Option<(Date, &'l Provision)> {
    let until = provision.until?;
    if last.is_some_and(|last| last <= until) {
        return None;
    }
    let law = looked.book.law();
    let sort = |of: &Provision| law.instrument(&of.instrument).map(|instrument| instrument.kind);
    let after = Day::from(until.next()?);
    let goes_on = |own: &&Provision| sort(own) == sort(provision) && !own.in_force(after).is_false();
    if looked.rule.basis.iter().any(goes_on) {
        return None;
    }
    let carries = |next: &&Provision| next.carried_from.contains(&provision.id);
    law.provisions().iter().find(carries).map(|next| (until, next))
}
