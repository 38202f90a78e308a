use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::Value;

use super::compiled::MEASURED;
use super::owner::Owner;
use super::shape;
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::Span;
use crate::yaml::{NodeId, NodeKind};

/// So many keys can be listed in one line.
const FEW: usize = 12;

/// A finding with what is needed to keep one of several that the same slip causes.
pub(super) struct Said {
    /// The value that is wrong.
    pub node: NodeId,
    /// True when it says only that something is missing, which an unknown key may explain.
    pub missing: bool,
    /// True when a key is not known.
    pub unknown_key: bool,
    /// The finding.
    pub finding: Finding,
}

/// Puts an error into words; says nothing where the model has better words for it.
pub(super) fn say(owner: &Owner<'_, '_>, error: &ValidationError<'_>, said: &mut Vec<Said>) {
    match error.kind() {
        Wrong::AdditionalProperties { unexpected } => unknown_keys(owner, unexpected, said),
        Wrong::PropertyNames { error } => unknown_citation(owner, error, said),
        Wrong::Required { property } => missing(owner, property.as_str().unwrap_or_default(), said),
        Wrong::Enum { options } => not_among(owner, options, said),
        Wrong::Constant { expected_value } if expected_value.is_number() => version(owner, said),
        Wrong::Type { .. } if is_measured(owner) => {}
        Wrong::Pattern { pattern } if pattern == "\\S" => add(
            owner,
            said,
            format!("{} is empty", owner.subject()),
            "write the text, or leave the key out if it is not stated",
        ),
        Wrong::Pattern { .. } | Wrong::MaxItems { .. } | Wrong::MinItems { .. } if is_bounds(owner) => {
            bounds(owner, said);
        }
        Wrong::MinItems { limit: 2 } => add(
            owner,
            said,
            "a dispute needs two readings or more, each with its citation",
            "write each reading as `{value: …, cite: …}`; a single value with a reservation is written `{value: …, doubt: …}`",
        ),
        Wrong::MinItems { .. } => {
            let mend = "write the source and the place, as `cabinet 3.10`, or leave the key out";
            add(owner, said, format!("{} names no place", owner.subject()), mend);
        }
        Wrong::MaxLength { limit } => too_long(owner, *limit, said),
        Wrong::FalseSchema => beside_a_dispute(owner, said),
        Wrong::Not { .. } => {
            let message = format!("{} cannot be `none`", owner.subject());
            add(owner, said, message, "write a day, or leave the key out");
        }
        _ if is_bounds(owner) => bounds(owner, said),
        _ => {
            let (message, mend) = shape::wrong(owner);
            add(owner, said, message, mend);
        }
    }
}

fn add(owner: &Owner<'_, '_>, said: &mut Vec<Said>, message: impl Into<String>, mend: impl Into<String>) {
    let nothing = owner.tree.kind(owner.node) == NodeKind::Null;
    let at = owner.tree.key_of(owner.node).filter(|_| nothing).unwrap_or(owner.node);
    add_at(owner, owner.tree.span(at), said, message, mend);
}

fn add_at(
    owner: &Owner<'_, '_>,
    span: Span,
    said: &mut Vec<Said>,
    message: impl Into<String>,
    mend: impl Into<String>,
) {
    let finding = Finding::unreadable(Code::Schema, span, message, mend);
    said.push(Said { node: owner.node, missing: false, unknown_key: false, finding });
}

/// The key is what is shown of it: nobody reads thousands of letters to learn that they are too many.
fn too_long(owner: &Owner<'_, '_>, most: u64, said: &mut Vec<Said>) {
    let count = owner.text().unwrap_or_default().chars().count();
    let message = format!("{} has {count} letters, and may have {most} at most", owner.subject());
    let mend = if owner.definition == Some("name") {
        "write the name alone; what else there is to say can stand under `note`"
    } else {
        "say what matters in fewer words, or in several entries; the whole of it can stand under `note`"
    };
    let at = owner.tree.key_of(owner.node).unwrap_or(owner.node);
    add_at(owner, owner.tree.span(at), said, message, mend);
}

fn is_measured(owner: &Owner<'_, '_>) -> bool {
    owner.definition.is_some_and(|name| MEASURED.contains(&name)) && owner.tree.kind(owner.node) == NodeKind::Scalar
}

/// Whether the error lies in a list that can only be meant for a day between two others.
fn is_bounds(owner: &Owner<'_, '_>) -> bool {
    let in_day = owner.definition == Some("day") && owner.tree.kind(owner.node) == NodeKind::Sequence;
    let item = owner.schema.get("pattern").and_then(Value::as_str) == Some("\\.\\.");
    in_day || item
}

fn bounds(owner: &Owner<'_, '_>, said: &mut Vec<Said>) {
    let list = match owner.tree.kind(owner.node) {
        NodeKind::Sequence => owner.node,
        _ => owner.tree.parent(owner.node).unwrap_or(owner.node),
    };
    let at = Owner { node: list, ..*owner };
    let message = format!("{} should be a day, this is a list", at.subject());
    add(&at, said, message, "write some day between two others as `[2024-07-17..2025-03-31]`");
}

/// What a remark to editors begins with, which becomes a key when its `#` is taken away with those of other lines.
const FOR_EDITORS: &str = "yaml-language-server";

