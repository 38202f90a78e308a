//! From the texts of both sides to what the step brings.

use thiserror::Error;

use super::pair::pair;
use super::swapped::backwards;
use crate::check::diff::Again;
use crate::check::files::Files;
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::finding::{Report, Restructure};
use crate::source::Sources;

/// What came of judging a step.
#[derive(Debug)]
pub struct Restructured {
    /// What it brings.
    pub restructure: Restructure,
    /// The texts of both sides, by the ids in both reports.
    pub sources: Sources,
}

/// Why a step cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RestructureError {
    /// One of the sides describes nothing.
    #[error("there is no arrangement on the side of {0}")]
    NoArrangement(&'static str),
}

/// Judges both sides, each as a set, by the same rules, and tells what is new, mended or unchanged.
///
/// # Errors
/// A side holds no arrangement, nor a file that might be one and could not be read.
pub fn restructure(
    before: Vec<Text>,
    after: Vec<Text>,
    tools: &Tools<'_>,
    options: &Options,
) -> Result<Restructured, RestructureError> {
    let mut sources = Sources::new();
    let [before, after] = [before, after].map(|texts| Files::read(texts, tools, options, &mut sources));
    for (side, name) in [(&before, "before"), (&after, "after")] {
        if side.arrangements().next().is_none() && side.refused.is_empty() {
            return Err(RestructureError::NoArrangement(name));
        }
    }
    let compared = before.refused.is_empty() && after.refused.is_empty();
    let again = compared.then(|| Again::of(&before, &after, tools.reference));
    let backwards = backwards(&before, &after).map(|(first, last)| (first.to_string(), last.to_string()));
    let days: Vec<_> = before.arrangements().chain(after.arrangements()).map(|one| one.day).collect();
    let mut meta = summary::meta(tools, options, options.complete, &[], days.into_iter());
    let [before, after]: [Report; 2] = [before, after].map(|side| side.report(tools, options).0);
    meta.complete = before.meta.complete && after.meta.complete;
    for remark in before.meta.remarks.iter().chain(&after.meta.remarks) {
        if !meta.remarks.contains(remark) {
            meta.remarks.push(remark.clone());
        }
    }
    let told = again.map(|again| pair(&before, &after, &again)).unwrap_or_default();
    Ok(Restructured { restructure: Restructure { meta, before, after, told, compared, backwards }, sources })
}
