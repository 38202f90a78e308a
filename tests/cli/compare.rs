//! `masa compare`: every format of it, and files that are not as they should be.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataType, Range, Reader, Xlsx};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use super::masa::{LATE, code, err, folder_with, masa, masa_reading, out, run_in};

/// Two areas that differ in one thing.
const ONE: &str = "masa: 1\nid: one\ndescribes: one-2024\nname: One\nstatus: published\nas-at: 2024-12-01\nareas: [plymouth]\n\
    sources: {doc: {title: The arrangements, kind: the-document, read: whole, address: \"https://example.org/one.pdf\"}}\n\
    partners:\n  - {body: plymouth, kind: local-authority, cite: doc 2}\n  - {body: nhs-devon-icb, kind: health-board}\n  \
    - {body: devon-and-cornwall-police, kind: police}\n\
    scrutiny: [{by: {words: a post}, form: post, cite: doc 4}]\ncomplete: [scrutiny]\n\
    budgets:\n  - year: 2024/25\n    total: £100,000\n    contributions: [{payer: plymouth, amount: \"£60,000\"}, {payer: nhs-devon-icb, amount: \"£40,000\"}]\n    \
    complete: [contributions]\n    cite: doc 7\n";

fn other(id: &str, change: (&str, &str)) -> String {
    ONE.replace("id: one\n", &format!("id: {id}\n")).replace("one-2024", id).replace(change.0, change.1)
}

pub(super) fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap()
}

/// The row and column in which a text stands.
pub(super) fn find(range: &Range<Data>, text: &str) -> (usize, usize) {
    let found = range.cells().find(|(_, _, cell)| cell.get_string() == Some(text));
    assert!(found.is_some(), "`{text}` stands nowhere");
    let (row, column, _) = found.unwrap();
    (row, column)
}

