//! `masa query`: what programs read, and files that cannot be read.

use serde_json::Value;

use super::masa::{LATE, code, err, folder_with, masa, masa_reading, out, run_in};

#[test]
fn the_answers_are_by_the_published_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/query-v1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let question = "scrutiny.exists(s, s.independent)";
    let run = masa(&["query", question, "arrangements", "--select", "who=scrutiny.map(s, s.by)", "--format", "json"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let answers = document["answers"].as_array().unwrap();
    assert_eq!(answers.len(), std::fs::read_dir("arrangements").unwrap().count());
    for answer in answers {
        let cannot_tell = answer["answer"] == "cannot-tell";
        assert_eq!(answer["missing"].as_array().unwrap().is_empty(), !cannot_tell, "{answer}");
        assert_eq!(answer["cells"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_answer() {
    let folder = folder_with(&[("good.yaml", LATE.as_bytes()), ("torn.yaml", b"masa: 1\nid: [\n")]);
    let run = run_in(folder.path(), &["query", "events.exists(e, e.what == 'published')", "."]);
    assert_eq!(code(&run), 3);
    assert!(out(&run).contains("1 arrangement: yes 1"), "{}", out(&run));
    assert!(err(&run).contains("torn.yaml"), "{}", err(&run));
}

#[test]
fn a_file_from_windows_and_standard_input_answer() {
    let text = format!("\u{feff}{}", LATE.replace('\n', "\r\n"));
    let run = masa_reading(text.as_bytes(), &["query", "size(areas) == 1", "-", "--format", "csv"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
    let row = rows.records().next().unwrap().unwrap();
    assert_eq!(row.get(6), Some("yes"));
}

#[test]
fn the_answers_are_not_written_over_what_was_asked() {
    let folder = folder_with(&[("good.yaml", LATE.as_bytes())]);
    let run = run_in(folder.path(), &["query", "size(areas) == 1", "good.yaml", "--output", "good.yaml"]);
    assert_eq!(code(&run), 2);
    assert_eq!(std::fs::read_to_string(folder.path().join("good.yaml")).unwrap(), LATE);
}

#[test]
fn a_division_by_nought_is_told_with_the_file() {
    let run = masa_reading(LATE.as_bytes(), &["query", "1 / (size(areas) - 1) > 0", "-"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("cannot be worked out for"), "{}", err(&run));
}

#[test]
fn a_word_that_no_list_and_no_file_has_is_noted() {
    let own = LATE.replace("areas:", "functions: [{function: safer-sleep}]\nareas:");
    let ask = |word: &str| {
        let question = format!("functions.exists(f, f.function == \"{word}\")");
        let run = masa_reading(own.as_bytes(), &["query", &question, "-"]);
        assert_eq!(code(&run), 0, "{}", err(&run));
        err(&run).to_owned()
    };
    let note = "note: `lerning` is no word of the list `function`, and none of these arrangements writes it; did you mean `learning`?";
    assert_eq!(ask("lerning").trim(), note);
    assert!(ask("safer-slepe").trim().ends_with("did you mean `safer-sleep`?"));
    assert!(ask("knitting").trim().ends_with("none of these arrangements writes it"));
    assert_eq!((ask("learning"), ask("safer-sleep")), (String::new(), String::new()));
}

#[test]
fn what_could_not_be_read_stands_in_every_document_that_is_handed_on() {
    let part = LATE.replace("areas:", "zebras: 1\nareas:");
    let files = [("good.yaml", LATE.as_bytes()), ("torn.yaml", b"masa: 1\nid: [\n"), ("part.yaml", part.as_bytes())];
    let folder = folder_with(&files);
    let commands = [
        (&["query", "has(name)", "."][..], &["text", "markdown", "csv", "json"][..]),
        (&["compare", ".", "--facts"], &["text", "markdown", "csv", "json", "html"]),
        (&["calendar", ".", "--from", "2020-01-01", "--to", "2030-01-01"], &["text", "ics"]),
    ];
    for (command, formats) in commands {
        for format in formats {
            let run = run_in(folder.path(), &[command, &["--format", format]].concat());
            assert_eq!(code(&run), 3, "{command:?} {format}");
            // Lines of a calendar are folded.
            let said = out(&run).replace("\r\n ", "");
            for file in ["torn.yaml", "part.yaml"] {
                assert!(said.contains(file), "{command:?} {format} says nothing of {file}: {said}");
            }
            let says = said.contains("could not be read") || said.contains("\"in_part\":true");
            assert!(says, "{command:?} {format}: {said}");
        }
    }
}

#[test]
fn what_cannot_be_worked_out_for_one_is_no_answer_of_that_one_and_the_others_answer() {
    let none = LATE.to_owned() + "budgets: none\n";
    let one = LATE.replace("id: late", "id: other") + "budgets:\n  - {year: 2020/21}\ncomplete: [budgets]\n";
    let folder = folder_with(&[("none.yaml", none.as_bytes()), ("one.yaml", one.as_bytes())]);
    let ask = |path: &str| run_in(folder.path(), &["query", "10 / size(budgets) > 2", path, "--format", "csv"]);
    let both = ask(".");
    assert_eq!(code(&both), 0, "{}", err(&both));
    let row = |file: &str| out(&both).lines().find(|line| line.contains(file)).unwrap().to_owned();
    assert!(row(",one.yaml").contains(",yes,"), "{}", out(&both));
    assert!(row(",none.yaml").contains(",cannot tell,"), "{}", out(&both));
    assert!(row(",none.yaml").contains("something is divided by zero"), "{}", out(&both));
    let alone = ask("none.yaml");
    assert_eq!(code(&alone), 2);
    assert!(err(&alone).contains("something is divided by zero"), "{}", err(&alone));
}

#[test]
fn two_columns_of_one_name_are_refused() {
    for select in [["a=name", "a=id"], ["answer=id", "name"], ["name", "name"]] {
        let run = masa(&["query", "true", "arrangements", "--select", select[0], "--select", select[1]]);
        assert_eq!((code(&run), out(&run)), (2, ""), "{select:?}");
        assert!(err(&run).contains("two columns would be called `"), "{}", err(&run));
    }
}

/// Proposed arrangements answer like all others, and are known as such; several papers of one arrangement are not taken for as many.
#[test]
fn whoever_reads_the_answers_sees_how_many_arrangements_they_are_of_and_which_are_only_proposed() {
    let question = "scrutiny.exists(s, s.form == \"post\")";
    let text = masa(&["query", question, "arrangements"]);
    assert!(out(&text).starts_with("7 descriptions of 5 arrangements: yes"), "{}", out(&text));
    assert!(out(&text).contains("yes (4 descriptions of 2 arrangements)"), "{}", out(&text));
    let name = |line: &&str| line.contains("plymouth-2020-09.yaml");
    for format in ["text", "markdown"] {
        let run = masa(&["query", question, "arrangements", "--format", format]);
        let plain = out(&run).lines().collect::<Vec<_>>().join(" ");
        assert!(plain.contains("(proposed)"), "{plain}");
    }
    let csv = masa(&["query", question, "arrangements", "--format", "csv"]);
    assert!(out(&csv).lines().find(name).unwrap().contains(",proposed,"), "{}", out(&csv));
    let checked = masa(&["check", "arrangements", "--format", "html"]);
    assert!(out(&checked).contains("7\u{a0}descriptions of 5\u{a0}arrangements"));
}

#[test]
fn names_that_hold_commas_are_told_apart_in_columns() {
    let run = masa(&[
        "query",
        "size(partners) > 0",
        "arrangements/pan-dorset-2021.yaml",
        "--format",
        "csv",
        "--select",
        "p=partners.map(p, p.body)",
    ]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
    let row = rows.records().next().unwrap().unwrap();
    let partners = row.get(7).unwrap();
    assert!(partners.split("; ").any(|name| name == "Bournemouth, Christchurch and Poole Council"), "{partners}");
}

#[test]
fn it_is_told_how_a_financial_year_is_asked_for() {
    let ask = |condition: &str| masa(&["query", &format!("budgets.exists(b, {condition})"), "arrangements"]);
    let wrong = ask("b.year == \"2023/24\"");
    assert_eq!(code(&wrong), 2);
    let mend = "start(budget.year) == date(\"2023-04-01\")";
    assert!(err(&wrong).contains(mend), "{}", err(&wrong));
    let right = ask("start(b.year) == date(\"2020-04-01\")");
    assert_eq!(code(&right), 0, "{}", err(&right));
    assert!(out(&right).contains("yes ("), "{}", out(&right));
}

/// A column may be read for itself, so that nothing in it may look surer than it is.
#[test]
fn a_value_that_is_not_all_or_not_sure_is_marked_as_it_is_in_a_comparison() {
    let text = LATE.to_owned()
        + "complete: [groups, documents]\nname: {value: A Name, doubt: hard to read}\ndocuments: none\n\
           edition: {disputed: [{value: wt2018-07-04}, {value: wt2023-12-15}]}\ngroups:\n  a: {name: Open}\n  \
           b: {name: Later, tier: board, from: 2099-01-01}\n  c: {name: Hoped, tier: forum, state: hoped-for}\n  \
           d: {name: Doubted, tier: executive, doubt: hard to read}\nbudgets: [{total: \"£100\"}]\n";
    let asked = [
        ("all=groups.map(g, g.name)", "Open; Hoped (hoped for)", true),
        ("lead=groups.filter(g, g.tier == \"lead\")", "Open (perhaps); Doubted (uncertain)", false),
        ("forum=groups.filter(g, g.tier == \"forum\")", "Hoped (hoped for)", true),
        ("budgets.map(b, b.total)", "£100", true),
        ("documents.map(d, d.title)", "none", false),
        ("name", "uncertain", false),
        ("edition", "wt2018-07-04 or wt2023-12-15 (sources disagree)", false),
        ("size(budgets)", "1 or more", false),
    ];
    let selects = asked.iter().flat_map(|(select, ..)| ["--select", select]);
    let arguments = |format: &'static str| {
        ["query", "true", "-", "--format", format].into_iter().chain(selects.clone()).collect::<Vec<_>>()
    };
    let run = masa_reading(text.as_bytes(), &arguments("json"));
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let cells = document["answers"][0]["cells"].as_array().unwrap();
    assert_eq!(cells.len(), asked.len());
    for ((select, value, more), cell) in asked.iter().zip(cells) {
        assert_eq!((&cell["value"], &cell["more"]), (&(*value).into(), &(*more).into()), "{select}: {cell}");
        let unsure = ["perhaps", "uncertain", "disagree", "or more"].iter().any(|mark| value.contains(mark));
        assert_eq!(cell["known"], !unsure, "{select}: {cell}");
    }
    for format in ["text", "markdown", "csv"] {
        let run = masa_reading(text.as_bytes(), &arguments(format));
        let said = out(&run).replace('\\', "");
        assert!(said.contains("£100 +") && said.contains("Open (perhaps)"), "{format}: {said}");
        let told = said.contains("it is not said whether there are others") && said.contains("marked it so");
        assert_eq!(told, format != "csv", "{format}: {said}");
    }
}

#[test]
fn rows_of_one_name_are_told_apart_by_their_ids() {
    let run = masa(&["query", "true", "arrangements", "--format", "markdown"]);
    let rows: Vec<&str> = out(&run).lines().filter(|line| line.starts_with("| ")).collect();
    for id in ["pan-dorset-2021", "pan-dorset-2023-01", "pan-dorset-2024-03"] {
        let named = rows.iter().filter(|row| row.split(" | ").next().unwrap().ends_with(id));
        assert_eq!(named.count(), 1, "{id} in {rows:?}");
    }
}
