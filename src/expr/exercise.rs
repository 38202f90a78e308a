//! Which parts of a condition came out which way, over many evaluations: what no example shows may be wrong unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::context::Context;
use super::error::EvalError;
use super::eval::Evaluator;
use super::function::Function;
use super::program::{Loop, NodeId, Op, Program};
use super::types::Ty;
use super::value::Kleene;

/// How the parts of one expression came out so far.
#[derive(Clone, Debug, Default)]
pub struct Exercise {
    /// By where they stand: what stands in a part is the same wherever that is used.
    came: BTreeMap<(usize, usize), Came>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Came {
    reached: bool,
    yes: bool,
    no: bool,
}

/// What a part of a condition never did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    /// It was not even asked.
    Reached,
    /// It came out neither way: what would decide it was never known.
    Known,
    /// It was never true.
    True,
    /// It was never false.
    False,
}

/// A part of a condition that did not come out both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexercised {
    /// Its bytes in the expression.
    pub range: Range<usize>,
    /// Which way it never came out.
    pub never: Never,
}

/// A node below another: whether it is a part that has to come out both ways, and whether it is true or false at all.
#[derive(Clone, Copy)]
struct Below {
    node: NodeId,
    is_part: bool,
    is_condition: bool,
}

impl Exercise {
    /// The whole expression: whether it was ever true, and ever false.
    #[must_use]
    pub fn whole(&self, program: &Program) -> (bool, bool) {
        let came = self.of(&program.asked_at(program.root));
        (came.yes, came.no)
    }

    /// The same with how parts came out where another expression uses them.
    #[must_use]
    pub fn with_parts_of(mut self, other: &Self, program: &Program) -> Self {
        for (range, came) in other.came.range(..(program.parts.len(), 0)) {
            self.came.entry(*range).or_default().add(*came);
        }
        self
    }

    fn of(&self, range: &Range<usize>) -> Came {
        self.came.get(&(range.start, range.end)).copied().unwrap_or_default()
    }

    fn add(&mut self, range: &Range<usize>, truth: Kleene) {
        let came = Came { reached: true, yes: truth == Kleene::True, no: truth == Kleene::False };
        self.came.entry((range.start, range.end)).or_default().add(came);
    }
}

/// Which ways a part can come out at all, whatever the facts.
#[derive(Clone, Copy)]
struct Ways {
    yes: bool,
    no: bool,
}

impl Came {
    const fn add(&mut self, other: Self) {
        self.reached |= other.reached;
        self.yes |= other.yes;
        self.no |= other.no;
    }

    /// What it never did of what it can do.
    const fn never(self, can: Ways) -> Option<Never> {
        match (self.yes || !can.yes, self.no || !can.no) {
            _ if !self.reached => Some(Never::Reached),
            (false, false) => Some(Never::Known),
            (false, true) => Some(if self.no { Never::True } else { Never::Known }),
            (true, false) => Some(if self.yes { Never::False } else { Never::Known }),
            (true, true) => None,
        }
    }
}

