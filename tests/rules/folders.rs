//! The folders of the bundled rules, with the example sets in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use masa::check::{Checked, Text};

use crate::bundled;

/// One example: the files of one set.
pub struct Example {
    pub name: String,
    pub files: Vec<PathBuf>,
}

/// A rule's folder.
pub struct RuleFolder {
    pub pack: String,
    pub rule: String,
    pub path: PathBuf,
}

impl RuleFolder {
    /// The rule as written.
    pub fn text(&self) -> String {
        fs::read_to_string(self.path.join("rule.yaml")).unwrap()
    }

    /// Its examples, in order of name.
    pub fn examples(&self) -> Vec<Example> {
        sets(&self.path).into_iter().filter(|example| example.name != "rule").collect()
    }
}

/// The sets of a folder: `pass.yaml` is one, `pass.after.yaml` belongs to it.
pub fn sets(folder: &Path) -> Vec<Example> {
    let mut sets: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "yaml") {
            let name = path.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned();
            sets.entry(name).or_default().push(path);
        }
    }
    sets.into_iter()
        .map(|(name, mut files)| {
            files.sort();
            Example { name, files }
        })
        .collect()
}

/// All of them, in order of pack and id.
pub fn rule_folders() -> Vec<RuleFolder> {
    let mut folders = Vec::new();
    for pack in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap() {
        let pack = pack.unwrap().path();
        for rule in fs::read_dir(&pack).unwrap() {
            let path = rule.unwrap().path();
            if path.join("rule.yaml").exists() {
                let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
                folders.push(RuleFolder { pack: name(&pack), rule: name(&path), path });
            }
        }
    }
    folders.sort_by(|a, b| (&a.pack, &a.rule).cmp(&(&b.pack, &b.rule)));
    folders
}

impl Example {
    /// Judged by these rules, by all when none is named; `# complete` as the first line of a file says that the set is all there is.
    pub fn judge(&self, rules: &[&str]) -> Checked {
        let texts: Vec<Text> = self
            .files
            .iter()
            .map(|path| Text {
                name: path.display().to_string(),
                also: Vec::new(),
                bytes: fs::read(path).unwrap(),
                named: true,
            })
            .collect();
        let complete = texts.iter().any(|text| text.bytes.starts_with(b"# complete"));
        bundled::check(texts, rules, complete)
    }
}
