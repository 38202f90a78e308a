use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::asked_for::{common, what_is_missing};
use super::counts::{Duty, duty_of, is_accepted};
use super::reason::Reason;
use super::wording::{counted, listed};
use crate::finding::{Outcome, Report, Strength, Verdict};
use crate::source::Span;

/// Verdicts that one answer would settle.
pub(super) struct Question<'a> {
    /// What to ask.
    pub ask: String,
    /// How they came out.
    outcome: Outcome,
    /// The verdicts that wait for it, in the report's own order.
    pub verdicts: Vec<&'a Verdict>,
    /// The legal duties that wait for it, each once.
    duties: HashSet<Duty<'a>>,
    /// How much waits for it: legal duties, and verdicts that are guidance, questions, notes.
    waiting: [usize; 4],
    /// Whom or what it is asked about, where that is not the arrangement as a whole.
    subjects: Vec<&'a str>,
    whys: Vec<&'a str>,
    facts: Vec<&'a str>,
    places: Vec<&'a str>,
    rules: Vec<&'a str>,
}

/// The longest list that is still read to its end.
pub(super) const MOST_QUESTIONS: usize = 10;
/// How many reasons, facts or arrangements are named beside a question.
const MOST_NAMED: usize = 3;

/// What cannot be told, or is left to judgement, grouped by what to ask, most useful first; with the count of verdicts.
pub(super) fn questions<'a>(
    report: &'a Report,
    names: &'a [String],
    outcome: Outcome,
    reason: Reason<'_>,
) -> (usize, Vec<Question<'a>>) {
    questions_among(report.verdicts.iter(), (report, names), outcome, reason)
}

/// The same of some verdicts of a report; `reason` is told above the list.
pub(super) fn questions_among<'a>(
    verdicts: impl Iterator<Item = &'a Verdict>,
    (report, names): (&'a Report, &'a [String]),
    outcome: Outcome,
    reason: Reason<'_>,
) -> (usize, Vec<Question<'a>>) {
    // What is asked in full, and what somebody accepted, is shown in full, like a finding.
    let in_list =
        |verdict: &&Verdict| verdict.outcome == outcome && !is_accepted(verdict) && !verdict.is_asked_in_full();
    let these: Vec<&'a Verdict> = verdicts.filter(in_list).collect();
    let waits = Waits::of(&these);
    let mut questions: Vec<Question<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for verdict in &these {
        let ask = waits.ask(report, verdict);
        let index = *known.entry(ask.clone()).or_insert_with(|| {
            questions.push(Question::new(ask, outcome));
            questions.len() - 1
        });
        if let Some(question) = questions.get_mut(index) {
            let place = verdict.arrangement.and_then(|index| names.get(index)).map(String::as_str);
            question.verdicts.push(verdict);
            question.add(report, verdict, place, reason);
            if let Some(rule) = report.rules.get(verdict.rule) {
                once(&mut question.rules, &rule.id);
            }
        }
    }
    // Stable, so that equals keep the report's own order.
    questions.sort_by_key(|question| std::cmp::Reverse((question.waiting, question.verdicts.len())));
    (these.len(), questions)
}

/// The heading of such a list of `count` verdicts on one or several files.
pub(super) fn title(wherefrom: &str, outcome: Outcome, count: usize) -> String {
    if outcome == Outcome::NotStated {
        format!("Cannot be judged {wherefrom} ({count}), most useful to ask first")
    } else {
        format!("For judgement ({count}): no machine can decide these")
    }
}

/// What is missing for a verdict: what would be said, where, and which event or topic of several.
type Missing<'a> = BTreeSet<(Span, &'a str, &'a str)>;

/// The verdicts that wait for the same facts, by these.
struct Waits<'a>(BTreeMap<Missing<'a>, Vec<&'a Verdict>>);

impl<'a> Waits<'a> {
    fn of(verdicts: &[&'a Verdict]) -> Self {
        let mut waits: BTreeMap<Missing<'a>, Vec<&'a Verdict>> = BTreeMap::new();
        for verdict in verdicts.iter().filter(|verdict| !verdict.gaps.is_empty()) {
            waits.entry(missing(verdict)).or_default().push(verdict);
        }
        Self(waits)
    }

    /// What to ask for a verdict: where several rules wait for the same facts, these are asked for once, with the question of the
    /// facts themselves where they have one, else with those of the rules, weightiest first.
    fn ask(&self, report: &Report, verdict: &'a Verdict) -> String {
        let Some(alike) = self.0.get(&missing(verdict)) else { return what_to_ask(report, verdict) };
        let of_several_rules = alike.iter().any(|other| other.rule != verdict.rule);
        match common(&verdict.gaps, of_several_rules) {
            Some(question) => question.to_owned(),
            None if of_several_rules => {
                let mut alike = alike.clone();
                alike.sort_by_key(|other| std::cmp::Reverse(other.strength));
                let mut asks: Vec<String> = Vec::new();
                for ask in alike.iter().map(|other| what_to_ask(report, other)) {
                    if !asks.contains(&ask) {
                        asks.push(ask);
                    }
                }
                asks.join(" ")
            }
            None => what_to_ask(report, verdict),
        }
    }
}

fn missing(verdict: &Verdict) -> Missing<'_> {
    verdict.gaps.iter().map(|gap| (gap.label, gap.fact.as_str(), what_is_missing(gap))).collect()
}

