//! What a run rested on, as the lists for programs write it.

use serde::Serialize;

use crate::finding::{Meta, PackStamp};

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

/// A pack, with the whole of its hash.
#[derive(Serialize)]
pub(super) struct Pack<'a> {
    name: &'a str,
    version: &'a str,
    hash: &'a str,
}

impl<'a> RestsOn<'a> {
    /// As the report has it.
    pub fn of(meta: &'a Meta) -> Self {
        Self {
            masa: &meta.masa,
            days: Days { law: &meta.law_date, reference: &meta.reference_date },
            packs: meta.packs.iter().map(Pack::of).collect(),
        }
    }
}

impl<'a> Pack<'a> {
    /// By its stamp.
    pub fn of(stamp: &'a PackStamp) -> Self {
        Self { name: &stamp.name, version: &stamp.version, hash: stamp.hash.whole() }
    }
}