impl Program {
    /// Works the expression out and notes how its parts come out: each operand of `&&` and `||`, condition and branches of `? :`,
    /// what is asked of the members of a list. What the rest decides already is not reached, as in the evaluation itself.
    ///
    /// # Errors
    /// As [`Program::truth`].
    pub fn exercise(&self, context: &Context<'_>, exercise: &mut Exercise) -> Result<(), EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        if self.ty == Ty::Bool {
            let truth = evaluator.judge()?;
            exercise.add(&self.asked_at(self.root), truth);
        }
        evaluator.exercise_below(self.whole(), exercise)
    }

    /// Where the parts stand that should come out both ways.
    #[must_use]
    pub fn should_come_out_both_ways(&self) -> BTreeSet<(usize, usize)> {
        let mut found = BTreeSet::new();
        self.parts_from(self.whole(), &mut found);
        found
    }

    /// The smallest parts that did not come out both ways, as far as they can: `true` itself cannot, and of `cannot_tell` it is enough
    /// that it was asked.
    #[must_use]
    pub fn unexercised(&self, exercise: &Exercise) -> Vec<Unexercised> {
        let mut found = Vec::new();
        self.miss(self.whole(), false, exercise, &mut found);
        found
    }

    fn whole(&self) -> Below {
        let is_condition = self.ty == Ty::Bool;
        Below { node: self.root, is_part: is_condition, is_condition }
    }

    /// `cannot_tell` is neither true nor false, nor is what rests on it alone; that it is asked at all is what examples can show.
    fn ways(&self, node: NodeId) -> Ways {
        let of = |nodes: &[NodeId]| nodes.iter().map(|node| self.ways(*node)).collect::<SmallVec<[Ways; 6]>>();
        match &self.node(node).op {
            Op::Call(Function::CannotTell, _) => Ways { yes: false, no: false },
            Op::Bool(value) => Ways { yes: *value, no: !*value },
            Op::Not(inner) => {
                let inner = self.ways(*inner);
                Ways { yes: inner.no, no: inner.yes }
            }
            Op::All(items) => {
                let items = of(items);
                Ways { yes: items.iter().all(|item| item.yes), no: items.iter().any(|item| item.no) }
            }
            Op::Any(items) => {
                let items = of(items);
                Ways { yes: items.iter().any(|item| item.yes), no: items.iter().all(|item| item.no) }
            }
            Op::If(_, then, otherwise) => {
                let (then, otherwise) = (self.ways(*then), self.ways(*otherwise));
                Ways { yes: then.yes || otherwise.yes, no: then.no || otherwise.no }
            }
            Op::Loop { what: Loop::Exists, body, .. } => Ways { yes: self.ways(*body).yes, no: true },
            Op::Loop { what: Loop::All, body, .. } => Ways { yes: true, no: self.ways(*body).no },
            _ => Ways { yes: true, no: true },
        }
    }

    fn is_open(&self, below: Below) -> bool {
        below.is_part && !matches!(self.node(below.node).op, Op::Bool(_))
    }

    fn parts_from(&self, below: Below, found: &mut BTreeSet<(usize, usize)>) {
        if self.is_open(below) {
            let Range { start, end } = self.asked_at(below.node);
            found.insert((start, end));
        }
        for further in self.further(below) {
            self.parts_from(further, found);
        }
    }

    /// Whether something at or below a node did not come out both ways; `explained` when something beside it explains that it was
    /// not reached.
    fn miss(&self, below: Below, explained: bool, exercise: &Exercise, found: &mut Vec<Unexercised>) -> bool {
        let range = self.asked_at(below.node);
        let never = exercise.of(&range).never(self.ways(below.node)).filter(|_| self.is_open(below));
        if never == Some(Never::Reached) {
            if !explained {
                tell(range, Never::Reached, found);
            }
            return true;
        }
        let mut missed = false;
        for further in self.further(below) {
            missed |= self.miss(further, missed, exercise, found);
        }
        // What a part shows of the whole need not be told of the whole.
        if let Some(never) = never.filter(|_| !missed) {
            tell(range, never, found);
            return true;
        }
        missed
    }

    /// The nodes below a node that have parts, in the order in which they are worked out.
    fn further(&self, below: Below) -> SmallVec<[Below; 3]> {
        let condition = |node| Below { node, is_part: true, is_condition: true };
        let value = |node| Below { node, is_part: false, is_condition: false };
        match &self.node(below.node).op {
            Op::All(items) | Op::Any(items) => items.iter().copied().map(condition).collect(),
            Op::Not(of) => smallvec![Below { is_part: false, ..condition(*of) }],
            Op::If(asked, then, otherwise) => {
                let branch = |node| Below { node, is_part: below.is_condition, is_condition: below.is_condition };
                smallvec![condition(*asked), branch(*then), branch(*otherwise)]
            }
            Op::Loop { what: Loop::Map | Loop::Gather, over, body, .. } => smallvec![value(*over), value(*body)],
            Op::Loop { over, body, .. } => smallvec![value(*over), condition(*body)],
            _ => self.below(below.node).into_iter().map(value).collect(),
        }
    }
}

fn tell(range: Range<usize>, never: Never, found: &mut Vec<Unexercised>) {
    let told = Unexercised { range, never };
    if !found.contains(&told) {
        found.push(told);
    }
}

impl Evaluator<'_> {
    fn exercise_below(&mut self, below: Below, exercise: &mut Exercise) -> Result<(), EvalError> {
        let program = self.program;
        match &program.node(below.node).op {
            Op::All(_) => self.exercise_until(Kleene::False, below, exercise),
            Op::Any(_) => self.exercise_until(Kleene::True, below, exercise),
            Op::If(asked, ..) => {
                let asked = self.truth(*asked)?;
                for (at, further) in program.further(below).into_iter().enumerate() {
                    let passed_by = matches!((at, asked), (1, Kleene::False) | (2, Kleene::True));
                    if !passed_by {
                        self.exercise(further, exercise)?;
                    }
                }
                Ok(())
            }
            Op::Loop { over, local, .. } => {
                let (seq, _) = self.seq(*over)?;
                for (at, further) in program.further(below).into_iter().enumerate() {
                    if at == 0 {
                        self.exercise(further, exercise)?;
                        continue;
                    }
                    for place in 0..Self::len(&seq) {
                        let Some(member) = self.member(&seq, place) else { continue };
                        self.with_local(*local, member.what, |evaluator| evaluator.exercise(further, exercise))?;
                    }
                }
                Ok(())
            }
            _ => program.further(below).into_iter().try_for_each(|further| self.exercise(further, exercise)),
        }
    }

    fn exercise_until(&mut self, decisive: Kleene, below: Below, exercise: &mut Exercise) -> Result<(), EvalError> {
        for further in self.program.further(below) {
            self.exercise(further, exercise)?;
            if self.truth(further.node)? == decisive {
                break;
            }
        }
        Ok(())
    }

    fn exercise(&mut self, below: Below, exercise: &mut Exercise) -> Result<(), EvalError> {
        if below.is_part {
            let truth = self.truth(below.node)?;
            exercise.add(&self.program.asked_at(below.node), truth);
        }
        self.exercise_below(below, exercise)
    }
}
