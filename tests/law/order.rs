//! Ids, days and links across the catalogue.

use std::collections::BTreeSet;

use masa::law::{Catalogue, Decided, InstrumentKind, Start};

#[test]
fn ids_of_instruments_provisions_and_entries_are_unique() {
    let law = Catalogue::bundled();
    let entries = law.schedule().into_iter().flat_map(|schedule| &schedule.entries).map(|entry| &entry.id);
    let ids: Vec<&String> = law.provisions().iter().map(|provision| &provision.id).chain(entries).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    let instruments: BTreeSet<_> = law.instruments().iter().map(|instrument| &instrument.id).collect();
    assert_eq!(instruments.len(), law.instruments().len());
}

#[test]
fn every_provision_begins_after_its_instrument_was_published_and_before_it_ends() {
    let law = Catalogue::bundled();
    for provision in law.provisions() {
        let instrument = law.instrument(&provision.instrument).unwrap();
        let begins = match &provision.start {
            Start::On(from) | Start::ByArea { earliest: from, .. } => *from,
            Start::NotYet { looked, .. } => *looked,
        };
        assert!(instrument.published <= begins, "{}", provision.id);
        assert!(provision.until.is_none_or(|until| begins <= until), "{}", provision.id);
        assert!(instrument.until.is_none_or(|until| provision.until.unwrap() <= until), "{}", provision.id);
    }
}

#[test]
fn what_is_named_is_there() {
    let law = Catalogue::bundled();
    for provision in law.provisions() {
        for other in provision.same_duty_as.iter().chain(&provision.carried_from) {
            assert!(law.provision(other).is_some(), "{} names {other}", provision.id);
        }
    }
    for instrument in law.instruments() {
        for other in instrument.replaces.iter().chain(&instrument.replaced_by) {
            assert!(law.instrument(other).is_some(), "{} names {other}", instrument.id);
        }
    }
}

/// What an edition asks of the partners either goes on in the next, for certain or not, or belongs to its own time.
#[test]
fn what_the_edition_of_2023_asks_is_carried_into_that_of_2026_or_is_over() {
    let law = Catalogue::bundled();
    let carried: BTreeSet<&String> = law.provisions().iter().flat_map(|provision| &provision.carried_from).collect();
    let of_2023 = law.provisions().iter().filter(|provision| provision.instrument == "wt2023-12-15");
    let asked = of_2023.filter(|provision| {
        matches!(provision.decided, Decided::Machine | Decided::InPart { .. } | Decided::Judgement { .. })
    });
    let ended: Vec<&str> =
        asked.map(|provision| provision.id.as_str()).filter(|id| !carried.contains(&(*id).to_owned())).collect();
    assert_eq!(ended, ["wt2023-transition"]);
}

#[test]
fn other_guidance_stands_beside_the_editions_and_is_none_of_them() {
    let law = Catalogue::bundled();
    let kinds: Vec<InstrumentKind> = law.instruments().iter().map(|instrument| instrument.kind).collect();
    let first_guidance = kinds.iter().position(|kind| *kind == InstrumentKind::Guidance).unwrap();
    assert!(kinds[first_guidance..].iter().all(|kind| *kind == InstrumentKind::Guidance));
    assert_eq!(law.editions().count(), 3);
}
