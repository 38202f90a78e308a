//! The packs that masa is built with: ready to judge by, and as they lie in their folders.

use super::folder::{PackFile, PackFolder, RuleFolder};
use super::pack::PackOfTexts;

static PACKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rule-packs.postcard"));
static FILES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rule-files.postcard"));

#[expect(clippy::expect_used, reason = "INVARIANT: the build script wrote the bytes from a value of the same type")]
pub(super) fn packs() -> Vec<PackOfTexts> {
    postcard::from_bytes(PACKS).expect("the packs read as the build script wrote them")
}

#[expect(clippy::expect_used, reason = "INVARIANT: the build script wrote the bytes from a value of the same type")]
fn files() -> Vec<(&'static str, &'static str)> {
    postcard::from_bytes(FILES).expect("the files read as the build script wrote them")
}

/// The folders of the packs that masa is built with, examples included; names of files are those of the repository.
#[must_use]
pub fn bundled_folders() -> Vec<PackFolder> {
    let mut packs: Vec<PackFolder> = Vec::new();
    for (name, text) in files() {
        let file = PackFile { name: name.to_owned(), bytes: Ok(text.as_bytes().to_vec()) };
        let (folder, base) = name.rsplit_once('/').unwrap_or_default();
        match (base, packs.last_mut()) {
            // The build script puts a pack before its rules, and a rule before its examples.
            ("pack.yaml", _) => packs.push(PackFolder { name: folder.to_owned(), pack: file, rules: Vec::new() }),
            ("rule.yaml", Some(pack)) => {
                let name = folder.rsplit('/').next().unwrap_or_default().to_owned();
                pack.rules.push(RuleFolder { name, rule: file, examples: Vec::new() });
            }
            (_, Some(pack)) => pack.rules.last_mut().into_iter().for_each(|rule| rule.examples.push(file.clone())),
            (_, None) => {}
        }
    }
    packs
}
