//! `masa rules`: what is started loads, what is listed is valid, and nothing is written over.

use std::fs;
use std::path::Path;

use serde_json::Value;

use masa::rules::Target;

use super::masa::{code, err, folder_with, masa, out, root, run_in};

const OURS: &str = "masa: 1
id: ours
as-at: 2026-06-01
areas: [plymouth]
groups:
  board: {name: Board, tier: board, meetings-a-year: 4}
";

#[test]
fn a_rule_about_any_kind_of_thing_can_be_started_loads_and_applies_to_nothing() {
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes())]);
    let kinds: Vec<&str> = Target::names().collect();
    for kind in &kinds {
        let id = format!("{kind}-amiss");
        let new = run_in(folder.path(), &["rules", "new", &id, "--pack", "local", "--to", kind]);
        assert_eq!(code(&new), 0, "{kind}: {}", err(&new));
    }
    let test = run_in(folder.path(), &["rules", "test", "local"]);
    assert_eq!(code(&test), 1, "{}", out(&test));
    assert!(!out(&test).contains("could not be read"), "{}", out(&test));
    assert!(out(&test).contains(&format!("so that {} rules could not be tried whole", kinds.len())), "{}", out(&test));
    let check =
        run_in(folder.path(), &["check", "ours.yaml", "--rules", "local", "--pack", "local", "--format", "json"]);
    assert_eq!(code(&check), 0, "{}", err(&check));
    let report: Value = serde_json::from_str(out(&check)).unwrap();
    for (strength, row) in report["totals"].as_object().unwrap() {
        for outcome in ["met", "not_met", "not_stated", "for_judgement"] {
            assert_eq!(row[outcome], 0, "{strength} {outcome}");
        }
    }
}

