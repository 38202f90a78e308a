use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;

use super::lookup::element_at;
use super::{decoded, lookup};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Hop, Lead, Model, Relation};

fn trail<'t>(hops: &[Hop], text: &'t str) -> Vec<&'t str> {
    hops.iter().map(|hop| hop.span.slice(text).unwrap()).collect()
}

fn names(model: &Model, elements: impl IntoIterator<Item = ElementId>) -> Vec<String> {
    elements.into_iter().map(|element| model.id(element).unwrap_or("?").to_owned()).collect()
}

#[test]
fn a_cycle_of_reporting_lines_is_found_with_its_places() {
    let text = "groups:\n  a: {reports-to: [b, executive]}\n  b: {reports-to: [c]}\n  c: {commissions: [d]}\n  \
                d: {commissions: [c], reports-to: [a]}\n  executive: {reports-to: none}\n";
    let model = decoded(text).model;
    let cycle = model.reporting_cycle(element_at(&model, "groups.a")).unwrap();
    assert_eq!(trail(&cycle, text), ["b", "c", "c", "a"]);
    assert_eq!(names(&model, cycle.iter().map(|hop| hop.from)), ["a", "b", "c", "d"]);
    assert_eq!(cycle[2].relation, Relation::CommissionedBy);
    assert!(cycle.iter().all(|hop| hop.certain));
    assert!(model.reporting_cycle(element_at(&model, "groups.executive")).is_none());
}

#[test]
fn a_group_that_reports_to_itself_is_a_cycle() {
    let text = "groups: {a: {reports-to: a}}\n";
    let model = decoded(text).model;
    assert_eq!(model.reporting_cycle(element_at(&model, "groups.a")).map(|cycle| cycle.len()), Some(1));
}

#[test]
fn a_disputed_or_doubted_line_makes_no_certain_cycle() {
    for line in ["{disputed: [{value: [b]}, {value: none}]}", "{value: [b], doubt: smudged}"] {
        let text = format!("groups: {{a: {{reports-to: {line}}}, b: {{reports-to: a}}}}\n");
        let model = decoded(&text).model;
        let cycle = model.reporting_cycle(element_at(&model, "groups.b")).unwrap();
        assert_eq!(cycle.iter().map(|hop| hop.certain).collect::<Vec<_>>(), [true, false], "{line}");
    }
}

#[test]
fn a_line_leads_for_certain_where_one_way_is_certain() {
    let doubted = "{value: [b], doubt: smudged}";
    let text = format!(
        "groups: {{a: {{reports-to: [b, c]}}, b: {{reports-to: {}}}, c: {{reports-to: [d]}}, d: {{reports-to: {doubted}}}, e: {{reports-to: none}}}}\n",
        doubted.replace("[b]", "[d, e]")
    );
    let model = decoded(&text).model;
    let lead = |from: &str, to: &str| model.lead(element_at(&model, from), element_at(&model, to));
    assert_eq!(lead("groups.a", "groups.d"), Lead::Certain);
    assert_eq!(lead("groups.b", "groups.d"), Lead::Uncertain);
    assert_eq!(lead("groups.a", "groups.e"), Lead::Uncertain);
    assert_eq!(lead("groups.e", "groups.a"), Lead::Nowhere);
}

#[test]
fn what_is_above_below_and_not_settled() {
    let text = "posts: {chief: {title: Chief}}\ngroups:\n  a: {reports-to: [b]}\n  b: {reports-to: [chief, partners]}\n  c: {reports-to: [b]}\n";
    let model = decoded(text).model;
    let at = |path| element_at(&model, path);
    assert_eq!(names(&model, model.above(at("groups.a")).hops.iter().map(|hop| hop.to)), ["b", "chief", "partners"]);
    assert_eq!(names(&model, model.groups_under(at("groups.b")).iter().map(|hop| hop.from)), ["a", "c"]);
    assert_eq!(names(&model, model.above(at("groups.a")).unsettled.iter().map(|(element, _)| *element)), ["chief"]);
    let route = model.reporting_route(at("groups.a"), at("posts.chief")).unwrap();
    assert_eq!(trail(&route, text), ["b", "chief"]);
    assert!(model.reporting_route(at("posts.chief"), at("groups.a")).is_none());
}

#[test]
fn who_stands_how_to_a_group() {
    let text = "posts:\n  director: {title: Director, body: plymouth}\n  scrutineer: {title: Scrutineer}\n\
                partners: [{body: plymouth, lead: director}]\n\
                groups:\n  board:\n    owner: plymouth\n    members: [{post: director}, {bodies: [torbay]}]\n    \
                chairs: [{post: scrutineer}, {as: vice-chair, post: director}]\n  forum: {advises: [board]}\n\
                scrutiny: [{by: {post: scrutineer}, of: [board], leads: [forum]}]\n";
    let model = decoded(text).model;
    let board = element_at(&model, "groups.board");
    let to = |relation| names(&model, model.hops_to(board, &[relation]).iter().map(|hop| hop.from));
    assert_eq!(to(Relation::MemberOf), ["director", "torbay"]);
    assert_eq!(to(Relation::Chairs), ["scrutineer"]);
    assert_eq!(to(Relation::Owns), ["plymouth"]);
    assert_eq!(to(Relation::Scrutinises), ["scrutineer"]);
    assert_eq!(to(Relation::Advises), ["forum"]);
    let director = element_at(&model, "posts.director");
    let from = model.hops_from(director, &[Relation::PostOf, Relation::Leads]);
    assert_eq!(names(&model, from.iter().map(|hop| hop.to)), ["plymouth", "plymouth"]);
}

