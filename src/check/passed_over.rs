//! The YAML files of folders that were passed over.

/// Names of YAML files that were met in folders, not named themselves, and of which nothing was taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Those that are something else.
    pub others: Vec<String>,
    /// Those that are empty or could not be read: nothing shows what they were meant to be.
    pub unread: Vec<String>,
}

/// How many of the files that are something else are named; of those that may be missed every one is.
const NAMED: usize = 3;

impl PassedOver {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.others.len().saturating_add(self.unread.len())
    }

    /// Those that were met on either of two sides.
    pub(super) fn together(&self, other: &Self) -> Self {
        let both = |own: &[String], other: &[String]| -> Vec<String> {
            let further = other.iter().filter(|name| !own.contains(name));
            own.iter().chain(further).cloned().collect()
        };
        Self { others: both(&self.others, &other.others), unread: both(&self.unread, &other.unread) }
    }

    /// What there is to be said of them.
    #[must_use = "what was passed over is to be told"]
    pub fn remarks(&self) -> impl Iterator<Item = String> {
        let unread = match self.unread.as_slice() {
            [] => None,
            [one] => Some(format!(
                "1 YAML file is empty or cannot be read, and was passed over; if it was to hold an arrangement, that one is missing: {one}"
            )),
            several => Some(format!(
                "{} YAML files are empty or cannot be read, and were passed over; if any was to hold an arrangement, that one is missing: {}",
                several.len(),
                several.join(", ")
            )),
        };
        let others = match self.others.as_slice() {
            [] => None,
            [one] => Some(format!("1 YAML file is no arrangement and was passed over: {one}")),
            several => Some(format!(
                "{} YAML files are no arrangements and were passed over: {}",
                several.len(),
                some_of(several)
            )),
        };
        unread.into_iter().chain(others)
    }
}

fn some_of(names: &[String]) -> String {
    let shown = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED { format!("{shown}, …") } else { shown }
}
