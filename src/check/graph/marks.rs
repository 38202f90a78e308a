//! Verdicts of the rules at what is drawn. Nothing is judged here: a mark stands where a finding points.

use super::sketch::Sketch;
use crate::check::diff::led;
use crate::finding::{Elsewhere, Finding, How, Mark, Outcome, PictureLine, Report, Subject, Verdict, View};
use crate::model::vocab::{FieldId, Kind, key};
use crate::model::{ElementId, Model};
use crate::source::Span;

/// The keys of the arrangement that pictures are about.
const SHOWN: [&str; 5] = ["groups", "posts", "partners", "functions", "scrutiny"];

/// The provision that says who the partners of an area are: what it finds wrong with an area is about them.
const WHO: &str = "ca2004-s16E-3-partners";

/// A mark while its places are looked for.
struct Found<'r> {
    verdict: &'r Verdict,
    finding: &'r Finding,
    nodes: Vec<usize>,
    tells: Vec<(usize, usize)>,
    /// The keys of the arrangement that it is about, of those that some view shows.
    keys: Vec<&'static str>,
}

/// Puts what rules find wrong where it stands in the picture. Gives the marks, and how many findings are about something else.
pub(super) fn put(sketch: &mut Sketch<'_>, report: &Report, view: View) -> (Vec<Mark>, Elsewhere) {
    let is_wrong = |verdict: &&Verdict| matches!(verdict.outcome, Outcome::NotMet | Outcome::Departs);
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut elsewhere = Elsewhere::default();
    for verdict in report.verdicts.iter().filter(is_wrong) {
        let Some(finding) = verdict.finding.as_deref() else { continue };
        let one = look(sketch, verdict, finding);
        if one.nodes.is_empty() && !is_of(view, &one) { elsewhere.add(verdict, finding) } else { found.push(one) }
    }
    let weight = |one: &Found<'_>| {
        let departs = one.verdict.outcome == Outcome::Departs;
        (one.finding.acceptance.is_some(), departs, std::cmp::Reverse(one.finding.strength))
    };
    found.sort_by_key(weight);
    let marks = found.iter().enumerate().map(|(at, one)| {
        mark_tells(sketch, at, one);
        mark_lines(sketch, at, one);
        let rule = report.rules.get(one.verdict.rule).map(|rule| rule.id.clone()).unwrap_or_default();
        Mark {
            rule,
            strength: one.finding.strength,
            departs: one.verdict.outcome == Outcome::Departs,
            is_accepted: one.finding.acceptance.is_some(),
            message: one.finding.message.clone(),
            nodes: one.nodes.clone(),
            span: one.finding.primary.span,
        }
    });
    (marks.collect(), elsewhere)
}

/// Whether a finding about nothing that is drawn belongs under this view: who reports to whom is the one that a board sees first.
fn is_of(view: View, one: &Found<'_>) -> bool {
    match view {
        View::Reporting => !one.keys.is_empty(),
        View::Bodies => one.keys.contains(&"partners"),
        View::Functions => one.keys.contains(&"functions"),
        View::Scrutiny => one.keys.contains(&"scrutiny"),
    }
}

fn look<'r>(sketch: &Sketch<'_>, verdict: &'r Verdict, finding: &'r Finding) -> Found<'r> {
    let place = sketch.model.at(finding.primary.span);
    let at = place.map(|(element, _)| element);
    let subject = subject(sketch.model, &verdict.subject);
    let mut nodes = Vec::new();
    let mut tells = Vec::new();
    for element in subject.into_iter().chain(at) {
        for element in up(sketch.model, element) {
            tells.extend(about(sketch, element));
        }
        if nodes.is_empty() {
            nodes.extend(tells.iter().map(|(node, _)| *node));
        }
        if nodes.is_empty() {
            nodes.extend(up(sketch.model, element).into_iter().find_map(|element| node_of(sketch, element)));
        }
    }
    tells.sort_unstable();
    tells.dedup();
    nodes.sort_unstable();
    nodes.dedup();
    let key = |(element, field): (ElementId, FieldId)| {
        let field = sketch.model.kind(element).definition(field)?;
        SHOWN.into_iter().find(|key| *key == field.name)
    };
    // What points at a whole list of the arrangement is about all of it.
    let list = place.and_then(|(element, field)| Some((element, field?))).filter(|(at, _)| *at == sketch.model.root());
    let held = subject.into_iter().chain(at).filter_map(|element| top(sketch.model, element));
    let of_partners = verdict.subject.kind == Kind::Area.name() && finding.law.iter().any(|law| law.provision == WHO);
    let keys = held.chain(list).filter_map(key).chain(of_partners.then_some("partners")).collect();
    Found { verdict, finding, nodes, tells, keys }
}

