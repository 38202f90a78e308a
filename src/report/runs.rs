/// A part of a message: words, or what stands between backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    Words(&'a str),
    Code(&'a str),
}

/// The parts of a message in their order; what is quoted may hold backticks of its own. One whose backticks make no pairs is all words.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let Some(marks) = quotation(text) else { return vec![Run::Words(text)] };
    let (mut runs, mut from) = (Vec::new(), 0);
    for mark in marks.iter().filter(|mark| mark.depth == 0) {
        let part = text.get(from..mark.at).unwrap_or_default();
        runs.push(if mark.opens { Run::Words(part) } else { Run::Code(part) });
        from = mark.at + 1;
    }
    runs.push(Run::Words(text.get(from..).unwrap_or_default()));
    runs
}

/// A backtick that begins or ends what is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands.
    pub(super) at: usize,
    /// Whether it begins it.
    pub(super) opens: bool,
    /// In how many quotations this one stands.
    pub(super) depth: usize,
}

/// What each backtick does; nothing where they make no pairs. Within what is quoted one opens another quotation where a word begins with
/// it, as in the name "pipe and `code`".
pub(super) fn quotation(text: &str) -> Option<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut depth = 0usize;
    for (at, _) in text.match_indices('`') {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + 1..).and_then(|after| after.chars().next());
        let just_opened = before == Some('`') && marks.last().is_some_and(|mark| mark.opens);
        let begins_a_word = just_opened || before.is_some_and(|letter| letter.is_whitespace() || letter == '(');
        let opens = depth == 0 || (begins_a_word && after.is_some_and(char::is_alphanumeric));
        depth = if opens { depth } else { depth.checked_sub(1)? };
        marks.push(Mark { at, opens, depth });
        depth += usize::from(opens);
    }
    // Where that leaves one open, they are taken in pairs.
    if depth > 0 {
        let is_paired = marks.len().is_multiple_of(2);
        let in_pairs = |(number, mark): (usize, &Mark)| Mark { opens: number.is_multiple_of(2), depth: 0, ..*mark };
        return is_paired.then(|| marks.iter().enumerate().map(in_pairs).collect());
    }
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(runs("a `b` c"), [Run::Words("a "), Run::Code("b"), Run::Words(" c")]);
        assert_eq!(runs("a ` b"), [Run::Words("a ` b")]);
        assert_eq!(runs(""), [Run::Words("")]);
        assert_eq!(runs("`a` `b`"), [Run::Words(""), Run::Code("a"), Run::Words(" "), Run::Code("b"), Run::Words("")]);
    }

    #[test]
    fn what_is_quoted_may_hold_backticks_of_its_own() {
        let name = "pipe | and `code`";
        assert_eq!(
            runs(&format!("the `{name}` of `b`")),
            [Run::Words("the "), Run::Code(name), Run::Words(" of "), Run::Code("b"), Run::Words("")]
        );
        assert_eq!(runs("``code` first`"), [Run::Words(""), Run::Code("`code` first"), Run::Words("")]);
        // One that opens and never ends leaves the others in pairs.
        assert_eq!(runs("`a `b` c`d"), [Run::Words(""), Run::Code("a `b` c"), Run::Words("d")]);
        assert_eq!(runs("`a` `b"), [Run::Words("`a` `b")]);
    }
}
