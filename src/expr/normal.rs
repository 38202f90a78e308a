//! The normal form of an expression: the same for two that ask the same in another order or with other names for members.

use super::ast::{Ast, Sign, Syntax};
use super::parse::parse;
use super::parts::{Part, Parts};
use super::program::Program;

/// The functions that give a member of a list a name.
const NAMING: [&str; 6] = ["all", "exists", "exists_one", "filter", "map", "gather"];

impl Program {
    /// Its normal form.
    ///
    /// Operands of `&&`, `||`, `==` and `!=` are put in order and written once, `!` is moved inwards, `>` and `>=` are turned round, names of
    /// members are counted, and parts are written out.
    #[must_use]
    pub fn normal_form(&self) -> Option<String> {
        normal_form(&self.text, &self.parts)
    }
}

/// The normal form of an expression; nothing when it cannot be read.
fn normal_form(text: &str, parts: &Parts) -> Option<String> {
    let ast = parse(text, parts.len()).ok()?;
    Some(Normal { parts, names: Vec::new(), given: Vec::new() }.form(&ast, false))
}

struct Normal<'p> {
    parts: &'p Parts,
    /// Names of members, outermost first; those that a part does not know are empty.
    names: Vec<String>,
    /// What the part that is written out was handed, in normal form.
    given: Vec<(String, String)>,
}

