//! From tokens to the tree: a Pratt parser for masa's profile of CEL.

use super::ast::{Ast, Ident, Sign, Syntax};
use super::error::{ExprError, Mistake};
use super::lex::{Kind, Token, tokens};

/// How deep nodes may lie one under the other.
pub(super) const DEEPEST: usize = 48;

/// Words that CEL keeps for itself, but for `function`, the subject of rules about functions.
const RESERVED: &[&str] = &[
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Whether a word is none that can name something.
pub(super) fn is_kept(name: &str) -> bool {
    matches!(name, "true" | "false") || RESERVED.contains(&name)
}

/// Reads an expression, whose bytes are counted from a first one on.
pub(super) fn parse(text: &str, from: usize) -> Result<Ast, ExprError> {
    let mut tokens = tokens(text).map_err(|error| error.moved(from))?;
    for token in &mut tokens {
        (token.lo, token.hi) = (token.lo + from, token.hi + from);
    }
    let mut parser = Parser { tokens, at: 0, open: 0 };
    let ast = parser.expression()?;
    match parser.token().kind {
        Kind::End => Ok(ast),
        _ => Err(parser.expected("the end of the expression or a sign such as `&&`")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    open: usize,
}

/// Stands behind the last token; the lexer always ends with one like it.
static END: Token = Token { kind: Kind::End, lo: 0, hi: 0 };

impl Parser {
    fn token(&self) -> &Token {
        self.tokens.get(self.at).or_else(|| self.tokens.last()).unwrap_or(&END)
    }

    fn next(&mut self) -> Token {
        let token = self.token().clone();
        self.at += 1;
        token
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.token().kind, Kind::Sign(found) if found == sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, sign: &'static str, wanted: &'static str) -> Result<usize, ExprError> {
        let hi = self.token().hi;
        if self.take(sign) { Ok(hi) } else { Err(self.expected(wanted)) }
    }

    fn expected(&self, wanted: &'static str) -> ExprError {
        let token = self.token();
        let found = match &token.kind {
            Kind::Name(name) => format!("`{name}`"),
            Kind::Int(number) => format!("`{number}`"),
            Kind::LeastInt => "a number".to_owned(),
            Kind::Text(_) => "a text".to_owned(),
            Kind::Sign(sign) => format!("`{sign}`"),
            Kind::End => "the end of the expression".to_owned(),
        };
        ExprError::new(Mistake::Expected { wanted, found }, token.lo..token.hi)
    }

    /// One level further in, as long as the text does not drive the reader too deep.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, ExprError>) -> Result<T, ExprError> {
        if self.open >= DEEPEST {
            let token = self.token();
            return Err(ExprError::new(Mistake::TooDeep, token.lo..token.hi));
        }
        self.open += 1;
        let read = read(self);
        self.open -= 1;
        read
    }

    fn node(what: Syntax, lo: usize, hi: usize) -> Result<Ast, ExprError> {
        let ast = Ast::new(what, lo..hi);
        if ast.depth > DEEPEST { Err(ExprError::new(Mistake::TooDeep, lo..hi)) } else { Ok(ast) }
    }

    fn expression(&mut self) -> Result<Ast, ExprError> {
        self.deeper(|parser| {
            let condition = parser.any()?;
            if !parser.take("?") {
                return Ok(condition);
            }
            let then = parser.any()?;
            parser.need(":", "`:`, the other half of `?`")?;
            let otherwise = parser.expression()?;
            let (lo, hi) = (condition.lo, otherwise.hi);
            Self::node(Syntax::If(Box::new([condition, then, otherwise])), lo, hi)
        })
    }

    fn any(&mut self) -> Result<Ast, ExprError> {
        self.flat("||", Self::all, Syntax::Any)
    }

    fn all(&mut self) -> Result<Ast, ExprError> {
        self.flat("&&", |parser| parser.binary(4), Syntax::All)
    }

    fn flat(
        &mut self,
        sign: &str,
        item: impl Fn(&mut Self) -> Result<Ast, ExprError>,
        make: impl Fn(Vec<Ast>) -> Syntax,
    ) -> Result<Ast, ExprError> {
        let first = item(self)?;
        if !self.is_sign(sign) {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.take(sign) {
            items.push(item(self)?);
        }
        let (lo, hi) = (items.first().map_or(0, |ast| ast.lo), items.last().map_or(0, |ast| ast.hi));
        Self::node(make(items), lo, hi)
    }

    /// Signs that bind at least so tightly, all to the left.
    fn binary(&mut self, at_least: u8) -> Result<Ast, ExprError> {
        let mut left = self.unary()?;
        while let Some(sign) = self.sign().filter(|sign| sign.tightness() >= at_least) {
            self.at += 1;
            let right = self.binary(sign.tightness() + 1)?;
            let (lo, hi) = (left.lo, right.hi);
            left = Self::node(Syntax::Binary(sign, Box::new([left, right])), lo, hi)?;
        }
        Ok(left)
    }

    fn sign(&self) -> Option<Sign> {
        Some(match &self.token().kind {
            Kind::Name(name) if name == "in" => Sign::In,
            Kind::Sign(sign) => match *sign {
                "==" => Sign::Equal,
                "!=" => Sign::Differs,
                "<" => Sign::Less,
                "<=" => Sign::AtMost,
                ">" => Sign::Greater,
                ">=" => Sign::AtLeast,
                "+" => Sign::Plus,
                "-" => Sign::Minus,
                "*" => Sign::Times,
                "/" => Sign::Over,
                "%" => Sign::Rest,
                _ => return None,
            },
            _ => return None,
        })
    }

    fn unary(&mut self) -> Result<Ast, ExprError> {
        let lo = self.token().lo;
        if self.take("!") {
            let of = self.deeper(Self::unary)?;
            let hi = of.hi;
            return Self::node(Syntax::Not(Box::new(of)), lo, hi);
        }
        if !self.take("-") {
            return self.member();
        }
        match self.token().kind {
            Kind::Int(number) => {
                let hi = self.next().hi;
                self.dotted(Ast::new(Syntax::Int(-number), lo..hi))
            }
            Kind::LeastInt => {
                let hi = self.next().hi;
                self.dotted(Ast::new(Syntax::Int(i64::MIN), lo..hi))
            }
            _ => {
                let of = self.deeper(Self::unary)?;
                let hi = of.hi;
                Self::node(Syntax::Minus(Box::new(of)), lo, hi)
            }
        }
    }

    fn member(&mut self) -> Result<Ast, ExprError> {
        let first = self.primary()?;
        self.dotted(first)
    }

    /// Fields and calls behind a value.
    fn dotted(&mut self, mut of: Ast) -> Result<Ast, ExprError> {
        loop {
            if self.is_sign("[") {
                return Err(ExprError::new(
                    Mistake::NotInProfile("places in a list, written in brackets,"),
                    of.lo..self.token().hi,
                ));
            }
            if self.is_sign("{") {
                return Err(ExprError::new(Mistake::NotInProfile("braces"), of.lo..self.token().hi));
            }
            if !self.take(".") {
                return Ok(of);
            }
            let name = self.ident("the name of a field or function")?;
            let lo = of.lo;
            of = if self.take("(") {
                let (args, hi) = self.arguments(")")?;
                Self::node(Syntax::Call { of: Some(Box::new(of)), name, args }, lo, hi)?
            } else {
                let hi = name.hi;
                Self::node(Syntax::Field(Box::new(of), name), lo, hi)?
            };
        }
    }

    fn ident(&mut self, wanted: &'static str) -> Result<Ident, ExprError> {
        match &self.token().kind {
            // As CEL has it: what it keeps for itself may name a field, but for its own few words.
            Kind::Name(name) if !matches!(name.as_str(), "true" | "false" | "null" | "in") => {
                let name = name.clone();
                let token = self.next();
                Ok(Ident { name, lo: token.lo, hi: token.hi })
            }
            _ => Err(self.expected(wanted)),
        }
    }

    fn primary(&mut self) -> Result<Ast, ExprError> {
        let token = self.token().clone();
        let (lo, hi) = (token.lo, token.hi);
        match token.kind {
            Kind::Int(number) => self.literal(Syntax::Int(number), lo, hi),
            Kind::LeastInt => Err(ExprError::new(Mistake::NumberTooLarge, lo..hi)),
            Kind::Text(text) => self.literal(Syntax::Text(text), lo, hi),
            Kind::Name(name) if name == "true" => self.literal(Syntax::Bool(true), lo, hi),
            Kind::Name(name) if name == "false" => self.literal(Syntax::Bool(false), lo, hi),
            Kind::Name(name) if name == "null" => {
                Err(ExprError::new(Mistake::NotInProfile("`null` and other empty values"), lo..hi))
            }
            Kind::Name(name) if RESERVED.contains(&name.as_str()) => Err(self.expected("a value")),
            Kind::Name(name) => {
                self.at += 1;
                if !self.take("(") {
                    return Ok(Ast::new(Syntax::Name(name), lo..hi));
                }
                let (args, end) = self.arguments(")")?;
                Self::node(Syntax::Call { of: None, name: Ident { name, lo, hi }, args }, lo, end)
            }
            Kind::Sign("(") => {
                self.at += 1;
                let mut inner = self.expression()?;
                let end = self.need(")", "`)`")?;
                (inner.lo, inner.hi) = (lo, end);
                Ok(inner)
            }
            Kind::Sign("[") => {
                self.at += 1;
                let (items, end) = self.arguments("]")?;
                Self::node(Syntax::List(items), lo, end)
            }
            Kind::Sign("{") => Err(ExprError::new(Mistake::NotInProfile("braces"), lo..hi)),
            _ => Err(self.expected("a value")),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "one shape with the other arms of `primary`")]
    fn literal(&mut self, what: Syntax, lo: usize, hi: usize) -> Result<Ast, ExprError> {
        self.at += 1;
        Ok(Ast::new(what, lo..hi))
    }

    /// What stands between brackets, commas between, with the byte behind the closing one.
    fn arguments(&mut self, close: &'static str) -> Result<(Vec<Ast>, usize), ExprError> {
        let wanted = if close == ")" { "`,` or `)`" } else { "`,` or `]`" };
        let mut items = Vec::new();
        while !self.is_sign(close) {
            items.push(self.expression()?);
            if !self.take(",") {
                break;
            }
            if close == ")" && self.is_sign(close) {
                return Err(self.expected("a value"));
            }
        }
        let hi = self.need(close, wanted)?;
        Ok((items, hi))
    }
}
