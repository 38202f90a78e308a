use std::fs;
use std::path::PathBuf;

use crate::finding::Finding;
use crate::source::FileId;
use crate::yaml::parse;

fn found(text: &str) -> Vec<Finding> {
    let tree = parse(FileId(0), text).tree.unwrap();
    crate::schema::check(&tree).findings
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn arrangements_of_this_repository_are_accepted() {
    for path in files("arrangements") {
        assert_eq!(found(&fs::read_to_string(&path).unwrap()), [], "{}", path.display());
    }
}

/// As the files under `tests/inputs/bad-shape` say it: underlined text, sentence, what to mend.
fn as_comments(text: &str) -> String {
    let mut comments = Vec::new();
    for finding in found(text) {
        let underlined = finding.primary.span.slice(text).unwrap().lines().next().unwrap_or_default();
        for (label, words) in [("at:  ", underlined), ("says:", &finding.message), ("mend:", &finding.mend)] {
            comments.push(format!("# {label} {words}").trim_end().to_owned() + "\n");
        }
    }
    comments.concat()
}

/// One broken thing in each file, with what is said of it in the comments at its head. `MASA_WRITE=1` writes the comments.
#[test]
fn each_broken_shape_is_said_once_at_its_place() {
    for path in files("tests/inputs/bad-shape") {
        let text = fs::read_to_string(&path).unwrap();
        let body: String = text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
        let comments = as_comments(&body);
        if std::env::var_os("MASA_WRITE").is_some() {
            fs::write(&path, format!("{comments}{body}")).unwrap();
            continue;
        }
        assert_eq!(format!("{comments}{body}"), text, "{}", path.display());
        assert_eq!(comments.lines().count(), 3, "{} is to hold one broken thing", path.display());
        assert_eq!(as_comments(&text), comments, "comments move no place: {}", path.display());
    }
}
