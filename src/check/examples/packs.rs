use rayon::prelude::*;

use super::trial::{Trial, TrialResult};
use crate::finding::{Finding, NOT_EXERCISED, PackStamp, RuleTried, Tried};
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::rules::{PackFolder, Rule, RuleFolder, Rulebook, SelectionError};
use crate::source::Sources;

/// What packs are tried by.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The law catalogue.
    pub law: &'a Catalogue,
    /// Areas and bodies.
    pub reference: &'a Reference,
}

/// What came of packs, with the texts that the findings lie in.
#[derive(Debug, Default)]
pub struct TriedPacks {
    /// What came of them.
    pub tried: Tried,
    /// The texts.
    pub sources: Sources,
}

/// Packs that were loaded from their folders.
#[derive(Debug)]
pub(in crate::check) struct Loaded<'f, 'l> {
    /// Their rules and those of masa's own packs, but for packs of the same name.
    pub(in crate::check) book: Rulebook<'l>,
    pub(in crate::check) packs: Vec<PackStamp>,
    /// For each pack its folder, and how many texts stand before its own.
    pub(in crate::check) folders: Vec<(&'f PackFolder, u32)>,
    pub(in crate::check) remarks: Vec<String>,
}

/// Tries every rule of these packs on its examples, or only the rules of these ids. Packs that are broken are not tried; what is wrong
/// with any of them is told, and nothing else.
///
/// # Errors
/// An id that no rule has.
pub fn try_packs(folders: &[PackFolder], bench: &Bench<'_>, only: &[String]) -> Result<TriedPacks, SelectionError> {
    let (loaded, mut sources) = load(folders, bench.law);
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(TriedPacks { tried: Tried { findings, ..Tried::default() }, sources }),
    };
    let results = loaded.tried(bench, only)?;
    let (packs, remarks) = (loaded.packs.clone(), loaded.remarks.clone());
    let mut tried = Tried { packs, remarks, ..Tried::default() };
    for (rule, result) in results {
        let of = |name| result.in_rule.iter().filter(|finding| finding.code.id() == name).count();
        tried.rules.push(RuleTried {
            id: rule.id.clone(),
            pack: tried.packs.iter().position(|pack| pack.name == rule.pack).unwrap_or_default(),
            examples: result.examples,
            as_expected: result.as_expected,
            otherwise: result.otherwise,
            unfinished: result.unfinished,
            parts: rule.parts(bench.law),
            not_exercised: of(NOT_EXERCISED),
        });
        tried.findings.extend(result.in_rule);
        for (texts, findings) in result.in_examples.into_iter().filter(|(_, findings)| !findings.is_empty()) {
            let before = sources.append(texts);
            tried.findings.extend(findings.into_iter().map(|finding| finding.further_on(before)));
        }
    }
    Ok(TriedPacks { tried, sources })
}

/// Loads packs beside masa's own; one of the same name stands in the place of masa's own.
pub(in crate::check) fn load<'f, 'l>(
    folders: &'f [PackFolder],
    law: &'l Catalogue,
) -> (Result<Loaded<'f, 'l>, Vec<Finding>>, Sources) {
    let mut book = Rulebook::bundled(law);
    let names: Vec<String> = folders.iter().filter_map(PackFolder::pack_name).collect();
    let replaced = book.leave_out(&names);
    let own = book.packs().len();
    let (mut sources, mut wrong, mut places) = (Sources::new(), Vec::new(), Vec::new());
    for folder in folders {
        let (texts, findings) = book.load_folder(folder);
        let before = sources.append(texts);
        wrong.extend(findings.into_iter().map(|finding| finding.further_on(before)));
        places.push((folder, before));
    }
    if !wrong.is_empty() {
        return (Err(wrong), sources);
    }
    let packs: Vec<PackStamp> = book.packs().iter().skip(own).cloned().collect();
    let others = replaced.iter().filter(|own| !packs.contains(own));
    let remark = |own: &PackStamp| {
        let name = &own.name;
        format!(
            "masa has a pack `{name}` of its own, with another content: to be used beside it, this one needs another name"
        )
    };
    let remarks = others.map(remark).collect();
    (Ok(Loaded { book, packs, folders: places, remarks }), sources)
}

impl<'f, 'l> Loaded<'f, 'l> {
    /// Every rule of the packs with its folder and the place of its text, pack by pack; or those of these ids.
    fn rules(&self, only: &[String]) -> Result<Vec<(&Rule<'l>, &'f RuleFolder, u32)>, SelectionError> {
        self.book.need_rules(only)?;
        let mut rules = Vec::new();
        for ((folder, before), pack) in self.folders.iter().zip(&self.packs) {
            // The first text of a pack is that of the pack.
            for (at, folder) in (1..).zip(&folder.rules) {
                let is_meant = |rule: &&Rule<'_>| rule.pack == pack.name && rule.text.id_span.file.0 == at;
                let rule = self.book.rules().iter().find(is_meant);
                rules.extend(rule.map(|rule| (rule, folder, *before)));
            }
        }
        rules.retain(|(rule, ..)| only.is_empty() || only.contains(&rule.text.id));
        Ok(rules)
    }

    /// What came of each rule's examples; places in rule files are those of all texts together.
    pub(in crate::check) fn tried(
        &self,
        bench: &Bench<'_>,
        only: &[String],
    ) -> Result<Vec<(&Rule<'l>, TrialResult)>, SelectionError> {
        let rules = self.rules(only)?;
        let one = |(rule, folder, before): (&'_ Rule<'l>, &RuleFolder, u32)| {
            let book = self.book.on_trial(&rule.text.id)?;
            let mut result = Trial { book, folder, reference: bench.reference }.run();
            result.in_rule = result.in_rule.into_iter().map(|finding| finding.further_on(before)).collect();
            Some(result)
        };
        let results: Vec<Option<TrialResult>> = rules.par_iter().map(|rule| one(*rule)).collect();
        Ok(rules.into_iter().zip(results).filter_map(|((rule, ..), result)| Some((rule, result?))).collect())
    }
}
