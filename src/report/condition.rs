//! Conditions as people are shown them.

use std::borrow::Cow;

/// How a pattern is asked for.
const MATCHES: &str = ".matches(";

/// A condition with no search pattern in it: ` matches a pattern` stands for the asking, whose letters say nothing to who reads it.
pub(super) fn without_patterns(condition: &str) -> Cow<'_, str> {
    let mut rest = condition;
    let mut shown = String::new();
    while let Some((before, after)) = rest.split_once(MATCHES) {
        let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let Some(end) = quote.and_then(|quote| past(after, quote)) else { break };
        shown.push_str(before);
        shown.push_str(" matches a pattern");
        rest = end;
    }
    if shown.is_empty() { Cow::Borrowed(condition) } else { Cow::Owned(shown + rest) }
}

/// What stands after a text in quotes and the bracket that closes the asking.
fn past(text: &str, quote: char) -> Option<&str> {
    let mut escaped = false;
    let close = text.char_indices().skip(1).find(|(_, letter)| {
        let is_close = *letter == quote && !escaped;
        escaped = *letter == '\\' && !escaped;
        is_close
    });
    let (at, _) = close?;
    text.get(at + quote.len_utf8()..)?.trim_start().strip_prefix(')')
}

#[cfg(test)]
mod tests {
    use super::without_patterns;

    #[test]
    fn a_search_pattern_is_said_and_not_shown() {
        for (condition, shown) in [
            ("size(partners) > 3", "size(partners) > 3"),
            (r#"c.of.matches("(?i)audit|a \"b\"") && true"#, "c.of matches a pattern && true"),
            ("!a.b.matches('x)') || c.d.matches('y' )", "!a.b matches a pattern || c.d matches a pattern"),
            ("a.matches(b)", "a.matches(b)"),
        ] {
            assert_eq!(without_patterns(condition), shown);
        }
    }
}
