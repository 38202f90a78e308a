//! Files of one set that bear one id.

use std::collections::BTreeMap;

use super::file::Read;
use crate::finding::{Code, Finding};
use crate::model::{Datum, Fact};
use crate::source::Span;

/// One finding for each file whose id another file before it has: by its id a file is known again, in acceptances and in code
/// scanning, and called by others.
pub(super) fn same_ids<'r>(read: impl Iterator<Item = &'r Read>) -> Vec<Finding> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let mut findings = Vec::new();
    for one in read {
        let Fact::Known(Datum::Text(id), span) = one.model.named(one.model.root(), "id") else { continue };
        let known = *first.entry(id).or_insert(span);
        if known != span {
            let finding = Finding::unreadable(
                Code::Reference,
                span,
                format!("another file has the id `{id}` already"),
                "give each file an id of its own; what several papers tell of one arrangement shares its `describes`",
            );
            findings.push(finding.with_related(known, "has it too"));
        }
    }
    findings
}
