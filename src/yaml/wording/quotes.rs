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

/// Text after a closing quote: the quotes hold too little, or were meant to close on an earlier line.
pub(super) fn trailing(scene: &Scene<'_, '_>, quote: char) -> Stop {
    let start = layout::next_token(scene.source(), scene.last, &[':', '-', '?', ',', '[', '{']);
    let rest = scene.around();
    if layout::char_at(scene.source(), start) != Some(quote) {
        return Stop::new(rest, GOES_ON, mend_for(quote));
    }
    if !scene.same_line(start, scene.at) {
        return closed_too_late(scene, start, quote);
    }
    let stop =
        Stop::new(rest, GOES_ON, mend_for(quote)).with_related(scene.span(start, start + 1), "the quotes open here");
    if scene.opener().is_none() { stop.patched(rest, " ") } else { stop }
}

const GOES_ON: &str = "the text goes on after the quote that closes it";

fn mend_for(quote: char) -> &'static str {
    if quote == '\'' {
        "an apostrophe inside single quotes has to be written twice (`''`); or put the text in double quotes"
    } else {
        "put the quotes around the whole text; for quotes inside it use single quotes outside"
    }
}

fn closed_too_late(scene: &Scene<'_, '_>, start: u32, quote: char) -> Stop {
    Stop::new(
        scene.rest_of_line(start),
        format!("the quote `{quote}` that begins this text is closed only further down"),
        format!("add the closing `{quote}` where the text ends"),
    )
    .with_related(scene.around(), "the next such quote is taken for the closing one, before this")
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

/// A text that begins with a sign that means something else, or an invisible sign anywhere in it.
pub(super) fn reserved_sign(scene: &Scene<'_, '_>, sign: Option<char>) -> Stop {
    let Some(sign) = sign.or(scene.letter()) else { return super::syntax::unknown(scene) };
    if scene.letter() != Some(sign) || sign.is_control() {
        return invisible(scene, sign);
    }
    let text = scene.rest_of_line(scene.at);
    let shown = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    Stop::new(
        text,
        format!("a text cannot begin with {shown} unless it is in quotes"),
        format!("put the text in quotes: `{}`", in_quotes(text.slice(scene.source()).unwrap_or(""))),
    )
    .patched(scene.letter_span(), "x")
}

/// The parser places an invisible sign at the beginning of the text that holds it.
fn invisible(scene: &Scene<'_, '_>, sign: char) -> Stop {
    let after = scene.source().get(scene.at as usize..).unwrap_or("");
    let lo = scene.at + after.find(sign).and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
    let span = scene.span(lo, lo + scene.length_at(lo));
    Stop::new(
        span,
        format!("an invisible control character (number {}) stands here", u32::from(sign)),
        "delete it, and type the text around it again",
    )
    .patched(span, "x")
}
