use super::owner::Owner;
use crate::yaml::{NodeKind, ScalarStyle};

/// What stands in the file, where something else should.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Text,
    Number,
    Truth,
    List,
    Keys,
}

impl Found {
    fn of(owner: &Owner<'_, '_>) -> Self {
        match owner.tree.kind(owner.node) {
            NodeKind::Null => Self::Nothing,
            NodeKind::Sequence => Self::List,
            NodeKind::Mapping => Self::Keys,
            NodeKind::Scalar => match owner.tree.scalar(owner.node) {
                Some(scalar) if scalar.style != ScalarStyle::Plain => Self::Text,
                Some(scalar) if scalar.as_f64().is_some() => Self::Number,
                Some(scalar) if scalar.as_bool().is_some() => Self::Truth,
                _ => Self::Text,
            },
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text => "text",
            Self::Number => "a number",
            Self::Truth => "`true` or `false`",
            Self::List => "a list",
            Self::Keys => "keys with values",
        }
    }
}

/// The sentence for a value of the wrong kind, and what to mend.
pub(super) fn wrong(owner: &Owner<'_, '_>) -> (String, String) {
    let found = Found::of(owner);
    let wanted = owner.wanted.map_or_else(|| plain_type(owner).to_owned(), phrase);
    let subject = owner.subject();
    if found == Found::Nothing && owner.tree.parent(owner.node).is_some() {
        let (place, mend) = if owner.tree.key_of(owner.node).is_none() {
            ("is empty", "fill it in, or delete its dash")
        } else {
            ("has nothing after its colon", "leave the key out if it is not stated, or write `none` if there is none")
        };
        return (format!("{subject} {place}"), mend.to_owned());
    }
    let mend = mend(&wanted, found, owner);
    (format!("{subject} should be {wanted}, this is {}", found.words()), mend)
}

/// What ought to stand here, from the title of its definition: a phrase already, unless it is the name of an entry.
fn phrase(title: &str) -> String {
    match title {
        "The arrangement" => "keys with values".to_owned(),
        "Citation" => "a source and a place in it, such as `cabinet 3.10`".to_owned(),
        "Citations by key" => "keys of the entry, each with its citation".to_owned(),
        "Complete lists" => "a list of keys of the entry".to_owned(),
        "A reading" => "a reading, written `{value: …, cite: …}`".to_owned(),
        _ if title.starts_with(char::is_uppercase) => {
            format!("keys with values that describe {}", with_article(&title.to_lowercase()))
        }
        _ => title.to_owned(),
    }
}

/// For the few keys that lead to no definition with words of its own.
fn plain_type(owner: &Owner<'_, '_>) -> &'static str {
    match owner.schema.get("type").and_then(serde_json::Value::as_str) {
        Some("array") => "a list",
        Some("object") => "keys with values",
        _ => "text",
    }
}

fn mend(wanted: &str, found: Found, owner: &Owner<'_, '_>) -> String {
    let text = owner.text().unwrap_or_default();
    match found {
        Found::Text if wanted.starts_with("`true`") => match text.to_lowercase().as_str() {
            "yes" | "y" => "write `true`".to_owned(),
            "no" | "n" => "write `false`".to_owned(),
            _ => "write `true`, `false` or `none`, without quotes".to_owned(),
        },
        Found::Keys if wanted.starts_with("a list in which") => "put a dash before its first key".to_owned(),
        _ if wanted.starts_with("a list in which") => "write each entry below it, after a dash".to_owned(),
        _ if wanted.starts_with("a list") => "write the members in brackets, as `[one, two]`".to_owned(),
        Found::List if wanted.starts_with("ids") => "write an id and a colon in place of each dash".to_owned(),
        _ if wanted.starts_with("ids") => "write each id with a colon below it, and its keys below the id".to_owned(),
        Found::List if wanted.starts_with("keys") => "write its keys without a dash before them".to_owned(),
        _ if wanted.starts_with("keys") => "write its keys on lines of their own below it".to_owned(),
        Found::List => "write one only, without brackets or a dash".to_owned(),
        Found::Keys => "write it plainly, or as `{value: …, cite: …}` to cite or doubt it".to_owned(),
        _ => format!("write {wanted}"),
    }
}

/// `a post`, `an agreement`, `the arrangement`.
pub(super) fn with_article(noun: &str) -> String {
    if noun.starts_with("the ") || noun.starts_with("a ") || noun.starts_with("what ") || noun == "this" {
        return noun.to_owned();
    }
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
