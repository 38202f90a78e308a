//! `areas.yaml`: each row an area and its council.

use super::read::Reading;
use super::{Area, Body, BodyKind, Form, Overlap, Population, Successor, body};
use crate::time::Date;
use crate::yaml::{Fields, NodeId, Spanned};

/// What the file of areas holds.
#[derive(Default)]
pub(super) struct AreaList<'a> {
    pub partners_from: Option<Date>,
    pub overlaps_from: Option<Date>,
    pub areas: Vec<Area<'a>>,
    pub councils: Vec<Spanned<Body<'a>>>,
}

const FORMS: [(&str, Form); 5] = [
    ("county", Form::County),
    ("unitary", Form::Unitary),
    ("metropolitan-district", Form::MetropolitanDistrict),
    ("london-borough", Form::LondonBorough),
    ("sui-generis", Form::SuiGeneris),
];

const REGIONS: [(&str, &str); 9] = [
    ("North East", "North East"),
    ("North West", "North West"),
    ("Yorkshire and The Humber", "Yorkshire and The Humber"),
    ("East Midlands", "East Midlands"),
    ("West Midlands", "West Midlands"),
    ("East of England", "East of England"),
    ("London", "London"),
    ("South East", "South East"),
    ("South West", "South West"),
];

pub(super) fn read<'a>(reading: &Reading<'a, '_>) -> AreaList<'a> {
    let mut list = AreaList::default();
    let Some(top) = reading.top() else { return list };
    let day = |key| top.text(key).and_then(|text| reading.date(text)).map(|date| date.value);
    (list.partners_from, list.overlaps_from) = (day("partners-from"), day("overlaps-from"));
    for node in top.need("areas").into_iter().flat_map(|node| reading.decoder.items(node)) {
        if let Some((area, council)) = row(reading, node) {
            list.areas.push(area);
            list.councils.push(council);
        }
    }
    top.finish();
    list
}

fn row<'a>(reading: &Reading<'a, '_>, node: NodeId) -> Option<(Area<'a>, Spanned<Body<'a>>)> {
    let fields = reading.decoder.fields(node)?;
    let (id, name, council) = (fields.text("id"), fields.text("name"), fields.text("council"));
    let (form, region) = (fields.one_of("type", &FORMS), fields.one_of("region", &REGIONS));
    let life = reading.life(&fields);
    let also_known_as = fields.texts("also-known-as").into_iter().map(|name| name.value).collect();
    let ons_codes = body::ons_codes(reading, &fields);
    let predecessors = reading.refers_all(fields.opt("predecessors"), BodyKind::LocalAuthority);
    let successors = reading.refers_all(fields.opt("successors"), BodyKind::LocalAuthority);
    let health = fields.need("health").into_iter().flat_map(|node| reading.decoder.items(node));
    let health = health.filter_map(|node| overlap(reading, node)).collect();
    let police = reading.refers_all(fields.need("police"), BodyKind::Police);
    let under_18 = fields.opt_fields("under-18").and_then(|fields| population(reading, fields));
    let remark = fields.opt_text("note").map(|note| note.value);
    fields.finish();
    let id = id?;
    let council = Body {
        id: id.value,
        name: council?.value,
        form: form?.value,
        life,
        also_known_as,
        predecessors: predecessors.clone(),
        successors: successors.iter().map(|body| Successor { body, part: None }).collect(),
        ods: None,
        ons_codes,
        chief_officer: None,
        note: remark,
        doubt: None,
    };
    let (name, region) = (name?.value, region?.value);
    let area =
        Area { id: id.value, name, region, life, predecessors, successors, health, police, under_18, note: remark };
    Some((area, Spanned::new(council, id.span)))
}

fn overlap<'a>(reading: &Reading<'a, '_>, node: NodeId) -> Option<Overlap<'a>> {
    let fields = reading.decoder.fields(node)?;
    let body = fields.text("body").map(|id| reading.refers(id, BodyKind::HealthBoard));
    let share = fields.text("share").and_then(|text| reading.share(text));
    let lsoas = fields.opt_int("lsoas").and_then(|number| reading.number(number));
    let flag = |key| fields.opt_bool(key).is_some_and(|flag| flag.value);
    let (principal, marginal, derived) = (flag("principal"), flag("marginal"), flag("derived"));
    let life = reading.dated_life(&fields);
    fields.finish();
    Some(Overlap { body: body?, share: share?, lsoas, principal, marginal, derived, life })
}

fn population(reading: &Reading<'_, '_>, fields: Fields<'_, '_, '_>) -> Option<Population> {
    let count = fields.int("count").and_then(|number| reading.number(number));
    let year = fields.int("year").and_then(|number| reading.number(number));
    fields.finish();
    Some(Population { count: count?, year: year? })
}
