//! Facts supposed one way or another, and what the rule makes of it.

use crate::finding::Outcome;
use crate::model::vocab::FieldId;
use crate::model::{ElementId, Model, Other, Supposing};

/// A field of an element of one of the models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Site {
    pub(super) model: usize,
    pub(super) element: ElementId,
    pub(super) field: FieldId,
}

/// How a rule comes out on models; nothing where it is not asked there, or cannot be worked out.
pub(in crate::rules) type Ask<'a> = &'a dyn Fn(&[&Model]) -> Option<Outcome>;

/// Copies of the models of which facts may be supposed to be otherwise.
#[derive(Debug)]
pub(in crate::rules) struct Copies {
    of: Vec<Supposing>,
}

impl Copies {
    /// Copies of these models.
    pub(in crate::rules) fn of(models: &[&Model]) -> Self {
        Self { of: models.iter().map(|model| Supposing::of(model)).collect() }
    }

    /// The models as they are written.
    pub(super) fn models(&self) -> Vec<&Model> {
        self.of.iter().map(Supposing::model).collect()
    }

    pub(super) fn model(&self, site: Site) -> Option<&Model> {
        self.of.get(site.model).map(Supposing::model)
    }

    /// How the rule comes out when these facts are otherwise; nothing where one of them cannot be.
    pub(super) fn outcome(&mut self, supposed: &[(Site, &Other)], ask: Ask<'_>) -> Option<Outcome> {
        let all = supposed.iter().all(|(site, other)| {
            let copy = self.of.get_mut(site.model);
            copy.is_some_and(|copy| copy.suppose(site.element, site.field, other))
        });
        let outcome = if all { ask(&self.models()) } else { None };
        for copy in &mut self.of {
            copy.as_written();
        }
        outcome
    }

    /// The facts that were asked for since the last time, in their order.
    pub(super) fn take_asked(&self) -> Vec<Site> {
        let of = |(model, copy): (usize, &Supposing)| {
            copy.take_asked().into_iter().map(move |(element, field)| Site { model, element, field })
        };
        self.of.iter().enumerate().flat_map(of).collect()
    }
}
