//! One file: from its bytes to verdicts.

use super::acceptances::{self, Beside, arrangement_of, holds_acceptances};
use super::recognise::{is_arrangement, looks_like_arrangement};
use super::run::{Options, Text, Tools};
use crate::finding::{Code, Finding};
use crate::model::{Model, as_at, decode};
use crate::rules::{Detail, FileVerdicts, judge_file, last_day_of};
use crate::schema;
use crate::source::{FileId, Span};
use crate::time::Day;
use crate::yaml::{Tree, parse, read_text};

/// What is the same for every file of a run.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a, 't> {
    pub(super) tools: &'a Tools<'a>,
    pub(super) options: &'a Options,
    pub(super) detail: Detail,
    /// Whether an arrangement that has ended is judged on its last day, and one that is still ahead, or to be amended, on its
    /// first or on that one: of the sides of a step.
    pub(super) of_step: bool,
    /// The files of shared things among those of the run.
    pub(super) shared: &'a [&'a Tree<'t>],
}

/// What came of a file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// A YAML file that is no arrangement, met in a folder.
    PassedOver,
    /// A file that is empty or could not be read, met in a folder; nothing shows whether it was meant to be an arrangement.
    Unread,
    /// It could not be made into a tree; the findings say why.
    Refused(Vec<Finding>),
    /// Judged, as far as it could be read.
    Read(Box<Read>),
    /// What somebody accepted of an arrangement.
    Acceptances(Beside),
}

/// A file that was judged.
#[derive(Debug)]
pub(super) struct Read {
    /// What it describes.
    pub(super) model: Model,
    /// What is wrong with the file itself, and with what it uses of others.
    pub(super) findings: Vec<Finding>,
    /// What the rules say; empty for a file of shared things.
    pub(super) verdicts: FileVerdicts,
    /// The day it was judged on.
    pub(super) day: Day,
}

/// A file's text, kept for excerpts, and what came of it.
pub(super) struct Done {
    pub(super) text: String,
    pub(super) outcome: Outcome,
}

/// Reads and judges one file.
pub(super) fn judge(file: FileId, text: Text, setting: &Setting<'_, '_>) -> Done {
    let done = read_and_judged(file, text, setting);
    setting.tools.count();
    done
}

fn read_and_judged(file: FileId, text: Text, setting: &Setting<'_, '_>) -> Done {
    let Text { bytes, named, name, .. } = text;
    let named = named || arrangement_of(&name).is_some();
    let text = match read_text(file, bytes) {
        Ok(text) => text,
        Err(refused) => {
            let outcome = if named || looks_like_arrangement(&refused.text) {
                Outcome::Refused(vec![refused.finding])
            } else {
                Outcome::Unread
            };
            return Done { text: refused.text, outcome };
        }
    };
    let outcome = of_text(file, &text, (&name, named), setting);
    Done { text, outcome }
}

fn of_text(file: FileId, text: &str, (name, named): (&str, bool), setting: &Setting<'_, '_>) -> Outcome {
    let parsed = parse(file, text);
    let Some(tree) = parsed.tree else {
        let meant = named || looks_like_arrangement(text);
        return if meant { Outcome::Refused(parsed.findings) } else { Outcome::Unread };
    };
    if arrangement_of(name).is_some() || holds_acceptances(&tree) {
        return Outcome::Acceptances(acceptances::read(&tree, name));
    }
    if !is_arrangement(&tree) {
        return if named { Outcome::Refused(vec![no_arrangement(&tree)]) } else { Outcome::PassedOver };
    }
    if let Some(refused) = of_another_version(&tree) {
        return Outcome::Refused(refused);
    }
    Outcome::Read(Box::new(of_tree(&tree, setting)))
}

/// What is wrong with a file that says it follows another version of the format: whatever it says may mean something else there.
fn of_another_version(tree: &Tree<'_>) -> Option<Vec<Finding>> {
    let (_, version) = tree.entries(tree.root()).find(|(key, _)| tree.text(*key) == Some("masa"))?;
    if tree.text(version).is_none_or(|text| text.trim() == "1") {
        return None;
    }
    let place = tree.span(version);
    let is_there = |finding: &Finding| (finding.primary.span.lo, finding.primary.span.hi) == (place.lo, place.hi);
    let found: Vec<Finding> = schema::check(tree).findings.into_iter().filter(is_there).collect();
    (!found.is_empty()).then_some(found)
}

fn of_tree(tree: &Tree<'_>, setting: &Setting<'_, '_>) -> Read {
    let Setting { tools, options, shared, of_step, detail } = *setting;
    let own = as_at(tree, tools.reference).unwrap_or_else(|| Day::from(options.today));
    let mut day = options.as_of.map_or(own, Day::from);
    let mut findings = schema::check(tree).findings;
    let mut decoded = decode(tree, shared, tools.reference, day);
    let ended = last_day_of(&decoded.model).map(Day::from).filter(|last| of_step && last.before(day).is_true());
    let begins = decoded.model.begins(tools.reference).map(Day::from);
    // Arrangements that go on are looked at on the day on which they change next, unless somebody named another.
    let amended = decoded.model.next_amended(own).map(Day::from).filter(|_| options.as_of.is_none());
    let first = begins.filter(|begins| own.before(*begins).is_true()).or(amended).or(begins).filter(|_| of_step);
    let ahead = first.filter(|first| own.before(*first).is_true());
    // On an earlier day that somebody named there is nothing to judge yet.
    let begins = first.filter(|first| day.before(*first).is_true());
    if let Some(other) = ended.or(begins) {
        day = other;
        decoded = decode(tree, shared, tools.reference, day);
    }
    if ended.is_none() && ahead.is_some() {
        decoded.model.set_ahead();
    }
    findings.extend(decoded.findings);
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo, finding.primary.span.hi));
    let verdicts = if decoded.model.is_shared() {
        FileVerdicts::default()
    } else {
        judge_file(&decoded.model, day, tools.rules, tools.reference, detail)
    };
    Read { model: decoded.model, findings, verdicts, day }
}

fn no_arrangement(tree: &Tree<'_>) -> Finding {
    let first = tree.entries(tree.root()).next().map_or_else(|| tree.span(tree.root()), |(key, _)| tree.span(key));
    let span = Span::new(first.file, first.lo, first.hi);
    Finding::unreadable(
        Code::Schema,
        span,
        "this file is no arrangement: it has no `masa: 1`",
        "begin the file with `masa: 1`, or leave it out of the command",
    )
}
