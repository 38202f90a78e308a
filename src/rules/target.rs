//! What a rule asks about, and which subjects an arrangement has.

use crate::model::vocab::{FieldId, Kind, Tail, Type};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;

/// The kind of subject of a rule: `applies: {to: …}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Elements of a kind; the arrangement itself and its areas among them.
    Kind(Kind),
    /// An area of an arrangement that is said to end.
    EndedArea,
    /// Every value that sources disagree about.
    DisputedValue,
    /// Every fact that two descriptions of one arrangement give differently.
    DifferingValue,
    /// Every fact of a shared thing that the files of several partnerships give differently.
    SharedValue,
}

impl Target {
    /// The target of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ended-area" => Some(Self::EndedArea),
            "disputed-value" => Some(Self::DisputedValue),
            "differing-value" => Some(Self::DifferingValue),
            "shared-value" => Some(Self::SharedValue),
            name => Kind::named(name).map(Self::Kind),
        }
    }

    /// Every name, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Kind::ALL.iter().map(|kind| kind.name()).chain([
            "ended-area",
            "disputed-value",
            "differing-value",
            "shared-value",
        ])
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::EndedArea => "ended-area",
            Self::DisputedValue => "disputed-value",
            Self::DifferingValue => "differing-value",
            Self::SharedValue => "shared-value",
        }
    }

    /// Where such things stand in a file: in which field of which kind of element.
    #[must_use]
    pub fn homes(self) -> Vec<(Kind, &'static str)> {
        let Some(kind) = self.element() else { return Vec::new() };
        homes(kind).filter_map(|(holder, field)| Some((holder, holder.definition(field)?.name))).collect()
    }

    /// Whether it is a value that is told in two ways: that there is one decides, and nothing about it could be otherwise.
    #[must_use]
    pub const fn is_of_values(self) -> bool {
        matches!(self, Self::DisputedValue | Self::DifferingValue | Self::SharedValue)
    }

    /// The kind of element that stands for the subject in expressions.
    #[must_use]
    pub const fn element(self) -> Option<Kind> {
        match self {
            Self::Kind(kind) => Some(kind),
            Self::EndedArea => Some(Kind::Area),
            Self::DisputedValue | Self::DifferingValue | Self::SharedValue => None,
        }
    }
}

/// A field that would have to be stated for there to be subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unstated {
    /// The element whose field it is.
    pub holder: ElementId,
    /// The field.
    pub field: FieldId,
    /// After which key it would stand, or where it stands and cannot be read.
    pub span: Span,
}

/// The subjects of one kind in one description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// These.
    Some(Vec<ElementId>),
    /// None, and the file says so.
    SaidEmpty,
    /// None, and it is not said whether there are any.
    NotStated(Vec<Unstated>),
}

/// The subjects of a kind: the arrangement, its areas, or every element of the kind that the file writes down.
#[must_use]
pub fn subjects(model: &Model, kind: Kind) -> Subjects {
    match kind {
        Kind::Arrangement => Subjects::Some(vec![model.root()]),
        Kind::Area => areas(model),
        kind => written(model, kind),
    }
}

fn areas(model: &Model) -> Subjects {
    let Some(field) = Kind::Arrangement.field("areas") else { return Subjects::SaidEmpty };
    match model.fact(model.root(), field) {
        Fact::Known(Datum::List(list), _) if !list.is_empty() => {
            // An area in doubt is asked about beside the others: nothing can be held of it.
            let known = list.iter().filter_map(|fact| match fact {
                Fact::Known(Datum::Element(area), _) => Some(area),
                _ => None,
            });
            let known: Vec<_> = known.collect();
            if known.is_empty() {
                Subjects::NotStated(torn(model, Kind::Area, model.root(), field))
            } else {
                Subjects::Some(known)
            }
        }
        Fact::Known(..) | Fact::None(_) => Subjects::SaidEmpty,
        Fact::NotStated(span) | Fact::Unreadable(span) | Fact::Uncertain(_, span, _) | Fact::Disputed(_, span) => {
            Subjects::NotStated(vec![Unstated { holder: model.root(), field, span }])
        }
    }
}

