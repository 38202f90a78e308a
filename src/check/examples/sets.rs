use std::collections::BTreeMap;

use crate::check::{Checked, Options, PassedOver, Text, Tools, check, restructure};
use crate::finding::Report;
use crate::reference::Reference;
use crate::rules::{Across, PackFile, Rulebook};
use crate::source::Sources;

/// What marks the first line of a file whose set is all the arrangements there are.
const COMPLETE: &[u8] = b"# complete";

/// One example: files that are judged together.
#[derive(Clone, Debug)]
pub struct Example<'f> {
    /// What they have in common: their names up to the first dot.
    pub name: String,
    /// The files, in order of name.
    pub files: Vec<&'f PackFile>,
}

/// The examples among these files, in order of name: `pass.yaml` is one, and `pass.after.yaml` belongs to it.
#[must_use]
pub fn sets<'f>(files: impl IntoIterator<Item = &'f PackFile>) -> Vec<Example<'f>> {
    let mut sets: BTreeMap<&str, Vec<&PackFile>> = BTreeMap::new();
    for file in files {
        sets.entry(file.base().split('.').next().unwrap_or_default()).or_default().push(file);
    }
    let example = |(name, mut files): (&str, Vec<&'f PackFile>)| {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Example { name: name.to_owned(), files }
    };
    sets.into_iter().map(example).collect()
}

impl Example<'_> {
    /// What rules say of it.
    ///
    /// A file that speaks for no day is judged on the last day on which the law was looked at, so that an example comes out the same
    /// whenever it is tried.
    #[must_use]
    pub fn judge(&self, rules: &Rulebook<'_>, reference: &Reference) -> Checked {
        let text = |file: &&PackFile| {
            let bytes = file.bytes.clone().unwrap_or_default();
            Text { name: file.name.clone(), also: Vec::new(), bytes, named: true }
        };
        let mut asked = rules.rules().iter().map(|rule| rule.text.across == Some(Across::Restructure));
        let of_step = !rules.rules().is_empty() && asked.all(|of_step| of_step);
        let texts: Vec<Text> = self.files.iter().map(text).collect();
        let complete = texts.iter().any(|text| {
            let bytes = &text.bytes;
            bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).starts_with(COMPLETE)
        });
        let today = rules.law().data_date().unwrap_or_else(|| reference.data_date());
        let tools = Tools { reference, law: rules.law(), rules, counter: None };
        let options = Options { as_of: None, today, complete, explain: false, accept: true };
        if of_step { step(&self.files, texts, &tools, &options) } else { check(texts, &tools, &options) }
    }
}

/// What the rules about a step say from the files `NAME.before….yaml` to the others.
fn step(files: &[&PackFile], texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Checked {
    let is_before = |file: &PackFile| file.base().split('.').nth(1).is_some_and(|side| side.starts_with("before"));
    let (before, after): (Vec<_>, Vec<_>) = files.iter().zip(texts).partition(|(file, _)| is_before(file));
    let texts = |side: Vec<(&&PackFile, Text)>| side.into_iter().map(|(_, text)| text).collect();
    let (before, after) = (texts(before), texts(after));
    let Ok(judged) = restructure(before, after, tools, options) else {
        let report = Report::default();
        return Checked { report, sources: Sources::new(), passed_over: PassedOver::default(), unused: Vec::new() };
    };
    let step = judged.restructure;
    let report = Report {
        verdicts: step.handovers,
        findings: step.before.findings.into_iter().chain(step.after.findings).collect(),
        rules: step.after.rules,
        ..Report::default()
    };
    Checked { report, sources: judged.sources, passed_over: PassedOver::default(), unused: Vec::new() }
}
