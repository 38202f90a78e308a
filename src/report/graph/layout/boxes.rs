//! How large each box is, and where the texts stand in it.

use super::columns::LANE;
use super::drawing::{Badge, Frame, Written};
use crate::finding::{Fate, Mark, Picture, PictureNode, Presence, Tell, View};
use crate::report::graph::fonts::{self, Face, wrap};
use crate::report::plain::plain;

/// Most boxes are as wide as this.
const NARROW: i32 = 220;
/// Those with many lines of text.
const WIDE: i32 = 280;
/// Between the frame of a box and its texts.
const PAD: i32 = 10;
const NAME: Face = Face { size: 14, bold: true };
const SMALL: Face = Face { size: 12, bold: false };
pub(super) const TAG: Face = Face { size: 11, bold: true };
/// Longer texts are cut, and stand whole in the description.
const NAME_LINES: usize = 12;
/// The height of a line that says something more, and how far it is set in where it goes on.
const TELL: i32 = 17;
const INDENT: i32 = 8;
const TELL_LINES: usize = 5;
pub(super) const BADGE: Face = Face { size: 12, bold: true };

/// A box before it has a place: its texts and signs stand as if its corner were the origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Sized {
    pub w: i32,
    pub h: i32,
    pub texts: Vec<Written>,
    pub badges: Vec<Badge>,
}

pub(super) fn sized(picture: &Picture, at: usize, node: &PictureNode, w: i32) -> Sized {
    let mut made = Sized { w, ..Sized::default() };
    let mut y = PAD;
    let tag = node.became().to_uppercase();
    let place = plain(&node.place);
    let most = w - 2 * PAD;
    let mut put = |words: &str, face: Face, class: &'static str, lines: usize, leading: i32| {
        let indent = if leading == TELL { INDENT } else { 0 };
        for (nth, line) in wrap(words, face, most - indent, lines).into_iter().enumerate() {
            y += leading;
            let x = if nth == 0 { PAD } else { PAD + indent };
            made.texts.push(Written { x, y: y - leading / 4, words: line, face, class });
        }
    };
    put(&tag, TAG, "tag", 1, 14);
    put(&place, SMALL, "place", 3, 15);
    // What the later file only does not name may well go on.
    let is_gone = node.fate == Fate::Gone && !node.is_only_unnamed;
    let over = is_gone || node.presence == Presence::Over;
    put(&plain(&node.name), NAME, if over { "name over" } else { "name" }, NAME_LINES, 18);
    for tell in &node.tells {
        put(&told(tell), SMALL, class_of(tell), TELL_LINES, TELL);
    }
    let signs = picture.marks.iter().enumerate().filter(|(_, mark)| mark.nodes.contains(&at));
    let mut x = PAD;
    if signs.clone().next().is_some() {
        y += 4;
    }
    for (number, mark) in signs {
        let sign = badge((x, y), number + 1, mark);
        if sign.frame.right() > w - PAD && x > PAD {
            x = PAD;
            y += 24;
        }
        let sign = badge((x, y), number + 1, mark);
        x = sign.frame.right() + 6;
        made.badges.push(sign);
    }
    made.h = y + PAD + if made.badges.is_empty() { 0 } else { 20 };
    made
}

/// The sign of a mark, by its upper left corner.
pub(super) fn badge((x, y): (i32, i32), number: usize, mark: &Mark) -> Badge {
    let w = (fonts::width(&number.to_string(), BADGE) + 10).max(20);
    let is_open = !mark.departs && !mark.is_accepted;
    Badge { frame: Frame { x, y, w, h: 20 }, number, strength: mark.strength, is_open }
}

fn told(tell: &Tell) -> String {
    let before = match tell.fate {
        Fate::New => "+ ",
        Fate::Gone => "− ",
        Fate::Same | Fate::Moved => "",
    };
    let marks: Vec<String> = tell.marks.iter().map(|mark| format!(" [{}]", mark + 1)).collect();
    format!("{before}{}{}", plain(&tell.words), marks.concat())
}

const fn class_of(tell: &Tell) -> &'static str {
    match (tell.fate, tell.is_missing, tell.marks.is_empty()) {
        // That the later file does not say so does not make it untrue: the sign before it is enough.
        (Fate::Gone, ..) => "tell under",
        (_, true, _) => "tell missing",
        (_, _, false) => "tell marked",
        (Fate::New, ..) => "tell new",
        _ => "tell",
    }
}

/// How wide the boxes of a picture are: cards with much text are wider, and many lines at one box need room for as many ports.
pub(super) fn width(picture: &Picture) -> i32 {
    let ends = |at: usize| picture.lines.iter().filter(|line| line.from == at || line.to == at).count();
    let most = (0..picture.nodes.len()).map(ends).max().unwrap_or(0);
    let ports = i32::try_from(most).unwrap_or(0).saturating_add(4).saturating_mul(LANE);
    let least = if picture.view == View::Bodies { WIDE } else { NARROW };
    // Even, so that middles are on the grid.
    ports.clamp(least, 3000).div_euclid(2 * LANE) * 2 * LANE
}
