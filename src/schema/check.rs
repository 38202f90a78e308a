use super::compiled::{VALIDATOR, WHOLE};
use super::node::TreeNode;
use super::owner::Owner;
use super::sentence::{self, Said};
use crate::finding::{Code, Finding};
use crate::yaml::{NodeId, Tree};

/// What came of checking a tree against the schema.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is not of the published format, in the order of the text; one finding for each place.
    pub findings: Vec<Finding>,
}

/// Checks the shape of an arrangement: its keys, the kinds of their values and the words of closed lists.
///
/// Whether a text is a day, a period, a financial year, an amount or a share is left to whoever reads it, since only that
/// reader can say what was meant by one that is not.
#[must_use]
pub fn check(tree: &Tree<'_>) -> Checked {
    let Some(validator) = VALIDATOR.as_ref() else {
        let message = "masa's own description of the format cannot be read, so that no file can be checked";
        let finding = Finding::unreadable(Code::Schema, tree.span(tree.root()), message, "install masa again");
        return Checked { findings: vec![finding] };
    };
    let root = TreeNode::root(tree);
    if validator.is_valid(root) {
        return Checked { findings: Vec::new() };
    }
    let mut said = Vec::new();
    for error in validator.iter_errors(root) {
        sentence::say(&Owner::of(&WHOLE, tree, &error), &error, &mut said);
    }
    Checked { findings: one_for_each_slip(said) }
}

/// Sorted by place. Branches of the schema may refuse one value twice, and an unknown key explains the one that is missing.
fn one_for_each_slip(mut said: Vec<Said>) -> Vec<Finding> {
    let misspelt: Vec<NodeId> = said.iter().filter(|said| said.unknown_key).map(|said| said.node).collect();
    said.retain(|said| !(said.missing && misspelt.contains(&said.node)));
    let mut findings: Vec<Finding> = said.into_iter().map(|said| said.finding).collect();
    findings.sort_by_key(|finding| (finding.primary.span.lo, finding.primary.span.hi));
    findings.dedup_by(|second, first| second.primary.span == first.primary.span);
    findings
}
