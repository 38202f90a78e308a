//! The one arrangement among some texts.

use thiserror::Error;

use super::run::{Checked, Options, Text, Tools, judged};
use crate::finding::ArrangementHead;
use crate::model::Model;
use crate::time::Day;

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

/// The one arrangement, judged.
pub(super) struct Alone {
    /// What it describes.
    pub(super) model: Model,
    /// The day it was judged on.
    pub(super) day: Day,
    /// The report's word on it.
    pub(super) head: ArrangementHead,
    /// Everything that was judged.
    pub(super) checked: Checked,
}

/// Judges the texts, and picks the one arrangement among them.
///
/// # Errors
/// Something cannot be read, or there is no arrangement, or several.
pub(super) fn alone(texts: &[Text], tools: &Tools<'_>, options: &Options) -> Result<Alone, NotAlone> {
    let (checked, mut models) = judged(texts.to_vec(), tools, options, false);
    if checked.report.findings.iter().any(|finding| finding.code.is_unreadable()) {
        return Err(NotAlone::Unreadable(Box::new(checked)));
    }
    if models.len() > 1 {
        return Err(NotAlone::Several(models.len()));
    }
    let (model, day) = models.pop().ok_or(NotAlone::NoArrangement)?;
    // What is shared comes after the arrangements.
    let head = checked.report.arrangements.first().cloned().ok_or(NotAlone::NoArrangement)?;
    Ok(Alone { model, day, head, checked })
}
