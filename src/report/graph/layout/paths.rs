//! The tracks of a channel, and the pieces that lines are made of.

use super::drawing::{Path, Piece, Tip};
use super::lanes::Places;
use super::nets::{Net, Pin, Pins, Side};

/// Between two tracks.
pub(super) const TRACK: i32 = 10;
/// Between the boxes and the nearest track: room for the tip of an arrow.
pub(super) const MARGIN: i32 = 18;
/// Two lines nearer than this would look like one.
const APART: i32 = 4;

/// What a net needs of a channel.
struct Need {
    net: usize,
    from: i32,
    to: i32,
    upper: Vec<i32>,
    lower: Vec<i32>,
}

/// The track of each net in a channel, from the top; nothing where lines would lie on one another whatever the tracks.
pub(super) fn tracks(channel: usize, pins: &[(usize, Pins)], places: &Places) -> Option<Vec<(usize, usize)>> {
    let xs = |net: usize, pins: &[Pin]| -> Vec<i32> {
        pins.iter().filter_map(|pin| places.get(&(net, channel, *pin)).copied()).collect()
    };
    let mut needs: Vec<Need> = pins
        .iter()
        .map(|(net, pins)| {
            let (upper, lower) = (xs(*net, &pins.upper), xs(*net, &pins.lower));
            let (from, to) = (upper.iter().chain(&lower).min(), upper.iter().chain(&lower).max());
            Need { net: *net, from: from.copied().unwrap_or(0), to: to.copied().unwrap_or(0), upper, lower }
        })
        .collect();
    needs.sort_by_key(|need| (need.from, need.to, need.net));
    let mut done: Vec<(usize, usize)> = Vec::new();
    let mut track = 0;
    while !needs.is_empty() {
        let (mut taken, mut last) = (Vec::new(), i32::MIN);
        for (at, need) in needs.iter().enumerate() {
            // Where one comes down to where another goes on, the one has to turn off above the other.
            let waits = needs.iter().any(|other| other.net != need.net && meets(&other.upper, &need.lower));
            if !waits && need.from > last.saturating_add(2 * APART) {
                taken.push(at);
                last = need.to;
            }
        }
        if taken.is_empty() {
            return None;
        }
        for at in taken.into_iter().rev() {
            done.push((needs.remove(at).net, track));
        }
        track += 1;
    }
    Some(done)
}

fn meets(upper: &[i32], lower: &[i32]) -> bool {
    upper.iter().any(|one| lower.iter().any(|other| (one - other).abs() < APART))
}

/// From top to bottom: where each row and each channel begins and ends.
pub(super) struct Heights {
    /// Top and bottom of each row.
    pub rows: Vec<(i32, i32)>,
    /// The first track of each channel.
    pub tracks: Vec<i32>,
}

/// A net as it is drawn; `track_of` gives its track in each channel.
pub(super) fn path(
    at: usize,
    net: &Net,
    channels: &[Vec<(usize, Pins)>],
    places: &Places,
    tracks: &[Vec<(usize, usize)>],
    heights: &Heights,
) -> Path {
    let mut pieces = Vec::new();
    let mut tip = Tip::Up(0, 0);
    for (channel, pins) in channels.iter().enumerate() {
        let Some((_, pins)) = pins.iter().find(|(net, _)| *net == at) else { continue };
        let track =
            tracks.get(channel).into_iter().flatten().find(|(net, _)| *net == at).map_or(0, |(_, track)| *track);
        let y = heights.tracks.get(channel).copied().unwrap_or(0) + i32::try_from(track).unwrap_or(0) * TRACK;
        let top = channel.checked_sub(1).and_then(|row| heights.rows.get(row)).map_or(0, |(_, bottom)| *bottom);
        let bottom = heights.rows.get(channel).map_or(top, |(top, _)| *top);
        let mut xs = Vec::new();
        for (pin, edge) in pins.upper.iter().map(|pin| (pin, top)).chain(pins.lower.iter().map(|pin| (pin, bottom))) {
            let Some(x) = places.get(&(at, channel, *pin)).copied() else { continue };
            xs.push(x);
            pieces.push(Piece { from: (x, edge), to: (x, y) });
            match pin {
                Pin::Port { line: None, .. } if net.side == Side::Below => tip = Tip::Up(x, edge),
                Pin::Port { line: None, .. } => tip = Tip::Down(x, edge),
                Pin::Lane { row } if *row == channel => {
                    // Through the row, to the channel below it.
                    let under = heights.rows.get(*row).map_or(bottom, |(_, under)| *under);
                    pieces.push(Piece { from: (x, bottom), to: (x, under) });
                }
                _ => {}
            }
        }
        if let (Some(from), Some(to)) = (xs.iter().min(), xs.iter().max())
            && from < to
        {
            pieces.push(Piece { from: (*from, y), to: (*to, y) });
        }
    }
    let style = net.style;
    Path {
        lines: net.lines.clone(),
        how: style.how,
        is_certain: style.is_certain,
        fate: style.fate,
        is_marked: style.is_marked,
        pieces,
        tip,
    }
}
