//! Texts that are hard to print, and hard to underline.

use insta::assert_snapshot;
use masa::finding::{Outcome, Strength};
use masa::report::{TextOptions, text};
use masa::source::FileId;

use crate::builder::{Made, finding, label, subject};

/// One finding in one file, with a label on each of `marks`: what it is after, the text, the words.
fn page(name: &str, source: &str, marks: &[(&str, &str, &str)], width: usize) -> String {
    let mut made = Made::empty();
    let file = made.file(name, source);
    made.arrangement(file, "area", "An Area's Partnership", &[("area", "Area")]);
    let rule = made.rule("amount-does-not-add-up", "The contributions do not add up", Strength::Duty);
    let labels: Vec<_> = marks.iter().map(|(after, needle, says)| label(made.at(file, after, needle), says)).collect();
    let mut found = finding(
        "amount-does-not-add-up",
        Strength::Duty,
        labels[0].span,
        "the contributions do not add up to the total",
    );
    found.primary = labels[0].clone();
    found.related = labels[1..].to_vec();
    made.verdict(rule, Some(0), subject("year", "2020/21", "2020/21"), Outcome::NotMet).finding = Some(Box::new(found));
    text(&made.report, &made.sources, &TextOptions { width, ..TextOptions::default() })
}

/// The excerpt alone: from the frame's heading to its foot.
fn excerpt(page: &str) -> String {
    let lines = page.lines().skip_while(|line| !line.contains('╭'));
    let mut out = String::new();
    for line in lines {
        out.push_str(line);
        out.push('\n');
        if line.trim_start().starts_with("╰────") && !line.contains('│') && !line.contains('·') {
            break;
        }
    }
    out
}

/// What is underlined, read off the drawn page: the characters above the underlines of the first marked line.
fn underlined(drawn: &str) -> String {
    let lines: Vec<Vec<char>> = drawn.lines().map(|line| line.chars().collect()).collect();
    let at = lines.iter().position(|line| line.contains(&'─') && line.contains(&'·')).unwrap();
    let under = &lines[at];
    let over = &lines[at - 1];
    under.iter().zip(over).filter(|(mark, _)| matches!(mark, '─' | '┬')).map(|(_, text)| *text).collect()
}

/// What could turn the direction of a terminal, or make it do something.
pub fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || ('\u{2028}'..='\u{206f}').contains(&c)
}

/// A report in which every text tries to be more than a text.
pub fn hostile() -> Made {
    let mut made = Made::empty();
    let name = "evil,line=9::x%0A\u{1b}[2J.yaml";
    let text = "name: \"\u{1b}]0;owned\u{7}\tx\u{202e} ``` <script>\"\n# end\n";
    let file = made.file(name, text);
    made.arrangement(file, "\u{9b}1m", "A\u{1b}[31m *Partnership*\r\nwith | lines", &[("a", "A\u{8}rea | <i> @team")]);
    let rule = made.rule("name-odd", "an odd [name](https://bad.example) \u{1b}c", Strength::Duty);
    made.report.rules[0].rationale = "because <b> @team \u{9b}".into();
    let message = "message <b>&amp; \"100% ::error::forged ]]> \u{1b}[1A\u{85} @team #12 _x_\n::warning::forged";
    let mut found = finding("name-odd", Strength::Duty, made.at(file, "", "owned"), message);
    found.primary.says = "says \u{1b}[5m [a](b)".into();
    found.detail = "- detail \u{90}\n# heading".into();
    found.ask = "ask \u{7f}? \u{ffff}".into();
    found.mend = "mend | <img src=x> [link](https://bad.example) @team #12 *x*".into();
    found.trail = vec!["step \u{2066} <b>".into()];
    found.related.push(label(made.at(file, "", "name"), "says | `<b>` [a](b)"));
    made.verdict(rule, Some(0), subject("x", "key\u{1b}", "name\u{1b} <b>"), Outcome::NotMet).finding =
        Some(Box::new(found));
    let broken = masa::finding::Finding::unreadable(
        masa::finding::Code::Schema,
        made.at(file, "", "end"),
        "`</details>` is no key \u{1b}",
        "",
    );
    made.report.findings.push(broken);
    made.report.meta.remarks.push("remark \u{1b}[0m <b> @team".into());
    made.report.unreadable.push(file);
    made
}

#[test]
fn bytes_that_are_not_characters_do_not_move_the_underline() {
    let source = "\u{feff}total: £1,200 – agreed\r\nnote: café £5\r\nshares: {plymouth: £700}\r\n";
    for needle in ["£1,200 – agreed", "total", "agreed", "café £5", "£700"] {
        let drawn = excerpt(&page("a.yaml", source, &[("", needle, "")], 80));
        assert_eq!(underlined(&drawn), needle, "{drawn}");
    }
    let marks = [("", "£1,200", "the total"), ("note", "£5", "one share"), ("shares", "£700", "another share")];
    assert_snapshot!(excerpt(&page("a.yaml", source, &marks, 80)));
}

