//! Pages about rules, with what each says of its own examples.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::examples::{Example, order, sets};
use super::rule_list::listed;
use crate::finding::{AskedOf, RulePage, RulePages, Saying, ShownExample, Verdict};
use crate::reference::Reference;
use crate::rules::{Across, Asks, Decides, ExprText, PackFolder, Rule, RuleFolder, Rulebook, SelectionError};
use crate::source::FileId;
use crate::time::{Date, Day};
use crate::yaml::read_text;

/// Pages about the rules of these ids, or about all of a book; examples are looked for in the folders of the packs.
///
/// # Errors
/// An id that no rule has.
pub fn rule_pages(
    book: &Rulebook<'_>,
    folders: &[PackFolder],
    reference: &Reference,
    day: Date,
    only: &[String],
) -> Result<RulePages, SelectionError> {
    book.need_rules(only)?;
    // Of packs of one name the last is the one in use.
    let folders: BTreeMap<String, &PackFolder> =
        folders.iter().filter_map(|folder| Some((folder.pack_name()?, folder))).collect();
    let is_meant = |rule: &&Rule<'_>| only.is_empty() || only.contains(&rule.text.id);
    let meant: Vec<&Rule<'_>> = book.rules().iter().filter(is_meant).collect();
    let page = |rule: &&Rule<'_>| {
        let examples = folder(rule, &folders).map_or_else(Vec::new, |folder| shown(rule, folder, book, reference));
        page(rule, book, Day::from(day), examples)
    };
    Ok(RulePages {
        day: day.to_string(),
        law_date: book.law().data_date().map_or_else(String::new, |date| date.to_string()),
        packs: book.packs().to_vec(),
        pages: meant.par_iter().map(page).collect(),
    })
}

/// The folder that a rule lies in.
fn folder<'f>(rule: &Rule<'_>, folders: &BTreeMap<String, &'f PackFolder>) -> Option<&'f RuleFolder> {
    let pack = folders.get(&rule.pack)?;
    let at = usize::try_from(rule.text.id_span.file.0).ok()?.checked_sub(1)?;
    // The first text of a pack is that of the pack, and its rules follow in the order of their folders.
    pack.rules.get(at)
}

fn shown(rule: &Rule<'_>, folder: &RuleFolder, book: &Rulebook<'_>, reference: &Reference) -> Vec<ShownExample> {
    let Some(alone) = book.on_trial(&rule.text.id) else { return Vec::new() };
    let one = |example: &Example<'_>| {
        let verdicts = example.judge(&alone, reference).report.verdicts;
        let found = verdicts.iter().find_map(|verdict| verdict.finding.as_deref());
        ShownExample {
            name: example.name.clone(),
            files: example.files.iter().map(|file| (file.base().to_owned(), text(file.bytes.as_deref()))).collect(),
            ask: found.map(|finding| finding.ask.clone()).unwrap_or_default(),
            mend: found.map(|finding| finding.mend.clone()).unwrap_or_default(),
            said: said(verdicts),
        }
    };
    let mut examples = sets(&folder.examples);
    examples.sort_by_key(|example| (order(&example.name), example.name.clone()));
    examples.iter().map(one).collect()
}

fn text(bytes: Result<&[u8], &String>) -> String {
    let bytes = bytes.map(<[u8]>::to_vec).unwrap_or_default();
    read_text(FileId(0), bytes).unwrap_or_else(|refused| refused.text)
}

fn said(verdicts: Vec<Verdict>) -> Vec<Saying> {
    let mut said: Vec<Saying> = Vec::new();
    for verdict in verdicts {
        let message = verdict.finding.map_or_else(|| verdict.reason.to_string(), |finding| finding.message.to_string());
        let one = Saying { outcome: verdict.outcome, message };
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said
}

fn page(rule: &Rule<'_>, book: &Rulebook<'_>, day: Day, examples: Vec<ShownExample>) -> RulePage {
    let text = &rule.text;
    let (Decides::Holds(condition) | Decides::Judgement(condition)) = &text.decides;
    let pack = book.packs().iter().position(|pack| pack.name == rule.pack).unwrap_or_default();
    RulePage {
        listed: listed(rule, pack, book, day),
        formerly: text.formerly.clone(),
        rationale: text.rationale.clone(),
        law: rule.cites_all(book.law()).to_vec(),
        asks: match text.asks {
            Asks::Design => AskedOf::Design,
            Asks::Operation => AskedOf::Operation,
        },
        across: text.across == Some(Across::Descriptions),
        only: text.only.clone().unwrap_or_default(),
        when: text.when.as_ref().map(in_a_line),
        law_day: text.law_day.as_ref().map(in_a_line),
        condition: in_a_line(condition),
        named: named(rule, book),
        ask: in_a_line(&text.ask),
        mend: in_a_line(&text.mend),
        examples,
    }
}

/// The parts that stand by name in what a page shows.
fn named(rule: &Rule<'_>, book: &Rulebook<'_>) -> Vec<(String, String)> {
    let Ok(compiled) = rule.compiled(book.law()) else { return Vec::new() };
    let used = compiled.used_by_what_is_asked();
    let shown = rule.text.named.iter().enumerate().filter(|(at, _)| used.contains(at));
    shown.map(|(_, named)| (named.head.clone(), in_a_line(&named.text))).collect()
}

fn in_a_line(text: &ExprText) -> String {
    text.text.split_whitespace().collect::<Vec<_>>().join(" ")
}
