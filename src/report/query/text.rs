use super::telling::{called, groups, remarks, totals, value};
use crate::finding::{Answer, Queried, Reply};
use crate::report::summary;
use crate::report::telling::{missing, places};
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::described;
use crate::source::SourceProvider;

/// Writes the answers as text: a heading for each kind of answer, under it the arrangements with the values asked for, and
/// with the facts that the answer rests on or that are missing.
#[must_use]
pub fn query_text(queried: &Queried, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.paragraph("", Tone::Bold, 2, &totals(queried));
    for (reply, answers) in groups(queried) {
        page.gap();
        page.heading(&format!("{} ({})", reply.words(), described(answers.iter().map(|answer| &answer.head))));
        for answer in answers {
            write(&mut page, queried, answer, sources);
        }
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data_of(&queried.meta).join(page.dot()));
    for remark in &remarks(queried, sources) {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    page.finish()
}

fn write(page: &mut Page, queried: &Queried, answer: &Answer, sources: &dyn SourceProvider) {
    let dot = page.dot();
    page.headline("  ", Tone::Plain, 4, &called(answer, dot), &sources.name(answer.head.file));
    for (column, cell) in queried.columns.iter().zip(&answer.cells) {
        let at = if cell.places.is_empty() { String::new() } else { format!(" ({})", places(&cell.places, sources)) };
        page.paragraph(&format!("    {column}  "), Tone::Dim, 6, &format!("{}{at}", value(cell)));
    }
    if answer.reply == Reply::CannotTell {
        for clause in missing(&answer.gaps, sources) {
            page.paragraph("    missing  ", Tone::Dim, 6, &clause);
        }
    } else if !answer.places.is_empty() {
        page.paragraph("    rests on  ", Tone::Dim, 6, &places(&answer.places, sources));
    }
}
