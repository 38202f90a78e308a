/// A line and a column as people count them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1; a byte-order mark takes no column.
    pub column: u32,
}

/// Where each line of a text begins.
#[derive(Clone, Debug)]
pub struct LineTable {
    starts: Vec<u32>,
}

impl LineTable {
    /// Counts the lines of `text`; `\n` and `\r\n` end a line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The place of a byte offset in the text that the table was made from.
    #[must_use]
    pub fn place(&self, text: &str, offset: u32) -> Place {
        let index = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(0) as usize;
        let before = text.get(start..offset as usize).unwrap_or("");
        let columns = before.trim_start_matches('\u{feff}').chars().count();
        Place {
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            column: u32::try_from(columns + 1).unwrap_or(u32::MAX),
        }
    }

    /// The places of two byte offsets, of which the second is no smaller; most often they lie in one line.
    #[must_use]
    pub fn ends(&self, text: &str, lo: u32, hi: u32) -> (Place, Place) {
        let start = self.place(text, lo);
        let next = self.starts.get(start.line as usize).copied().unwrap_or(u32::MAX);
        let between =
            text.get(lo as usize..hi as usize).filter(|between| hi < next && !between.starts_with('\u{feff}'));
        let end = match between {
            Some(between) => {
                let columns = u32::try_from(between.chars().count()).unwrap_or(u32::MAX);
                Place { column: start.column.saturating_add(columns), ..start }
            }
            None => self.place(text, hi),
        };
        (start, end)
    }

    /// The byte range of a line (counted from 1) without its line end, if there is such a line.
    #[must_use]
    pub fn line(&self, text: &str, line: u32) -> Option<(u32, u32)> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(u32::try_from(text.len()).unwrap_or(u32::MAX));
        let body = text.get(start as usize..end as usize)?;
        let trimmed = body.trim_end_matches(['\n', '\r']);
        Some((start, start + u32::try_from(trimmed.len()).unwrap_or(0)))
    }

    /// How many lines there are, at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_a_byte_order_mark() {
        let text = "\u{feff}né: 1\r\n£: é\n";
        let table = LineTable::new(text);
        let colon = u32::try_from(text.find(':').unwrap()).unwrap();
        assert_eq!(table.place(text, colon), Place { line: 1, column: 3 });
        let e = u32::try_from(text.rfind('é').unwrap()).unwrap();
        assert_eq!(table.place(text, e), Place { line: 2, column: 4 });
        assert_eq!(table.line(text, 2).map(|(lo, hi)| &text[lo as usize..hi as usize]), Some("£: é"));
        assert_eq!(table.line(text, 9), None);
        let length = u32::try_from(text.len()).unwrap();
        for lo in 0..=length {
            for hi in lo..=length {
                assert_eq!(table.ends(text, lo, hi), (table.place(text, lo), table.place(text, hi)), "{lo} {hi}");
            }
        }
    }
}
