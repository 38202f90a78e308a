//! `masa restructure`: how it ends, and what it says where something stands in its way.

use std::fs;

use super::masa::{code, err, folder_with, masa, out, root, run_in};

const CLEAN: &str = "masa: 1\nid: ours\nstatus: published\nas-at: 2020-09-15\nareas: [plymouth]\n";

fn without_scrutiny() -> String {
    format!("{CLEAN}scrutiny: none\n")
}

#[test]
fn with_new_only_the_end_hangs_on_what_the_change_brings_in() {
    let bad = without_scrutiny();
    let folder = folder_with(&[("clean.yaml", CLEAN.as_bytes()), ("bad.yaml", bad.as_bytes())]);
    let run = |before: &str, after: &str, more: &[&str]| {
        run_in(folder.path(), &[&["restructure", "--before", before, "--after", after], more].concat())
    };
    for (before, after, all, new) in
        [("clean.yaml", "bad.yaml", 1, 1), ("bad.yaml", "bad.yaml", 1, 0), ("bad.yaml", "clean.yaml", 0, 0)]
    {
        assert_eq!(code(&run(before, after, &[])), all, "{before} to {after}");
        assert_eq!(code(&run(before, after, &["--new-only"])), new, "{before} to {after}");
    }
    let said = run("clean.yaml", "bad.yaml", &[]);
    assert!(out(&said).contains("The change brings in 1 legal duty that is not met"), "{}", out(&said));
}

#[test]
fn an_open_question_ends_with_1_where_what_cannot_be_judged_counts() {
    let case = "tests/diff/steps/torbay-in-a-month";
    let file = |name: &str| format!("{case}/{name}.yaml");
    let rule = ["--rule", "area-uncovered-after-the-change", "--complete", "--new-only"];
    let run = |more: &[&str]| {
        let [before, one, other] = ["before", "after-plymouth", "after-torbay"].map(file);
        masa(&[&["restructure", "--before", &before, "--after", &one, &other], &rule[..], more].concat())
    };
    assert!(out(&run(&[])).contains("open question"), "{}", out(&run(&[])));
    for (more, ends) in [
        (&[][..], 0),
        (&["--not-stated", "fail"], 1),
        (&["--not-stated", "hide"], 0),
        (&["--fail-on", "question"], 1),
        (&["--fail-on", "never", "--not-stated", "fail"], 0),
    ] {
        assert_eq!(code(&run(more)), ends, "{more:?}");
    }
}

#[test]
fn what_cannot_be_read_on_one_side_ends_with_3_and_the_other_is_judged() {
    let bad = without_scrutiny();
    let folder = folder_with(&[("bad.yaml", bad.as_bytes()), ("broken.yaml", b"masa: 1\nid: [\n")]);
    let run = run_in(folder.path(), &["restructure", "--before", "bad.yaml", "--after", "broken.yaml", "--new-only"]);
    assert_eq!(code(&run), 3);
    assert!(out(&run).contains("What changes is not judged") && out(&run).contains("Found in before"), "{}", out(&run));
    assert!(out(&run).contains("no-independent-scrutiny"), "{}", out(&run));
    assert!(err(&run).contains("broken.yaml:2:"), "{}", err(&run));
    let run = run_in(folder.path(), &["restructure", "--before", "bad.yaml", "--after", "gone.yaml"]);
    assert_eq!((code(&run), out(&run)), (3, ""));
}

#[test]
fn sides_that_were_swapped_are_told() {
    let run = masa(&[
        "restructure",
        "--before",
        "arrangements/pan-dorset-2024-03.yaml",
        "--after",
        "arrangements/pan-dorset-2021.yaml",
    ]);
    assert!(out(&run).contains("Were before and after swapped by mistake?"), "{}", out(&run));
    let before = ["restructure", "--before", "arrangements/pan-dorset-2024-03.yaml"];
    let run = masa(&[&before[..], &["--after", "arrangements/pan-dorset-2021.yaml", "--format", "github"]].concat());
    assert!(out(&run).starts_with("::warning title=Before and after::"), "{}", out(&run));
    assert!(out(&run).contains("swapped by mistake?"), "{}", out(&run));
}

