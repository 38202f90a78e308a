//! Learning more never turns a verdict round.

use proptest::prelude::*;

use super::making::{condition, groups};
use super::{judge, model_of, told};
use crate::time::Truth;

proptest! {
    #[test]
    fn what_is_decided_stays_so_when_everything_is_known(made in groups(true), text in condition()) {
        let vague = judge(&model_of(0, &made.file(false)), &text);
        let whole = judge(&model_of(0, &made.file(true)), &text);
        let opposite = matches!((vague.truth, whole.truth), (Truth::True, Truth::False) | (Truth::False, Truth::True));
        prop_assert!(!opposite, "{text}\n{}\n{} but\n{}\n{}", made.file(false), told(&vague), made.file(true), told(&whole));
    }

    #[test]
    fn an_unknown_always_says_what_is_missing(made in groups(true), text in condition()) {
        let judged = judge(&model_of(0, &made.file(false)), &text);
        prop_assert_eq!(judged.truth == Truth::Unknown, !judged.gaps.is_empty(), "{}", text);
        for gap in &judged.gaps {
            prop_assert!(!gap.fact.is_empty() && !gap.why.is_empty());
        }
    }
}
