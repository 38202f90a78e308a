//! Elements and facts in the words of reports, with their places and papers.

use super::node::Node;
use crate::finding::{Form, Said, Section, Spot, Thing};
use crate::model::vocab::{FieldId, Kind, Origin};
use crate::model::{Datum, Fact};
use crate::time::Day;

/// An element as a report calls it.
pub(super) fn thing(node: Node<'_>) -> Thing {
    let within = node.root().text("id").unwrap_or_default().to_owned();
    let key = if node.id().is_empty() { node.model.natural_key(node.element) } else { node.id().to_owned() };
    Thing { kind: node.kind().name(), name: called(node), phrase: phrase(node), key, within, spot: spot(node, None) }
}

/// What a person calls an element; a post with its body, for every council has a chief executive, and a seat by who holds it.
pub(super) fn called(node: Node<'_>) -> String {
    let name = node.model.name(node.element);
    match node.kind() {
        Kind::Post => match node.led("body").first().map(|body| body.model.name(body.element)) {
            Some(body) if !name.contains(&body) => format!("{name} ({body})"),
            _ => name,
        },
        Kind::Succession => succession(node),
        Kind::Claim => claim(node),
        Kind::Scrutiny => match node.led("by").first().and_then(|by| by.text("words")).filter(|words| is_open(words)) {
            Some(words) => format!("scrutiny by somebody (`{words}`)"),
            None => name,
        },
        Kind::Content => node.id().replace('-', " "),
        Kind::ChildDeathReview => {
            let details =
                details(node).into_iter().map(|(field, words)| format!("{}: {words}", field.replace('-', " ")));
            details.collect::<Vec<_>>().join("; ")
        }
        Kind::Member | Kind::Chair => {
            let seats = ["post", "body", "bodies", "group", "among"].into_iter();
            let held: Vec<Node<'_>> =
                seats.map(|field| node.led(field)).find(|held| !held.is_empty()).unwrap_or_default();
            let words = ["called", "sector"].into_iter().find_map(|field| node.text(field));
            match (held.is_empty(), words) {
                (false, _) => held.into_iter().map(called).collect::<Vec<_>>().join(", "),
                (true, Some(words)) => words.replace('-', " "),
                (true, None) if node.kind() == Kind::Chair => role(node),
                (true, None) => name,
            }
        }
        _ => name,
    }
}

/// Whether words in the place of a name say that there is none yet: `to be agreed`.
fn is_open(words: &str) -> bool {
    ["to be ", "not ", "yet "].iter().any(|open| words.starts_with(open))
}

/// What becomes of which areas: `split of Dorset`.
fn succession(node: Node<'_>) -> String {
    let what = match node.text("kind") {
        Some("replaces") => "replacement",
        Some("merge") => "merger",
        Some("rename") => "renaming",
        Some("ends") => "end",
        Some(kind) => kind,
        None => "succession",
    };
    match node.led("areas").into_iter().map(called).collect::<Vec<_>>().join(", ") {
        areas if areas.is_empty() => what.to_owned(),
        areas => format!("{what} of {areas}"),
    }
}

/// Who is claimed to be what: `education, claimed to be a safeguarding partner`.
fn claim(node: Node<'_>) -> String {
    let who = node.led("body").first().copied().map(called);
    let who = who.or_else(|| node.text("sector").map(|sector| sector.replace('-', " ")));
    let standing = node.text("standing").map(|standing| match standing {
        "equal-partner" => "an equal partner".to_owned(),
        other => format!("a {}", other.replace('-', " ")),
    });
    match (who, node.text("called").map(str::to_owned).or(standing)) {
        (Some(who), Some(standing)) => format!("{who}, claimed to be {standing}"),
        (Some(who), None) => format!("{who}, claimed to have a standing"),
        (None, Some(standing)) => format!("somebody claimed to be {standing}"),
        (None, None) => node.model.name(node.element),
    }
}

fn phrase(node: Node<'_>) -> String {
    let name = called(node);
    let holder = node.parent().filter(|holder| *holder != node.root());
    match node.kind() {
        Kind::Arrangement => {
            let name = node.text("name").or_else(|| node.text("id"));
            name.map_or_else(|| "the arrangement".to_owned(), |name| format!("the arrangement {name}"))
        }
        Kind::Post => format!("the post {name}"),
        Kind::Scrutiny | Kind::Succession => format!("the {name}"),
        Kind::Claim => name,
        Kind::Event => {
            let event = node.model.phrase(node.element);
            holder.map_or_else(|| event.clone(), |holder| format!("{event} of {}", phrase(holder)))
        }
        Kind::Chair => {
            holder.map_or_else(|| name.clone(), |holder| format!("the {} of {}", role(node), phrase(holder)))
        }
        Kind::Member => holder.map_or_else(|| name.clone(), |holder| format!("{name} in {}", phrase(holder))),
        Kind::Scrutineer => holder.map_or(name, phrase),
        Kind::Budget if is_yearless(node) => {
            format!("{} for a year that is not stated", node.model.phrase(node.element))
        }
        Kind::Contribution if holder.is_some_and(is_yearless) => {
            format!("{} for a year that is not stated", node.model.phrase(node.element))
        }
        Kind::SpendingLine => {
            let spent = format!("what is spent on {name}");
            holder.map_or_else(|| spent.clone(), |holder| format!("{spent} in {}", phrase(holder)))
        }
        _ => node.model.phrase(node.element),
    }
}

