//! Who scrutinises: those outside the lines, and those who belong to what they look at.

use super::reporting::{FIRST_TIER, NO_TIER, row};
use super::sketch::{Row, Sketch, capital};
use super::standing::{self, small};
use crate::check::diff::{led, text};
use crate::finding::{How, Presence, Sort};
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact, Model, Relation};

/// The relations of scrutineers, who may chair or lead what they scrutinise.
pub(super) const OF_SCRUTINY: &[Relation] =
    &[Relation::ReportsTo, Relation::Scrutinises, Relation::Chairs, Relation::Leads];

/// The tiers of those that do the work of the partners.
const WORKING_TIERS: [&str; 6] = ["lead", "executive", "board", "locality", "subgroup", "task-and-finish"];

/// Those who scrutinise and are not outside the lines, where no other row has them.
pub(super) const OTHER_SCRUTINY: (u16, &str) = (95, "Other scrutiny");

/// Somebody who scrutinises, as drawn.
pub(super) struct Scrutineer {
    pub(super) element: ElementId,
    pub(super) at: usize,
    /// Whether nothing that is stated speaks against its standing outside the lines.
    pub(super) is_outside: bool,
}

/// Everybody who scrutinises, each drawn once. Who stands in another row stays there.
pub(super) fn scrutineers(sketch: &mut Sketch<'_>) -> Vec<Scrutineer> {
    let model = sketch.model;
    let mut strands: Vec<(ElementId, ElementId)> = Vec::new();
    for strand in model.of_kind(Kind::Scrutiny) {
        let by = led(model, strand, key!("by"));
        let who: Vec<ElementId> = by
            .iter()
            .flat_map(|by| ["post", "group", "body"].into_iter().flat_map(|field| led(model, *by, field)))
            .collect();
        let who = if who.is_empty() { vec![strand] } else { who };
        strands.extend(who.into_iter().map(|element| (strand, element)));
    }
    let mut found: Vec<Scrutineer> = Vec::new();
    for (strand, element) in &strands {
        let (strand, element) = (*strand, *element);
        let own = strands.iter().filter(|(_, other)| *other == element);
        let is_outside =
            belongs(model, element).is_none() && own.clone().all(|(strand, _)| may_be_independent(model, *strand));
        let is_there = sketch.place(element).is_some();
        let sort = if is_outside { Sort::Scrutiny } else { sort(model.kind(element)) };
        let at = sketch.draw(element, sort, row(if is_outside { NO_TIER } else { OTHER_SCRUTINY }));
        if let Some(drawn) = sketch.node_mut(at).filter(|_| is_outside) {
            drawn.node.sort = Sort::Scrutiny;
        }
        if let Some(why) = belongs(model, element) {
            sketch.tell(at, format!("Scrutinises, and {why}"), Some(strand));
        } else if is_there && !is_outside {
            sketch.tell(at, "Also scrutinises".to_owned(), Some(strand));
        }
        tell_strand(sketch, (at, is_outside), strand, element);
        if !found.iter().any(|one| one.element == element) {
            sketch.tell_places(at, element);
            found.push(Scrutineer { element, at, is_outside });
        }
    }
    found
}

const fn sort(kind: Kind) -> Sort {
    match kind {
        Kind::Post => Sort::Post,
        Kind::Group => Sort::Group,
        _ => Sort::Body,
    }
}

/// Why somebody who scrutinises belongs to what is scrutinised; nothing where no more is stated than that they scrutinise.
fn belongs(model: &Model, element: ElementId) -> Option<&'static str> {
    let is = |field: &str| model.of_kind(Kind::Partner).any(|partner| led(model, partner, field).contains(&element));
    match model.kind(element) {
        Kind::Body if is("body") => Some("is a safeguarding partner"),
        Kind::Post if is("lead") || is("delegates") => Some("leads or acts for a safeguarding partner"),
        Kind::Group if stands_in_the_lines(model, element) => Some("stands in the lines"),
        _ => None,
    }
}

