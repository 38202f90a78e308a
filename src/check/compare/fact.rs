//! What a fact is that arrangements are set beside each other by.

use crate::model::vocab::WordList;

/// One fact of every arrangement, worked out in the language of the rules.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says by itself how a fact is told")]
pub(super) struct Fact {
    /// Kebab-case id; `{}` is the word or year that a row is for.
    pub(super) id: &'static str,
    /// The heading under which it stands with others.
    pub(super) section: &'static str,
    /// What it is.
    pub(super) heading: &'static str,
    /// For what a row is made.
    pub(super) each: Each,
    /// What it comes to; where there are several, what they come to together.
    pub(super) of: &'static [Asks],
    /// What is told where that comes to nothing: something is stated, and what was asked of it is not.
    pub(super) short: &'static [Short],
    /// Whether how far things have come is what it tells, or what it is known again by, so that this is not told behind it once more.
    pub(super) is_bare: bool,
    /// Whether it tells of elements as such, so that whatever paper such an element cites has told of it.
    pub(super) of_elements: bool,
    /// Those of a count that are not in place, and are told behind it; empty where all are counted.
    pub(super) beside: &'static str,
    /// The things whose state tells how far it has come that there is none; empty where that is as it is.
    pub(super) none_of: &'static str,
    /// Whether silence says something too, so that a doubt is one although the same would be told without what is doubted.
    pub(super) silence_says: bool,
    /// Whether its row is left out where no description tells anything of it.
    pub(super) where_told: bool,
    /// Whether the days that it comes to lie behind, so that it is told where one is still ahead.
    pub(super) behind: bool,
    /// Whether what is stated short of the fact lies ahead, so that it is told too where it is said that there is none so far.
    pub(super) ahead: bool,
    /// Whether the count of children in the reference lists goes into it.
    pub(super) by_lists: bool,
    /// Whether it is of the year of the budget, and can only be set beside what others say of the same year.
    pub(super) of_the_year: bool,
}

/// An expression, and where what it comes to stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asks {
    /// What it comes to.
    pub(super) says: &'static str,
    /// What it was reckoned or picked out from, where that stands elsewhere.
    pub(super) from: &'static str,
    /// Whether it is a word for what it was picked out from, so that how far that has come is told behind it.
    pub(super) is_word: bool,
}

/// What is stated where what was asked of it is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    /// What is stated.
    pub(super) of: &'static str,
    /// What is said of it, with `{}` for it.
    pub(super) says: &'static str,
    /// What is not stated; empty where it is nothing that could be.
    pub(super) lacks: &'static str,
    /// What it was reckoned from, where that stands elsewhere; empty where it stands where it says.
    pub(super) from: &'static str,
}

/// For what a fact has a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Each {
    /// One for all.
    Once,
    /// One for each word of a list, and each other word that these come to in some file.
    Word(&'static WordList, &'static [&'static str]),
    /// One for each year in which the days lie that this comes to in some file.
    Year(&'static str),
}

pub(super) const fn once(id: &'static str, section: &'static str, heading: &'static str, of: &'static [Asks]) -> Fact {
    each(Each::Once, id, section, heading, of)
}

pub(super) const fn each(
    each: Each,
    id: &'static str,
    section: &'static str,
    heading: &'static str,
    of: &'static [Asks],
) -> Fact {
    Fact {
        id,
        section,
        heading,
        each,
        of,
        short: &[],
        is_bare: false,
        of_elements: false,
        beside: "",
        none_of: "",
        silence_says: false,
        where_told: matches!(each, Each::Word(..)),
        behind: false,
        ahead: false,
        by_lists: false,
        of_the_year: false,
    }
}

impl Fact {
    pub(super) const fn or_short(self, short: &'static [Short]) -> Self {
        Self { short, ..self }
    }

    /// What lies ahead, told where there is none so far.
    pub(super) const fn or_ahead(self, short: &'static [Short]) -> Self {
        Self { short, ahead: true, ..self }
    }

    pub(super) const fn bare(self) -> Self {
        Self { is_bare: true, ..self }
    }

    pub(super) const fn of_elements(self) -> Self {
        Self { of_elements: true, ..self }
    }

    pub(super) const fn beside(self, beside: &'static str) -> Self {
        Self { beside, ..self }
    }

    pub(super) const fn none_of(self, none_of: &'static str) -> Self {
        Self { none_of, ..self }
    }

    pub(super) const fn silence_says(self) -> Self {
        Self { silence_says: true, ..self }
    }

    pub(super) const fn where_told(self) -> Self {
        Self { where_told: true, ..self }
    }

    pub(super) const fn behind(self) -> Self {
        Self { behind: true, ..self }
    }

    pub(super) const fn by_lists(self) -> Self {
        Self { by_lists: true, ..self }
    }

    pub(super) const fn of_the_year(self) -> Self {
        Self { of_the_year: true, ..self }
    }
}

/// What stands where it says.
pub(super) const fn says(says: &'static str) -> Asks {
    Asks { says, from: "", is_word: false }
}

/// What is reckoned or picked out from what stands elsewhere.
pub(super) const fn from(says: &'static str, from: &'static str) -> Asks {
    Asks { says, from, is_word: false }
}

/// A word for what is picked out.
pub(super) const fn word(says: &'static str, from: &'static str) -> Asks {
    Asks { says, from, is_word: true }
}

/// How many there are, which stands where each of them does.
macro_rules! count {
    ($list:expr, $each:literal) => {
        from(concat!("size(", $list, ")"), concat!($list, $each))
    };
}

pub(super) use count;
