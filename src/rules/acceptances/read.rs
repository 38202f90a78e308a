use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Outcome};
use crate::source::Span;
use crate::time::Date;
use crate::yaml::{Decoder, Fields, Spanned, Tree};

/// How many months an acceptance holds at most, counted from the day it was decided.
pub const LONGEST_MONTHS: i32 = 12;

/// The version of the format.
const VERSION: i64 = 1;

/// What can be accepted.
const OUTCOMES: &[(&str, Outcome)] = &[
    (Outcome::NotMet.id(), Outcome::NotMet),
    (Outcome::Departs.id(), Outcome::Departs),
    (Outcome::NotStated.id(), Outcome::NotStated),
    (Outcome::ForJudgement.id(), Outcome::ForJudgement),
];

/// One acceptance as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The match key of what it accepts: rule, kind of subject, subject.
    pub finding: String,
    /// Where the key stands.
    pub finding_span: Span,
    /// How it had come out when it was decided on.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// The post or group that decided.
    pub decided_by: String,
    /// The day of the decision.
    pub decided: Date,
    /// The last day it is to hold.
    pub until: Date,
    /// Where that day stands.
    pub until_span: Span,
}

impl Accepted {
    /// The id of the rule whose finding it accepts.
    #[must_use]
    pub fn rule(&self) -> &str {
        self.finding.split_once('/').map_or(self.finding.as_str(), |(rule, _)| rule)
    }

    /// Whether it was decided on what came out now. Who lives with a breach lives with less, and nobody decided to live with one
    /// who was told that it cannot be seen.
    #[must_use]
    pub fn covers(&self, outcome: Outcome) -> bool {
        self.outcome == Outcome::NotMet || self.outcome == outcome
    }

    /// The last day it holds: the day it names, and no more than a year after it was decided.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.decided.plus_months(LONGEST_MONTHS).map_or(self.until, |most| most.min(self.until))
    }
}

/// Reads the acceptances of a file.
///
/// An entry with anything wrong in it accepts nothing, and neither does a file of another version; the findings say what is
/// wrong, each with its place.
#[must_use]
pub fn read_acceptances(tree: &Tree<'_>) -> (Vec<Accepted>, Vec<Finding>) {
    let decoder = Decoder::new(tree, Code::Schema);
    let mut accepted = Vec::new();
    if let Some(fields) = decoder.fields(tree.root()) {
        let version = fields.int("masa-accepted");
        if let Some(version) = version.filter(|version| version.value != VERSION) {
            let message = format!("this masa reads version {VERSION} of acceptances, not {}", version.value);
            let mend = format!("write `masa-accepted: {VERSION}`, or use a newer masa");
            decoder.refuse(version.span, message, mend);
        }
        for entry in fields.list("accepted") {
            let before = decoder.count();
            let read = decoder.fields(entry).and_then(|fields| entry_of(&decoder, fields));
            accepted.extend(read.filter(|_| decoder.count() == before));
        }
        fields.finish();
        if version.is_none_or(|version| version.value != VERSION) {
            accepted.clear();
        }
    }
    let accepted = once(&decoder, accepted);
    (accepted, decoder.finish())
}

fn entry_of(decoder: &Decoder<'_, '_>, fields: Fields<'_, '_, '_>) -> Option<Accepted> {
    let finding = fields.text("finding").and_then(|text| key(decoder, text));
    let outcome = fields.one_of("outcome", OUTCOMES);
    let reason = fields.text("reason");
    let decided_by = fields.text("decided-by");
    let decided = fields.text("decided").and_then(|text| day(decoder, text, "is decided on"));
    let until = fields.text("until").and_then(|text| day(decoder, text, "holds until"));
    fields.finish();
    let (finding, decided, until) = (finding?, decided?, until?);
    if until.value < decided.value {
        let message = format!("{} lies before the day of the decision", until.value.in_words());
        decoder.refuse(until.span, message, "write the last day on which this is accepted");
    }
    Some(Accepted {
        finding: finding.value.to_owned(),
        finding_span: finding.span,
        outcome: outcome?.value,
        reason: reason?.value.trim().to_owned(),
        decided_by: decided_by?.value.trim().to_owned(),
        decided: decided.value,
        until: until.value,
        until_span: until.span,
    })
}

/// `rule/kind/subject`: the parts that every finding goes by.
fn key<'t>(decoder: &Decoder<'_, '_>, text: Spanned<&'t str>) -> Option<Spanned<&'t str>> {
    let mut parts = text.value.splitn(3, '/');
    let whole = parts.by_ref().take(2).filter(|part| !part.trim().is_empty()).count() == 2 && parts.next().is_some();
    if !whole {
        let mend = "write the rule, the kind of thing and its key, such as `chair-vacant/group/executive`; `masa accept` does it";
        decoder.refuse(text.span, format!("`{}` names no finding", text.value), mend);
    }
    whole.then_some(text)
}

/// An exact day; `what` is what an acceptance does on it.
fn day(decoder: &Decoder<'_, '_>, text: Spanned<&str>, what: &str) -> Option<Spanned<Date>> {
    match Date::parse(text.value) {
        Ok(value) => Some(Spanned { value, span: text.span }),
        Err(error) => {
            let message = format!("an acceptance {what} an exact day; {error}");
            decoder.refuse(text.span, message, "write it as YYYY-MM-DD");
            None
        }
    }
}

/// Refuses the second acceptance of one finding: it would not be clear which holds.
fn once(decoder: &Decoder<'_, '_>, accepted: Vec<Accepted>) -> Vec<Accepted> {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    accepted
        .into_iter()
        .filter(|one| match first.get(&one.finding) {
            Some(_) => {
                let message = format!("`{}` is accepted twice in this file", one.finding);
                decoder.refuse(one.finding_span, message, "keep one of the two");
                false
            }
            None => first.insert(one.finding.clone(), one.finding_span).is_none(),
        })
        .collect()
}
