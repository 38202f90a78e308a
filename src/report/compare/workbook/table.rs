use crate::finding::{Outcome, Strength, Unit};

/// One sheet: a table with filters, and what stands above and below it.
pub(super) struct Table {
    /// What the sheet is called.
    pub name: &'static str,
    /// Lines above the table.
    pub above: Vec<String>,
    /// Titles above the headings, each over the columns up to the next one.
    pub sections: Vec<(u16, String)>,
    pub headings: Vec<Heading>,
    /// How many columns stay in sight.
    pub frozen: u16,
    pub rows: Vec<Vec<Cell>>,
    /// Lists below the table, each with its title.
    pub below: Vec<(&'static str, Vec<String>)>,
    /// How many columns belong together and are never parted by the edge of a page.
    pub together: u16,
    /// How many columns stand before those.
    pub fixed: u16,
}

/// How much room a print takes.
#[derive(Clone, Copy)]
pub(super) struct Print {
    /// How many of its characters go into the width of ten of the sheet's.
    pub tenths: usize,
    /// The height of a line, in quarters of a point.
    pub line: u32,
}

impl Print {
    pub const PLAIN: Self = Self { tenths: 12, line: 51 };
    pub const HEADING: Self = Self { tenths: 10, line: 52 };
    pub const SMALL: Self = Self { tenths: 14, line: 42 };
}

/// What stands over a column, and how wide it is in characters.
pub(super) struct Heading {
    pub says: String,
    pub width: u8,
}

/// One cell.
#[derive(Clone)]
pub(super) enum Cell {
    /// Words.
    Text(String),
    /// Words that say that something is not known.
    Unknown(String),
    /// Where something stands, in small print.
    Small(String),
    /// A number in hundredths of its unit.
    Number(i64, Option<Unit>),
    /// How something came out, in words; and the row of the sources where the provision stands, if it leads there.
    Outcome { says: String, outcome: Option<Outcome>, strength: Strength, row: Option<u32> },
    /// The row of another sheet where more is said, by its number: some programs break no line in a cell that leads somewhere, so that it
    /// has to be short.
    Row { sheet: &'static str, row: u32 },
    /// An address on the web.
    Address(String),
}

impl Table {
    pub fn new(name: &'static str, frozen: u16, headings: &[(&str, u8)]) -> Self {
        Self {
            name,
            above: Vec::new(),
            sections: Vec::new(),
            headings: headings
                .iter()
                .map(|(says, width)| Heading { says: (*says).to_owned(), width: *width })
                .collect(),
            frozen,
            rows: Vec::new(),
            below: Vec::new(),
            together: 1,
            fixed: frozen,
        }
    }

    /// In which row the headings stand, from nought.
    pub fn heading_row(&self) -> u32 {
        let above = u32::try_from(self.above.len()).unwrap_or(u32::MAX);
        above + u32::from(!self.above.is_empty()) + u32::from(!self.sections.is_empty())
    }

    /// In which row one of the rows of the table stands, from nought.
    pub fn place_of(&self, row: usize) -> Option<u32> {
        u32::try_from(row).ok().map(|row| self.heading_row() + 1 + row)
    }
}

impl Cell {
    /// What stands in it and in which print; nothing where it takes one line.
    pub fn print(&self) -> (&str, Print) {
        match self {
            Self::Text(says) | Self::Unknown(says) | Self::Outcome { says, .. } => (says, Print::PLAIN),
            Self::Small(says) => (says, Print::SMALL),
            Self::Address(address) => (address, Print::PLAIN),
            Self::Number(..) | Self::Row { .. } => ("", Print::PLAIN),
        }
    }
}

/// A count of things.
pub(super) fn count(things: usize) -> Cell {
    Cell::Number(i64::try_from(things).unwrap_or(i64::MAX / 100).saturating_mul(100), Some(Unit::Count))
}

pub(super) fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

/// An amount in pence, or why there is none.
pub(super) fn number(held: Option<i64>, unit: Unit) -> Cell {
    held.map_or_else(|| Cell::Text(String::new()), |held| Cell::Number(held, Some(unit)))
}
