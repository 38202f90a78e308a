use std::fmt::Write as _;

use super::telling;
use crate::finding::{Fate, How, Picture, PictureLine, PictureNode, Presence, Sort};
use crate::report::plain::plain;

/// Writes a picture in the language of Graphviz: each row is a rank, what is reported to stands above.
#[must_use]
pub fn graph_dot(picture: &Picture) -> String {
    let mut out = String::from("digraph arrangement {\n  rankdir=BT;\n  ranksep=0.6;\n");
    let heading: Vec<String> = std::iter::once(telling::title(picture))
        .chain(telling::under(picture))
        .chain(telling::nothing(picture).map(str::to_owned))
        .collect();
    let foot: Vec<String> =
        picture.marks.iter().zip(1..).map(|(mark, at)| format!("[{at}] {}", telling::mark(mark))).collect();
    let label: Vec<String> = heading.into_iter().chain(foot).chain(telling::elsewhere(picture)).collect();
    let _ = writeln!(out, "  label={};\n  labelloc=t;\n  labeljust=l;\n  fontname=\"Arial\";", quoted(&label, "\\l"));
    out.push_str("  node [shape=box, fontname=\"Arial\", fontsize=11];\n  edge [fontname=\"Arial\", fontsize=9];\n");
    for (at, band) in picture.bands.iter().enumerate() {
        let title = quoted(std::slice::from_ref(&band.title), "\\n");
        let _ = writeln!(out, "  b{at} [shape=plaintext, label={title}];");
        let mut row = format!("b{at};");
        for (number, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.band == at) {
            let label = quoted(&lines_of(picture, number, node), "\\n");
            let _ = writeln!(out, "  n{number} [label={label}{}];", looks(node));
            let _ = write!(row, " n{number};");
        }
        let _ = writeln!(out, "  {{ rank=same; {row} }}");
        // Rows without lines between them still stand one under the other.
        if at > 0 {
            let _ = writeln!(out, "  b{at} -> b{} [style=invis];", at - 1);
        }
    }
    for line in &picture.lines {
        let _ = writeln!(out, "  n{} -> n{} [{}];", line.from, line.to, style(line));
    }
    out.push_str("}\n");
    out
}

/// The texts of a node, line by line.
pub(super) fn lines_of(picture: &Picture, at: usize, node: &PictureNode) -> Vec<String> {
    let marks: Vec<String> = picture
        .marks
        .iter()
        .zip(1..)
        .filter(|(mark, _)| mark.nodes.contains(&at))
        .map(|(_, number)| format!("[{number}]"))
        .collect();
    let told = node.tells.iter().map(|tell| match tell.fate {
        Fate::New => format!("+ {}", tell.words),
        Fate::Gone => format!("− {}", tell.words),
        Fate::Same | Fate::Moved => tell.words.clone(),
    });
    [node.became().to_uppercase(), node.place.clone(), node.name.clone()]
        .into_iter()
        .chain(told)
        .chain([marks.join(" ")])
        .filter(|words| !words.is_empty())
        .collect()
}

/// A text in quotes; each of its lines ends in the sign that sets it left or in the middle.
fn quoted(lines: &[String], end: &str) -> String {
    let mut out = String::from("\"");
    for line in lines {
        for character in plain(line).chars() {
            match character {
                '"' | '\\' => out.extend(['\\', character]),
                // Graphviz takes `&amp;` for `&`, as HTML has it.
                '&' => out.push_str("&amp;"),
                _ => out.push(character),
            }
        }
        // The only line of a text needs no end.
        out.push_str(if lines.len() > 1 { end } else { "" });
    }
    out.push('"');
    out
}

fn looks(node: &PictureNode) -> String {
    let mut styles = Vec::new();
    if matches!(node.sort, Sort::Post) {
        styles.push("rounded");
    }
    match node.presence {
        Presence::InPlace => {}
        Presence::Ahead | Presence::Unsure => styles.push("dashed"),
        Presence::Resting | Presence::Over => styles.push("dotted"),
    }
    if matches!(node.fate, Fate::New | Fate::Moved) {
        styles.push("bold");
    }
    if matches!(node.fate, Fate::Gone) {
        styles.push("dotted");
    }
    let style = if styles.is_empty() { String::new() } else { format!(", style=\"{}\"", styles.join(",")) };
    let edges = if node.sort == Sort::Scrutiny { ", peripheries=2" } else { "" };
    format!("{style}{edges}")
}

fn style(line: &PictureLine) -> String {
    let (style, head) = match line.how {
        How::ReportsTo => ("solid", "normal"),
        How::CommissionedBy => ("dashed", "empty"),
        How::Advises => ("dashed", "vee"),
        How::EscalatesTo => ("dashed", "normalnormal"),
        How::Alongside => ("dotted", "none"),
        How::Scrutinises => ("dotted", "odiamond"),
        How::Chairs => ("solid", "box"),
        How::Leads => ("solid", "diamond"),
    };
    let style = match (line.fate, line.marks.is_empty()) {
        (Fate::Gone, _) => "dotted".to_owned(),
        (Fate::New, _) | (_, false) => format!("{style},bold"),
        _ => style.to_owned(),
    };
    let (gone, constraint) = (line.fate == Fate::Gone, line.how <= How::CommissionedBy);
    let label = telling::beside(line);
    let label = if label.is_empty() { String::new() } else { format!(", label={}", quoted(&[label], "")) };
    let free = if gone || !constraint { ", constraint=false" } else { "" };
    format!("style=\"{style}\", arrowhead={head}{label}{free}")
}
