//! `masa restructure --git`: what git keeps track of here and at the revision, and what it does not.

use std::fs;

use super::masa::{code, err, out};
use super::proposal::{OURS, git, proposal, restructure};

#[test]
fn what_git_keeps_track_of_is_there_though_it_is_ignored_or_not_checked_out() {
    let folder = proposal();
    let at = folder.path();
    git(at, &["checkout", "--quiet", "--", "areas"]);
    let accepted = "masa-accepted: 1\naccepted:\n  - finding: no-independent-scrutiny/arrangement/ours\n    outcome: not-met\n    \
                    reason: It is being engaged\n    decided-by: Executive\n    decided: 2026-11-01\n    until: 2027-03-31\n";
    fs::write(at.join("areas/ours.accepted.yaml"), accepted).unwrap();
    fs::write(at.join("top.yaml"), "note: 1\n").unwrap();
    git(at, &["add", "--all"]);
    fs::write(at.join(".gitignore"), "*.yaml\n").unwrap();
    git(at, &["add", ".gitignore"]);
    git(at, &["commit", "--quiet", "--message", "Ignored, and kept track of"]);
    let paths = [&[][..], &["areas"], &["areas/ours.yaml"]];
    let said = |paths: &[&str], more: &[&str]| {
        let run = restructure(at, &[&["--git", "HEAD", "--new-only", "--complete"], more, paths].concat());
        assert_eq!(code(&run), 0, "{paths:?}: {}{}", out(&run), err(&run));
        let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!said.contains("is gone:") && !said.contains("is new:"), "{paths:?}: {said}");
        assert!(said.contains("The change brings in nothing that is to be mended or asked"), "{paths:?}: {said}");
        said
    };
    for paths in paths {
        said(paths, &[]);
    }
    let untracked = OURS.replace("ours", "torbay").replace("plymouth", "torbay");
    fs::write(at.join("areas/torbay.yaml"), untracked).unwrap();
    said(&[], &[]);
    fs::remove_file(at.join("areas/torbay.yaml")).unwrap();
    git(at, &["sparse-checkout", "set", "--no-cone", "/top.yaml"]);
    assert!(!at.join("areas").exists());
    for paths in paths {
        let text = said(paths, &[]);
        assert!(text.contains("not checked out here (`git sparse-checkout`)"), "{text}");
    }
    let run = restructure(at, &["--git", "HEAD", "areas/elsewhere.yaml"]);
    assert!(code(&run) == 3 && err(&run).contains("there is no `areas/elsewhere.yaml`"), "{}", err(&run));
    git(at, &["sparse-checkout", "disable"]);
    fs::remove_file(at.join("areas/ours.yaml")).unwrap();
    let run = restructure(at, &["--git", "HEAD", "--new-only", "--complete"]);
    assert_eq!(code(&run), 1, "what is removed is gone: {}", out(&run));
}

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
