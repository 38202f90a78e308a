use super::telling::{heading, stands, whose};
use crate::finding::{Calendar, Due};
use crate::report::summary;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::{day, unread};
use crate::source::SourceProvider;

/// Writes what falls due as text: a heading for each day, and at the end what has no day.
#[must_use]
pub fn calendar_text(calendar: &Calendar, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.paragraph("", Tone::Bold, 2, &format!("What falls due from {} to {}", day(&calendar.from), day(&calendar.to)));
    let mut last = ("", "");
    for due in &calendar.dues {
        if (due.day.as_str(), due.when.as_str()) != last {
            page.gap();
            page.heading(&heading(due));
            last = (&due.day, &due.when);
        }
        write(&mut page, calendar, due, sources);
    }
    if calendar.dues.is_empty() {
        page.gap();
        page.paragraph("", Tone::Plain, 0, "Nothing that is known falls due in this time.");
    }
    if !calendar.undated.is_empty() {
        page.gap();
        page.heading("on a day that is not known");
        for due in &calendar.undated {
            write(&mut page, calendar, due, sources);
        }
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&calendar.meta).join(page.dot()));
    for remark in unread(&calendar.meta, sources).iter().chain(&calendar.meta.remarks) {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    page.finish()
}

fn write(page: &mut Page, calendar: &Calendar, due: &Due, sources: &dyn SourceProvider) {
    let whose = whose(calendar, due);
    let lead = if whose.is_empty() { String::new() } else { format!("{whose}: ") };
    let says = format!("{lead}{}", due.words);
    page.headline("  ", Tone::Plain, 4, &says, &stands(due, sources).unwrap_or_default());
    if !due.note.is_empty() {
        page.paragraph("    ", Tone::Dim, 4, &due.note);
    }
}
