//! What the published papers are known to say, held to what masa says of the bundled arrangements: one page each in `tests/bundled/papers`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::expect::Expected;
use masa::rules::PackFile;

use crate::folders::judge_together;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The first line says it in words; `files:` names the arrangements; each other line expects something of a rule.
fn faults(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let mut expected = Expected::default();
    let mut files: Vec<PackFile> = Vec::new();
    let mut faults = Vec::new();
    for line in text.lines().skip(1) {
        if let Some(names) = line.strip_prefix("files: ") {
            files.extend(names.split(", ").map(|name| {
                let path = root().join("arrangements").join(format!("{name}.yaml"));
                PackFile { bytes: Ok(fs::read(&path).unwrap()), name: path.display().to_string() }
            }));
        } else if !expected.take(line) {
            faults.push(format!("not understood: {line}"));
        }
    }
    if expected.is_empty() {
        faults.push("nothing is expected".to_owned());
    }
    let checked = judge_together(&files);
    faults.extend(expected.faults(&checked));
    faults
}

#[test]
fn the_bundled_arrangements_say_what_their_papers_say() {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root().join("tests/bundled/papers")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(pages.len() >= 12, "only {} pages were found", pages.len());
    let name = |page: &Path| page.file_stem().unwrap().to_string_lossy().into_owned();
    let wrong: Vec<String> = pages
        .iter()
        .flat_map(|page| faults(page).into_iter().map(|fault| format!("{}: {fault}", name(page))).collect::<Vec<_>>())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
