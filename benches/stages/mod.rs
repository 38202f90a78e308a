//! The stages of a check, each from the texts on, so that the difference between two neighbours is what the later one costs.
//!
//! Comes in: texts and how far to go. Goes out: a number that depends on the work, so that none of it can be left out.

use std::fmt;
use std::hint::black_box;

use granit_parser::Parser;
use masa::check::{Options, Text, Tools, check};
use masa::law::Catalogue;
use masa::model::{Decoded, decode};
use masa::reference::Reference;
use masa::report::{JsonOptions, json};
use masa::rules::{Detail, Rulebook, judge_file};
use masa::schema;
use masa::source::FileId;
use masa::time::{Date, Day};
use masa::yaml::{Tree, parse};

use crate::generator;

/// How far a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The yardstick: the parser's bare events, without comments.
    Events,
    /// The spanned tree.
    Tree,
    /// The tree held to the schema.
    Schema,
    /// The typed model and its graph.
    Model,
    /// Every rule on every subject.
    Rules,
    /// The report on all files and the set they make.
    Report,
    /// All of it: the report written as compact JSON.
    Whole,
}

impl Stage {
    /// From the yardstick to the whole.
    pub const ALL: [Self; 7] =
        [Self::Events, Self::Tree, Self::Schema, Self::Model, Self::Rules, Self::Report, Self::Whole];
}

/// Its name on the command line and in tables.
impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Events => "events",
            Self::Tree => "tree",
            Self::Schema => "schema",
            Self::Model => "model",
            Self::Rules => "rules",
            Self::Report => "report",
            Self::Whole => "whole",
        })
    }
}

/// The bundled law, lists and rules, compiled once for all rounds: what they cost is start-up, which is measured apart.
pub struct Judge {
    rules: Rulebook<'static>,
    day: Date,
}

impl Judge {
    /// Ready to judge: one file has been checked already.
    #[must_use]
    pub fn warm() -> Self {
        let day = Date::parse("2023-06-01").unwrap_or_else(|error| unreachable!("{error}"));
        let judge = Self { rules: Rulebook::bundled(Catalogue::bundled()), day };
        black_box(judge.run(Stage::Whole, &texts(1)));
        judge
    }

    /// Goes over all texts as far as the stage, on the threads of the current pool.
    #[must_use]
    pub fn run(&self, stage: Stage, texts: &[Text]) -> usize {
        match stage {
            Stage::Report | Stage::Whole => self.set(stage, texts),
            _ => texts.iter().map(|text| self.one(stage, text)).sum(),
        }
    }

    /// The very function that every face of masa calls, and the JSON that it prints.
    fn set(&self, stage: Stage, texts: &[Text]) -> usize {
        let tools = Tools::bundled(&self.rules);
        let options = Options { as_of: None, today: self.day, complete: false, explain: false, accept: true };
        let checked = check(texts.to_vec(), &tools, &options);
        if stage == Stage::Report {
            return checked.report.verdicts.len();
        }
        json(&checked.report, &checked.sources, &JsonOptions::default()).map_or(0, |written| written.len())
    }

    fn one(&self, stage: Stage, text: &Text) -> usize {
        let Ok(text) = std::str::from_utf8(&text.bytes) else { return 0 };
        if stage == Stage::Events {
            return events(text);
        }
        let Some(tree) = parse(FileId(0), text).tree else { return 0 };
        match stage {
            Stage::Tree => tree.node_count(),
            Stage::Schema => schema::check(&tree).findings.len(),
            _ => self.judged(stage, &tree),
        }
    }

    fn judged(&self, stage: Stage, tree: &Tree<'_>) -> usize {
        let findings = schema::check(tree).findings;
        let Decoded { model, .. } = decode(tree, &[], Reference::bundled(), Day::from(self.day));
        if stage == Stage::Model {
            return findings.len() + model.elements().count();
        }
        judge_file(&model, Day::from(self.day), &self.rules, Reference::bundled(), Detail::default()).verdicts.len()
    }
}

/// The parser's events over a text, without comments.
fn events(text: &str) -> usize {
    let options = granit_parser::options! { emit_comments: false };
    Parser::new_from_str_with_options(text, options).filter(|event| black_box(event).is_ok()).count()
}

/// Generated files, as they would be read from a folder.
#[must_use]
pub fn texts(count: u64) -> Vec<Text> {
    let named = |seed| Text {
        name: format!("generated/{seed}.yaml"),
        also: Vec::new(),
        bytes: generator::arrangement(seed).into_bytes(),
        named: false,
    };
    (0..count).map(named).collect()
}
