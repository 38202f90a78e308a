use serde::Serialize;

use crate::finding::{ListedRule, RuleList, Standing, Strength};
use crate::report::compact::compact;

/// The whole document; every field is described in `schemas/rules-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    day: &'a str,
    law: &'a str,
    packs: Vec<Pack<'a>>,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Pack<'a> {
    name: &'a str,
    version: &'a str,
    title: &'a str,
    hash: &'a str,
    rules: usize,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    pack: &'a str,
    title: &'a str,
    to: &'a str,
    decided_by: &'static str,
    strength: Strength,
    standing: &'static str,
    provisions: Vec<Provision<'a>>,
}

#[derive(Serialize)]
struct Provision<'a> {
    id: &'a str,
    place: &'a str,
    in_force: bool,
}

/// Writes the rules as one line of JSON, version 1, by `schemas/rules-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no list is known to make it do.
pub fn rules_json(list: &RuleList) -> Result<String, serde_json::Error> {
    let packs = list.packs.iter().enumerate().map(|(at, pack)| Pack {
        name: &pack.name,
        version: &pack.version,
        title: &pack.title,
        hash: pack.hash.whole(),
        rules: list.rules.iter().filter(|rule| rule.pack == at).count(),
    });
    let document = Document {
        version: 1,
        day: &list.day,
        law: &list.law_date,
        packs: packs.collect(),
        rules: list.rules.iter().map(|listed| rule(listed, list)).collect(),
    };
    compact(&document)
}

fn rule<'a>(listed: &'a ListedRule, list: &'a RuleList) -> Rule<'a> {
    Rule {
        id: &listed.id,
        pack: list.packs.get(listed.pack).map_or("", |pack| &pack.name),
        title: &listed.title,
        to: listed.to,
        decided_by: if listed.by_people { "people" } else { "condition" },
        strength: listed.strength,
        standing: standing(listed.standing),
        provisions: listed
            .provisions
            .iter()
            .map(|provision| Provision { id: &provision.id, place: &provision.place, in_force: provision.in_force })
            .collect(),
    }
}

/// How a standing is called in JSON.
pub(in crate::report) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in-force",
        Standing::Unclear => "unclear",
        Standing::NotYet => "not-yet",
        Standing::Over => "over",
    }
}
