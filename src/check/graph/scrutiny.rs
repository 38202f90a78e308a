//! The view of scrutiny: those to whom it reports, those who scrutinise, and what they scrutinise.

use super::scrutineers::{OF_SCRUTINY, Scrutineer, scrutineers};
use super::sketch::{Row, Sketch, named, stated};
use super::standing::{aside, aside_of};
use crate::check::diff::{called, led};
use crate::finding::Sort;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Relation};

pub(super) fn draw(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    let found = scrutineers(sketch);
    let strands: Vec<ElementId> = model.of_kind(Kind::Scrutiny).collect();
    for one in &found {
        if let Some(drawn) = sketch.node_mut(one.at) {
            drawn.row =
                if one.is_outside { Row::new(1, "Independent scrutiny") } else { Row::new(2, "Other scrutiny") };
        }
        tell_post(sketch, one.at, one.element);
    }
    for strand in strands {
        let by = led(model, strand, key!("by"));
        let is_by = |element: ElementId| {
            let fields = ["post", "group", "body"];
            by.iter().any(|by| fields.iter().any(|field| led(model, *by, *field).contains(&element)))
        };
        for one in found.iter().filter(|one| one.element == strand || is_by(one.element)) {
            tell_strand(sketch, one.at, strand);
        }
    }
    let looked_at = [Relation::Scrutinises, Relation::Chairs, Relation::Leads];
    let scrutineers: Vec<ElementId> = found.iter().map(|one| one.element).collect();
    let is_looked_at = |group| model.hops_to(group, &looked_at).iter().any(|hop| scrutineers.contains(&hop.from));
    for Scrutineer { element, at: from, .. } in found {
        for hop in model.hops_from(element, OF_SCRUTINY) {
            let is_group = model.kind(hop.to) == Kind::Group;
            if hop.relation == Relation::Leads && !is_group {
                continue;
            }
            let row = if is_group && is_looked_at(hop.to) { Row::new(3, "Groups") } else { Row::new(0, "Reported to") };
            let sort = match model.kind(hop.to) {
                Kind::Group => Sort::Group,
                Kind::Post => Sort::Post,
                Kind::Collective => Sort::Partners,
                _ => Sort::Body,
            };
            let to = sketch.draw(hop.to, sort, row);
            if is_group {
                sketch.tell_chairs(to, hop.to);
            }
            sketch.line(from, to, &hop);
        }
        if model.hops_from(element, &[Relation::ReportsTo]).is_empty() {
            sketch.miss(from, "Reports to: not stated");
        }
    }
}

fn tell_post(sketch: &mut Sketch<'_>, at: usize, element: ElementId) {
    for (field, words) in [("employed-by", "Employed by"), ("engaged-by", "Engaged by"), ("chosen-by", "Chosen by")] {
        tell_names(sketch, at, element, (field, words));
    }
}

fn tell_strand(sketch: &mut Sketch<'_>, at: usize, strand: ElementId) {
    for field in [("engaged-by", "Engaged by"), ("chosen-by", "Chosen by")] {
        tell_names(sketch, at, strand, field);
    }
    let covers: Vec<String> = stated(sketch.model, strand, "covers")
        .into_iter()
        .map(|(datum, said)| format!("{}{said}", sketch.model.words(datum).replace('-', " ")))
        .collect();
    if !covers.is_empty() {
        sketch.tell(at, format!("Covers: {}", covers.join(", ")), Some(strand));
    }
}

fn tell_names(sketch: &mut Sketch<'_>, at: usize, element: ElementId, (field, words): (&str, &str)) {
    let model = sketch.model;
    let names: Vec<String> = named(model, element, field)
        .into_iter()
        .map(|(who, said)| {
            let standing = aside_of(model, who, said, sketch.day);
            format!("{}{standing}{}", called(model, who), as_partner(sketch, who))
        })
        .collect();
    if !names.is_empty() {
        sketch.tell(at, format!("{words}: {}", names.join(", ")), Some(element));
    } else if matches!(model.named(element, field), crate::model::Fact::None(_)) {
        sketch.tell(at, format!("{words} nobody, as stated"), Some(element));
    }
}

/// What is to be said of a body that is not simply in place as a partner: who engages scrutiny may have left, or be no more than
/// under discussion.
fn as_partner(sketch: &Sketch<'_>, body: ElementId) -> String {
    let model = sketch.model;
    let mut partners =
        model.of_kind(Kind::Partner).filter(|partner| led(model, *partner, key!("body")).contains(&body));
    let Some(partner) = partners.next() else { return String::new() };
    let aside = if partners.next().is_none() { aside(model, partner, sketch.day) } else { String::new() };
    if aside.is_empty() { aside } else { format!(", as a partner{}", aside.replacen(',', "", 1)) }
}
