//! Macros and functions.

use super::super::ast::{Ast, Ident, Syntax};
use super::super::error::{ExprError, Mistake};
use super::super::function::Function;
use super::super::parameters::Parameter;
use super::super::pattern::pattern;
use super::super::program::{Loop, Node, NodeId, Op, TextTest};
use super::super::types::Ty;
use super::{Checked, Checker, LOOPS, Local};
use crate::finding::did_you_mean;
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::time::Day;

/// What can be called behind a dot.
const METHODS: &[&str] = &[
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
    "gather",
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
];
/// What can be called by itself, beside masa's own functions.
const PLAIN: &[&str] = &["has", "stated", "size", "date"];

/// Whether a name is that of a function, of whatever sort.
pub(in super::super) fn is_function(name: &str) -> bool {
    METHODS.contains(&name) || PLAIN.contains(&name) || Function::ALL.iter().any(|(known, _)| *known == name)
}

impl Checker<'_> {
    pub(super) fn call(&mut self, of: Option<&Ast>, name: &Ident, args: &[Ast], ast: &Ast) -> Checked {
        let Some(of) = of else { return self.plain_call(name, args, ast) };
        let what = match name.name.as_str() {
            "all" => Loop::All,
            "exists" => Loop::Exists,
            "exists_one" => Loop::ExistsOne,
            "filter" => Loop::Filter,
            "map" => Loop::Map,
            "gather" => Loop::Gather,
            "size" => {
                self.count(name, args.len(), 0)?;
                return self.size(of, ast);
            }
            "contains" => return self.text_test(TextTest::Contains, of, name, args, ast),
            "startsWith" => return self.text_test(TextTest::StartsWith, of, name, args, ast),
            "endsWith" => return self.text_test(TextTest::EndsWith, of, name, args, ast),
            "matches" => return self.text_test(TextTest::Matches, of, name, args, ast),
            _ => {
                let own = Function::ALL.iter().map(|(name, _)| *name);
                return self.unknown_function(name, METHODS.iter().copied().chain(own));
            }
        };
        self.go_through(what, of, name, args, ast)
    }

    fn plain_call(&mut self, name: &Ident, args: &[Ast], ast: &Ast) -> Checked {
        if let Some((at, _)) = self.scope.parts.named(&name.name) {
            return self.part(at, args, ast);
        }
        match (name.name.as_str(), args) {
            ("has", [of]) => self.known(of, Op::Has, ast),
            ("stated", [of]) => self.known(of, Op::Stated, ast),
            ("size", [of]) => self.size(of, ast),
            ("date", [of]) => self.date(of, ast),
            (plain, _) if PLAIN.contains(&plain) => {
                self.count(name, args.len(), 1)?;
                None
            }
            _ => {
                let mut own = Function::ALL.iter();
                if let Some((_, function)) = own.find(|(known, _)| *known == name.name)
                    // Where there are no sides, nothing becomes anything.
                    && (!function.is_of_a_step() || self.scope.sides)
                {
                    return self.own(*function, name, args, ast);
                }
                let own = Function::ALL.iter().map(|(name, _)| *name);
                let known = PLAIN.iter().copied().chain(own).chain(METHODS.iter().copied());
                self.unknown_function(name, known.chain(self.scope.parts.names()))
            }
        }
    }

    fn unknown_function<'n>(&mut self, name: &Ident, known: impl Iterator<Item = &'n str>) -> Checked {
        let meant = did_you_mean(&name.name, known).map(str::to_owned);
        let mistake = Mistake::UnknownFunction { name: name.name.clone(), meant };
        self.errors.push(ExprError::new(mistake, name.lo..name.hi));
        None
    }

    fn count(&mut self, name: &Ident, found: usize, wanted: usize) -> Option<()> {
        if found == wanted {
            return Some(());
        }
        self.wrong_count(name, in_words(wanted), found)
    }

    pub(super) fn wrong_count<T>(&mut self, name: &Ident, wanted: String, found: usize) -> Option<T> {
        let mistake = Mistake::WrongCount { name: name.name.clone(), wanted, found };
        self.errors.push(ExprError::new(mistake, name.lo..name.hi));
        None
    }

    fn known(&mut self, of: &Ast, op: impl Fn(NodeId) -> Op, ast: &Ast) -> Checked {
        let (node, _) = self.check(of)?;
        if !matches!(self.node(node), Some(Node { op: Op::Field { .. }, .. })) {
            return self.fail(Mistake::HasNeedsField, of);
        }
        Some((self.add(op(node), ast), Ty::Bool))
    }

    fn size(&mut self, of: &Ast, ast: &Ast) -> Checked {
        let (node, ty) = self.check(of)?;
        if !matches!(ty, Ty::List(_) | Ty::Text | Ty::Word(_)) {
            let mistake = Mistake::WrongType { wanted: "a list or a text".to_owned(), found: ty.words(), mend: "" };
            return self.fail(mistake, of);
        }
        Some((self.add(Op::Size(node), ast), Ty::Int))
    }

    fn date(&mut self, of: &Ast, ast: &Ast) -> Checked {
        let of = &*self.written(of);
        let Syntax::Text(text) = &of.what else { return self.fail(Mistake::NotWrittenOut("date"), of) };
        match Day::parse(text) {
            Ok(day) => Some((self.add(Op::DayLiteral(day), ast), Ty::Day)),
            Err(error) => self.fail(Mistake::Day(error.to_string()), of),
        }
    }

    fn text_test(&mut self, what: TextTest, of: &Ast, name: &Ident, args: &[Ast], ast: &Ast) -> Checked {
        self.count(name, args.len(), 1)?;
        let text = self.check(of);
        let sought = args.first()?;
        let sought = if what == TextTest::Matches { self.pattern(sought) } else { self.check(sought) };
        let ((text, text_ty), (sought, sought_ty)) = (text?, sought?);
        self.need(&Ty::Text, text, &text_ty);
        self.need(&Ty::Text, sought, &sought_ty);
        Some((self.add(Op::TextTest(what, text, sought), ast), Ty::Bool))
    }

    fn pattern(&mut self, ast: &Ast) -> Checked {
        let ast = &*self.written(ast);
        let Syntax::Text(text) = &ast.what else { return self.fail(Mistake::NotWrittenOut("matches"), ast) };
        match pattern(text) {
            Ok(pattern) => Some((self.add(Op::Pattern(Box::new(pattern)), ast), Ty::Text)),
            Err(error) => self.fail(Mistake::Pattern(pattern_error(&error)), ast),
        }
    }

    /// `list.all(member, condition)` and its kin.
    fn go_through(&mut self, what: Loop, of: &Ast, name: &Ident, args: &[Ast], ast: &Ast) -> Checked {
        let over = self.check(of);
        let (member, filter, body) = match (args, what) {
            ([member, body], _) => (member, None, body),
            ([member, filter, body], Loop::Map) => (member, Some(filter), body),
            _ => {
                return self.wrong_count(name, "a name for each member and what is asked of it".to_owned(), args.len());
            }
        };
        let (over, ty) = over?;
        let Ty::List(of_member) = ty else {
            let mistake = Mistake::WrongType { wanted: "a list".to_owned(), found: ty.words(), mend: "" };
            return self.fail(mistake, of);
        };
        let member = self.member_name(member)?;
        if self.locals.len() >= LOOPS {
            return self.fail(Mistake::LoopsTooDeep, ast);
        }
        let local = self.locals.len();
        self.locals.push(Local { name: member, ty: (*of_member).clone(), frame: self.frame });
        let filter = filter.map(|filter| self.condition(filter));
        let is_value = matches!(what, Loop::Map | Loop::Gather);
        let body = if is_value { self.check(body) } else { self.condition(body).map(|node| (node, Ty::Bool)) };
        self.locals.pop();
        let over = match filter {
            Some(filter) => self.add(Op::Loop { what: Loop::Filter, over, local, body: filter? }, of),
            None => over,
        };
        let (body, body_ty) = body?;
        let result = match what {
            Loop::All | Loop::Exists | Loop::ExistsOne => Ty::Bool,
            Loop::Filter => Ty::List(of_member),
            Loop::Map if matches!(body_ty, Ty::List(_) | Ty::Either) => {
                let mistake =
                    Mistake::WrongType { wanted: "a single value".to_owned(), found: body_ty.words(), mend: "" };
                return self.fail(mistake, ast);
            }
            Loop::Map => Ty::list(body_ty),
            Loop::Gather if matches!(body_ty, Ty::List(_)) => body_ty,
            Loop::Gather => {
                let mistake = Mistake::WrongType { wanted: "a list".to_owned(), found: body_ty.words(), mend: "" };
                return self.fail(mistake, ast);
            }
        };
        Some((self.add(Op::Loop { what, over, local, body }, ast), result))
    }

    /// The name for a member may not hide what the condition could also mean.
    fn member_name(&mut self, ast: &Ast) -> Option<String> {
        match &ast.what {
            Syntax::Name(name)
                if self.local(name).is_none()
                    && self.given(name).is_none()
                    && self.scope.parts.named(name).is_none()
                    && self.scope.element(name).is_none()
                    && self.scope.constant(name).is_none()
                    && !self.scope.begins_constant(name)
                    && !self.scope.fixes(name) =>
            {
                Some(name.clone())
            }
            _ => self.fail(Mistake::MemberName(ast.to_string()), ast),
        }
    }

    fn own(&mut self, function: Function, name: &Ident, args: &[Ast], ast: &Ast) -> Checked {
        let parameters = function.parameters();
        let least = parameters.iter().filter(|parameter| !matches!(parameter, Parameter::Optional(_))).count();
        if !(least..=parameters.len()).contains(&args.len()) {
            let wanted = if least == parameters.len() {
                in_words(least)
            } else {
                format!("{} or {}", least, in_words(parameters.len()))
            };
            return self.wrong_count(name, wanted, args.len());
        }
        let checked: Vec<Checked> = args.iter().map(|arg| self.check(arg)).collect();
        let mut nodes = smallvec::SmallVec::new();
        let mut first = None;
        for ((checked, parameter), arg) in checked.into_iter().zip(&parameters).zip(args) {
            let (node, ty) = checked?;
            let arg = self.written(arg);
            self.argument(parameter, node, &ty, &arg)?;
            nodes.push(node);
            first.get_or_insert(ty);
        }
        let function = function.for_members(first.as_ref());
        Some((self.add(Op::Call(function, nodes), ast), function.result(first.as_ref())))
    }

    fn argument(&mut self, parameter: &Parameter, node: NodeId, ty: &Ty, ast: &Ast) -> Option<()> {
        let wanted = match parameter {
            Parameter::Of(Ty::Word(words)) if matches!(ast.what, Syntax::Text(_)) => {
                self.need_word(node, *words);
                return Some(());
            }
            Parameter::Of(wanted) | Parameter::Optional(wanted) => {
                self.need(wanted, node, ty);
                return Some(());
            }
            Parameter::Anything => return Some(()),
            Parameter::Areas => {
                let area = Ty::element(Kind::Area);
                if *ty != Ty::list(area.clone()) {
                    self.need(&area, node, ty);
                }
                return Some(());
            }
            Parameter::List => match ty {
                Ty::List(_) => return Some(()),
                _ => "a list",
            },
            Parameter::Summable => match ty {
                Ty::List(of) if matches!(**of, Ty::Int | Ty::Money | Ty::Share | Ty::Nothing) => return Some(()),
                _ => "a list of numbers, amounts or percentages",
            },
            Parameter::Span => match ty {
                Ty::Period | Ty::Year => return Some(()),
                _ => "a period or a financial year",
            },
            Parameter::KindName => match &ast.what {
                Syntax::Text(text) if Kind::named(text).is_some() => return Some(()),
                Syntax::Text(text) => {
                    let mistake = Mistake::NotAWord {
                        word: text.clone(),
                        list: "kinds of element",
                        words: "those of the format".to_owned(),
                        meant: did_you_mean(text, Kind::ALL.iter().map(|kind| kind.name())).map(str::to_owned),
                    };
                    return self.fail(mistake, ast);
                }
                _ => return self.fail(Mistake::NotWrittenOut("is_a"), ast),
            },
            Parameter::Receiver => return self.receiver(ast),
        };
        self.fail(Mistake::WrongType { wanted: wanted.to_owned(), found: ty.words(), mend: "" }, ast)
    }

    /// The id of a receiver, written out: a slip would be a duty that nobody can meet.
    fn receiver(&mut self, ast: &Ast) -> Option<()> {
        let Syntax::Text(text) = &ast.what else { return self.fail(Mistake::NotWrittenOut("sent_to"), ast) };
        let known = Reference::bundled().receivers();
        if known.iter().any(|receiver| receiver.id == text) {
            return Some(());
        }
        let ids: Vec<_> = known.iter().map(|receiver| format!("`{}`", receiver.id)).collect();
        let mistake = Mistake::NotAWord {
            word: text.clone(),
            list: "receivers of reports",
            words: ids.join(", "),
            meant: did_you_mean(text, known.iter().map(|receiver| receiver.id)).map(str::to_owned),
        };
        self.fail(mistake, ast)
    }
}

pub(super) fn in_words(count: usize) -> String {
    match count {
        0 => "no value".to_owned(),
        1 => "1 value".to_owned(),
        count => format!("{count} values"),
    }
}

/// The last line of the library's message, which is the one in words.
fn pattern_error(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default().trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}
