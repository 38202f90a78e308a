//! Whether an agreement lets one council see to a function for another: to all of it, on all days and for all children.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::naming::words;
use crate::expr::error::EvalError;
use crate::model::Model;
use crate::model::vocab::{Kind, key};
use crate::reference::Body;

const TO_COME: &str = "the agreement by which another council acts for that of the area is not in force for certain on that day: it is over by then, is signed only \
    later, is only planned or agreed in principle, or the document that it stands in is not finished";
const FOR_WHAT: &str = "the agreement by which another council acts does not say what it covers";
const FOR_OTHER_AREAS: &str = "the agreement by which another council acts is not said to be for the area of this one";

/// Words with which something begins that takes back a part of what stands beside it.
const TAKES_BACK: &[&str] =
    &["but", "except", "excepting", "excluding", "never", "no", "not", "nothing", "only", "unless", "until", "without"];
/// What leads to the areas or councils that a function is said to be for.
const LEADS: &[&str] = &["for", "in", "of"];
/// What may stand between the names of these.
const BETWEEN: &[&str] = &["and", "the"];

/// What something that an agreement covers says of a function.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// It is that, and nothing else.
    It,
    /// It may be a part of it, or all but that.
    InOtherWords,
    Nothing,
}

impl<'a> Evaluator<'a> {
    /// Whether an agreement in force lets a body act for a council in a function: where it says for what, in no other words than the
    /// function itself. One that is not in force for certain, or says it in other words, leaves it open.
    pub(super) fn is_acted_for(
        &mut self,
        (at, arrangement): (u32, &'a Model),
        (own, who): (Thing<'a>, &Placed<'a>),
        council: &'a Body<'static>,
        function: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let mut open = None;
        for element in arrangement.of_kind(Kind::Agreement) {
            let agreement = Thing::Of { model: at, element };
            if self.is_to_let_act(agreement, own, Thing::Body(council))? != Kleene::True {
                continue;
            }
            let is_about_it = self.is_about_all_of(agreement, council, function)?;
            let is_in_force = self.in_force(agreement)? == Kleene::True;
            let gap = match is_about_it {
                Kleene::True if is_in_force => return Ok(Kleene::True),
                Kleene::True => self.miss(who.at, Why::Open(TO_COME)),
                Kleene::Unknown(gap) if is_in_force => gap,
                _ => continue,
            };
            open = Some(self.gaps.join(open, gap));
        }
        Ok(open.map_or(Kleene::False, Kleene::Unknown))
    }

    /// Whether an agreement is about all of a function for the area of a council. Of one that does not say for what it is made that is open.
    fn is_about_all_of(
        &mut self,
        agreement: Thing<'a>,
        council: &'a Body<'static>,
        function: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let is_about_it = self.covers_all_of(agreement, council, function);
        let areas = self.list_of(agreement, "areas");
        if is_about_it == Kleene::False || self.is_silent(&areas) {
            return Ok(is_about_it);
        }
        let Some(area) = self.context.reference.area(council.id) else { return Ok(is_about_it) };
        let area = Placed::bare(Value::Thing(Thing::Area(area)));
        let is_for_it = self.exists_over(&areas, |evaluator, named| {
            Ok(if evaluator.came_before(&named, &area) { Kleene::True } else { evaluator.equal(&area, &named) })
        })?;
        if is_for_it == Kleene::True {
            return Ok(is_about_it);
        }
        let at = self.named(agreement, key!("areas")).at.or_else(|| self.site_of(agreement));
        Ok(Kleene::Unknown(self.miss(at, Why::Open(FOR_OTHER_AREAS))))
    }

    fn covers_all_of(&mut self, agreement: Thing<'a>, council: &'a Body<'static>, function: &Placed<'a>) -> Kleene {
        let covers = match self.named(agreement, key!("covers")).value {
            Value::List(covers) => covers,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Kleene::Unknown(gap),
            _ => Seq::Empty { open: None },
        };
        let Some(function) = function.value.text().map(words) else { return Kleene::False };
        if Self::len(&covers) == 0 {
            let at = self.named(agreement, key!("covers")).at.or_else(|| self.site_of(agreement));
            return Kleene::Unknown(self.miss(at, Why::Open(FOR_WHAT)));
        }
        let names = self.names_for(agreement, council);
        let (mut is_it, mut takes_back, mut open) = (false, None, None);
        for entry in self.members(&covers) {
            let gap = match (entry.what.value, entry.maybe) {
                (Value::Text(text) | Value::Word(text), None) => {
                    let said = words(text);
                    let other = || Some((entry.what.at, text));
                    match says(&said, &function, &names) {
                        Says::It => is_it = true,
                        Says::InOtherWords => open = open.or_else(other),
                        Says::Nothing if said.first().is_some_and(|word| TAKES_BACK.contains(&word.as_str())) => {
                            takes_back = takes_back.or_else(other);
                        }
                        Says::Nothing => {}
                    }
                    continue;
                }
                (Value::Unknown(gap), _) | (_, Some(gap)) => gap,
                _ => continue,
            };
            return Kleene::Unknown(gap);
        }
        match open.or(takes_back.filter(|_| is_it)) {
            Some((at, text)) => Kleene::Unknown(self.miss(at, Why::OtherWords(text))),
            None => Kleene::from(is_it),
        }
    }

    /// What the area of a council and those of the other parties to an agreement are called, the first of them those of that one.
    fn names_for(&mut self, agreement: Thing<'a>, council: &'a Body<'static>) -> [Vec<Vec<String>>; 2] {
        let parties = self.list_of(agreement, "parties");
        let parties: Vec<_> = self.things(&parties).into_iter().filter_map(|party| self.listed_body(party)).collect();
        let reference = self.context.reference;
        let called = |body: &Body<'static>| {
            let area = reference.area(body.id).map(|area| area.name);
            let names = [body.name].into_iter().chain(body.also_known_as.iter().copied()).chain(area);
            names.map(words).collect::<Vec<_>>()
        };
        [called(council), parties.into_iter().flat_map(called).collect()]
    }
}

