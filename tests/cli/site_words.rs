//! What the site says in the words of the other outputs.

use super::masa::{masa, out};
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
