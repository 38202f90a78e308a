use std::fmt::Write;

use serde_json::Value;

use super::compiled::WHOLE;

/// An arrangement that shows each way of writing a value.
pub(super) const EXAMPLE: &str = include_str!("../../schemas/arrangement-v1.example.yaml");

/// Definitions of single values in the order in which the page explains them.
const VALUES: [&str; 9] =
    ["text", "name", "yes-or-no", "whole-number", "money", "share", "day", "period", "financial-year"];

/// Names in place of which an entry of the file or of the reference lists is meant.
const NAMES: [&str; 8] =
    ["an-area", "a-body", "a-body-or-the-partners", "a-post", "a-group", "a-document", "an-agreement", "anybody"];

/// Keys that any entry may have.
const BESIDES: [&str; 5] = ["cite", "cites", "doubt", "note", "complete"];

/// The reference page of the format, Markdown, made from the schema alone.
#[must_use]
pub fn format_page() -> String {
    let mut page = String::new();
    write_page(&mut page, &WHOLE);
    page
}

fn write_page(page: &mut String, schema: &Value) {
    line(page, "# The arrangement file");
    line(page, "");
    line(
        page,
        "<!-- Made from schemas/arrangement-v1.schema.json; `MASA_WRITE=1 cargo test --lib schema::` writes it anew. -->",
    );
    line(page, "");
    line(page, text(schema, "description"));
    line(page, "");
    line(page, "```yaml");
    page.push_str(EXAMPLE);
    line(page, "```");
    values(page, schema);
    line(page, "\n## Beside the keys of any entry\n");
    line(page, "| key | what it is | for example |\n| --- | --- | --- |");
    for name in BESIDES {
        let definition = definition(schema, name);
        line(page, &format!("| `{name}` | {} | {} |", cell(text(definition, "description")), example(definition)));
    }
    for (name, definition) in definitions(schema) {
        if definition.get("properties").is_some_and(|keys| keys.get("cites").is_some()) {
            entry(page, schema, name, definition);
        }
    }
    words(page, schema);
}

fn values(page: &mut String, schema: &Value) {
    line(page, "\n## Values\n");
    line(page, "| a value that is | is written | for example |\n| --- | --- | --- |");
    for name in VALUES.into_iter().chain(NAMES) {
        let definition = definition(schema, name);
        let (title, description) = (text(definition, "title"), cell(text(definition, "description")));
        line(page, &format!("| {} | {description} | {} |", cell(title), examples(definition)));
    }
}

fn entry(page: &mut String, schema: &Value, name: &str, definition: &Value) {
    line(page, &format!("\n## {}\n", text(definition, "title")));
    line(page, &format!("{} Rules call it `{name}`.\n", text(definition, "description")));
    line(page, "| key | what it is | value | others? | for example |\n| --- | --- | --- | --- | --- |");
    let required: Vec<&str> = strings(definition.get("required")).collect();
    let keys = definition.get("properties").and_then(Value::as_object).into_iter().flatten();
    for (key, property) in keys.filter(|(key, _)| !BESIDES.contains(&key.as_str())) {
        let has_to_be = if required.contains(&key.as_str()) { " It has to be there." } else { "" };
        let others = match property.get("x-masa-list").and_then(Value::as_str) {
            Some("closed") => "closed",
            Some("closed-in-kept-file") => "closed in a kept file",
            Some(_) => "open",
            None => "",
        };
        let description = cell(text(property, "description"));
        let value = kind_of_value(schema, property);
        line(page, &format!("| `{key}` | {description}{has_to_be} | {value} | {others} | {} |", example(property)));
    }
}

/// What a key holds, with a link to the words or the entry where there are such.
fn kind_of_value(schema: &Value, property: &Value) -> String {
    let Some(name) = property.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/")) else {
        return example(property);
    };
    let title = cell(text(definition(schema, name), "title"));
    let plain = name.strip_prefix("stated-").unwrap_or(name);
    let plain = plain.strip_prefix("list-of-").or_else(|| plain.strip_prefix("by-id-")).unwrap_or(plain);
    if let Some(list) = plain.strip_prefix("word-") {
        return format!("[{title}](#words-{list})");
    }
    let target = definition(schema, plain);
    if target.get("properties").is_some_and(|keys| keys.get("cites").is_some()) {
        return format!("[{title}](#{})", anchor(text(target, "title")));
    }
    title
}

fn words(page: &mut String, schema: &Value) {
    line(page, "\n## Words\n");
    line(
        page,
        "A closed list has these words and no other; to an open one an area may add a word of its own, unless it is one slip of the pen away from one of these.\n",
    );
    line(page, "| for | closed or open | words |\n| --- | --- | --- |");
    for (name, definition) in definitions(schema) {
        let Some(list) = name.strip_prefix("word-") else { continue };
        let openness = text(definition, "x-masa-words");
        let words =
            strings(definition.get("enum").or_else(|| definition.get("examples"))).filter(|word| *word != "none");
        let words = words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        line(page, &format!("| <a id=\"words-{list}\"></a>{list} | {openness} | {words} |"));
    }
}

fn definitions(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let all = schema.get("$defs").and_then(Value::as_object).into_iter().flatten();
    all.map(|(name, definition)| (name.as_str(), definition))
}

pub(super) fn definition<'s>(schema: &'s Value, name: &str) -> &'s Value {
    schema.get("$defs").and_then(|all| all.get(name)).unwrap_or(&Value::Null)
}

pub(super) fn text<'s>(schema: &'s Value, key: &str) -> &'s str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn strings(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn example(schema: &Value) -> String {
    let first = schema.get("examples").and_then(Value::as_array).and_then(|all| all.first());
    first.map(|first| format!("`{}`", cell(&flow(first)))).unwrap_or_default()
}

fn examples(schema: &Value) -> String {
    let all = schema.get("examples").and_then(Value::as_array).into_iter().flatten();
    all.map(|one| format!("`{}`", cell(&flow(one)))).collect::<Vec<_>>().join(", ")
}

/// A value as a file writes it on one line.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}: {}", flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A text that breaks no table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

fn line(page: &mut String, text: &str) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(page, "{text}");
}
