//! What may be lost on the way from before to after: worked cases, real ones and made ones.

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{Became, Outcome, Restructure, Strength};
use masa::law::Catalogue;
use masa::rules::Rulebook;
use masa::time::Date;

use crate::compared::{bundled, text};

fn step(before: Vec<Text>, after: Vec<Text>, complete: bool, date: Option<&str>) -> Restructure {
    let today = Date::parse("2026-11-23").unwrap();
    let as_of = date.map(|date| Date::parse(date).unwrap());
    let options = Options { as_of, today, complete, explain: false, accept: true };
    let book = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let tools = Tools::bundled(&book);
    restructure(before, after, &tools, &options).unwrap().restructure
}

fn real(names: &[&str]) -> Vec<Text> {
    let all = bundled();
    let one = |name: &&str| all.iter().find(|(known, _)| known == name).map(|(name, body)| text(name, body)).unwrap();
    names.iter().map(one).collect()
}

/// How a rule came out for a subject, and how it weighs.
fn came(step: &Restructure, rule: &str, key: &str) -> (Outcome, Strength) {
    let verdict = step
        .handovers
        .iter()
        .find(|verdict| step.after.rules[verdict.rule].id.as_str() == rule && verdict.subject.key == key);
    let verdict = verdict.unwrap_or_else(|| panic!("{rule} is not asked of {key}"));
    let strength = verdict.finding.as_ref().map_or(verdict.strength, |finding| finding.strength);
    (verdict.outcome, strength)
}

const UNCOVERED: &str = "area-uncovered-after-the-change";
const TWICE: &str = "area-covered-twice-after-the-change";

#[test]
fn plymouth_alone_as_all_there_is_leaves_the_children_of_torbay_uncovered() {
    let before = || real(&["plymouth-torbay-2019.yaml"]);
    let alone = step(before(), real(&["plymouth-2020-09.yaml"]), true, None);
    assert_eq!(came(&alone, UNCOVERED, "torbay"), (Outcome::NotMet, Strength::Duty));
    // The paper gives no day of the change, and only proposes what follows.
    assert_eq!(came(&alone, UNCOVERED, "plymouth"), (Outcome::NotStated, Strength::Question));
    let open = step(before(), real(&["plymouth-2020-09.yaml"]), false, None);
    assert_eq!(came(&open, UNCOVERED, "torbay"), (Outcome::NotStated, Strength::Question), "another file may cover it");
    let both = step(before(), real(&["plymouth-2020-09.yaml", "torbay-2020.yaml"]), true, None);
    assert_eq!(came(&both, UNCOVERED, "torbay"), (Outcome::NotStated, Strength::Question));
    assert!(both.handovers.iter().all(|verdict| verdict.outcome != Outcome::NotMet));
}

#[test]
fn pan_dorset_that_goes_on_loses_no_area() {
    let step = step(real(&["pan-dorset-2023-01.yaml"]), real(&["pan-dorset-2024-03.yaml"]), true, None);
    for area in ["dorset", "bournemouth-christchurch-and-poole"] {
        assert_eq!(came(&step, UNCOVERED, area).0, Outcome::Met, "{area}");
        assert_eq!(came(&step, TWICE, area).0, Outcome::NotApplicable, "{area}");
    }
}

/// A text with more keys at its end.
trait More {
    fn more(self, keys: &str) -> Self;
    fn replaced(self, old: &str, new: &str) -> Self;
}

impl More for Text {
    fn more(mut self, keys: &str) -> Self {
        self.bytes.extend_from_slice(keys.as_bytes());
        self
    }

    fn replaced(mut self, old: &str, new: &str) -> Self {
        self.bytes = String::from_utf8(self.bytes).unwrap().replace(old, new).into_bytes();
        self
    }
}

fn dorset(id: &str, area: &str, event: &str) -> Text {
    let status = "masa: 1\nstatus: published\nas-at: 2025-04-15\n";
    text(&format!("{id}.yaml"), &format!("{status}id: {id}\nname: {id}\nareas: [{area}]\nevents:\n  - {event}\n"))
}

