use std::fs;
use std::path::Path;

use super::{decoded, lookup};
use crate::model::store::Held;
use crate::model::vocab::{FieldId, Kind};
use crate::model::{ElementId, Fact, Model, Silence, as_at, decode};
use crate::reference::Reference;
use crate::source::FileId;
use crate::source::Span;
use crate::time::Day;

fn place(fact: Fact<'_>) -> Span {
    match fact {
        Fact::NotStated(span)
        | Fact::None(span)
        | Fact::Known(_, span)
        | Fact::Uncertain(_, span, _)
        | Fact::Disputed(_, span)
        | Fact::Unreadable(span) => span,
    }
}

fn underlined<'t>(model: &Model, text: &'t str, path: &str) -> &'t str {
    place(lookup::at(model, path)).slice(text).unwrap()
}

#[test]
fn values_are_underlined_as_written() {
    let text = "\u{feff}masa: 1\r\nname: 'Café £5'\r\nareas: [plymouth]\r\nposts:\r\n  né: {title: Chief, body: plymouth}\r\n\
                budgets:\r\n  - {year: 2022/23, total: £303140, state: none}\r\n\
                events:\r\n  - date: {value: 2019-06, doubt: smudged}\r\n    what: published\r\n";
    let model = decoded(text).model;
    for (path, underline) in [
        ("name", "'Café £5'"),
        ("areas", "[plymouth]"),
        ("areas[0]", "plymouth"),
        ("posts", "posts"),
        ("posts.né", "né"),
        ("posts.né.id", "né"),
        ("posts.né.body", "plymouth"),
        ("budgets[0]", "{year: 2022/23, total: £303140, state: none}"),
        ("budgets[0].total", "£303140"),
        ("budgets[0].state", "none"),
        ("events[0]", "date: {value: 2019-06, doubt: smudged}"),
        ("events[0].date", "2019-06"),
    ] {
        assert_eq!(underlined(&model, text, path), underline, "{path}");
    }
    let chief = lookup::element_at(&model, "posts.né");
    assert_eq!(model.span(chief).slice(text), Some("né"));
}

#[test]
fn a_missing_key_is_placed_after_the_key_before_it_in_the_vocabulary() {
    let text = "masa: 1\nid: a\nstatus: proposed\ngroups:\n  board:\n    functions: [training]\n    tier: board\n  empty: {}\n\
                partners:\n  - {kind: police, body: dorset-police}\n";
    let model = decoded(text).model;
    for (path, underline) in [
        ("partnership", "id"),
        ("as-at", "status"),
        ("reports", "groups"),
        ("groups.board.name", "board"),
        ("groups.board.members", "tier"),
        ("groups.board.state", "functions"),
        ("groups.empty.tier", "empty"),
        ("partners[0].lead", "kind"),
    ] {
        assert!(matches!(lookup::at(&model, path), Fact::NotStated(_)), "{path}");
        assert_eq!(underlined(&model, text, path), underline, "{path}");
    }
}

#[test]
fn values_of_the_wrong_shape_are_unreadable_in_silence_and_the_rest_is_read() {
    let text = "masa: one\nname: [a, b]\nstatus: hoped\nareas: {a: b}\nfavourite: green\nkind:\n\
                groups:\n  board: {tier: board, decides: perhaps, meetings-a-year: 4.5}\n  forum:\n  hall: {tier: [x]}\n\
                partners: plymouth\nscope: [children, plants]\nname-of-nothing: 1\n";
    let decoded = decoded(text);
    let model = &decoded.model;
    for path in
        ["masa", "name", "status", "areas", "kind", "groups.board.decides", "groups.board.meetings-a-year", "partners"]
    {
        assert!(matches!(lookup::at(model, path), Fact::Unreadable(_)), "{path}: {:?}", lookup::at(model, path));
    }
    assert_eq!(lookup::shown(model, lookup::at(model, "groups.board.tier")), "board");
    assert_eq!(lookup::shown(model, lookup::at(model, "scope")), "children, unreadable");
    assert_eq!(lookup::shown(model, lookup::at(model, "groups")), "board, unreadable, hall");
    assert_eq!(decoded.findings, Vec::new());
    assert_eq!(decoded.passed_over, 13);
}

#[test]
fn a_value_torn_by_a_comma_is_not_read_as_its_first_half() {
    let decoded = decoded("budgets: [{total: £303,140, pot: core}]\n");
    assert!(matches!(lookup::at(&decoded.model, "budgets[0].total"), Fact::Unreadable(_)));
    assert_eq!(lookup::shown(&decoded.model, lookup::at(&decoded.model, "budgets[0].pot")), "core");
    assert_eq!((decoded.findings.len(), decoded.passed_over), (0, 1));
}

#[test]
fn a_name_of_something_unreadable_is_unreadable_without_a_second_finding() {
    let decoded = decoded("masa: 1\nposts:\n  chief:\npartners: [{body: plymouth, lead: chief}]\n");
    assert_eq!(decoded.findings, Vec::new());
    assert!(matches!(lookup::at(&decoded.model, "partners[0].lead"), Fact::Unreadable(_)));
}

