//! Which parts of a condition examples make come out both ways.

use super::{DAY, day, first, model_of};
use crate::expr::{Context, Exercise, Never, Scope, compile, compile_condition};
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::time::Date;

/// A group from the keys it has.
fn groups(keys: &[&str]) -> String {
    let groups: Vec<String> =
        keys.iter().enumerate().map(|(at, keys)| format!("  g{at}: {{name: Group {at}{keys}}}\n")).collect();
    format!("masa: 1\nid: x\nas-at: {DAY}\nareas: [plymouth]\ncomplete: [groups]\ngroups:\n{}", groups.concat())
}

/// What never came out which way, by its words, over files that hold groups of these keys; the first group is the subject.
fn never(text: &str, files: &[&[&str]]) -> Vec<(String, Never)> {
    let program = compile_condition(text, &Scope::new().with_subject(Kind::Group)).unwrap();
    let mut exercise = Exercise::default();
    for file in files {
        let model = model_of(0, &groups(file));
        let models = [&model];
        let elements = [first(&model, Kind::Group)];
        let context = Context { elements: &elements, ..Context::new(&models, 0, day(DAY), Reference::bundled()) };
        program.exercise(&context, &mut exercise).unwrap();
    }
    let told = |part: crate::expr::Unexercised| (text[part.range].to_owned(), part.never);
    program.unexercised(&exercise).into_iter().map(told).collect()
}

fn parts(text: &str) -> usize {
    compile_condition(text, &Scope::new().with_subject(Kind::Group)).unwrap().should_come_out_both_ways().len()
}

#[test]
fn a_condition_that_came_out_both_ways_is_exercised() {
    let four = &[", meetings-a-year: 4"][..];
    let six = &[", meetings-a-year: 6"][..];
    assert_eq!(never("group.meetings_a_year >= 6", &[four, six]), []);
    assert_eq!(never("group.meetings_a_year >= 6", &[four]), [("group.meetings_a_year >= 6".into(), Never::True)]);
    assert_eq!(never("group.meetings_a_year >= 6", &[six]), [("group.meetings_a_year >= 6".into(), Never::False)]);
    assert_eq!(never("group.meetings_a_year >= 6", &[&[""]]), [("group.meetings_a_year >= 6".into(), Never::Known)]);
    assert_eq!(never("group.meetings_a_year >= 6", &[]), [("group.meetings_a_year >= 6".into(), Never::Reached)]);
}

#[test]
fn what_the_operands_before_it_decide_is_not_reached() {
    let text = "group.tier == \"board\" && group.meetings_a_year >= 6";
    let files: &[&[&str]] = &[&[", tier: board, meetings-a-year: 6"], &[", tier: lead, meetings-a-year: 4"]];
    assert_eq!(never(text, files), [("group.meetings_a_year >= 6".into(), Never::False)]);
    let files: &[&[&str]] = &[&[", tier: lead, meetings-a-year: 4"]];
    // That the second was not reached needs no telling beside why.
    assert_eq!(never(text, files), [("group.tier == \"board\"".into(), Never::True)]);
}

#[test]
fn of_what_cannot_be_told_in_any_file_it_is_enough_that_it_is_asked() {
    let text = "stated(group.tier) && (group.tier == \"board\" || cannot_tell(group.tier, \"why\"))";
    let both: &[&[&str]] = &[&[", tier: board"], &[", tier: lead"], &[""]];
    assert_eq!(never(text, both), []);
    let board: &[&[&str]] = &[&[", tier: board"], &[""]];
    assert_eq!(never(text, board), [("group.tier == \"board\"".into(), Never::False)]);
    let loops =
        "group.chairs.exists(c, cannot_tell(c.as, \"why\")) || group.chairs.all(c, !cannot_tell(c.as, \"why\"))";
    assert_eq!(never(loops, &[&[", chairs: [{as: chair}]"], &[", chairs: none"]]), []);
}

