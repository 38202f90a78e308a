use serde_json::Value;

use super::compiled::WHOLE;
use super::page::{definition, flow, strings};

/// More characters of words than this are for the reference page, not for a remark beside a key.
const FEW: usize = 80;

/// What a key of a kind of entry is, in a sentence, with the words it may hold where they are few.
///
/// The kind goes by its name in rules (`scrutiny`, `child-death-review`); nothing for a key that there is not.
#[must_use]
pub fn explain(kind: &str, key: &str) -> Option<String> {
    let property = property(kind, key)?;
    let description = property.get("description").and_then(Value::as_str)?;
    // What follows the first sentence is on lists and the finer points.
    let sentence = description.split_once(". ").map_or(description, |(first, _)| first).trim_end_matches('.');
    let words = words(kind, key);
    let plain = sentence.to_lowercase();
    Some(if words.is_empty() || words.iter().map(|word| word.len()).sum::<usize>() > FEW {
        format!("{sentence}.")
    } else if words.iter().all(|word| plain.contains(&word.replace('-', " ")) || plain.contains(word)) {
        format!("One of: {}.", words.join(", "))
    } else {
        format!("{sentence}: {}.", words.join(", "))
    })
}

/// How the value of a key of a kind of entry may be written, on one line; nothing for a key that there is not.
#[must_use]
pub fn example(kind: &str, key: &str) -> Option<String> {
    property(kind, key)?.get("examples")?.as_array()?.first().map(flow)
}

fn property(kind: &str, key: &str) -> Option<&'static Value> {
    definition(&WHOLE, kind).get("properties")?.get(key)
}

/// The words that a key of a kind of entry may hold, one or several, in the order of the schema; none where it holds something else.
#[must_use]
pub fn words(kind: &str, key: &str) -> Vec<&'static str> {
    let list = property(kind, key)
        .and_then(|property| property.get("$ref"))
        .and_then(Value::as_str)
        .and_then(|name| name.strip_prefix("#/$defs/stated-"))
        .map(|name| name.strip_prefix("list-of-").unwrap_or(name))
        .filter(|name| name.starts_with("word-"))
        .map_or(&Value::Null, |name| definition(&WHOLE, name));
    strings(list.get("enum").or_else(|| list.get("examples"))).filter(|word| *word != "none").collect()
}

#[cfg(test)]
mod tests {
    use super::{example, explain};

    #[test]
    fn a_key_is_explained_in_a_sentence() {
        assert_eq!(explain("scrutiny", "chosen-by").as_deref(), Some("Who chose the scrutineer."));
    }

    #[test]
    fn words_are_named_where_they_are_few() {
        let rank = "How senior the post is within its body, since titles differ: head-of-body, director, below.";
        assert_eq!(explain("post", "rank").as_deref(), Some(rank));
        assert_eq!(explain("member", "as").as_deref(), Some("One of: member, in-attendance, observer, adviser."));
        assert_eq!(explain("event", "what").as_deref(), Some("The kind of event."));
    }

    #[test]
    fn a_value_is_shown_as_a_file_writes_it() {
        let groups = "{executive: {name: Executive Group, tier: executive}}";
        assert_eq!(example("arrangement", "groups").as_deref(), Some(groups));
        assert_eq!(example("group", "salary"), None);
    }

    #[test]
    fn what_there_is_not_has_no_explanation() {
        assert_eq!(explain("post", "salary"), None);
        assert_eq!(explain("committee", "title"), None);
    }
}
