//! What is said to change a verdict changes it when it is written into the file.

use std::collections::BTreeMap;

use masa::check::{Checked, Example, Options, Text, Tools, check, sets};
use masa::finding::{Flip, Outcome, Subject, Turn, Verdict, Words};
use masa::rules::{PackFile, bundled_folders};
use masa::source::SourceProvider;
use masa::time::Date;

use crate::folders::book;

fn judged(texts: Vec<Text>, rule: &str, explain: bool) -> Checked {
    let today = Date::new(2026, 11, 23).unwrap();
    let complete = texts.iter().any(|text| text.bytes.starts_with(b"# complete"));
    let book = book(&[rule]);
    let tools = Tools::bundled(&book);
    check(texts, &tools, &Options { as_of: None, today, complete, explain, accept: true })
}

fn texts(example: &Example<'_>) -> Vec<Text> {
    let read = |file: &&PackFile| Text {
        name: file.name.clone(),
        also: Vec::new(),
        bytes: file.bytes.clone().unwrap(),
        named: true,
    };
    example.files.iter().map(read).collect()
}

/// How a value in words is written, where that is plain: yes, no, none, a word of a list.
fn written(turn: &Turn, was: &str, value: &str) -> Option<String> {
    let is_word = |text: &str| text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    match (turn.of.says.as_str(), value) {
        ("yes", "no") | ("no", "yes") if was == "true" || was == "false" => Some((value == "yes").to_string()),
        (_, "none") if is_word(was) || was == "true" || was == "false" => Some("none".to_owned()),
        (says, value)
            if says.replace(' ', "-") == was
                && is_word(was)
                && !matches!(value, "not stated" | "something else" | "certain") =>
        {
            let word = value.replace(' ', "-");
            is_word(&word).then_some(word)
        }
        _ => None,
    }
}

/// The texts of a set with a fact otherwise.
fn edited(example: &Example<'_>, checked: &Checked, turn: &Turn, value: &str) -> Option<Vec<Text>> {
    let span = turn.of.place;
    let name = checked.sources.name(span.file).into_owned();
    let source = checked.sources.source(span.file)?.text();
    let word = written(turn, span.slice(source)?, value)?;
    let text = format!("{}{word}{}", source.get(..span.lo as usize)?, source.get(span.hi as usize..)?);
    let mut texts = texts(example);
    texts.iter_mut().find(|text| text.name == name)?.bytes = text.into_bytes();
    Some(texts)
}

fn outcomes(verdicts: &[Verdict]) -> BTreeMap<&Subject, Outcome> {
    verdicts.iter().map(|verdict| (verdict.subject.as_ref(), verdict.outcome)).collect()
}

/// What is said of one verdict and does not come so, with how much was tried.
fn tried(rule: &str, example: &Example<'_>, checked: &Checked, verdict: &Verdict) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    let flips = verdict.rests_on.iter().flat_map(|rests_on| &rests_on.flips);
    for Flip { turns, outcome } in flips {
        let [turn] = turns.as_slice() else { continue };
        for value in turn.instead.iter().map(Words::as_str) {
            let Some(texts) = edited(example, checked, turn, value) else { continue };
            let again = judged(texts, rule, false);
            // What no longer fits the format is not read, and what a subject is called may hang on the fact.
            let Some(now) = outcomes(&again.report.verdicts).get(verdict.subject.as_ref()).copied() else { continue };
            if !again.report.findings.is_empty() {
                continue;
            }
            count += 1;
            if now != *outcome {
                let fact = &turn.of.fact;
                wrong.push(format!(
                    "{rule}/{}: {fact} as {value} gives {}, not {}",
                    example.name,
                    now.id(),
                    outcome.id()
                ));
            }
        }
    }
    (count, wrong)
}

#[test]
fn what_would_have_changed_a_verdict_changes_it_when_it_is_written() {
    let (mut count, mut wrong) = (0, Vec::new());
    // Rules about a step are asked with two sides, and `--explain` is not offered for them.
    let packs: Vec<_> = bundled_folders().into_iter().filter(|pack| !pack.name.ends_with("restructure")).collect();
    for folder in packs.iter().flat_map(|pack| &pack.rules) {
        for example in sets(&folder.examples).iter().filter(|example| ["fail", "pass"].contains(&example.name.as_str()))
        {
            let checked = judged(texts(example), &folder.name, true);
            for verdict in &checked.report.verdicts {
                let (tried, missed) = tried(&folder.name, example, &checked, verdict);
                count += tried;
                wrong.extend(missed);
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 200, "only {count} edits were plain enough to be tried");
}
