//! Who stands for a body that sees to something after a step, and in which of several arrangements.

use std::fs;

use masa::finding::{HandedOver, Outcome, Restructure};

use crate::compared::text;
use crate::defects::{AREAS, folder, judged};

type Edit = (&'static str, &'static str);

const CHAIRED: Edit = ("chairs: [{post: chief-constable}]", "chairs: [{body: dorset-police}]");
const CONSTABLE: &str = "chief-constable: {title: Chief Constable, body: dorset-police, rank: head-of-body}";
const VACANT: Edit =
    (CONSTABLE, "chief-constable: {title: Chief Constable, body: dorset-police, rank: head-of-body, state: vacant}");
const POLICE: &str = "{body: dorset-police, lead: chief-constable}";
const NO_POLICE: Edit = (POLICE, "{body: dorset-police, lead: chief-constable, state: ended}");
const CONTROLLED: Edit = ("Dorset Council is their controller", "Dorset Police is their controller");
const DATA: &str = "the function `data`";
const RECORDS: &str = "records, and who controls them";
const REVIEW: &str = "the practice review `Practice Review A`";

/// The split with some edits of both files of after, and more of each.
struct Split {
    both: Vec<Edit>,
    of_each: [Vec<Edit>; 2],
    is_turned: bool,
}

fn split(both: &[Edit], of_each: [&[Edit]; 2]) -> Split {
    Split { both: both.to_vec(), of_each: of_each.map(<[Edit]>::to_vec), is_turned: false }
}

impl Split {
    fn turned(self) -> Self {
        Self { is_turned: true, ..self }
    }

    fn judge(&self) -> Restructure {
        let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
        let before =
            read("before.yaml").replace("[Practice Review A]", "[Dorset Police sees Practice Review A through]");
        let after = AREAS.iter().zip(&self.of_each).map(|(area, own)| {
            let edited = self.both.iter().chain(own).fold(read("after.yaml"), |body, (old, new)| {
                assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
                body.replace(old, new)
            });
            text(&format!("{area}.yaml"), &edited.replace("AREA", area))
        });
        let mut after: Vec<_> = after.collect();
        if self.is_turned {
            after.reverse();
        }
        judged(text("joint.yaml", &before), after)
    }
}

fn line<'s>(step: &'s Restructure, what: &str) -> &'s HandedOver {
    step.day_one.iter().find(|handed| handed.what.as_str() == what).unwrap()
}

fn is_settled(step: &Restructure, what: &str) -> bool {
    let handed = line(step, what);
    step.handovers[handed.verdict].outcome == Outcome::Met && handed.gone.is_empty()
}

/// The arrangements for which a line is open.
fn open_for<'s>(step: &'s Restructure, what: &str) -> Vec<&'s str> {
    let files = &line(step, what).open_for;
    step.after.arrangements.iter().filter(|head| files.contains(&head.file)).map(|head| head.id.as_str()).collect()
}

#[test]
fn a_body_that_is_a_partner_of_two_is_asked_of_each() {
    for (at, area) in AREAS.iter().enumerate() {
        let own: [&[Edit]; 2] = if at == 0 { [&[VACANT], &[]] } else { [&[], &[VACANT]] };
        for is_turned in [false, true] {
            let split = split(&[CHAIRED, CONTROLLED], own);
            let step = if is_turned { split.turned() } else { split }.judge();
            for what in [DATA, RECORDS, REVIEW] {
                assert_eq!(line(&step, what).gone, ["Chief Constable (Dorset Police) is vacant"], "{what}, {area}");
                assert_eq!(open_for(&step, what), [*area], "{what}");
            }
        }
    }
}

#[test]
fn whoever_is_named_for_a_part_has_to_be_there_for_it() {
    let there = split(&[CONTROLLED], [&[], &[]]).judge();
    assert!(is_settled(&there, RECORDS));
    let away = split(&[CONTROLLED, VACANT], [&[], &[]]).judge();
    assert_eq!(
        line(&away, RECORDS).gone,
        ["Chief Constable (Dorset Police) is vacant"],
        "Dorset Council only keeps them"
    );
    let ended = split(&[CONTROLLED, NO_POLICE], [&[], &[]]).judge();
    assert_eq!(line(&ended, RECORDS).gone, ["Dorset Police is no longer a partner"]);
}

