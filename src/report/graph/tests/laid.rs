//! Pictures are laid out soundly: of real arrangements, of the examples of rules, of many groups and of any that chance makes.

use std::fmt::Write;

use proptest::prelude::*;

use super::sound::faults;
use super::{drawn, files_below, read};
use crate::finding::View;

#[test]
fn nothing_overlaps_or_leaves_its_box_in_any_bundled_arrangement() {
    let mut count = 0;
    for path in files_below("arrangements").into_iter().chain(files_below("tests/graph")) {
        for view in View::ALL {
            let (picture, _) = drawn(&read(&path), None, view, true).unwrap();
            assert_eq!(faults(&picture), Vec::<String>::new(), "{} {view:?}", path.display());
            count += 1;
        }
    }
    assert!(count >= 4 * 9);
}

#[test]
fn nothing_overlaps_where_a_change_is_shown() {
    let sides = [
        ("arrangements/pan-dorset-2021.yaml", "arrangements/pan-dorset-2024-03.yaml"),
        ("arrangements/pan-dorset-2024-03.yaml", "arrangements/pan-dorset-2023-01.yaml"),
        ("arrangements/plymouth-2020-09.yaml", "tests/graph/thirty-groups.yaml"),
        ("tests/graph/hostile-names.yaml", "arrangements/plymouth-2020-09.yaml"),
    ];
    for (before, after) in sides {
        for view in View::ALL {
            let (picture, _) = drawn(&read(after), Some(&read(before)), view, false).unwrap();
            assert_eq!(faults(&picture), Vec::<String>::new(), "{before} {after} {view:?}");
        }
    }
}

#[test]
fn nothing_overlaps_in_the_examples_of_rules_and_of_changes() {
    let mut count = 0;
    for path in files_below("rules/consistency").into_iter().chain(files_below("tests/diff/cases")) {
        for view in View::ALL {
            let Some((picture, _)) = drawn(&read(&path), None, view, false) else { continue };
            assert_eq!(faults(&picture), Vec::<String>::new(), "{} {view:?}", path.display());
            count += 1;
        }
    }
    assert!(count > 1000, "{count}");
}

const TIERS: [&str; 8] = ["lead", "executive", "board", "locality", "subgroup", "panel", "forum", "the area's own"];
const NAMES: [&str; 6] = [
    "Group",
    "Safeguarding Children Partnership Executive of the Whole County",
    "W",
    "家庭",
    "<&\\\">",
    "a-very-long-word-that-has-no-blank-in-it-at-all-and-goes-on",
];
const KEYS: [&str; 4] = ["reports-to", "escalates-to", "advises", "alongside"];

/// A group by its name, its tier and its lines, each by its key and where it leads.
type Group = (usize, usize, Vec<(usize, usize)>);

/// An arrangement with so many groups, each with a name, a tier and lines to others.
fn arrangement(groups: &[Group], strands: &[Vec<usize>]) -> String {
    let mut text =
        "masa: 1\nid: chance\nareas: [plymouth]\npartners: [{body: plymouth, kind: local-authority}]\ngroups:\n"
            .to_owned();
    for (at, (name, tier, lines)) in groups.iter().enumerate() {
        let _ = write!(text, "  g{at}: {{name: \"{} {at}\", tier: \"{}\"", NAMES[*name], TIERS[*tier]);
        for (nth, key) in KEYS.iter().enumerate() {
            let mut ends: Vec<String> = lines
                .iter()
                .filter(|(kind, _)| *kind == nth)
                .map(|(_, to)| match (to % (groups.len() + 2), nth) {
                    (0, 0..=2) => "partners".to_owned(),
                    (1, 0..=2) => "plymouth".to_owned(),
                    (to, _) => format!("g{}", to.saturating_sub(2)),
                })
                .collect();
            ends.sort();
            ends.dedup();
            if !ends.is_empty() {
                let _ = write!(text, ", {key}: [{}]", ends.join(", "));
            }
        }
        text.push_str("}\n");
    }
    text.push_str("posts:\n");
    for at in 0..strands.len() {
        let _ = writeln!(text, "  s{at}: {{title: Scrutineer {at}}}");
    }
    if strands.is_empty() {
        text.push_str("  nobody: {title: Nobody}\n");
    } else {
        text.push_str("scrutiny:\n");
    }
    for (at, of) in strands.iter().enumerate() {
        let of: Vec<String> = of.iter().map(|group| format!("g{}", group % groups.len())).collect();
        let _ = writeln!(text, "  - {{by: {{post: s{at}}}, of: [{}], reports-to: partners}}", of.join(", "));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_overlaps_whatever_chance_makes(
        groups in prop::collection::vec(
            (0..NAMES.len(), 0..TIERS.len(), prop::collection::vec((0..KEYS.len(), 0..60usize), 0..5)), 1..32),
        strands in prop::collection::vec(prop::collection::vec(0..32usize, 1..4), 0..4),
    ) {
        let text = arrangement(&groups, &strands);
        let (picture, _) = drawn(&text, None, View::Reporting, false).expect(&text);
        prop_assert_eq!(faults(&picture), Vec::<String>::new(), "{}", text);
    }
}