impl<'p> Normal<'p> {
    /// The part that is used here.
    fn used(&self, ast: &Ast) -> Option<&'p Part> {
        let name = match &ast.what {
            Syntax::Name(name) => name,
            Syntax::Call { of: None, name, .. } => &name.name,
            _ => return None,
        };
        self.parts.named(name).map(|(_, part)| part)
    }

    /// Something of a part, within it.
    fn within<T>(&mut self, part: &'p Part, ast: &Ast, what: impl FnOnce(&mut Self, &Ast) -> T) -> Option<T> {
        let args: &[Ast] = if let Syntax::Call { args, .. } = &ast.what { args } else { &[] };
        let given: Vec<String> = args.iter().map(|arg| self.form(arg, false)).collect();
        let given = part.takes.iter().cloned().zip(given).collect();
        let unknown = vec![String::new(); self.names.len()];
        let (names, given) = (std::mem::replace(&mut self.names, unknown), std::mem::replace(&mut self.given, given));
        let done = part.ast.as_ref().map(|body| what(self, body));
        (self.names, self.given) = (names, given);
        done
    }

    fn form(&mut self, ast: &Ast, negated: bool) -> String {
        if let Some(part) = self.used(ast) {
            return self.within(part, ast, |normal, body| normal.form(body, negated)).unwrap_or_default();
        }
        match &ast.what {
            Syntax::Not(of) => self.form(of, !negated),
            Syntax::All(_) | Syntax::Any(_) => self.flat(ast, negated),
            Syntax::Bool(value) => (*value != negated).to_string(),
            Syntax::Binary(sign, sides) => self.binary(*sign, sides, negated),
            Syntax::If(parts) => {
                let [asked, then, otherwise] = &**parts;
                let (asked, then, otherwise) =
                    (self.form(asked, false), self.form(then, negated), self.form(otherwise, negated));
                format!("({asked} ? {then} : {otherwise})")
            }
            Syntax::Call { of: Some(of), name, args } => {
                let (turned, rest) = match (name.name.as_str(), negated) {
                    ("all", true) => ("exists", true),
                    ("exists", true) => ("all", true),
                    (name, _) => (name, false),
                };
                let said = self.called(of, turned, args, rest);
                if negated && !rest { format!("!{said}") } else { said }
            }
            _ => {
                let said = self.plain(ast);
                if negated { format!("!{said}") } else { said }
            }
        }
    }

    fn called(&mut self, of: &Ast, name: &str, args: &[Ast], negated: bool) -> String {
        let over = self.form(of, false);
        match args {
            [Ast { what: Syntax::Name(member), .. }, body] if NAMING.contains(&name) => {
                self.names.push(member.clone());
                let body = self.form(body, negated);
                self.names.pop();
                format!("{over}.{name}({body})")
            }
            _ => format!("{over}.{name}({})", self.listed(args)),
        }
    }

    fn plain(&mut self, ast: &Ast) -> String {
        match &ast.what {
            Syntax::Name(name) => match self.given.iter().find(|(known, _)| known == name) {
                Some((_, given)) => given.clone(),
                None => match self.names.iter().rposition(|known| known == name) {
                    Some(at) => format!("${at}"),
                    None => name.clone(),
                },
            },
            Syntax::Field(of, field) => format!("{}.{}", self.form(of, false), field.name),
            Syntax::Minus(of) => format!("-{}", self.form(of, false)),
            Syntax::List(items) => format!("[{}]", self.listed(items)),
            Syntax::Call { name, args, .. } => format!("{}({})", name.name, self.listed(args)),
            _ => ast.to_string(),
        }
    }

    fn listed(&mut self, items: &[Ast]) -> String {
        items.iter().map(|item| self.form(item, false)).collect::<Vec<_>>().join(", ")
    }

    /// Operands in order, each once; a negated `&&` is an `||` of what is negated.
    fn flat(&mut self, ast: &Ast, negated: bool) -> String {
        let is_all = matches!(ast.what, Syntax::All(_)) != negated;
        let mut operands = Vec::new();
        self.operands(ast, negated, is_all, &mut operands);
        operands.sort();
        operands.dedup();
        match operands.as_slice() {
            [one] => one.clone(),
            _ => format!("({})", operands.join(if is_all { " && " } else { " || " })),
        }
    }

    fn operands(&mut self, ast: &Ast, negated: bool, is_all: bool, into: &mut Vec<String>) {
        if let Some(part) = self.used(ast) {
            self.within(part, ast, |normal, body| normal.operands(body, negated, is_all, into));
            return;
        }
        match &ast.what {
            Syntax::Not(of) => self.operands(of, !negated, is_all, into),
            Syntax::All(items) if is_all != negated => {
                for item in items {
                    self.operands(item, negated, is_all, into);
                }
            }
            Syntax::Any(items) if is_all == negated => {
                for item in items {
                    self.operands(item, negated, is_all, into);
                }
            }
            _ => into.push(self.form(ast, negated)),
        }
    }

    fn binary(&mut self, sign: Sign, sides: &[Ast; 2], negated: bool) -> String {
        let [left, right] = sides;
        let (left, right) = (self.form(left, false), self.form(right, false));
        let (first, last) = if left <= right { (&left, &right) } else { (&right, &left) };
        match (sign, negated) {
            (Sign::Equal, false) | (Sign::Differs, true) => format!("({first} == {last})"),
            (Sign::Differs, false) | (Sign::Equal, true) => format!("({first} != {last})"),
            (Sign::Less, false) | (Sign::AtLeast, true) => format!("({left} < {right})"),
            (Sign::Greater, false) | (Sign::AtMost, true) => format!("({right} < {left})"),
            (Sign::AtMost, false) | (Sign::Greater, true) => format!("({left} <= {right})"),
            (Sign::AtLeast, false) | (Sign::Less, true) => format!("({right} <= {left})"),
            (Sign::Plus | Sign::Times, _) => format!("({first} {} {last})", sign.written()),
            (_, false) => format!("({left} {} {right})", sign.written()),
            (_, true) => format!("!({left} {} {right})", sign.written()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    fn normal_form(text: &str) -> Option<String> {
        super::normal_form(text, &Parts::default())
    }

    #[test]
    fn what_asks_the_same_has_the_same_form() {
        for same in [
            ["a && b && c", "c && (a && b) && a"],
            ["!(a && b)", "!b || !a"],
            ["!(a || !b)", "b && !a"],
            ["x >= 4", "4 <= x"],
            ["!(x < 4)", "x >= 4"],
            ["!(x == y)", "y != x"],
            ["groups.exists(g, g.tier == \"board\")", "groups.exists(h, \"board\" == h.tier)"],
            ["!groups.all(g, has(g.chair))", "groups.exists(x, !has(x.chair))"],
            ["!!has(a.b)", "has(a.b)"],
            ["a ? b : c", "(a) ? (b) : (c)"],
            ["x + 1 > y", "y < 1 + x"],
        ] {
            assert_eq!(normal_form(same[0]), normal_form(same[1]), "{same:?}");
            assert!(normal_form(same[0]).is_some(), "{same:?}");
        }
    }

    #[test]
    fn what_asks_something_else_has_another_form() {
        for other in [
            ["a && b", "a || b"],
            ["x < 4", "4 < x"],
            ["x - 1 > y", "1 - x > y"],
            ["a.exists(g, g.x)", "a.all(g, g.x)"],
            ["!a.exists_one(g, g.x)", "a.exists_one(g, !g.x)"],
            ["a.exists(g, b.exists(h, g.x))", "a.exists(g, b.exists(h, h.x))"],
            ["a in b", "!(a in b)"],
            ["\"a\" == x", "a == x"],
        ] {
            assert_ne!(normal_form(other[0]), normal_form(other[1]), "{other:?}");
        }
        assert_eq!(normal_form("a &&"), None);
    }
}
