//! Files of acceptances, which stand beside an arrangement under its name: `plymouth.accepted.yaml`.

use std::collections::BTreeMap;

use super::run::{Options, Tools};
use crate::finding::{Code, Finding, Report, Strength, Verdict};
use crate::rules::{Accepted, Ground, read_acceptances, settle};
use crate::source::{FileId, Span};
use crate::yaml::{NodeKind, Tree};

/// What the name of such a file ends with, in place of the arrangement's own `.yaml`.
pub const ENDING: &str = ".accepted.yaml";

/// The key that every such file has.
pub(super) const KEY: &str = "masa-accepted";

/// The names that the arrangement of a file of acceptances may have; nothing for any other file.
pub(super) fn arrangement_of(name: &str) -> Option<[String; 2]> {
    let own = name.strip_suffix(ENDING).filter(|own| !own.is_empty() && !own.ends_with('/'))?;
    Some([".yaml", ".yml"].map(|end| format!("{own}{end}")))
}

/// Whether a tree holds acceptances, whatever its file is called.
pub(super) fn holds_acceptances(tree: &Tree<'_>) -> bool {
    tree.kind(tree.root()) == NodeKind::Mapping && tree.get(tree.root(), KEY).is_some()
}

/// The acceptances of one file, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Beside {
    pub(super) accepted: Vec<Accepted>,
    pub(super) findings: Vec<Finding>,
    /// Where the file begins.
    pub(super) start: Span,
}

/// Reads a file of acceptances; one that does not go by an arrangement's name accepts nothing.
pub(super) fn read(tree: &Tree<'_>, name: &str) -> Beside {
    let first = tree.entries(tree.root()).next().map_or_else(|| tree.span(tree.root()), |(key, _)| tree.span(key));
    let (accepted, mut findings) = read_acceptances(tree);
    if arrangement_of(name).is_none() {
        let message = format!("this file holds acceptances, and `{name}` does not say of which arrangement");
        let mend =
            format!("call it after the file of the arrangement, such as `plymouth{ENDING}` beside `plymouth.yaml`");
        findings.insert(0, Finding::unreadable(Code::Schema, first, message, mend));
    }
    Beside { accepted, findings, start: first }
}

/// Marks what is accepted in a report, and adds what there is to say of the acceptances themselves.
///
/// `names` are those of the arrangements, of the ones that could not be read as well. Hand-overs of a step stand in the files of before
/// and are accepted beside those of after.
pub(super) fn accept(
    files: Vec<(String, Beside)>,
    names: &BTreeMap<String, FileId>,
    (report, handovers): (&mut Report, &mut [Verdict]),
    tools: &Tools<'_>,
    options: &Options,
) {
    let complete = report.meta.complete;
    for (name, Beside { accepted, findings, start }) in files {
        report.findings.extend(findings);
        let Some(own) = arrangement_of(&name) else { continue };
        let Some(file) = own.iter().find_map(|own| names.get(own)) else {
            report.findings.push(without_arrangement(&own, start));
            continue;
        };
        let whole = !report.unreadable.contains(file);
        let ground = Ground { day: options.set_day(), rules: tools.rules, complete, whole };
        let Report { verdicts, arrangements, findings, .. } = report;
        let stands = |verdict: &Verdict| match verdict.arrangement.and_then(|at| arrangements.get(at)) {
            Some(head) => Some(head.file),
            None => verdict.finding.as_ref().map(|finding| finding.primary.span.file),
        };
        let mut own: Vec<&mut Verdict> = verdicts.iter_mut().filter(|verdict| stands(verdict) == Some(*file)).collect();
        own.extend(handovers.iter_mut());
        findings.extend(settle(&accepted, &mut own, &ground));
    }
}

fn without_arrangement([name, _]: &[String; 2], start: Span) -> Finding {
    let message = format!("this accepts what is found in `{name}`, and no such arrangement was read");
    let mend = "check the two together; where the arrangement has another name now, rename this file after it";
    Finding { strength: Strength::Question, ..Finding::unreadable(Code::Acceptance, start, message, mend) }
}

#[cfg(test)]
mod tests {
    use super::arrangement_of;

    #[test]
    fn acceptances_go_by_the_name_of_their_arrangement() {
        let own = |name| arrangement_of(name).map(|[own, _]| own);
        assert_eq!(own("areas/plymouth.accepted.yaml").as_deref(), Some("areas/plymouth.yaml"));
        assert_eq!(own("plymouth.yaml"), None);
        assert_eq!(own("areas/.accepted.yaml"), None);
        assert_eq!(own(".accepted.yaml"), None);
    }
}
