use std::fmt::Write as _;

use super::{asks, conditions, formerly, pack, parted, said, weighed};
use crate::finding::{RulePage, RulePages, ShownExample};
use crate::report::markdown::{block, code, inline};
use crate::report::summary::capitalised;
use crate::report::telling;

/// Writes pages about rules as Markdown, one after the other.
#[must_use]
pub fn rule_pages_markdown(pages: &RulePages) -> String {
    let all: Vec<String> = pages.pages.iter().map(|page| rule_page_markdown(page, pages)).collect();
    all.join("\n")
}

/// Writes the page about one rule as Markdown.
#[must_use]
pub fn rule_page_markdown(page: &RulePage, pages: &RulePages) -> String {
    let mut out = format!("# Looks for: {}\n\n", inline(&page.listed.title));
    let formerly = formerly(page);
    let was = if formerly.is_empty() { String::new() } else { format!(", formerly {formerly}") };
    let (id, pack) = (code(&page.listed.id), inline(&pack(page, pages)));
    let _ = writeln!(out, "{id}, of the pack {pack}{was}. {}.\n", capitalised(&inline(&weighed(page, pages))));
    let _ = writeln!(out, "{}\n", inline(&page.rationale));
    let _ = writeln!(out, "- It asks this {}.", inline(&asks(page)));
    if !page.only.is_empty() {
        let _ = writeln!(out, "- It asks this only {}.", inline(&page.only));
    }
    for (label, text) in
        [("Where it cannot be told, ask", page.ask_in_words()), ("Where it is not met", page.mend_in_words())]
    {
        let _ = writeln!(out, "- {label}: {}", inline(&text));
    }
    out.push_str("\n## Law\n\n");
    for cite in &page.law {
        let _ = writeln!(out, "- {}", inline(&telling::law(cite, " · ")));
    }
    out.push_str("\n## Condition\n\n");
    for (label, text) in conditions(page) {
        let lines: Vec<&str> = text.lines().collect();
        let _ = writeln!(out, "{label}:\n\n{}", block(&lines, ""));
    }
    examples(&mut out, page);
    out
}

fn examples(out: &mut String, page: &RulePage) {
    if page.examples.is_empty() {
        return;
    }
    out.push_str("## Examples\n");
    let (whole, rest) = parted(page);
    for example in whole {
        let _ = writeln!(out, "\n{}: {}\n", code(&example.name), sayings(example));
        for (name, text) in &example.files {
            if example.files.len() > 1 {
                let _ = writeln!(out, "{}\n", code(name));
            }
            let lines: Vec<&str> = text.lines().collect();
            let _ = writeln!(out, "{}", block(&lines, "yaml").trim_end());
        }
    }
    if !rest.is_empty() {
        out.push_str("\n| other examples | come out as |\n| --- | --- |\n");
    }
    for example in rest {
        let _ = writeln!(out, "| {} | {} |", code(&example.name), sayings(example).replace('|', "\\|"));
    }
}

fn sayings(example: &ShownExample) -> String {
    let said: Vec<String> = said(example).iter().map(|one| inline(one)).collect();
    said.join("; ")
}
