//! Which areas the words of a text are about, as `The records of Plymouth are kept by Torbay Council` is about Plymouth alone.

use std::collections::BTreeSet;

use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Thing, Value};
use super::Evaluator;
use super::calls::known;
use super::naming::words;
use super::promise::Part;
use crate::expr::error::EvalError;

/// What makes the name of an area before it that of a body or of arrangements.
const BODIES: &[&str] = &[
    "council",
    "city",
    "county",
    "borough",
    "district",
    "unitary",
    "metropolitan",
    "partnership",
    "partnerships",
    "safeguarding",
    "board",
    "arrangements",
    "police",
    "icb",
    "local",
];
/// What stands before whoever does something.
const BEFORE_WHO: &[&str] = &["by", "with", "to"];
/// What stands after the name of the area that it is of.
const THINGS: &[&str] = &[
    "record", "records", "file", "files", "archive", "archives", "data", "review", "reviews", "case", "cases",
    "children",
];
/// What joins one name to the next.
const JOINS: &[&str] = &["and", "or"];

impl<'a> Evaluator<'a> {
    /// Whether a text is about an area: it is about none of the areas of the two sides by name, or about that one too.
    pub(super) fn is_about(&mut self, text: NodeId, area: NodeId) -> Result<Kleene, EvalError> {
        let text = self.value(text)?;
        let (asked, at) = known!(self.asked_thing(area));
        let (Value::Text(said) | Value::Word(said)) = text.value else {
            return Ok(Kleene::Unknown(self.missing_in(&text)));
        };
        let Some(own) = self.listed_area(asked).map(|area| area.name) else {
            return Ok(Kleene::Unknown(self.miss(at.at, Why::Open("the area is in none of the reference lists"))));
        };
        let about = self.about(said, Some(own));
        Ok(Kleene::from(about.is_empty() || about.contains(&own)))
    }

    /// The areas of the two sides that a text is about by name.
    pub(super) fn areas_meant(&mut self, text: &str) -> BTreeSet<String> {
        self.about(text, None).into_iter().map(str::to_owned).collect()
    }

    /// The areas that a text is about, of both sides and one more. A council that keeps its own is about its area, by whichever name it is
    /// called; arrangements that end are about none of those in their names.
    fn about(&mut self, text: &str, more: Option<&'a str>) -> Vec<&'a str> {
        let mut names = self.names_of_areas();
        names.extend(more);
        let said = self.without_names_of_before(text);
        let mut found = about(&said, &names);
        if !found.is_empty() {
            found = about(&self.without_names_of_somebody(&said, &names), &names);
        }
        let stands = |list: &[&str]| said.iter().any(|word| list.contains(&word.as_str()));
        if stands(&["own"]) && !stands(&["each", "every", "both", "all"]) {
            let (does, _) = self.who_does_it(text);
            found.extend(does.iter().filter_map(|id| self.context.reference.area(id)).map(|area| area.name));
        }
        found
    }

    /// Words without the names of bodies and posts that have that of an area in them: a health board is not of the area that it is called by.
    fn without_names_of_somebody(&self, said: &[String], areas: &[&str]) -> Vec<String> {
        let areas: Vec<Vec<String>> = areas.iter().map(|area| words(area)).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        for piece in self.pieces(said) {
            let own = said.get(at..at + piece.long).unwrap_or_default();
            let is_one = areas.iter().any(|area| area.as_slice() == own);
            let has_one = areas.iter().any(|area| own.windows(area.len().max(1)).any(|words| words == area.as_slice()));
            if has_one && !is_one && !piece.is_after && matches!(piece.part, Part::Party | Part::Stranger) {
                // No word that can be taken for the name of an area, nor for one that says what is before it.
                found.push(String::new());
            } else {
                found.extend_from_slice(own);
            }
            at += piece.long;
        }
        found
    }

    pub(super) fn names_of_areas(&mut self) -> Vec<&'a str> {
        let mut names = Vec::new();
        for (at, model) in (0u32..).zip(self.context.models) {
            for element in model.led_by(model.root(), "areas") {
                names.extend(self.listed_area(Thing::Of { model: at, element }).map(|area| area.name));
            }
        }
        names
    }
}

