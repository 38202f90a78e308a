//! What `masa compare` says of each fact: what rests on a doubt, where it stands, what is told in place of nothing, on which day.

use serde_json::Value;

use super::masa::{folder_with, masa, run_in};

pub(super) const HEAD: &str = "masa: 1\nid: one\ndescribes: one\nstatus: published\nas-at: 2024-06-01\nscope: [children]\nareas: [plymouth]\n\
    sources: {doc: {title: D, kind: the-document, read: whole}}\n";

/// The facts of one file, with further arguments.
pub(super) fn facts_of(text: &str, more: &[&str]) -> Value {
    let folder = folder_with(&[("one.yaml", format!("{HEAD}{text}").as_bytes())]);
    let arguments = [&["compare", ".", "--facts", "--format", "json"], more].concat();
    let run = run_in(folder.path(), &arguments);
    serde_json::from_slice(&run.stdout).unwrap()
}

pub(super) fn row<'v>(document: &'v Value, id: &str) -> &'v Value {
    let rows = document["facts"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == id).unwrap()
}

/// The fact of the only file.
pub(super) fn fact<'v>(document: &'v Value, id: &str) -> &'v Value {
    &row(document, id)["cells"][0]
}

#[track_caller]
pub(super) fn says(document: &Value, id: &str, value: &str, known: &str) {
    let cell = fact(document, id);
    assert_eq!((&cell["value"], &cell["known"]), (&value.into(), &known.into()), "{id}: {cell}");
}

#[test]
fn a_fact_is_uncertain_only_where_what_it_rests_on_is() {
    for doubt in
        ["date: 2023-11-01, doubt: hard to read", "date: {value: 2023-11-01, doubt: hard to read}", "date: 2023-11-01"]
    {
        let facts = facts_of(
            &format!(
                "events:\n  - {{what: published, date: 2024-01-01, cite: doc 1}}\n  - {{what: agreed-in-principle, {doubt}}}\n"
            ),
            &[],
        );
        says(&facts, "published", "1 January 2024", "stated");
        says(&facts, "in-force", "not stated", "not-stated");
        says(&facts, "reviewed", "not stated", "not-stated");
    }
    let facts = facts_of("events: [{what: published, date: 2024-01-01, doubt: hard to read}]\n", &[]);
    says(&facts, "published", "1 January 2024 (uncertain)", "uncertain");
    let facts = facts_of("edition: {value: wt2023-12-15, doubt: hard to read}\n", &[]);
    says(&facts, "edition", "Working Together 2023 (uncertain)", "uncertain");
}

#[test]
fn a_doubt_about_what_one_group_does_is_none_about_the_others() {
    let groups = "groups:\n  a: {name: Board, functions: [learning]}\n  \
        b: {name: Forum, functions: {value: [communication], doubt: hard to read}}\n";
    let facts = facts_of(groups, &[]);
    says(&facts, "function-learning", "Board", "in-part");
    says(&facts, "function-communication", "Forum (uncertain)", "uncertain");
    let all = facts["facts"].as_array().unwrap().iter().filter(|row| row["cells"][0]["known"] == "uncertain");
    assert_eq!(all.map(|row| &row["id"]).collect::<Vec<_>>(), ["function-communication"]);
}

#[test]
fn where_both_readings_of_a_doubt_differ_a_number_lies_between_them() {
    let partners = "partners: [{body: plymouth, kind: local-authority}, {body: torbay, kind: local-authority, doubt: hard to read}]\n";
    let facts = facts_of(partners, &[]);
    assert_eq!(fact(&facts, "councils")["known"], "bounds");
    says(&facts, "partners", "Plymouth City Council; Torbay Council (uncertain)", "in-part");
    assert_eq!(fact(&facts, "partners")["uncertain"][0], "Torbay Council");
}

