//! What has ended or has not begun is told as that, in one picture and over another.

use super::drawn;
use crate::finding::{Fate, Picture, PictureNode, View};
use crate::report::graph::{graph_dot, graph_mermaid, graph_svg};

const BEFORE: &str = "masa: 1\nid: a\ndescribes: a\npartnership: p\nareas: [devon]\ncomplete: [scrutiny]\nposts:\n  \
    one: {title: Director One, body: devon}\n  two: {title: Director Two, body: devon}\n  old: {title: Old Delegate}\n  \
    looks: {title: Scrutineer}\npartners:\n  - {body: devon, kind: local-authority, lead: one, delegates: [two, old]}\n  \
    - {body: nhs-devon-icb, kind: health-board}\n  - {body: devon-and-cornwall-police, kind: police}\ngroups:\n  \
    g: {name: Group, tier: lead, chairs: [{as: chair, post: one}]}\nscrutiny:\n  \
    - {by: {post: looks}, of: [g], engaged-by: [nhs-devon-icb], chosen-by: [g]}\n";

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BEFORE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

fn node<'p>(picture: &'p Picture, name: &str) -> &'p PictureNode {
    picture.nodes.iter().find(|node| node.name.starts_with(name)).unwrap()
}

fn told<'p>(picture: &'p Picture, name: &str) -> Vec<(&'p str, Fate)> {
    node(picture, name).tells.iter().map(|tell| (tell.words.as_str(), tell.fate)).collect()
}

#[test]
fn posts_that_have_ended_or_not_begun_are_told_wherever_they_lead_act_or_chair() {
    let text = changed(&[
        ("One, body: devon", "One, body: devon, until: 2025-03-01"),
        ("Two, body: devon", "Two, body: devon, from: 2027-03"),
    ]);
    let (picture, sources) = drawn(&text, None, View::Reporting, false).unwrap();
    let said = |name| told(&picture, name).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
    let lead = "Lead: Director One, until 1 March 2025 (ended)";
    let delegate = "Delegate: Director Two, from March 2027 (not begun)";
    assert_eq!(said("Devon County"), [lead, delegate, "Delegate: Old Delegate"]);
    let chair = "Chair: Director One (Devon County Council), until 1 March 2025 (ended)";
    assert_eq!(said("Group"), [chair]);
    let (svg, dot) = (graph_svg(&picture, &sources).unwrap(), graph_dot(&picture));
    for words in ["until 1 March 2025", "(ended)", "from March 2027", "(not begun)"] {
        assert!(svg.contains(words) && dot.contains(words), "{words}");
    }
    assert!(graph_mermaid(&picture).contains("until 1 March 2025 #40;ended#41;"));
    let (bodies, _) = drawn(&text, None, View::Bodies, false).unwrap();
    let place = "Group: Director One, until 1 March 2025 (ended), chair";
    assert!(told(&bodies, "Devon County").contains(&(place, Fate::Same)), "{:?}", told(&bodies, "Devon County"));
}

#[test]
fn whoever_engages_scrutiny_and_has_left_or_is_no_more_than_talked_of_is_told_as_that() {
    let of = |partner: &str, group: &str| {
        let text = changed(&[("kind: health-board", partner), ("tier: lead", group)]);
        let (picture, _) = drawn(&text, None, View::Scrutiny, false).unwrap();
        told(&picture, "Scrutineer").iter().map(|(words, _)| (*words).to_owned()).collect::<Vec<_>>()
    };
    let said = of("kind: health-board, until: 2025-01-01", "tier: lead, state: under-discussion");
    assert_eq!(
        said[..2],
        [
            "Engaged by: NHS Devon Integrated Care Board, as a partner until 1 January 2025 (ended)",
            "Chosen by: Group, under discussion",
        ]
    );
    let said = of("kind: health-board, state: under-discussion", "tier: lead");
    assert_eq!(said[0], "Engaged by: NHS Devon Integrated Care Board, as a partner under discussion");
    assert_eq!(said[1], "Chosen by: Group");
}

#[test]
fn partners_scrutineers_and_delegates_that_left_are_gone_and_those_that_came_are_new() {
    let without = changed(&[("id: a", "id: b"), ("by: {post: looks}, of", "form: panel, of"), (", old]", "]")]);
    let without = without.replace("  - {body: nhs-devon-icb, kind: health-board}\n", "");
    let ended = changed(&[
        ("id: a", "id: b"),
        ("kind: health-board", "kind: health-board, until: 2025-01-01"),
        ("by: {post: looks}", "by: {post: looks}, until: 2025-01-01"),
    ]);
    for (other, one_only) in [(&without, true), (&ended, false)] {
        for (now, was, fate) in [(other.as_str(), BEFORE, Fate::Gone), (BEFORE, other.as_str(), Fate::New)] {
            let (picture, _) = drawn(now, Some(was), View::Reporting, false).unwrap();
            for name in ["NHS Devon", "Scrutineer"] {
                let node = node(&picture, name);
                assert_eq!((node.fate, node.is_only_unnamed), (fate, false), "{name} {one_only}: {:?}", node.tells);
            }
            let delegate =
                told(&picture, "Devon County").into_iter().find(|(words, _)| words.ends_with("Old Delegate"));
            assert_eq!(delegate.unwrap().1, if one_only { fate } else { Fate::Same });
            assert_eq!(node(&picture, "Devon and Cornwall Police").fate, Fate::Same);
        }
    }
    let (picture, _) = drawn(&without, Some(BEFORE), View::Reporting, false).unwrap();
    let words = ("After: named, and no safeguarding partner", Fate::Moved);
    assert!(told(&picture, "NHS Devon").contains(&words), "{:?}", told(&picture, "NHS Devon"));
}

