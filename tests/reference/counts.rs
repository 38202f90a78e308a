use std::collections::{BTreeMap, BTreeSet};

use masa::reference::{Body, BodyKind, Form, Reference};

use crate::days::day;

#[test]
fn so_many_authorities_are_in_force() {
    let counts = [
        ("2018-06-29", 152),
        ("2019-06-01", 151),
        ("2020-06-01", 151),
        ("2021-06-01", 152),
        ("2022-07-01", 152),
        ("2024-01-01", 153),
        ("2026-11-01", 153),
        ("2027-03-31", 153),
        ("2027-04-01", 154),
    ];
    for (on, count) in counts {
        assert_eq!(Reference::bundled().areas_on(day(on)).count(), count, "areas on {on}");
        let councils = Reference::bundled().bodies_by_kind(BodyKind::LocalAuthority, day(on));
        assert_eq!(councils.count(), count, "councils on {on}");
    }
}

#[test]
fn so_many_health_bodies_are_in_force() {
    let counts = [
        ("2018-06-29", Form::Ccg, 195),
        ("2019-06-01", Form::Ccg, 191),
        ("2020-06-01", Form::Ccg, 135),
        ("2021-06-01", Form::Ccg, 106),
        ("2022-06-30", Form::Icb, 0),
        ("2022-07-01", Form::Ccg, 0),
        ("2023-01-01", Form::Icb, 42),
        ("2026-03-31", Form::Icb, 42),
        ("2026-04-01", Form::Icb, 36),
    ];
    for (on, form, count) in counts {
        let bodies = Reference::bundled().bodies_by_kind(BodyKind::HealthBoard, day(on));
        assert_eq!(bodies.filter(|body| body.form == form).count(), count, "{form:?} on {on}");
    }
    assert_eq!(Reference::bundled().bodies().iter().filter(|body| body.form == Form::Icb).count(), 48);
    assert_eq!(Reference::bundled().bodies().iter().filter(|body| body.form == Form::Ccg).count(), 226);
}

#[test]
fn there_are_thirty_nine_forces() {
    assert_eq!(Reference::bundled().bodies_by_kind(BodyKind::Police, day("2024-01-01")).count(), 39);
    assert_eq!(Reference::bundled().bodies().iter().filter(|body| body.kind() == BodyKind::Police).count(), 39);
}

#[test]
fn types_and_regions_have_their_numbers() {
    let reference = Reference::bundled();
    let mut forms: BTreeMap<Form, usize> = BTreeMap::new();
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    for area in reference.areas_on(day("2024-01-01")) {
        *forms.entry(reference.body(area.id).unwrap().form).or_default() += 1;
        *regions.entry(area.region).or_default() += 1;
    }
    let wanted = [
        (Form::County, 21),
        (Form::Unitary, 62),
        (Form::MetropolitanDistrict, 36),
        (Form::LondonBorough, 32),
        (Form::SuiGeneris, 2),
    ];
    assert_eq!(forms, BTreeMap::from(wanted));
    let wanted = [
        ("North East", 12),
        ("North West", 24),
        ("Yorkshire and The Humber", 15),
        ("East Midlands", 10),
        ("West Midlands", 14),
        ("East of England", 11),
        ("London", 33),
        ("South East", 19),
        ("South West", 15),
    ];
    assert_eq!(regions, BTreeMap::from(wanted));
}

#[test]
fn the_children_of_england_are_about_twelve_million() {
    let areas = Reference::bundled().areas_on(day("2024-01-01"));
    let counts: Vec<_> = areas.map(|area| area.under_18.unwrap()).collect();
    assert!(counts.iter().all(|count| count.year == 2020));
    let total: u32 = counts.iter().map(|count| count.count).sum();
    assert!((11_900_001..12_300_000).contains(&total), "{total}");
}

#[test]
fn ids_are_slugs_in_order_and_stand_once() {
    let reference = Reference::bundled();
    let ids: Vec<_> = reference.bodies().iter().map(|body| body.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
    assert!(reference.areas().is_sorted_by(|a, b| a.id < b.id));
    for id in ids {
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        assert!(id.split('-').all(word), "{id}");
    }
}

#[test]
fn lives_run_forwards_and_codes_span_them() {
    for body in Reference::bundled().bodies() {
        if let (Some(from), Some(until)) = (body.life.from, body.life.until) {
            assert!(from <= until, "{}", body.id);
        }
        let (Some(first), Some(last)) = (body.ons_codes.first(), body.ons_codes.last()) else {
            assert!(body.life.begins_after(Reference::bundled().data_date()), "{} has no code", body.id);
            continue;
        };
        // A force keeps one code, without days.
        if body.kind() != BodyKind::Police {
            assert_eq!((first.life.from, last.life.until), (body.life.from, body.life.until), "{}", body.id);
        }
        for pair in body.ons_codes.windows(2) {
            assert_eq!(pair[0].life.until.and_then(masa::time::Date::next), pair[1].life.from, "{}", body.id);
        }
    }
}

#[test]
fn codes_have_the_form_of_their_kind_and_are_never_used_twice() {
    let mut seen = BTreeSet::new();
    for body in Reference::bundled().bodies() {
        for code in &body.ons_codes {
            assert!(has_form(body, code.code), "{} has {}", body.id, code.code);
            assert!(seen.insert(code.code), "{} stands twice", code.code);
        }
        assert_eq!(body.ods.is_some(), body.kind() == BodyKind::HealthBoard, "{}", body.id);
        assert_eq!(body.chief_officer.is_some(), body.kind() == BodyKind::Police, "{}", body.id);
    }
}

fn has_form(body: &Body<'_>, code: &str) -> bool {
    let prefixes: &[&str] = match body.kind() {
        BodyKind::LocalAuthority => &["E06", "E08", "E09", "E10"],
        BodyKind::HealthBoard => &["E38", "E54"],
        BodyKind::Police => &["E230000"],
    };
    code.len() == 9
        && code.chars().skip(1).all(|c| c.is_ascii_digit())
        && prefixes.iter().any(|prefix| code.starts_with(prefix))
}
