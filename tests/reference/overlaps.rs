use std::collections::BTreeSet;

use masa::reference::{Form, Reference};
use masa::time::Date;

use crate::days::day;

/// Every day on which some overlap starts or ends, and on which some authority does.
fn change_days() -> BTreeSet<Date> {
    let lives = Reference::bundled()
        .areas()
        .iter()
        .flat_map(|area| area.health.iter().map(|overlap| overlap.life).chain([area.life]));
    lives.flat_map(|life| [life.from, life.until]).flatten().filter(|date| *date >= day("2018-04-01")).collect()
}

#[test]
fn overlaps_lie_within_the_lives_of_area_and_body() {
    let reference = Reference::bundled();
    for area in reference.areas() {
        for overlap in &area.health {
            let body = reference.body(overlap.body).unwrap();
            assert!(overlap.life.within(body.life), "{} overlap outlives {}", area.id, body.id);
            assert!(overlap.life.within(area.life), "overlap with {} outlives {}", body.id, area.id);
        }
    }
}

#[test]
fn an_overlap_is_marginal_exactly_below_two_per_cent() {
    for area in Reference::bundled().areas() {
        for overlap in &area.health {
            assert_eq!(overlap.marginal, overlap.share.ten_thousandths() < 200, "{} {}", area.id, overlap.body);
            assert!(overlap.lsoas.map_or(overlap.derived, |count| count > 0), "{} {}", area.id, overlap.body);
        }
    }
}

#[test]
fn only_what_is_ordered_is_derived() {
    let reference = Reference::bundled();
    let derived = reference.areas().iter().filter(|area| area.health.iter().any(|overlap| overlap.derived));
    let ids: Vec<_> = derived.clone().map(|area| area.id).collect();
    assert_eq!(ids, ["east-surrey", "west-surrey"]);
    assert!(derived.into_iter().all(|area| area.life.begins_after(reference.data_date())));
}

#[test]
fn on_every_day_of_change_the_partners_of_every_area_are_whole() {
    let reference = Reference::bundled();
    let days = change_days();
    assert!(days.len() >= 14, "{days:?}");
    for on in days {
        for area in reference.areas_on(on) {
            let health = reference.partners_of(area.id, on).unwrap().health;
            assert!(!health.is_empty(), "{} has no health body on {on}", area.id);
            let shares: u32 = health.iter().map(|one| u32::from(one.overlap.share.ten_thousandths())).sum();
            assert!(shares.abs_diff(10_000) < 6, "{} shares on {on}: {shares}", area.id);
            let principals: Vec<_> = health.iter().map(|one| one.overlap.principal).collect();
            assert_eq!(principals.iter().filter(|one| **one).count(), 1, "{} principal on {on}", area.id);
            assert!(principals[0], "{}: the principal on {on} is the largest", area.id);
            let form = if on < day("2022-07-01") { Form::Ccg } else { Form::Icb };
            assert!(health.iter().all(|one| one.body.form == form), "{} kind on {on}", area.id);
        }
    }
}

#[test]
fn every_health_body_overlaps_an_area_from_its_first_day() {
    let reference = Reference::bundled();
    let start = reference.overlaps_from();
    assert_eq!(start, day("2018-04-01"));
    let health = reference.bodies().iter().filter(|body| matches!(body.form, Form::Ccg | Form::Icb));
    for body in health.filter(|body| !body.life.ended_before(start)) {
        let on = body.life.from.unwrap().max(start);
        let found = reference.areas_on(on).any(|area| reference.partners_of(area.id, on).unwrap().include(body.id));
        assert!(found, "{} overlaps no area", body.id);
    }
}
