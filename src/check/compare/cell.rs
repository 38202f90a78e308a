//! What one description says of one fact, with how surely, where it stands and what is missing.

use std::sync::OnceLock;

use super::ask::Asking;
use super::fact::Fact as Row;
use super::known::{add, add_new, around, each, knowledge, unit};
use super::pots::{self, name_each};
use super::read::Read;
use super::titles;
use crate::expr::{Answer, Context, Fixed, Lacks, Program, Said, rest_on};
use crate::finding::{FactCell, Gap, Knowledge, PaperCite, Whom, disagreeing, listed};
use crate::model::vocab::key;
use crate::model::{Datum, Doubts, Fact, Model};
use crate::source::{FileId, Span};
use crate::time::Truth;

/// An expression, what it was reckoned or picked out from, and what is not stated where it tells something short of the fact.
pub(super) struct Put {
    pub(super) says: Program,
    pub(super) from: Option<Program>,
    pub(super) is_word: bool,
}

/// What is told where a fact comes to nothing.
pub(super) struct OrShort {
    pub(super) of: Program,
    pub(super) says: &'static str,
    pub(super) lacks: Option<Program>,
    pub(super) from: Option<Program>,
}

/// A row that is to be worked out.
pub(super) struct Asked {
    pub(super) fact: &'static Row,
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) of: Vec<Put>,
    pub(super) short: Vec<OrShort>,
    pub(super) beside: Option<Program>,
    pub(super) none_of: Option<Program>,
}

/// One description, with the copies in which nothing is doubted, made where they are asked for.
pub(super) struct Described<'a> {
    asking: &'a Asking<'a>,
    at: usize,
    constants: [Fixed<'a>; 1],
    both: OnceLock<[Model; 2]>,
}

/// What one expression comes to.
#[derive(Default)]
struct Worked {
    told: Vec<String>,
    doubted: Vec<String>,
    number: Option<i64>,
    order: Option<i64>,
    lacks: Option<Lacks>,
    unsure: bool,
    gaps: Vec<Gap>,
    places: Vec<Span>,
    disputes: Vec<Span>,
}

impl<'a> Described<'a> {
    pub(super) fn new(asking: &'a Asking<'a>, at: usize) -> Self {
        let own = asking.models.get(at).is_some_and(|model| match model.named(model.root(), key!("as-at")) {
            Fact::Known(Datum::Day(own), _) => own.on_or_before(asking.day(at)) == Truth::True,
            _ => false,
        });
        Self { asking, at, constants: [Fixed::Bool(own)], both: OnceLock::new() }
    }

    /// What it says of a row.
    pub(super) fn cell(&self, row: &Asked) -> FactCell {
        let mut cell = FactCell::default();
        let (mut lacks, mut unsure) = (Vec::with_capacity(row.of.len()), false);
        let (mut where_told, mut where_not, mut disputes) = (Vec::new(), Vec::new(), Vec::new());
        for put in &row.of {
            let worked = self.worked(put, row.fact);
            let told = !worked.told.is_empty() || !worked.doubted.is_empty();
            add_new(if told { &mut where_told } else { &mut where_not }, worked.places);
            add_new(&mut disputes, worked.disputes);
            unsure |= worked.unsure && !row.fact.is_bare;
            lacks.push(worked.lacks.unwrap_or(Lacks::NotStated));
            add(&mut cell.told, worked.told, unit(put.says.ty()).is_some());
            add(&mut cell.doubted, worked.doubted, false);
            cell.number = worked.number;
            cell.order = [cell.order, worked.order].into_iter().flatten().min();
            add_new(&mut cell.gaps, worked.gaps);
        }
        cell.doubted.retain(|doubted| !cell.told.contains(doubted));
        cell.knowledge = match knowledge(&cell, &lacks) {
            Knowledge::Known if unsure => Knowledge::Doubted,
            known => known,
        };
        // An amount of which there may be more is no amount to set beside others.
        cell.number = cell.number.filter(|_| row.of.len() == 1 && cell.knowledge == Knowledge::Known);
        cell.places = match cell.knowledge {
            Knowledge::NoneSaid => where_not,
            _ => where_told,
        };
        if let Some(pots) = self.pots(row.fact, &cell.places) {
            // What is of one pot among several is no number to set beside what others have in all.
            cell.number = None;
            name_each(&mut cell.told, &pots);
        }
        if cell.knowledge == Knowledge::NotStated || (cell.knowledge == Knowledge::NoneSaid && row.fact.ahead) {
            self.or_short(row, &mut cell, &mut disputes);
        }
        if cell.knowledge == Knowledge::NoneSaid {
            let of = row.none_of.as_ref().and_then(|of| self.read(of, row.fact, None));
            cell.none = of.map_or_else(String::new, |of| of.behind());
        }
        self.tell_beside(row, &mut cell);
        titles::settle(&mut cell);
        if cell.knowledge.is_settled() {
            cell.gaps.clear();
        }
        cell.papers = self.papers(row, &cell, &disputes);
        cell
    }

