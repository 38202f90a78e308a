use super::{foot, lists};
use crate::finding::{Code, Finding, NOT_EXERCISED, Report, Tried, UNFINISHED};
use crate::report::NotStated;
use crate::report::text::page::{Page, Tone};
use crate::report::text::{TextOptions, blocks};
use crate::report::wording::counted;
use crate::source::SourceProvider;

/// Writes what came of the examples of packs: what came out otherwise, what is still to be filled in, what no example shows, and counts.
#[must_use]
pub fn tried_text(tried: &Tried, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    let in_lists = |finding: &&Finding| [NOT_EXERCISED, UNFINISHED].contains(&finding.code.id());
    let told = tried.findings.iter().filter(|finding| !in_lists(finding)).cloned().collect();
    blocks(&mut page, &Report { findings: told, ..Report::default() }, sources, options);
    lists::unfinished(&mut page, tried, sources);
    if options.not_stated == NotStated::Show {
        lists::not_exercised(&mut page, tried, sources);
    }
    page.gap();
    for sentence in totals(tried) {
        page.paragraph("", Tone::Bold, 2, &sentence);
    }
    foot::write(&mut page, tried);
    page.finish()
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
        let of_all = match (open, parts) {
            (1, 1) => "the one part".to_owned(),
            (open, parts) if open == parts => format!("any of the {parts}\u{a0}parts"),
            (open, parts) => format!("{open} of the {parts}\u{a0}parts"),
        };
        sentences.push(format!("No example shows {of_all} of conditions both ways."));
    } else if parts > 0 {
        let all = if parts == 1 { "The one part".to_owned() } else { format!("Each of the {parts}\u{a0}parts") };
        sentences.push(format!("{all} of conditions is shown both ways."));
    }
    sentences
}
