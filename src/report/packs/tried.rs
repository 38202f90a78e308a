use super::foot;
use crate::finding::{Code, Finding, NOT_EXERCISED, Report, Tried, UNFINISHED};
use crate::report::NotStated;
use crate::report::telling;
use crate::report::text::page::{Page, Tone};
use crate::report::text::{TextOptions, blocks};
use crate::report::wording::counted;
use crate::source::SourceProvider;

/// Writes what came of the examples of packs: what came out otherwise, what is still to be filled in, what no example shows, and counts.
#[must_use]
pub fn tried_text(tried: &Tried, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    let (open, told): (Vec<&Finding>, Vec<&Finding>) =
        tried.findings.iter().partition(|finding| finding.code == Code::Author(NOT_EXERCISED));
    let report = Report { findings: told.into_iter().cloned().collect(), ..Report::default() };
    blocks(&mut page, &report, sources, options);
    if options.not_stated == NotStated::Show {
        not_exercised(&mut page, &open, sources);
    }
    page.gap();
    for sentence in totals(tried) {
        page.paragraph("", Tone::Bold, 2, &sentence);
    }
    foot::write(&mut page, tried);
    page.finish()
}

/// What no example makes come out both ways, a line for each: there may be many, and none of them is wrong.
fn not_exercised(page: &mut Page, open: &[&Finding], sources: &dyn SourceProvider) {
    if open.is_empty() {
        return;
    }
    page.gap();
    page.heading(&format!("Not shown by any example ({})", open.len()));
    for finding in open {
        let place = telling::place(sources, finding.primary.span);
        page.paragraph("  ", Tone::Plain, 4, &format!("{place}  {}", finding.message));
    }
    let mend = "add an example in which it comes out so, or leave out what cannot; `accepted: {not-exercised: …}` in the rule says why it may stay";
    page.field("mend", mend);
}

/// What came of it all, in a sentence or three.
fn totals(tried: &Tried) -> Vec<String> {
    if tried.rules.is_empty() {
        let broken = tried.findings.iter().any(|finding| finding.code.is_unreadable());
        let why = if broken { "Nothing was tried: mend the pack first." } else { "There is no rule to try." };
        return vec![why.to_owned()];
    }
    let of = |name| tried.findings.iter().filter(|finding| finding.code == Code::Author(name)).count();
    let sum = |of: fn(&crate::finding::RuleTried) -> usize| tried.rules.iter().map(of).sum::<usize>();
    let (examples, as_expected) = (sum(|rule| rule.examples), sum(|rule| rule.as_expected));
    let otherwise = sum(|rule| rule.otherwise);
    let rules = counted(tried.rules.len(), "rule", "rules");
    let mut sentences = vec![match examples {
        0 => format!("{rules} without an example."),
        1 if as_expected == 1 => format!("{rules}: its one example came out as its name says."),
        _ if examples == as_expected => format!("{rules}: all {examples}\u{a0}examples came out as their names say."),
        _ => {
            let all = counted(examples, "example", "examples");
            let waiting = match examples - as_expected - otherwise {
                0 => String::new(),
                waiting => format!(", {waiting} not tried"),
            };
            format!("{rules}, {all}: {as_expected} came out as their names say, {otherwise} otherwise{waiting}.")
        }
    }];
    let (parts, open) = (sum(|rule| rule.parts), of(NOT_EXERCISED));
    let waiting = tried.rules.iter().filter(|rule| rule.unfinished).count();
    if waiting > 0 {
        let places = counted(of(UNFINISHED), "place is", "places are");
        let rules = counted(waiting, "rule", "rules");
        sentences.push(format!("{places} still to be filled in, so that {rules} could not be tried whole."));
    } else if open > 0 {
        let parts = counted(parts, "part", "parts");
        sentences.push(format!("{open} of the {parts} of their conditions come out both ways in no example."));
    } else if parts > 0 {
        sentences.push(format!("{} of their conditions comes out both ways.", each(parts, "part")));
    }
    sentences
}

/// `The one part`, `Each of the 4 parts`
fn each(count: usize, one: &str) -> String {
    if count == 1 { format!("The one {one}") } else { format!("Each of the {count}\u{a0}{one}s") }
}