#[test]
fn wrong_usage_ends_with_2() {
    let ours = "arrangements/torbay-2020.yaml";
    for arguments in [
        vec!["restructure", "--before", ours],
        vec!["restructure", "--before", "-", "--after", "-"],
        vec!["restructure", "--before", ours, "--after", ours, "--date", "soon"],
    ] {
        let run = masa(&arguments);
        assert_eq!((code(&run), out(&run)), (2, ""), "{arguments:?}: {}", err(&run));
    }
    let run = masa(&["restructure", "--before", ours, "--after", ours, "--date", "soon"]);
    assert!(err(&run).contains("`--date` takes one day as YYYY-MM-DD"), "{}", err(&run));
}

#[test]
fn the_result_is_written_whole_and_never_over_what_it_is_about() {
    let folder = folder_with(&[("ours.yaml", CLEAN.as_bytes())]);
    let step = ["restructure", "--before", "ours.yaml", "--after", "ours.yaml", "--output"];
    let run = run_in(folder.path(), &[&step[..], &["ours.yaml"]].concat());
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(folder.path().join("ours.yaml")).unwrap(), CLEAN);
    let run = run_in(folder.path(), &[&step[..], &["step.json", "--format", "json"]].concat());
    assert_eq!((code(&run), out(&run)), (0, ""), "{}", err(&run));
    assert!(fs::read_to_string(folder.path().join("step.json")).unwrap().starts_with("{\"version\":1,"));
}

#[test]
fn what_is_lost_on_the_way_counts_with_new_only_as_well() {
    let [joint, plymouth] = ["arrangements/plymouth-torbay-2019.yaml", "arrangements/plymouth-2020-09.yaml"];
    let step = ["restructure", "--new-only", "--before", joint, "--after", plymouth];
    let alone = masa(&[&step[..], &["--complete"]].concat());
    assert_eq!(code(&alone), 1, "{}", out(&alone));
    assert!(out(&alone).contains("The step leaves behind 1 legal duty that is not met"), "{}", out(&alone));
    assert!(out(&alone).contains("Torbay was covered by Plymouth and Torbay"), "{}", out(&alone));
    let open = masa(&step);
    assert_eq!(code(&open), 0, "another file may cover Torbay: {}", out(&open));
    assert!(out(&open).contains("What may be lost on the way"), "{}", out(&open));
}

#[test]
fn the_page_for_a_comment_is_never_longer_than_a_comment_and_says_what_is_left_out() {
    let agreement =
        |at: usize| format!("  a{at}: {{title: Agreement {at}, kind: information-sharing, parties: [partners]}}\n");
    let before = format!("{CLEAN}agreements:\n{}", (0..200).map(agreement).collect::<String>());
    let after = format!("{CLEAN}agreements: none\n");
    let folder = folder_with(&[("before.yaml", before.as_bytes()), ("after.yaml", after.as_bytes())]);
    let step = ["restructure", "--before", "before.yaml", "--after", "after.yaml", "--complete"];
    let whole = run_in(folder.path(), &step);
    assert!(out(&whole).chars().count() > 65_536, "{}", out(&whole).len());
    let page = run_in(folder.path(), &[&step[..], &["--format", "markdown"]].concat());
    let length = out(&page).chars().count();
    assert!(length <= 65_536 && length > 20_000, "{length}");
    assert!(
        out(&page).contains("more findings are left out** to keep this to the length of a comment"),
        "{}",
        out(&page)
    );
}

