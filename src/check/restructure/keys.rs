//! By what a finding of the step goes where several arrangements of before have a thing of one name.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Verdict;

/// Gives findings of one match key on things of several arrangements keys of their own, with the arrangement: they are accepted each by itself.
/// What one arrangement alone has keeps its key.
pub(super) fn tell_apart(verdicts: &mut [Verdict]) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for keys in verdicts.iter().filter_map(|verdict| Some(&verdict.finding.as_ref()?.keys)) {
        known.entry(keys.match_key.clone()).or_default().insert(keys.fingerprint.clone());
    }
    for finding in verdicts.iter_mut().filter_map(|verdict| verdict.finding.as_mut()) {
        if known.get(&finding.keys.match_key).is_some_and(|of_it| of_it.len() > 1) {
            finding.keys.match_key.clone_from(&finding.keys.fingerprint);
        }
    }
}
