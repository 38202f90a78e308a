//! What holds of every drawing, whatever is drawn.

use std::collections::BTreeSet;

use super::{drawn, read};
use crate::finding::{Picture, View};
use crate::report::graph::fonts::width;
use crate::report::graph::layout::{Drawing, Frame, Path, Piece, Text, Tip, lay_out};

fn frame_of(text: &Text) -> Frame {
    Frame { x: text.x, y: text.y - text.face.size, w: width(&text.words, text.face), h: text.face.size + 3 }
}

const fn overlap(one: Frame, other: Frame) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.y + other.h && other.y < one.y + one.h
}

const fn within(inner: Frame, outer: Frame) -> bool {
    outer.x <= inner.x && inner.right() <= outer.right() && outer.y <= inner.y && inner.y + inner.h <= outer.y + outer.h
}

/// Everything that is wrong with the drawing of a picture.
pub(super) fn faults(picture: &Picture) -> Vec<String> {
    faults_of(picture, &lay_out(picture))
}

fn faults_of(picture: &Picture, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    boxes(drawing, &mut faults);
    texts(drawing, &mut faults);
    lines(picture, drawing, &mut faults);
    let nodes: BTreeSet<usize> = drawing.shapes.iter().filter_map(|shape| shape.node).collect();
    if nodes.len() != picture.nodes.len() || drawing.shapes.len() != nodes.len() {
        faults.push(format!("{} things are drawn as {} boxes", picture.nodes.len(), drawing.shapes.len()));
    }
    faults
}

fn boxes(drawing: &Drawing, faults: &mut Vec<String>) {
    let whole = Frame { x: 0, y: 0, w: drawing.width, h: drawing.height };
    let all: Vec<Frame> = drawing.shapes.iter().chain(&drawing.samples).map(|shape| shape.frame).collect();
    for (at, one) in all.iter().enumerate() {
        if !within(*one, whole) {
            faults.push(format!("box {at} is outside: {one:?}"));
        }
        faults.extend(
            all[..at].iter().filter(|other| overlap(*one, **other)).map(|other| format!("{one:?} on {other:?}")),
        );
    }
    for shape in &drawing.shapes {
        let inside = shape.texts.iter().map(frame_of).chain(shape.badges.iter().map(|badge| badge.frame));
        let inside: Vec<Frame> = inside.collect();
        for (at, one) in inside.iter().enumerate() {
            if !within(*one, shape.frame) {
                faults.push(format!("{one:?} leaves its box {:?}", shape.frame));
            }
            faults.extend(
                inside[..at]
                    .iter()
                    .filter(|other| overlap(*one, **other))
                    .map(|other| format!("text {one:?} on {other:?}")),
            );
        }
    }
}

/// Texts that stand in no box: within the whole, and on nothing else.
fn texts(drawing: &Drawing, faults: &mut Vec<String>) {
    let whole = Frame { x: 0, y: 0, w: drawing.width, h: drawing.height };
    let free: Vec<Frame> =
        drawing.texts.iter().map(frame_of).chain(drawing.badges.iter().map(|badge| badge.frame)).collect();
    for (at, one) in free.iter().enumerate() {
        if !within(*one, whole) {
            faults.push(format!("text is outside: {one:?}"));
        }
        faults.extend(
            free[..at].iter().filter(|other| overlap(*one, **other)).map(|other| format!("text {one:?} on {other:?}")),
        );
        let shapes = drawing.shapes.iter().chain(&drawing.samples);
        faults.extend(
            shapes
                .filter(|shape| overlap(*one, shape.frame))
                .map(|shape| format!("text {one:?} on box {:?}", shape.frame)),
        );
    }
    for piece in drawing.paths.iter().flat_map(|path| &path.pieces) {
        let along = along(piece.from, piece.to);
        faults.extend(
            free.iter()
                .filter(|text| overlap(**text, along))
                .map(|text| format!("line {piece:?} through text {text:?}")),
        );
    }
}

fn along(from: (i32, i32), to: (i32, i32)) -> Frame {
    Frame { x: from.0.min(to.0), y: from.1.min(to.1), w: (from.0 - to.0).abs(), h: (from.1 - to.1).abs() }
}

