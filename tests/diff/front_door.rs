//! Whose the front door and the work of the designated officer are where a county went into two councils: each needs somebody of its own for
//! its area, or an agreement by which the other acts for it.

use masa::finding::Restructure;

use crate::ahead::{is_settled, line, step};
use crate::by_area::{COUNCILS, COUNTY};
use crate::compared::text;

type Edit<'e> = (&'e str, &'e str);

const DOOR: &str = "the function `front door`";
const OFFICER: &str = "what Designated Officer does";
const ALONE: Edit<'_> = ("owners: [n-chief, w-chief]", "owners: [n-chief]");
const NO_OFFICER_IN_THE_WEST: &[Edit<'_>] = &[
    ("  w-lado: {title: Designated Officer, body: west-northamptonshire, functions: [managing-allegations]}\n", ""),
    ("[{post: w-lado}]", "[{post: w-chief}]"),
];

fn edited(body: &str, edits: &[Edit<'_>]) -> String {
    edits.iter().fold(body.to_owned(), |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
        body.replace(old, new)
    })
}

/// The county into its councils, with other words in both files.
fn split(before: &[Edit<'_>], after: &[Edit<'_>]) -> Restructure {
    let sides = [("before.yaml", COUNTY, before), ("after.yaml", COUNCILS, after)];
    step(sides.map(|(name, body, edits)| vec![text(name, &edited(body, edits))]), None, "2026-11-23")
}

/// An agreement of the two councils to act for each other, with more keys.
fn acting(keys: &str) -> String {
    let parties = "parties: [north-northamptonshire, west-northamptonshire]";
    format!("agreements:\n  acting: {{title: Acting, kind: acting-for-another, {parties}, from: 2021-04-01, {keys}}}\n")
}

/// Where one council alone has the front door, and an agreement with some keys.
fn alone_with(keys: &str) -> Restructure {
    split(&[], &[ALONE, ("agreements:\n", &acting(keys))])
}

/// Why something is open, and where that stands.
fn reasons(step: &Restructure, what: &str) -> Vec<String> {
    let gaps = &step.handovers[line(step, what).verdict].gaps;
    gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect()
}

#[test]
fn one_council_acts_for_another_where_an_agreement_covers_just_that() {
    assert!(!is_settled(&split(&[], &[ALONE]), DOOR));
    for covers in [
        "The front door",
        "front-door",
        "Early help, Front door for West Northamptonshire",
        "The front door of both areas",
    ] {
        assert!(is_settled(&alone_with(&format!("covers: [{covers}]")), DOOR), "{covers}");
    }
    for covers in [
        "Everything except the front door",
        "The front door until October",
        "The front door at weekends",
        "Front door out of hours",
        "Advice on the front door",
        "The front door for North Northamptonshire",
    ] {
        let step = alone_with(&format!("covers: [{covers}]"));
        assert!(!is_settled(&step, DOOR), "{covers}");
        let why = format!("agreements.acting.covers[0]: `{covers}` stands there, which is not exactly the function; ");
        assert!(reasons(&step, DOOR).iter().any(|reason| reason.starts_with(&why)), "{covers}");
    }
}

#[test]
fn an_entry_that_takes_something_back_leaves_it_open_beside_the_function_itself() {
    assert!(is_settled(&alone_with("covers: [The front door, Early help]"), DOOR));
    for other in ["Not the front door at weekends", "Not at weekends", "{value: Early help, doubt: blurred}"] {
        assert!(!is_settled(&alone_with(&format!("covers: [The front door, {other}]")), DOOR), "{other}");
    }
}

#[test]
fn an_agreement_acts_for_a_council_only_in_its_areas_and_on_its_days() {
    let areas = |areas: &str| alone_with(&format!("covers: [The front door], areas: [{areas}]"));
    assert!(is_settled(&areas("north-northamptonshire, west-northamptonshire"), DOOR));
    assert!(!is_settled(&areas("north-northamptonshire"), DOOR));
    let until = alone_with("covers: [The front door], until: 2021-09-30");
    assert!(!is_settled(&until, DOOR));
    let due = line(&until, DOOR).due.as_ref().map(|due| due.day.as_str());
    assert_eq!(due, Some("2021-10-01"));
}

#[test]
fn what_an_officer_does_is_covered_in_just_its_words_too() {
    let with = |covers: &str| {
        let agreement = acting(&format!("covers: [{covers}]"));
        split(&[], &[NO_OFFICER_IN_THE_WEST, &[("agreements:\n", &agreement)]].concat())
    };
    assert!(is_settled(&with("Managing allegations"), OFFICER));
    for covers in ["Managing allegations in schools", "All but managing allegations", "Early help"] {
        assert!(!is_settled(&with(covers), OFFICER), "{covers}");
    }
}

