//! Values while they are worked out.

use std::rc::Rc;

use super::gaps::GapId;
use crate::finding;
use crate::model::vocab::{FieldId, Kind};
use crate::model::{ElementId, List, Model};
use crate::reference::{Area, Body};
use crate::source::Span;
use crate::time::{Day, FinancialYear, Period};

/// An element of one of the descriptions, or one of the reference lists that no file mentions.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// An element of a description.
    Of {
        /// Which description, by its place in [`Context::models`](super::Context::models).
        model: u32,
        /// The element.
        element: ElementId,
    },
    /// A body of the reference lists.
    Body(&'a Body<'static>),
    /// An area of the reference lists.
    Area(&'a Area<'static>),
}

/// A value that the caller fixes for a constant of the scope.
#[derive(Clone, Debug)]
pub enum Fixed<'a> {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Words, also one word of a list.
    Text(&'a str),
    /// Whole pence.
    Money(i64),
    /// Hundredths of a per cent.
    Share(i64),
    /// A day.
    Day(Day),
    /// A period.
    Period(Period),
    /// A financial year.
    Year(FinancialYear),
    /// An element.
    Thing(Thing<'a>),
    /// A value with the place it stands at.
    At(Box<Fixed<'a>>, Span),
    /// Said to be none.
    None,
    /// Not known, and why.
    Unknown(finding::Gap),
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) model: u32,
    pub(super) element: ElementId,
    pub(super) field: Option<FieldId>,
    /// Which member of a list.
    pub(super) index: Option<u32>,
    pub(super) span: Span,
}

/// A value with the place it stands at, if it stands anywhere.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) value: Value<'a>,
    pub(super) at: Option<Site>,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    /// Not known, and what is missing.
    Unknown(GapId),
    /// Said to be none.
    None,
    Bool(bool),
    Int(i64),
    /// A number between bounds, and what is missing to tell which.
    Between {
        least: Option<i64>,
        most: Option<i64>,
        gaps: GapId,
    },
    Text(&'a str),
    Word(&'a str),
    Money(i64),
    Share(i64),
    Day(Day),
    Period(Period),
    Year(FinancialYear),
    Thing(Thing<'a>),
    List(Seq<'a>),
}

/// A list: its members as far as they are known, and whether there may be others.
#[derive(Clone, Debug)]
pub(super) enum Seq<'a> {
    /// As it stands in a description.
    Written {
        list: List<'a>,
        site: Site,
        /// Whether members are told apart by the judged day.
        sliced: bool,
        /// Why the whole list is in doubt.
        doubt: Option<GapId>,
        /// Whether it is taken as if there were no other members.
        alone: bool,
    },
    /// Made by an expression.
    Made { members: Rc<[Member<'a>]>, open: Option<GapId> },
    /// Without members; open when there may be some.
    Empty { open: Option<GapId> },
}

impl<'a> Seq<'a> {
    /// The list that a value is; what is no list is empty, and open if it is not known.
    pub(super) fn of(value: Value<'a>) -> Self {
        match value {
            Value::List(seq) => seq,
            Value::Unknown(gap) => Self::Empty { open: Some(gap) },
            _ => Self::Empty { open: None },
        }
    }
}

/// A member of a list.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    pub(super) what: Placed<'a>,
    /// Set when it may not belong to the list, with what is missing to tell.
    pub(super) maybe: Option<GapId>,
}

/// True, false, or unknown with what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kleene {
    True,
    False,
    Unknown(GapId),
}

impl From<bool> for Kleene {
    fn from(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

impl std::ops::Not for Kleene {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

impl<'a> Placed<'a> {
    pub(super) const fn bare(value: Value<'a>) -> Self {
        Self { value, at: None }
    }
}

impl<'a> Thing<'a> {
    /// Which kind of element it is.
    #[must_use]
    pub fn kind(self, models: &[&'a Model]) -> Kind {
        match self {
            Self::Of { model, element } => {
                models.get(model as usize).map_or(Kind::Collective, |model| model.kind(element))
            }
            Self::Body(_) => Kind::Body,
            Self::Area(_) => Kind::Area,
        }
    }

    /// The id it goes by, if it has one.
    #[must_use]
    pub fn id(self, models: &[&'a Model]) -> Option<&'a str> {
        match self {
            Self::Of { model, element } => models.get(model as usize)?.id(element),
            Self::Body(body) => Some(body.id),
            Self::Area(area) => Some(area.id),
        }
    }

    /// Whether two are the same: areas and bodies by their id across descriptions, everything else only within one.
    #[must_use]
    pub fn same_as(self, other: Self, models: &[&'a Model]) -> bool {
        if let (Self::Of { model: a, element: x }, Self::Of { model: b, element: y }) = (self, other) {
            if a == b && x == y {
                return true;
            }
            if a == b && !matches!(self.kind(models), Kind::Body | Kind::Area) {
                return false;
            }
        }
        let kind = self.kind(models);
        matches!(kind, Kind::Body | Kind::Area)
            && kind == other.kind(models)
            && self.id(models).is_some()
            && self.id(models) == other.id(models)
    }
}

impl Value<'_> {
    /// As a text, where it is one.
    pub(super) const fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            _ => None,
        }
    }
}
