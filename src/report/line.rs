use std::ops::Range;

use super::plain;

/// One line of a file as it is printed: made safe, cut to fit, with the ranges to underline in it.
pub(super) struct ShownLine {
    pub text: String,
    /// Byte ranges within `text`, in the order asked for; never empty, always on character boundaries.
    pub marks: Vec<Range<usize>>,
}

/// Prepares a line: `marks` are byte ranges within `line`, `room` is how many columns it may take, `words` how many the
/// words take that hang from the middle of the first mark.
pub(super) fn show(line: &str, marks: &[Range<usize>], room: usize, words: usize, ellipsis: &str) -> ShownLine {
    let (cells, columns) = lay_out(line, marks);
    let first = columns.first().cloned().unwrap_or(0..1);
    let window = window(cells.len(), first, (room, words), ellipsis.chars().count());
    let mut text = String::new();
    let mut starts = Vec::with_capacity(cells.len() + 1);
    if window.start > 0 {
        text.push_str(ellipsis);
    }
    for (column, cell) in cells.iter().enumerate() {
        starts.push(text.len());
        if window.contains(&column) {
            text.push(*cell);
        }
    }
    starts.push(text.len());
    if window.end < cells.len() {
        text.push_str(ellipsis);
    }
    let at = |column: usize| starts.get(column).copied().unwrap_or(text.len());
    let marks = columns.into_iter().map(|mark| clip(at(mark.start)..at(mark.end), &text)).collect();
    ShownLine { text, marks }
}

/// The line as printable characters, one a column, and the marks as column ranges.
fn lay_out(line: &str, marks: &[Range<usize>]) -> (Vec<char>, Vec<Range<usize>>) {
    let mut cells = Vec::with_capacity(line.len());
    let mut column_at = Vec::with_capacity(line.len() + 1);
    let mut piece = String::new();
    for (at, character) in line.char_indices() {
        column_at.resize(at + character.len_utf8(), cells.len());
        if at == 0 && character == '\u{feff}' {
            continue;
        }
        piece.clear();
        if plain::is_part_of_a_word(line, at, character) {
            piece.push(character);
        } else {
            plain::push(&mut piece, character);
        }
        cells.extend(piece.chars());
    }
    column_at.push(cells.len());
    // A mark at the very end of a line needs something to stand under.
    if marks.iter().any(|mark| mark.start >= line.len()) {
        cells.push(' ');
    }
    let column = |byte: usize| column_at.get(byte).copied().unwrap_or(cells.len());
    let columns = marks
        .iter()
        .map(|mark| {
            let start = column(mark.start).min(cells.len().saturating_sub(1));
            start..column(mark.end).max(start + 1)
        })
        .collect();
    (cells, columns)
}

/// Which columns are shown: all, if line and words fit; the beginning, if the first mark and its words fit there; else
/// those around the mark.
fn window(length: usize, mark: Range<usize>, (room, words): (usize, usize), ellipsis: usize) -> Range<usize> {
    let reach = usize::midpoint(mark.start, mark.end) + words;
    if length <= room && reach <= room {
        return 0..length;
    }
    let beginning = room.saturating_sub(ellipsis).max(1);
    if mark.end <= beginning && reach <= room {
        return 0..beginning;
    }
    let around = room.saturating_sub(2 * ellipsis).max(1);
    let in_view = if mark.end <= beginning { 0 } else { mark.start.saturating_sub(around / 4) };
    let for_words = (reach + ellipsis).saturating_sub(room);
    let start = in_view.min((length + ellipsis).saturating_sub(room)).max(for_words).min(mark.start);
    if start <= ellipsis {
        return 0..if length <= room { length } else { beginning };
    }
    start..if length - start + ellipsis <= room { length } else { start + around }
}

/// A range that shows at least one character.
fn clip(range: Range<usize>, text: &str) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    let end = text.get(range.start..).and_then(|rest| rest.chars().next()).map(|next| range.start + next.len_utf8());
    match end {
        Some(end) => range.start..end,
        None => text.char_indices().next_back().map_or(0..0, |(at, _)| at..text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show_one(line: &str, mark: Range<usize>, room: usize, words: usize) -> ShownLine {
        show(line, std::slice::from_ref(&mark), room, words, "…")
    }

    fn underlined(line: &str, needle: &str, room: usize) -> (String, String) {
        let at = line.find(needle).unwrap();
        let shown = show_one(line, at..at + needle.len(), room, 0);
        let mark = shown.marks[0].clone();
        let text = shown.text[mark].to_owned();
        (shown.text, text)
    }

    #[test]
    fn the_underlined_text_stays_the_same() {
        assert_eq!(underlined("a: £5 paid", "£5", 40), ("a: £5 paid".into(), "£5".into()));
        assert_eq!(underlined("\u{feff}masa: 1", "masa", 40), ("masa: 1".into(), "masa".into()));
        assert_eq!(underlined("a:\tb\u{1b}c d", "d", 40), ("a:    b\\u{1b}c d".into(), "d".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let line = format!("{}needle{}", "x".repeat(90), "y".repeat(90));
        let (text, mark) = underlined(&line, "needle", 40);
        assert_eq!(mark, "needle");
        assert!(text.starts_with("…x") && text.ends_with("y…") && text.chars().count() == 40, "{text}");
        let (text, mark) = underlined("abc and a tail that goes on", "abc", 10);
        assert_eq!((text.as_str(), mark.as_str()), ("abc and a…", "abc"));
        let (text, mark) = underlined("abc and a tail that goes on", "abc and a tail that", 10);
        assert_eq!((text.as_str(), mark.as_str()), ("abc and a…", "abc and a"));
    }

    #[test]
    fn a_line_moves_left_to_make_room_for_the_words_under_it() {
        let shown = show_one("  - by: {post: lead}", 15..19, 20, 10);
        assert_eq!((shown.text.as_str(), &shown.text[shown.marks[0].clone()]), ("…{post: lead}", "lead"));
    }

    #[test]
    fn a_mark_of_no_length_or_at_the_end_still_shows() {
        let shown = show_one("key:", 4..4, 40, 0);
        assert_eq!((shown.text.as_str(), shown.marks[0].clone()), ("key: ", 4..5));
        let shown = show_one("", 0..0, 40, 0);
        assert_eq!((shown.text.as_str(), shown.marks[0].clone()), (" ", 0..1));
        let shown = show_one("key", 0..0, 40, 0);
        assert_eq!(shown.marks[0], 0..1);
    }
}
