//! The order of files, of keys and of lists tells nothing.

use crate::compared::{bundled, compared, text, tried};

/// A file with its top-level keys, and the members of its top-level lists, the other way round.
fn turned_round(body: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for line in body.lines() {
        let begins = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if begins || blocks.is_empty() {
            blocks.push(String::new());
        }
        let block = blocks.last_mut().unwrap();
        block.push_str(line);
        block.push('\n');
    }
    let masa = blocks.iter().position(|block| block.starts_with("masa:")).unwrap();
    blocks.drain(..masa);
    blocks.reverse();
    blocks.iter().map(|block| members_round(block)).collect()
}

fn members_round(block: &str) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    for line in block.lines() {
        if line.starts_with("  - ") {
            parts.push(String::new());
        }
        let part = parts.last_mut().unwrap();
        part.push_str(line);
        part.push('\n');
    }
    parts[1..].reverse();
    parts.concat()
}

#[test]
fn a_thing_does_not_differ_from_itself() {
    for (name, body) in bundled() {
        assert_eq!(compared(&body, &body).difference.changes, [], "{name}");
    }
}

#[test]
fn the_order_of_keys_and_lists_tells_nothing() {
    for (name, body) in bundled() {
        let turned = turned_round(&body);
        assert_ne!(turned, body);
        assert_eq!(compared(&body, &turned).difference.changes, [], "{name}");
    }
}

#[test]
fn the_order_of_files_tells_nothing() {
    let all = bundled();
    let take = |names: &[&str]| -> Vec<masa::check::Text> {
        let of = |name: &&str| all.iter().find(|(file, _)| file == name).map(|(file, body)| text(file, body)).unwrap();
        names.iter().map(of).collect()
    };
    let (plymouth, torbay, joint) = ("plymouth-2020-09.yaml", "torbay-2020.yaml", "plymouth-torbay-2019.yaml");
    let said = |before: &[&str], after: &[&str]| {
        let compared = tried(take(before), take(after)).unwrap();
        masa::report::diff_json(&compared.difference, &compared.sources).map(|json| {
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            value["changes"].clone()
        })
    };
    assert_eq!(said(&[plymouth, torbay], &[joint]).unwrap(), said(&[torbay, plymouth], &[joint]).unwrap());
    assert_eq!(said(&[joint], &[plymouth, torbay]).unwrap(), said(&[joint], &[torbay, plymouth]).unwrap());
}

#[test]
fn a_group_is_never_known_again_by_its_name_alone() {
    let with = |id: &str, more: &str| {
        format!("masa: 1\nid: ours\nareas: [plymouth]\ngroups:\n  {id}: {{name: Executive, tier: executive{more}}}\n")
    };
    let told = |more: &str| -> Vec<&'static str> {
        let changes = compared(&with("old", more), &with("new", more)).difference.changes;
        let words = changes.iter().map(|change| match change.what {
            masa::finding::What::Renamed => "renamed",
            masa::finding::What::Came(_) => "came",
            masa::finding::What::Went(_) => "went",
            _ => "other",
        });
        words.collect()
    };
    assert_eq!(told(""), ["came", "went"]);
    assert_eq!(told(", covers: [plymouth]"), ["renamed"]);
    assert_eq!(told(", reports-to: [partners]"), ["renamed"]);
}