fn written(model: &Model, kind: Kind) -> Subjects {
    let found: Vec<_> = model.of_kind(kind).filter(|element| model.parent(*element).is_some()).collect();
    if !found.is_empty() {
        return Subjects::Some(found);
    }
    let mut unstated = Vec::new();
    for (holder_kind, field) in homes(kind) {
        let holders = match subjects(model, holder_kind) {
            Subjects::Some(holders) => holders,
            Subjects::SaidEmpty => continue,
            Subjects::NotStated(higher) => {
                unstated.extend(higher);
                continue;
            }
        };
        for holder in holders {
            unstated.extend(open(model, holder, field));
            unstated.extend(torn(model, kind, holder, field));
        }
    }
    unstated.sort_by_key(|missing| (missing.span.lo, missing.holder, missing.field));
    unstated.dedup();
    if unstated.is_empty() { Subjects::SaidEmpty } else { Subjects::NotStated(unstated) }
}

/// Whether a description may leave out subjects of a kind: a list that they stand in, or that their holders do, is not stated or not whole.
#[must_use]
pub fn may_have_others(model: &Model, kind: Kind) -> bool {
    homes(kind).any(|(holder_kind, field)| {
        let Subjects::Some(holders) = subjects(model, holder_kind) else { return false };
        let is_open = |holder: ElementId| match model.fact(holder, field) {
            Fact::Known(Datum::List(list), _) => list.tail != Tail::Closed,
            Fact::Known(..) | Fact::None(_) => false,
            _ => true,
        };
        holders.into_iter().any(is_open) || may_have_others(model, holder_kind)
    })
}

/// What stands beside subjects that were found and could not be read, so that there may be others.
#[must_use]
pub fn unread_beside(model: &Model, kind: Kind, found: &[ElementId]) -> Vec<Unstated> {
    let mut homes: Vec<(ElementId, FieldId)> = match kind {
        Kind::Area => Kind::Arrangement.field("areas").map(|field| (model.root(), field)).into_iter().collect(),
        _ => found.iter().filter_map(|element| model.parent(*element)).collect(),
    };
    homes.sort_unstable();
    homes.dedup();
    homes
        .into_iter()
        .filter(|(holder, _)| model.is_own(*holder))
        .flat_map(|(holder, field)| torn(model, kind, holder, field))
        .collect()
}

/// The members of a list that could not be read, or whose readings differ; of the areas also those in doubt.
fn torn(model: &Model, kind: Kind, holder: ElementId, field: FieldId) -> Vec<Unstated> {
    let Fact::Known(Datum::List(list), _) = model.fact(holder, field) else { return Vec::new() };
    list.iter()
        .filter_map(|fact| match fact {
            Fact::Unreadable(span) | Fact::Disputed(_, span) => Some(Unstated { holder, field, span }),
            Fact::Uncertain(_, span, _) if kind == Kind::Area => Some(Unstated { holder, field, span }),
            _ => None,
        })
        .collect()
}

/// The fields that hold elements of a kind.
pub(super) fn homes(kind: Kind) -> impl Iterator<Item = (Kind, FieldId)> {
    Kind::ALL.iter().copied().filter(move |holder| *holder != kind).flat_map(move |holder| {
        let fields = (0u8..).map(FieldId).zip(holder.fields());
        fields.filter(move |(_, field)| holds(field.ty, kind)).map(move |(id, _)| (holder, id))
    })
}

fn holds(ty: Type, kind: Kind) -> bool {
    match ty {
        Type::Element(held) => held == kind,
        Type::List { of, .. } => holds(*of, kind),
        _ => false,
    }
}

fn open(model: &Model, holder: ElementId, field: FieldId) -> Option<Unstated> {
    match model.fact(holder, field) {
        Fact::NotStated(span) | Fact::Unreadable(span) | Fact::Disputed(_, span) | Fact::Uncertain(_, span, _) => {
            Some(Unstated { holder, field, span })
        }
        Fact::None(_) | Fact::Known(..) => None,
    }
}
