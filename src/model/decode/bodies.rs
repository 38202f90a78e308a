//! Areas and bodies: those of the reference lists, those of the file, and the two collectives.

use std::collections::HashMap;

use super::refer::Pending;
use super::{Decoder, Quick};
use crate::finding::{Code, Finding};
use crate::model::facts::{ElementId, Model};
use crate::model::listed::{Listed, Looked};
use crate::model::store::{Element, Held, Slot};
use crate::model::vocab::{BODY_KIND, Kind};
use crate::source::Span;

/// Areas and bodies that the file has named so far.
#[derive(Default)]
pub(super) struct Interned<'a> {
    /// As written: an id or another name.
    names: HashMap<&'a str, Vec<(Kind, ElementId)>, Quick>,
    /// By id.
    ids: HashMap<&'a str, Vec<(Kind, ElementId)>, Quick>,
    /// The file's own bodies by their names in lower case.
    own: HashMap<String, Vec<ElementId>, Quick>,
    /// Those of them that are described where they are named.
    described: Vec<ElementId>,
}

impl Interned<'_> {
    pub(super) fn by_name(&self, kind: Kind, name: &str) -> Option<ElementId> {
        of(kind, self.names.get(name))
    }
}

fn of(kind: Kind, found: Option<&Vec<(Kind, ElementId)>>) -> Option<ElementId> {
    found?.iter().find(|(other, _)| *other == kind).map(|(_, element)| *element)
}

