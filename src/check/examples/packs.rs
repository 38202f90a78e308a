use rayon::prelude::*;

use super::broken::of_broken;
use super::trial::{Trial, TrialResult};
use super::unfinished::in_file;
use crate::check::counter::Counter;
use crate::finding::{Code, Finding, NOT_EXERCISED, PackStamp, RuleTried, Tried, WITHOUT_RULES};
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::rules::{PackFolder, Rule, RuleFolder, Rulebook, SelectionError};
use crate::source::{FileId, Sources, Span};

/// What packs are tried by.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The law catalogue.
    pub law: &'a Catalogue,
    /// Areas and bodies.
    pub reference: &'a Reference,
    /// Counts the rules that were tried, for somebody who waits.
    pub counter: Option<&'a Counter>,
}

/// What came of packs, with the texts that the findings lie in.
#[derive(Debug, Default)]
pub struct TriedPacks {
    /// What came of them.
    pub tried: Tried,
    /// The texts.
    pub sources: Sources,
}

/// A rule, the folder it lies in, and how many texts stand before those of its pack.
#[derive(Clone, Copy)]
pub(super) struct Placed<'b, 'f, 'l> {
    pub(super) rule: &'b Rule<'l>,
    pub(super) folder: &'f RuleFolder,
    pub(super) before: u32,
}

/// Packs that were loaded from their folders.
#[derive(Debug)]
pub(super) struct Loaded<'f, 'l> {
    /// Their rules and those of masa's own packs, but for packs of the same name.
    pub(super) book: Rulebook<'l>,
    pub(super) packs: Vec<PackStamp>,
    /// For each pack its folder, and how many texts stand before its own.
    pub(super) folders: Vec<(&'f PackFolder, u32)>,
    pub(super) remarks: Vec<String>,
}

/// Tries every rule of these packs on its examples, or only the rules of these ids. Packs that are broken are not tried; what is wrong
/// with any of them and with their examples is told, and nothing else.
///
/// # Errors
/// An id that no rule has.
pub fn try_packs(folders: &[PackFolder], bench: &Bench<'_>, only: &[String]) -> Result<TriedPacks, SelectionError> {
    let (loaded, mut sources) = load(folders, bench.law);
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(broken(folders, bench, findings, sources)),
    };
    let results = loaded.tried(bench, only)?;
    let (packs, remarks) = (loaded.packs.clone(), loaded.remarks.clone());
    let mut tried = Tried { packs, remarks, findings: loaded.of_packs(), ..Tried::default() };
    for (Placed { rule, .. }, result) in results {
        tried.rules.push(RuleTried::of(rule, &tried.packs, &result, bench));
        let reason = rule.text.accepted.iter().find(|accepted| accepted.doubt == NOT_EXERCISED);
        let is_open = |finding: &Finding| reason.is_none() || finding.code != Code::Author(NOT_EXERCISED);
        tried.findings.extend(result.in_rule.into_iter().filter(is_open));
        for (texts, findings) in result.in_examples.into_iter().filter(|(_, findings)| !findings.is_empty()) {
            let before = sources.append(texts);
            tried.findings.extend(findings.into_iter().map(|finding| finding.further_on(before)));
        }
    }
    Ok(TriedPacks { tried, sources })
}

/// Packs that cannot be tried: what is wrong with them, and which of their examples are missing or cannot be read.
fn broken(folders: &[PackFolder], bench: &Bench<'_>, mut findings: Vec<Finding>, mut sources: Sources) -> TriedPacks {
    let (mut before, mut in_examples) = (0, Vec::new());
    for folder in folders {
        let (in_rules, of_examples) = of_broken(folder, bench);
        findings.extend(in_rules.into_iter().map(|finding| finding.further_on(before)));
        in_examples.extend(of_examples);
        before += u32::try_from(folder.rules.len()).unwrap_or(u32::MAX).saturating_add(1);
    }
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo));
    for (texts, told) in in_examples {
        let before = sources.append(texts);
        findings.extend(told.into_iter().map(|finding| finding.further_on(before)));
    }
    TriedPacks { tried: Tried { findings, ..Tried::default() }, sources }
}

