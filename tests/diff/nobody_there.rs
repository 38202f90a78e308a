//! Every role in which somebody may see to something after a step, and every way of not being there for it: none of them settles anything.

use std::fs;

use masa::finding::{HandedOver, Outcome, Restructure};

use crate::compared::text;
use crate::defects::{AREAS, folder, judged};

/// Where a role stands in the file of after: what goes, and what comes in its place.
type Edit = (&'static str, &'static str);

/// A role, with what is handed over to whoever has it.
struct Role {
    name: &'static str,
    holder: Holder,
    /// `WAY` stands where it is said that its holder is not there.
    edits: &'static [Edit],
    what: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Holder {
    Post,
    /// A group, or an entry with a state and days of its own.
    Other,
}

/// A post or a group in which nobody is but for the role.
const POST: Edit = ("posts:\n", "posts:\n  holder: {title: Holder, body: AREAWAY}\n");
const GROUP: Edit = ("groups:\n", "groups:\n  holder: {name: Holder, tier: forum, functions: noneWAY}\n");
const DATA: &str = "{function: data, owners: [executive]}";
const TO_HOLDER: Edit = (DATA, "{function: data, owners: [holder]}");
const CHAIR: &str = "chairs: [{post: chief-constable}]";
const LEAD: &str = "{body: AREA, lead: chief-executive}";
const PARTNER: Edit = (LEAD, "{body: AREA, lead: chief-executiveWAY}");
const PANEL: &str = ", reports-to: [executive], owner: nhs-dorset-icb";
const NO_HOST: Edit = ("  panel: cdop\n  host: nhs-dorset-icb\n", "  panel: cdop\n");
const TRAINING: &str = "  training: {name: Training Group, tier: subgroup, functions: [training], complete: [functions], reports-to: [executive]}\n";
const THE_PANEL: &str = "the panel that reviews child deaths, and who hosts it";
const THE_TEAM: &str = "the team that supports the partnership";

const fn of_post(name: &'static str, edits: &'static [Edit], what: &'static str) -> Role {
    Role { name, holder: Holder::Post, edits, what }
}

const fn of_other(name: &'static str, edits: &'static [Edit], what: &'static str) -> Role {
    Role { name, holder: Holder::Other, edits, what }
}

const ROLES: &[Role] = &[
    of_post("a post owns a function", &[POST, TO_HOLDER], "the function `data`"),
    of_other("a group owns a function", &[GROUP, TO_HOLDER], "the function `data`"),
    of_post(
        "a post has the front door",
        &[POST, ("front-door, owners: [chief-executive]", "front-door, owners: [holder]")],
        "the function `front door`",
    ),
    of_post(
        "a post does the work of a group",
        &[("posts:\n", "posts:\n  holder: {title: Holder, functions: [training]WAY}\n"), (TRAINING, "")],
        "what Training Group does",
    ),
    of_other(
        "a group does its own work",
        &[("functions: [training], complete: [functions]", "functions: [training], complete: [functions]WAY")],
        "what Training Group does",
    ),
    of_post("a post chairs", &[POST, (CHAIR, "chairs: [{post: holder}]")], "the function `data`"),
    of_post(
        "it is the turn of a post",
        &[POST, (CHAIR, "chairs: [{turn: yearly, now: holder}]")],
        "the function `data`",
    ),
    of_other(
        "it is the turn of a group",
        &[GROUP, (CHAIR, "chairs: [{turn: yearly, now: holder}]")],
        "the function `data`",
    ),
    of_other("a turn in the chair", &[(CHAIR, "chairs: [{post: chief-constableWAY}]")], "the function `data`"),
    of_post(
        "a body chairs by its lead",
        &[POST, (LEAD, "{body: AREA, lead: holder}"), (CHAIR, "chairs: [{body: AREA}]")],
        "the function `data`",
    ),
    of_post(
        "it is the turn of a body",
        &[POST, (LEAD, "{body: AREA, lead: holder}"), (CHAIR, "chairs: [{turn: yearly, among: [AREA], now: AREA}]")],
        "the function `data`",
    ),
    of_post(
        "a body owns a function",
        &[POST, (LEAD, "{body: AREA, lead: holder}"), (DATA, "{function: data, owners: [AREA]}")],
        "the function `data`",
    ),
    of_other("a partner chairs", &[PARTNER, (CHAIR, "chairs: [{body: AREA}]")], "the function `data`"),
    of_other(
        "a partner owns a function",
        &[PARTNER, (DATA, "{function: data, owners: [AREA]}")],
        "the function `data`",
    ),
    of_other("a partner hosts the team", &[PARTNER], THE_TEAM),
    of_other("a partner keeps the records", &[PARTNER], "records, and who controls them"),
    of_other("a partner has the page", &[PARTNER], "the published page of `Our arrangements`"),
    of_other("a partner writes the last report", &[PARTNER], "the yearly report on the last months"),
    of_post(
        "a post owns a group",
        &[POST, (", owner: nhs-dorset-icb", ", owner: holder")],
        "what Child Death Overview Panel does",
    ),
    of_other(
        "a group owns a group",
        &[GROUP, (", owner: nhs-dorset-icb", ", owner: holder")],
        "what Child Death Overview Panel does",
    ),
    of_other(
        "the panel for child deaths",
        &[(PANEL, ", reports-to: [executive], owner: nhs-dorset-icbWAY")],
        THE_PANEL,
    ),
    of_post("a post answers for the panel", &[POST, (PANEL, ", owner: holder"), NO_HOST], THE_PANEL),
    of_other("the panel answers to a group", &[GROUP, (PANEL, ", reports-to: [holder]"), NO_HOST], THE_PANEL),
    of_post("a lead signs", &[POST, (LEAD, "{body: AREA, lead: holder}")], "who may sign for each partner"),
    of_post(
        "a delegate signs",
        &[POST, (LEAD, "{body: AREA, delegates: [holder], complete: [delegates]}")],
        "who may sign for each partner",
    ),
    of_post("the lead of the host of the team", &[POST, (LEAD, "{body: AREA, lead: holder}")], THE_TEAM),
    of_post(
        "the lead of whoever keeps the records",
        &[POST, (LEAD, "{body: AREA, lead: holder}")],
        "records, and who controls them",
    ),
    of_other("a partner", &[PARTNER], "the safeguarding partners for"),
    of_post(
        "a post scrutinises",
        &[("employed-by: none, engaged-by: [AREA]}", "employed-by: none, engaged-by: [AREA]WAY}")],
        "independent scrutiny",
    ),
    of_other(
        "a group scrutinises",
        &[GROUP, ("by: {post: scrutineer}", "by: {group: holder}")],
        "independent scrutiny",
    ),
];

/// How somebody is not there on the first day, or cannot be told to be.
const WAYS: &[&str] = &[
    ", until: 2025-03-20",
    ", from: 2025-07-01",
    ", state: vacant",
    ", state: recruiting",
    ", state: suspended",
    ", state: under-discussion",
    ", until: 2025-04",
    ", until: {value: 2025-12-31, doubt: smudged}",
    ", until: {disputed: [{value: 2025-03-20, cite: a}, {value: 2026-03-20, cite: b}]}",
];

/// The papers that disagree.
const PAPERS: &str = "sources: {a: {title: Paper, date: 2025-03-03, kind: paper-about-it}, b: {title: Minutes, date: 2025-03-03, kind: minutes}}\n";

/// The same of an appointment.
const TERMS: &[&str] = &[
    ", term: 2022-04-01/2025-03-20",
    ", term: 2025-07-01/2028-06-30",
    ", term: 2022-04-01/2025-04",
    ", term: 2022-04-01/",
];

/// The split, in which both files of after have the role and say this of its holder.
fn step(role: &Role, way: &str) -> Restructure {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let edited = role.edits.iter().fold(read("after.yaml"), |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "{}: `{old}` stands there once", role.name);
        body.replace(old, new)
    });
    let papers = if way.contains("cite") { PAPERS } else { "" };
    let edited = format!("{}{papers}", edited.replace("WAY", way));
    let after = AREAS.map(|area| text(&format!("{area}.yaml"), &edited.replace("AREA", area)));
    judged(text("joint.yaml", &read("before.yaml")), after.to_vec())
}

