//! Every file in `tests/inputs/bad` has one thing wrong with it, or several if its name says so; what masa says of it
//! stands beside it as a snapshot.

use std::fs;
use std::path::Path;

use masa::finding::{Finding, Label};
use masa::source::{FileId, LineTable};
use masa::yaml::{parse, read_text};

#[test]
fn each_bad_input_is_refused_in_plain_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/bad");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".yaml").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() > 50, "the bad inputs are gone");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut surprises = Vec::new();
    for name in names {
        let (text, findings) = refusals(fs::read(folder.join(format!("{name}.yaml"))).unwrap());
        if findings.is_empty() || (findings.len() > 1) != name.starts_with("several-") {
            surprises.push(format!("{name} gives {} findings", findings.len()));
        }
        let said: String = findings.iter().map(|finding| rendered(&text, finding)).collect();
        settings.bind(|| insta::assert_snapshot!(name.as_str(), said));
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
}

fn refusals(bytes: Vec<u8>) -> (String, Vec<Finding>) {
    match read_text(FileId(0), bytes) {
        Err(refused) => (refused.text, vec![refused.finding]),
        Ok(text) => {
            let parsed = parse(FileId(0), &text);
            assert!(parsed.tree.is_none(), "a refused text gives no tree");
            let findings = parsed.findings;
            (text, findings)
        }
    }
}

fn rendered(text: &str, finding: &Finding) -> String {
    let mut said = vec![place(text, &finding.primary), format!("  {}\n", finding.message)];
    for (name, words) in [("detail", &finding.detail), ("mend", &finding.mend)] {
        if !words.is_empty() {
            said.push(format!("  {name}: {words}\n"));
        }
    }
    said.extend(finding.related.iter().map(|label| format!("  see {}", place(text, label))));
    said.concat()
}

fn place(text: &str, label: &Label) -> String {
    let at = LineTable::new(text).place(text, label.span.lo);
    let underlined = label.span.slice(text).unwrap_or("OUTSIDE THE TEXT");
    let line = format!("{}:{} {underlined:?} {}", at.line, at.column, label.says);
    format!("{}\n", line.trim_end())
}
