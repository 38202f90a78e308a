//! The rules of a run: bundled packs and those of the user, checked against vocabulary and law.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use thiserror::Error;

use super::basis::{cites, weight};
use super::compile::{Compiled, Deciding, compile};
use super::constants::law_values;
use super::form::RuleText;
use super::load::Named;
use super::target::Target;
use super::trial::Tried;
use crate::expr::Shift;
use crate::finding::{Finding, LawCite, PackStamp, Strength, Words, did_you_mean};
use crate::law::{Catalogue, Limit, Provision};
use crate::time::Day;

/// One rule of the book.
#[derive(Debug)]
pub struct Rule<'l> {
    /// Its id, as findings carry it.
    pub id: Words,
    /// As written.
    pub text: RuleText,
    /// The name of its pack.
    pub pack: String,
    /// What it asks about.
    pub target: Target,
    /// Its provisions.
    pub basis: Vec<&'l Provision>,
    /// The most it may weigh, if less than its provisions, and why.
    pub limit: Option<Limit>,
    compiled: OnceLock<Result<Compiled, Vec<Finding>>>,
    /// Its provisions as findings cite them, for each set of them that was in force: put into words when first cited.
    cited: RwLock<Vec<Cited>>,
    /// What findings say where it cannot be told.
    cannot_tell: OnceLock<Words>,
    /// How its conditions came out while it is on trial.
    pub(super) tried: Option<Mutex<Tried>>,
}

/// Some of a rule's provisions, by their places in its basis, as findings cite them.
type Cited = (Vec<usize>, Arc<[LawCite]>);

/// Rules or packs to keep; all when nothing is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids of rules.
    pub rules: Vec<String>,
    /// Names of packs.
    pub packs: Vec<String>,
    /// Packs that are kept beside those, where they are there.
    pub also: Vec<String>,
}

/// A rule or pack that is not there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SelectionError {
    /// No rule of that id.
    #[error("there is no rule `{name}`{}", suggestion(.like.as_deref()))]
    Rule {
        /// As asked for.
        name: String,
        /// What may have been meant.
        like: Option<String>,
    },
    /// A rule of a pack that is not meant.
    #[error("the rule `{name}` is one of the pack `{pack}`, which is not looked at here; name the folder of that pack")]
    Elsewhere {
        /// As asked for.
        name: String,
        /// Where it is.
        pack: String,
    },
    /// No pack of that name.
    #[error("there is no pack `{name}`{}", suggestion(.like.as_deref()))]
    Pack {
        /// As asked for.
        name: String,
        /// What may have been meant.
        like: Option<String>,
    },
}

fn suggestion(like: Option<&str>) -> String {
    like.map_or_else(String::new, |like| format!("; did you mean `{like}`?"))
}

/// The bundled pack that only `masa restructure` asks, and always.
pub const RESTRUCTURE: &str = "restructure";

/// The rules of a run.
#[derive(Debug)]
pub struct Rulebook<'l> {
    law: &'l Catalogue,
    rules: Vec<Rule<'l>>,
    packs: Vec<PackStamp>,
    is_selection: bool,
}

impl<'l> Rulebook<'l> {
    /// A book without rules.
    #[must_use]
    pub const fn new(law: &'l Catalogue) -> Self {
        Self { law, rules: Vec::new(), packs: Vec::new(), is_selection: false }
    }

    /// The packs that masa is built with to judge arrangements by. Their expressions are compiled when they are first needed.
    #[must_use]
    pub fn bundled(law: &'l Catalogue) -> Self {
        Self::of_packs(law, |pack| pack != RESTRUCTURE)
    }

    /// Whether a rule of that id is one of the pack whose rules ask about the step from some arrangements to others.
    #[must_use]
    pub fn asks_about_a_step(rule: &str) -> bool {
        let packs = super::bundled::packs();
        packs
            .iter()
            .filter(|pack| pack.pack.name == RESTRUCTURE)
            .any(|pack| pack.rules.iter().any(|known| known.id == rule))
    }

    /// The same with the pack whose rules ask about the step from some arrangements to others.
    #[must_use]
    pub fn bundled_for_a_step(law: &'l Catalogue) -> Self {
        Self::of_packs(law, |_| true)
    }

