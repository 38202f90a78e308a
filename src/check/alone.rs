//! The one arrangement among some texts, judged, with its tree and those of the files of shared things.

use thiserror::Error;

use super::files::file_id;
use super::run::{Checked, Options, Text, Tools, check};
use super::shared;
use crate::finding::ArrangementHead;
use crate::yaml::{Tree, parse, read_text};

/// Why there is no one arrangement.
#[derive(Debug, Error)]
pub enum NotAlone {
    /// Something could not be read; the report says what.
    #[error("not everything could be read")]
    Unreadable(Box<Checked>),
    /// There is no arrangement among the files.
    #[error("there is no arrangement in these files")]
    NoArrangement,
    /// There are several.
    #[error("one arrangement is wanted, and there are {0} in these files")]
    Several(usize),
}

/// What is handed over of the one arrangement.
pub(super) struct Alone<'a, 't> {
    /// Its tree.
    pub(super) tree: &'a Tree<'t>,
    /// Those of the files of shared things.
    pub(super) shared: &'a [&'a Tree<'t>],
    /// The report's word on it.
    pub(super) head: &'a ArrangementHead,
}

/// Judges the texts and hands the one arrangement among them over; what was judged is given back beside what comes of that.
///
/// # Errors
/// Something cannot be read, or there is no arrangement, or several.
pub(super) fn alone<T>(
    texts: &[Text],
    tools: &Tools<'_>,
    options: &Options,
    then: impl FnOnce(&Alone<'_, '_>) -> T,
) -> Result<(T, Checked), NotAlone> {
    let checked = check(texts.to_vec(), tools, options);
    if checked.report.findings.iter().any(|finding| finding.code.is_unreadable()) {
        return Err(NotAlone::Unreadable(Box::new(checked)));
    }
    let mut own = checked.report.arrangements.iter().filter(|head| head.shared_by.is_empty());
    let (head, more) = (own.next(), own.count());
    let head = head.ok_or(NotAlone::NoArrangement)?;
    if more > 0 {
        return Err(NotAlone::Several(more + 1));
    }
    let candidates = shared::candidates(texts, &file_id);
    let trees = shared::trees(&candidates);
    let shared: Vec<&Tree<'_>> = trees.iter().collect();
    let at = texts.iter().enumerate().find(|(at, _)| file_id(*at) == head.file);
    let text = at.and_then(|(_, text)| read_text(head.file, text.bytes.clone()).ok()).ok_or(NotAlone::NoArrangement)?;
    let tree = parse(head.file, &text).tree.ok_or(NotAlone::NoArrangement)?;
    let made = then(&Alone { tree: &tree, shared: &shared, head });
    Ok((made, checked))
}
