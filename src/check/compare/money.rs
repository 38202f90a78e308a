//! Every sum of money that a file states, and the papers that it was read from.

use super::known::add_new;
use super::run::Compared;
use crate::finding::{MoneyLine, Paper, PaperCite};
use crate::model::vocab::{Kind, PARTNER_KIND, Tail, key};
use crate::model::{Datum, ElementId, Fact, Model, Written};

/// What a budget states of itself, with what it is called.
const OF_A_BUDGET: [(&str, &str); 3] = [("total", "total"), ("spent", "spent"), ("carried-forward", "carried forward")];

/// What may be in doubt of a contribution, with how that is told.
const OF_A_CONTRIBUTION: [(&str, &str); 4] =
    [("", "amount"), ("share: ", "share"), ("change: ", "change"), ("payer: ", "payer")];

/// A budget with what each of its lines begins with.
struct Pot<'m> {
    model: &'m Model,
    column: usize,
    budget: ElementId,
}

/// The sums of one arrangement, in the order of its file.
pub(super) fn lines(column: usize, one: &Compared) -> Vec<MoneyLine> {
    let model = &one.model;
    let mut lines: Vec<MoneyLine> = none_at_all(column, model).into_iter().collect();
    for budget in model.of_kind(Kind::Budget) {
        let pot = Pot { model, column, budget };
        let before = lines.len();
        for (field, what) in OF_A_BUDGET {
            let fact = model.named(budget, field);
            if !matches!(fact, Fact::NotStated(_) | Fact::None(_)) {
                lines.push(pot.line(budget, field, what, String::new()));
            }
        }
        if !model.words_of(budget, "shares-by").is_empty() {
            lines.push(pot.shares());
        }
        lines.extend(pot.figures());
        if matches!(model.named(budget, key!("contributions")), Fact::None(_)) {
            let line = pot.line(budget, "contributions", "contribution", String::new());
            lines.push(MoneyLine { written: NONE.to_owned(), ..line });
        }
        for contribution in members(model, budget, "contributions") {
            lines.push(pot.contribution(contribution));
        }
        for line in members(model, budget, "spending") {
            lines.push(pot.line(line, "amount", "spent on", written(model, line, "item")));
        }
        // A budget of which no sum is stated is there all the same.
        if lines.len() == before {
            lines.push(pot.line(budget, "total", "total", String::new()));
        }
    }
    lines
}

/// What is firm without a word.
const IN_PLACE: &str = "in place";
/// What stands in the place of a sum where the file says that there is none.
const NONE: &str = "none";

/// That there is no budget, where the file says so.
fn none_at_all(column: usize, model: &Model) -> Option<MoneyLine> {
    let root = model.root();
    matches!(model.named(root, key!("budgets")), Fact::None(_)).then(|| {
        let pot = Pot { model, column, budget: root };
        MoneyLine {
            written: NONE.to_owned(),
            note: String::new(),
            ..pot.line(root, "budgets", MoneyLine::NO_BUDGET, String::new())
        }
    })
}

