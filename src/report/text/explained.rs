use super::block::Blocks;
use super::page::{Page, Tone};
use super::render::Reading;
use crate::finding::{Outcome, Verdict};

/// What was met and what does not apply, with reasons and explanations: only shown when asked to explain.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    section(page, reading, Outcome::Met, "Met");
    section(page, reading, Outcome::NotApplicable, "Does not apply");
}

fn section(page: &mut Page, reading: &Reading<'_>, outcome: Outcome, title: &str) {
    let verdicts: Vec<&Verdict> = reading.report.verdicts.iter().filter(|verdict| verdict.outcome == outcome).collect();
    if verdicts.is_empty() {
        return;
    }
    page.gap();
    page.heading(&format!("{title} ({})", verdicts.len()));
    for verdict in verdicts {
        let rule = reading.report.rules.get(verdict.rule).map(|rule| rule.id.as_str()).unwrap_or_default();
        let subject = if verdict.subject.name.is_empty() { &verdict.subject.key } else { &verdict.subject.name };
        let mut text = match reading.name_of(verdict) {
            Some(name) if reading.names.len() > 1 && name != subject => format!("{name}, {subject}"),
            _ => subject.clone(),
        };
        if !verdict.reason.is_empty() {
            text = format!("{text}: {}", verdict.reason);
        }
        page.headline("  ", Tone::Plain, 4, &text, rule);
        Blocks::new(reading).explanation(page, verdict);
    }
}
