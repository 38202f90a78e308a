use crate::finding::{Fate, How, Presence, Sort, Strength};
use crate::report::graph::fonts::Face;

/// Everything in a picture with its place.
#[derive(Clone, Debug, Default)]
pub(in crate::report::graph) struct Drawing {
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
    /// The rows behind everything.
    pub bands: Vec<Frame>,
    /// The boxes.
    pub shapes: Vec<Shape>,
    /// The lines.
    pub paths: Vec<Path>,
    /// Texts that stand in no box: headings and the legend.
    pub texts: Vec<Written>,
    /// Numbers beside the list of marks.
    pub badges: Vec<Badge>,
    /// Boxes and lines that the legend explains.
    pub samples: Vec<Shape>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report::graph) struct Frame {
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
}

impl Frame {
    pub const fn right(self) -> i32 {
        self.x + self.w
    }
}

/// A box with its texts.
#[derive(Clone, Debug)]
pub(in crate::report::graph) struct Shape {
    /// Which of the nodes; nothing for a sample in the legend.
    pub node: Option<usize>,
    pub frame: Frame,
    pub sort: Sort,
    pub presence: Presence,
    pub fate: Fate,
    pub texts: Vec<Written>,
    pub badges: Vec<Badge>,
}

/// A line of text, by the left end of its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report::graph) struct Written {
    pub x: i32,
    pub y: i32,
    pub words: String,
    pub face: Face,
    /// Names in the style sheet.
    pub class: &'static str,
}

/// The number of a mark in its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::graph) struct Badge {
    pub frame: Frame,
    pub number: usize,
    pub strength: Strength,
    /// False where it is a departure with its reason, or was accepted.
    pub is_open: bool,
}

/// Lines of one kind to one target, as pieces that each lead from one point to another, straight.
#[derive(Clone, Debug)]
pub(in crate::report::graph) struct Path {
    /// Which of the picture's lines; none for a sample in the legend.
    pub lines: Vec<usize>,
    pub how: How,
    pub is_certain: bool,
    pub fate: Fate,
    pub is_marked: bool,
    pub pieces: Vec<Piece>,
    /// The tip of the arrow, and whether it points upwards; along the line where it lies on its side.
    pub tip: Tip,
}

/// A straight piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::graph) struct Piece {
    pub from: (i32, i32),
    pub to: (i32, i32),
}

/// The end of a line at its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::graph) enum Tip {
    /// Points up to there.
    Up(i32, i32),
    /// Points down to there.
    Down(i32, i32),
    /// Points right to there.
    Right(i32, i32),
}

impl Path {
    /// Moves everything to the right.
    pub fn moved(&mut self, by: i32) {
        for piece in &mut self.pieces {
            piece.from.0 += by;
            piece.to.0 += by;
        }
        match &mut self.tip {
            Tip::Up(x, _) | Tip::Down(x, _) | Tip::Right(x, _) => *x += by,
        }
    }
}
