//! From a place in the file back to the fact that stands there, and to the paper it was read in.

use super::facts::{Citation, Datum, ElementId, Fact, Model};
use super::vocab::{FieldId, Kind};
use crate::finding::PaperCite;
use crate::source::Span;

impl Model {
    /// The field whose value stands exactly at a place, or the element that does.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<(ElementId, Option<FieldId>)> {
        if span.file != self.file {
            return None;
        }
        let stands = |lo: u32, hi: u32| (lo, hi) == (span.lo, span.hi);
        let field_of = |element: ElementId| {
            let fields = (0u8..).map(FieldId).take(self.kind(element).fields().len());
            fields.into_iter().find(|field| match self.written(element, *field) {
                Fact::NotStated(_) => false,
                Fact::None(at)
                | Fact::Known(_, at)
                | Fact::Uncertain(_, at, _)
                | Fact::Disputed(_, at)
                | Fact::Unreadable(at) => stands(at.lo, at.hi),
            })
        };
        let mut elements = self.elements().filter(|element| self.parent(*element).is_some() || *element == self.root());
        elements.find_map(|element| {
            let own = self.span(element);
            if stands(own.lo, own.hi) {
                return Some((element, None));
            }
            field_of(element).map(|field| (element, Some(field)))
        })
    }

    /// A citation as findings print it; nothing when its first word is none of the file's sources.
    #[must_use]
    pub fn paper_cite(&self, cite: &Citation<'_>) -> Option<PaperCite> {
        Some(PaperCite { paper: self.paper(cite.source?), place: cite.place.to_owned() })
    }

    /// Whether what an element says is the published document's own word: it is cited from the document itself, or the
    /// area keeps the file and cites nothing else.
    #[must_use]
    pub fn is_published_word(&self, element: ElementId) -> bool {
        let mut cited = self.citations(element, None).peekable();
        if cited.peek().is_none() {
            return self.is_kept();
        }
        cited.any(|cite| {
            cite.source.is_some_and(|source| {
                self.kind(source) == Kind::Source
                    && matches!(self.named(source, "kind"), Fact::Known(Datum::Word("the-document"), _))
            })
        })
    }
}
