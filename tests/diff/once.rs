//! One thing is told once: a breach that several arrangements of before share, a finding that became several things, a shared panel.

use masa::check::Text;
use masa::finding::{Became, Restructure};
use masa::report::{
    NotStated, TextOptions, restructure_github, restructure_json, restructure_markdown, restructure_text,
};

use crate::cases::sides;
use crate::compared::{root, text};
use crate::judged::{judged, judged_as};

fn step(case: &str) -> [Vec<Text>; 2] {
    sides(&root().join("tests/diff/steps").join(case))
}

fn replaced(texts: Vec<Text>, old: &str, new: &str) -> Vec<Text> {
    let with = |text: Text| {
        let bytes = String::from_utf8(text.bytes).unwrap().replace(old, new).into_bytes();
        Text { bytes, ..text }
    };
    texts.into_iter().map(with).collect()
}

#[test]
fn one_agreement_that_is_missing_where_three_become_one_is_one_breach() {
    let [before, after] = step("merge-of-three");
    let agreement = "agreements:\n  combination: {title: Agreement to combine, kind: combination-of-areas, parties: [partners], state: in-place, from: 2026-04-01}\n";
    let after = replaced(after, agreement, "agreements: none\ndocuments: none\n");
    let judged = judged(before, after).unwrap();
    let says = "the agreement of their partners is not in force on the first day";
    let told = restructure_text(&judged.restructure, &judged.sources, &TextOptions::default());
    let plain = |told: &str| told.split_whitespace().collect::<Vec<_>>().join(" ");
    let (found, list) = told.split_once("Day-one list").unwrap();
    assert_eq!([found, list].map(|part| plain(part).matches(says).count()), [1, 1], "{told}");
    assert!(plain(&told).contains("The step leaves behind 1 legal duty that is not met"), "{told}");
    for file in ["before-cornwall.yaml:6:9", "before-devon.yaml:6:9", "before-plymouth.yaml:6:9"] {
        assert!(told.contains(file), "{file} in {told}");
    }
    let github = restructure_github(&judged.restructure, &judged.sources, NotStated::Show, false);
    assert_eq!(github.matches("(areas-combined-before-agreed)").count(), 1, "{github}");
    // Programs are told of each area.
    let rule =
        judged.restructure.after.rules.iter().position(|rule| rule.id.as_str() == "areas-combined-before-agreed");
    assert_eq!(judged.restructure.handovers.iter().filter(|verdict| Some(verdict.rule) == rule).count(), 3);
}

#[test]
fn a_finding_that_is_not_asked_in_one_and_cannot_be_told_in_another_is_told_as_open_alone() {
    let file = |id: &str, day: &str, areas: &str, more: &str| {
        let events = format!("events: [{{what: in-force, date: {more}}}]");
        text(id, &format!("masa: 1\nid: {id}\nstatus: published\nas-at: {day}\nareas: [{areas}]\n{events}\n"))
    };
    let before = replaced(
        vec![file("joint", "2022-01-15", "plymouth, torbay", "2019-09-02")],
        "events",
        "reports: []\ncomplete: [reports]\nevents",
    );
    let open = file("plymouth", "2022-03-15", "plymouth", "2020-02-01");
    // The year of its last report is not over: whether there is another is not asked yet.
    let young = replaced(
        vec![file("torbay", "2022-03-15", "torbay", "2022-02-01")],
        "events",
        "reports: [{kind: yearly, title: Report, state: final, events: [{what: published, date: 2021-12-01}]}]\nevents",
    );
    let of = |before: Vec<Text>, after: Vec<Text>| -> Vec<Became> {
        let step: Restructure = judged(before, after).unwrap().restructure;
        let rule = step.after.rules.iter().position(|rule| rule.id.as_str() == "year-without-report");
        let is_of_it =
            |told: &&masa::finding::Told| step.verdicts(told).into_iter().flatten().any(|one| Some(one.rule) == rule);
        step.told.iter().filter(is_of_it).map(|told| told.became).collect()
    };
    assert_eq!(of(before.clone(), young.clone()), [Became::NotAsked]);
    assert_eq!(of(before.clone(), vec![open.clone()]), [Became::Unsettled]);
    assert_eq!(of(before.clone(), [vec![open.clone()], young.clone()].concat()), [Became::Unsettled]);
    assert_eq!(of([vec![open], young].concat(), before), [Became::Established]);
}

