use super::scene::{Scene, Stop, in_quotes};
use crate::source::Span;
use crate::yaml::{NodeKind, ScalarStyle, layout};

/// A colon where no key can be: in a text without quotes, or on a line that is set in too far.
pub(super) fn colon(scene: &Scene<'_, '_>) -> Stop {
    let value =
        scene.last_node().filter(|node| scene.tree.kind(*node) == NodeKind::Scalar).map(|node| scene.tree.span(node));
    let Some(value) = value.filter(|value| value.hi <= scene.at) else {
        return Stop::new(
            scene.around(),
            "there is a colon here where no key can be",
            "put the text in quotes if the colon is part of it",
        );
    };
    if scene.same_line(value.lo, scene.at) { colon_in_text(scene, value) } else { key_under_text(scene, value) }
}

fn colon_in_text(scene: &Scene<'_, '_>, value: Span) -> Stop {
    let text = scene.rest_of_line(value.lo);
    let written = text.slice(scene.source()).unwrap_or("");
    let message =
        format!("the text {} contains a colon followed by a blank, which would begin a new key", scene.words(text));
    if written.starts_with(['"', '\'']) {
        let rest = scene.rest_of_line(scene.at);
        return Stop::new(text, message, "put the quotes around the whole text").patched(rest, " ");
    }
    Stop::new(text, message, format!("put the text in quotes: `{}`", in_quotes(written)))
        .patched(scene.span(scene.at, scene.at + 1), ".")
}

fn key_under_text(scene: &Scene<'_, '_>, value: Span) -> Stop {
    let indent = scene.before_on_line().len() - scene.before_on_line().trim_start().len();
    let start = scene.at - u32::try_from(scene.before_on_line().len() - indent).unwrap_or(0);
    let key = scene.span(start, scene.at);
    Stop::new(
        key,
        format!(
            "the key {} is set in further than the line above, which already has a text as its value",
            scene.words(key)
        ),
        format!(
            "line {} up with the key above it; or, if it belongs inside that key, take the text there away",
            scene.words(key)
        ),
    )
    .with_related(scene.rest_of_line(value.lo), "this text is the value already")
}

/// A line that is neither a key with a value nor a list item.
pub(super) fn no_key(scene: &Scene<'_, '_>) -> Stop {
    let line = scene.rest_of_line(scene.at);
    let text = line.slice(scene.source()).unwrap_or("");
    if text.contains(": ") {
        let message = format!("the key {} is longer than a key can be, 1024 characters", scene.words(line));
        return Stop::new(line, message, "shorten it, or put the text under a short key");
    }
    let mend = if text.split_whitespace().next().is_some_and(|word| word.contains(':')) {
        "put a blank after the colon"
    } else {
        "put a colon and a blank after the key; or set the line in further if it goes on with the text above"
    };
    let stop = Stop::new(line, format!("{} has no colon after a key", scene.words(line)), mend);
    let first = scene.letter_span();
    if stands_alone(scene) { stop.patched(first, "#") } else { stop }
}

/// True when the line begins at the place and the next line with text on it is not set in further.
fn stands_alone(scene: &Scene<'_, '_>) -> bool {
    let indent = scene.before_on_line();
    let after = scene.source().get(scene.at as usize..).unwrap_or("");
    let next = after.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or("");
    let next_indent = next.len() - next.trim_start().len();
    indent.chars().all(|letter| letter == ' ') && next_indent <= indent.len() && scene.opener().is_none()
}

/// Something that cannot stand among keys: trailing text, a list item, a line that lines up with nothing.
pub(super) fn among_keys(scene: &Scene<'_, '_>) -> Stop {
    if scene.letter() == Some(',') {
        return super::quotes::reserved_sign(scene, None);
    }
    let before = scene.before_on_line().trim_end();
    if before.ends_with([']', '}', '"', '\'']) {
        return after_value(scene);
    }
    if scene.before_on_line().trim() == "-" {
        return dash_among_keys(scene);
    }
    if before.is_empty() { out_of_line(scene) } else { super::syntax::unknown(scene) }
}

/// Text after a closing bracket or quote.
pub(super) fn after_value(scene: &Scene<'_, '_>) -> Stop {
    let rest = scene.around();
    Stop::new(
        rest,
        format!("{} follows a value that is already complete", scene.words(rest)),
        "put the whole text in quotes if it belongs together, or take this part away",
    )
    .patched(rest, " ")
}

fn dash_among_keys(scene: &Scene<'_, '_>) -> Stop {
    let back = scene.before_on_line().len() - scene.before_on_line().find('-').unwrap_or(0);
    let dash = scene.at - u32::try_from(back).unwrap_or(0);
    Stop::new(
        scene.rest_of_line(dash),
        "a list item stands here among keys, where no list can be",
        "put a key with a colon above the list; a key that has a list below it can have no text beside it",
    )
}

