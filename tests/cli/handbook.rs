//! The worked example of `docs/writing-rules.md`, done as it is written: files as they stand there, changes to them, commands.

use std::fs;
use std::path::{Path, PathBuf};

use masa::check::DOUBTS;

use super::masa::root;

/// A step of the page.
#[derive(Debug)]
enum Step {
    /// A file whose name ends the paragraph before it.
    File(String, String),
    /// Lines of a file, and what takes their place.
    Change(String, Vec<(String, String)>),
    /// Commands with what they print.
    Console(String),
}

/// The last name in backquotes of a line that leads over to a block.
fn named(line: &str) -> Option<String> {
    let name = line.rsplit('`').nth(1)?;
    Path::new(name).extension().is_some_and(|end| end == "yaml").then(|| name.to_owned())
}

fn steps(page: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut before = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else {
            if !line.trim().is_empty() {
                line.clone_into(&mut before);
            }
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = block.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
        match (kind, named(&before)) {
            ("console", _) => steps.push(Step::Console(format!("```console\n{text}```\n"))),
            ("yaml", Some(name)) => steps.push(Step::File(name, text)),
            ("diff", Some(name)) => {
                let lines =
                    |sign: char| block.iter().filter_map(move |line| line.strip_prefix(sign)).map(str::to_owned);
                steps.push(Step::Change(name, lines('-').zip(lines('+')).collect()));
            }
            _ => {}
        }
    }
    steps
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs the commands of a block with trycmd in the folder that they work in; what they write there stays.
fn run(top: &Path, number: usize, console: &str) {
    let name = format!("step-{number:02}");
    let folder = top.join(format!("{name}.in"));
    fs::rename(top.join("work"), &folder).unwrap();
    let case = top.join(format!("{name}.trycmd"));
    fs::write(&case, console).unwrap();
    let cases = trycmd::TestCases::new();
    cases.case(case).env("COLUMNS", "100").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8");
    cases.run();
    fs::rename(folder, top.join("work")).unwrap();
}

/// What is written in a folder as Windows leaves it.
fn as_windows(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            as_windows(&path);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            fs::write(path, format!("\u{feff}{}", plain.replace('\n', "\r\n"))).unwrap();
        }
    }
}

fn follow(windows: bool) {
    let page = fs::read_to_string(root().join("docs/writing-rules.md")).unwrap();
    let top = tempfile::tempdir().unwrap();
    let work = top.path().join("work");
    fs::create_dir(&work).unwrap();
    let (mut consoles, mut files) = (0, 0);
    for step in steps(&page) {
        match step {
            Step::File(name, text) => {
                files += 1;
                write(&work, &name, &text);
            }
            Step::Change(name, changes) => {
                assert!(!changes.is_empty(), "nothing is changed in {name}");
                let mut text = fs::read_to_string(work.join(&name)).unwrap();
                for (before, after) in changes {
                    assert_eq!(text.matches(&before).count(), 1, "`{before}` in {name}");
                    text = text.replace(&before, &after);
                }
                write(&work, &name, &text);
            }
            Step::Console(console) => {
                consoles += 1;
                if windows {
                    as_windows(&work);
                }
                run(top.path(), consoles, &console);
            }
        }
    }
    assert!(consoles >= 6 && files >= 6, "{consoles} blocks of commands and {files} files were found");
}

#[test]
fn the_worked_example_comes_out_as_written() {
    follow(false);
}

#[test]
fn it_comes_out_so_with_the_line_ends_of_windows_too() {
    follow(true);
}

#[test]
fn the_page_explains_every_doubt_and_no_other() {
    let page = fs::read_to_string(root().join("docs/writing-rules.md")).unwrap();
    let rows =
        page.lines().skip_while(|line| *line != "| doubt | means |").skip(2).take_while(|line| line.starts_with('|'));
    let told: Vec<&str> = rows.collect();
    let known: Vec<String> = DOUBTS.iter().map(|(name, means)| format!("| `{name}` | {means} |")).collect();
    assert_eq!(told, known);
}