impl Pot<'_> {
    fn line(&self, element: ElementId, field: &str, what: &'static str, who: String) -> MoneyLine {
        let Self { model, column, budget } = *self;
        let fact = model.named(element, field);
        let of = field_of(model, element, field);
        MoneyLine {
            column,
            year: written(model, budget, "year"),
            pot: written(model, budget, "pot"),
            what: what.into(),
            who,
            kind: "",
            written: unless_known(model, element, field),
            pence: if let Fact::Known(Datum::Money(pence), _) = fact { Some(pence) } else { None },
            share: None,
            share_written: String::new(),
            change: None,
            change_written: String::new(),
            note: self.note(element, &[("", field)]),
            in_kind: String::new(),
            in_place_of: String::new(),
            is_open: false,
            place: fact.span(),
            papers: model.papers(element, of),
        }
    }

    /// How it is to be shared out, which may be all that is said of it.
    fn shares(&self) -> MoneyLine {
        let line = self.line(self.budget, "shares-by", "how the shares are settled", String::new());
        let written =
            if line.written.is_empty() { self.model.words_of(self.budget, "shares-by") } else { line.written };
        MoneyLine { written, ..line }
    }

    /// That the figures are not to be had, where it is said.
    fn figures(&self) -> Option<MoneyLine> {
        let word = self.model.words_of(self.budget, "figures");
        let line = || self.line(self.budget, "figures", "figures", String::new());
        (!word.is_empty() && word != "read").then(|| MoneyLine { written: word, note: String::new(), ..line() })
    }

    /// Whether somebody may pay whom the file does not name.
    fn is_open(&self) -> bool {
        match self.model.named(self.budget, key!("contributions")) {
            Fact::Known(Datum::List(list), _) => list.tail != Tail::Closed,
            _ => true,
        }
    }

    fn contribution(&self, contribution: ElementId) -> MoneyLine {
        let model = self.model;
        let [named, called, in_kind, in_place_of] =
            ["payer", "called", "in-kind", "in-place-of"].map(|field| written(model, contribution, field));
        let what = match model.named(contribution, key!("kind")) {
            Fact::Known(Datum::Word("grant"), _) => "grant",
            Fact::Known(Datum::Word("in-kind"), _) => "in kind",
            Fact::Known(Datum::Word("one-off"), _) => "once only",
            _ => "contribution",
        };
        let share = model.named(contribution, key!("share"));
        let change = model.named(contribution, key!("change"));
        let who = if named.is_empty() { called } else { named };
        // Where no sum is stated, the share stands for it.
        let sum = ["amount", "share"].into_iter().find(|field| !written(model, contribution, field).is_empty());
        let line = self.line(contribution, "amount", what, who);
        MoneyLine {
            kind: self.kind(contribution),
            in_kind,
            in_place_of,
            is_open: self.is_open(),
            note: self.note(contribution, &OF_A_CONTRIBUTION),
            place: sum.map_or(line.place, |sum| model.named(contribution, sum).span()),
            papers: papers_of(model, contribution),
            share_written: unless_known(model, contribution, "share"),
            change_written: unless_known(model, contribution, "change"),
            share: if let Fact::Known(Datum::Share(share), _) = share { Some(share) } else { None },
            change: if let Fact::Known(Datum::Money(pence), _) = change { Some(pence) } else { None },
            ..line
        }
    }

    /// Which of the three kinds of partner the payer could be.
    fn kind(&self, contribution: ElementId) -> &'static str {
        let Fact::Known(Datum::Element(payer), _) = self.model.named(contribution, key!("payer")) else { return "" };
        match self.model.named(payer, key!("kind")) {
            Fact::Known(Datum::Word(word), _) => PARTNER_KIND.words.iter().find(|kind| **kind == word).unwrap_or(&""),
            _ => "",
        }
    }

    /// How firm a sum is. That it is in place is not said again, and that it is not stated stands in its place.
    fn note(&self, element: ElementId, of: &[(&str, &str)]) -> String {
        let mut notes = Vec::new();
        // What is doubted as a whole is told once.
        let whole = self.model.doubt(element);
        notes.extend(whole.map(|why| format!("uncertain: {why}")));
        for (called, field) in of {
            match self.model.named(element, *field) {
                Fact::Uncertain(_, _, why) if whole != Some(why) => notes.push(format!("{called}uncertain: {why}")),
                Fact::Disputed(..) => notes.push(format!("{called}sources disagree")),
                Fact::Unreadable(_) => notes.push(format!("{called}could not be read")),
                Fact::NotStated(_) | Fact::Known(..) | Fact::None(_) | Fact::Uncertain(..) => {}
            }
        }
        let state = |one| {
            let words = self.model.as_written(one, key!("state")).map(Written::within_brackets);
            words.filter(|words| words != IN_PLACE)
        };
        let (own, whole) = (state(element), state(self.budget));
        // A payment may be firmer than the budget it goes into, or less firm: both are told.
        let of_the_whole = whole.filter(|whole| own.as_ref() != Some(whole));
        let is_part = own.is_some();
        notes.extend(own);
        notes.extend(of_the_whole.map(|whole| if is_part { format!("the budget: {whole}") } else { whole }));
        notes.join("; ")
    }
}

/// What is written in a field, with what keeps it from being known.
fn written(model: &Model, element: ElementId, field: &str) -> String {
    model.as_written(element, field).map_or_else(String::new, Written::in_brackets)
}

/// The same where it is not known.
fn unless_known(model: &Model, element: ElementId, field: &str) -> String {
    if matches!(model.named(element, field), Fact::Known(..)) { String::new() } else { written(model, element, field) }
}

/// The papers in which a contribution was read: of its sum, and of whatever else of it was read elsewhere.
fn papers_of(model: &Model, contribution: ElementId) -> Vec<PaperCite> {
    let mut papers = Vec::new();
    for (_, field) in OF_A_CONTRIBUTION {
        if !written(model, contribution, field).is_empty() {
            add_new(&mut papers, model.papers(contribution, field_of(model, contribution, field)));
        }
    }
    if papers.is_empty() { model.papers(contribution, None) } else { papers }
}

fn field_of(model: &Model, element: ElementId, field: &str) -> Option<crate::model::vocab::FieldId> {
    model.kind(element).field(field)
}

fn members(model: &Model, element: ElementId, field: &str) -> Vec<ElementId> {
    let (Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..)) = model.named(element, field)
    else {
        return Vec::new();
    };
    let member = |fact: Fact<'_>| match fact {
        Fact::Known(Datum::Element(member), _) | Fact::Uncertain(Datum::Element(member), ..) => Some(member),
        _ => None,
    };
    list.iter().filter_map(member).collect()
}

/// The papers that one arrangement was read from, in the order of its file.
pub(super) fn papers(column: usize, one: &Compared) -> Vec<Paper> {
    let model = &one.model;
    let paper = |source: ElementId| {
        let text = |field: &str| model.words_of(source, field);
        let (title, publisher, date) = (text("title"), text("publisher"), text("date"));
        let title = if title.is_empty() { model.id(source).unwrap_or_default().to_owned() } else { title };
        let (kind, read, address) = (text("kind"), text("read"), text("address"));
        Paper { column, title, publisher, date, kind, read, address, place: model.span(source) }
    };
    model.of_kind(Kind::Source).map(paper).collect()
}
