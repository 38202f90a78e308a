//! A whole pack from its texts: `pack.yaml` and the `rule.yaml` of every rule.

use serde::{Deserialize, Serialize};

use super::form::{PackText, RuleText};
use super::read::{read_pack, read_rule};
use crate::finding::Finding;
use crate::source::{Sources, content_hash};
use crate::yaml::parse;

/// A pack with the hash of its content, expressions still as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackOfTexts {
    /// The pack.
    pub pack: PackText,
    /// Hash of the texts of the pack and of all its rules.
    pub hash: u64,
    /// Its rules, in the order of the texts.
    pub rules: Vec<RuleText>,
}

/// Reads a pack: the first text is `pack.yaml`, every other one a `rule.yaml`.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn read_pack_of_texts(sources: &Sources) -> Result<PackOfTexts, Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut pack, mut rules) = (None, Vec::new());
    let mut hash = 0_u64;
    for (file, source) in sources.iter() {
        hash = hash.rotate_left(1) ^ content_hash(source.text());
        let parsed = parse(file, source.text());
        let Some(tree) = parsed.tree else {
            findings.extend(parsed.findings);
            continue;
        };
        if file.0 == 0 {
            pack = read_pack(&tree).map_err(|wrong| findings.extend(wrong)).ok();
        } else {
            rules.extend(read_rule(&tree).map_err(|wrong| findings.extend(wrong)));
        }
    }
    match pack {
        Some(pack) if findings.is_empty() => Ok(PackOfTexts { pack, hash, rules }),
        _ => Err(findings),
    }
}
