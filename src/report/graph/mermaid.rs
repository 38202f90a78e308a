use std::fmt::Write as _;

use super::dot::lines_of;
use super::telling;
use crate::finding::{Fate, How, Picture, PictureLine, PictureNode, Presence, Sort};
use crate::report::plain::plain;

/// Writes a picture in the language of Mermaid, which code hosts draw in Markdown: a flowchart from below upwards.
#[must_use]
pub fn graph_mermaid(picture: &Picture) -> String {
    let mut out = String::from("flowchart BT\n");
    let _ = writeln!(out, "  accTitle: {}", escaped(&telling::title(picture)));
    let _ = writeln!(out, "  accDescr: {}", escaped(&telling::description(picture)));
    for (at, band) in picture.bands.iter().enumerate() {
        let _ = writeln!(out, "  subgraph b{at} [\"{}\"]", escaped(&band.title));
        for (number, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.band == at) {
            let lines: Vec<String> = lines_of(picture, number, node).iter().map(|line| escaped(line)).collect();
            let (open, close) = match node.sort {
                Sort::Post => ("(", ")"),
                Sort::Scrutiny => ("[[", "]]"),
                _ => ("[", "]"),
            };
            let class = match (node.fate, node.presence) {
                (Fate::Gone, _) => ":::gone",
                (Fate::New, _) => ":::new",
                (_, presence) => class(presence),
            };
            let _ = writeln!(out, "    n{number}{open}\"{}\"{close}{class}", lines.join("<br>"));
        }
        out.push_str("  end\n");
    }
    for line in &picture.lines {
        let _ = writeln!(out, "  n{} {} n{}", line.from, arrow(line), line.to);
    }
    let foot: Vec<String> =
        picture.marks.iter().zip(1..).map(|(mark, at)| format!("[{at}] {}", telling::mark(mark))).collect();
    let foot: Vec<String> = telling::nothing(picture)
        .map(str::to_owned)
        .into_iter()
        .chain(foot)
        .chain(telling::elsewhere(picture))
        .map(|line| escaped(&line))
        .collect();
    if !foot.is_empty() {
        let _ = writeln!(out, "  foot[\"{}\"]:::foot", foot.join("<br>"));
    }
    key(picture, &mut out);
    out.push_str(
        "  classDef ahead stroke-dasharray: 8 4\n  classDef resting stroke-dasharray: 2 4\n  \
         classDef ended stroke-dasharray: 2 8,stroke-width: 2px\n  classDef unsure stroke-dasharray: 12 3 2 3\n  \
         classDef gone stroke-dasharray: 1 5\n  classDef new stroke-width: 4px\n  classDef foot text-align: left\n",
    );
    out
}

/// The class of a box by how far it has come.
const fn class(presence: Presence) -> &'static str {
    match presence {
        Presence::InPlace => "",
        Presence::Ahead => ":::ahead",
        Presence::Resting => ":::resting",
        Presence::Over => ":::ended",
        Presence::Unsure => ":::unsure",
    }
}

/// What the frames that are used mean, each in such a frame.
fn key(picture: &Picture, out: &mut String) {
    let used = |presence: &Presence| {
        let is_seen = |node: &PictureNode| !matches!(node.fate, Fate::Gone | Fate::New) && node.presence == *presence;
        picture.nodes.iter().any(is_seen)
    };
    let used: Vec<(Presence, &str)> = telling::STANDINGS.into_iter().filter(|(presence, _)| used(presence)).collect();
    if used.is_empty() {
        return;
    }
    out.push_str("  subgraph key [\"Key\"]\n");
    for (at, (presence, words)) in used.into_iter().enumerate() {
        let _ = writeln!(out, "    k{at}[\"{}\"]{}", escaped(words), class(presence));
    }
    out.push_str("  end\n");
}

/// A text that can only be a text: everything that Mermaid or Markdown reads as something else is written as its number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in plain(text).chars() {
        if character.is_alphanumeric() || matches!(character, ' ' | ',' | '.' | '-' | '+' | '–' | '’') {
            out.push(character);
        } else {
            let _ = write!(out, "#{};", u32::from(character));
        }
    }
    out
}

fn arrow(line: &PictureLine) -> String {
    let label = escaped(&telling::beside(line));
    let arrow = match (line.fate, line.how) {
        (Fate::Gone, _) | (_, How::Scrutinises | How::Advises | How::EscalatesTo | How::CommissionedBy) => "-.->",
        (_, How::Alongside) => "---",
        (Fate::New, _) => "==>",
        _ if !line.marks.is_empty() => "==>",
        _ => "-->",
    };
    if label.is_empty() { arrow.to_owned() } else { format!("{arrow}|\"{label}\"|") }
}

#[cfg(test)]
mod escaping {
    use super::escaped;

    #[test]
    fn no_name_ends_its_box() {
        assert_eq!(escaped("Training & Learning"), "Training #38; Learning");
        assert_eq!(escaped("a\"] --> b[\"`x`"), "a#34;#93; --#62; b#91;#34;#96;x#96;");
        assert_eq!(escaped("one\ntwo"), "one two");
    }
}