/// Two areas part on the last day of March; Dorset's own arrangements are in force from the day given.
fn split(dorsets: &str, date: Option<&str>) -> Restructure {
    let joint = dorset("joint", "dorset, bournemouth-christchurch-and-poole", "{what: ends, date: 2025-03-31}");
    let one = dorset("one", "dorset", &format!("{{what: in-force, date: {dorsets}}}"));
    let other = dorset("other", "bournemouth-christchurch-and-poole", "{what: in-force, date: 2025-04-01}");
    step(vec![joint], vec![one, other], true, date)
}

#[test]
fn in_a_split_a_gap_of_a_day_is_found_and_an_overlap_is_a_question() {
    for (day, uncovered, twice) in [
        ("2025-04-01", Outcome::Met, Outcome::NotApplicable),
        ("2025-04-02", Outcome::NotMet, Outcome::NotApplicable),
        ("2025-03-31", Outcome::Met, Outcome::NotMet),
        ("2025-04", Outcome::NotStated, Outcome::NotApplicable),
    ] {
        let step = split(day, None);
        assert_eq!(came(&step, UNCOVERED, "dorset").0, uncovered, "{day}");
        assert_eq!(came(&step, TWICE, "dorset").0, twice, "{day}");
        assert_eq!(came(&step, UNCOVERED, "bournemouth-christchurch-and-poole").0, Outcome::Met, "{day}");
    }
    assert_eq!(came(&split("2025-04-02", None), UNCOVERED, "dorset").1, Strength::Duty);
    assert_eq!(came(&split("2025-03-31", None), TWICE, "dorset").1, Strength::Question);
    assert_eq!(came(&split("2025-04-02", Some("2025-04-15")), UNCOVERED, "dorset").0, Outcome::NotMet, "on any day");
}

#[test]
fn a_gap_is_told_from_its_first_day_to_its_last_and_stands_under_the_first() {
    let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}");
    let interim = dorset("interim", "dorset", "{what: in-force, date: 2025-04-01}\n  - {what: ends, date: 2025-06-30}");
    let next = dorset("next", "dorset", "{what: in-force, date: 2025-07-15}");
    let step = step(vec![joint], vec![interim, next], true, None);
    let gap =
        step.handovers.iter().filter_map(|verdict| verdict.finding.as_ref()).map(|finding| finding.message.as_str());
    assert!(
        gap.clone().any(|says| says.ends_with("days without any: 1 July 2025 to 14 July 2025")),
        "{:?}",
        gap.collect::<Vec<_>>()
    );
    let handed = step.day_one.iter().find(|handed| handed.what == "arrangements for Dorset").unwrap();
    assert_eq!(handed.due.as_ref().map(|due| due.words.as_str()), Some("1 July 2025"));
}

#[test]
fn on_the_eve_of_new_council_areas_the_old_one_is_covered_by_arrangements_for_all_of_them() {
    let of = |areas: &str| {
        let events = "{what: in-force, date: 2019-09-02}";
        let before = dorset("ours", "northamptonshire", events);
        let after = dorset("ours", areas, events).replaced("id: ours", "id: ours-2021\ndescribes: ours");
        came(&step(vec![before], vec![after], true, Some("2021-03-31")), UNCOVERED, "northamptonshire").0
    };
    assert_eq!(of("north-northamptonshire, west-northamptonshire"), Outcome::Met);
    assert_eq!(of("north-northamptonshire"), Outcome::NotMet, "the other half is without any from its first day on");
}

#[test]
fn arrangements_that_have_ended_are_judged_on_their_last_day() {
    let scrutinised = "posts:\n  scrutineer: {title: Scrutineer, employed-by: none}\nscrutiny:\n  - {by: {post: scrutineer}, term: 2022-04-01/2025-03-31}\n";
    let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}").more(scrutinised);
    let next = dorset("next", "dorset", "{what: in-force, date: 2025-04-01}")
        .more(&scrutinised.replace("2022-04-01/2025-03-31", "2025-04-01/2028-03-31"));
    let step = step(vec![joint], vec![next], true, Some("2025-04-01"));
    assert_eq!(step.before.arrangements[0].judged.day, "2025-03-31");
    assert_eq!(step.after.arrangements[0].judged.day, "2025-04-01");
    let mended = step.told.iter().filter(|told| told.became == Became::Mended).count();
    assert_eq!(mended, 0, "the scrutineer was there to the last day");
    assert_eq!(came(&step, "scrutiny-interrupted", "joint").0, Outcome::Met);
}

