use masa::check::{NotAlone, TimelineError};

use crate::told::{changes, text, timed, told};

const AREA: &str = "masa: 1\nid: area\ndescribes: area\nstatus: published\nareas: [plymouth]\n";

fn happened(timeline: &masa::finding::Timeline, day: &str) -> Vec<String> {
    let entry = timeline.entries.iter().find(|entry| entry.day == day).unwrap_or_else(|| panic!("nothing on {day}"));
    entry.happened.iter().map(|happening| happening.words.clone()).collect()
}

#[test]
fn a_body_that_ends_is_out_of_date_from_the_next_day() {
    let body =
        format!("{AREA}partners: [{{body: plymouth}}, {{body: nhs-devon-ccg}}, {{body: devon-and-cornwall-police}}]\n");
    let timeline = told(&body, &["body-name-out-of-date"], ("2022-06-01", "2022-08-01"));
    assert_eq!(changes(&timeline), [("2022-07-01", "body-name-out-of-date", "not-applicable", "not-met")]);
    let words = "NHS Devon CCG exists no longer; NHS Devon Integrated Care Board took its place by law";
    assert_eq!(happened(&timeline, "2022-07-01"), [words]);
}

#[test]
fn a_missed_deadline_stays_missed() {
    let late = format!(
        "{AREA}supersedes: none\nevents:\n  - {{what: published, date: 2019-07-15}}\n  - {{what: in-force, date: 2019-09-29}}\n"
    );
    let timeline = told(&late, &["first-published-late"], ("2019-08-01", "2030-01-01"));
    assert_eq!(timeline.at_first[1], 1, "not met on the first day");
    assert_eq!(changes(&timeline), []);
}

/// Published in February 2025 instead of by December 2024: neither the end of the year nor the edition of 2026 makes up for it.
#[test]
fn a_missed_deadline_stays_missed_when_the_next_edition_begins() {
    let late = format!(
        "{AREA}documents: none\nevents:\n  - {{what: in-force, date: 2020-11-01}}\n  - {{what: published, date: 2025-02-20}}\ncomplete: [events]\n"
    );
    let timeline = told(&late, &["revised-arrangements-late"], ("2024-11-01", "2027-01-01"));
    assert_eq!(changes(&timeline), [("2025-01-01", "revised-arrangements-late", "not-applicable", "not-met")]);
    let words = "the time allowed by Working Together 2023, moving over from the 2018 edition is past: Areas had until December 2024 \
                 to have arrangements under this edition in place and published";
    assert_eq!(happened(&timeline, "2025-01-01"), [words]);
}

#[test]
fn the_files_own_days_count_from_the_day_after() {
    let body = format!(
        "{AREA}documents:\n  plan: {{title: The plan, kind: arrangements, state: complete, review-date: 2025-03-31}}\n"
    );
    let timeline = told(&body, &["review-overdue"], ("2025-01-01", "2025-12-31"));
    let turned = changes(&timeline);
    assert_eq!(turned.last().map(|(day, ..)| *day), Some("2025-04-01"), "{turned:?}");
    assert_eq!(happened(&timeline, "2025-04-01"), ["the review date of the document The plan is past"]);
}

/// Priorities for 2023 to 2025 are not past while it is 2025; and the first and the last day of a period are told apart.
#[test]
fn what_lasts_until_a_year_is_past_when_the_year_is() {
    let body = format!("{AREA}plans:\n  - {{name: Neglect, kind: priority, period: 2023/2025}}\ncomplete: [plans]\n");
    let timeline = told(&body, &["plans-all-over"], ("2024-06-01", "2026-06-01"));
    assert_eq!(changes(&timeline), [("2026-01-01", "plans-all-over", "met", "not-met")]);
    assert_eq!(happened(&timeline, "2026-01-01"), ["the last day of the period of the plan Neglect is past"]);
    let spring = body.replace("2023/2025", "2023-05/2024-11-14");
    let days: Vec<_> = told(&spring, &["plans-all-over"], ("2024-06-01", "2025-06-01")).entries;
    assert_eq!(days.iter().map(|entry| entry.day.as_str()).collect::<Vec<_>>(), ["2024-11-15"]);
}

