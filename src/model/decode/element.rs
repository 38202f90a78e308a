use super::{Decoder, Place, names, offset, says_none};
use crate::finding::did_you_mean;
use crate::model::HEADING_ONLY;
use crate::model::facts::ElementId;
use crate::model::store::{Element, Held, Slot};
use crate::model::vocab::{FieldId, Kind, Origin, Tail, Type};
use crate::source::Span;
use crate::yaml::{NodeId, NodeKind};

/// More fields than any kind has.
const MOST_FIELDS: usize = 48;

/// Keys that any element may have besides its fields.
#[derive(Default)]
struct Besides {
    cite: Option<NodeId>,
    cites: Option<NodeId>,
    doubt: Option<NodeId>,
    complete: Option<NodeId>,
}

impl Decoder<'_, '_> {
    /// Reads a mapping as an element; `own` is the key it stands under where that is its id.
    pub(super) fn element(
        &mut self,
        kind: Kind,
        node: NodeId,
        own: Option<NodeId>,
        parent: Option<(ElementId, FieldId)>,
    ) -> ElementId {
        let span = own.map_or_else(|| self.where_it_begins(node), |key| self.span(key));
        let element = self.add(kind, span, parent);
        if let Some(id) = own.and_then(|key| self.tree.text(key)) {
            self.set_id(element, id, span);
        }
        self.fill(element, kind, node, false);
        element
    }

    /// Adds an element with nothing stated.
    pub(super) fn add(&mut self, kind: Kind, span: Span, parent: Option<(ElementId, FieldId)>) -> ElementId {
        let element = ElementId(offset(self.model.elements.len()));
        let slots = offset(self.model.slots.len());
        let blank = self.slot(Held::NotStated, span);
        self.model.slots.resize(self.model.slots.len() + kind.fields().len(), blank);
        let Slot { lo, hi, .. } = blank;
        self.model.elements.push(Element { kind, lo, hi, id: None, parent, slots, cites: (0, 0), doubt: None });
        element
    }

    /// Notes the id of an element, and fills the derived field that shows it to expressions.
    pub(super) fn set_id(&mut self, element: ElementId, id: &str, span: Span) {
        let text = self.keep(id);
        let Some(stored) = self.model.elements.get_mut(element.0 as usize) else { return };
        stored.id = Some(text);
        let kind = stored.kind;
        if kind != Kind::Arrangement {
            self.derive(element, kind, "id", Held::Text(text), span);
        }
    }

    /// Fills a derived field.
    pub(super) fn derive(&mut self, element: ElementId, kind: Kind, field: &str, held: Held, span: Span) {
        if let Some(field) = kind.field(field) {
            self.put(element, field, self.slot(held, span));
        }
    }

    pub(super) fn put(&mut self, element: ElementId, field: FieldId, slot: Slot) {
        let first = self.model.element(element).map(|element| element.slots);
        let at = first.map(|first| first as usize + usize::from(field.0));
        if let Some(place) = at.and_then(|at| self.model.slots.get_mut(at)) {
            *place = slot;
        }
    }

    /// Reads the entries of a mapping into an element; with `gaps_only`, only those that it does not state yet, and those in doubt:
    /// what one description doubts is doubted, though another states it.
    pub(super) fn fill(&mut self, element: ElementId, kind: Kind, node: NodeId, gaps_only: bool) {
        let tree = self.tree;
        let born = self.model.elements.len();
        let mut besides = Besides::default();
        let mut keys = [None; MOST_FIELDS];
        let (mut next, mut last) = (0, None);
        let mut strange = Vec::new();
        for (key, value) in tree.entries(node) {
            let Some(name) = tree.text(key) else { continue };
            let Some((at, field)) = names::field(kind, name, next) else {
                if !self.beside(&mut besides, name, value) {
                    self.tear(element, last, value);
                    strange.push((name, key));
                }
                last = None;
                continue;
            };
            next = usize::from(at) + 1;
            let field_id = FieldId(at);
            last = Some(field_id);
            if gaps_only && !self.is_gap(element, field_id) && !self.is_doubted(value) {
                continue;
            }
            if let Some(place) = keys.get_mut(usize::from(at)) {
                *place = Some(key);
            }
            let slot = self.field(Place { holder: element, field: field_id, key }, &field.ty, value);
            self.put(element, field_id, slot);
        }
        for (name, key) in strange {
            self.misspelt(element, kind, name, key);
        }
        if !gaps_only {
            self.place_gaps(element, kind, node, &keys);
            self.refuse_backward_terms(element, kind, &keys);
        }
        self.note_id(element, kind);
        self.apply(element, kind, &besides, born);
    }

