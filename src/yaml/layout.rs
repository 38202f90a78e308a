//! Finding a sign between two tokens, where the parser gives no place for it.

/// Where the next token begins after `from`, passing over blanks, line ends, comments and the signs in `over`.
pub(super) fn next_token(source: &str, from: u32, over: &[char]) -> u32 {
    let mut at = from as usize;
    let mut in_comment = false;
    for letter in source.get(at..).unwrap_or("").chars() {
        match letter {
            '\n' | '\r' => in_comment = false,
            _ if in_comment => {}
            '#' => in_comment = true,
            ' ' | '\t' | '\u{feff}' => {}
            _ if over.contains(&letter) => {}
            _ => break,
        }
        at += letter.len_utf8();
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The character that begins at a byte.
pub(super) fn char_at(source: &str, at: u32) -> Option<char> {
    source.get(at as usize..)?.chars().next()
}

/// Where a block text that fills `lo..hi` ends for the reader: blank lines after it count only if the text keeps them.
pub(super) fn block_end(source: &str, lo: u32, hi: u32) -> u32 {
    let Some(text) = source.get(lo as usize..hi as usize) else { return hi };
    let header = text.lines().next().unwrap_or("").split('#').next().unwrap_or("");
    let keeps = header.starts_with(['|', '>']) && header.contains('+');
    let kept = match text.rsplit_once('\n') {
        // The indentation of the line that follows belongs to that line.
        Some((lines, rest)) if keeps && rest.trim().is_empty() && (hi as usize) < source.len() => {
            text.get(..=lines.len()).unwrap_or(text)
        }
        _ if keeps => text,
        _ => text.trim_end_matches([' ', '\t', '\r', '\n']),
    };
    lo + u32::try_from(kept.len()).unwrap_or(0)
}

/// The line around a byte, without its line end: its start and its text.
pub(super) fn line_around(source: &str, at: u32) -> (u32, &str) {
    let at = at as usize;
    let before = source.get(..at).unwrap_or(source);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = source.get(start..).unwrap_or("").lines().next().unwrap_or("");
    (u32::try_from(start).unwrap_or(u32::MAX), line)
}
