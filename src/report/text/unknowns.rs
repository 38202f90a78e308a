use std::collections::HashMap;

use super::page::{Page, Tone};
use super::render::Reading;
use crate::finding::{Outcome, Strength, Verdict};
use crate::report::wording::{counted, listed};

/// Verdicts that one answer would settle.
struct Question<'a> {
    /// What to ask.
    ask: String,
    /// How many verdicts wait for it: legal duties, guidance, questions, notes.
    waiting: [usize; 4],
    /// Whom or what it is asked about, where that is not the arrangement as a whole.
    subjects: Vec<&'a str>,
    whys: Vec<&'a str>,
    facts: Vec<&'a str>,
    places: Vec<&'a str>,
    rules: Vec<&'a str>,
}

/// The longest list that is still read to its end.
const MOST_QUESTIONS: usize = 10;
/// How many reasons, facts or arrangements are named beside a question.
const MOST_NAMED: usize = 3;

/// The list of what cannot be told, or of what is left to judgement, grouped by what to ask, most useful first.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>, outcome: Outcome) {
    // What cannot be told of the set as a whole stands above, in blocks of its own.
    let in_list = |verdict: &&Verdict| {
        verdict.outcome == outcome && (outcome != Outcome::NotStated || verdict.arrangement.is_some())
    };
    let verdicts: Vec<&Verdict> = reading.report.verdicts.iter().filter(in_list).collect();
    if verdicts.is_empty() {
        return;
    }
    let questions = questions(reading, &verdicts);
    let title = if outcome == Outcome::NotStated {
        format!("Cannot be judged {} ({}), most useful to ask first", reading.wherefrom(), verdicts.len())
    } else {
        format!("For judgement ({}): no machine can decide these", verdicts.len())
    };
    page.gap();
    page.heading(&title);
    let shown = questions.get(..MOST_QUESTIONS).unwrap_or(&questions);
    let leads: Vec<String> = shown.iter().map(|question| heaviest(question.waiting)).collect();
    let column = leads.iter().map(|lead| lead.chars().count()).max().unwrap_or(0) + 4;
    for (question, lead) in shown.iter().zip(&leads) {
        entry(page, reading, question, lead, column);
    }
    let left = questions.len() - shown.len();
    if left > 0 {
        let more = counted(left, "more thing to ask", "more things to ask");
        page.paragraph("  ", Tone::Plain, 2, &format!("and {more}; `--explain` shows them all"));
    }
}

fn entry(page: &mut Page, reading: &Reading<'_>, question: &Question<'_>, lead: &str, column: usize) {
    // On a narrow page the count stands on a line of its own.
    let column = if page.width < column + 36 {
        page.paragraph("  ", Tone::Plain, 2, lead);
        page.paragraph("    ", Tone::Plain, 4, &question.ask);
        4
    } else {
        page.paragraph(&format!("  {lead:<width$}", width = column - 2), Tone::Plain, column, &question.ask);
        column
    };
    let mut notes = lesser(question.waiting);
    notes.extend(some(&question.subjects).map(|subjects| format!("about {subjects}")));
    notes.extend(some(&question.whys));
    let facts: Vec<String> = question.facts.iter().map(|fact| format!("`{fact}`")).collect();
    notes.extend(some(&facts).map(|facts| format!("would be said in {facts}")));
    if reading.report.arrangements.len() > 1 {
        notes.extend(some(&question.places).map(|places| format!("for {places}")));
    }
    let rules: Vec<String> = question.rules.iter().map(|rule| format!("`{rule}`")).collect();
    notes.extend(some(&rules));
    if !notes.is_empty() {
        let indent = " ".repeat(column);
        page.paragraph(&indent, Tone::Plain, column, &notes.join(page.dot()));
    }
}

fn questions<'a>(reading: &'a Reading<'_>, verdicts: &[&'a Verdict]) -> Vec<Question<'a>> {
    let mut questions: Vec<Question<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for verdict in verdicts {
        let ask = what_to_ask(reading, verdict);
        let index = *known.entry(ask.clone()).or_insert_with(|| {
            questions.push(Question {
                ask,
                waiting: [0; 4],
                subjects: vec![],
                whys: vec![],
                facts: vec![],
                places: vec![],
                rules: vec![],
            });
            questions.len() - 1
        });
        if let Some(question) = questions.get_mut(index) {
            question.add(verdict, reading.name_of(verdict));
            if let Some(rule) = reading.report.rules.get(verdict.rule) {
                once(&mut question.rules, &rule.id);
            }
        }
    }
    // Stable, so that equals keep the report's own order.
    questions.sort_by_key(|question| std::cmp::Reverse(question.waiting));
    questions
}

impl<'a> Question<'a> {
    fn add(&mut self, verdict: &'a Verdict, place: Option<&'a str>) {
        let rank = match verdict.strength {
            Strength::Duty => 0,
            Strength::Guidance => 1,
            Strength::Question => 2,
            Strength::Note => 3,
        };
        if let Some(count) = self.waiting.get_mut(rank) {
            *count += 1;
        }
        if verdict.subject.kind != "arrangement" {
            once(&mut self.subjects, &verdict.subject.name);
        }
        for gap in &verdict.gaps {
            once(&mut self.whys, &gap.why);
            once(&mut self.facts, &gap.fact);
        }
        if let Some(place) = place {
            once(&mut self.places, place);
        }
    }
}

fn once<'a>(list: &mut Vec<&'a str>, item: &'a str) {
    if !item.is_empty() && !list.contains(&item) {
        list.push(item);
    }
}

/// The finding's own question; else the finding's message, else why it came out so.
fn what_to_ask(reading: &Reading<'_>, verdict: &Verdict) -> String {
    let finding = verdict.finding.as_deref();
    if let Some(finding) = finding.filter(|finding| !finding.ask.is_empty()) {
        return finding.ask.clone();
    }
    let title = reading.report.rules.get(verdict.rule).map(|rule| rule.title.as_str()).unwrap_or_default();
    [finding.map_or("", |finding| finding.message.as_str()), &verdict.reason, title]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

const NOUNS: [(&str, &str); 4] =
    [("duty", "duties"), ("point of guidance", "points of guidance"), ("question", "questions"), ("note", "notes")];

/// The count of the weightiest kind that waits: `7 duties`.
fn heaviest(waiting: [usize; 4]) -> String {
    kinds(waiting).next().unwrap_or_default()
}

/// What else waits for the same answer.
fn lesser(waiting: [usize; 4]) -> Vec<String> {
    let rest: Vec<String> = kinds(waiting).skip(1).collect();
    if rest.is_empty() { Vec::new() } else { vec![format!("also {}", listed(&rest))] }
}

fn kinds(waiting: [usize; 4]) -> impl Iterator<Item = String> {
    waiting.into_iter().zip(NOUNS).filter(|(n, _)| *n > 0).map(|(n, (one, many))| counted(n, one, many))
}

/// The first few of a list, and how many more.
fn some<S: AsRef<str>>(items: &[S]) -> Option<String> {
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