#[test]
fn a_loss_is_told_once_with_its_provision_and_what_to_mend() {
    let [joint, plymouth] = ["arrangements/plymouth-torbay-2019.yaml", "arrangements/plymouth-2020-09.yaml"];
    let run = masa(&["restructure", "--before", joint, "--after", plymouth, "--complete"]);
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("law legal duty: Children Act 2004, s.16E(1)"), "{said}");
    assert!(said.contains("mend Let the next arrangements begin on the day after the earlier ones end"), "{said}");
    assert!(
        said.contains(
            "arrangements for Torbay: to be settled by Torbay Council (by law), Accountable Officer (NHS Devon CCG)"
        ),
        "{said}"
    );
    let records = "records, and who controls them: to be settled by Chief Executive (Plymouth City Council), Accountable \
                   Officer (NHS Devon CCG), Chief Constable (Devon and Cornwall Police) and Torbay Council (by law)";
    assert!(said.contains(records), "Torbay's are among them: {said}");
    let silent = "The files of before say nothing of partners, groups, functions, relevant agencies, scrutiny, child death review,";
    assert!(said.contains(silent) && said.contains("and whether it goes on was not asked"), "{said}");
    let whole = masa(&["restructure", "--before", plymouth, "--after", plymouth]);
    assert!(!out(&whole).contains("say nothing of partners"), "{}", out(&whole));
}

#[test]
fn the_day_one_list_begins_with_what_is_still_open_and_tells_once_what_is_said_alike_of_several() {
    let case = "tests/diff/steps/merge-without-a-board";
    let before = ["cornwall", "devon", "plymouth"].map(|area| format!("{case}/before-{area}.yaml"));
    let after = format!("{case}/after.yaml");
    let [cornwall, devon, plymouth] = before.each_ref().map(String::as_str);
    let step = ["restructure", "--before", cornwall, devon, plymouth, "--after", &after, "--complete"];
    let run = masa(&step);
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.rfind("[ ] ").unwrap() < said.find("[x] ").unwrap(), "{said}");
    assert_eq!(said.matches("rapid and practice reviews under way").count(), 1, "{said}");
    assert!(said.contains("rapid and practice reviews under way (Cornwall, Devon and Plymouth): "), "{said}");
    assert!(!said.contains("lack a health board"), "one loss is told once: {said}");
}

#[test]
fn a_question_of_the_day_one_list_names_the_arrangement_that_leaves_it_open_where_another_does_not() {
    let before = b"masa: 1\nid: joint\nname: Joint\nstatus: published\nas-at: 2020-12-15\nareas: [plymouth, torbay]\n\
                   events:\n  - {what: ends, date: 2020-12-31}\nsupport-unit: {name: Unit, host: plymouth, employer: plymouth}\n";
    let after = |area: &str, unit: &str| {
        format!(
            "masa: 1\nid: {area}\nname: {area}\nstatus: published\nas-at: 2021-01-15\nareas: [{area}]\n\
             supersedes: [joint]\nevents:\n  - {{what: in-force, date: 2021-01-01}}\nsupport-unit: {{name: Unit, host: {area}{unit}}}\n"
        )
    };
    let says = after("plymouth", ", employer: plymouth");
    let silent = after("torbay", "");
    let files = [("joint.yaml", &before[..]), ("plymouth.yaml", says.as_bytes()), ("torbay.yaml", silent.as_bytes())];
    let folder = folder_with(&files);
    let step = ["restructure", "--before", "joint.yaml", "--after", "plymouth.yaml", "torbay.yaml", "--complete"];
    let run = run_in(folder.path(), &step);
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("and do its people know? (open for Torbay)"), "{said}");
}

