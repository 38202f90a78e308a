use super::Kind;

/// A field of a kind, by its position in [`Kind::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u8);

/// A list of words that a field may hold.
#[derive(Debug)]
pub struct WordList {
    /// Its name in `$defs` of the schema.
    pub name: &'static str,
    /// The words, in the order of the schema.
    pub words: &'static [&'static str],
    /// True when an area may write a word of its own.
    pub open: bool,
}

/// Whether there may be more members than a list names (design section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// What is written is all there is.
    Closed,
    /// Closed in a file that the area keeps itself (no `as-at`), open in a transcribed one.
    ClosedInKept,
    /// There may be others.
    Open,
}

impl Tail {
    /// Open or closed, for a file that its area keeps itself or for one that transcribes a paper.
    #[must_use]
    pub const fn decided(self, kept: bool) -> Self {
        match self {
            Self::ClosedInKept if kept => Self::Closed,
            Self::ClosedInKept => Self::Open,
            other => other,
        }
    }
}

/// How a list stands in YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A sequence.
    Sequence,
    /// A mapping whose keys are the members' ids.
    Keyed,
}

/// The type of a field, as the file writes it and as expressions see it.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Words for people.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// Pounds and pence, held in whole pence; written `75785`, `75785.50` or `£75,785.50`.
    Money,
    /// A percentage in hundredths of a per cent; written `29`, `29.5` or `29%`.
    Share,
    /// One day within bounds.
    Day,
    /// A start and an end.
    Period,
    /// A financial year, `2022/23`.
    Year,
    /// One word of a list.
    Word(&'static WordList),
    /// A name that leads to an element of one of these kinds.
    Ref(&'static [Kind]),
    /// An element written in place.
    Element(Kind),
    /// Several of one type; the type is never itself a list.
    List {
        /// Type of a member.
        of: &'static Type,
        /// Whether there may be others.
        tail: Tail,
        /// How it stands in YAML.
        form: Form,
    },
}

/// Where a field's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written in the file, and so in the published schema.
    Written,
    /// Put there by masa from the key it stands under or from the reference lists; expressions see it, the schema does not.
    Derived,
}

/// One field of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Kebab-case, as the file writes it; expressions write `_` for `-`.
    pub name: &'static str,
    /// Type.
    pub ty: Type,
    /// Written or derived.
    pub origin: Origin,
}

/// The most letters of a text, and of a name or title: what is longer was put in the wrong place.
pub const LONGEST_TEXT: usize = 2_000;
/// See [`LONGEST_TEXT`].
pub const LONGEST_NAME: usize = 300;

impl Field {
    /// Whether it holds what something is called.
    #[must_use]
    pub fn is_name(&self) -> bool {
        matches!(self.ty, Type::Text) && matches!(self.name, "name" | "title" | "called")
    }

    /// The most letters of a text in it.
    #[must_use]
    pub fn longest(&self) -> usize {
        if self.is_name() { LONGEST_NAME } else { LONGEST_TEXT }
    }
}

/// How an element is told from its siblings, whatever its place (design section 6, fingerprints).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Natural {
    /// By the id it stands under.
    Id,
    /// By the values of these fields; `post|body` stands for the first of the two that has one.
    Fields(&'static [&'static str]),
    /// By its parent's key and these fields, written likewise.
    WithParent(&'static [&'static str]),
}

/// A written field.
pub(super) const fn w(name: &'static str, ty: Type) -> Field {
    Field { name, ty, origin: Origin::Written }
}

/// A derived field.
pub(super) const fn d(name: &'static str, ty: Type) -> Field {
    Field { name, ty, origin: Origin::Derived }
}

/// A sequence whose tail is open.
pub(super) const fn open(of: &'static Type) -> Type {
    Type::List { of, tail: Tail::Open, form: Form::Sequence }
}

/// A sequence that is all there is.
pub(super) const fn closed(of: &'static Type) -> Type {
    Type::List { of, tail: Tail::Closed, form: Form::Sequence }
}

/// A sequence that is all there is in a kept file.
pub(super) const fn history(of: &'static Type) -> Type {
    Type::List { of, tail: Tail::ClosedInKept, form: Form::Sequence }
}

/// A mapping by id whose tail is open.
pub(super) const fn keyed(of: &'static Type) -> Type {
    Type::List { of, tail: Tail::Open, form: Form::Keyed }
}
