//! What the terminal can show.

use std::fmt::Write as _;
use std::io::IsTerminal;
use std::path::Path;

use crate::report::{NotStated, TextOptions};

/// Width in columns where there is no terminal to ask.
const WITHOUT_TERMINAL: usize = 100;

/// Where a text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To standard output, which may be a terminal.
    Stdout,
    /// To standard error, which may be a terminal.
    Stderr,
    /// Into a file.
    File,
}

impl Goes {
    /// To where a command's `--output` says.
    pub const fn to(output: Option<&Path>) -> Self {
        if output.is_some() { Self::File } else { Self::Stdout }
    }
}

/// How to write text: as wide as the terminal, coloured only on one, and plain into a file or pipe.
pub fn text_options(goes: Goes, not_stated: NotStated, explain: bool, folder: &Path) -> TextOptions {
    let terminal = is_terminal(goes);
    let colour = terminal && !is_dumb() && !set("NO_COLOR");
    TextOptions {
        width: width(goes),
        colour,
        unicode: speaks_unicode(goes),
        links: colour.then(|| address(folder)),
        not_stated,
        explain,
        steps: explain,
    }
}

/// Whether somebody is looking at a screen there.
pub fn is_terminal(goes: Goes) -> bool {
    match goes {
        Goes::Stdout => std::io::stdout().is_terminal(),
        Goes::Stderr => std::io::stderr().is_terminal(),
        Goes::File => false,
    }
}

/// Whether somebody watches standard error, and what stands there can be taken back: a log keeps everything.
pub fn is_watched() -> bool {
    is_terminal(Goes::Stderr) && !is_dumb() && !set("CI")
}

/// Whether the terminal can only write on.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn width(goes: Goes) -> usize {
    let asked =
        || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let told = || match goes {
        Goes::Stdout => terminal_size::terminal_size_of(std::io::stdout()),
        Goes::Stderr => terminal_size::terminal_size_of(std::io::stderr()),
        Goes::File => None,
    };
    let found =
        if is_terminal(goes) { asked().or_else(|| told().map(|(width, _)| usize::from(width.0))) } else { None };
    found.unwrap_or(WITHOUT_TERMINAL)
}

/// Files and pipes are UTF-8; a terminal says what it takes in its locale.
pub fn speaks_unicode(goes: Goes) -> bool {
    let locale = || {
        ["LC_ALL", "LC_CTYPE", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    !is_terminal(goes)
        || locale().is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

fn address(folder: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in folder.to_string_lossy().replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address.push('/');
    address
}

/// Text that is safe to print: what a name holds must never steer the terminal.
pub fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() && character != '\n' {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_browsers_read_it() {
        assert_eq!(address(Path::new("/home/a b/é")), "file:///home/a%20b/%C3%A9/");
    }

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(safe("no file `a\u{1b}[31m`\nnext"), "no file `a\\u{1b}[31m`\nnext");
    }
}
