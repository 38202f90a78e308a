use insta::assert_snapshot;
use masa::finding::{Outcome, Strength};
use masa::report::{NotStated, markdown};
use masa::source::FileId;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::builder::{Made, finding, subject};
use crate::kinds::{one_of_each, one_unread_and_one_accepted};
use crate::unusual::{hostile, steers};

fn printed(made: &Made) -> String {
    markdown(&made.report, &made.sources, NotStated::Show)
}

fn events(page: &str) -> Vec<Event<'_>> {
    Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES).collect()
}

/// The texts of all parts that a tag opens, as a reader sees them.
fn texts(page: &str, opens: impl Fn(&Tag<'_>) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut depth = 0usize;
    for event in events(page) {
        match event {
            Event::Start(tag) if depth > 0 || opens(&tag) => {
                if depth == 0 {
                    found.push(String::new());
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if depth > 0 => found.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    found
}

fn headings(page: &str) -> Vec<String> {
    texts(page, |tag| matches!(tag, Tag::Heading { .. }))
}

#[test]
fn the_verdict_comes_first_and_each_finding_is_a_heading() {
    let page = printed(&one_of_each());
    let expected = [
        "masa: 1 legal duty not met",
        "Legal duty not met: Plymouth has no chief officer of police among its partners",
        "Guidance not followed: the Independent Quality Assurance Lead takes part in decisions it scrutinises",
        "Question: nothing in these files covers Torbay after the joint arrangements end",
        "Note: Working Together 2018 was brought up to date in December 2020",
        "Guidance departed from: Plymouth settles its budget in principle only, and says why",
    ];
    assert_eq!(headings(&page), expected);
    assert_snapshot!(page);
}

#[test]
fn the_lines_of_the_file_are_quoted_as_they_stand() {
    let page = printed(&one_of_each());
    let quoted = texts(&page, |tag| matches!(tag, Tag::CodeBlock(_)));
    assert_eq!(quoted[0], "partners:\n");
    assert_eq!(quoted[1], "    votes: false\n");
}

#[test]
fn tables_keep_their_columns_and_details_are_folded() {
    let page = printed(&one_of_each());
    let mut columns = 0;
    let mut cells = 0;
    for event in events(&page) {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => assert_eq!(cells, columns),
            _ => {}
        }
    }
    assert!(columns > 0);
    let html: String = events(&page)
        .iter()
        .filter_map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(html.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(html.matches("<details>").count(), html.matches("</details>").count());
    assert!(html.contains("Cannot be judged from these files (8), most useful to ask first"), "{html}");
}

#[test]
fn texts_from_files_are_only_text() {
    let page = printed(&hostile());
    assert!(!page.contains(steers), "{page:?}");
    for event in events(&page) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let own = ["<details>", "</details>", "<br>"].iter().any(|tag| html.starts_with(tag));
                assert!(own, "html of a file's own: {html}");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => panic!("a link to {dest_url}"),
            Event::Start(Tag::Emphasis | Tag::Strikethrough) => panic!("a file's text is set off in {page}"),
            // A forge looks for mentions and references in text, and not in code.
            Event::Text(text) => assert!(!text.contains("@team") && !text.contains("#12"), "{text}"),
            _ => {}
        }
    }
    let found = headings(&page).into_iter().find(|heading| heading.contains("message")).unwrap();
    assert!(found.contains("message <b>&amp; \"100% ::error::forged ]]> \\u{1b}[1A\\u{85}"), "{found}");
    let cells = texts(&page, |tag| matches!(tag, Tag::TableCell));
    assert!(
        cells.iter().any(|cell| cell.contains("mend | <img src=x> [link](https://bad.example) @team #12 *x*")),
        "{cells:#?}"
    );
}

#[test]
fn files_not_read_and_what_was_accepted_are_said() {
    let made = one_unread_and_one_accepted();
    let page = printed(&made);
    let headings = headings(&page);
    assert_eq!(headings[1], "Could not be read: proposed is no status");
    assert!(headings.last().unwrap().starts_with("Accepted ("), "{headings:?}");
    assert!(page.contains("**1 file could not be read in full:** `arrangements/plymouth-2020-09.yaml`"), "{page}");
    assert!(page.contains("| **Accepted by** | Partnership Business Manager, until 31 March 2027"), "{page}");
}

#[test]
fn a_long_report_ends_early_and_says_so() {
    let mut made = Made::plymouth();
    let rule = made.rule("name-odd", "An odd name", Strength::Duty);
    let span = made.at(FileId(1), "name:", "Plymouth");
    for number in 0..400 {
        let message = format!("the group number {number} {}", "is odd, ".repeat(30));
        let found = finding("name-odd", Strength::Duty, span, &message);
        let key = number.to_string();
        made.verdict(rule, Some(0), subject("group", &key, &key), Outcome::NotMet).finding = Some(Box::new(found));
    }
    let page = printed(&made);
    assert!(page.chars().count() < 65_536, "{}", page.chars().count());
    let shown = headings(&page).len() - 1;
    assert!(shown > 50, "{shown}");
    assert!(page.contains(&format!("**{} more findings are left out**", 400 - shown)), "{shown}");
    assert!(page.starts_with("## masa: 1 legal duty would not be met\n"));
}

#[test]
fn a_report_on_many_files_is_no_longer_than_a_comment_may_be() {
    let mut made = Made::plymouth();
    let rule = made.rule("name-odd", "An odd name", Strength::Duty);
    let span = made.at(FileId(1), "name:", "Plymouth");
    for number in 1..2000 {
        let file = made.file(&format!("arrangements/{number}-{}.yaml", "far-below/".repeat(20)), "masa: 1\n");
        let id = number.to_string();
        made.arrangement(file, &id, &format!("Partnership {number} {}", "of many places ".repeat(10)), &[]);
        made.report.unreadable.push(file);
        for outcome in [Outcome::NotStated, Outcome::ForJudgement] {
            let mut found = finding("name-odd", Strength::Duty, span, "cannot tell");
            found.ask = format!("Question {number} {}?", "and so on ".repeat(60)).into();
            made.verdict(rule, Some(number), subject("group", &id, &id), outcome).finding = Some(Box::new(found));
        }
    }
    made.report.meta.remarks = vec!["a remark ".repeat(3000)];
    let page = printed(&made);
    assert!(page.chars().count() < 65_536, "{}", page.chars().count());
    let rows =
        page.lines().filter(|line| line.starts_with("| Partnership ") || line.starts_with("| Plymouth ")).count();
    assert!(rows > 20, "{rows}");
    assert!(page.contains(&format!("**{} more arrangements are left out** of this table", 2000 - rows)), "{rows}");
    assert!(page.contains(", and 1979 more"), "of the files that could not be read");
    assert!(page.contains("more things to ask; `masa check --format json` shows all of them"));
    assert!(page.contains("masa 0.1.0"), "what it rests on is always told");
}

#[test]
fn nothing_judged_is_said() {
    let page = printed(&Made::empty());
    assert_eq!(headings(&page), ["masa: no legal duty could be judged"]);
    assert!(page.contains("No arrangement was judged."), "{page}");
}
