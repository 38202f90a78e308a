use super::refer::Pending;
use super::{Decoder, Place, element, offset};
use crate::finding::{Code, Finding, slip_of};
use crate::model::store::{Held, Slot};
use crate::model::vocab::{Field, Form, Kind, LONGEST_TEXT, Tail, Type, WordList};
use crate::yaml::{NodeId, NodeKind, Scalar};

impl Decoder<'_, '_> {
    /// Reads a value that is neither wrapped nor disputed.
    pub(super) fn plain(&mut self, place: Place, ty: &'static Type, node: NodeId) -> Slot {
        let span = self.pointed(node, place.key);
        if self.says_nothing_more(place, ty, node) {
            return self.slot(Held::None, span);
        }
        let held = match *ty {
            Type::List { of, tail, form: Form::Sequence } => self.sequence(place, of, tail, node),
            Type::List { of, tail, form: Form::Keyed } => self.keyed(place, of, tail, node),
            _ => self.single(place, ty, node),
        };
        match held {
            Some(held) => self.slot(held, span),
            None => self.unreadable(node, place.key),
        }
    }

    /// `none`, and an empty list. A name or title may be the word itself.
    fn says_nothing_more(&self, place: Place, ty: &Type, node: NodeId) -> bool {
        match self.tree.kind(node) {
            NodeKind::Scalar => self.is_none(node) && !(matches!(ty, Type::Text) && self.is_name(place)),
            NodeKind::Sequence => matches!(ty, Type::List { form: Form::Sequence, .. }) && self.tree.is_empty(node),
            NodeKind::Mapping => matches!(ty, Type::List { form: Form::Keyed, .. }) && self.tree.is_empty(node),
            NodeKind::Null => false,
        }
    }

    fn is_name(&self, place: Place) -> bool {
        let kind = self.model.kind(place.holder);
        kind.definition(place.field).is_some_and(|field| matches!(field.name, "name" | "title"))
    }

    /// A value that is no list; nothing when it is of the wrong shape.
    fn single(&mut self, place: Place, ty: &'static Type, node: NodeId) -> Option<Held> {
        let tree = self.tree;
        match *ty {
            Type::Element(kind) => (tree.kind(node) == NodeKind::Mapping)
                .then(|| Held::Element(self.element(kind, node, None, Some((place.holder, place.field))))),
            Type::Ref(kinds) => self.refer(place, kinds, node),
            Type::Bool => tree.scalar(node).and_then(Scalar::as_bool).map(Held::Bool),
            Type::Int => tree.scalar(node).and_then(Scalar::as_i64).map(Held::Int),
            Type::Text => {
                let text = tree.text(node).filter(|text| !text.trim().is_empty())?;
                let field = self.model.kind(place.holder).definition(place.field);
                let longest = field.map_or(LONGEST_TEXT, Field::longest);
                (!is_longer(text, longest)).then(|| Held::Text(self.keep(text)))
            }
            Type::Word(list) => self.word(list, node),
            Type::Day | Type::Period | Type::Year | Type::Money | Type::Share => self.measured(place, ty, node),
            Type::List { .. } => None,
        }
    }

    fn word(&mut self, list: &'static WordList, node: NodeId) -> Option<Held> {
        let text = self.tree.text(node)?;
        match list.words.iter().find(|word| **word == text) {
            Some(word) => Some(Held::Word(word)),
            None if list.open && !text.trim().is_empty() && !is_longer(text, LONGEST_TEXT) => {
                Some(self.own_word(list, text, node))
            }
            None => None,
        }
    }

    /// A word of an area's own; one that differs from a word of the list by a slip of the pen is more likely that word.
    fn own_word(&mut self, list: &WordList, text: &str, node: NodeId) -> Held {
        let Some(meant) = slip_of(text, list.words.iter().copied()) else { return Held::Text(self.keep(text)) };
        let message = format!("`{text}` is not among the words for this, and is very nearly `{meant}`");
        let mend = format!("did you mean `{meant}`? For something else, choose a word that cannot be taken for it");
        self.findings.push(Finding::unreadable(Code::Schema, self.span(node), message, mend));
        Held::Unreadable
    }

