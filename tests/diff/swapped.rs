//! Swapping the two sides mirrors what is told.

use masa::finding::{Altered, Difference, What};

use crate::cases::{folders, sides};
use crate::compared::{bundled, compared, examples, tried};

/// What the other way round would be told; spans name files by their order, which is swapped too.
fn mirrored(difference: &Difference) -> Vec<Altered> {
    let mut changes = difference.changes.clone();
    for change in &mut changes {
        std::mem::swap(&mut change.before, &mut change.after);
        change.what = match change.what.clone() {
            What::Came(only) => What::Went(only),
            What::Went(only) => What::Came(only),
            What::Split(takes) => What::Merged(takes),
            What::Merged(takes) => What::Split(takes),
            What::Succeeded => What::Preceded,
            What::Preceded => What::Succeeded,
            What::Followed => What::Follows,
            What::Follows => What::Followed,
            What::Says { field, was, is, gone, new } => What::Says { field, was: is, is: was, gone: new, new: gone },
            What::Doubt { was, is } => What::Doubt { was: is, is: was },
            What::Whole { field, is } => What::Whole { field, is: !is },
            What::Owned { function, was, is, standing } => What::Owned { function, was: is, is: was, standing },
            What::Paid { field, who, was, is } => What::Paid { field, who, was: is, is: was },
            same @ (What::Past
            | What::Ending
            | What::Renamed
            | What::Another
            | What::Partly { .. }
            | What::Kept { .. }
            | What::Regrouped) => same,
        };
    }
    changes
}

/// In an order that does not hang on the side, with files told by their names alone.
fn in_order(changes: &[Altered], swapped: Option<usize>, files: usize) -> Vec<String> {
    let mut told: Vec<String> = changes
        .iter()
        .map(|change| {
            let mut text = format!("{change:?}");
            if let Some(before) = swapped {
                // Of `before` files the first is the one that comes after all of the other side.
                for file in 0..files {
                    let there = if file < before { file + files - before } else { file - before };
                    text = text.replace(&format!("FileId({file})"), &format!("FileId[{there}]"));
                }
            } else {
                text = text.replace("FileId(", "FileId[").replace(')', "]");
            }
            text.replace(')', "]")
        })
        .collect();
    told.sort();
    told
}

fn same(name: &str, there: &[String], back: &[String]) {
    let only = |own: &[String], other: &[String]| -> Vec<String> {
        own.iter().filter(|told| !other.contains(told)).cloned().collect()
    };
    let (there, back) = (only(there, back), only(back, there));
    assert!(there.is_empty() && back.is_empty(), "{name}: there {there:#?}, back {back:#?}");
}

fn same_both_ways(name: &str, one: &str, other: &str) {
    let (there, back) = (compared(one, other), compared(other, one));
    let (there, back) =
        (in_order(&mirrored(&there.difference), Some(1), 2), in_order(&back.difference.changes, None, 2));
    same(name, &there, &back);
}

#[test]
fn swapping_the_sides_mirrors_the_result() {
    let all = bundled();
    let mut tried_pairs = 0;
    for (at, (name, body)) in all.iter().enumerate() {
        for (other, other_body) in all.iter().skip(at + 1) {
            same_both_ways(&format!("{name} and {other}"), body, other_body);
            tried_pairs += 1;
        }
    }
    for files in examples() {
        for pair in files.windows(2) {
            if let [(name, one), (_, other)] = pair
                && readable(one)
                && readable(other)
            {
                same_both_ways(name, one, other);
                tried_pairs += 1;
            }
        }
    }
    assert!(tried_pairs > 150, "only {tried_pairs} pairs");
}

#[test]
fn swapping_several_files_mirrors_the_result() {
    for folder in folders() {
        let [before, after] = sides(&folder);
        let (was, files) = (before.len(), before.len() + after.len());
        let there = tried(before.clone(), after.clone()).unwrap();
        let back = tried(after, before).unwrap();
        same(
            &folder.display().to_string(),
            &in_order(&mirrored(&there.difference), Some(was), files),
            &in_order(&back.difference.changes, None, files),
        );
    }
}

/// Whether a text can be read by itself.
fn readable(body: &str) -> bool {
    let text = || vec![crate::compared::text("one.yaml", body)];
    tried(text(), text()).is_ok_and(|compared| compared.findings.is_empty())
}
