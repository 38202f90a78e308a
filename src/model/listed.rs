//! What the model asks of the reference lists of areas and bodies.

use crate::time::Day;

/// An area or a body of the reference lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'r> {
    /// Its id; an area and its council share one.
    pub id: &'r str,
    /// Its full name.
    pub name: &'r str,
    /// Which sort of body, a word of [`BODY_KIND`](super::vocab::BODY_KIND); nothing for an area.
    pub kind: Option<&'r str>,
    /// Since when, if the lists say.
    pub from: Option<Day>,
    /// Its last day, if it has ended or is to end.
    pub until: Option<Day>,
}

/// Where a name leads in the reference lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked<'r> {
    /// To one.
    One(Listed<'r>),
    /// To several; all of them.
    Several(Vec<Listed<'r>>),
    /// To none.
    None,
}

/// Reference lists in which names are looked up.
///
/// An id leads to its area or body whatever the day, for a file may name what has ended. Any other name leads to what
/// bears it on the day.
pub trait Lists {
    /// The area of that id or name.
    fn area(&self, name: &str, on: Day) -> Looked<'_>;
    /// The body of that id or name.
    fn body(&self, name: &str, on: Day) -> Looked<'_>;
    /// The area that a mistyped name most likely stands for; asked only for names that lead nowhere.
    fn area_like(&self, name: &str, on: Day) -> Option<Listed<'_>>;
    /// The body that a mistyped name most likely stands for; asked only for names that lead nowhere.
    fn body_like(&self, name: &str, on: Day) -> Option<Listed<'_>>;
}
