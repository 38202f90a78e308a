//! Who is there on the first day of a step and perhaps not for a year: the look ahead tells of it with the day, unless somebody follows.

use masa::finding::{HandedOver, Outcome, Restructure};

use crate::ahead::{AREAS, read, step};
use crate::compared::text;

/// The clean split with something else in the file of the first of the areas, and with that in the file of the other.
fn split(first: &[(&str, &str)], second: &[(&str, &str)], turned: bool) -> Restructure {
    let edited = |area: &str, edits: &[(&str, &str)]| {
        edits.iter().fold(read("after.yaml").replace("AREA", area), |body, (old, new)| {
            assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
            body.replace(old, new)
        })
    };
    let mut after: Vec<_> = AREAS
        .into_iter()
        .zip([first, second])
        .map(|(area, edits)| text(&format!("after-{area}.yaml"), &edited(area, edits)))
        .collect();
    if turned {
        after.reverse();
    }
    step([vec![text("before.yaml", &read("before.yaml"))], after], None, "2026-11-23")
}

/// A line of the list: whether it is settled, the day, and what it says of what is open.
fn line(step: &Restructure, what: &str) -> (bool, String, String) {
    let handed: Vec<&HandedOver> = step.day_one.iter().filter(|one| one.what.as_str().starts_with(what)).collect();
    let [handed] = handed.as_slice() else { panic!("{what}: {} lines", handed.len()) };
    let verdict = &step.handovers[handed.verdict];
    let asks = verdict.finding.as_ref().map(|finding| finding.ask.to_string()).unwrap_or_default();
    let says = if handed.gone.is_empty() { asks } else { handed.gone.join("; ") };
    (handed.is_settled(verdict), handed.due.as_ref().map(|due| due.day.clone()).unwrap_or_default(), says)
}

const FRONT_DOOR: &str = "the function `front door`";
const DATA: &str = "the function `data`";
const CHIEF: &str = "title: Chief Executive, body: dorset, ";
const CONSTABLE: &str = "title: Chief Constable, ";

#[test]
fn a_term_that_runs_out_within_the_year_leaves_open_what_a_post_has() {
    let with = |rest: &str| line(&split(&[(CHIEF, &format!("{CHIEF}{rest}"))], &[], false), FRONT_DOOR);
    assert!(with("").0);
    let (settled, due, says) = with("term: 2024-09-01/2025-08-31, ");
    assert_eq!((settled, &*due), (false, "2025-09-01"));
    assert!(says.starts_with("Seen to until 31 August 2025; whether the term is renewed is open. "), "{says}");
    assert!(!with("until: 2025-08-31, ").0);
    assert!(!with("until: 2025-08, ").0, "some day in August is within the year");
    assert!(with("term: 2024-09-01/2027-08-31, ").0, "a term of which more than a year is left");
    assert!(with("term: 2024-09-01/.., ").0);
}

#[test]
fn who_follows_on_the_next_day_settles_it_and_who_follows_a_day_later_does_not() {
    let next = |from: &str| {
        let post = format!("{CHIEF}term: 2024-09-01/2025-08-31, ");
        let next = format!("posts:\n  next: {{title: Next Chief Executive, body: dorset, term: {from}/2028-08-31}}\n");
        let owners = ("owners: [chief-executive]", "owners: [chief-executive, next]");
        line(&split(&[(CHIEF, &post), ("posts:\n", &next), owners], &[], false), FRONT_DOOR)
    };
    assert!(next("2025-09-01").0);
    assert!(!next("2025-09-02").0);
}

#[test]
fn a_chair_whose_term_runs_out_leaves_open_what_the_group_has() {
    let with = |rest: &str| {
        let step = split(&[(CONSTABLE, &format!("{CONSTABLE}{rest}"))], &[], false);
        [line(&step, DATA), line(&step, "what Joint Executive does")]
    };
    for (settled, due, says) in with("term: 2024-09-01/2025-08-31, ") {
        assert_eq!((settled, &*due), (false, "2025-09-01"));
        assert_eq!(
            says,
            "Chief Constable (Dorset Police) is there until 31 August 2025, and whether the term is renewed is open"
        );
    }
    for (settled, _, says) in with("until: 2025-08-31, ") {
        assert!(!settled);
        assert_eq!(says, "Chief Constable (Dorset Police) is there until 31 August 2025");
    }
    assert!(with("term: 2024-09-01/2027-08-31, ").iter().all(|(settled, ..)| *settled));
    let chairs = "chairs: [{post: chief-constable}]";
    let beside = split(
        &[
            (CONSTABLE, &format!("{CONSTABLE}until: 2025-08-31, ")),
            (chairs, "chairs: [{post: chief-constable}, {post: chief-executive}]"),
        ],
        &[],
        false,
    );
    assert!(line(&beside, DATA).0, "another is in the chair beside it");
}

