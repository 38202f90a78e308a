//! What cannot be read on one side.

use masa::check::DiffError;
use masa::finding::What;
use masa::report::{TextOptions, diff_json, diff_markdown, diff_text};

use crate::compared::{text, tried};

const AREA: &str = "masa: 1\nid: area\nareas: [plymouth]\n";

#[test]
fn where_a_whole_file_cannot_be_read_nothing_is_gone() {
    let broken = "masa: 1\nid: [\n";
    let Err(DiffError::Unreadable { findings, sources }) =
        tried(vec![text("before.yaml", broken)], vec![text("after.yaml", &format!("{AREA}status: agred\n"))])
    else {
        panic!("compared")
    };
    let places: Vec<_> = findings.iter().map(|finding| finding.primary.span.file.0).collect();
    assert_eq!(places, [0, 1], "what is wrong on the other side is told too: {findings:#?}");
    assert_eq!(
        sources.iter().map(|(_, source)| source.name().to_owned()).collect::<Vec<_>>(),
        ["before.yaml", "after.yaml"]
    );
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_compared() {
    let before = format!("{AREA}name: Ours\nstatus: agred\n");
    let compared =
        tried(vec![text("before.yaml", &before)], vec![text("after.yaml", &format!("{AREA}name: Theirs\n"))]).unwrap();
    assert_eq!(compared.findings.len(), 1);
    assert!(compared.difference.changes.iter().any(|change| change.what == What::Renamed));
    // Whoever only has the page knows that part is missing.
    let says = "Part of 1 file could not be read, and what stands there is missing here: `before.yaml`";
    let (difference, sources) = (&compared.difference, &compared.sources);
    for said in [diff_text(difference, sources, &TextOptions::default()), diff_markdown(difference, sources)] {
        assert!(said.contains(says), "{said}");
    }
    let json: serde_json::Value = serde_json::from_str(&diff_json(difference, sources).unwrap()).unwrap();
    assert_eq!(json["unread"], serde_json::json!([{"file": "before.yaml", "in_part": true}]));
}

#[test]
fn a_side_without_an_arrangement_is_no_side() {
    let shared = "masa: 1\nkind: shared\nid: things\nname: Things\n";
    let none = tried(vec![text("before.yaml", AREA)], vec![text("after.yaml", shared)]);
    assert!(matches!(none, Err(DiffError::NoArrangement("after"))));
}
