//! A question in the language of the rules, put to one arrangement after another.

use super::compile::with_law;
use super::constants::law_values;
use crate::expr::{Context, EvalError, ExprError, Lacks, OwnWord, Program, Scope, compile, compile_condition};
use crate::finding::{Cell, Gap, Reply};
use crate::law::Catalogue;
use crate::source::Span;
use crate::time::{Day, Truth};

/// A condition, and the values to show beside its answer.
#[derive(Debug)]
pub struct Question {
    condition: Program,
    columns: Vec<Program>,
}

/// A mistake in one of the texts: the condition is the first, and the columns follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Which text.
    pub text: usize,
    /// What is wrong, with its bytes.
    pub error: ExprError,
}

/// An answer with what it rests on, and the values beside it.
#[derive(Clone, Debug)]
pub struct Answered {
    /// How it came out.
    pub reply: Reply,
    /// What would settle it; empty unless it cannot be told.
    pub gaps: Vec<Gap>,
    /// The facts that decided it.
    pub places: Vec<Span>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

impl Question {
    /// Checks a condition and columns as those of a rule about a whole arrangement are checked.
    ///
    /// # Errors
    /// Every mistake in any of the texts.
    pub fn read(condition: &str, columns: &[&str], law: &Catalogue) -> Result<Self, Vec<Slip>> {
        let scope = with_law(Scope::new(), law);
        let mut slips = Vec::new();
        let mut keep = |text: usize, read: Result<Program, Vec<ExprError>>| {
            read.map_err(|errors| slips.extend(errors.into_iter().map(|error| Slip { text, error }))).ok()
        };
        let condition = keep(0, compile_condition(condition, &scope));
        let columns: Vec<Option<Program>> =
            columns.iter().enumerate().map(|(at, column)| keep(at + 1, compile(column, &scope))).collect();
        match (condition, columns.into_iter().collect()) {
            (Some(condition), Some(columns)) => Ok(Self { condition, columns }),
            _ => Err(slips),
        }
    }

    /// The words of open lists that it names and that these lists do not have.
    pub fn own_words(&self) -> impl Iterator<Item = &OwnWord> {
        [&self.condition].into_iter().chain(&self.columns).flat_map(Program::own_words)
    }

    /// What the arrangement of a context answers on a day.
    ///
    /// # Errors
    /// It cannot be worked out: a defect of the question, such as a division by nought.
    pub fn ask(&self, context: &Context<'_>, law: &Catalogue, day: Day) -> Result<Answered, EvalError> {
        let constants = law_values(law, day);
        let context = Context { constants: &constants, statute: law, ..*context };
        let judged = self.condition.truth(&context)?;
        let cells = self.columns.iter().map(|column| cell(column, &context)).collect::<Result<_, _>>()?;
        Ok(Answered {
            reply: match judged.truth {
                Truth::True => Reply::Yes,
                Truth::False => Reply::No,
                Truth::Unknown => Reply::CannotTell,
            },
            places: if judged.truth == Truth::Unknown { Vec::new() } else { self.condition.decided_by(&context)? },
            gaps: judged.gaps,
            cells,
        })
    }
}

fn cell(column: &Program, context: &Context<'_>) -> Result<Cell, EvalError> {
    let answer = column.column(context)?;
    Ok(Cell {
        is_known: matches!(answer.lacks, Lacks::Nothing | Lacks::Others),
        has_more: answer.lacks == Lacks::Others,
        words: answer.words,
        places: answer.places,
    })
}