#[test]
fn the_months_on_which_nobody_reports_are_one_line_of_the_list() {
    let [before, after] = step("pan-dorset-into-two");
    let step = judged(before, after).unwrap().restructure;
    let reports = step.day_one.iter().filter(|handed| handed.what.contains("report on the"));
    let reports: Vec<&str> = reports.map(|handed| &*handed.what).filter(|what| what.starts_with("the ")).collect();
    let undated = "no day is stated for it, since it is not said when the last yearly report was published";
    let of = "the yearly report on the last months of Pan-Dorset Safeguarding Children Partnership";
    assert_eq!(reports, [format!("{of}; {undated}")]);
}

#[test]
fn a_panel_that_two_share_stands_once_in_the_list() {
    let [before, after] = step("pan-dorset-into-two");
    let owners = |after: Vec<Text>| -> Vec<String> {
        let step = judged(before.clone(), after).unwrap().restructure;
        step.day_one.iter().find(|handed| &*handed.what == "the function `child death review`").unwrap().owners.clone()
    };
    let panel = "Child Death Overview Panel, owned by NHS Dorset Integrated Care Board";
    assert_eq!(owners(after.clone()), [panel]);
    // Each for its own areas, or under another, they are two.
    let apart = |areas: &str| -> Vec<Text> {
        let all = "covers: [dorset, bournemouth-christchurch-and-poole, somerset]";
        let (one, other) = (after[..1].to_vec(), after[1..].to_vec());
        replaced(one, all, areas).into_iter().chain(other).collect()
    };
    assert_eq!(owners(apart("covers: [bournemouth-christchurch-and-poole]")).len(), 2);
    assert_eq!(owners(apart("covers: [dorset]")).len(), 2);
}

#[test]
fn json_says_for_which_arrangements_a_line_of_the_list_is_open() {
    let [before, after] = step("pan-dorset-into-two");
    let judged = judged(before, after).unwrap();
    let json = restructure_json(&judged.restructure, &judged.sources).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = json["day_one"].as_array().unwrap();
    let open_for = |what: &str| &lines.iter().find(|line| line["what"] == what).unwrap()["open_for"];
    assert_eq!(open_for("what Strengthening Services Board does"), &serde_json::json!(["dorset-2025"]));
    assert_eq!(open_for("the function `child death review`"), &serde_json::json!([]));
    assert!(lines.iter().filter(|line| line["settled"] == true).all(|line| line["open_for"] == serde_json::json!([])));
}

#[test]
fn a_gap_in_an_area_that_went_into_others_is_told_once() {
    let of = |id: &str, day: &str, area: &str, events: &str| {
        format!(
            "masa: 1\nid: {id}\ndescribes: {id}-1\nname: {id}\nstatus: published\nas-at: {day}\nareas: [{area}]\nevents:\n  - \
             {{what: in-force, date: {events}}}\n"
        )
    };
    let county = of("surrey", "2027-02-01", "surrey", "2019-09-02}\n  - {what: ends, date: 2027-03-31");
    let east =
        of("east", "2027-04-15", "east-surrey", "2027-04-01").replace("areas:", "supersedes: [surrey-1]\nareas:");
    let west =
        of("west", "2027-04-15", "west-surrey", "2027-04-05").replace("areas:", "supersedes: [surrey-1]\nareas:");
    let leaves =
        of("surrey", "2027-04-15", "east-surrey, west-surrey", "2027-04-05, areas: [east-surrey, west-surrey]");
    for after in [vec![text("east.yaml", &east), text("west.yaml", &west)], vec![text("surrey.yaml", &leaves)]] {
        let result = judged_as(vec![text("before.yaml", &county)], after, true).unwrap();
        let markdown = restructure_markdown(&result.restructure, &result.sources);
        assert!(markdown.contains("area-uncovered-after-the-change"), "{markdown}");
        assert!(!markdown.contains("area-without-successor"), "{markdown}");
    }
}

/// Three boroughs that have reviews of deaths in common, under a health board that is merged into another on 1 April 2026.
fn boroughs(day: &str, board: &str, year: &str) -> Vec<Text> {
    let borough = |id: &str| {
        let body = format!(
            "masa: 1\nid: {id}\ndescribes: {id}-2024\nname: {id} Partnership\nstatus: published\nas-at: {day}\nareas: [{id}]\n\
             events: [{{what: in-force, date: 2024-12-02}}]\n\
             posts:\n  lead: {{title: Chief Executive, body: {id}, rank: head-of-body}}\n\
             partners: [{{body: {id}, lead: lead}}, {{body: {board}}}, {{body: metropolitan-police-service}}]\n\
             budgets: [{{year: {year}, contributions: [{{payer: {board}, amount: 70000}}]}}]\n\
             child-death-review: {{areas: [camden, haringey, islington], partners: [camden, haringey, islington, {board}], host: {board}}}\n\
             complete: [partners, budgets]\n"
        );
        text(&format!("{id}.yaml"), &body)
    };
    ["camden", "haringey", "islington"].map(borough).into()
}

