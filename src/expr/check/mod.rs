//! The type check against the vocabulary: every name becomes a place, every mistake is told with its bytes.

mod calls;
mod names;
mod operators;
mod parts;

use super::ast::{Ast, Syntax};
use super::error::{ExprError, Mistake};
use super::lex::LONGEST;
use super::parse::DEEPEST;
use super::program::{Node, NodeId, Op, OwnWord, Program, Use};
use super::scope::Scope;
use super::types::{Ty, Words};
use crate::finding::did_you_mean;

pub(super) use calls::is_function;
use parts::Frame;

/// How deep lists may be gone through inside each other.
const LOOPS: usize = 3;

/// Reads and checks an expression of whatever type.
///
/// # Errors
/// Every mistake with the bytes it is about; of mistakes in the writing only the first, for the rest cannot be told.
pub fn compile(text: &str, scope: &Scope) -> Result<Program, Vec<ExprError>> {
    compile_as(text, scope, |_, _, _| {})
}

/// Reads and checks a condition, which is to be true, false or unknown.
///
/// # Errors
/// As [`compile`], and when it comes to anything else.
pub fn compile_condition(text: &str, scope: &Scope) -> Result<Program, Vec<ExprError>> {
    compile_as(text, scope, |checker, node, ty| checker.need(&Ty::Bool, node, ty))
}

/// Reads and checks an expression for a day.
///
/// # Errors
/// As [`compile`], and when it comes to anything else.
pub fn compile_day(text: &str, scope: &Scope) -> Result<Program, Vec<ExprError>> {
    compile_as(text, scope, |checker, node, ty| checker.need(&Ty::Day, node, ty))
}

/// Compiles an expression that gives a day, or a list of days.
///
/// # Errors
/// As [`compile_condition`].
pub fn compile_days(text: &str, scope: &Scope) -> Result<Program, Vec<ExprError>> {
    compile_as(text, scope, |checker, node, ty| {
        if *ty != Ty::list(Ty::Day) {
            checker.need(&Ty::Day, node, ty);
        }
    })
}

fn compile_as(
    text: &str,
    scope: &Scope,
    last: impl Fn(&mut Checker<'_>, NodeId, &Ty),
) -> Result<Program, Vec<ExprError>> {
    let ast = super::parse::parse(text, scope.parts.len()).map_err(|error| vec![error])?;
    let mut checker = Checker::new(scope, text.len());
    let root = checker.check(&ast);
    if let Some((node, ty)) = &root {
        last(&mut checker, *node, ty);
    }
    match root {
        Some((root, ty)) if checker.errors.is_empty() => {
            let Checker { nodes, own_words, uses, .. } = checker;
            Ok(Program { text: text.to_owned(), nodes, root, ty, own_words, parts: scope.parts.clone(), uses })
        }
        _ => Err(checker.errors()),
    }
}

/// A name for the members of a list that is being gone through.
struct Local {
    name: String,
    ty: Ty,
    /// Where it was given: nobody else knows it.
    frame: usize,
}

struct Checker<'s> {
    scope: &'s Scope,
    nodes: Vec<Node>,
    errors: Vec<ExprError>,
    /// Outermost first.
    locals: Vec<Local>,
    own_words: Vec<OwnWord>,
    /// The expression itself, then the parts in the order in which they were used.
    frames: Vec<Frame>,
    /// The one that is being checked.
    frame: usize,
    uses: Vec<Use>,
    /// How long the expression would be with what its parts stand for written out.
    length: usize,
    /// How many nodes are open, one under the other.
    open: usize,
}

/// A checked node with its type; nothing where an error was told.
type Checked = Option<(NodeId, Ty)>;

impl<'s> Checker<'s> {
    fn new(scope: &'s Scope, length: usize) -> Self {
        Self {
            scope,
            nodes: Vec::new(),
            errors: Vec::new(),
            locals: Vec::new(),
            own_words: Vec::new(),
            frames: vec![Frame::default()],
            frame: 0,
            uses: Vec::new(),
            length,
            open: 0,
        }
    }

    /// What is wrong, each once: a part is checked wherever it is used.
    fn errors(self) -> Vec<ExprError> {
        let mut told: Vec<ExprError> = Vec::new();
        for error in self.errors {
            let is_new = !told.iter().any(|known| (&known.mistake, &known.range) == (&error.mistake, &error.range));
            told.extend(is_new.then_some(error));
        }
        told
    }

    fn fail<T>(&mut self, mistake: Mistake, ast: &Ast) -> Option<T> {
        self.errors.push(ExprError::new(mistake, ast.range()));
        None
    }