#[test]
fn control_characters_reach_the_page_as_text() {
    let mut made = Made::empty();
    let file = made.file("evil\u{1b}[2J.yaml", "name: \"\u{1b}]0;owned\u{7}\tx\u{202e}\"\nend: 1\n");
    made.arrangement(file, "\u{9b}1m", "A\u{1b}[31m Partnership\r\nwith lines", &[("a", "A\u{8}rea")]);
    let rule = made.rule("rule\u{1b}c", "title\u{1b}c", Strength::Duty);
    let mut found = finding("rule\u{1b}c", Strength::Duty, made.at(file, "", "owned"), "message \u{1b}[1A\u{85}");
    found.primary.says = "says \u{1b}[5m".into();
    found.detail = "detail \u{90}".into();
    found.ask = "ask \u{7f}?".into();
    found.trail = vec!["step \u{2066}".into()];
    made.verdict(rule, Some(0), subject("x", "key\u{1b}", "name\u{1b}"), Outcome::NotMet).finding =
        Some(Box::new(found));
    made.report.meta.remarks.push("remark \u{1b}[0m".into());
    made.report.unreadable.push(file);
    let options = TextOptions { explain: true, ..TextOptions::default() };
    let page = text(&made.report, &made.sources, &options);
    let steering = |c: char| (c.is_control() && c != '\n') || ('\u{2028}'..='\u{206f}').contains(&c);
    assert!(!page.contains(steering), "{page:?}");
    assert_snapshot!(page);
}

#[test]
fn a_long_line_is_cut_around_what_is_marked() {
    let source = format!("list: [{} £700, {}]\n", "nobody, ".repeat(30), "someone, ".repeat(30));
    let drawn = excerpt(&page("a.yaml", &source, &[("", "£700", "one of the shares")], 60));
    assert_eq!(underlined(&drawn), "£700");
    assert!(drawn.lines().all(|line| line.chars().count() <= 60), "{drawn}");
    assert_snapshot!(drawn);
}

#[test]
fn long_words_on_a_label_wrap() {
    let says = "the chief officer of police for Devon and Cornwall is named in the document but not here";
    let drawn = excerpt(&page("a.yaml", "partners: [plymouth, nhs-devon-ccg]\n", &[("", "plymouth", says)], 60));
    assert!(drawn.lines().all(|line| line.chars().count() <= 60), "{drawn}");
    assert_snapshot!(drawn);
}

#[test]
fn labels_that_overlap_or_span_lines_are_drawn_apart() {
    let source = "partners:\n  - body: plymouth\n    lead: chief-executive\nother: 1\n\n\n\n\nlast: [a, b]\n";
    let marks = [
        ("partners", "body: plymouth\n    lead: chief-executive", "one partner"),
        ("partners", "plymouth", "its body"),
        ("partners", "plymouth", "an area too"),
        ("last", "b", "far away"),
    ];
    assert_snapshot!(excerpt(&page("a.yaml", source, &marks, 80)));
}

#[test]
fn lines_close_together_are_drawn_in_one_frame() {
    let source = "partners:\n  - body: plymouth\n    lead: chief-executive\n    delegates: [director]\n";
    let marks = [("", "director", "a delegate"), ("", "plymouth", "the body")];
    let drawn = excerpt(&page("a.yaml", source, &marks, 80));
    assert_eq!(drawn.matches("a.yaml:4:17").count(), 1, "{drawn}");
    assert_eq!(drawn.matches("a.yaml").count(), 1, "{drawn}");
    assert!(drawn.contains("3 │     lead: chief-executive"), "{drawn}");
}

#[test]
fn a_place_at_the_end_of_a_file_and_one_without_text_are_named() {
    let mut made = Made::empty();
    let file = made.file("a.yaml", "masa: 1\n");
    let end = masa::source::Span::new(file, 8, 8);
    let gone = masa::source::Span::new(FileId(9), 3, 5);
    let rule = made.rule("name-missing", "The name is missing", Strength::Duty);
    let mut found = finding("name-missing", Strength::Duty, end, "the file ends without a name");
    found.primary.says = "ends here".into();
    found.related.push(label(gone, "named there"));
    made.verdict(rule, None, subject("arrangement", "a", "a"), Outcome::NotMet).finding = Some(Box::new(found));
    assert_snapshot!(text(&made.report, &made.sources, &TextOptions::default()));
}
