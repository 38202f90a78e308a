//! Where everything stands in a picture, in whole pixels.
//!
//! Comes in: a picture. Goes out: a [`Drawing`] of boxes, texts and lines. Rows are given by the tiers, the order within them by
//! where the lines lead; lines run in channels between the rows and in lanes between the boxes, so that none crosses a box.

mod boxes;
mod columns;
mod drawing;
mod foot;
mod lanes;
mod nets;
mod order;
mod paths;
mod whole;

#[cfg(test)]
pub(super) use drawing::Piece;
pub(super) use drawing::{Badge, Drawing, Frame, Path, Shape, Tip, Written as Text};
pub(super) use whole::lay_out;
