//! The step from one side to the other, judged: what is new, mended or unchanged.

use std::sync::LazyLock;

use masa::check::{Options, RestructureError, Restructured, Text, Tools, restructure};
use masa::finding::{Backwards, Became, Outcome, Restructure};
use masa::law::Catalogue;
use masa::report::{NotStated, restructure_json, restructure_markdown, restructure_sarif};
use masa::rules::Rulebook;
use masa::time::Date;

use crate::cases::{folders, sides};
use crate::compared::{bundled, examples, text};

/// Read and compiled once: that takes longer than to judge a small file.
pub static BOOK: LazyLock<Rulebook<'static>> = LazyLock::new(|| Rulebook::bundled_for_a_step(Catalogue::bundled()));

pub fn judged(before: Vec<Text>, after: Vec<Text>) -> Result<Restructured, RestructureError> {
    judged_as(before, after, false)
}

pub fn judged_as(before: Vec<Text>, after: Vec<Text>, complete: bool) -> Result<Restructured, RestructureError> {
    judged_on(None, before, after, complete)
}

fn judged_on(
    date: Option<&str>,
    before: Vec<Text>,
    after: Vec<Text>,
    complete: bool,
) -> Result<Restructured, RestructureError> {
    let today = Date::parse("2026-11-23").unwrap();
    let as_of = date.map(|date| Date::parse(date).unwrap());
    let options = Options { as_of, today, complete, explain: false, accept: true };
    let tools = Tools::bundled(&BOOK);
    restructure(before, after, &tools, &options)
}

fn of_texts(before: &str, after: &str) -> Restructure {
    judged(vec![text("before.yaml", before)], vec![text("after.yaml", after)]).unwrap().restructure
}

/// Rule and subject of everything that became that, as it stands where it is told.
fn rules(step: &Restructure, wanted: Became) -> Vec<String> {
    let told = step.told.iter().filter(|told| told.became == wanted);
    told.map(|told| {
        let [was, is] = step.verdicts(told);
        let verdict = is.or(was).unwrap();
        format!("{} {}", step.after.rules[verdict.rule].id.as_str(), verdict.subject.key)
    })
    .collect()
}

/// What would be told the other way round.
fn mirrored(step: &Restructure) -> Vec<(Became, Option<usize>, Option<usize>)> {
    let mut told: Vec<_> = step.told.iter().map(|told| (told.became.mirrored(), told.after, told.before)).collect();
    told.sort();
    told
}

fn as_told(step: &Restructure) -> Vec<(Became, Option<usize>, Option<usize>)> {
    let mut told: Vec<_> = step.told.iter().map(|told| (told.became, told.before, told.after)).collect();
    told.sort();
    told
}

fn all_pairs() -> Vec<(String, Vec<Text>, Vec<Text>)> {
    let mut pairs = Vec::new();
    let all = bundled();
    for (at, (name, body)) in all.iter().enumerate() {
        for (other, other_body) in all.iter().skip(at + 1) {
            pairs.push((format!("{name} and {other}"), vec![text(name, body)], vec![text(other, other_body)]));
        }
    }
    for folder in folders() {
        let [before, after] = sides(&folder);
        pairs.push((folder.display().to_string(), before, after));
    }
    for files in examples() {
        if let [(name, one), .., (_, other)] = files.as_slice() {
            pairs.push((name.clone(), vec![text("one.yaml", one)], vec![text("other.yaml", other)]));
        }
    }
    pairs
}

#[test]
fn swapping_the_sides_mirrors_what_is_new_and_mended() {
    let pairs = all_pairs();
    let mut kinds = std::collections::BTreeSet::new();
    for (name, before, after) in pairs {
        let there = judged(before.clone(), after.clone()).unwrap().restructure;
        let back = judged(after, before).unwrap().restructure;
        assert_eq!(mirrored(&there), as_told(&back), "{name}");
        kinds.extend(there.told.iter().map(|told| told.became));
    }
    assert!(kinds.len() >= 10, "too little is shown: {kinds:?}");
}

