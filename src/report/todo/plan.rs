use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::finding::{Gap, Outcome, Report, Strength, Verdict, Whom};
use crate::report::asked_for::{common, what_is_missing};
use crate::report::counts::{Duty, duty_of, is_accepted};
use crate::report::questions::what_to_ask;
use crate::report::telling::is_open_question;
use crate::source::Span;

/// How much waits: legal duties, each counted once as everywhere, points of guidance, questions, notes.
pub(super) type Tally = [usize; 4];

/// One thing to find out: a question, with every fact that answers it.
#[derive(Debug)]
pub(super) struct Task<'a> {
    pub whom: &'a Whom,
    pub ask: String,
    /// The facts in the words of the format, each with what would be said there and why it is not known.
    pub facts: Vec<(String, &'a str, Span)>,
    /// What is settled once this and all that stands before it is known.
    pub settles: Tally,
    /// What waits for this and for others further down.
    helps: HashSet<Waiting<'a>>,
    /// Whom or what it is about, where that is not the arrangement as a whole.
    pub subjects: Vec<&'a str>,
    pub rules: Vec<&'a str>,
    /// The arrangements that it is about, by their places in the report.
    pub arrangements: Vec<usize>,
}

/// Everything to find out, most useful first.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub tasks: Vec<Task<'a>>,
    /// How much cannot be told in all.
    pub open: Tally,
    /// How many open questions a report shows in full among it.
    pub shown: usize,
}

impl Plan<'_> {
    /// What the first so many tasks settle.
    pub fn settled_by(&self, count: usize) -> Tally {
        self.tasks.iter().take(count).fold([0; 4], |sum, task| add(sum, task.settles))
    }
}

pub(super) fn add(a: Tally, b: Tally) -> Tally {
    let mut sum = a;
    sum.iter_mut().zip(b).for_each(|(sum, more)| *sum += more);
    sum
}

/// What is counted as one: a legal duty, however many verdicts on it wait, or a verdict that weighs less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Waiting<'a> {
    Duty(Duty<'a>),
    Verdict(usize),
}

/// A verdict that waits, with the facts that it waits for.
struct Open<'a> {
    verdict: &'a Verdict,
    counts_as: Waiting<'a>,
    /// Those that no task is about yet.
    missing: Vec<usize>,
    /// How many it waited for at first.
    all: usize,
}

/// A fact that is not known: the same for every verdict that waits for it.
struct Fact<'a> {
    gap: &'a Gap,
    waits: Vec<usize>,
}

/// Orders what is missing by what it would settle.
///
/// Each step takes the fact that brings the weightiest verdicts nearest to being settled: one that is the last to be missing
/// counts in full, one of several for the less the more they are.
pub(super) fn plan(report: &Report) -> Plan<'_> {
    let (mut open, facts) = waiting(report);
    let mut tally = [0; 4];
    let mut left_of: HashMap<Waiting<'_>, usize> = HashMap::new();
    for one in &open {
        let of_one = left_of.entry(one.counts_as).or_default();
        if *of_one == 0 {
            count(&mut tally, one.verdict);
        }
        *of_one += 1;
    }
    let mut tasks: Vec<Task<'_>> = Vec::new();
    let mut known: HashMap<(&Whom, String), usize> = HashMap::new();
    let mut use_of: Vec<u64> = (0..facts.len()).map(|at| usefulness(at, &facts, &open)).collect();
    let mut left: BTreeSet<(u64, Reverse<usize>)> =
        use_of.iter().enumerate().map(|(at, useful)| (*useful, Reverse(at))).collect();
    while let Some((_, Reverse(at))) = left.pop_last() {
        let Some(fact) = facts.get(at) else { continue };
        let ask = asked(report, fact, &open);
        let index = *known.entry((&fact.gap.whom, ask.clone())).or_insert_with(|| {
            tasks.push(Task::new(&fact.gap.whom, ask));
            tasks.len() - 1
        });
        let Some(task) = tasks.get_mut(index) else { continue };
        task.facts.push((said_in(fact.gap), fact.gap.why.as_str(), fact.gap.label));
        let mut nearer: BTreeSet<usize> = BTreeSet::new();
        for waits in &fact.waits {
            if let Some(one) = open.get_mut(*waits) {
                task.take(report, one, at, &mut left_of);
                nearer.extend(&one.missing);
            }
        }
        for other in nearer {
            let Some(known) = use_of.get_mut(other) else { continue };
            left.remove(&(*known, Reverse(other)));
            *known = usefulness(other, &facts, &open);
            left.insert((*known, Reverse(other)));
        }
    }
    let shown = open.iter().filter(|one| is_open_question(one.verdict)).count();
    Plan { tasks, open: tally, shown }
}

