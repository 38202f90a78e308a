//! From which day on what arrangements of before do is with somebody else, as far as that is known.

use crate::finding::Gap;
use crate::time::Day;

/// The first day after the change, in some areas of the arrangements of before that are judged.
#[derive(Clone, Debug)]
pub struct FirstDay {
    /// The ids of the area in which it is, and of those that this went into; none where it is of all.
    pub areas: Vec<String>,
    /// Every day that it may be.
    pub day: Day,
    /// What is missing where that is not one day, or is not the same one in all areas.
    pub missing: Gap,
    /// What is missing where the change is only planned for that day.
    pub planned: Option<Gap>,
}
