//! Facts of many arrangements, worked out in the language of the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rayon::prelude::*;

use super::cell::{Asked, Described, OrShort, Put};
use super::fact::{Asks, Each, Fact};
use super::facts::{self, COUNTED_IN};
use super::known::{each, unit};
use super::run::Compared;
use crate::check::run::Tools;
use crate::check::summary;
use crate::expr::{Answer, Context, Program, Scope, Ty, compile};
use crate::finding::{FactCell, FactRow, PaperCite};
use crate::model::vocab::WordList;
use crate::model::{Doubts, Model};
use crate::time::{Date, Day};

/// What the expressions of facts may name: `on_its_own_day` is whether a paper is asked about no earlier day than its own.
static SCOPE: LazyLock<Scope> = LazyLock::new(|| Scope::new().with_constant("on_its_own_day", Ty::Bool));

/// The arrangements with what facts about them are worked out over.
pub(super) struct Asking<'a> {
    pub(super) of: &'a [Compared],
    pub(super) models: Vec<&'a Model>,
    pub(super) tools: &'a Tools<'a>,
    pub(super) complete: bool,
}

impl Asking<'_> {
    /// Every fact of every arrangement.
    pub(super) fn facts(&self) -> Vec<FactRow> {
        let asked: Vec<Asked> = facts::all().flat_map(|fact| self.asked(fact)).collect();
        let columns: Vec<Vec<FactCell>> = (0..self.of.len())
            .into_par_iter()
            .map(|at| {
                let described = Described::new(self, at);
                asked.iter().map(|row| described.cell(row)).collect()
            })
            .collect();
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut rows = Vec::with_capacity(asked.len());
        for row in asked {
            let cells: Vec<FactCell> = columns.iter_mut().filter_map(Iterator::next).collect();
            let tells = |cell: &FactCell| cell.told.iter().any(|told| told != "0") || !cell.doubted.is_empty();
            if row.fact.where_told && !cells.iter().any(tells) {
                continue;
            }
            let unit = row.of.first().and_then(|put| unit(put.says.ty()));
            rows.push(FactRow {
                id: row.id,
                section: row.fact.section,
                heading: row.heading,
                unit,
                of_the_year: row.fact.of_the_year,
                cells,
                spreads: Vec::new(),
            });
        }
        rows
    }

    /// The rows that a fact makes.
    fn asked(&self, fact: &'static Fact) -> Vec<Asked> {
        match fact.each {
            Each::Once => self.row(fact, "", "").into_iter().collect(),
            Each::Word(list, others) => {
                let words = self.words(list, others);
                words.iter().filter_map(|(word, shown)| self.row(fact, word, shown)).collect()
            }
            Each::Year(days) => {
                let years = self.years(days);
                years.iter().filter_map(|year| self.row(fact, year, year)).collect()
            }
        }
    }

    /// A row for a word; nothing for one that no expression can name.
    fn row(&self, fact: &'static Fact, word: &str, shown: &str) -> Option<Asked> {
        let named = written_out(word);
        let read = |text: &str| compile(&text.replace("{}", &named), &SCOPE).ok();
        // What is not asked for stays empty, and what cannot be named leaves out the row.
        let read_if_any = |text: &str| if text.is_empty() { Some(None) } else { read(text).map(Some) };
        let put =
            |asks: &Asks| Some(Put { says: read(asks.says)?, from: read_if_any(asks.from)?, is_word: asks.is_word });
        let short = fact.short.iter().map(|short| {
            Some(OrShort {
                of: read(short.of)?,
                says: short.says,
                lacks: read_if_any(short.lacks)?,
                from: read_if_any(short.from)?,
            })
        });
        Some(Asked {
            fact,
            id: fact.id.replace("{}", word),
            heading: fact.heading.replace("{}", shown).replace(COUNTED_IN, &self.counted_in()),
            of: fact.of.iter().map(put).collect::<Option<_>>()?,
            short: short.collect::<Option<_>>()?,
            beside: read_if_any(fact.beside)?,
            none_of: read_if_any(fact.none_of)?,
        })
    }

    /// The words of a list, and after them those of their own that files write, were it in doubt; each with how it is shown.
    fn words(&self, list: &WordList, others: &[&str]) -> Vec<(String, String)> {
        let mut words: Vec<_> = list.words.iter().map(|word| ((*word).to_owned(), word.replace('-', " "))).collect();
        let programs: Vec<Program> = others.iter().filter_map(|text| compile(text, &SCOPE).ok()).collect();
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (at, model) in self.models.iter().enumerate().filter(|_| !programs.is_empty()) {
            let lifted = model.with_doubts(Doubts::Lifted);
            let mut models = self.models.clone();
            models.splice(at..=at, [&lifted]);
            let context = self.context(&models, at);
            for program in &programs {
                let Ok(answer) = program.value(&context) else { continue };
                let said = answer.told.iter().flat_map(each);
                found.extend(said.filter_map(|said| Some((said.word.clone()?, said.words.clone()))));
            }
        }
        words.extend(found.into_iter().filter(|(word, _)| !list.words.contains(&word.as_str())));
        words
    }

    /// The years in which the last of the days lie.
    fn years(&self, days: &str) -> Vec<String> {
        let Ok(program) = compile(days, &SCOPE) else { return Vec::new() };
        let days = self.each(&program, |answer| answer.days).into_iter().flatten();
        let years: BTreeSet<i16> = days.filter_map(|day| day.last().map(Date::year)).collect();
        years.into_iter().map(|year| format!("{year:04}")).collect()
    }

    fn each<T: Send>(&self, program: &Program, keep: impl Fn(Answer<'_>) -> T + Sync) -> Vec<T> {
        let answers =
            (0..self.of.len()).filter_map(|at| program.value(&self.context(&self.models, at)).ok().map(&keep));
        answers.collect()
    }

    /// The day on which a description is asked.
    pub(super) fn day(&self, at: usize) -> Day {
        self.of.get(at).map_or_else(|| Day::words(None), |one| one.day)
    }

    pub(super) fn context<'m>(&'m self, models: &'m [&'m Model], at: usize) -> Context<'m> {
        let context = Context::new(models, at, self.day(at), self.tools.reference);
        Context { complete: self.complete, statute: self.tools.law, ..context }
    }

    /// The count of the children in the areas of a description, as a paper: the reference list, with its source and year.
    pub(super) fn counted(&self, at: usize) -> Vec<PaperCite> {
        let model = self.models.get(at);
        let years = self.counted_for(model.into_iter().copied());
        let place = |year| PaperCite {
            paper:
                "masa's reference list of areas, from the population estimates of the Office for National Statistics"
                    .into(),
            place: format!("mid-{year}").into(),
        };
        years.into_iter().map(place).collect()
    }

    fn counted_for<'m>(&self, models: impl Iterator<Item = &'m Model>) -> BTreeSet<i16> {
        let areas = models.flat_map(summary::areas_if_so);
        areas.filter_map(|(id, _)| self.tools.reference.area(&id)?.under_18.map(|count| count.year)).collect()
    }

    /// The years in which the children of the areas were counted, or that they were not: `, mid-2020`.
    fn counted_in(&self) -> String {
        let years = self.counted_for(self.models.iter().copied());
        let years: Vec<String> = years.iter().map(i16::to_string).collect();
        if years.is_empty() { ": no count is held".to_owned() } else { format!(", mid-{}", years.join(" and mid-")) }
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
        for fact in facts::all() {
            assert!(ids.insert(fact.id), "`{}` is there twice", fact.id);
            assert_eq!(fact.id.contains("{}"), !matches!(fact.each, Each::Once), "{}", fact.id);
            let others = match fact.each {
                Each::Once => vec![],
                Each::Word(_, others) => others.to_vec(),
                Each::Year(days) => vec![days],
            };
            let short = fact.short.iter().flat_map(|short| [short.of, short.lacks, short.from]);
            let texts =
                fact.of.iter().flat_map(|asks| [asks.says, asks.from]).chain(short).chain([fact.beside, fact.none_of]);
            for text in texts.chain(others).filter(|text| !text.is_empty()) {
                let text = text.replace("{}", word(fact));
                let read = compile(&text, &SCOPE);
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