fn out_of_line(scene: &Scene<'_, '_>) -> Stop {
    let line = scene.rest_of_line(scene.at);
    let block = scene.last_node().filter(|node| {
        let style = scene.tree.scalar(*node).map(|scalar| scalar.style);
        matches!(style, Some(ScalarStyle::Literal | ScalarStyle::Folded))
    });
    let between = scene.source().get(scene.last as usize..scene.at as usize).unwrap_or("");
    let begins_with_key = key_on(line.slice(scene.source()).unwrap_or(""));
    if block.is_none()
        && !begins_with_key
        && between.contains('#')
        && scene.before_on_line().len() > indent_of_parent(scene)
    {
        return comment_in_text(scene);
    }
    if let Some(node) = block {
        let start = scene.tree.span(node).lo;
        return Stop::new(
            line,
            format!("{} lines up neither with the block of text above nor with a key", scene.words(line)),
            "set every line of the block in as far as its first line, or line the key up with the keys above",
        )
        .with_related(scene.span(start, start + 1), "the block of text begins here");
    }
    let mend = "set it in by exactly as many blanks as the lines that it stands beside";
    // Whoever takes a `#` away often leaves the blank that stood behind it.
    let left = if begins_with_key && between.contains('#') {
        "; where a `#` was taken away, take away the blank after it too"
    } else {
        ""
    };
    Stop::new(line, format!("{} does not line up with anything above it", scene.words(line)), format!("{mend}{left}"))
}

/// Whether a line begins as a key does.
fn key_on(line: &str) -> bool {
    let (key, rest) = line.split_once(':').unwrap_or_default();
    !key.is_empty() && !key.contains(char::is_whitespace) && (rest.is_empty() || rest.starts_with(' '))
}

/// How far the keys of the innermost open mapping are set in.
fn indent_of_parent(scene: &Scene<'_, '_>) -> usize {
    let lo = scene.open.last().map_or(0, |id| scene.tree.span(crate::yaml::NodeId(*id)).lo);
    lo as usize - layout::line_around(scene.source(), lo).0 as usize
}

/// A comment between the lines of a text.
pub(super) fn comment_in_text(scene: &Scene<'_, '_>) -> Stop {
    let line = scene.around();
    Stop::new(
        line,
        format!("a comment cuts {} off from the text above", scene.words(line)),
        "put the comment above or below the whole text",
    )
}

/// A line in a list that does not begin with a dash.
pub(super) fn in_list(scene: &Scene<'_, '_>) -> Stop {
    let line = scene.around();
    if scene.before_on_line().trim_end().ends_with([']', '}', '"', '\'']) {
        return after_value(scene);
    }
    let stop = Stop::new(
        line,
        format!("{} stands in a list but does not begin with a dash", scene.words(line)),
        "begin it with `- ` if it is an item; set it in further if it belongs to the item above; set it in less if it belongs to the key above the list",
    );
    match scene.open.last().map(|id| scene.tree.span(crate::yaml::NodeId(*id)).lo) {
        Some(lo) => stop.with_related(scene.span(lo, lo + 1), "the list begins here"),
        None => stop,
    }
}

/// A list that begins beside its key.
pub(super) fn dash_beside_key(scene: &Scene<'_, '_>) -> Stop {
    let text = scene.rest_of_line(scene.at);
    let written = text.slice(scene.source()).unwrap_or("");
    Stop::new(
        text,
        "a list with dashes cannot begin on the same line as its key",
        format!(
            "begin a new line before the dash; or put the text in quotes if the dash is part of it: `{}`",
            in_quotes(written)
        ),
    )
    .patched(scene.letter_span(), "x")
}

/// A tab where only blanks may be.
pub(super) fn tab(scene: &Scene<'_, '_>) -> Stop {
    let source = scene.source();
    let (start, line) = layout::line_around(source, scene.at);
    let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or("");
    let from = if indent.contains('\t') { start } else { scene.at };
    let found = source.get(from as usize..).and_then(|rest| rest.find('\t')).and_then(|at| u32::try_from(at).ok());
    let Some(tab) = found.map(|at| from + at) else { return super::syntax::unknown(scene) };
    let tabs = source.get(tab as usize..).unwrap_or("").bytes().take_while(|byte| *byte == b'\t').count();
    let span = scene.span(tab, tab + u32::try_from(tabs).unwrap_or(1));
    let stop = Stop::new(
        span,
        "there is a tab here, where only blanks may stand",
        "put blanks in its place, two for each level; most editors can do so for the whole file (`convert tabs to spaces`)",
    );
    let lines = source
        .lines()
        .filter(|line| line.len() - line.trim_start().len() > line.bytes().take_while(|byte| *byte == b' ').count())
        .count();
    if lines > 1 { stop.with_detail(format!("{lines} lines of this file begin with a tab")) } else { stop }
}

/// A line that is set in too little or too far.
pub(super) fn indentation(scene: &Scene<'_, '_>) -> Stop {
    let line = scene.around();
    Stop::new(
        line,
        format!("{} is not set in as far as what it belongs to", scene.words(line)),
        "line it up with the lines that it belongs to, with blanks",
    )
}
