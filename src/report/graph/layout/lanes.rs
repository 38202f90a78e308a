//! Where nets meet boxes and run through rows, from left to right.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes::Sized;
use super::columns::{LANE, Lefts};
use super::nets::{Net, Pin, Pins};
use super::order::Line;
use crate::finding::Picture;

/// Between a lane and the boxes beside it.
const CLEAR: i32 = 15;

/// Everything that lanes and ports are laid in.
pub(super) struct Ground<'a> {
    pub rows: &'a [Line],
    pub boxes: &'a [Sized],
    pub lefts: &'a Lefts,
    /// The right end of everything.
    pub right: i32,
    /// The rows in which lines keep off the places that they have in others: there nothing can come to lie on anything else.
    pub shifted: &'a BTreeSet<usize>,
}

/// How far ports are moved to keep clear of the lines on the other side of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effort {
    /// Not at all: lines turn off one above the other.
    None,
    /// Those at the lower side.
    Lower,
    /// Those at both sides.
    Both,
    /// They stay on the grid of their row, and nothing is moved to make lines straight.
    Never,
}

impl Effort {
    pub const ALL: [Self; 4] = [Self::None, Self::Lower, Self::Both, Self::Never];
}

/// The gaps that each net runs through, by net and row.
pub(super) type Gaps = BTreeMap<(usize, usize), usize>;
/// A port of a box: where the rest of its net is on the average, the net, the pin.
type Port = (i32, usize, Pin);
/// Where each net runs through each row, by net and row.
pub(super) type Lanes = BTreeMap<(usize, usize), i32>;
/// Where each pin of each net is, by net, channel and pin.
pub(super) type Places = BTreeMap<(usize, usize, Pin), i32>;

