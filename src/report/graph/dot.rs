use std::fmt::Write as _;

use super::telling;
use crate::finding::{Fate, How, Picture, PictureLine, PictureNode, Presence, Sort};
use crate::report::plain::plain;

/// Writes a picture in the language of Graphviz: each row is a rank, what is reported to stands above.
#[must_use]
pub fn graph_dot(picture: &Picture) -> String {
    let mut out = String::from("digraph arrangement {\n  rankdir=BT;\n  newrank=true;\n");
    let heading: Vec<String> = std::iter::once(telling::title(picture))
        .chain(telling::under(picture))
        .chain(telling::nothing(picture).map(str::to_owned))
        .collect();
    let foot: Vec<String> = picture.marks.iter().zip(1..).map(|(mark, at)| format!("[{at}] {}", telling::mark(mark))).collect();
    let label: Vec<String> = heading.into_iter().chain(foot).chain(telling::elsewhere(picture)).collect();
    let _ = writeln!(out, "  label={};\n  labelloc=t;\n  labeljust=l;", quoted(&label));
    out.push_str("  node [shape=box, fontname=\"Arial\", fontsize=11];\n  edge [fontname=\"Arial\", fontsize=9];\n");
    for (at, band) in picture.bands.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{at} {{\n    label={};\n    style=dotted;", quoted(std::slice::from_ref(&band.title)));
        for (number, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.band == at) {
            let _ = writeln!(out, "    n{number} [label={}{}];", quoted(&lines_of(picture, number, node)), looks(node));
        }
        out.push_str("  }\n");
    }
    // Rows without lines between them still stand one under the other.
    let firsts: Vec<usize> =
        (0..picture.bands.len()).filter_map(|band| picture.nodes.iter().position(|node| node.band == band)).collect();
    for pair in firsts.windows(2) {
        if let [above, below] = pair {
            let _ = writeln!(out, "  n{below} -> n{above} [style=invis];");
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
    let fate = match node.fate {
        Fate::Same => "",
        Fate::New => "NEW",
        Fate::Gone => "GONE",
        Fate::Moved => "MOVED",
    };
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
    [fate.to_owned(), node.place.clone(), node.name.clone()]
        .into_iter()
        .chain(told)
        .chain([marks.join(" ")])
        .filter(|words| !words.is_empty())
        .collect()
}

/// A text in quotes, its lines one under the other.
fn quoted(lines: &[String]) -> String {
    let mut out = String::from("\"");
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            out.push_str("\\n");
        }
        for character in plain(line).chars() {
            if matches!(character, '"' | '\\') {
                out.push('\\');
            }
            out.push(character);
        }
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
    let mut label = Vec::new();
    if line.how != How::ReportsTo {
        label.push(line.how.words().to_owned());
    }
    if !line.is_certain {
        label.push("in doubt".to_owned());
    }
    match line.fate {
        Fate::New => label.push("new".to_owned()),
        Fate::Gone => label.push("gone".to_owned()),
        Fate::Same | Fate::Moved => {}
    }
    label.extend(line.marks.iter().map(|mark| format!("[{}]", mark + 1)));
    let label = if label.is_empty() { String::new() } else { format!(", label={}", quoted(&[label.join(", ")])) };
    let free = if gone || !constraint { ", constraint=false" } else { "" };
    format!("style=\"{style}\", arrowhead={head}{label}{free}")
}
