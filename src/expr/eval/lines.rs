//! A text as a line of words and names, against which forms are held.

use std::collections::BTreeSet;

use super::super::value::{Kleene, Placed};
use super::Evaluator;
use super::naming::words;
use super::parties::{Piece, names_of};
use super::promise::{Measure, Named, Part, Written, apart, is_known, line, may_be_limited, owner_apart};

/// What is told apart in a line beside whoever does something.
struct Places {
    /// The names of the areas of either side, in words.
    areas: Vec<Vec<String>>,
    /// Their ids, which councils have too.
    ids: BTreeSet<String>,
    /// The names of arrangements of before.
    befores: Vec<Vec<String>>,
}

impl<'a> Evaluator<'a> {
    /// Whether a text says for certain that somebody of the two sides sees to what it is about: somebody is named who does it, and every
    /// word stands in a form that is known. Where that hangs on which day is the first after the change, it is open.
    pub(super) fn is_handed_over(&mut self, text: &str, placed: &Placed<'a>) -> Kleene {
        let (surely, open) = self.measures(placed);
        if self.is_so(text, surely) {
            return Kleene::True;
        }
        match open {
            Some((perhaps, missing)) if self.is_so(text, perhaps) => Kleene::Unknown(missing),
            _ => Kleene::False,
        }
    }

    /// Whether a text may put an end within the year, or a condition, to what it says. One that hands something over for certain does not.
    pub(super) fn may_end(&mut self, text: &str, placed: &Placed<'a>) -> bool {
        let (surely, _) = self.measures(placed);
        !self.is_so(text, surely) && (text.contains('?') || may_be_limited(&self.line_of(text, surely)))
    }

    fn is_so(&mut self, text: &str, from: Measure) -> bool {
        !self.doers(text, from).0.is_empty() && is_known(&self.line_of(text, from))
    }

    fn line_of(&mut self, text: &str, from: Measure) -> String {
        let places = self.places();
        let whole = apart(text);
        // A sign of possession is no word by itself within a name: `Director of Children's Services`.
        let mut written = Vec::new();
        for (named, words) in self.names_in(&whole, &places) {
            match named {
                Some(_) => written.extend(words.iter().cloned()),
                None => written.extend(words.iter().cloned().flat_map(owner_apart)),
            }
        }
        line(&self.names_in(&written, &places), from)
    }

    fn places(&mut self) -> Places {
        let areas = self.names_of_areas().into_iter().map(words).collect();
        let models = self.context.models.iter();
        let ids = models.flat_map(|model| model.area_ids().map(str::to_owned));
        let befores = self.context.models.iter().take(self.context.first_of_after);
        let befores = befores.flat_map(|model| names_of(model, model.root(), "name").collect::<Vec<_>>());
        Places { areas, ids: ids.collect(), befores: befores.collect() }
    }

    /// The words of a text by what they name.
    fn names_in<'w>(&self, written: &'w [Written], places: &Places) -> Vec<(Option<Named>, &'w [Written])> {
        let (bodies, called) = self.called();
        let said: Vec<String> = written.iter().map(|written| written.word.to_lowercase()).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(rest) = said.get(at..).filter(|rest| !rest.is_empty()) {
            let piece = self.piece_at(rest, &bodies, &called);
            let (named, long) = places.named_at(rest, &piece);
            found.push((named, written.get(at..at + long).unwrap_or_default()));
            at += long;
        }
        found
    }
}

impl Places {
    /// What words begin with, and of how many it is. The longer name goes first, and of two that are alike that of somebody.
    fn named_at(&self, rest: &[String], piece: &Piece) -> (Option<Named>, usize) {
        let longest = |names: &[Vec<String>]| {
            names.iter().filter(|name| rest.starts_with(name)).map(Vec::len).max().unwrap_or_default()
        };
        let (area, before) = (longest(&self.areas), longest(&self.befores));
        let is_word = matches!(piece.part, Part::Word(_));
        let is_longer = |long: usize| long > piece.long || long == piece.long && is_word;
        if before > area && is_longer(before) {
            return (Some(Named::Before), before);
        }
        if area > 0 && is_longer(area) {
            return (Some(Named::Area), area);
        }
        let has_area = !piece.whom.is_empty() && piece.whom.is_subset(&self.ids);
        let named = match piece.part {
            Part::Word(_) => None,
            Part::Party if area == piece.long => Some(Named::Place),
            Part::Party if has_area => Some(Named::Council),
            Part::Party => Some(Named::Body),
            Part::Stranger => Some(Named::Stranger),
            Part::Thing => Some(Named::Title),
        };
        (named, piece.long)
    }
}
