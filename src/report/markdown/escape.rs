use std::fmt::Write as _;

use crate::report::plain::plain;
use crate::report::runs::{Run, runs};

/// A text as one line of Markdown that reads as written: words in backticks are code, everything else is only text.
///
/// What a forge would make a mention, a reference or a link of (`@name`, `#12`, addresses) is set as code: nobody is
/// called to a discussion, and nothing is linked, by what a file says.
pub(in crate::report) fn inline(text: &str) -> String {
    let text = plain(text);
    let text = text.replace('\u{a0}', " ");
    // Four blanks at the beginning of a line would make it code.
    let text = text.trim();
    let mut out = String::with_capacity(text.len() + 16);
    for run in runs(text) {
        match run {
            Run::Words(part) => words(&mut out, part),
            Run::Code(part) => push_code(&mut out, part),
        }
    }
    guard_beginning(out.trim())
}

/// The same for a cell of a table, where a bar would end it.
pub(in crate::report) fn cell(text: &str) -> String {
    in_cell(&inline(text))
}

/// Finished Markdown for a cell of a table.
pub(super) fn in_cell(markdown: &str) -> String {
    markdown.replace('|', "\\|")
}

/// A text as code, whatever backticks it holds.
pub(in crate::report) fn code(text: &str) -> String {
    let mut out = String::new();
    push_code(&mut out, &plain(text));
    out
}

/// Lines of a file as a block of code.
pub(in crate::report) fn block<S: AsRef<str>>(lines: &[S], language: &str) -> String {
    let text: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let text = text.join("\n");
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}\n")
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

fn push_code(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if text.chars().all(|character| character == ' ') {
        out.push(' ');
        return;
    }
    // Two pieces of code side by side would be read as one, or as none.
    if out.ends_with('`') {
        out.push(' ');
    }
    let fence = "`".repeat(longest_run(text) + 1);
    let pad = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let room = if pad { " " } else { "" };
    let _ = write!(out, "{fence}{room}{text}{room}{fence}");
}

fn words(out: &mut String, text: &str) {
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if is_linked(word) {
            push_code(out, word);
        } else {
            escape(out, word);
        }
    }
}

fn escape(out: &mut String, word: &str) {
    for character in word.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '#' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
}

/// Whether GitHub, GitLab or a renderer of their Markdown makes a link or a mention of a word.
fn is_linked(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let mut pairs = word.chars().zip(word.chars().skip(1));
    lower.contains("://")
        || lower.contains("www.")
        || lower.contains("gh-")
        || pairs.any(|(mark, next)| {
            (mark == '@' && next.is_alphanumeric()) || ("#!&%$".contains(mark) && next.is_ascii_digit())
        })
}

/// At the beginning of a line some characters would begin a list, a rule or an underlined heading.
fn guard_beginning(out: &str) -> String {
    let after = out.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = out.len() - after.len();
    if digits > 0 && after.starts_with(['.', ')']) {
        let (number, rest) = out.split_at(digits);
        return format!("{number}\\{rest}");
    }
    if out.starts_with(['-', '+', '=', ':']) { format!("\\{out}") } else { out.to_owned() }
}

#[cfg(test)]
mod tests;
