//! How a workbook comes out on paper, and where its cells lead.

use std::io::{Cursor, Read as _};

use calamine::{Reader as _, Xlsx};
use roxmltree::Document;

use super::compare::{find, sheet};
use super::masa::{code, masa};

fn part(book: &[u8], path: &str) -> String {
    let mut parts = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    parts.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The width of each column of a sheet in characters.
fn widths(sheet: &Document<'_>) -> Vec<f64> {
    let count = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<usize>().unwrap();
    let columns = sheet.descendants().filter(|node| node.has_tag_name("col"));
    columns
        .flat_map(|column| {
            let width: f64 = column.attribute("width").unwrap().parse().unwrap();
            std::iter::repeat_n(width, count(column, "max") - count(column, "min") + 1)
        })
        .collect()
}

#[test]
fn no_sheet_is_cut_on_paper_and_headings_stand_on_every_page() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    assert_eq!(code(&run), 0);
    let names = part(&run.stdout, "xl/workbook.xml");
    for at in 1..=7 {
        let text = part(&run.stdout, &format!("xl/worksheets/sheet{at}.xml"));
        let sheet = Document::parse(&text).unwrap();
        let setup = sheet.descendants().find(|node| node.has_tag_name("pageSetup")).unwrap();
        assert_eq!(setup.attribute("orientation"), Some("landscape"), "{at}");
        let is_a4 = setup.attribute("paperSize") == Some("9");
        assert!(is_a4 || setup.attribute("paperSize") == Some("8"), "{at}");
        let titles = format!("localSheetId=\"{}\"", at - 1);
        assert!(names.split("<definedName").any(|one| one.contains("Print_Titles") && one.contains(&titles)), "{at}");
        let all = widths(&sheet);
        if setup.attribute("fitToHeight") == Some("0") {
            assert!(all.iter().sum::<f64>() < if is_a4 { 230.0 } else { 310.0 }, "{at} is too small to be read");
            continue;
        }
        // What runs over several pages begins each with a value, its place beside it, and is never wider than the page.
        let breaks = sheet.descendants().find(|node| node.has_tag_name("colBreaks")).unwrap();
        let mut begins: Vec<usize> = breaks.children().filter_map(|one| one.attribute("id")?.parse().ok()).collect();
        assert!(begins.len() > 5 && begins.iter().all(|column| (column - 3) % 2 == 0), "{begins:?}");
        begins.push(all.len());
        for pair in begins.windows(2) {
            let wide: f64 = all[pair[0]..pair[1]].iter().sum::<f64>() + all[0];
            assert!(wide < 280.0, "{wide} from {} on", pair[0]);
        }
    }
}

#[test]
fn every_cell_with_words_breaks_its_lines_and_every_row_is_as_high_as_programs_take() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let styles = part(&run.stdout, "xl/styles.xml");
    let styles = Document::parse(&styles).unwrap();
    let formats = styles.descendants().find(|node| node.has_tag_name("cellXfs")).unwrap();
    let wraps: Vec<bool> = formats
        .children()
        .filter(|node| node.has_tag_name("xf"))
        .map(|format| format.descendants().any(|node| node.attribute("wrapText") == Some("1")))
        .collect();
    for at in 2..=7 {
        let text = part(&run.stdout, &format!("xl/worksheets/sheet{at}.xml"));
        let sheet = Document::parse(&text).unwrap();
        let frozen = sheet.descendants().find(|node| node.has_tag_name("pane")).unwrap();
        let first: usize = frozen.attribute("ySplit").unwrap().parse().unwrap();
        for row in sheet.descendants().filter(|node| node.has_tag_name("row")) {
            let number: usize = row.attribute("r").unwrap().parse().unwrap();
            let height: f64 = row.attribute("ht").map_or(13.0, |height| height.parse().unwrap());
            assert!(height <= 409.0, "{height} in row {number} of {at}");
            for cell in row.children().filter(|cell| number > first && cell.attribute("t") == Some("s")) {
                let style: usize = cell.attribute("s").unwrap().parse().unwrap();
                assert!(wraps[style], "{:?} of sheet {at}", cell.attribute("r"));
            }
        }
    }
}

#[test]
fn what_is_not_known_leads_to_the_row_that_says_what_is_missing() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let mut book = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let [facts, missing] = ["Facts", "Not stated"].map(|name| book.worksheet_range(name).unwrap());
    let said = |range: &calamine::Range<calamine::Data>, row: usize, column: usize| range[(row, column)].to_string();
    let heading = (0..3).find(|row| said(&facts, *row, 0) == "area").unwrap();
    let mut led = 0;
    for row in heading + 1..facts.height() {
        for column in (3..facts.width()).step_by(2) {
            let (value, place) = (said(&facts, row, column), said(&facts, row, column + 1));
            let Some(at) = place.strip_prefix("row ") else {
                assert!(value != "not stated" || place.is_empty(), "{place}");
                continue;
            };
            assert!(["not stated", "uncertain"].contains(&value.as_str()), "{value}");
            let at = at.parse::<usize>().unwrap() - 1;
            assert_eq!(said(&missing, at, 0), said(&facts, row, 0));
            let asked = said(&facts, heading, column);
            assert!(said(&missing, at, 4).split("; ").any(|fact| fact == asked), "{asked}: {}", said(&missing, at, 4));
            led += 1;
        }
    }
    assert!(led > 200, "{led}");
}

#[test]
fn what_is_missing_takes_few_pages_and_loses_no_place() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let missing = sheet(&mut book, "Not stated");
    let (heading, asked) = find(&missing, "missing");
    let (_, place) = find(&missing, "where it would stand");
    let (_, whom) = find(&missing, "who can say");
    let rows: Vec<Vec<String>> =
        missing.rows().skip(heading + 1).map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert!(rows.len() < 400, "{}", rows.len());
    let of = |area: &str, fact: &str| {
        rows.iter()
            .find(|row| row[0].contains(area) && row[asked].starts_with(fact))
            .unwrap_or_else(|| panic!("{fact}"))
    };
    let leads = of("pan-dorset-2021", "partners[…]: lead, delegates, delegates-to-officer (4 of them)");
    let (file, lines) = leads[place].split_once(".yaml:").unwrap();
    assert_eq!((file, lines.split(", ").count()), ("arrangements/pan-dorset-2021", 4));
    assert!(leads[whom].contains("Dorset Council; NHS Dorset CCG; Dorset Police"), "{}", leads[whom]);
    assert!(of("Buckinghamshire", "published-contents: ")[asked].contains("independent-scrutiny"));
    // Of one element several facts.
    assert!(rows.iter().any(|row| row[asked].starts_with("scrutiny[0]: ") && row[asked].contains(", ")));
}

/// Beside an open question the title of a rule would accuse; and a sheet that is seen alone says of which day it speaks.
#[test]
fn a_workbook_says_what_a_rule_looks_for_and_what_is_only_proposed() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let findings = sheet(&mut book, "Findings");
    let (heading, column) = find(&findings, "rule");
    let rules: Vec<String> = findings.rows().skip(heading + 1).map(|row| row[column].to_string()).collect();
    assert!(rules.len() > 5 && rules.iter().all(|rule| rule.starts_with("looks for: ")), "{rules:?}");
    let verdicts = sheet(&mut book, "Verdicts");
    let headings: Vec<String> = verdicts.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let says = "Torbay, judged on 15 September 2020, proposed, judged as if in force";
    assert!(headings.iter().any(|one| one == says), "{headings:?}");
}
