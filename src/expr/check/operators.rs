//! Signs between values: which types go together.

use super::super::ast::{Ast, Sign, Syntax};
use super::super::error::Mistake;
use super::super::program::{Arithmetic, Comparison, Node, NodeId, Op};
use super::super::types::Ty;
use super::{Checked, Checker};

/// What to write where one type is wanted and another stands.
pub(super) const fn mend(wanted: &Ty, found: &Ty) -> &'static str {
    match (wanted, found) {
        (Ty::Day, Ty::Text) => "write a day as `date(\"2019-09-29\")`",
        (Ty::Year, Ty::Text) => "compare its first day: `start(budget.year) == date(\"2023-04-01\")` for 2023/24",
        (Ty::Element(_), Ty::Text) => "compare a field of it with a text, such as its name",
        (Ty::Money, Ty::Int) => "write an amount as `pounds(100)`",
        (Ty::Share, Ty::Int) => "write a percentage as `percent(30)`",
        (Ty::Bool, Ty::List(_)) => "ask `size(…) > 0`, or `exists` for a certain member",
        (Ty::Bool, Ty::Text | Ty::Word(_) | Ty::Day | Ty::Element(_) | Ty::Money) => {
            "ask whether it is known with `has(…)`"
        }
        (Ty::Element(_), Ty::List(_)) => "the list may have several members: use `exists`, `all` or `in`",
        _ => "",
    }
}

impl Checker<'_> {
    pub(super) fn binary(&mut self, sign: Sign, sides: &[Ast; 2], ast: &Ast) -> Checked {
        let [left, right] = sides;
        let (left, right) = (self.check(left), self.check(right));
        let ((left, a), (right, b)) = (left?, right?);
        let comparison = match sign {
            Sign::Equal => Comparison::Equal,
            Sign::Differs => Comparison::Differs,
            Sign::Less => Comparison::Less,
            Sign::AtMost => Comparison::AtMost,
            Sign::Greater => Comparison::Greater,
            Sign::AtLeast => Comparison::AtLeast,
            Sign::In => return self.member((left, &a), (right, &b), ast),
            Sign::Plus => return self.sum(Arithmetic::Plus, (left, &a), (right, &b), ast),
            Sign::Minus => return self.sum(Arithmetic::Minus, (left, &a), (right, &b), ast),
            Sign::Times => return self.sum(Arithmetic::Times, (left, &a), (right, &b), ast),
            Sign::Over => return self.sum(Arithmetic::Over, (left, &a), (right, &b), ast),
            Sign::Rest => return self.sum(Arithmetic::Rest, (left, &a), (right, &b), ast),
        };
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Differs);
        if ordered && !(a == b && matches!(a, Ty::Int | Ty::Money | Ty::Share | Ty::Day | Ty::Year)) {
            return self.incomparable(&a, &b, ast);
        }
        self.same(left, &a, right, &b, ast)?;
        Some((self.add(Op::Compare(comparison, left, right), ast), Ty::Bool))
    }

    /// Tells an error unless the two can be asked to be the same.
    fn same(&mut self, left: NodeId, a: &Ty, right: NodeId, b: &Ty, ast: &Ast) -> Option<()> {
        match (a, b) {
            (Ty::Word(words), Ty::Text) => self.need_word(right, *words),
            (Ty::Text, Ty::Word(words)) => self.need_word(left, *words),
            (Ty::Word(a_words), Ty::Word(b_words)) => {
                let shared = a_words.0.open
                    || b_words.0.open
                    || a_words.0.words.iter().any(|word| b_words.0.words.contains(word));
                if !shared {
                    return self.incomparable(a, b, ast);
                }
            }
            (Ty::Element(a_kinds), Ty::Element(b_kinds)) if a_kinds.meets(*b_kinds) => {}
            (Ty::List(_) | Ty::Either, _) | (_, Ty::List(_) | Ty::Either) => return self.incomparable(a, b, ast),
            (a, b) if a == b => {}
            _ => return self.incomparable(a, b, ast),
        }
        Some(())
    }

    fn incomparable<T>(&mut self, a: &Ty, b: &Ty, ast: &Ast) -> Option<T> {
        let in_quotes = || ast.what.below().any(|side| matches!(side.what, Syntax::Text(_)));
        let mend = match (a, b) {
            (Ty::Int, Ty::Text) | (Ty::Text, Ty::Int) if in_quotes() => "write a number without quotation marks",
            (Ty::List(_), _) | (_, Ty::List(_)) => "ask for the members of a list with `in`, `exists` or `all`",
            (Ty::Element(_), Ty::Element(_)) => "compare their ids or names if that is meant",
            (wanted, found) => match mend(wanted, found) {
                "" => mend(found, wanted),
                mend => mend,
            },
        };
        self.fail(Mistake::Incomparable { left: a.words(), right: b.words(), mend }, ast)
    }

    fn member(&mut self, (left, a): (NodeId, &Ty), (right, b): (NodeId, &Ty), ast: &Ast) -> Checked {
        let Ty::List(of) = b else {
            let mistake = Mistake::WrongType {
                wanted: "a list".to_owned(),
                found: b.words(),
                mend: "compare a single value with `==`",
            };
            return self.fail(mistake, ast);
        };
        if **of != Ty::Nothing {
            self.same(left, a, right, of, ast)?;
            self.literal_members(a, right);
        }
        Some((self.add(Op::In(left, right), ast), Ty::Bool))
    }

    /// Words that are written out in a list have to be words of what is looked for.
    fn literal_members(&mut self, looked_for: &Ty, list: NodeId) {
        let Ty::Word(words) = looked_for else { return };
        let Some(Node { op: Op::List(items), .. }) = self.node(list) else { return };
        for item in items.clone() {
            self.need_word(item, *words);
        }
    }

    fn sum(&mut self, sign: Arithmetic, (left, a): (NodeId, &Ty), (right, b): (NodeId, &Ty), ast: &Ast) -> Checked {
        let ty = match (a, sign, b) {
            (Ty::Int, _, Ty::Int) => Ty::Int,
            (Ty::Money | Ty::Share, Arithmetic::Plus | Arithmetic::Minus, _) if a == b => a.clone(),
            (Ty::Money, Arithmetic::Times | Arithmetic::Over, Ty::Int) | (Ty::Int, Arithmetic::Times, Ty::Money) => {
                Ty::Money
            }
            _ => {
                let mend = match (a, b) {
                    (Ty::Day, _) | (_, Ty::Day) => "reckon with days by `add_days`, `add_months` or `days_between`",
                    (Ty::Money, Ty::Int) | (Ty::Int, Ty::Money) => "write an amount as `pounds(100)`",
                    _ => "",
                };
                return self.fail(Mistake::Unsummable { left: a.words(), right: b.words(), mend }, ast);
            }
        };
        Some((self.add(Op::Sum(sign, left, right), ast), ty))
    }

    pub(super) fn minus(&mut self, of: &Ast, ast: &Ast) -> Checked {
        let (node, ty) = self.check(of)?;
        if !matches!(ty, Ty::Int | Ty::Money | Ty::Share) {
            self.need(&Ty::Int, node, &ty);
            return None;
        }
        Some((self.add(Op::Minus(node), ast), ty))
    }
}