/// A run of names, `Plymouth and Torbay`, with the words before and after it.
struct Run<'n> {
    names: Vec<&'n str>,
    before: Option<String>,
    after: Option<String>,
    is_possessive: bool,
}

impl Run<'_> {
    fn is_of_areas(&self, is_their_own: bool) -> bool {
        let stands_in = |word: &Option<String>, list: &[&str]| word.as_deref().is_some_and(|word| list.contains(&word));
        if self.is_possessive || stands_in(&self.after, THINGS) || is_their_own {
            return true;
        }
        self.before.is_some() && !stands_in(&self.before, BEFORE_WHO) && !stands_in(&self.after, BODIES)
    }
}

/// The areas among these that a text is about: not those in whose name a body is called, nor those that do something themselves,
/// unless each sees to its own.
fn about<'n>(said: &[String], names: &[&'n str]) -> Vec<&'n str> {
    let is_their_own = said.iter().any(|word| word == "own");
    let runs = runs(said, names);
    runs.into_iter().filter(|run| run.is_of_areas(is_their_own)).flat_map(|run| run.names).collect()
}

fn runs<'n>(said: &[String], names: &[&'n str]) -> Vec<Run<'n>> {
    let mut found: Vec<Run<'n>> = Vec::new();
    let (mut at, mut end_of_last) = (0, None);
    while let Some(rest) = said.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = names.iter().filter_map(|name| begins_with(rest, name).map(|(long, own)| (long, own, *name)));
        let Some((long, is_possessive, name)) = longest.max_by_key(|(long, ..)| *long) else {
            at += 1;
            continue;
        };
        let between = end_of_last.and_then(|end| said.get(end..at));
        let goes_on = between.is_some_and(|words| words.iter().all(|word| JOINS.contains(&word.as_str())));
        let after = said.get(at + long).cloned();
        if let Some(run) = found.last_mut().filter(|_| goes_on) {
            run.names.push(name);
            run.after = after;
            run.is_possessive |= is_possessive;
        } else {
            let before = at.checked_sub(1).and_then(|before| said.get(before)).cloned();
            found.push(Run { names: vec![name], before, after, is_possessive });
        }
        at += long;
        end_of_last = Some(at);
    }
    found
}

/// How many words of a name a text begins with, where it begins with all, and whether they are said to have something.
fn begins_with(said: &[String], name: &str) -> Option<(usize, bool)> {
    let name = words(name);
    let long = name.len();
    let (last, first) = name.split_last()?;
    let found = said.get(..long)?;
    let (found_last, found_first) = found.split_last()?;
    let own = found_last.strip_suffix("'s").or_else(|| found_last.strip_suffix('\''));
    let is_it = found_first == first && (found_last == last || own == Some(last.as_str()));
    is_it.then_some((long, found_last != last))
}

#[cfg(test)]
mod tests {
    use super::super::naming::words;
    use super::about;

    fn of(text: &str) -> Vec<&'static str> {
        about(&words(text), &["Plymouth", "Torbay", "Bournemouth, Christchurch and Poole", "Poole"])
    }

    #[test]
    fn a_text_is_about_the_areas_that_its_things_are_of() {
        assert_eq!(of("Torbay Council keeps the records of children in Plymouth"), ["Plymouth"]);
        assert_eq!(of("Plymouth's records are kept by Torbay Council"), ["Plymouth"]);
        assert_eq!(of("Plymouth records go to Plymouth City Council"), ["Plymouth"]);
        assert_eq!(of("The records of Plymouth and Torbay go to Torbay"), ["Plymouth", "Torbay"]);
        assert_eq!(of("Records for Bournemouth, Christchurch and Poole"), ["Bournemouth, Christchurch and Poole"]);
        assert_eq!(of("Torbay Council keeps its own records"), ["Torbay"]);
    }

    #[test]
    fn whoever_does_something_is_not_what_it_is_about() {
        assert_eq!(of("Torbay Council keeps the records and is their controller"), [""; 0]);
        assert_eq!(of("Torbay keeps the records"), [""; 0]);
        assert_eq!(of("Plymouth and Torbay keep the records"), [""; 0]);
        assert_eq!(
            of("The records of the Plymouth and Torbay Safeguarding Children Partnership go to Torbay"),
            [""; 0]
        );
        assert_eq!(of("Each council keeps its own records"), [""; 0]);
    }
}