/// That a body is named on one side, where nothing is said of the partners, does not show that it was none.
#[test]
fn a_body_that_becomes_a_partner_where_none_were_stated_is_newly_named() {
    let partners = BEFORE.find("partners:").unwrap()..BEFORE.find("groups:").unwrap();
    let mut silent = changed(&[("id: a", "id: b")]);
    silent.replace_range(partners, "");
    for (now, was, fate) in [(BEFORE, silent.as_str(), Fate::New), (&silent, BEFORE, Fate::Gone)] {
        let (picture, _) = drawn(now, Some(was), View::Reporting, false).unwrap();
        let node = node(&picture, "Devon County");
        assert_eq!((node.fate, node.is_only_unnamed), (fate, true), "{:?}", node.tells);
        let side = if fate == Fate::New { "Before" } else { "After" };
        let words = format!("{side}: named, and not said to be a safeguarding partner");
        assert!(told(&picture, "Devon County").contains(&(words.as_str(), Fate::Moved)), "{:?}", node.tells);
    }
}

/// A new line of which something is asked is drawn as new, not as one that was there.
#[test]
fn a_new_line_that_is_asked_about_keeps_the_colour_of_what_is_new() {
    let without = changed(&[("id: a", "id: b"), (", chairs: [{as: chair, post: one}]", "")]);
    let (picture, sources) = drawn(BEFORE, Some(&without), View::Reporting, false).unwrap();
    let svg = graph_svg(&picture, &sources).unwrap();
    let style = |class: &str| {
        let rules = svg.lines().filter(|line| line.starts_with(&format!(".masa-picture .{class} {{")));
        rules.collect::<Vec<_>>().join("")
    };
    assert!(style("fresh").contains("stroke: var(--green)"), "{svg}");
    assert!(!style("asked").contains("stroke: "), "what is asked has no colour of its own: {}", style("asked"));
    assert!(svg.contains(".fresh.asked { stroke-width: 7; }"), "wider than what was there and is asked about");
}

#[test]
fn mermaid_has_a_frame_for_each_way_of_standing_and_says_what_it_means() {
    let text = changed(&[
        ("kind: health-board", "kind: health-board, until: 2025-01-01"),
        ("tier: lead", "tier: lead, state: planned"),
    ]);
    let (picture, _) = drawn(&text, None, View::Reporting, false).unwrap();
    let written = graph_mermaid(&picture);
    let of = |name: &str| written.lines().find(|line| line.contains(&format!("[\"{name}"))).unwrap();
    assert!(of("NHS Devon").ends_with(":::ended"), "{written}");
    assert!(of("Group").ends_with(":::ahead"), "{written}");
    let (_, key) = written.split_once("subgraph key").unwrap();
    for entry in ["\"planned, hoped for, or to begin later\"]:::ahead", "\"ended\"]:::ended"] {
        assert!(key.contains(entry), "{key}");
    }
    assert!(!key.contains("]:::resting") && key.contains("classDef ended "));
    // Where all is in place there is nothing to explain.
    let (plain, _) = drawn(BEFORE, None, View::Reporting, false).unwrap();
    assert!(!graph_mermaid(&plain).contains("subgraph key"));
}

/// Whoever scrutinises stands outside the lines, so that a place among those who are scrutinised has to be read in the box.
#[test]
fn a_scrutineer_who_sits_on_what_is_scrutinised_is_told_as_that() {
    let members =
        "tier: lead, members: [{post: looks, as: member}, {post: looks, as: member, until: 2020-01-01}], chairs";
    let text = changed(&[("tier: lead, chairs", members)]);
    for view in [View::Reporting, View::Scrutiny] {
        let (picture, _) = drawn(&text, None, view, false).unwrap();
        let seats = told(&picture, "Scrutineer").into_iter().filter(|(words, _)| words.starts_with("Group: "));
        assert_eq!(seats.collect::<Vec<_>>(), [("Group: member", Fate::Same)], "{view:?}");
    }
}

#[test]
fn a_box_for_what_nobody_owns_stands_in_the_key() {
    let text =
        changed(&[("complete: [scrutiny]", "complete: [scrutiny, functions]\nfunctions: [{function: training}]")]);
    let (picture, sources) = drawn(&text, None, View::Functions, false).unwrap();
    assert!(graph_svg(&picture, &sources).unwrap().contains("without an owner: "));
}
