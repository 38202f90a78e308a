use std::fmt::Write as _;

use super::place::{literal, text};
use super::shape::{Configuration, Descriptor, Message, RuleProperties};
use crate::finding::{Code, RuleHead};
use crate::report::markdown::inline;
use crate::report::shown::Level;
use crate::report::telling;

/// What masa itself checks beside the rules: code, name, title, what it is about.
const OWN: [(Code, &str, &str, &str); 5] = [
    (
        Code::Syntax,
        "UnreadableText",
        "The text is not the YAML that masa reads",
        "Nothing of the file, or of the part named, was judged, because its text could not be read as YAML.",
    ),
    (
        Code::Schema,
        "OutsideTheFormat",
        "The file does not keep to the format of arrangements",
        "The value named was left out of every judgement, because the published format does not know it.",
    ),
    (
        Code::Reference,
        "UnresolvedName",
        "A name leads nowhere, or to more than one thing",
        "The value named was left out of every judgement, because what it refers to could not be found.",
    ),
    (
        Code::Pack,
        "BrokenRulePack",
        "A rule pack or the configuration is broken",
        "What the broken part would have judged was not judged.",
    ),
    (
        Code::Acceptance,
        "AcceptanceToLookAt",
        "An acceptance is over, too long or no longer needed",
        "What was accepted for a time counts again from the day after, and what accepts nothing hides what comes later.",
    ),
];

/// Tells which file was not read whole.
pub(super) const UNREAD: (&str, usize) = ("file-not-read-whole", 0);
/// Tells something about the run as a whole.
pub(super) const REMARK: (&str, usize) = ("remark", 1);

/// The descriptors of every rule that took part, then those of masa's own checks, which stand in every file.
pub(super) fn rules(heads: &[RuleHead]) -> Vec<Descriptor> {
    let own = OWN.iter().map(|(code, name, title, about)| {
        own_one((code.id(), name), title, about, if code.is_unreadable() { "error" } else { "note" })
    });
    heads.iter().map(rule).chain(own).collect()
}

/// The descriptors of what is told about the run itself.
pub(super) fn notifications() -> Vec<Descriptor> {
    let unread =
        "What the rest of the file, or the whole of it, says was not judged, and the run does not count as clean.";
    let remark = "It bears on how far the result can be relied on.";
    vec![
        own_one((UNREAD.0, "FileNotReadWhole"), "A file was not read whole", unread, "error"),
        own_one((REMARK.0, "RemarkOnTheRun"), "Something to know about the run", remark, "note"),
    ]
}

pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn own_one((id, name): (&str, &str), title: &str, about: &str, level: &'static str) -> Descriptor {
    Descriptor {
        id: id.to_owned(),
        name: name.to_owned(),
        short_description: text(title),
        full_description: text(about),
        help: Message { text: about.to_owned(), markdown: Some(about.to_owned()) },
        default_configuration: Configuration { level },
        properties: None,
    }
}

fn rule(head: &RuleHead) -> Descriptor {
    let of_strength = Level::of(head.strength);
    let rationale = if head.rationale.is_empty() { &head.title } else { &head.rationale };
    Descriptor {
        id: head.id.to_string(),
        name: pascal(&head.id),
        short_description: text(&head.title),
        full_description: Message { text: literal(&telling::sentence(rationale)), markdown: None },
        help: help(head, rationale),
        default_configuration: Configuration { level: level(of_strength) },
        properties: Some(RuleProperties {
            tags: vec!["safeguarding".to_owned(), head.pack.to_string()],
            pack: head.pack.to_string(),
            strength: head.strength.words(),
            provisions: head.law.iter().map(|cite| cite.provision.clone()).collect(),
            severity: match of_strength {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "recommendation",
            },
        }),
    }
}

/// The rule's page: what is wrong where it speaks, why it is asked, what it rests on.
fn help(head: &RuleHead, rationale: &str) -> Message {
    let why = telling::sentence(rationale);
    let mut text = format!("{}\n\nWhy it is asked: {why}\n", telling::sentence(&head.title));
    let mut markdown =
        format!("{}\n\n**Why it is asked.** {}\n", inline(&telling::sentence(&head.title)), inline(&why));
    if !head.law.is_empty() {
        text.push_str("\nWhat it rests on:\n");
        markdown.push_str("\n**What it rests on**\n\n");
    }
    for cite in head.law.iter() {
        let law = telling::law(cite, " · ");
        let _ = writeln!(text, "- {law}");
        let _ = writeln!(markdown, "- {}", inline(&law));
    }
    let command = format!("masa why {} FILE", head.id);
    let _ = writeln!(text, "\nWhy it came out so for a file: {command}");
    let _ = writeln!(markdown, "\nWhy it came out so for a file: {}", inline(&format!("`{command}`")));
    Message { text, markdown: Some(markdown) }
}

/// `no-independent-scrutiny` as the standard likes names: `NoIndependentScrutiny`.
fn pascal(id: &str) -> String {
    id.split('-').map(crate::report::summary::capitalised).collect()
}
