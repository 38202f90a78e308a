use std::fmt::Write as _;

use askama::Template;
use thiserror::Error;

use super::layout::{Badge, Drawing, Frame, Path, Shape, Text, Tip, lay_out};
use super::telling;
use crate::finding::{Fate, How, Picture, Presence, Sort, Strength};
use crate::report::plain::plain;
use crate::report::telling::place;
use crate::source::SourceProvider;

/// A picture that could not be written.
#[derive(Debug, Error)]
#[error("the picture could not be written: {0}")]
pub struct SvgError(#[from] askama::Error);

/// The page around the drawing; every text goes through the escaping of the template.
#[derive(Template)]
#[template(path = "picture.svg")]
struct Page<'a> {
    id: String,
    title: String,
    description: String,
    drawing: &'a Drawing,
    paths: Vec<Stroke>,
    shapes: Vec<Boxed<'a>>,
    badges: Vec<Sign>,
}

/// A line as the template writes it.
struct Stroke {
    title: String,
    class: String,
    dashes: &'static str,
    line: String,
    tip: String,
    tip_class: &'static str,
    is_wrong: bool,
}

/// The number of a mark as the template writes it.
struct Sign {
    class: &'static str,
    on: &'static str,
    frame: Frame,
    round: i32,
    number: usize,
}

/// A box as the template writes it.
struct Boxed<'a> {
    title: String,
    class: String,
    frame: Frame,
    round: i32,
    inner: bool,
    texts: &'a [Text],
    badges: Vec<Sign>,
}

/// Writes a picture as SVG: no scripts, nothing from elsewhere, in light and dark, and in words for those who do not see it.
///
/// # Errors
/// When the template refuses the picture, which none of masa's own is known to make it do.
pub fn graph_svg(picture: &Picture, sources: &dyn SourceProvider) -> Result<String, SvgError> {
    let drawing = lay_out(picture);
    let page = Page {
        id: format!("masa-{}", picture.view.id()),
        title: plain(&telling::title(picture)).into_owned(),
        description: plain(&telling::description(picture)).into_owned(),
        paths: drawing.paths.iter().map(|path| line(picture, path)).collect(),
        shapes: drawing.shapes.iter().chain(&drawing.samples).map(|shape| boxed(picture, shape, sources)).collect(),
        badges: drawing.badges.iter().map(badge).collect(),
        drawing: &drawing,
    };
    Ok(page.render()?)
}

fn line(picture: &Picture, path: &Path) -> Stroke {
    let said: Vec<String> =
        path.lines.iter().filter_map(|at| telling::line(picture, picture.lines.get(*at)?)).collect();
    let mut class = match path.fate {
        Fate::New => "fresh",
        Fate::Gone => "former",
        Fate::Same | Fate::Moved => "",
    }
    .to_owned();
    if !path.is_certain {
        class.push_str(" doubt");
    }
    if path.is_marked {
        // What is only asked is not drawn like what is held to be wrong.
        let marks = path.lines.iter().filter_map(|at| picture.lines.get(*at)).flat_map(|line| &line.marks);
        let weightiest = marks.filter_map(|mark| picture.marks.get(*mark)).map(|mark| mark.strength).max();
        class.push_str(if weightiest >= Some(Strength::Guidance) { " wrong" } else { " asked" });
    }
    let mut drawn = String::new();
    for piece in &path.pieces {
        let ((x, y), (to_x, to_y)) = (piece.from, piece.to);
        let _ = write!(drawn, "M{x} {y}L{to_x} {to_y}");
    }
    let (tip, tip_class) = tip(path);
    Stroke {
        title: plain(&said.join(" ")).into_owned(),
        class,
        dashes: dashes(path.how, path.fate),
        line: drawn,
        tip,
        tip_class,
        is_wrong: path.is_marked,
    }
}

