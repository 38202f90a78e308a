//! What the file as a whole says of itself.

use super::facts::{Datum, ElementId, Fact, List, Model};
use super::store::{Held, Slot};
use super::vocab::{FieldName, Kind, key};
use super::worked_out::WorkedOut;
use crate::finding::Gap;
use crate::source::{FileId, Span};
use crate::time::Day;

/// Why nothing is held of a topic that is known from its heading only; the transcriber doubts nothing.
pub const HEADING_ONLY: &str = "only its heading was seen";

/// Why a missing key is missing (design section 5, sources).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// The published document was read whole and does not say.
    DocumentIsSilent,
    /// What was read is not the whole of the published document.
    NotRead,
    /// The paper that the thing itself was read in was read whole and does not say; the published document was not read whole.
    PaperIsSilent,
    /// The area keeps the file itself and has not filled it in.
    FileDoesNotSay,
}

impl Silence {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::DocumentIsSilent, Self::NotRead, Self::PaperIsSilent, Self::FileDoesNotSay];

    /// The reason as a clause.
    #[must_use]
    pub const fn words(self) -> &'static str {
        let [document, not_read, paper, file] = Gap::UNSAID;
        match self {
            Self::DocumentIsSilent => document,
            Self::NotRead => not_read,
            Self::PaperIsSilent => paper,
            Self::FileDoesNotSay => file,
        }
    }
}

impl Model {
    /// A model without elements.
    pub(super) fn empty(file: FileId, day: Day, kept: bool) -> Self {
        Self {
            file,
            day,
            kept,
            ahead: false,
            borrowed: Vec::new(),
            unused: Vec::new(),
            one_with: Vec::new(),
            text: String::new(),
            elements: Vec::new(),
            slots: Vec::new(),
            lists: Vec::new(),
            inner: Vec::new(),
            refs: Vec::new(),
            days: Vec::new(),
            day_words: Vec::new(),
            periods: Vec::new(),
            readings: Vec::new(),
            cites: Vec::new(),
            worked_out: WorkedOut::default(),
        }
    }

