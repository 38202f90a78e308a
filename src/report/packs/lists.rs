use crate::finding::{Code, NOT_EXERCISED, Tried, UNFINISHED};
use crate::report::telling;
use crate::report::text::page::{Page, Tone};
use crate::source::SourceProvider;

/// What is still to be filled in, a line for each place.
pub(super) fn unfinished(page: &mut Page, tried: &Tried, sources: &dyn SourceProvider) {
    let mend = "write it there, and take the remark away";
    list(page, tried, sources, (UNFINISHED, "Still to be filled in", mend));
}

/// What no example makes come out both ways, a line for each: there may be many, and none of them is wrong.
pub(super) fn not_exercised(page: &mut Page, tried: &Tried, sources: &dyn SourceProvider) {
    let mend = "add an example in which it comes out so, or leave out what cannot; `accepted: {not-exercised: …}` in the rule says why it may stay";
    list(page, tried, sources, (NOT_EXERCISED, "Not shown by any example", mend));
}

fn list(page: &mut Page, tried: &Tried, sources: &dyn SourceProvider, (name, title, mend): (&'static str, &str, &str)) {
    let meant: Vec<_> = tried.findings.iter().filter(|finding| finding.code == Code::Author(name)).collect();
    if meant.is_empty() {
        return;
    }
    page.gap();
    page.heading(&format!("{title} ({})", meant.len()));
    for finding in meant {
        let place = telling::place(sources, finding.primary.span);
        page.paragraph("  ", Tone::Plain, 4, &format!("{place}  {}", finding.message));
    }
    page.field("mend", mend);
}
