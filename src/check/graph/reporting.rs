//! The view of reporting lines: groups by tier, those they answer to above them, scrutiny beside.

use super::scrutineers::{OF_SCRUTINY, beside_what_it_scrutinises, scrutineers};
use super::sketch::{Row, Sketch, capital};
use crate::check::diff::{led, text};
use crate::finding::{How, Sort};
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact, Relation};

/// The relations that are drawn between groups and posts.
const BETWEEN: &[Relation] = &[
    Relation::ReportsTo,
    Relation::CommissionedBy,
    Relation::Advises,
    Relation::EscalatesTo,
    Relation::Alongside,
    Relation::Scrutinises,
];

/// The rows by tier, from the top down.
const TIERS: [(&str, &str); 9] = [
    ("lead", "Lead group"),
    ("executive", "Executive"),
    ("board", "Board"),
    ("locality", "Place-based arms"),
    ("subgroup", "Subgroups"),
    ("task-and-finish", "Task and finish groups"),
    ("forum", "Forums"),
    ("panel", "Panels"),
    ("other", "Other groups"),
];

/// Who is reported to and is no partner; the partners; posts that are reported to.
const OTHERS: (u16, &str) = (0, "Others reported to");
const PARTNERS: (u16, &str) = (1, "Safeguarding partners");
const POSTS_ABOVE: (u16, &str) = (2, "Posts reported to");
pub(super) const FIRST_TIER: u16 = 10;
const OWN_TIER: u16 = 60;
/// It comes last, and that says nothing of its rank.
pub(super) const NO_TIER: (u16, &str) = (80, "Tier not stated; this row says nothing of rank");
const POSTS_BELOW: (u16, &str) = (90, "Posts that report");

pub(super) fn row((rank, title): (u16, &str)) -> Row {
    Row::new(rank, title)
}

pub(super) fn draw(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    for partner in model.of_kind(Kind::Partner) {
        for body in led(model, partner, key!("body")) {
            sketch.draw_partner(partner, body, row(PARTNERS));
        }
    }
    for group in model.of_kind(Kind::Group) {
        let at = group_row(sketch, group);
        let at = sketch.draw(group, Sort::Group, at);
        tell_group(sketch, at, group);
    }
    let scrutineers = scrutineers(sketch);
    let posts = model.of_kind(Kind::Post).filter(|post| !model.hops_from(*post, &[Relation::ReportsTo]).is_empty());
    let posts: Vec<ElementId> = posts.filter(|post| sketch.place(*post).is_none()).collect();
    for post in &posts {
        let is_top = !model.hops_to(*post, &[Relation::ReportsTo]).is_empty();
        // In the row of what it reports to, and there below it.
        let above = model.hops_from(*post, &[Relation::ReportsTo]).into_iter().find_map(|hop| sketch.place(hop.to));
        let above = above.and_then(|at| sketch.drawn.get(at)).map(|drawn| drawn.row.clone());
        let row = if is_top { row(POSTS_ABOVE) } else { above.unwrap_or_else(|| row(POSTS_BELOW)) };
        sketch.draw(*post, Sort::Post, row);
    }
    let groups: Vec<ElementId> = model.of_kind(Kind::Group).collect();
    for element in groups.into_iter().chain(posts) {
        lines_from(sketch, element, BETWEEN);
    }
    for one in &scrutineers {
        lines_from(sketch, one.element, OF_SCRUTINY);
    }
    for one in scrutineers {
        if one.is_outside {
            beside_what_it_scrutinises(sketch, one.at);
        }
    }
    unstated(sketch);
}

/// The row of a group, by its tier.
fn group_row(sketch: &Sketch<'_>, group: ElementId) -> Row {
    let Some(tier) = text(sketch.model, group, key!("tier")) else { return row(NO_TIER) };
    let known = TIERS.iter().zip(FIRST_TIER..).find(|((word, _), _)| *word == tier);
    known.map_or_else(
        || Row::new(OWN_TIER, &capital(&tier.replace('-', " "))),
        |((_, title), rank)| Row::new(rank, title),
    )
}

fn tell_group(sketch: &mut Sketch<'_>, at: usize, group: ElementId) {
    let model = sketch.model;
    sketch.tell_chairs(at, group);
    match model.named(group, key!("tier")) {
        Fact::Uncertain(..) if model.doubt(group).is_none() => sketch.tell(at, "Tier in doubt".to_owned(), None),
        Fact::Disputed(..) => sketch.tell(at, "Sources disagree about its tier".to_owned(), None),
        _ => {}
    }
    let owner = sketch.holders(group, &["owner"]);
    if !owner.is_empty() {
        sketch.tell(at, format!("Owned by {owner}"), None);
    }
    if !model.is_own(group) || model.one_with(group).is_some() {
        sketch.tell(at, "Shared with other partnerships".to_owned(), None);
    }
}

fn lines_from(sketch: &mut Sketch<'_>, element: ElementId, relations: &[Relation]) {
    let model = sketch.model;
    let Some(from) = sketch.place(element) else { return };
    for hop in model.hops_from(element, relations) {
        // A scrutineer leads groups; who leads for a body is said in its box.
        if hop.relation == Relation::Leads && model.kind(hop.to) != Kind::Group {
            continue;
        }
        let to = sketch.place(hop.to).unwrap_or_else(|| draw_target(sketch, hop.to));
        sketch.line(from, to, &hop);
    }
}

/// Somebody to whom a line leads and who is not drawn yet.
fn draw_target(sketch: &mut Sketch<'_>, element: ElementId) -> usize {
    let (sort, band) = match sketch.model.kind(element) {
        Kind::Post => (Sort::Post, POSTS_ABOVE),
        Kind::Group => (Sort::Group, NO_TIER),
        Kind::Collective if sketch.model.id(element) == Some("partners") => (Sort::Partners, PARTNERS),
        _ => (Sort::Body, OTHERS),
    };
    sketch.draw(element, sort, row(band))
}

/// Says of each group below the lead tier that nothing is said of whom it answers to.
fn unstated(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    for group in model.of_kind(Kind::Group) {
        let Some(at) = sketch.place(group) else { continue };
        let answers = |how| matches!(how, How::ReportsTo | How::CommissionedBy);
        let is_drawn = sketch.lines.iter().any(|line| line.from == at && answers(line.how));
        let is_top = text(model, group, key!("tier")) == Some("lead");
        match model.named(group, key!("reports-to")) {
            Fact::None(_) => sketch.tell(at, "Reports to nobody, as stated".to_owned(), None),
            Fact::Known(Datum::List(list), _) if list.is_empty() => {
                sketch.tell(at, "Reports to nobody, as stated".to_owned(), None);
            }
            Fact::Uncertain(..) if !is_drawn => sketch.tell(at, "Reports to nobody, in doubt".to_owned(), None),
            Fact::Disputed(..) => sketch.tell(at, "Sources disagree whom it reports to".to_owned(), None),
            Fact::Unreadable(_) => sketch.miss(at, "Reports to: could not be read"),
            _ if !is_drawn && !is_top => sketch.miss(at, "Reports to: not stated"),
            _ => {}
        }
    }
}
