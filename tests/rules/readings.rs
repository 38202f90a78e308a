//! A value that sources disagree about decides only where all its readings agree, and a doubted one nothing that hangs on it: held over
//! every value of every example beside a rule. A rule reads facts through many functions, and each of them has to keep to this.

use std::collections::{BTreeMap, BTreeSet};

use masa::check::{Checked, Options, Text, Tools, sets};
use masa::rules::{PackFile, RuleFolder, Rulebook, bundled_folders};
use masa::source::FileId;
use masa::time::Date;
use masa::yaml::{NodeId, NodeKind, Tree};
use rayon::prelude::*;

use crate::folders::book;

/// How many other values of a key are tried as a second reading.
const OTHERS: usize = 2;
/// Keys that say what file it is and how to read it, and remarks that nothing hangs on.
const NOT_FACTS: &[&str] =
    &["masa", "id", "describes", "cite", "note", "doubt", "sources", "uses", "kept-by", "complete"];

/// One rule, compiled once.
struct Asked {
    book: Rulebook<'static>,
}

/// How a subject came out, by its key.
type Outcomes = BTreeMap<String, &'static str>;

impl Asked {
    fn of(rule: &str) -> Self {
        Self { book: book(&[rule]) }
    }

    fn judge(&self, files: &[(String, String)]) -> Checked {
        let tools = Tools::bundled(&self.book);
        let complete = files.iter().any(|(_, text)| text.starts_with("# complete"));
        let today = Date::new(2026, 11, 23).unwrap();
        let options = Options { as_of: None, today, complete, explain: false, accept: true };
        let text = |(name, text): &(String, String)| Text {
            name: name.clone(),
            bytes: text.clone().into(),
            also: Vec::new(),
            named: true,
        };
        masa::check::check(files.iter().map(text).collect(), &tools, &options)
    }

    /// Nothing where the files cannot be read.
    fn outcomes(&self, files: &[(String, String)]) -> Option<Outcomes> {
        let checked = self.judge(files);
        if !checked.report.findings.is_empty() {
            return None;
        }
        let verdicts = checked.report.verdicts.iter();
        Some(
            verdicts
                .map(|verdict| (format!("{}/{}", verdict.subject.kind, verdict.subject.key), verdict.outcome.id()))
                .collect(),
        )
    }
}

fn decides(outcome: &str) -> bool {
    ["met", "not-met", "departs"].contains(&outcome)
}

/// A value of an example: which file, where, and under which key.
struct Stated {
    file: usize,
    lo: usize,
    hi: usize,
    key: String,
}

/// Every value that stands on one line.
fn stated(files: &[(String, String)]) -> Vec<Stated> {
    let mut found = Vec::new();
    for (file, (_, text)) in files.iter().enumerate() {
        let tree = masa::yaml::parse(FileId(0), text).tree.unwrap();
        walk(&tree, tree.root(), "", &mut |node, key| {
            let span = tree.span(node);
            let (lo, hi) = (span.lo as usize, span.hi as usize);
            if !text[lo..hi].contains('\n') && !text[lo..hi].starts_with(['|', '>']) {
                found.push(Stated { file, lo, hi, key: key.to_owned() });
            }
        });
    }
    found
}

fn walk(tree: &Tree<'_>, node: NodeId, key: &str, found: &mut impl FnMut(NodeId, &str)) {
    for (name, value) in tree.entries(node) {
        let name = tree.text(name).unwrap_or_default();
        if !NOT_FACTS.contains(&name) {
            if tree.kind(value) != NodeKind::Null {
                found(value, name);
            }
            walk(tree, value, name, found);
        }
    }
    for item in tree.items(node) {
        found(item, key);
        walk(tree, item, key, found);
    }
}

fn replaced(files: &[(String, String)], at: &Stated, by: &str) -> Vec<(String, String)> {
    let mut files = files.to_vec();
    files[at.file].1.replace_range(at.lo..at.hi, by);
    files
}

/// Whether the rule is about what is told in two ways, which is then what it finds.
fn is_of_values(folder: &RuleFolder) -> bool {
    String::from_utf8_lossy(folder.rule.bytes.as_ref().unwrap()).contains("-value}")
}

/// The examples of a rule, each with the names and texts of its files.
fn read(folder: &RuleFolder) -> Vec<(String, Vec<(String, String)>)> {
    let text = |file: &&PackFile| (file.name.clone(), String::from_utf8(file.bytes.clone().unwrap()).unwrap());
    let examples = sets(&folder.examples);
    examples.iter().map(|example| (example.name.clone(), example.files.iter().map(text).collect())).collect()
}

