//! The report on a set, in parts: one for each arrangement, and what is left.

use crate::finding::{Report, Verdict};
use crate::source::FileId;

/// What a report says of each of the first `count` arrangements, each as a report of its own, and of the set.
///
/// What is said of a shared thing is said to each arrangement that uses it.
pub(super) fn parts(report: &Report, count: usize) -> (Vec<Report>, Report) {
    let heads = report.arrangements.get(..count).unwrap_or_default();
    let mut set = Report { arrangements: heads.to_vec(), ..empty(report) };
    let mut parts: Vec<Report> =
        heads.iter().map(|head| Report { arrangements: vec![head.clone()], ..empty(report) }).collect();
    for verdict in &report.verdicts {
        let Some(at) = verdict.arrangement else {
            set.verdicts.push(verdict.clone());
            continue;
        };
        let own = Verdict { arrangement: Some(0), ..verdict.clone() };
        match (at < count, report.arrangements.get(at)) {
            (true, _) => parts.get_mut(at).into_iter().for_each(|part| part.verdicts.push(own.clone())),
            (false, Some(head)) => {
                let users: Vec<FileId> = head.shared_by.iter().map(|user| user.file).collect();
                for (part, head) in parts.iter_mut().zip(heads) {
                    if users.contains(&head.file) {
                        part.verdicts.push(own.clone());
                    }
                }
            }
            (false, None) => {}
        }
    }
    for finding in &report.findings {
        let file = finding.primary.span.file;
        let own = heads.iter().position(|head| head.file == file);
        own.and_then(|at| parts.get_mut(at)).unwrap_or(&mut set).findings.push(finding.clone());
    }
    for file in &report.unreadable {
        let own = heads.iter().position(|head| head.file == *file);
        own.and_then(|at| parts.get_mut(at)).unwrap_or(&mut set).unreadable.push(*file);
    }
    (parts, set)
}

fn empty(report: &Report) -> Report {
    Report { meta: report.meta.clone(), rules: report.rules.clone(), ..Report::default() }
}