    fn of_packs(law: &'l Catalogue, is_meant: impl Fn(&str) -> bool) -> Self {
        let mut book = Self::new(law);
        for pack in super::bundled::packs().into_iter().filter(|pack| is_meant(&pack.pack.name)) {
            // INVARIANT: tests load and compile every bundled rule, so nothing is refused here.
            let _ = book.add(pack);
        }
        book
    }

    /// Takes in the rules of a pack, in order of id.
    pub(super) fn take(&mut self, stamp: PackStamp, rules: Vec<Rule<'l>>) {
        self.packs.push(stamp);
        self.rules.extend(rules);
        self.rules.sort_by(|a, b| a.text.id.cmp(&b.text.id));
    }

    /// Leaves only the rules and packs that are named.
    ///
    /// # Errors
    /// A name that is none.
    pub fn select(&mut self, selection: &Selection) -> Result<(), SelectionError> {
        self.need_rules(&selection.rules)?;
        for name in &selection.packs {
            if !self.packs.iter().any(|pack| pack.name == *name) {
                let like = did_you_mean(name, self.packs.iter().map(|pack| pack.name.as_str()));
                return Err(SelectionError::Pack { name: name.clone(), like: like.map(str::to_owned) });
            }
        }
        self.is_selection |= !selection.rules.is_empty() || !selection.packs.is_empty();
        let kept = |names: &[String], name: &str| names.is_empty() || names.iter().any(|kept| kept == name);
        let is_of_one = |pack: &String| kept(&selection.packs, pack) || selection.also.contains(pack);
        self.rules.retain(|rule| kept(&selection.rules, &rule.text.id) && is_of_one(&rule.pack));
        let used: BTreeSet<&str> = self.rules.iter().map(|rule| rule.pack.as_str()).collect();
        self.packs.retain(|pack| used.contains(pack.name.as_str()));
        Ok(())
    }

    /// Whether there are rules of these ids.
    ///
    /// # Errors
    /// An id that no rule has.
    pub fn need_rules(&self, ids: &[String]) -> Result<(), SelectionError> {
        for name in ids {
            if !self.rules.iter().any(|rule| rule.text.id == *name) {
                let like = did_you_mean(name, self.rules.iter().map(|rule| rule.text.id.as_str()));
                return Err(SelectionError::Rule { name: name.clone(), like: like.map(str::to_owned) });
            }
        }
        Ok(())
    }

    /// Leaves out the packs of these names, and gives back which they were.
    pub fn leave_out(&mut self, names: &[String]) -> Vec<PackStamp> {
        self.rules.retain(|rule| !names.contains(&rule.pack));
        self.packs.extract_if(.., |pack| names.contains(&pack.name)).collect()
    }

    /// The rules, in order of id.
    #[must_use]
    pub fn rules(&self) -> &[Rule<'l>] {
        &self.rules
    }

    /// Whether rules or packs were left out on purpose.
    #[must_use]
    pub const fn is_selection(&self) -> bool {
        self.is_selection
    }

    /// The packs, in the order they were added.
    #[must_use]
    pub fn packs(&self) -> &[PackStamp] {
        &self.packs
    }

    /// The catalogue the rules rest on.
    #[must_use]
    pub const fn law(&self) -> &'l Catalogue {
        self.law
    }
}

impl<'l> Rule<'l> {
    pub(super) fn new(text: RuleText, pack: &str, named: Named<'l>) -> Self {
        let limit = text.at_most.zip(text.because.clone()).map(|(strength, because)| Limit { strength, because });
        Self {
            id: Words::from(text.id.clone()).shared(),
            text,
            pack: pack.to_owned(),
            target: named.target,
            basis: named.basis,
            limit,
            compiled: OnceLock::new(),
            cited: RwLock::default(),
            cannot_tell: OnceLock::new(),
            tried: None,
        }
    }

    /// Every provision it rests on, as findings cite them, strongest first.
    #[must_use]
    pub fn cites_all(&self, law: &Catalogue) -> Arc<[LawCite]> {
        let mut basis = self.basis.clone();
        basis.sort_by_key(|provision| Reverse(provision.strength()));
        self.cites(law, &basis)
    }

