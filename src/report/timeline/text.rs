use super::telling::{about, at_first, lines, proposal};
use crate::finding::{ArrangementHead, Timeline};
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::{area_name, day};
use crate::report::{summary, telling};
use crate::source::SourceProvider;

/// Writes a timeline as text: one paragraph a day, today between what was and what is to come.
#[must_use]
pub fn timeline_text(timeline: &Timeline, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.heading(&title(&timeline.head, page.dot()));
    page.paragraph("  ", Tone::Plain, 2, &about(timeline));
    page.paragraph("  ", Tone::Plain, 2, &at_first(timeline));
    let proposal = proposal(timeline);
    if !proposal.is_empty() {
        page.paragraph("  ", Tone::Bold, 2, &proposal);
    }
    let mut today_told = false;
    for entry in &timeline.entries {
        if !today_told && entry.day > timeline.today {
            today(&mut page, timeline);
            today_told = true;
        }
        page.gap();
        page.heading(&day(&entry.day));
        for happening in &entry.happened {
            let place = happening.label.as_ref().map(|label| format!(" ({})", telling::place(sources, label.span)));
            page.paragraph("  ", Tone::Plain, 4, &format!("{}{}", happening.words, place.unwrap_or_default()));
        }
        for line in lines(entry) {
            let lead = match (line.label.as_str(), line.is_detail) {
                ("", true) => "    ".to_owned(),
                ("", false) => "  ".to_owned(),
                (label, _) => format!("  {label}  "),
            };
            let hang = if line.is_detail { 6 } else { 4 };
            page.headline(&lead, line.strength.map_or(Tone::Dim, Tone::of), hang, &line.says, &line.rule);
        }
    }
    if !today_told && timeline.today < timeline.to {
        today(&mut page, timeline);
    }
    if timeline.entries.is_empty() {
        page.gap();
        page.paragraph("", Tone::Plain, 0, "Nothing changes in this time.");
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&timeline.meta).join(page.dot()));
    for remark in &timeline.meta.remarks {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    page.finish()
}

/// The areas and the name of the arrangement.
pub(super) fn title(head: &ArrangementHead, dot: &str) -> String {
    let areas = area_name(head);
    if head.name.is_empty() || areas == head.name { areas } else { format!("{areas}{dot}{}", head.name) }
}

fn today(page: &mut Page, timeline: &Timeline) {
    page.gap();
    let line = format!("today, {}; what follows is to come, as far as it is known", day(&timeline.today));
    page.paragraph("", Tone::Bold, 0, &line);
}