#[test]
fn planned_days_count_where_what_follows_is_a_proposal() {
    let of = |status: &str, begins: &str| {
        let joint = dorset("joint", "dorset, bournemouth-christchurch-and-poole", "{what: ends, date: 2025-03-31}");
        let one = dorset("one", "dorset", &format!("{{what: in-force, date: {begins}, state: planned}}"))
            .replaced("published", status);
        let other = dorset("other", "bournemouth-christchurch-and-poole", "{what: in-force, date: 2025-04-01}")
            .replaced("published", "proposed");
        step(vec![joint], vec![one, other], true, None)
    };
    let in_order = of("proposed", "2025-04-01");
    assert_eq!(came(&in_order, UNCOVERED, "dorset").0, Outcome::Met);
    assert_eq!(came(&in_order, TWICE, "dorset").0, Outcome::NotApplicable);
    let told = in_order.handovers.iter().find(|verdict| verdict.outcome == Outcome::Met).unwrap();
    assert_eq!(told.reason, "the stated facts satisfy it, if all comes as it is planned");
    let arrangements =
        in_order.day_one.iter().any(|handed| handed.what == "arrangements for Dorset, if they begin as planned");
    assert!(arrangements, "{:?}", in_order.day_one);
    assert_eq!(came(&of("proposed", "2025-05-01"), UNCOVERED, "dorset").0, Outcome::NotMet);
    let published = of("published", "2025-04-01");
    assert_eq!(came(&published, UNCOVERED, "dorset").0, Outcome::NotStated, "a proposal beside it changes nothing");
}

#[test]
fn what_is_published_ahead_is_judged_on_its_first_day_and_what_is_planned_for_later_is_not_there() {
    let on = |from: &str, date: Option<&str>| {
        let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}")
            .more("posts:\n  clerk: {title: Clerk}\nfunctions:\n  - {function: training, owners: [clerk]}\n");
        let next = dorset("next", "dorset", "{what: in-force, date: 2025-04-01, state: planned}")
            .replaced("as-at: 2025-04-15", "as-at: 2025-01-15")
            .more(&format!(
                "posts: {{head: {{title: Head, body: dorset}}}}\ngroups: none\n\
                 functions: [{{function: training, owners: [head], state: planned, from: {from}}}]\ncomplete: [functions, posts]\n"
            ));
        step(vec![joint], vec![next], true, date)
    };
    let of = |from: &str| on(from, None);
    let in_time = of("2025-04-01");
    let head = &in_time.after.arrangements[0];
    assert_eq!((head.judged.day.as_str(), head.judged.as_if_in_force), ("2025-04-01", true));
    assert_eq!(came(&in_time, UNCOVERED, "dorset").0, Outcome::Met);
    let training = |step: &Restructure| {
        let handed = step.day_one.iter().find(|handed| handed.what == "the function `training`").unwrap();
        step.handovers[handed.verdict].outcome
    };
    assert_eq!(training(&in_time), Outcome::Met);
    assert_eq!(training(&of("2025-05-01")), Outcome::NotMet, "a month without anybody");
    let early = on("2025-04-01", Some("2025-02-01"));
    assert_eq!(early.after.arrangements[0].judged.day, "2025-04-01", "on an earlier day there is nothing to judge yet");
    assert_eq!(training(&early), Outcome::Met);
}

#[test]
fn a_first_day_on_a_condition_is_open() {
    let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}");
    let next = dorset("next", "dorset", "{what: in-force, date: 2025-04-01, state: conditional, on-condition: money}")
        .replaced("published", "proposed");
    assert_eq!(came(&step(vec![joint], vec![next], true, None), UNCOVERED, "dorset").0, Outcome::NotStated);
}

