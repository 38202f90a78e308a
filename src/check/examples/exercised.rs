use crate::expr::Never;
use crate::finding::{Finding, NOT_EXERCISED};
use crate::law::Catalogue;
use crate::rules::Rule;

/// The parts of a rule's conditions that no example makes come out both ways.
pub(super) fn unshown(rule: &Rule<'_>, law: &Catalogue) -> Vec<Finding> {
    let told = |part: crate::rules::Unshown| {
        let text = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (message, mend) = match part.never {
            Never::Reached => (
                format!("`{text}` is asked in no example"),
                "add an example in which what stands before it does not decide already",
            ),
            Never::Known => {
                (format!("`{text}` cannot be told in any example"), "add an example that states what it asks about")
            }
            Never::True => (format!("`{text}` is true in no example"), "add an example in which it is true"),
            Never::False => (format!("`{text}` is false in no example"), "add an example in which it is false"),
        };
        Finding::for_author(NOT_EXERCISED, part.span, message, mend)
    };
    rule.unshown(law).into_iter().map(told).collect()
}
