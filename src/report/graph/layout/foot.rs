//! What stands under the rows: the key to the signs that are used, and what rules find.

use super::boxes;
use super::drawing::{Drawing, Frame, Path, Piece, Shape, Tip, Written};
use crate::finding::{Fate, How, Picture, Presence, Sort};
use crate::report::graph::fonts::{Face, width, wrap};
use crate::report::graph::telling;
use crate::report::plain::plain;

const EDGE: i32 = 20;
const HEADING: Face = Face { size: 14, bold: true };
const TEXT: Face = Face { size: 12, bold: false };
const LEADING: i32 = 16;
/// A sign of the key, and the text beside it.
const SAMPLE: i32 = 44;
const COLUMN: i32 = 350;

/// A sign of the key.
enum Sign {
    Box(Sort, Presence, Fate),
    Line(How, bool, Fate, bool),
    Words(&'static str, &'static str),
}

/// Draws the foot from a height on, and says where it ends.
pub(super) fn draw(picture: &Picture, drawing: &mut Drawing, top: i32) -> i32 {
    let mut y = top;
    if let Some(nothing) = telling::nothing(picture) {
        y = text(drawing, y, EDGE, nothing, TEXT, "under");
    }
    let entries = entries(picture);
    if !entries.is_empty() {
        y = text(drawing, y, EDGE, "Key", HEADING, "heading") + 4;
        y = key(drawing, y, entries);
    }
    y = marks(picture, drawing, y);
    if let Some(elsewhere) = telling::elsewhere(picture) {
        y = text(drawing, y + 4, EDGE, &elsewhere, TEXT, "under");
    }
    y
}

fn text(drawing: &mut Drawing, mut y: i32, x: i32, words: &str, face: Face, class: &'static str) -> i32 {
    for line in wrap(words, face, drawing.width - x - EDGE, 40) {
        y += face.size + 5;
        drawing.texts.push(Written { x, y: y - 5, words: line, face, class });
    }
    y
}

fn key(drawing: &mut Drawing, top: i32, entries: Vec<(Sign, String)>) -> i32 {
    let columns = ((drawing.width - 2 * EDGE) / COLUMN).max(1);
    let wide = (drawing.width - 2 * EDGE) / columns;
    let (mut y, mut column, mut tallest) = (top, 0, 0);
    for (sign, words) in entries {
        if column == columns {
            (y, column, tallest) = (y + tallest, 0, 0);
        }
        let x = EDGE + column * wide;
        draw_sign(drawing, &sign, x, y + 3);
        let mut line_y = y;
        for line in wrap(&words, TEXT, wide - SAMPLE - 30, 6) {
            line_y += LEADING;
            drawing.texts.push(Written { x: x + SAMPLE + 12, y: line_y - 3, words: line, face: TEXT, class: "key" });
        }
        tallest = tallest.max((line_y - y).max(20) + 8);
        column += 1;
    }
    y + tallest
}

fn draw_sign(drawing: &mut Drawing, sign: &Sign, x: i32, y: i32) {
    match sign {
        Sign::Box(sort, presence, fate) => drawing.samples.push(Shape {
            node: None,
            frame: Frame { x, y, w: SAMPLE, h: 18 },
            sort: *sort,
            presence: *presence,
            fate: *fate,
            texts: Vec::new(),
            badges: Vec::new(),
        }),
        Sign::Line(how, is_certain, fate, is_marked) => {
            let (y, end) = (y + 9, x + SAMPLE);
            drawing.paths.push(Path {
                lines: Vec::new(),
                how: *how,
                is_certain: *is_certain,
                fate: *fate,
                is_marked: *is_marked,
                pieces: vec![Piece { from: (x, y), to: (end, y) }],
                tip: Tip::Right(end, y),
            });
        }
        Sign::Words(words, class) => {
            drawing.texts.push(Written { x: x + 8, y: y + 13, words: (*words).to_owned(), face: TEXT, class });
        }
    }
}