    /// Of what is stated no more than the beginning, that is told, and what it lacks.
    fn or_short(&self, row: &Asked, cell: &mut FactCell, disputes: &mut Vec<Span>) {
        for short in &row.short {
            // What is in doubt is told as it is written.
            let read = [None, Some(Doubts::Lifted)].into_iter().find_map(|doubts| {
                let read = self.read(&short.of, row.fact, doubts).filter(|read| !read.told.is_empty())?;
                Some((read, doubts))
            });
            let Some((read, doubts)) = read else { continue };
            let doubt = if doubts.is_some() { " (uncertain)" } else { "" };
            let from = short.from.as_ref().and_then(|from| self.read(from, row.fact, doubts));
            let mut read = read.firm(from.as_ref().filter(|_| row.fact.of_the_year));
            let places = from.map_or_else(|| read.places.clone(), |from| from.places);
            if let Some(pots) = self.pots(row.fact, &places) {
                name_each(&mut read.told, &pots);
            }
            let says = |between| short.says.replace("{}", &read.told.join(between));
            let is_disputed = read.lacks == Lacks::Disputed;
            cell.told = vec![if is_disputed { disagreeing(says(" or ")) } else { format!("{}{doubt}", says("; ")) }];
            cell.knowledge = Knowledge::Lacking;
            cell.order = read.order;
            *disputes = read.disputes;
            cell.places = places;
            let lacks = short.lacks.as_ref().and_then(|program| self.read(program, row.fact, None));
            if let Some(lacks) = lacks.filter(|lacks| !lacks.gaps.is_empty()) {
                cell.gaps = lacks.gaps;
            }
            return;
        }
    }

    /// The pots that sums are of, where there are several.
    fn pots(&self, fact: &Row, places: &[Span]) -> Option<Vec<String>> {
        let model = self.asking.models.get(self.at).filter(|_| fact.of_the_year)?;
        pots::of(model, places)
    }

    /// What an expression comes to. Where what is marked as uncertain has a part in it, it is read as it is written and as if that
    /// were not there: what both tell does not rest on it.
    fn worked(&self, put: &Put, fact: &Row) -> Worked {
        // How far money has come is told once, by what it is reckoned from.
        let fact = &if fact.of_the_year && put.from.is_some() { fact.bare() } else { *fact };
        let read = match self.value(&put.says, fact, None) {
            Ok(read) => read,
            Err(gap) => return Worked { gaps: vec![gap], ..Worked::default() },
        };
        if read.in_doubt && read.lacks == Lacks::Disputed {
            return self.disputed_in_doubt(put, fact).unwrap_or_else(|| self.placed(put, fact, None, read, Vec::new()));
        }
        let both = if read.in_doubt { self.both_ways(&put.says, fact) } else { None };
        let Some([written, without]) = both else { return self.placed(put, fact, None, read, Vec::new()) };
        let alike = |one: &Read, other: &Read| one.told == other.told && one.lacks == other.lacks;
        let rests_on_none = || written.told.iter().all(|told| read.told.contains(told));
        if alike(&written, &without) && (!fact.silence_says || rests_on_none()) {
            return self.placed(put, fact, Some(Doubts::Lifted), written, Vec::new());
        }
        // Of numbers bounds are told, where there are some.
        if unit(put.says.ty()).is_some() && !read.told.is_empty() {
            return self.placed(put, fact, None, read, Vec::new());
        }
        if written.lacks == Lacks::Disputed
            && let Some(worked) = self.disputed_in_doubt(put, fact)
        {
            return worked;
        }
        let (mut told, mut doubted): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (words, plain) in written.told.iter().zip(&written.plain) {
            // Where no more than how far it has come is in doubt, that stands behind it.
            let at = read.plain.iter().position(|one| one == plain).filter(|_| without.plain.contains(plain));
            match at.and_then(|at| read.told.get(at)) {
                _ if without.told.contains(words) && (!fact.silence_says || read.told.contains(words)) => {
                    told.push(words.clone());
                }
                Some(unsure) => told.push(unsure.clone()),
                None => doubted.push(words.clone()),
            }
        }
        let others = without
            .told
            .into_iter()
            .zip(&without.plain)
            .filter(|(words, plain)| !written.plain.contains(plain) && words != NOT_STATED);
        doubted.extend(others.map(|(words, _)| words));
        let lacks = match (told.is_empty(), doubted.is_empty()) {
            (true, false) => Lacks::Doubted,
            (true, true) if written.lacks == Lacks::Nothing || without.lacks == Lacks::Nothing => Lacks::Doubted,
            (true, true) => Lacks::NotStated,
            (false, _) => Lacks::Others,
        };
        let gaps = if lacks == Lacks::NotStated { without.gaps } else { read.gaps };
        let read = Read { told, lacks, number: None, gaps, ..written };
        self.placed(put, fact, Some(Doubts::Lifted), read, doubted)
    }

