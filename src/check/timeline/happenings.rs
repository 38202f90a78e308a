//! What happened on a day, in words.

use std::collections::BTreeSet;

use super::days::{bounds, too_old};
use super::turn;
use crate::check::Tools;
use crate::expr::Shift;
use crate::finding::{Happening, Label};
use crate::law::{Catalogue, Provision};
use crate::model::vocab::Kind;
use crate::model::{Fact, Model, Stated, Which};
use crate::reference::{Body, Reference};
use crate::rules::Rule;
use crate::source::Span;
use crate::time::Date;

/// How many provisions, and how many days of the file's own, are named for one day.
const MOST_NAMED: usize = 4;

/// What happened on a day: to the law, to areas and bodies, in the file's own time. `changed` are the rules that came out otherwise.
pub(super) fn happened(day: Date, model: &Model, tools: &Tools<'_>, changed: &[&Rule<'_>]) -> Vec<Happening> {
    let mut found = editions(day, tools);
    found.extend(provisions(day, changed, tools));
    found.extend(time_past(day, tools.law));
    found.extend(bodies(day, model, tools.reference));
    if too_old(tools.reference) == Some(day) {
        let known = tools.reference.data_date().in_words();
        let words = format!("what the lists of areas and bodies say, as known on {known}, is relied on no longer");
        found.push(Happening { words, label: None });
    }
    let own = own_days(day, model, changed, tools);
    found.extend(own);
    found
}

pub(in crate::check) fn editions(day: Date, tools: &Tools<'_>) -> Vec<Happening> {
    let begins = tools.law.editions().filter(|edition| edition.from == day);
    begins
        .map(|edition| {
            let before = tools.law.editions().find(|other| other.until.and_then(Date::next) == Some(day));
            let words = match before {
                Some(before) => format!("{} takes the place of {}", edition.short, before.short),
                None => format!("{} begins", edition.short),
            };
            Happening { words, label: None }
        })
        .collect()
}

/// Provisions that the changed rules rest on.
fn provisions(day: Date, changed: &[&Rule<'_>], tools: &Tools<'_>) -> Vec<Happening> {
    let mut seen = BTreeSet::new();
    let rest_on = changed.iter().flat_map(|rule| &rule.basis).filter(|provision| seen.insert(provision.id.as_str()));
    let named = turned(day, rest_on.copied(), tools).take(MOST_NAMED);
    named.map(|words| Happening { words, label: None }).collect()
}

/// What becomes of provisions on a day, a clause each, other than of those that begin and end with their edition.
pub(in crate::check) fn turned<'l>(
    day: Date,
    provisions: impl Iterator<Item = &'l Provision>,
    tools: &Tools<'l>,
) -> impl Iterator<Item = String> {
    let with_its_edition = move |provision: &Provision| {
        let edition = tools.law.editions().find(|edition| edition.id == provision.instrument);
        edition.is_some_and(|edition| edition.from == day || edition.until.and_then(Date::next) == Some(day))
    };
    let turned = provisions.filter(move |one| one.changes().contains(&day) && !with_its_edition(one));
    turned.map(move |one| format!("{} {}", tools.law.cite(one).place, turn::of(one, day, tools.law)))
}

/// Provisions that set a last day, where it was the day before.
pub(in crate::check) fn time_past(day: Date, law: &Catalogue) -> Vec<Happening> {
    let past = |provision: &&Provision| provision.limits().any(|limit| limit.last().and_then(Date::next) == Some(day));
    let told = law.provisions().iter().filter(past).map(|provision| {
        let words = format!("the time allowed by {} is past: {}", law.cite(provision).place, provision.says);
        Happening { words: words.trim_end_matches('.').to_owned(), label: None }
    });
    told.collect()
}

/// Areas and bodies that the file names, or that the law makes partners of its areas, and that begin or end.
pub(in crate::check) fn bodies(day: Date, model: &Model, reference: &Reference) -> Vec<Happening> {
    let areas: Vec<&str> = model.of_kind(Kind::Area).filter_map(|area| model.id(area)).collect();
    let mut found = Vec::new();
    for area in areas.iter().filter_map(|id| reference.area(id)) {
        if area.life.until.and_then(Date::next) == Some(day) {
            found.push(format!("the area {} exists no longer", area.name));
        } else if area.life.from == Some(day) {
            found.push(format!("the area {} begins", area.name));
        }
    }
    let before = day.previous().unwrap_or(day);
    let mut concerned: BTreeSet<&str> = model.of_kind(Kind::Body).filter_map(|body| model.id(body)).collect();
    for partners in areas.iter().flat_map(|area| [before, day].map(|day| reference.partners_of(area, day))).flatten() {
        concerned.insert(partners.council.id);
        concerned.extend(partners.health.iter().map(|partner| partner.body.id));
        concerned.extend(partners.police.iter().map(|force| force.id));
    }
    let ended = |body: &&Body<'static>| body.life.until.and_then(Date::next) == Some(day);
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    for body in concerned.iter().filter_map(|id| reference.body(id)).filter(ended) {
        let next = areas.iter().flat_map(|area| reference.successors_of(body.id, day, Some(area)));
        let next: BTreeSet<(&str, &str)> = next.map(|body| (body.id, body.name)).collect();
        begun.extend(next.iter().map(|(id, _)| *id));
        let names: Vec<&str> = next.iter().map(|(_, name)| *name).collect();
        found.push(match names.as_slice() {
            [] => format!("{} exists no longer", body.name),
            names => format!("{} exists no longer; {} took its place by law", body.name, names.join(" and ")),
        });
    }
    let begins = |body: &&Body<'static>| body.life.from == Some(day) && !begun.contains(body.id);
    let begins = concerned.iter().filter_map(|id| reference.body(id)).filter(begins);
    found.extend(begins.map(|body| format!("{} begins", body.name)));
    found.into_iter().map(|words| Happening { words, label: None }).collect()
}

