//! How far the law is turned into rules.

use crate::finding::{Coverage, CoverageRow, Covered};
use crate::law::{Catalogue, Decided, Entry, Instrument, Provision, Schedule};
use crate::rules::{Decides, Rule, Rulebook};

/// Every provision of the catalogue with the rules of a book that rest on it, or the reason for none.
#[must_use]
pub fn coverage(law: &Catalogue, book: &Rulebook<'_>) -> Coverage {
    let mut rows = Vec::new();
    for instrument in law.instruments() {
        let own = law.provisions().iter().filter(|provision| provision.instrument == instrument.id);
        for provision in own {
            rows.push(of_provision(law, instrument, provision, book));
            let lists = instrument.schedule.iter().filter(|schedule| schedule.provision == provision.id);
            rows.extend(lists.flat_map(|schedule| entries(law, instrument, provision, schedule, book)));
        }
    }
    Coverage {
        law_as_at: law.data_date().map_or_else(String::new, |day| day.to_string()),
        packs: book.packs().to_vec(),
        rows,
    }
}

/// Ids of the rules that rest on a provision: those that decide, and those that put it to people.
fn resting_on(id: &str, book: &Rulebook<'_>) -> (Vec<String>, Vec<String>) {
    let rests = |rule: &&Rule<'_>| rule.basis.iter().any(|provision| provision.id == id);
    let (mut rules, mut checklist) = (Vec::new(), Vec::new());
    for rule in book.rules().iter().filter(rests) {
        match rule.text.decides {
            Decides::Holds(_) => rules.push(rule.text.id.clone()),
            Decides::Judgement(_) => checklist.push(rule.text.id.clone()),
        }
    }
    (rules, checklist)
}

/// The rules on the provisions whose duty one repeats, and which these are: it need not be cited beside them.
fn of_the_same_duty(law: &Catalogue, provision: &Provision, book: &Rulebook<'_>) -> (Vec<String>, String) {
    let (mut rules, mut places) = (Vec::new(), Vec::new());
    for repeated in provision.same_duty_as.iter().filter_map(|id| law.provision(id)) {
        let (decide, _) = resting_on(&repeated.id, book);
        if !decide.is_empty() {
            places.push(repeated.place.as_str());
            rules.extend(decide);
        }
    }
    rules.sort_unstable();
    rules.dedup();
    let why = format!("by the rules on {}, whose duty it repeats", places.join(" and "));
    (rules, why)
}

fn of_provision(law: &Catalogue, instrument: &Instrument, provision: &Provision, book: &Rulebook<'_>) -> CoverageRow {
    let (own, checklist) = resting_on(&provision.id, book);
    let (rules, repeats) = match provision.decided {
        Decided::Machine | Decided::InPart { .. } if own.is_empty() => of_the_same_duty(law, provision, book),
        _ => (own, String::new()),
    };
    let (covered, why) = match &provision.decided {
        Decided::Machine | Decided::InPart { .. } if rules.is_empty() => {
            (Covered::Missing, "a machine can decide it, and no rule does".to_owned())
        }
        Decided::Machine => (Covered::ByRules, repeats),
        Decided::InPart { .. } => (Covered::InPart, provision.decided.beyond_rules().unwrap_or_default()),
        Decided::Judgement { .. } if checklist.is_empty() => {
            (Covered::Missing, "people have to judge it, and no rule asks them".to_owned())
        }
        Decided::Judgement { ask, evidence } => (Covered::ByPeople, format!("{ask} To look at: {evidence}.")),
        Decided::Reference { needs } => (Covered::NeedsData, format!("needs {needs}")),
        Decided::NoDuty { why } => (Covered::NoDuty, why.clone()),
        Decided::OutOfScope { why } => (Covered::OutOfScope, why.clone()),
    };
    CoverageRow {
        provision: provision.id.clone(),
        instrument: instrument.short.clone(),
        place: provision.place.clone(),
        force: provision.force.id().to_owned(),
        asks: law.cite(provision).force,
        certainty: provision.certainty.id().to_owned(),
        known: provision.certainty.words(instrument.kind),
        in_force: law.cite(provision).in_force,
        bearer: provision.bearer.clone(),
        says: provision.says.clone(),
        covered,
        rules,
        checklist,
        why,
    }
}

/// The entries of a list: rules look agencies up in them.
fn entries<'a>(
    law: &'a Catalogue,
    instrument: &'a Instrument,
    provision: &'a Provision,
    schedule: &'a Schedule,
    book: &'a Rulebook<'_>,
) -> impl Iterator<Item = CoverageRow> + use<'a> {
    let (rules, checklist) = resting_on(&provision.id, book);
    let cite = law.cite(provision);
    let one = move |entry: &Entry| CoverageRow {
        provision: entry.id.clone(),
        instrument: instrument.short.clone(),
        place: format!("Schedule, {}", entry.place),
        force: provision.force.id().to_owned(),
        asks: cite.force.clone(),
        certainty: entry.certainty.id().to_owned(),
        known: entry.certainty.words(instrument.kind),
        in_force: cite.in_force.clone(),
        bearer: provision.bearer.clone(),
        says: format!("Among the relevant agencies is {}.", entry.says),
        covered: Covered::AsData,
        rules: rules.clone(),
        checklist: checklist.clone(),
        why: if entry.open_ended {
            "agencies are matched to it; it takes in whoever is of that kind, whatever it is called".to_owned()
        } else {
            "agencies are matched to it".to_owned()
        },
    };
    schedule.entries.iter().map(one)
}
