//! The rules of a run: bundled packs and those of the user, checked against vocabulary and law.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use thiserror::Error;

use super::basis::cites;
use super::compile::{Compiled, Deciding, compile};
use super::constants::law_values;
use super::form::RuleText;
use super::pack::PackOfTexts;
use super::target::Target;
use crate::expr::Shift;
use crate::finding::{Code, Finding, LawCite, PackStamp, Words, did_you_mean};
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

    /// The packs that masa is built with. Their expressions are compiled when they are first needed.
    #[must_use]
    pub fn bundled(law: &'l Catalogue) -> Self {
        let mut book = Self::new(law);
        for pack in super::bundled::packs() {
            // INVARIANT: tests load and compile every bundled rule, so nothing is refused here.
            let _ = book.add(pack);
        }
        book
    }

    /// Adds a pack; what names no provision or kind, or an id that is taken, is refused with its place, the rest is kept.
    ///
    /// # Errors
    /// Everything that is wrong with the pack apart from its expressions, which [`Self::check_expressions`] tells.
    pub fn add(&mut self, pack: PackOfTexts) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        let mut taken: BTreeSet<String> = self.rules.iter().map(|rule| rule.text.id.clone()).collect();
        let name = pack.pack.name.clone();
        self.packs.push(PackStamp {
            name: name.clone(),
            version: pack.pack.version,
            hash: format!("{:016x}", pack.hash).chars().take(7).collect(),
        });
        for text in pack.rules {
            if !taken.insert(text.id.clone()) {
                findings.push(Finding::unreadable(
                    Code::Pack,
                    text.id_span,
                    format!("there is a rule `{}` already", text.id),
                    "give this one an id of its own",
                ));
                continue;
            }
            match self.rule(text, &name) {
                Ok(rule) => self.rules.push(rule),
                Err(wrong) => findings.extend(wrong),
            }
        }
        self.rules.sort_by(|a, b| a.text.id.cmp(&b.text.id));
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    fn rule(&self, text: RuleText, pack: &str) -> Result<Rule<'l>, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut basis = Vec::new();
        for (id, span) in &text.basis {
            if let Some(provision) = self.law.provision(id) {
                basis.push(provision);
            } else {
                let known = self.law.provisions().iter().map(|provision| provision.id.as_str());
                findings.push(unknown("provision", id, *span, did_you_mean(id, known)));
            }
        }
        let target = Target::named(&text.to.0);
        if target.is_none() {
            findings.push(unknown("kind", &text.to.0, text.to.1, did_you_mean(&text.to.0, Target::names())));
        }
        let limit = text.at_most.zip(text.because.clone()).map(|(strength, because)| Limit { strength, because });
        match target {
            Some(target) if findings.is_empty() => Ok(Rule {
                id: Words::from(text.id.clone()).shared(),
                text,
                pack: pack.to_owned(),
                target,
                basis,
                limit,
                compiled: OnceLock::new(),
                cited: RwLock::default(),
                cannot_tell: OnceLock::new(),
            }),
            _ => Err(findings),
        }
    }

    /// Compiles every rule of a pack now, and tells what is wrong with any expression.
    #[must_use]
    pub fn check_expressions(&self, pack: &str) -> Vec<Finding> {
        let rules = self.rules.iter().filter(|rule| rule.pack == pack);
        rules.filter_map(|rule| rule.compiled(self.law).err()).flatten().cloned().collect()
    }

    /// Leaves only the rules and packs that are named.
    ///
    /// # Errors
    /// A name that is none.
    pub fn select(&mut self, selection: &Selection) -> Result<(), SelectionError> {
        for name in &selection.rules {
            if !self.rules.iter().any(|rule| rule.text.id == *name) {
                let like = did_you_mean(name, self.rules.iter().map(|rule| rule.text.id.as_str()));
                return Err(SelectionError::Rule { name: name.clone(), like: like.map(str::to_owned) });
            }
        }
        for name in &selection.packs {
            if !self.packs.iter().any(|pack| pack.name == *name) {
                let like = did_you_mean(name, self.packs.iter().map(|pack| pack.name.as_str()));
                return Err(SelectionError::Pack { name: name.clone(), like: like.map(str::to_owned) });
            }
        }
        self.is_selection |= !selection.rules.is_empty() || !selection.packs.is_empty();
        let kept = |names: &[String], name: &str| names.is_empty() || names.iter().any(|kept| kept == name);
        self.rules.retain(|rule| kept(&selection.rules, &rule.text.id) && kept(&selection.packs, &rule.pack));
        let used: BTreeSet<&str> = self.rules.iter().map(|rule| rule.pack.as_str()).collect();
        self.packs.retain(|pack| used.contains(pack.name.as_str()));
        Ok(())
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

    /// Its title, which names a defect, as what cannot be told.
    pub(super) fn cannot_tell(&self) -> Words {
        let words = self.cannot_tell.get_or_init(|| {
            let mut letters = self.text.title.chars();
            let first: String = letters.next().map(|letter| letter.to_lowercase().collect()).unwrap_or_default();
            Words::from(format!("cannot tell whether {first}{}", letters.as_str())).shared()
        });
        words.clone()
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

fn unknown(what: &str, name: &str, span: crate::source::Span, like: Option<&str>) -> Finding {
    let mend =
        like.map_or_else(|| format!("look up what each {what} is called"), |like| format!("did you mean `{like}`?"));
    Finding::unreadable(Code::Pack, span, format!("there is no {what} `{name}`"), mend)
}
