//! Which areas of England have an arrangement in a set.

use crate::finding::{Column, EnglishArea};
use crate::reference::Reference;
use crate::time::Date;

/// The areas that there are on a day, and what else the arrangements are for, in order of region and name.
pub(super) fn england(columns: &[Column], reference: &Reference, day: Date) -> Vec<EnglishArea> {
    let covering = |id: &str| -> Vec<usize> {
        let all = columns.iter().enumerate();
        all.filter(|(_, column)| column.head.areas.iter().any(|(area, _)| area == id)).map(|(at, _)| at).collect()
    };
    let mut areas: Vec<EnglishArea> = reference
        .areas_on(day)
        .map(|area| EnglishArea {
            name: area.name.to_owned(),
            region: area.region.to_owned(),
            columns: covering(area.id),
        })
        .collect();
    areas.sort_by(|a, b| (&a.region, &a.name).cmp(&(&b.region, &b.name)));
    areas
}
