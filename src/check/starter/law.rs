//! Provisions as remarks.

use std::fmt::Write as _;

use crate::finding::Strength;
use crate::law::{Catalogue, Provision};
use crate::time::{Date, Day};

/// Those of some provisions, given by their ids, that apply on a day, each as a remark on a line of its own that begins with a line end; what
/// stands in one place and weighs the same is one remark.
pub(super) fn remarks(law: &Catalogue, day: Date, ids: &str) -> String {
    let mut out = String::new();
    let mut before = String::new();
    for provision in
        ids.split_whitespace().filter_map(|id| law.provision(id)).filter(|provision| applies(provision, day))
    {
        let cite = law.cite(provision);
        let weighs = if provision.strength() == Strength::Question { ", counted as a question" } else { "" };
        let place = format!("{} ({}{weighs})", cite.place, cite.force);
        if place == before {
            let _ = write!(out, " {}", cite.paraphrase);
        } else {
            let _ = write!(out, "\n## {place}: {}", cite.paraphrase);
        }
        before = place;
    }
    out
}

/// Whether it is law, or was already in some areas.
pub(super) fn applies(provision: &Provision, day: Date) -> bool {
    !provision.in_force(Day::from(day)).is_false()
}
