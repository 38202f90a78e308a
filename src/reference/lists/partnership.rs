//! `partnerships.yaml`.

use super::read::Reading;
use super::{BodyKind, Known, Partnership};
use crate::time::Day;
use crate::yaml::NodeId;

const KNOWN: [(&str, Known); 3] = [("read", Known::Read), ("reported", Known::Reported), ("recalled", Known::Recalled)];

/// What became of partnerships for several areas, in order of id.
pub(super) fn read<'a>(reading: &Reading<'a, '_>) -> Vec<Partnership<'a>> {
    let Some(top) = reading.top() else { return Vec::new() };
    let list = top.need("partnerships").into_iter().flat_map(|node| reading.decoder.items(node));
    let mut rows: Vec<_> = list.filter_map(|node| row(reading, node)).collect();
    rows.sort_by_key(|row| row.id);
    top.finish();
    rows
}

fn row<'a>(reading: &Reading<'a, '_>, node: NodeId) -> Option<Partnership<'a>> {
    let fields = reading.decoder.fields(node)?;
    let (id, name, says) = (fields.text("id"), fields.text("name"), fields.text("says"));
    // An area shares its id with its council.
    let mut areas = reading.refers_all(fields.need("areas"), BodyKind::LocalAuthority);
    areas.sort_unstable();
    let ended = fields.text("ended").and_then(|text| match Day::parse(text.value) {
        Ok(day) if day.first().is_some() => Some(day),
        Ok(_) => {
            reading.decoder.refuse(text.span, "the first day on which it may have ended is missing".to_owned(), "");
            None
        }
        Err(error) => {
            reading.decoder.refuse(text.span, error.to_string(), error.mend());
            None
        }
    });
    let known = fields.one_of("certainty", &KNOWN);
    let source = fields.texts("source").into_iter().map(|source| source.value).collect();
    fields.need("source");
    fields.finish();
    Some(Partnership {
        id: id?.value,
        name: name?.value,
        areas,
        ended: ended?,
        says: says?.value,
        known: known?.value,
        source,
    })
}
