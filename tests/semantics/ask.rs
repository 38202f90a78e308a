//! A small language for these tests: an arrangement, a condition, what came of it.

use std::sync::OnceLock;

use masa::check::{Checked, Options, Text, Tools, check};
use masa::finding::{Finding, Outcome, Strength, Verdict};
use masa::law::{Catalogue, parse_catalogue};
use masa::rules::{Rulebook, Selection};
use masa::source::{Source, Sources};
use masa::time::Date;

/// A provision that has been law since 29 June 2018 and binds.
const MUST: &str = "ca2004-s16E-1";

/// One rule, or the bundled ones, and the day on which to ask.
#[derive(Clone)]
pub struct Ask {
    keys: Vec<(&'static str, String)>,
    bundled: Option<Vec<String>>,
    law: Option<String>,
    as_of: Option<Date>,
    today: Date,
    complete: bool,
}

/// A rule about the arrangement that is met where this holds.
pub fn holds(condition: &str) -> Ask {
    let keys = [
        ("id", "asked"),
        ("title", "What is asked"),
        ("asks", "design"),
        ("basis", MUST),
        ("to", "arrangement"),
        ("holds", condition),
        ("say", "it does not hold"),
        ("ask", "Does it hold?"),
        ("mend", "Make it hold."),
        ("rationale", "It is asked in a test."),
    ];
    Ask {
        keys: keys.into_iter().map(|(key, value)| (key, value.to_owned())).collect(),
        bundled: None,
        law: None,
        as_of: None,
        today: day("2026-11-23"),
        complete: false,
    }
}

/// Bundled rules, by their ids; all when none is named.
pub fn bundled(rules: &[&str]) -> Ask {
    Ask { bundled: Some(rules.iter().map(|rule| (*rule).to_owned()).collect()), ..holds("true") }
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

impl Ask {
    /// Sets a key of the rule: `to`, `when`, `basis`, `asks`, `law-day`, `at-most`, `because`, `point`, …
    pub fn with(mut self, key: &'static str, value: &str) -> Self {
        self.keys.retain(|(known, _)| *known != key);
        self.keys.push((key, value.to_owned()));
        self
    }

    /// Takes a key of the rule away.
    pub fn without(mut self, key: &str) -> Self {
        self.keys.retain(|(known, _)| *known != key);
        self
    }

    pub fn to(self, kind: &str) -> Self {
        self.with("to", kind)
    }

    pub fn when(self, condition: &str) -> Self {
        self.with("when", condition)
    }

    pub fn basis(self, provisions: &str) -> Self {
        self.with("basis", provisions)
    }

    /// Judged by a catalogue of one instrument that has these provisions.
    pub fn law(mut self, provisions: &str) -> Self {
        self.law = Some(provisions.to_owned());
        self
    }

    pub fn replaced_day(mut self, date: &str) -> Self {
        self.as_of = Some(day(date));
        self
    }

    pub fn today(mut self, date: &str) -> Self {
        self.today = day(date);
        self
    }

    pub fn complete(mut self) -> Self {
        self.complete = true;
        self
    }

    fn rule(&self) -> String {
        let mut text = String::new();
        let mut applies = String::from("applies:\n");
        for (key, value) in &self.keys {
            match *key {
                "to" | "when" | "across" => applies.push_str(&block(&format!("  {key}"), value)),
                "basis" | "formerly" => text.push_str(&format!("{key}: [{value}]\n")),
                "judgement" => text.push_str(&format!("judgement:\n{}", block("  evidence", value))),
                "guards" => text.push_str(&format!("guards: {value}\n")),
                _ => text.push_str(&block(key, value)),
            }
        }
        text + &applies
    }

    /// What comes of one arrangement.
    pub fn of(&self, text: &str) -> Answer {
        self.of_set(&[text])
    }

    /// What comes of several, each a file of the set.
    pub fn of_set(&self, texts: &[&str]) -> Answer {
        let named: Vec<(String, String)> =
            texts.iter().enumerate().map(|(at, text)| (format!("{at}.yaml"), arrangement(text))).collect();
        self.of_files(&named)
    }

    /// The same with whole texts, nothing added.
    pub fn of_files(&self, files: &[(String, String)]) -> Answer {
        let own = self.law.as_ref().map(|provisions| {
            let mut sources = Sources::new();
            sources.add(Source::new("law.yaml", instrument(provisions)));
            parse_catalogue(&sources).unwrap_or_else(|wrong| panic!("the law: {wrong:#?}"))
        });
        let law = own.as_ref().unwrap_or_else(|| Catalogue::bundled());
        let made;
        let book = match &self.bundled {
            Some(rules) if rules.is_empty() => all_bundled(),
            Some(rules) => {
                let mut book = Rulebook::bundled(law);
                book.select(&Selection { rules: rules.clone(), ..Selection::default() }).unwrap();
                made = book;
                &made
            }
            None => {
                made = self.book(law);
                &made
            }
        };
        let tools = Tools { law, ..Tools::bundled(book) };
        let options =
            Options { as_of: self.as_of, today: self.today, complete: self.complete, explain: false, accept: true };
        let text = |(name, text): &(String, String)| Text {
            name: name.clone(),
            also: Vec::new(),
            bytes: text.clone().into_bytes(),
            named: true,
        };
        Answer { checked: check(files.iter().map(text).collect(), &tools, &options) }
    }

    fn book<'l>(&self, law: &'l Catalogue) -> Rulebook<'l> {
        let mut sources = Sources::new();
        sources.add(Source::new("pack.yaml", "name: asked\nversion: \"1\"\ntitle: Asked in a test\n".to_owned()));
        sources.add(Source::new("rule.yaml", self.rule()));
        let mut book = Rulebook::new(law);
        let wrong = book.load(&sources);
        assert!(wrong.is_empty(), "{}\n{wrong:#?}", self.rule());
        book
    }
}

