//! Parts of expressions that have a name: whoever uses one says as much as if it stood there in parentheses.
//!
//! Their texts stand one after the other before the text of every expression that may use them, so that one count of bytes tells where
//! anything stands, in a part or in the expression itself.

use std::ops::Range;
use std::sync::Arc;

use super::ast::{Ast, Syntax};
use super::check::is_function;
use super::error::{ExprError, Mistake};
use super::parse::{is_kept, parse};
use super::scope::Scope;

/// The parts that expressions of one scope may use.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    text: String,
    all: Vec<Part>,
}

/// One part.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) name: String,
    /// Names for what it is handed.
    pub(super) takes: Vec<String>,
    /// What it stands for; nothing where that could not be read.
    pub(super) ast: Option<Ast>,
    /// Where its text stands.
    pub(super) range: Range<usize>,
}

/// Where something stands: in which text, and in which bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the expression or message itself.
    InOwn(Range<usize>),
    /// In the part of that number.
    InPart(usize, Range<usize>),
}

impl Stands {
    /// The same of an expression that begins at a byte of a message.
    #[must_use]
    pub fn behind(self, byte: usize) -> Self {
        match self {
            Self::InOwn(range) => Self::InOwn(range.start + byte..range.end + byte),
            in_part @ Self::InPart(..) => in_part,
        }
    }
}

/// What is wrong with a part before anything uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongPart {
    /// Its name, or one of those for what it is handed.
    Name(Mistake),
    /// What it stands for; the bytes are those of its own text.
    Text(ExprError),
}

impl Parts {
    pub(super) fn named(&self, name: &str) -> Option<(usize, &Part)> {
        self.all.iter().enumerate().find(|(_, part)| part.name == name)
    }

    pub(super) fn at(&self, at: usize) -> Option<&Part> {
        self.all.get(at)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|part| part.name.as_str())
    }

    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The text of some bytes, which lie in one part or in an expression that stands behind the parts.
    pub(super) fn slice<'t>(&'t self, own: &'t str, range: Range<usize>) -> &'t str {
        match range.start.checked_sub(self.len()) {
            Some(lo) => own.get(lo..range.end.saturating_sub(self.len())),
            None => self.text.get(range),
        }
        .unwrap_or("")
    }

    pub(super) fn stands(&self, range: &Range<usize>) -> Stands {
        let less = |by: usize| range.start.saturating_sub(by)..range.end.saturating_sub(by);
        let holder = self.all.iter().position(|part| part.range.start <= range.start && range.end <= part.range.end);
        match holder.and_then(|at| Some((at, self.all.get(at)?))) {
            Some((at, part)) => Stands::InPart(at, less(part.range.start)),
            None => Stands::InOwn(less(self.len())),
        }
    }
}

impl Scope {
    /// Adds a part: `name` or `name(what, it, is, handed)`, and the expression it stands for. It may use the parts that were added before.
    ///
    /// # Errors
    /// What is wrong with it. Its name is known all the same, so that nobody who uses it is told that there is none.
    pub fn add_part(&mut self, head: &str, text: &str) -> Result<(), WrongPart> {
        let from = self.parts.len();
        let (name, takes, wrong_name) = match self.head(head) {
            Ok((name, takes)) => (name, takes, None),
            Err(mistake) => {
                let name = head.split('(').next().unwrap_or_default().trim().to_owned();
                (name, Vec::new(), Some(WrongPart::Name(mistake)))
            }
        };
        let read = parse(text, from);
        let wrong = wrong_name.or_else(|| match &read {
            Ok(ast) => {
                let unused = takes.iter().find(|name| !mentions(ast, name))?;
                Some(WrongPart::Name(Mistake::TakesInVain { name: unused.clone(), part: name.clone() }))
            }
            Err(error) => Some(WrongPart::Text(error.clone().moved_back(from))),
        });
        let ast = read.ok().filter(|_| wrong.is_none());
        let parts = Arc::make_mut(&mut self.parts);
        parts.all.push(Part { name, takes, ast, range: from..from + text.len() });
        parts.text.push_str(text);
        parts.text.push('\n');
        wrong.map_or(Ok(()), Err)
    }

    /// Where bytes stand that an error of an expression of this scope is about.
    #[must_use]
    pub fn stands(&self, range: &Range<usize>) -> Stands {
        self.parts.stands(range)
    }

    fn head(&self, head: &str) -> Result<(String, Vec<String>), Mistake> {
        let no_name = || Mistake::NoPartName(head.to_owned());
        let (name, args) = match parse(head, 0).map_err(|_| no_name())?.what {
            Syntax::Name(name) => (name, Vec::new()),
            Syntax::Call { of: None, name, args } if !args.is_empty() => (name.name, args),
            _ => return Err(no_name()),
        };
        let name_of = |arg: Ast| if let Syntax::Name(name) = arg.what { Ok(name) } else { Err(no_name()) };
        let takes = args.into_iter().map(name_of).collect::<Result<Vec<_>, _>>()?;
        for (at, name) in std::iter::once(&name).chain(&takes).enumerate() {
            if !is_snake(name) || is_kept(name) {
                return Err(no_name());
            }
            let twice = takes.iter().filter(|other| *other == name).count() > usize::from(at > 0);
            if let Some(by) = self.taken(name).or(twice.then_some("another name of the same part")) {
                return Err(Mistake::PartNameTaken { name: name.clone(), by });
            }
        }
        Ok((name, takes))
    }

    /// What a name stands for already.
    fn taken(&self, name: &str) -> Option<&'static str> {
        if self.parts.named(name).is_some() {
            Some("a part above")
        } else if is_function(name) {
            Some("a function")
        } else if self.element(name).is_some() || self.constant(name).is_some() || self.begins_constant(name) {
            Some("a name that every expression of this rule knows")
        } else if self.names().iter().any(|known| known == name) {
            Some("a field of the arrangement, or a name that every expression knows")
        } else {
            None
        }
    }
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn mentions(ast: &Ast, wanted: &str) -> bool {
    matches!(&ast.what, Syntax::Name(name) if name == wanted) || ast.what.below().any(|below| mentions(below, wanted))
}