/// Whether no year says when the sums of a budget are paid, so that they could be taken for those of any.
fn is_yearless(budget: Node<'_>) -> bool {
    budget.kind() == Kind::Budget && matches!(budget.named("year"), Fact::NotStated(_) | Fact::None(_))
}

fn role(chair: Node<'_>) -> String {
    chair.text("as").unwrap_or("chair").replace('-', " ")
}

/// The place of an element or of one of its fields.
pub(super) fn spot(node: Node<'_>, field: Option<FieldId>) -> Spot {
    let span = field.map_or_else(|| node.model.span(node.element), |field| node.model.place_of(node.element, field));
    Spot { span, papers: node.model.papers(node.element, field) }
}

/// What a side says of a field.
pub(super) fn said(node: Node<'_>, field: FieldId) -> Said {
    let words = |datum| match datum {
        Datum::Day(day) => whole_day(day, node.model.day_words(node.element, field)),
        _ => words_of(node, datum),
    };
    let (form, words, why) = match node.fact(field) {
        Fact::NotStated(span) => {
            (Form::NotStated, String::new(), node.model.why_not_stated_at(span).words().to_owned())
        }
        Fact::None(_) => (Form::None, String::new(), String::new()),
        Fact::Known(datum, _) => (Form::Known, words(datum), String::new()),
        Fact::Uncertain(datum, _, why) => (Form::Uncertain, words(datum), why.to_owned()),
        Fact::Disputed(readings, _) => {
            let read = readings.iter().map(|reading| member(node, node.model.reading(reading).0));
            (Form::Disputed, read.collect::<Vec<_>>().join(" or "), String::new())
        }
        Fact::Unreadable(_) => (Form::Unreadable, String::new(), String::new()),
    };
    Said { form, words, why, spot: spot(node, Some(field)) }
}

/// A day with all that is written of it: `2019` alone reads as if the rest had been left out.
fn whole_day(day: Day, words: Option<&str>) -> String {
    match (words, day.exact()) {
        (Some(words), _) if day.first().is_none() && day.last().is_none() => words.to_owned(),
        (Some(words), _) => format!("{words}, {}", day.in_words()),
        (None, Some(_)) => day.in_words(),
        (None, None) => match day.when_in_words() {
            within if within.starts_with("in ") => format!("some day {within}"),
            others => others,
        },
    }
}

/// A value in words; a list with all its members.
pub(super) fn words_of(node: Node<'_>, datum: Datum<'_>) -> String {
    match datum {
        Datum::Element(element) => with_state(node.other(element), called(node.other(element))),
        Datum::List(list) => {
            let members: Vec<String> = list.iter().map(|fact| member(node, fact)).collect();
            let long = members.iter().any(|member| member.contains(", "));
            members.join(if long { "; " } else { ", " })
        }
        other => node.model.words(other),
    }
}

/// A name or phrase of an element, with how far it has come where it is not in place, and with its days: a wish is no fact, and
/// who takes over in half a year does not do it now.
pub(super) fn with_state(node: Node<'_>, name: String) -> String {
    let words = standing(node);
    if words.is_empty() { name } else { format!("{name} ({words})") }
}

/// The same alone: `planned, from 1 June 2027`; empty for what is in place and has no end.
pub(super) fn standing(node: Node<'_>) -> String {
    let from = day(node, "from").filter(|from| !is_begun(node, *from));
    let last = |field| day(node, field).and(day_in_short(node, field));
    let days = [("from", from.and(day_in_short(node, "from"))), ("until", last("until")), ("last day", last("ends"))];
    let days = days.into_iter().filter_map(|(word, day)| Some(format!("{word} {}", day?)));
    state(node).into_iter().chain(days).collect::<Vec<_>>().join(", ")
}

