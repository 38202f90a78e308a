use super::layout::line_around;
use crate::finding::{Code, Finding};
use crate::source::{FileId, LineTable, Span};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// How much is shown of a file that is too large.
const SHOWN_BYTES: usize = 200;

const SAVE_AS_UTF8: &str = "save the file as UTF-8 (in most editors: `Save as`, then `Encoding: UTF-8`)";

/// A file whose bytes are no text that masa reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedText {
    /// The text as far as it can be shown, to be registered as the source; the span of the finding lies in it.
    pub text: String,
    /// Why it was refused.
    pub finding: Finding,
}

/// The text of a file, from its bytes.
///
/// # Errors
/// Refused, with a place in a text that can still be shown: more than [`MAX_BYTES`], a NUL, or bytes that are not UTF-8.
pub fn read_text(file: FileId, bytes: Vec<u8>) -> Result<String, Box<RefusedText>> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(file, &bytes));
    }
    if let Some(text) = utf16_text(&bytes) {
        let message = "the file is saved as UTF-16, which is not read here";
        return Err(refused(file, text, 0, 0, message.to_owned(), SAVE_AS_UTF8));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => Ok(text),
            Some(at) => {
                let message = "an invisible NUL character stands here, which no text may contain".to_owned();
                Err(refused(
                    file,
                    text,
                    at,
                    at + 1,
                    message,
                    "delete the character, or save the file again as plain text",
                ))
            }
        },
        Err(error) => Err(not_utf8(file, error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

fn too_large(file: FileId, bytes: &[u8]) -> Box<RefusedText> {
    let start = bytes.get(..SHOWN_BYTES).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start).lines().next().unwrap_or("").replace('\0', "\u{fffd}");
    let message = format!("the file is larger than {} MiB, which no arrangement is", MAX_BYTES / (1024 * 1024));
    refused(file, text, 0, 0, message, "check that this is the right file, or split it")
}

fn not_utf8(file: FileId, bytes: &[u8], at: usize) -> Box<RefusedText> {
    // One byte for one, so that the place stays true.
    let text = String::from_utf8_lossy(bytes).replace('\0', " ");
    let sign = char::REPLACEMENT_CHARACTER.len_utf8();
    let line = LineTable::new(&text).place(&text, u32::try_from(at).unwrap_or(0)).line;
    let likely = bytes.get(at).and_then(|byte| windows_1252(*byte));
    let message = match likely {
        Some(letter) => format!(
            "the file is not saved as UTF-8: on line {line} stands what an older Windows encoding writes for `{letter}`"
        ),
        None => format!("the file is not saved as UTF-8: a character on line {line} cannot be read"),
    };
    refused(file, text, at, at + sign, message, SAVE_AS_UTF8)
}

/// The finding's place is widened to the line if it would be empty.
fn refused(file: FileId, text: String, lo: usize, hi: usize, message: String, mend: &str) -> Box<RefusedText> {
    let (lo, hi) = (u32::try_from(lo).unwrap_or(0), u32::try_from(hi).unwrap_or(0));
    let hi = if lo == hi { lo + u32::try_from(line_around(&text, lo).1.len()).unwrap_or(0) } else { hi };
    let finding = Finding::unreadable(Code::Syntax, Span::new(file, lo, hi), message, mend);
    Box::new(RefusedText { text, finding })
}

/// The text behind a UTF-16 byte-order mark.
fn utf16_text(bytes: &[u8]) -> Option<String> {
    let (units, big_endian) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, false),
        [0xfe, 0xff, rest @ ..] => (rest, true),
        _ => return None,
    };
    let read = |pair: &[u8; 2]| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let (pairs, _) = units.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(read));
    Some(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).filter(|letter| *letter != '\0').collect())
}

/// The signs that British texts most often bring along in the Windows encoding.
fn windows_1252(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0xa3 => '£',
        0xe0..=0xf6 | 0xf8..=0xff => char::from(byte),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, read_text};
    use crate::source::FileId;

    #[test]
    fn the_largest_file_is_read_and_a_larger_one_is_refused_with_its_first_line() {
        assert!(read_text(FileId(0), vec![b'a'; MAX_BYTES]).is_ok());
        let mut bytes = b"first\nsecond\n".to_vec();
        bytes.resize(MAX_BYTES + 1, b'x');
        let refused = read_text(FileId(0), bytes).unwrap_err();
        assert_eq!(refused.finding.primary.span.slice(&refused.text), Some("first"));
        assert!(refused.finding.message.contains("16 MiB"), "{}", refused.finding.message);
    }

    #[test]
    fn what_is_not_utf8_is_underlined_in_a_text_that_can_be_shown() {
        let refused = read_text(FileId(0), b"a: 1\nb: \xa35\xff\n".to_vec()).unwrap_err();
        assert_eq!(refused.text, "a: 1\nb: \u{fffd}5\u{fffd}\n");
        assert_eq!(refused.finding.primary.span.slice(&refused.text), Some("\u{fffd}"));
        assert_eq!(refused.finding.primary.span.lo, 8);
        assert!(refused.finding.message.ends_with("on line 2 stands what an older Windows encoding writes for `£`"));
    }

    #[test]
    fn a_byte_order_mark_is_part_of_the_text() {
        assert_eq!(read_text(FileId(0), b"\xef\xbb\xbfa: 1".to_vec()).as_deref(), Ok("\u{feff}a: 1"));
    }
}
