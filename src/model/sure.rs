//! Facts that are certain, read off without asking why others are not.

use super::facts::{ElementId, Model};
use super::store::Held;
use super::vocab::FieldId;

impl Model {
    /// Whether a field is written at all, `none` and disputed values included.
    #[must_use]
    pub fn is_stated(&self, element: ElementId, field: FieldId) -> bool {
        self.slot(element, field).is_some_and(|slot| !matches!(slot.held, Held::NotStated))
    }

    /// The element that a field leads to, where neither of the two is doubted.
    #[must_use]
    pub fn leads_to(&self, element: ElementId, field: FieldId) -> Option<ElementId> {
        let to = match self.sure(element, field)? {
            Held::Element(to) => to,
            Held::Ref(at) => (*self.refs.get(at as usize)?)?,
            _ => return None,
        };
        self.element(to)?.doubt.is_none().then_some(to)
    }

    /// The text or the word that a field holds, where the element is not doubted.
    #[must_use]
    pub fn sure_text(&self, element: ElementId, field: FieldId) -> Option<&str> {
        match self.sure(element, field)? {
            Held::Text(text) => Some(self.text(text)),
            Held::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether a field holds a single value, and neither it nor the element is doubted.
    #[must_use]
    pub fn is_sure(&self, element: ElementId, field: FieldId) -> bool {
        match self.sure(element, field) {
            Some(Held::Element(_) | Held::Ref(_)) => self.leads_to(element, field).is_some(),
            Some(
                Held::Text(_)
                | Held::Bool(_)
                | Held::Int(_)
                | Held::Money(_)
                | Held::Share(_)
                | Held::Day(_)
                | Held::Period(_)
                | Held::Year(_)
                | Held::Word(_),
            ) => true,
            _ => false,
        }
    }

    /// What a field of an element holds that is not doubted as a whole.
    #[inline]
    fn sure(&self, element: ElementId, field: FieldId) -> Option<Held> {
        self.element(element)?.doubt.is_none().then(|| self.slot(element, field)).flatten().map(|slot| slot.held)
    }
}
