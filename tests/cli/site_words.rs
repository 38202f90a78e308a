//! What the site says in the words of the other outputs.

use serde_json::Value;

use super::masa::{LATE, TIMELY, folder_with, masa, out, run_in};
use super::site::bundled;

/// What a page says of a provision, of a value and of a day is what every other output says, and days that are vague have their place too.
#[test]
fn the_site_speaks_as_the_other_outputs_do() {
    let folder = tempfile::tempdir().unwrap();
    let files = bundled(folder.path());
    let compared = masa(&["compare", "arrangements", "--format", "html"]);
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("provisions/")) {
        assert!(!text.contains("read in the instrument itself"), "{path}");
    }
    let says = "the guidance&#39;s own wording seen as others reproduce it";
    assert!(files.iter().any(|(path, text)| path.starts_with("provisions/") && text.contains(says)));
    for path in ["index.html", "compare.html"] {
        for sign in ["<code>+</code> behind a value", "<code>(uncertain)</code> behind a value"] {
            assert!(files[path].contains(sign), "{path}: {sign}");
            assert!(out(&compared).contains(sign), "{sign}");
        }
    }
    assert!(files["index.html"].contains("data-sort=\"2023-09-01\">some day between September 2023 and December 2023"));
}

/// What differs between two areas is the same on the page for two as in a comparison of the two: what one of them does not state, and what
/// cannot be told, is no difference, unless the other is known to break it.
#[test]
fn the_page_for_two_areas_counts_what_a_comparison_counts() {
    let more = "partners: [{body: plymouth}, {body: nhs-devon-icb}]\ncomplete: [partners]\n";
    let pair = [("late.yaml", format!("{LATE}{more}")), ("timely.yaml", TIMELY.replace("[plymouth]", "[torbay]"))];
    let files = folder_with(&pair.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let run = run_in(files.path(), &["site", ".", "--out", "site"]);
    assert_eq!(super::masa::code(&run), 0, "{}", super::masa::err(&run));
    let site = files.path().join("site");
    let cells = |name: &str| {
        let text = std::fs::read_to_string(site.join(format!("data/area-{name}.js"))).unwrap();
        let (_, data) = text.split_once('{').unwrap();
        let data = format!("{{{}", data.trim_end().trim_end_matches(");"));
        serde_json::from_str::<Value>(&data).unwrap()["cells"].as_array().unwrap().clone()
    };
    let (one, other) = (cells("late"), cells("timely"));
    assert_eq!(one.len(), other.len());
    let by = |cell: &Value| cell.get("apart").unwrap_or(&cell["words"]).clone();
    let differ = one.iter().zip(&other).filter(|(one, other)| {
        let is_any = |key: &str| [one, other].iter().any(|cell| cell[key] == true);
        if is_any("alike") { is_any("breach") && !is_any("nothing") } else { by(one) != by(other) }
    });
    let run = run_in(files.path(), &["compare", "late.yaml", "timely.yaml", "--only-differences", "--format", "json"]);
    let compared: Value = serde_json::from_slice(&run.stdout).unwrap();
    let rows = |what: &str| compared[what].as_array().unwrap().len();
    assert!(rows("facts") > 0 && rows("verdicts") > 0, "{} and {}", rows("facts"), rows("verdicts"));
    assert_eq!(differ.count(), rows("facts") + rows("verdicts"));
}

/// The lead of a partner may be named by the paper of another area, or of before: whoever has to reach that post is told which.
#[test]
fn the_page_of_a_step_says_whose_paper_names_the_posts_that_see_to_something() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let step = "tests/diff/steps/pan-dorset-into-two";
    let [before, bcp, dorset] = ["before", "after-bcp", "after-dorset"].map(|file| format!("{step}/{file}.yaml"));
    let out_at = site.to_str().unwrap();
    let run = masa(&["site", &bcp, &dorset, "--out", out_at, "--before", &before, "--after", &bcp, &dorset]);
    assert_eq!(super::masa::code(&run), 0, "{}", super::masa::err(&run));
    let page = std::fs::read_to_string(site.join("restructure.html")).unwrap();
    let named = |side: &str, file: &str| format!("<span class=\"place\">named in {side}: {file}</span>");
    let pages = [
        named("before, Pan-Dorset Safeguarding Children Partnership", &before),
        named("after, BCP Partnership", &bcp),
        named("after, Dorset Partnership", &dorset),
    ];
    for place in &pages {
        assert!(page.contains(place), "{place}\n{page}");
    }
    // Who is a partner by law alone is named by no paper.
    for cell in page.split("<td>").filter(|cell| cell.contains("the partners by law")) {
        assert!(!cell.contains("named in"), "{cell}");
    }
}

#[test]
fn the_page_of_a_provision_says_what_was_judged_as_a_proposal() {
    let folder = tempfile::tempdir().unwrap();
    let files = bundled(folder.path());
    let page = &files["provisions/ca2004-s16G-1.html"];
    assert!(page.contains("<span class=\"soft\">15 September 2020, proposed, judged as if in force</span>"), "{page}");
}
