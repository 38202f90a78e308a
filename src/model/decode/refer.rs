use std::collections::BTreeSet;

use super::shared::may_be_shared;
use super::wording::{Failure, Why};
use super::{Decoder, offset, wording};
use crate::model::facts::ElementId;
use crate::model::listed::Looked;
use crate::model::store::{Held, Slot};
use crate::model::vocab::{FieldId, Kind};
use crate::yaml::{NodeId, NodeKind};

/// A name whose element is not known yet.
#[derive(Clone, Copy)]
pub(super) struct Pending {
    /// The file that the name stands in.
    pub part: usize,
    pub node: NodeId,
    pub kinds: &'static [Kind],
    pub holder: ElementId,
    pub field: FieldId,
}

/// An id of this file. Its element is missing when it could not be read.
#[derive(Clone, Copy)]
pub(super) struct Id {
    pub kind: Kind,
    pub element: Option<ElementId>,
    pub key: NodeId,
}

/// Where a name led.
pub(super) enum Led<'a> {
    To(ElementId),
    /// To something that could not be read, about which another finding speaks.
    ToUnreadable,
    Nowhere(Why<'a>),
}

impl<'a> Decoder<'a, '_> {
    /// Finds out where every name leads, and reports those that lead nowhere or to several things.
    pub(super) fn resolve(&mut self) {
        let mut listed = super::bodies::Interned::default();
        self.name_local_bodies(&mut listed);
        let mut failures: Vec<Failure<'a>> = Vec::new();
        let mut at = 0;
        // A body described where it is named may itself name its area, so that the list grows while it is worked through.
        while let Some(pending) = self.pending.get(at).copied() {
            at += 1;
            self.enter(pending.part);
            let led = self.lead(pending, &mut listed);
            self.model.refs.push(match led {
                Led::To(element) => Some(element),
                Led::ToUnreadable => None,
                // That a whole file is missing is told already.
                Led::Nowhere(Why::Unknown) if self.lacks && may_be_shared(pending.kinds) => None,
                Led::Nowhere(why) => {
                    failures.push(Failure { pending, text: self.tree.text(pending.node).unwrap_or(""), why });
                    None
                }
            });
        }
        self.count_once();
        self.tell_bodies_apart(&listed);
        self.report_clashes(&listed);
        wording::report(self, &failures);
    }

    /// What a list names twice, by whatever name, is a member of it once: `areas: [plymouth, Plymouth]` is one area.
    fn count_once(&mut self) {
        let named = self.pending.iter().zip(self.model.refs.iter().copied());
        let named: Vec<_> = named.map(|(pending, led)| (pending.holder, pending.field, led)).collect();
        for list in named.chunk_by(|(holder, field, _), (other, of, _)| (holder, field) == (other, of)) {
            let led: Vec<ElementId> = list.iter().filter_map(|(.., led)| *led).collect();
            if led.len() < 2 || led.iter().collect::<BTreeSet<_>>().len() == led.len() {
                continue;
            }
            let Some((holder, field, _)) = list.first() else { continue };
            let Some(slot) = self.model.slot(*holder, *field) else { continue };
            let Held::List { start, len, tail } = slot.held else { continue };
            let mut seen = BTreeSet::new();
            let refs = &self.model.refs;
            let mut members = self.model.lists.get(start as usize..(start + len) as usize).unwrap_or_default().to_vec();
            members.retain(|member| match member.held {
                Held::Ref(to) => refs.get(to as usize).copied().flatten().is_none_or(|element| seen.insert(element)),
                _ => true,
            });
            let start = offset(self.model.lists.len());
            self.model.lists.extend_from_slice(&members);
            let list = Held::List { start, len: offset(members.len()), tail };
            self.put(*holder, *field, Slot { held: list, ..slot });
        }
    }

    fn lead(&mut self, pending: Pending, listed: &mut super::bodies::Interned<'a>) -> Led<'a> {
        let tree = self.tree;
        if tree.kind(pending.node) == NodeKind::Mapping {
            return Led::To(self.described(pending, listed));
        }
        let text = tree.text(pending.node).unwrap_or("");
        for kind in pending.kinds {
            if let Some(led) = self.lead_to(*kind, text, listed) {
                return led;
            }
        }
        Led::Nowhere(self.elsewhere(text, pending.kinds).unwrap_or(Why::Unknown))
    }

    fn lead_to(&mut self, kind: Kind, text: &'a str, listed: &mut super::bodies::Interned<'a>) -> Option<Led<'a>> {
        match kind {
            Kind::Area => self.listed(Kind::Area, text, listed),
            Kind::Body => {
                let local = self.local(Kind::Body, text);
                local.or_else(|| self.listed(Kind::Body, text, listed)).or_else(|| self.in_used(Kind::Body, text))
            }
            Kind::Collective => {
                let word = crate::model::vocab::COLLECTIVE.words.iter().find(|word| **word == text)?;
                Some(Led::To(self.collective(word, listed)))
            }
            _ => self.local(kind, text).or_else(|| self.in_used(kind, text)),
        }
    }

    /// An element of this file by its id.
    fn local(&self, kind: Kind, text: &str) -> Option<Led<'a>> {
        let mut ids = self.ids()?.get(text)?.iter().filter(|id| id.kind == kind);
        let first = ids.next()?;
        let Some(second) = ids.next() else {
            return Some(first.element.map_or(Led::ToUnreadable, Led::To));
        };
        Some(Led::Nowhere(Why::Twice { kind, first: first.key, second: second.key }))
    }

    fn listed(&mut self, kind: Kind, text: &'a str, listed: &mut super::bodies::Interned<'a>) -> Option<Led<'a>> {
        if let Some(element) = listed.by_name(kind, text) {
            return Some(Led::To(element));
        }
        let lists = self.lists;
        let looked = if kind == Kind::Area { lists.find_area(text, self.day) } else { lists.find_body(text, self.day) };
        match looked {
            Looked::One(found) => Some(Led::To(self.intern(kind, text, found, listed))),
            Looked::Several(found) => Some(Led::Nowhere(Why::Several(found))),
            Looked::None => None,
        }
    }

    /// What the name leads to among the kinds that are not asked for, so that the finding can say so.
    fn elsewhere(&self, text: &str, kinds: &[Kind]) -> Option<Why<'a>> {
        let local = self.ids()?.get(text).and_then(|ids| ids.iter().find(|id| !kinds.contains(&id.kind)));
        if let Some(id) = local {
            return Some(Why::Other { kind: id.kind, name: None });
        }
        if crate::model::vocab::COLLECTIVE.words.contains(&text) {
            return Some(Why::Other { kind: Kind::Collective, name: None });
        }
        let lists = self.lists;
        let (kind, looked) = if kinds.contains(&Kind::Body) {
            (Kind::Area, lists.find_area(text, self.day))
        } else {
            (Kind::Body, lists.find_body(text, self.day))
        };
        match looked {
            Looked::One(found) => Some(Why::Other { kind, name: Some(found.name) }),
            Looked::Several(_) | Looked::None => None,
        }
    }
}
