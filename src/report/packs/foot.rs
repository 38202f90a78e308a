use crate::finding::{PackStamp, Tried};
use crate::report::text::page::{Page, Tone};

/// The packs with the first digits of their hashes, and remarks about the run.
pub(super) fn write(page: &mut Page, tried: &Tried) {
    if !tried.packs.is_empty() || !tried.remarks.is_empty() {
        page.gap();
    }
    for pack in &tried.packs {
        page.paragraph("", Tone::Plain, 2, &stamped(pack));
    }
    for remark in &tried.remarks {
        page.paragraph("", Tone::Plain, 2, remark);
    }
}

/// `local 1.0 (3f9c2a1): What our board has resolved`
pub(super) fn stamped(pack: &PackStamp) -> String {
    format!("{} {} ({}): {}", pack.name, pack.version, pack.hash.short(), pack.title)
}
