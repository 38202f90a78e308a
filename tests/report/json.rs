use insta::assert_snapshot;
use masa::finding::{Code, Finding, Outcome, Step, Strength};
use masa::report::{JsonOptions, json};
use masa::source::{FileId, Span};
use serde_json::Value;

use crate::builder::{Made, accepted, label, rests_on};
use crate::kinds::one_of_each;

const SCHEMA: &str = include_str!("../../schemas/report-v1.schema.json");

/// A report that fills every field of the format.
fn everything() -> Made {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    let gone = Span::new(FileId(9), 3, 5);
    let found =
        Finding::unreadable(Code::Schema, span, "`proposed` is no status that masa knows", "Write one of four.");
    made.report.findings.push(found.with_related(gone, "in a file that is gone"));
    made.report.unreadable.push(FileId(1));
    made.report.meta.remarks.push("2 files that are no arrangement were passed over".into());
    let verdict = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::NotMet).unwrap();
    verdict.finding.as_mut().unwrap().acceptance = Some(accepted(span));
    verdict.steps.push(Step { text: "a.b".into(), value: "false".into(), depth: 0, places: vec![label(span, "here")] });
    made.report.verdicts[0].rests_on = Some(Box::new(rests_on(span)));
    made
}

fn written(made: &Made, explain: bool) -> String {
    json(&made.report, &made.sources, &JsonOptions { explain }).unwrap()
}

fn parsed(made: &Made, explain: bool) -> Value {
    serde_json::from_str(&written(made, explain)).unwrap()
}

#[test]
fn what_is_printed_keeps_to_the_published_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "the schema is itself valid");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for made in [everything(), one_of_each(), Made::plymouth(), Made::empty()] {
        for explain in [false, true] {
            let printed = parsed(&made, explain);
            let errors: Vec<String> =
                validator.iter_errors(&printed).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
    let mut wrong = parsed(&everything(), false);
    wrong["arrangements"][0]["outcomes"][0]["outcome"] = "passed".into();
    assert!(!validator.is_valid(&wrong), "the schema tells a wrong outcome");
    wrong = parsed(&everything(), false);
    wrong["arrangements"][0]["outcomes"][0]["finding"]["extra"] = 1.into();
    assert!(!validator.is_valid(&wrong), "the schema tells an unknown field");
}

#[test]
fn every_property_of_the_schema_is_explained() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut objects = vec![("report".to_owned(), &schema)];
    objects.extend(schema["$defs"].as_object().unwrap().iter().map(|(name, object)| (name.clone(), object)));
    for (name, object) in objects {
        assert_eq!(object["additionalProperties"], false, "{name} is closed");
        for field in ["title", "description"] {
            assert!(object[field].as_str().is_some_and(|text| !text.is_empty()), "{name} has a {field}");
        }
        for (property, shape) in object["properties"].as_object().unwrap() {
            assert!(shape.get("description").or(shape.get("$ref")).is_some(), "{name}.{property} is explained");
        }
    }
}

#[test]
fn one_of_each_as_json() {
    let mut pretty = serde_json::to_string_pretty(&parsed(&everything(), false)).unwrap();
    pretty.push('\n');
    assert_snapshot!(pretty);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let made = everything();
    let first = written(&made, true);
    assert_eq!(first, written(&made, true));
    assert!(first.ends_with("}\n") && first.lines().count() == 1);
}

#[test]
fn what_is_met_is_a_list_of_subjects_unless_explained() {
    let mut made = Made::plymouth();
    let rule = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    made.plain(rule, 0, Outcome::Met, 2);
    made.plain(rule, 0, Outcome::NotApplicable, 1);
    let short = parsed(&made, false);
    let own = &short["arrangements"][0];
    assert_eq!(own["id"], "plymouth-2020-09");
    assert_eq!(own["outcomes"], Value::Array(vec![]));
    assert_eq!(own["met"], serde_json::json!({"partner-kind-missing": ["area:area-0", "area:area-1"]}));
    assert_eq!(own["not_applicable"], serde_json::json!({"partner-kind-missing": ["area:area-0"]}));
    let full = parsed(&made, true);
    let own = &full["arrangements"][0];
    assert_eq!(own.get("met"), None);
    assert_eq!(own["outcomes"].as_array().unwrap().len(), 3);
    assert_eq!(own["outcomes"][0]["reason"], "every partner kind is named");
    assert_eq!(full["totals"], short["totals"]);
}

#[test]
fn every_provision_that_is_cited_stands_in_the_table() {
    let printed = parsed(&everything(), false);
    let mut cited = 0;
    let arrangements = printed["arrangements"].as_array().unwrap();
    for outcome in arrangements.iter().chain([&printed["set"]]).flat_map(|own| own["outcomes"].as_array().unwrap()) {
        for provision in outcome["finding"]["law"].as_array().into_iter().flatten() {
            assert!(printed["provisions"][provision.as_str().unwrap()]["place"].is_string(), "{provision}");
            cited += 1;
        }
    }
    assert!(cited > 0);
}

#[test]
fn a_detail_that_only_says_the_reason_again_is_left_empty() {
    let mut made = everything();
    let verdict =
        made.report.verdicts.iter_mut().find(|verdict| verdict.arrangement == Some(0) && verdict.finding.is_some());
    let verdict = verdict.unwrap();
    verdict.reason = "`lead`: this file does not say".into();
    verdict.finding.as_mut().unwrap().detail = "`lead`: this file does not say.".into();
    let first = |made: &Made| parsed(made, false)["arrangements"][0]["outcomes"][0].clone();
    assert_eq!(first(&made)["reason"], "`lead`: this file does not say");
    assert_eq!(first(&made)["finding"]["detail"], "");
    let verdict =
        made.report.verdicts.iter_mut().find(|verdict| verdict.arrangement == Some(0) && verdict.finding.is_some());
    verdict.unwrap().finding.as_mut().unwrap().detail = "Something else.".into();
    assert_eq!(first(&made)["finding"]["detail"], "Something else.");
}

#[test]
fn places_count_characters_from_one_and_bytes_from_nothing() {
    let mut made = Made::plymouth();
    let file = made.file("odd.yaml", "\u{feff}a: 1\r\ncafé: £5 a week\r\n");
    let span = made.at(file, "café", "£5");
    made.report.findings.push(Finding::unreadable(Code::Schema, span, "not a number", ""));
    let place = parsed(&made, false)["findings"][0]["primary"]["place"].clone();
    let expected = serde_json::json!({
        "file": "odd.yaml", "line": 2, "column": 7, "end_line": 2, "end_column": 9, "start_byte": 16, "end_byte": 19
    });
    assert_eq!(place, expected);
}
