use super::day_one::{HEADING, Item, items};
use super::section::{Line, sections};
use super::telling::{described, not_asked, verdict};
use crate::finding::Restructure;
use crate::report::questions::by_its_key;
use crate::report::summary;
use crate::report::swapped::swapped;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::source::SourceProvider;

/// Writes what a step brings as text: the verdict, then what is new, what is mended, what stays.
#[must_use]
pub fn restructure_text(step: &Restructure, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    for (lead, report) in [("before  ", &step.before), ("after   ", &step.after)] {
        for head in &report.arrangements {
            page.paragraph(lead, Tone::Dim, 8, &described(head));
        }
    }
    page.gap();
    page.paragraph("", Tone::Bold, 2, &verdict(step));
    let backwards = swapped(step.backwards.as_ref());
    if !backwards.is_empty() {
        page.paragraph("", Tone::Plain, 2, &backwards);
    }
    for section in sections(step, sources, by_its_key) {
        page.gap();
        page.heading(section.heading);
        for line in &section.lines {
            write(&mut page, line);
        }
    }
    day_one(&mut page, &items(step, sources));
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&step.meta).join(page.dot()));
    for remark in not_asked(step).iter().chain(&step.meta.remarks) {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    page.finish()
}

/// The list of the first day, day by day.
fn day_one(page: &mut Page, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    page.gap();
    page.heading(HEADING);
    let mut above = String::new();
    for item in items {
        let heading = format!("{}, {}", item.state(), item.due_by());
        if heading != above {
            page.paragraph("  ", Tone::Bold, 4, &heading);
            above = heading;
        }
        let mark = if item.open.is_some() { "[ ] " } else { "[x] " };
        page.paragraph(&format!("    {mark}"), Tone::Plain, 8, &format!("{}: {}", item.what, item.owner));
        if let Some(open) = &item.open {
            page.paragraph("        ", Tone::of(open.strength), 8, &format!("{}: {}", open.label, open.says));
        }
    }
}

fn write(page: &mut Page, line: &Line) {
    page.headline(&format!("  {}  ", line.label), Tone::of(line.strength), 4, &line.says, &line.rule);
    for (name, text) in &line.notes {
        page.paragraph(&format!("    {name:<6}"), Tone::Dim, 10, text);
    }
    if !line.other.is_empty() {
        page.paragraph("    ", Tone::Plain, 4, &line.other);
    }
    if let Some((side, at)) = &line.at {
        page.paragraph("    ", Tone::Dim, 4, &format!("{side}  {at}"));
    }
}