    fn add(&mut self, op: Op, ast: &Ast) -> NodeId {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node { op, lo: ast.lo, hi: ast.hi });
        NodeId(id)
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    fn check(&mut self, ast: &Ast) -> Checked {
        // Only parts within parts can come to more than what the reader lets through.
        if self.length > LONGEST {
            return None;
        }
        if self.open >= DEEPEST {
            return self.fail(Mistake::TooDeep, ast);
        }
        self.open += 1;
        let checked = self.check_one(ast);
        self.open -= 1;
        checked
    }

    fn check_one(&mut self, ast: &Ast) -> Checked {
        match &ast.what {
            Syntax::Bool(value) => Some((self.add(Op::Bool(*value), ast), Ty::Bool)),
            Syntax::Int(number) => Some((self.add(Op::Int(*number), ast), Ty::Int)),
            Syntax::Text(text) => Some((self.add(Op::Text(text.clone()), ast), Ty::Text)),
            Syntax::List(items) => self.list(items, ast),
            Syntax::Name(name) => self.name(name, ast),
            Syntax::Field(of, field) => self.field(of, field, ast),
            Syntax::Not(of) => {
                let of = self.condition(of)?;
                Some((self.add(Op::Not(of), ast), Ty::Bool))
            }
            Syntax::Minus(of) => self.minus(of, ast),
            Syntax::All(items) => {
                let items = self.conditions(items)?;
                Some((self.add(Op::All(items), ast), Ty::Bool))
            }
            Syntax::Any(items) => {
                let items = self.conditions(items)?;
                Some((self.add(Op::Any(items), ast), Ty::Bool))
            }
            Syntax::Binary(sign, sides) => self.binary(*sign, sides, ast),
            Syntax::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let (condition, then, otherwise) = (self.condition(condition), self.check(then), self.check(otherwise));
                let ((then, a), (otherwise, b)) = (then?, otherwise?);
                Some((self.add(Op::If(condition?, then, otherwise), ast), a.join(&b)))
            }
            Syntax::Call { of, name, args } => self.call(of.as_deref(), name, args, ast),
        }
    }

    /// All members of one type.
    fn list(&mut self, items: &[Ast], ast: &Ast) -> Checked {
        let checked: Vec<Checked> = items.iter().map(|item| self.check(item)).collect();
        let mut of = Ty::Nothing;
        let mut nodes = Vec::new();
        for (checked, item) in checked.into_iter().zip(items) {
            let (node, ty) = checked?;
            let joined = of.join(&ty);
            if joined == Ty::Either {
                let wanted = of.words();
                return self.fail(
                    Mistake::WrongType { wanted, found: ty.words(), mend: "the members of a list have one type" },
                    item,
                );
            }
            of = joined;
            nodes.push(node);
        }
        Some((self.add(Op::List(nodes.into()), ast), Ty::list(of)))
    }

    fn condition(&mut self, ast: &Ast) -> Option<NodeId> {
        let (node, ty) = self.check(ast)?;
        self.need(&Ty::Bool, node, &ty);
        Some(node)
    }

    fn conditions(&mut self, items: &[Ast]) -> Option<Box<[NodeId]>> {
        let checked: Vec<Option<NodeId>> = items.iter().map(|item| self.condition(item)).collect();
        checked.into_iter().collect()
    }

    /// Tells an error unless the type fits.
    fn need(&mut self, wanted: &Ty, node: NodeId, found: &Ty) {
        if found.fits(wanted) {
            return;
        }
        let range = self.asked_at(node);
        let mend = operators::mend(wanted, found);
        self.errors
            .push(ExprError::new(Mistake::WrongType { wanted: wanted.words(), found: found.words(), mend }, range));
    }

    /// Tells an error when a text that is written out is none of the words of a closed list.
    fn need_word(&mut self, node: NodeId, words: Words) {
        let Some(Node { op: Op::Text(text), .. }) = self.node(node) else { return };
        if words.0.words.contains(&text.as_str()) {
            return;
        }
        if words.0.open {
            let word = text.clone();
            if !self.own_words.iter().any(|own| own.word == word && own.list.name == words.0.name) {
                self.own_words.push(OwnWord { word, list: words.0 });
            }
            return;
        }
        let mistake = Mistake::NotAWord {
            word: text.clone(),
            list: words.0.name,
            words: words.0.words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
            meant: did_you_mean(text, words.0.words.iter().copied()).map(str::to_owned),
        };
        let range = self.asked_at(node);
        self.errors.push(ExprError::new(mistake, range));
    }
}
