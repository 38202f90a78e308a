//! Provisions as remarks.

use std::fmt::Write as _;

use crate::finding::Strength;
use crate::law::{Catalogue, Provision};
use crate::time::{Date, Day};

/// Those of some provisions, given by their ids, that apply on a day, as remarks that each begin with a line end. What stands in
/// one place and weighs the same is one remark.
pub(super) fn remarks(law: &Catalogue, day: Date, ids: &str) -> String {
    let mut out = String::new();
    let mut before = String::new();
    let named = ids.split_whitespace().filter_map(|id| law.provision(id));
    for provision in named.filter(|provision| applies(provision, day)) {
        let cite = law.cite(provision);
        let begins = if provision.in_force(Day::from(day)).is_true() { "" } else { ", beginning area by area" };
        let place = format!("{} ({}{}{begins})", cite.place, cite.force, weighs_less(provision));
        if place == before {
            let _ = write!(out, " {}", cite.paraphrase);
        } else {
            let _ = write!(out, "\n## {place}: {}", cite.paraphrase);
        }
        before = place;
    }
    out
}

/// What masa counts it as, where that is less than it asks.
fn weighs_less(provision: &Provision) -> &'static str {
    match provision.strength() {
        strength if strength == provision.force.strength() => "",
        Strength::Note => ", counted as a note",
        Strength::Question => ", counted as a question",
        Strength::Guidance | Strength::Duty => ", counted as guidance",
    }
}

/// Whether it is law, or was already in some areas.
pub(super) fn applies(provision: &Provision, day: Date) -> bool {
    !provision.in_force(Day::from(day)).is_false()
}
