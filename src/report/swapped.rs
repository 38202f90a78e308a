use super::wording::day;
use crate::finding::Backwards;

/// That the two sides may have been swapped; empty where nothing speaks for it.
pub(super) fn swapped(backwards: Option<&Backwards>) -> String {
    match backwards {
        None => String::new(),
        Some(Backwards::Days { before, after }) => format!(
            "The days run backwards: everything in after speaks for {} or earlier, and nothing in before for a day before \
             {}. Were before and after swapped by mistake?",
            day(after),
            day(before)
        ),
        Some(Backwards::Supersedes { before, after }) => format!(
            "{before}, which is named as before, says that it takes the place of {after}, which is named as after. Were \
             before and after swapped by mistake?"
        ),
    }
}
