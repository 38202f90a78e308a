//! A folder a case: `before*.yaml` and `after*.yaml`, or `sides.txt` with the paths of real ones, and `said.txt`.

use std::fs;
use std::path::Path;

use masa::check::Text;
use masa::report::{TextOptions, diff_text};

use crate::compared::{root, text, tried, yaml_in};

/// The texts of both sides of a case.
pub fn sides(folder: &Path) -> [Vec<Text>; 2] {
    let list = folder.join("sides.txt");
    if list.is_file() {
        let list = fs::read_to_string(list).unwrap();
        let of = |side: &str| {
            let paths = list.lines().filter_map(|line| line.strip_prefix(side)).map(str::trim);
            paths.map(|path| text(path, &fs::read_to_string(root().join(path)).unwrap())).collect()
        };
        return [of("before"), of("after")];
    }
    let files = yaml_in(folder);
    let of = |side: &str| {
        let own = files.iter().filter(|(name, _)| name.starts_with(side) || name.starts_with("shared"));
        own.map(|(name, body)| text(name, body)).collect()
    };
    [of("before"), of("after")]
}

pub fn folders() -> Vec<std::path::PathBuf> {
    let mut folders: Vec<_> =
        fs::read_dir(root().join("tests/diff/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// `MASA_WRITE=1` writes what is said.
#[test]
fn every_case_is_told_as_written() {
    let mut differ = Vec::new();
    let folders = folders();
    for folder in &folders {
        let [before, after] = sides(folder);
        let compared = tried(before, after).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        assert_eq!(compared.findings, [], "{}", folder.display());
        let said = diff_text(&compared.difference, &compared.sources, &TextOptions::default());
        // The foot bears the version and the days of the data.
        let said = said.split("\nlaw and areas as known").next().unwrap().trim_end().to_owned() + "\n";
        let kept = folder.join("said.txt");
        if std::env::var_os("MASA_WRITE").is_some() {
            fs::write(&kept, &said).unwrap();
        }
        if fs::read_to_string(&kept).unwrap_or_default() != said {
            differ.push(folder.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(folders.len() > 20, "only {} cases", folders.len());
    assert!(differ.is_empty(), "{differ:?} are told otherwise: MASA_WRITE=1 cargo test --test diff");
}

/// Nothing is wider than a narrow terminal, and every difference has its place on each side that it stands on.
#[test]
fn every_case_fits_a_narrow_terminal() {
    for folder in folders() {
        let [before, after] = sides(&folder);
        let compared = tried(before, after).unwrap();
        let said =
            diff_text(&compared.difference, &compared.sources, &TextOptions { width: 44, ..TextOptions::default() });
        let wide: Vec<&str> = said.lines().filter(|line| line.chars().count() > 44).collect();
        assert!(wide.is_empty(), "{}: {wide:#?}", folder.display());
        // What only files go by is told in JSON alone.
        let tells_nothing =
            compared.difference.changes.is_empty() || said.contains("\nnothing differs but what the files call");
        let places = said.matches("\n    before  ").count() + said.matches("\n    after   ").count();
        assert_eq!(places == 0, tells_nothing, "{}", folder.display());
    }
}