/// The lines of text that are about an element.
fn about(sketch: &Sketch<'_>, element: ElementId) -> Vec<(usize, usize)> {
    let all = sketch.drawn.iter().enumerate();
    let lines =
        all.flat_map(|(node, drawn)| drawn.about.iter().enumerate().map(move |(tell, about)| (node, tell, about)));
    lines.filter(|(.., about)| **about == Some(element)).map(|(node, tell, _)| (node, tell)).collect()
}

/// The element that a rule was asked about.
fn subject(model: &Model, subject: &Subject) -> Option<ElementId> {
    let kind = Kind::named(subject.kind)?;
    model.of_kind(kind).find(|element| model.key(*element).own == subject.key)
}

/// An element and everything that holds it, without the arrangement itself.
fn up(model: &Model, element: ElementId) -> Vec<ElementId> {
    let holder = |element: &ElementId| model.parent(*element).map(|(holder, _)| holder);
    std::iter::successors(Some(element), holder).filter(|element| *element != model.root()).collect()
}

/// Where an element is drawn: by itself, or as the body of a partner, the body of a post, whoever does the scrutiny.
fn node_of(sketch: &Sketch<'_>, element: ElementId) -> Option<usize> {
    let by_itself = sketch.place(element);
    let model = sketch.model;
    let stand_ins: Vec<ElementId> = match model.kind(element) {
        Kind::Partner | Kind::Post => led(model, element, "body"),
        Kind::Scrutiny => led(model, element, key!("by")).into_iter().flat_map(|by| holders(model, by)).collect(),
        Kind::Scrutineer => holders(model, element),
        _ => Vec::new(),
    };
    by_itself.or_else(|| stand_ins.into_iter().find_map(|stand_in| sketch.place(stand_in)))
}

fn holders(model: &Model, scrutineer: ElementId) -> Vec<ElementId> {
    ["post", "group", "body"].into_iter().flat_map(|field| led(model, scrutineer, field)).collect()
}

/// The key of the arrangement under which an element stands.
fn top(model: &Model, element: ElementId) -> Option<(ElementId, FieldId)> {
    let top = up(model, element).last().copied();
    top.and_then(|top| model.parent(top))
}

fn mark_tells(sketch: &mut Sketch<'_>, mark: usize, one: &Found<'_>) {
    for (node, tell) in &one.tells {
        let tell = sketch.node_mut(*node).and_then(|drawn| drawn.node.tells.get_mut(*tell));
        if let Some(tell) = tell {
            tell.marks.push(mark);
        }
    }
}

/// A line is marked where the finding points at the value that states it, and where it leads between what the finding points
/// at and what it names beside that. One whose way leads round is about the steps of the circle, and nothing else.
fn mark_lines(sketch: &mut Sketch<'_>, mark: usize, one: &Found<'_>) {
    let named: Vec<usize> = one.finding.related.iter().filter_map(|label| node_at(sketch, label.span)).collect();
    let primary = one.finding.primary.span;
    let circle: Option<Vec<(usize, usize)>> = subject(sketch.model, &one.verdict.subject)
        .filter(|_| !one.finding.trail.is_empty())
        .and_then(|element| sketch.model.reporting_cycle(element))
        .map(|hops| hops.iter().filter_map(|hop| sketch.place(hop.from).zip(sketch.place(hop.to))).collect());
    let is_among = |node: usize| one.nodes.contains(&node) || named.contains(&node);
    let is_marked = |line: &PictureLine| {
        let ends = [line.from, line.to];
        if let Some(circle) = &circle {
            let is_step =
                circle.contains(&(line.from, line.to)) || line.from != line.to && ends.into_iter().all(is_among);
            return is_step && line.how <= How::CommissionedBy;
        }
        let touches = ends.iter().any(|end| one.nodes.contains(end));
        let leads = !matches!(line.how, How::Scrutinises | How::Alongside | How::Advises | How::EscalatesTo);
        touches && (within(line.span, primary) || leads && !named.is_empty() && ends.into_iter().all(is_among))
    };
    for line in sketch.lines.iter_mut().filter(|line| is_marked(line)) {
        line.marks.push(mark);
    }
}

fn node_at(sketch: &Sketch<'_>, span: Span) -> Option<usize> {
    let (element, _) = sketch.model.at(span)?;
    up(sketch.model, element).into_iter().find_map(|element| node_of(sketch, element))
}

const fn within(inner: Span, outer: Span) -> bool {
    inner.file.0 == outer.file.0 && outer.lo <= inner.lo && inner.hi <= outer.hi
}
