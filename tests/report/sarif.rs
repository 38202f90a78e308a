use masa::finding::{Code, Finding, Outcome, Strength};
use masa::report::{NotStated, sarif};
use masa::source::{FileId, Span};
use serde_json::{Value, json};

use crate::builder::{Made, acceptance_over, accepted, finding, label, paper, subject};
use crate::kinds::one_of_each;
use crate::unusual::hostile;

const SCHEMA: &str = include_str!("sarif-2.1.0/sarif-schema-2.1.0.json");

fn printed(made: &Made, not_stated: NotStated) -> Value {
    serde_json::from_str(&sarif(&made.report, &made.sources, not_stated).unwrap()).unwrap()
}

/// What the independent validator has against a log; nothing when it is valid.
fn errors(log: &Value) -> Vec<String> {
    // The published schema has a stray bracket in two patterns, which expressions by the book have to refuse.
    let mended = SCHEMA.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&mended).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

/// A report with every kind of outcome, one finding accepted, one file not read whole, one whose text is gone.
fn everything() -> Made {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    let gone = Span::new(FileId(9), 3, 5);
    let schema =
        Finding::unreadable(Code::Schema, span, "`proposed` is no status that masa knows", "Write one of four.");
    made.report.findings.push(schema.with_related(gone, "in a file that is gone"));
    made.report.unreadable.push(FileId(1));
    made.report.meta.remarks.push("2 files that are no arrangement were passed over".into());
    let verdict = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::NotMet).unwrap();
    verdict.finding.as_mut().unwrap().acceptance = Some(accepted(span));
    made
}

#[test]
fn every_log_keeps_to_the_schema_of_the_standard() {
    for made in [everything(), one_of_each(), Made::plymouth(), Made::empty(), hostile()] {
        for not_stated in [NotStated::Show, NotStated::Hide] {
            let log = printed(&made, not_stated);
            assert_eq!(errors(&log), Vec::<String>::new());
        }
    }
    let mut wrong = printed(&everything(), NotStated::Show);
    wrong["runs"][0]["results"][0]["level"] = json!("fatal");
    assert!(!errors(&wrong).is_empty(), "the validator tells a wrong level");
    wrong = printed(&everything(), NotStated::Show);
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0);
    assert!(!errors(&wrong).is_empty(), "the validator tells a line that counts from nothing");
}

#[test]
fn every_result_has_what_code_scanning_asks_for() {
    let log = printed(&everything(), NotStated::Show);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(results(&log).len() > 10);
    for result in results(&log) {
        let locations = result["locations"].as_array().unwrap();
        assert_eq!(locations.len(), 1);
        let file = &locations[0]["physicalLocation"]["artifactLocation"];
        assert_eq!(file["uriBaseId"], "%SRCROOT%");
        assert!(file["uri"].as_str().unwrap().starts_with("arrangements/"), "{file}");
        let region = &locations[0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1), "{region}");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    for rule in rules {
        for field in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[field]["text"].as_str().is_some_and(|text| !text.is_empty()), "{field} of {rule}");
        }
        assert!(rule["help"]["markdown"].is_string());
        let ids = rules.iter().filter(|other| other["id"] == rule["id"]).count();
        assert_eq!(ids, 1, "{rule}");
    }
}

#[test]
fn a_rule_says_what_it_rests_on() {
    let log = printed(&one_of_each(), NotStated::Show);
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][1];
    assert_eq!(rule["id"], "scrutineer-votes");
    assert_eq!(rule["name"], "ScrutineerVotes");
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
    assert_eq!(rule["properties"]["pack"], "statute");
    assert_eq!(rule["properties"]["provisions"], json!(["ca2004-s16E-1", "ca2004-s16G-3"]));
    let help = rule["help"]["markdown"].as_str().unwrap();
    assert!(help.contains("- legal duty · Children Act 2004, s.16E(1): "), "{help}");
    assert!(rule["help"]["text"].as_str().unwrap().contains("masa why scrutineer-votes FILE"));
}

#[test]
fn level_and_kind_follow_the_outcome() {
    let log = printed(&one_of_each(), NotStated::Show);
    let mut seen: Vec<(String, String, String)> = results(&log)
        .iter()
        .map(|result| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let strength =
                format!("{} {}", text(&result["properties"]["strength"]), text(&result["properties"]["outcome"]));
            (strength, text(&result["kind"]), text(&result["level"]))
        })
        .collect();
    seen.sort();
    seen.dedup();
    let expected = [
        ("guidance departs", "informational", "note"),
        ("guidance not-met", "fail", "warning"),
        ("guidance not-stated", "open", "note"),
        ("legal duty not-met", "fail", "error"),
        ("legal duty not-stated", "open", "note"),
        ("note not-met", "fail", "note"),
        ("question not-met", "fail", "note"),
    ];
    let seen: Vec<_> = seen.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(seen, expected);
}

#[test]
fn what_is_not_stated_is_left_out_when_hidden_and_nothing_else_is() {
    let made = one_of_each();
    let (shown, hidden) = (printed(&made, NotStated::Show), printed(&made, NotStated::Hide));
    let open = results(&shown).iter().filter(|result| result["kind"] == "open").count();
    assert_eq!(open, 8);
    assert_eq!(results(&hidden).len(), results(&shown).len() - open);
    assert!(results(&hidden).iter().all(|result| result["kind"] != "open"));
}

