//! How a condition came out, step by step; worked out anew when somebody asks.

use super::context::Context;
use super::error::EvalError;
use super::eval::Evaluator;
use super::program::{Loop, NodeId, Op, Program};
use super::value::{Kleene, Placed, Seq, Value};
use crate::finding::{Label, Step};
use crate::source::Span;

/// How many members of a list are shown.
const SHOWN: usize = 20;

impl Program {
    /// Every sub-expression with its value in words and the places it rests on, the whole first.
    ///
    /// # Errors
    /// As [`Program::truth`].
    pub fn explain(&self, context: &Context<'_>) -> Result<Vec<Step>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let whole = match self.ty {
            super::types::Ty::Bool => truth_words(evaluator.judge()?).to_owned(),
            _ => self.value(context)?.words,
        };
        let mut steps = vec![Step { text: self.text.clone(), value: whole, depth: 0, places: Vec::new() }];
        if self.used_as(self.root).next().is_some() {
            evaluator.explain_node(self.root, 1, &mut steps)?;
        } else {
            evaluator.explain_below(self.root, 1, &mut steps)?;
        }
        Ok(steps)
    }

    /// The places that decided a condition: of what is false the first that made it so, of what is true all that were
    /// needed. Of an unknown one the places that it would have rested on.
    ///
    /// # Errors
    /// As [`Program::truth`].
    pub fn decided_by(&self, context: &Context<'_>) -> Result<Vec<Span>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let mut spans = Vec::new();
        evaluator.decided(self.root, &mut spans)?;
        let mut seen = Vec::new();
        spans.retain(|place| {
            let new = !seen.contains(place);
            seen.push(*place);
            new
        });
        Ok(spans)
    }
}

const fn truth_words(truth: Kleene) -> &'static str {
    match truth {
        Kleene::True => "yes",
        Kleene::False => "no",
        Kleene::Unknown(_) => "cannot tell",
    }
}

impl<'a> Evaluator<'a> {
    /// A part under its name, what it stands for below.
    fn explain_use(&mut self, node: NodeId, depth: usize, steps: &mut Vec<Step>) -> Result<(), EvalError> {
        let program = self.program;
        let mut depth = depth;
        for used in program.used_as(node) {
            let value = self.value(node)?;
            let value = self.words_or_cannot_tell(&value);
            steps.push(Step { text: program.slice(used.clone()).to_owned(), value, depth, places: Vec::new() });
            depth += 1;
        }
        self.explain_node(node, depth, steps)
    }

    fn words_or_cannot_tell(&mut self, placed: &Placed<'a>) -> String {
        match placed.value {
            Value::Unknown(_) => "cannot tell".to_owned(),
            _ => self.words_of(placed),
        }
    }

    fn explain_node(&mut self, node: NodeId, depth: usize, steps: &mut Vec<Step>) -> Result<(), EvalError> {
        let program = self.program;
        if matches!(
            program.node(node).op,
            Op::Bool(_)
                | Op::Int(_)
                | Op::Text(_)
                | Op::DayLiteral(_)
                | Op::Pattern(_)
                | Op::Arrangement
                | Op::Element(_)
                | Op::Local(_)
        ) {
            return Ok(());
        }
        let placed = self.value(node)?;
        let value = self.words_or_cannot_tell(&placed);
        let rests_on = match program.node(node).op {
            Op::Field { .. } | Op::Constant(_) | Op::Call(..) => self.places_of(&placed),
            Op::Has(field) | Op::Stated(field) => {
                let field = self.value(field)?;
                self.places_of(&field)
            }
            _ => Vec::new(),
        };
        let labels = rests_on.into_iter().map(|span| Label { span, says: value.clone().into() }).collect();
        steps.push(Step { text: program.text_of(node).to_owned(), value, depth, places: labels });
        self.explain_below(node, depth + 1, steps)
    }

    fn explain_below(&mut self, node: NodeId, depth: usize, steps: &mut Vec<Step>) -> Result<(), EvalError> {
        let program = self.program;
        match &program.node(node).op {
            Op::Loop { over, local, body, .. } => {
                self.explain_use(*over, depth, steps)?;
                let (seq, _) = self.seq(*over)?;
                for at in 0..Self::len(&seq).min(SHOWN) {
                    let Some(member) = self.member(&seq, at) else { continue };
                    let name = self.words_of(&member.what);
                    let places = self.places_of(&member.what);
                    let result = self.with_local(*local, member.what, |evaluator| -> Result<_, EvalError> {
                        let value = evaluator.value(*body)?;
                        let value = evaluator.words_or_cannot_tell(&value);
                        let places = places.into_iter().map(|span| Label { span, says: name.clone().into() }).collect();
                        steps.push(Step { text: format!("for {name}"), value, depth, places });
                        evaluator.explain_use(*body, depth + 1, steps)
                    });
                    result?;
                }
                Ok(())
            }
            // The way to a field is shown as the field itself.
            Op::Field { .. } | Op::Has(_) | Op::Stated(_) => Ok(()),
            _ => program.below(node).iter().try_for_each(|below| self.explain_use(*below, depth, steps)),
        }
    }

    fn decided(&mut self, node: NodeId, spans: &mut Vec<Span>) -> Result<(), EvalError> {
        let program = self.program;
        match &program.node(node).op {
            Op::All(items) | Op::Any(items) => {
                let decisive = if matches!(program.node(node).op, Op::All(_)) { Kleene::False } else { Kleene::True };
                for item in items {
                    if self.truth(*item)? == decisive {
                        return self.decided(*item, spans);
                    }
                }
                items.iter().try_for_each(|item| self.decided(*item, spans))
            }
            Op::If(condition, then, otherwise) => {
                self.decided(*condition, spans)?;
                match self.truth(*condition)? {
                    Kleene::True => self.decided(*then, spans),
                    Kleene::False => self.decided(*otherwise, spans),
                    Kleene::Unknown(_) => Ok(()),
                }
            }
            Op::Loop { what, over, local, body } => {
                let (members, at) = self.seq(*over)?;
                self.decided_in(*what, &Placed { value: Value::List(members), at }, *local, *body, spans)
            }
            Op::Field { .. } | Op::Constant(_) | Op::Call(..) => {
                let placed = self.value(node)?;
                let found = self.places_of(&placed);
                if found.is_empty() {
                    return program.below(node).iter().try_for_each(|below| self.decided(*below, spans));
                }
                spans.extend(found);
                Ok(())
            }
            _ => program.below(node).iter().try_for_each(|below| self.decided(*below, spans)),
        }
    }

    /// Of a list the member that settled it, else all members, else the list itself.
    fn decided_in(
        &mut self,
        what: Loop,
        list: &Placed<'a>,
        local: usize,
        body: NodeId,
        spans: &mut Vec<Span>,
    ) -> Result<(), EvalError> {
        let Value::List(seq) = &list.value else { return Ok(()) };
        let decisive = match what {
            Loop::All => Some(Kleene::False),
            Loop::Exists => Some(Kleene::True),
            _ => None,
        };
        let seq: Seq<'a> = seq.clone();
        for at in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, at) else { continue };
            let truth = match decisive {
                Some(_) => self.with_local(local, member.what.clone(), |evaluator| evaluator.truth(body))?,
                None => continue,
            };
            if Some(truth) == decisive {
                let found = self.places_of(&member.what);
                spans.extend(found);
                return self.with_local(local, member.what, |evaluator| evaluator.decided(body, spans));
            }
        }
        let found = self.places_of(list);
        spans.extend(found);
        Ok(())
    }
}
