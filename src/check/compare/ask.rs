//! Facts of many arrangements, worked out in the language of the rules.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::facts::{COUNTED_IN, Each, FACTS, Fact};
use super::run::Compared;
use crate::check::run::Tools;
use crate::expr::{Answer, Context, EvalError, Lacks, Program, Scope, Ty, compile};
use crate::finding::{FactCell, FactRow, Gap, Knowledge, Unit, Whom};
use crate::model::Model;
use crate::model::vocab::WordList;
use crate::source::{FileId, Span};
use crate::time::{Date, Day};

/// The arrangements with what facts about them are worked out over.
pub(super) struct Asking<'a> {
    pub(super) of: &'a [Compared],
    pub(super) models: Vec<&'a Model>,
    pub(super) tools: &'a Tools<'a>,
    pub(super) complete: bool,
}

/// A row that is to be worked out.
struct Asked {
    id: String,
    section: &'static str,
    heading: String,
    of: Vec<Program>,
    /// Whether it is left out where nobody says anything of it.
    where_told: bool,
}

impl Asking<'_> {
    /// Every fact of every arrangement.
    pub(super) fn facts(&self) -> Vec<FactRow> {
        let asked: Vec<Asked> = FACTS.iter().flat_map(|fact| self.asked(fact)).collect();
        let columns: Vec<Vec<FactCell>> =
            (0..self.of.len()).into_par_iter().map(|at| asked.iter().map(|row| self.cell(row, at)).collect()).collect();
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut rows = Vec::with_capacity(asked.len());
        for row in asked {
            let cells: Vec<FactCell> = columns.iter_mut().filter_map(Iterator::next).collect();
            if row.where_told && cells.iter().all(|cell| cell.told.is_empty() || cell.number == Some(0)) {
                continue;
            }
            let unit = row.of.first().and_then(|program| unit(program.ty()));
            rows.push(FactRow {
                id: row.id,
                section: row.section,
                heading: row.heading,
                unit,
                cells,
                spreads: Vec::new(),
            });
        }
        rows
    }

    /// The rows that a fact makes.
    fn asked(&self, fact: &Fact) -> Vec<Asked> {
        match fact.each {
            Each::Once => self.row(fact, "", "").into_iter().collect(),
            Each::Word(list, others) => {
                let words = self.words(list, others);
                words.iter().filter_map(|word| self.row(fact, word, &word.replace('-', " "))).collect()
            }
            Each::Year(days) => {
                let years = self.years(days);
                years.iter().filter_map(|year| self.row(fact, year, year)).collect()
            }
        }
    }

    /// A row for a word; nothing for one that no expression can name.
    fn row(&self, fact: &Fact, word: &str, shown: &str) -> Option<Asked> {
        let named = written_out(word);
        let of = fact.of.iter().map(|text| compile(&text.replace("{}", &named), &Scope::new()).ok());
        Some(Asked {
            id: fact.id.replace("{}", word),
            section: fact.section,
            heading: fact.heading.replace("{}", shown).replace(COUNTED_IN, &self.counted_in()),
            of: of.collect::<Option<_>>()?,
            where_told: !matches!(fact.each, Each::Once),
        })
    }

    /// The words of a list, and after them those of their own that files write.
    fn words(&self, list: &WordList, others: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = list.words.iter().map(|word| (*word).to_owned()).collect();
        let found: BTreeSet<String> = others
            .iter()
            .filter_map(|text| compile(text, &Scope::new()).ok())
            .flat_map(|program| self.each(&program, |answer| answer.told))
            .flatten()
            .collect();
        // Words of the format are told without their hyphens.
        let known = |word: &str| list.words.contains(&word.replace(' ', "-").as_str());
        words.extend(found.into_iter().filter(|word| !known(word)));
        words
    }

    /// The years in which the last of the days lie.
    fn years(&self, days: &str) -> Vec<String> {
        let Ok(program) = compile(days, &Scope::new()) else { return Vec::new() };
        let days = self.each(&program, |answer| answer.days).into_iter().flatten();
        let years: BTreeSet<i16> = days.filter_map(|day| day.last().map(Date::year)).collect();
        years.into_iter().map(|year| format!("{year:04}")).collect()
    }

    fn each<T: Send>(&self, program: &Program, keep: impl Fn(Answer<'_>) -> T + Sync) -> Vec<T> {
        let answers = (0..self.of.len()).filter_map(|at| program.value(&self.context(at)).ok().map(&keep));
        answers.collect()
    }

    fn context(&self, at: usize) -> Context<'_> {
        let day = self.of.get(at).map_or_else(|| Day::words(None), |one| one.day);
        let context = Context::new(&self.models, at, day, self.tools.reference);
        Context { complete: self.complete, statute: self.tools.law, ..context }
    }

    fn cell(&self, row: &Asked, at: usize) -> FactCell {
        let context = self.context(at);
        let mut cell = FactCell {
            told: Vec::new(),
            number: None,
            knowledge: Knowledge::NoneSaid,
            gaps: Vec::new(),
            places: Vec::new(),
            papers: Vec::new(),
        };
        let mut lacks = Vec::with_capacity(row.of.len());
        for program in &row.of {
            match program.value(&context) {
                Ok(answer) => {
                    lacks.push(answer.lacks);
                    cell.take(answer, unit(program.ty()).is_some());
                }
                Err(error) => {
                    lacks.push(Lacks::NotStated);
                    cell.gaps.push(self.not_worked_out(at, &error));
                }
            }
        }
        cell.knowledge = knowledge(&cell.told, &lacks);
        // An amount of which there may be more is no amount to set beside others.
        cell.number = cell.number.filter(|_| row.of.len() == 1 && cell.knowledge == Knowledge::Known);
        if cell.knowledge.is_settled() {
            cell.gaps.clear();
        } else if cell.told.is_empty() {
            cell.places.clear();
        }
        if let Some(model) = self.models.get(at) {
            for paper in cell.places.iter().flat_map(|place| model.papers_at(*place)) {
                if !cell.papers.contains(&paper) {
                    cell.papers.push(paper);
                }
            }
        }
        cell
    }

    fn not_worked_out(&self, at: usize, error: &EvalError) -> Gap {
        let label = self.of.get(at).map_or_else(|| Span::new(FileId(0), 0, 0), |one| one.model.span(one.model.root()));
        let why = format!("it cannot be worked out: {error}");
        Gap { fact: "the arrangement".into(), why: why.into(), label, whom: Whom::Keeper }
    }

    /// The years in which the children of the areas were counted, or that they were not: `, mid-2020`.
    fn counted_in(&self) -> String {
        let areas = self.models.iter().flat_map(|model| crate::check::summary::areas(model));
        let counted = areas.filter_map(|(id, _)| self.tools.reference.area(&id)?.under_18.map(|count| count.year));
        let years: BTreeSet<i16> = counted.collect();
        let years: Vec<String> = years.iter().map(i16::to_string).collect();
        if years.is_empty() { ": no count is held".to_owned() } else { format!(", mid-{}", years.join(" and mid-")) }
    }
}