    /// A name, kept until the whole file has been read; or a body described where it is named.
    fn refer(&mut self, place: Place, kinds: &'static [Kind], node: NodeId) -> Option<Held> {
        let may_describe = kinds.contains(&Kind::Body) && self.tree.kind(node) == NodeKind::Mapping;
        let is_no_name = |text: &str| text.trim().is_empty() || is_longer(text, LONGEST_TEXT);
        if !may_describe && self.tree.text(node).is_none_or(is_no_name) {
            return None;
        }
        if may_describe && self.agreed_text(node, "name").is_none() {
            return None;
        }
        self.pending.push(Pending { part: self.part, node, kinds, holder: place.holder, field: place.field });
        Some(Held::Ref(offset(self.pending.len() - 1)))
    }

    /// Days, periods, years, amounts and shares, whose own parsers say what is wrong.
    fn measured(&mut self, place: Place, ty: &'static Type, node: NodeId) -> Option<Held> {
        if matches!(ty, Type::Day) && self.tree.kind(node) == NodeKind::Mapping {
            return self.day_in_words(place, node);
        }
        let text = self.measured_text(ty, node)?;
        match super::scalar::read(*ty, text) {
            Ok(read) => Some(self.hold(place, read)),
            Err(unfit) => {
                let finding = Finding::unreadable(Code::Schema, self.span(node), unfit.message, unfit.mend);
                self.findings.push(finding);
                Some(Held::Unreadable)
            }
        }
    }

    /// The text of a scalar; a day between bounds is written in brackets, which YAML takes for a list of one.
    fn measured_text(&self, ty: &Type, node: NodeId) -> Option<&str> {
        let tree = self.tree;
        if matches!(ty, Type::Day) && tree.kind(node) == NodeKind::Sequence {
            let only = tree.items(node).next().filter(|_| tree.len(node) == 1)?;
            tree.text(only).filter(|text| text.contains(".."))?;
            return self.span(node).slice(tree.source_text());
        }
        tree.text(node)
    }

    fn hold(&mut self, place: Place, read: super::scalar::Read) -> Held {
        use super::scalar::Read;
        match read {
            Read::Day(day) => {
                self.model.days.push(day);
                Held::Day(offset(self.model.days.len() - 1))
            }
            Read::Period(period) => {
                // Reports, counts and priorities are of whole months, and priorities for 2023 to 2025 are not over while it is 2025.
                // Of a term of office neither is so sure: it may begin and end on any day.
                self.model.periods.push(match self.model.kind(place.holder) {
                    Kind::Plan => period.in_whole_months().to_the_end(),
                    Kind::Report | Kind::Count => period.in_whole_months(),
                    _ => period,
                });
                Held::Period(offset(self.model.periods.len() - 1))
            }
            Read::Year(year) => Held::Year(year),
            Read::Money(pence) => Held::Money(pence),
            Read::Share(share) => Held::Share(share),
        }
    }

    /// `{words: over the coming months, not-before: 2020-09-15, not-after: 2021-03}`
    fn day_in_words(&mut self, place: Place, node: NodeId) -> Option<Held> {
        let tree = self.tree;
        let (mut words, mut bounds) = (None, [None, None]);
        for (key, value) in tree.entries(node) {
            match tree.text(key) {
                Some("words") => words = tree.text(value).filter(|text| !text.trim().is_empty()),
                Some("not-before") => bounds[0] = Some(value),
                Some("not-after") => bounds[1] = Some(value),
                _ => return None,
            }
        }
        let words = words?;
        let mut sides = [None, None];
        for (bound, side) in bounds.into_iter().zip(&mut sides) {
            let Some(bound) = bound else { continue };
            let slot = self.plain(place, &Type::Day, bound);
            let Held::Day(at) = slot.held else { return Some(Held::Unreadable) };
            *side = self.model.days.get(at as usize).copied();
        }
        let [earliest, latest] = sides;
        match super::scalar::within(earliest, latest) {
            Ok(day) => {
                let words = self.keep(words);
                self.model.days.push(day);
                let at = offset(self.model.days.len() - 1);
                self.model.day_words.push((at, words));
                Some(Held::Day(at))
            }
            Err(unfit) => {
                let span = self.span(bounds[1].unwrap_or(node));
                self.findings.push(Finding::unreadable(Code::Schema, span, unfit.message, unfit.mend));
                Some(Held::Unreadable)
            }
        }
    }

