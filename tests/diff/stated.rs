//! No difference is dropped: whatever stated value is changed, doubted or left out, something is told.

use masa::finding::{Form, What};
use masa::model::vocab::{Kind, Tail, Type};
use masa::schema;
use masa::source::FileId;
use masa::yaml::{NodeId, NodeKind, Tree, parse};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::compared::{bundled, examples, text, tried};

/// Keys whose values are no facts: where something was read, remarks, and the version of the format.
const NO_FACTS: [&str; 5] = ["cite", "cites", "note", "masa", "doubt"];

/// The scalars that state something, with their keys, by their byte ranges.
fn scalars(tree: &Tree<'_>) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    collect(tree, tree.root(), "", &mut found);
    found
}

fn collect(tree: &Tree<'_>, node: NodeId, key: &str, found: &mut Vec<(String, std::ops::Range<usize>)>) {
    match tree.kind(node) {
        NodeKind::Mapping => {
            for (name, value) in tree.entries(node) {
                let name = tree.text(name).unwrap_or_default();
                if !NO_FACTS.contains(&name) {
                    collect(tree, value, if name == "value" { key } else { name }, found);
                }
            }
        }
        NodeKind::Sequence => tree.items(node).for_each(|item| collect(tree, item, key, found)),
        NodeKind::Scalar => {
            let span = tree.span(node);
            found.push((key.to_owned(), span.lo as usize..span.hi as usize));
        }
        NodeKind::Null => {}
    }
}

/// Other values that may fit: what the file says under the same key, and one of each type.
fn others(body: &str, all: &[(String, std::ops::Range<usize>)], key: &str) -> Vec<String> {
    let mut others: Vec<String> =
        all.iter().filter(|(other, _)| other == key).map(|(_, range)| body[range.clone()].to_owned()).collect();
    let each = ["something else", "2031-05-06", "2031/32", "77", "true", "false", "2031-01/2031-12", "planned", "none"];
    others.extend(each.map(str::to_owned));
    others.extend(["partners", "plymouth", "nhs-devon-icb", "torbay", "whole", "proposed", "panel"].map(str::to_owned));
    others
}

/// Whether the value is the name of a body that is described where it is named: it goes by that name, and is another without.
fn is_described(body: &str, at: usize) -> bool {
    body[..at].trim_end().ends_with("{name:")
}

/// Whether that a list is whole may say nothing more: there is said to be none, or as the file stands a list under that key is closed.
fn is_whole_anyway(body: &str, list: &str) -> bool {
    let kept = !body.contains("\nas-at:");
    let is_none = ["none", "[]"].iter().any(|none| body.contains(&format!("{list}: {none}")));
    let mut fields = Kind::ALL.iter().filter_map(|kind| kind.definition(kind.field(list)?));
    is_none || fields.any(|field| matches!(field.ty, Type::List { tail, .. } if tail.decided(kept) == Tail::Closed))
}

fn can_be_read(body: &str) -> bool {
    let parsed = parse(FileId(0), body);
    parsed.tree.is_some_and(|tree| schema::check(&tree).findings.is_empty())
}

fn corpus() -> Vec<(String, String)> {
    let mut corpus = bundled();
    corpus.extend(examples().into_iter().flatten().filter(|(_, body)| can_be_read(body)));
    corpus
}

/// Two texts that can be read without a finding, compared; nothing for others.
fn of_readable(before: &str, after: &str) -> Option<masa::check::Compared> {
    let compared = tried(vec![text("before.yaml", before)], vec![text("after.yaml", after)]).ok()?;
    compared.findings.is_empty().then_some(compared)
}

fn run(cases: u32, test: impl Fn(&str, &str, &[(String, std::ops::Range<usize>)], usize, usize) -> bool) {
    let corpus = corpus();
    let bundled = bundled().len();
    let done = std::cell::Cell::new(0);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let strategy = (any::<bool>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..64);
    TestRunner::new(config)
        .run(&strategy, |(real, file, scalar, turn)| {
            let (name, body) = &corpus[if real { file.index(bundled) } else { file.index(corpus.len()) }];
            let tree = parse(FileId(0), body);
            let all = scalars(tree.tree.as_ref().unwrap());
            if !all.is_empty() && test(name, body, &all, scalar.index(all.len()), turn) {
                done.set(done.get() + 1);
            }
            Ok(())
        })
        .unwrap();
    assert!(done.get() * 5 > cases as usize, "only {} of {cases} tried anything", done.get());
}

