use super::build::Builder;
use super::wording::{Patch, Stop};
use crate::finding::Finding;
use crate::source::LineTable;

/// After so many syntax errors the rest is left for the next run.
const MOST_STOPS: usize = 25;

/// Each error costs another reading of the text; of a file larger than this, in bytes, the first has to do.
const LARGEST_RESUMED: usize = 1024 * 1024;

/// Reads on behind a syntax error in a patched copy, as long as patches are known, and gathers everything found.
///
/// The copy has every byte at its place, so that spans hold for the text as well.
pub(super) fn resume(builder: Builder<'_>, first: Stop) -> Vec<Finding> {
    let (file, text) = (builder.tree.file(), builder.tree.source_text());
    let (mut findings, mut signs) = (builder.findings, builder.signs);
    let mut stops = vec![first.finding];
    let mut patch = first.patch.filter(|_| text.len() <= LARGEST_RESUMED);
    let mut copy = text.to_owned();
    let mut reached = 0;
    while let Some(Patch { lo, hi, with }) = patch.take().filter(|_| stops.len() < MOST_STOPS) {
        if hi <= reached || copy.get(lo as usize..hi as usize).is_none() {
            break;
        }
        copy.replace_range(lo as usize..hi as usize, &with.repeat(hi.saturating_sub(lo) as usize));
        reached = hi;
        let mut again = Builder::new(file, &copy);
        let stop = again.run();
        (findings, signs) = (again.findings, again.signs);
        if let Some(stop) = stop {
            stops.push(stop.finding);
            patch = stop.patch;
        }
    }
    drop_echoes(text, &mut stops, &signs);
    findings.append(&mut stops);
    findings.sort_by_key(|finding| finding.primary.span.lo);
    findings
}

/// A text that begins with `*` also breaks what follows it on its line; one finding says it all.
fn drop_echoes(text: &str, stops: &mut Vec<Finding>, signs: &[u32]) {
    let lines = LineTable::new(text);
    let line = |at: u32| lines.place(text, at).line;
    stops.retain(|stop| signs.iter().all(|sign| line(*sign) != line(stop.primary.span.lo)));
}
