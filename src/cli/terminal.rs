//! What the terminal can show.

use std::io::IsTerminal;
use std::path::Path;

use crate::report::{NotStated, TextOptions};

/// Width in columns where there is no terminal to ask.
const WITHOUT_TERMINAL: usize = 100;

/// How to write text: as wide as the terminal, coloured only on one, and plain into a file or pipe.
pub fn text_options(to_file: bool, not_stated: NotStated, explain: bool, folder: &Path) -> TextOptions {
    let terminal = !to_file && std::io::stdout().is_terminal();
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let width = if terminal { terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)) } else { None };
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|_| terminal);
    TextOptions {
        width: asked.or(width).unwrap_or(WITHOUT_TERMINAL),
        colour: terminal && !dumb && !set("NO_COLOR"),
        unicode: !terminal || speaks_unicode(),
        links: (terminal && !dumb && !set("NO_COLOR")).then(|| address(folder)),
        not_stated,
        explain,
    }
}

/// Files and pipes are UTF-8; a terminal says what it takes in its locale.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
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
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address.push('/');
    address
}
