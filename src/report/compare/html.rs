use std::fmt::Write as _;

use super::telling::{
    column_names, fact, judged, middles, nothing_stands_out, remarks, rests_on, sections, stands_out, title, verdict,
};
use crate::finding::{Comparison, Outcome, VerdictCell};
use crate::report::plain::plain;
use crate::report::summary;
use crate::report::telling::{place, sentence};
use crate::source::SourceProvider;

/// Everything that the page looks like: it asks for nothing elsewhere. Outcomes differ by frame and weight as well as by colour.
const STYLE: &str = "\
body{font:1rem/1.4 Arial,Helvetica,sans-serif;margin:1rem;color:#0b0c0c;background:#fff}\
.wide{overflow:auto;max-height:85vh;border:1px solid #b1b4b6}\
table{border-collapse:separate;border-spacing:0}\
th,td{border:solid #b1b4b6;border-width:0 1px 1px 0;padding:.4rem .5rem;vertical-align:top;text-align:left;min-width:11rem;max-width:22rem}\
thead th{position:sticky;top:0;background:#f3f2f1;z-index:2}\
tbody th{position:sticky;left:0;background:#fff;z-index:1;font-weight:normal}\
thead th:first-child{left:0;z-index:3}\
th.section{background:#f3f2f1;font-weight:bold}\
small,.unknown{color:#505a5f}.unknown{font-style:italic}\
details summary{cursor:pointer;font-size:.8rem;color:#1d70b8}\
.not-met{border-left:6px solid #942514;font-weight:bold}.departs{border-left:6px dashed #942514}\
.met{border-left:6px solid #00703c}.cannot-tell{border-left:6px dotted #505a5f}.for-judgement{border-left:6px double #505a5f}\
a:focus,summary:focus,.wide:focus{outline:3px solid #fd0}\
@media print{.wide{max-height:none;overflow:visible}thead th,tbody th{position:static}details>*{display:block}}\
@media(prefers-color-scheme:dark){body{color:#f3f2f1;background:#0b0c0c}thead th,th.section{background:#2b2f31}tbody th{background:#0b0c0c}\
small,.unknown{color:#b1b4b6}details summary{color:#7db8e8}}";

/// Writes a comparison as one page of HTML that stands by itself: a table with a row for each fact and provision, where each stands behind it.
#[must_use]
pub fn compare_html(comparison: &Comparison, sources: &dyn SourceProvider) -> String {
    let names = column_names(comparison, sources);
    let heading = text(&title(comparison));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{heading}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n"
    );
    for remark in remarks(comparison) {
        let _ = writeln!(out, "<p>{}</p>", text(&remark));
    }
    numbers(&mut out, comparison, &names);
    let _ = writeln!(
        out,
        "<h2 id=\"matrix\">Side by side</h2>\n<p>A <code>+</code> behind a value: it is not said whether there are others, or more.</p>\n\
         <div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix\">\n<table>"
    );
    head(&mut out, comparison, &names, sources);
    body(&mut out, comparison, sources);
    let rests = text(&summary::data_of(&comparison.meta).join(", "));
    let _ = write!(out, "</table>\n</div>\n<p><small>{rests}</small></p>\n</main>\n</body>\n</html>\n");
    out.replace('\u{a0}', "&nbsp;")
}

fn head(out: &mut String, comparison: &Comparison, names: &[String], sources: &dyn SourceProvider) {
    out.push_str("<thead>\n<tr><th scope=\"col\">what</th>");
    for (column, name) in comparison.columns.iter().zip(names) {
        let group = if column.group.is_empty() { String::new() } else { format!("{}<br>", text(&column.group)) };
        let file = text(&sources.name(column.head.file));
        let _ = write!(
            out,
            "<th scope=\"col\"><small>{group}</small>{}<br><small>{file}<br>{}</small></th>",
            text(name),
            text(&judged(column))
        );
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
}

fn body(out: &mut String, comparison: &Comparison, sources: &dyn SourceProvider) {
    let across = comparison.columns.len() + 1;
    let section = |out: &mut String, title: &str| {
        let _ = writeln!(
            out,
            "<tr><th class=\"section\" scope=\"rowgroup\" colspan=\"{across}\">{}</th></tr>",
            text(title)
        );
    };
    for (title, rows) in sections(comparison) {
        section(out, title);
        for row in rows {
            let _ = write!(out, "<tr><th scope=\"row\">{}</th>", text(&row.heading));
            for cell in &row.cells {
                let class =
                    if cell.knowledge.is_settled() || !cell.told.is_empty() { "" } else { " class=\"unknown\"" };
                let why = rests_on(cell, sources);
                let _ = write!(out, "<td{class}>{}{}</td>", text(&fact(row, cell)), folded("where", &why));
            }
            out.push_str("</tr>\n");
        }
    }
    if !comparison.verdicts.is_empty() {
        section(out, "How the provisions came out");
    }
    for row in &comparison.verdicts {
        let asks = format!("{} ({}, {})", row.paraphrase, row.force, row.standing);
        let _ = write!(out, "<tr><th scope=\"row\">{}{}</th>", text(&row.place), folded("what it asks", &asks));
        for cell in &row.cells {
            let why = findings(comparison, cell, sources);
            let _ = write!(out, "<td class=\"{}\">{}{}</td>", class(cell), text(&verdict(cell)), folded("why", &why));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
}

/// What there is to tell of an outcome, each with its place.
fn findings(comparison: &Comparison, cell: &VerdictCell, sources: &dyn SourceProvider) -> String {
    let found = cell.found.iter().filter_map(|at| comparison.found.get(*at));
    let says = found.map(|one| {
        let finding = &one.finding;
        format!("{} ({})", sentence(&finding.message), place(sources, finding.primary.span))
    });
    says.collect::<Vec<_>>().join(" ")
}

const fn class(cell: &VerdictCell) -> &'static str {
    match cell.outcome {
        Some(Outcome::NotMet) => "not-met",
        Some(Outcome::Departs) => "departs",
        Some(Outcome::Met) => "met",
        Some(Outcome::NotStated) => "cannot-tell",
        Some(Outcome::ForJudgement) => "for-judgement",
        Some(Outcome::NotApplicable) | None => "unknown",
    }
}

/// Middles, and what stands out; and how many outcomes of each kind there are is for nobody to add up.
fn numbers(out: &mut String, comparison: &Comparison, names: &[String]) {
    let middles: Vec<String> =
        middles(comparison).iter().map(|(row, says)| format!("{}: {says}", row.heading)).collect();
    list(out, "Where the middle lies", &middles);
    let Some(found) = stands_out(comparison) else { return };
    let mut says: Vec<String> = Vec::new();
    for one in &found {
        let name = names.get(one.column).map_or("", String::as_str);
        says.push(format!("{name}, {}: {}; {}", one.row.heading, one.says, one.against));
    }
    if says.is_empty() {
        says.push(nothing_stands_out(comparison).to_owned());
    }
    list(out, "What stands out", &says);
}

fn list(out: &mut String, title: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{title}</h2>\n<ul>");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", text(item));
    }
    out.push_str("</ul>\n");
}

fn folded(title: &str, says: &str) -> String {
    if says.is_empty() {
        return String::new();
    }
    format!("<details><summary>{title}</summary><small>{}</small></details>", text(says))
}

/// A text that is only text: nothing in it is taken for markup, and nothing turns the direction of writing.
fn text(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_name_is_never_markup() {
        let name = "<script>alert('x')</script> & \"\u{202e}";
        assert_eq!(text(name), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;\\u{202e}");
    }
}
