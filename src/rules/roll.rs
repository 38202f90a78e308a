//! Who is asked about, looked up once for all rules about a kind.

use std::cell::OnceCell;
use std::sync::Arc;

use super::judge::Case;
use super::subject;
use super::target::{Subjects, Unstated, subjects, unread_beside};
use crate::expr::{Context, Judged, Thing, presence};
use crate::finding::{Gap, Subject, Words};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};

/// A subject with what reports call it.
#[derive(Debug)]
pub(super) struct Called {
    pub(super) element: ElementId,
    pub(super) subject: Arc<Subject>,
    /// Whether it is there, where what is planned waits for its day, and where it does not.
    there: [OnceCell<Judged>; 2],
}

impl Called {
    pub(super) fn new(model: &Model, element: ElementId) -> Self {
        Self { element, subject: subject::of(model, element), there: Default::default() }
    }

    /// The same, not looked at yet.
    pub(super) fn afresh(&self) -> Self {
        Self { element: self.element, subject: self.subject.clone(), there: Default::default() }
    }

    fn thing(&self, context: &Context<'_>) -> Thing<'static> {
        Thing::Of { model: u32::try_from(context.current).unwrap_or(u32::MAX), element: self.element }
    }

    /// It as a rule is put to it, with what is missing to tell whether it is there.
    pub(super) fn with_case<T>(
        &self,
        model: &Model,
        context: &Context<'_>,
        maybe: &[Gap],
        then: impl FnOnce(&Case<'_>) -> T,
    ) -> T {
        let area = (model.kind(self.element) == Kind::Area).then(|| model.id(self.element)).flatten();
        let thing = self.thing(context);
        then(&Case { thing, subject: &self.subject, area, own: &[], undated: None, maybe })
    }

    /// Whether it is there on the judged day.
    pub(super) fn there(&self, context: &Context<'_>) -> &Judged {
        let [waits, counts] = &self.there;
        let of = if context.planned_counts { counts } else { waits };
        of.get_or_init(|| presence(self.thing(context), context))
    }
}

/// The subjects of one kind.
#[derive(Debug)]
pub(super) enum Calling {
    /// These, what stands beside them and could not be read, and whether there may be others that nobody names.
    Some(Vec<Called>, Missing, OnceCell<bool>),
    /// None, and the file says so.
    SaidEmpty,
    /// None, and it is not said whether there are any.
    NotStated(Missing),
}

/// The subjects of each kind that some rule has asked about.
#[derive(Debug, Default)]
pub(super) struct Roll {
    kinds: Vec<(Kind, Calling)>,
    whole: OnceCell<Arc<Subject>>,
}

impl Roll {
    /// Those of a kind.
    pub(super) fn of(&mut self, model: &Model, kind: Kind) -> &Calling {
        let known = self.kinds.iter().position(|(known, _)| *known == kind);
        let at = known.unwrap_or_else(|| {
            self.kinds.push((kind, call(model, kind)));
            self.kinds.len() - 1
        });
        self.kinds.get(at).map_or(&Calling::SaidEmpty, |(_, called)| called)
    }

    /// The whole description.
    pub(super) fn whole(&self, model: &Model) -> Arc<Subject> {
        self.whole.get_or_init(|| subject::of(model, model.root())).clone()
    }
}

fn call(model: &Model, kind: Kind) -> Calling {
    match subjects(model, kind) {
        Subjects::Some(found) => {
            let unread = Missing::new(unread_beside(model, kind, &found));
            Calling::Some(
                found.into_iter().map(|element| Called::new(model, element)).collect(),
                unread,
                OnceCell::new(),
            )
        }
        Subjects::SaidEmpty => Calling::SaidEmpty,
        Subjects::NotStated(unstated) => Calling::NotStated(Missing::new(unstated)),
    }
}

/// What would have to be stated for there to be subjects, and how that is said.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) unstated: Vec<Unstated>,
    told: OnceCell<Told>,
}

/// What is missing in words, the same for every rule about the kind.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) gaps: Vec<Gap>,
    /// All of it in one clause.
    pub(super) reason: Words,
    /// The facts alone.
    pub(super) facts: Words,
}

impl Missing {
    pub(super) const fn new(unstated: Vec<Unstated>) -> Self {
        Self { unstated, told: OnceCell::new() }
    }

    /// Whether nothing of it is written at all.
    pub(super) fn is_unwritten(&self, model: &Model) -> bool {
        let unwritten = |missing: &Unstated| matches!(model.fact(missing.holder, missing.field), Fact::NotStated(_));
        self.unstated.iter().all(unwritten)
    }

    pub(super) fn told(&self, model: &Model) -> &Told {
        self.told.get_or_init(|| {
            let gaps: Vec<Gap> = self.unstated.iter().map(|missing| gap(model, missing)).collect();
            let facts: Vec<String> = gaps.iter().map(|gap| format!("`{}`", gap.fact)).collect();
            let reason = Words::from(super::say::gaps_in_words(&gaps)).shared();
            Told { reason, facts: Words::from(facts.join(", ")).shared(), gaps }
        })
    }
}

pub(super) fn gap(model: &Model, missing: &Unstated) -> Gap {
    let why = match model.fact(missing.holder, missing.field) {
        // What is known of a list that is told here is that one of its members could not be read.
        Fact::Unreadable(_) | Fact::Known(..) => Gap::UNREADABLE,
        Fact::Disputed(..) => "the sources disagree",
        _ => model.why_not_stated_at(missing.span).words(),
    };
    let fact = Words::from(model.path(missing.holder, Some(missing.field))).shared();
    Gap { fact, why: why.into(), label: missing.span, whom: model.whom(missing.holder, Some(missing.field)) }
}
