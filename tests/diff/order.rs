//! The order of files, of keys and of lists tells nothing.

use crate::cases::folders;
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

/// What was renamed, merged or split is known again whatever stands first.
#[test]
fn the_order_of_groups_tells_nothing_of_what_became_of_them() {
    let turned = |body: &str| -> String {
        let is_group = |line: &&str| line.starts_with("  ") && line.contains(": {name: ");
        let mut groups: Vec<&str> = body.lines().filter(is_group).rev().collect();
        let lines = body.lines().map(|line| if is_group(&line) { groups.remove(0) } else { line });
        lines.flat_map(|line| [line, "\n"]).collect()
    };
    let mut cases = 0;
    let is_of_groups = |folder: &std::path::PathBuf| {
        let is_whole = ["before.yaml", "after.yaml"].iter().all(|name| folder.join(name).is_file());
        is_whole && folder.file_name().unwrap().to_string_lossy().starts_with("group")
    };
    for folder in folders().into_iter().filter(is_of_groups) {
        let body = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let (before, after) = (body("before.yaml"), body("after.yaml"));
        let told = |before: &str, after: &str| -> Vec<_> {
            let compared = compared(before, after);
            let json = masa::report::diff_json(&compared.difference, &compared.sources).unwrap();
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            let changes = value["changes"].as_array().unwrap().clone();
            changes.iter().map(|change| [change["says"].to_string(), change["known"].to_string()]).collect()
        };
        let said = told(&before, &after);
        assert!(!said.is_empty(), "{}", folder.display());
        for (before, after) in [(turned(&before), after.clone()), (before.clone(), turned(&after))] {
            assert_eq!(told(&before, &after), said, "{}", folder.display());
        }
        cases += 1;
    }
    assert!(cases > 10, "only {cases} cases");
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
