//! The patterns of the published schema, which editors use, refuse nothing that the model reads.

use serde_json::{Value, json};

use crate::model::value_error;
use crate::model::vocab::Type;
use crate::schema::compiled::WHOLE;

fn accepted(definition: &str, text: &str) -> bool {
    let schema = json!({"$ref": format!("#/$defs/{definition}"), "$defs": WHOLE["$defs"]});
    jsonschema::is_valid(&schema, &Value::from(text))
}

#[test]
fn patterns_accept_what_the_model_reads() {
    let cases: [(&str, Type, &[&str]); 5] = [
        (
            "day",
            Type::Day,
            &[
                "2020-09-15",
                "2020-09",
                "2024-24",
                "2020~",
                "2020-09?",
                "[2024-07-17..2025-03]",
                "[..2025]",
                "[2024-21..]%",
            ],
        ),
        ("period", Type::Period, &["2022-04/2023-03", "2022/..", "2022-04-01/", "../2023", "[2022..2023]/2024~"]),
        ("financial-year", Type::Year, &["2022/23", "1999/00"]),
        ("money", Type::Money, &["75785", "75785.5", "£75,785.50", "-£7,639", "−7639"]),
        ("share", Type::Share, &["29", "29.5", "33.33%", "100 %"]),
    ];
    for (definition, ty, texts) in cases {
        for text in texts {
            assert_eq!(value_error(ty, text), None, "{text}");
            assert!(accepted(definition, text), "{definition}: {text}");
        }
        assert!(accepted(definition, "none"), "{definition}");
    }
}

#[test]
fn patterns_refuse_what_nobody_could_read() {
    for (definition, ty, text) in [
        ("day", Type::Day, "15/09/2020"),
        ("day", Type::Day, "2020-13"),
        ("day", Type::Day, "[..]"),
        ("period", Type::Period, "2022-23"),
        ("financial-year", Type::Year, "2022-23"),
        ("money", Type::Money, "seventy pounds"),
        ("share", Type::Share, "a third"),
    ] {
        assert!(value_error(ty, text).is_some(), "{text}");
        assert!(!accepted(definition, text), "{definition}: {text}");
    }
}
