//! Why somebody who is named for something is not there for it on a day.

use super::context::Context;
use super::eval::{Evaluator, is_in_place};
use super::presence::NOTHING;
use super::value::{Kleene, Thing};
use crate::time::Day;

/// What a post, a group, a partner or a turn in the chair is on a day on which it is not there for certain, to go on after "is": `vacant`, `there until
/// 31 March 2020`, `perhaps not there on 1 April 2025`; nothing where it is there. Who holds it is asked of that.
///
/// What is only recruited for is nobody yet, be it planned or not.
#[must_use]
pub fn absence(thing: Thing<'_>, day: Day, context: &Context<'_>) -> Option<String> {
    let mut evaluator = Evaluator::new(&NOTHING, context);
    evaluator.asked_on = Some(day);
    let there = evaluator.by_readings(&mut |evaluator| Ok(evaluator.in_place(thing))).ok()?;
    let state = evaluator.state_of(thing).ok().flatten();
    match there {
        Kleene::True => state.filter(|state| *state == "recruiting").map(in_words),
        Kleene::Unknown(_) => Some(match evaluator.end_of_term(thing) {
            Some(last) => format!("there until {}, and whether the term is renewed is open", last.in_words()),
            None => format!("perhaps not there on {}", day.in_words()),
        }),
        Kleene::False => {
            let state = state.filter(|state| !is_in_place(state, evaluator.is_planned_enough(thing)));
            let away = evaluator.set_up_later(thing).or_else(|| Some(format!("there {}", evaluator.not_there(thing)?)));
            Some(state.map(in_words).or(away).unwrap_or_else(|| format!("not there on {}", day.in_words())))
        }
    }
}

fn in_words(state: &str) -> String {
    match state {
        "recruiting" => "being recruited".to_owned(),
        "hoped-for" | "claimed" | "planned" | "decided" | "conditional" => format!("only {}", state.replace('-', " ")),
        "agreed-in-principle" => "only agreed in principle".to_owned(),
        "constituted-never-met" => "set up and has never met".to_owned(),
        state => state.replace('-', " "),
    }
}
