use crate::finding::{Code, Finding};
use crate::source::{FileId, Span};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A file whose bytes are no text that masa reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedText {
    /// The text as far as it can be shown; the span of the finding lies in it.
    pub text: String,
    /// Why it was refused.
    pub finding: Finding,
}

/// The text of a file, from its bytes.
///
/// # Errors
/// Refused, with a place in a text that can still be shown: more than [`MAX_BYTES`], a NUL, or bytes that are not UTF-8.
pub fn read_text(file: FileId, bytes: Vec<u8>) -> Result<String, Box<RefusedText>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(0);
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let finding = Finding::unreadable(
                Code::Syntax,
                Span::new(file, at, at + 3),
                "the file is not saved as UTF-8",
                "save the file as UTF-8",
            );
            Err(Box::new(RefusedText { text, finding }))
        }
    }
}
