//! `masa restructure --git`: what git keeps track of here and at the revision, and what it does not.

use std::fs;

use super::masa::{code, err, out};
use super::proposal::{git, proposal, restructure};

#[test]
fn a_submodule_is_taken_neither_for_what_it_holds_nor_for_nothing() {
    let folder = proposal();
    let at = folder.path();
    git(at, &["checkout", "--quiet", "--", "areas"]);
    let commit = git(at, &["rev-parse", "HEAD"]);
    git(at, &["update-index", "--add", "--cacheinfo", &format!("160000,{commit},areas/mod")]);
    fs::create_dir(at.join("areas/mod")).unwrap();
    fs::copy(at.join("areas/ours.yaml"), at.join("areas/mod/joint.yaml")).unwrap();
    let is_refused = |when: &str| {
        for paths in [&[][..], &["areas"], &["areas/mod"], &["areas/mod/joint.yaml"]] {
            let run = restructure(at, &[&["--git", "HEAD", "--new-only", "--complete"], paths].concat());
            let said = err(&run).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(code(&run) == 3 && said.contains("`areas/mod` is a submodule"), "{when}: {paths:?}: {said}");
            assert!(said.contains("within it") && out(&run).is_empty(), "{when}: {said}");
        }
        let run = restructure(at, &["--git", "HEAD", "--new-only", "areas/ours.yaml"]);
        assert_eq!(code(&run), 0, "{when}: {}{}", out(&run), err(&run));
    };
    is_refused("new here");
    git(at, &["commit", "--quiet", "--message", "With a submodule"]);
    is_refused("on both sides");
    git(at, &["rm", "--quiet", "--cached", "areas/mod"]);
    is_refused("gone here");
}