fn unknown_keys(owner: &Owner<'_, '_>, unexpected: &[String], said: &mut Vec<Said>) {
    let of = owner.schema.get("title").and_then(Value::as_str).unwrap_or("this").to_lowercase();
    for key in unexpected {
        let Some((at, _)) = owner.tree.get(owner.node, key) else { continue };
        let mend = match did_you_mean(key, owner.keys()) {
            _ if let Some(amount) = amount_cut_at(owner, at) => {
                format!("a comma between braces begins a new key; put the amount in quotes: `\"{amount}\"`")
            }
            _ if key.contains(|letter: char| letter.is_whitespace() && !letter.is_ascii()) => {
                "there is a no-break space or the like in it, as word processors write them: put a plain blank in its place"
                    .to_owned()
            }
            _ if key == FOR_EDITORS => {
                "this line is a note to editors and no entry: put `#` and a blank before it again".to_owned()
            }
            Some(other) => format!("did you mean `{other}`?"),
            None if owner.keys().count() <= FEW => format!("the keys here are {}", quoted(owner.keys())),
            None => "leave it out, or keep what it says under `note`".to_owned(),
        };
        let message = format!("`{key}` is not a key of {}", shape::with_article(&of));
        let finding = Finding::unreadable(Code::Schema, owner.tree.span(at), message, mend);
        said.push(Said { node: owner.node, missing: false, unknown_key: true, finding });
    }
}

/// The amount that a comma between braces cut in two: `£10,000`, of which `000` was taken for a key.
fn amount_cut_at(owner: &Owner<'_, '_>, key: NodeId) -> Option<String> {
    let thousands = |text: &str| {
        let (pounds, pence) = text.split_once('.').unwrap_or((text, ""));
        pounds.len() == 3 && pounds.bytes().chain(pence.bytes()).all(|byte| byte.is_ascii_digit())
    };
    let rest = owner.tree.text(key).filter(|text| thousands(text))?;
    let (_, before) = owner.tree.entries(owner.node).take_while(|(other, _)| *other != key).last()?;
    let before = owner.tree.text(before).filter(|text| text.ends_with(|last: char| last.is_ascii_digit()))?;
    Some(format!("{before},{rest}"))
}

fn unknown_citation(owner: &Owner<'_, '_>, error: &ValidationError<'_>, said: &mut Vec<Said>) {
    let name = error.instance().as_str().unwrap_or_default();
    let Some((at, _)) = owner.tree.get(owner.node, name) else { return };
    let words = match error.kind() {
        Wrong::Enum { options } => words_of(options),
        _ => Vec::new(),
    };
    let mend = match did_you_mean(name, words.iter().copied()) {
        Some(other) => format!("did you mean `{other}`?"),
        None => "name a key of the entry that `cites` stands in".to_owned(),
    };
    let message = format!("`{name}` is cited, but it is not a key that can stand beside `cites` here");
    add_at(owner, owner.tree.span(at), said, message, mend);
}

fn missing(owner: &Owner<'_, '_>, key: &str, said: &mut Vec<Said>) {
    let first = owner.tree.entries(owner.node).next().map(|(key, _)| owner.tree.span(key));
    let span = first.unwrap_or_else(|| owner.tree.span(owner.node));
    let (message, mend) = match key {
        "masa" => ("the file does not say which version of the format it follows", "add `masa: 1` as its first line"),
        "id" => ("the file has no `id`", "add `id:` with a short name that no other file has, such as `plymouth-2020`"),
        "words" => ("a day in words has no `words`", "add `words:` with the paper's own words"),
        "name" => ("a body described in place has no `name`", "add `name:`, or write the id of a body instead"),
        _ => ("a reading of a dispute has no `value`", "write each reading as `{value: …, cite: …}`"),
    };
    let finding = Finding::unreadable(Code::Schema, span, message, mend);
    said.push(Said { node: owner.node, missing: true, unknown_key: false, finding });
}

fn not_among(owner: &Owner<'_, '_>, options: &Value, said: &mut Vec<Said>) {
    let words = words_of(options);
    let truth = words.len() == 1;
    let Some(text) = owner.text().filter(|_| !truth) else {
        let (message, mend) = shape::wrong(owner);
        return add(owner, said, message, mend);
    };
    let all = quoted(words.iter().copied());
    let mend = match did_you_mean(text, words.iter().copied()) {
        Some(word) => format!("did you mean `{word}`? The words are {all}"),
        None => format!("write one of {all}"),
    };
    let message = match owner.wanted {
        Some(wanted) => format!("`{text}` is not {}", wanted.replacen("a list of ", "one of the ", 1)),
        None => format!("`{text}` is not a list of this entry, so that it cannot be complete"),
    };
    add(owner, said, message, mend);
}

fn version(owner: &Owner<'_, '_>, said: &mut Vec<Said>) {
    let message = match owner.text() {
        Some(text) => format!("the file is written for version `{text}` of the format, and this masa reads version 1"),
        None => "`masa` should be the version of the format, which is 1".to_owned(),
    };
    add(owner, said, message, "write `masa: 1`, or use a masa that reads the other version");
}

fn beside_a_dispute(owner: &Owner<'_, '_>, said: &mut Vec<Said>) {
    let key = owner.tree.key_of(owner.node).unwrap_or(owner.node);
    let name = owner.tree.text(key).unwrap_or_default();
    let mend = "put every reading, with its citation and its doubt, into the list under `disputed`";
    add_at(owner, owner.tree.span(key), said, format!("`{name}` cannot stand beside `disputed`"), mend);
}

fn words_of(options: &Value) -> Vec<&str> {
    options.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn quoted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