#[test]
fn both_branches_of_a_choice_have_to_be_taken() {
    let text = "stated(group.tier) ? group.tier == \"board\" : true";
    assert_eq!(parts(text), 3);
    let files: &[&[&str]] = &[&[", tier: board"], &[", tier: lead"]];
    assert_eq!(never(text, files), [("stated(group.tier)".into(), Never::False)]);
    let files: &[&[&str]] = &[&[", tier: board"], &[", tier: lead"], &[""]];
    assert_eq!(never(text, files), []);
    // A choice between values has a condition only.
    let text = "(stated(group.tier) ? group.tier : \"lead\") == \"board\"";
    assert_eq!(parts(text), 2);
}

#[test]
fn what_is_asked_of_members_has_to_come_out_both_ways() {
    let text = "groups.exists(g, g.tier == \"board\" && g.decides)";
    assert_eq!(parts(text), 4);
    let none: &[&[&str]] = &[&[", tier: lead"]];
    assert_eq!(never(text, none), [("g.tier == \"board\"".into(), Never::True)]);
    let files: &[&[&str]] = &[&[", tier: lead", ", tier: board, decides: true"]];
    assert_eq!(never(text, files), [("g.decides".into(), Never::False)]);
    let files: &[&[&str]] = &[&[", tier: lead"], &[", tier: board, decides: true", ", tier: board, decides: false"]];
    assert_eq!(never(text, files), []);
    let nobody = "group.members.all(m, has(m.post)) || true";
    assert_eq!(never(nobody, &[&[""]]), [("has(m.post)".into(), Never::Reached)]);
}

#[test]
fn the_whole_is_told_only_where_its_parts_are_in_order() {
    let text = "!(group.decides && group.meetings_a_year >= 6)";
    let files: &[&[&str]] = &[&[", decides: false, meetings-a-year: 6"], &[", decides: true, meetings-a-year: 4"]];
    assert_eq!(never(text, files), [("group.meetings_a_year >= 6".into(), Never::True)]);
}

#[test]
fn days_that_hang_on_no_fact_bound_when_a_condition_can_hold() {
    let model = model_of(0, &groups(&[""]));
    let models = [&model];
    let context = Context::new(&models, 0, day(DAY), Reference::bundled());
    let date = |text| Some(Date::parse(text).unwrap());
    for (text, window) in [
        ("day > date(\"2024-12-31\") && has(name)", (date("2025-01-01"), None)),
        ("date(\"2024\") <= day && day < date(\"2026-03\")", (date("2024-01-01"), date("2026-03-30"))),
        ("day == date(\"2024-05-01\")", (date("2024-05-01"), date("2024-05-01"))),
        ("day > date(\"2024-12-31\") || has(name)", (None, None)),
        ("day_of(arrangement, \"in-force\") <= day", (None, None)),
    ] {
        assert_eq!(compile_condition(text, &Scope::new()).unwrap().window(&context), Ok(window), "{text}");
    }
    let fixed = |text| compile(text, &Scope::new()).unwrap().fixed_day(&context).unwrap();
    assert_eq!(fixed("add_months(date(\"2019-06-29\"), 3)"), Some(day("2019-09-29")));
    assert_eq!(fixed("day_of(arrangement, \"published\")"), None);
}

#[test]
fn every_field_is_read_where_it_is_named() {
    let text = "groups.exists(g, g.members.exists(m, m.post.title == \"Chair\")) && in_place(group)";
    let program = compile_condition(text, &Scope::new().with_subject(Kind::Group)).unwrap();
    let read: Vec<_> = program.readings().into_iter().map(|read| (text[read.range].to_owned(), read.field)).collect();
    let expected = [("groups", "groups"), ("g.members", "members"), ("m.post", "post"), ("m.post.title", "title")];
    assert_eq!(read, expected.map(|(text, field)| (text.to_owned(), field)));
    assert!(!program.looked_at().has(Kind::Group));
    let looks = compile_condition("answers_to_partners(group)", &Scope::new().with_subject(Kind::Group)).unwrap();
    assert!(looks.looked_at().has(Kind::Member));
}
