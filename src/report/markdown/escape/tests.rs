use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;

#[test]
fn words_in_backticks_are_code_and_the_rest_is_text() {
    assert_eq!(inline("`a_b` is *not* <b>"), "`a_b` is \\*not\\* &lt;b&gt;");
    assert_eq!(inline("a lone ` stays"), "a lone \\` stays");
    assert_eq!(inline("`x`` <i>`"), "`x` `  <i> `");
    assert_eq!(code("a``b"), "```a``b```");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(cell("a|`b|c`"), "a\\|`b\\|c`");
}

#[test]
fn nothing_becomes_a_mention_a_reference_or_a_link() {
    assert_eq!(inline("ask @alice, see #12 or https://a.example"), "ask `@alice,` see `#12` or `https://a.example`");
    assert_eq!(inline("`x`@bob"), "`x` `@bob`");
    assert_eq!(inline("C# and R&D"), "C\\# and R&amp;D");
}

#[test]
fn the_beginning_of_a_line_begins_nothing() {
    assert_eq!(inline("1. not a list"), "1\\. not a list");
    assert_eq!(inline("- not a list"), "\\- not a list");
    assert_eq!(inline("# no heading"), "\\# no heading");
    assert_eq!(inline("==="), "\\===");
    assert_eq!(inline("\ta"), "a", "four blanks would begin code");
    assert_eq!(inline("`    `  - x"), "\\- x");
    assert_eq!(inline("2020 was the year"), "2020 was the year");
}

#[test]
fn a_block_of_code_ends_where_it_should() {
    assert_eq!(block(&["```", "x"], "yaml"), "````yaml\n```\nx\n````\n");
}

/// What a reader of the Markdown sees, and everything in it that is more than text.
fn read(markdown: &str) -> (String, Vec<String>) {
    let mut seen = String::new();
    let mut more = Vec::new();
    for event in
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH)
    {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell)
            | Event::End(_) => {}
            other => more.push(format!("{other:?}")),
        }
    }
    (seen, more)
}

/// Text as it reads: blanks count as one, and backticks may stand for code.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '`').collect()
}

/// Texts of the characters that mean something in Markdown, HTML or a forge, with a few letters between them.
fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a", "b", "1", " ", "  ", "`", "``", "\\", "|", "*", "**", "_", "[", "]", "(", ")", "<", ">", "&", "&amp;",
            "#", "-", "+", "=", ".", ":", "~", "~~", "$", "!", "@", "http://", "www.", "<b>", "<!--", "\n", "\t", "é",
            "](",
        ]),
        0..14,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_text_reads_as_written_and_is_only_text(text in texts()) {
        let (seen, more) = read(&inline(&text));
        prop_assert_eq!(bare(&seen), bare(&text));
        prop_assert!(more.is_empty(), "{:?} in {}", more, inline(&text));
    }

    #[test]
    fn any_text_stays_in_its_cell(text in texts()) {
        let table = format!("| head | x |\n| --- | --- |\n| {} | end |\n", cell(&text));
        let (seen, more) = read(&table);
        prop_assert_eq!(bare(&seen), format!("headx{}end", bare(&text)), "{}", table);
        prop_assert!(more.is_empty(), "{:?} in {}", more, table);
    }

    #[test]
    fn any_text_stays_in_its_code(text in texts()) {
        let (seen, more) = read(&format!("x {} y", code(&text)));
        prop_assert_eq!(bare(&seen), format!("x{}y", bare(&text)));
        prop_assert!(more.is_empty(), "{:?}", more);
    }
}
