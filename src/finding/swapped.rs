/// What speaks for it that the two sides were handed in the wrong way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backwards {
    /// The days of after lie before those of before: the first of before and the last of after, ISO 8601.
    Days {
        /// The first that before speaks for.
        before: String,
        /// The last that after speaks for.
        after: String,
    },
    /// Arrangements of before say that they take the place of some of after.
    Supersedes {
        /// What those of before are called.
        before: String,
        /// What those of after are called.
        after: String,
    },
}
