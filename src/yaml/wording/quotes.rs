use super::scene::{Scene, Stop, in_quotes};
use crate::source::Span;
use crate::yaml::layout;

/// A quote that is never closed; the parser names the opener.
pub(super) fn unclosed(scene: &Scene<'_, '_>) -> Stop {
    let quote = scene.letter().unwrap_or('"');
    Stop::new(
        scene.rest_of_line(scene.at),
        format!("the quote `{quote}` that begins this text is never closed"),
        format!(
            "add the closing `{quote}`; if the quote is part of the text, put the whole text in the other kind of quotes"
        ),
    )
}

/// Text after a closing quote.
pub(super) fn trailing(scene: &Scene<'_, '_>, quote: char) -> Stop {
    let start = layout::next_token(scene.source(), scene.last, &[':', '-', '?', ',', '[', '{']);
    let opener = scene.span(start, start + 1);
    let opened = layout::char_at(scene.source(), start) == Some(quote);
    let stop = if quote == '\'' {
        Stop::new(
            scene.around(),
            "the text goes on after the quote that closes it",
            "an apostrophe inside single quotes has to be written twice (`''`); or put the text in double quotes",
        )
    } else {
        Stop::new(
            scene.around(),
            "the text goes on after the quote that closes it",
            "put the quotes around the whole text; for quotes inside it use single quotes outside",
        )
    };
    let stop = if opened { stop.with_related(opener, "the quotes open here") } else { stop };
    if opened && scene.opener().is_none() && scene.same_line(start, scene.at) {
        let rest = scene.rest_of_line(scene.at);
        return stop.patched(rest, " ");
    }
    stop
}

/// An escape that double quotes do not know; the parser names the opening quote only.
pub(super) fn escape(scene: &Scene<'_, '_>) -> Stop {
    let bad = bad_escape(scene).unwrap_or_else(|| scene.rest_of_line(scene.at));
    let stop = Stop::new(
        bad,
        format!("{} means nothing inside double quotes, where `\\` begins a special character", scene.words(bad)),
        "put the text in single quotes, or write the backslash twice (`\\\\`)",
    );
    // A path has many backslashes; one finding for the text is enough.
    let rest = bad.slice(scene.source()).and_then(|_| scene.rest_of_line(bad.lo).slice(scene.source())).unwrap_or("");
    match rest.rfind('"').and_then(|close| u32::try_from(close).ok()) {
        Some(close) => stop.patched(scene.span(bad.lo, bad.lo + close), "."),
        None => stop,
    }
}

/// The first escape after the opening quote that is unknown or lacks its digits.
fn bad_escape(scene: &Scene<'_, '_>) -> Option<Span> {
    let start = scene.at as usize + 1;
    let inside = scene.source().get(start..)?;
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '"' {
            return None;
        }
        if letter != '\\' {
            continue;
        }
        let (_, sign) = letters.next()?;
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '0' | 'a' | 'b' | 't' | '\t' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ' | '"' | '/' | '\\' | 'N' | '_' | 'L'
            | 'P' | '\n' | '\r' => 0,
            _ => usize::MAX,
        };
        let follows = inside.get(at + 1 + sign.len_utf8()..).unwrap_or("");
        if digits > follows.chars().take_while(char::is_ascii_hexdigit).take(8).count() {
            let lo = u32::try_from(start + at).ok()?;
            return Some(scene.span(lo, lo + 1 + u32::try_from(sign.len_utf8()).ok()?));
        }
    }
    None
}

/// A text that begins with a sign that means something else.
pub(super) fn reserved_start(scene: &Scene<'_, '_>) -> Stop {
    let text = scene.rest_of_line(scene.at);
    let sign = scene.letter().unwrap_or(' ');
    if sign.is_control() {
        return Stop::new(
            scene.letter_span(),
            format!("an invisible control character (number {}) stands here", u32::from(sign)),
            "delete it",
        );
    }
    Stop::new(
        text,
        format!("a text cannot begin with `{sign}` unless it is in quotes"),
        format!("put the text in quotes: `{}`", in_quotes(text.slice(scene.source()).unwrap_or(""))),
    )
    .patched(scene.letter_span(), "x")
}
