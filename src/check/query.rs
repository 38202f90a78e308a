//! A question put to many arrangements.

use std::collections::BTreeSet;

use thiserror::Error;

use super::models::{Models, read};
use super::passed_over::PassedOver;
use super::run::{Options, Text, Tools};
use super::summary;
use crate::expr::{Context, EvalError, OwnWord};
use crate::finding::{Answer, Cell, Code, Finding, Gap, Meta, Queried, Reply, Whom, did_you_mean};
use crate::model::Model;
use crate::rules::{Answered, Question, Slip};
use crate::source::{FileId, Source, SourceProvider, Sources, Span};

/// A question as somebody puts it.
#[derive(Clone, Debug)]
pub struct Put {
    /// The condition.
    pub condition: String,
    /// The values to show, each with the heading of its column.
    pub columns: Vec<(String, String)>,
}

/// What came of a question.
#[derive(Debug)]
pub struct Answers {
    /// The answers.
    pub queried: Queried,
    /// What is doubtful about the question: a word that nothing goes by.
    pub notes: Vec<String>,
    /// What could not be read: whatever stands there has not answered.
    pub findings: Vec<Finding>,
    /// The files of folders that were passed over.
    pub passed_over: PassedOver,
    /// The texts of the files.
    pub sources: Sources,
}

/// Why a question has no answers.
#[derive(Debug, Error)]
pub enum QueryError {
    /// It cannot be understood.
    #[error("the question cannot be put as it stands")]
    Question {
        /// Every mistake.
        findings: Vec<Finding>,
        /// Its texts.
        sources: Sources,
    },
    /// It cannot be worked out for any arrangement.
    #[error("the question cannot be worked out for `{0}`: {1}")]
    Evaluation(String, EvalError),
}

/// Puts a question to every arrangement among the texts, each on the day it speaks for. Nothing is judged, so that the rules in
/// `tools` are best left out.
///
/// # Errors
/// The question is no condition in the language of the rules, or cannot be worked out.
pub fn query(put: &Put, texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Result<Answers, QueryError> {
    let columns: Vec<&str> = put.columns.iter().map(|(_, column)| column.as_str()).collect();
    let question = Question::read(&put.condition, &columns, tools.law).map_err(|slips| misput(put, slips))?;
    let Models { arrangements, findings, sources, passed_over, .. } = read(texts, tools, options);
    let models: Vec<&Model> = arrangements.iter().map(|one| &one.model).collect();
    let complete = options.complete && findings.is_empty();
    let (mut answers, mut failed) = (Vec::new(), Vec::new());
    for (at, one) in arrangements.iter().enumerate() {
        let context = Context { complete, ..Context::new(&models, at, one.day, tools.reference) };
        let answered = match question.ask(&context, tools.law, one.day) {
            Ok(answered) => answered,
            Err(error) => {
                let answered = unanswered(&one.model, put, &error);
                failed.push((sources.name(one.model.file()).into_owned(), error));
                answered
            }
        };
        let head = summary::head(&one.model, one.day, tools.law);
        let (reply, gaps, places, cells) = (answered.reply, answered.gaps, answered.places, answered.cells);
        answers.push(Answer { head, reply, gaps, places, cells });
    }
    // What can be worked out for none is no question to any.
    if let Some((file, error)) = failed.pop().filter(|_| failed.len() + 1 == answers.len()) {
        return Err(QueryError::Evaluation(file, error));
    }
    let unread = summary::unread(&findings, arrangements.iter().map(|one| one.model.file()));
    let queried = Queried {
        meta: Meta {
            unread,
            ..summary::meta(tools, options, complete, &passed_over, arrangements.iter().map(|one| one.day))
        },
        question: put.condition.clone(),
        columns: put.columns.iter().map(|(heading, _)| heading.clone()).collect(),
        answers,
    };
    let notes = question.own_words().filter_map(|own| unheard_of(own, &models)).collect();
    Ok(Answers { queried, notes, findings, passed_over, sources })
}

/// The answer of an arrangement for whose facts the question cannot be worked out, such as a sum shared among none.
fn unanswered(model: &Model, put: &Put, error: &EvalError) -> Answered {
    let gap = Gap {
        fact: error.text.to_string().into(),
        why: error.fault.to_string().into(),
        label: model.span(model.root()),
        whom: Whom::default(),
    };
    let cell =
        |_| Cell { words: Reply::CannotTell.words().to_owned(), is_known: false, has_more: false, places: Vec::new() };
    Answered {
        reply: Reply::CannotTell,
        gaps: vec![gap],
        places: Vec::new(),
        cells: put.columns.iter().map(cell).collect(),
    }
}

/// What to say of a word that neither its list nor any of the arrangements has.
fn unheard_of(own: &OwnWord, models: &[&Model]) -> Option<String> {
    let written: BTreeSet<&str> = models.iter().flat_map(|model| model.own_words(own.list)).collect();
    if written.contains(own.word.as_str()) {
        return None;
    }
    let meant = did_you_mean(&own.word, own.list.words.iter().copied().chain(written));
    let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
    Some(format!(
        "`{}` is no word of the list `{}`, and none of these arrangements writes it{meant}",
        own.word, own.list.name
    ))
}

/// Every mistake with its place in the text that it was made in.
fn misput(put: &Put, slips: Vec<Slip>) -> QueryError {
    let mut sources = Sources::new();
    let mut files: Vec<FileId> = vec![sources.add(Source::new("the question", put.condition.clone()))];
    for (heading, column) in &put.columns {
        let name = if heading == column { "--select".to_owned() } else { format!("--select {heading}") };
        files.push(sources.add(Source::new(name, column.clone())));
    }
    let findings = slips.into_iter().filter_map(|Slip { text, error }| {
        let file = *files.get(text)?;
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let span = Span::new(file, at(error.range.start), at(error.range.end));
        Some(Finding::unreadable(Code::Question, span, error.to_string(), error.mend()))
    });
    QueryError::Question { findings: findings.collect(), sources }
}