/// Each kind of line has its own pattern, so that it is known without its colour.
const fn dashes(how: How, fate: Fate) -> &'static str {
    if matches!(fate, Fate::Gone) {
        return "1 4";
    }
    match how {
        How::ReportsTo | How::Chairs => "",
        How::CommissionedBy => "12 4",
        How::Advises => "8 3 2 3",
        How::EscalatesTo => "5 3",
        How::Alongside => "2 2",
        How::Scrutinises => "2 4",
        How::Leads => "14 3 2 3 2 3",
    }
}

/// Each kind of line has its own end.
fn tip(path: &Path) -> (String, &'static str) {
    // Along the line, and across it.
    let at = |along: i32, across: i32| match path.tip {
        Tip::Up(x, y) => (x + across, y + along),
        Tip::Down(x, y) => (x - across, y - along),
        Tip::Right(x, y) => (x - along, y + across),
    };
    let joined = |points: &[(i32, i32)], end: &str| {
        let mut drawn = String::new();
        for (nth, (along, across)) in points.iter().enumerate() {
            let (x, y) = at(*along, *across);
            let _ = write!(drawn, "{}{x} {y}", if nth == 0 { 'M' } else { 'L' });
        }
        drawn + end
    };
    let hollow = if path.is_certain { "" } else { "hollow" };
    match path.how {
        How::ReportsTo => (joined(&[(0, 0), (10, -5), (10, 5)], "Z"), hollow),
        How::CommissionedBy => (joined(&[(0, 0), (10, -5), (10, 5)], "Z"), "hollow"),
        How::Advises => (joined(&[(9, -5), (1, 0), (9, 5)], ""), "open"),
        How::EscalatesTo => {
            (joined(&[(6, -5), (1, 0), (6, 5), (1, 0), (11, 0), (6, 0), (11, -5), (6, 0), (11, 5)], ""), "open")
        }
        How::Alongside => (String::new(), ""),
        How::Scrutinises => (joined(&[(0, 0), (5, -5), (10, 0), (5, 5)], "Z"), "hollow"),
        How::Chairs => (joined(&[(1, -4), (9, -4), (9, 4), (1, 4)], "Z"), hollow),
        How::Leads => (joined(&[(0, 0), (5, -5), (10, 0), (5, 5)], "Z"), hollow),
    }
}

fn boxed<'a>(picture: &Picture, shape: &'a Shape, sources: &dyn SourceProvider) -> Boxed<'a> {
    let node = shape.node.and_then(|at| picture.nodes.get(at));
    let title = node.map_or_else(String::new, |node| {
        let place = place(sources, node.span);
        plain(&format!("{} ({place})", node.name)).into_owned()
    });
    let sort = match shape.sort {
        Sort::Group | Sort::Post | Sort::Scrutiny => "group",
        Sort::Nobody => "nobody",
        Sort::Body => "body",
        Sort::Partners => "partners",
    };
    let presence = match shape.presence {
        Presence::InPlace => "",
        Presence::Ahead => " ahead",
        Presence::Resting => " resting",
        Presence::Over => " ended",
        Presence::Unsure => " unsure",
    };
    let fate = match shape.fate {
        Fate::Same => "",
        Fate::New => " new",
        Fate::Gone => " gone",
        Fate::Moved => " moved",
    };
    Boxed {
        title,
        class: format!("{sort}{presence}{fate}"),
        frame: shape.frame,
        round: if shape.sort == Sort::Post { 9 } else { 2 },
        inner: shape.sort == Sort::Scrutiny,
        texts: &shape.texts,
        badges: shape.badges.iter().map(badge).collect(),
    }
}

/// A number in a square for a duty, in a disc for guidance, in an empty disc for a question: known without colour.
fn badge(badge: &Badge) -> Sign {
    let Badge { frame, number, strength, is_open } = *badge;
    let (round, pale) = match strength {
        Strength::Duty => (0, false),
        Strength::Guidance => (frame.h / 2, false),
        Strength::Question => (frame.h / 2, true),
        Strength::Note => (0, true),
    };
    let pale = pale || !is_open;
    let class = match (pale, is_open) {
        (false, _) => "",
        (true, true) => " pale question",
        (true, false) => " pale question settled",
    };
    Sign { class, on: if pale { "" } else { " on" }, frame, round, number }
}