impl<'a> Question<'a> {
    fn new(ask: String, outcome: Outcome) -> Self {
        Self {
            ask,
            outcome,
            verdicts: Vec::new(),
            duties: HashSet::new(),
            waiting: [0; 4],
            subjects: Vec::new(),
            whys: Vec::new(),
            facts: Vec::new(),
            places: Vec::new(),
            rules: Vec::new(),
        }
    }

    fn add(&mut self, report: &'a Report, verdict: &'a Verdict, place: Option<&'a str>, reason: Reason<'_>) {
        let rank = match verdict.strength {
            Strength::Duty => 0,
            Strength::Guidance => 1,
            Strength::Question => 2,
            Strength::Note => 3,
        };
        // One duty that is asked of several things is one duty.
        let is_new = duty_of(report, verdict).is_none_or(|duty| self.duties.insert(duty));
        if let Some(count) = self.waiting.get_mut(rank).filter(|_| is_new) {
            *count += 1;
        }
        if verdict.subject.kind != "arrangement" {
            once(&mut self.subjects, &verdict.subject.name);
        }
        for gap in &verdict.gaps {
            // `no event is stated; this file does not say`: what several reasons share is said once.
            reason.beside(&gap.why).split("; ").for_each(|clause| once(&mut self.whys, clause));
            once(&mut self.facts, &gap.fact);
        }
        if let Some(place) = place {
            once(&mut self.places, place);
        }
    }

    /// The count of the weightiest kind that waits: `7 duties`.
    pub fn heaviest(&self) -> String {
        self.kinds().next().unwrap_or_default()
    }

    /// What else waits, whom it is about, why it is unknown, where it would be said, for which of several
    /// arrangements, and which rules it would settle; `fact` is how the name of a fact is written.
    pub fn notes(&self, of_several: bool, fact: fn(&str) -> String) -> Vec<String> {
        let rest: Vec<String> = self.kinds().skip(1).collect();
        let mut notes = if rest.is_empty() { Vec::new() } else { vec![format!("also {}", listed(&rest))] };
        notes.extend(some(&self.subjects).map(|subjects| format!("about {subjects}")));
        notes.extend(some(&self.whys));
        let facts: Vec<String> = self.facts.iter().map(|path| fact(path)).collect();
        notes.extend(some(&facts).map(|facts| format!("would be said in {facts}")));
        if of_several {
            notes.extend(some(&self.places).map(|places| format!("for {places}")));
        }
        let rules: Vec<String> = self.rules.iter().map(|rule| format!("`{rule}`")).collect();
        let what = if self.outcome == Outcome::NotStated { "would settle" } else { "asked by" };
        notes.extend(some(&rules).map(|rules| format!("{what} {rules}")));
        notes
    }

    fn kinds(&self) -> impl Iterator<Item = String> {
        tallied(self.waiting)
    }
}

/// Each count that is not nothing, in words, weightiest first.
pub(super) fn tallied(counts: [usize; 4]) -> impl Iterator<Item = String> {
    counts.into_iter().zip(NOUNS).filter(|(n, _)| *n > 0).map(|(n, (one, many))| counted(n, one, many))
}

const NOUNS: [(&str, &str); 4] =
    [("duty", "duties"), ("point of guidance", "points of guidance"), ("question", "questions"), ("note", "notes")];

fn once<'a>(list: &mut Vec<&'a str>, item: &'a str) {
    if !item.is_empty() && !list.contains(&item) {
        list.push(item);
    }
}

/// The finding's own question; else the finding's message, else why it came out so.
pub(super) fn what_to_ask(report: &Report, verdict: &Verdict) -> String {
    let finding = verdict.finding.as_deref();
    if let Some(finding) = finding.filter(|finding| !finding.ask.is_empty()) {
        return finding.ask.to_string();
    }
    let title = report.rules.get(verdict.rule).map(|rule| rule.title.as_str()).unwrap_or_default();
    [finding.map_or("", |finding| finding.message.as_str()), &verdict.reason, title]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// A fact by the key that whoever keeps the file says it under.
pub(super) fn by_its_key(fact: &str) -> String {
    format!("`{fact}`")
}

/// The first few of a list, and how many more.
pub(super) fn some<S: AsRef<str>>(items: &[S]) -> Option<String> {
    let shown: Vec<&str> = items.iter().take(MOST_NAMED).map(AsRef::as_ref).collect();
    match items.len().saturating_sub(MOST_NAMED) {
        _ if items.is_empty() => None,
        0 if has_commas(&shown) => Some(shown.join("; ")),
        0 => Some(listed(&shown)),
        more if has_commas(&shown) => Some(format!("{}; and {more} more", shown.join("; "))),
        more => Some(format!("{} and {more} more", shown.join(", "))),
    }
}

/// Whether a list joined by commas would no longer show where its items end.
fn has_commas(items: &[&str]) -> bool {
    items.len() > 1 && items.iter().any(|item| item.contains(',') || item.contains(" and "))
}