    fn is_gap(&self, element: ElementId, field: FieldId) -> bool {
        self.model.slot(element, field).is_some_and(|slot| matches!(slot.held, Held::NotStated))
    }

    /// Whether a value is written with a doubt, or in several readings.
    fn is_doubted(&self, value: NodeId) -> bool {
        let mut keys = self.tree.entries(value).filter_map(|(key, _)| self.tree.text(key));
        keys.any(|key| matches!(key, "doubt" | "disputed"))
    }

    /// In braces a comma ends a value: `{total: £303,140}` is a total of £303 and a key `140` without a value. The schema check
    /// reports that key; the value before it is not what was meant.
    fn tear(&mut self, element: ElementId, last: Option<FieldId>, value: NodeId) {
        let torn = last.filter(|_| self.tree.kind(value) == NodeKind::Null);
        if let Some((field, slot)) = torn.and_then(|field| Some((field, self.model.slot(element, field)?))) {
            self.put(element, field, Slot { held: Held::Unreadable, ..slot });
        }
    }

    /// A key that is very nearly that of a field: what it would say is written, and could not be read.
    fn misspelt(&mut self, element: ElementId, kind: Kind, name: &str, key: NodeId) {
        let written = kind.fields().iter().filter(|field| field.origin == Origin::Written).map(|field| field.name);
        let field = did_you_mean(name, written).and_then(|meant| kind.field(meant));
        if let Some(field) = field.filter(|field| self.is_gap(element, *field)) {
            let slot = self.slot(Held::Unreadable, self.span(key));
            self.put(element, field, slot);
        }
    }

    /// Takes in a key that any element may have; false for one that none has.
    fn beside(&mut self, besides: &mut Besides, name: &str, value: NodeId) -> bool {
        match name {
            "cite" => besides.cite = Some(value),
            "cites" => besides.cites = Some(value),
            "doubt" => besides.doubt = Some(value),
            "complete" => besides.complete = Some(value),
            "note" => {
                if self.tree.text(value).is_none() {
                    self.passed_over += 1;
                }
            }
            _ => {
                self.passed_over += 1;
                return false;
            }
        }
        true
    }

    /// Gives every missing field the place after which it would stand: the key before it in the order of the vocabulary,
    /// else the element's own.
    fn place_gaps(&mut self, element: ElementId, kind: Kind, node: NodeId, keys: &[Option<NodeId>]) {
        let Some(stored) = self.model.element(element).copied() else { return };
        let own = if stored.id.is_some() { None } else { self.tree.entries(node).next().map(|(key, _)| key) };
        let (tree, base) = (self.tree, self.base);
        let stored_at = |key: NodeId| {
            let Span { lo, hi, .. } = tree.span(key);
            (lo + base, hi + base)
        };
        let mut at = own.map_or((stored.lo, stored.hi), stored_at);
        let first = stored.slots as usize;
        let slots = self.model.slots.get_mut(first..first + kind.fields().len()).unwrap_or_default();
        for (slot, key) in slots.iter_mut().zip(keys) {
            match key {
                Some(key) => at = stored_at(*key),
                None if matches!(slot.held, Held::NotStated) => (slot.lo, slot.hi) = at,
                None => {}
            }
        }
    }

