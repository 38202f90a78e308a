/// The candidate that a mistyped word most likely stands for.
///
/// Upper and lower case, `_`, blanks and `-` count as the same; otherwise at most a third of the word's characters may
/// differ. The earlier of two equally good candidates wins.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = plain_form(word);
    let most = plain.chars().count() / 3;
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = plain_form(candidate);
        if other.chars().count().abs_diff(plain.chars().count()) > most {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&plain, &other);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) && candidate != word {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate that a word misspells by one letter, by two that changed places, or only in case, `_`, blanks and `-`: so near that a
/// word of somebody's own is unlikely to be meant.
#[must_use]
pub fn slip_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = plain_form(word);
    let like = did_you_mean(word, candidates)?;
    (strsim::damerau_levenshtein(&plain, &plain_form(like)) <= 1).then_some(like)
}

fn plain_form(word: &str) -> String {
    word.trim()
        .chars()
        .map(|letter| if matches!(letter, '_' | ' ') { '-' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, slip_of};

    #[test]
    fn only_one_slip_makes_a_word_of_ones_own_another() {
        let tiers = ["lead", "executive", "task-and-finish"];
        assert_eq!(slip_of("leed", tiers), Some("lead"));
        assert_eq!(slip_of("Executive", tiers), Some("executive"));
        assert_eq!(slip_of("task and finsih", tiers), Some("task-and-finish"));
        assert_eq!(slip_of("executor", tiers), None);
        assert_eq!(slip_of("network", tiers), None);
        assert_eq!(slip_of("lead", tiers), None);
    }

    #[test]
    fn slips_of_the_pen_are_found_and_other_words_are_not() {
        let keys = ["partners", "partnership", "as-at", "scrutiny"];
        assert_eq!(did_you_mean("partner", keys), Some("partners"));
        assert_eq!(did_you_mean("scrutniy", keys), Some("scrutiny"));
        assert_eq!(did_you_mean("as_at", keys), Some("as-at"));
        assert_eq!(did_you_mean("As At", keys), Some("as-at"));
        assert_eq!(did_you_mean("money", keys), None);
        assert_eq!(did_you_mean("on", ["in"]), None);
        assert_eq!(did_you_mean("", keys), None);
    }

    #[test]
    fn the_earlier_of_two_equals_wins() {
        assert_eq!(did_you_mean("posst", ["posts", "post"]), Some("posts"));
        assert_eq!(did_you_mean("bodt", ["body", "bodi"]), Some("body"));
    }
}