#[test]
fn a_body_has_what_it_has_whoever_leads_it_by_then() {
    let lead = "{title: Chief Executive, body: nhs-dorset-icb, ";
    let step = split(&[(lead, &format!("{lead}term: 2024-09-01/2025-08-31, "))], &[], false);
    assert!(line(&step, "the panel that reviews child deaths").0);
    let panel = step.day_one.iter().find(|one| one.what.as_str().starts_with("the panel that reviews")).unwrap();
    assert!(panel.owners.iter().any(|owner| owner.contains("term until 31 August 2025")), "{:?}", panel.owners);
}

#[test]
fn what_was_to_run_out_as_before_stood_is_no_news_of_arrangements_that_go_on() {
    let file = |day: &str, rest: &str| {
        let head = "masa: 1\nid: dorset\nname: Dorset Partnership\nstatus: published\nareas: [dorset]\n";
        let began = "events: [{what: in-force, date: 2024-09-02}]\ngroups: none\n";
        text(&format!("{day}.yaml"), &format!("{head}as-at: {day}\n{began}{rest}complete: [posts, functions]\n"))
    };
    let held = |by: &str, term: &str| {
        format!(
            "posts:\n  {by}: {{title: Head, body: dorset, term: {term}}}\nfunctions: [{{function: training, owners: [{by}]}}]\n"
        )
    };
    let outcome = |before: &str, after: String| {
        let before = file("2025-03-15", &held("head", before));
        let step = step([vec![before], vec![file("2025-04-15", &after)]], None, "2026-11-23");
        let of_rule = |rule: usize| step.after.rules[rule].id.as_str() == "function-left-behind";
        step.handovers.iter().find(|one| of_rule(one.rule)).map(|one| one.outcome)
    };
    let (short, long) = ("2022-09-01/2025-08-31", "2022-09-01/2027-08-31");
    assert_eq!(outcome(short, held("head", short)), Some(Outcome::Met));
    assert_eq!(outcome(long, held("other", "2025-04-01/2025-12-31")), Some(Outcome::NotStated));
}

#[test]
fn a_shared_panel_that_is_to_end_in_one_file_only_is_open_in_either_order() {
    const PANEL: &str = "name: Child Death Overview Panel, ";
    const LINES: [&str; 3] =
        ["the panel that reviews child deaths", "child death reviews for", "what Child Death Overview Panel does"];
    for until in ["2025-08-31", "2028-03-31"] {
        let ends = [(PANEL, format!("{PANEL}until: {until}, "))];
        let ends: Vec<(&str, &str)> = ends.iter().map(|(old, new)| (*old, &**new)).collect();
        for turned in [false, true] {
            for step in [split(&ends, &[], turned), split(&[], &ends, turned)] {
                assert!(LINES.iter().all(|what| !line(&step, what).0), "{until}, {turned}");
                let verdict = step.handovers.iter().find(|one| {
                    step.after.rules[one.rule].id.as_str() == "group-left-behind" && one.subject.key.contains("cdop")
                });
                let files: std::collections::BTreeSet<_> =
                    verdict.unwrap().gaps.iter().map(|gap| gap.label.file).collect();
                assert_eq!(files.len(), 2, "both places are named: {until}, {turned}");
            }
        }
    }
    let ends = [(PANEL, "name: Child Death Overview Panel, until: 2028-03-31, ")];
    assert!(LINES.iter().all(|what| line(&split(&ends, &ends, false), what).0), "both say the same");
}

#[test]
fn each_break_within_the_year_is_told() {
    let entry = "{function: data, owners: [executive]}";
    let entries = |entries: &[&str]| {
        let each: Vec<String> =
            entries.iter().map(|days| format!("{{function: data, owners: [executive], {days}}}")).collect();
        let step = split(&[(entry, &each.join("\n  - "))], &[], false);
        let of_rule = |rule: usize| step.after.rules[rule].id.as_str() == "function-left-behind";
        let mut found = step.handovers.iter().filter(|one| of_rule(one.rule) && one.subject.key.contains("data"));
        let verdict = found.next().unwrap();
        let message = verdict.finding.as_ref().map(|finding| finding.message.to_string()).unwrap_or_default();
        let days = message.rsplit_once("Partnership ").map(|(_, days)| days.to_owned());
        (line(&step, DATA).1, days.unwrap_or_default())
    };
    let (due, days) = entries(&["until: 2025-06-30", "from: 2025-08-01, until: 2025-10-31"]);
    assert_eq!(due, "2025-07-01");
    assert_eq!(days, "from 1 July 2025 to 31 July 2025, and again from 1 November 2025 on");
    let (_, days) = entries(&["until: 2025-06-30", "from: 2025-08-01, until: 2025-10-31", "from: 2025-11-02"]);
    assert_eq!(days, "from 1 July 2025 to 31 July 2025, and again on 1 November 2025");
    let (_, days) = entries(&["until: 2025-06-30", "from: 2025-08-01, until: 2025-10-31", "from: 2025-11-01"]);
    assert_eq!(days, "from 1 July 2025 to 31 July 2025");
}

const INFORMATION: &str = "kind: information-sharing, parties: [partners], ";