/// Every bundled rule, compiled once for all tests.
fn all_bundled() -> &'static Rulebook<'static> {
    static BOOK: OnceLock<Rulebook<'static>> = OnceLock::new();
    BOOK.get_or_init(|| Rulebook::bundled(Catalogue::bundled()))
}

fn block(key: &str, value: &str) -> String {
    let deep = key.len() - key.trim_start().len() + 2;
    format!("{key}: >-\n{}{value}\n", " ".repeat(deep))
}

fn instrument(provisions: &str) -> String {
    format!(
        "instrument: {{id: x1, title: An Act, kind: act, published: 2020-01-01, from: 2020-01-01, as-at: 2026-11-23}}\n\
         sources: {{act: the Act itself}}\nprovisions:\n{provisions}"
    )
}

/// A provision of a catalogue made for a test; `more` are further keys, one a line.
pub fn provision(id: &str, force: &str, more: &[&str]) -> String {
    let mut text = format!(
        "  - id: {id}\n    place: s.{id}\n    force: {force}\n    bearer: safeguarding partners\n    says: Something is asked.\n    \
         source: [act]\n    decided: machine\n"
    );
    if !more.iter().any(|line| line.starts_with("certainty:")) {
        text.push_str("    certainty: read\n");
    }
    for line in more {
        text.push_str(&format!("    {line}\n"));
    }
    text
}

/// The text with the keys that every arrangement of these tests has, unless it states them itself.
pub fn arrangement(text: &str) -> String {
    let mut whole = String::new();
    let usual = [
        ("masa", "1"),
        ("id", "example"),
        ("describes", "example-2024"),
        ("status", "published"),
        ("areas", "[plymouth]"),
    ];
    let shared = text.lines().any(|line| line == "kind: shared");
    for (key, value) in usual.into_iter().take(if shared { 2 } else { usual.len() }) {
        if !text.lines().any(|line| line.starts_with(&format!("{key}:"))) {
            whole.push_str(&format!("{key}: {value}\n"));
        }
    }
    whole + text
}

/// What came of it.
pub struct Answer {
    pub checked: Checked,
}

impl Answer {
    pub fn verdicts(&self) -> &[Verdict] {
        &self.checked.report.verdicts
    }

    /// The only verdict.
    pub fn only(&self) -> &Verdict {
        let findings = &self.checked.report.findings;
        assert_eq!(self.verdicts().len(), 1, "verdicts: {:#?}\nfindings: {findings:#?}", self.verdicts());
        &self.verdicts()[0]
    }

    /// The only outcome, of a file that can be read.
    pub fn outcome(&self) -> &'static str {
        let findings = &self.checked.report.findings;
        assert!(findings.is_empty(), "{findings:#?}");
        self.only().outcome.id()
    }

    /// Each outcome with its subject's key, in order.
    pub fn outcomes(&self) -> Vec<(&str, &'static str)> {
        self.verdicts().iter().map(|verdict| (verdict.subject.key.as_str(), verdict.outcome.id())).collect()
    }

    pub fn strength(&self) -> Strength {
        self.only().strength
    }

    pub fn reason(&self) -> &str {
        &self.only().reason
    }

    /// What would settle it: `fact: why`.
    pub fn gaps(&self) -> Vec<String> {
        self.only().gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect()
    }

    /// The facts that would settle it.
    pub fn settled_by(&self) -> Vec<&str> {
        self.only().gaps.iter().map(|gap| gap.fact.as_str()).collect()
    }

    pub fn finding(&self) -> &Finding {
        self.only().finding.as_ref().unwrap()
    }

    /// The text that the finding points at.
    pub fn underlined(&self) -> &str {
        let span = self.finding().primary.span;
        let source = self.checked.sources.iter().find(|(file, _)| *file == span.file).unwrap().1;
        span.slice(source.text()).unwrap()
    }

    pub fn none_is(&self, outcome: Outcome) -> bool {
        self.verdicts().iter().all(|verdict| verdict.outcome != outcome)
    }
}
