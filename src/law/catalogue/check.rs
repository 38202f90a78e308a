//! What has to hold between the files of the catalogue.

use std::collections::BTreeMap;

use super::decode::{PlacedInstrument, PlacedProvision};
use super::{Certainty, Force, Instrument, InstrumentKind, Provision, Start};
use crate::finding::{Code, Finding, Strength, did_you_mean};
use crate::source::Span;
use crate::time::Date;

/// Everything that is wrong between instruments and provisions.
pub(super) fn across(instruments: &[PlacedInstrument], provisions: &[PlacedProvision]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let instrument_ids = instruments.iter().map(|placed| (placed.instrument.id.as_str(), placed.span));
    // An entry of a list shares the ids of provisions: findings and the coverage account name both.
    let entries = instruments.iter().flat_map(|placed| &placed.entries).map(|(id, span)| (id.as_str(), *span));
    let provision_ids = provisions.iter().map(|placed| (placed.provision.id.as_str(), placed.span)).chain(entries);
    let fact_names = provisions.iter().flat_map(|placed| &placed.facts).map(|(name, span)| (name.as_str(), *span));
    let known_instruments = once(instrument_ids, &mut findings);
    let known_provisions = once(provision_ids, &mut findings);
    once(fact_names, &mut findings);
    for placed in instruments {
        leads_somewhere(&placed.names, &known_instruments, &mut findings);
        in_order(placed, &mut findings);
    }
    editions_follow_on(instruments, &mut findings);
    let known = Known { instruments, provisions };
    for placed in provisions {
        leads_somewhere(&placed.names, &known_provisions, &mut findings);
        findings.extend(known.days(placed));
        findings.extend(known.paragraph(placed));
        findings.extend(known.duty_of_guidance(placed));
        findings.extend(known.carried(placed));
    }
    findings
}

fn wrong(span: Span, message: impl Into<String>, mend: impl Into<String>) -> Finding {
    Finding::unreadable(Code::Pack, span, message, mend)
}

/// The names with their places; one that stands twice is reported with both.
fn once<'n>(names: impl Iterator<Item = (&'n str, Span)>, findings: &mut Vec<Finding>) -> BTreeMap<&'n str, Span> {
    let mut seen = BTreeMap::new();
    for (name, span) in names {
        if let Some(first) = seen.insert(name, span) {
            let finding =
                wrong(span, format!("`{name}` stands twice in the catalogue"), "give one of them another name");
            findings.push(finding.with_related(first, "the other stands here"));
        }
    }
    seen
}

fn leads_somewhere(names: &[(String, Span)], known: &BTreeMap<&str, Span>, findings: &mut Vec<Finding>) {
    for (name, span) in names.iter().filter(|(name, _)| !known.contains_key(name.as_str())) {
        let mend = did_you_mean(name, known.keys().copied()).map(|other| format!("did you mean `{other}`?"));
        findings.push(wrong(*span, format!("`{name}` is not in the catalogue"), mend.unwrap_or_default()));
    }
}

fn in_order(placed: &PlacedInstrument, findings: &mut Vec<Finding>) {
    let instrument = &placed.instrument;
    if instrument.published > instrument.from || instrument.until.is_some_and(|until| until < instrument.from) {
        let message = format!("the days of `{}` stand in the wrong order", instrument.id);
        findings.push(wrong(placed.span, message, "published comes before from, and from before until"));
    }
    if instrument.as_at < instrument.published {
        let message = format!("`{}` was published after the day its entries were last checked", instrument.id);
        findings.push(wrong(placed.span, message, ""));
    }
}

/// Editions have to leave no day out and share none, and each has to name its neighbours.
fn editions_follow_on(instruments: &[PlacedInstrument], findings: &mut Vec<Finding>) {
    let mut editions: Vec<_> = instruments.iter().filter(|of| of.instrument.kind == InstrumentKind::Edition).collect();
    editions.sort_by_key(|placed| placed.instrument.from);
    for (earlier, later) in editions.iter().zip(editions.iter().skip(1)) {
        let (before, after) = (&earlier.instrument, &later.instrument);
        if before.until.and_then(Date::next) != Some(after.from) {
            let message = format!("`{}` does not begin on the day after `{}` ends", after.id, before.id);
            findings.push(wrong(later.span, message, "").with_related(earlier.span, "the edition before"));
        }
        if before.replaced_by.as_ref() != Some(&after.id) || after.replaces.as_ref() != Some(&before.id) {
            let message = format!("`{}` and `{}` do not name each other as neighbours", before.id, after.id);
            let mend = format!("write `replaced-by: {}` there and `replaces: {}` here", after.id, before.id);
            findings.push(wrong(later.span, message, mend).with_related(earlier.span, "the edition before"));
        }
    }
    for placed in editions.first().into_iter().filter(|placed| placed.instrument.replaces.is_some()) {
        findings.push(wrong(placed.span, "the first edition cannot replace one", ""));
    }
    for placed in editions.last().into_iter().filter(|placed| placed.instrument.until.is_some()) {
        findings.push(wrong(placed.span, "the last edition ends without another in its place", ""));
    }
}

