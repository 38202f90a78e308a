//! `masa graph`: what it refuses, and what it writes where.

use super::masa::{LATE, code, err, folder_with, masa, masa_reading, out, run_in};

const SHARED: &str = "masa: 1\nkind: shared\nid: shared\nname: Shared\ngroups:\n  cdop: {name: Panel, tier: panel}\n";
const USES: &str = "masa: 1\nid: user\nareas: [plymouth]\nuses: [shared]\ngroups:\n  board: {name: Board, tier: board, reports-to: [cdop]}\n";

#[test]
fn every_view_is_written_in_every_format() {
    for view in ["reporting", "bodies", "functions", "scrutiny"] {
        for (format, begins) in [("svg", "<svg "), ("dot", "digraph arrangement {"), ("mermaid", "flowchart BT")] {
            let run = masa(&["graph", "arrangements/plymouth-2020-09.yaml", "--view", view, "--format", format]);
            assert_eq!((code(&run), err(&run)), (0, ""), "{view} {format}");
            assert!(out(&run).starts_with(begins), "{view} {format}");
        }
    }
}

#[test]
fn a_picture_is_not_drawn_over_what_it_is_of() {
    let folder = folder_with(&[("now.yaml", LATE.as_bytes()), ("then.yaml", LATE.as_bytes())]);
    for output in ["now.yaml", "then.yaml"] {
        let run = run_in(folder.path(), &["graph", "now.yaml", "--before", "then.yaml", "--output", output]);
        assert_eq!(code(&run), 2, "{}", err(&run));
        assert_eq!(std::fs::read_to_string(folder.path().join(output)).unwrap(), LATE);
    }
}

#[test]
fn what_cannot_be_read_leaves_no_picture() {
    let folder = folder_with(&[("good.yaml", LATE.as_bytes()), ("torn.yaml", b"masa: 1\nid: [\n")]);
    for paths in [["torn.yaml", "good.yaml"], ["good.yaml", "torn.yaml"]] {
        let run = run_in(folder.path(), &["graph", paths[0], "--before", paths[1], "--output", "made.svg"]);
        assert_eq!((code(&run), out(&run)), (3, ""));
        assert!(err(&run).contains("torn.yaml"), "{}", err(&run));
        assert!(!folder.path().join("made.svg").exists());
    }
}

#[test]
fn what_is_shared_is_drawn_in_the_arrangement_that_uses_it() {
    let folder = folder_with(&[("shared.yaml", SHARED.as_bytes()), ("user.yaml", USES.as_bytes())]);
    let run = run_in(folder.path(), &["graph", "user.yaml", "--format", "dot"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    assert!(out(&run).contains("Panel\\nShared with other partnerships"), "{}", out(&run));
    let alone = run_in(folder.path(), &["graph", "shared.yaml"]);
    assert_eq!((code(&alone), out(&alone)), (3, ""));
    assert!(err(&alone).contains("there is no arrangement"), "{}", err(&alone));
}

#[test]
fn standard_input_may_be_one_side_only() {
    let run = masa_reading(LATE.as_bytes(), &["graph", "-", "--format", "mermaid"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    assert_eq!(code(&masa_reading(LATE.as_bytes(), &["graph", "-", "--before", "-"])), 2);
}

/// Who scrutinises stays in the row in which it stands, and is framed as an outsider only where nothing stated speaks against that.
#[test]
fn nobody_of_the_arrangements_is_drawn_as_outside_the_lines() {
    let head = "masa: 1\nid: one\nareas: [plymouth]\npartners:\n  - {body: plymouth, lead: director}\n  \
        - {body: devon-and-cornwall-police}\nposts:\n  director: {title: Director, body: plymouth}\n  \
        outsider: {title: Outsider}\ngroups:\n  board: {name: Board, tier: board}\n  \
        sub: {name: Quality Group, tier: panel, reports-to: [board]}\nscrutiny:\n";
    let drawn = |strand: &str, view: &str| {
        let folder = folder_with(&[("one.yaml", format!("{head}  - {{{strand}}}\n").as_bytes())]);
        let run = run_in(folder.path(), &["graph", "one.yaml", "--view", view, "--format", "dot"]);
        assert_eq!((code(&run), err(&run)), (0, ""));
        out(&run).to_owned()
    };
    let outside = "peripheries=2";
    for view in ["reporting", "scrutiny"] {
        assert!(drawn("by: {post: outsider}", view).contains(outside), "{view}");
        for (strand, says) in [
            ("by: {body: devon-and-cornwall-police}, form: panel", "Scrutinises, and is a safeguarding partner"),
            ("by: {post: director}, state: planned", "Scrutinises, and leads or acts for a safeguarding partner"),
            ("by: {group: sub}, independent: true", "Scrutinises, and stands in the lines"),
            ("by: {post: outsider}, independent: false", "Not independent, as stated"),
            ("by: {words: peers from elsewhere}, independent: false", "Not independent, as stated"),
        ] {
            let drawn = drawn(strand, view);
            assert!(!drawn.contains(outside) && drawn.contains(says), "{view} {strand}: {drawn}");
        }
    }
    let police = drawn("by: {body: devon-and-cornwall-police}, form: panel, state: planned", "reporting");
    let rows: Vec<&str> = police.lines().filter(|line| line.contains("rank=same")).collect();
    assert!(rows[0].contains("b0; n0; n1;"), "the partners stand in one row: {police}");
    assert!(police.contains("As scrutiny: planned\\nAs scrutiny: panel"), "{police}");
    assert!(!police.contains("dashed"), "a partner in place is not drawn as planned: {police}");
}

#[test]
fn a_picture_of_a_partnership_without_a_name_is_headed_by_its_areas() {
    let run = masa(&["graph", "arrangements/torbay-2020.yaml"]);
    assert!(out(&run).contains(">Reporting lines: Torbay</title>"), "{}", out(&run));
}

#[test]
fn what_nobody_owns_and_what_is_not_said_to_have_an_owner_stand_apart() {
    let text =
        b"masa: 1\nid: a\nareas: [plymouth]\nfunctions: [{function: training, owners: none}, {function: audit}]\n";
    let folder = folder_with(&[("a.yaml", text)]);
    let run = run_in(folder.path(), &["graph", "a.yaml", "--view", "functions"]);
    let description = out(&run).split("</desc>").next().unwrap();
    assert!(description.contains("Said to have no owner: Nobody, as stated (Training)."), "{description}");
    assert!(description.contains("Not said who owns them: Owner not stated (Audit)."), "{description}");
}
