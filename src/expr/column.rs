//! What an expression comes to in a column of a table, where nothing may look surer than it is.

use super::answer::Answer;
use super::context::Context;
use super::error::EvalError;
use super::eval::Evaluator;
use super::gaps::GapId;
use super::program::Program;
use super::value::{Placed, Value};
use super::{Lacks, words};

/// What stands behind a member of which it is not known whether it is one of those that are asked for.
const PERHAPS: &str = "perhaps";
/// What stands behind a member that is marked as uncertain, and in place of a value that is.
const UNCERTAIN: &str = "uncertain";
/// The same where sources disagree.
const DISPUTED: &str = "sources disagree";

impl Program {
    /// Works an expression out for a column of a table. The members of a list are told apart by semicolons, since names may hold commas, and
    /// each says behind it how far it has come, and whether it may not be one of those that are asked for.
    ///
    /// # Errors
    /// As [`Self::truth`].
    pub fn column<'a>(&'a self, context: &'a Context<'a>) -> Result<Answer<'a>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        evaluator.is_column = true;
        let mut answer = evaluator.answered()?;
        if answer.lacks == Lacks::Disputed && !answer.words.contains(DISPUTED) {
            answer.words = format!("{} ({DISPUTED})", answer.words);
        }
        Ok(answer)
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn in_column(&mut self, placed: &Placed<'a>) -> String {
        let Value::List(seq) = &placed.value else { return self.one_in_column(placed, None) };
        let list = self.listed(&seq.clone());
        if list.told.is_empty() {
            return match list.missing {
                Some(gap) => self.instead(gap).unwrap_or(self.of_nothing(placed, &list)),
                None => self.of_nothing(placed, &list),
            }
            .to_owned();
        }
        let mut told: Vec<String> = Vec::with_capacity(list.told.len());
        for member in &list.told {
            let words = self.one_in_column(&member.what, member.maybe);
            words::add_told(&mut told, &member.what, words);
        }
        told.join("; ")
    }

    fn one_in_column(&mut self, placed: &Placed<'a>, maybe: Option<GapId>) -> String {
        if let Value::Unknown(gap) = placed.value {
            return self.instead(gap).unwrap_or(words::NOT_STATED).to_owned();
        }
        let said = self.said(placed);
        let maybe = maybe.map(|gap| self.instead(gap).unwrap_or(PERHAPS).to_owned());
        said.beside([said.state.clone(), said.away.clone(), maybe])
    }

    /// Why something is not known, where that is more than that it is not stated.
    fn instead(&self, gap: GapId) -> Option<&'static str> {
        match self.gaps.kind(gap) {
            Lacks::Disputed => Some(DISPUTED),
            Lacks::Doubted => Some(UNCERTAIN),
            _ => None,
        }
    }
}