/// Whether a group does the work of the partners, answers to another group or a post, or has a group that answers to it.
fn stands_in_the_lines(model: &Model, group: ElementId) -> bool {
    let answers =
        |field: &str| led(model, group, field).iter().any(|to| matches!(model.kind(*to), Kind::Group | Kind::Post));
    let up = [Relation::ReportsTo, Relation::CommissionedBy];
    text(model, group, key!("tier")).is_some_and(|tier| WORKING_TIERS.contains(&tier))
        || answers("reports-to")
        || answers("commissioned-by")
        || model.hops_to(group, &up).iter().any(|hop| model.kind(hop.from) == Kind::Group)
}

/// False of a strand that is stated not to be independent.
fn may_be_independent(model: &Model, strand: ElementId) -> bool {
    !matches!(model.named(strand, key!("independent")), Fact::Known(Datum::Bool(false), _))
}

fn tell_strand(sketch: &mut Sketch<'_>, (at, is_outside): (usize, bool), strand: ElementId, element: ElementId) {
    let model = sketch.model;
    let (standing, said) = standing::of(model, strand, sketch.day);
    // Who belongs to the lines may be in place there, however far their scrutiny has come.
    let as_scrutiny =
        |words: String| if is_outside || element == strand { words } else { format!("As scrutiny: {}", small(&words)) };
    for words in said {
        sketch.tell(at, as_scrutiny(words), Some(strand));
    }
    let stands = |sketch: &mut Sketch<'_>, standing| {
        let in_place = sketch.node_mut(at).filter(|drawn| is_outside && drawn.node.presence == Presence::InPlace);
        if let Some(drawn) = in_place {
            drawn.node.presence = standing;
        }
    };
    stands(sketch, standing);
    let independence = match model.named(strand, key!("independent")) {
        Fact::Uncertain(..) => Some("Independence in doubt"),
        Fact::Disputed(..) => Some("Sources disagree whether it is independent"),
        Fact::Known(Datum::Bool(false), _) => Some("Not independent, as stated"),
        _ => None,
    };
    if let Some(words) = independence {
        sketch.tell(at, words.to_owned(), Some(strand));
        // It stands in a row, and has a frame, that say that it is independent.
        stands(sketch, Presence::Unsure);
    }
    if let Some(form) = text(model, strand, key!("form")).filter(|form| *form != "post" && element != strand) {
        sketch.tell(at, as_scrutiny(capital(&form.replace('-', " "))), Some(strand));
    }
    match model.named(strand, key!("of")) {
        Fact::NotStated(_)
            if matches!(model.named(strand, key!("covers-the-whole")), Fact::Known(Datum::Bool(true), _)) =>
        {
            sketch.tell(at, "Scrutinises the arrangements as a whole".to_owned(), Some(strand));
        }
        Fact::NotStated(_) => sketch.miss(at, "Whom it scrutinises: not stated"),
        _ => {}
    }
}

/// Puts a scrutineer beside the row of the first group that it scrutinises, or else chairs or leads.
pub(super) fn beside_what_it_scrutinises(sketch: &mut Sketch<'_>, at: usize) {
    let to = |how: How| sketch.lines.iter().find(|line| line.from == at && line.how == how).map(|line| line.to);
    let to = to(How::Scrutinises).or_else(|| to(How::Chairs)).or_else(|| to(How::Leads));
    let row = to.and_then(|to| sketch.drawn.get(to)).map(|drawn| drawn.row.clone());
    let rows = sketch.drawn.iter().filter(|drawn| matches!(drawn.node.sort, Sort::Group | Sort::Body));
    let row = row.or_else(|| {
        let (above, below): (Vec<&Row>, Vec<&Row>) = rows.map(|drawn| &drawn.row).partition(|row| row.0 < FIRST_TIER);
        below.into_iter().min().or_else(|| above.into_iter().min()).cloned()
    });
    if let Some(drawn) = sketch.node_mut(at) {
        drawn.node.beside = true;
        if let Some(row) = row {
            drawn.row = row;
        }
    }
}