#[test]
fn an_acceptance_that_does_not_hold_says_why() {
    let before = format!(
        "{CLEAN}functions:\n  - {{function: training, owners: [trainer]}}\nposts:\n  trainer: {{title: Trainer}}\n"
    );
    let after = format!("{CLEAN}functions: none\ngroups: none\n");
    let accepted = "masa-accepted: 1\naccepted:\n  - finding: function-left-behind/function/training\n    outcome: not-met\n    \
                    reason: Bought in\n    decided-by: Executive\n    decided: 2019-05-01\n    until: 2020-03-31\n";
    let files = [
        ("b/ours.yaml", before.as_bytes()),
        ("ours.yaml", after.as_bytes()),
        ("ours.accepted.yaml", accepted.as_bytes()),
    ];
    let folder = folder_with(&files);
    let step = ["restructure", "--before", "b/ours.yaml", "--after", "ours.yaml", "--complete"];
    for format in ["text", "markdown"] {
        let run = run_in(folder.path(), &[&step[..], &["--format", format]].concat());
        let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("Acceptances that do not hold") && said.contains("ended on 31 March 2020"), "{said}");
    }
}

#[test]
fn what_several_arrangements_lose_under_one_name_is_accepted_each_by_itself() {
    let of = |area: &str, rest: &str| {
        format!(
            "masa: 1\nid: {area}\ndescribes: {area}-2019\nname: {area}\nstatus: published\nas-at: 2020-09-15\nareas: [{area}]\n{rest}"
        )
    };
    let trains = "functions:\n  - {function: training, owners: [trainer]}\nposts:\n  trainer: {title: Trainer}\nevents: [{what: ends, date: 2020-09-30}]\n";
    let after = "masa: 1\nid: joint\ndescribes: joint-2020\nname: Joint\nstatus: published\nas-at: 2020-10-15\nareas: [plymouth, torbay]\n\
                 supersedes: [plymouth-2019, torbay-2019]\nevents: [{what: in-force, date: 2020-10-01}]\nfunctions: none\ngroups: none\nposts: none\n";
    let accepted = |keys: &[&str]| {
        let one = |key: &&str| {
            format!(
                "  - finding: function-left-behind/function/{key}\n    outcome: not-met\n    reason: Bought in\n    decided-by: Executive\n    \
                 decided: 2020-10-01\n    until: 2021-03-31\n"
            )
        };
        format!("masa-accepted: 1\naccepted:\n{}", keys.iter().map(one).collect::<String>())
    };
    let [plymouth, torbay] = ["plymouth", "torbay"].map(|area| of(area, trains));
    let silent = of("torbay", "functions: none\nevents: [{what: ends, date: 2020-09-30}]\n");
    let run = |torbay: &str, keys: &[&str]| -> serde_json::Value {
        let accepted = accepted(keys);
        let folder = folder_with(&[
            ("plymouth.yaml", plymouth.as_bytes()),
            ("torbay.yaml", torbay.as_bytes()),
            ("joint.yaml", after.as_bytes()),
            ("joint.accepted.yaml", accepted.as_bytes()),
        ]);
        let step = "restructure --before plymouth.yaml torbay.yaml --after joint.yaml --complete --date 2020-10-15 --format json";
        let run = run_in(folder.path(), &step.split(' ').collect::<Vec<_>>());
        serde_json::from_str(out(&run)).unwrap()
    };
    let found = |read: &serde_json::Value| -> Vec<(String, bool)> {
        let all = read["handovers"].as_array().unwrap().iter();
        let found = all.map(|one| &one["stands"]["finding"]).filter(|finding| {
            finding["match_key"].as_str().is_some_and(|key| key.starts_with("function-left-behind/function/training"))
        });
        found.map(|one| (one["match_key"].as_str().unwrap().to_owned(), one["accepted"].as_bool().unwrap())).collect()
    };
    let keys = ["training@plymouth-2019/plymouth", "training@torbay-2019/torbay"];
    let [first, second] = keys.map(|key| format!("function-left-behind/function/{key}"));
    let both = |is: [bool; 2]| vec![(first.clone(), is[0]), (second.clone(), is[1])];
    assert_eq!(found(&run(&torbay, &keys)), both([true, true]));
    assert_eq!(found(&run(&torbay, &keys[..1])), both([true, false]));
    assert_eq!(found(&run(&torbay, &["training"])), both([false, false]));
    // Where one alone has it, its key is as short as ever, and the long one holds too.
    let alone = |accepted: bool| vec![("function-left-behind/function/training".to_owned(), accepted)];
    assert_eq!(found(&run(&silent, &["training"])), alone(true));
    assert_eq!(found(&run(&silent, &keys[..1])), alone(true));
}

