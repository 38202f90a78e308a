use super::place::{Papers, stands};
use super::telling::{Line, described, heading, hint, judged_elsewhere, sections, totals};
use crate::finding::Difference;
use crate::report::summary;
use crate::report::swapped::swapped;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::unread;
use crate::source::SourceProvider;

/// Writes what differs as text: a heading a section, a paragraph a difference, the places of both sides under it.
#[must_use]
pub fn diff_text(difference: &Difference, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    for (lead, heads) in [("before  ", &difference.before), ("after   ", &difference.after)] {
        for head in heads {
            page.paragraph(lead, Tone::Dim, 8, &described(head));
        }
    }
    page.paragraph("", Tone::Bold, 2, &totals(difference));
    let swapped = swapped(difference.backwards.as_ref());
    if !swapped.is_empty() {
        page.paragraph("", Tone::Plain, 2, &swapped);
    }
    let papers = Papers::of(difference);
    for (section, lines) in sections(difference) {
        page.gap();
        page.heading(heading(section));
        for line in &lines {
            write(&mut page, line, &papers, sources);
        }
        if let Some(hint) = hint(&lines) {
            page.paragraph("  ", Tone::Plain, 2, hint);
        }
    }
    page.gap();
    for (number, paper) in papers.listed() {
        page.paragraph(&format!("paper {number}  "), Tone::Dim, 9, paper);
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&difference.meta).join(page.dot()));
    for remark in unread(&difference.meta, sources).iter().chain(&difference.meta.remarks) {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    if let Some(elsewhere) = judged_elsewhere(difference) {
        page.paragraph("", Tone::Plain, 2, elsewhere);
    }
    page.finish()
}

fn write(page: &mut Page, line: &Line<'_>, papers: &Papers<'_>, sources: &dyn SourceProvider) {
    let lead = if line.label.is_empty() { "  ".to_owned() } else { format!("  {}  ", line.label) };
    page.paragraph(&lead, Tone::Bold, 4, &line.says);
    if !line.known.is_empty() {
        page.paragraph("    ", Tone::Dim, 4, &line.known);
    }
    for (lead, stands) in ["    before  ", "    after   "].into_iter().zip(stands(&line.altered, papers, sources)) {
        if let Some(stands) = stands {
            let papers =
                if stands.papers.is_empty() { String::new() } else { format!("{}{}", page.dot(), stands.papers) };
            page.paragraph(lead, Tone::Dim, 12, &format!("{}{papers}", stands.places));
        }
    }
}
