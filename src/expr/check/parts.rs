//! Parts where they are used.

use std::ops::Range;
use std::rc::Rc;

use super::super::ast::{Ast, Ident, Syntax};
use super::super::error::Mistake;
use super::super::lex::LONGEST;
use super::super::program::{NodeId, Use};
use super::calls::in_words;
use super::{Checked, Checker};

/// One use of a part; the first stands for the expression itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// Which part.
    part: Option<usize>,
    /// What it is handed, by the names that it has for it.
    given: Vec<(String, Rc<Ast>)>,
    /// Where it is used, and what it is handed was written.
    user: usize,
}

impl Checker<'_> {
    fn here(&self) -> Option<&Frame> {
        self.frames.get(self.frame)
    }

    /// What the part that is being checked was handed under a name.
    pub(super) fn given(&self, name: &str) -> Option<Rc<Ast>> {
        self.here()?.given.iter().find(|(known, _)| known == name).map(|(_, given)| given.clone())
    }

    /// The member of a list that goes by a name here.
    pub(super) fn local(&self, name: &str) -> Option<usize> {
        self.locals.iter().rposition(|local| local.frame == self.frame && local.name == name)
    }

    /// The names that are known here alone, for suggestions.
    pub(super) fn own_names(&self) -> Vec<String> {
        let locals = self.locals.iter().filter(|local| local.frame == self.frame).map(|local| &local.name);
        let given = self.here().into_iter().flat_map(|frame| &frame.given).map(|(name, _)| name);
        locals.chain(given).cloned().collect()
    }

    /// The bytes that stand for a node where it is asked: those of the name where it is a part.
    pub(super) fn asked_at(&self, node: NodeId) -> Range<usize> {
        let used = self.uses.iter().rfind(|used| used.node == node).map(|used| used.range.clone());
        used.or_else(|| self.node(node).map(|node| node.lo..node.hi)).unwrap_or_default()
    }

    /// What a part was handed, which is read where it was written.
    pub(super) fn as_given(&mut self, given: &Ast, ast: &Ast) -> Checked {
        self.written_out(given.hi - given.lo, ast)?;
        let user = self.here()?.user;
        let frame = std::mem::replace(&mut self.frame, user);
        let checked = self.check(given);
        self.frame = frame;
        checked
    }

    /// What is written where something has to be written out: a text that a part was handed is.
    pub(super) fn written(&self, ast: &Ast) -> Rc<Ast> {
        let (mut written, mut frame) = (Rc::new(ast.clone()), self.here());
        while let (Syntax::Name(name), Some(here)) = (&written.what, frame) {
            let Some((_, given)) = here.given.iter().find(|(known, _)| known == name) else { break };
            (written, frame) = (given.clone(), self.frames.get(here.user));
        }
        written
    }

    /// What a part stands for, with what it is handed.
    pub(super) fn part(&mut self, at: usize, args: &[Ast], ast: &Ast) -> Checked {
        let part = self.scope.parts.at(at)?;
        if let Some(own) = self.here()?.part.filter(|own| *own <= at) {
            return self.fail(Mistake::NotAbove { name: part.name.clone(), itself: own == at }, ast);
        }
        if part.takes.len() != args.len() {
            let name = Ident { name: part.name.clone(), lo: ast.lo, hi: ast.lo + part.name.len() };
            return self.wrong_count(&name, in_words(part.takes.len()), args.len());
        }
        let body = part.ast.as_ref()?;
        self.written_out(part.range.len(), ast)?;
        let given = part.takes.iter().cloned().zip(args.iter().cloned().map(Rc::new)).collect();
        self.frames.push(Frame { part: Some(at), given, user: self.frame });
        let (frame, from) = (std::mem::replace(&mut self.frame, self.frames.len() - 1), self.errors.len());
        let checked = self.check(body);
        self.frame = frame;
        for error in self.errors.iter_mut().skip(from) {
            let hangs_on_its_use =
                !args.is_empty() || matches!(error.mistake, Mistake::LoopsTooDeep | Mistake::TooDeep);
            let is_in_it = part.range.contains(&error.range.start) && hangs_on_its_use;
            if is_in_it || error.used.is_some() {
                error.used = Some(Box::new(ast.range()));
            }
        }
        let (node, ty) = checked?;
        self.uses.push(Use { part: at, node, range: ast.range() });
        Some((node, ty))
    }

    /// Counts what stands in place of a name, as long as that does not make the expression too long.
    fn written_out(&mut self, length: usize, ast: &Ast) -> Option<()> {
        self.length += length;
        if self.length <= LONGEST {
            return Some(());
        }
        self.fail(Mistake::TooLong, ast)
    }
}
