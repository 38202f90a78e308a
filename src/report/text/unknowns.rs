use super::page::{Page, Tone};
use super::render::Reading;
use crate::finding::Outcome;
use crate::report::questions::{MOST_QUESTIONS, Question, by_its_key, questions, title};
use crate::report::reason::Reason;
use crate::report::width::{padded, width};
use crate::report::wording::{counted, wherefrom};

/// The list of what cannot be told, or of what is left to judgement, grouped by what to ask, most useful first.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>, outcome: Outcome) {
    let reason = Reason::of_report(reading.report);
    let (count, questions) = questions(reading.report, &reading.names, outcome, reason);
    if count == 0 {
        return;
    }
    page.gap();
    page.heading(&title(wherefrom(reading.report), outcome, count));
    if let Some(told) = reason.told().filter(|_| outcome == Outcome::NotStated) {
        page.paragraph("  ", Tone::Plain, 2, &told);
    }
    let shown = questions.get(..MOST_QUESTIONS).unwrap_or(&questions);
    let leads: Vec<String> = shown.iter().map(Question::heaviest).collect();
    let column = leads.iter().map(|lead| width(lead)).max().unwrap_or(0) + 4;
    for (question, lead) in shown.iter().zip(&leads) {
        entry(page, reading, question, lead, column);
    }
    let left = questions.len() - shown.len();
    if left > 0 {
        let more = counted(left, "more thing to ask", "more things to ask");
        page.paragraph(
            "  ",
            Tone::Plain,
            2,
            &format!("and {more}; `masa todo` lists what would settle most, by who can say"),
        );
    }
}

fn entry(page: &mut Page, reading: &Reading<'_>, question: &Question<'_>, lead: &str, column: usize) {
    // On a narrow page the count stands on a line of its own.
    let column = if page.width < column + 36 {
        page.paragraph("  ", Tone::Plain, 2, lead);
        page.paragraph("    ", Tone::Plain, 4, &question.ask);
        4
    } else {
        page.paragraph(&format!("  {}", padded(lead, column - 2)), Tone::Plain, column, &question.ask);
        column
    };
    let notes = question.notes(reading.report.arrangements.len() > 1, by_its_key);
    if !notes.is_empty() {
        let indent = " ".repeat(column);
        page.paragraph(&indent, Tone::Plain, column, &notes.join(page.dot()));
    }
}
