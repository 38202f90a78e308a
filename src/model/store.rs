//! How facts are stored: elements with one slot for each field of their kind, and tables beside them.

use super::facts::ElementId;
use super::vocab::{FieldId, Kind, Tail};
use crate::source::FileId;
use crate::time::FinancialYear;

/// A file of shared things whose elements stand in a model beside its own.
///
/// Places in it are stored behind those of the model's own file, so that a slot needs no file of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Borrowed {
    /// What the first byte of the file counts as.
    pub(super) base: u32,
    pub(super) file: FileId,
    /// True where it is kept, false where it transcribes a paper.
    pub(super) kept: bool,
}

/// A range of the model's text buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextId {
    pub(super) lo: u32,
    pub(super) hi: u32,
}

/// One field of one element as stored: what is known and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) held: Held,
    /// Byte range of the value, or of the key after which it would stand.
    pub(super) lo: u32,
    pub(super) hi: u32,
    /// Citations of this field alone, a range of the model's citations.
    pub(super) cites: (u32, u32),
}

/// What a slot holds. Texts, periods, lists and readings stand in tables beside it, so that a slot stays small.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    NotStated,
    None,
    Unreadable,
    Text(TextId),
    Bool(bool),
    Int(i64),
    Money(i64),
    Share(i64),
    Day(u32),
    Period(u32),
    Year(FinancialYear),
    /// A reference into the table of its list, which is half as wide as the word itself.
    Word(&'static &'static str),
    /// An element written in place.
    Element(ElementId),
    /// A name, by its place in [`Model::refs`], since names are resolved when the whole file has been read.
    Ref(u32),
    List {
        start: u32,
        len: u32,
        tail: Tail,
    },
    Disputed {
        start: u32,
        len: u32,
    },
    Uncertain {
        inner: u32,
        why: TextId,
    },
}

/// One element as stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) lo: u32,
    pub(super) hi: u32,
    /// The id it stands under and where, for keyed lists and bodies.
    pub(super) id: Option<TextId>,
    pub(super) parent: Option<(ElementId, FieldId)>,
    /// First of its slots, one for each field of its kind.
    pub(super) slots: u32,
    pub(super) cites: (u32, u32),
    /// Why the whole of it, or something around it, is doubted.
    pub(super) doubt: Option<TextId>,
}

/// One citation as stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cite {
    pub(super) source: Option<ElementId>,
    pub(super) place: TextId,
    pub(super) lo: u32,
    pub(super) hi: u32,
}
