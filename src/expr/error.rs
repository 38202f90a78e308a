//! What can be wrong with an expression, when it is read and when it is worked out.

use std::ops::Range;

use super::scope::kebab;
use crate::model::vocab::{Kind, Type};

/// One mistake in the text of an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{mistake}")]
pub struct ExprError {
    /// What is wrong.
    pub mistake: Mistake,
    /// The bytes of the expression that it is about; [`Scope::stands`](super::Scope::stands) tells of which text they are.
    pub range: Range<usize>,
    /// The bytes where a part is used, of a mistake in a part that hangs on what it is handed there.
    pub used: Option<Box<Range<usize>>>,
}

impl ExprError {
    pub(super) const fn new(mistake: Mistake, range: Range<usize>) -> Self {
        Self { mistake, range, used: None }
    }

    pub(super) fn moved(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }

    pub(super) fn moved_back(self, by: usize) -> Self {
        Self { range: self.range.start.saturating_sub(by)..self.range.end.saturating_sub(by), ..self }
    }

    /// How to put it right, when that can be told; empty otherwise.
    #[must_use]
    pub fn mend(&self) -> String {
        self.mistake.mend()
    }
}

impl Mistake {
    /// How to put it right, when that can be told; empty otherwise.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::UnknownName { meant: Some(meant), .. }
            | Self::UnknownField { meant: Some(meant), .. }
            | Self::UnknownFunction { meant: Some(meant), .. }
            | Self::NotAWord { meant: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Self::NotAWord { words, .. } => format!("the words are {words}"),
            Self::WrongType { mend, .. } | Self::Incomparable { mend, .. } | Self::Unsummable { mend, .. } => {
                (*mend).to_owned()
            }
            Self::UnknownField { known, .. } if !known.is_empty() => format!("the fields are {known}"),
            Self::Character(character) => of_character(*character).to_owned(),
            Self::Amount(digits) => format!("write an amount as `pounds({})`", digits.replace(',', "")),
            Self::Expected { found, .. } => of_word(found).to_owned(),
            Self::UnknownName { name, .. } if is_word_of_a_list(name) => {
                format!("a word of a list stands in quotes: `\"{}\"`", kebab(name))
            }
            Self::HasNeedsField => "write `has(partner.lead)`, with a field after a dot".to_owned(),
            Self::NoPartName(_) => {
                "write a name in small letters with `_` between words, and in parentheses names for what it is handed: `uncovered(x)`".to_owned()
            }
            Self::PartNameTaken { .. } => "give it a name of its own".to_owned(),
            Self::TakesInVain { .. } => "take it out of the parentheses, or use it".to_owned(),
            Self::NotAbove { name, itself: true } => {
                format!("say what it stands for without `{name}`")
            }
            Self::NotAbove { name, itself: false } => format!("move `{name}` up, before the part that uses it"),
            Self::TooDeep | Self::TooLong => {
                "split the rule in two, or ask for a function that says it in one word".to_owned()
            }
            Self::LoopsTooDeep => "a condition should be short enough to say aloud".to_owned(),
            _ => String::new(),
        }
    }
}

/// What to write in place of a character that other languages, or a word processor, have.
const fn of_character(character: char) -> &'static str {
    match character {
        '=' => "write `==` for the same, `>=` for at least, `<=` for at most",
        '&' => "write `&&` for and",
        '|' => "write `||` for or",
        '“' | '”' | '‘' | '’' | '„' | '«' | '»' => {
            "write straight quotation marks, `\"` or `'`; these are those of a word processor"
        }
        '≥' => "write `>=`",
        '≤' => "write `<=`",
        '≠' => "write `!=`",
        _ => "",
    }
}

/// What to write in place of a word that stands where a sign should, quoted as the mistake has it.
fn of_word(found: &str) -> &'static str {
    match found.trim_matches('`').to_ascii_lowercase().as_str() {
        "and" => "write `&&` for and",
        "or" => "write `||` for or",
        "not" => "write `!` before what is not to be",
        "is" | "equals" => "write `==` for the same",
        _ => "",
    }
}