#[test]
fn what_is_counted_in_months_is_told_by_what_it_is_counted_from() {
    let body = format!(
        "{AREA}as-at: 2020-01-01\nevents:\n  - {{what: published, date: 2019-06-01}}\n  - {{what: in-force, date: 2019-06-30}}\nreports: []\n"
    );
    let timeline = told(&body, &["year-without-report"], ("2020-01-01", "2021-06-01"));
    let first =
        timeline.entries.iter().find(|entry| entry.changes.iter().any(|change| change.after.is_some())).unwrap();
    let words: Vec<&str> = first.happened.iter().map(|happening| happening.words.as_str()).collect();
    assert!(words.iter().any(|words| words.starts_with("1 year after the day given as")), "{} {words:?}", first.day);
}

#[test]
fn an_edition_takes_the_place_of_the_one_before() {
    let timeline = told(&format!("{AREA}partners: [{{body: plymouth}}]\n"), &[], ("2023-12-01", "2023-12-31"));
    assert!(
        happened(&timeline, "2023-12-15")
            .contains(&"Working Together 2023 takes the place of Working Together 2018".to_owned())
    );
}

/// Who leads has been asked by the list of 2023 since areas had to have moved over; before it, who the partners are.
#[test]
fn what_an_edition_asks_no_longer_names_what_takes_its_place_and_from_when() {
    let body = include_str!("../../arrangements/plymouth-2020-09.yaml");
    let rules = ["partners-not-set-out", "leadership-not-set-out"];
    let told = timed(&[text("plymouth.yaml", body)], &rules, ("2023-12-01", "2025-06-01")).unwrap();
    let said = masa::report::timeline_text(&told.timeline, &told.sources, &masa::report::TextOptions::default());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let next = "Working Together 2023, chapter 2, publication of arrangements takes its place, and by it is asked whether the published \
                document sets out who leads and who is delegated to, of these arrangements from 1 January 2025 on";
    assert!(said.contains(next), "{said}");
}

#[test]
fn a_proposal_is_said_to_have_been_only_that() {
    let of = |status: &str| {
        let body = format!("{AREA}as-at: 2020-09-15\n").replace("published", status);
        let told = timed(&[text("area.yaml", &body)], &["area-without-partner"], ("", "")).unwrap();
        let options = masa::report::TextOptions::default();
        let said = masa::report::timeline_text(&told.timeline, &told.sources, &options);
        let page = masa::report::timeline_markdown(&told.timeline, &told.sources);
        (said.split_whitespace().collect::<Vec<_>>().join(" "), page)
    };
    let only = "n 15 September 2020 this was only a proposal, and the file does not say what became of it";
    let (said, page) = of("proposed");
    assert!(said.contains(only) && page.contains(only), "{said}\n{page}");
    let (said, page) = of("published");
    assert!(!said.contains("only a proposal") && !page.contains("only a proposal"), "{said}\n{page}");
}

/// A first day that is past, and the day of a paper, are no story; a last day is.
#[test]
fn that_a_first_day_or_the_day_of_a_paper_is_past_is_not_told() {
    let body = format!(
        "{AREA}as-at: 2021-09\nsources:\n  paper: {{title: A paper, date: 2021-09}}\nposts:\n  chair: {{title: Chair, from: 2021, until: 2022}}\n"
    );
    let timeline = told(&body, &[], ("2021-01-01", "2024-06-01"));
    let words: Vec<&str> =
        timeline.entries.iter().flat_map(|entry| &entry.happened).map(|one| one.words.as_str()).collect();
    for no_story in ["the first day of", "the day that the file speaks for", "the day of the source"] {
        let past = words.iter().find(|words| words.starts_with(no_story) && words.contains("past"));
        assert_eq!(past, None);
    }
}

