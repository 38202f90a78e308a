use super::{foot, lists};
use crate::finding::{Code, Report, Tried, UNFINISHED};
use crate::report::text::page::{Page, Tone};
use crate::report::text::{TextOptions, blocks};
use crate::report::wording::counted;
use crate::source::SourceProvider;

/// Writes what there is to look at in packs, what their rules accept, and counts.
#[must_use]
pub fn looked_text(tried: &Tried, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    let told = tried.findings.iter().filter(|finding| finding.code != Code::Author(UNFINISHED)).cloned().collect();
    blocks(&mut page, &Report { findings: told, ..Report::default() }, sources, options);
    lists::unfinished(&mut page, tried, sources);
    if !tried.accepted.is_empty() {
        page.gap();
        page.heading(&format!("Accepted by the rules themselves ({})", tried.accepted.len()));
        for (rule, doubt, reason) in &tried.accepted {
            page.headline("  ", Tone::Plain, 4, &format!("{rule}: {reason}"), doubt);
        }
    }
    page.gap();
    page.paragraph("", Tone::Bold, 2, &total(tried));
    foot::write(&mut page, tried);
    page.finish()
}

fn total(tried: &Tried) -> String {
    let rules = counted(tried.rules.len(), "rule", "rules");
    match (tried.rules.len(), tried.findings.len()) {
        (0, _) if tried.findings.iter().any(|finding| finding.code.is_unreadable()) => {
            "Nothing was looked through: mend the pack first.".to_owned()
        }
        (0, _) => "There is no rule to look through.".to_owned(),
        (_, 0) => format!("{rules} looked through, and nothing is left to look at."),
        (_, found) => format!("{rules} looked through; {} to look at.", counted(found, "thing", "things")),
    }
}
