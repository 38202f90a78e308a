use super::lookup::element_at;
use super::{decoded, lookup};
use crate::model::{Datum, Fact, Key, Model};

const TEXT: &str = "\
masa: 1
id: plymouth-2022-06
formerly: [plymouth-2022]
sources: {cabinet: {title: Report to Cabinet, publisher: Plymouth City Council, date: 2020-09-15}}
posts:
  director: {title: Director of Children's Services, body: plymouth, formerly: [dcs, director-old], cite: cabinet 3.2}
groups:
  board:
    name: The Board
    members: [{post: director}, {sector: education}]
    chairs: [{as: chair, post: director, cite: [cabinet 4, cabinet 5]}]
partners: [{kind: local-authority, body: Plymouth City Council}, {kind: police}]
scrutiny: [{by: {post: director}}]
reports: [{kind: yearly, period: 2020-04/2021-03}]
relevant-agencies: [{agencies: [{body: {name: The Children's Society}}]}]
budgets: [{year: 2023/24, pot: core, contributions: [{payer: dorset, amount: '£1,234.50', share: 29.5}]}]
events: [{what: published, date: 2019-09, by: partners}]
";

fn model() -> Model {
    let decoded = decoded(TEXT);
    assert!(decoded.findings.is_empty(), "{:?}", decoded.findings);
    decoded.model
}

#[test]
fn elements_are_named_as_people_name_them() {
    let model = model();
    for (path, name, phrase) in [
        ("posts.director", "Director of Children's Services", "the post Director of Children's Services"),
        ("partners[0]", "Plymouth City Council", "the partner Plymouth City Council"),
        ("partners[1]", "police", "the partner police"),
        ("partners[0].body", "Plymouth City Council", "Plymouth City Council"),
        ("budgets[0]", "2023/24 budget (core)", "the 2023/24 budget (core)"),
        (
            "budgets[0].contributions[0]",
            "contribution of Dorset Council for 2023/24",
            "the contribution of Dorset Council for 2023/24",
        ),
        ("groups.board.chairs[0]", "chair of The Board", "the chair of The Board"),
        ("groups.board.members[1]", "education on The Board", "the education on The Board"),
        ("reports[0]", "yearly report for April 2020 to March 2021", "the yearly report for April 2020 to March 2021"),
        (
            "scrutiny[0]",
            "scrutiny by Director of Children's Services",
            "the scrutiny by Director of Children's Services",
        ),
        ("events[0]", "published, September 2019", "the event `published, September 2019`"),
        ("events[0].by[0]", "the safeguarding partners", "the safeguarding partners"),
    ] {
        let element = element_at(&model, path);
        assert_eq!(model.name(element), name, "{path}");
        assert_eq!(model.phrase(element), phrase, "{path}");
    }
}

#[test]
fn natural_keys_hold_no_place_and_keep_to_the_first_id() {
    let model = model();
    for (path, key) in [
        ("posts.director", "dcs"),
        ("partners[0]", "plymouth"),
        ("partners[1]", "police"),
        ("groups.board.members[0]", "board/dcs"),
        ("groups.board.members[1]", "board/education"),
        ("groups.board.chairs[0]", "board/chair/dcs"),
        ("scrutiny[0]", "dcs"),
        ("reports[0]", "yearly/2020-04/2021-03"),
        ("budgets[0].contributions[0]", "2023/24/core/dorset"),
        ("relevant-agencies[0].agencies[0]", "the-children-s-society"),
        ("events[0]", "published/partners"),
    ] {
        assert_eq!(model.natural_key(element_at(&model, path)), key, "{path}");
        assert_eq!(model.key(element_at(&model, path)), Key { own: key.to_owned(), common: None }, "{path}");
    }
    assert_eq!(model.natural_key(model.root()), "plymouth-2022");
}

/// The keys of the members of a list, in order.
fn keys(text: &str, list: &str, count: usize) -> Vec<String> {
    let model = decoded(text).model;
    (0..count).map(|at| model.key(element_at(&model, &format!("{list}[{at}]"))).own).collect()
}

#[test]
fn what_shares_a_natural_key_is_told_apart_by_what_is_said_of_it() {
    for (text, list, own) in [
        (
            "reports:\n- {kind: yearly, title: A Report, period: 2023-04-01/2024-03-31, issued-by: [plymouth]}\n\
             - {kind: yearly, title: B Report, period: 2023-04-01/2024-03-31, issued-by: [torbay]}\n",
            "reports",
            ["yearly/2023-04-01/2024-03-31/A Report", "yearly/2023-04-01/2024-03-31/B Report"],
        ),
        (
            "posts: {s: {title: S, body: plymouth}}\nscrutiny: [{by: {post: s}, form: panel}, {by: {post: s}, form: post}]\n",
            "scrutiny",
            ["s/panel", "s/post"],
        ),
        ("partners: [{kind: police}, {kind: police}]\n", "partners", ["police/1", "police/2"]),
        (
            "partners: [{kind: police, areas: [torbay]}, {kind: police, areas: [plymouth]}]\n",
            "partners",
            ["police/torbay", "police/plymouth"],
        ),
    ] {
        assert_eq!(keys(text, list, 2), own, "{text}");
    }
    let model = decoded("partners: [{kind: police}, {kind: police}]\n").model;
    assert_eq!(model.key(element_at(&model, "partners[1]")).common.as_deref(), Some("police"));
}

#[test]
fn keys_told_apart_do_not_hang_on_the_order() {
    let one = "{kind: yearly, title: A, period: 2023-04-01/2024-03-31}";
    let other = "{kind: yearly, title: B, period: 2023-04-01/2024-03-31}";
    let of = |reports: String| keys(&format!("reports: [{reports}]\n"), "reports", 2);
    let mut turned = of(format!("{other}, {one}"));
    turned.reverse();
    assert_eq!(of(format!("{one}, {other}")), turned);
}

#[test]
fn bodies_of_different_names_are_different_however_alike_their_ids() {
    let text = "relevant-agencies:\n- agencies: [{body: {name: A & B}}, {body: {name: A B}}, {body: {name: '*'}}, {body: {name: '#'}}, {body: {name: C}}]\n";
    let own = keys(text, "relevant-agencies[0].agencies", 5);
    let once: std::collections::BTreeSet<&String> = own.iter().collect();
    assert!(once.len() == 5 && own.iter().all(|key| !key.is_empty()), "{own:?}");
    assert_eq!(own[4], "c", "what needs no telling apart keeps its id");
}

#[test]
fn paths_are_in_the_words_of_the_format() {
    let model = model();
    let chair = element_at(&model, "groups.board.chairs[0]");
    let post = model.kind(chair).field("post");
    assert_eq!(model.path(chair, post), "groups.board.chairs[0].post");
    let areas = model.kind(model.root()).field("areas");
    assert_eq!(model.path(model.root(), areas), "areas");
    let council = element_at(&model, "partners[0].body");
    assert_eq!(model.path(council, model.kind(council).field("until")), "plymouth.until");
}

#[test]
fn papers_are_cited_in_words_from_the_nearest_citation() {
    let model = model();
    let papers = |path: &str, field: &str| {
        let element = element_at(&model, path);
        let papers = model.papers(element, model.kind(element).field(field));
        papers.into_iter().map(|paper| (paper.paper.into(), paper.place.into())).collect::<Vec<(String, String)>>()
    };
    let cabinet = "Plymouth City Council, Report to Cabinet, 15 September 2020".to_owned();
    assert_eq!(papers("posts.director", "title"), [(cabinet.clone(), "3.2".to_owned())]);
    assert_eq!(
        papers("groups.board.chairs[0]", "post"),
        [(cabinet.clone(), "4".to_owned()), (cabinet, "5".to_owned())]
    );
    assert_eq!(papers("groups.board", "name"), []);
}

#[test]
fn amounts_are_written_as_papers_print_them() {
    let model = model();
    let words = |path: &str| match lookup::at(&model, path) {
        crate::model::Fact::Known(datum, _) => model.words(datum),
        other => panic!("{other:?}"),
    };
    assert_eq!(words("budgets[0].contributions[0].amount"), "£1,234.50");
    assert_eq!(words("budgets[0].contributions[0].share"), "29.5%");
    assert_eq!(model.words(Datum::Money(-123_456_700)), "-£1,234,567");
    assert_eq!(model.words(Datum::Word("local-authority")), "local authority");
}

#[test]
fn one_body_is_one_element_by_whatever_name() {
    let text = "partners: [{body: plymouth}, {body: Plymouth City Council}, {body: {name: NSPCC}}, {body: {name: nspcc, kind: charity}}]\n\
                areas: [plymouth, torbay, Plymouth]\nbodies: {society: {name: The Society}}\n\
                claims: [{body: society}, {body: {name: The Society}}]\n";
    let model = decoded(text).model;
    let at = |path| element_at(&model, path);
    assert_eq!(at("partners[0].body"), at("partners[1].body"));
    assert_eq!(at("partners[2].body"), at("partners[3].body"));
    assert_eq!(lookup::shown(&model, lookup::at(&model, "partners[2].body.kind")), "charity");
    assert_ne!(at("areas[0]"), at("partners[0].body"));
    let Fact::Known(Datum::List(areas), _) = model.named(model.root(), "areas") else { panic!("areas") };
    assert_eq!(areas.len(), 2, "what is named twice is a member once");
    assert_eq!(at("claims[0].body"), at("claims[1].body"));
}

#[test]
fn what_one_description_of_a_body_doubts_is_doubted() {
    let doubted = "{name: NSPCC, kind: {value: charity, doubt: somebody wonders}}";
    for bodies in [["{name: NSPCC, kind: charity}", doubted], [doubted, "{name: NSPCC, kind: charity}"]] {
        let text = format!("claims: [{{body: {}}}, {{body: {}}}]\n", bodies[0], bodies[1]);
        let model = decoded(&text).model;
        assert_eq!(element_at(&model, "claims[0].body"), element_at(&model, "claims[1].body"));
        let kind = model.named(element_at(&model, "claims[0].body"), "kind");
        assert!(matches!(kind, Fact::Uncertain(Datum::Word("charity"), ..)), "{text}: {kind:?}");
    }
}
