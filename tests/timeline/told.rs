//! A timeline of one text.

use masa::check::{Options, Text, Timed, TimelineError, TimelineSpan, Tools, timeline};
use masa::finding::Timeline;
use masa::law::Catalogue;
use masa::rules::{Rulebook, Selection};
use masa::time::Date;

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn options() -> Options {
    Options { as_of: None, today: day("2026-11-23"), complete: false, explain: false, accept: false }
}

pub fn text(name: &str, text: &str) -> Text {
    Text { name: name.to_owned(), also: Vec::new(), bytes: text.as_bytes().to_vec(), named: true }
}

/// These rules, or all.
pub fn book(rules: &[&str]) -> Rulebook<'static> {
    let mut book = Rulebook::bundled(Catalogue::bundled());
    if !rules.is_empty() {
        let rules = rules.iter().map(|rule| (*rule).to_owned()).collect();
        book.select(&Selection { rules, ..Selection::default() }).unwrap();
    }
    book
}

/// The timeline of these texts by these rules, or by all; `span` is `from..to`.
pub fn timed(texts: &[Text], rules: &[&str], (from, to): (&str, &str)) -> Result<Timed, TimelineError> {
    let book = book(rules);
    let tools = Tools::bundled(&book);
    let one = |text: &str| (!text.is_empty()).then(|| day(text));
    timeline(texts, &tools, &options(), TimelineSpan { from: one(from), to: one(to) })
}

pub fn told(body: &str, rules: &[&str], span: (&str, &str)) -> Timeline {
    timed(&[text("area.yaml", body)], rules, span).unwrap().timeline
}

/// Day, rule, and how it came out before and after, in order.
pub fn changes(timeline: &Timeline) -> Vec<(&str, &str, &'static str, &'static str)> {
    let name = |outcome: Option<masa::finding::Outcome>| outcome.map_or("", masa::finding::Outcome::id);
    let of = timeline.entries.iter().flat_map(|entry| entry.changes.iter().map(move |change| (entry, change)));
    of.map(|(entry, change)| (entry.day.as_str(), change.rule.as_str(), name(change.before), name(change.after)))
        .collect()
}
