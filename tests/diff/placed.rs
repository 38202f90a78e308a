//! Where what is lost in a step is shown on its line: in the file of after that lacks it, as near to the fact as there is anything.

use std::fs;

use masa::check::{Options, Restructured, Tools, restructure};
use masa::report::{NotStated, restructure_github, restructure_markdown, restructure_sarif};
use masa::time::Date;
use serde_json::Value;

use crate::compared::{root, text};
use crate::judged::BOOK;

/// The area in whose arrangements something goes wrong, and the name of its file, the one that comes first among files or the last.
const WRONG: [(&str, &str, &str); 4] = [
    ("dorset", "dorset.yaml", "aaa.yaml"),
    ("dorset", "aaa.yaml", "bournemouth-christchurch-and-poole.yaml"),
    ("bournemouth-christchurch-and-poole", "bournemouth-christchurch-and-poole.yaml", "aaa.yaml"),
    ("bournemouth-christchurch-and-poole", "bournemouth-christchurch-and-poole.yaml", "dorset.yaml"),
];

/// The split, in one of whose files of after other words stand in the place of some; with that file.
fn split((area, wrong, right): (&str, &str, &str), old: &str, new: &str) -> (Restructured, String) {
    let folder = root().join("tests/diff/split");
    let template = fs::read_to_string(folder.join("after.yaml")).unwrap();
    assert_eq!(template.matches(old).count(), 1, "`{old}` stands there once");
    let other = if area == "dorset" { "bournemouth-christchurch-and-poole" } else { "dorset" };
    let lacking = template.replace(old, new).replace("AREA", area);
    let before = vec![text("joint.yaml", &fs::read_to_string(folder.join("before.yaml")).unwrap())];
    let mut after = vec![text(wrong, &lacking), text(right, &template.replace("AREA", other))];
    after.sort_by(|one, next| one.name.cmp(&next.name));
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    let tools = Tools::bundled(&BOOK);
    (restructure(before, after, &tools, &options).unwrap(), lacking)
}

/// The number of the line that begins so.
fn line_of(file: &str, begins: &str) -> u64 {
    let at = file.lines().position(|line| line.starts_with(begins)).unwrap();
    u64::try_from(at + 1).unwrap()
}

/// Where each finding of a rule about the step is shown as an annotation: file and line.
fn annotated(step: &Restructured, rule: &str) -> Vec<(String, u64)> {
    let written = restructure_github(&step.restructure, &step.sources, NotStated::Show, true);
    let own = written.lines().filter(|line| line.starts_with("::") && line.contains(&format!("({rule})")));
    let property = |line: &str, name: &str| {
        let (_, from) = line.split_once(&format!("{name}=")).unwrap();
        from.split([',', ':']).next().unwrap().to_owned()
    };
    own.map(|line| (property(line, "file"), property(line, ",line").parse().unwrap())).collect()
}

/// The same in SARIF.
fn located(step: &Restructured, rule: &str) -> Vec<(String, u64)> {
    let written = restructure_sarif(&step.restructure, &step.sources, NotStated::Show, true).unwrap();
    let read: Value = serde_json::from_str(&written).unwrap();
    let results = read["runs"][0]["results"].as_array().unwrap();
    let own = results.iter().filter(|result| result["ruleId"] == rule);
    let place = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        let file = place["artifactLocation"]["uri"].as_str().unwrap().to_owned();
        (file, place["region"]["startLine"].as_u64().unwrap())
    };
    own.map(place).collect()
}

#[test]
fn what_is_lost_is_shown_in_the_file_that_lacks_it_next_to_the_fact() {
    let cases = [
        // An area, at the day from which on it is covered; else at what is said of its partners.
        (
            "in-force, date: 2025-04-01",
            "in-force, date: 2025-04-02",
            "area-uncovered-after-the-change",
            "  - {what: in-force",
        ),
        (
            "  - {body: nhs-dorset-icb, lead: icb-chief-executive}\n",
            "",
            "partner-missing-after-the-change",
            "  - {body: AREA",
        ),
        // Things that are there, and too late, or do something else.
        ("term: 2025-04-01/", "term: 2025-04-02/", "scrutiny-interrupted", "  - {by: {post: scrutineer}"),
        ("{name: Training Group,", "{name: Training Group, from: 2025-04-02,", "group-left-behind", "  training:"),
        (
            "kind: thresholds, state: complete, host: AREA}",
            "kind: thresholds, state: promised, host: AREA}",
            "published-page-lost",
            "  thresholds:",
        ),
        // Things that are not there: where they would stand.
        ("  - {function: front-door, owners: [chief-executive]}\n", "", "function-left-behind", "functions:"),
        ("      - {body: {name: NSPCC, kind: charity}}\n", "", "agency-left-behind", "    agencies:"),
    ];
    for (old, new, rule, begins) in cases {
        for wrong in WRONG {
            let (step, file) = split(wrong, old, new);
            let line = line_of(&file, &begins.replace("AREA", wrong.0));
            let place = [(wrong.1.to_owned(), line)];
            assert_eq!(annotated(&step, rule), place, "{rule}, {wrong:?}");
            assert_eq!(located(&step, rule), place, "{rule}, {wrong:?}");
        }
    }
}

#[test]
fn a_step_that_loses_nothing_is_told_in_the_words_of_the_page() {
    let (step, _) = split(WRONG[0], "name: AREA Partnership", "name: AREA Partnership");
    let told = "The change brings in nothing that is to be mended or asked;";
    let written = restructure_github(&step.restructure, &step.sources, NotStated::Show, true);
    assert!(written.starts_with(told), "{written}");
    let page = restructure_markdown(&step.restructure, &step.sources);
    let sentence = written.lines().next().unwrap();
    assert!(page.contains(&format!("**{sentence}**")), "{sentence}\n{page}");
}
