use insta::assert_snapshot;
use masa::finding::{Code, Finding, Outcome, Strength};
use masa::report::{CheckPage, NotStated, check_html};
use masa::source::{FileId, SourceProvider};
use roxmltree::{Document, Node, ParsingOptions};

use crate::builder::{Made, finding, rests_on, subject};
use crate::kinds::{one_of_each, one_unread_and_one_accepted};
use crate::unusual::{hostile, steers};

fn printed(made: &Made, asked: CheckPage) -> String {
    check_html(&made.report, &made.sources, asked).unwrap()
}

fn shown(made: &Made) -> String {
    printed(made, CheckPage::default())
}

/// The page as a parser reads it that forgives nothing.
fn parsed(page: &str) -> Document<'_> {
    Document::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

/// All that a reader of an element sees, white space as one blank.
fn text(node: Node<'_, '_>) -> String {
    let texts: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    texts.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(document: &Document<'_>, element: &str) -> Vec<String> {
    document.descendants().filter(|node| node.has_tag_name(element)).map(text).collect()
}

/// The page without its style sheet, which has no part in what is said.
fn without_style(page: &str) -> String {
    let (before, style) = page.split_once("<style>").unwrap();
    let (head, policy) = before.split_once("sha256-").unwrap();
    let (_, policy) = policy.split_once("=&#39;").unwrap();
    format!("{head}sha256-…&#39;{policy}<style>…</style>{}", style.split_once("</style>").unwrap().1)
}

#[test]
fn the_verdict_comes_first_and_each_finding_is_a_heading() {
    let page = shown(&one_of_each());
    let document = parsed(&page);
    assert_eq!(texts(&document, "h1"), ["1\u{a0}legal duty not met"]);
    let headings = texts(&document, "h3");
    for heading in [
        "Legal duty not met: Plymouth has no chief officer of police among its partners",
        "Guidance not followed: the Independent Quality Assurance Lead takes part in decisions it scrutinises",
        "Question: nothing in these files covers Torbay after the joint arrangements end",
        "Note: Working Together 2018 was brought up to date in December 2020",
        "Guidance departed from: Plymouth settles its budget in principle only, and says why",
    ] {
        assert!(headings.iter().any(|known| known == heading), "{heading}: {headings:#?}");
    }
    assert_snapshot!(without_style(&page));
}

/// Whether it is told in full or waits for an answer: no finding is left out, nor where it stands, nor what it rests on.
#[test]
fn every_finding_is_on_the_page_with_its_place_its_law_and_what_would_settle_it() {
    let mut made = one_of_each();
    for number in 0..30 {
        made.unknown(0, 1, 1, &format!("Question {number}?"), "groups", "the paper does not say");
    }
    let page = shown(&made);
    let document = parsed(&page);
    let all = text(document.root_element());
    let found = made.report.verdicts.iter().filter_map(|verdict| Some((verdict, verdict.finding.as_ref()?)));
    for (verdict, finding) in found {
        let message = finding.message.replace('`', "");
        let (first, rest) = message.split_at(1);
        let sentence = format!("{}{rest}", first.to_uppercase());
        assert!(all.contains(&message) || all.contains(&sentence), "{message}");
        assert!(all.contains(&*finding.ask), "{}", finding.ask);
        let span = finding.primary.span;
        let at = made.sources.place(span).unwrap();
        let place = format!("{}:{}:{}", made.sources.name(span.file), at.line, at.column);
        assert!(all.contains(&place), "{place}");
        for gap in &verdict.gaps {
            assert!(all.contains(&gap.fact.replace('-', " ")) && all.contains(&*gap.why), "{gap:?}");
        }
        for cite in finding.law.iter() {
            assert!(all.contains(&cite.paraphrase) && all.contains(&cite.certainty), "{}", cite.place);
        }
    }
}

#[test]
fn what_is_in_order_is_told_by_rule_with_whom() {
    let page = shown(&one_of_each());
    let document = parsed(&page);
    let items = texts(&document, "li");
    let met = items.iter().find(|item| item.starts_with("No longer so: The independent scrutineer votes")).unwrap();
    assert!(met.contains("votes: Area 0; Area 1; Area 2") && met.ends_with("scrutineer-votes · guidance"), "{met}");
    assert!(texts(&document, "h3").contains(&"In order (4)".to_owned()), "{:?}", texts(&document, "h3"));
    assert!(texts(&document, "h3").contains(&"Would be in order (25)".to_owned()), "of what is judged as if in force");
}

#[test]
fn every_link_leads_somewhere_and_every_id_stands_once() {
    let page = shown(&one_of_each());
    let document = parsed(&page);
    let mut ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let links: Vec<&str> = document.descendants().filter_map(|node| node.attribute("href")).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links {
        assert!(link.strip_prefix('#').is_some_and(|id| ids.binary_search(&id).is_ok()), "{link}");
    }
    for node in document.descendants() {
        assert!(!node.has_tag_name("script") && !node.attributes().any(|held| held.name().starts_with("on")));
        assert!(!["src", "style"].iter().any(|name| node.has_attribute(*name)), "{node:?}");
        for name in ["aria-labelledby", "aria-describedby"] {
            let named = node.attribute(name);
            assert!(named.is_none_or(|id| ids.binary_search(&id).is_ok()), "{named:?}");
        }
    }
}

#[test]
fn headings_follow_one_another_without_a_gap() {
    let page = shown(&one_of_each());
    let levels: Vec<u32> =
        parsed(&page).descendants().filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok()).collect();
    assert_eq!(levels.first(), Some(&1));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn texts_from_files_are_only_text() {
    let made = hostile();
    let page = shown(&made);
    assert!(!page.contains(steers), "{page:?}");
    let document = parsed(&page);
    for element in ["script", "img", "b", "i"] {
        assert!(texts(&document, element).is_empty(), "{element}");
    }
    let heading = texts(&document, "h3").into_iter().find(|heading| heading.contains("message")).unwrap();
    assert!(
        heading.contains("message <b>&amp; \"100% ::error::forged ]]> \\u{1b}[1A\\u{85} @team #12 _x_"),
        "{heading}"
    );
    let all = text(document.root_element());
    assert!(all.contains("mend | <img src=x> [link](https://bad.example) @team #12 *x*"), "{all}");
    assert!(all.contains("x\\u{202e} ``` <script>"), "the line of the file as it stands");
}

#[test]
fn files_not_read_and_what_was_accepted_are_said() {
    let made = one_unread_and_one_accepted();
    let page = shown(&made);
    let document = parsed(&page);
    let headings = texts(&document, "h3");
    assert_eq!(headings[0], "Could not be read: proposed is no status");
    assert!(headings.iter().any(|heading| heading.starts_with("Accepted (")), "{headings:?}");
    let all = text(document.root_element());
    assert!(all.contains("1\u{a0}file could not be read in full: arrangements/plymouth-2020-09.yaml"), "{all}");
    assert!(all.contains("Partnership Business Manager, until 31 March 2027: the new constitution"), "{all}");
}

#[test]
fn a_run_that_judged_nothing_is_a_page_too() {
    let mut made = Made::empty();
    let file = made.file("broken.yaml", "masa: [\n");
    let span = made.at(file, "", "[");
    made.report.findings.push(Finding::unreadable(Code::Syntax, span, "the list is never closed", "Write `]`."));
    made.report.unreadable.push(file);
    let page = shown(&made);
    let document = parsed(&page);
    assert_eq!(texts(&document, "h1"), ["No legal duty could be judged"]);
    assert_eq!(texts(&document, "h3"), ["Could not be read: the list is never closed"]);
    assert!(texts(&document, "p").contains(&"No arrangement was judged.".to_owned()), "{page}");
    assert!(texts(&document, "table").is_empty());
}

#[test]
fn what_cannot_be_told_is_only_counted_where_that_was_asked_for() {
    let made = one_of_each();
    let all = printed(&made, CheckPage { not_stated: NotStated::Show, explain: false });
    let hidden = printed(&made, CheckPage { not_stated: NotStated::Hide, explain: false });
    assert!(all.contains("Cannot be judged from this file (6)") && all.contains("published-contents"));
    assert!(!hidden.contains("Cannot be judged") && !hidden.contains("published-contents"));
    assert!(hidden.contains("8\u{a0}cannot\u{a0}tell, not listed here"));
    assert!(hidden.contains("For judgement (1)"));
}

#[test]
fn beside_what_is_only_open_stands_the_question_and_neither_the_defect_nor_its_mend() {
    let mut made = Made::empty();
    let file = made.file("a.yaml", "areas: [torbay]\n");
    made.arrangement(file, "a", "A", &[]);
    for (id, title, outcome) in
        [("broken", "The defect of broken", Outcome::NotMet), ("open", "The defect of open", Outcome::NotStated)]
    {
        let rule = made.rule(id, title, Strength::Duty);
        let mut found = finding(id, Strength::Duty, made.at(file, "", "torbay"), "torbay");
        found.ask = format!("Who answers for {id}?").into();
        found.mend = format!("Mend {id}.").into();
        found.in_full = outcome == Outcome::NotStated;
        made.verdict(rule, Some(0), subject("arrangement", "a", "A"), outcome).finding = Some(Box::new(found));
    }
    let page = shown(&made);
    for said in ["Who answers for open?", "The defect of broken", "Mend broken."] {
        assert!(page.contains(said), "{said} in {page}");
    }
    for never in ["The defect of open", "Mend open."] {
        assert!(!page.contains(never), "{never} in {page}");
    }
}

#[test]
fn an_explained_page_shows_what_a_verdict_rests_on_and_what_does_not_apply() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "posts:", "none");
    let met = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::Met).unwrap();
    met.rests_on = Some(Box::new(rests_on(span)));
    let plain = shown(&made);
    assert!(!plain.contains("Does not apply"), "{plain}");
    let page = printed(&made, CheckPage { not_stated: NotStated::Show, explain: true });
    let document = parsed(&page);
    assert!(texts(&document, "h3").contains(&"Does not apply (2)".to_owned()), "{page}");
    let facts =
        texts(&document, "dd").into_iter().find(|fact| fact.starts_with("posts.chair.state is vacant")).unwrap();
    assert!(facts.contains("(arrangements/plymouth-2020-09.yaml:14:18), from Plymouth Cabinet"), "{facts}");
    assert!(texts(&document, "dd").iter().any(|change| change.starts_with("it would be met if posts.chair.state")));
}

#[test]
fn a_hundred_arrangements_have_a_list_that_leads_to_each() {
    let mut made = Made::empty();
    let rule = made.rule("name-odd", "An odd name", Strength::Duty);
    for number in 0..100 {
        let file = made.file(&format!("{number}.yaml"), "name: odd\n");
        made.arrangement(file, &format!("id-{number}"), &format!("Partnership {number}"), &[]);
        let found = finding("name-odd", Strength::Duty, made.at(file, "", "odd"), &format!("name {number} is odd"));
        let key = number.to_string();
        let verdict = made.verdict(rule, Some(number), subject("group", &key, &key), Outcome::NotMet);
        verdict.finding = Some(Box::new(found));
    }
    let page = shown(&made);
    let document = parsed(&page);
    let table = document.descendants().find(|node| node.has_tag_name("table")).unwrap();
    let links: Vec<String> = table.descendants().filter(|node| node.has_tag_name("a")).map(text).collect();
    let expected: Vec<String> = (0..100).map(|number| format!("Partnership {number}")).collect();
    assert_eq!(links, expected);
    assert_eq!(texts(&document, "h2"), expected);
    assert_eq!(texts(&document, "article").len(), 100);
}