#[test]
fn a_thing_compared_with_itself_brings_nothing_new_and_mends_nothing() {
    let mut findings = 0;
    // By that day health boards and a county are no more that older files name.
    let later = Some("2026-01-10");
    let steps = crate::steps::folders().into_iter().map(|folder| {
        let [before, after] = sides(&folder);
        (folder.display().to_string(), before, after)
    });
    for (name, before, after) in all_pairs().into_iter().chain(steps) {
        let sides = [(before, true), (after, false)];
        for ((side, complete), date) in sides.iter().flat_map(|side| [(side, None), (side, later)]) {
            let step = judged_on(date, side.clone(), side.clone(), *complete).unwrap().restructure;
            let changed: Vec<_> = step.told.iter().filter(|told| told.became != Became::Unchanged).collect();
            assert!(changed.is_empty(), "{name}: {changed:?}");
            assert!(step.backwards.is_none(), "{name}");
            // What was to end with nobody to follow is so still, which is no news.
            let is_open = |outcome| matches!(outcome, Outcome::NotMet | Outcome::NotStated);
            let lost = step.handovers.iter().filter(|verdict| is_open(verdict.outcome));
            let lost: Vec<String> = lost
                .map(|verdict| format!("{} {}", step.before.rules[verdict.rule].id.as_str(), verdict.subject.key))
                .collect();
            assert_eq!(lost, Vec::<String>::new(), "{name}");
            let gone: Vec<&str> = step.day_one.iter().flat_map(|handed| &handed.gone).map(String::as_str).collect();
            assert_eq!(gone, Vec::<&str>::new(), "{name}, {date:?}");
            findings += step.told.len();
        }
    }
    assert!(findings > 100, "only {findings} findings stayed");
}

const PUBLISHED: &str = "masa: 1\nid: ours\nstatus: published\nas-at: 2020-09-15\nareas: [plymouth]\n";

#[test]
fn what_is_renamed_or_known_by_its_place_stays() {
    let group = |id: &str, more: &str| {
        format!(
            "{PUBLISHED}groups:\n  {id}:\n    name: Board\n    tier: board\n    state: constituted-never-met\n{more}    covers: [plymouth]\n"
        )
    };
    let before = group("board", "");
    for after in [
        group("executive", "    formerly: [board]\n"),
        group("executive", ""),
        group("board", "").replace("id: ours", "id: moved"),
    ] {
        let step = of_texts(&before, &after);
        assert_eq!(rules(&step, Became::Unchanged).len(), 1, "{after}");
        for became in [Became::New, Became::NewlyAsked, Became::Mended, Became::NotAsked] {
            assert_eq!(rules(&step, became), Vec::<String>::new(), "{became:?}: {after}");
        }
    }
}

#[test]
fn what_was_in_order_and_is_not_met_is_new() {
    let order = format!(
        "{PUBLISHED}posts:\n  scrutineer: {{title: Scrutineer}}\nscrutiny:\n  - {{by: scrutineer, kind: person}}\n"
    );
    let none = format!("{PUBLISHED}scrutiny: none\n");
    let silent = PUBLISHED.to_owned();
    let rule = "no-independent-scrutiny ours".to_owned();
    assert!(rules(&of_texts(&silent, &none), Became::Established).contains(&rule));
    assert!(rules(&of_texts(&none, &silent), Became::Unsettled).contains(&rule), "what is not said is never mended");
    assert!(rules(&of_texts(&none, &none), Became::Unchanged).contains(&rule));
    let step = of_texts(&order, &none);
    assert!(step.told.iter().any(|told| {
        told.became.is_brought_in()
            && step.verdicts(told)[1]
                .is_some_and(|is| step.after.rules[is.rule].id.as_str() == "no-independent-scrutiny")
    }));
}

#[test]
fn a_subject_that_is_gone_is_never_mended() {
    let group = format!("{PUBLISHED}groups:\n  board: {{name: Board, tier: board, state: constituted-never-met}}\n");
    let step = of_texts(&group, PUBLISHED);
    assert_eq!(rules(&step, Became::NotAsked), ["group-never-met board"]);
    assert_eq!(rules(&step, Became::Mended), Vec::<String>::new());
}