    fn placed(&self, put: &Put, fact: &Row, doubts: Option<Doubts>, read: Read, doubted: Vec<String>) -> Worked {
        let from = put.from.as_ref().and_then(|from| self.read(from, fact, doubts));
        let read = read.firm(from.as_ref().filter(|_| fact.of_the_year || put.is_word));
        let tells = !read.told.is_empty() || !doubted.is_empty();
        let from = from.filter(|from| tells && !from.places.is_empty());
        let own = if read.places.is_empty() || !tells { read.whole } else { read.places };
        let places = from.map_or(own, |from| from.places);
        let Read { told, number, order, lacks, gaps, unsure, disputes, .. } = read;
        Worked { told, doubted, number, order, lacks: Some(lacks), unsure, gaps, places, disputes }
    }

    /// Every reading as it is written, with the mark behind whatever rests on what is uncertain; where all of it does, it is marked as a
    /// whole.
    fn disputed_in_doubt(&self, put: &Put, fact: &Row) -> Option<Worked> {
        let certain = |answer: Answer<'_>| -> Vec<String> {
            answer.told.iter().flat_map(each).map(|said| said.words.clone()).collect()
        };
        let certain = self.answered(&put.says, fact, Some(Doubts::LeftOut), certain).ok()?;
        let is_certain = |said: &Said| certain.contains(&said.words);
        let marked = |mut said: Said| {
            for part in if said.parts.is_empty() { std::slice::from_mut(&mut said) } else { &mut said.parts } {
                if !is_certain(part) {
                    part.state =
                        Some(part.state.take().map_or("uncertain".into(), |state| format!("{state}, uncertain")));
                }
            }
            said
        };
        let read = |answer: Answer<'_>| {
            if !answer.told.iter().flat_map(each).any(is_certain) {
                let mut read = self.as_read(answer, fact);
                let doubted = std::mem::take(&mut read.told);
                return (read, doubted);
            }
            let told = answer.told.into_iter().map(marked).collect();
            (self.as_read(Answer { told, ..answer }, fact), Vec::new())
        };
        let (read, doubted) = self.answered(&put.says, fact, Some(Doubts::Lifted), read).ok()?;
        Some(self.placed(put, fact, Some(Doubts::Lifted), read, doubted))
    }

    fn both_ways(&self, program: &Program, fact: &Row) -> Option<[Read; 2]> {
        Some([self.read(program, fact, Some(Doubts::Lifted))?, self.read(program, fact, Some(Doubts::LeftOut))?])
    }

    pub(super) fn read(&self, program: &Program, fact: &Row, doubts: Option<Doubts>) -> Option<Read> {
        self.value(program, fact, doubts).ok()
    }

    fn value(&self, program: &Program, fact: &Row, doubts: Option<Doubts>) -> Result<Read, Gap> {
        self.answered(program, fact, doubts, |answer| self.as_read(answer, fact))
    }

    fn answered<T>(
        &self,
        program: &Program,
        fact: &Row,
        doubts: Option<Doubts>,
        then: impl FnOnce(Answer<'_>) -> T,
    ) -> Result<T, Gap> {
        let mut models = None;
        if let (Some(doubts), Some(model)) = (doubts, self.asking.models.get(self.at)) {
            let both =
                self.both.get_or_init(|| [Doubts::Lifted, Doubts::LeftOut].map(|taken| model.with_doubts(taken)));
            let [lifted, left_out] = both;
            let all = models.insert(self.asking.models.clone());
            if let Some(one) = all.get_mut(self.at) {
                *one = if doubts == Doubts::Lifted { lifted } else { left_out };
            }
        }
        let models = models.as_ref().unwrap_or(&self.asking.models);
        // Sums, and what is counted against lists, are of the day alone.
        let ahead = !fact.by_lists && !fact.of_the_year;
        let context = Context { constants: &self.constants, ahead, ..self.asking.context(models, self.at) };
        let mut answer = program.value(&context).map_err(|error| self.not_worked_out(&error.to_string()))?;
        titles::mark(&mut answer.told);
        Ok(then(answer))
    }

    fn as_read(&self, answer: Answer<'_>, fact: &Row) -> Read {
        let mut places = Vec::new();
        add_new(&mut places, answer.told.iter().flat_map(|said| said.places.iter().copied()).collect());
        let order = answer.told.iter().filter_map(|said| said.order).min();
        let (plain, told) = self.told(&answer.told, fact);
        let state = |said: &Said| said.state.clone().or_else(|| said.away.clone());
        Read {
            states: answer.told.iter().flat_map(each).map(state).collect(),
            by_reading: match answer.lacks {
                Lacks::Disputed => answer.told.iter().map(|said| each(said).iter().map(state).collect()).collect(),
                _ => vec![answer.told.iter().map(state).collect()],
            },
            by: match answer.lacks {
                Lacks::Disputed => answer.told.iter().map(|said| said.by.clone()).collect(),
                _ => vec![answer.by],
            },
            disputes: if answer.lacks == Lacks::Disputed { rest_on(&answer.told) } else { Vec::new() },
            unsure: answer.told.iter().flat_map(each).any(|said| said.unsure),
            told,
            plain,
            places,
            whole: answer.places,
            number: answer.number,
            order,
            lacks: answer.lacks,
            in_doubt: answer.in_doubt,
            gaps: answer.gaps,
        }
    }

    /// Each thing in words. A word that is told of something in place is not told again of what is only planned.
    fn told(&self, said: &[Said], fact: &Row) -> (Vec<String>, Vec<String>) {
        let plain: Vec<String> = said.iter().map(|said| said.words.clone()).collect();
        let shown: Vec<String> = said.iter().map(|said| self.words(said, fact)).collect();
        let is_again =
            |(plain, words): (&String, &String)| words != plain && !fact.of_the_year && shown.contains(plain);
        let told = plain.into_iter().zip(shown.clone());
        told.filter(|(plain, words)| !is_again((plain, words))).unzip()
    }

    /// In words, with what keeps it from being there on the day.
    fn words(&self, said: &Said, fact: &Row) -> String {
        if !said.parts.is_empty() {
            let parts: Vec<String> = said.parts.iter().map(|part| self.words(part, fact)).collect();
            return listed(&parts);
        }
        let ahead = said.day.filter(|day| fact.behind && self.asking.day(self.at).before(*day) == Truth::True);
        let ahead = ahead.map(|_| "after that day".to_owned());
        said.beside([said.state.clone().filter(|_| !fact.is_bare), said.away.clone(), ahead])
    }

    /// The papers in which it was read, each once; of what the reference lists hold, these.
    fn papers(&self, row: &Asked, cell: &FactCell, disputes: &[Span]) -> Vec<PaperCite> {
        let mut papers = Vec::new();
        if let Some(model) = self.asking.models.get(self.at) {
            // Where an area lies is no more than where to look for its count.
            let own = cell.places.iter().filter(|_| row.fact.id != super::facts::OF_THE_AREA);
            // What sources disagree about may stand elsewhere than what comes of it.
            let disputes =
                disputes.iter().filter(|_| matches!(cell.knowledge, Knowledge::Disputed | Knowledge::Lacking));
            add_new(&mut papers, disputes.chain(own).flat_map(|place| model.papers_that_say(*place)).collect());
            if papers.is_empty() {
                add_new(&mut papers, around(model, cell, row.fact));
            }
        }
        if row.fact.by_lists && !cell.told.is_empty() {
            add_new(&mut papers, self.asking.counted(self.at));
        }
        papers
    }

    fn not_worked_out(&self, error: &str) -> Gap {
        let model = self.asking.models.get(self.at);
        let label = model.map_or_else(|| Span::new(FileId(0), 0, 0), |model| model.span(model.root()));
        let why = format!("it cannot be worked out: {error}");
        Gap { fact: "the arrangement".into(), why: why.into(), label, whom: Whom::Keeper }
    }
}

/// What is told of a reading that says nothing.
const NOT_STATED: &str = "not stated";