#[test]
fn an_accepted_finding_is_suppressed_with_its_reason_and_still_there() {
    let log = printed(&everything(), NotStated::Show);
    let suppressed: Vec<&Value> = results(&log).iter().filter(|result| result["suppressions"] != json!([])).collect();
    assert_eq!(suppressed.len(), 1);
    let suppression = &suppressed[0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&json!("external"), &json!("accepted")));
    let why = "Partnership Business Manager, until 31 March 2027: the new constitution goes to the partners in March";
    assert_eq!(suppression["justification"], why);
    assert_eq!(suppression["properties"]["until"], "2027-03-31");
    assert_eq!(suppression["location"]["physicalLocation"]["region"]["startLine"], 6);
}

#[test]
fn a_run_that_could_not_read_a_file_says_so_in_the_log() {
    let log = printed(&everything(), NotStated::Show);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["level"], "error");
    let text = notification["message"]["text"].as_str().unwrap();
    assert!(
        text.contains("`arrangements/plymouth-2020-09.yaml` could not be read in full: `proposed` is no"),
        "{text}"
    );
    assert_eq!(notification["locations"][0]["physicalLocation"]["region"]["startLine"], 6);
    let index = usize::try_from(notification["descriptor"]["index"].as_u64().unwrap()).unwrap();
    let descriptor = &log["runs"][0]["tool"]["driver"]["notifications"][index];
    assert_eq!(descriptor["id"], notification["descriptor"]["id"]);
    assert_eq!(results(&log)[0]["ruleId"], "schema", "it is a result too, for services that show no notifications");
    let clean = printed(&one_of_each(), NotStated::Show);
    assert_eq!(clean["runs"][0]["invocations"][0]["executionSuccessful"], true);
    assert_eq!(clean["runs"][0]["invocations"][0]["toolExecutionNotifications"], json!([]));
}

#[test]
fn an_acceptance_that_is_over_is_a_result_of_a_run_that_went_well() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    made.report.findings.push(acceptance_over(span));
    let log = printed(&made, NotStated::Show);
    assert_eq!(errors(&log), Vec::<String>::new());
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    let result = &results(&log)[0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("acceptance"), &json!("note")));
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "acceptance");
}

#[test]
fn a_broken_pack_is_a_configuration_that_failed() {
    let mut made = Made::empty();
    let file = made.file("rules/own/pack.yaml", "name: own\n");
    let span = made.at(file, "", "own");
    made.report.findings.push(Finding::unreadable(Code::Pack, span, "the pack is broken", ""));
    made.report.unreadable.push(file);
    let log = printed(&made, NotStated::Show);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolConfigurationNotifications"].as_array().unwrap().len(), 1);
    assert_eq!(invocation["toolExecutionNotifications"], json!([]));
    assert_eq!(errors(&log), Vec::<String>::new());
}

#[test]
fn lines_and_columns_count_from_one_in_the_unit_declared() {
    let mut made = Made::plymouth();
    let file = made.file("odd.yaml", "\u{feff}a: 1\r\ncafé: £5 a week\r\n");
    let span = made.at(file, "café", "£5");
    made.report.findings.push(Finding::unreadable(Code::Schema, span, "not a number", ""));
    let log = printed(&made, NotStated::Show);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let region = &results(&log)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, json!({"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9}));
}

#[test]
fn fingerprints_come_from_the_finding_and_not_from_its_place() {
    let mut made = one_of_each();
    let keys = |made: &Made| -> Vec<Value> {
        results(&printed(made, NotStated::Show)).iter().map(|result| result["partialFingerprints"].clone()).collect()
    };
    let before = keys(&made);
    assert_eq!(before[0]["masaFinding/v1"], "partner-kind-missing/area/torbay/plymouth");
    assert_eq!(before[0]["masaMatchKey/v1"], "partner-kind-missing/area/torbay");
    for verdict in &mut made.report.verdicts {
        if let Some(finding) = &mut verdict.finding {
            finding.primary.span = Span::new(FileId(0), 0, 4);
        }
    }
    assert_eq!(keys(&made), before);
}

#[test]
fn other_places_are_related_locations_that_the_message_points_to() {
    let log = printed(&one_of_each(), NotStated::Show);
    let result = results(&log).iter().find(|result| result["ruleId"] == "area-without-successor").unwrap();
    let related = &result["relatedLocations"][0];
    assert_eq!((&related["id"], &related["message"]["text"]), (&json!(1), &json!("the successor")));
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "arrangements/plymouth-2020-09.yaml");
    let text = result["message"]["text"].as_str().unwrap();
    assert!(text.starts_with("Nothing in these files covers Torbay after the joint arrangements end.\n"), "{text}");
    assert!(text.contains("\nPaper: Plymouth Cabinet, 15 September 2020, 1.2 and recommendations\n"), "{text}");
    assert!(text.contains("\nAsk: Which arrangements cover Torbay, and from which day?\n"), "{text}");
    assert!(text.ends_with("See also: [the successor](1)."), "{text}");
    assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "set/area:torbay");
}

#[test]
fn what_a_file_says_cannot_be_a_link_in_a_message() {
    let mut made = Made::plymouth();
    let rule = made.rule("name-odd", "An odd name", Strength::Note);
    let span = made.at(FileId(1), "name:", "Plymouth");
    let mut found = finding("name-odd", Strength::Note, span, "the group `[press here](https://bad.example)` is odd");
    found.related.push(label(span, "a ] bracket"));
    found.papers = vec![paper("3")];
    made.verdict(rule, Some(0), subject("group", "a", "a"), Outcome::NotMet).finding = Some(Box::new(found));
    let log = printed(&made, NotStated::Show);
    let text = results(&log)[0]["message"]["text"].as_str().unwrap().to_owned();
    assert!(text.contains(r"`\[press here\](https://bad.example)`"), "{text}");
    assert!(text.contains(r"[a \] bracket](1)"), "{text}");
}
