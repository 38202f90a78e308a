use std::fmt::{self, Display, Write as _};

use askama::filters::{Html, HtmlSafe, escape};

use crate::report::plain::plain;
use crate::report::runs::{Run, runs};

/// A text as one line of HTML: nothing in it is taken for markup, nothing turns the direction of writing, and words in backticks
/// are code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Prose(String);

impl Prose {
    /// A text that may come from anywhere.
    pub fn of(text: &str) -> Self {
        let text = plain(text.trim());
        let mut html = String::with_capacity(text.len() + 16);
        for run in runs(&text) {
            match run {
                Run::Code(part) if !part.is_empty() => {
                    html.push_str("<code>");
                    push(&mut html, part);
                    html.push_str("</code>");
                }
                Run::Words(part) | Run::Code(part) => push(&mut html, part),
            }
        }
        Self(html)
    }

    /// Several, each by itself.
    pub fn of_all<S: AsRef<str>>(texts: &[S]) -> Vec<Self> {
        texts.iter().map(|text| Self::of(text.as_ref())).collect()
    }

    /// Whether there is nothing to show.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn push(html: &mut String, part: &str) {
    let Ok(escaped) = escape(part, Html);
    let _ = write!(html, "{escaped}");
}

impl Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// What is in it has been escaped when it was made.
impl HtmlSafe for Prose {}

/// A text for a title, an attribute or a piece of code, which the template escapes: safe to print, backticks as they are.
pub(in crate::report) fn text(text: &str) -> String {
    plain(text.trim()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Prose;

    #[test]
    fn a_text_is_never_markup_and_words_in_backticks_are_code() {
        for (text, html) in [
            ("the `name` of it", "the <code>name</code> of it"),
            ("`a` `<b>`", "<code>a</code> <code>&#60;b&#62;</code>"),
            ("5 ` off", "5 ` off"),
            ("`` empty", " empty"),
            (
                "<script>alert('x')</script> & \"\u{202e}",
                "&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62; &#38; &#34;\\u{202e}",
            ),
            ("two\nlines\u{1b}", "two lines\\u{1b}"),
        ] {
            assert_eq!(Prose::of(text).to_string(), html);
        }
    }
}