    /// A file's own id is written in a field, every other id is a key.
    fn note_id(&mut self, element: ElementId, kind: Kind) {
        if kind != Kind::Arrangement {
            return;
        }
        let held = kind.field("id").and_then(|field| self.model.slot(element, field)).map(|slot| slot.held);
        if let (Some(Held::Text(id)), Some(stored)) = (held, self.model.elements.get_mut(element.0 as usize)) {
            stored.id = Some(id);
        }
    }

    /// Applies what stands beside the fields. `born` is the first element that was read within this one.
    fn apply(&mut self, element: ElementId, kind: Kind, besides: &Besides, born: usize) {
        if let Some(cite) = besides.cite {
            let cites = self.cites(cite);
            let stored = self.model.elements.get_mut(element.0 as usize);
            if let Some(stored) = stored.filter(|stored| stored.cites.0 == stored.cites.1) {
                stored.cites = cites;
            }
        }
        if let Some(cites) = besides.cites {
            self.cite_fields(element, kind, cites);
        }
        if let Some(complete) = besides.complete {
            self.complete(element, kind, complete);
        }
        let heading = (kind == Kind::Content && self.model.says_heading(element)).then_some(HEADING_ONLY);
        let written = besides.doubt.map(|node| (self.tree.text(node), node));
        if let Some((None, _)) = written {
            self.passed_over += 1;
        }
        if let Some(why) = written.and_then(|(text, _)| text).or(heading) {
            let why = self.keep_within(why);
            self.doubt(element.0 as usize, element.0 as usize + 1, why);
            self.doubt(born, self.model.elements.len(), why);
        }
    }

    /// Doubts the elements from `first` to before `end` that are not doubted on their own account.
    pub(super) fn doubt(&mut self, first: usize, end: usize, why: crate::model::store::TextId) {
        for element in self.model.elements.get_mut(first..end).unwrap_or_default() {
            element.doubt = element.doubt.or(Some(why));
        }
    }

    /// `complete: [members]`: the lists named have no other members.
    fn complete(&mut self, element: ElementId, kind: Kind, node: NodeId) {
        if self.tree.kind(node) != NodeKind::Sequence {
            self.passed_over += 1;
        }
        for item in self.tree.items(node) {
            let field = self.tree.text(item).and_then(|name| names::field(kind, name, 0));
            match field {
                Some((at, field)) if matches!(field.ty, Type::List { .. }) => self.close(element, FieldId(at)),
                _ => self.passed_over += 1,
            }
        }
    }

    fn close(&mut self, element: ElementId, field: FieldId) {
        let Some(mut slot) = self.model.slot(element, field) else { return };
        match &mut slot.held {
            Held::List { tail, .. } => *tail = Tail::Closed,
            Held::Uncertain { inner, .. } => {
                if let Some(Slot { held: Held::List { tail, .. }, .. }) = self.model.inner.get_mut(*inner as usize) {
                    *tail = Tail::Closed;
                }
            }
            Held::Disputed { start, len } => {
                let range = *start as usize..(*start + *len) as usize;
                for reading in self.model.readings.get_mut(range).unwrap_or_default() {
                    if let Held::List { tail, .. } = &mut reading.slot.held {
                        *tail = Tail::Closed;
                    }
                }
            }
            _ => {}
        }
        self.put(element, field, slot);
    }

    /// The place of an element without a key: the whole of it if written in braces, else its first entry.
    fn where_it_begins(&self, node: NodeId) -> Span {
        let whole = self.span(node);
        if !self.is_block(node) {
            return whole;
        }
        let Some((key, value)) = self.tree.entries(node).next() else { return whole };
        if self.is_block(value) { self.span(key) } else { self.span(key).to(self.span(value)) }
    }

    /// True when the value is said to be none.
    pub(super) fn is_none(&self, node: NodeId) -> bool {
        says_none(self.tree, node)
    }
}

/// Whether a kind's ids can be referred to from elsewhere in the file.
pub(super) fn is_referred_to(kind: Kind) -> bool {
    matches!(kind, Kind::Post | Kind::Group | Kind::Document | Kind::Agreement | Kind::Body | Kind::Source)
        && kind.fields().iter().any(|field| field.name == "id" && field.origin == Origin::Derived)
}
