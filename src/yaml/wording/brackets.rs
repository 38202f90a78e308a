use super::scene::{Scene, Stop};

/// Something inside brackets that can only mean a missing comma, a missing bracket or missing quotes.
pub(super) fn unexpected(scene: &Scene<'_, '_>) -> Stop {
    let Some((sign, opener)) = scene.opener() else { return super::syntax::unknown(scene) };
    let inside = scene.indent_of_line(scene.at) > scene.indent_of_line(opener.lo);
    if scene.letter().is_none() || !(inside || scene.same_line(opener.lo, scene.at)) {
        return unclosed(scene, sign);
    }
    let entry = scene.last_node().map(|node| scene.tree.span(node).lo).filter(|lo| *lo > opener.lo);
    Stop::new(
        entry.map_or_else(|| scene.around(), |lo| scene.rest_of_line(lo)),
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
        Some((_, opener)) if opener.lo != scene.at => {
            let before = scene.before_on_line();
            let start = scene.at - u32::try_from(before.trim_start().len()).unwrap_or(0);
            Stop::new(scene.rest_of_line(start), message, mend)
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
