//! What a section would say over and over, said once: how many, and which.

use super::field::field_name;
use super::sentence::{all_about, label, of_before, sentence, wholeness};
use super::telling::{Line, Names, known};
use crate::finding::{Absence, Altered, Form, Thing, What};
use crate::report::wording::{counted, listed};

/// What lines have in common that can be told in one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Alike<'d> {
    /// After does not state it, for this reason.
    NotStated(&'d str),
    /// After may leave it out.
    NotNamed,
    /// A function that after does not name.
    FunctionNotNamed,
    /// A list under this key is said to be whole, or no longer.
    Whole(&'static str, bool),
}

impl<'d> Alike<'d> {
    fn of(altered: &'d Altered) -> Option<Self> {
        match &altered.what {
            What::Says { is, was, .. } if is.form == Form::NotStated && was.form != Form::NotStated => {
                Some(Self::NotStated(&is.why))
            }
            What::Went(only) if only.other == Absence::NotNamed => Some(Self::NotNamed),
            What::Owned { is, .. } if is.is_empty() => Some(Self::FunctionNotNamed),
            What::Whole { field, is } => Some(Self::Whole(field, *is)),
            _ => None,
        }
    }

    /// From how many on they are told in one line. What is no longer named tells of itself, and two are soon read.
    const fn enough(&self) -> usize {
        match self {
            Self::NotStated(_) | Self::Whole(..) => 2,
            Self::NotNamed | Self::FunctionNotNamed => 3,
        }
    }
}

/// The lines of a section, those that say the same of several things as one.
pub(super) fn lines<'d>(section: &[&'d Altered], names: &Names) -> Vec<Line<'d>> {
    let mut lines: Vec<Line<'d>> = Vec::new();
    let mut folded: Vec<Alike<'d>> = Vec::new();
    for altered in section {
        let alike = Alike::of(altered);
        let all: Vec<&'d Altered> = match &alike {
            Some(alike) => section.iter().copied().filter(|other| Alike::of(other).as_ref() == Some(alike)).collect(),
            None => Vec::new(),
        };
        match alike {
            Some(alike) if folded.contains(&alike) => {}
            Some(alike) if all.len() >= alike.enough() => {
                lines.push(folded_line(&alike, all, names));
                folded.push(alike);
            }
            _ => lines.push(Line {
                label: label(altered),
                says: sentence(altered, names),
                known: known(altered),
                altered: vec![altered],
            }),
        }
    }
    lines
}

fn folded_line<'d>(alike: &Alike<'d>, all: Vec<&'d Altered>, names: &Names) -> Line<'d> {
    let in_all = |told: Vec<String>| format!("{} in all: {}", all.len(), told.join("; "));
    let (label, says) = match alike {
        Alike::NotStated(why) => {
            let facts = counted(all.len(), "fact", "facts");
            ("not stated now", format!("{facts}, neither gone nor none: {}; {why}", not_stated(&all, names)))
        }
        Alike::NotNamed => ("no longer named", in_all(all.iter().map(|altered| of_before(altered, names)).collect())),
        Alike::FunctionNotNamed => ("no longer named", in_all(by_owner(&all, names))),
        Alike::Whole(field, is) => {
            let of = all_about(&all, names);
            ("", format!("{of}: each list of {} {}", field_name(field), wholeness(*is)))
        }
    };
    Line { label, says, known: String::new(), altered: all }
}

/// What is not stated, by what it is not stated of; things of which the same is not stated stand together.
fn not_stated(all: &[&Altered], names: &Names) -> String {
    let mut by_thing: Vec<(&[Thing], Vec<String>, Vec<&Altered>)> = Vec::new();
    for altered in all {
        let What::Says { field, was, .. } = &altered.what else { continue };
        let was = if was.words.is_empty() { String::new() } else { format!(" (was {})", was.words) };
        let fact = format!("{}{was}", field_name(field));
        match by_thing.iter_mut().find(|(thing, ..)| *thing == altered.after) {
            Some((_, facts, _)) => facts.push(fact),
            None => by_thing.push((&altered.after, vec![fact], vec![altered])),
        }
    }
    let mut by_facts: Vec<(Vec<String>, Vec<&Altered>)> = Vec::new();
    for (_, facts, things) in by_thing {
        match by_facts.iter_mut().find(|(other, _)| *other == facts) {
            Some((_, others)) => others.extend(things),
            None => by_facts.push((facts, things)),
        }
    }
    let told =
        by_facts.into_iter().map(|(facts, things)| format!("{} of {}", listed(&facts), all_about(&things, names)));
    told.collect::<Vec<_>>().join("; ")
}

/// Functions, those of the same owners together.
fn by_owner(all: &[&Altered], names: &Names) -> Vec<String> {
    let mut by_owner: Vec<(String, Vec<String>)> = Vec::new();
    for altered in all {
        let What::Owned { function, .. } = &altered.what else { continue };
        let says = sentence(altered, names);
        let owners = says.strip_prefix(function.as_str()).map_or(says.as_str(), |rest| rest.trim_start_matches(": "));
        match by_owner.iter_mut().find(|(other, _)| other == owners) {
            Some((_, functions)) => functions.push(function.clone()),
            None => by_owner.push((owners.to_owned(), vec![function.clone()])),
        }
    }
    by_owner.into_iter().map(|(owners, functions)| format!("{} ({owners})", listed(&functions))).collect()
}