impl FactCell {
    /// Adds what an expression comes to; what is named twice is told once, but equal amounts are as many amounts.
    fn take(&mut self, answer: Answer<'_>, amounts: bool) {
        for told in answer.told {
            if amounts || !self.told.contains(&told) {
                self.told.push(told);
            }
        }
        self.number = answer.number;
        for place in answer.places {
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
        for gap in answer.gaps {
            if !self.gaps.contains(&gap) {
                self.gaps.push(gap);
            }
        }
    }
}

/// How much is known where several expressions together make a fact.
fn knowledge(told: &[String], lacks: &[Lacks]) -> Knowledge {
    let any = |wanted: Lacks| lacks.contains(&wanted);
    if any(Lacks::Disputed) {
        return Knowledge::Disputed;
    }
    let whole = lacks.iter().all(|lacks| *lacks == Lacks::Nothing);
    match (told.is_empty(), whole) {
        (true, true) => Knowledge::NoneSaid,
        (true, false) if any(Lacks::Doubted) => Knowledge::Doubted,
        (true, false) => Knowledge::NotStated,
        (false, true) => Knowledge::Known,
        (false, false) if any(Lacks::Bounds) => Knowledge::Bounds,
        (false, false) => Knowledge::InPart,
    }
}

/// What numbers of a type are numbers of.
fn unit(ty: &Ty) -> Option<Unit> {
    match ty {
        Ty::Int => Some(Unit::Count),
        Ty::Money => Some(Unit::Pounds),
        Ty::Share => Some(Unit::PerCent),
        Ty::List(of) => unit(of),
        _ => None,
    }
}

/// A word as it stands between quotes in an expression.
fn written_out(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::compare::facts::Each;

    /// What stands for a word or a year when only the form of an expression is looked at.
    fn word(fact: &Fact) -> &'static str {
        match fact.each {
            Each::Once => "",
            Each::Word(list, _) => list.words.first().unwrap(),
            Each::Year(_) => "2023",
        }
    }

    #[test]
    fn every_fact_is_an_expression_of_the_language_with_an_id_of_its_own() {
        let mut ids = BTreeSet::new();
        for fact in FACTS {
            assert!(ids.insert(fact.id), "`{}` is there twice", fact.id);
            assert_eq!(fact.id.contains("{}"), !matches!(fact.each, Each::Once), "{}", fact.id);
            let others = match fact.each {
                Each::Once => vec![],
                Each::Word(_, others) => others.to_vec(),
                Each::Year(days) => vec![days],
            };
            let texts = fact.of.iter().map(|text| text.replace("{}", word(fact)));
            for text in texts.chain(others.into_iter().map(str::to_owned)) {
                let read = compile(&text, &Scope::new());
                assert!(read.is_ok(), "{}: {text}\n{:?}", fact.id, read.err());
            }
        }
        for (id, ..) in super::super::facts::COUNTS {
            assert!(ids.contains(id), "{id}");
        }
    }

    #[test]
    fn a_word_of_a_file_stays_a_text_in_an_expression() {
        let word = "x\" || true || \"\\";
        let text = format!("size(\"{}\") == {}", written_out(word), word.chars().count());
        assert!(compile(&text, &Scope::new()).is_ok(), "{text}");
        assert!(compile(&format!("name == \"{}\"", written_out("a\nb\r")), &Scope::new()).is_ok());
    }
}
