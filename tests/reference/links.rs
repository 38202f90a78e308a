use std::collections::BTreeSet;

use masa::reference::{Body, BodyKind, Reference};

use crate::days::day;

fn of_kind(kind: BodyKind) -> impl Iterator<Item = &'static Body<'static>> {
    Reference::bundled().bodies().iter().filter(move |body| body.kind() == kind)
}

fn successor_ids(body: &Body<'static>) -> Vec<&'static str> {
    body.successors.iter().map(|next| next.body).collect()
}

#[test]
fn councils_and_areas_agree() {
    let reference = Reference::bundled();
    let councils: Vec<_> = of_kind(BodyKind::LocalAuthority).map(|body| body.id).collect();
    let areas: Vec<_> = reference.areas().iter().map(|area| area.id).collect();
    assert_eq!(councils, areas);
    for area in reference.areas() {
        let council = reference.body(area.id).unwrap();
        assert_eq!(council.life, area.life);
        assert_eq!(council.predecessors, area.predecessors);
        assert_eq!(successor_ids(council), area.successors);
    }
}

#[test]
fn successions_of_councils_are_said_on_both_sides_and_meet_without_overlap() {
    let reference = Reference::bundled();
    for body in of_kind(BodyKind::LocalAuthority) {
        for next in successor_ids(body) {
            let next = reference.body(next).unwrap();
            assert!(next.predecessors.contains(&body.id), "{} -> {}", body.id, next.id);
            assert!(next.life.from.unwrap() > body.life.until.unwrap(), "{} overlaps {}", body.id, next.id);
        }
        for before in &body.predecessors {
            assert!(successor_ids(reference.body(before).unwrap()).contains(&body.id), "{before} -> {}", body.id);
        }
        assert_eq!(body.life.until.is_none(), body.successors.is_empty(), "{} ended without successor", body.id);
    }
}

#[test]
fn successions_of_health_bodies_resolve_and_their_parts_make_a_whole() {
    let reference = Reference::bundled();
    for body in of_kind(BodyKind::HealthBoard) {
        assert_eq!(body.life.until.is_none(), body.successors.is_empty(), "{} ended without successor", body.id);
        let parts: u32 = body.successors.iter().map(|next| u32::from(next.part.unwrap().ten_thousandths())).sum();
        assert!(body.successors.is_empty() || parts.abs_diff(10_000) < 10, "parts of {} sum to {parts}", body.id);
        for next in successor_ids(body) {
            assert_eq!(reference.body(next).unwrap().kind(), BodyKind::HealthBoard, "{} -> {next}", body.id);
            assert!(reference.body(next).unwrap().predecessors.contains(&body.id), "{} -> {next}", body.id);
        }
        for before in &body.predecessors {
            assert!(successor_ids(reference.body(before).unwrap()).contains(&body.id), "{before} -> {}", body.id);
        }
    }
}

#[test]
fn every_area_has_one_force_and_every_force_an_area() {
    let reference = Reference::bundled();
    for area in reference.areas() {
        assert_eq!(area.police.len(), 1, "{}", area.id);
        assert!(area.police.iter().all(|id| reference.body(id).unwrap().kind() == BodyKind::Police), "{}", area.id);
    }
    let used: BTreeSet<_> = reference.areas_on(day("2024-01-01")).flat_map(|area| area.police.clone()).collect();
    let all: BTreeSet<_> = of_kind(BodyKind::Police).map(|body| body.id).collect();
    assert_eq!(used, all);
}