#[test]
fn a_delegate_who_is_there_stands_for_a_lead_who_is_not() {
    let deputy = ("posts:\n", "posts:\n  deputy: {title: Deputy, body: dorset-police}\n");
    let delegated = (POLICE, "{body: dorset-police, lead: chief-constable, delegates: [deputy]}");
    let step = split(&[CHAIRED, VACANT, deputy, delegated], [&[], &[]]).judge();
    assert!(is_settled(&step, DATA) && is_settled(&step, REVIEW));
    assert_eq!(line(&step, REVIEW).owners, ["Deputy (Dorset Police)"]);
    let away = ("posts:\n", "posts:\n  deputy: {title: Deputy, body: dorset-police, from: 2025-07-01}\n");
    let step = split(&[CHAIRED, VACANT, away, delegated], [&[], &[]]).judge();
    assert!(!is_settled(&step, DATA) && !is_settled(&step, REVIEW));
}

#[test]
fn whoever_is_no_partner_may_still_be_there_as_an_agency_or_from_next_door() {
    let agency =
        ("      - {body: {name: Cafcass}}\n", "      - {body: {name: Cafcass}}\n      - {body: dorset-police}\n");
    let step = split(&[CHAIRED, NO_POLICE, agency], [&[], &[]]).judge();
    assert!(is_settled(&step, DATA));
    // The council of the one area was a partner of the other for a while, and hosts its team.
    let left = (POLICE, "{body: dorset-police, lead: chief-constable}\n  - {body: dorset, until: 2025-03-31}");
    let hosted = ("host: AREA, employer: AREA}", "host: dorset, employer: AREA}");
    let step = split(&[], [&[], &[left, hosted]]).judge();
    assert!(is_settled(&step, "the team that supports the partnership"));
}

#[test]
fn a_chair_that_goes_round_among_nobody_who_is_there_is_empty() {
    let among = (CHAIRED.0, "chairs: [{turn: yearly, among: [dorset-police]}]");
    assert!(is_settled(&split(&[among], [&[], &[]]).judge(), DATA));
    assert!(!is_settled(&split(&[among, VACANT], [&[], &[]]).judge(), DATA));
    let others = (CHAIRED.0, "chairs: [{turn: yearly, among: [dorset-police, AREA]}]");
    assert!(is_settled(&split(&[others, VACANT], [&[], &[]]).judge(), DATA));
}

#[test]
fn whoever_is_in_the_chair_as_vice_chair_alone_is_told_as_that() {
    let vice = (CHAIRED.0, "chairs: [{as: vice-chair, post: chief-constable}]");
    let step = split(&[vice], [&[], &[]]).judge();
    let owners = &line(&step, DATA).owners;
    assert!(
        owners.iter().all(|owner| owner.ends_with("vice-chaired by Chief Constable (Dorset Police)")),
        "{owners:?}"
    );
}

#[test]
fn a_vice_chair_beside_whoever_chairs_is_not_told_as_a_chair() {
    let deputy = ("posts:\n", "posts:\n  deputy: {title: Deputy, body: dorset-police}\n");
    let both = (CHAIRED.0, "chairs: [{post: chief-constable}, {as: vice-chair, post: deputy}]");
    let owners = |edits: &[Edit]| line(&split(edits, [&[], &[]]).judge(), DATA).owners.clone();
    let ends = "chaired by Chief Constable (Dorset Police), and vice-chaired by Deputy (Dorset Police)";
    let told = owners(&[deputy, both]);
    assert!(told.iter().all(|owner| owner.ends_with(ends)), "{told:?}");
    let same = (CHAIRED.0, "chairs: [{post: chief-constable}, {as: vice-chair, post: chief-constable}]");
    let told = owners(&[same]);
    assert!(told.iter().all(|owner| owner.ends_with(", chaired by Chief Constable (Dorset Police)")), "{told:?}");
}