impl<'a> Decoder<'a, '_> {
    /// The element of an area or body of the reference lists, made when it is first named.
    pub(super) fn intern(
        &mut self,
        kind: Kind,
        name: &'a str,
        found: Listed<'a>,
        interned: &mut Interned<'a>,
    ) -> ElementId {
        let known = of(kind, interned.ids.get(found.id));
        let element = known.unwrap_or_else(|| self.add_listed(kind, found));
        if known.is_none() {
            interned.ids.entry(found.id).or_default().push((kind, element));
        }
        interned.names.entry(name).or_default().push((kind, element));
        element
    }

    fn add_listed(&mut self, kind: Kind, found: Listed<'a>) -> ElementId {
        let span = self
            .pending
            .get(self.model.refs.len())
            .map_or_else(|| Span::new(self.tree.file(), 0, 0), |pending| self.tree.span(pending.node));
        let element = self.add(kind, span, None);
        self.set_id(element, found.id, span);
        let name = Held::Text(self.keep(found.name));
        self.derive(element, kind, "name", name, span);
        self.derive(element, kind, "listed", Held::Bool(true), span);
        if let Some(word) = BODY_KIND.words.iter().find(|word| Some(**word) == found.kind) {
            self.derive(element, kind, "kind", Held::Word(word), span);
        }
        if let Some(day) = found.from {
            let from = self.day(day);
            self.derive(element, kind, "from", from, span);
        }
        // The lists are complete: a body without a last day has none.
        let until = found.until.map_or(Held::None, |day| self.day(day));
        self.derive(element, kind, "until", until, span);
        element
    }

    fn day(&mut self, day: crate::time::Day) -> Held {
        self.model.days.push(day);
        Held::Day(super::offset(self.model.days.len() - 1))
    }

    /// The partners together, or whatever is outside the arrangement.
    pub(super) fn collective(&mut self, word: &'static &'static str, interned: &mut Interned<'a>) -> ElementId {
        if let Some(element) = interned.by_name(Kind::Collective, word) {
            return element;
        }
        let at = self.pending.get(self.model.refs.len()).map(|pending| pending.node);
        let span = at.map_or_else(|| Span::new(self.tree.file(), 0, 0), |node| self.tree.span(node));
        let element = self.add(Kind::Collective, span, None);
        let text = self.keep(word);
        if let Some(stored) = self.model.elements.get_mut(element.0 as usize) {
            stored.id = Some(text);
        }
        let name = if *word == "partners" { "the safeguarding partners" } else { "somebody outside the arrangement" };
        let name = Held::Text(self.keep(name));
        self.derive(element, Kind::Collective, "id", Held::Word(word), span);
        self.derive(element, Kind::Collective, "name", name, span);
        interned.names.entry(word).or_default().push((Kind::Collective, element));
        element
    }

    /// Notes the names of the bodies under `bodies`, so that one described again where it is named is known for the same.
    pub(super) fn name_local_bodies(&mut self, interned: &mut Interned<'a>) {
        let bodies: Vec<ElementId> = self.model.of_kind(Kind::Body).collect();
        for body in bodies {
            let (Some(listed), Some(stored)) = (Kind::Body.field("listed"), self.model.element(body)) else { continue };
            let Element { lo, hi, .. } = *stored;
            self.put(body, listed, Slot { held: Held::Bool(false), lo, hi, cites: (0, 0) });
            if let Some(name) = self.model.body_name(body) {
                interned.own.entry(name.to_lowercase()).or_default().push(body);
            }
        }
    }

    /// A body described where it is named: `{name: NSPCC, kind: charity}`. Described twice it is one body, unless the kinds
    /// contradict each other.
    pub(super) fn described(&mut self, pending: Pending, interned: &mut Interned<'a>) -> ElementId {
        let name = self.agreed_text(pending.node, "name").unwrap_or("").to_lowercase();
        let kind = self.agreed_text(pending.node, "kind");
        let same = interned.own.get(&name).and_then(|bodies| {
            bodies.iter().copied().find(|body| {
                let other = self.model.body_kind(*body);
                kind.is_none() || other.is_none() || kind == other
            })
        });
        if let Some(body) = same {
            self.fill(body, Kind::Body, pending.node, true);
            return body;
        }
        let body = self.element(Kind::Body, pending.node, None, Some((pending.holder, pending.field)));
        let span = self.model.span(body);
        let id = slug(&name);
        self.set_id(body, &id, span);
        self.derive(body, Kind::Body, "listed", Held::Bool(false), span);
        interned.own.entry(name).or_default().push(body);
        interned.described.push(body);
        body
    }

    /// Bodies are the same where their ids are: one whose id, made of its name, another body has as well gets its whole name and
    /// its kind for an id.
    pub(super) fn tell_bodies_apart(&mut self, interned: &Interned<'a>) {
        let id_of = |model: &Model, body: ElementId| model.id(body).unwrap_or_default().to_owned();
        let mut bearers: HashMap<String, usize, Quick> = HashMap::default();
        for body in self.model.of_kind(Kind::Body).filter(|_| !interned.described.is_empty()) {
            *bearers.entry(id_of(&self.model, body)).or_default() += 1;
        }
        let lists = self.lists;
        for body in &interned.described {
            let id = id_of(&self.model, *body);
            let is_listed = || matches!(lists.find_body(&id, self.day), Looked::One(found) if found.id == id);
            if !id.is_empty() && bearers.get(&id) == Some(&1) && !is_listed() {
                continue;
            }
            let name = self.model.body_name(*body).unwrap_or_default().to_lowercase();
            let kind = self.model.body_kind(*body).unwrap_or("no kind");
            let whole = format!("{name} ({kind})");
            let span = self.model.span(*body);
            self.set_id(*body, &whole, span);
        }
    }

    /// A body of the file's own that bears the name of a partner of the reference lists would never be taken for it, and
    /// a partner that employs its scrutineer would go unnoticed. One that bears the id of a listed body would be taken for it. Which of the
    /// two is meant cannot be read.
    pub(super) fn report_clashes(&mut self, interned: &Interned<'a>) {
        let lists = self.lists;
        let (mut clashes, mut unread) = (Vec::new(), Vec::new());
        for body in interned.own.values().flatten() {
            let id = self.model.id(*body).unwrap_or_default();
            if let Looked::One(found) = lists.find_body(id, self.day)
                && found.id == id
            {
                unread.push(*body);
                self.findings.push(Finding::unreadable(
                    Code::Reference,
                    self.model.span(*body),
                    format!(
                        "`{id}` is described here as a body of its own, but it is what the reference lists call {}",
                        found.name
                    ),
                    format!("give the body an id of its own, or take this entry away where {} is meant", found.name),
                ));
                continue;
            }
            let kind = self.model.body_kind(*body);
            let Some(name) = self.model.body_name(*body) else { continue };
            let Looked::One(found) = lists.find_body(name, self.day) else { continue };
            if kind.is_none() || kind == found.kind {
                unread.push(*body);
                clashes.push((self.model.span(*body), name.to_owned(), found));
            }
        }
        for body in unread {
            let span = self.model.span(body);
            self.derive(body, Kind::Body, "listed", Held::Unreadable, span);
        }
        for (span, name, found) in clashes {
            self.findings.push(Finding::unreadable(
                Code::Reference,
                span,
                format!(
                    "`{name}` is described here as a body of its own, but the reference lists know it as `{}`",
                    found.id
                ),
                format!("write `{}` wherever the body is named, or give it the kind that sets it apart", found.id),
            ));
        }
    }
}

/// `South West Ambulance NHS Foundation Trust` as `south-west-ambulance-nhs-foundation-trust`.
fn slug(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}