/// The file of the handbook's example that the paragraph before it calls so.
fn in_the_handbook(name: &str) -> String {
    let page = fs::read_to_string(root().join("docs/restructures.md")).unwrap();
    let (_, from) = page.split_once("### How a hand-over is written").unwrap();
    let (_, from) = from.split_once(&format!(" `{name}`")).unwrap();
    let (_, from) = from.split_once("```yaml\n").unwrap();
    from.split_once("```\n").unwrap().0.to_owned()
}

/// The judging of the handbook's example.
const STEP: [&str; 7] = ["restructure", "--before", "joint.yaml", "--after", "dorset.yaml", "bcp.yaml", "--complete"];

/// The files of the handbook's example, with other words in the place of some in that of before, and more in those of after.
fn folder_of_the_handbook((old, new): (&str, &str), more: &str) -> tempfile::TempDir {
    let joint = in_the_handbook("joint.yaml");
    assert_eq!(joint.matches(old).count(), 1, "`{old}` stands there once");
    let dorset = in_the_handbook("dorset.yaml") + more;
    let names = [
        ("id: dorset\n", "id: bcp\n"),
        ("dorset-2025", "bcp-2025"),
        ("name: Dorset", "name: BCP"),
        ("[dorset]", "[bournemouth-christchurch-and-poole]"),
        ("body: dorset}", "body: bournemouth-christchurch-and-poole}"),
        ("body: dorset,", "body: bournemouth-christchurch-and-poole,"),
        ("host: dorset,", "host: bournemouth-christchurch-and-poole,"),
    ];
    let bcp = names.iter().fold(dorset.clone(), |text, (one, other)| {
        assert!(text.contains(one), "{one}");
        text.replace(one, other)
    });
    let joint = joint.replace(old, new);
    folder_with(&[("joint.yaml", joint.as_bytes()), ("dorset.yaml", dorset.as_bytes()), ("bcp.yaml", bcp.as_bytes())])
}

/// What is said of it.
fn judged_of_the_handbook(old: &str, new: &str) -> serde_json::Value {
    let folder = folder_of_the_handbook((old, new), "");
    let run = run_in(folder.path(), &[&STEP[..], &["--format", "json"]].concat());
    let read: serde_json::Value = serde_json::from_str(out(&run)).unwrap();
    assert_eq!(read["unreadable"], serde_json::json!([]), "{}", err(&run));
    read
}

/// How each rule about the step comes out on it.
fn handed_over(old: &str, new: &str) -> Vec<(String, String)> {
    let read = judged_of_the_handbook(old, new);
    let said = |one: &serde_json::Value| {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        (text(&one["rule"]), text(&one["stands"]["outcome"]))
    };
    read["handovers"].as_array().unwrap().iter().map(said).collect()
}

#[test]
fn nothing_is_found_on_either_side_of_the_hand_over_of_the_handbook() {
    let read = judged_of_the_handbook("name:", "name:");
    let changes = read["changes"].as_array().unwrap();
    let is_found = |side: &'static str| changes.iter().filter(move |change| change[side]["outcome"] == "not-met");
    assert!(!changes.is_empty() && is_found("after").next().is_none());
    let before: Vec<_> = is_found("before").map(|change| (&change["rule"], &change["became"])).collect();
    assert_eq!(before, []);
}

