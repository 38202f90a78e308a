//! Static types of expressions.

use crate::model::vocab::{Field, Kind, Type, WordList};

/// What an expression comes to, as far as can be told before any facts are known.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    /// True, false or unknown.
    Bool,
    /// A whole number.
    Int,
    /// Words for people.
    Text,
    /// Pounds and pence.
    Money,
    /// A percentage.
    Share,
    /// One day within bounds.
    Day,
    /// A start and an end.
    Period,
    /// A financial year.
    Year,
    /// A word of a list.
    Word(Words),
    /// An element of one of these kinds.
    Element(Kinds),
    /// Several of one type.
    List(Box<Ty>),
    /// The member type of `[]`, which goes with any other.
    Nothing,
    /// One type or another, which only a message or a place can use.
    Either,
}

/// A list of words, compared by its name.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub &'static WordList);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

/// A set of kinds of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// These kinds.
    #[must_use]
    pub fn of(kinds: &[Kind]) -> Self {
        Self(kinds.iter().fold(0, |set, kind| set | 1 << (*kind as u8)))
    }

    /// Every kind that has this field.
    #[must_use]
    pub fn with_field(name: &str) -> Self {
        let having: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| kind.field(name).is_some()).collect();
        Self::of(&having)
    }

    /// Its kinds.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }

    /// Whether a kind is among them.
    #[must_use]
    pub const fn has(self, kind: Kind) -> bool {
        self.0 >> (kind as u8) & 1 == 1
    }

    /// Whether the two share a kind.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kinds of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In words: `a post, group or body`.
    #[must_use]
    pub fn words(self) -> String {
        let names: Vec<&str> = self.iter().map(Kind::name).collect();
        let article =
            names.first().map_or("a", |name| if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" });
        match names.split_last() {
            Some((last, [])) => format!("{article} {last}"),
            Some((last, before)) if names.len() <= 5 => format!("{article} {} or {last}", before.join(", ")),
            _ => "an element".to_owned(),
        }
    }
}

impl Ty {
    /// The type of a field of the vocabulary.
    #[must_use]
    pub fn of(ty: &Type) -> Self {
        match ty {
            Type::Text => Self::Text,
            Type::Bool => Self::Bool,
            Type::Int => Self::Int,
            Type::Money => Self::Money,
            Type::Share => Self::Share,
            Type::Day => Self::Day,
            Type::Period => Self::Period,
            Type::Year => Self::Year,
            Type::Word(words) => Self::Word(Words(words)),
            Type::Ref(kinds) => Self::Element(Kinds::of(kinds)),
            Type::Element(kind) => Self::Element(Kinds::of(&[*kind])),
            Type::List { of, .. } => Self::List(Box::new(Self::of(of))),
        }
    }

    /// One element of this kind.
    #[must_use]
    pub fn element(kind: Kind) -> Self {
        Self::Element(Kinds::of(&[kind]))
    }

    /// A list of this type.
    #[must_use]
    pub fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }

    /// In words, as the end of a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Bool => "true or false".to_owned(),
            Self::Int => "a number".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Money => "an amount of money".to_owned(),
            Self::Share => "a percentage".to_owned(),
            Self::Day => "a day".to_owned(),
            Self::Period => "a period".to_owned(),
            Self::Year => "a financial year".to_owned(),
            Self::Word(words) => format!("a word of `{}`", words.0.name),
            Self::Element(kinds) => kinds.words(),
            Self::List(of) if **of == Self::Nothing => "an empty list".to_owned(),
            Self::List(of) => format!("a list, each member {}", of.words()),
            Self::Nothing => "nothing".to_owned(),
            Self::Either => "one of two different things".to_owned(),
        }
    }

    /// The type that holds both, or [`Ty::Either`] if there is none.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a.clone(),
            (Self::Nothing, other) | (other, Self::Nothing) => other.clone(),
            (Self::Element(a), Self::Element(b)) => Self::Element(a.and(*b)),
            (Self::Text | Self::Word(_), Self::Text | Self::Word(_)) => Self::Text,
            (Self::List(a), Self::List(b)) => match a.join(b) {
                Self::Either => Self::Either,
                joined => Self::list(joined),
            },
            _ => Self::Either,
        }
    }

    /// Whether a value of this type may stand where `wanted` is asked for.
    #[must_use]
    pub fn fits(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Element(a), Self::Element(b)) => a.meets(*b),
            (Self::Word(_), Self::Text) | (Self::Nothing, _) => true,
            (Self::List(a), Self::List(b)) => **b == Self::Either || a.fits(b),
            (a, b) => a == b,
        }
    }
}

/// Whether the members of a list are told apart by day: written in place, with a day to begin and a day to end.
pub(super) fn is_sliced(field: &Field) -> bool {
    use crate::model::vocab::Tail;
    match field.ty {
        Type::List { of: Type::Element(kind), tail, .. } => {
            tail != Tail::ClosedInKept && kind.field("from").is_some() && kind.field("until").is_some()
        }
        _ => false,
    }
}
