//! The expression as written: a tree with the bytes of every node. Printing it and parsing it again gives the same tree.

use std::fmt;
use std::ops::Range;

/// One node.
#[derive(Clone, Debug)]
pub(super) struct Ast {
    pub(super) what: Syntax,
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// How many nodes lie below it, at most, one under the other.
    pub(super) depth: usize,
}

/// A name and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Ident {
    pub(super) name: String,
    pub(super) lo: usize,
    pub(super) hi: usize,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Syntax {
    Bool(bool),
    Int(i64),
    Text(String),
    List(Vec<Ast>),
    Name(String),
    Field(Box<Ast>, Ident),
    Not(Box<Ast>),
    Minus(Box<Ast>),
    /// `a && b && c`, flat.
    All(Vec<Ast>),
    /// `a || b || c`, flat.
    Any(Vec<Ast>),
    Binary(Sign, Box<[Ast; 2]>),
    If(Box<[Ast; 3]>),
    Call {
        of: Option<Box<Ast>>,
        name: Ident,
        args: Vec<Ast>,
    },
}

/// A sign between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Differs,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    Plus,
    Minus,
    Times,
    Over,
    Rest,
}

impl Sign {
    pub(super) const fn written(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::Differs => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::In => "in",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Rest => "%",
        }
    }

    /// How tightly it binds: comparison least, then sums, then products.
    pub(super) const fn tightness(self) -> u8 {
        match self {
            Self::Equal | Self::Differs | Self::Less | Self::AtMost | Self::Greater | Self::AtLeast | Self::In => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Over | Self::Rest => 6,
        }
    }
}

impl Ast {
    pub(super) fn new(what: Syntax, range: Range<usize>) -> Self {
        let depth = 1 + what.below().map(|ast| ast.depth).max().unwrap_or(0);
        Self { what, lo: range.start, hi: range.end, depth }
    }

    pub(super) const fn range(&self) -> Range<usize> {
        self.lo..self.hi
    }

    fn tightness(&self) -> u8 {
        match &self.what {
            Syntax::If(_) => 1,
            Syntax::Any(_) => 2,
            Syntax::All(_) => 3,
            Syntax::Binary(sign, _) => sign.tightness(),
            Syntax::Not(_) | Syntax::Minus(_) => 7,
            Syntax::Int(number) if *number < 0 => 7,
            _ => 8,
        }
    }

    fn begins_with_digit(&self) -> bool {
        match &self.what {
            Syntax::Int(_) => true,
            Syntax::Field(of, _) | Syntax::Call { of: Some(of), .. } => of.begins_with_digit(),
            _ => false,
        }
    }

    fn print(&self, f: &mut fmt::Formatter<'_>, at_least: u8) -> fmt::Result {
        if self.tightness() < at_least { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl Syntax {
    pub(super) fn below(&self) -> Box<dyn Iterator<Item = &Ast> + '_> {
        match self {
            Self::Bool(_) | Self::Int(_) | Self::Text(_) | Self::Name(_) => Box::new(std::iter::empty()),
            Self::List(items) | Self::All(items) | Self::Any(items) => Box::new(items.iter()),
            Self::Field(of, _) | Self::Not(of) | Self::Minus(of) => Box::new(std::iter::once(&**of)),
            Self::Binary(_, sides) => Box::new(sides.iter()),
            Self::If(parts) => Box::new(parts.iter()),
            Self::Call { of, args, .. } => Box::new(of.as_deref().into_iter().chain(args)),
        }
    }
}

impl fmt::Display for Ast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            Syntax::Bool(value) => write!(f, "{value}"),
            Syntax::Int(number) => write!(f, "{number}"),
            Syntax::Text(text) => write_text(f, text),
            Syntax::Name(name) => f.write_str(name),
            Syntax::List(items) => {
                f.write_str("[")?;
                write_joined(f, items, ", ", 0)?;
                f.write_str("]")
            }
            Syntax::Field(of, field) => {
                of.print(f, 8)?;
                write!(f, ".{}", field.name)
            }
            Syntax::Not(of) => {
                f.write_str("!")?;
                of.print(f, if matches!(of.what, Syntax::Not(_)) { 7 } else { 8 })
            }
            Syntax::Minus(of) => {
                f.write_str("-")?;
                // `-5` alone would be read as a number.
                if of.begins_with_digit() {
                    write!(f, "({of})")
                } else {
                    of.print(f, if matches!(of.what, Syntax::Minus(_)) { 7 } else { 8 })
                }
            }
            Syntax::All(items) => write_joined(f, items, " && ", 4),
            Syntax::Any(items) => write_joined(f, items, " || ", 3),
            Syntax::Binary(sign, sides) => {
                let [left, right] = &**sides;
                left.print(f, sign.tightness())?;
                write!(f, " {} ", sign.written())?;
                right.print(f, sign.tightness() + 1)
            }
            Syntax::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                condition.print(f, 2)?;
                f.write_str(" ? ")?;
                then.print(f, 2)?;
                f.write_str(" : ")?;
                otherwise.print(f, 1)
            }
            Syntax::Call { of, name, args } => {
                if let Some(of) = of {
                    of.print(f, 8)?;
                    f.write_str(".")?;
                }
                write!(f, "{}(", name.name)?;
                write_joined(f, args, ", ", 0)?;
                f.write_str(")")
            }
        }
    }
}

fn write_joined(f: &mut fmt::Formatter<'_>, items: &[Ast], between: &str, at_least: u8) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        item.print(f, at_least)?;
    }
    Ok(())
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c.is_control() => write!(f, "\\U{:08x}", u32::from(c))?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}
