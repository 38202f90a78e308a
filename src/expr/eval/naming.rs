//! Whether a text names something by its title.

use super::super::function::Function;
use super::super::program::NodeId;
use super::super::value::{Kleene, Value};
use super::Evaluator;
use crate::expr::error::EvalError;

impl Evaluator<'_> {
    /// A function about the words of a text.
    pub(super) fn test_of_text(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        let text = self.arg(args, 0, node)?;
        if matches!(function, Function::HandsOver | Function::MayEnd) {
            return self.test_of_words(function, text);
        }
        let of = self.arg(args, 1, node)?;
        if function == Function::IsAbout { self.is_about(text, of) } else { self.names(text, of) }
    }

    /// Whether a text says for certain that somebody of the two sides sees to something, or may put an end or a condition to it.
    fn test_of_words(&mut self, function: Function, text: NodeId) -> Result<Kleene, EvalError> {
        let text = self.value(text)?;
        Ok(match text.value {
            Value::Text(said) | Value::Word(said) if function == Function::MayEnd => {
                Kleene::from(self.may_end(said, &text))
            }
            Value::Text(said) | Value::Word(said) => self.is_handed_over(said, &text),
            _ => Kleene::Unknown(self.missing_in(&text)),
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
