use super::page::{Page, Tone};
use super::render::Reading;
use crate::report::summary;

/// The totals in one line, then what they rest on: days, data, packs, remarks.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    let totals = summary::totals(reading.report, &reading.counts.all, reading.options.not_stated);
    page.gap();
    page.paragraph("", Tone::Plain, 2, &totals.join(page.dot()));
    rests_on(page, reading);
}

/// What the run rested on: data, packs, remarks.
pub(super) fn rests_on(page: &mut Page, reading: &Reading<'_>) {
    page.paragraph("", Tone::Plain, 2, &summary::data(reading.report).join(page.dot()));
    for remark in &reading.report.meta.remarks {
        page.paragraph("", Tone::Plain, 2, remark);
    }
}
