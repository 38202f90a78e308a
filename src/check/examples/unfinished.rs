use crate::finding::{Finding, UNFINISHED};
use crate::rules::PackFile;
use crate::source::FileId;
use crate::yaml::comments;

/// How a remark begins that says what is still to be filled in at its place.
const MARK: &str = "fill in:";

/// The remarks of a text that say what is still to be filled in.
pub(super) fn in_text(file: FileId, text: &str) -> Vec<Finding> {
    let still = comments(file, text).into_iter().filter_map(|comment| {
        let what = comment.text.strip_prefix(MARK)?.trim();
        let mend = "write it there, and take the remark away";
        Some(Finding::for_author(UNFINISHED, comment.span, what, mend))
    });
    still.collect()
}

/// The same of a file, which is known by that number.
pub(super) fn in_file(at: FileId, file: &PackFile) -> Vec<Finding> {
    let text = file.bytes.as_ref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    if text.contains(MARK) { in_text(at, text) } else { Vec::new() }
}

/// Whether a file says that something in it is still to be filled in.
pub(super) fn is_unfinished(file: &PackFile) -> bool {
    !in_file(FileId(0), file).is_empty()
}