#[test]
fn the_comparison_is_by_the_published_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/compare-v1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let run = masa(&["compare", "arrangements", "--format", "json", "--outliers", "--group-by", "region"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let columns = document["columns"].as_array().unwrap();
    assert_eq!(columns.len(), std::fs::read_dir("arrangements").unwrap().count());
    for row in document["facts"].as_array().unwrap().iter().chain(document["verdicts"].as_array().unwrap()) {
        assert_eq!(row["cells"].as_array().unwrap().len(), columns.len(), "{row}");
    }
}

#[test]
fn every_fact_that_is_stated_has_its_place_and_every_other_what_would_settle_it() {
    let run = masa(&["compare", "arrangements", "--facts", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    for row in document["facts"].as_array().unwrap() {
        for cell in row["cells"].as_array().unwrap() {
            let stated = !cell["told"].as_array().unwrap().is_empty();
            let key = if stated || cell["known"] == "none" { "places" } else { "missing" };
            assert!(!cell[key].as_array().unwrap().is_empty(), "{}: {cell}", row["id"]);
            assert_eq!(cell["value"] == "not stated", cell["known"] == "not-stated", "{cell}");
        }
    }
}

#[test]
fn what_is_not_stated_makes_no_difference() {
    let silent = "masa: 1\nid: silent\nas-at: 2024-12-01\nareas: [plymouth]\n";
    let folder = folder_with(&[("one.yaml", ONE.as_bytes()), ("silent.yaml", silent.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--only-differences"]);
    assert!(out(&run).contains("Nothing that is stated differs between these."), "{}", out(&run));
    let changed = other("two", ("form: post", "form: panel"));
    let folder = folder_with(&[("one.yaml", ONE.as_bytes()), ("two.yaml", changed.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--only-differences", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
    let ids: Vec<String> = rows.records().map(|row| row.unwrap()[1].to_owned()).collect();
    assert_eq!(ids, ["scrutiny-form", "scrutiny-form"]);
}

#[test]
fn several_descriptions_of_one_arrangement_count_once() {
    let mut files: Vec<(String, String)> = (1..=3)
        .map(|at| (format!("{at}.yaml"), other(&format!("a{at}"), ("£100,000", &format!("£{at}00,000")))))
        .collect();
    for at in 4..9 {
        let again =
            other(&format!("b{at}"), ("£100,000", "£900,000")).replace(&format!("describes: b{at}"), "describes: a3");
        files.push((format!("{at}.yaml"), again.replace("2024-12-01", "2024-11-01")));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json", "--outliers"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let facts = document["facts"].as_array().unwrap();
    let budget = facts.iter().find(|row| row["id"] == "budget").unwrap();
    let spread = &budget["spreads"][0];
    assert_eq!((&spread["count"], &spread["median"]), (&3.into(), &20_000_000.into()), "{budget}");
    assert_eq!(document["outliers"].as_array().unwrap().len(), 0);
}

#[test]
fn one_of_many_stands_out_against_what_the_others_say() {
    let files: Vec<(String, String)> = (0..9)
        .map(|at| {
            let change = if at == 8 { "£900,000" } else { "£100,000" };
            let text = other(&format!("a{at}"), ("£100,000", change));
            (format!("{at}.yaml"), if at == 8 { text.replace("form: post", "form: panel") } else { text })
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--outliers"]);
    let text = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("(a8), form of scrutiny: panel; 8 of 9 arrangements say `post`"), "{text}");
    assert!(text.contains("(a8), total: £900,000; in 2024/25: median £100,000 of 9 arrangements"), "{text}");
    let run = run_in(folder.path(), &["compare", "0.yaml", "1.yaml", "8.yaml", "--facts", "--outliers"]);
    assert!(out(&run).contains("too few to say what is unusual"), "{}", out(&run));
}

#[test]
fn a_workbook_holds_what_the_files_say_and_comes_out_the_same_again() {
    let folder = folder_with(&[
        ("one.yaml", ONE.as_bytes()),
        ("two.yaml", other("two", ("form: post", "form: panel")).as_bytes()),
    ]);
    let arguments = ["compare", ".", "--format", "xlsx"];
    let (run, again) = (run_in(folder.path(), &arguments), run_in(folder.path(), &arguments));
    assert_eq!((code(&run), err(&run)), (0, ""));
    assert!(run.stdout == again.stdout, "the bytes differ");
    let mut book = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    assert_eq!(book.sheet_names(), ["Summary", "Facts", "Verdicts", "Findings", "Not stated", "Money", "Sources"]);
    let facts = sheet(&mut book, "Facts");
    let (heading, column) = find(&facts, "form of scrutiny");
    assert_eq!(facts[(heading + 1, column)].get_string(), Some("post"));
    assert_eq!(facts[(heading + 2, column)].get_string(), Some("panel"));
    let place = facts[(heading + 1, column + 1)].get_string().unwrap();
    assert!(place.starts_with("one.yaml:") && place.ends_with("The arrangements, 4"), "{place}");
    let (_, total) = find(&facts, "total");
    assert_eq!(facts[(heading + 1, total)].get_float(), Some(100_000.0));
    let (_, share) = find(&facts, "share of the total paid by bodies of the kind local authority");
    assert_eq!(facts[(heading + 1, share)].get_float(), Some(0.6));
    let money = sheet(&mut book, "Money");
    let (row, _) = find(&money, "Plymouth City Council");
    let (_, amount) = find(&money, "amount");
    assert_eq!(money[(row, amount)].get_float(), Some(60_000.0));
    let verdicts = sheet(&mut book, "Verdicts");
    let (row, _) = find(&verdicts, "Children Act 2004, s.16E(3), safeguarding partner");
    assert!(verdicts[(row, 3)].get_string().unwrap().starts_with("met"), "{:?}", verdicts[(row, 3)]);
    let sources = sheet(&mut book, "Sources");
    find(&sources, "https://example.org/one.pdf");
}

/// Where the cells of a sheet lead within the book, by cell: `E7` to the sheet and row of `'Sources'!A12`.
fn links(book: &[u8], sheet: usize) -> HashMap<String, (String, usize)> {
    let mut parts = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    parts.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).unwrap().read_to_string(&mut text).unwrap();
    let page = Document::parse(&text).unwrap();
    let links = page.descendants().filter(|node| node.has_tag_name("hyperlink"));
    let lead = links.map(|link| {
        let (to, row) = link.attribute("location").unwrap().split_once('!').unwrap();
        let row = row.trim_start_matches('A').parse().unwrap();
        (link.attribute("ref").unwrap().to_owned(), (to.trim_matches('\'').to_owned(), row))
    });
    lead.collect()
}

#[test]
fn an_outcome_leads_to_its_provision_and_the_cell_beside_it_to_what_was_found() {
    let run = masa(&["compare", "arrangements", "tests/graph/thirty-groups.yaml", "--format", "xlsx"]);
    let mut book = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let [verdicts, findings, sources] = ["Verdicts", "Findings", "Sources"].map(|name| sheet(&mut book, name));
    let links = links(&run.stdout, 3);
    let (heading, _) = find(&verdicts, "what it asks");
    let said = |range: &calamine::Range<Data>, row: usize, column: usize| range[(row, column)].to_string();
    let is_told = |says: &str| {
        !["met", "cannot tell", "does not", "for judg", "not asked"].iter().any(|fine| says.starts_with(fine))
    };
    let (mut outcomes, mut found) = (0, 0);
    for row in heading + 1..verdicts.height() {
        let (provision, asks) = (said(&verdicts, row, 0), said(&verdicts, row, 2));
        // Outcomes from column D on, and links to what was found beside those of an area of which something was; last, what is not asked.
        for (column, letter) in (3..verdicts.width() - 1).zip('D'..='Z') {
            let (says, link) = (said(&verdicts, row, column), links.get(&format!("{letter}{}", row + 1)));
            if said(&verdicts, heading, column) != "its row in Findings" {
                assert_eq!(link.is_some(), says != "not asked", "{letter}{}: {says}", row + 1);
                let Some((to, at)) = link else { continue };
                assert_eq!((to.as_str(), said(&sources, at - 1, 7)), ("Sources", asks.clone()), "{provision}");
                outcomes += 1;
                let beside = char::from_u32(u32::from(letter) + 1).unwrap();
                assert!(!is_told(&says) || links.contains_key(&format!("{beside}{}", row + 1)), "{says}");
            } else if let Some((to, at)) = link {
                let outcome = said(&verdicts, row, column - 1);
                let is_told =
                    !["met", "cannot tell", "does not", "for judg"].iter().any(|says| outcome.starts_with(says));
                assert!(is_told, "{outcome}");
                assert_eq!((to.as_str(), says), ("Findings", format!("row {at}")));
                // A finding may name a weightier provision first.
                let named = format!("{}, judged on ", said(&findings, at - 1, 0));
                assert!(said(&verdicts, heading, column - 1).starts_with(&named), "{provision} in row {at}");
                found += 1;
            }
        }
    }
    assert!(outcomes > 500 && found > 0, "{outcomes} {found}");
}

#[test]
fn nothing_in_a_workbook_is_a_formula() {
    let name = "=HYPERLINK(\"http://x\")";
    let hostile = other("two", ("name: One", &format!("name: '{name}'"))).replace("areas: [plymouth]", "areas: []");
    let folder = folder_with(&[("one.yaml", ONE.as_bytes()), ("two.yaml", hostile.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]);
    let mut book = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let mut found = 0;
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet} has formulas");
        let range = book.worksheet_range(&sheet).unwrap();
        found +=
            range.cells().filter(|(_, _, cell)| cell.get_string().is_some_and(|text| text.starts_with(name))).count();
    }
    assert!(found > 1);
}

/// A text that begins as a formula would is marked as text, so that it stays one when somebody edits it; so is one of full width.
#[test]
fn what_begins_as_a_formula_is_marked_as_text() {
    for sign in ["=", "＝", "＋", "－", "＠"] {
        let name = format!("{sign}SUM(1)");
        let hostile = other("two", ("name: One", &format!("name: '{name}'"))).replace("areas: [plymouth]", "areas: []");
        let folder = folder_with(&[("one.yaml", ONE.as_bytes()), ("two.yaml", hostile.as_bytes())]);
        let run = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]);
        let mut parts = zip::ZipArchive::new(Cursor::new(run.stdout.as_slice())).unwrap();
        let names: Vec<String> = parts.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut read = |part: &str| {
            let mut text = String::new();
            parts.by_name(part).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let styles = read("xl/styles.xml");
        let styles = Document::parse(&styles).unwrap();
        let formats = styles.descendants().find(|node| node.has_tag_name("cellXfs")).unwrap();
        let as_text: Vec<bool> = formats
            .children()
            .filter(|node| node.has_tag_name("xf"))
            .map(|format| format.attribute("quotePrefix") == Some("1"))
            .collect();
        let strings = read("xl/sharedStrings.xml");
        let strings = Document::parse(&strings).unwrap();
        let begins: Vec<bool> = strings
            .descendants()
            .filter(|node| node.has_tag_name("si"))
            .map(|string| string.descendants().any(|node| node.text().is_some_and(|text| text.starts_with(&name))))
            .collect();
        let mut found = 0;
        for sheet in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
            let sheet = read(sheet);
            let sheet = Document::parse(&sheet).unwrap();
            for cell in sheet.descendants().filter(|node| node.attribute("t") == Some("s")) {
                let at: usize = cell.descendants().find_map(|node| node.text()).unwrap().parse().unwrap();
                let style: usize = cell.attribute("s").map_or(0, |style| style.parse().unwrap());
                assert!(as_text[style] || !begins[at], "{name} in {:?}", cell.attribute("r"));
                found += usize::from(begins[at]);
            }
        }
        assert!(found > 0, "no cell begins with {name}");
        let csv = run_in(folder.path(), &["compare", ".", "--format", "csv"]);
        assert!(out(&csv).contains(&format!("'{name}")) && !out(&csv).contains(&format!(",{name}")), "{}", out(&csv));
    }
}

#[test]
fn a_hostile_name_is_only_text_in_every_format() {
    let name = "<script>alert(1)</script>|\\u001b[31m";
    let text = ONE.replace("name: One", &format!("name: \"{name}\"")).replace("areas: [plymouth]", "areas: []");
    for (format, must_not) in
        [("text", "\u{1b}"), ("markdown", "<script>"), ("csv", "\u{1b}"), ("json", "\u{1b}"), ("html", "<script>")]
    {
        let run = masa_reading(text.as_bytes(), &["compare", "-", "--facts", "--format", format]);
        assert_eq!((code(&run), err(&run)), (0, ""), "{format}");
        assert!(out(&run).contains("script") && !out(&run).contains(must_not), "{format}: {}", out(&run));
        assert!(!out(&run).contains('\u{1b}'), "{format}");
    }
}

#[test]
fn the_page_has_a_cell_for_every_value_with_where_it_stands_behind_it() {
    let run = masa(&["compare", "arrangements", "--format", "html"]);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(out(&run), options).unwrap();
    let json = masa(&["compare", "arrangements", "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let columns = json["columns"].as_array().unwrap().len();
    let rows: Vec<_> = ["facts", "verdicts"].iter().flat_map(|kind| json[kind].as_array().unwrap()).collect();
    let is = |node: &Node<'_, '_>, name: &str| node.has_tag_name(name);
    let written: Vec<Vec<Node<'_, '_>>> = page
        .descendants()
        .filter(|node| is(node, "tr"))
        .map(|row| row.children().filter(|cell| is(cell, "td")).collect())
        .filter(|cells: &Vec<_>| !cells.is_empty())
        .collect();
    assert_eq!(written.len(), rows.len());
    let said = |cell: &Node<'_, '_>| cell.descendants().filter_map(|node| node.text()).collect::<String>();
    for (row, cells) in rows.iter().zip(&written) {
        assert_eq!(cells.len(), columns);
        for (cell, written) in row["cells"].as_array().unwrap().iter().zip(cells) {
            for place in cell["places"].as_array().into_iter().flatten() {
                let place = format!("{}:{}:{}", place["file"].as_str().unwrap(), place["line"], place["column"]);
                assert!(said(written).contains(&place), "{place} is not in {}", said(written));
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_compared() {
    let folder = folder_with(&[("good.yaml", LATE.as_bytes()), ("torn.yaml", b"masa: 1\nid: [\n")]);
    for format in ["text", "html", "xlsx"] {
        let run = run_in(folder.path(), &["compare", ".", "--format", format, "--output", "result"]);
        assert_eq!(code(&run), 3);
        assert!(err(&run).contains("torn.yaml") && err(&run).contains("the rest is in it"), "{}", err(&run));
        assert!(folder.path().join("result").is_file());
    }
    let run = run_in(folder.path(), &["compare", "."]);
    assert!(out(&run).contains("There is one arrangement only"), "{}", out(&run));
}

#[test]
fn two_files_of_one_id_are_told_apart_and_told() {
    let folder = folder_with(&[("a.yaml", ONE.as_bytes()), ("b.yaml", ONE.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--facts"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("another file has the id `one` already"), "{}", err(&run));
    assert!(out(&run).contains("2 descriptions of 1 arrangement"), "{}", out(&run));
}

#[test]
fn a_folder_without_arrangements_and_a_file_that_is_compared_are_not_written_over() {
    let folder = folder_with(&[("notes.yaml", b"a: 1\n"), ("sub/good.yaml", LATE.as_bytes())]);
    let run = run_in(folder.path(), &["compare", "notes.yaml", "--output", "result"]);
    assert_eq!(code(&run), 3);
    assert!(!folder.path().join("result").exists());
    let run = run_in(folder.path(), &["compare", "sub", "--output", "sub/good.yaml"]);
    assert_eq!(code(&run), 2);
    assert_eq!(std::fs::read_to_string(folder.path().join("sub/good.yaml")).unwrap(), LATE);
}

#[test]
fn a_file_from_windows_is_compared_like_any_other() {
    let windows = format!("\u{feff}{}", ONE.replace('\n', "\r\n"));
    let folder = folder_with(&[("w.yaml", windows.as_bytes())]);
    let run = run_in(folder.path(), &["compare", "w.yaml", "--facts", "--format", "csv"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
    let row = rows.records().map(Result::unwrap).find(|row| &row[1] == "scrutiny-form").unwrap();
    assert_eq!((&row[11], &row[14], &row[15]), ("post", "stated", "w.yaml:13:40"));
}

#[test]
fn a_workbook_asks_each_thing_once_and_counts_nothing_up() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let mut book = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let summary = sheet(&mut book, "Summary");
    let (heading, _) = find(&summary, "judged on");
    let headings: Vec<&str> = summary.rows().nth(heading).unwrap().iter().filter_map(Data::get_string).collect();
    let plain =
        ["arrangement", "describes", "descriptions of it", "status", "judged on", "edition of that day", "file"];
    assert_eq!(headings.iter().filter(|says| !says.is_empty()).copied().collect::<Vec<_>>(), plain);
    let findings = sheet(&mut book, "Findings");
    let (heading, came) = find(&findings, "came out as");
    let asked = findings.rows().skip(heading + 1).filter(|row| row[came].get_string() == Some("open question")).count();
    let report = masa(&["check", "arrangements"]);
    let shown = out(&report).lines().filter(|line| line.starts_with("open question  ")).count();
    assert!(asked > 0 && asked == shown, "{asked} of {shown}");
    let missing = sheet(&mut book, "Not stated");
    let (_, place) = find(&missing, "where it would stand");
    let (heading, why) = find(&missing, "why");
    let mut seen = std::collections::HashSet::new();
    let (_, facts) = find(&missing, "facts that it would settle");
    let (_, verdicts) = find(&missing, "verdicts that it would settle");
    let mut of_both = 0;
    for row in missing.rows().skip(heading + 1) {
        // A row of its own for each fact, the reason and the place included: nothing is asked for twice.
        let key: Vec<String> = [0, 1, why, why + 1, place].map(|at| row[at].to_string()).to_vec();
        let settles = [facts, verdicts].map(|at| !row[at].to_string().is_empty());
        assert!(settles.contains(&true), "settles nothing: {key:?}");
        of_both += usize::from(settles == [true, true]);
        assert!(seen.insert(key.clone()), "asked twice: {key:?}");
    }
    assert!(seen.len() > 30 && of_both > 10, "{of_both} of {}", seen.len());
}
