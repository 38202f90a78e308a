//! Reporting lines as Mermaid text, which code hosts draw.

use std::fmt::Write as _;

use crate::finding::{ReportingLines, Restructure};
use crate::report::plain::plain;

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
        let _ = writeln!(out, "  subgraph a{at}[\"{}\"]", label(&picture.name));
        for (node, held) in picture.nodes.iter().enumerate() {
            let class = if held.is_on_one_side { format!(":::{apart}") } else { String::new() };
            let _ = writeln!(out, "    a{at}n{node}[\"{}\"]{class}", label(&held.name));
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

/// A text that Mermaid takes for nothing but text.
fn label(text: &str) -> String {
    let mut out = String::new();
    for character in plain(text).chars() {
        match character {
            letter if letter.is_alphanumeric() || " ,.()'-/&".contains(letter) && letter != '&' => out.push(letter),
            '\n' | '\r' | '\u{a0}' => out.push(' '),
            // By its number, as Mermaid writes characters that mean something to it.
            other => {
                let _ = write!(out, "#{};", u32::from(other));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn no_name_ends_its_box() {
        assert_eq!(label("Training & Learning"), "Training #38; Learning");
        assert_eq!(label("a\"] --> b[\"`x`"), "a#34;#93; --#62; b#91;#34;#96;x#96;");
        assert_eq!(label("one\ntwo"), "one two");
    }
}
