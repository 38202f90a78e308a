use masa::finding::{Gap, Outcome, Strength, Whom};
use masa::report::{TextOptions, todo_json, todo_markdown, todo_text};
use masa::source::{FileId, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use crate::builder::{Made, finding, subject};
use crate::kinds::one_of_each;
use crate::unusual::hostile;

const SCHEMA: &str = include_str!("../../schemas/todo-v1.schema.json");

/// Verdicts that wait, each with its strength, its question and its missing facts (`@` before the name of a body).
fn waiting(verdicts: &[(Strength, &str, &[&'static str])]) -> Made {
    let mut made = Made::plymouth();
    let span = made.at(FileId(0), "name:", "name");
    for (at, (strength, ask, facts)) in verdicts.iter().enumerate() {
        let rule = made.rule(format!("rule-{at}").leak(), "A rule", *strength);
        of_its_own(&mut made, rule);
        let verdict = made.verdict(rule, Some(0), subject("topic", &format!("{at}"), ""), Outcome::NotStated);
        verdict.gaps = facts.iter().map(|fact| gap(fact, span)).collect();
        let mut found = finding("rule", *strength, span, "it cannot be told");
        found.ask = (*ask).to_owned().into();
        verdict.finding = Some(Box::new(found));
    }
    made
}

/// A rule with a provision that no other rests on.
fn of_its_own(made: &mut Made, rule: usize) {
    let head = &mut made.report.rules[rule];
    let mut law = head.law.to_vec();
    law[0].provision = format!("provision-{rule}");
    head.law = law.into();
}

fn gap(fact: &'static str, label: Span) -> Gap {
    let (whom, fact) = match (fact.strip_prefix('@'), fact.strip_prefix('!'), fact.strip_prefix('?')) {
        (Some(body), ..) => (Whom::Body(body.into()), body),
        (_, Some(fact), _) => (Whom::Document, fact),
        (.., Some(fact)) => (Whom::Unpublished, fact),
        _ => (Whom::Keeper, fact),
    };
    Gap { fact: fact.into(), why: "this file does not say".into(), label, whom }
}

fn listed(made: &Made, most: Option<usize>) -> Value {
    let text = todo_json(&made.report, &made.sources, most).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    value
}

/// The questions in order, each with what it settles of each strength.
fn order(made: &Made) -> Vec<(String, [u64; 4])> {
    let value = listed(made, None);
    let tasks = value["tasks"].as_array().unwrap();
    let counts =
        |task: &Value| ["duty", "guidance", "question", "note"].map(|row| task["settles"][row].as_u64().unwrap());
    tasks.iter().map(|task| (task["ask"].as_str().unwrap().to_owned(), counts(task))).collect()
}

#[test]
fn what_settles_the_weightiest_verdicts_stands_first() {
    use Strength::{Duty, Guidance, Note, Question};
    let made = waiting(&[
        (Note, "Note?", &["note"]),
        (Question, "Question?", &["question"]),
        (Duty, "Two?", &["one", "other"]),
        (Guidance, "Guidance?", &["guidance"]),
        (Duty, "One?", &["alone"]),
    ]);
    let asks: Vec<(String, [u64; 4])> = order(&made);
    let first: Vec<&str> = asks.iter().map(|(ask, _)| ask.as_str()).collect();
    assert_eq!(first, ["One?", "Two?", "Guidance?", "Question?", "Note?"]);
    assert_eq!(asks[1].1, [1, 0, 0, 0], "both facts of one question stand together");
}

#[test]
fn a_fact_that_several_wait_for_stands_before_one_that_fewer_do() {
    let made = waiting(&[
        (Strength::Duty, "Lonely?", &["lonely"]),
        (Strength::Duty, "Shared?", &["shared"]),
        (Strength::Guidance, "Also?", &["shared"]),
    ]);
    let asks = order(&made);
    assert_eq!(asks[0], ("Shared?".to_owned(), [1, 1, 0, 0]), "the weightiest that waits asks");
    assert_eq!(asks[1].0, "Lonely?");
}

#[test]
fn a_fact_that_several_rules_wait_for_is_asked_for_itself() {
    let several = waiting(&[
        (Strength::Duty, "When was each yearly report published?", &["supersedes"]),
        (Strength::Question, "Another?", &["supersedes"]),
    ]);
    assert_eq!(order(&several)[0].0, "Which earlier arrangements did these take the place of?");
    let one = waiting(&[(Strength::Duty, "The rule's own?", &["supersedes"])]);
    assert_eq!(order(&one)[0].0, "The rule's own?");
}

#[test]
fn the_days_of_the_arrangements_are_asked_for_once() {
    let mut made = waiting(&[
        (Strength::Duty, "On which day were they published?", &["events"]),
        (Strength::Question, "Since when are they in force?", &["events"]),
        (Strength::Question, "On which day does the group begin?", &["groups.board.events"]),
    ]);
    for (verdict, event) in made.report.verdicts.iter_mut().zip(["published", "in-force", "begins"]) {
        verdict.gaps[0].why = format!("no event `{event}` is stated").into();
    }
    let asks: Vec<String> = order(&made).into_iter().map(|(ask, _)| ask).collect();
    let days = "When were the arrangements approved, published and brought into force, in each area, and when were they last \
                reviewed?";
    assert_eq!(asks, [days, "On which day does the group begin?"]);
}

/// An arrangement that two files describe is one, of which each description counts.
#[test]
fn an_arrangement_of_several_descriptions_is_named_once() {
    let mut made = Made::both();
    let rule = made.rule("rule", "A rule", Strength::Duty);
    made.unknown(rule, 0, 1, "Who?", "partners", "the paper does not say");
    made.unknown(rule, 1, 1, "Who?", "partners", "the paper does not say");
    let text = |made: &Made| {
        let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!text(&made).contains("descriptions"), "{}", text(&made));
    made.report.arrangements[1].describes = "one".into();
    made.report.arrangements[0].describes = "one".into();
    assert!(text(&made).contains("(2 descriptions, each counted)"), "{}", text(&made));
}

#[test]
fn open_questions_that_the_report_shows_are_told_apart() {
    let mut made = waiting(&[(Strength::Duty, "A?", &["a"]), (Strength::Question, "B?", &["b"])]);
    made.report.verdicts[1].arrangement = None;
    let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None).replace('\n', " ");
    assert!(text.contains("`masa check` counts 1 open question among what waits"), "{text}");
}

#[test]
fn every_verdict_is_settled_once_when_all_is_known() {
    let made = waiting(&[
        (Strength::Duty, "A?", &["a", "b", "c"]),
        (Strength::Duty, "B?", &["b", "@Police"]),
        (Strength::Question, "C?", &["c"]),
        (Strength::Note, "D?", &["!d", "?e", "a"]),
    ]);
    let value = listed(&made, None);
    for row in ["duty", "guidance", "question", "note"] {
        let tasks = value["tasks"].as_array().unwrap().iter();
        let settled: u64 = tasks.map(|task| task["settles"][row].as_u64().unwrap()).sum();
        assert_eq!(settled, value["open"][row].as_u64().unwrap(), "{row}");
    }
    let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None).replace('\n', " ");
    assert!(
        text.contains("would settle all 2 legal duties that cannot be judged, and all 2 questions and notes"),
        "{text}"
    );
}

/// Several rules on one provision are one legal duty, as at the head of a report: it is settled when nothing of it waits any more.
#[test]
fn a_legal_duty_of_several_rules_is_one_and_settled_with_the_last() {
    let mut made = waiting(&[
        (Strength::Duty, "A?", &["a"]),
        (Strength::Duty, "B?", &["b"]),
        (Strength::Duty, "C?", &["c"]),
        (Strength::Note, "D?", &["a"]),
    ]);
    made.report.rules[1].law = made.report.rules[0].law.clone();
    assert_eq!(
        order(&made),
        [("A?".to_owned(), [0, 0, 0, 1]), ("B?".to_owned(), [1, 0, 0, 0]), ("C?".to_owned(), [1, 0, 0, 0]),]
    );
    let value = listed(&made, None);
    assert_eq!(value["open"], json!({"duty": 2, "guidance": 0, "question": 0, "note": 1}));
    assert_eq!(value["tasks"][0]["helps"], 1);
    let said = |made: &Made| masa::report::text(&made.report, &made.sources, &TextOptions::default());
    assert!(said(&made).contains("none of the 2 legal duties that apply could be judged"), "{}", said(&made));
}

#[test]
fn who_can_answer_makes_the_groups() {
    let made = waiting(&[
        (Strength::Note, "Mine?", &["mine"]),
        (Strength::Duty, "Theirs?", &["@Devon and Cornwall Police"]),
        (Strength::Duty, "Hidden?", &["?hidden"]),
        (Strength::Duty, "Document?", &["!document"]),
    ]);
    let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None);
    let places = [
        "In your gift",
        "Mine?",
        "In the published document",
        "Document?",
        "Ask Devon and Cornwall Police",
        "Theirs?",
        "Not normally published",
        "Hidden?",
    ]
    .map(|words| text.find(words).unwrap_or_else(|| panic!("no `{words}` in\n{text}")));
    assert!(places.is_sorted(), "{text}");
    let value = listed(&made, None);
    let bodies: Vec<_> = value["tasks"].as_array().unwrap().iter().filter(|task| task["whom"] == "body").collect();
    assert_eq!(bodies[0]["body"], json!("Devon and Cornwall Police"));
}

const FACTS: [&str; 20] =
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"];

#[test]
fn only_so_many_are_listed_and_what_is_left_is_counted() {
    let questions: Vec<(Strength, String)> = (0..20).map(|at| (Strength::Duty, format!("Question {at}?"))).collect();
    let facts: Vec<[&'static str; 1]> = FACTS.iter().map(|fact| [*fact]).collect();
    let verdicts: Vec<(Strength, &str, &[&'static str])> = questions
        .iter()
        .zip(&facts)
        .map(|((strength, ask), facts)| (*strength, ask.as_str(), facts.as_slice()))
        .collect();
    let made = waiting(&verdicts);
    assert_eq!(listed(&made, Some(12))["tasks"].as_array().unwrap().len(), 12);
    let text = todo_text(&made.report, &made.sources, &TextOptions::default(), Some(12));
    assert!(text.contains("12 facts together would settle 12 of the 20"), "{text}");
    assert!(text.contains("and 8 more things to find out; `--all` lists them"), "{text}");
}

#[test]
fn nothing_to_find_out_is_said_aloud() {
    let made = Made::plymouth();
    let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None);
    assert!(text.starts_with("Nothing is left to state or to ask"), "{text}");
    let none = todo_text(&Made::empty().report, &made.sources, &TextOptions::default(), None);
    assert!(none.starts_with("No arrangement was judged."), "{none}");
}

#[test]
fn what_was_accepted_is_not_asked_again() {
    let mut made = waiting(&[(Strength::Duty, "Accepted?", &["a"]), (Strength::Duty, "Open?", &["b"])]);
    let span = made.at(FileId(0), "name:", "name");
    let first = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::NotStated).unwrap();
    first.finding.as_mut().unwrap().acceptance = Some(crate::builder::accepted(span));
    assert_eq!(order(&made).iter().map(|(ask, _)| ask.as_str()).collect::<Vec<_>>(), ["Open?"]);
}

#[test]
fn what_cannot_be_read_is_to_be_mended_and_not_found_out() {
    let mut made = waiting(&[(Strength::Duty, "Broken?", &["a"]), (Strength::Duty, "Open?", &["b"])]);
    let first = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::NotStated).unwrap();
    first.gaps[0].why = Gap::UNREADABLE.into();
    assert_eq!(order(&made).iter().map(|(ask, _)| ask.as_str()).collect::<Vec<_>>(), ["Open?"]);
}

#[test]
fn the_list_is_a_list_to_tick_off_in_markdown() {
    let made = waiting(&[(Strength::Duty, "Where *is* it <b>?", &["a"]), (Strength::Duty, "Who?", &["@Police"])]);
    let text = todo_markdown(&made.report, &made.sources, None);
    let events: Vec<Event<'_>> = Parser::new_ext(&text, Options::ENABLE_TASKLISTS).collect();
    assert_eq!(events.iter().filter(|event| matches!(event, Event::TaskListMarker(false))).count(), 2);
    assert!(!events.iter().any(|event| matches!(event, Event::InlineHtml(_) | Event::Html(_))), "{text}");
    let mut strong = String::new();
    let mut inside = false;
    for event in events {
        match event {
            Event::Start(Tag::Strong) => inside = true,
            Event::End(TagEnd::Strong) => inside = false,
            Event::Text(words) if inside => strong.push_str(&words),
            _ => {}
        }
    }
    assert_eq!(strong, "Where *is* it <b>?Who?");
}

#[test]
fn no_text_of_a_file_steers_a_terminal() {
    for made in [hostile(), one_of_each()] {
        let text = todo_text(&made.report, &made.sources, &TextOptions::default(), None);
        let markdown = todo_markdown(&made.report, &made.sources, None);
        for written in [text, markdown, todo_json(&made.report, &made.sources, None).unwrap()] {
            assert!(!written.chars().any(|letter| letter.is_control() && letter != '\n'), "{written:?}");
        }
    }
}

#[test]
fn narrow_terminals_hold_every_line() {
    let made =
        waiting(&[(Strength::Duty, "Which council, which health board and which chief officer?", &["partners"])]);
    let options = TextOptions { width: 44, ..TextOptions::default() };
    let text = todo_text(&made.report, &made.sources, &options, None);
    assert!(text.lines().all(|line| line.chars().count() <= 44), "{text}");
}
