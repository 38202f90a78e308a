//! Reporting lines as Mermaid text, which code hosts draw.

use std::fmt::Write as _;

use crate::finding::{ReportingLines, Restructure};
use crate::report::graph::mermaid_text;

/// The pictures of both sides, with what each is called; nothing where no side has groups.
pub(super) fn pictures(step: &Restructure) -> Vec<(&'static str, String)> {
    let [before, after] = &step.pictures;
    [("before", before, "gone"), ("after", after, "new")]
        .into_iter()
        .filter(|(_, pictures, _)| !pictures.is_empty())
        .map(|(side, pictures, apart)| (side, drawn(pictures, apart)))
        .collect()
}

/// One picture of a side: each arrangement a frame, each group and whoever it reports to a box.
fn drawn(pictures: &[ReportingLines], apart: &str) -> String {
    let mut out = String::from("flowchart BT\n");
    for (at, picture) in pictures.iter().enumerate() {
        let _ = writeln!(out, "  subgraph a{at}[\"{}\"]", mermaid_text(&picture.name));
        for (node, held) in picture.nodes.iter().enumerate() {
            let class = if held.is_on_one_side { format!(":::{apart}") } else { String::new() };
            let _ = writeln!(out, "    a{at}n{node}[\"{}\"]{class}", mermaid_text(&held.name));
        }
        for (from, to) in &picture.lines {
            let _ = writeln!(out, "    a{at}n{from} --> a{at}n{to}");
        }
        out.push_str("  end\n");
    }
    let style = if apart == "gone" { "stroke:#b00,stroke-dasharray:4" } else { "stroke:#070,stroke-width:3px" };
    let _ = writeln!(out, "  classDef {apart} {style}");
    out
}