/// Everything that was read, to look up what a provision names.
struct Known<'a> {
    instruments: &'a [PlacedInstrument],
    provisions: &'a [PlacedProvision],
}

impl<'a> Known<'a> {
    fn instrument_of(&self, provision: &Provision) -> Option<&'a Instrument> {
        let found = self.instruments.iter().find(|placed| placed.instrument.id == provision.instrument)?;
        Some(&found.instrument)
    }

    fn instruments_of(&self, ids: &[String]) -> impl Iterator<Item = &'a Instrument> {
        let named = |id: &String| self.provisions.iter().find(|placed| placed.provision.id == *id);
        ids.iter().filter_map(named).filter_map(|placed| self.instrument_of(&placed.provision))
    }

    fn edition_of(&self, provision: &Provision) -> Option<&'a Instrument> {
        self.instrument_of(provision).filter(|instrument| instrument.kind == InstrumentKind::Edition)
    }

    fn guidance_of(&self, provision: &Provision) -> Option<&'a Instrument> {
        let guides =
            |instrument: &&Instrument| matches!(instrument.kind, InstrumentKind::Edition | InstrumentKind::Guidance);
        self.instrument_of(provision).filter(guides)
    }

    /// A provision begins before it ends, and both within its instrument's time.
    fn days(&self, placed: &PlacedProvision) -> Option<Finding> {
        let provision = &placed.provision;
        let instrument = self.instrument_of(provision)?;
        let starts: Vec<Date> = match &provision.start {
            Start::On(from) => vec![*from],
            Start::ByArea { earliest, everywhere, areas } => {
                std::iter::once(*earliest).chain(areas.iter().map(|(_, day)| *day)).chain(*everywhere).collect()
            }
            Start::NotYet { .. } => Vec::new(),
        };
        let first = starts.first().copied();
        let in_time = starts.iter().all(|start| Some(*start) >= first && *start >= instrument.from);
        let before_end = starts.iter().all(|start| provision.until.is_none_or(|until| *start <= until));
        let within_end = instrument.until.is_none_or(|end| provision.until.is_some_and(|until| until <= end));
        if in_time && before_end && within_end {
            return None;
        }
        let message = format!("the days of `{}` stand in the wrong order or outside its instrument's", provision.id);
        Some(wrong(placed.span, message, ""))
    }

    /// Guidance is cited by chapter and section, since no paragraph number counts that was not read.
    fn paragraph(&self, placed: &PlacedProvision) -> Option<Finding> {
        let provision = &placed.provision;
        self.edition_of(provision)?;
        if provision.certainty == Certainty::Read || !names_paragraph(&provision.place) {
            return None;
        }
        let message = format!("`{}` names a paragraph of guidance that was not read", provision.place);
        Some(wrong(placed.place, message, "name the chapter and the section"))
    }

    /// Guidance makes no law: its must is that of an Act or of Regulations, or weighs no more than guidance.
    fn duty_of_guidance(&self, placed: &PlacedProvision) -> Option<Finding> {
        let provision = &placed.provision;
        self.guidance_of(provision)?;
        let limited = provision.at_most.as_ref().is_some_and(|limit| limit.strength <= Strength::Guidance);
        let of_law =
            |instrument: &Instrument| matches!(instrument.kind, InstrumentKind::Act | InstrumentKind::Regulations);
        if provision.force != Force::Must || limited || self.instruments_of(&provision.same_duty_as).any(of_law) {
            return None;
        }
        let message = format!("`{}` has guidance lay down a duty that no law is named for", provision.id);
        Some(wrong(placed.force, message, "name the law with `same-duty-as`, or write `at-most: guidance`"))
    }

    /// What is carried on comes from the edition before.
    fn carried(&self, placed: &PlacedProvision) -> Option<Finding> {
        let provision = &placed.provision;
        let before = self.instrument_of(provision)?.replaces.as_ref();
        if self.instruments_of(&provision.carried_from).all(|from| Some(&from.id) == before) {
            return None;
        }
        let message = format!("`{}` is carried from something that is not in the edition before", provision.id);
        Some(wrong(placed.span, message, ""))
    }
}

/// Whether a place in guidance goes down to a paragraph by its number.
fn names_paragraph(place: &str) -> bool {
    let lower = place.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let numbered = words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        if numbered && matches!(word, "para" | "paras" | "paragraph" | "paragraphs") {
            return true;
        }
    }
    place.contains(['§', '¶'])
}
