//! `health-bodies.yaml` and `forces.yaml`.

use super::read::Reading;
use super::{Body, BodyKind, Form, Life, OnsCode, Successor};
use crate::yaml::{Fields, NodeId, Spanned};

const FORMS: [(&str, Form); 2] = [("icb", Form::Icb), ("ccg", Form::Ccg)];

pub(super) fn read_health<'a>(reading: &Reading<'a, '_>) -> Vec<Spanned<Body<'a>>> {
    rows(reading, "health-bodies", health_body)
}

pub(super) fn read_forces<'a>(reading: &Reading<'a, '_>) -> Vec<Spanned<Body<'a>>> {
    rows(reading, "forces", force)
}

fn rows<'a, 't>(
    reading: &Reading<'a, 't>,
    key: &'static str,
    row: impl Fn(&Reading<'a, 't>, &Fields<'_, 'a, 't>) -> Option<Spanned<Body<'a>>>,
) -> Vec<Spanned<Body<'a>>> {
    let Some(top) = reading.top() else { return Vec::new() };
    let nodes = top.need(key).into_iter().flat_map(|node| reading.decoder.items(node));
    let read = |node| {
        let fields = reading.decoder.fields(node)?;
        let body = row(reading, &fields);
        fields.finish();
        body
    };
    let bodies = nodes.filter_map(read).collect();
    top.finish();
    bodies
}

fn health_body<'a>(reading: &Reading<'a, '_>, fields: &Fields<'_, 'a, '_>) -> Option<Spanned<Body<'a>>> {
    let (id, name, form) = (fields.text("id"), fields.text("name"), fields.one_of("type", &FORMS));
    let life = reading.dated_life(fields);
    let also_known_as = fields.texts("also-known-as").into_iter().map(|name| name.value).collect();
    let ods = fields.text("ods").map(|code| code.value);
    let ons_codes = ons_codes(reading, fields);
    let predecessors = reading.refers_all(fields.opt("predecessors"), BodyKind::HealthBoard);
    let successors = fields.list("successors").into_iter().filter_map(|node| successor(reading, node)).collect();
    let note = fields.opt_text("note").map(|note| note.value);
    let doubt = fields.opt_text("doubt").map(|doubt| doubt.value);
    let id = id?;
    let body = Body {
        id: id.value,
        name: name?.value,
        form: form?.value,
        life,
        also_known_as,
        predecessors,
        successors,
        ods,
        ons_codes,
        chief_officer: None,
        note,
        doubt,
    };
    Some(Spanned::new(body, id.span))
}

fn successor<'a>(reading: &Reading<'a, '_>, node: NodeId) -> Option<Successor<'a>> {
    let fields = reading.decoder.fields(node)?;
    let body = fields.text("body").map(|id| reading.refers(id, BodyKind::HealthBoard));
    let part = fields.text("part").and_then(|text| reading.share(text));
    fields.finish();
    Some(Successor { body: body?, part: Some(part?) })
}

pub(super) fn ons_codes<'a>(reading: &Reading<'a, '_>, fields: &Fields<'_, 'a, '_>) -> Vec<OnsCode<'a>> {
    let read = |node| {
        let fields = reading.decoder.fields(node)?;
        let code = fields.text("code");
        let life = reading.life(&fields);
        fields.finish();
        Some(OnsCode { code: code?.value, life })
    };
    fields.list("ons-codes").into_iter().filter_map(read).collect()
}

fn force<'a>(reading: &Reading<'a, '_>, fields: &Fields<'_, 'a, '_>) -> Option<Spanned<Body<'a>>> {
    let (id, name) = (fields.text("id"), fields.text("name"));
    let also_known_as = fields.texts("also-known-as").into_iter().map(|name| name.value).collect();
    let chief_officer = fields.text("chief-officer").map(|title| title.value);
    let life = reading.life(fields);
    let code = fields.text("ons-code").map(|code| OnsCode { code: code.value, life: Life::default() });
    let note = fields.opt_text("note").map(|note| note.value);
    let id = id?;
    let body = Body {
        id: id.value,
        name: name?.value,
        form: Form::Force,
        life,
        also_known_as,
        predecessors: Vec::new(),
        successors: Vec::new(),
        ods: None,
        ons_codes: code.into_iter().collect(),
        chief_officer,
        note,
        doubt: None,
    };
    Some(Spanned::new(body, id.span))
}