fn lines<'s>(step: &'s Restructure, role: &Role) -> Vec<&'s HandedOver> {
    let lines: Vec<_> = step.day_one.iter().filter(|handed| handed.what.as_str().starts_with(role.what)).collect();
    assert!(!lines.is_empty(), "{}: {}", role.name, role.what);
    lines
}

fn is_settled(step: &Restructure, handed: &HandedOver) -> bool {
    step.handovers[handed.verdict].outcome == Outcome::Met && handed.gone.is_empty() && handed.open_for.is_empty()
}

#[test]
fn whoever_is_there_for_a_role_settles_it() {
    for role in ROLES {
        let step = step(role, "");
        assert!(lines(&step, role).iter().all(|handed| is_settled(&step, handed)), "{}", role.name);
    }
}

#[test]
fn nobody_who_is_not_there_settles_anything() {
    let mut settled = Vec::new();
    for role in ROLES {
        let terms = if role.holder == Holder::Post { TERMS } else { &[] };
        for way in WAYS.iter().chain(terms) {
            let step = step(role, way);
            if lines(&step, role).iter().any(|handed| is_settled(&step, handed)) {
                settled.push(format!("{}{way}", role.name));
            }
        }
    }
    assert!(settled.is_empty(), "\n{}", settled.join("\n"));
}

