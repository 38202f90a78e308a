/// A part of a message: words, or what stands between backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    Words(&'a str),
    Code(&'a str),
}

/// The parts of a message in their order; one whose backticks make no pairs is all words.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return vec![Run::Words(text)];
    }
    let of = |(at, part): (usize, _)| if at.is_multiple_of(2) { Run::Words(part) } else { Run::Code(part) };
    parts.into_iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(runs("a `b` c"), [Run::Words("a "), Run::Code("b"), Run::Words(" c")]);
        assert_eq!(runs("a ` b"), [Run::Words("a ` b")]);
        assert_eq!(runs(""), [Run::Words("")]);
    }
}
