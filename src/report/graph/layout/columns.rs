//! Where boxes stand from left to right: in columns, the same for all rows, so that lines can run straight between them.

use std::collections::BTreeMap;

use super::lanes::Gaps;
use super::order::Line;
use crate::finding::{Picture, PictureLine};

/// Between two columns without a lane.
const GAP: i32 = 30;
/// The room of a lane.
pub(super) const LANE: i32 = 10;
/// So many lanes more have room where a column is empty, whatever the width of boxes.
const IN_A_COLUMN: usize = 16;

/// The left end of each box, by node.
pub(super) type Lefts = BTreeMap<usize, i32>;

/// Which column each box stands in.
pub(super) struct Grid {
    /// The column of each node.
    slots: BTreeMap<usize, usize>,
    /// How many columns are for the lines themselves; what stands beside them has further ones.
    main: usize,
    /// How many there are with those.
    all: usize,
    /// The width of a box.
    width: i32,
}

impl Grid {
    pub fn new(picture: &Picture, rows: &[Line], width: i32) -> Self {
        let main = rows.iter().map(|row| row.boxes.len()).max().unwrap_or(0);
        let beside = rows.iter().map(|row| row.beside.len()).max().unwrap_or(0);
        let mut grid = Self { slots: BTreeMap::new(), main, all: main + beside, width };
        for row in rows {
            let first = (main - row.boxes.len()) / 2;
            grid.slots.extend(row.boxes.iter().copied().zip(first..));
            grid.slots.extend(row.beside.iter().copied().zip(main..));
        }
        for round in 0..8 {
            let down = round % 2 == 0;
            for nth in 0..rows.len() {
                let at = if down { nth } else { rows.len() - 1 - nth };
                if let Some(row) = rows.get(at) {
                    let settled = grid.settle(picture, row);
                    grid.slots.extend(settled);
                }
            }
        }
        grid
    }

    /// The columns of a row, as near as can be to what its boxes' lines lead to, in the order that the row has.
    fn settle(&self, picture: &Picture, row: &Line) -> Vec<(usize, usize)> {
        let wishes: Vec<i64> = row.boxes.iter().map(|node| self.wish(picture, row, *node)).collect();
        let spare = self.main - row.boxes.len();
        // The cheapest way to place the boxes up to this one with no more than so many columns left empty before it.
        let mut best: Vec<(i64, Vec<usize>)> = vec![(0, Vec::new()); spare + 1];
        for (nth, wish) in wishes.iter().enumerate() {
            let mut next: Vec<(i64, Vec<usize>)> = Vec::with_capacity(spare + 1);
            for (empty, (before, slots)) in best.iter().enumerate() {
                let slot = nth + empty;
                let own = (before + (as_wish(slot) - wish).abs(), [slots.as_slice(), &[slot]].concat());
                let choice = next.last().cloned().into_iter().chain([own]).min_by_key(|(cost, _)| *cost);
                next.extend(choice);
            }
            best = next;
        }
        let slots = best.pop().map(|(_, slots)| slots).unwrap_or_default();
        row.boxes.iter().copied().zip(slots).collect()
    }

    /// Where a box would best be, in hundredths of a column.
    fn wish(&self, picture: &Picture, row: &Line, node: usize) -> i64 {
        let far = |line: &PictureLine| match (line.from == node, line.to == node) {
            (true, false) => Some(line.to),
            (false, true) => Some(line.from),
            _ => None,
        };
        let slot = |node: usize| self.slots.get(&node).copied().filter(|slot| *slot < self.main);
        let ends = picture.lines.iter().filter_map(far).filter(|end| !row.boxes.contains(end));
        let slots: Vec<i64> = ends.filter_map(slot).map(as_wish).collect();
        let count = i64::try_from(slots.len()).unwrap_or(1);
        if slots.is_empty() { slot(node).map_or(0, as_wish) } else { slots.iter().sum::<i64>() / count }
    }

    /// How many lanes there have to be room for before each column, and after the last.
    pub fn needs(&self, rows: &[Line], gaps: &Gaps) -> Vec<usize> {
        let mut in_gap: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for ((_, row), gap) in gaps {
            *in_gap.entry((*row, *gap)).or_default() += 1;
        }
        let mut needs = vec![0; self.all + 1];
        for ((row, gap), lanes) in in_gap {
            let slots: Vec<usize> = rows
                .get(row)
                .into_iter()
                .flat_map(Line::all)
                .filter_map(|node| self.slots.get(&node).copied())
                .collect();
            let after = gap.checked_sub(1).and_then(|before| slots.get(before)).map_or(0, |slot| slot + 1);
            let before = slots.get(gap).copied().unwrap_or(self.all);
            let lanes = if before > after { lanes.saturating_sub(IN_A_COLUMN) } else { lanes };
            if let Some(need) = needs.get_mut(after) {
                *need = lanes.max(*need);
            }
        }
        needs
    }

    /// The left end of every box, with so many lanes before each column, and the right end of everything.
    pub fn lefts(&self, needs: &[usize]) -> (Lefts, i32) {
        let mut columns = Vec::new();
        let mut x = 0;
        for column in 0..=self.all {
            let lanes = i32::try_from(needs.get(column).copied().unwrap_or(0)).unwrap_or(0);
            x += GAP + lanes * LANE;
            // What stands beside the lines is set off from them.
            x += if column == self.main && self.all > self.main { GAP } else { 0 };
            columns.push(x);
            x += if column < self.all { self.width } else { 0 };
        }
        let left = |slot: &usize| columns.get(*slot).copied().unwrap_or(0);
        (self.slots.iter().map(|(node, slot)| (*node, left(slot))).collect(), x)
    }
}

fn as_wish(slot: usize) -> i64 {
    i64::try_from(slot).unwrap_or(0) * 100
}
