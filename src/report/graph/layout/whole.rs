//! The whole picture, from its rows to its foot.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes::{self, Sized};
use super::columns::{Grid, Lefts};
use super::drawing::{Drawing, Frame, Shape, Written};
use super::foot;
use super::lanes::{Effort, Ground, Places};
use super::nets::{self, Net, Pins};
use super::order::{self, Line};
use super::paths::{self, Heights, MARGIN, TRACK};
use crate::finding::Picture;
use crate::report::graph::fonts::{Face, wrap};
use crate::report::graph::telling;
use crate::report::plain::plain;

/// Round the whole.
const EDGE: i32 = 20;
/// The column of the headings of rows.
const LABELS: i32 = 130;
/// A picture is no narrower than this, so that its heading and legend can be read.
const LEAST: i32 = 760;
/// Above and below a row without lines.
const QUIET: i32 = 14;
const TITLE: Face = Face { size: 20, bold: true };
const UNDER: Face = Face { size: 13, bold: false };
const LABEL: Face = Face { size: 13, bold: true };

const LABEL_LINE: i32 = 17;

/// The rows of boxes with the lines between them.
struct Routed {
    rows: Vec<Line>,
    boxes: Vec<Sized>,
    lefts: Lefts,
    nets: Vec<Net>,
    channels: Vec<Vec<(usize, Pins)>>,
    places: Places,
    tracks: Vec<Vec<(usize, usize)>>,
    right: i32,
}

/// Lays a picture out.
pub(in crate::report::graph) fn lay_out(picture: &Picture) -> Drawing {
    let rows = order::rows(picture);
    let boxes = sizes(picture, &rows);
    let routed = route(picture, rows, boxes);
    let mut drawing = Drawing { width: (LABELS + routed.right + EDGE).max(LEAST), ..Drawing::default() };
    let top = head(picture, &mut drawing);
    let heights = heights(&routed, top);
    let bottom = bands(picture, &routed, &heights, &mut drawing, top);
    draw(picture, &routed, &heights, &mut drawing);
    drawing.height = foot::draw(picture, &mut drawing, bottom + EDGE) + EDGE;
    drawing
}

fn sizes(picture: &Picture, rows: &[Line]) -> Vec<Sized> {
    let width = boxes::width(picture);
    let nodes = picture.nodes.iter().enumerate();
    let mut boxes: Vec<Sized> = nodes.map(|(at, node)| boxes::sized(picture, at, node, width)).collect();
    for row in rows {
        let label = picture.bands.get(row.band).map_or(0, |band| label(&band.title).len());
        let label = i32::try_from(label).unwrap_or(0) * LABEL_LINE + 4;
        let tallest = row.all().filter_map(|node| boxes.get(node)).map(|one| one.h).max().unwrap_or(0).max(label);
        for node in row.all() {
            if let Some(one) = boxes.get_mut(node) {
                one.h = tallest;
            }
        }
    }
    boxes
}

/// The heading of a row in lines.
fn label(title: &str) -> Vec<String> {
    wrap(&plain(title), LABEL, LABELS - EDGE - 10, 6)
}

fn route(picture: &Picture, rows: Vec<Line>, boxes: Vec<Sized>) -> Routed {
    let row_of: BTreeMap<usize, usize> =
        rows.iter().enumerate().flat_map(|(at, row)| row.all().map(move |node| (node, at))).collect();
    let nets = nets::nets(picture, &row_of);
    let mut channels: Vec<Vec<(usize, Pins)>> = vec![Vec::new(); rows.len() + 1];
    for (at, net) in nets.iter().enumerate() {
        for pins in net.pins(picture, &row_of) {
            if let Some(channel) = channels.get_mut(pins.channel) {
                channel.push((at, pins));
            }
        }
    }
    let grid = Grid::new(picture, &rows, boxes::width(picture));
    let none = BTreeSet::new();
    let (first, end) = grid.lefts(&[]);
    let ground = Ground { rows: &rows, boxes: &boxes, lefts: &first, right: end, shifted: &none };
    let gaps = ground.choose(picture, &nets);
    let (lefts, right) = grid.lefts(&grid.needs(&rows, &gaps));
    let laid = |shifted: &BTreeSet<usize>| {
        let ground = Ground { rows: &rows, boxes: &boxes, lefts: &lefts, right, shifted };
        let lanes = ground.lanes(&nets, &gaps);
        let channel = |(at, pins): (usize, &Vec<(usize, Pins)>)| {
            let found = Effort::ALL.into_iter().find_map(|effort| {
                let places = ground.pins(at, pins, &lanes, effort);
                paths::tracks(at, pins, &places).map(|tracks| (places, tracks))
            });
            found.ok_or(at)
        };
        channels.iter().enumerate().map(channel).collect::<Result<Vec<_>, usize>>()
    };
    // Lines that would have to lie on one another keep off each other by half a step, first in the row below that channel only.
    let mut shifted = BTreeSet::new();
    let mut done = laid(&shifted);
    while let Err(channel) = done {
        if !shifted.insert(channel) {
            // Where no line of one row may be where one of the next is, there always is a way.
            shifted = (0..rows.len()).filter(|row| row % 2 == 1).collect();
            done = laid(&shifted);
            break;
        }
        done = laid(&shifted);
    }
    let laid = done.unwrap_or_default();
    let (places, tracks): (Vec<Places>, Vec<_>) = laid.into_iter().unzip();
    let places = places.into_iter().flatten().collect();
    Routed { rows, boxes, lefts, nets, channels, places, tracks, right }
}

