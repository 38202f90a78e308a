use super::scene::{Scene, Stop};

/// Something inside brackets that can only mean a missing comma, a missing bracket or missing quotes.
pub(super) fn unexpected(scene: &Scene<'_, '_>) -> Stop {
    let Some((sign, opener)) = scene.opener() else { return super::syntax::unknown(scene) };
    if !scene.same_line(opener.lo, scene.at) || scene.letter().is_none() {
        return unclosed(scene, sign);
    }
    Stop::new(
        scene.around(),
        format!("a comma is missing between the entries after `{sign}`, or a text there needs quotes"),
        "put a comma between two entries; put a text in quotes if it contains a colon, a comma or a bracket",
    )
    .with_related(opener, "opened here")
}

/// A bracket that is not closed; the parser may have read on into what follows.
pub(super) fn unclosed(scene: &Scene<'_, '_>, sign: char) -> Stop {
    let close = if sign == '[' { ']' } else { '}' };
    let message = format!("the bracket `{sign}` is not closed");
    let mend = format!("add the missing `{close}`, or put the text in quotes if the bracket is part of it");
    match scene.opener() {
        Some((_, opener)) if opener.lo != scene.at && !scene.around().is_empty() => {
            Stop::new(scene.around(), message, mend)
                .saying("this cannot stand in the brackets")
                .with_related(opener, "opened here")
        }
        _ => Stop::new(scene.letter_span(), message, mend).saying("opened here"),
    }
}

/// A bracket closed by one of the other kind; the parser names the opener.
pub(super) fn mismatched(scene: &Scene<'_, '_>, open: char, close: char) -> Stop {
    let right = if open == '[' { ']' } else { '}' };
    Stop::new(
        scene.letter_span(),
        format!("the bracket `{open}` is closed by `{close}`"),
        format!("close it with `{right}`, or put the text in quotes if a bracket is part of it"),
    )
    .saying("opened here")
}

/// A closing bracket without an opening one.
pub(super) fn misplaced(scene: &Scene<'_, '_>) -> Stop {
    let sign = scene.letter().unwrap_or(']');
    Stop::new(
        scene.letter_span(),
        format!("`{sign}` closes a bracket that was never opened"),
        "delete it, or put the text in quotes if the bracket is part of it",
    )
}

/// A dash inside brackets.
pub(super) fn dash(scene: &Scene<'_, '_>) -> Stop {
    let stop = Stop::new(
        scene.letter_span(),
        "a list item with a dash stands inside brackets",
        "inside brackets write items with commas between them and no dashes; or close the bracket first",
    );
    match scene.opener() {
        Some((_, opener)) => stop.with_related(opener, "opened here"),
        None => stop,
    }
}