#[test]
fn what_is_there_is_never_changed() {
    let folder =
        folder_with(&[("local/board-idle/notes.txt", b"mine"), ("file", b"mine"), ("many/a/pack.yaml", b"name: a\n")]);
    let before = |path: &str| fs::read(folder.path().join(path)).unwrap();
    let new = |id: &str, pack: &str| run_in(folder.path(), &["rules", "new", id, "--pack", pack]);
    let there = new("board-idle", "local");
    assert_eq!((code(&there), before("local/board-idle/notes.txt")), (3, b"mine".to_vec()));
    assert!(!folder.path().join("local/pack.yaml").exists(), "a pack was made although the rule was not");
    assert_eq!(code(&new("board-idle", "file")), 3);
    assert_eq!(before("file"), b"mine");
    let several = new("board-idle", "many");
    assert_eq!(code(&several), 2);
    assert!(err(&several).contains("`many` is a folder of packs"), "{}", err(&several));
    assert_eq!(code(&new("board-asleep", "local")), 0);
    let pack = before("local/pack.yaml");
    assert_eq!(code(&new("board-alone", "local")), 0);
    assert_eq!(before("local/pack.yaml"), pack);
    let leftovers: Vec<_> =
        fs::read_dir(folder.path().join("local")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(leftovers.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{leftovers:?}");
}

#[test]
fn a_pack_goes_by_the_name_of_its_folder_and_by_none_of_masas_own() {
    let folder = folder_with(&[("empty/x.txt", b"")]);
    let here = run_in(&folder.path().join("empty"), &["rules", "new", "board-idle", "--pack", "Our Rules (2026)"]);
    assert_eq!(code(&here), 0, "{}", err(&here));
    let pack = fs::read_to_string(folder.path().join("empty/Our Rules (2026)/pack.yaml")).unwrap();
    assert!(pack.contains("\nname: our-rules-2026\n"), "{pack}");
    assert!(out(&here).contains("masa rules test 'Our Rules (2026)' says"), "{}", out(&here));
    let this = run_in(&folder.path().join("empty"), &["rules", "new", "board-idle", "--pack", "."]);
    assert_eq!(code(&this), 2, "a folder that holds packs is none: {}", out(&this));
    let own = run_in(folder.path(), &["rules", "new", "board-idle", "--pack", "statute"]);
    assert_eq!(code(&own), 2);
    assert!(err(&own).contains("masa has a pack `statute` of its own"), "{}", err(&own));
    assert!(!folder.path().join("statute").exists());
}

fn assert_valid(text: &str) -> Value {
    assert_valid_by("schemas/rules-v1.schema.json", text)
}

fn assert_valid_by(schema: &str, text: &str) -> Value {
    let schema = fs::read_to_string(root().join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let document: Value = serde_json::from_str(text).unwrap();
    let wrong: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    document
}

#[test]
fn the_list_of_rules_is_valid_and_whole() {
    let all = assert_valid(out(&masa(&["rules", "list", "--format", "json"])));
    let rules = all["rules"].as_array().unwrap();
    let counted: u64 = all["packs"].as_array().unwrap().iter().map(|pack| pack["rules"].as_u64().unwrap()).sum();
    assert_eq!(rules.len(), usize::try_from(counted).unwrap());
    assert!(rules.len() >= 120);
    let one =
        assert_valid(out(&masa(&["rules", "list", "--format", "json", "--pack", "statute", "--as-of", "2017-01-01"])));
    let rules = one["rules"].as_array().unwrap();
    assert!(rules.iter().all(|rule| rule["pack"] == "statute" && rule["standing"] == "not-yet"), "{rules:#?}");
    let report: Value = serde_json::from_str(out(&masa(&["check", "arrangements", "--format", "json"]))).unwrap();
    let hashes = |packs: &Value| -> Vec<String> {
        packs.as_array().unwrap().iter().map(|pack| pack["hash"].as_str().unwrap().to_owned()).collect()
    };
    // The pack about steps is asked by `masa restructure` alone.
    let of_step = all["packs"].as_array().unwrap().iter().find(|pack| pack["name"] == "restructure").unwrap();
    let mut listed = hashes(&all["packs"]);
    listed.retain(|hash| of_step["hash"] != hash.as_str());
    assert_eq!(hashes(&report["packs"]), listed, "a report and the list name other hashes");
    for format in ["text", "markdown"] {
        let listed = masa(&["rules", "list", "--format", format]);
        for rule in all["rules"].as_array().unwrap() {
            let id = rule["id"].as_str().unwrap();
            assert!(out(&listed).contains(id), "{format} does not list {id}");
        }
    }
}

/// The packs of a repository, with examples as the bundled ones have them, tried and looked through from their folder.
#[test]
fn packs_in_folders_are_tried_like_the_bundled_ones() {
    let bundled = masa(&["rules", "test", "--bundled"]);
    let there = masa(&["rules", "test", "rules"]);
    assert_eq!((code(&bundled), code(&there)), (0, 0));
    assert_eq!(out(&bundled), out(&there));
    let strict = masa(&["rules", "test", "--bundled", "--not-exercised", "fail"]);
    assert_eq!(code(&strict), 1);
    assert_eq!(code(&masa(&["rules", "lint", "rules"])), 0);
}

#[test]
fn a_file_in_place_of_a_folder_is_told_with_the_folder_that_is_meant() {
    let folder = folder_with(&[
        ("local/pack.yaml", b"name: local\nversion: '1'\ntitle: Ours\n"),
        ("ours.yaml", OURS.as_bytes()),
    ]);
    for (arguments, meant) in [
        (&["rules", "test", "local/pack.yaml"][..], "name the folder of the pack, `local`"),
        (&["rules", "lint", "ours.yaml"], "name the folder of a pack, in which its `pack.yaml` lies"),
        (&["check", "ours.yaml", "--rules", "local/pack.yaml"], "name the folder of the pack, `local`"),
        (&["rules", "new", "board-idle", "--pack", "ours.yaml"], "`ours.yaml` is a file"),
    ] {
        let run = run_in(folder.path(), arguments);
        assert_eq!(code(&run), 3, "{arguments:?}");
        assert!(err(&run).contains(meant), "{arguments:?}: {}", err(&run));
    }
}

#[test]
fn a_pack_without_rules_is_nothing_to_be_content_with() {
    let folder = folder_with(&[("local/pack.yaml", b"name: local\nversion: '1'\ntitle: Ours\n")]);
    for what in ["test", "lint"] {
        let run = run_in(folder.path(), &["rules", what, "local"]);
        assert_eq!(code(&run), 1, "{what}");
        assert!(out(&run).contains("the pack `local` holds no rule"), "{}", out(&run));
    }
}

#[test]
fn a_configuration_names_the_packs_that_are_meant() {
    let folder = folder_with(&[(".masa.yaml", b"rules: [packs]\n"), ("x.txt", b"")]);
    let nothing = run_in(folder.path(), &["rules", "test"]);
    assert_eq!(code(&nothing), 3);
    assert!(err(&nothing).contains("(named in `.masa.yaml:1:9`)"), "{}", err(&nothing));
    let new = run_in(folder.path(), &["rules", "new", "board-idle", "--pack", "packs/local"]);
    assert_eq!(code(&new), 0, "{}", err(&new));
    assert_eq!(code(&run_in(folder.path(), &["rules", "test"])), 1);
    assert_eq!(code(&run_in(folder.path(), &["rules", "lint"])), 1);
    let listed = run_in(folder.path(), &["rules", "list", "--pack", "local"]);
    assert!(out(&listed).contains("board-idle"), "{}", out(&listed));
    let empty = folder_with(&[("x.txt", b"")]);
    let none = run_in(empty.path(), &["rules", "test"]);
    assert_eq!(code(&none), 3);
    assert!(err(&none).contains("there is no rule pack in this folder"), "{}", err(&none));
}

#[test]
fn control_characters_of_a_pack_never_reach_the_output() {
    let pack = "name: local\nversion: \"1\\e[31m\"\ntitle: \"\\u202ea\\e[2J\"\n";
    let rule = "id: board-idle\ntitle: \"The board\\e[31m is idle\"\nasks: design\nbasis: [ca2004-s16E-1]\napplies: {to: group}\nholds: 'group.name == \"\\x\"'\nsay: x\nask: x\nmend: x\nrationale: x\n";
    let folder = folder_with(&[("local/pack.yaml", pack.as_bytes()), ("local/board-idle/rule.yaml", rule.as_bytes())]);
    let whole = rule.replace("\\x", "x");
    let good = folder_with(&[("local/pack.yaml", pack.as_bytes()), ("local/board-idle/rule.yaml", whole.as_bytes())]);
    let name = Path::new("no\u{1b}[31m");
    for folder in [folder.path(), good.path()] {
        for arguments in [
            &["rules", "test", "local"][..],
            &["rules", "lint", "local"],
            &["rules", "list", "--rules", "local"],
            &["rules", "list", "--rules", "local", "--format", "json"],
            &["rules", "list", "--rules", "local", "--format", "markdown"],
            &["rules", "test", name.to_str().unwrap()],
            &["rules", "new", "x\u{9b}", "--pack", "local"],
        ] {
            let run = run_in(folder, arguments);
            for text in [out(&run), err(&run)] {
                let wrong = text.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
                assert_eq!(wrong, None, "{arguments:?}: {text:?}");
            }
        }
    }
}

#[test]
fn every_rule_has_a_page_in_every_format() {
    let all = masa(&["explain", "--all", "--format", "json"]);
    let document = assert_valid_by("schemas/rule-pages-v1.schema.json", out(&all));
    let rules = document["rules"].as_array().unwrap();
    let list: Value = serde_json::from_str(out(&masa(&["rules", "list", "--format", "json"]))).unwrap();
    assert_eq!(rules.len(), list["rules"].as_array().unwrap().len());
    for format in ["text", "markdown"] {
        let pages = masa(&["explain", "--all", "--format", format]);
        for rule in rules {
            assert!(out(&pages).contains(rule["id"].as_str().unwrap()), "{} in {format}", rule["id"]);
        }
    }
    // What the pages say of examples is what the rules say of them.
    let fails = |rule: &&Value| rule["examples"].as_array().unwrap().iter().any(|example| example["name"] == "fail");
    let with_fail: Vec<&Value> = rules.iter().filter(fails).collect();
    assert!(with_fail.len() > 100, "{}", with_fail.len());
    for rule in with_fail {
        let fail = rule["examples"].as_array().unwrap().iter().find(|example| example["name"] == "fail").unwrap();
        let outcomes: Vec<&str> =
            fail["said"].as_array().unwrap().iter().map(|said| said["outcome"].as_str().unwrap()).collect();
        assert!(outcomes.iter().any(|one| ["not-met", "departs"].contains(one)), "{}: {outcomes:?}", rule["id"]);
    }
}

#[test]
fn a_rule_about_a_step_is_started_with_examples_in_pairs_and_asked_by_another_command() {
    let folder = tempfile::tempdir().unwrap();
    let run = run_in(folder.path(), &["rules", "new", "trainer-lost", "--pack", "local", "--to", "function", "--step"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    for name in ["pass", "fail", "silent", "skip"] {
        for side in ["before", "after"] {
            assert!(folder.path().join(format!("local/trainer-lost/{name}.{side}.yaml")).is_file(), "{name} {side}");
        }
    }
    let tried = run_in(folder.path(), &["rules", "test", "local"]);
    assert!(out(&tried).contains("still to be filled in"), "{}{}", out(&tried), err(&tried));
    let of_values = ["rules", "new", "values-lost", "--pack", "local", "--to", "disputed-value", "--step"];
    let refused = run_in(folder.path(), &of_values);
    assert!(err(&refused).contains("a rule about a step asks about things of before"), "{}", err(&refused));
    let check = masa(&["check", "arrangements", "--rule", "function-left-behind"]);
    assert_eq!((code(&check), out(&check)), (2, ""));
    assert!(err(&check).contains("`masa restructure --rule function-left-behind` asks it"), "{}", err(&check));
}
