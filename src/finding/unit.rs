/// What numbers of a row are numbers of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whatever is counted.
    Count,
    /// Pounds.
    Pounds,
    /// Per cent.
    PerCent,
}

impl Unit {
    /// For programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Pounds => "pounds",
            Self::PerCent => "per-cent",
        }
    }
}
