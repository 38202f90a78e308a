//! Which bodies of the reference lists begin and end on a day, in as few words as will do.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{BodiesChange, listed};
use crate::law::{Catalogue, Fact};
use crate::reference::{Body, BodyKind, Form, Reference};
use crate::time::{Date, Day};

/// So many bodies are named; of more it is said how many there are, and where they are to be seen.
const MOST_NAMED: usize = 6;

/// The days on which bodies of the lists begin, or are no more, with what is told of each.
pub(super) fn bodies_changed(
    law: &Catalogue,
    reference: &'static Reference,
    within: impl Fn(&Date) -> bool,
) -> BTreeMap<Date, Vec<BodiesChange>> {
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for body in reference.bodies() {
        days.extend([body.life.from, over(body)].into_iter().flatten().filter(&within));
    }
    days.into_iter().map(|day| (day, on(day, law, reference))).collect()
}

/// The day from which a body is no more.
fn over(body: &Body<'_>) -> Option<Date> {
    body.life.until.and_then(Date::next)
}

fn on(day: Date, law: &Catalogue, reference: &'static Reference) -> Vec<BodiesChange> {
    let mut told = Vec::new();
    for kind in [BodyKind::LocalAuthority, BodyKind::HealthBoard, BodyKind::Police] {
        let of_kind = || reference.bodies().iter().filter(move |body| body.kind() == kind);
        let ended: Vec<&Body<'_>> = of_kind().filter(|body| over(body) == Some(day)).collect();
        let begun: Vec<&Body<'_>> = of_kind().filter(|body| body.life.from == Some(day)).collect();
        let changes = if ended.len() + begun.len() > MOST_NAMED && kind == BodyKind::HealthBoard {
            vec![change(&ended, &begun, counted(day, &ended, &begun))]
        } else {
            successions(&ended, &begun)
        };
        // The law that names the day on which one sort of body takes the place of another.
        let turns = ended.iter().any(|old| begun.iter().any(|new| old.form != new.form));
        let law: Vec<_> = law
            .provisions()
            .iter()
            .filter(|provision| turns && kind == BodyKind::HealthBoard && names(&provision.facts, day))
            .map(|provision| law.cite(provision))
            .collect();
        told.extend(changes.into_iter().map(|change| BodiesChange { law: law.clone(), ..change }));
    }
    told
}

fn names(facts: &[(String, Fact)], day: Date) -> bool {
    facts.iter().any(|(_, fact)| matches!(fact, Fact::Day(named) if *named == Day::from(day)))
}

fn change(ended: &[&Body<'_>], begun: &[&Body<'_>], says: String) -> BodiesChange {
    let names = |bodies: &[&Body<'_>]| bodies.iter().map(|body| body.name.to_owned()).collect();
    BodiesChange { says, ended: names(ended), begun: names(begun), law: Vec::new() }
}

/// `106 clinical commissioning groups end and 42 integrated care boards begin`
fn counted(day: Date, ended: &[&Body<'_>], begun: &[&Body<'_>]) -> String {
    let told = |bodies: &[&Body<'_>], one: &str, many: &str| {
        let count = bodies.len();
        let form = bodies.first().map(|body| body.form);
        let what = match (form, count) {
            (Some(Form::Ccg), 1) => "clinical commissioning group",
            (Some(Form::Ccg), _) => "clinical commissioning groups",
            (_, 1) => "integrated care board",
            _ => "integrated care boards",
        };
        (count > 0).then(|| format!("{count} {what} {}", if count == 1 { one } else { many }))
    };
    let parts: Vec<String> =
        [told(ended, "ends", "end"), told(begun, "begins", "begin")].into_iter().flatten().collect();
    format!("{}; `masa areas AREA --as-of {day}` shows which serve an area", parts.join(" and "))
}

/// One sentence for what ends and what takes its place.
fn successions(ended: &[&Body<'_>], begun: &[&Body<'_>]) -> Vec<BodiesChange> {
    let mut told = Vec::new();
    let mut open: Vec<&Body<'_>> = ended.to_vec();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    while let Some(first) = open.first().copied() {
        // What went into one body, or came of one, belongs together.
        let mut old = vec![first];
        let new = loop {
            let follows =
                |body: &&&Body<'_>| old.iter().any(|old| old.successors.iter().any(|next| next.body == body.id));
            let new: Vec<&Body<'_>> = begun.iter().filter(follows).copied().collect();
            let leads =
                |body: &&&Body<'_>| body.successors.iter().any(|next| new.iter().any(|new| new.id == next.body));
            let grown: Vec<&Body<'_>> =
                open.iter().filter(|body| body.id == first.id || leads(body)).copied().collect();
            if grown.len() <= old.len() {
                break new;
            }
            old = grown;
        };
        open.retain(|body| !old.iter().any(|old| old.id == body.id));
        placed.extend(new.iter().map(|body| body.id));
        let its = if old.len() == 1 { "its" } else { "their" };
        let ends = format!("{} {}", named(&old), if old.len() == 1 { "ends" } else { "end" });
        let says = match new.len() {
            0 => ends,
            1 => format!("{ends}; {} takes {its} place", named(&new)),
            _ => format!("{ends}; {} take {its} place", named(&new)),
        };
        told.push(change(&old, &new, says));
    }
    let alone = begun.iter().filter(|body| !placed.contains(body.id));
    told.extend(alone.map(|body| change(&[], &[body], format!("{} begins", body.name))));
    told
}

fn named(bodies: &[&Body<'_>]) -> String {
    listed(&bodies.iter().map(|body| body.name).collect::<Vec<_>>())
}
