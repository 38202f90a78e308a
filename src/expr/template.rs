//! Messages: words with expressions in braces.

use std::ops::Range;

use super::check::compile;
use super::context::Context;
use super::error::{EvalError, ExprError, Mistake};
use super::program::Program;
use super::scope::Scope;
use super::words;
use crate::finding::Words;

/// A message such as `` `{scrutiny.by.post.title}` is employed by {scrutiny.by.post.employed_by} ``.
///
/// `{{` and `}}` print a brace.
#[derive(Debug)]
pub struct Template {
    pieces: Vec<Piece>,
}

/// What a message is put together from.
#[derive(Debug)]
pub enum Piece {
    /// Words as they are written.
    Words(Words),
    /// An expression, whose value is put in.
    Value(Program),
}

impl Template {
    /// Reads and checks a message.
    ///
    /// # Errors
    /// Every mistake, its bytes counted from the start of the message.
    pub fn compile(text: &str, scope: &Scope) -> Result<Self, Vec<ExprError>> {
        let (mut pieces, mut errors) = (Vec::new(), Vec::new());
        let (mut words, mut at) = (String::new(), 0);
        // As in an expression, the texts of the parts stand before that of the message.
        let from = scope.parts.len();
        let brace = |at: usize| ExprError::new(Mistake::Brace, from + at..from + at + 1);
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = text.get(at..).unwrap_or("");
            if rest.starts_with("{{") || rest.starts_with("}}") {
                words.push(c);
                at += 2;
            } else if c == '{' {
                let Some(end) = closing(rest).map(|end| at + end) else {
                    errors.push(brace(at));
                    break;
                };
                if !words.is_empty() {
                    pieces.push(Piece::Words(Words::from(std::mem::take(&mut words)).shared()));
                }
                match compile(text.get(at + 1..end).unwrap_or(""), scope) {
                    Ok(program) => pieces.push(Piece::Value(program)),
                    Err(found) => errors.extend(found.into_iter().map(|error| moved(error, from, at + 1))),
                }
                at = end + 1;
            } else if c == '}' {
                errors.push(brace(at));
                at += 1;
            } else {
                words.push(c);
                at += c.len_utf8();
            }
        }
        if !words.is_empty() {
            pieces.push(Piece::Words(Words::from(words).shared()));
        }
        if errors.is_empty() { Ok(Self { pieces }) } else { Err(errors) }
    }

    /// The expressions in it, in order.
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.pieces.iter().filter_map(|piece| if let Piece::Value(program) = piece { Some(program) } else { None })
    }

    /// What it is put together from, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The message with its values in words.
    ///
    /// # Errors
    /// When an expression in it cannot be worked out.
    pub fn render(&self, context: &Context<'_>) -> Result<Words, EvalError> {
        match self.pieces.as_slice() {
            [] => return Ok(Words::default()),
            [Piece::Words(words)] => return Ok(words.clone()),
            _ => {}
        }
        let mut message = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => message.push_str(words),
                Piece::Value(program) => {
                    let value = program.words(context)?;
                    // Behind a colon stands an answer, elsewhere a part of the sentence.
                    let is_answer = message.is_empty() || message.ends_with(": ");
                    let is_missing = value == words::NOT_STATED && !is_answer;
                    message.push_str(if is_missing { words::not_stated(program.ty()) } else { &value });
                }
            }
        }
        Ok(message.into())
    }
}

/// An error of an expression as one of the message that it stands in; what stands in a part, before them, stays where it is.
fn moved(error: ExprError, from: usize, by: usize) -> ExprError {
    let moved = |range: Range<usize>| if range.start < from { range } else { range.start + by..range.end + by };
    ExprError { mistake: error.mistake, range: moved(error.range), used: error.used.map(|used| Box::new(moved(*used))) }
}

/// Where the brace that opens a text is closed; braces within quoted texts do not count.
fn closing(text: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (None, false);
    for (at, c) in text.char_indices().skip(1) {
        match (quoted, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(mark), c) if mark == c => quoted = None,
            (None, '"' | '\'') => quoted = Some(c),
            (None, '}') => return Some(at),
            _ => {}
        }
    }
    None
}
