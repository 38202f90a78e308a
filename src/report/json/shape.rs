//! What stands in the document; every field is described in `schemas/report-v1.schema.json`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::build::Arrangements;
use super::outcome::{Findings, Outcomes, Subjects};
use crate::finding::{LawCite, PaperCite, Strength};
use crate::report::placed::Cite;
use crate::report::rests_on::Pack;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub version: u32,
    pub masa: &'a str,
    pub days: Days<'a>,
    pub packs: Vec<Pack<'a>>,
    pub provisions: BTreeMap<&'a str, Provision<'a>>,
    pub rules: Vec<Rule<'a>>,
    pub arrangements: Arrangements<'a>,
    pub set: Set<'a>,
    pub findings: Findings<'a>,
    pub unreadable: Vec<Cow<'a, str>>,
    pub remarks: &'a [String],
    pub complete: bool,
    pub totals: Totals,
}

#[derive(Serialize)]
pub(super) struct Days<'a> {
    pub set: &'a str,
    pub law: &'a str,
    pub reference: &'a str,
}

#[derive(Serialize)]
pub(super) struct Provision<'a> {
    pub place: &'a str,
    pub paraphrase: &'a str,
    pub force: &'a str,
    pub certainty: &'a str,
    pub in_force: &'a str,
    pub at_most: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Rule<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub pack: &'a str,
    pub strength: Strength,
    #[serde(serialize_with = "provisions")]
    pub law: &'a [LawCite],
    pub at_most: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Totals {
    pub duty: Counts,
    pub guidance: Counts,
    pub question: Counts,
    pub note: Counts,
}

#[derive(Serialize)]
pub(super) struct Counts {
    pub met: usize,
    pub not_met: usize,
    pub accepted: usize,
    pub departs: usize,
    pub not_stated: usize,
    pub for_judgement: usize,
    pub not_applicable: usize,
}

#[derive(Serialize)]
pub(super) struct Arrangement<'a> {
    pub id: &'a str,
    pub file: Cow<'a, str>,
    pub describes: &'a str,
    pub partnership: &'a str,
    pub name: &'a str,
    pub areas: Vec<Area<'a>>,
    pub status: &'a str,
    pub shared_by: Vec<&'a str>,
    pub judged: Judged<'a>,
    pub totals: Totals,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Subjects<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<Subjects<'a>>,
    pub outcomes: Outcomes<'a>,
}

#[derive(Serialize)]
pub(super) struct Area<'a> {
    pub id: &'a str,
    pub name: &'a str,
}

#[derive(Serialize)]
pub(super) struct Judged<'a> {
    pub day: &'a str,
    pub as_if_in_force: bool,
    pub edition: &'a str,
}

/// What the rules came to that look at several files at once.
#[derive(Serialize)]
pub(super) struct Set<'a> {
    pub totals: Totals,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Subjects<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<Subjects<'a>>,
    pub outcomes: Outcomes<'a>,
}

#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    pub rule: &'a str,
    pub subject: Subject<'a>,
    pub outcome: &'static str,
    pub strength: Strength,
    pub reason: &'a str,
    pub gaps: Vec<Gaps<'a>>,
    pub finding: Option<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Step<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Vec<Rest<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Flip<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes_tried: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Subject<'a> {
    pub kind: &'static str,
    pub key: &'a str,
    pub name: &'a str,
}

/// What is missing for one reason.
#[derive(Serialize)]
pub(super) struct Gaps<'a> {
    pub why: &'a str,
    pub facts: Vec<Gap<'a>>,
}

#[derive(Serialize)]
pub(super) struct Gap<'a> {
    pub fact: &'a str,
    pub place: Place<'a>,
}

#[derive(Serialize)]
pub(super) struct Step<'a> {
    pub text: &'a str,
    pub value: &'a str,
    pub depth: usize,
    pub places: Vec<Label<'a>>,
}

/// A fact, and where it would have changed the outcome, what it would have had to say.
#[derive(Serialize)]
pub(super) struct Rest<'a> {
    pub fact: &'a str,
    pub is: &'a str,
    pub place: Place<'a>,
    #[serde(serialize_with = "papers")]
    pub papers: &'a [PaperCite],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub were: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub among_others: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct Flip<'a> {
    pub outcome: &'static str,
    #[serde(rename = "if")]
    pub turns: Vec<Rest<'a>>,
}

/// A finding; one about a file itself, which no outcome tells, begins with its code and strength.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    pub message: &'a str,
    pub detail: &'a str,
    pub primary: Label<'a>,
    pub related: Vec<Label<'a>>,
    pub ask: &'a str,
    pub mend: &'a str,
    #[serde(serialize_with = "papers")]
    pub papers: &'a [PaperCite],
    #[serde(serialize_with = "provisions")]
    pub law: &'a [LawCite],
    pub at_most: Option<&'a str>,
    pub trail: &'a [String],
    pub match_key: &'a str,
    pub acceptance: Option<Acceptance<'a>>,
}

#[derive(Serialize)]
pub(super) struct Acceptance<'a> {
    pub reason: &'a str,
    pub decided_by: &'a str,
    pub until: &'a str,
    pub place: Place<'a>,
}

#[derive(Serialize)]
pub(super) struct Label<'a> {
    pub place: Place<'a>,
    pub says: &'a str,
}

/// Lines and columns count from one, and are missing where the text is; bytes count from nothing.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub file: Cow<'a, str>,
    pub line: Option<u32>,
    pub column: Option<u32>,
    pub end_line: Option<u32>,
    pub end_column: Option<u32>,
    pub start_byte: u32,
    pub end_byte: u32,
}

fn papers<S: Serializer>(cites: &[PaperCite], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(cites.iter().map(Cite::of))
}

fn provisions<S: Serializer>(cites: &[LawCite], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(cites.iter().map(|cite| &cite.provision))
}