impl Ground<'_> {
    fn left(&self, node: usize) -> i32 {
        self.lefts.get(&node).copied().unwrap_or(0)
    }

    fn end(&self, node: usize) -> i32 {
        self.left(node) + self.boxes.get(node).map_or(0, |one| one.w)
    }

    fn middle(&self, node: usize) -> i32 {
        i32::midpoint(self.left(node), self.end(node))
    }

    /// The gaps of a row: before, between and after its boxes.
    fn gaps(&self, row: usize) -> Vec<(i32, i32)> {
        let mut gaps = Vec::new();
        let mut from = 0;
        for node in self.rows.get(row).into_iter().flat_map(Line::all) {
            gaps.push((from, self.left(node)));
            from = self.end(node);
        }
        gaps.push((from, self.right.max(from)));
        gaps
    }

    /// On the grid of a row.
    fn grid(&self, x: i32, row: usize) -> i32 {
        x.div_euclid(LANE) * LANE + if self.shifted.contains(&row) { LANE / 2 } else { 0 }
    }

    /// Chooses the gap of each row that a net runs through: the one that is nearest to straight on.
    /// Of two that are as near, it is the one on the side of those that the net comes from.
    pub fn choose(&self, picture: &Picture, nets: &[Net]) -> Gaps {
        let mut chosen = Gaps::new();
        for (at, net) in nets.iter().enumerate() {
            let mut x = self.middle(net.target);
            let sources = net.lines.iter().filter_map(|line| Some(self.middle(picture.lines.get(*line)?.from)));
            let whence = sources.sum::<i32>() / i32::try_from(net.lines.len()).unwrap_or(1).max(1);
            for row in net.lanes() {
                let gaps = self.gaps(row);
                let round = |(lo, hi): &(i32, i32)| (i32::midpoint(*lo, *hi) - whence).abs();
                let away = |(lo, hi): &(i32, i32)| (lo + CLEAR - x).max(x - (hi - CLEAR)).max(0);
                let best = gaps
                    .iter()
                    .enumerate()
                    .min_by_key(|(gap, span)| (away(span), round(span), *gap))
                    .map_or(0, |(gap, _)| gap);
                chosen.insert((at, row), best);
                if let Some((lo, hi)) = gaps.get(best) {
                    x = x.clamp(lo + CLEAR, (hi - CLEAR).max(lo + CLEAR));
                }
            }
        }
        chosen
    }

    /// Where every pin of a channel is.
    pub fn pins(&self, channel: usize, pins: &[(usize, Pins)], lanes: &Lanes, effort: Effort) -> Places {
        let mut places = Places::new();
        for (net, pins) in pins {
            for pin in pins.upper.iter().chain(&pins.lower) {
                if let Pin::Lane { row } = pin {
                    places.insert((*net, channel, *pin), lanes.get(&(*net, *row)).copied().unwrap_or(0));
                }
            }
        }
        self.ports(channel, pins, (true, effort), &mut places);
        self.ports(channel, pins, (false, effort), &mut places);
        places
    }

    /// The lanes of every net: straight on where that is free, else as near to it as is.
    pub fn lanes(&self, nets: &[Net], gaps: &Gaps) -> Lanes {
        let mut order: Vec<usize> = (0..nets.len()).collect();
        // The longest go first, so that they are the straightest.
        order.sort_by_key(|at| std::cmp::Reverse(nets.get(*at).map_or(0, |net| net.lanes().len())));
        let mut taken: BTreeSet<(usize, i32)> = BTreeSet::new();
        let mut lanes = Lanes::new();
        for at in order {
            let Some(net) = nets.get(at) else { continue };
            let mut x = self.middle(net.target).div_euclid(LANE) * LANE;
            for row in net.lanes() {
                let gap = gaps.get(&(at, row)).and_then(|gap| self.gaps(row).get(*gap).copied());
                let (lo, hi) = gap.unwrap_or_default();
                let first = (lo + CLEAR + LANE - 1).div_euclid(LANE);
                let last = (hi - CLEAR).div_euclid(LANE).max(first);
                let free = (first..=last).map(|step| step * LANE).filter(|x| !taken.contains(&(row, *x)));
                // One that goes on where another ends makes lines that are hard to tell apart.
                let meets = |x: i32| {
                    let others = [row.wrapping_sub(1), row + 1].into_iter().filter(|row| taken.contains(&(*row, x)));
                    others.filter(|row| lanes.get(&(at, *row)) != Some(&x)).count()
                };
                let cost = |free: &i32| (free - x).abs() + 2 * LANE * i32::try_from(meets(*free)).unwrap_or(0);
                x = free.min_by_key(|free| (cost(free), *free)).unwrap_or(first * LANE);
                taken.insert((row, x));
                lanes.insert((at, row), self.grid(x, row));
            }
        }
        lanes
    }

    /// Places the ports of one edge of a channel: the lower edges of the boxes above it, or the upper ones of those below.
    fn ports(&self, channel: usize, pins: &[(usize, Pins)], (upper, effort): (bool, Effort), places: &mut Places) {
        let row = if upper { channel.saturating_sub(1) } else { channel };
        let mut of_box: BTreeMap<usize, Vec<Port>> = BTreeMap::new();
        for (net, pins) in pins {
            let (own, other) = if upper { (&pins.upper, &pins.lower) } else { (&pins.lower, &pins.upper) };
            for pin in own {
                let Pin::Port { node, .. } = pin else { continue };
                let rest: Vec<i32> = own
                    .iter()
                    .filter(|one| *one != pin)
                    .chain(other)
                    .map(|one| places.get(&(*net, channel, *one)).copied().unwrap_or_else(|| self.roughly(*one)))
                    .collect();
                let count = i32::try_from(rest.len()).unwrap_or(1).max(1);
                of_box.entry(*node).or_default().push((rest.iter().sum::<i32>() / count, *net, *pin));
            }
        }
        for (node, mut ports) in of_box {
            ports.sort_unstable();
            let count = i32::try_from(ports.len()).unwrap_or(1);
            let width = self.end(node) - self.left(node);
            let step = ((width - 2 * LANE) / count.max(1)).clamp(LANE, 3 * LANE) / LANE * LANE;
            let first = self.middle(node) - step * (count - 1) / 2;
            let mut xs: Vec<i32> = (0..count).map(|nth| self.grid(first + nth * step, row)).collect();
            if effort != Effort::Never {
                for (nth, (_, net, _)) in ports.iter().enumerate() {
                    let place = pins.iter().find(|(at, _)| at == net).and_then(|(_, pins)| {
                        let near = xs.get(nth).copied().unwrap_or(0);
                        straight(pins, upper, near, |pin| places.get(&(*net, channel, pin)).copied())
                    });
                    let before =
                        nth.checked_sub(1).and_then(|at| xs.get(at)).map_or(self.left(node) + CLEAR, |x| x + LANE);
                    let after = xs.get(nth + 1).map_or(self.end(node) - CLEAR, |x| x - LANE);
                    if let (Some(place), Some(x)) = (place.filter(|x| before <= *x && *x <= after), xs.get_mut(nth)) {
                        *x = place;
                    }
                }
            }
            if effort == Effort::Both || effort == Effort::Lower && !upper {
                self.keep_clear(node, channel, (&ports, pins, upper), &mut xs, places);
            }
            places.extend(ports.into_iter().zip(xs).map(|((_, net, pin), x)| ((net, channel, pin), x)));
        }
    }

    /// Moves ports away from what other nets have straight above or below them.
    fn keep_clear(
        &self,
        node: usize,
        channel: usize,
        (ports, pins, upper): (&[Port], &[(usize, Pins)], bool),
        xs: &mut [i32],
        places: &Places,
    ) {
        for (nth, (_, net, _)) in ports.iter().enumerate() {
            let opposite = pins.iter().filter(|(other, _)| other != net).flat_map(|(other, pins)| {
                let pins = if upper { &pins.lower } else { &pins.upper };
                pins.iter().filter_map(|pin| places.get(&(*other, channel, *pin)).copied())
            });
            let opposite: Vec<i32> = opposite.collect();
            let others: Vec<i32> = xs.iter().enumerate().filter(|(at, _)| *at != nth).map(|(_, x)| *x).collect();
            let (lo, hi) = (self.left(node) + 5, self.end(node) - 5);
            let is_clear = |x: &i32| {
                let apart = |from: &[i32], by: i32| from.iter().all(|other| (other - x).abs() >= by);
                lo <= *x && *x <= hi && apart(&opposite, LANE / 2) && apart(&others, LANE / 2)
            };
            if let Some(x) = xs.get_mut(nth) {
                let steps = (0..20).flat_map(|step| [*x + step * LANE / 2, *x - step * LANE / 2]);
                *x = steps.into_iter().find(is_clear).unwrap_or(*x);
            }
        }
    }

    fn roughly(&self, pin: Pin) -> i32 {
        match pin {
            Pin::Port { node, .. } => self.middle(node),
            Pin::Lane { .. } => 0,
        }
    }
}

/// Where a port would have to be for the line to run straight on. A lower one goes by what comes from above, an upper one by
/// the lane that the line goes on in; what has more ends in the channel is only spared a step that would look like a slip.
fn straight(pins: &Pins, upper: bool, near: i32, place: impl Fn(Pin) -> Option<i32>) -> Option<i32> {
    let (own, other) = if upper { (&pins.upper, &pins.lower) } else { (&pins.lower, &pins.upper) };
    let is_near = |x: &i32| (x - near).abs() <= LANE;
    if upper {
        let lane = other.iter().find(|pin| matches!(pin, Pin::Lane { .. }));
        return lane.and_then(|lane| place(*lane)).filter(|x| own.len() == 1 && (other.len() == 1 || is_near(x)));
    }
    let [above] = other.as_slice() else { return None };
    place(*above).filter(|x| own.len() == 1 || is_near(x))
}
