//! Who pays what, and who holds it, in the latest years of both sides.

use std::collections::BTreeSet;

use super::field::value;
use super::sentence::named;
use super::telling::Names;
use crate::finding::{Altered, Form, Paid, Said, Sum, Thing};
use crate::report::wording::listed;

/// The sentence, each sum of several with what tells it from the others: who pays it, in which arrangement, into what, and when.
pub(super) fn paid(altered: &Altered, (field, who): (&str, &str), (was, is): (&Paid, &Paid), names: &Names) -> String {
    let lead = match field {
        "total" => "the total",
        "held-by" => "who holds the money",
        _ => who,
    };
    let several_pay = [was, is].into_iter().any(|paid| differ(&paid.sums, |sum| &sum.payer));
    let side = |paid: &Paid, things: &[Thing], names: &[(String, String)]| {
        if paid.sums.is_empty() { nothing(paid, field) } else { sums(paid, (field, several_pay), things, names) }
    };
    let (before, after) = (side(was, &altered.before, &names.before), side(is, &altered.after, &names.after));
    let stop = if was.sums.len() > 1 || is.sums.len() > 1 { ";" } else { "," };
    format!("{lead}: {before}{stop} {after}")
}

fn nothing(paid: &Paid, field: &str) -> String {
    let years: Vec<&str> = paid.years.iter().map(|one| year(one)).collect();
    let nothing = if field == "held-by" { "not stated" } else { "no sum stated" };
    format!("{nothing} for {}", listed(&years))
}

fn sums(paid: &Paid, (field, several_pay): (&str, bool), things: &[Thing], names: &[(String, String)]) -> String {
    let all = &paid.sums;
    let (several_years, several_pots) = (differ(all, |sum| &sum.year), differ(all, |sum| &sum.pot));
    let several_places = things.iter().any(|thing| things.iter().any(|other| other.within != thing.within));
    let told: Vec<String> = all
        .iter()
        .zip(things)
        .map(|(sum, thing)| {
            let mut words = clause(&sum.said, all.len() > 1, field);
            if several_pay && !sum.payer.is_empty() {
                words = format!("{words} by {}", sum.payer);
            }
            if let Some(name) = named(thing, names).filter(|_| several_places || field == "held-by") {
                words = format!("{words} in {name}");
            }
            if several_pots && !sum.pot.is_empty() {
                words = format!("{words} into {}", sum.pot);
            }
            if several_years { format!("{words} for {}", year(&sum.year)) } else { words }
        })
        .collect();
    let told = listed(&told);
    if several_years { told } else { format!("{told} for {}", year(paid.year())) }
}

fn clause(said: &Said, is_one_of_several: bool, field: &str) -> String {
    match said.form {
        Form::NotStated if field == "held-by" => value(said),
        Form::NotStated if is_one_of_several => "a sum that is not stated".to_owned(),
        Form::NotStated => "no sum stated".to_owned(),
        _ => value(said),
    }
}

fn year(year: &str) -> &str {
    if year.is_empty() { "a year that is not stated" } else { year }
}

fn differ(sums: &[Sum], part: fn(&Sum) -> &String) -> bool {
    sums.iter().map(part).collect::<BTreeSet<&String>>().len() > 1
}
