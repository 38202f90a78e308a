//! Variables and fields.

use smallvec::SmallVec;

use super::super::ast::{Ast, Ident, Syntax};
use super::super::error::{ExprError, Mistake};
use super::super::program::{NodeId, Op, Place};
use super::super::scope::{kebab, snake};
use super::super::types::{Kinds, Ty, is_sliced};
use super::{Checked, Checker};
use crate::finding::did_you_mean;
use crate::model::vocab::{FieldId, Kind, Type};

impl Checker<'_> {
    pub(super) fn name(&mut self, name: &str, ast: &Ast) -> Checked {
        if let Some(given) = self.given(name) {
            return self.as_given(&given, ast);
        }
        if let Some(at) = self.local(name) {
            let ty = self.locals.get(at).map(|local| local.ty.clone())?;
            return Some((self.add(Op::Local(at), ast), ty));
        }
        if let Some((at, _)) = self.scope.parts.named(name) {
            return self.part(at, &[], ast);
        }
        if let Some((at, kind)) = self.scope.element(name) {
            return Some((self.add(Op::Element(at), ast), Ty::element(kind)));
        }
        if let Some((at, ty)) = self.scope.constant(name) {
            let ty = ty.clone();
            return Some((self.add(Op::Constant(at), ast), ty));
        }
        match name {
            "day" => return Some((self.add(Op::JudgedDay, ast), Ty::Day)),
            "arrangements" => {
                return Some((self.add(Op::Arrangements, ast), Ty::list(Ty::element(Kind::Arrangement))));
            }
            "before" | "after" if self.scope.sides => {
                let of_after = name == "after";
                return Some((self.add(Op::Side { of_after }, ast), Ty::list(Ty::element(Kind::Arrangement))));
            }
            "arrangement" if !self.scope.without_arrangement => {
                return Some((self.add(Op::Arrangement, ast), Ty::element(Kind::Arrangement)));
            }
            _ => {}
        }
        if !self.scope.without_arrangement && Kind::Arrangement.field(&kebab(name)).is_some() && !name.contains('-') {
            let of = self.add(Op::Arrangement, ast);
            return self.field_of(of, Kinds::of(&[Kind::Arrangement]), name, ast);
        }
        let mut names = self.scope.names();
        names.extend(self.own_names());
        let meant = did_you_mean(name, names.iter().map(String::as_str)).map(str::to_owned);
        self.fail(Mistake::UnknownName { name: name.to_owned(), meant }, ast)
    }

    /// A dotted path of plain names that is, or begins like, a constant.
    fn dotted(&self, of: &Ast, field: &Ident) -> Option<String> {
        let path = match &of.what {
            Syntax::Name(name) => name.clone(),
            Syntax::Field(of, field) => self.dotted(of, field)?,
            _ => return None,
        };
        let first = path.split('.').next().unwrap_or_default();
        let free = self.local(first).is_none() && self.given(first).is_none() && self.scope.element(first).is_none();
        let known = self.scope.begins_constant(&path);
        (free && known).then(|| format!("{path}.{}", field.name))
    }

    pub(super) fn field(&mut self, of: &Ast, field: &Ident, ast: &Ast) -> Checked {
        if let Some(path) = self.dotted(of, field) {
            if let Some((at, ty)) = self.scope.constant(&path) {
                let ty = ty.clone();
                return Some((self.add(Op::Constant(at), ast), ty));
            }
            let names = self.scope.names();
            let meant = did_you_mean(&path, names.iter().map(String::as_str)).map(str::to_owned);
            return self.fail(Mistake::UnknownName { name: path, meant }, ast);
        }
        let (node, ty) = self.check(of)?;
        match ty {
            Ty::Element(kinds) => self.field_of(node, kinds, &field.name, ast),
            Ty::List(of) => {
                let mend = "ask with `exists` or `all`, or take the field of each member with `map`";
                let found = Ty::List(of).words();
                self.errors.push(ExprError::new(
                    Mistake::WrongType { wanted: "a single element".to_owned(), found, mend },
                    field.lo..field.hi,
                ));
                None
            }
            other => {
                let mistake = Mistake::UnknownField {
                    field: field.name.clone(),
                    of: other.words(),
                    meant: None,
                    known: String::new(),
                };
                self.errors.push(ExprError::new(mistake, field.lo..field.hi));
                None
            }
        }
    }

    /// A field of elements of these kinds, some of which may lack it.
    fn field_of(&mut self, of: NodeId, kinds: Kinds, name: &str, ast: &Ast) -> Checked {
        let key = kebab(name);
        let (mut ty, mut sliced) = (Ty::Nothing, false);
        let mut fields: SmallVec<[(Kind, FieldId); 1]> = SmallVec::new();
        for kind in kinds.iter().filter(|_| !name.contains('-')) {
            let Some(id) = kind.field(&key) else { continue };
            let Some(definition) = kind.definition(id) else { continue };
            fields.push((kind, id));
            ty = ty.join(&Ty::of(&definition.ty));
            sliced |= is_sliced(definition);
        }
        if fields.is_empty() {
            let names: Vec<String> = kinds.iter().flat_map(Kind::fields).map(|field| snake(field.name)).collect();
            let meant = did_you_mean(name, names.iter().map(String::as_str));
            // `meetings-a-year`, as the file has it, is read as `meetings` less something.
            let begun =
                || names.iter().find(|known| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')));
            let meant = meant.or_else(|| begun().map(String::as_str)).map(str::to_owned);
            let known = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let mistake = Mistake::UnknownField { field: name.to_owned(), of: kinds.words(), meant, known };
            self.errors.push(ExprError::new(mistake, ast.hi.saturating_sub(name.len())..ast.hi));
            return None;
        }
        if ty == Ty::Either {
            let found = format!("`{name}`, which differs between them");
            return self.fail(Mistake::WrongType { wanted: "a field of one type".to_owned(), found, mend: "" }, ast);
        }
        let is_list = fields
            .iter()
            .any(|(kind, id)| matches!(kind.definition(*id).map(|field| field.ty), Some(Type::List { .. })));
        Some((self.add(Op::Field { of, place: Place { fields, is_list, sliced } }, ast), ty))
    }
}