#[test]
fn beyond_what_the_lists_know_nothing_is_certain() {
    let body =
        format!("{AREA}partners: [{{body: plymouth}}, {{body: nhs-devon-icb}}, {{body: devon-and-cornwall-police}}]\n");
    let timeline = told(&body, &["area-without-partner"], ("2027-05-01", "2027-06-30"));
    assert_eq!(changes(&timeline), [("2027-05-24", "area-without-partner", "met", "not-stated")]);
    assert!(happened(&timeline, "2027-05-24")[0].contains("is relied on no longer"));
}

#[test]
fn a_timeline_begins_with_the_day_the_file_speaks_for() {
    assert_eq!(told(&format!("{AREA}as-at: 2020-09-15\n"), &["area-without-partner"], ("", "")).from, "2020-09-15");
    let events = format!("{AREA}events: [{{what: published, date: 2021-05-04}}]\n");
    assert_eq!(told(&events, &["area-without-partner"], ("", "")).from, "2021-05-04");
    let none = told(AREA, &["area-without-partner"], ("", ""));
    assert_eq!((none.from.as_str(), none.to.as_str()), ("2026-11-23", "2028-11-23"));
}

#[test]
fn the_json_keeps_to_its_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/timeline-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let body = include_str!("../../arrangements/pan-dorset-2021.yaml");
    let told = timed(&[text("pan-dorset-2021.yaml", body)], &[], ("2021-09-07", "2027-12-31")).unwrap();
    let json = masa::report::timeline_json(&told.timeline, &told.sources).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(value["entries"].as_array().unwrap().len() > 3);
    let packs: Vec<&str> =
        value["packs"].as_array().unwrap().iter().map(|pack| pack["name"].as_str().unwrap()).collect();
    assert_eq!(
        packs,
        ["checklist", "consistency", "guidance", "statute"],
        "so that it can be told again by the same rules"
    );
}

/// From the paper of 2021 to the present day: the commissioning group gives way to the care board, two editions follow, the duty to
/// share begins.
#[test]
fn pan_dorset_2021_tells_its_story_to_the_present_day() {
    let body = include_str!("../../arrangements/pan-dorset-2021.yaml");
    let told = timed(&[text("pan-dorset-2021.yaml", body)], &[], ("", "2026-11-23")).unwrap();
    let said = masa::report::timeline_text(&told.timeline, &told.sources, &masa::report::TextOptions::default());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let order = [
        "from 7 September 2021",
        "1 July 2022",
        "NHS Dorset CCG exists no longer; NHS Dorset Integrated Care Board took its place by law",
        "question `NHS Dorset CCG` had ended by 1 July 2022",
        "15 December 2023",
        "Working Together 2023 takes the place of Working Together 2018",
        "17 July 2024",
        "it is reported that Dorset and Bournemouth, Christchurch and Poole parted, each with a partnership of its own, some day \
         between 17 July 2024 and 31 March 2025",
        "31 March 2025",
        "the Pan-Dorset Safeguarding Children Partnership had ended by this day; what follows is about arrangements that are \
         reported to have ended",
        "30 September 2026",
        "Children Act 2004, s.16LA is reported to have begun on this day",
    ];
    let places = order.map(|words| said.find(words).unwrap_or_else(|| panic!("no `{words}` in\n{said}")));
    assert!(places.is_sorted(), "{said}");
    let spoken = "cannot be told now: whether children and families have a part in scrutiny scrutiny-without-children";
    assert!(said.contains(spoken), "{said}");
    assert!(said.contains("asked no longer"), "{said}");
    assert!(said.contains("whether it is known that agencies keep children safe"), "{said}");
    for code in [
        "and by `",
        "judged on",
        "the first day of",
        "the day that the file speaks for",
        "it is not so that",
        "not asked any more",
    ] {
        assert!(!said.contains(code), "`{code}` in\n{said}");
    }
    assert!(
        said.contains("Joint inspection guidance on initial need and risk, paragraph 6 is published as guidance"),
        "{said}"
    );
    assert!(!said.contains("is law from this day"), "guidance, and what is only reported, is no law: {said}");
    assert!(!said.contains("legal duty not met"), "{said}");
}

