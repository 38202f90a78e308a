//! What an expression may name.

use std::sync::Arc;

use super::parts::Parts;
use super::types::Ty;
use crate::model::vocab::Kind;

/// The names that an expression is checked against.
///
/// Every scope knows `day` and `arrangements`; one with an arrangement also knows `arrangement` and each of its fields.
/// A name that is given here goes before a field of the arrangement of the same name.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub(super) elements: Vec<(String, Kind)>,
    pub(super) constants: Vec<(String, Ty)>,
    pub(super) without_arrangement: bool,
    pub(super) sides: bool,
    pub(super) parts: Arc<Parts>,
}

impl Scope {
    /// A scope with the arrangement alone.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A scope for judging a whole set, in which there is no one arrangement.
    #[must_use]
    pub fn of_the_set() -> Self {
        Self { without_arrangement: true, ..Self::default() }
    }

    /// A scope that also knows `before` and `after`, the arrangements of the two sides of a step.
    #[must_use]
    pub fn with_sides(mut self) -> Self {
        self.sides = true;
        self
    }

    /// Adds an element under a name; values come in the same order in [`Context::elements`](super::Context::elements).
    #[must_use]
    pub fn with_element(mut self, name: &str, kind: Kind) -> Self {
        self.elements.push((name.replace('-', "_"), kind));
        self
    }

    /// Adds the subject of a rule under the name of its kind.
    #[must_use]
    pub fn with_subject(self, kind: Kind) -> Self {
        self.with_element(kind.name(), kind)
    }

    /// Adds a constant, whose name may have dots (`law.first_publication_by`); values come in the same order in
    /// [`Context::constants`](super::Context::constants).
    #[must_use]
    pub fn with_constant(mut self, name: &str, ty: Ty) -> Self {
        self.constants.push((name.to_owned(), ty));
        self
    }

    /// Whether a name means the same in every condition that knows it.
    pub(super) fn fixes(&self, name: &str) -> bool {
        match name {
            "day" | "arrangement" | "arrangements" => true,
            "before" | "after" => self.sides,
            _ => false,
        }
    }

    pub(super) fn element(&self, name: &str) -> Option<(usize, Kind)> {
        let at = self.elements.iter().position(|(known, _)| known == name)?;
        self.elements.get(at).map(|(_, kind)| (at, *kind))
    }

    pub(super) fn constant(&self, name: &str) -> Option<(usize, &Ty)> {
        let at = self.constants.iter().position(|(known, _)| known == name)?;
        self.constants.get(at).map(|(_, ty)| (at, ty))
    }

    /// Whether a constant begins with this name and a dot.
    pub(super) fn begins_constant(&self, name: &str) -> bool {
        self.constants.iter().any(|(known, _)| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
    }

    /// Every name, for suggestions.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.elements.iter().map(|(name, _)| name.clone()).collect();
        names.extend(self.constants.iter().map(|(name, _)| name.clone()));
        names.extend(["day".to_owned(), "arrangements".to_owned()]);
        names.extend(self.parts.names().map(str::to_owned));
        if self.sides {
            names.extend(["before".to_owned(), "after".to_owned()]);
        }
        if !self.without_arrangement {
            names.push("arrangement".to_owned());
            names.extend(Kind::Arrangement.fields().iter().map(|field| snake(field.name)));
        }
        names
    }
}

/// A key of the format as expressions write it.
pub(super) fn snake(key: &str) -> String {
    key.replace('-', "_")
}

/// A name of an expression as the format writes it.
pub(super) fn kebab(name: &str) -> String {
    name.replace('_', "-")
}
