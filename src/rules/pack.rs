//! A whole pack from its texts: `pack.yaml` and the `rule.yaml` of every rule.

use serde::{Deserialize, Serialize};

use super::form::{PackText, RuleText};
use super::read::{read_pack, read_rule};
use crate::finding::Finding;
use crate::source::{ContentHash, Sources};
use crate::yaml::parse;

/// A pack with the hash of its content, expressions still as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackOfTexts {
    /// The pack.
    pub pack: PackText,
    /// Of the texts of the pack and of all its rules, in whatever order and under whatever names they lie in their folder.
    pub hash: ContentHash,
    /// Its rules, in the order of the texts.
    pub rules: Vec<RuleText>,
}

/// Reads a pack as far as it can be read, and tells everything that is wrong with any of its files: the first text is `pack.yaml`,
/// every other one a `rule.yaml`.
#[must_use]
pub fn draft_pack(sources: &Sources) -> (PackOfTexts, Vec<Finding>) {
    let mut findings = Vec::new();
    let (mut pack, mut rules) = (None, Vec::new());
    let mut hashes = Vec::new();
    for (file, source) in sources.iter() {
        hashes.push(ContentHash::of(source.text()));
        let parsed = parse(file, source.text());
        findings.extend(parsed.findings);
        let Some(tree) = parsed.tree else { continue };
        if file.0 == 0 {
            let draft = read_pack(&tree);
            findings.extend(draft.findings);
            pack = draft.read;
        } else {
            let draft = read_rule(&tree);
            findings.extend(draft.findings);
            rules.extend(draft.read);
        }
    }
    let hash = hashes.split_first().map(|(first, others)| ContentHash::of_all(first, others)).unwrap_or_default();
    (PackOfTexts { pack: pack.unwrap_or_else(PackText::missing), hash, rules }, findings)
}

/// Reads a pack that is to be in order.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn read_pack_of_texts(sources: &Sources) -> Result<PackOfTexts, Vec<Finding>> {
    let (pack, findings) = draft_pack(sources);
    if findings.is_empty() { Ok(pack) } else { Err(findings) }
}
