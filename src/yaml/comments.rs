use granit_parser::{Scanner, StrInput, TokenType};

use crate::source::{FileId, Span};

/// A comment as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'t> {
    /// From `#` to the end of the line.
    pub span: Span,
    /// What follows `#`, without blanks around it.
    pub text: &'t str,
    /// True when nothing but the comment stands on its line.
    pub own_line: bool,
}

/// Every comment of a text, in order; in a text that cannot be read, those before the error.
///
/// A pass of its own, because only rule examples and editors want comments and they cost a fifth of the reading.
#[must_use]
pub fn comments(file: FileId, text: &str) -> Vec<Comment<'_>> {
    Scanner::new(StrInput::new(text))
        .map_while(Result::ok)
        .map(granit_parser::Token::into_parts)
        .filter(|(_, token)| matches!(token, TokenType::Comment(_)))
        .filter_map(|(place, _)| {
            let range = place.byte_range()?;
            let span = Span::new(file, u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
            let body = span.slice(text)?.strip_prefix('#')?.trim();
            let line = text.get(..range.start)?.rsplit('\n').next()?;
            Some(Comment { span, text: body, own_line: line.trim_matches(['\u{feff}', ' ', '\t']).is_empty() })
        })
        .collect()
}
