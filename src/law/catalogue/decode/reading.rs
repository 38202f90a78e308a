//! Words and days of the files.

use crate::finding::Strength;
use crate::law::catalogue::{Certainty, Force, Instrument, InstrumentKind, Paper};
use crate::time::{Date, Day};
use crate::yaml::{Decoder, Fields, NodeId};

pub(super) const KINDS: [(&str, InstrumentKind); 4] = [
    ("act", InstrumentKind::Act),
    ("regulations", InstrumentKind::Regulations),
    ("edition", InstrumentKind::Edition),
    ("guidance", InstrumentKind::Guidance),
];

pub(super) const FORCES: [(&str, Force); 5] = {
    let [must, should, may, states, expects] = Force::ALL;
    [(must.id(), must), (should.id(), should), (may.id(), may), (states.id(), states), (expects.id(), expects)]
};

pub(super) const CERTAINTIES: [(&str, Certainty); 3] = {
    let [read, reported, recalled] = Certainty::ALL;
    [(read.id(), read), (reported.id(), reported), (recalled.id(), recalled)]
};

pub(super) const PAPERS: [(&str, Paper); 2] = [("letter", Paper::Letter), ("policy", Paper::Policy)];

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

/// The names under `source`, each of which has to stand under `sources`.
pub(super) fn sources(decoder: &Decoder, fields: &Fields, instrument: &Instrument) -> Vec<String> {
    if fields.need("source").is_none() {
        return Vec::new();
    }
    let texts = fields.texts("source");
    for text in &texts {
        if !instrument.sources.iter().any(|source| source.id == text.value) {
            let message = format!("`{}` is none of the sources of this file", text.value);
            decoder.refuse(text.span, message, "add it under `sources`, with its address");
        }
    }
    texts.into_iter().map(|text| text.value.to_owned()).collect()
}
