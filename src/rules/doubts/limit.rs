use super::Looked;
use crate::finding::{Finding, Strength};

/// A limit that changes nothing, and a reason for one that is not there.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let rule = looked.rule;
    let mut found = Vec::new();
    // That a wording is only remembered may change with the next look; what it asks does not.
    let strongest = rule.basis.iter().map(|provision| provision.force.strength()).max().unwrap_or(Strength::Note);
    if let Some(limit) = rule.limit.as_ref().filter(|limit| limit.strength >= strongest) {
        let (most, weighs) = (words(limit.strength), weighs(strongest));
        let message =
            format!("`at-most: {most}` changes nothing: what the rule rests on weighs no more than {weighs} by itself");
        let mend = "leave `at-most` and `because` out";
        found.push(Finding::for_author("at-most-changes-nothing", looked.at("at-most"), message, mend));
    }
    if let Some(because) = &rule.text.because {
        let place = looked.at("because");
        if rule.text.at_most.is_none() {
            let message = "`because` says why a rule weighs less than its provisions, and there is no `at-most`";
            let mend = "add `at-most`, or move the sentence to `rationale`";
            found.push(Finding::for_author("because-without-at-most", place, message, mend));
        } else if same(because, &rule.text.rationale) {
            let message =
                "`because` says the same as `rationale`: one is why the rule weighs less, the other why it is there";
            let mend = "say in `because` what the rule reads into its provisions beyond their words";
            found.push(Finding::for_author("because-without-at-most", place, message, mend));
        }
    }
    found
}

/// As the rule file writes it.
const fn words(strength: Strength) -> &'static str {
    match strength {
        Strength::Duty | Strength::Guidance => "guidance",
        Strength::Question => "question",
        Strength::Note => "note",
    }
}

const fn weighs(strength: Strength) -> &'static str {
    match strength {
        Strength::Duty => "a legal duty",
        Strength::Guidance => "guidance",
        Strength::Question => "a question",
        Strength::Note => "a note",
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase();
    plain(one) == plain(other)
}