#[test]
fn the_hand_over_of_the_handbook_settles_all_that_it_says_and_opens_what_it_leaves_out() {
    let whole = handed_over("name:", "name:");
    let open: Vec<_> = whole.iter().filter(|(_, outcome)| !["met", "not-applicable"].contains(&&**outcome)).collect();
    assert!(open.is_empty(), "{open:?}");
    let lines = [
        ("ends: 2025-03-31", "ends: 2025-03-30", "area-uncovered-after-the-change"),
        ("      - Dorset Council sees the Review of Child A through\n", "", "practice-review-left-behind"),
        ("      - Dorset Council keeps the records of the joint partnership\n", "", "records-left-to-nobody"),
        ("      - Dorset Council is their controller\n", "", "records-left-to-nobody"),
        ("    shared-until: 2025-09-30\n", "", "sharing-without-an-end"),
    ];
    for (line, instead, rule) in lines {
        assert!(whole.contains(&(rule.to_owned(), "met".to_owned())), "{rule}");
        let left = handed_over(line, instead);
        let is_asked = |(of, outcome): &(String, String)| of == rule && ["not-met", "not-stated"].contains(&&**outcome);
        assert!(left.iter().any(is_asked), "without `{line}`, {rule}");
    }
}

#[test]
fn what_the_day_one_list_alone_leaves_open_counts_as_a_question_and_can_be_accepted() {
    let group = "{name: Case Review Group, tier: subgroup, functions: [practice-reviews], chairs: [{post: police";
    let before = "  child-a: {title: Review of Child A, kind: practice-review, state: draft}\n";
    let with = format!(
        "{before}posts: {{police: {{title: Chief Constable, body: dorset-police}}}}\ngroups:\n  reviews: {group}}}]}}\n"
    );
    let more = format!("groups:\n  reviews: {group}, until: 2025-03-31}}]}}\n");
    let folder = folder_of_the_handbook((before, &with), &more);
    let run = |more: &[&str]| run_in(folder.path(), &[&STEP[..], &["--new-only"], more].concat());
    let said = out(&run(&[])).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 hand-over is open on the day-one list alone"), "{said}");
    for (more, ends) in [
        (&[][..], 0),
        (&["--not-stated", "fail"], 1),
        (&["--fail-on", "question"], 1),
        (&["--fail-on", "question", "--not-stated", "hide"], 0),
        (&["--fail-on", "never", "--not-stated", "fail"], 0),
    ] {
        assert_eq!(code(&run(more)), ends, "{more:?}");
    }
    let read: serde_json::Value = serde_json::from_str(out(&run(&["--format", "json"]))).unwrap();
    let asked: Vec<_> = read["day_one"].as_array().unwrap().iter().filter_map(|line| line.get("asked")).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    let finding = &asked[0]["finding"];
    let github = run(&["--format", "github"]);
    let told = out(&github).lines().find(|line| line.contains("nobody chairs Case Review Group")).unwrap();
    assert!(told.contains(".yaml,line=") && !told.starts_with("::notice file=joint"), "{told}");
    assert!(told.contains("title=Open question (") && told.contains("joint.yaml:"), "{told}");
    let sarif = run(&["--format", "sarif"]);
    assert!(out(&sarif).contains("nobody chairs Case Review Group"), "{}", out(&sarif));
    let accepted = format!(
        "masa-accepted: 1\naccepted:\n  - finding: {}\n    outcome: not-stated\n    reason: It is being filled\n    decided-by: \
         Executive\n    decided: 2025-03-01\n    until: 2026-02-28\n",
        finding["match_key"].as_str().unwrap()
    );
    fs::write(folder.path().join("dorset.accepted.yaml"), accepted).unwrap();
    let run = run(&["--fail-on", "question", "--date", "2025-04-15"]);
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(code(&run) == 0 && !said.contains("on the day-one list alone"), "{said}");
    assert!(said.contains("accepted: nobody chairs Case Review Group"), "{said}");
}