/// The roles that a group has, which may be set up later than the arrangements begin.
const OF_GROUPS: &[&str] = &[
    "a group owns a function",
    "a group does its own work",
    "it is the turn of a group",
    "a group owns a group",
    "the panel for child deaths",
    "the panel answers to a group",
    "a group scrutinises",
];

/// What the events of a group say of the day on which it is set up, and whether it is there on the first day for that.
const SET_UP: &[(&str, bool)] = &[
    ("{what: constituted, date: 2025-03-10}", true),
    ("{what: constituted, date: 2025-04-01}", true),
    ("{what: constituted, date: 2025-05-12}", false),
    ("{what: constituted, date: 2025-05-12, state: planned}", false),
    ("{what: constituted, date: 2025-04}", false),
    ("{what: constituted, date: 2025-03-10, state: hoped-for}", false),
    ("{what: constituted, state: planned}", false),
    ("{what: met, date: 2025-03-10}, {what: constituted, date: 2025-05-12}", true),
];

#[test]
fn a_group_that_is_set_up_later_sees_to_nothing_before() {
    let of_groups = ROLES.iter().filter(|role| OF_GROUPS.contains(&role.name));
    assert_eq!(of_groups.clone().count(), OF_GROUPS.len());
    let mut otherwise = Vec::new();
    for role in of_groups {
        for (events, is_there) in SET_UP {
            let step = step(role, &format!(", events: [{events}]"));
            if lines(&step, role).iter().all(|handed| is_settled(&step, handed)) != *is_there {
                otherwise.push(format!("{}: {events}", role.name));
            }
        }
    }
    assert!(otherwise.is_empty(), "\n{}", otherwise.join("\n"));
}

#[test]
fn the_day_on_which_a_group_is_set_up_is_told() {
    let mut told = Vec::new();
    for role in ROLES.iter().filter(|role| OF_GROUPS.contains(&role.name)) {
        let step = step(role, ", events: [{what: constituted, date: 2025-05-12}]");
        let gone = lines(&step, role).into_iter().flat_map(|handed| &handed.gone);
        told.extend(gone.map(|gone| format!("{}: {gone}", role.name)));
    }
    assert!(told.iter().any(|told| told.contains("set up on 12 May 2025")), "{told:?}");
}

/// How somebody is there on the first day, and for less than the year after it.
const FOR_A_WHILE: &[&str] = &[", until: 2025-08-31", ", until: 2025-08"];
const TERM: &str = ", term: 2022-04-01/2025-08-31";

/// Who only speaks for a body, which has what it has whoever does so later in the year.
const LEADS: &[&str] = &[
    "a lead signs",
    "a delegate signs",
    "the lead of the host of the team",
    "the lead of whoever keeps the records",
    "a body chairs by its lead",
    "it is the turn of a body",
    "a body owns a function",
    "a partner keeps the records",
    "a partner has the page",
    "a partner writes the last report",
];

#[test]
fn nobody_who_is_there_for_a_while_only_settles_anything_without_a_word() {
    let mut settled = Vec::new();
    // A delegate has signed by then.
    for role in ROLES.iter().filter(|role| role.name != "a delegate signs") {
        let term = (role.holder == Holder::Post).then_some(&TERM);
        for way in FOR_A_WHILE.iter().chain(term) {
            let step = step(role, way);
            let is_lead = LEADS.contains(&role.name);
            let says = |owner: &String| owner.contains("until ") && owner.contains("August 2025");
            let is_said = |handed: &HandedOver| handed.owners.iter().any(says);
            let is_silent = |handed: &&HandedOver| is_settled(&step, handed) && !(is_lead && is_said(handed));
            if lines(&step, role).iter().any(is_silent) {
                settled.push(format!("{}{way}", role.name));
            }
        }
    }
    assert!(settled.is_empty(), "\n{}", settled.join("\n"));
}

#[test]
fn a_group_that_nobody_chairs_does_nothing_unless_somebody_owns_it() {
    let training = "functions: [training], complete: [functions]";
    let with = |rest: &'static str| {
        let edits: &'static [Edit] = Box::leak(Box::new([(training, rest)]));
        let role = of_other("nobody chairs", edits, "what Training Group does");
        let step = step(&role, "");
        lines(&step, &role).iter().all(|handed| is_settled(&step, handed))
    };
    assert!(with("functions: [training], complete: [functions]"), "who chairs it is not stated");
    assert!(!with("functions: [training], complete: [functions], chairs: none"));
    assert!(with("functions: [training], complete: [functions], chairs: none, owner: nhs-dorset-icb"));
}