/// How far something has come that is not in place.
pub(super) fn state(node: Node<'_>) -> Option<String> {
    let state = node.text("state").filter(|state| !matches!(*state, "in-place" | "complete" | "final"))?;
    let doubt = if matches!(node.named("state"), Fact::Uncertain(..)) { ", in doubt" } else { "" };
    Some(format!("{}{doubt}", state.replace('-', " ")))
}

/// The first or last day that a description states of something; those of bodies and areas are of the reference lists.
fn day(node: Node<'_>, field: &str) -> Option<Day> {
    match node.value(field) {
        Some(Datum::Day(day)) if !matches!(node.kind(), Kind::Body | Kind::Area) => Some(day),
        _ => None,
    }
}

fn day_in_short(node: Node<'_>, field: &str) -> Option<String> {
    node.kind().field(field).map(|field| in_short(&said(node, field)))
}

/// Whether a first day had surely come on the day that the description speaks for.
fn is_begun(node: Node<'_>, from: Day) -> bool {
    let as_at = day(node.root(), "as-at").and_then(Day::first);
    from.last().zip(as_at).is_some_and(|(from, as_at)| from <= as_at)
}

/// A member of a list, or a reading, in words.
pub(super) fn member<'m>(node: Node<'m>, fact: Fact<'m>) -> String {
    match node.settled(fact) {
        Fact::Known(Datum::List(list), _) if list.is_empty() => "nothing".to_owned(),
        Fact::Known(datum, _) => words_of(node, datum),
        Fact::Uncertain(datum, _, why) => format!("{} (in doubt: {why})", words_of(node, datum)),
        Fact::Disputed(readings, _) => {
            let read = readings.iter().map(|reading| member(node, node.model.reading(reading).0));
            read.collect::<Vec<_>>().join(" or ")
        }
        Fact::None(_) => "none".to_owned(),
        Fact::NotStated(_) => "not stated".to_owned(),
        Fact::Unreadable(_) => "something that could not be read".to_owned(),
    }
}

/// Everything that is stated of an element but what it is called by.
pub(super) fn details(node: Node<'_>) -> Vec<(&'static str, String)> {
    let fields = (0u8..).map(FieldId).zip(node.kind().fields());
    let stated = fields.filter(|(field, definition)| {
        definition.origin == Origin::Written
            && Some(definition.name) != node.name_field()
            && node.model.is_stated(node.element, *field)
    });
    let stated = stated.map(|(field, definition)| (definition.name, in_short(&said(node, field))));
    let doubt = Some(("doubt", node.own_doubt().to_owned())).filter(|(_, why)| !why.is_empty());
    stated.chain(doubt).collect()
}

fn in_short(said: &Said) -> String {
    match said.form {
        Form::None => "none".to_owned(),
        Form::Uncertain => format!("{} (in doubt)", said.words),
        Form::Disputed => format!("{} (sources disagree)", said.words),
        Form::Unreadable => "could not be read".to_owned(),
        Form::Known | Form::NotStated => said.words.clone(),
    }
}

/// The element directly under the arrangement that an element belongs to, and under which key.
pub(super) fn top(node: Node<'_>) -> (Node<'_>, &'static str) {
    let mut top = node;
    while let Some((holder, field)) = top.model.parent(top.element) {
        let holder = top.other(holder);
        if holder.kind() == Kind::Arrangement {
            return (top, Kind::Arrangement.definition(field).map_or("", |field| field.name));
        }
        top = holder;
    }
    (top, "")
}

/// The section that an element is told in.
pub(super) fn section(node: Node<'_>) -> Section {
    match (node.kind(), top(node).1) {
        (Kind::Body | Kind::Area, "") => Section::Partners,
        (_, field) => section_of(field),
    }
}

/// The section that two elements which are one are told in: what stands in another list now, where the report comes to first.
pub(super) fn section_of_both(before: Node<'_>, after: Node<'_>) -> Section {
    section(before).min(section(after))
}

/// The section that a key of the arrangement is told in.
pub(super) fn section_of(field: &str) -> Section {
    match field {
        "bodies" | "partners" | "claims" => Section::Partners,
        "posts" | "support-unit" => Section::Posts,
        "groups" | "speaks-when-one-voice-is-needed" | "dispute-steps" => Section::Groups,
        "functions" => Section::Functions,
        "scrutiny" => Section::Scrutiny,
        "relevant-agencies" => Section::Agencies,
        "budgets" => Section::Money,
        "events" => Section::Dates,
        "documents" | "published-contents" | "departures" => Section::Contents,
        "agreements" => Section::Agreements,
        "child-death-review" => Section::ChildDeathReview,
        "reports" => Section::Reports,
        "plans" | "counts" | "inspections" | "interventions" | "secure-settings" => Section::Plans,
        "sources" => Section::Papers,
        _ => Section::Arrangement,
    }
}
