//! Files of shared things: found before any arrangement is read, and judged by what is said of them in each.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::recognise::may_be_shared;
use super::run::Text;
use super::summary;
use crate::finding::{ArrangementHead, Report, Verdict};
use crate::model::Model;
use crate::rules::{SharedVerdict, together};
use crate::source::FileId;
use crate::yaml::{NodeKind, Tree, parse, read_text};

/// A text that may be a file of shared things.
pub(super) struct Candidate {
    file: FileId,
    text: String,
}

/// The texts among those of a run that may be files of shared things.
pub(super) fn candidates(texts: &[Text], id: &(impl Fn(usize) -> FileId + Sync)) -> Vec<Candidate> {
    let found = texts.par_iter().enumerate().filter(|(_, text)| may_be_shared(&text.bytes));
    found
        .filter_map(|(at, text)| {
            let file = id(at);
            Some(Candidate { file, text: read_text(file, text.bytes.clone()).ok()? })
        })
        .collect()
}

/// The trees of those that are.
pub(super) fn trees(candidates: &[Candidate]) -> Vec<Tree<'_>> {
    candidates.iter().filter_map(|one| parse(one.file, &one.text).tree).filter(is_shared).collect()
}

fn is_shared(tree: &Tree<'_>) -> bool {
    let Some((_, value)) = tree.get(tree.root(), "kind") else { return false };
    let value = match tree.kind(value) {
        NodeKind::Mapping => tree.get(value, "value").map_or(value, |(_, value)| value),
        _ => value,
    };
    tree.text(value) == Some("shared")
}

/// What the arrangements of a run say of shared things, and which of them use which files.
#[derive(Default)]
pub(super) struct Sharing {
    said: BTreeMap<FileId, Vec<(usize, Verdict)>>,
    users: BTreeMap<FileId, Vec<usize>>,
    /// Files of shared things that no arrangement uses.
    pub(super) unused: Vec<FileId>,
}

impl Sharing {
    /// Takes what came of shared things in one arrangement.
    pub(super) fn take(&mut self, arrangement: usize, model: &Model, said: Vec<SharedVerdict>) {
        for file in model.shared_files() {
            self.users.entry(file).or_default().push(arrangement);
        }
        for SharedVerdict { file, verdict } in said {
            self.said.entry(file).or_default().push((arrangement, verdict));
        }
    }

    /// Adds a file of shared things, and what is said of it, to the report.
    pub(super) fn settle(&mut self, model: &Model, report: &mut Report) {
        let users = self.users.remove(&model.file()).unwrap_or_default();
        let users = users.into_iter().filter_map(|at| report.arrangements.get(at)).map(ArrangementHead::as_user);
        let head = summary::shared_head(model, users.collect());
        if head.shared_by.is_empty() {
            let name = head.called();
            let remark = format!("no arrangement in these files uses {name}, so that nothing of it was judged");
            report.meta.remarks.push(remark);
            self.unused.push(model.file());
            return;
        }
        let said = self.said.remove(&model.file()).unwrap_or_default();
        let called = |at: usize| report.arrangements.get(at).map_or_else(String::new, |head| head.called().to_owned());
        let verdicts = together(said, &called, &head.id);
        let at = report.arrangements.len();
        report.arrangements.push(head);
        report.verdicts.extend(verdicts.into_iter().map(|mut verdict| {
            verdict.arrangement = Some(at);
            verdict
        }));
    }
}

/// The ids of the files of shared things that a text says it uses; for whoever has to find these files.
#[must_use]
pub fn used_files(bytes: &[u8]) -> Vec<String> {
    let uses = b"uses";
    if !bytes.windows(uses.len()).any(|window| window == uses) {
        return Vec::new();
    }
    let Ok(text) = read_text(FileId(0), bytes.to_vec()) else { return Vec::new() };
    let Some(tree) = parse(FileId(0), &text).tree else { return Vec::new() };
    let Some((_, value)) = tree.get(tree.root(), "uses") else { return Vec::new() };
    let own = |node| tree.text(node).map(str::to_owned);
    match tree.kind(value) {
        NodeKind::Sequence => tree.items(value).filter_map(own).collect(),
        _ => own(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::used_files;

    #[test]
    fn what_is_used_is_read_in_every_form() {
        assert_eq!(used_files(b"masa: 1\nuses: [a, b]\n"), ["a", "b"]);
        assert_eq!(used_files(b"masa: 1\nuses: a\n"), ["a"]);
        assert!(used_files(b"masa: 1\nname: who uses it\n").is_empty());
        assert!(used_files(b"uses: [\n").is_empty());
        assert!(used_files(b"\xff\xfeuses").is_empty());
    }
}
