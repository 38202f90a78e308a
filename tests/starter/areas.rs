//! The partners that a file states, in every area there is, was or is ordered.

use masa::finding::Outcome;
use masa::reference::Reference;
use masa::time::Date;

use super::starting::{TODAY, asked, assert_sound, date, duties, start, try_start};

/// A day on which an area was there: today if it is, else its last day or its first.
fn day_of(area: &masa::reference::Area<'_>) -> Date {
    let today = date(TODAY);
    if area.life.covers(today) { today } else { area.life.until.or(area.life.from).unwrap() }
}

/// The bodies that a file states as partners, in its order.
fn stated(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("  - body: ")).collect()
}

/// The file with its partners held against the document.
fn confirmed(text: &str) -> String {
    text.replace("    doubt: by law, and not yet held against the document\n", "")
}

#[test]
fn in_every_area_the_file_checks_at_once_and_states_the_partners_by_law() {
    let areas = Reference::bundled().areas();
    assert!(areas.len() > 150);
    for area in areas {
        let day = day_of(area);
        let as_of = (day != date(TODAY)).then(|| day.to_string());
        let text = start(&[area.id], as_of.as_deref());
        let checked = assert_sound(&text, area.id);
        assert_eq!(duties(&checked, Outcome::Met).len(), 0, "{}: nothing is confirmed yet", area.id);
        let checked = assert_sound(&confirmed(&text), area.id);
        let met = duties(&checked, Outcome::Met);
        assert!(met.contains("area-without-partner"), "{}: {met:?}", area.id);
        let partners = Reference::bundled().partners_of(area.id, day).unwrap();
        // Whether another acts for a board with a sliver of the area is for the partners to say.
        let is_asked = partners.health.iter().any(|one| one.overlap.marginal);
        let outcome = if is_asked { Outcome::NotStated } else { Outcome::Met };
        assert!(duties(&checked, outcome).contains("wrong-body-for-area"), "{}", area.id);
        let health = partners.health.iter().filter(|one| !one.overlap.marginal).map(|one| one.body.id);
        let by_law: Vec<&str> =
            [partners.council.id].into_iter().chain(health).chain(partners.police.iter().map(|one| one.id)).collect();
        assert_eq!(stated(&text), by_law, "{}", area.id);
        for sliver in partners.health.iter().filter(|one| one.overlap.marginal) {
            assert!(text.contains(&format!("\n  # - body: {}\n", sliver.body.id)), "{} in {}", sliver.body.id, area.id);
        }
    }
}

#[test]
fn areas_together_have_every_partner_of_each_once() {
    for (areas, bodies) in [
        (
            &["Dorset", "BCP"][..],
            &["dorset", "bournemouth-christchurch-and-poole", "nhs-dorset-icb", "dorset-police"][..],
        ),
        (&["plymouth", "torbay"], &["plymouth", "torbay", "nhs-devon-icb", "devon-and-cornwall-police"]),
        (
            &["westminster", "kensington-and-chelsea", "hammersmith-and-fulham"],
            &[
                "westminster",
                "kensington-and-chelsea",
                "hammersmith-and-fulham",
                "nhs-west-and-north-london-icb",
                "metropolitan-police",
            ],
        ),
        (
            &["kingston-upon-thames", "richmond-upon-thames"],
            &["kingston-upon-thames", "richmond-upon-thames", "nhs-south-west-london-icb", "metropolitan-police"],
        ),
        (
            &["north-yorkshire", "york"],
            &[
                "north-yorkshire",
                "york",
                "nhs-humber-and-north-yorkshire-icb",
                "nhs-west-yorkshire-icb",
                "north-yorkshire-police",
            ],
        ),
    ] {
        let text = start(areas, None);
        assert_eq!(stated(&text), bodies);
        let checked = assert_sound(&text, areas[0]);
        assert!(duties(&checked, Outcome::NotStated).contains("areas-combined-without-agreement"), "{areas:?}");
        assert!(text.contains("#     kind: combination-of-areas\n") && text.contains("s.16J(1) and (2)"), "{areas:?}");
    }
}

#[test]
fn one_area_alone_needs_no_agreement_to_combine() {
    assert!(!start(&["plymouth"], None).contains("combination-of-areas"));
}

/// What is written below a partner.
fn prompts_of<'t>(text: &'t str, body: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n  - body: {body}\n")).unwrap();
    rest.split("\n  - body: ").next().unwrap()
}

#[test]
fn of_two_boards_in_one_area_one_may_act_for_the_other_by_agreement() {
    let text = start(&["cumberland"], None);
    let checked = assert_sound(&confirmed(&text), "cumberland");
    assert!(duties(&checked, Outcome::Met).contains("wrong-body-for-area"));
    let (north_east, lancashire) = ("nhs-north-east-and-north-cumbria-icb", "nhs-lancashire-and-south-cumbria-icb");
    for (acts, acted_for) in [(north_east, lancashire), (lancashire, north_east)] {
        assert!(prompts_of(&text, acts).contains(&format!("# acts-for: {{value: [{acted_for}]")), "{text}");
    }
    let three = start(&["north-yorkshire"], None);
    let prompts = prompts_of(&three, "nhs-humber-and-north-yorkshire-icb");
    assert!(prompts.contains("[nhs-west-yorkshire-icb, nhs-lancashire-and-south-cumbria-icb]"), "{prompts}");
}

#[test]
fn the_partners_are_those_of_the_day() {
    let before = start(&["plymouth"], Some("2022-06-30"));
    assert_eq!(stated(&before), ["plymouth", "nhs-devon-ccg", "devon-and-cornwall-police"]);
    assert!(before.contains("# title: Accountable Officer\n"));
    let after = start(&["plymouth"], Some("2022-07-01"));
    assert_eq!(stated(&after), ["plymouth", "nhs-devon-icb", "devon-and-cornwall-police"]);
    assert!(!after.contains("Accountable Officer"));
}

#[test]
fn a_reorganised_county_has_a_file_until_its_last_day_and_its_successors_from_the_next() {
    let last = start(&["cumbria"], Some("2023-03-31"));
    assert_eq!(stated(&last)[0], "cumbria");
    assert_sound(&last, "cumbria");
    assert!(try_start(&asked(&["cumbria"], Some("2023-04-01"))).is_err());
    for area in ["cumberland", "westmorland-and-furness"] {
        assert!(try_start(&asked(&[area], Some("2023-03-31"))).is_err());
        let first = start(&[area], Some("2023-04-01"));
        assert_eq!(stated(&first)[0], area);
        assert_sound(&first, area);
    }
}

#[test]
fn a_file_for_a_day_speaks_for_that_day_and_one_without_is_kept() {
    assert!(start(&["plymouth"], Some("2020-09-15")).contains("\nas-at: 2020-09-15\n"));
    assert!(!start(&["plymouth"], None).contains("as-at:"));
}

#[test]
fn the_head_of_a_force_is_called_what_it_is_called_there() {
    assert!(start(&["plymouth"], None).contains("# title: Chief Constable\n"));
    assert!(start(&["westminster"], None).contains("# title: Commissioner of Police of the Metropolis\n"));
}