fn lines(picture: &Picture, drawing: &Drawing, faults: &mut Vec<String>) {
    let mut told: Vec<usize> = drawing.paths.iter().flat_map(|path| path.lines.clone()).collect();
    told.sort_unstable();
    if told != (0..picture.lines.len()).collect::<Vec<_>>() {
        faults.push(format!("of {} lines these are drawn: {told:?}", picture.lines.len()));
    }
    let paths: Vec<&Path> = drawing.paths.iter().filter(|path| !path.lines.is_empty()).collect();
    for (at, path) in paths.iter().enumerate() {
        for piece in &path.pieces {
            if piece.from.0 != piece.to.0 && piece.from.1 != piece.to.1 {
                faults.push(format!("slanted: {piece:?}"));
            }
            let along = along(piece.from, piece.to);
            // A line may touch the edge at which it ends.
            let crosses = |frame: Frame| {
                let wide = Frame { w: along.w.max(1), h: along.h.max(1), ..along };
                let inner = Frame { x: frame.x + 1, y: frame.y + 1, w: frame.w - 2, h: frame.h - 2 };
                overlap(wide, inner)
            };
            faults.extend(
                drawing
                    .shapes
                    .iter()
                    .filter(|shape| crosses(shape.frame))
                    .map(|shape| format!("{piece:?} crosses {:?}", shape.frame)),
            );
            let others = paths[..at].iter().flat_map(|other| &other.pieces);
            faults.extend(
                others
                    .filter(|other| one_on_the_other(along, self::along(other.from, other.to)))
                    .map(|other| format!("{piece:?} lies on {other:?}")),
            );
        }
        leads(picture, drawing, path, faults);
    }
}

/// Whether two lines run along each other, so that they would look like one.
fn one_on_the_other(one: Frame, other: Frame) -> bool {
    let near = |a: i32, b: i32| (a - b).abs() < 3;
    let upright = one.w == 0 && other.w == 0 && one.h > 0 && other.h > 0 && near(one.x, other.x);
    let level = one.h == 0 && other.h == 0 && one.w > 0 && other.w > 0 && near(one.y, other.y);
    upright && one.y < other.y + other.h && other.y < one.y + one.h
        || level && one.x < other.right() && other.x < one.right()
}

/// Whether a path leads from each of its sources to its target, all in one piece.
fn leads(picture: &Picture, drawing: &Drawing, path: &Path, faults: &mut Vec<String>) {
    let (Tip::Up(x, y) | Tip::Down(x, y) | Tip::Right(x, y)) = path.tip;
    let touches = |node: usize, (x, y): (i32, i32)| {
        let frame = drawing.shapes.iter().find(|shape| shape.node == Some(node)).map(|shape| shape.frame);
        frame.is_some_and(|frame| frame.x < x && x < frame.right() && (y == frame.y || y == frame.y + frame.h))
    };
    let mut reached = vec![(x, y)];
    let mut rest = path.pieces.clone();
    loop {
        let on = |piece: &Piece| {
            let along = along(piece.from, piece.to);
            let is_on =
                |(x, y): &(i32, i32)| along.x <= *x && *x <= along.right() && along.y <= *y && *y <= along.y + along.h;
            reached.iter().any(is_on)
        };
        let Some(at) = rest.iter().position(on) else { break };
        let piece = rest.remove(at);
        // All the points at which others of its pieces may join it.
        let along = along(piece.from, piece.to);
        let joins = rest.iter().flat_map(|other| [other.from, other.to]);
        let joining: Vec<(i32, i32)> = joins
            .filter(|(x, y)| along.x <= *x && *x <= along.right() && along.y <= *y && *y <= along.y + along.h)
            .collect();
        reached.extend(joining);
        reached.extend([piece.from, piece.to]);
    }
    for line in path.lines.iter().map(|at| &picture.lines[*at]) {
        let target = touches(line.to, (x, y));
        let source =
            reached.iter().any(|point| touches(line.from, *point) && (*point != (x, y) || line.from != line.to));
        if !target || !source || !rest.is_empty() {
            faults.push(format!("{} to {} is not joined: {target} {source} {rest:?}", line.from, line.to));
        }
    }
}

#[test]
fn every_kind_of_fault_is_seen() {
    let (picture, _) = drawn(&read("tests/graph/thirty-groups.yaml"), None, View::Reporting, true).unwrap();
    let spoilt = |spoil: &dyn Fn(&mut Drawing), expected: &str| {
        let mut drawing = lay_out(&picture);
        spoil(&mut drawing);
        let faults = faults_of(&picture, &drawing);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{expected}: {faults:?}");
    };
    spoilt(&|drawing| drawing.shapes[3].frame = drawing.shapes[4].frame, " on Frame");
    spoilt(&|drawing| drawing.shapes[3].texts[0].x += 150, "leaves its box");
    spoilt(&|drawing| drawing.shapes[3].texts[0].words = "W".repeat(40), "leaves its box");
    spoilt(&|drawing| drawing.texts[2].y = drawing.texts[1].y, "text Frame");
    spoilt(&|drawing| drawing.width -= 60, "is outside");
    spoilt(&|drawing| drawing.paths[5].moved(900), "is not joined");
    spoilt(&|drawing| drawing.paths[0].pieces = drawing.paths[4].pieces.clone(), "lies on");
    spoilt(&|drawing| drop(drawing.paths.remove(0)), "these are drawn");
    let middle = |frame: Frame| (frame.x + frame.w / 2, frame.y + frame.h / 2);
    spoilt(
        &|drawing| {
            let (x, y) = middle(drawing.shapes[5].frame);
            drawing.paths[0].pieces.push(Piece { from: (x, y - 100), to: (x, y) });
        },
        "crosses",
    );
}
