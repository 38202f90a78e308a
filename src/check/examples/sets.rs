use std::collections::BTreeMap;

use crate::check::{Checked, Options, Text, Tools, check};
use crate::reference::Reference;
use crate::rules::{PackFile, Rulebook};

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
        let texts: Vec<Text> = self.files.iter().map(text).collect();
        let complete = texts.iter().any(|text| {
            let bytes = &text.bytes;
            bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).starts_with(COMPLETE)
        });
        let today = rules.law().data_date().unwrap_or_else(|| reference.data_date());
        let tools = Tools { reference, law: rules.law(), rules };
        check(texts, &tools, &Options { as_of: None, today, complete, explain: false, accept: true })
    }
}