#[test]
fn a_rename_loses_nothing() {
    let one = |name: &str, group: &str| {
        let root = "masa: 1\nid: ours\nstatus: published\nas-at: 2025-04-15\nareas: [torbay]\n";
        text("ours.yaml", &format!("{root}name: {name}\ngroups:\n  {group}\n"))
    };
    let before = one("Old", "board: {name: Board, tier: board, functions: [training]}");
    let after =
        |functions| one("New", &format!("executive: {{name: Executive, tier: board, formerly: [board]{functions}}}"));
    let silent = step(vec![before.clone()], vec![after("")], true, None);
    assert_eq!(came(&silent, "group-left-behind", "board").0, Outcome::NotStated, "what it does now is not said");
    let step = step(vec![before], vec![after(", functions: [training]")], true, None);
    assert_eq!(came(&step, UNCOVERED, "torbay").0, Outcome::Met);
    assert_eq!(came(&step, "group-left-behind", "board").0, Outcome::Met);
    assert!(step.handovers.iter().all(|verdict| verdict.outcome != Outcome::NotMet));
}

#[test]
fn the_list_of_the_first_day_says_who_sees_to_what_and_by_when() {
    let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}").more(
        "posts:\n  clerk: {title: Clerk}\ngroups:\n  training: {name: Training Group, tier: subgroup}\n\
         functions:\n  - {function: training, owners: [training]}\n  - {function: data, owners: [clerk]}\n",
    );
    let next = dorset("next", "dorset", "{what: in-force, date: 2025-04-01}").more(
        "posts:\n  chair: {title: Head of Learning, body: dorset}\n\
         groups:\n  learning: {name: Learning Group, tier: subgroup, chairs: [{post: chair}]}\n\
         functions:\n  - {function: training, owners: [learning]}\ncomplete: [functions, groups, posts]\n",
    );
    let step = step(vec![joint], vec![next], true, None);
    let item = |what: &str| {
        let handed = step.day_one.iter().find(|handed| &*handed.what == what).unwrap();
        let due = handed.due.as_ref().map(|due| (due.day.as_str(), due.words.as_str()));
        (handed.owners.clone(), due, step.handovers[handed.verdict].outcome)
    };
    let first_day = Some(("2025-04-01", "1 April 2025"));
    let head = vec!["Learning Group, chaired by Head of Learning (Dorset Council)".to_owned()];
    assert_eq!(item("the function `training`"), (head, first_day, Outcome::Met));
    assert_eq!(item("the function `data`"), (Vec::new(), first_day, Outcome::NotMet));
    let (_, due, _) = item("the change in the next yearly report");
    // Twelve months after the new arrangements came into force, as the calendar has it.
    assert_eq!(due.map(|(day, _)| day), Some("2026-04-01"));
    let days: Vec<_> = step.day_one.iter().map(|handed| handed.due.as_ref().map(|due| &due.day)).collect();
    assert!(days.is_sorted_by_key(|day| (day.is_none(), *day)), "{days:?}");
}

#[test]
fn what_one_of_two_forgot_is_for_those_who_lead_that_one() {
    let areas = ["dorset", "bournemouth-christchurch-and-poole"];
    let joint = dorset("joint", &areas.join(", "), "{what: ends, date: 2025-03-31}")
        .more("posts:\n  clerk: {title: Clerk}\nfunctions:\n  - {function: training, owners: [clerk]}\n");
    let of = |area: &str, function: &str| {
        dorset(area, area, "{what: in-force, date: 2025-04-01}").more(&format!(
            "posts:\n  head: {{title: Head of {area}, body: {area}}}\npartners:\n  - {{body: {area}, lead: head}}\n{function}\
             groups: none\ncomplete: [functions, posts, partners]\n"
        ))
    };
    let keeps = of(areas[0], "functions:\n  - {function: training, owners: [head]}\n");
    let step = step(vec![joint], vec![keeps, of(areas[1], "functions: none\n")], true, None);
    let handed = step.day_one.iter().find(|handed| handed.what == "the function `training`").unwrap();
    assert_eq!(step.handovers[handed.verdict].outcome, Outcome::NotMet);
    assert_eq!(
        handed.owners,
        ["Head of bournemouth-christchurch-and-poole (Bournemouth, Christchurch and Poole Council)"]
    );
}