fn waiting(report: &Report) -> (Vec<Open<'_>>, Vec<Fact<'_>>) {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut facts: Vec<Fact<'_>> = Vec::new();
    let mut known: BTreeMap<(Span, &str, &str), usize> = BTreeMap::new();
    let is_to_mend = |gap: &Gap| gap.why.as_str() == Gap::UNREADABLE;
    let waits = |verdict: &&Verdict| {
        verdict.outcome == Outcome::NotStated
            && !is_accepted(verdict)
            && !verdict.gaps.is_empty()
            && !verdict.gaps.iter().any(is_to_mend)
    };
    for verdict in report.verdicts.iter().filter(waits) {
        let mut missing: Vec<usize> = Vec::with_capacity(verdict.gaps.len());
        for gap in &verdict.gaps {
            let at = *known.entry((gap.label, gap.fact.as_str(), what_is_missing(gap))).or_insert_with(|| {
                facts.push(Fact { gap, waits: Vec::new() });
                facts.len() - 1
            });
            if !missing.contains(&at) {
                missing.push(at);
                if let Some(fact) = facts.get_mut(at) {
                    fact.waits.push(open.len());
                }
            }
        }
        let counts_as = duty_of(report, verdict).map_or(Waiting::Verdict(open.len()), Waiting::Duty);
        open.push(Open { verdict, counts_as, all: missing.len(), missing });
    }
    (open, facts)
}

/// Where the fact would be said.
fn said_in(gap: &Gap) -> String {
    let missing = what_is_missing(gap);
    if gap.why.starts_with("no event `") {
        format!("`{}`, as an event `{missing}`", gap.fact)
    } else if gap.why.starts_with("no topic `") {
        format!("`{}`, as the topic `{missing}`", gap.fact)
    } else {
        format!("`{}`", gap.fact)
    }
}

const fn weight(strength: Strength) -> u64 {
    match strength {
        Strength::Duty => 1_000_000,
        Strength::Guidance => 10_000,
        Strength::Question => 100,
        Strength::Note => 1,
    }
}

/// How near a fact brings the verdicts that wait for it to being settled.
fn usefulness(at: usize, facts: &[Fact<'_>], open: &[Open<'_>]) -> u64 {
    let waits = facts.get(at).map_or(&[][..], |fact| &fact.waits);
    let share = |one: &Open<'_>| {
        let missing = u64::try_from(one.missing.len()).unwrap_or(u64::MAX);
        weight(one.verdict.strength) / missing.saturating_mul(missing).max(1)
    };
    waits.iter().filter_map(|waits| open.get(*waits)).map(share).sum()
}

/// The question of the rule that waits for the fact; where several rules do, or it is a day of the arrangements, the fact's own, else that of the weightiest verdict,
/// best of one that waits for nothing else.
fn asked(report: &Report, fact: &Fact<'_>, open: &[Open<'_>]) -> String {
    let waits = || fact.waits.iter().filter_map(|waits| open.get(*waits));
    let rules: BTreeSet<usize> = waits().map(|one| one.verdict.rule).collect();
    if let Some(question) = common([fact.gap], rules.len() > 1) {
        return question.to_owned();
    }
    let first = waits().min_by_key(|one| (one.all > 1, Reverse(one.verdict.strength), one.all));
    first.map_or_else(String::new, |one| what_to_ask(report, one.verdict))
}

fn count(tally: &mut Tally, verdict: &Verdict) {
    let [duties, guidance, questions, notes] = tally;
    let row = match verdict.strength {
        Strength::Duty => duties,
        Strength::Guidance => guidance,
        Strength::Question => questions,
        Strength::Note => notes,
    };
    *row += 1;
}

impl<'a> Task<'a> {
    fn new(whom: &'a Whom, ask: String) -> Self {
        Self {
            whom,
            ask,
            facts: Vec::new(),
            settles: [0; 4],
            helps: HashSet::new(),
            subjects: Vec::new(),
            rules: Vec::new(),
            arrangements: Vec::new(),
        }
    }

    /// How much waits for this and for others further down.
    pub fn helps(&self) -> usize {
        self.helps.len()
    }

    /// Takes a fact from what a verdict waits for; `left_of` is how many verdicts keep each thing waiting.
    fn take(&mut self, report: &'a Report, one: &mut Open<'a>, fact: usize, left_of: &mut HashMap<Waiting<'a>, usize>) {
        one.missing.retain(|missing| *missing != fact);
        let left = left_of.entry(one.counts_as).or_default();
        *left -= usize::from(one.missing.is_empty());
        if *left == 0 {
            self.helps.remove(&one.counts_as);
            count(&mut self.settles, one.verdict);
        } else {
            self.helps.insert(one.counts_as);
        }
        let rule = report.rules.get(one.verdict.rule).map(|rule| rule.id.as_str());
        let subject = Some(one.verdict.subject.name.as_str()).filter(|_| one.verdict.subject.kind != "arrangement");
        for (list, item) in [(&mut self.rules, rule), (&mut self.subjects, subject)] {
            if let Some(item) = item.filter(|item| !item.is_empty() && !list.contains(item)) {
                list.push(item);
            }
        }
        if let Some(at) = one.verdict.arrangement.filter(|at| !self.arrangements.contains(at)) {
            self.arrangements.push(at);
        }
    }
}
