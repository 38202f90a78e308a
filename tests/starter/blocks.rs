//! What waits to be filled in: each block by itself, and all of them together.

use std::ops::Range;

use masa::finding::Outcome;

use super::starting::{assert_readable, assert_sound, duties, judged, judged_together, settled, start};

/// Areas and days that between them show every prompt there is: each edition, several areas, several boards, a sliver.
const STARTED: &[(&[&str], Option<&str>)] = &[
    (&["plymouth"], None),
    (&["dorset", "bournemouth-christchurch-and-poole"], None),
    (&["north-yorkshire"], None),
    (&["oxfordshire"], Some("2024-05-01")),
    (&["plymouth", "torbay"], Some("2019-09-29")),
    (&["plymouth"], Some("2018-06-30")),
];

/// The lines of each block: remarks without a break, at least one of which is there to be filled in.
fn blocks(text: &str) -> Vec<Range<usize>> {
    // The first line is for editors.
    let lines: Vec<&str> = text.lines().map(str::trim_start).skip(1).chain([""]).collect();
    let mut blocks = Vec::new();
    let mut from = None;
    for (at, line) in lines.iter().enumerate() {
        match (from, line.starts_with('#')) {
            (None, true) => from = Some(at),
            (Some(first), false) => {
                if lines[first..at].iter().any(|line| line.starts_with("# ")) {
                    blocks.push(first + 1..at + 1);
                }
                from = None;
            }
            _ => {}
        }
    }
    blocks
}

/// The text with `#` and a blank taken away in these blocks, as an editor does it: of `##` one `#` is left.
fn taken_in(text: &str, blocks: &[Range<usize>]) -> String {
    let line = |(at, line): (usize, &str)| {
        let bare = line.trim_start();
        match bare.strip_prefix('#').filter(|_| blocks.iter().any(|block| block.contains(&at))) {
            Some(rest) => format!("{}{}\n", &line[..line.len() - bare.len()], rest.strip_prefix(' ').unwrap_or(rest)),
            None => format!("{line}\n"),
        }
    };
    text.lines().enumerate().map(line).collect()
}

/// The text with every example taken for a fact.
fn believed(text: &str) -> String {
    let kept = text.lines().filter(|line| !line.trim_start().starts_with("doubt: "));
    kept.map(|line| line.replace(", doubt: still an example}", "}") + "\n").collect()
}

#[test]
fn every_block_can_be_taken_in_by_itself_and_settles_nothing_as_long_as_it_is_in_doubt() {
    for (areas, day) in STARTED {
        let text = start(areas, *day);
        let before = settled(&assert_sound(&text, areas[0]));
        let blocks = blocks(&text);
        assert!(blocks.len() > 25, "{areas:?}: {} blocks", blocks.len());
        for block in blocks {
            let filled = taken_in(&text, std::slice::from_ref(&block));
            let of = format!("{areas:?} on {day:?}, line {}", block.start + 1);
            let checked = judged(&filled);
            assert_readable(&checked, &of);
            let settled: Vec<_> = settled(&checked).difference(&before).cloned().collect();
            assert!(settled.is_empty(), "{of}: {settled:?}");
        }
    }
}

#[test]
fn all_blocks_can_be_taken_in_together() {
    for (areas, day) in STARTED {
        let text = start(areas, *day);
        let filled = taken_in(&text, &blocks(&text));
        let checked = judged(&filled);
        assert_readable(&checked, areas[0]);
        assert!(settled(&checked).is_subset(&settled(&judged(&text))), "{areas:?} on {day:?}");
    }
}

#[test]
fn whoever_fills_everything_in_has_answered_what_the_law_asks() {
    for (areas, _) in STARTED.iter().filter(|(_, day)| day.is_none()) {
        let text = start(areas, None);
        let checked = assert_sound(&believed(&taken_in(&text, &blocks(&text))), areas[0]);
        assert_eq!(duties(&checked, Outcome::NotStated).into_iter().collect::<Vec<_>>(), [""; 0], "{areas:?}");
    }
}

#[test]
fn files_of_neighbours_can_be_judged_together() {
    let texts = ["plymouth", "torbay", "devon"].map(|area| start(&[area], None)).to_vec();
    assert_readable(&judged_together(texts), "the three of Devon");
}
