//! What a section would say over and over, said once: how many, and which.

use super::field::field_name;
use super::sentence::{about, all_about, concerned, label, of_before, sentence, within};
use super::telling::{Line, Names, is_told, known};
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
    /// Something that is called the same in each of several arrangements, or the arrangements themselves, of which this is said.
    Same { of: &'d str, says: String, known: String },
}

impl<'d> Alike<'d> {
    fn of(altered: &'d Altered, names: &Names) -> Option<Self> {
        match &altered.what {
            What::Says { is, was, .. } if is.form == Form::NotStated && was.form != Form::NotStated => {
                Some(Self::NotStated(&is.why))
            }
            // Where its work went is told of each group.
            What::Went(only) if only.other == Absence::NotNamed && only.work.is_empty() => Some(Self::NotNamed),
            What::Owned { is, .. } if is.is_empty() => Some(Self::FunctionNotNamed),
            What::Says { .. } if !names.alone() => Self::same(altered, names),
            _ => None,
        }
    }

    fn same(altered: &'d Altered, names: &Names) -> Option<Self> {
        let [thing] = concerned(altered, names).0 else { return None };
        let of = if thing.kind == "arrangement" { thing.kind } else { thing.phrase.as_str() };
        let says = sentence(altered, names).strip_prefix(&about(altered, names))?.to_owned();
        Some(Self::Same { of, says, known: known(altered) })
    }

    /// From how many on they are told in one line. What is no longer named tells of itself, and two are soon read.
    const fn enough(&self) -> usize {
        match self {
            Self::NotStated(_) | Self::Same { .. } => 2,
            Self::NotNamed | Self::FunctionNotNamed => 3,
        }
    }
}

/// The lines of a section, those that say the same of several things as one. What is told of nothing else is left out.
pub(super) fn lines<'d>(all: &[&'d Altered], names: &Names) -> Vec<Line<'d>> {
    let (section, silent): (Vec<&'d Altered>, Vec<&'d Altered>) = all.iter().partition(|altered| is_told(altered));
    let mut lines: Vec<Line<'d>> = Vec::new();
    let mut folded: Vec<Alike<'d>> = Vec::new();
    let section: Vec<(&'d Altered, Option<Alike<'d>>)> =
        section.into_iter().map(|altered| (altered, Alike::of(altered, names))).collect();
    for (altered, alike) in section.iter().cloned() {
        let all: Vec<&'d Altered> = match &alike {
            Some(_) => section.iter().filter(|(_, other)| *other == alike).map(|(altered, _)| *altered).collect(),
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
    // By what a thing was known again is said where something else of it is told.
    for altered in silent {
        let of_it = |line: &&mut Line<'d>| line.altered.iter().any(|other| is_same(&other.after, &altered.after));
        if let Some(line) = lines.iter_mut().find(of_it).filter(|line| line.known.is_empty()) {
            line.known = known(altered);
        }
    }
    lines
}

fn is_same(one: &[Thing], other: &[Thing]) -> bool {
    let key = |things: &[Thing]| things.first().map(|thing| (thing.kind, thing.key.clone(), thing.within.clone()));
    key(one).is_some() && key(one) == key(other)
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
        Alike::Same { says, .. } => ("", format!("{}{says}", all_about(&all, names))),
    };
    let known = if let Alike::Same { known, .. } = alike { known.clone() } else { String::new() };
    Line { label, says, known, altered: all }
}

/// What is not stated, by what it is not stated of; things of which the same is not stated stand together.
fn not_stated(all: &[&Altered], names: &Names) -> String {
    let facts = all.iter().filter_map(|altered| {
        let What::Says { field, was, .. } = &altered.what else { return None };
        let was = if was.words.is_empty() { String::new() } else { format!(" (was {})", was.words) };
        Some((*altered, format!("{}{was}", field_name(field))))
    });
    let told = by_things(facts, names)
        .into_iter()
        .map(|(facts, things)| format!("{} of {}", listed(&facts), all_about(&things, names)));
    told.collect::<Vec<_>>().join("; ")
}

/// Differences by the words that all of one thing have together: things of which the same is said stand together.
fn by_things<'d>(
    all: impl Iterator<Item = (&'d Altered, String)>,
    names: &'d Names,
) -> Vec<(Vec<String>, Vec<&'d Altered>)> {
    let mut by_thing: Vec<(&[Thing], Vec<String>, Vec<&Altered>)> = Vec::new();
    for (altered, words) in all {
        let of = concerned(altered, names).0;
        match by_thing.iter_mut().find(|(thing, ..)| *thing == of) {
            Some((_, others, _)) if others.contains(&words) => {}
            Some((_, others, _)) => others.push(words),
            None => by_thing.push((of, vec![words], vec![altered])),
        }
    }
    let mut by_words: Vec<(Vec<String>, Vec<&Altered>)> = Vec::new();
    for (_, words, things) in by_thing {
        match by_words.iter_mut().find(|(other, _)| *other == words) {
            Some((_, others)) => others.extend(things),
            None => by_words.push((words, things)),
        }
    }
    by_words
}

/// The lists that are said to be whole on one side only: one line for all that are now, and one for those that no longer are.
pub(super) fn whole_lists<'d>(all: &[&'d Altered], names: &Names) -> Vec<Line<'d>> {
    let line = |now: bool| {
        let of = |altered: &&&Altered| matches!(altered.what, What::Whole { is, .. } if is == now);
        let altered: Vec<&'d Altered> = all.iter().filter(of).copied().collect();
        let lists = altered.iter().filter_map(|altered| match &altered.what {
            What::Whole { field, .. } => Some((*altered, field_name(field))),
            _ => None,
        });
        let told: Vec<String> = by_things(lists, names)
            .into_iter()
            .map(|(lists, things)| {
                let list = if lists.len() == 1 { "the list" } else { "the lists" };
                let alone = names.alone() && things.iter().all(|altered| is_of_the_whole(altered));
                let of = if alone { String::new() } else { format!(" of {}", all_about(&things, names)) };
                format!(
                    "{list} of {}{of}{}",
                    listed(&lists),
                    if now { String::new() } else { now_open(&things, names) }
                )
            })
            .collect();
        let label = if now { "said to be whole now" } else { "no longer said to be whole" };
        (!altered.is_empty()).then(|| Line { label, says: told.join("; "), known: String::new(), altered })
    };
    [true, false].into_iter().filter_map(line).collect()
}

/// In which of several arrangements the lists of one are open now.
fn now_open(all: &[&Altered], names: &Names) -> String {
    let open: Vec<Thing> = all.iter().filter(|one| is_of_the_whole(one)).flat_map(|one| one.after.clone()).collect();
    let within = within(&open, &names.after, "in");
    if within.is_empty() { within } else { format!(", {within}") }
}

fn is_of_the_whole(altered: &Altered) -> bool {
    altered.after.iter().all(|thing| thing.kind == "arrangement")
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
