//! The expressions of a rule, checked against the vocabulary and the law's own dates.

use std::collections::BTreeSet;
use std::ops::Range;

use super::form::{Across, Decides, ExprText, RuleText};
use super::target::Target;
use crate::expr::{
    ExprError, Program, Scope, Stands, Template, Ty, WrongPart, compile as any, compile_condition, compile_day,
    compile_days,
};
use crate::finding::{Code, Finding, Label, Words};
use crate::law::{Catalogue, Fact};
use crate::source::Span;

/// The names under which rules know the edition in force on the law day: its id, what people call it, and its first day.
pub(super) const EDITION: [(&str, Ty); 3] =
    [("law.edition", Ty::Text), ("law.edition_name", Ty::Text), ("law.edition_from", Ty::Day)];

/// How a compiled rule comes to its outcome.
#[derive(Debug)]
pub enum Deciding {
    /// By a condition.
    Holds(Program),
    /// By people, who look at this evidence.
    Judgement(Program),
}

/// What is handed over, who sees to it, and by when.
#[derive(Debug)]
pub struct HandOver {
    /// What.
    pub what: Template,
    /// Who.
    pub owner: Option<Program>,
    /// Who settles it while it is open, where that is somebody else.
    pub settles: Option<Program>,
    /// Whether it is settled that nobody sees to it any more.
    pub to_nobody: Option<Program>,
    /// Whether each who is named sees to a part of it alone.
    pub each: Option<Program>,
    /// By when.
    pub due: Option<Program>,
    /// Whether the rule also stands for what of its kind could not be read in before.
    pub unread: bool,
}

/// The expressions of a rule.
#[derive(Debug)]
pub struct Compiled {
    /// Whether it applies.
    pub when: Option<Program>,
    /// The day whose law decides.
    pub law_day: Option<Program>,
    /// What decides.
    pub decides: Deciding,
    /// The message.
    pub say: Template,
    /// A second sentence.
    pub detail: Option<Template>,
    /// What to say, and when, where nothing can be told.
    pub unsure: Option<(Template, Option<Program>)>,
    /// The fact to point at.
    pub point: Option<Program>,
    /// Other places, with what to say there.
    pub related: Vec<(Program, Template)>,
    /// The path that explains it.
    pub trail: Option<Program>,
    /// What is handed over.
    pub hand_over: Option<HandOver>,
    /// What to ask.
    pub ask: Template,
    /// What to mend.
    pub mend: Template,
}

impl Compiled {
    /// The numbers of the parts that its conditions use, what it asks and what it says is to be done.
    #[must_use]
    pub fn used_by_what_is_asked(&self) -> BTreeSet<usize> {
        let (Deciding::Holds(decides) | Deciding::Judgement(decides)) = &self.decides;
        let conditions = [self.when.as_ref(), self.law_day.as_ref(), Some(decides)].into_iter().flatten();
        conditions.chain(self.ask.programs()).chain(self.mend.programs()).flat_map(Program::uses).collect()
    }
}

/// A scope with the constants that every rule may name, in the order in which the run hands in their values.
pub(super) fn with_law(scope: Scope, law: &Catalogue) -> Scope {
    let facts = law.provisions().iter().flat_map(|provision| &provision.facts);
    let scope = facts.fold(scope, |scope, (name, fact)| {
        let ty = if matches!(fact, Fact::Day(_)) { Ty::Day } else { Ty::Int };
        scope.with_constant(&format!("law.{}", name.replace('-', "_")), ty)
    });
    EDITION.into_iter().fold(scope, |scope, (name, ty)| scope.with_constant(name, ty))
}

fn scope(rule: &RuleText, target: Target, law: &Catalogue) -> Scope {
    let of_step = rule.across == Some(Across::Restructure);
    let mut scope = if of_step { Scope::new().with_sides() } else { Scope::new() };
    if let Some(kind) = target.element() {
        scope = scope.with_subject(kind);
    }
    let scope = with_law(scope, law);
    if of_step {
        // The last day of the arrangements of before, whether anything says that they end, and the day that is looked at, in words, with
        // whether that is later than the first, and the first.
        return scope
            .with_constant("ends", Ty::Day)
            .with_constant("said_to_end", Ty::Bool)
            .with_constant("still_stands", Ty::Bool)
            .with_constant("from_when", Ty::Text)
            .with_constant("is_later", Ty::Bool)
            .with_constant("at_first", Ty::Day);
    }
    match target {
        Target::EndedArea => scope.with_constant("ends", Ty::Day),
        Target::DisputedValue | Target::DifferingValue | Target::SharedValue => {
            scope.with_constant("fact", Ty::Text).with_constant("readings", Ty::Text)
        }
        Target::Kind(_) => scope,
    }
}

/// One compilation: what is wrong is collected, so that one run tells all of it.
struct Desk<'r> {
    rule: &'r RuleText,
    scope: Scope,
    findings: Vec<Finding>,
    /// The numbers of the parts that something uses.
    used: BTreeSet<usize>,
}

type Made = Result<Program, Vec<ExprError>>;

