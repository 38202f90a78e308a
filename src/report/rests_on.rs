//! What a run rested on, as the lists for programs write it.

use serde::Serialize;

use crate::finding::Meta;

/// Version, days and packs, each pack with the whole of its hash, so that the same can be asked again by the same rules.
#[derive(Serialize)]
pub(super) struct RestsOn<'a> {
    masa: &'a str,
    days: Days<'a>,
    packs: Vec<Pack<'a>>,
}

#[derive(Serialize)]
struct Days<'a> {
    law: &'a str,
    reference: &'a str,
}

#[derive(Serialize)]
struct Pack<'a> {
    name: &'a str,
    version: &'a str,
    hash: &'a str,
}

impl<'a> RestsOn<'a> {
    /// As the report has it.
    pub fn of(meta: &'a Meta) -> Self {
        let pack = |pack: &'a crate::finding::PackStamp| Pack {
            name: &pack.name,
            version: &pack.version,
            hash: pack.hash.whole(),
        };
        Self {
            masa: &meta.masa,
            days: Days { law: &meta.law_date, reference: &meta.reference_date },
            packs: meta.packs.iter().map(pack).collect(),
        }
    }
}