const TRUST: Edit<'_> = ("posts:\n", "bodies:\n  trust: {name: Children's Trust}\nposts:\n");
const COUNTY_S: &str = "owners: [chief]";
const DOOR_OF_BOTH: &str = "owners: [n-chief, w-chief]";

/// Where others had the front door of the county, and others have it after.
fn door(had: &str, has: &str) -> Restructure {
    let [had, has] = [had, has].map(|who| format!("owners: [{who}]"));
    split(&[TRUST, (COUNTY_S, &had)], &[TRUST, (DOOR_OF_BOTH, &has)])
}

#[test]
fn each_council_needs_its_own_front_door_whoever_had_that_of_the_county() {
    for had in ["trust", "northamptonshire-police", "mash", "partners", "chief"] {
        assert!(is_settled(&door(had, "n-chief, w-chief"), DOOR), "{had}");
        let step = door(had, "n-chief");
        assert!(!is_settled(&step, DOOR), "{had}");
        let reasons = reasons(&step, DOOR);
        let why = "functions[0].owners[0]: each area's front door belongs to its council; ";
        assert!(reasons.iter().any(|reason| reason.starts_with(why)), "{had}: {reasons:?}");
        // Whom nothing names for it is not asked whose they are.
        assert!(!reasons.iter().any(|reason| reason.starts_with("posts.n-lado:")), "{had}: {reasons:?}");
        assert!(!is_settled(&door(had, "nhs-northamptonshire-ccg"), DOOR), "{had}");
    }
}

#[test]
fn whoever_had_the_front_door_for_all_may_go_on_with_it() {
    let both = ["trust", "northamptonshire-police", "nhs-northamptonshire-ccg"];
    assert!(both.iter().all(|who| is_settled(&door(who, who), DOOR)));
    assert!(is_settled(&door("trust", "n-chief, trust"), DOOR));
    // A post that the trust shares goes on with it too, and a team is there for all areas.
    let shared = ("  n-chief:", "  head: {title: Head, body: north-northamptonshire, joint-with: [trust]}\n  n-chief:");
    let head = (DOOR_OF_BOTH, "owners: [head]");
    assert!(is_settled(&split(&[TRUST, (COUNTY_S, "owners: [trust]")], &[TRUST, shared, head]), DOOR));
    assert!(!is_settled(&split(&[TRUST], &[TRUST, shared, head]), DOOR));
    for had in ["trust", "mash", "chief, mash"] {
        assert!(is_settled(&door(had, "executive"), DOOR), "{had}");
    }
    assert!(!is_settled(&door("chief, northamptonshire-police", "northamptonshire-police"), DOOR));
}

#[test]
fn each_council_needs_an_officer_of_its_own_whoever_was_that_of_the_county() {
    const OFFICER_OF: &str = "body: northamptonshire, functions: [managing-allegations]";
    for body in ["trust", "northamptonshire-police", "northamptonshire"] {
        let had = OFFICER_OF.replace("northamptonshire,", &format!("{body},"));
        let before = [TRUST, (OFFICER_OF, &*had)];
        assert!(is_settled(&split(&before, &[]), OFFICER), "{body}");
        assert!(!is_settled(&split(&before, NO_OFFICER_IN_THE_WEST), OFFICER), "{body}");
    }
    // What is no work of such an officer may be that of one post for all.
    let had = [TRUST, (OFFICER_OF, "body: trust, functions: [training]")];
    let has =
        ("north-northamptonshire, functions: [managing-allegations]", "north-northamptonshire, functions: [training]");
    assert!(is_settled(&split(&had, &[NO_OFFICER_IN_THE_WEST, &[has]].concat()), OFFICER));
}

#[test]
fn the_day_on_which_an_officer_begins_is_told() {
    let post = "n-lado: {title: Designated Officer,";
    for begins in ["term: 2021-05-04/2023-03-31,", "from: 2021-05-04, formerly: [lado],"] {
        let step = split(&[], &[(post, &format!("{post} {begins}"))]);
        assert!(!is_settled(&step, OFFICER));
        let said = "for North Northamptonshire (managing allegations; of those named, Designated Officer only from 4 May 2021 on)";
        assert_eq!(line(&step, OFFICER).what.as_str(), format!("{OFFICER} {said}"), "{begins}");
    }
    let vacant = split(&[], &[(post, &format!("{post} from: 2020-05-04, state: vacant,"))]);
    assert_eq!(
        line(&vacant, OFFICER).what.as_str(),
        format!("{OFFICER} for North Northamptonshire (managing allegations)")
    );
}
