use super::Looked;
use crate::expr::{Kinds, Program, Reading, Template};
use crate::finding::Finding;
use crate::rules::ExprText;
use crate::rules::compile::{Compiled, Deciding};

/// Fields by which things are called: to name the thing that a finding is about is no fact.
const CALLED: &[&str] = &[
    "id", "name", "title", "called", "body", "bodies", "post", "group", "sector", "kind", "form", "what", "payer",
    "year", "pot", "period", "item", "of", "by", "areas", "function", "topic",
];

/// What the conditions of a rule read.
struct Read {
    readings: Vec<Reading>,
    looked_at: Kinds,
    looked_up: Vec<&'static str>,
}

impl Read {
    fn of(compiled: &Compiled) -> Self {
        let (Deciding::Holds(decides) | Deciding::Judgement(decides)) = &compiled.decides;
        let unsure = compiled.unsure.as_ref().and_then(|(_, when)| when.as_ref());
        let programs = [compiled.when.as_ref(), compiled.law_day.as_ref(), Some(decides), unsure];
        let mut read = Self { readings: Vec::new(), looked_at: Kinds::default(), looked_up: Vec::new() };
        for program in programs.into_iter().flatten() {
            read.readings.extend(program.readings());
            read.looked_at = read.looked_at.and(program.looked_at());
            read.looked_up.extend(program.looked_up());
        }
        read
    }

    fn knows(&self, reading: &Reading) -> bool {
        CALLED.contains(&reading.field)
            || reading.kinds.meets(self.looked_at)
            || reading.leads_to.meets(self.looked_at)
            || self.looked_up.contains(&reading.field)
            || self.readings.iter().any(|own| own.field == reading.field && own.kinds.meets(reading.kinds))
    }
}

/// Messages that name a fact which no condition of the rule reads: more often than not they are of another rule.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let text = &looked.rule.text;
    let Ok(compiled) = looked.rule.compiled(looked.book.law()) else { return Vec::new() };
    let read = Read::of(compiled);
    let mut messages: Vec<(&str, &Template, &ExprText)> = vec![
        ("say", &compiled.say, &text.say),
        ("ask", &compiled.ask, &text.ask),
        ("mend", &compiled.mend, &text.mend),
    ];
    messages.extend(compiled.detail.as_ref().zip(text.detail.as_ref()).map(|(detail, text)| ("detail", detail, text)));
    let unsure = compiled.unsure.as_ref().zip(text.unsure.as_ref());
    messages.extend(unsure.map(|((say, _), text)| ("unsure", say, &text.say)));
    messages.extend(compiled.related.iter().zip(&text.related).map(|((_, say), text)| ("related", say, &text.say)));
    let mut found = Vec::new();
    for (key, message, text) in messages {
        let mut from = 0;
        let mut told: Vec<&str> = Vec::new();
        for program in message.programs() {
            let begins = text.text.get(from..).and_then(|rest| rest.find(&format!("{{{}}}", program.text())));
            from += begins.map_or(0, |begins| begins + 1);
            for reading in program.readings().into_iter().filter(|reading| !read.knows(reading)) {
                if !told.contains(&reading.field) {
                    told.push(reading.field);
                    found.push(unread(looked, program, &reading, &(key, from, text)));
                }
            }
        }
    }
    found
}

fn unread(
    looked: &Looked<'_>,
    program: &Program,
    reading: &Reading,
    (key, at, text): &(&str, usize, &ExprText),
) -> Finding {
    let written = program.slice(reading.range.clone());
    let message = format!("`{key}` names `{written}`, which no condition of this rule reads");
    let mend = "name what the rule asks about, or ask about what it names";
    let place = looked.rule.text.place(text, &program.stands(&reading.range).behind(*at));
    Finding::for_author("message-names-what-is-not-read", place, message, mend)
}