/// The signs that the picture uses, with what they mean.
fn entries(picture: &Picture) -> Vec<(Sign, String)> {
    let mut entries: Vec<(Sign, String)> = Vec::new();
    let has = |sort| picture.nodes.iter().any(|node| node.sort == sort);
    for (sort, words) in [
        (Sort::Group, "group"),
        (Sort::Body, "body"),
        (Sort::Post, "post"),
        (Sort::Scrutiny, "independent scrutiny, outside the lines"),
        (Sort::Nobody, "without an owner: not stated, or said to have none"),
    ] {
        if has(sort) {
            entries.push((Sign::Box(sort, Presence::InPlace, Fate::Same), words.to_owned()));
        }
    }
    for (presence, words) in telling::STANDINGS {
        if picture.nodes.iter().any(|node| node.presence == presence) {
            entries.push((Sign::Box(Sort::Group, presence, Fate::Same), words.to_owned()));
        }
    }
    changes(picture, &mut entries);
    lines(picture, &mut entries);
    if let Some(why) = picture.silence {
        entries.push((Sign::Words("Abc", "tell missing"), format!("slanted: not stated; {why}")));
    }
    entries
}

fn changes(picture: &Picture, entries: &mut Vec<(Sign, String)>) {
    let is = |fate, unnamed| picture.nodes.iter().any(|node| node.fate == fate && node.is_only_unnamed == unnamed);
    for (fate, unnamed, words) in [
        (Fate::New, false, "new"),
        (Fate::New, true, "newly named; the earlier file may have left it out"),
        (Fate::Gone, false, "gone"),
        (Fate::Gone, true, "no longer named; the later file may leave it out"),
        (Fate::Moved, false, "moved: in another row or place, or it answers to others than before"),
    ] {
        if is(fate, unnamed) {
            entries.push((Sign::Box(Sort::Group, Presence::InPlace, fate), words.to_owned()));
        }
    }
    let told = |fate| picture.nodes.iter().any(|node| node.tells.iter().any(|tell| tell.fate == fate));
    for (fate, sign, words) in
        [(Fate::New, "+", "only the later file says so"), (Fate::Gone, "\u{2212}", "only the earlier file says so")]
    {
        if told(fate) {
            entries.push((Sign::Words(sign, "tell"), words.to_owned()));
        }
    }
}

fn lines(picture: &Picture, entries: &mut Vec<(Sign, String)>) {
    for how in How::ALL {
        if picture.lines.iter().any(|line| line.how == how) {
            entries.push((Sign::Line(how, true, Fate::Same, false), how.words().to_owned()));
        }
    }
    let first = picture.lines.first().map_or(How::ReportsTo, |line| line.how);
    if picture.lines.iter().any(|line| !line.is_certain) {
        entries.push((Sign::Line(first, false, Fate::Same, false), "thin: in doubt, or sources disagree".to_owned()));
    }
    for (fate, words) in [(Fate::New, "only the later file states it"), (Fate::Gone, "only the earlier file states it")]
    {
        if picture.lines.iter().any(|line| line.fate == fate) {
            entries.push((Sign::Line(first, true, fate, false), words.to_owned()));
        }
    }
    if let Some(line) = picture.lines.iter().find(|line| !line.marks.is_empty()) {
        entries.push((Sign::Line(line.how, true, Fate::Same, true), "double: a finding below is about it".to_owned()));
    }
}

fn marks(picture: &Picture, drawing: &mut Drawing, top: i32) -> i32 {
    if picture.marks.is_empty() {
        return top;
    }
    let mut y = text(drawing, top + 8, EDGE, "What rules find", HEADING, "heading") + 4;
    let numbers = picture.marks.len().to_string();
    let room = (width(&numbers, boxes::BADGE) + 10).max(20) + 10;
    for (number, mark) in picture.marks.iter().enumerate() {
        drawing.badges.push(boxes::badge((EDGE, y), number + 1, mark));
        let mut words = plain(&telling::mark(mark)).into_owned();
        if mark.nodes.is_empty() {
            words.push_str("; this view has no place for it");
        }
        let end = text(drawing, y - 1, EDGE + room, &words, TEXT, "key");
        y = end.max(y + 20) + 8;
    }
    y
}
