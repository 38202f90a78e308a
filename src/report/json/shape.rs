use std::borrow::Cow;

use serde::Serialize;

/// The whole document; every field is described in the schema.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub version: u32,
    pub masa: &'a str,
    pub days: Days<'a>,
    pub complete: bool,
    pub packs: Vec<Pack<'a>>,
    pub remarks: &'a [String],
    pub unreadable: Vec<Cow<'a, str>>,
    pub totals: Totals,
    pub arrangements: Vec<Arrangement<'a>>,
    pub rules: Vec<Rule<'a>>,
    pub findings: Vec<Finding<'a>>,
    pub outcomes: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
pub(super) struct Days<'a> {
    pub set: &'a str,
    pub law: &'a str,
    pub reference: &'a str,
}

#[derive(Serialize)]
pub(super) struct Pack<'a> {
    pub name: &'a str,
    pub version: &'a str,
    pub hash: &'a str,
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

#[derive(Serialize)]
pub(super) struct Rule<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub pack: &'a str,
    pub strength: &'static str,
    /// Left out when outcomes are printed in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Vec<Subjects<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<Vec<Subjects<'a>>>,
}

/// Subjects of one arrangement, by id.
#[derive(Serialize)]
pub(super) struct Subjects<'a> {
    pub arrangement: Option<&'a str>,
    pub subjects: Vec<SubjectId<'a>>,
}

/// `kind:key`, written without building the text first.
pub(super) struct SubjectId<'a> {
    pub kind: &'a str,
    pub key: &'a str,
}

impl Serialize for SubjectId<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}:{}", self.kind, self.key))
    }
}

#[derive(Serialize)]
pub(super) struct Subject<'a> {
    pub id: SubjectId<'a>,
    pub kind: &'a str,
    pub key: &'a str,
    pub name: &'a str,
}

#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    pub rule: &'a str,
    pub arrangement: Option<&'a str>,
    pub subject: Subject<'a>,
    #[serde(rename = "outcome")]
    pub came_out: &'static str,
    pub strength: &'static str,
    pub reason: &'a str,
    pub gaps: Vec<Gap<'a>>,
    pub finding: Option<Finding<'a>>,
    /// Left out unless asked to explain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Step<'a>>>,
}

#[derive(Serialize)]
pub(super) struct Gap<'a> {
    pub fact: &'a str,
    pub why: &'a str,
    pub place: Place<'a>,
}

#[derive(Serialize)]
pub(super) struct Step<'a> {
    pub text: &'a str,
    pub value: &'a str,
    pub depth: usize,
    pub places: Vec<Label<'a>>,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    pub code: &'a str,
    pub strength: &'static str,
    pub message: &'a str,
    pub detail: &'a str,
    pub primary: Label<'a>,
    pub related: Vec<Label<'a>>,
    pub ask: &'a str,
    pub mend: &'a str,
    pub papers: Vec<Paper<'a>>,
    pub law: Vec<Law<'a>>,
    pub trail: &'a [String],
    pub match_key: &'a str,
    pub fingerprint: &'a str,
    pub acceptance: Option<Acceptance<'a>>,
}

#[derive(Serialize)]
pub(super) struct Label<'a> {
    pub place: Place<'a>,
    pub says: &'a str,
}

/// Lines and columns count from 1, columns in characters, the end just after the last one; bytes count from 0.
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

#[derive(Serialize)]
pub(super) struct Paper<'a> {
    pub paper: &'a str,
    pub place: &'a str,
}

#[derive(Serialize)]
pub(super) struct Law<'a> {
    pub provision: &'a str,
    pub place: &'a str,
    pub paraphrase: &'a str,
    pub force: &'a str,
    pub certainty: &'a str,
    pub in_force: &'a str,
    pub at_most: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Acceptance<'a> {
    pub reason: &'a str,
    pub decided_by: &'a str,
    pub until: &'a str,
    pub place: Place<'a>,
}
