use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;

use super::days::{AHEAD_MONTHS, Again, days, first_of};
use super::happenings::happened;
use super::{partnerships, succession};
use crate::check::alone::{Alone, NotAlone, alone};
use crate::check::calendar::overdue;
use crate::check::files::file_id;
use crate::check::passed_over::PassedOver;
use crate::check::run::{Options, Text, Tools};
use crate::check::{shared, summary};
use crate::finding::{Change, Entry, Happening, Label, Outcome, Strength, Subject, Timeline, Verdict, Words};
use crate::model::{Model, decode};
use crate::rules::{Detail, Rule, judge_file_by};
use crate::source::Sources;
use crate::time::{Date, Day};
use crate::yaml::{Tree, parse, read_text};

/// From when to when; what is left out is taken from the file and from today.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// The first day; else the day that the file speaks for, else that of its earliest event.
    pub from: Option<Date>,
    /// The last day; else two years after today.
    pub to: Option<Date>,
}

/// A timeline with the texts behind it.
#[derive(Debug)]
pub struct Timed {
    /// The timeline.
    pub timeline: Timeline,
    /// The texts.
    pub sources: Sources,
}

/// Why there is no timeline.
#[derive(Debug, Error)]
pub enum TimelineError {
    /// There is no one arrangement to tell of.
    #[error(transparent)]
    NotAlone(#[from] NotAlone),
    /// The last day lies before the first.
    #[error("the last day, {to}, lies before the first, {from}")]
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
}

/// How the verdicts on the one arrangement among these texts change from day to day.
///
/// # Errors
/// The texts cannot be read, hold no arrangement or several, or the days are the wrong way round.
pub fn timeline(texts: &[Text], tools: &Tools<'_>, options: &Options, span: Span) -> Result<Timed, TimelineError> {
    // Days are counted, and the file that they lie in is not.
    let Alone { head, checked, .. } = alone(texts, &Tools { counter: None, ..*tools }, options)?;
    let candidates = shared::candidates(texts, &file_id);
    let trees = shared::trees(&candidates);
    let shared: Vec<&Tree<'_>> = trees.iter().collect();
    let at = texts.iter().enumerate().find(|(at, _)| file_id(*at) == head.file);
    let text = at.and_then(|(_, text)| read_text(head.file, text.bytes.clone()).ok()).ok_or(NotAlone::NoArrangement)?;
    let tree = parse(head.file, &text).tree.ok_or(NotAlone::NoArrangement)?;
    let mut timeline = Telling { tree: &tree, shared: &shared, tools, options }.tell(span)?;
    timeline.meta.remarks.extend(checked.passed_over.remarks());
    Ok(Timed { timeline, sources: checked.sources })
}

/// What a timeline is told from.
struct Telling<'a, 't> {
    tree: &'a Tree<'t>,
    shared: &'a [&'a Tree<'t>],
    tools: &'a Tools<'a>,
    options: &'a Options,
}

/// How each subject of a rule came out.
type Came = BTreeMap<Arc<Subject>, Out>;

/// How a subject came out, with what a change is told by.
#[derive(Clone)]
struct Out {
    outcome: Outcome,
    strength: Strength,
    message: Words,
    label: Option<Label>,
}

impl Telling<'_, '_> {
    fn tell(&self, span: Span) -> Result<Timeline, TimelineError> {
        let today = self.options.today;
        let first = span.from.or_else(|| first_of(&self.model(today))).unwrap_or(today);
        let ahead = today.plus_months(AHEAD_MONTHS).unwrap_or(today);
        let last = span.to.unwrap_or_else(|| ahead.max(first));
        if last < first {
            return Err(TimelineError::Backwards { from: first, to: last });
        }
        let mut model = self.model(first);
        let mut days = days(&model, self.tools, first, last);
        // Nothing is judged otherwise for it, but it is part of the story.
        let told = partnerships::days(&model, self.tools.reference);
        for day in told.into_iter().filter(|day| first < *day && *day <= last) {
            days.entry(day).or_insert_with(|| Again::Some(BTreeSet::new()));
        }
        let overdue = overdue(&model, model.file_day().unwrap_or_else(|| today.into()), self.tools);
        if let Some((day, _)) = overdue.as_ref().filter(|(day, _)| first < *day && *day <= last) {
            days.entry(*day).or_insert_with(|| Again::Some(BTreeSet::new()));
        }
        let head = summary::head(&model, Day::from(first), self.tools.law);
        let meta =
            summary::meta(self.tools, self.options, false, &PassedOver::default(), std::iter::once(Day::from(last)));
        let mut state: Vec<Came> = vec![Came::new(); self.tools.rules.rules().len()];
        let (mut entries, mut at_first, mut judged_on) = (Vec::new(), [0; 6], 0);
        for (day, again) in &days {
            judged_on += 1;
            self.tools.count();
            // Names are looked up as they stood on the day; only days on which all is asked again can change them.
            if *again == Again::All {
                model = self.model(*day);
            }
            let changes = self.step(&model, *day, again, &mut state);
            let mut ended = partnerships::happened(*day, first, &model, self.tools.reference);
            ended.extend(overdue.iter().filter(|(since, _)| since == day).map(|(_, overdue)| overdue.clone()));
            let changes = if *day == first { Vec::new() } else { changes };
            if *day == first {
                at_first = counted(&state);
            }
            if !changes.is_empty() || !ended.is_empty() {
                entries.push(self.entry(&model, *day, ended, changes));
            }
        }
        succession::tell(&mut entries, self.tools);
        Ok(Timeline {
            meta,
            head,
            from: first.to_string(),
            to: last.to_string(),
            today: today.to_string(),
            at_first,
            entries,
            judged_on,
        })
    }

