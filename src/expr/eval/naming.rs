//! Whether a text names something by its title.

use std::sync::LazyLock;

use regex::Regex;

use super::super::function::Function;
use super::super::program::NodeId;
use super::super::value::{Kleene, Value};
use super::Evaluator;
use super::parties::names_of;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact};

/// What reviews are called, or one of them.
static REVIEWS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let called = r"(practice|case|rapid|safeguarding) reviews?|(lcspr|scr)s?|review of (a |the )?(child|baby|family)";
    Regex::new(&format!(r"(?i)\b({called})\b")).ok()
});

impl Evaluator<'_> {
    /// A function about the words of a text.
    pub(super) fn test_of_text(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        let text = self.arg(args, 0, node)?;
        if matches!(function, Function::AboutReviews | Function::HandsOver | Function::MayEnd) {
            return self.test_of_words(function, text);
        }
        let of = self.arg(args, 1, node)?;
        if function == Function::IsAbout { self.is_about(text, of) } else { self.names(text, of) }
    }

    /// Whether a text says for certain that somebody of the two sides sees to something, may put an end or a condition to it, or is about
    /// reviews.
    fn test_of_words(&mut self, function: Function, text: NodeId) -> Result<Kleene, EvalError> {
        let text = self.value(text)?;
        Ok(match text.value {
            Value::Text(said) | Value::Word(said) if function == Function::MayEnd => {
                Kleene::from(self.may_end(said, &text))
            }
            Value::Text(said) | Value::Word(said) if function == Function::AboutReviews => Kleene::from(
                REVIEWS.as_ref().is_some_and(|reviews| reviews.is_match(said)) || self.names_a_review(said),
            ),
            Value::Text(said) | Value::Word(said) => self.is_handed_over(said, &text),
            _ => Kleene::Unknown(self.missing_in(&text)),
        })
    }

    /// Whether a text names a rapid review or a practice review of these arrangements by its title.
    fn names_a_review(&self, text: &str) -> bool {
        let Some(model) = self.context.model(self.context.current()) else { return false };
        let documents = model.of_kind(Kind::Document).filter(|document| model.is_own(*document));
        let mut reviews = documents.filter(|document| {
            matches!(model.named(*document, "kind"), Fact::Known(Datum::Word("practice-review" | "rapid-review"), _))
        });
        let said = words(text);
        reviews.any(|review| {
            names_of(model, review, "title").any(|title| said.windows(title.len()).any(|found| found == title))
        })
    }

    /// Whether a title stands in a text in whole words, whatever the case.
    fn names(&mut self, text: NodeId, title: NodeId) -> Result<Kleene, EvalError> {
        let (text, title) = (self.value(text)?, self.value(title)?);
        Ok(match (&text.value, &title.value) {
            (Value::Text(text) | Value::Word(text), Value::Text(title) | Value::Word(title)) => {
                Kleene::from(stands_in(title, text))
            }
            (Value::Text(_) | Value::Word(_), _) => Kleene::Unknown(self.missing_in(&title)),
            _ => Kleene::Unknown(self.missing_in(&text)),
        })
    }
}

/// Whether the words of the one stand in the other, one after the other.
pub(super) fn stands_in(title: &str, text: &str) -> bool {
    let (title, text) = (words(title), words(text));
    !title.is_empty() && text.windows(title.len()).any(|found| found == title)
}

pub(super) fn words(text: &str) -> Vec<String> {
    as_written(text).map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// The words of a text with their capitals.
pub(super) fn as_written(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !['\'', '’'].contains(&letter));
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn a_title_is_named_in_whole_words_whatever_the_case() {
        assert!(stands_in("Practice Review A", "The last steps of practice review A, and its action plan"));
        assert!(!stands_in("Practice Review A", "Practice Review Alpha"));
        assert!(!stands_in("Practice Review A", "Practice Reviews"));
        assert!(!stands_in("", "Anything"));
    }
}