/// Whether a name is a word that some field may hold.
fn is_word_of_a_list(name: &str) -> bool {
    let word = kebab(name);
    let mut types = Kind::ALL.iter().flat_map(|kind| kind.fields()).map(|field| match field.ty {
        Type::List { of, .. } => *of,
        ty => ty,
    });
    types.any(|ty| matches!(ty, Type::Word(list) if list.words.contains(&word.as_str())))
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// A character that no expression has.
    #[error("`{0}` has no meaning here")]
    Character(char),
    /// An amount of money as people write it, with its digits.
    #[error("`£{0}` has no meaning here")]
    Amount(String),
    /// A text without its closing quotation mark.
    #[error("this text has no closing quotation mark")]
    UnendedText,
    /// A backslash before something that it does not go with.
    #[error("`{0}` is no way to write a character")]
    Escape(String),
    /// A whole number outside 64 bits.
    #[error("the number is too large")]
    NumberTooLarge,
    /// Something else was expected.
    #[error("{wanted} was expected, not {found}")]
    Expected {
        /// What would have been right.
        wanted: &'static str,
        /// What stands there.
        found: String,
    },
    /// Over 4,096 bytes.
    #[error("the expression is too long")]
    TooLong,
    /// Nested too deep.
    #[error("the expression is nested too deep")]
    TooDeep,
    /// CEL has it, masa's profile has not.
    #[error("{0} are not part of masa's expressions")]
    NotInProfile(&'static str),
    /// No variable of that name.
    #[error("there is no `{name}` here")]
    UnknownName {
        /// As written.
        name: String,
        /// What it may stand for.
        meant: Option<String>,
    },
    /// No field of that name.
    #[error("{of} has no field `{field}`")]
    UnknownField {
        /// As written.
        field: String,
        /// What was asked for it.
        of: String,
        /// What it may stand for.
        meant: Option<String>,
        /// The fields that there are; empty where there is none.
        known: String,
    },
    /// No function of that name.
    #[error("there is no function `{name}`")]
    UnknownFunction {
        /// As written.
        name: String,
        /// What it may stand for.
        meant: Option<String>,
    },
    /// Too many or too few values handed to a function.
    #[error("`{name}` takes {wanted}, not {found}")]
    WrongCount {
        /// The function.
        name: String,
        /// How many it takes, in words.
        wanted: String,
        /// How many stand there.
        found: usize,
    },
    /// A value of one type where another is needed.
    #[error("{wanted} is needed here, and this is {found}")]
    WrongType {
        /// What is needed.
        wanted: String,
        /// What stands there.
        found: String,
        /// What to write instead, if that can be told.
        mend: &'static str,
    },
    /// Two values that cannot be compared.
    #[error("{left} cannot be compared with {right}")]
    Incomparable {
        /// On the left.
        left: String,
        /// On the right.
        right: String,
        /// What to write instead, if that can be told.
        mend: &'static str,
    },
    /// Two values that no sum can be made of.
    #[error("no sum can be made of {left} and {right}")]
    Unsummable {
        /// On the left.
        left: String,
        /// On the right.
        right: String,
        /// What to write instead, if that can be told.
        mend: &'static str,
    },
    /// A word outside the list of words of a field.
    #[error("`{word}` is none of the words of `{list}`")]
    NotAWord {
        /// As written.
        word: String,
        /// The list of words.
        list: &'static str,
        /// Its words.
        words: String,
        /// What it may stand for.
        meant: Option<String>,
    },
    /// `has` and `stated` of something that is no field.
    #[error("this asks whether a field is known, and no field stands here")]
    HasNeedsField,
    /// `all`, `exists` and the like inside each other, more than three deep.
    #[error("lists are gone through inside each other more than three deep")]
    LoopsTooDeep,
    /// What is to be the name of a part, and is none.
    #[error("`{0}` cannot name a part")]
    NoPartName(String),
    /// The name of a part, or of what it is handed, that means something already.
    #[error("`{name}` is {by} already")]
    PartNameTaken {
        /// As written.
        name: String,
        /// What has it.
        by: &'static str,
    },
    /// What a part is handed and does not use.
    #[error("`{part}` is handed `{name}` and does not use it")]
    TakesInVain {
        /// What it is handed.
        name: String,
        /// The part.
        part: String,
    },
    /// A part used in itself, or in one above it.
    #[error("{}", if *.itself { format!("`{name}` uses itself") } else { format!("`{name}` is named only further down") })]
    NotAbove {
        /// The part.
        name: String,
        /// Whether it uses itself.
        itself: bool,
    },
    /// A name for the members of a list that is taken or no name.
    #[error("`{0}` cannot be the name for a member here")]
    MemberName(String),
    /// A pattern that cannot be read.
    #[error("the pattern cannot be read: {0}")]
    Pattern(String),
    /// A day that cannot be read.
    #[error("{0}")]
    Day(String),
    /// A value that must be written out in the rule.
    #[error("`{0}` needs its value written out here")]
    NotWrittenOut(&'static str),
    /// A message with a `{` that is not closed, or a `}` that is not opened.
    #[error("this brace has no partner; write it twice to print it")]
    Brace,
}

/// Why an expression could not be worked out: a defect of the pack, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}, in `{text}`")]
pub struct EvalError {
    /// What went wrong.
    pub fault: Fault,
    /// The part of the expression that it is about, as written.
    pub text: Box<str>,
}

/// What can go wrong while an expression is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// More steps than are allowed.
    #[error("the condition takes too many steps to work out")]
    Steps,
    /// A number beyond 64 bits.
    #[error("the sum is too large to be held")]
    Overflow,
    /// Division by nothing.
    #[error("something is divided by zero")]
    DivisionByZero,
    /// The caller handed in other elements or constants than the scope promised.
    #[error("the facts handed in are not those that the condition was written for")]
    Scope,
}