#[test]
fn every_function_is_cited_where_it_is_written_and_every_count_where_what_is_counted_is() {
    let run = masa(&["compare", "arrangements", "--facts", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let mut functions = 0;
    for row in document["facts"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        for (cell, column) in row["cells"].as_array().unwrap().iter().zip(document["columns"].as_array().unwrap()) {
            let file = std::fs::read_to_string(column["file"].as_str().unwrap()).unwrap();
            let told =
                !cell["told"].as_array().unwrap().is_empty() || !cell["uncertain"].as_array().unwrap().is_empty();
            let from = |place: &Value| {
                let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap() - 1;
                let line: String = file.lines().nth(at("line")).unwrap().to_owned();
                (line.chars().skip(at("column")).collect::<String>(), line)
            };
            for place in cell["places"].as_array().unwrap().iter().filter(|_| told) {
                let (rest, line) = from(place);
                if let Some(word) = id.strip_prefix("function-") {
                    functions += 1;
                    let own = rest.starts_with(word) || line.contains(&format!("function: {word},"));
                    assert!(own, "{id} at {line}");
                }
                if let Some(tier) = id.strip_prefix("groups-") {
                    assert!(rest.starts_with(tier), "{id} at {line}");
                }
                if id.starts_with("paid-") || id.starts_with("share-") {
                    assert!(line.contains("payer:") && !rest.starts_with("payer"), "{id} at {line}");
                }
            }
            if id == "children" {
                let paper = cell["papers"][0]["paper"].as_str().unwrap();
                assert!(
                    paper.contains("reference list") && paper.contains("Office for National Statistics"),
                    "{paper}"
                );
                assert_eq!(
                    (cell["papers"].as_array().unwrap().len(), &cell["papers"][0]["place"]),
                    (1, &"mid-2020".into())
                );
            }
        }
    }
    assert!(functions > 30, "{functions}");
}

#[test]
fn a_fact_without_a_paper_is_one_that_the_file_cites_none_for() {
    let run = masa(&["compare", "arrangements", "--facts", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let mut without: Vec<&str> = Vec::new();
    for row in document["facts"].as_array().unwrap() {
        let uncited = |cell: &&Value| {
            !cell["told"].as_array().unwrap().is_empty() && cell["papers"].as_array().unwrap().is_empty()
        };
        without.extend(row["cells"].as_array().unwrap().iter().filter(uncited).map(|_| row["id"].as_str().unwrap()));
    }
    without.dedup();
    // For whom it is is read off the whole of a paper.
    assert_eq!(without, ["scope"]);
}

#[test]
fn what_is_cited_at_a_field_goes_before_what_is_cited_around_it() {
    let groups = "groups:\n  a:\n    name: Board\n    functions: [learning]\n    cites: {functions: doc 7}\n    cite: doc 6\n\
        posts:\n  q: {title: Lead, functions: [training], cite: doc 99}\n";
    let facts = facts_of(groups, &[]);
    let cell = fact(&facts, "function-learning");
    assert_eq!(cell["papers"].as_array().unwrap().iter().map(|paper| &paper["place"]).collect::<Vec<_>>(), ["7"]);
    assert_eq!(cell["places"].as_array().unwrap().len(), 1);
}

#[test]
fn a_total_of_no_year_and_a_function_of_no_owner_are_told_with_what_they_lack() {
    let facts = facts_of(
        "budgets: [{total: \"£276,203\", cite: doc 5}]\nfunctions: [{function: learning, cite: doc 6}]\n",
        &[],
    );
    says(&facts, "budget", "£276,203, and not said for which year", "lacking");
    assert_eq!(fact(&facts, "budget")["missing"][0]["fact"], "budgets[0].year");
    assert_eq!(fact(&facts, "budget")["hundredths"], Value::Null);
    says(&facts, "budget-year", "not stated", "not-stated");
    says(&facts, "function-learning", "named, and not said who has it", "lacking");
    assert_eq!(fact(&facts, "function-learning")["missing"][0]["fact"], "functions[0].owners");
}

#[test]
fn that_nobody_employs_the_scrutineer_is_stated() {
    let post = "posts: {s: {title: Scrutineer, employed-by: none, cite: doc 4}}\nscrutiny: [{by: {post: s}, chosen-by: none}]\n";
    let facts = facts_of(post, &[]);
    says(&facts, "scrutiny-employed", "nobody", "in-part");
    says(&facts, "scrutiny-chosen", "nobody", "in-part");
    says(&facts, "scrutiny-engaged", "not stated", "not-stated");
    says(&facts, "scrutiny-methods", "not stated", "not-stated");
}

#[test]
fn what_is_planned_is_told_with_how_far_it_has_come() {
    let claims = "claims: [{sector: education, standing: partner, state: planned}]\n\
        groups: {a: {name: Forum, state: planned, functions: [learning]}}\n";
    let facts = facts_of(claims, &[]);
    says(&facts, "education-standing", "partner (planned)", "in-part");
    says(&facts, "function-learning", "Forum (planned)", "in-part");
}

#[test]
fn facts_are_those_of_the_day_that_is_asked_about() {
    let text = "posts:\n  old: {title: Old Director, until: 2022-03-31}\n  new: {title: New Director, from: 2024-01-01}\n\
        partners: [{body: plymouth, kind: local-authority, lead: old, delegates: [new]}]\n\
        groups:\n  late: {name: Late Board, tier: board, from: 2024-04-01}\n\
        events: [{what: published, date: 2024-03-01}, {what: in-force, date: 2020-01-01}]\n\
        budgets: [{year: 2020/21, total: \"£100\"}, {year: 2024/25, total: \"£200\"}]\n";
    let now = facts_of(text, &[]);
    says(&now, "lead-posts", "Old Director (until 31 March 2022)", "stated");
    says(&now, "delegates", "New Director", "in-part");
    says(&now, "budget", "£200", "stated");
    let then = facts_of(text, &["--as-of", "2021-06-01"]);
    says(&then, "lead-posts", "Old Director", "stated");
    says(&then, "delegates", "New Director (from 1 January 2024)", "in-part");
    says(&then, "published", "1 March 2024 (after that day)", "stated");
    says(&then, "in-force", "1 January 2020", "stated");
    says(&then, "budget", "£100", "stated");
    says(&then, "budget-year", "2020/21", "stated");
    says(&then, "tiers", "board (from 1 April 2024)", "in-part");
    let early = facts_of(text, &["--as-of", "2019-06-01"]);
    assert_eq!(fact(&early, "budget")["known"], "lacking");
}

#[test]
fn money_is_set_beside_money_of_the_same_year() {
    let files: Vec<(String, String)> = (0..12)
        .map(|at| {
            let (year, total) = if at < 3 { ("2014/15", "£10") } else { ("2023/24", "£1,000") };
            let total = if at == 11 { "£9,000" } else { total };
            let text = HEAD.replace("id: one\ndescribes: one", &format!("id: a{at}\ndescribes: a{at}"));
            (format!("{at}.yaml"), format!("{text}budgets: [{{year: {year}, total: \"{total}\"}}]\n"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json", "--outliers"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let spreads = row(&document, "budget")["spreads"].as_array().unwrap();
    let told: Vec<_> =
        spreads.iter().map(|one| (one["year"].as_str().unwrap(), one["count"].as_i64().unwrap())).collect();
    assert_eq!(told, [("2014/15", 3), ("2023/24", 9)]);
    let out = document["outliers"].as_array().unwrap().iter().filter(|one| one["spread"]["year"] != "");
    let out: Vec<&Value> = out
        .map(|one| &document["columns"][usize::try_from(one["column"].as_u64().unwrap()).unwrap()]["arrangement"])
        .collect();
    assert!(!out.is_empty() && out.iter().all(|arrangement| **arrangement == "a11"), "{out:?}");
}

#[test]
fn that_nobody_else_pays_is_no_amount() {
    let budget = |list: &str| {
        format!(
            "budgets: [{{year: 2023/24, total: \"£100\", {list} contributions: [{{payer: plymouth, amount: \"£100\"}}]}}]\n"
        )
    };
    says(&facts_of(&budget("complete: [contributions],"), &[]), "paid-others", "none", "none");
    says(&facts_of(&budget(""), &[]), "paid-others", "not stated", "not-stated");
}

#[test]
fn of_each_year_it_is_told_whether_its_report_came_in_time() {
    let text = "events: [{what: in-force, date: 2019-09-29}]\ncomplete: [reports]\nreports:\n  \
        - {kind: yearly, period: 2019-10-01/2020-09-30, events: [{what: published, date: 2020-09-01}]}\n  \
        - {kind: yearly, period: 2020-10-01/2021-09-30, events: [{what: published, date: 2022-03-01}]}\n  \
        - {kind: yearly, period: 2021-10-01/2022-09-30}\n";
    let facts = facts_of(text, &[]);
    says(&facts, "report-in-time-2020", "on time", "stated");
    says(&facts, "report-in-time-2021", "late", "stated");
    assert_eq!(fact(&facts, "report-in-time-2022")["known"], "not-stated");
    // Whatever report came before, be it another version of one on an earlier year.
    let text =
        text.replace("2021-10-01/2022-09-30}", "2019-10-01/2020-09-30, events: [{what: published, date: 2021-05-01}]}");
    says(&facts_of(&text, &[]), "report-in-time-2021", "on time", "stated");
}

#[test]
fn what_the_law_only_permits_is_met_nowhere() {
    let run = masa(&["compare", "arrangements", "--verdicts", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let forces: Vec<&str> =
        document["verdicts"].as_array().unwrap().iter().map(|row| row["force"].as_str().unwrap()).collect();
    assert!(forces.len() > 60 && !forces.contains(&"a power, not a duty"), "{forces:?}");
    let remarks = document["remarks"].as_array().unwrap();
    assert!(remarks.iter().any(|remark| remark.as_str().unwrap().contains("only permit something")), "{remarks:?}");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let run = masa(&["site", "arrangements", "--out", out.to_str().unwrap()]);
    assert_eq!(super::masa::code(&run), 0);
    for provision in ["ca2004-s16I-2", "ca2004-s16J-3", "ca2004-s16J-4", "ca2004-s16J-5"] {
        let data = std::fs::read_to_string(out.join(format!("data/provision-{provision}.js"))).unwrap();
        assert!(!data.contains("\"met\""), "{data}");
    }
}

#[test]
fn no_legal_duty_is_met_by_what_weighs_less_nor_spared_where_the_file_is_silent() {
    let run = masa(&["compare", "arrangements", "--verdicts", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let columns: Vec<&str> =
        document["columns"].as_array().unwrap().iter().map(|column| column["arrangement"].as_str().unwrap()).collect();
    let cell = |provision: &str, id: &str| {
        let rows = document["verdicts"].as_array().unwrap();
        let row = rows.iter().find(|row| row["provision"] == provision).unwrap();
        row["cells"][columns.iter().position(|column| *column == id).unwrap()].clone()
    };
    let outcome = |provision: &str, id: &str| cell(provision, id)["outcome"].clone();
    // That a paper names the edition is a question at most, and not all of having regard to it.
    assert_eq!(outcome("ca2004-s16K-1", "plymouth-2020-09"), "for-judgement");
    // The paper says nothing of child deaths, and the law does not spare the area for that.
    assert_eq!(outcome("ca2004-s16M-1", "torbay-2020"), "not-stated");
    // Nor where each rule on a duty waits until one of several things is said of the matter; and the cell says why.
    let why = "it is asked only where something is stated of how deaths are reviewed";
    for provision in ["ca2004-s16M-3", "ca2004-s16M-5", "ca2004-s16M-6", "ca2004-s16Q-1"] {
        for id in ["pan-dorset-2021", "plymouth-torbay-2019"] {
            let cell = cell(provision, id);
            assert_eq!(cell["outcome"], "not-stated", "{provision}, {id}");
            assert_eq!(cell["unsaid"], serde_json::json!([why]), "{provision}, {id}");
        }
        assert_eq!(cell(provision, "buckinghamshire-2022-23")["unsaid"], serde_json::json!([]));
        // What is done once arrangements are in force is asked of no proposal.
        for id in ["plymouth-2020-09", "torbay-2020"] {
            assert_eq!(outcome(provision, id), "not-applicable", "{provision}, {id}");
        }
    }
    let sheet = masa(&["compare", "arrangements", "--verdicts", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(super::masa::out(&sheet).as_bytes());
    let of_dorset = |row: &csv::StringRecord| &row[1] == "ca2004-s16M-3" && &row[6] == "pan-dorset-2021";
    let row = rows.records().map(Result::unwrap).find(of_dorset).unwrap();
    assert_eq!((&row[11], &row[17]), ("cannot tell", &*format!("the file says nothing of it: {why}")));
}

#[test]
fn provisions_that_share_a_place_are_told_apart() {
    let run = masa(&["compare", "arrangements", "--verdicts", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(super::masa::out(&run).as_bytes());
    let mut names: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for row in rows.records().map(Result::unwrap) {
        let id = names.entry(row[3].to_owned()).or_insert_with(|| row[1].to_owned());
        assert_eq!(id, &row[1], "{} names two", &row[3]);
    }
    let name = "Working Together 2018, chapter 3, publication of arrangements: how the arrangements are funded";
    assert_eq!(names.get(name).map(String::as_str), Some("wt2018-c3-publish-funding"));
}

#[test]
fn no_page_names_the_folders_above_the_files() {
    let folder = folder_with(&[("areas/one.yaml", HEAD.as_bytes())]);
    let above = folder.path().to_str().unwrap().to_owned();
    let areas = format!("{above}/areas");
    for arguments in [&["compare", &areas, "--format", "html"][..], &["check", &areas, "--format", "html"]] {
        let run = masa(arguments);
        let page = super::masa::out(&run);
        assert!(page.contains("areas/one.yaml") && !page.contains(&above), "{page}");
    }
    let out = format!("{above}/site");
    assert_eq!(super::masa::code(&masa(&["site", &areas, "--out", &out])), 0);
    for page in ["index.html", "areas/one.html"] {
        let page = std::fs::read_to_string(format!("{out}/{page}")).unwrap();
        assert!(!page.contains(&above), "{page}");
    }
}

#[test]
fn agencies_that_stand_under_no_heading_have_a_row_of_their_own() {
    let agencies = |more: &str| {
        format!(
            "relevant-agencies:\n  - force: relevant-agency\n    agencies:\n      - {{kind: all schools, category: education-and-childcare}}\n{more}"
        )
    };
    let facts =
        facts_of(&agencies("      - {body: {name: Voluntary Sector Alliance}}\n      - {kind: faith groups}\n"), &[]);
    says(&facts, "agencies-no-heading", "Voluntary Sector Alliance; faith groups", "in-part");
    says(&facts, "agencies-education-and-childcare", "all schools", "in-part");
    let facts = facts_of(&agencies(""), &[]);
    assert!(facts["facts"].as_array().unwrap().iter().all(|row| row["id"] != "agencies-no-heading"));
}

/// That a proposal is not asked for reports, and that it cannot be told of the others, is no difference; and where no provision differs, a
/// comparison of what differs says so.
#[test]
fn one_value_beside_what_is_not_known_is_no_difference() {
    let run = masa(&["compare", "arrangements", "--only-differences", "--format", "json"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let shown = |id: &str| document["facts"].as_array().unwrap().iter().any(|row| row["id"] == id);
    assert!(shown("in-force") && !shown("report-overdue"));
    let proposed = HEAD.replace("published", "proposed");
    let folder = folder_with(&[("one.yaml", proposed.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json"]);
    let proposed: Value = serde_json::from_slice(&run.stdout).unwrap();
    says(&proposed, "report-overdue", "not asked of what is proposed or has ceased", "lacking");
    let says_so = "No provision is known to have come out otherwise for one of these than for another.";
    let remarks = document["remarks"].as_array().unwrap();
    assert_eq!(document["verdicts"].as_array().unwrap().is_empty(), remarks.iter().any(|one| one == says_so));
    let pair = ["arrangements/pan-dorset-2021.yaml", "arrangements/pan-dorset-2023-01.yaml"];
    let run = masa(&["compare", pair[0], pair[1], "--only-differences"]);
    let text = super::masa::out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(says_so), "{text}");
}

#[test]
fn a_count_behind_an_outcome_is_explained_wherever_it_is_used() {
    let of = |more: &[&str]| {
        let run = masa(&[&["compare", "arrangements"], more].concat());
        super::masa::out(&run).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let says_so = "`(2 of 10)` behind an outcome";
    assert!(of(&["--verdicts"]).contains(says_so));
    assert!(!of(&["--facts"]).contains(says_so));
    // The lists hold how many children there are; that is no number that the papers state.
    let none = "no number that they state of themselves is stated by enough of them for a middle";
    let pair = ["arrangements/pan-dorset-2021.yaml", "arrangements/plymouth-2020-09.yaml"];
    let run = masa(&["compare", pair[0], pair[1], "--outliers"]);
    let text = super::masa::out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(none), "{text}");
}
