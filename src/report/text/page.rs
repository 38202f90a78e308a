use super::TextOptions;
use crate::finding::Strength;
use crate::report::plain::plain;
use crate::report::width::{width, width_of};

/// How a piece of text is set off; nothing where the terminal shows no colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Tone {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Cyan,
}

impl Tone {
    /// The tone of a finding that weighs so much.
    pub const fn of(strength: Strength) -> Self {
        match strength {
            Strength::Duty => Self::Red,
            Strength::Guidance => Self::Yellow,
            Strength::Question => Self::Cyan,
            Strength::Note => Self::Plain,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "1;31",
            Self::Yellow => "1;33",
            Self::Cyan => "1;36",
        }
    }
}

/// The page that is being written, and what the terminal can show.
///
/// Everything that may hold a user's words goes through [`plain`] here or in the excerpts.
pub(in crate::report) struct Page {
    out: String,
    /// Columns to fill, at least [`NARROWEST`].
    pub width: usize,
    pub colour: bool,
    pub unicode: bool,
}

/// Below this a line holds no sentence.
const NARROWEST: usize = 40;
/// Beyond this a line is hard to read back from.
const WIDEST: usize = 120;
/// Where the text of a named field begins.
const FIELD: usize = 9;

impl Page {
    pub fn new(options: &TextOptions) -> Self {
        Self {
            out: String::new(),
            width: options.width.clamp(NARROWEST, WIDEST),
            colour: options.colour,
            unicode: options.unicode,
        }
    }

    /// The finished page; blanks that only held words together become plain ones.
    pub fn finish(self) -> String {
        self.out.replace('\u{a0}', " ")
    }

    /// What stands between the parts of a line.
    pub const fn dot(&self) -> &'static str {
        if self.unicode { " · " } else { " - " }
    }

    /// What stands for text that was left out.
    pub const fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    pub fn paint(&self, tone: Tone, text: &str) -> String {
        if !self.colour || tone == Tone::Plain || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{}m{text}\u{1b}[0m", tone.code())
    }

    /// An empty line, unless the page is empty or just had one.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line that is already made safe, painted and short enough.
    pub fn line(&mut self, ready: &str) {
        self.out.push_str(ready.trim_end());
        self.out.push('\n');
    }

    /// A title that stands out, wrapped.
    pub fn heading(&mut self, text: &str) {
        for (at, line) in wrap(&plain(text), self.width, self.width - 2).iter().enumerate() {
            let painted = self.paint(Tone::Bold, line);
            self.line(&format!("{}{painted}", if at == 0 { "" } else { "  " }));
        }
    }

    /// A paragraph: `lead` in its tone, then `text` wrapped, further lines moved in by `indent`.
    pub fn paragraph(&mut self, lead: &str, tone: Tone, indent: usize, text: &str) {
        self.headline(lead, tone, indent, text, "");
    }

    /// A paragraph with `tail` at the right edge of its last line, or of a line of its own where there is no room.
    pub fn headline(&mut self, lead: &str, tone: Tone, indent: usize, text: &str, tail: &str) {
        let lead = plain(lead);
        let columns = width(&lead);
        let lines = wrap(&plain(text), self.width.saturating_sub(columns), self.width.saturating_sub(indent));
        let last = lines.len() - 1;
        let mut column = 0;
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                self.out.push_str(&self.paint(tone, lead.trim_end()));
                let blanks = if line.is_empty() { 0 } else { columns - width(lead.trim_end()) };
                self.out.push_str(&" ".repeat(blanks));
                column = columns;
            } else {
                self.out.push_str(&" ".repeat(indent));
                column = indent;
            }
            self.out.push_str(line);
            column += width(line);
            if at < last {
                self.out.push('\n');
            }
        }
        self.tail(column, &plain(tail));
        self.out.push('\n');
    }

    fn tail(&mut self, column: usize, tail: &str) {
        let length = width(tail);
        if length == 0 {
            return;
        }
        let painted = self.paint(Tone::Dim, tail);
        if column + 2 + length <= self.width {
            self.out.push_str(&" ".repeat(self.width - column - length));
        } else {
            self.out.push('\n');
            self.out.push_str(&" ".repeat(self.width.saturating_sub(length)));
        }
        self.out.push_str(&painted);
    }

    /// A named line of a finding (`law`, `ask`, `mend`); nothing when there is nothing to say.
    pub fn field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.paragraph(&format!("  {name:<width$}", width = FIELD - 2), Tone::Dim, FIELD, text);
        }
    }

    /// A command to copy: one line however long, since a wrapped command cannot be pasted.
    pub fn command(&mut self, name: &str, command: &str) {
        let lead = self.paint(Tone::Dim, &format!("  {name}"));
        let blanks = " ".repeat(FIELD - 2 - name.len());
        self.line(&format!("{lead}{blanks}{}", plain(command)));
    }
}

/// Breaks a text at blanks (not at no-break ones) into lines of at most `first` and then `rest` columns; a longer word is cut. Never empty.
pub(in crate::report) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let (mut used, mut room) = (0, first);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length: usize = word.chars().map(width_of).sum();
        let blank = usize::from(used > 0);
        if used + blank + length > room && (used > 0 || room < rest) {
            lines.push(String::new());
            (used, room) = (0, rest);
        }
        for character in (used > 0).then_some(' ').into_iter().chain(word.chars()) {
            let columns = width_of(character);
            if used > 0 && used + columns > room.max(1) {
                lines.push(String::new());
                (used, room) = (0, rest);
            }
            if let Some(line) = lines.last_mut() {
                line.push(character);
            }
            used += columns;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_long_words_are_cut() {
        assert_eq!(wrap("a bb ccc", 4, 4), ["a bb", "ccc"]);
        assert_eq!(wrap("long first", 2, 8), ["", "long", "first"]);
        assert_eq!(wrap("abcdefgh i", 3, 3), ["abc", "def", "gh", "i"]);
        assert_eq!(wrap("", 4, 4), [""]);
        assert_eq!(wrap("££ éé ££", 5, 5), ["££ éé", "££"]);
    }

    #[test]
    fn wide_letters_and_marks_on_letters_take_the_columns_that_they_take() {
        assert_eq!(wrap("東京東京東", 4, 4), ["東京", "東京", "東"]);
        assert_eq!(wrap("東京 東京 a", 9, 9), ["東京 東京", "a"]);
        assert_eq!(wrap("e\u{301}e\u{301} e", 4, 4), ["e\u{301}e\u{301} e"]);
    }
}
