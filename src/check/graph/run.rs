//! From texts to a picture.

use thiserror::Error;

use super::sketch::{Drawn, Row, Sketch};
use super::{bodies, functions, marks, overlay, reporting, scrutiny};
use crate::check::alone::{Alone, NotAlone, alone};
use crate::check::diff::alike;
use crate::check::passed_over::PassedOver;
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::finding::{ArrangementHead, Band, Fate, Picture, Report, View};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::rules::Rulebook;
use crate::source::Sources;
use crate::time::Day;

/// A picture with the texts behind it.
#[derive(Debug)]
pub struct Pictured {
    /// The picture.
    pub picture: Picture,
    /// The texts of the arrangement, then those of the one before it.
    pub sources: Sources,
}

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum GraphError {
    /// The arrangement cannot be drawn.
    #[error(transparent)]
    After(NotAlone),
    /// The arrangement of before cannot be drawn.
    #[error(transparent)]
    Before(NotAlone),
}

/// The one arrangement among these texts as a picture, put over the one among those of before where there are any.
///
/// # Errors
/// Something cannot be read, or there is no arrangement on a side, or several.
pub fn graph(
    texts: &[Text],
    before: Option<&[Text]>,
    tools: &Tools<'_>,
    options: &Options,
    view: View,
) -> Result<Pictured, GraphError> {
    let Alone { model, day, head, checked } = alone(texts, tools, options).map_err(GraphError::After)?;
    // Of what was before no verdict is shown.
    let unjudged = Rulebook::new(tools.law);
    let of_before = Tools { rules: &unjudged, ..*tools };
    let was = before.map(|texts| alone(texts, &of_before, options)).transpose().map_err(GraphError::Before)?;
    let passed_over = was
        .as_ref()
        .map_or_else(PassedOver::default, |was| was.checked.passed_over.clone())
        .together(&checked.passed_over);
    let report = checked.report;
    let mut sources = checked.sources;
    let now = Judged { model: &model, day, head, report: &report };
    let was = was.map(|was| {
        let further = sources.append(was.checked.sources);
        Was { model: was.model, day: was.day, head: was.head, further }
    });
    let sketch = sketch(&model, day, 0, view);
    let mut picture = picture(sketch, now, was, (tools, options, view));
    picture.meta.remarks.extend(passed_over.remarks());
    Ok(Pictured { picture, sources })
}

/// A description with what rules say of it, and of nothing else.
pub(in crate::check) struct Judged<'a> {
    pub(in crate::check) model: &'a Model,
    pub(in crate::check) day: Day,
    pub(in crate::check) head: ArrangementHead,
    pub(in crate::check) report: &'a Report,
}

/// The description of before.
struct Was {
    model: Model,
    day: Day,
    head: ArrangementHead,
    /// How many files stand before its own.
    further: u32,
}

/// A description that is judged already as a picture.
pub(in crate::check) fn picture_of(now: Judged<'_>, tools: &Tools<'_>, options: &Options, view: View) -> Picture {
    let sketch = sketch(now.model, now.day, 0, view);
    picture(sketch, now, None, (tools, options, view))
}

/// The reporting lines of one side of a step, with what becomes of whatever is on this side only.
pub(in crate::check) fn picture_of_side(
    side: Judged<'_>,
    tools: &Tools<'_>,
    options: &Options,
    became: &dyn Fn(ElementId) -> Option<Became>,
) -> Picture {
    let mut sketch = sketch(side.model, side.day, 0, View::Reporting);
    for drawn in &mut sketch.drawn {
        let known = [Kind::Group, Kind::Post, Kind::Body, Kind::Scrutiny];
        let own = drawn.element.filter(|element| known.contains(&side.model.kind(*element)));
        if let Some(became) = own.and_then(became) {
            drawn.node.fate = became.fate;
            drawn.node.is_only_unnamed = became.is_only_unnamed;
        }
    }
    picture(sketch, side, None, (tools, options, View::Reporting))
}

/// What becomes of something that is on one side only.
#[derive(Clone, Copy)]
pub(in crate::check) struct Became {
    pub(in crate::check) fate: Fate,
    /// Whether the list of the other side may leave it out.
    pub(in crate::check) is_only_unnamed: bool,
}

fn picture(
    mut sketch: Sketch<'_>,
    now: Judged<'_>,
    was: Option<Was>,
    (tools, options, view): (&Tools<'_>, &Options, View),
) -> Picture {
    let Judged { model, day, head, report } = now;
    let (marks, elsewhere) = marks::put(&mut sketch, report, view);
    let mut days = vec![day];
    if let Some(was) = &was {
        let pairs = alike(&was.model, model, tools.reference);
        overlay::over(&mut sketch, self::sketch(&was.model, was.day, was.further, view), &pairs);
        days.push(was.day);
    }
    let silent = sketch.drawn.iter().any(|drawn| drawn.node.tells.iter().any(|tell| tell.is_missing));
    let (bands, nodes) = rows(sketch.drawn);
    Picture {
        meta: summary::meta(tools, options, false, &PassedOver::default(), days.into_iter()),
        view,
        silence: silent.then(|| model.why_not_stated().words()),
        head,
        before: was.map(|was| was.head),
        bands,
        nodes,
        lines: sketch.lines,
        marks,
        elsewhere,
    }
}

fn sketch(model: &Model, day: Day, further: u32, view: View) -> Sketch<'_> {
    let mut sketch = Sketch::new(model, day, further);
    match view {
        View::Reporting => reporting::draw(&mut sketch),
        View::Bodies => bodies::draw(&mut sketch),
        View::Functions => functions::draw(&mut sketch),
        View::Scrutiny => scrutiny::draw(&mut sketch),
    }
    sketch
}

/// The rows in their order, and everything that stands in them.
fn rows(drawn: Vec<Drawn>) -> (Vec<Band>, Vec<crate::finding::PictureNode>) {
    let mut rows: Vec<Row> = drawn.iter().map(|drawn| drawn.row.clone()).collect();
    rows.sort();
    rows.dedup();
    let nodes = drawn.into_iter().map(|Drawn { mut node, row, .. }| {
        node.band = rows.iter().position(|other| *other == row).unwrap_or(0);
        node
    });
    let nodes = nodes.collect();
    (rows.into_iter().map(|Row(_, title)| Band { title }).collect(), nodes)
}
