//! What stands in a model beside its own file: posts, groups and documents of files that partnerships share.

use super::facts::{ElementId, Model};
use super::file::Silence;
use super::store::Borrowed;
use super::vocab::Kind;
use crate::source::{FileId, Span};

impl Model {
    /// The file that an element was read from: the model's own, or one of shared things.
    #[must_use]
    pub fn file_of(&self, element: ElementId) -> FileId {
        self.span(element).file
    }

    /// Whether an element was read from the model's own file.
    #[must_use]
    pub fn is_own(&self, element: ElementId) -> bool {
        self.borrowed.is_empty() || self.file_of(element) == self.file()
    }

    /// The id of the file that an element stands in.
    #[must_use]
    pub fn home(&self, element: ElementId) -> Option<&str> {
        let mut top = element;
        while let Some((holder, _)) = self.parent(top) {
            top = holder;
        }
        if self.kind(top) == Kind::Arrangement { self.id(top) } else { None }
    }

    /// The file and the id of the shared thing that an element of the model's own is one with.
    #[must_use]
    pub fn one_with(&self, element: ElementId) -> Option<(&str, &str)> {
        let shared = self.counterpart(element)?;
        self.home(shared).zip(self.id(shared))
    }

    /// The shared thing that an element of the model's own is one with.
    #[must_use]
    pub fn counterpart(&self, element: ElementId) -> Option<ElementId> {
        self.one_with.iter().find(|(own, _)| *own == element).map(|(_, shared)| *shared)
    }

    /// Elements of the model's own that are one with shared things, each with its counterpart.
    pub fn counterparts(&self) -> impl Iterator<Item = (ElementId, ElementId)> + '_ {
        self.one_with.iter().copied()
    }

    /// The shared things that elements of the model's own are one with; as such they count nowhere else.
    pub fn shared_counterparts(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.counterparts().map(|(_, shared)| shared)
    }

    /// The files of shared things whose elements stand in this model.
    pub fn shared_files(&self) -> impl Iterator<Item = FileId> + '_ {
        self.borrowed.iter().map(|borrowed| borrowed.file)
    }

    /// Whether one of the files is kept, and does not transcribe a paper.
    pub(super) fn is_kept_at(&self, file: FileId) -> bool {
        self.borrowed.iter().find(|borrowed| borrowed.file == file).map_or(self.kept, |borrowed| borrowed.kept)
    }

    /// Why a key that is missing at a place is missing: what a shared file leaves out is no silence of the document.
    #[must_use]
    pub fn why_not_stated_at(&self, place: Span) -> Silence {
        if place.file == self.file() {
            return self.why_not_stated();
        }
        self.silence(self.is_kept_at(place.file), place.file)
    }

    /// True of an element of a shared file that nothing in the model's own file leads to.
    pub(super) fn is_unused(&self, element: ElementId) -> bool {
        self.unused.get(element.0 as usize).copied().unwrap_or(false)
    }

    /// A stored place as a place in its file.
    pub(super) fn place(&self, lo: u32, hi: u32) -> Span {
        match self.borrowed.iter().rev().find(|borrowed| borrowed.base <= lo) {
            Some(Borrowed { base, file, .. }) => Span::new(*file, lo - base, hi - base),
            None => Span::new(self.file, lo, hi),
        }
    }

    /// A place in one of the files as it is stored; nothing for a place in another file.
    pub(super) fn stored(&self, span: Span) -> Option<(u32, u32)> {
        if span.file == self.file {
            return Some((span.lo, span.hi));
        }
        let borrowed = self.borrowed.iter().find(|borrowed| borrowed.file == span.file)?;
        Some((span.lo + borrowed.base, span.hi + borrowed.base))
    }
}