impl RuleTried {
    pub(super) fn of(rule: &Rule<'_>, packs: &[PackStamp], result: &TrialResult, bench: &Bench<'_>) -> Self {
        Self {
            id: rule.id.clone(),
            pack: packs.iter().position(|pack| pack.name == rule.pack).unwrap_or_default(),
            examples: result.examples,
            as_expected: result.as_expected,
            otherwise: result.otherwise,
            unfinished: result.unfinished,
            parts: rule.parts(bench.law),
            not_exercised: result.in_rule.iter().filter(|open| open.code == Code::Author(NOT_EXERCISED)).count(),
        }
    }
}

/// Loads packs beside masa's own; one of the same name stands in the place of masa's own.
pub(super) fn load<'f, 'l>(
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
    /// What there is to look at about the packs themselves: what is still to be filled in, and that one holds no rule.
    pub(super) fn of_packs(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for ((folder, before), pack) in self.folders.iter().zip(&self.packs) {
            let file = FileId(*before);
            found.extend(in_file(file, &folder.pack));
            if folder.rules.is_empty() {
                let message = format!("the pack `{}` holds no rule", pack.name);
                let mend = "start one with `masa rules new`, or leave the folder out";
                found.push(Finding::for_author(WITHOUT_RULES, Span::new(file, 0, 0), message, mend));
            }
        }
        found
    }

    /// Every rule of the packs, pack by pack; or those of these ids, all of which have to be there.
    fn rules(&self, only: &[String]) -> Result<Vec<Placed<'_, 'f, 'l>>, SelectionError> {
        self.book.need_rules(only)?;
        let mut rules = Vec::new();
        for ((folder, before), pack) in self.folders.iter().zip(&self.packs) {
            // The first text of a pack is that of the pack.
            for (at, folder) in (1..).zip(&folder.rules) {
                let is_meant = |rule: &&Rule<'_>| rule.pack == pack.name && rule.text.id_span.file.0 == at;
                let rule = self.book.rules().iter().find(is_meant);
                rules.extend(rule.map(|rule| Placed { rule, folder, before: *before }));
            }
        }
        let is_among = |name: &&String| rules.iter().any(|placed| placed.rule.text.id == **name);
        if let Some(name) = only.iter().find(|name| !is_among(name)) {
            let pack = self.book.rules().iter().find(|rule| rule.text.id == *name).map(|rule| rule.pack.clone());
            return Err(SelectionError::Elsewhere { name: name.clone(), pack: pack.unwrap_or_default() });
        }
        rules.retain(|placed| only.is_empty() || only.contains(&placed.rule.text.id));
        Ok(rules)
    }

    /// What came of each rule's examples; places in rule files are those of all texts together.
    pub(super) fn tried(
        &self,
        bench: &Bench<'_>,
        only: &[String],
    ) -> Result<Vec<(Placed<'_, 'f, 'l>, TrialResult)>, SelectionError> {
        let rules = self.rules(only)?;
        let one = |placed: &Placed<'_, '_, '_>| {
            let book = self.book.on_trial(&placed.rule.text.id)?;
            let mut result = Trial { book, folder: placed.folder, reference: bench.reference }.run();
            let further_on = |finding: Finding| finding.further_on(placed.before);
            result.in_rule = result.in_rule.into_iter().map(further_on).collect();
            if let Some(counter) = bench.counter {
                counter.count();
            }
            Some(result)
        };
        let results: Vec<Option<TrialResult>> = rules.par_iter().map(one).collect();
        Ok(rules.into_iter().zip(results).filter_map(|(placed, result)| Some((placed, result?))).collect())
    }
}
