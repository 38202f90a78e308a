//! What becomes of a provision on a day, in words that say no more than is known: guidance is no law, and a report is no certainty.

use crate::law::{Catalogue, Certainty, InstrumentKind, Provision, Start};
use crate::time::{Date, Day};

/// What becomes of it on a day on which it changes, after its name.
pub(super) fn of(provision: &Provision, day: Date, law: &Catalogue) -> &'static str {
    let instrument = law.instrument(&provision.instrument);
    let is_law = instrument.is_none_or(|one| matches!(one.kind, InstrumentKind::Act | InstrumentKind::Regulations));
    let over = provision.until.and_then(Date::next) == Some(day);
    if provision.paper.is_some() {
        return of_paper(provision, over);
    }
    match (over, is_law) {
        (true, true) => "is law no longer",
        (true, false) => "is guidance no longer",
        (false, true) => law_begins(provision, day, law),
        (false, false) => guidance_begins(provision, day, instrument.is_some_and(|one| one.published == day)),
    }
}

/// What a letter asks for, or a policy aims at, holds for a time; it is never law.
const fn of_paper(provision: &Provision, over: bool) -> &'static str {
    match (over, provision.start_certainty) {
        (true, _) => "holds no longer",
        (false, Certainty::Read) => "holds from this day",
        (false, Certainty::Reported) => "is reported to hold from this day",
        (false, Certainty::Recalled) => "holds from this day, as far as is remembered",
    }
}

fn law_begins(provision: &Provision, day: Date, law: &Catalogue) -> &'static str {
    let is_past = law.data_date().is_some_and(|known| day <= known);
    match (&provision.start, provision.start_certainty) {
        (Start::NotYet { .. }, _) => "may be law from this day: nothing later is known",
        (Start::ByArea { everywhere, .. }, _) if *everywhere == Some(day) => {
            "is law in every area from this day at the latest"
        }
        (Start::ByArea { earliest, .. }, _) if *earliest == day => "begins area by area, from this day at the earliest",
        (Start::ByArea { .. }, _) => "is law in some areas from this day",
        (Start::On(_), Certainty::Read) => "is law from this day",
        (Start::On(_), Certainty::Reported) if is_past => "is reported to have begun on this day",
        (Start::On(_), Certainty::Reported) => "is reported to begin on this day",
        (Start::On(_), Certainty::Recalled) => "is law from this day, as far as is remembered",
    }
}

fn guidance_begins(provision: &Provision, day: Date, published: bool) -> &'static str {
    match (provision.start_certainty, published) {
        _ if !provision.begun(Day::from(day)).is_true() => "may be guidance from this day: nothing later is known",
        (Certainty::Read, true) => "is published as guidance",
        (Certainty::Reported, true) => "is reported to be published as guidance",
        (Certainty::Recalled, true) => "is published as guidance, as far as is remembered",
        (Certainty::Read, false) => "is guidance from this day",
        (Certainty::Reported, false) => "is reported to be guidance from this day",
        (Certainty::Recalled, false) => "is guidance from this day, as far as is remembered",
    }
}