#[test]
fn what_goes_on_is_for_its_new_parties_and_a_lost_page_for_those_who_lost_it() {
    let areas = ["dorset", "bournemouth-christchurch-and-poole"];
    let page = "documents:\n  thresholds: {title: Thresholds, kind: thresholds, state: complete, host: dorset}\n";
    let contract = |parties: &str| {
        format!(
            "agreements:\n  procedures: {{title: Procedures, kind: contract, parties: [{parties}]}}\ncomplete: [agreements, documents]\n"
        )
    };
    let joint = dorset("joint", &areas.join(", "), "{what: ends, date: 2025-03-31}")
        .more(page)
        .more(&contract(&areas.join(", ")));
    let of = |area: &str, documents: &str| {
        dorset(area, area, "{what: in-force, date: 2025-04-01}")
            .more(&format!("posts:\n  head: {{title: Head, body: {area}}}\npartners:\n  - {{body: {area}, lead: head}}\n{documents}"))
            .more(&contract(area))
    };
    let step = step(vec![joint], vec![of(areas[0], page), of(areas[1], "documents: none\n")], true, None);
    let item = |what: &str| {
        let handed = step.day_one.iter().find(|handed| handed.what == what).unwrap();
        (step.handovers[handed.verdict].outcome, handed.owners.clone())
    };
    let (dorset, bcp) = ("Head (Dorset Council)", "Head (Bournemouth, Christchurch and Poole Council)");
    let (outcome, mut owners) = item("the agreement `Procedures`");
    owners.sort();
    assert_eq!((outcome, owners), (Outcome::Met, vec![bcp.to_owned(), dorset.to_owned()]));
    assert_eq!(item("the published page of `Thresholds`"), (Outcome::NotMet, vec![bcp.to_owned()]));
}

#[test]
fn where_arrangements_go_on_only_what_is_open_is_on_the_list() {
    let ours = || vec![dorset("ours", "dorset", "{what: in-force, date: 2020-04-01}")];
    let step = step(ours(), ours(), true, None);
    assert!(step.day_one.iter().all(|handed| step.handovers[handed.verdict].outcome != Outcome::Met));
}

#[test]
fn what_ends_without_a_day_is_never_held_covered() {
    let ends = dorset("joint", "dorset", "{what: ends, state: planned}");
    let next = || vec![dorset("next", "dorset", "{what: in-force, date: 2025-04-01}")];
    let undated = step(vec![ends.clone()], next(), true, None);
    assert_eq!(came(&undated, UNCOVERED, "dorset").0, Outcome::NotStated);
    assert_eq!(came(&step(vec![ends], next(), true, Some("2025-04-01")), UNCOVERED, "dorset").0, Outcome::Met);
}

#[test]
fn on_a_day_before_the_first_what_begins_later_is_judged_on_its_first_day() {
    let joint = dorset("joint", "dorset", "{what: ends, date: 2025-03-31}")
        .more("posts:\n  clerk: {title: Clerk}\nfunctions:\n  - {function: training, owners: [clerk]}\n");
    let next = dorset("next", "dorset", "{what: in-force, date: 2025-04-01}").more(
        "posts: {head: {title: Head, body: dorset}}\ngroups: none\n\
         functions: [{function: training, owners: [head], from: 2025-04-01}]\ncomplete: [functions, posts]\n",
    );
    let step = step(vec![joint], vec![next], true, Some("2025-03-31"));
    assert_eq!(step.after.arrangements[0].judged.day, "2025-04-01");
    assert_eq!(came(&step, UNCOVERED, "dorset").0, Outcome::Met);
    assert_eq!(came(&step, "function-left-behind", "training").0, Outcome::Met);
}

#[test]
fn of_what_is_held_against_itself_nothing_is_lost_nor_handed_over_on_any_day() {
    let ours = || {
        vec![
            dorset("ours", "northamptonshire", "{what: ends, date: 2021-06-30}")
                .replaced("as-at: 2025-04-15", "as-at: 2021-03-15")
                .more("posts:\n  clerk: {title: Clerk}\nfunctions:\n  - {function: training, owners: [clerk]}\n"),
        ]
    };
    for date in [None, Some("2021-04-01")] {
        let step = step(ours(), ours(), true, date);
        assert!(step.day_one.is_empty(), "{date:?}: {:?}", step.day_one);
        let open = |verdict: &&masa::finding::Verdict| {
            matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated | Outcome::ForJudgement)
        };
        assert_eq!(step.handovers.iter().filter(open).count(), 0, "{date:?}");
    }
}