#[test]
fn owners_of_a_function_are_found_wherever_it_is_said() {
    let text = "posts: {manager: {title: M, functions: [training]}}\ngroups: {board: {functions: [data, training]}}\n\
                functions: [{function: training, owners: [plymouth]}, {function: data}]\n";
    let model = decoded(text).model;
    let owners = model.owners_of("training");
    assert_eq!(names(&model, owners.iter().map(|(owner, _)| *owner)), ["manager", "board", "plymouth"]);
    assert!(owners.iter().all(|(_, span)| ["training", "plymouth"].contains(&span.slice(text).unwrap())));
    assert!(model.owners_of("front-door").is_empty());
}

/// Reporting lines between numbered groups: to whom each reports, and whom it commissions.
fn lines() -> impl Strategy<Value = Vec<(Vec<usize>, Vec<usize>)>> {
    (1usize..9).prop_flat_map(|groups| {
        let some = proptest::collection::vec(0..groups, 0..3);
        proptest::collection::vec((some.clone(), some), groups)
    })
}

fn written(lines: &[(Vec<usize>, Vec<usize>)]) -> String {
    let ids = |numbers: &[usize]| numbers.iter().map(|n| format!("g{n}")).collect::<Vec<_>>().join(", ");
    let mut text = "groups:\n".to_owned();
    for (at, (reports, commissions)) in lines.iter().enumerate() {
        writeln!(text, "  g{at}: {{reports-to: [{}], commissions: [{}]}}", ids(reports), ids(commissions)).unwrap();
    }
    text
}

/// The second version: steps are added until nothing new is reached.
fn naive_above(lines: &[(Vec<usize>, Vec<usize>)], from: usize) -> BTreeSet<usize> {
    let mut above = BTreeSet::new();
    loop {
        let before = above.len();
        let at: Vec<usize> = std::iter::once(from).chain(above.iter().copied()).collect();
        for group in at {
            above.extend(lines[group].0.iter().copied());
            above.extend((0..lines.len()).filter(|other| lines[*other].1.contains(&group)));
        }
        if above.len() == before {
            return above;
        }
    }
}

proptest! {
    #[test]
    fn the_graph_agrees_with_a_naive_version(lines in lines()) {
        let model = decoded(&written(&lines)).model;
        let groups: Vec<ElementId> = model.of_kind(Kind::Group).collect();
        for (at, group) in groups.iter().enumerate() {
            let above = naive_above(&lines, at);
            let cycle = model.reporting_cycle(*group);
            prop_assert_eq!(cycle.is_some(), above.contains(&at));
            for (other, target) in groups.iter().enumerate() {
                let route = model.reporting_route(*group, *target);
                prop_assert_eq!(route.is_some(), above.contains(&other));
                let lead = if above.contains(&other) { Lead::Certain } else { Lead::Nowhere };
                prop_assert!(at == other || model.lead(*group, *target) == lead);
                if let Some(route) = route {
                    prop_assert_eq!(route.first().map(|hop| hop.from), Some(*group));
                    prop_assert_eq!(route.last().map(|hop| hop.to), Some(*target));
                    prop_assert!(route.windows(2).all(|pair| pair[0].to == pair[1].from));
                }
            }
            let up: BTreeSet<usize> = model.above(*group).hops.iter().filter_map(|hop| groups.iter().position(|g| *g == hop.to)).collect();
            let mut expected = above.clone();
            expected.remove(&at);
            prop_assert_eq!(up, expected);
            let under: BTreeSet<usize> = model.groups_under(*group).iter().filter_map(|hop| groups.iter().position(|g| *g == hop.from)).collect();
            let below: BTreeSet<usize> = (0..groups.len()).filter(|other| *other != at && naive_above(&lines, *other).contains(&at)).collect();
            prop_assert_eq!(under, below);
        }
    }

    #[test]
    fn nothing_that_is_no_arrangement_at_all_stops_the_decoder(text in "[a-z:\\-\\[\\]{}, \n]{0,80}|(masa|areas|groups|posts|value|disputed|doubt|cite): [a-z:{}\\[\\], ]{0,40}") {
        if let Some(tree) = crate::yaml::parse(crate::source::FileId(0), &text).tree {
            let day = crate::time::Day::parse("2022-06-01").unwrap();
            let decoded = super::decode(&tree, &[], &super::Few, day);
            for element in decoded.model.elements() {
                let span = decoded.model.span(element);
                prop_assert!(span.slice(&text).is_some());
                prop_assert!(!decoded.model.name(element).is_empty());
                for field in 0..decoded.model.kind(element).fields().len() {
                    let fact = decoded.model.fact(element, crate::model::vocab::FieldId(u8::try_from(field).unwrap()));
                    if let Fact::Known(_, span) | Fact::NotStated(span) | Fact::Unreadable(span) = fact {
                        prop_assert!(span.slice(&text).is_some(), "{}", lookup::shown(&decoded.model, fact));
                    }
                }
            }
        }
    }
}
