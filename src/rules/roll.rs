//! Who is asked about, looked up once for all rules about a kind.

use super::subject;
use super::target::{Subjects, Unstated, subjects, unread_beside};
use crate::finding::Subject;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};

/// The subjects of one kind, with what reports call them.
#[derive(Debug)]
pub(super) enum Called {
    /// These, and what stands beside them and could not be read.
    Some(Vec<(ElementId, Subject)>, Vec<Unstated>),
    /// None, and the file says so.
    SaidEmpty,
    /// None, and it is not said whether there are any.
    NotStated(Vec<Unstated>),
}

/// The subjects of each kind that some rule has asked about.
#[derive(Debug, Default)]
pub(super) struct Roll(Vec<(Kind, Called)>);

impl Roll {
    /// Those of a kind.
    pub(super) fn of(&mut self, model: &Model, kind: Kind) -> &Called {
        let known = self.0.iter().position(|(known, _)| *known == kind);
        let at = known.unwrap_or_else(|| {
            self.0.push((kind, call(model, kind)));
            self.0.len() - 1
        });
        self.0.get(at).map_or(&Called::SaidEmpty, |(_, called)| called)
    }
}

fn call(model: &Model, kind: Kind) -> Called {
    match subjects(model, kind) {
        Subjects::Some(found) => {
            let unread = unread_beside(model, kind, &found);
            Called::Some(found.into_iter().map(|element| (element, subject::of(model, element))).collect(), unread)
        }
        Subjects::SaidEmpty => Called::SaidEmpty,
        Subjects::NotStated(unstated) => Called::NotStated(unstated),
    }
}
