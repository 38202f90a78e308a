//! What a verdict rests on and what would have changed it, in sentences.

use super::telling::{papers, place};
use super::wording::{either, listed};
use crate::finding::{Flip, Outcome, Rest, RestsOn, Turn, Words};
use crate::source::SourceProvider;

/// How many values are named that a fact could have instead.
const VALUES_NAMED: usize = 4;

/// A fact with its value, its place and its papers: ``` `status` is proposed (plymouth.yaml:7:9), from the cabinet paper, 3.2```.
pub(super) fn fact(rest: &Rest, sources: &dyn SourceProvider) -> String {
    let read = papers(&rest.papers);
    let read = if read.is_empty() { read } else { format!(", from {read}") };
    format!("`{}` is {} ({}){read}", rest.fact, rest.says, place(sources, rest.place))
}

/// What would have changed a verdict, each as a sentence without its stop. That it would not be asked at all is said in one, and
/// what nobody would write is left out.
pub(super) fn flips(rests_on: &RestsOn, sources: &dyn SourceProvider) -> Vec<String> {
    let RestsOn { facts, flips, together } = rests_on;
    let likely: Vec<&Flip> = flips.iter().filter(|flip| flip.turns.iter().all(|turn| turn.likely > 0)).collect();
    let (asked, not_asked): (Vec<&Flip>, Vec<&Flip>) =
        likely.iter().copied().partition(|flip| flip.outcome != Outcome::NotApplicable || flip.turns.len() > 1);
    let mut told: Vec<String> = asked.into_iter().map(|flip| self::flip(flip, sources)).collect();
    let shortly: Vec<String> = not_asked.iter().flat_map(|flip| &flip.turns).filter_map(shortly).collect();
    if !shortly.is_empty() {
        told.push(format!("{} if {}", would(Outcome::NotApplicable), either(&shortly)));
    }
    // Fewer facts than those of a set may do it, where not all of them were tried.
    let is_open = |together: &usize| flips.iter().all(|flip| flip.turns.len() == 1 || flip.turns.len() > together + 1);
    let bound = together.filter(|together| !facts.is_empty() && is_open(together));
    told.extend(bound.map(|together| nothing(together, likely.is_empty(), flips.is_empty())));
    if told.is_empty() && likely.len() < flips.len() {
        told.push(NOTHING_LIKELY.to_owned());
    }
    told
}

/// That only what nobody would write changes it.
const NOTHING_LIKELY: &str = "no single fact would change it that anybody would write otherwise";

/// That no set of facts was found, and how far it was looked for.
fn nothing(together: usize, nor_one: bool, at_all: bool) -> String {
    let one = if at_all { "no single fact would change it" } else { NOTHING_LIKELY };
    match (together, nor_one) {
        (0 | 1, true) => format!("{one}; larger sets were not all tried"),
        (2, true) => format!("{one}, nor any two together; larger sets were not all tried"),
        (_, true) => format!("{one}, nor any two or three together"),
        (0 | 1, false) => "whether two facts together would change it otherwise was not tried of all".to_owned(),
        (2, false) => "no two facts together would change it otherwise; larger sets were not all tried".to_owned(),
        (_, false) => "no two or three facts together would change it otherwise".to_owned(),
    }
}

fn flip(flip: &Flip, sources: &dyn SourceProvider) -> String {
    let turns: Vec<String> = flip.turns.iter().map(|one| turn(one, sources)).collect();
    format!("{} if {}", would(flip.outcome), listed(&turns))
}

fn shortly(turn: &Turn) -> Option<String> {
    Some(format!("`{}` were {}", turn.of.fact, turn.instead.first()?))
}

fn turn(turn: &Turn, sources: &dyn SourceProvider) -> String {
    let Turn { of, instead, likely, is_sample } = turn;
    let instead = instead.get(..*likely).unwrap_or(instead);
    let named: Vec<&str> = instead.iter().take(VALUES_NAMED).map(Words::as_str).collect();
    let others = match instead.len().saturating_sub(VALUES_NAMED) {
        0 => String::new(),
        1 => ", or one other value".to_owned(),
        more => format!(", or one of {more} other values"),
    };
    let sample = if *is_sample { "for example " } else { "" };
    let says = if of.says == "not stated" { "is not stated".to_owned() } else { format!("is {}", of.says) };
    format!("`{}` ({}), which {says}, were {sample}{}{others}", of.fact, place(sources, of.place), either(&named))
}

const fn would(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "it would be met",
        Outcome::NotMet => "it would not be met",
        Outcome::Departs => "it would be a departure from guidance, with a published reason",
        Outcome::NotStated => "it could not be told",
        Outcome::ForJudgement => "it would be left to people to judge",
        Outcome::NotApplicable => "it would not apply",
    }
}