#[test]
fn a_board_that_paid_to_three_under_its_old_name_is_named_once() {
    let before = boroughs("2026-03-10", "nhs-north-central-london-icb", "2025/26");
    let after = "masa: 1\nid: north\ndescribes: north-2026\nname: North Partnership\nstatus: published\nas-at: 2026-04-20\n\
        areas: [camden, haringey, islington]\nsupersedes: [camden-2024, haringey-2024, islington-2024]\n\
        events: [{what: in-force, date: 2026-04-01}]\n\
        budgets: [{year: 2026/27, contributions: [{payer: nhs-west-and-north-london-icb, amount: 200000}]}]\n";
    let step = judged(before, vec![text("north.yaml", after)]).unwrap().restructure;
    let mut lines = step.day_one.iter().map(|handed| handed.what.as_str());
    let paid = lines.find(|what| what.starts_with("what NHS West and North London")).unwrap();
    assert_eq!(paid.matches("North Central London").count(), 1, "{paid}");
    assert!(paid.contains("£210,000"), "{paid}");
}

#[test]
fn lines_of_several_arrangements_are_told_apart_where_each_names_the_areas_of_all() {
    let before = boroughs("2026-03-10", "nhs-north-central-london-icb", "2025/26");
    let after = boroughs("2026-04-20", "nhs-west-and-north-london-icb", "2026/27");
    let judged = judged(before, after).unwrap();
    let told = restructure_markdown(&judged.restructure, &judged.sources);
    for area in ["Camden", "Haringey", "Islington"] {
        assert!(told.contains(&format!("child death reviews for Camden, Haringey and Islington ({area})")), "{told}");
    }
}

#[test]
fn who_gave_nothing_before_and_gives_nothing_in_the_next_year_is_as_it_was() {
    let file = |day: &str, budgets: &str| {
        format!(
            "masa: 1\nid: ours\nstatus: published\nas-at: {day}\nareas: [plymouth]\n\
             events: [{{what: in-force, date: 2019-09-02}}]\n\
             partners: [{{body: plymouth}}, {{body: devon-and-cornwall-police}}, {{body: nhs-devon-ccg}}]\n\
             budgets:\n{budgets}complete: [partners, budgets]\n"
        )
    };
    let year = |year: &str, payers: &[&str]| {
        let each: Vec<String> = payers.iter().map(|payer| format!("{{payer: {payer}, amount: 100}}")).collect();
        format!("  - {{year: {year}, contributions: [{}], complete: [contributions]}}\n", each.join(", "))
    };
    let payers = ["plymouth", "devon-and-cornwall-police"];
    let before = file("2021-03-01", &year("2020/21", &payers));
    let of = |after: &str| -> Vec<(Became, String)> {
        let step = judged(vec![text("before.yaml", &before)], vec![text("after.yaml", after)]).unwrap().restructure;
        let rule = step.after.rules.iter().position(|rule| rule.id.as_str() == "partner-pays-nothing").unwrap();
        let found = step.told.iter().filter_map(|told| {
            let [was, is] = step.verdicts(told);
            is.or(was).filter(|found| found.rule == rule).map(|found| (told.became, found.subject.key.clone()))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by(|one, other| other.1.cmp(&one.1));
        found
    };
    let told = |became: Became, year: &str| (became, year.to_owned());
    assert_eq!(of(&file("2021-05-01", &year("2021/22", &payers))), [told(Became::Unchanged, "2021/22")]);
    // Of another who gives nothing either it is asked for the first time.
    let fewer = file("2021-05-01", &year("2021/22", &payers[..1]));
    assert_eq!(of(&fewer), [told(Became::NewlyAsked, "2021/22"), told(Became::NotAsked, "2020/21")]);
    // The year of before is there still, and the next is another.
    let both = file("2021-05-01", &[year("2020/21", &payers), year("2021/22", &payers)].concat());
    assert_eq!(of(&both), [told(Became::NewlyAsked, "2021/22"), told(Became::Unchanged, "2020/21")]);
}
