//! What is written can be read by others, says only what the file says, and holds nothing that acts.

use super::{drawn, files_below, read};
use crate::finding::{Fate, Presence, View};
use crate::report::{graph_dot, graph_mermaid, graph_svg};

fn svg(text: &str, before: Option<&str>, view: View) -> String {
    let (picture, sources) = drawn(text, before, view, true).unwrap();
    graph_svg(&picture, &sources).unwrap()
}

#[test]
fn every_svg_is_sound_xml_without_scripts_or_addresses() {
    for path in files_below("arrangements").into_iter().chain(files_below("tests/graph")) {
        for view in View::ALL {
            let written = svg(&read(&path), None, view);
            let document = roxmltree::Document::parse(&written).unwrap();
            let root = document.root_element();
            assert_eq!((root.attribute("role"), root.attribute("aria-labelledby").is_some()), (Some("img"), true));
            for named in root.attribute("aria-labelledby").unwrap().split(' ') {
                assert!(document.descendants().any(|node| node.attribute("id") == Some(named)), "{named}");
            }
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(
                    ["svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "g", "text"]
                        .contains(&node.tag_name().name()),
                    "{:?}",
                    node.tag_name()
                );
                for attribute in node.attributes() {
                    assert!(!attribute.name().starts_with("on") && attribute.name() != "href", "{attribute:?}");
                }
            }
            let texts: Vec<&str> = document
                .descendants()
                .filter(|node| node.has_tag_name("style"))
                .filter_map(|node| node.text())
                .collect();
            assert!(texts.iter().all(|style| !style.contains("http") && !style.contains("@import")));
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (now, before) = (read("arrangements/pan-dorset-2024-03.yaml"), read("arrangements/pan-dorset-2021.yaml"));
    for view in View::ALL {
        assert_eq!(svg(&now, Some(&before), view), svg(&now, Some(&before), view));
    }
}

#[test]
fn the_description_says_all_that_is_drawn() {
    for path in files_below("arrangements") {
        for view in View::ALL {
            let (picture, sources) = drawn(&read(&path), None, view, true).unwrap();
            let written = graph_svg(&picture, &sources).unwrap();
            let document = roxmltree::Document::parse(&written).unwrap();
            let said =
                document.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text()).unwrap();
            for node in &picture.nodes {
                assert!(said.contains(&node.name), "{} in {said}", node.name);
            }
            for line in &picture.lines {
                let sentence =
                    format!("{} {} {}", picture.nodes[line.from].name, line.how.words(), picture.nodes[line.to].name);
                assert!(said.contains(&sentence), "{sentence} in {said}");
            }
        }
    }
}

/// Statements, names and quoted texts are all that masa writes of the language of Graphviz.
fn is_dot(written: &str) -> bool {
    let (mut depth, mut quoted, mut escaped, mut bare) = (0i32, false, false, String::new());
    for character in written.chars() {
        match (quoted, escaped, character) {
            (true, true, _) => escaped = false,
            (true, false, '\\') => escaped = true,
            (true, false, '"') => quoted = false,
            (true, ..) => {}
            (false, _, '"') => quoted = true,
            (false, _, '{') => depth += 1,
            (false, _, '}') => depth -= 1,
            (false, _, other) => bare.push(other),
        }
        if depth < 0 {
            return false;
        }
    }
    let known = |c: char| c.is_ascii_alphanumeric() || " \n=;,._->[]".contains(c);
    !quoted && depth == 0 && bare.chars().all(known)
}

/// Graphviz itself, where the machine has it.
fn graphviz(written: &str) {
    let command = std::process::Command::new("dot")
        .arg("-Tcanon")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn();
    let Ok(mut child) = command else { return };
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), written.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn every_dot_keeps_to_its_language() {
    for path in files_below("arrangements").into_iter().chain(files_below("tests/graph")) {
        for view in View::ALL {
            let (picture, _) = drawn(&read(&path), None, view, true).unwrap();
            let written = graph_dot(&picture);
            assert!(is_dot(&written), "{written}");
            assert_eq!(written.matches(" -> n").count(), picture.lines.len());
            graphviz(&written);
        }
    }
    assert!(!is_dot("digraph { n0 [label=\"a\"b\"]; }"));
}

#[test]
fn in_mermaid_names_are_nothing_but_names() {
    for path in files_below("arrangements").into_iter().chain(files_below("tests/graph")) {
        for view in View::ALL {
            let (picture, _) = drawn(&read(&path), None, view, true).unwrap();
            let written = graph_mermaid(&picture);
            let mut lines = written.lines();
            assert_eq!(lines.next(), Some("flowchart BT"));
            for line in lines {
                // Outside quotes there are only words of the language; within them no sign that means anything.
                for (nth, part) in line.split('"').enumerate() {
                    let of_text = |c: char| c.is_alphanumeric() || " ,.-+–’#;<>br".contains(c) || c.is_ascii_digit();
                    let of_language = |c: char| c.is_ascii_alphanumeric() || " :-.=>|[]()_#;,’–+".contains(c);
                    let fits =
                        |c: char| if nth % 2 == 1 { of_text(c) } else { of_language(c) || line.starts_with("  acc") };
                    assert!(part.chars().all(fits), "{part:?} in {line}");
                }
                assert_eq!(line.matches('"').count() % 2, 0, "{line}");
                assert_eq!(line.matches('<').count(), line.matches("<br>").count(), "{line}");
            }
        }
    }
}

#[test]
fn what_is_gone_new_or_moved_is_told() {
    let before = "masa: 1\nid: a\ndescribes: a\npartnership: p\nareas: [plymouth]\ncomplete: [groups]\ngroups:\n  \
        top: {name: Top, tier: lead}\n  old: {name: Old, tier: board, reports-to: [top]}\n  \
        stays: {name: Stays, tier: subgroup, reports-to: [old]}\n";
    let after = "masa: 1\nid: b\ndescribes: b\npartnership: p\nareas: [plymouth]\ngroups:\n  \
        top: {name: Top, tier: lead}\n  fresh: {name: Fresh, tier: board, reports-to: [top]}\n  \
        stays: {name: Stays, tier: forum, reports-to: [fresh]}\n";
    let (picture, sources) = drawn(after, Some(before), View::Reporting, false).unwrap();
    let became =
        |name: &str| picture.nodes.iter().find(|node| node.name == name).map(crate::finding::PictureNode::became);
    // The list of before is all there was; that of after may leave things out.
    assert_eq!(
        ["Top", "Old", "Fresh", "Stays"].map(became),
        [Some(""), Some("no longer named"), Some("new"), Some("moved")]
    );
    let written = graph_svg(&picture, &sources).unwrap();
    for said in [
        "NO LONGER NAMED",
        "NEW",
        "MOVED",
        "Before: Subgroups",
        "Stays reports to Old, only before.",
        "Stays reports to Fresh, only after.",
    ] {
        assert!(written.contains(said), "{said}");
    }
}

#[test]
fn marks_are_the_verdicts_of_rules_at_what_they_are_about() {
    let (picture, _) = drawn(&read("tests/graph/thirty-groups.yaml"), None, View::Reporting, true).unwrap();
    let of = |rule: &str| {
        let marks = picture.marks.iter().filter(move |mark| &*mark.rule == rule);
        marks.flat_map(|mark| mark.nodes.iter().map(|at| picture.nodes[*at].name.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(of("reporting-cycle"), ["Thresholds Working Group"]);
    assert_eq!(of("chair-vacant"), ["BCP Strengthening Services Board"]);
    assert_eq!(
        of("group-off-the-lead-tier"),
        ["Thresholds Working Group", "Front Door Working Group", "Young Scrutineers Panel"]
    );
    let marked: Vec<(&str, &str)> = picture
        .lines
        .iter()
        .filter(|line| !line.marks.is_empty())
        .map(|line| (picture.nodes[line.from].name.as_str(), picture.nodes[line.to].name.as_str()))
        .collect();
    assert_eq!(
        marked,
        [
            ("Thresholds Working Group", "Front Door Working Group"),
            ("Front Door Working Group", "Thresholds Working Group"),
            ("Young Scrutineers Panel", "Somebody outside the arrangements"),
        ]
    );
    let (picture, _) = drawn(&read("tests/graph/thirty-groups.yaml"), None, View::Functions, true).unwrap();
    let tells = picture.nodes.iter().flat_map(|node| &node.tells).filter(|tell| !tell.marks.is_empty());
    assert_eq!(tells.map(|tell| tell.words.as_str()).collect::<Vec<_>>(), ["Domestic abuse"]);
}

#[test]
fn what_is_doubted_disputed_or_not_stated_is_said_to_be() {
    let text = "masa: 1\nid: a\nareas: [plymouth]\nposts:\n  one: {title: One}\n  other: {title: Other}\n  third: {title: Third, state: vacant}\n\
        partners:\n  - {body: plymouth, kind: local-authority, lead: {disputed: [{value: one}, {value: other}]}, delegates: none}\n\
        groups:\n  board: {name: Board, tier: board, reports-to: {value: none, doubt: who knows}, chairs: [{as: chair, post: {value: one, doubt: perhaps}}]}\n  \
        group: {name: Group, tier: {disputed: [{value: board}, {value: panel}]}, reports-to: {disputed: [{value: [board]}, {value: none}]}}\n  \
        silent: {name: Silent, tier: board, functions: {value: [training], doubt: perhaps}}\n  \
        ended: {name: Ended, tier: board, reports-to: none, until: 2020-01-01, chairs: [{as: chair, post: third, until: 2019-01-01}]}\n";
    let (picture, _) = drawn(text, None, View::Reporting, false).unwrap();
    let told = |name: &str| {
        let node = picture.nodes.iter().find(|node| node.name == name).unwrap();
        node.tells.iter().map(|tell| (tell.words.as_str(), tell.is_missing)).collect::<Vec<_>>()
    };
    assert_eq!(
        told("Plymouth City Council"),
        [
            ("Lead: One, sources disagree", false),
            ("Lead: Other, sources disagree", false),
            ("Delegate: none, as stated", false)
        ]
    );
    assert_eq!(told("Board"), [("Chair: One, in doubt", false), ("Reports to nobody, in doubt", false)]);
    assert_eq!(told("Silent"), [("Reports to: not stated", true)]);
    assert_eq!(told("Ended"), [("Until 1 January 2020", false), ("Reports to nobody, as stated", false)]);
    let group = picture.nodes.iter().find(|node| node.name == "Group").unwrap();
    assert_eq!(picture.bands[group.band].title, "Tier not stated; this row says nothing of rank");
    assert!(told("Group").contains(&("Sources disagree about its tier", false)));
    assert!(picture.lines.iter().all(|line| !line.is_certain) && picture.lines.len() == 1);
    let (picture, _) = drawn(text, None, View::Functions, false).unwrap();
    assert_eq!(picture.nodes[0].tells[0].words, "Training, in doubt");
}

#[test]
fn a_post_whose_body_is_in_doubt_stands_at_it_in_doubt() {
    let (picture, _) = drawn(&read("arrangements/plymouth-torbay-2019.yaml"), None, View::Bodies, false).unwrap();
    let told: Vec<(&str, &str)> =
        picture.nodes.iter().map(|node| (node.name.as_str(), node.tells[0].words.as_str())).collect();
    let words = "Post: Joint Director of Children's Services, in doubt; Until January 2020, in doubt";
    assert_eq!(told, [("Plymouth City Council", words), ("Torbay Council", words)]);
}

#[test]
fn a_function_that_had_no_owner_is_gone_and_its_place_is_not() {
    let file = |functions: &str| format!("masa: 1\nid: a\nareas: [plymouth]\nfunctions: [{functions}]\n");
    let (before, after) = (file("{function: training}"), file("{function: neglect}"));
    let (picture, _) = drawn(&after, Some(&before), View::Functions, false).unwrap();
    let [nobody] = picture.nodes.as_slice() else { panic!("{:?}", picture.nodes) };
    assert_eq!((nobody.name.as_str(), nobody.became()), ("Owner not stated", ""));
    let told: Vec<(&str, Fate)> = nobody.tells.iter().map(|tell| (tell.words.as_str(), tell.fate)).collect();
    assert_eq!(told, [("Neglect", Fate::New), ("Training", Fate::Gone)]);
}

#[test]
fn what_the_other_file_names_elsewhere_is_neither_new_nor_gone() {
    let head = "masa: 1\npartnership: p\nareas: [plymouth]\nname: Ply Partnership\n";
    let before = format!(
        "{head}id: a\nposts:\n  interim: {{title: Interim}}\n  chair: {{title: Chair}}\ngroups:\n  \
         whole: {{name: Ply Partnership, chairs: [{{as: chair, post: interim}}]}}\nscrutiny:\n  - {{by: {{post: interim}}, chairs: [whole]}}\n"
    );
    let after = format!(
        "{head}id: b\nposts:\n  chair-now: {{title: Chair}}\n  interim: {{title: Interim}}\ngroups:\n  executive: {{name: Executive}}\n\
         scrutiny:\n  - {{by: {{post: chair-now}}, chairs: [executive]}}\n"
    );
    for (after, before, whole) in [
        (&after, &before, "After: the arrangements as a whole, by this name"),
        (&before, &after, "Before: the arrangements as a whole, by this name"),
    ] {
        let (picture, sources) = drawn(after, Some(before), View::Reporting, false).unwrap();
        for name in ["Ply Partnership", "Chair", "Interim"] {
            let node = picture.nodes.iter().find(|node| node.name == name).unwrap();
            assert_eq!(node.became(), "moved", "{name}");
        }
        let written = graph_svg(&picture, &sources).unwrap();
        for said in [whole, "Before: named, with no place in this view", "After: named, with no place in this view"] {
            assert!(written.contains(said), "{said}");
        }
        // What the later file only does not name is not struck through.
        let struck = roxmltree::Document::parse(&written).unwrap();
        let struck =
            struck.descendants().filter(|node| node.attribute("class").is_some_and(|class| class.contains("over")));
        assert_eq!(struck.count(), 0);
    }
}

#[test]
fn partners_that_have_gone_or_are_to_come_are_drawn_as_that() {
    let text = "masa: 1\nid: a\nas-at: 2025-06-01\nareas: [devon]\npartners:\n  - {body: devon, kind: local-authority}\n  \
        - {body: nhs-devon-icb, kind: health-board, until: 2025-01-01}\n  - {body: torbay, kind: local-authority, from: 2026-01-01}\n\
        groups:\n  g:\n    name: Group\n    members: [{body: devon, as: member, state: planned, doubt: smudged}]\n";
    for view in [View::Reporting, View::Bodies] {
        let (picture, _) = drawn(text, None, view, true).unwrap();
        let of = |name: &str| picture.nodes.iter().find(|node| node.name.starts_with(name)).unwrap();
        let says = |name: &str, words: &str| of(name).tells.iter().any(|tell| tell.words == words);
        assert!(says("NHS Devon", "Until 1 January 2025") && says("Torbay", "From 1 January 2026"));
        assert_eq!((of("NHS Devon").presence, of("Torbay").presence), (Presence::Over, Presence::Ahead));
        // That an area lacks a partner is about the partners, wherever it points.
        assert!(picture.marks.iter().any(|mark| &*mark.rule == "area-without-partner"), "{:?}", picture.marks);
    }
    let (bodies, _) = drawn(text, None, View::Bodies, false).unwrap();
    let tells = bodies.nodes.iter().flat_map(|node| &node.tells);
    assert!(tells.clone().any(|tell| tell.words == "Group: member, planned, in doubt"), "{:?}", bodies.nodes);
    // What a view leaves out is counted, and that a legal duty is among it is said.
    let (functions, _) = drawn(text, None, View::Functions, true).unwrap();
    assert!(functions.elsewhere.duties > 0 && functions.elsewhere.duties <= functions.elsewhere.findings);
    assert!(svg(text, None, View::Functions).contains("a legal duty"), "{:?}", functions.elsewhere);
}

#[test]
fn a_body_that_is_no_partner_is_only_no_longer_named() {
    let before = "masa: 1\nid: b\nareas: [plymouth]\nposts:\n  \
        p: {title: Director, body: plymouth, joint-with: {value: [torbay], doubt: not named}}\n";
    let after = "masa: 1\nid: a\nareas: [plymouth]\npartners: [{body: plymouth, kind: local-authority}]\n";
    let (picture, _) = drawn(after, Some(before), View::Bodies, false).unwrap();
    let torbay = picture.nodes.iter().find(|node| node.name == "Torbay Council").unwrap();
    assert_eq!((torbay.fate, torbay.became()), (Fate::Gone, "no longer named"));
}

#[test]
fn scrutiny_whose_independence_is_in_doubt_is_drawn_in_doubt() {
    let text = "masa: 1\nid: a\nareas: [plymouth]\nposts:\n  lead: {title: Lead, body: plymouth}\nscrutiny:\n  \
        - {by: {post: lead}, independent: {value: true, doubt: only the title says so}}\n";
    for view in [View::Reporting, View::Scrutiny] {
        let (picture, _) = drawn(text, None, view, false).unwrap();
        let lead = picture.nodes.iter().find(|node| node.name.starts_with("Lead")).unwrap();
        assert_eq!(lead.presence, Presence::Unsure);
        assert!(lead.tells.iter().any(|tell| tell.words == "Independence in doubt"), "{:?}", lead.tells);
    }
    // A council that the file names is no "other" body where it lists no partners.
    let (picture, _) = drawn(text, None, View::Bodies, false).unwrap();
    let titles: Vec<&str> = picture.bands.iter().map(|band| band.title.as_str()).collect();
    assert_eq!(titles, ["Bodies and sectors; who is a partner is not stated"]);
}