/// What is reported of a partnership is part of the story of arrangements for all its areas; it changes no verdict.
#[test]
fn a_partnership_that_is_reported_to_have_ended_is_told_of_by_its_areas() {
    let of = |areas: &str, span| {
        let body = AREA.replace("[plymouth]", areas);
        let timeline = told(&body, &["area-without-partner"], span);
        let entries = timeline
            .entries
            .iter()
            .map(|entry| (entry.day.clone(), entry.changes.len(), happened(&timeline, &entry.day)));
        entries.collect::<Vec<_>>()
    };
    let both = "[dorset, bournemouth-christchurch-and-poole]";
    let (first, follows) = ("2024-07-17", "what follows is about arrangements that are reported to have ended");
    let entries = of(both, ("2024-01-01", "2025-12-31"));
    let days: Vec<_> = entries.iter().map(|(day, changes, _)| (day.as_str(), *changes)).collect();
    assert_eq!(days, [(first, 0), ("2025-03-31", 0)]);
    assert!(entries.iter().all(|(.., words)| words.len() == 1 && words[0].ends_with(follows)), "{entries:?}");
    assert!(entries[0].2[0].contains("; from that day on, what follows"), "{entries:?}");

    let later = of(both, ("2025-06-01", "2025-12-31"));
    assert_eq!(later.iter().map(|(day, ..)| day.as_str()).collect::<Vec<_>>(), ["2025-06-01"], "told at the head");
    assert!(later[0].2[0].ends_with(&format!("31 March 2025; {follows}")), "{later:?}");

    let cumbria = of("[cumberland, westmorland-and-furness]", ("2025-01-01", "2025-12-31"));
    assert!(cumbria[0].2[0].contains("of its own, on 1 April 2025; what follows"), "{cumbria:?}");
    for areas in ["[dorset]", "[plymouth]", "[dorset, bournemouth-christchurch-and-poole, plymouth]"] {
        assert!(of(areas, ("2024-01-01", "2025-12-31")).is_empty(), "{areas}");
    }
}

#[test]
fn what_cannot_be_told_a_story_of_is_refused() {
    let of = |texts: &[&str], span| {
        let texts: Vec<_> = texts.iter().enumerate().map(|(at, body)| text(&format!("{at}.yaml"), body)).collect();
        timed(&texts, &["area-without-partner"], span).unwrap_err()
    };
    let other = AREA.replace("area", "other");
    assert!(matches!(
        of(&[AREA, &other.replace("others: [", "areas: [")], ("", "")),
        TimelineError::NotAlone(NotAlone::Several(2))
    ));
    assert!(matches!(
        of(&["masa: 1\nid: x\nkind: shared\n"], ("", "")),
        TimelineError::NotAlone(NotAlone::NoArrangement)
    ));
    assert!(matches!(
        of(&["masa: 1\nid: x\nareas: [plymuth]\n"], ("", "")),
        TimelineError::NotAlone(NotAlone::Unreadable(_))
    ));
    assert!(matches!(of(&[AREA], ("2022-01-02", "2022-01-01")), TimelineError::Backwards { .. }));
}

#[test]
fn what_is_counted_from_a_vague_day_says_from_which_of_its_ends() {
    let body = format!("{AREA}events:\n  - {{what: in-force, date: 2019-07}}\n");
    let timeline = told(&body, &["year-without-report"], ("2019-06-01", "2021-06-01"));
    let words: Vec<String> =
        timeline.entries.iter().flat_map(|entry| &entry.happened).map(|happening| happening.words.clone()).collect();
    let first = "1 year after 1 July 2019, the first day that may be the day given as `in force` for the arrangements";
    assert!(words.iter().any(|words| words == first), "{words:?}");
}
