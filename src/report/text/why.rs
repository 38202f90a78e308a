use super::block::Blocks;
use super::foot;
use super::page::{Page, Tone};
use super::render::{Reading, TextOptions};
use crate::finding::{Outcome, Report, RuleHead, Verdict};
use crate::report::counts::Counts;
use crate::report::wording::arrangement_names;
use crate::report::{summary, telling};
use crate::source::SourceProvider;

/// Writes how verdicts came out: the rule in words with its law, then each verdict with the facts that it rests on, what would
/// have changed it, and its condition part by part.
#[must_use]
pub fn why(report: &Report, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let reading = Reading { report, sources, options, counts: Counts::of(report), names: arrangement_names(report) };
    let mut page = Page::new(options);
    let mut blocks = Blocks::new(&reading);
    for finding in &report.findings {
        blocks.about_file(&mut page, finding);
    }
    for (at, rule) in report.rules.iter().enumerate() {
        about_rule(&mut page, rule);
        for verdict in report.verdicts.iter().filter(|verdict| verdict.rule == at) {
            about_verdict(&mut page, &reading, &blocks, verdict);
        }
    }
    page.gap();
    foot::rests_on(&mut page, &reading);
    page.finish()
}

fn about_rule(page: &mut Page, rule: &RuleHead) {
    page.gap();
    page.headline("looks for: ", Tone::Plain, 2, &rule.title, &rule.id);
    page.field("why", &rule.rationale);
    for (at, cite) in rule.law.iter().enumerate() {
        page.field(if at == 0 { "law" } else { "" }, &telling::law(cite, page.dot()));
    }
}

fn about_verdict(page: &mut Page, reading: &Reading<'_>, blocks: &Blocks<'_>, verdict: &Verdict) {
    page.gap();
    let head = verdict.arrangement.and_then(|at| reading.report.arrangements.get(at));
    if let (Some(head), Some(name)) = (head, reading.name_of(verdict)) {
        page.heading(&format!("{name}, {}", summary::judged(head, page.dot())));
    }
    if let Some(finding) = &verdict.finding {
        blocks.explained(page, verdict, finding);
        return;
    }
    let tone = if verdict.outcome == Outcome::Met { Tone::Bold } else { Tone::Plain };
    let subject = if verdict.subject.name.is_empty() { &verdict.subject.key } else { &verdict.subject.name };
    let text = format!("{subject}: {}", verdict.reason);
    page.headline(&format!("{}  ", telling::label(verdict)), tone, 2, &text, "");
    blocks.explanation(page, verdict);
}