#[test]
fn of_one_that_becomes_two_what_stays_in_either_is_not_mended() {
    let group = |id: &str, area: &str, state: &str| {
        let root = PUBLISHED.replace("id: ours", &format!("id: {id}")).replace("[plymouth]", area);
        format!("{root}groups:\n  board: {{name: Board, tier: board, state: {state}}}\n")
    };
    let joint = vec![text("joint.yaml", &group("joint", "[plymouth, torbay]", "constituted-never-met"))];
    let two = vec![
        text("one.yaml", &group("one", "[plymouth]", "in-place")),
        text("other.yaml", &group("other", "[torbay]", "constituted-never-met")),
    ];
    let step = judged(joint, two).unwrap().restructure;
    assert_eq!(rules(&step, Became::Unchanged), ["group-never-met board"]);
    assert!(rules(&step, Became::Mended).is_empty() && rules(&step, Became::NotAsked).is_empty());
}

#[test]
fn where_a_whole_file_cannot_be_read_the_other_side_is_judged_and_nothing_is_mended() {
    let before = vec![text("before.yaml", &format!("{PUBLISHED}scrutiny: none\n"))];
    let step = judged(before, vec![text("after.yaml", "masa: 1\nid: [\n")]).unwrap().restructure;
    assert!(!step.compared && step.told.is_empty());
    assert!(!step.after.unreadable.is_empty() && !step.before.verdicts.is_empty());
}

#[test]
fn days_that_run_backwards_are_told() {
    let later = PUBLISHED.replace("2020-09-15", "2021-09-15");
    assert_eq!(of_texts(PUBLISHED, &later).backwards, None);
    assert_eq!(
        of_texts(&later, PUBLISHED).backwards,
        Some(Backwards::Days { before: "2021-09-15".to_owned(), after: "2020-09-15".to_owned() })
    );
    let vague = PUBLISHED.replace("2020-09-15", "\"2020\"");
    assert_eq!(of_texts(PUBLISHED, &vague).backwards, None, "a vague day shows nothing");
}

#[test]
fn a_before_that_takes_the_place_of_after_is_told() {
    let next = PUBLISHED.replacen("id: ", "id: next-", 1).replacen("areas:", "supersedes: [joint-2019]\nareas:", 1);
    let earlier = PUBLISHED.replacen("areas:", "describes: joint-2019\nareas:", 1);
    assert_eq!(of_texts(&earlier, &next).backwards, None);
    assert!(matches!(of_texts(&next, &earlier).backwards, Some(Backwards::Supersedes { .. })));
}

/// A code host shows no more than the log.
#[test]
fn sides_that_run_backwards_are_told_in_the_log_of_the_standard() {
    let schema = include_str!("../report/sarif-2.1.0/sarif-schema-2.1.0.json").replace("{2}]?$", r"{2}\\]?$");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let notified = |before: &str, after: &str| -> Vec<serde_json::Value> {
        let both = judged(vec![text("before.yaml", before)], vec![text("after.yaml", after)]).unwrap();
        let log = restructure_sarif(&both.restructure, &both.sources, NotStated::Show, false).unwrap();
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        assert!(schema.is_valid(&log));
        let run = &log["runs"][0];
        assert_eq!(run["invocations"][0]["executionSuccessful"], true, "everything was read");
        let told = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
        let of_sides = told.iter().filter(|told| told["message"]["text"].as_str().unwrap().contains("swapped"));
        of_sides.cloned().collect()
    };
    let later = PUBLISHED.replace("2020-09-15", "2021-09-15");
    let told = notified(&later, PUBLISHED);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((&told[0]["level"], &told[0]["descriptor"]["id"]), (&"warning".into(), &"remark".into()));
    assert!(told[0]["message"]["text"].as_str().unwrap().starts_with("The days run backwards: "), "{told:?}");
    assert_eq!(notified(PUBLISHED, &later), Vec::<serde_json::Value>::new());
}

