//! A pack as it lies in its folder, read by whoever may read the disk.

use super::form::RuleText;
use super::read::{read_pack, read_rule};
use super::rulebook::Rulebook;
use crate::finding::{Code, Finding};
use crate::source::{FileId, Source, Sources, Span};
use crate::yaml::{parse, read_text};

/// A file of a pack.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// The name that reports print.
    pub name: String,
    /// Its bytes, or why they cannot be read.
    pub bytes: Result<Vec<u8>, String>,
}

/// The folder of a rule.
#[derive(Clone, Debug)]
pub struct RuleFolder {
    /// The folder's own name.
    pub name: String,
    /// `rule.yaml`.
    pub rule: PackFile,
    /// Every other YAML file, in order of name.
    pub examples: Vec<PackFile>,
}

/// The folder of a pack.
#[derive(Clone, Debug)]
pub struct PackFolder {
    /// The name that reports print.
    pub name: String,
    /// `pack.yaml`.
    pub pack: PackFile,
    /// The folders of its rules, in order of name.
    pub rules: Vec<RuleFolder>,
}

impl PackFile {
    /// The name of the file alone.
    #[must_use]
    pub fn base(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

impl RuleFolder {
    /// The rule as far as it can be read, with places in a text of that number.
    #[must_use]
    pub fn draft(&self, file: FileId) -> Option<RuleText> {
        let text = read_text(file, self.rule.bytes.clone().ok()?).ok()?;
        read_rule(&parse(file, &text).tree?).read
    }
}

impl PackFolder {
    /// The name that the pack gives itself, where that can be read.
    #[must_use]
    pub fn pack_name(&self) -> Option<String> {
        let text = read_text(FileId(0), self.pack.bytes.clone().ok()?).ok()?;
        let name = read_pack(&parse(FileId(0), &text).tree?).read?.name;
        (!name.is_empty()).then_some(name)
    }

    /// The texts of the pack and of its rules, in this order; a file that is no text comes back as a finding, with what can be shown of it.
    fn sources(&self) -> (Sources, Vec<Finding>) {
        let (mut sources, mut findings) = (Sources::new(), Vec::new());
        for (at, file) in (0..).zip(std::iter::once(&self.pack).chain(self.rules.iter().map(|rule| &rule.rule))) {
            let text = match &file.bytes {
                Ok(bytes) => read_text(FileId(at), bytes.clone()).unwrap_or_else(|refused| {
                    findings.push(refused.finding);
                    refused.text
                }),
                Err(why) => {
                    let message = format!("this file cannot be read: {why}");
                    let mend = "every folder of a pack is a rule and holds a `rule.yaml`";
                    findings.push(Finding::unreadable(Code::Pack, Span::new(FileId(at), 0, 0), message, mend));
                    String::new()
                }
            };
            sources.add(Source::new(file.name.clone(), text));
        }
        (sources, findings)
    }
}

impl Rulebook<'_> {
    /// Adds a pack of the user's own, or tells everything that is wrong with it, in the texts that are given back: first that of the
    /// pack, then those of its rules in their order.
    pub fn load_folder(&mut self, folder: &PackFolder) -> (Sources, Vec<Finding>) {
        let (sources, mut findings) = folder.sources();
        let refused: Vec<FileId> = findings.iter().map(|finding| finding.primary.span.file).collect();
        let wrong = if refused.is_empty() { self.load(&sources) } else { self.mistakes(&sources) };
        findings.extend(wrong.into_iter().filter(|finding| !refused.contains(&finding.primary.span.file)));
        findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo));
        (sources, findings)
    }
}
