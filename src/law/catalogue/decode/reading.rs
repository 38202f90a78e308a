//! Words and days of the files.

use crate::finding::Strength;
use crate::law::catalogue::{Certainty, Force, InstrumentKind};
use crate::time::{Date, Day};
use crate::yaml::{Decoder, NodeId};

pub(super) const KINDS: [(&str, InstrumentKind); 3] =
    [("act", InstrumentKind::Act), ("regulations", InstrumentKind::Regulations), ("edition", InstrumentKind::Edition)];

pub(super) const FORCES: [(&str, Force); 5] = [
    ("must", Force::Must),
    ("should", Force::Should),
    ("may", Force::May),
    ("states", Force::States),
    ("expects", Force::Expects),
];

pub(super) const CERTAINTIES: [(&str, Certainty); 3] =
    [("read", Certainty::Read), ("reported", Certainty::Reported), ("recalled", Certainty::Recalled)];

pub(super) const STRENGTHS: [(&str, Strength); 4] = [
    ("duty", Strength::Duty),
    ("guidance", Strength::Guidance),
    ("question", Strength::Question),
    ("note", Strength::Note),
];

/// One exact day.
pub(super) fn date(decoder: &Decoder, node: NodeId) -> Option<Date> {
    let text = decoder.text(node)?;
    Date::parse(text.value).map_err(|error| decoder.refuse(text.span, error.to_string(), error.mend())).ok()
}

/// One day, exact or not.
pub(super) fn day(decoder: &Decoder, node: NodeId) -> Option<Day> {
    let text = decoder.text(node)?;
    Day::parse(text.value).map_err(|error| decoder.refuse(text.span, error.to_string(), error.mend())).ok()
}