#[test]
fn the_json_of_a_step_keeps_to_its_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/restructure-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let broken = vec![text("after.yaml", "masa: 1\nid: [\n")];
    let mut steps: Vec<(String, Vec<Text>, Vec<Text>)> = folders()
        .iter()
        .map(|folder| (folder.display().to_string(), sides(folder)))
        .map(|(name, [a, b])| (name, a, b))
        .collect();
    steps.push(("broken".to_owned(), vec![text("before.yaml", PUBLISHED)], broken));
    for (name, before, after) in steps {
        let Restructured { restructure, sources } = judged(before, after).unwrap();
        let json = restructure_json(&restructure, &sources).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{name}");
        let said = restructure_markdown(&restructure, &sources);
        assert!(said.starts_with("## What the change brings\n\n**"), "{name}: {said}");
    }
}

#[test]
fn a_duty_that_is_broken_not_asked_yet_or_long_past_has_not_fallen_away() {
    let of = |status: &str, days: &str| {
        format!(
            "masa: 1\nid: ours\nstatus: {status}\nareas: [plymouth]\npartners: [{{body: nhs-devon-icb}}]\nevents:\n  - {{what: published, date: {days}}}\n  - {{what: in-force, date: {days}}}\n"
        )
    };
    let published = of("published", "2019-06-03");
    let proposed = of_texts(&published, &of("proposed", "2019-06-03"));
    assert!(!rules(&proposed, Became::FellAway).contains(&"in-force-but-not-published ours".to_owned()));
    let later = of("published", "2026-06-03").replace("areas:", "supersedes: [earlier]\nareas:");
    let gone = rules(&of_texts(&published, &later), Became::FellAway);
    assert!(gone.iter().all(|told| !told.starts_with("first-")), "deadlines of 2019 are no news: {gone:?}");
    let [before, after] = sides(&crate::compared::root().join("tests/diff/steps/merge-without-a-board"));
    let broken = judged(before, after).unwrap().restructure;
    assert_eq!(rules(&broken, Became::FellAway), Vec::<String>::new(), "there is no health board for Cornwall");
}

#[test]
fn a_duty_of_which_the_file_says_no_more_has_not_fallen_away() {
    let reviewed =
        format!("{PUBLISHED}child-death-review:\n  areas: [plymouth]\n  partners: [plymouth, nhs-devon-ccg]\n");
    let step = of_texts(&reviewed, &format!("{PUBLISHED}child-death-review: none\n"));
    let was = step
        .before
        .verdicts
        .iter()
        .find(|verdict| step.before.rules[verdict.rule].id.as_str() == "child-death-review-partner-missing");
    assert_eq!(was.map(|was| was.outcome), Some(Outcome::Met));
    assert_eq!(rules(&step, Became::FellAway), Vec::<String>::new());
}

#[test]
fn what_the_other_side_could_not_tell_is_neither_new_nor_mended() {
    // The scrutineer is another post, and of the earlier one it was not said whether the partners decide in what it chairs.
    let chairs = |post: &str, tier: &str| {
        format!(
            "{PUBLISHED}posts:\n  {post}: {{title: {post}}}\ngroups:\n  executive: {{name: {post} Group{tier}, chairs: [{{post: {post}}}]}}\nscrutiny:\n  - {{by: {{post: {post}}}, chairs: [executive], state: in-place}}\n"
        )
    };
    let (open, known) = (chairs("interim", ""), chairs("chair", ", tier: executive, decides: true"));
    assert_eq!(rules(&of_texts(&open, &known), Became::Established), ["scrutineer-chairs chair"]);
    // No scrutiny is stated at all, so that nothing of it is newly asked.
    let there = of_texts(PUBLISHED, &known);
    assert!(rules(&there, Became::Established).contains(&"scrutineer-chairs chair".to_owned()));
    assert!(!rules(&there, Became::NewlyAsked).iter().any(|told| told.starts_with("scrutineer-chairs")));
}

