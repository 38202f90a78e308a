mod findings;
mod graph;
mod lookup;
mod naming;
mod places;
mod say;

use super::{Decoded, Listed, Lists, Looked, decode};
use crate::source::FileId;
use crate::time::Day;
use crate::yaml;

/// A few areas and bodies in place of the reference lists, so that these tests do not hang on real data.
pub(super) struct Few;

type Row =
    (&'static str, &'static str, &'static str, Option<&'static str>, Option<&'static str>, &'static [&'static str]);

const BODIES: &[Row] = &[
    ("plymouth", "Plymouth City Council", "local-authority", Some("1998-04-01"), None, &["Plymouth City Council"]),
    ("torbay", "Torbay Council", "local-authority", Some("1998-04-01"), None, &["Torbay Council"]),
    ("somerset", "Somerset Council", "local-authority", None, None, &[]),
    ("dorset-county", "Dorset County Council", "local-authority", None, Some("2019-03-31"), &["Dorset"]),
    ("bournemouth", "Bournemouth Borough Council", "local-authority", None, Some("2019-03-31"), &["Dorset"]),
    ("dorset", "Dorset Council", "local-authority", Some("2019-04-01"), None, &["Dorset Council"]),
    (
        "nhs-devon-ccg",
        "NHS Devon Clinical Commissioning Group",
        "health-board",
        Some("2019-04-01"),
        Some("2022-06-30"),
        &["NHS Devon CCG"],
    ),
    ("nhs-devon-icb", "NHS Devon Integrated Care Board", "health-board", Some("2022-07-01"), None, &["NHS Devon"]),
    ("nhs-dorset-icb", "NHS Dorset Integrated Care Board", "health-board", Some("2022-07-01"), None, &[]),
    ("devon-and-cornwall-police", "Devon and Cornwall Police", "police", None, None, &["Devon & Cornwall Police"]),
    ("dorset-police", "Dorset Police", "police", None, None, &[]),
];

const AREAS: &[Row] = &[
    ("plymouth", "Plymouth", "", None, None, &[]),
    ("torbay", "Torbay", "", None, None, &[]),
    ("somerset", "Somerset", "", None, None, &[]),
    ("dorset", "Dorset", "", None, None, &[]),
    ("bournemouth-christchurch-and-poole", "Bournemouth, Christchurch and Poole", "", None, None, &[]),
];

fn listed(row: &'static Row) -> Listed<'static> {
    let day = |text: Option<&str>| text.map(|text| Day::parse(text).unwrap());
    Listed { id: row.0, name: row.1, kind: (!row.2.is_empty()).then_some(row.2), from: day(row.3), until: day(row.4) }
}

fn look(rows: &'static [Row], name: &str, on: Day) -> Looked<'static> {
    if let Some(row) = rows.iter().find(|row| row.0 == name) {
        return Looked::One(listed(row));
    }
    let in_force = |row: &&Row| row.4.is_none_or(|until| !Day::parse(until).unwrap().before(on).is_true());
    let found: Vec<Listed<'_>> =
        rows.iter().filter(|row| row.1 == name || row.5.contains(&name)).filter(in_force).map(listed).collect();
    match found.as_slice() {
        [] => Looked::None,
        [one] => Looked::One(*one),
        _ => Looked::Several(found),
    }
}

fn like(rows: &'static [Row], name: &str) -> Option<Listed<'static>> {
    let id = crate::finding::did_you_mean(name, rows.iter().map(|row| row.0))?;
    rows.iter().find(|row| row.0 == id).map(listed)
}

impl Lists for Few {
    fn find_area(&self, name: &str, on: Day) -> Looked<'_> {
        look(AREAS, name, on)
    }

    fn find_body(&self, name: &str, on: Day) -> Looked<'_> {
        if name == "bournemouth-christchurch-and-poole" {
            let row = AREAS.iter().find(|row| row.0 == name).unwrap();
            return Looked::One(Listed { kind: Some("local-authority"), ..listed(row) });
        }
        look(BODIES, name, on)
    }

    fn area_like(&self, name: &str, _: Day) -> Option<Listed<'_>> {
        like(AREAS, name)
    }

    fn body_like(&self, name: &str, _: Day) -> Option<Listed<'_>> {
        like(BODIES, name)
    }
}

const SHARED: &str = include_str!("../../../tests/inputs/say/shared-things-stand-in-a-file-of-their-own.yaml");

/// Decodes a text on its own day, else on 1 June 2022.
pub(super) fn decoded(text: &str) -> Decoded {
    decoded_with(text, &Few)
}

pub(super) fn decoded_with(text: &str, lists: &dyn Lists) -> Decoded {
    let parsed = yaml::parse(FileId(0), text);
    let tree = parsed.tree.unwrap_or_else(|| panic!("{:?}", parsed.findings));
    let day = super::as_at(&tree, &Few).unwrap_or_else(|| Day::parse("2022-06-01").unwrap());
    // What files of shared things hold can be referred to by any of the inputs.
    let shared = yaml::parse(FileId(1), SHARED).tree.unwrap_or_else(|| panic!("the shared things cannot be read"));
    decode(&tree, &[&shared], lists, day)
}
