use std::collections::HashMap;

use super::Decoder;
use super::refer::Pending;
use crate::finding::{Code, Finding, did_you_mean, either};
use crate::model::facts::Model;
use crate::model::listed::Listed;
use crate::model::vocab::{Kind, Type};
use crate::yaml::NodeId;

/// A name that leads nowhere.
pub(super) struct Failure<'a> {
    pub pending: Pending,
    pub text: &'a str,
    pub why: Why<'a>,
}

/// Why a name leads nowhere.
pub(super) enum Why<'a> {
    /// Nothing bears it.
    Unknown,
    /// It is the name of something of a kind that is not asked for.
    Other { kind: Kind, name: Option<&'a str> },
    /// It is the id of two things of this file.
    Twice { kind: Kind, first: NodeId, second: NodeId },
    /// Two of the files of shared things have it.
    InTwoFiles { kind: Kind, first: &'a str, second: &'a str },
    /// Several areas or bodies bear it on the day.
    Several(Vec<Listed<'a>>),
}

/// Reports the failures, a name that stands in several places once with all its places.
pub(super) fn report(decoder: &mut Decoder<'_, '_>, failures: &[Failure<'_>]) {
    let mut seen: HashMap<(usize, &str, &[Kind]), usize> = HashMap::new();
    for failure in failures {
        decoder.enter(failure.pending.part);
        let met = (failure.pending.part, failure.text, failure.pending.kinds);
        let span = decoder.tree.span(failure.pending.node);
        if let Some(finding) = seen.get(&met) {
            if let Some(finding) = decoder.findings.get_mut(*finding) {
                finding.related.push(crate::finding::Label { span, says: "named here too".into() });
            }
            continue;
        }
        seen.insert(met, decoder.findings.len());
        let (message, mend) = sentence(decoder, failure);
        let mut finding = Finding::unreadable(Code::Reference, span, message, mend);
        if let Why::Twice { first, second, .. } = failure.why {
            finding = finding
                .with_related(decoder.tree.span(first), "stands here")
                .with_related(decoder.tree.span(second), "and here");
        }
        decoder.findings.push(finding);
    }
}

fn sentence(decoder: &Decoder<'_, '_>, failure: &Failure<'_>) -> (String, String) {
    let model = &decoder.model;
    let named = format!("`{}` {}", failure.text, role(model, failure.pending));
    let kinds = failure.pending.kinds;
    match &failure.why {
        Why::Unknown => {
            let known = if asks_lists(kinds) {
                format!(" known on {}", decoder.day.in_words())
            } else {
                " of this file".to_owned()
            };
            (format!("{named} is no {}{known}", any_of(kinds)), suggest(decoder, failure))
        }
        Why::Other { kind, name } => {
            let which = name.map_or_else(String::new, |name| format!(" ({name})"));
            (format!("{named} is {}{which}, but {} is asked for", a(*kind), one_of(kinds)), suggest(decoder, failure))
        }
        Why::Twice { kind, .. } => (
            format!("{named} is the id of two {}s of this file", plain(*kind)),
            "give one of the two another id".to_owned(),
        ),
        Why::InTwoFiles { kind, first, second } => (
            format!("{named} is the id of a {} both in `{first}` and in `{second}`", plain(*kind)),
            format!("write `{first}/{0}` or `{second}/{0}`", failure.text),
        ),
        Why::Several(found) => {
            let all: Vec<String> = found.iter().map(|found| format!("{} (`{}`)", found.name, found.id)).collect();
            let ids: Vec<String> = found.iter().map(|found| format!("`{}`", found.id)).collect();
            (
                format!("{named} may be any of {} known on {}", all.join(" and "), decoder.day.in_words()),
                format!("write {}", ids.join(" or ")),
            )
        }
    }
}

/// `named as payer in the 2021/22 budget`
fn role(model: &Model, pending: Pending) -> String {
    let kind = model.kind(pending.holder);
    let field = kind.definition(pending.field);
    let name = field.map_or("", |field| field.name);
    // An element that is known by this very name has none of its own to be called by.
    let (holder, joint) = match (kind, model.parent(pending.holder)) {
        (Kind::Contribution | Kind::Member | Kind::Chair | Kind::Agency | Kind::Scrutineer, Some((parent, _))) => {
            (parent, "in")
        }
        _ => (pending.holder, "of"),
    };
    let of = model.phrase(holder);
    if field.is_some_and(|field| matches!(field.ty, Type::List { .. })) {
        format!("named under `{name}` {joint} {of}")
    } else {
        format!("named as {} {joint} {of}", name.replace('-', " "))
    }
}

fn asks_lists(kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| matches!(kind, Kind::Area | Kind::Body))
}

/// `` `cdop`, `forum` ``
pub(super) fn quoted(ids: &[&str]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

/// The word of the trade for a kind that can be named.
fn plain(kind: Kind) -> &'static str {
    if kind == Kind::Collective { "collective" } else { kind.name() }
}

fn named_kinds(kinds: &[Kind]) -> Vec<&'static str> {
    kinds.iter().filter(|kind| **kind != Kind::Collective).map(|kind| plain(*kind)).collect()
}

/// `post, group or body`
fn any_of(kinds: &[Kind]) -> String {
    either(&named_kinds(kinds))
}

fn one_of(kinds: &[Kind]) -> String {
    let words = any_of(kinds);
    format!("{} {words}", article(&words))
}

fn a(kind: Kind) -> String {
    match kind {
        Kind::Collective => "the word for several together".to_owned(),
        _ => format!("{} {}", article(plain(kind)), plain(kind)),
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn suggest(decoder: &Decoder<'_, '_>, failure: &Failure<'_>) -> String {
    let kinds = failure.pending.kinds;
    let own = decoder.ids_of(kinds);
    let collectives: &[&str] =
        if kinds.contains(&Kind::Collective) { crate::model::vocab::COLLECTIVE.words } else { &[] };
    if let Some(id) = did_you_mean(failure.text, own.iter().copied().chain(collectives.iter().copied())) {
        return format!("did you mean `{id}`?");
    }
    let listed = if kinds.contains(&Kind::Area) {
        decoder.lists.area_like(failure.text, decoder.day)
    } else if kinds.contains(&Kind::Body) {
        decoder.lists.body_like(failure.text, decoder.day)
    } else {
        None
    };
    match listed {
        Some(found) => format!("did you mean `{}` ({})?", found.id, found.name),
        None => otherwise(kinds),
    }
}

fn otherwise(kinds: &[Kind]) -> String {
    let keys: Vec<&str> = kinds.iter().filter_map(|kind| key_of(*kind)).collect();
    let in_place =
        if kinds.contains(&Kind::Body) { "; or describe the body here: `{name: …, kind: …}`" } else { "" };
    match keys.as_slice() {
        [] => "`masa areas` lists the areas and bodies with their ids".to_owned(),
        _ => format!("write one of the ids under `{}`, or add it there{in_place}", keys.join("`, `")),
    }
}

/// The key of the file under which elements of a kind stand.
fn key_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Post => "posts",
        Kind::Group => "groups",
        Kind::Document => "documents",
        Kind::Agreement => "agreements",
        Kind::Body => "bodies",
        _ => return None,
    })
}
