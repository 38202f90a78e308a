use super::scene::{Stop, words};
use crate::finding::{Code, Finding};
use crate::source::Span;
use crate::yaml::NodeKind;

pub(super) fn refused(span: Span, message: impl Into<String>, mend: impl Into<String>) -> Finding {
    Finding::unreadable(Code::Syntax, span, message, mend)
}

pub(in crate::yaml) fn tag(span: Span, source: &str) -> Finding {
    let written = words(span.slice(source).unwrap_or("!"));
    refused(
        span,
        format!("YAML reads {written} as a tag, and tags are not used here"),
        "leave it out; if the text is meant to begin with `!`, put the whole text in quotes",
    )
}

pub(in crate::yaml) fn anchor(span: Span, source: &str) -> Finding {
    let written = words(span.slice(source).unwrap_or("&"));
    refused(
        span,
        format!("YAML reads {written} as an anchor, and anchors are not used here"),
        "leave it out; if the text is meant to begin with `&`, put the whole text in quotes",
    )
}

pub(in crate::yaml) fn alias(span: Span, source: &str) -> Finding {
    let written = words(span.slice(source).unwrap_or("*"));
    refused(
        span,
        format!("YAML reads {written} as a copy of something elsewhere, and copies are not used here"),
        "write the value out in full; if the text is meant to begin with `*`, put the whole text in quotes",
    )
}

pub(in crate::yaml) fn second_document(span: Span) -> Finding {
    refused(
        span,
        "a second document begins here, but a file holds one only",
        "move what follows into a file of its own, or delete the line (`---` or `...`) that ends the first document",
    )
}

pub(in crate::yaml) fn too_deep(span: Span) -> Stop {
    Stop::new(
        span,
        format!("lists and keys lie more than {} levels deep within each other here", crate::yaml::MAX_DEPTH),
        "write this part flatter; nothing in the format needs so many levels",
    )
}

pub(in crate::yaml) fn empty(span: Span) -> Finding {
    refused(span, "the file is empty, or holds nothing but comments", "fill it in, or delete it")
}

pub(in crate::yaml) fn key_not_text(span: Span, kind: NodeKind) -> Finding {
    let found = match kind {
        NodeKind::Sequence => "a list",
        NodeKind::Mapping => "a group of keys in braces",
        NodeKind::Null | NodeKind::Scalar => "a block of text over several lines",
    };
    refused(
        span,
        format!("a key has to be plain text on one line, but here {found} stands in its place"),
        "put a name before the colon; put a text that begins with `[` or `{` in quotes",
    )
}

pub(in crate::yaml) fn key_missing(span: Span) -> Finding {
    refused(
        span,
        "there is a colon here but no key before it",
        "put the key before the colon, or put the whole text in quotes",
    )
}

pub(in crate::yaml) fn merge_key(span: Span) -> Finding {
    refused(span, "`<<` would merge in keys from elsewhere, which is not used here", "write the keys out in full")
}

pub(in crate::yaml) fn duplicate_key(key: &str, first: Span, second: Span) -> Finding {
    refused(
        second,
        format!("the key {} stands here a second time", words(key)),
        "keep one of the two, or put both values under one key",
    )
    .saying("again here")
    .with_related(first, "first here")
}
