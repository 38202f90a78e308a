//! A clean split, and defects that are injected into it one at a time: each is found, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{Became, Outcome, Restructure};
use masa::time::Date;

use crate::compared::{root, text};
use crate::judged::BOOK;

pub(crate) const AREAS: [&str; 2] = ["dorset", "bournemouth-christchurch-and-poole"];

/// A defect as it is written in its file.
#[derive(Default)]
struct Defect {
    name: String,
    /// Where, what goes, and what comes in its place.
    edits: Vec<Edit>,
    /// Rule, and subject where it is named; with what is found only of what is in force, or only of what is proposed.
    finds: Vec<(Option<bool>, String)>,
    /// What cannot be told any more.
    asks: Vec<String>,
}

struct Edit {
    place: Place,
    old: String,
    new: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    /// One of the two, by the seed.
    After,
    EveryAfter,
}

/// A generator of numbers, the same for the same seed.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap()
    }
}

pub(crate) fn folder() -> PathBuf {
    root().join("tests/diff/split")
}

fn read(path: &PathBuf) -> Defect {
    let body = fs::read_to_string(path).unwrap();
    let mut defect = Defect { name: path.file_stem().unwrap().to_string_lossy().into_owned(), ..Defect::default() };
    let mut place = Place::Before;
    // The first line says what is wrong.
    for line in body.lines().skip(1) {
        match line.split_once(' ').unwrap() {
            ("in", "before") => place = Place::Before,
            ("in", "after") => place = Place::After,
            ("in", "every after") => place = Place::EveryAfter,
            ("-", old) => defect.edits.push(Edit { place, old: old.to_owned(), new: Vec::new() }),
            ("+", new) => defect.edits.last_mut().unwrap().new.push(new.to_owned()),
            ("finds", found) => {
                let only = [("in force: ", false), ("proposed: ", true)];
                let only = only.iter().find_map(|(lead, proposed)| Some((Some(*proposed), found.strip_prefix(lead)?)));
                let (only, found) = only.unwrap_or((None, found));
                defect.finds.push((only, found.to_owned()));
            }
            ("asks", asked) => defect.asks.push(asked.to_owned()),
            _ => panic!("{}: {line}", defect.name),
        }
    }
    defect
}

fn edited(text: &str, edit: &Edit, name: &str) -> String {
    assert_eq!(text.matches(&edit.old).count(), 1, "{name}: `{}` stands there once", edit.old);
    // A whole line that goes leaves none behind.
    let old = if edit.new.is_empty() { format!("{}\n", edit.old) } else { edit.old.clone() };
    text.replace(&old, &edit.new.join("\n"))
}

/// The same arrangements while they are only proposed, on the day that those of before speak for.
fn proposed(after: &str) -> String {
    let planned = |line: &str| {
        if line.contains("what: in-force") { line.replace('}', ", state: planned}") } else { line.to_owned() }
    };
    let after: Vec<String> = after.lines().map(planned).collect();
    let after = after.join("\n").replace("status: published", "status: proposed");
    after.replace("as-at: 2025-04-15", "as-at: 2025-03-15") + "\n"
}

/// The split with a defect in it, for one of the two areas where it is in one only; as it came about, or while it is proposed.
fn step(defect: &Defect, area: usize, is_proposed: bool) -> Restructure {
    let joint = fs::read_to_string(folder().join("before.yaml")).unwrap();
    let template = fs::read_to_string(folder().join("after.yaml")).unwrap();
    let edits = |wanted: &dyn Fn(Place) -> bool, body: &str| {
        defect
            .edits
            .iter()
            .filter(|edit| wanted(edit.place))
            .fold(body.to_owned(), |body, edit| edited(&body, edit, &defect.name))
    };
    let before = text("joint.yaml", &edits(&|place| place == Place::Before, &joint));
    let after = (0..).zip(AREAS).map(|(at, name)| {
        let own = |place| place == Place::EveryAfter || place == Place::After && at == area;
        let after = edits(&own, &template).replace("AREA", name);
        text(&format!("{name}.yaml"), &if is_proposed { proposed(&after) } else { after })
    });
    judged(before, after.collect())
}

pub(crate) fn judged(before: Text, after: Vec<Text>) -> Restructure {
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    let tools = Tools::bundled(&BOOK);
    let judged = restructure(vec![before], after, &tools, &options).unwrap();
    assert_eq!(judged.restructure.after.findings, []);
    judged.restructure
}

/// Everything that a reader would be told of: what is or may be lost, and what the change brings in.
fn told(step: &Restructure) -> BTreeSet<String> {
    let rules = &step.after.rules;
    let lost =
        step.handovers.iter().filter(|verdict| !matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable));
    let lost = lost
        .map(|verdict| format!("{} {} {}", rules[verdict.rule].id.as_str(), verdict.subject.key, verdict.outcome.id()));
    let brought = step.told.iter().filter(|told| told.became.is_brought_in()).filter_map(|told| {
        let verdict = step.after.verdicts.get(told.after?)?;
        Some(format!("{} {} new", rules[verdict.rule].id.as_str(), verdict.subject.key))
    });
    lost.chain(brought).collect()
}

#[test]
fn a_clean_split_loses_nothing_and_brings_nothing_in() {
    for is_proposed in [false, true] {
        let clean = step(&Defect::default(), 0, is_proposed);
        assert_eq!(told(&clean), BTreeSet::new(), "proposed: {is_proposed}");
        let met = clean.handovers.iter().filter(|verdict| verdict.outcome == Outcome::Met);
        let asked: BTreeSet<usize> = met.map(|verdict| verdict.rule).collect();
        assert!(asked.len() >= 20, "only {} rules about the step are shown to be met", asked.len());
        assert!(clean.told.iter().all(|told| told.became != Became::New));
    }
}

#[test]
fn each_defect_is_found_and_nothing_else() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder().join("defects")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 20, "{} defects", paths.len());
    let mut seeded = Seeded(0x6d61_7361);
    let mut wrong = Vec::new();
    for defect in paths.iter().map(read) {
        let area = seeded.below(AREAS.len());
        for (is_proposed, when) in [(false, ""), (true, " while it is proposed")] {
            let told = told(&step(&defect, area, is_proposed));
            let finds = defect.finds.iter().filter(|(only, _)| only.is_none_or(|only| only == is_proposed));
            let finds: Vec<String> = finds.map(|(_, found)| found.replace("AREA", AREAS[area])).collect();
            for found in &finds {
                let is_it = |told: &&String| {
                    told.starts_with(found.as_str()) && [" not-met", " new"].iter().any(|end| told.ends_with(end))
                };
                if !told.iter().any(|told| is_it(&told)) {
                    wrong.push(format!("{}{when}: {found} is not found", defect.name));
                }
            }
            for asked in &defect.asks {
                if !told.iter().any(|told| told.starts_with(asked.as_str()) && told.ends_with(" not-stated")) {
                    wrong.push(format!("{}{when}: {asked} is not asked", defect.name));
                }
            }
            let expected = |told: &str| finds.iter().chain(&defect.asks).any(|found| told.starts_with(found.as_str()));
            let other = told.iter().filter(|told| !expected(told));
            wrong.extend(other.map(|other| format!("{}{when}: {other} is found too", defect.name)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
