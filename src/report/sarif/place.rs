use std::borrow::Cow;
use std::fmt::Write as _;

use super::shape::{File, Location, Message, PhysicalLocation, Region};
use crate::finding::Label;
use crate::report::plain::plain;
use crate::source::{FileId, SourceProvider, Span};

/// What relative paths are relative to: the root of what is checked, by the name that scanning services know.
pub(super) const ROOT: &str = "%SRCROOT%";

/// A place with what there is to see; a file whose text is gone, or that is another version now, is named without lines.
pub(super) fn location(sources: &dyn SourceProvider, span: Span) -> Location {
    let lines = sources.place(span).zip(sources.end(span)).filter(|_| sources.path(span.file).is_none());
    let region = lines.map(|(start, end)| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    });
    Location {
        id: None,
        physical: PhysicalLocation { artifact_location: file(sources, span.file), region },
        logical_locations: Vec::new(),
        message: None,
    }
}

/// A second place, with the number that messages point to it by.
pub(super) fn related(sources: &dyn SourceProvider, id: usize, label: &Label) -> Location {
    let message = (!label.says.is_empty()).then(|| text(&label.says));
    Location { id: Some(id), message, ..location(sources, label.span) }
}

/// A file by its path as an address: relative to the root, or complete when the path was.
pub(super) fn file(sources: &dyn SourceProvider, file: FileId) -> File {
    let name = sources.path(file).map_or_else(|| sources.name(file), Cow::Borrowed);
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    match (name.strip_prefix('/'), drive) {
        (Some(rest), _) => File { uri: format!("file:///{}", encoded(rest)), uri_base_id: None },
        (None, true) => File { uri: format!("file:///{}", encoded(&name).replacen("%3A", ":", 1)), uri_base_id: None },
        (None, false) => File { uri: encoded(&name), uri_base_id: Some(ROOT) },
    }
}

/// A path with every byte written out that an address does not hold as it is.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A message of one text, safe to show.
pub(super) fn text(text: &str) -> Message {
    Message { text: literal(text), markdown: None }
}

/// A text in which nothing is taken for a link or a placeholder, both of which the standard knows in messages.
pub(super) fn literal(text: &str) -> String {
    let text = plain(text);
    let linked = text.contains("](");
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '[' | ']' if linked => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    if has_placeholder(&out) { out.replace('{', "{{").replace('}', "}}") } else { out }
}

/// Whether a text holds `{0}` or the like.
fn has_placeholder(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        let after = rest.trim_start_matches(|character: char| character.is_ascii_digit());
        after.len() < rest.len() && after.starts_with('}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn address(name: &str) -> (String, Option<&'static str>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new(name, "masa: 1\n"));
        let File { uri, uri_base_id } = file(&sources, id);
        (uri, uri_base_id)
    }

    #[test]
    fn paths_become_addresses_relative_to_the_root_unless_they_are_complete() {
        assert_eq!(address("arrangements/a b.yaml"), ("arrangements/a%20b.yaml".into(), Some(ROOT)));
        assert_eq!(address("caf\u{e9}:#?.yaml"), ("caf%C3%A9%3A%23%3F.yaml".into(), Some(ROOT)));
        assert_eq!(address("/srv/a.yaml"), ("file:///srv/a.yaml".into(), None));
        assert_eq!(address("C:/a.yaml"), ("file:///C:/a.yaml".into(), None));
        assert_eq!(address("(standard input)"), ("%28standard%20input%29".into(), Some(ROOT)));
    }

    #[test]
    fn what_a_file_says_is_no_link_and_no_placeholder() {
        assert_eq!(literal("[press here](1)"), r"\[press here\](1)");
        assert_eq!(literal("areas: [a] and {b}"), "areas: [a] and {b}");
        assert_eq!(literal("the {12} of {b}"), "the {{12}} of {{b}}");
        assert_eq!(literal("a\u{1b}[31m"), "a\\u{1b}[31m");
    }
}
