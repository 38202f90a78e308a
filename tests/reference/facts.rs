//! Facts known independently of the lists.

use masa::reference::{Reference, Resolution};
use masa::time::{Date, Day};

use crate::days::day;

fn health_on(area: &str, on: &str) -> Vec<&'static str> {
    let partners = Reference::bundled().partners_of(area, day(on));
    let mut ids: Vec<_> = partners.iter().flat_map(|partners| &partners.health).map(|one| one.body.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn health_bodies_are_where_they_are_known_to_be() {
    let spots: &[(&str, &str, &[&str])] = &[
        ("bournemouth-christchurch-and-poole", "2020-01-01", &["nhs-dorset-ccg"]),
        ("dorset", "2024-01-01", &["nhs-dorset-icb"]),
        ("plymouth", "2018-09-01", &["nhs-northern-eastern-and-western-devon-ccg"]),
        ("torbay", "2018-09-01", &["nhs-south-devon-and-torbay-ccg"]),
        ("torbay", "2021-01-01", &["nhs-devon-ccg"]),
        (
            "essex",
            "2024-01-01",
            &[
                "nhs-hertfordshire-and-west-essex-icb",
                "nhs-mid-and-south-essex-icb",
                "nhs-suffolk-and-north-east-essex-icb",
            ],
        ),
        ("essex", "2026-06-01", &["nhs-essex-icb"]),
        ("slough", "2024-01-01", &["nhs-frimley-icb"]),
        ("slough", "2026-06-01", &["nhs-thames-valley-icb"]),
        ("surrey", "2024-01-01", &["nhs-frimley-icb", "nhs-surrey-heartlands-icb"]),
        ("derbyshire", "2022-06-30", &["nhs-derby-and-derbyshire-ccg", "nhs-tameside-and-glossop-ccg"]),
        ("derbyshire", "2022-07-01", &["nhs-derby-and-derbyshire-icb"]),
        ("nottinghamshire", "2022-07-01", &["nhs-nottingham-and-nottinghamshire-icb"]),
        ("city-of-london", "2024-01-01", &["nhs-north-east-london-icb"]),
        ("isles-of-scilly", "2024-01-01", &["nhs-cornwall-and-the-isles-of-scilly-icb"]),
    ];
    for (area, on, bodies) in spots {
        assert_eq!(health_on(area, on), *bodies, "{area} on {on}");
    }
}

#[test]
fn forces_are_where_they_are_known_to_be() {
    let spots = [
        ("city-of-london", "city-of-london-police"),
        ("westminster", "metropolitan-police"),
        ("isles-of-scilly", "devon-and-cornwall-police"),
        ("rutland", "leicestershire-police"),
        ("herefordshire", "west-mercia-police"),
        ("milton-keynes", "thames-valley-police"),
        ("halton", "cheshire-constabulary"),
        ("medway", "kent-police"),
        ("swindon", "wiltshire-police"),
        ("north-east-lincolnshire", "humberside-police"),
        ("york", "north-yorkshire-police"),
        ("isle-of-wight", "hampshire-and-isle-of-wight-constabulary"),
        ("bournemouth-christchurch-and-poole", "dorset-police"),
    ];
    for (area, force) in spots {
        assert_eq!(Reference::bundled().area(area).unwrap().police, [force], "{area}");
    }
}

#[test]
fn surrey_has_two_ordered_successors_and_no_invented_facts() {
    let reference = Reference::bundled();
    let surrey = reference.area("surrey").unwrap();
    assert_eq!(surrey.life.until, Some(day("2027-03-31")));
    for id in ["east-surrey", "west-surrey"] {
        let area = reference.area(id).unwrap();
        assert!(surrey.successors.contains(&id));
        assert_eq!(area.life.from, Some(day("2027-04-01")));
        assert_eq!(area.under_18, None);
        assert!(reference.body(id).unwrap().ons_codes.is_empty());
        assert_eq!(reference.partners_of(id, day("2027-03-31")), None);
        let partners = reference.partners_of(id, day("2027-04-01")).unwrap();
        assert!(partners.include("nhs-surrey-and-sussex-icb") && partners.include("surrey-police"));
    }
}

#[test]
fn what_is_only_decided_or_proposed_is_not_in_the_lists() {
    let reference = Reference::bundled();
    for id in [
        "mid-essex",
        "greater-norwich",
        "north-lancashire",
        "nhs-staffordshire-and-shropshire-icb",
        "hampshire-and-the-solent",
    ] {
        assert_eq!(reference.body(id), None, "{id}");
    }
    let ending =
        reference.bodies().iter().filter(|body| body.life.until.is_some_and(|until| until > reference.data_date()));
    assert_eq!(ending.map(|body| body.id).collect::<Vec<_>>(), ["surrey"]);
}

#[test]
fn every_name_of_every_body_in_force_leads_to_it() {
    let reference = Reference::bundled();
    let on = reference.data_date();
    for body in reference.bodies().iter().filter(|body| body.life.covers(on)) {
        let names = body.also_known_as.iter().copied().chain([body.id, body.name]);
        for name in names.map(str::to_owned).chain([body.short_name().into_owned(), body.name.to_uppercase()]) {
            assert_eq!(reference.resolve_body(&name, Day::from(on)), Resolution::One(body.id), "{name}");
        }
    }
    for area in reference.areas_on(on) {
        assert_eq!(reference.resolve_area(area.name, Day::from(on)), Resolution::One(area.id), "{}", area.name);
    }
}

#[test]
fn every_ended_health_body_has_somebody_in_its_place_in_each_of_its_areas() {
    let reference = Reference::bundled();
    let on = reference.data_date();
    for area in reference.areas() {
        for overlap in area.health.iter().filter(|overlap| reference.body(overlap.body).unwrap().life.ended_before(on))
        {
            let next = reference.successors_of(overlap.body, on, Some(area.id));
            assert!(!next.is_empty(), "{} in {}", overlap.body, area.id);
            let known = reference.partners_of(area.id, on);
            let stand_there =
                |partners: masa::reference::Partners<'_>| next.iter().all(|body| partners.include(body.id));
            assert!(known.is_none_or(stand_there), "{} in {}", overlap.body, area.id);
        }
    }
}

#[test]
fn the_lists_speak_for_the_day_they_say() {
    assert_eq!(Some(Reference::bundled().data_date()), Date::new(2026, 11, 23));
}
