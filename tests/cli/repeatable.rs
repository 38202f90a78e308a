//! A pack is known by its content, and the same content judges the same.

use std::path::Path;

use serde_json::Value;

use super::masa::{code, err, folder_with, out, run_in};

const PACK: &str = "name: local\nversion: \"1.0\"\ntitle: What our board has resolved\n";
const SELDOM: &str = "id: board-meets-too-rarely
title: The board meets less than six times a year
asks: design
basis: [ca2004-s16E-1]
at-most: note
because: No provision says how often a board meets.
applies: {to: group, when: 'group.tier == \"board\"', only: of boards}
holds: >-
  group.meetings_a_year
  >= 6
say: >-
  {group.name} meets
  {group.meetings_a_year} times a year
ask: Is the number right?
mend: Hold six meetings.
rationale: The board resolved it.
";
const UNNAMED: &str = "id: board-without-owner
title: The board answers to nobody
asks: design
basis: [ca2004-s16E-1]
at-most: note
because: It is our own resolution.
applies: {to: group}
holds: has(group.owner)
say: '{group.name} answers to nobody'
ask: To whom does it answer?
mend: Name it.
rationale: The board resolved it.
";
const ARRANGEMENT: &str = "masa: 1
id: ours
as-at: 2024-01-15
areas: [plymouth]
groups:
  board: {name: Board, tier: board, meetings-a-year: 4}
";

fn windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

/// What a folder's arrangement comes to by its own pack alone, with the whole hash of that pack.
fn judged(folder: &Path, rules: &str) -> (Vec<u8>, String) {
    let run =
        run_in(folder, &["check", "ours.yaml", "--rules", rules, "--pack", "local", "--format", "json", "--explain"]);
    assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
    let report: Value = serde_json::from_str(out(&run)).unwrap();
    (run.stdout.clone(), report["packs"][0]["hash"].as_str().unwrap().to_owned())
}

fn first(hash: &str, digits: usize) -> &str {
    hash.get(..digits).unwrap()
}

#[test]
fn judging_with_the_same_hash_gives_the_same_bytes_wherever_and_however_the_pack_lies() {
    let folder = folder_with(&[
        ("ours.yaml", ARRANGEMENT.as_bytes()),
        ("here/local/pack.yaml", PACK.as_bytes()),
        ("here/local/board-meets-too-rarely/rule.yaml", SELDOM.as_bytes()),
        ("here/local/board-without-owner/rule.yaml", UNNAMED.as_bytes()),
        // Another place, other folder names in another order, examples beside the rules, files as Windows leaves them.
        ("there/far/below/pack.yaml", windows(PACK).as_bytes()),
        ("there/far/below/zz/rule.yaml", windows(SELDOM).as_bytes()),
        ("there/far/below/zz/pass.yaml", ARRANGEMENT.as_bytes()),
        ("there/far/below/aa/rule.yaml", windows(UNNAMED).as_bytes()),
        ("changed/pack.yaml", PACK.as_bytes()),
        ("changed/board-meets-too-rarely/rule.yaml", SELDOM.replace(">= 6", ">= 5").as_bytes()),
        ("changed/board-without-owner/rule.yaml", UNNAMED.as_bytes()),
    ]);
    let (bytes, hash) = judged(folder.path(), "here");
    let (again, same) = judged(folder.path(), "there/far/below");
    assert_eq!(hash, same);
    assert!(bytes == again, "{}\n{}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&again));
    let (_, other) = judged(folder.path(), "changed");
    assert_ne!(hash, other);
    for digits in [7, 12, 64] {
        let required = format!("local@{}", first(&hash, digits));
        let run = |rules| run_in(folder.path(), &["check", "ours.yaml", "--rules", rules, "--require-pack", &required]);
        assert_eq!((code(&run("here")), code(&run("there/far"))), (0, 0), "{digits}");
        let refused = run("changed");
        assert_eq!(code(&refused), 3);
        assert!(
            err(&refused).contains(first(&hash, digits)) && err(&refused).contains(first(&other, digits)),
            "{}",
            err(&refused)
        );
    }
}

#[test]
fn a_configuration_fixes_packs_and_the_command_line_goes_before_it() {
    let folder = folder_with(&[
        ("ours.yaml", ARRANGEMENT.as_bytes()),
        ("local/pack.yaml", PACK.as_bytes()),
        ("local/board-meets-too-rarely/rule.yaml", SELDOM.as_bytes()),
        (".masa.yaml", b"rules: [local]\nrequire-packs: [local@0000000]\n"),
        ("broken/.masa.yaml", b"require-packs: [local, local@123, statute@g000000]\n"),
        ("broken/ours.yaml", ARRANGEMENT.as_bytes()),
    ]);
    let run = run_in(folder.path(), &["check", "ours.yaml"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).trim_end().ends_with("(required in `.masa.yaml:2:17`)"), "{}", err(&run));
    let found = first(err(&run).split(" with the content ").nth(2).unwrap(), 7);
    // A choice of other packs does not let it through; what is asked of the very pack does.
    assert_eq!(code(&run_in(folder.path(), &["check", "ours.yaml", "--pack", "statute"])), 3);
    let given = format!("local@{found}");
    assert_eq!(code(&run_in(folder.path(), &["check", "ours.yaml", "--require-pack", &given])), 0);
    let broken = run_in(&folder.path().join("broken"), &["check", "ours.yaml"]);
    assert_eq!(code(&broken), 3);
    for place in [".masa.yaml:1:17", ".masa.yaml:1:24", ".masa.yaml:1:35"] {
        assert!(err(&broken).contains(place), "{place}: {}", err(&broken));
    }
}