    fn model(&self, day: Date) -> Model {
        decode(self.tree, self.shared, self.tools.reference, Day::from(day)).model
    }

    /// Judges on a day, and tells what came out otherwise than before, with the place of its rule.
    fn step(&self, model: &Model, day: Date, again: &Again, state: &mut [Came]) -> Vec<(usize, Change)> {
        let book = self.tools.rules;
        let chosen = |index: usize| match again {
            Again::All => true,
            Again::Some(rules) => rules.contains(&index),
        };
        let judged = judge_file_by(model, Day::from(day), book, self.tools.reference, Detail::default(), &chosen);
        let shared = judged.shared.into_iter().map(|shared| shared.verdict);
        let mut now: BTreeMap<usize, Came> = BTreeMap::new();
        for verdict in judged.verdicts.into_iter().chain(shared) {
            now.entry(verdict.rule).or_default().insert(verdict.subject.clone(), out(verdict));
        }
        let mut changes = Vec::new();
        for (index, (rule, before)) in book.rules().iter().zip(state).enumerate().filter(|(index, _)| chosen(*index)) {
            let after = now.remove(&index).unwrap_or_default();
            changes.extend(turned(rule, before, &after).into_iter().map(|change| (index, change)));
            *before = after;
        }
        changes
    }

    fn entry(&self, model: &Model, day: Date, ended: Vec<Happening>, changes: Vec<(usize, Change)>) -> Entry {
        let book = self.tools.rules.rules();
        let mut turned: Vec<usize> = changes.iter().map(|(index, _)| *index).collect();
        turned.dedup();
        let rules: Vec<&Rule<'_>> = turned.into_iter().filter_map(|index| book.get(index)).collect();
        let happened = ended.into_iter().chain(happened(day, model, self.tools, &rules)).collect();
        Entry { day: day.to_string(), happened, changes: changes.into_iter().map(|(_, change)| change).collect() }
    }
}

fn out(verdict: Verdict) -> Out {
    let Verdict { outcome, strength, finding, .. } = verdict;
    let (message, label) = finding.map_or((Words::default(), None), |finding| (finding.message, Some(finding.primary)));
    Out { outcome, strength, message, label }
}

/// What came out otherwise than before; a change in weight counts where something is held to be wrong.
fn turned(rule: &Rule<'_>, before: &Came, after: &Came) -> Vec<Change> {
    let weighs = |out: &Out| (out.outcome, if out.outcome == Outcome::NotMet { out.strength } else { Strength::Note });
    let subjects = before.keys().chain(after.keys().filter(|subject| !before.contains_key(*subject)));
    let mut changes = Vec::new();
    for subject in subjects {
        let (was, is) = (before.get(subject), after.get(subject));
        if was.map(weighs) == is.map(weighs) {
            continue;
        }
        changes.push(Change {
            rule: rule.text.id.clone(),
            title: rule.title_within_a_sentence(),
            whether: rule.whether(),
            subject: subject.clone(),
            before: was.map(|out| out.outcome),
            after: is.map(|out| out.outcome),
            strength: is.or(was).map_or(Strength::Note, |out| out.strength),
            next: String::new(),
            message: is.map_or_else(Words::default, |out| out.message.clone()),
            label: is.and_then(|out| out.label.clone()),
        });
    }
    changes
}

fn counted(state: &[Came]) -> [usize; 6] {
    let mut counts = [0; 6];
    for out in state.iter().flat_map(BTreeMap::values) {
        let at = match out.outcome {
            Outcome::Met => 0,
            Outcome::NotMet => 1,
            Outcome::Departs => 2,
            Outcome::NotStated => 3,
            Outcome::ForJudgement => 4,
            Outcome::NotApplicable => 5,
        };
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    counts
}