/// The file's own days: those that fall on the day, and those from which a rule that changed counts to it.
fn own_days(day: Date, model: &Model, changed: &[&Rule<'_>], tools: &Tools<'_>) -> Vec<Happening> {
    let mut found: Vec<Happening> = Vec::new();
    let stated = model.stated_days();
    let of_file = |stated: &&Stated| model.parent(stated.element).is_some() || stated.element == model.root();
    for one in stated.iter().filter(of_file) {
        let words = reached(day, model, one).or_else(|| counted(day, model, one, changed, tools));
        if let Some(words) = words
            && !found.iter().any(|known| known.words == words)
        {
            found.push(Happening { words, label: Some(Label { span: place(model, one), says: "".into() }) });
        }
    }
    found.truncate(MOST_NAMED);
    found
}

/// That a day of the file is here, or past; of one that is not exact no more than follows.
///
/// That a first day is past, and that of a paper or of the file itself, is no part of the story.
fn reached(day: Date, model: &Model, stated: &Stated) -> Option<String> {
    let kind = model.kind(stated.element);
    let field = kind.definition(stated.field).map_or("", |field| field.name);
    if kind == Kind::Source || field == "as-at" {
        return None;
    }
    let begins = field == "from" || stated.which == Which::First;
    let (first, last) = (stated.day.first(), stated.day.last());
    let next = |date: Option<Date>| date.and_then(Date::next) == Some(day);
    let is_exact = stated.day.exact().is_some();
    let said = match () {
        () if begins && (next(last) || next(first)) => return None,
        () if next(last) => "is past".to_owned(),
        () if is_exact && first == Some(day) => format!("is {}", day.in_words()),
        () if first == Some(day) => format!("is given as {}, which begins", stated.day.in_words()),
        () if next(first) => format!("is given as {}, and may be past", stated.day.in_words()),
        () if last == Some(day) => "is on this day at the latest".to_owned(),
        () => return None,
    };
    Some(format!("{}{} {said}", called(model, stated), doubt(model, stated)))
}

/// That a day is in doubt, between what it is called and what is said of it.
fn doubt(model: &Model, stated: &Stated) -> &'static str {
    match model.fact(stated.element, stated.field) {
        Fact::Uncertain(..) => ", which is in doubt,",
        Fact::Disputed(..) => ", as one of its sources has it,",
        _ => "",
    }
}

/// `12 months after the day of the report …`, where a rule that changed counts so.
fn counted(day: Date, model: &Model, stated: &Stated, changed: &[&Rule<'_>], tools: &Tools<'_>) -> Option<String> {
    let chains = changed.iter().flat_map(|rule| rule.shifts(tools.law));
    for chain in chains {
        for date in bounds(*stated) {
            if Shift::moved(date, &chain, tools.reference).contains(&day) {
                let lapse = lapse(&chain, date < day);
                let doubt = doubt(model, stated);
                let called = format!("{}{}", called(model, stated), doubt.trim_end_matches(','));
                let which = if Some(date) == stated.day.first() { "first" } else { "last" };
                // A day that is vague is none to count from: what is counted from its ends is no more than possible.
                return Some(match stated.day.exact() {
                    Some(_) => format!("{lapse} {called}"),
                    None => format!("{lapse} {}, the {which} day that may be {called}", date.in_words()),
                });
            }
        }
    }
    None
}

fn lapse(chain: &[Shift], after: bool) -> String {
    let lengths: Vec<String> = chain
        .iter()
        .map(|shift| match shift {
            Shift::Days(days) => count(*days, "day", "days"),
            Shift::Months(months) if months % 12 == 0 => count(months / 12, "year", "years"),
            Shift::Months(months) => count(*months, "month", "months"),
            Shift::WorkingDays(days) => count(*days, "working day", "working days"),
        })
        .collect();
    format!("{} {}", lengths.join(" and "), if after { "after" } else { "before" })
}

fn count(number: i32, one: &str, many: &str) -> String {
    let number = number.unsigned_abs();
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `the review date of the document Threshold document`
pub(in crate::check) fn called(model: &Model, stated: &Stated) -> String {
    let kind = model.kind(stated.element);
    let of = model.phrase(stated.element);
    match (kind, kind.definition(stated.field).map_or("", |field| field.name)) {
        (Kind::Event, _) => {
            let whose = model.parent(stated.element).map(|(holder, _)| match model.kind(holder) {
                Kind::Arrangement => "the arrangements".to_owned(),
                _ => model.phrase(holder),
            });
            let what = model.words_of(stated.element, "what");
            format!("the day given as `{what}` for {}", whose.unwrap_or_default())
        }
        (_, "from") => format!("the first day of {of}"),
        (_, "until") => format!("the last day of {of}"),
        (_, "date") => format!("the day of {of}"),
        (_, "as-at") => "the day that the file speaks for".to_owned(),
        (_, field) if stated.which == Which::First => {
            format!("the first day of the {} of {of}", field.replace('-', " "))
        }
        (_, field) if stated.which == Which::Last => format!("the last day of the {} of {of}", field.replace('-', " ")),
        (_, field) => format!("the {} of {of}", field.replace('-', " ")),
    }
}

fn place(model: &Model, stated: &Stated) -> Span {
    model.place_of(stated.element, stated.field)
}