#[test]
fn what_is_asked_of_an_area_is_known_again_in_those_that_it_went_into() {
    let of = |day: &str, areas: &str| {
        format!(
            "masa: 1\nid: ours\nstatus: published\nas-at: {day}\nareas: [{areas}]\npartners: [{{body: northamptonshire-police}}]\n"
        )
    };
    let (before, after) =
        (of("2021-03-15", "northamptonshire"), of("2021-04-15", "north-northamptonshire, west-northamptonshire"));
    let step = of_texts(&before, &after);
    let lacks = |became| {
        rules(&step, became).into_iter().filter(|told| told.starts_with("area-without-partner")).collect::<Vec<_>>()
    };
    assert_eq!(
        lacks(Became::Unchanged),
        ["area-without-partner north-northamptonshire", "area-without-partner west-northamptonshire"]
    );
    for became in [Became::New, Became::NewlyAsked, Became::NotAsked, Became::Mended] {
        assert_eq!(lacks(became), Vec::<String>::new(), "{became:?}");
    }
    assert_eq!(mirrored(&step), as_told(&of_texts(&after, &before)));
}

#[test]
fn an_end_in_a_month_is_asked_about_alike_as_an_event_and_in_the_succession() {
    let joint = |day: &str, areas: &str, events: &str, succession: &str| {
        format!(
            "masa: 1\nid: joint\nname: Joint\nstatus: published\nas-at: {day}\nareas: [{areas}]\nevents:\n  - {{what: in-force, \
             date: 2019-09-02}}\n{events}{succession}"
        )
    };
    let asked = |events: &str, succession: &str| {
        let before = text("before.yaml", &joint("2020-12-15", "torbay, plymouth", "", ""));
        let own = "masa: 1\nid: torbay\nname: Torbay\nstatus: published\nas-at: 2021-01-15\nareas: [torbay]\nevents:\n  \
                   - {what: in-force, date: 2021-01-01}\n";
        let after =
            [text("joint.yaml", &joint("2021-01-15", "plymouth", events, succession)), text("torbay.yaml", own)];
        let step = judged_as(vec![before], after.to_vec(), true).unwrap().restructure;
        let verdicts = step.after.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::NotStated);
        let rules = verdicts.map(|verdict| step.after.rules[verdict.rule].id.as_str().to_owned());
        rules.filter(|rule| rule == "area-without-successor").collect::<Vec<_>>()
    };
    let as_event = asked("  - {what: ends, date: 2020-12, areas: [torbay]}\n", "");
    let in_succession = asked("", "succession:\n  - {kind: split, areas: [torbay], ends: 2020-12}\n");
    assert_eq!(as_event, ["area-without-successor"]);
    assert_eq!(as_event, in_succession);
}

#[test]
fn what_a_county_reported_late_is_not_mended_by_what_follows_it() {
    let of = |day: &str, areas: &str, events: &str, describes: &str| {
        format!(
            "masa: 1\nid: ours\ndescribes: {describes}\nstatus: published\nas-at: {day}\nareas: [{areas}]\nevents:\n  - {{what: \
             in-force, date: 2019-09-02, areas: [northamptonshire]}}\n{events}reports:\n  - {{kind: yearly, title: First, state: \
             final, events: [{{what: published, date: 2021-03-01}}]}}\ncomplete: [reports]\n"
        )
    };
    let before = of("2021-03-15", "northamptonshire", "", "ours-2019");
    let councils = "north-northamptonshire, west-northamptonshire";
    let in_force = format!("  - {{what: in-force, date: 2021-04-01, areas: [{councils}]}}\n");
    for describes in ["ours-2019", "ours-2021"] {
        let after = of("2021-04-15", councils, &in_force, describes);
        let step = of_texts(&before, &after);
        let late = |became| rules(&step, became).iter().any(|told| told.starts_with("year-without-report"));
        assert!(late(Became::NotAsked) && !late(Became::Mended), "{describes}");
        assert_eq!(mirrored(&step), as_told(&of_texts(&after, &before)), "{describes}");
    }
    // A report that was only left out mends it, where the areas are the same.
    let whole = before.replace(
        "reports:\n",
        "reports:\n  - {kind: yearly, title: Earlier, state: final, events: [{what: published, date: 2020-06-01}]}\n",
    );
    assert!(
        rules(&of_texts(&before, &whole), Became::Mended).iter().any(|told| told.starts_with("year-without-report"))
    );
}
