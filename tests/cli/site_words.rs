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