    /// A sequence; one name or word alone counts as a list of one.
    fn sequence(&mut self, place: Place, of: &'static Type, tail: Tail, node: NodeId) -> Option<Held> {
        let start = self.members.len();
        if self.tree.kind(node) == NodeKind::Sequence {
            for item in self.tree.items(node) {
                let slot = self.item(place, of, item);
                self.members.push(slot);
            }
        } else {
            if matches!(of, Type::Element(_)) {
                return None;
            }
            let held = self.single(place, of, node)?;
            let slot = self.slot(held, self.span(node));
            self.members.push(slot);
        }
        Some(self.list(start, tail))
    }

    /// A member of a sequence. `none` among others has no meaning of its own: it is a text, or a name that leads nowhere.
    fn item(&mut self, place: Place, of: &'static Type, node: NodeId) -> Slot {
        let place = Place { key: node, ..place };
        if self.tree.kind(node) == NodeKind::Mapping && self.is_wrapped(node) {
            return self.field(place, of, node);
        }
        let held = self.single(place, of, node);
        let span = match held {
            Some(Held::Element(element)) => self.model.span(element),
            _ => self.span(node),
        };
        match held {
            Some(held) => self.slot(held, span),
            None => self.unreadable(node, node),
        }
    }

    fn is_wrapped(&self, node: NodeId) -> bool {
        self.tree.len(node) <= 4
            && self.tree.entries(node).any(|(key, _)| matches!(self.tree.text(key), Some("value" | "disputed")))
    }

    /// A mapping whose keys are the members' ids.
    fn keyed(&mut self, place: Place, of: &'static Type, tail: Tail, node: NodeId) -> Option<Held> {
        let Type::Element(kind) = *of else { return None };
        if self.tree.kind(node) != NodeKind::Mapping {
            return None;
        }
        let start = self.members.len();
        for (key, value) in self.tree.entries(node) {
            let slot = self.keyed_member(place, kind, key, value);
            self.members.push(slot);
        }
        Some(self.list(start, tail))
    }

    fn keyed_member(&mut self, place: Place, kind: Kind, key: NodeId, value: NodeId) -> Slot {
        let tree = self.tree;
        let span = self.span(key);
        let mapping = tree.kind(value) == NodeKind::Mapping;
        let element = mapping.then(|| self.element(kind, value, Some(key), Some((place.holder, place.field))));
        let id = tree.text(key).filter(|_| element::is_referred_to(kind));
        if let (Some(id), Some(part)) = (id, self.parts.get_mut(self.part)) {
            part.ids.entry(id).or_default().push(super::Id { kind, element, key });
        }
        if element.is_none() {
            self.passed_over += 1;
        }
        let held = element.map_or(Held::Unreadable, Held::Element);
        self.slot(held, span)
    }

    /// Moves the members from `start` on into the model.
    fn list(&mut self, start: usize, tail: Tail) -> Held {
        let tail = tail.decided(self.kept);
        let at = offset(self.model.lists.len());
        self.model.lists.extend(self.members.drain(start..));
        Held::List { start: at, len: offset(self.model.lists.len()) - at, tail }
    }
}

/// Whether a text has more letters than so many.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}
