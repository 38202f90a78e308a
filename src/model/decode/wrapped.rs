use super::{Decoder, Place, offset};
use crate::model::facts::Reading;
use crate::model::store::{Held, Slot, TextId};
use crate::model::vocab::Type;
use crate::yaml::{NodeId, NodeKind, Tree};

/// How many keys a wrapping may have: `value` or `disputed`, `cite`, `doubt`, `note`.
const MOST_KEYS: usize = 4;

/// How a value is written.
enum Wrapping {
    Plain,
    Value { value: NodeId, cite: Option<NodeId>, doubt: Option<NodeId> },
    Disputed { readings: NodeId, cite: Option<NodeId> },
}

impl<'a> Decoder<'a, '_> {
    /// Reads the value of a field, plain, wrapped or disputed.
    pub(super) fn field(&mut self, place: Place, ty: &'static Type, node: NodeId) -> Slot {
        match self.wrapping(node) {
            Wrapping::Plain => self.plain(place, ty, node),
            Wrapping::Value { value, cite, doubt } => self.wrapped(place, ty, value, cite, doubt),
            Wrapping::Disputed { readings, cite } => self.disputed(place, ty, readings, cite),
        }
    }

    /// Every element and keyed list is a mapping too, so that the usual answer has to be quick.
    fn wrapping(&mut self, node: NodeId) -> Wrapping {
        let tree = self.tree;
        if tree.kind(node) != NodeKind::Mapping || tree.len(node) > MOST_KEYS {
            return Wrapping::Plain;
        }
        let (mut value, mut disputed, mut cite, mut doubt, mut strange) = (None, None, None, None, 0);
        for (key, held) in tree.entries(node) {
            match tree.text(key) {
                Some("value") => value = Some(held),
                Some("disputed") => disputed = Some(held),
                Some("cite") => cite = Some(held),
                Some("doubt") => doubt = Some(held),
                Some("note") => strange += usize::from(tree.text(held).is_none()),
                _ => strange += 1,
            }
        }
        match (value, disputed) {
            (Some(value), None) => {
                self.passed_over += strange;
                Wrapping::Value { value, cite, doubt }
            }
            (None, Some(readings)) => {
                self.passed_over += strange + usize::from(doubt.is_some());
                Wrapping::Disputed { readings, cite }
            }
            (None, None) => Wrapping::Plain,
            (Some(_), Some(readings)) => {
                self.passed_over += strange + 1;
                Wrapping::Disputed { readings, cite }
            }
        }
    }

    fn wrapped(
        &mut self,
        place: Place,
        ty: &'static Type,
        value: NodeId,
        cite: Option<NodeId>,
        doubt: Option<NodeId>,
    ) -> Slot {
        let born = self.model.elements.len();
        let mut slot = self.plain(place, ty, value);
        if let Some(cite) = cite {
            slot.cites = self.cites(cite);
        }
        let Some(doubt) = doubt else { return slot };
        let Some(why) = self.tree.text(doubt) else {
            self.passed_over += 1;
            return Slot { held: Held::Unreadable, ..slot };
        };
        let why = self.keep_within(why);
        self.doubt(born, self.model.elements.len(), why);
        self.uncertain(slot, why)
    }

    fn uncertain(&mut self, slot: Slot, why: TextId) -> Slot {
        if matches!(slot.held, Held::Unreadable) {
            return slot;
        }
        let inner = offset(self.model.inner.len());
        self.model.inner.push(slot);
        Slot { held: Held::Uncertain { inner, why }, ..slot }
    }

    /// Reads `disputed: [{value: …, cite: …}, …]`; fewer than two readings are no dispute.
    fn disputed(&mut self, place: Place, ty: &'static Type, node: NodeId, cite: Option<NodeId>) -> Slot {
        let tree = self.tree;
        if tree.kind(node) != NodeKind::Sequence || tree.len(node) < 2 {
            return self.unreadable(node, place.key);
        }
        if let Some(value) = self.agreed(node) {
            return self.told_alike(place, ty, node, value, cite);
        }
        let mut readings: smallvec::SmallVec<[Reading; 4]> = smallvec::SmallVec::new();
        for item in tree.items(node) {
            let slot = match self.wrapping(item) {
                Wrapping::Value { value, cite, doubt } => self.wrapped(place, ty, value, cite, doubt),
                Wrapping::Plain | Wrapping::Disputed { .. } => self.unreadable(item, item),
            };
            readings.push(Reading { slot, cites: slot.cites });
        }
        let (start, len) = (offset(self.model.readings.len()), offset(readings.len()));
        self.model.readings.extend(readings);
        let span = self.pointed(node, place.key);
        let cites = cite.map_or((0, 0), |cite| self.cites(cite));
        Slot { cites, ..self.slot(Held::Disputed { start, len }, span) }
    }

    /// What all readings say in the same words, without a doubt: then the sources do not disagree.
    fn agreed(&mut self, readings: NodeId) -> Option<NodeId> {
        let mut agreed = None;
        for item in self.tree.items(readings) {
            let Wrapping::Value { value, doubt: None, .. } = self.wrapping(item) else { return None };
            let first = *agreed.get_or_insert(value);
            if !same_words(self.tree, first, value) {
                return None;
            }
        }
        agreed
    }

    /// The text under a key, plain, wrapped, or in a dispute whose readings do not differ.
    pub(super) fn agreed_text(&mut self, holder: NodeId, key: &str) -> Option<&'a str> {
        let tree = self.tree;
        let (_, node) = tree.get(holder, key)?;
        let value = match self.wrapping(node) {
            Wrapping::Plain => node,
            Wrapping::Value { value, .. } => value,
            Wrapping::Disputed { readings, .. } => self.agreed(readings)?,
        };
        tree.text(value)
    }

    /// A value that every reading gives alike stands on the word of all of them.
    fn told_alike(
        &mut self,
        place: Place,
        ty: &'static Type,
        readings: NodeId,
        value: NodeId,
        cite: Option<NodeId>,
    ) -> Slot {
        let start = offset(self.model.cites.len());
        for item in self.tree.items(readings) {
            if let Wrapping::Value { cite: Some(cite), .. } = self.wrapping(item) {
                self.cites(cite);
            }
        }
        if let Some(cite) = cite {
            self.cites(cite);
        }
        let cites = (start, offset(self.model.cites.len()));
        Slot { cites, ..self.plain(place, ty, value) }
    }

    /// A value of the wrong shape, about which the schema check speaks.
    pub(super) fn unreadable(&mut self, node: NodeId, key: NodeId) -> Slot {
        self.passed_over += 1;
        let span = self.pointed(node, key);
        self.slot(Held::Unreadable, span)
    }
}

/// Whether two values are one text, or lists of the same texts; what is written in braces is a thing of its own each time.
fn same_words(tree: &Tree<'_>, a: NodeId, b: NodeId) -> bool {
    match (tree.text(a), tree.text(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) if tree.kind(a) == NodeKind::Sequence && tree.len(a) == tree.len(b) => {
            tree.kind(b) == NodeKind::Sequence
                && tree.items(a).zip(tree.items(b)).all(|(a, b)| tree.text(a).is_some() && tree.text(a) == tree.text(b))
        }
        _ => false,
    }
}
