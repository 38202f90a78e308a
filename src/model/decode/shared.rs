//! Files of things that partnerships share, read into the model of each arrangement that uses them.
//!
//! What an arrangement leads to counts as its own; what nothing leads to is left out of everything. An entry of its own with
//! `shared: FILE/ID` is one with the shared thing: what the entry does not state is read there.

use super::refer::{Id, Led};
use super::wording::{Why, quoted};
use super::{Decoder, Ids, offset};
use crate::finding::{Code, Finding, did_you_mean};
use crate::model::facts::{Datum, ElementId, Fact};
use crate::model::store::{Borrowed, Held, Slot};
use crate::model::vocab::{FieldId, Kind, Origin, Tail};
use crate::source::Span;
use crate::yaml::Tree;

/// A file that is read into the model.
pub(super) struct Part<'a, 't> {
    pub tree: &'a Tree<'t>,
    /// What the first byte of the file counts as in the model.
    pub base: u32,
    pub kept: bool,
    /// Its id; of a file of shared things only.
    pub name: &'a str,
    pub root: ElementId,
    pub ids: Ids<'a>,
}

/// A shared thing, or what is wrong with the words that should lead to one and how to mend them.
type Shared = Result<ElementId, (String, String)>;

/// What a file of shared things may say.
const SAYS: &[&str] = &[
    "masa",
    "kind",
    "id",
    "formerly",
    "name",
    "known-as",
    "as-at",
    "areas",
    "scope",
    "sources",
    "bodies",
    "posts",
    "groups",
    "documents",
    "agreements",
];

/// Kinds whose elements can be shared.
const SHARED: &[Kind] = &[Kind::Body, Kind::Post, Kind::Group, Kind::Document, Kind::Agreement];

/// Whether something of one of these kinds can stand in a file of shared things.
pub(super) fn may_be_shared(kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| SHARED.contains(kind))
}

/// The id that a tree states as its own.
fn id_of<'a>(tree: &'a Tree<'_>) -> Option<&'a str> {
    tree.get(tree.root(), "id").and_then(|(_, value)| tree.text(value))
}

impl<'a, 't> Decoder<'a, 't> {
    /// Goes on in another of the files that are read into the model.
    pub(super) fn enter(&mut self, part: usize) {
        if let Some(Part { tree, base, kept, .. }) = self.parts.get(part) {
            (self.part, self.tree, self.base, self.kept) = (part, tree, *base, *kept);
        }
    }