/// What some words say of a function: they are that, if need be with the names of those that it is for, or it stands among them.
fn says(said: &[String], function: &[String], names: &[Vec<Vec<String>>; 2]) -> Says {
    let own = if said.first().is_some_and(|word| word == "the") { said.get(1..).unwrap_or_default() } else { said };
    if own.strip_prefix(function).is_some_and(|rest| rest.is_empty() || is_for_it(rest, names)) {
        Says::It
    } else if said.join(" ").contains(&function.join(" ")) {
        Says::InOtherWords
    } else {
        Says::Nothing
    }
}

/// Whether words name those that something is for, one council or its area among them, and nothing else.
fn is_for_it(rest: &[String], [own, others]: &[Vec<Vec<String>>; 2]) -> bool {
    let Some((_, mut rest)) = rest.split_first().filter(|(lead, _)| LEADS.contains(&lead.as_str())) else {
        return false;
    };
    if let [all, what] = rest
        && ["all", "both"].contains(&all.as_str())
        && ["areas", "councils"].contains(&what.as_str())
    {
        return true;
    }
    let mut is_named = false;
    while let Some((word, next)) = rest.split_first() {
        let longest = |names: &[Vec<String>]| {
            names.iter().filter(|name| rest.starts_with(name)).map(Vec::len).max().filter(|long| *long > 0)
        };
        let (of_own, of_others) = (longest(own), longest(others));
        rest = match of_own.max(of_others) {
            Some(long) => {
                is_named |= of_own == Some(long);
                rest.get(long..).unwrap_or_default()
            }
            None if BETWEEN.contains(&word.as_str()) => next,
            None => return false,
        };
    }
    is_named
}

#[cfg(test)]
mod tests {
    use super::{Says, says};
    use crate::expr::eval::naming::words;

    fn said(text: &str) -> Says {
        let names = [&["Torbay Council", "Torbay"][..], &["Plymouth City Council", "Plymouth", "Torbay"]];
        says(&words(text), &words("front-door"), &names.map(|names| names.iter().map(|name| words(name)).collect()))
    }

    #[test]
    fn the_function_itself_is_all_of_it() {
        for text in [
            "The front door",
            "front-door",
            "The front door for Torbay",
            "Front door of Torbay Council",
            "The front door in Plymouth and Torbay",
            "The front door of both councils",
        ] {
            assert!(said(text) == Says::It, "{text}");
        }
    }

    #[test]
    fn other_words_may_leave_something_of_it_out() {
        for text in [
            "Everything except the front door",
            "The front door until October",
            "The front door at weekends",
            "Front door out of hours",
            "Advice on the front door",
            "The front door of Plymouth",
            "The front door for Torbay at weekends",
            "The front door for",
        ] {
            assert!(said(text) == Says::InOtherWords, "{text}");
        }
        assert!(said("Early help") == Says::Nothing);
    }
}