#[derive(Default)]
struct Count {
    tried: usize,
    wrong: Vec<String>,
}

impl Count {
    fn and(mut self, mut other: Self) -> Self {
        self.wrong.append(&mut other.wrong);
        Self { tried: self.tried + other.tried, ..self }
    }

    fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        self.tried += 1;
        if !holds {
            self.wrong.push(what());
        }
    }
}

/// The outcomes alone, for keys are made of what is stated.
fn sorted(outcomes: &Outcomes) -> Vec<&'static str> {
    let mut all: Vec<_> = outcomes.values().copied().collect();
    all.sort_unstable();
    all
}

/// One value of an example, to be replaced in every way.
struct Trial<'a> {
    asked: &'a Asked,
    example: String,
    files: &'a [(String, String)],
    /// How the example comes out as it is.
    first: &'a Outcomes,
    at: &'a Stated,
}

impl Trial<'_> {
    fn with(&self, by: &str) -> Option<Outcomes> {
        self.asked.outcomes(&replaced(self.files, self.at, by))
    }

    fn hold(&self, others: &BTreeSet<String>, count: &mut Count) {
        let text = &self.files[self.at.file].1;
        let own = &text[self.at.lo..self.at.hi];
        let place = format!("{}:{} {}", self.example, text[..self.at.lo].lines().count(), self.at.key);
        let first = self.first;
        // What is written in braces is a thing of its own each time.
        if !own.contains('{')
            && let Some(both) = self.with(&format!("{{disputed: [{{value: {own}}}, {{value: {own}}}]}}"))
        {
            count.expect(sorted(&both) == sorted(first), || format!("{place}: `{own}` twice: {first:?}, {both:?}"));
        }
        let mut alone = vec![first.clone()];
        for other in others.iter().filter(|other| *other != own).take(OTHERS) {
            let Some(second) = self.with(other).filter(|second| second.keys().eq(first.keys())) else { continue };
            let both = self.with(&format!("{{disputed: [{{value: {own}}}, {{value: {other}}}]}}"));
            Self::follows(&format!("{place}: `{own}` or `{other}`"), both.as_ref(), &[first, &second], count);
            alone.push(second);
        }
        let doubted = self.with(&format!("{{value: {own}, doubt: unclear}}"));
        Self::follows(
            &format!("{place}: `{own}` in doubt"),
            doubted.as_ref(),
            &alone.iter().collect::<Vec<_>>(),
            count,
        );
    }

    /// What decides has to be what every value alone comes to.
    fn follows(place: &str, outcomes: Option<&Outcomes>, alone: &[&Outcomes], count: &mut Count) {
        for (subject, outcome) in outcomes.into_iter().flatten().filter(|(_, outcome)| decides(outcome)) {
            let each: Vec<_> = alone.iter().filter_map(|one| one.get(subject)).collect();
            count.expect(each.iter().all(|one| *one == outcome), || {
                format!("{place}: {subject} is {outcome}, and alone {each:?}")
            });
        }
    }
}

/// Every value of every example of a rule, replaced in every way.
fn of_rule(folder: &RuleFolder, known: &BTreeMap<String, BTreeSet<String>>) -> Count {
    let asked = Asked::of(&folder.name);
    let mut count = Count::default();
    for (example, files) in read(folder) {
        let Some(first) = asked.outcomes(&files) else { continue };
        for at in stated(&files) {
            let example = format!("{}/{example}", folder.name);
            Trial { asked: &asked, example, files: &files, first: &first, at: &at }.hold(&known[&at.key], &mut count);
        }
    }
    count
}

#[test]
fn what_is_disputed_or_in_doubt_decides_only_where_every_reading_does() {
    let folders: Vec<RuleFolder> = bundled_folders()
        .into_iter()
        // Rules about a step are asked with two sides, which are not tried reading by reading here.
        .filter(|pack| !pack.name.ends_with("restructure"))
        .flat_map(|pack| pack.rules)
        .collect();
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in &folders {
        for (_, files) in read(folder) {
            for at in stated(&files) {
                let text = files[at.file].1[at.lo..at.hi].to_owned();
                known.entry(at.key).or_default().insert(text);
            }
        }
    }
    let about_facts = folders.par_iter().filter(|folder| !is_of_values(folder));
    let count = about_facts.map(|folder| of_rule(folder, &known)).reduce(Count::default, Count::and);
    assert!(count.tried > 10_000, "only {} were tried", count.tried);
    assert!(count.wrong.is_empty(), "{} of {}:\n{}", count.wrong.len(), count.tried, count.wrong.join("\n"));
}
