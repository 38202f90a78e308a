//! What a report says of the run and of each arrangement before any verdict.

use std::collections::BTreeSet;

use super::passed_over::PassedOver;
use super::run::{Options, Tools};
use crate::finding::{Again, ArrangementHead, Finding, JudgedOn, Meta, RuleHead, Unread, User};
use crate::law::Catalogue;
use crate::model::{Datum, Fact, Model, Written};
use crate::source::FileId;
use crate::time::{Date, Day};

/// After so many months without a look, law and lists may have changed.
const STALE_AFTER_MONTHS: i32 = 6;

pub(super) fn head(model: &Model, day: Day, law: &Catalogue) -> ArrangementHead {
    let text = |field| root_text(model, field);
    let status = model.status().unwrap_or_default().to_owned();
    ArrangementHead {
        file: model.file(),
        id: text("id"),
        formerly: model.own_texts("formerly").map(str::to_owned).collect(),
        describes: text("describes"),
        partnership: text("partnership"),
        name: name(model),
        areas: areas(model),
        judged: JudgedOn {
            day: day.exact().map_or_else(|| day.to_string(), |date| date.to_string()),
            words: day.in_words(),
            earliest: day.first().or(day.last()).map_or_else(String::new, |date| date.to_string()),
            as_if_in_force: status == "proposed" || model.is_ahead(),
            edition: edition(law, day),
        },
        status,
        shared_by: Vec::new(),
    }
}

/// The head of a file of shared things, which is judged on the days of the arrangements that use it.
pub(super) fn shared_head(model: &Model, shared_by: Vec<User>) -> ArrangementHead {
    let text = |field| root_text(model, field);
    ArrangementHead {
        file: model.file(),
        id: text("id"),
        formerly: model.own_texts("formerly").map(str::to_owned).collect(),
        describes: String::new(),
        partnership: String::new(),
        name: name(model),
        areas: Vec::new(),
        status: String::new(),
        judged: JudgedOn::default(),
        shared_by,
    }
}

fn root_text(model: &Model, field: &str) -> String {
    model.own_text(field).unwrap_or_default().to_owned()
}

/// What it is called, with what keeps that from being known.
fn name(model: &Model) -> String {
    model.as_written(model.root(), "name").map_or_else(String::new, Written::in_brackets)
}

/// The areas that the arrangements are for, with their names; none where sources disagree which they are, or that is in doubt.
pub(super) fn areas(model: &Model) -> Vec<(String, String)> {
    if let Fact::Known(..) = model.named(model.root(), "areas") { areas_if_so(model) } else { Vec::new() }
}

/// The same with those that are in doubt.
pub(super) fn areas_if_so(model: &Model) -> Vec<(String, String)> {
    let (Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..)) =
        model.named(model.root(), "areas")
    else {
        return Vec::new();
    };
    list.iter()
        .filter_map(|fact| match fact {
            Fact::Known(Datum::Element(area), _) | Fact::Uncertain(Datum::Element(area), ..) => {
                Some((model.id(area).unwrap_or_default().to_owned(), model.name(area)))
            }
            _ => None,
        })
        .collect()
}

fn edition(law: &Catalogue, day: Day) -> String {
    let editions: Vec<&str> = law.editions_on(day).map(|edition| edition.short.as_str()).collect();
    if editions.is_empty() {
        "no edition of Working Together that masa knows".to_owned()
    } else {
        editions.join(" or ")
    }
}

pub(super) fn rules(tools: &Tools<'_>, options: &Options) -> Vec<RuleHead> {
    let day = Day::from(options.set_day());
    let head = |rule: &crate::rules::Rule<'_>| RuleHead {
        id: rule.id.clone(),
        title: rule.text.title.clone().into(),
        in_order: rule.in_order().into(),
        pack: rule.pack.clone().into(),
        strength: rule.strength_on(day),
        rationale: rule.text.rationale.clone().into(),
        law: rule.cites_all(tools.law),
    };
    tools.rules.rules().iter().map(head).collect()
}

pub(super) fn meta(
    tools: &Tools<'_>,
    options: &Options,
    complete: bool,
    passed_over: &PassedOver,
    days: impl Iterator<Item = Day>,
) -> Meta {
    let law_date = tools.law.data_date();
    let reference_date = tools.reference.data_date();
    let mut remarks = Vec::new();
    let latest = days.filter_map(Day::last).chain([options.set_day()]).max();
    for (what, date) in [("law was", law_date), ("lists of areas and bodies were", Some(reference_date))] {
        remarks.extend(date.zip(latest).and_then(|(date, latest)| stale(what, date, latest)));
    }
    if options.complete && !complete {
        remarks.push("some file, or what it describes and for which areas, could not be read, so the set is not taken as complete".to_owned());
    }
    remarks.extend(passed_over.remarks());
    Meta {
        masa: env!("CARGO_PKG_VERSION").to_owned(),
        set_day: options.set_day().to_string(),
        law_date: law_date.map_or_else(String::new, |date| date.to_string()),
        reference_date: reference_date.to_string(),
        packs: tools.rules.packs().to_vec(),
        complete,
        remarks,
        unread: Vec::new(),
        again: Again::default(),
    }
}

/// The files that could not be read, for documents that hold no findings; `described` are those that some of was read.
pub(super) fn unread(findings: &[Finding], described: impl Iterator<Item = FileId>) -> Vec<Unread> {
    let described: BTreeSet<FileId> = described.collect();
    let unreadable = findings.iter().filter(|finding| finding.code.is_unreadable());
    let files: BTreeSet<FileId> = unreadable.map(|finding| finding.primary.span.file).collect();
    files.into_iter().map(|file| Unread { file, partly: described.contains(&file) }).collect()
}

fn stale(what: &str, date: Date, latest: Date) -> Option<String> {
    let limit = date.plus_months(STALE_AFTER_MONTHS)?;
    (latest > limit).then(|| {
        format!(
            "the {what} last looked at on {}, more than six months before {}; what has changed since is not known here",
            date.in_words(),
            latest.in_words()
        )
    })
}
