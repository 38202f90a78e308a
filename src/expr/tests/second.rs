//! A second implementation says the same of facts that are all stated.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::making::{Group, condition, groups};
use super::{judge, model_of, told};
use crate::time::Truth;

/// The groups that are there on the judged day, as plain data.
fn plain(groups: &[Group], others: &[Group]) -> Value {
    let there = groups.iter().chain(others).filter(|group| group.begun);
    let plain = there.map(
        |group| json!({"tier": group.tier.truth, "decides": group.decides.truth, "meetings_a_year": group.meets.truth}),
    );
    Value::Array(plain.collect())
}

fn second_opinion(groups: &Value, text: &str) -> bool {
    let program = cel::Program::compile(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let mut context = cel::Context::default();
    context.add_variable("groups", groups).unwrap();
    match program.execute(&context) {
        Ok(cel::Value::Bool(value)) => value,
        other => panic!("{text} on {groups}: {other:?}"),
    }
}

proptest! {
    #[test]
    fn both_agree_on_facts_that_are_stated(made in groups(false), text in condition()) {
        let judged = judge(&model_of(0, &made.file(true)), &text);
        let others = if made.closed { &[][..] } else { &made.others[..] };
        let expected = Truth::from(second_opinion(&plain(&made.named, others), &text));
        prop_assert_eq!(judged.truth, expected, "{} on\n{}: {}", text, made.file(true), told(&judged));
    }
}

#[test]
fn numbers_and_texts_agree() {
    let model = model_of(0, "masa: 1\nid: x\n");
    for text in [
        "1 + 2 * 3 == 7",
        "7 / 2 == 3 && -7 / 2 == -3 && -7 % 3 == -1",
        "(1 < 2) == (2 > 1)",
        "'é£'.size() == 2",
        "'abc'.contains('b') && 'abc'.endsWith('bc') && !'abc'.startsWith('b')",
        "'a-1'.matches('^[a-z]-[0-9]$')",
        "'Ab' == '\\u0041b'",
        "2 in [1, 2] && !(3 in [1, 2])",
        "[1, 2, 3].filter(x, x > 1).map(x, x * 2).exists(y, y == 6)",
        "[1, 2, 3].map(x, x > 1, x * 2).all(y, y > 3)",
        "[1, 2, 2].exists_one(x, x == 1) && ![1, 2, 2].exists_one(x, x == 2)",
        "[].all(x, false) && ![].exists(x, true)",
        "true ? 1 == 1 : 1 == 2",
        "9223372036854775807 - 1 > 0 && -9223372036854775808 < 0",
    ] {
        let expected = second_opinion(&json!([]), text);
        assert_eq!((told(&judge(&model, text)), expected), ("yes".to_owned(), true), "{text}");
    }
}