    /// The day that the file was read at: the one handed in, at which names were looked up.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.day
    }

    /// True for a file that its area keeps itself, false for one that transcribes a paper and has a day of its own.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.kept
    }

    /// The day that the file speaks for (`as-at`), where it states one for certain.
    #[must_use]
    pub fn file_day(&self) -> Option<Day> {
        match self.named(self.root(), key!("as-at")) {
            Fact::Known(Datum::Day(day), _) => Some(day),
            _ => None,
        }
    }

    /// Whether it could be read what the file describes and for which areas. Where it could not, the file may be the one that others seem to lack;
    /// any other value that cannot be read leaves open what it is part of, and not which files there are.
    #[must_use]
    pub fn says_what_it_is(&self) -> bool {
        const SAYS: [&str; 6] = ["kind", "id", "describes", "partnership", "areas", "supersedes"];
        SAYS.into_iter().all(|field| match self.named(self.root(), field) {
            Fact::Unreadable(_) => false,
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                list.iter().all(|fact| !matches!(fact, Fact::Unreadable(_)))
            }
            _ => true,
        })
    }

    /// How far the description has come, where it says so for certain: `proposed`, `agreed`, `published`, `ceased`.
    #[must_use]
    pub fn status(&self) -> Option<&'static str> {
        match self.named(self.root(), key!("status")) {
            Fact::Known(Datum::Word(word), _) => Some(word),
            _ => None,
        }
    }

    /// A text that the description states of itself for certain, such as its `id` or what it `describes`.
    #[must_use]
    pub fn own_text(&self, field: impl FieldName) -> Option<&str> {
        match self.named(self.root(), field) {
            Fact::Known(Datum::Text(text), _) => Some(text),
            _ => None,
        }
    }

    /// The texts of a list that the description states of itself for certain, such as what it `supersedes`.
    pub fn own_texts(&self, field: impl FieldName) -> impl Iterator<Item = &str> {
        self.texts_of(self.root(), field)
    }

    /// The texts of a list of an element that are known for certain.
    pub(super) fn texts_of(&self, element: ElementId, field: impl FieldName) -> impl Iterator<Item = &str> {
        let list = match self.named(element, field) {
            Fact::Known(Datum::List(list), _) => Some(list),
            _ => None,
        };
        list.into_iter().flat_map(List::iter).filter_map(|fact| match fact {
            Fact::Known(Datum::Text(text), _) => Some(text),
            _ => None,
        })
    }

    /// Whether a list of ids that the description states of itself names another: by the id of its file, or of what that describes.
    #[must_use]
    pub fn names(&self, field: impl FieldName, other: &Self) -> bool {
        let ids = [other.own_text(key!("id")), other.own_text(key!("describes"))];
        self.own_texts(field).any(|name| ids.contains(&Some(name)))
    }

    /// Whether two descriptions are of one arrangement: by what they describe, an id that it had, else by the id of the file.
    #[must_use]
    pub fn describes_the_same_as(&self, other: &Self) -> bool {
        if self.names(key!("formerly"), other) || other.names(key!("formerly"), self) {
            return true;
        }
        let named = |field| self.own_text(field).zip(other.own_text(field));
        named("describes").or_else(|| named("id")).is_some_and(|(one, other)| one == other)
    }

    /// True for a file of things that partnerships share, which describes no arrangement.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.named(self.root(), key!("kind")), Fact::Known(Datum::Word("shared"), _))
    }

    /// Whether a topic is known from its heading only, so that nothing is held of it.
    pub(super) fn says_heading(&self, element: ElementId) -> bool {
        let says = key!("says").in_kind(self.kind(element)).filter(|_| self.kind(element) == Kind::Content);
        let says = says.and_then(|field| self.slot(element, field));
        matches!(says, Some(Slot { held: Held::Word(word), .. }) if *word == "heading")
    }

    /// Why a key that is missing from this file is missing.
    #[must_use]
    pub fn why_not_stated(&self) -> Silence {
        *self.worked_out.silence.get_or_init(|| self.silence(self.kept, self.file))
    }

    /// Why a key of an element is missing: where the element stands in papers that were read whole, these do not say.
    #[must_use]
    pub fn why_missing(&self, element: ElementId, place: Span) -> Silence {
        let silence = self.why_not_stated_at(place);
        let whole = |source| matches!(self.named(source, key!("read")), Fact::Known(Datum::Word("whole"), _));
        let mut papers = self.citations(element, None).map(|cite| cite.source).peekable();
        if silence == Silence::NotRead && papers.peek().is_some() && papers.all(|source| source.is_some_and(whole)) {
            return Silence::PaperIsSilent;
        }
        silence
    }

    /// The same for one of the files whose elements stand in this model.
    pub(super) fn silence(&self, kept: bool, file: FileId) -> Silence {
        if kept {
            return Silence::FileDoesNotSay;
        }
        let whole = self.of_kind(Kind::Source).filter(|source| self.file_of(*source) == file).any(|source| {
            matches!(self.named(source, key!("kind")), Fact::Known(Datum::Word("the-document"), _))
                && matches!(self.named(source, key!("read")), Fact::Known(Datum::Word("whole"), _))
        });
        if whole { Silence::DocumentIsSilent } else { Silence::NotRead }
    }

    /// What is known of a field by its name; not stated where the kind has no such field.
    #[must_use]
    pub fn named(&self, element: ElementId, field: impl FieldName) -> Fact<'_> {
        match field.in_kind(self.kind(element)) {
            Some(field) => self.fact(element, field),
            None => Fact::NotStated(self.span(element)),
        }
    }

    pub(super) fn body_name(&self, body: ElementId) -> Option<&str> {
        self.value(body, key!("name")).and_then(|name| if let Datum::Text(text) = name { Some(text) } else { None })
    }

    pub(super) fn body_kind(&self, body: ElementId) -> Option<&str> {
        match self.value(body, key!("kind"))? {
            Datum::Text(text) => Some(text),
            Datum::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The value of a field whatever doubt there is about it; nothing when it is disputed, for then there are several.
    pub(super) fn value(&self, element: ElementId, field: impl FieldName) -> Option<Datum<'_>> {
        match self.written(element, field.in_kind(self.kind(element))?) {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(datum),
            Fact::NotStated(_) | Fact::None(_) | Fact::Disputed(..) | Fact::Unreadable(_) => None,
        }
    }
}