#[test]
fn whatever_value_is_changed_something_is_told() {
    run(400, |name, body, all, at, turn| {
        let (key, range) = &all[at];
        let own = &body[range.clone()];
        if key == "complete" && is_whole_anyway(body, own) {
            return false;
        }
        let mut others = others(body, all, key);
        others.retain(|other| other.trim_matches(['"', '\'']) != own.trim_matches(['"', '\'']));
        let count = others.len();
        others.rotate_left(turn % count);
        for other in others {
            let changed = format!("{}{other}{}", &body[..range.start], &body[range.end..]);
            if let Some(compared) = of_readable(body, &changed) {
                let said = !compared.difference.changes.is_empty();
                assert!(said, "{name}: `{key}: {own}` changed to `{other}` is not told");
                return true;
            }
        }
        false
    });
}

#[test]
fn a_value_that_became_uncertain_is_told_as_that() {
    run(400, |name, body, all, at, _| {
        let (key, range) = &all[at];
        let own = &body[range.clone()];
        if is_described(body, range.start) {
            return false;
        }
        let doubted =
            format!("{}{{value: {own}, doubt: somebody wonders}}{}", &body[..range.start], &body[range.end..]);
        let Some(compared) = of_readable(body, &doubted) else { return false };
        let told = compared.difference.changes.iter().any(|change| match &change.what {
            What::Says { is, .. } => is.form == Form::Uncertain || is.words.contains("in doubt"),
            What::Doubt { is, .. } => is == "somebody wonders",
            What::Came(only) => only.details.iter().any(|(_, words)| words.contains("in doubt")),
            _ => false,
        });
        assert!(told, "{name}: `{key}: {own}` in doubt is not told as that: {:?}", compared.difference.changes);
        true
    });
}

#[test]
fn a_value_that_became_disputed_is_told_as_that() {
    run(400, |name, body, all, at, _| {
        let (key, range) = &all[at];
        let own = &body[range.clone()];
        if is_described(body, range.start) {
            return false;
        }
        let other = all.iter().find(|(name, range)| name == key && &body[range.clone()] != own);
        let Some((_, other)) = other else { return false };
        let disputed = format!("{{disputed: [{{value: {own}}}, {{value: {}}}]}}", &body[other.clone()]);
        let disputed = format!("{}{disputed}{}", &body[..range.start], &body[range.end..]);
        let Some(compared) = of_readable(body, &disputed) else { return false };
        let told = compared.difference.changes.iter().any(|change| match &change.what {
            What::Says { is, .. } => is.form == Form::Disputed || is.words.contains(" or "),
            What::Came(only) => {
                only.details.iter().any(|(_, words)| words.contains(" or ") || words.contains("disagree"))
            }
            _ => false,
        });
        assert!(told, "{name}: `{key}: {own}` in dispute is not told as that: {:?}", compared.difference.changes);
        true
    });
}

/// Every entry of every bundled file left out, one at a time: that a value is not stated any more is told as exactly that.
#[test]
fn a_value_that_is_left_out_is_told_as_not_stated() {
    let mut left_out = 0;
    for (name, body) in bundled() {
        let lines: Vec<&str> = body.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let entry = line.trim_start().split_once(": ").filter(|(key, value)| {
                key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
                    && !value.is_empty()
                    && !NO_FACTS.contains(key)
            });
            let indent = |line: &str| line.len() - line.trim_start().len();
            let around = lines[..at].iter().rev().find(|above| indent(above) < indent(line));
            if around.is_some_and(|above| above.trim() == "cites:") {
                continue;
            }
            let Some((key, _)) = entry.filter(|_| at % 3 == 0) else { continue };
            let without: String =
                lines.iter().enumerate().filter(|(n, _)| *n != at).flat_map(|(_, line)| [line, "\n"]).collect();
            let Some(compared) = of_readable(&body, &without) else { continue };
            let told = !compared.difference.changes.is_empty();
            assert!(told, "{name}:{}: `{key}` left out is not told", at + 1);
            left_out += 1;
        }
    }
    assert!(left_out > 50, "only {left_out}");
}
