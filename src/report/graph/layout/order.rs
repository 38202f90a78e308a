//! Which row each box stands in, and in which order.

use std::collections::BTreeMap;

use crate::finding::{How, Picture, Sort};

/// So many boxes stand in one row; further ones begin another.
const MOST: usize = 5;

/// A row of boxes.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// The band it belongs to.
    pub band: usize,
    /// The boxes, from left to right.
    pub boxes: Vec<usize>,
    /// Boxes that stand apart at the right end.
    pub beside: Vec<usize>,
}

impl Line {
    /// Every box, from left to right.
    pub fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.boxes.iter().chain(&self.beside).copied()
    }
}

/// The rows of a picture, from top to bottom.
pub(super) fn rows(picture: &Picture) -> Vec<Line> {
    let mut rows: Vec<Line> = Vec::new();
    for band in 0..picture.bands.len() {
        let first = rows.len();
        for level in levels(picture, band) {
            let level = by_what_is_above(picture, &rows, level);
            let count = level.len().div_ceil(MOST).max(1);
            for part in level.chunks(level.len().div_ceil(count).max(1)) {
                rows.push(Line { band, boxes: part.to_vec(), beside: Vec::new() });
            }
        }
        let nodes = picture.nodes.iter().enumerate();
        let beside = nodes.filter(|(_, node)| node.band == band && node.beside).map(|(at, _)| at);
        for (nth, at) in beside.enumerate() {
            if rows.len() <= first + nth.min(1) && rows.len() == first {
                rows.push(Line { band, ..Line::default() });
            }
            let count = rows.len() - first;
            if let Some(row) = rows.get_mut(first + nth % count) {
                row.beside.push(at);
            }
        }
    }
    sweep(picture, &mut rows);
    rows
}

/// The boxes of a band, those that answer to others of it below these.
fn levels(picture: &Picture, band: usize) -> Vec<Vec<usize>> {
    let nodes = picture.nodes.iter().enumerate();
    let own: Vec<usize> = nodes.filter(|(_, node)| node.band == band && !node.beside).map(|(at, _)| at).collect();
    let mut depth: BTreeMap<usize, usize> = own.iter().map(|at| (*at, 0)).collect();
    // Round a circle the numbers would grow for ever: no line is longer than there are boxes.
    for _ in 0..own.len().min(8) {
        for line in picture.lines.iter().filter(|line| matches!(line.how, How::ReportsTo | How::CommissionedBy)) {
            let above = depth.get(&line.to).copied();
            if let (Some(above), Some(own)) = (above, depth.get_mut(&line.from)) {
                let is_up = line.from != line.to && *own <= above && above < 8;
                *own = if is_up { above + 1 } else { *own };
            }
        }
    }
    let bar = |at: usize| picture.nodes.get(at).is_some_and(|node| node.sort == Sort::Partners);
    let deepest = depth.iter().filter(|(at, _)| !bar(**at)).map(|(_, depth)| *depth + 1).max().unwrap_or(0);
    let mut levels: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in own {
        let level = if bar(at) { deepest } else { depth.get(&at).copied().unwrap_or(0) };
        levels.entry(level).or_default().push(at);
    }
    let mut levels: Vec<Vec<usize>> = levels.into_values().collect();
    for level in &mut levels {
        // What is for one place stands together, in the order in which places are named.
        let mut places: Vec<&str> = Vec::new();
        for at in level.iter() {
            let place = place_of(picture, *at);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let rank: BTreeMap<&str, usize> = places.into_iter().enumerate().map(|(rank, place)| (place, rank)).collect();
        level.sort_by_key(|at| rank.get(place_of(picture, *at)).copied());
    }
    levels
}

fn place_of(picture: &Picture, at: usize) -> &str {
    picture.nodes.get(at).map_or("", |node| node.place.as_str())
}

/// In the order of those that they answer to, so that rows that have to be broken are broken between families.
fn by_what_is_above(picture: &Picture, rows: &[Line], level: Vec<usize>) -> Vec<usize> {
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, node) in rows.iter().flat_map(Line::all).enumerate() {
        places.insert(node, at);
    }
    let above = |node: usize| {
        let up = picture.lines.iter().filter(|line| line.from == node && line.how <= How::CommissionedBy);
        up.filter_map(|line| places.get(&line.to)).min().copied().unwrap_or(usize::MAX)
    };
    let mut level = level;
    level.sort_by_key(|node| above(*node));
    level
}

/// Moves the boxes of each row to where their lines lead, a few times down and up.
fn sweep(picture: &Picture, rows: &mut [Line]) {
    for round in 0..6 {
        let places = middles(rows);
        let order: Vec<usize> =
            if round % 2 == 0 { (0..rows.len()).collect() } else { (0..rows.len()).rev().collect() };
        let mut places = places;
        for at in order {
            if let Some(row) = rows.get_mut(at) {
                settle(picture, row, &places);
                places.extend(middles_of(row));
            }
        }
    }
}

fn settle(picture: &Picture, row: &mut Line, places: &BTreeMap<usize, i64>) {
    let own = row.boxes.clone();
    let wish = |node: usize| -> i64 {
        let far = |line: &crate::finding::PictureLine| match (line.from == node, line.to == node) {
            (true, false) => Some(line.to),
            (false, true) => Some(line.from),
            _ => None,
        };
        let ends = picture.lines.iter().filter_map(far).filter(|end| !own.contains(end));
        let places_of: Vec<i64> = ends.filter_map(|end| places.get(&end).copied()).collect();
        let count = i64::try_from(places_of.len()).unwrap_or(1);
        let here = places.get(&node).copied().unwrap_or(0);
        if places_of.is_empty() { here } else { places_of.iter().sum::<i64>() / count }
    };
    row.boxes.sort_by_key(|node| wish(*node));
}

/// Where the middle of each box is, in thousandths of its row.
fn middles(rows: &[Line]) -> BTreeMap<usize, i64> {
    rows.iter().flat_map(middles_of).collect()
}

fn middles_of(row: &Line) -> Vec<(usize, i64)> {
    let count = i64::try_from(row.boxes.len()).unwrap_or(1).max(1);
    let own = row.boxes.iter().zip(0i64..).map(|(node, at)| (*node, (2 * at + 1) * 500 / count));
    own.chain(row.beside.iter().map(|node| (*node, 1200))).collect()
}
