//! Provisions as reports print them.

use super::{Catalogue, Certainty, Force, Instrument, InstrumentKind, Paper, Provision, Start};
use crate::finding::LawCite;

impl Catalogue {
    /// A citation of a provision in words.
    #[must_use]
    pub fn cite(&self, provision: &Provision) -> LawCite {
        let instrument = self.instrument(&provision.instrument);
        let kind = instrument.map_or(InstrumentKind::Act, |instrument| instrument.kind);
        LawCite {
            provision: provision.id.clone(),
            place: format!("{}, {}", instrument.map_or("", |instrument| &instrument.short), provision.place),
            paraphrase: provision.says.clone(),
            force: force(kind, provision).to_owned(),
            certainty: provision.certainty.words(kind).to_owned(),
            in_force: in_force(kind, provision),
            at_most: provision.why_less(),
            limit: None,
        }
    }

    /// Where a provision was read: addresses, or papers with their day.
    pub fn read_at<'c>(&'c self, provision: &'c Provision) -> impl Iterator<Item = &'c str> {
        let known =
            self.instrument(&provision.instrument).map_or(&[][..], |instrument: &Instrument| &instrument.sources);
        provision.sources.iter().filter_map(|id| known.iter().find(|source| source.id == *id)).map(|s| s.at.as_str())
    }
}

fn force(kind: InstrumentKind, provision: &Provision) -> &'static str {
    match (provision.force, kind) {
        (Force::Must, InstrumentKind::Act | InstrumentKind::Regulations) => "legal duty",
        (Force::Must, _) if provision.same_duty_as.is_empty() => "must in guidance",
        (Force::Must, _) => "legal duty, repeated in guidance",
        (Force::Should, _) => "guidance",
        (Force::May, _) => "a power, not a duty",
        (Force::States, _) => "a statement, not a duty",
        (Force::Expects, _) => "an expectation, not a duty",
    }
}

impl Certainty {
    /// How surely a provision of an instrument of that kind is known, in words.
    #[must_use]
    pub const fn words(self, kind: InstrumentKind) -> &'static str {
        match (self, kind) {
            (Self::Read, InstrumentKind::Act) => "the Act's own wording checked",
            (Self::Read, InstrumentKind::Regulations) => "the Regulations' own wording checked",
            (Self::Read, InstrumentKind::Edition) => "the guidance's own wording seen as others reproduce it",
            (Self::Read, InstrumentKind::Guidance) => "the guidance's own wording checked",
            (Self::Reported, _) => "reported by others, wording not seen",
            (Self::Recalled, _) => "from memory only",
        }
    }
}

fn in_force(kind: InstrumentKind, provision: &Provision) -> String {
    let what = match kind {
        _ if provision.paper.is_some() => provision.paper.map_or("", Paper::words),
        InstrumentKind::Act | InstrumentKind::Regulations => "law",
        InstrumentKind::Edition | InstrumentKind::Guidance => "guidance",
    };
    let began = match &provision.start {
        Start::NotYet { looked, expected } => {
            return format!("not in force as far as known on {}, {expected}", looked.in_words());
        }
        Start::On(from) => from.in_words(),
        Start::ByArea { earliest, everywhere, .. } => {
            let everywhere = everywhere.map_or(String::new(), |day| format!(" (everywhere from {})", day.in_words()));
            format!("{}, area by area{everywhere}", earliest.in_words())
        }
    };
    // How sure the day is, where that is less sure than what is asked from that day on.
    let sure = match provision.start_certainty {
        start if start >= provision.certainty => "",
        Certainty::Recalled => ", a day known from memory only",
        _ => ", a day that others report",
    };
    match provision.until {
        Some(until) => format!("{what} from {began}{sure} to {}", until.in_words()),
        None => format!("{what} since {began}{sure}"),
    }
}
