//! Every file in `tests/inputs/wrong-rules` is a rule with one mistake. Loading it tells that mistake and no other, on the
//! line whose comment says what to expect.

use std::fs;
use std::path::{Path, PathBuf};

use masa::finding::{Code, Finding};
use masa::law::Catalogue;
use masa::rules::{Rulebook, read_pack_of_texts};
use masa::source::{LineTable, Source, Sources};

const PACK: &str = "name: own\nversion: \"1.0\"\ntitle: Rules of our own\n";
const EXPECT: &str = "# expect: ";

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/wrong-rules");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What is wrong with a pack of this one rule, by the stage that first finds something.
fn mistakes(rule: &str) -> Vec<Finding> {
    let mut sources = Sources::new();
    sources.add(Source::new("pack.yaml", PACK.to_owned()));
    sources.add(Source::new("rule.yaml", rule.to_owned()));
    let mut book = Rulebook::new(Catalogue::bundled());
    match read_pack_of_texts(&sources) {
        Err(findings) => findings,
        Ok(pack) => match book.add(pack) {
            Err(findings) => findings,
            Ok(()) => book.check_expressions("own"),
        },
    }
}

#[test]
fn each_wrong_rule_is_refused_on_its_line() {
    let files = files();
    assert!(files.len() > 40, "the wrong rules are gone");
    let mut surprises = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (above, expected) = text.split_once(EXPECT).unwrap_or_else(|| panic!("{} expects nothing", file.display()));
        let expected = expected.lines().next().unwrap();
        let line = LineTable::new(&text).place(&text, u32::try_from(above.len()).unwrap()).line;
        let found = mistakes(&text);
        let told = matches!(found.as_slice(), [only] if only.code == Code::Pack
            && only.message.contains(expected)
            && LineTable::new(&text).place(&text, only.primary.span.lo).line == line);
        if !told {
            let said: Vec<_> = found.iter().map(|finding| &finding.message).collect();
            surprises.push(format!("{}: expected `{expected}` on line {line}, got {said:?}", file.display()));
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
}
