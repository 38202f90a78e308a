//! From text to tokens, each with its bytes.

use super::error::{ExprError, Mistake};

/// The longest expression that is read, in bytes.
pub(super) const LONGEST: usize = 4096;

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name(String),
    Int(i64),
    /// 9223372036854775808, which is a number only behind a minus sign.
    LeastInt,
    Text(String),
    Sign(&'static str),
    End,
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) lo: usize,
    pub(super) hi: usize,
}

/// Signs, longer ones first.
const SIGNS: &[&str] = &[
    "&&", "||", "<=", ">=", "==", "!=", "<", ">", "!", "?", ":", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "%",
    "{", "}",
];

/// Cuts an expression into tokens; the last is always [`Kind::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, ExprError> {
    if text.len() > LONGEST {
        return Err(ExprError::new(Mistake::TooLong, 0..text.len()));
    }
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blanks();
        let lo = lexer.at;
        let kind = lexer.token()?;
        let end = kind == Kind::End;
        tokens.push(Token { kind, lo, hi: lexer.at });
        if end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let len = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or("")
    }

    fn skip_blanks(&mut self) {
        self.take_while(char::is_whitespace);
        while self.rest().starts_with("//") {
            self.take_while(|c| c != '\n');
            self.take_while(char::is_whitespace);
        }
    }

    fn token(&mut self) -> Result<Kind, ExprError> {
        let lo = self.at;
        let Some(first) = self.peek() else { return Ok(Kind::End) };
        if first.is_ascii_digit() {
            return self.number();
        }
        if matches!(first, '"' | '\'') {
            return self.quoted(false);
        }
        if first.is_ascii_alphabetic() || first == '_' {
            let name = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
            if matches!(self.peek(), Some('"' | '\'')) {
                match name {
                    "r" | "R" => return self.quoted(true),
                    "b" | "B" | "br" | "rb" | "bR" | "Rb" | "BR" | "RB" | "Br" | "rB" => {
                        return Err(ExprError::new(Mistake::NotInProfile("bytes"), lo..self.at));
                    }
                    _ => {}
                }
            }
            return Ok(Kind::Name(name.to_owned()));
        }
        match SIGNS.iter().find(|sign| self.rest().starts_with(**sign)) {
            Some(sign) => {
                self.at += sign.len();
                Ok(Kind::Sign(sign))
            }
            None if first == '£' => {
                let after = self.rest().trim_start_matches('£');
                let end = after.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(after.len());
                let digits = after.get(..end).unwrap_or("").trim_end_matches(',').to_owned();
                let hi = lo + first.len_utf8() + digits.len();
                let is_amount = digits.starts_with(|c: char| c.is_ascii_digit());
                let mistake = if is_amount { Mistake::Amount(digits) } else { Mistake::Character(first) };
                Err(ExprError::new(mistake, lo..hi))
            }
            None => Err(ExprError::new(Mistake::Character(first), lo..lo + first.len_utf8())),
        }
    }

    fn number(&mut self) -> Result<Kind, ExprError> {
        let lo = self.at;
        let hexadecimal = self.rest().strip_prefix("0x").or_else(|| self.rest().strip_prefix("0X"));
        let (digits, base) = if hexadecimal.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit())) {
            self.at += 2;
            (self.take_while(|c| c.is_ascii_hexdigit()), 16)
        } else {
            (self.take_while(|c| c.is_ascii_digit()), 10)
        };
        let mut after = self.rest().chars();
        match (after.next(), after.next()) {
            (Some('.'), Some(digit)) if digit.is_ascii_digit() => {
                self.take_while(|c| c.is_ascii_alphanumeric() || c == '.');
                return Err(ExprError::new(Mistake::NotInProfile("numbers with a decimal point"), lo..self.at));
            }
            (Some('e' | 'E'), _) => {
                return Err(ExprError::new(Mistake::NotInProfile("numbers with an exponent"), lo..self.at + 1));
            }
            (Some('u' | 'U'), _) => {
                return Err(ExprError::new(Mistake::NotInProfile("unsigned numbers"), lo..self.at + 1));
            }
            _ => {}
        }
        match u64::from_str_radix(digits, base) {
            Ok(number) if number == i64::MAX.unsigned_abs() + 1 => Ok(Kind::LeastInt),
            Ok(number) => {
                i64::try_from(number).map(Kind::Int).map_err(|_| ExprError::new(Mistake::NumberTooLarge, lo..self.at))
            }
            Err(_) => Err(ExprError::new(Mistake::NumberTooLarge, lo..self.at)),
        }
    }

    /// A text in single, double or triple quotation marks; a raw one takes backslashes as they are.
    fn quoted(&mut self, raw: bool) -> Result<Kind, ExprError> {
        let lo = self.at;
        let Some(mark) = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| self.rest().starts_with(mark)) else {
            return Err(ExprError::new(Mistake::UnendedText, lo..lo));
        };
        self.at += mark.len();
        let mut text = String::new();
        loop {
            if self.rest().starts_with(mark) {
                self.at += mark.len();
                return Ok(Kind::Text(text));
            }
            match self.peek() {
                Some('\\') if !raw => text.push(self.escape()?),
                Some('\n' | '\r') if mark.len() == 1 => return Err(ExprError::new(Mistake::UnendedText, lo..self.at)),
                Some(c) => {
                    text.push(c);
                    self.at += c.len_utf8();
                }
                None => return Err(ExprError::new(Mistake::UnendedText, lo..self.at)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ExprError> {
        let lo = self.at;
        self.at += 1;
        let after = self.peek();
        self.at += after.map_or(0, char::len_utf8);
        let read = match after {
            Some('a') => Some('\u{7}'),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('v') => Some('\u{b}'),
            Some(c @ ('\\' | '?' | '"' | '\'' | '`')) => Some(c),
            Some('x' | 'X') => self.coded(0, 2, 16),
            Some('u') => self.coded(0, 4, 16),
            Some('U') => self.coded(0, 8, 16),
            Some('0'..='3') => self.coded(1, 3, 8),
            _ => None,
        };
        let written = || self.text.get(lo..self.at).unwrap_or_default().to_owned();
        read.ok_or_else(|| ExprError::new(Mistake::Escape(written()), lo..self.at))
    }

    /// A character by its number of so many digits, some of which were passed already.
    fn coded(&mut self, passed: usize, digits: usize, base: u32) -> Option<char> {
        let lo = self.at - passed;
        let written = self.text.get(lo..lo + digits)?;
        if !written.chars().all(|c| c.is_digit(base)) {
            return None;
        }
        self.at = lo + digits;
        u32::from_str_radix(written, base).ok().and_then(char::from_u32)
    }
}