#[test]
fn an_agreement_of_one_file_that_is_to_end_within_the_year_is_open_from_the_day_after() {
    let agreement = "the agreement `Information sharing agreement`";
    let with = |rest: &str| {
        let step = split(&[(INFORMATION, &format!("{INFORMATION}{rest}"))], &[], false);
        line(&step, agreement)
    };
    assert!(with("").0);
    let (settled, due, says) = with("until: 2025-08-31, ");
    assert_eq!((settled, &*due), (false, "2025-09-01"));
    assert_eq!(says, "What follows the agreement, and between whom, or is its end agreed?");
    assert!(!with("until: 2025-08, ").0, "some day in August is within the year");
    assert!(with("until: 2028-03-31, ").0);
    assert!(with("until: 2025-08-31, events: [{what: agreed-to-end, date: 2025-03-03}], ").0, "its end is agreed");
    let next = |from: &str| {
        let cut = format!("{INFORMATION}until: 2025-08-31, ");
        let entry = "agreements:\n  next: {title: Information sharing agreement, kind: information-sharing, ";
        let next = format!("{entry}parties: [partners], from: {from}}}\n");
        line(&split(&[(INFORMATION, &cut), ("agreements:\n", &next)], &[], false), agreement).0
    };
    assert!(next("2025-09-01"));
    assert!(!next("2025-09-02"));
}

#[test]
fn a_lead_whose_time_runs_out_leaves_open_who_may_sign_from_then_on() {
    let signs = |first: &[(&str, &str)]| line(&split(first, &[], false), "who may sign for each partner");
    let with = |rest: &str| signs(&[(CHIEF, &format!("{CHIEF}{rest}"))]);
    assert!(with("").0);
    let (settled, due, says) = with("term: 2024-09-01/2025-08-31, ");
    assert_eq!((settled, &*due), (false, "2025-09-01"));
    assert!(
        says.starts_with("Seen to until 31 August 2025; whether the term is renewed is open. Which post may sign"),
        "{says}"
    );
    let (settled, due, _) = with("until: 2025-08-31, ");
    assert_eq!((settled, &*due), (false, "2025-09-01"));
    assert!(with("term: 2024-09-01/2027-08-31, ").0);
    let gone = format!("{CHIEF}until: 2025-08-31, ");
    let partner = "{body: dorset, lead: chief-executive}";
    let next = |from: &str| {
        let posts = format!("posts:\n  next: {{title: Next Chief Executive, body: dorset, from: {from}}}\n");
        let delegate = "{body: dorset, lead: chief-executive, delegates: [next]}";
        signs(&[(CHIEF, &gone), ("posts:\n", &posts), (partner, delegate)]).0
    };
    assert!(next("2025-09-01"), "another follows on the next day");
    assert!(next("2025-04-01"), "another may sign beside it");
    assert!(!next("2025-09-02"));
}

#[test]
fn a_scrutineer_whose_term_ends_with_the_year_is_asked_about_like_everybody_else() {
    let term = "term: 2025-04-01/2028-03-31";
    let with = |until: &str| {
        line(&split(&[(term, &format!("term: 2025-04-01/{until}"))], &[], false), "independent scrutiny").0
    };
    assert!(!with("2026-03-15"));
    assert!(!with("2026-03-31"), "the last day of the year");
    assert!(with("2026-04-01"));
    let post = format!("{CHIEF}term: 2025-04-01/2026-03-31, ");
    assert!(!line(&split(&[(CHIEF, &post)], &[], false), FRONT_DOOR).0, "as anybody else");
}

#[test]
fn an_agreement_of_arrangements_that_go_on_is_open_where_the_change_gives_it_an_end_within_the_year() {
    let file = |day: &str, until: &str| {
        let head = "masa: 1\nid: dorset\nname: Dorset Partnership\nstatus: published\nareas: [dorset]\n";
        let began = "events: [{what: in-force, date: 2024-09-02}]\nagreements:\n";
        let contract =
            format!("  procedures: {{title: Contract for the procedures, kind: contract, parties: [dorset]{until}}}\n");
        text(&format!("{day}.yaml"), &format!("{head}as-at: {day}\n{began}{contract}complete: [agreements]\n"))
    };
    let outcome = |was: &str, is: &str| {
        let step = step([vec![file("2025-03-15", was)], vec![file("2025-04-15", is)]], None, "2026-11-23");
        let of_rule = |rule: usize| step.after.rules[rule].id.as_str() == "agreement-left-behind";
        step.handovers.iter().find(|one| of_rule(one.rule)).map(|one| one.outcome)
    };
    let (early, late) = (", until: 2025-08-31", ", until: 2027-08-31");
    assert_eq!(outcome("", ""), Some(Outcome::Met));
    assert_eq!(outcome("", early), Some(Outcome::NotMet));
    assert_eq!(outcome(late, early), Some(Outcome::NotMet), "it was to go on for longer");
    assert_eq!(outcome(early, early), Some(Outcome::Met), "it was to end then before the change too");
    assert_eq!(outcome("", late), Some(Outcome::Met));
    let agreed = ", until: 2025-08-31, events: [{what: agreed-to-end, date: 2025-03-03}]";
    assert_eq!(outcome(late, agreed), Some(Outcome::Met));
}