impl<'r> Desk<'r> {
    /// With the parts that the rule names.
    fn new(rule: &'r RuleText, mut scope: Scope) -> Self {
        let mut findings = Vec::new();
        for named in &rule.named {
            let (place, words, mend) = match scope.add_part(&named.head, &named.text.text) {
                Ok(()) => continue,
                Err(WrongPart::Name(mistake)) => (named.span, mistake.to_string(), mistake.mend()),
                Err(WrongPart::Text(error)) => {
                    (named.text.place(error.range.start, error.range.end), error.to_string(), error.mend())
                }
            };
            findings.push(Finding::unreadable(Code::Pack, place, words, mend));
        }
        Desk { rule, scope, findings, used: BTreeSet::new() }
    }

    fn tell(&mut self, at: &ExprText, errors: Vec<ExprError>) {
        for error in errors {
            let place = |range: &Range<usize>| self.rule.place(at, &self.scope.stands(range));
            let primary = place(&error.range);
            let mut finding = Finding::unreadable(Code::Pack, primary, error.to_string(), error.mend());
            finding
                .related
                .extend(error.used.map(|used| Label { span: place(&used), says: Words::Fixed("used here") }));
            let is_told = |known: &Finding| known.primary.span == primary && known.message == finding.message;
            if !self.findings.iter().any(is_told) {
                self.findings.push(finding);
            }
        }
    }

    fn keep(&mut self, at: &ExprText, made: Made) -> Option<Program> {
        let program = made.map_err(|errors| self.tell(at, errors)).ok()?;
        self.used.extend(program.uses());
        Some(program)
    }

    fn condition(&mut self, at: &ExprText) -> Option<Program> {
        let made = compile_condition(&at.text, &self.scope);
        self.keep(at, made)
    }

    fn expression(&mut self, at: &ExprText) -> Option<Program> {
        let made = any(&at.text, &self.scope);
        self.keep(at, made)
    }

    fn message(&mut self, at: &ExprText) -> Option<Template> {
        let made = Template::compile(&at.text, &self.scope).map_err(|errors| self.tell(at, errors)).ok()?;
        self.used.extend(made.programs().flat_map(Program::uses));
        Some(made)
    }

    /// Parts that nothing uses; not told beside other mistakes, one of which may be a name that was to use it.
    fn unused(&mut self) {
        if !self.findings.is_empty() {
            return;
        }
        let unused = self.rule.named.iter().enumerate().filter(|(at, _)| !self.used.contains(at));
        let told = unused.map(|(_, named)| {
            let message = format!("nothing uses `{}`", named.head);
            let mend = "use it in an expression or a message of this rule, or take it out";
            Finding::unreadable(Code::Pack, named.span, message, mend)
        });
        self.findings = told.collect();
    }
}

impl RuleText {
    /// The place in the rule file of bytes of one of its expressions or messages, or of a part that it uses.
    #[must_use]
    pub fn place(&self, own: &ExprText, stands: &Stands) -> Span {
        match stands {
            Stands::InOwn(range) => own.place(range.start, range.end),
            Stands::InPart(at, range) => {
                self.named.get(*at).map_or(own.span, |named| named.text.place(range.start, range.end))
            }
        }
    }
}

/// Checks every expression of a rule.
pub(super) fn compile(rule: &RuleText, target: Target, law: &Catalogue) -> Result<Compiled, Vec<Finding>> {
    let mut desk = Desk::new(rule, scope(rule, target, law));
    let when = rule.when.as_ref().and_then(|when| desk.condition(when));
    let law_day = rule.law_day.as_ref().and_then(|at| {
        let made = compile_day(&at.text, &desk.scope);
        desk.keep(at, made)
    });
    let decides = match &rule.decides {
        Decides::Holds(holds) => desk.condition(holds).map(Deciding::Holds),
        Decides::Judgement(evidence) => desk.expression(evidence).map(Deciding::Judgement),
    };
    let say = desk.message(&rule.say);
    let detail = rule.detail.as_ref().and_then(|detail| desk.message(detail));
    let unsure = rule.unsure.as_ref().and_then(|unsure| {
        let when = unsure.when.as_ref().and_then(|when| desk.condition(when));
        Some((desk.message(&unsure.say)?, when))
    });
    let point = rule.point.as_ref().and_then(|point| desk.expression(point));
    let related = rule
        .related
        .iter()
        .filter_map(|related| desk.expression(&related.at).zip(desk.message(&related.say)))
        .collect();
    let trail = rule.trail.as_ref().and_then(|trail| desk.expression(trail));
    let hand_over = rule.hand_over.as_ref().and_then(|handed| {
        let what = desk.message(&handed.what);
        let owner = handed.owner.as_ref().and_then(|owner| desk.expression(owner));
        let settles = handed.settles.as_ref().and_then(|settles| desk.expression(settles));
        let to_nobody = handed.to_nobody.as_ref().and_then(|to_nobody| desk.condition(to_nobody));
        let each = handed.each.as_ref().and_then(|each| desk.condition(each));
        let due = handed.due.as_ref().and_then(|due| {
            let made = compile_days(&due.text, &desk.scope);
            desk.keep(due, made)
        });
        Some(HandOver { what: what?, owner, settles, to_nobody, each, due, unread: handed.unread })
    });
    let (ask, mend) = (desk.message(&rule.ask), desk.message(&rule.mend));
    desk.unused();
    match (decides, say, ask, mend) {
        (Some(decides), Some(say), Some(ask), Some(mend)) if desk.findings.is_empty() => {
            Ok(Compiled { when, law_day, decides, say, detail, unsure, point, related, trail, hand_over, ask, mend })
        }
        _ => Err(desk.findings),
    }
}
