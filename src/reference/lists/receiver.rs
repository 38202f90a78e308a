//! `receivers.yaml`.

use super::partnership::KNOWN;
use super::read::Reading;
use super::{Receiver, plain_form};
use crate::yaml::NodeId;

/// The bodies of the whole country to which reports are sent, in order of id. A name that leads to two of them is refused.
pub(super) fn read<'a>(reading: &Reading<'a, '_>) -> Vec<Receiver<'a>> {
    let Some(top) = reading.top() else { return Vec::new() };
    let list = top.need("receivers").into_iter().flat_map(|node| reading.decoder.items(node));
    let mut rows: Vec<Receiver<'a>> = Vec::new();
    for node in list {
        rows.extend(row(reading, node, &rows));
    }
    rows.sort_by_key(|row| row.id);
    top.finish();
    rows
}

fn row<'a>(reading: &Reading<'a, '_>, node: NodeId, before: &[Receiver<'a>]) -> Option<Receiver<'a>> {
    let fields = reading.decoder.fields(node)?;
    let (id, name) = (fields.text("id"), fields.text("name"));
    let called: Vec<_> = name.into_iter().chain(fields.texts("also-known-as")).collect();
    let known = fields.one_of("certainty", &KNOWN);
    let source = fields.texts("source").into_iter().map(|source| source.value).collect();
    fields.need("source");
    fields.finish();
    for text in id.iter().chain(&called) {
        if let Some(other) = before.iter().find(|other| other.id == text.value || other.is_called(text.value)) {
            reading.decoder.refuse(text.span, format!("`{}` already leads to `{}`", text.value, other.id), "");
        }
    }
    let names = called.iter().map(|name| plain_form(name.value).into()).collect();
    Some(Receiver { id: id?.value, name: name?.value, names, known: known?.value, source })
}