    /// Some of its provisions, as findings cite them; the rule's own limit stands with the first.
    #[must_use]
    pub fn cites(&self, law: &Catalogue, provisions: &[&'l Provision]) -> Arc<[LawCite]> {
        let place = |wanted: &Provision| self.basis.iter().position(|own| std::ptr::eq(*own, wanted));
        let places = || provisions.iter().filter_map(|provision| place(provision));
        let find = |all: &[Cited]| {
            all.iter().find(|(known, _)| known.iter().copied().eq(places())).map(|(_, cites)| cites.clone())
        };
        // Whoever panicked while adding has added nothing, so that what is there holds.
        let known = find(&self.cited.read().unwrap_or_else(PoisonError::into_inner));
        known.unwrap_or_else(|| {
            let made: Arc<[LawCite]> = cites(law, provisions, self).into();
            let mut all = self.cited.write().unwrap_or_else(PoisonError::into_inner);
            find(&all).unwrap_or_else(|| {
                all.push((places().collect(), made.clone()));
                made
            })
        })
    }

    /// What it weighs on a day by the provisions that are then in force; a note where none is.
    #[must_use]
    pub fn strength_on(&self, day: Day) -> Strength {
        let in_force: Vec<&Provision> =
            self.basis.iter().copied().filter(|provision| provision.in_force(day).is_true()).collect();
        weight(&in_force, self.limit.as_ref())
    }

    /// What cannot be told: its title, which names a defect, or the words that the author has put in its place.
    pub(super) fn cannot_tell(&self) -> Words {
        let words =
            self.cannot_tell.get_or_init(|| Words::from(format!("cannot tell whether {}", self.whether())).shared());
        words.clone()
    }

    /// What stands after "whether": its title, or the words that the author has put in its place.
    #[must_use]
    pub fn whether(&self) -> String {
        self.text.whether.clone().unwrap_or_else(|| self.title_within_a_sentence())
    }

    /// What is so where it is met: the words that the author has given, else that its title does not hold.
    #[must_use]
    pub fn in_order(&self) -> String {
        let not_so = || format!("it is not so that {}", self.title_within_a_sentence());
        self.text.whether.clone().unwrap_or_else(not_so)
    }

    /// Its title as it reads on after "that".
    #[must_use]
    pub fn title_within_a_sentence(&self) -> String {
        within_a_sentence(&self.text.title)
    }

    /// By how much it moves days before it compares them: on days so far from one that is stated it may come out otherwise.
    #[must_use]
    pub fn shifts(&self, law: &Catalogue) -> Vec<Vec<Shift>> {
        let Ok(compiled) = self.compiled(law) else { return Vec::new() };
        // Only lengths of time are asked for, which are the same on every day.
        let constants = law_values(law, Day::words(None));
        let (Deciding::Holds(decides) | Deciding::Judgement(decides)) = &compiled.decides;
        let programs = [compiled.when.as_ref(), compiled.law_day.as_ref(), Some(decides)];
        let mut shifts: Vec<Vec<Shift>> =
            programs.into_iter().flatten().flat_map(|program| program.shifts(&constants)).collect();
        shifts.sort_unstable();
        shifts.dedup();
        shifts
    }

    /// Its expressions, checked; compiled when first asked for.
    ///
    /// # Errors
    /// What is wrong with them, each with its place in the rule file.
    pub fn compiled(&self, law: &Catalogue) -> Result<&Compiled, &[Finding]> {
        self.compiled.get_or_init(|| compile(&self.text, self.target, law)).as_ref().map_err(Vec::as_slice)
    }
}

/// A title within a sentence: its first letter small, unless it begins an abbreviation.
fn within_a_sentence(title: &str) -> String {
    let mut letters = title.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return title.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::within_a_sentence;

    #[test]
    fn a_title_reads_on_within_a_sentence() {
        assert_eq!(within_a_sentence("The board meets"), "the board meets");
        assert_eq!(within_a_sentence("DSPs are not named"), "DSPs are not named");
        assert_eq!(within_a_sentence("A partner has no lead"), "a partner has no lead");
        assert_eq!(within_a_sentence(""), "");
    }
}
