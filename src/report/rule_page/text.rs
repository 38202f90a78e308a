use super::{asks, formerly, pack, parted, said, weighed};
use crate::finding::{RulePage, RulePages, ShownExample};
use crate::report::condition::without_patterns;
use crate::report::plain::plain;
use crate::report::telling;
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};

/// Writes pages about rules for people: what each asks, why, by which law, and what it says of its examples.
#[must_use]
pub fn rule_pages_text(pages: &RulePages, options: &TextOptions) -> String {
    let mut out = Page::new(options);
    for page in &pages.pages {
        about(&mut out, page, pages);
    }
    out.finish()
}

fn about(out: &mut Page, page: &RulePage, pages: &RulePages) {
    out.gap();
    out.headline("looks for: ", Tone::Plain, 2, &page.listed.title, &page.listed.id);
    out.field("weighs", &weighed(page, pages));
    out.field("why", &page.rationale);
    for (at, cite) in page.law.iter().enumerate() {
        out.field(if at == 0 { "law" } else { "" }, &telling::law(cite, out.dot()));
    }
    out.field("asks", &asks(page));
    if !page.only.is_empty() {
        out.field("only", &page.only);
    }
    out.field("ask", &page.ask_in_words());
    out.field("mend", &page.mend_in_words());
    let code =
        |text: &Option<String>| text.as_ref().map_or_else(String::new, |text| format!("`{}`", without_patterns(text)));
    out.field("when", &code(&page.when));
    out.field("law of", &code(&page.law_day));
    let decides = if page.listed.by_people { "cites" } else { "holds" };
    out.field(decides, &format!("`{}`", without_patterns(&page.condition)));
    for (at, (name, text)) in page.named.iter().enumerate() {
        let stands = format!("`{name}` stands for `{}`", without_patterns(text));
        out.field(if at == 0 { "named" } else { "" }, &stands);
    }
    out.field("pack", &pack(page, pages));
    out.field("was", &formerly(page));
    let (whole, rest) = parted(page);
    for example in whole {
        for (at, line) in said(example).iter().enumerate() {
            if at == 0 {
                out.gap();
            }
            out.paragraph(&if at == 0 { format!("{}: ", example.name) } else { String::new() }, Tone::Bold, 2, line);
        }
        verbatim(out, example);
    }
    if !rest.is_empty() {
        out.gap();
        out.heading("Other examples");
    }
    for example in rest {
        out.paragraph(&format!("  {}: ", example.name), Tone::Plain, 4, &said(example).join("; "));
    }
}

fn verbatim(out: &mut Page, example: &ShownExample) {
    for (name, text) in &example.files {
        if example.files.len() > 1 {
            out.line(&format!("    {}", out.paint(Tone::Dim, &format!("# {}", plain(name)))));
        }
        for line in text.lines() {
            out.line(&format!("    {}", plain(line)));
        }
    }
}
