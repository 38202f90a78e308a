//! Lines that lead to one target in one way run together, as in any chart of an organisation: a net.

use std::collections::BTreeMap;

use crate::finding::{Fate, How, Picture, PictureLine};

/// The side of its target that a net leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// From rows below.
    Below,
    /// From rows above, and from its own.
    Above,
}

/// What a net is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Style {
    pub how: How,
    pub is_certain: bool,
    pub fate: Fate,
    pub is_marked: bool,
}

/// Lines to one target.
#[derive(Clone, Debug)]
pub(super) struct Net {
    pub target: usize,
    pub side: Side,
    pub style: Style,
    /// By their places among the lines of the picture.
    pub lines: Vec<usize>,
    /// The row of the target, and the row farthest from it that the net reaches.
    pub rows: (usize, usize),
}

/// One end of a net in one channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pin {
    /// Where the net meets a box: the target, or the one that a line comes from.
    Port { node: usize, line: Option<usize> },
    /// Where it runs through a row.
    Lane { row: usize },
}

/// The pins of a net in one channel: those at its upper edge and those at its lower.
#[derive(Clone, Debug, Default)]
pub(super) struct Pins {
    pub channel: usize,
    pub upper: Vec<Pin>,
    pub lower: Vec<Pin>,
}

pub(super) fn nets(picture: &Picture, row_of: &BTreeMap<usize, usize>) -> Vec<Net> {
    let mut nets: BTreeMap<(usize, Side, Style), Net> = BTreeMap::new();
    for (at, line) in picture.lines.iter().enumerate() {
        let (Some(from), Some(to)) = (row_of.get(&line.from), row_of.get(&line.to)) else { continue };
        let side = if from > to { Side::Below } else { Side::Above };
        let style = style(line);
        let net = nets.entry((line.to, side, style)).or_insert_with(|| Net {
            target: line.to,
            side,
            style,
            lines: Vec::new(),
            rows: (*to, *to),
        });
        net.lines.push(at);
        net.rows.1 = if side == Side::Below { net.rows.1.max(*from) } else { net.rows.1.min(*from) };
    }
    nets.into_values().collect()
}

const fn style(line: &PictureLine) -> Style {
    Style { how: line.how, is_certain: line.is_certain, fate: line.fate, is_marked: !line.marks.is_empty() }
}

impl Net {
    /// The rows that it runs through between boxes.
    pub fn lanes(&self) -> Vec<usize> {
        match self.side {
            Side::Below => (self.rows.0 + 1..self.rows.1).collect(),
            Side::Above => (self.rows.1 + 1..self.rows.0).rev().collect(),
        }
    }

    /// Its pins in every channel that it runs through. Channel `n` lies above row `n`.
    pub fn pins(&self, picture: &Picture, row_of: &BTreeMap<usize, usize>) -> Vec<Pins> {
        let (row, far) = self.rows;
        let target = Pin::Port { node: self.target, line: None };
        let from = |row: usize| -> Vec<Pin> {
            let sources = self.lines.iter().filter_map(|at| Some((*at, picture.lines.get(*at)?.from)));
            let there = sources.filter(|(_, node)| row_of.get(node) == Some(&row));
            there.map(|(line, node)| Pin::Port { node, line: Some(line) }).collect()
        };
        match self.side {
            Side::Below => (row + 1..=far)
                .map(|channel| {
                    let upper = if channel == row + 1 { target } else { Pin::Lane { row: channel - 1 } };
                    let mut lower = from(channel);
                    lower.extend((far > channel).then_some(Pin::Lane { row: channel }));
                    Pins { channel, upper: vec![upper], lower }
                })
                .collect(),
            Side::Above => ((far + 1).min(row)..=row)
                .rev()
                .map(|channel| {
                    let mut lower = vec![if channel == row { target } else { Pin::Lane { row: channel } }];
                    if channel == row {
                        lower.extend(from(row));
                    }
                    let mut upper = if channel > 0 { from(channel - 1) } else { Vec::new() };
                    upper.extend((channel > 0 && far < channel - 1).then(|| Pin::Lane { row: channel - 1 }));
                    Pins { channel, upper, lower }
                })
                .collect(),
        }
    }
}