#[test]
fn what_stands_under_a_misspelt_key_could_not_be_read_and_is_not_missing() {
    let model =
        decoded("masa: 1\npartnerz: [{body: plymouth}]\ngroups:\n  board: {teir: lead, names: Board}\nzebras: []\n")
            .model;
    assert!(matches!(lookup::at(&model, "partners"), Fact::Unreadable(_)));
    assert!(matches!(lookup::at(&model, "groups.board.tier"), Fact::Unreadable(_)));
    assert!(matches!(lookup::at(&model, "groups.board.owner"), Fact::NotStated(_)));
    assert!(matches!(lookup::at(&model, "budgets"), Fact::NotStated(_)), "near to nothing");
    let both = decoded("masa: 1\npartners: none\npartnerz: [{body: plymouth}]\n").model;
    assert!(matches!(lookup::at(&both, "partners"), Fact::None(_)), "what is written rightly stands");
}

#[test]
fn why_a_key_is_missing_depends_on_what_was_read() {
    let silence = |text: &str| decoded(text).model.why_not_stated();
    let source =
        |kind: &str, read: &str| format!("as-at: 2020-09-15\nsources: {{a: {{kind: {kind}, read: {read}}}}}\n");
    assert_eq!(silence("masa: 1\n"), Silence::FileDoesNotSay);
    assert_eq!(silence(&source("the-document", "whole")), Silence::DocumentIsSilent);
    assert_eq!(silence(&source("the-document", "part")), Silence::NotRead);
    assert_eq!(silence(&source("paper-about-it", "whole")), Silence::NotRead);
    assert_eq!(silence("as-at: 2020-09-15\n"), Silence::NotRead);
}

#[test]
fn what_stands_in_a_paper_read_whole_is_missing_from_that_paper() {
    let silence = |kind: &str, read: &str, cite: &str| {
        let text = format!(
            "as-at: 2020-09-15\nsources: {{a: {{kind: {kind}, read: {read}}}}}\nbudgets:\n  - {{pot: core{cite}}}\n"
        );
        let model = decoded(&text).model;
        let budget = model.of_kind(Kind::Budget).next().unwrap();
        model.why_missing(budget, model.span(budget))
    };
    assert_eq!(silence("paper-about-it", "whole", ", cite: a 3"), Silence::PaperIsSilent);
    assert_eq!(silence("paper-about-it", "part", ", cite: a 3"), Silence::NotRead);
    assert_eq!(silence("paper-about-it", "whole", ""), Silence::NotRead);
    assert_eq!(silence("the-document", "whole", ", cite: a 3"), Silence::DocumentIsSilent);
}

#[test]
fn none_is_a_word_only_in_quotes_or_as_a_name() {
    let model = decoded("name: none\nedition: none\nposts: {a: {title: none, conflicts: 'none'}}\n").model;
    let shown = |path| lookup::shown(&model, lookup::at(&model, path));
    assert_eq!(shown("posts.a.title"), "none");
    for (path, said_to_be_none) in
        [("name", false), ("edition", true), ("posts.a.title", false), ("posts.a.conflicts", false)]
    {
        assert_eq!(matches!(lookup::at(&model, path), Fact::None(_)), said_to_be_none, "{path}");
    }
}

#[test]
fn doubted_none_is_no_none() {
    let model =
        decoded("posts: {a: {employed-by: {value: none, doubt: why}}, b: {employed-by: none, doubt: why}}\n").model;
    for path in ["posts.a.employed-by", "posts.b.employed-by"] {
        assert!(matches!(lookup::at(&model, path), Fact::Uncertain(..)), "{path}: {:?}", lookup::at(&model, path));
    }
}

#[test]
fn an_element_in_doubt_goes_by_its_key_all_the_same() {
    let model = decoded("masa: 1\npublished-contents:\n  training: {says: heading, summary: Courses}\n").model;
    assert!(matches!(lookup::at(&model, "published-contents.training.id"), Fact::Known(..)));
    assert!(matches!(lookup::at(&model, "published-contents.training.summary"), Fact::Uncertain(..)));
}

/// As [`Model::at`], by looking at every element and every slot there is.
fn looked_for_everywhere(model: &Model, span: Span) -> Option<(ElementId, Option<FieldId>)> {
    let written = model.elements().filter(|element| model.parent(*element).is_some() || *element == model.root());
    written
        .flat_map(|element| {
            let fields = (0u8..).map(FieldId).zip(model.slots_of(element));
            let stated = fields.filter(|(_, slot)| !matches!(slot.held, Held::NotStated));
            let slots = stated.map(move |(field, slot)| (model.place(slot.lo, slot.hi), (element, Some(field))));
            std::iter::once((model.span(element), (element, None))).chain(slots)
        })
        .find(|(place, _)| *place == span)
        .map(|(_, found)| found)
}

#[test]
fn what_stands_at_a_place_is_found_without_looking_everywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts: Vec<String> = ["arrangements", "tests/inputs/say"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let mut looked_at = 0;
    for text in &texts {
        let Some(tree) = crate::yaml::parse(FileId(0), text).tree else { continue };
        let day = as_at(&tree, Reference::bundled()).unwrap_or_else(|| Day::parse("2022-06-01").unwrap());
        let model = decode(&tree, &[], Reference::bundled(), day).model;
        for element in model.elements() {
            let slots = model.slots_of(element).iter().map(|slot| model.place(slot.lo, slot.hi));
            for span in std::iter::once(model.span(element)).chain(slots) {
                assert_eq!(model.at(span), looked_for_everywhere(&model, span), "{span:?} in {text}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 10_000, "{looked_at}");
}