    /// The ids of the file that is being read.
    pub(super) fn ids(&self) -> Option<&Ids<'a>> {
        self.parts.get(self.part).map(|part| &part.ids)
    }

    /// Reads the files that `uses` names, and reports the names of none.
    pub(super) fn use_shared(&mut self, files: &[&'a Tree<'t>]) {
        let root = self.model.root();
        let names: Vec<(String, Span)> = match self.model.named(root, "uses") {
            Fact::Known(Datum::List(list), _) => list
                .iter()
                .filter_map(|fact| match fact {
                    Fact::Known(Datum::Text(name), span) => Some((name.to_owned(), span)),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        for (name, span) in names {
            match files.iter().find(|tree| id_of(tree) == Some(name.as_str())) {
                Some(tree) if self.parts.iter().any(|part| part.tree.file() == tree.file()) => {}
                Some(tree) => self.read_shared(tree),
                None => {
                    let finding = no_such_file(&name, span, files);
                    self.findings.push(finding);
                    self.lacks = true;
                }
            }
        }
        self.enter(0);
        if !files.is_empty() {
            self.unite(files);
        }
    }

    fn read_shared(&mut self, tree: &'a Tree<'t>) {
        let Some(last) = self.parts.last() else { return };
        let base = last.base + offset(last.tree.source_text().len()) + 1;
        let kept = super::is_kept(tree);
        let root = ElementId(offset(self.model.elements.len()));
        self.model.borrowed.push(Borrowed { base, file: tree.file(), kept });
        let name = id_of(tree).unwrap_or_default();
        self.parts.push(Part { tree, base, kept, name, root, ids: Ids::default() });
        self.enter(self.parts.len() - 1);
        self.element(Kind::Arrangement, tree.root(), None, None);
    }

    /// Makes every entry that says which shared thing it is one with that thing.
    fn unite(&mut self, files: &[&Tree<'t>]) {
        let own: Vec<ElementId> = self.model.elements().filter(|element| self.model.is_own(*element)).collect();
        for element in own {
            let kind = self.model.kind(element);
            let Fact::Known(Datum::Text(text), span) = self.model.named(element, "shared") else { continue };
            if !SHARED.contains(&kind) {
                continue;
            }
            let text = text.to_owned();
            let id = self.model.id(element).unwrap_or_default().to_owned();
            match self.shared_thing(kind, &text, &id, files) {
                Some(Ok(shared)) => self.fill_from(element, shared, kind),
                Some(Err((message, mend))) => {
                    self.findings.push(Finding::unreadable(Code::Reference, span, message, mend));
                }
                None => {}
            }
        }
    }

    /// The shared thing that an entry means by `FILE/ID`, by `FILE` where the ids are the same, or by `ID`; nothing where the
    /// words name no file that is used. Where the file has no such thing, what is wrong and how to mend it.
    fn shared_thing(&self, kind: Kind, text: &str, own: &str, files: &[&Tree<'t>]) -> Option<Shared> {
        let (file, id) = text.split_once('/').unwrap_or((text, own));
        let Some(part) = self.parts.iter().skip(1).find(|part| part.name == file) else {
            return match self.in_used(kind, text) {
                Some(Led::To(element)) => Some(Ok(element)),
                Some(Led::ToUnreadable | Led::Nowhere(_)) => None,
                None => self.in_another_file(kind, text, files).map(Err),
            };
        };
        let known = part.ids.get(id).and_then(|ids| ids.iter().find(|id| id.kind == kind));
        if let Some(known) = known {
            return known.element.map(Ok);
        }
        let mut ids: Vec<&str> = of_kind(&part.ids, &[kind]).collect();
        ids.sort_unstable();
        let mend = match did_you_mean(id, ids.iter().copied()) {
            Some(like) => format!("did you mean `{file}/{like}`?"),
            None if ids.is_empty() => format!("`{file}` has no {}", kind.name()),
            None => format!("`{file}` has {}", quoted(&ids)),
        };
        Some(Err((format!("`{file}` has no {} `{id}`", kind.name()), mend)))
    }

    /// What is wrong with words that name a file of shared things which is not used, or a thing of one that is under the name of
    /// another file; it may be another arrangement that is named, of which nothing is known here.
    fn in_another_file(&self, kind: Kind, text: &str, files: &[&Tree<'t>]) -> Option<(String, String)> {
        let (file, id) = text.split_once('/')?;
        if files.iter().any(|tree| id_of(tree) == Some(file)) {
            let message = format!("`{file}` is a file of shared things that is not used here");
            return Some((message, format!("add `{file}` to the list under `uses`")));
        }
        let mut parts = self.parts.iter().skip(1);
        let meant = parts.find(|part| part.ids.get(id).is_some_and(|ids| ids.iter().any(|id| id.kind == kind)))?;
        let message = format!("`{file}` is none of the files of shared things that are used here");
        Some((message, format!("did you mean `{}/{id}`?", meant.name)))
    }

    /// What an entry does not state is what the shared thing states; what stands within it then belongs to the entry.
    fn fill_from(&mut self, own: ElementId, shared: ElementId, kind: Kind) {
        self.model.one_with.push((own, shared));
        let cites = self.model.element(shared).map_or((0, 0), |element| element.cites);
        let doubt = self.model.element(shared).and_then(|element| element.doubt);
        for (field, definition) in (0u8..).map(FieldId).zip(kind.fields()) {
            let taken = definition.origin == Origin::Written && !matches!(definition.name, "shared" | "formerly");
            let is_gap = self.model.slot(own, field).is_some_and(|slot| matches!(slot.held, Held::NotStated));
            let Some(slot) = self.model.slot(shared, field).filter(|slot| !matches!(slot.held, Held::NotStated)) else {
                continue;
            };
            if taken && is_gap {
                let cites = if slot.cites.0 < slot.cites.1 { slot.cites } else { cites };
                self.put(own, field, Slot { cites, ..slot });
                self.adopt(own, shared, field);
            }
        }
        if let Some(element) = self.model.elements.get_mut(own.0 as usize) {
            element.doubt = element.doubt.or(doubt);
        }
    }

    /// Gives the elements that a field holds to another holder.
    fn adopt(&mut self, own: ElementId, shared: ElementId, field: FieldId) {
        for element in &mut self.model.elements {
            if element.parent == Some((shared, field)) {
                element.parent = Some((own, field));
            }
        }
    }

    /// A thing of one of the files that are used, by `FILE/ID` or by an id that only one of them has.
    pub(super) fn in_used(&self, kind: Kind, text: &str) -> Option<Led<'a>> {
        if self.part != 0 || !SHARED.contains(&kind) {
            return None;
        }
        let qualified = text.split_once('/');
        let mut found = self.parts.iter().skip(1).filter_map(|part| {
            let id = match qualified {
                Some((file, id)) if file == part.name => id,
                Some(_) => return None,
                None => text,
            };
            let known = part.ids.get(id)?.iter().find(|id| id.kind == kind)?;
            Some((part.name, known))
        });
        let (first, known) = found.next()?;
        if let Some((second, _)) = found.next() {
            return Some(Led::Nowhere(Why::InTwoFiles { kind, first, second }));
        }
        let as_own = |shared: ElementId| {
            let one = self.model.one_with.iter().find(|(_, other)| *other == shared);
            one.map_or(shared, |(own, _)| *own)
        };
        Some(known.element.map_or(Led::ToUnreadable, |element| Led::To(as_own(element))))
    }

    /// The ids that may be meant in the file that is being read.
    pub(super) fn ids_of(&self, kinds: &[Kind]) -> Vec<&'a str> {
        let own = self.ids().into_iter().flat_map(|ids| of_kind(ids, kinds));
        let used = self.parts.iter().skip(1).filter(|_| self.part == 0);
        let shared: Vec<Kind> = kinds.iter().copied().filter(|kind| SHARED.contains(kind)).collect();
        let mut ids: Vec<&str> = own.chain(used.flat_map(|part| of_kind(&part.ids, &shared))).collect();
        ids.sort_unstable();
        ids
    }

    /// Leaves out what nothing leads to, and lets what is led to count among the arrangement's own.
    pub(super) fn sort_out_shared(&mut self) {
        if self.parts.len() < 2 {
            return;
        }
        let mut used: Vec<bool> = self.model.elements().map(|element| self.counts(element)).collect();
        let is_used = |used: &[bool], element: ElementId| used.get(element.0 as usize).copied().unwrap_or(false);
        loop {
            let mut more = false;
            for (pending, led) in self.pending.iter().zip(&self.model.refs) {
                let Some(led) = led.filter(|led| is_used(&used, pending.holder) && !is_used(&used, *led)) else {
                    continue;
                };
                if let Some(mark) = used.get_mut(led.0 as usize) {
                    *mark = true;
                    more = true;
                }
            }
            // What holds an element comes before it, so that one look in order is enough.
            for at in 0..used.len() {
                let holder = self.model.elements.get(at).and_then(|element| element.parent).map(|(holder, _)| holder);
                let whole = holder.filter(|holder| self.model.element(*holder).is_some_and(|it| it.parent.is_some()));
                if whole.is_some_and(|holder| is_used(&used, holder))
                    && let Some(mark) = used.get_mut(at).filter(|mark| !**mark)
                {
                    *mark = true;
                    more = true;
                }
            }
            if !more {
                break;
            }
        }
        self.model.unused = used.iter().map(|used| !used).collect();
        self.count_among_own(&used);
    }

    /// Whether an element counts whatever leads to it: what is the arrangement's own, what its citations need, and what stands
    /// nowhere, such as a body of the reference lists.
    fn counts(&self, element: ElementId) -> bool {
        let kind = self.model.kind(element);
        self.model.is_own(element)
            || kind == Kind::Source
            || self.model.parent(element).is_none() && kind != Kind::Arrangement
    }

    fn count_among_own(&mut self, used: &[bool]) {
        let roots: Vec<ElementId> = self.parts.iter().skip(1).map(|part| part.root).collect();
        for (name, kind) in [
            ("bodies", Kind::Body),
            ("posts", Kind::Post),
            ("groups", Kind::Group),
            ("documents", Kind::Document),
            ("agreements", Kind::Agreement),
        ] {
            let Some(field) = Kind::Arrangement.field(name) else { continue };
            let taken = |own: ElementId| self.model.one_with.iter().any(|(_, shared)| *shared == own);
            let found: Vec<Slot> = (0u32..)
                .map(ElementId)
                .zip(used)
                .filter(|(element, used)| **used && self.model.kind(*element) == kind && !taken(*element))
                .filter(|(element, _)| self.model.parent(*element).is_some_and(|(root, _)| roots.contains(&root)))
                .filter_map(|(element, _)| {
                    let stored = self.model.element(element)?;
                    Some(Slot { held: Held::Element(element), lo: stored.lo, hi: stored.hi, cites: (0, 0) })
                })
                .collect();
            if !found.is_empty() {
                self.lengthen(field, &found);
            }
        }
    }

    /// Adds members to a list of the arrangement; one that is said to be none, or that sources disagree about, stays as it is.
    fn lengthen(&mut self, field: FieldId, more: &[Slot]) {
        let root = self.model.root();
        let Some(slot) = self.model.slot(root, field) else { return };
        let (mut members, tail) = match slot.held {
            Held::NotStated => (Vec::new(), Tail::Open),
            Held::List { start, len, tail } => {
                let range = start as usize..(start + len) as usize;
                (self.model.lists.get(range).unwrap_or_default().to_vec(), tail)
            }
            _ => return,
        };
        members.extend_from_slice(more);
        let start = offset(self.model.lists.len());
        self.model.lists.extend_from_slice(&members);
        self.put(root, field, Slot { held: Held::List { start, len: offset(members.len()), tail }, ..slot });
    }

    /// Reports what a file of shared things has no word on.
    pub(super) fn refuse_what_is_not_shared(&mut self) {
        if !self.model.is_shared() {
            return;
        }
        for (key, _) in self.tree.entries(self.tree.root()) {
            let Some(name) = self.tree.text(key) else { continue };
            if Kind::Arrangement.field(name).is_some() && !SAYS.contains(&name) {
                self.findings.push(Finding::unreadable(
                    Code::Schema,
                    self.span(key),
                    format!("a file of shared things has no `{name}`"),
                    format!("write `{name}` into the file of each arrangement that it is true of"),
                ));
            }
        }
    }
}

fn of_kind<'a>(ids: &Ids<'a>, kinds: &[Kind]) -> impl Iterator<Item = &'a str> {
    let named = move |found: &[Id]| found.iter().any(|id| kinds.contains(&id.kind));
    ids.iter().filter(move |(_, found)| named(found)).map(|(id, _)| *id)
}

fn no_such_file(name: &str, span: Span, files: &[&Tree<'_>]) -> Finding {
    let mut known: Vec<&str> = files.iter().filter_map(|tree| id_of(tree)).collect();
    known.sort_unstable();
    let mend = match did_you_mean(name, known.iter().copied()) {
        Some(like) => format!("did you mean `{like}`?"),
        None => format!(
            "check it together with the file of shared things that has `id: {name}`, or keep that file beside this one as \
             `{name}.yaml`"
        ),
    };
    let message = format!("`{name}` is used here, but no file of shared things with that id was read");
    Finding::unreadable(Code::Reference, span, message, mend)
}
