use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal a text takes: a letter of East Asia two, a mark that is set on another none.
pub(in crate::report) fn width(text: &str) -> usize {
    text.width()
}

/// How many columns one character takes by itself.
pub(in crate::report) fn width_of(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// A text with blanks behind it, so many columns wide; one that is wider stays as it is.
pub(in crate::report) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_and_not_characters() {
        for (text, columns) in [("Devon", 5), ("東京", 4), ("e\u{301}", 1), ("日本 a", 6), ("", 0)] {
            assert_eq!(width(text), columns, "{text}");
            assert_eq!(width(&padded(text, 8)), 8, "{text}");
        }
        assert_eq!((width_of('東'), width_of('\u{301}'), width_of('a')), (2, 0, 1));
        assert_eq!(padded("東京都", 4), "東京都");
    }
}