/// Writes the heading, and says where it ends.
fn head(picture: &Picture, drawing: &mut Drawing) -> i32 {
    let mut y = EDGE;
    let most = drawing.width - 2 * EDGE;
    for line in wrap(&plain(&telling::title(picture)), TITLE, most, 6) {
        y += 26;
        drawing.texts.push(Written { x: EDGE, y: y - 6, words: line, face: TITLE, class: "title" });
    }
    for under in telling::under(picture) {
        for line in wrap(&plain(&under), UNDER, most, 6) {
            y += 18;
            drawing.texts.push(Written { x: EDGE, y: y - 4, words: line, face: UNDER, class: "under" });
        }
    }
    y + EDGE
}

fn heights(routed: &Routed, top: i32) -> Heights {
    let mut heights = Heights { rows: Vec::new(), tracks: Vec::new() };
    let mut y = top;
    for (at, row) in routed.rows.iter().enumerate() {
        let used = routed.tracks.get(at).map_or(&[][..], Vec::as_slice);
        let count = used.iter().map(|(_, track)| track + 1).max().unwrap_or(0);
        heights.tracks.push(y + MARGIN);
        let tracks = i32::try_from(count).unwrap_or(0);
        y += if tracks == 0 { QUIET } else { 2 * MARGIN + (tracks - 1) * TRACK };
        let tall = row.all().filter_map(|node| routed.boxes.get(node)).map(|one| one.h).max().unwrap_or(40);
        heights.rows.push((y, y + tall));
        y += tall;
    }
    heights.tracks.push(y + MARGIN);
    heights
}

/// Draws the rows behind the boxes, and says where they end.
fn bands(picture: &Picture, routed: &Routed, heights: &Heights, drawing: &mut Drawing, top: i32) -> i32 {
    let mut y = top;
    for (at, band) in picture.bands.iter().enumerate() {
        let rows = routed.rows.iter().zip(&heights.rows).filter(|(row, _)| row.band == at);
        let Some((first, last)) = rows.map(|(_, span)| *span).fold(None, |all: Option<(i32, i32)>, (top, bottom)| {
            Some(all.map_or((top, bottom), |(first, _)| (first, bottom)))
        }) else {
            continue;
        };
        let mut line_y = first;
        for line in label(&band.title) {
            line_y += LABEL_LINE;
            drawing.texts.push(Written { x: EDGE, y: line_y - 4, words: line, face: LABEL, class: "label" });
        }
        let end = last + QUIET / 2;
        drawing.bands.push(Frame { x: EDGE / 2, y, w: drawing.width - EDGE, h: end - y });
        y = end;
    }
    y
}

fn draw(picture: &Picture, routed: &Routed, heights: &Heights, drawing: &mut Drawing) {
    let moved = |x: i32| x + LABELS;
    for (row, (top, _)) in routed.rows.iter().zip(&heights.rows) {
        for at in row.all() {
            let (Some(node), Some(one)) = (picture.nodes.get(at), routed.boxes.get(at)) else { continue };
            let x = moved(routed.lefts.get(&at).copied().unwrap_or(0));
            let mut one = one.clone();
            one.texts.iter_mut().for_each(|text| (text.x, text.y) = (text.x + x, text.y + top));
            one.badges
                .iter_mut()
                .for_each(|badge| (badge.frame.x, badge.frame.y) = (badge.frame.x + x, badge.frame.y + top));
            drawing.shapes.push(Shape {
                node: Some(at),
                frame: Frame { x, y: *top, w: one.w, h: one.h },
                sort: node.sort,
                presence: node.presence,
                fate: node.fate,
                texts: one.texts,
                badges: one.badges,
            });
        }
    }
    for (at, net) in routed.nets.iter().enumerate() {
        let mut path = paths::path(at, net, &routed.channels, &routed.places, &routed.tracks, heights);
        path.moved(LABELS);
        drawing.paths.push(path);
    }
}
