//! A model read both ways where something in it is doubted: as it is written, and as if what is doubted were not there.

use super::facts::{ElementId, Model};
use super::store::{Held, Slot};

/// How what is doubted is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubts {
    /// To be as it is written.
    Lifted,
    /// Not to be stated.
    LeftOut,
}

impl Model {
    /// A copy in which nothing is doubted any more, since what was is taken to be one thing or the other.
    #[must_use]
    pub fn with_doubts(&self, taken: Doubts) -> Self {
        let mut model = self.clone();
        if taken == Doubts::LeftOut {
            model.leave_out_doubted();
        }
        let inner = &self.inner;
        let certain = |slot: &mut Slot| {
            if let Held::Uncertain { inner: at, .. } = slot.held {
                let held = inner.get(at as usize).map(|slot| slot.held);
                slot.held = match taken {
                    Doubts::Lifted => held.unwrap_or(Held::Unreadable),
                    Doubts::LeftOut => Held::NotStated,
                };
            }
        };
        model.slots.iter_mut().chain(&mut model.lists).for_each(certain);
        model.readings.iter_mut().for_each(|reading| certain(&mut reading.slot));
        model.keep_names(self);
        for element in &mut model.elements {
            element.doubt = None;
        }
        model
    }

    /// Lets everything go by the name that it has in the file, which says of itself that it is in doubt: nothing rests on it.
    fn keep_names(&mut self, written: &Self) {
        for element in &written.elements {
            for field in ["name", "title"].into_iter().filter_map(|name| element.kind.field(name)) {
                let at = element.slots as usize + usize::from(field.0);
                if let (Some(own), Some(slot)) = (self.slots.get_mut(at), written.slots.get(at)) {
                    *own = *slot;
                }
            }
        }
    }

    /// Leaves out the elements that are doubted as a whole; names that led there lead nowhere, as if they had not been written.
    fn leave_out_doubted(&mut self) {
        let count = self.elements.len();
        self.unused.resize(count, false);
        for (unused, element) in self.unused.iter_mut().zip(&self.elements) {
            *unused |= element.doubt.is_some();
        }
        let (elements, refs) = (&self.elements, &self.refs);
        let doubted = |to: ElementId| elements.get(to.0 as usize).is_some_and(|element| element.doubt.is_some());
        let leave_out = |slot: &mut Slot| {
            let to = match slot.held {
                Held::Element(to) => Some(to),
                Held::Ref(at) => refs.get(at as usize).copied().flatten(),
                _ => None,
            };
            if to.is_some_and(doubted) {
                slot.held = Held::NotStated;
            }
        };
        self.slots.iter_mut().chain(&mut self.lists).for_each(leave_out);
        self.note_kinds();
    }
}
