use super::totals::{self, Tally, heading};
use crate::finding::{Coverage, CoverageRow, Covered};
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::{counted, day};

/// Writes the account for people: the count, tables by instrument and force, then every provision.
#[must_use]
pub fn coverage_text(coverage: &Coverage, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    let all = totals::all(coverage);
    page.paragraph("", Tone::Bold, 0, &opening(&all));
    table(&mut page, "by instrument", &totals::by_instrument(coverage));
    table(&mut page, "by force", &totals::by_force(coverage));
    let mut instrument = "";
    for row in &coverage.rows {
        if row.instrument != instrument {
            instrument = &row.instrument;
            page.gap();
            page.heading(instrument);
        }
        one(&mut page, row);
    }
    page.gap();
    let dated = format!("law as of {}", day(&coverage.law_as_at));
    page.paragraph("", Tone::Plain, 2, &[dated, totals::packs(coverage)].join(page.dot()));
    page.finish()
}

/// The whole in a sentence.
pub(super) fn opening(all: &Tally) -> String {
    let missing = all.of_sort(Covered::Missing);
    let left = match missing {
        0 => "none is left without a rule or a reason".to_owned(),
        missing => format!("{missing} of them without a rule yet"),
    };
    format!("{}; {left}", counted(all.sum(), "provision", "provisions"))
}

fn table(page: &mut Page, title: &str, groups: &[(&str, Tally)]) {
    page.gap();
    page.heading(title);
    for (name, tally) in groups {
        let counts = Covered::ALL.iter().zip(tally.counts()).filter(|(_, count)| **count > 0);
        let counts: Vec<String> =
            counts.map(|(covered, count)| format!("{count}\u{a0}{}", heading(*covered))).collect();
        page.paragraph("  ", Tone::Plain, 4, &format!("{name}: {} ({})", tally.sum(), counts.join(", ")));
    }
}

fn one(page: &mut Page, row: &CoverageRow) {
    let tone = if row.covered == Covered::Missing { Tone::Red } else { Tone::Dim };
    page.headline("  ", tone, 4, &format!("{} ({}, {})", row.place, row.force, row.certainty), &row.provision);
    let named = |rules: &[String]| rules.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", ");
    if !row.rules.is_empty() && row.covered != Covered::AsData {
        page.paragraph("    ", Tone::Plain, 6, &named(&row.rules));
    }
    if !row.checklist.is_empty() && row.covered != Covered::AsData {
        page.paragraph("    ", Tone::Plain, 6, &format!("for people: {}", named(&row.checklist)));
    }
    if !row.why.is_empty() && row.covered != Covered::ByPeople {
        page.paragraph("    ", Tone::Plain, 6, &format!("{}: {}", heading(row.covered), row.why));
    }
}
