//! Parts with a name: what they stand for, and what is wrong with them.

use super::{DAY, day, kept};
use crate::expr::{
    Context, Exercise, ExprError, Never, Program, Scope, Template, WrongPart, compile, compile_condition,
};
use crate::model::Model;
use crate::reference::Reference;
use crate::time::Truth;

const BOARDS: &str = "\
complete: [groups]
groups:
  one: {name: One, tier: board, meetings-a-year: 6}
  two: {name: Two, tier: lead, meetings-a-year: 4}
";

fn scope(parts: &[(&str, &str)]) -> Scope {
    let mut scope = Scope::new();
    for (head, text) in parts {
        scope.add_part(head, text).unwrap_or_else(|wrong| panic!("{head}: {wrong:?}"));
    }
    scope
}

fn context<'a>(models: &'a [&'a Model]) -> Context<'a> {
    Context::new(models, 0, day(DAY), Reference::bundled())
}

/// What an expression comes to on two groups, in words.
fn said(parts: &[(&str, &str)], text: &str) -> String {
    let program = compile(text, &scope(parts)).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let model = kept(BOARDS);
    program.words(&context(&[&model])).unwrap()
}

/// Each mistake as `underlined: message [mend]`, with ` < use` where it hangs on one.
fn mistakes(parts: &[(&str, &str)], text: &str) -> Vec<String> {
    let scope = scope(parts);
    let errors = compile_condition(text, &scope).expect_err(text);
    let written = |range: &std::ops::Range<usize>| scope.parts.slice(text, range.clone()).to_owned();
    let told = |error: ExprError| {
        let used = error.used.as_ref().map_or_else(String::new, |used| format!(" < {}", written(used)));
        format!("{}: {error} [{}]{used}", written(&error.range), error.mend())
    };
    errors.into_iter().map(told).collect()
}

/// What is wrong with the last of some parts, with the text that is underlined.
fn wrong(parts: &[(&str, &str)]) -> String {
    let (last, before) = parts.split_last().unwrap();
    match scope(before).add_part(last.0, last.1).expect_err(last.0) {
        WrongPart::Name(mistake) => format!("{mistake} [{}]", mistake.mend()),
        WrongPart::Text(error) => format!("{}: {error}", &last.1[error.range.clone()]),
    }
}

#[test]
fn a_part_stands_for_its_expression_in_parentheses() {
    assert_eq!(said(&[("either", "false || true")], "either && false"), "no", "`false || true && false` would be yes");
    assert_eq!(said(&[("boards", "groups.filter(g, g.tier == \"board\")")], "boards.map(b, b.name)"), "One");
    let above = [("six", "6"), ("often(x)", "x.meetings_a_year >= six")];
    assert_eq!(said(&above, "groups.filter(g, often(g))"), "One");
    assert_eq!(said(&above, "groups.filter(g, !often(g))"), "Two");
}

#[test]
fn a_part_knows_what_it_is_handed_and_nothing_else_of_where_it_is_used() {
    // The `g` that is handed over is not the `g` of the part.
    let parts = [("others(x)", "groups.filter(g, g != x)")];
    assert_eq!(said(&parts, "groups.filter(g, others(g).exists(h, h.tier == \"board\"))"), "Two");
    assert_eq!(said(&[("above(x, y)", "x.meetings_a_year > y")], "groups.filter(y, above(y, 2 + 3))"), "One");
    let unknown = mistakes(&[("quick", "g.meetings_a_year > 5")], "groups.all(g, quick)");
    assert_eq!(unknown, ["g: there is no `g` here []"]);
}

#[test]
fn what_has_to_be_written_out_may_be_handed_over() {
    let parts = [("called(x, what)", "x.name.matches(what)"), ("since(what)", "day >= date(what)")];
    assert_eq!(said(&parts, "groups.filter(g, called(g, \"^O\"))"), "One");
    assert_eq!(said(&parts, "since(\"2020-01-01\")"), "yes");
    let unwritten = mistakes(&parts, "groups.all(g, called(g, g.name))");
    assert_eq!(unwritten, ["g.name: `matches` needs its value written out here []"]);
}

#[test]
fn a_mistake_is_told_once_where_it_is_written() {
    let parts = [("quick(x)", "x.meetings > 5"), ("quick_ones", "groups.filter(g, quick(g))")];
    let told = mistakes(&parts, "size(quick_ones) > 1 && groups.all(g, quick(g))");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("meetings: a group has no field `meetings` [did you mean"), "{told:?}");
    assert!(told[0].ends_with(" < quick_ones"), "{told:?}");
    let misused = mistakes(&[("boards", "groups.filter(g, g.tier == \"board\")")], "boards && true");
    assert_eq!(misused.len(), 1);
    assert!(misused[0].starts_with("boards: true or false is needed here, and this is a list"), "{misused:?}");
    let handed = mistakes(&[("quick(x)", "x.meetings_a_year > 5")], "groups.all(g, quick(gg))");
    assert_eq!(handed, ["gg: there is no `gg` here []"]);
    let count = mistakes(&[("quick(x)", "x.meetings_a_year > 5")], "groups.all(g, quick)");
    assert_eq!(count, ["quick: `quick` takes 1 value, not 0 []"]);
    let hidden = mistakes(&[("board", "groups.exists(g, g.tier == \"board\")")], "groups.all(board, true) && board");
    assert_eq!(hidden, ["board: `board` cannot be the name for a member here []"]);
}

#[test]
fn a_mistake_in_a_part_that_a_message_uses_stays_where_it_is() {
    let scope = scope(&[("labels", "groups.map(g, g.nam)")]);
    let errors = Template::compile("é {labels} and {lbels}", &scope).unwrap_err();
    let stands: Vec<_> = errors.iter().map(|error| scope.stands(&error.range)).collect();
    let own = "é {labels} and {lbels}".find("lbels").unwrap();
    assert_eq!(stands, [crate::expr::Stands::InPart(0, 16..19), crate::expr::Stands::InOwn(own..own + 5)]);
}

#[test]
fn a_name_that_is_none_or_taken_is_refused() {
    for none in ["Quick", "quick-ones", "in", "true", "quick()", "quick(x.y)", "6", "quick x", ""] {
        let told = wrong(&[(none, "1")]);
        assert!(told.starts_with(&format!("`{none}` cannot name a part [write a name in small letters")), "{told}");
    }
    for taken in ["groups", "day", "arrangement", "size", "in_place", "six", "ten(areas)", "ten(x, x)", "ten(ten)"] {
        let told = wrong(&[("six", "6"), (taken, "1")]);
        assert!(told.contains(" already [give it a name of its own]"), "{told}");
    }
    assert_eq!(wrong(&[("six", "6"), ("six", "7")]), "`six` is a part above already [give it a name of its own]");
    assert_eq!(
        wrong(&[("ten(x)", "10")]),
        "`ten` is handed `x` and does not use it [take it out of the parentheses, or use it]"
    );
    assert_eq!(wrong(&[("six", "6 &&")]), ": a value was expected, not the end of the expression");
}

#[test]
fn a_part_uses_only_those_above_it() {
    let itself = mistakes(&[("boards", "boards")], "size(boards) > 0");
    assert_eq!(itself, ["boards: `boards` uses itself [say what it stands for without `boards`]"]);
    let below = mistakes(&[("few", "size(boards) < 2"), ("boards", "groups")], "few");
    assert_eq!(below, ["boards: `boards` is named only further down [move `boards` up, before the part that uses it]"]);
}

#[test]
fn parts_within_parts_do_not_grow_without_end() {
    let doubled = |number: usize| (format!("p{}", number + 1), format!("p{number} && p{number}"));
    let mut parts = vec![("p0".to_owned(), "nobody".to_owned())];
    parts.extend((0..40).map(doubled));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(head, text)| (head.as_str(), text.as_str())).collect();
    let told = mistakes(&parts, "p40");
    assert!(told.iter().any(|told| told.contains("the expression is too long")), "{told:?}");
    let nested = format!("{}true{}", "twice(".repeat(30), ")".repeat(30));
    let told = mistakes(&[("twice(x)", "x && x")], &nested);
    assert!(told.iter().any(|told| told.contains("the expression is too long")), "{told:?}");
    let mut deep = vec![("q0".to_owned(), "true".to_owned())];
    deep.extend((0..60).map(|number| (format!("q{}", number + 1), format!("!q{number}"))));
    let deep: Vec<(&str, &str)> = deep.iter().map(|(head, text)| (head.as_str(), text.as_str())).collect();
    let told = mistakes(&deep, "q60");
    assert!(told.len() == 1 && told[0].ends_with(" < q60"), "{told:?}");
}

fn exercised(parts: &[(&str, &str)], text: &str) -> (Program, Exercise) {
    let program = compile_condition(text, &scope(parts)).unwrap();
    let (model, mut exercise) = (kept(BOARDS), Exercise::default());
    program.exercise(&context(&[&model]), &mut exercise).unwrap();
    (program, exercise)
}

#[test]
fn what_no_example_shows_of_a_part_is_told_once() {
    let parts = [("busy(x)", "x.meetings_a_year > 2 && x.tier == \"board\"")];
    let (program, exercise) =
        exercised(&parts, "groups.exists(g, !busy(g)) && groups.exists(g, busy(g) && has(g.chairs))");
    let never: Vec<_> = program
        .unexercised(&exercise)
        .into_iter()
        .map(|part| (program.slice(part.range).to_owned(), part.never))
        .collect();
    assert!(never.contains(&("x.meetings_a_year > 2".to_owned(), Never::False)), "{never:?}");
    assert_eq!(never.iter().filter(|(text, _)| text == "x.meetings_a_year > 2").count(), 1, "{never:?}");
    // The whole, its two operands, what they ask of each group, `has`, and the two of the part; each use is one too.
    assert_eq!(program.should_come_out_both_ways().len(), 9);
}

#[test]
fn an_explanation_has_parts_under_their_names() {
    let parts = [("often(x)", "x.meetings_a_year > 5"), ("all_often", "groups.all(g, often(g))")];
    let model = kept(BOARDS);
    let models = [&model];
    let program = compile_condition("all_often && true", &scope(&parts)).unwrap();
    let steps = program.explain(&context(&models)).unwrap();
    let lines: Vec<String> =
        steps.iter().map(|step| format!("{}{}: {}", " ".repeat(step.depth), step.text, step.value)).collect();
    assert_eq!(
        lines[..6],
        [
            "all_often && true: no",
            " all_often: no",
            "  groups.all(g, often(g)): no",
            "   groups: One and Two",
            "   for One: yes",
            "    often(g): yes"
        ]
    );
    assert_eq!(lines[6], "     x.meetings_a_year > 5: yes", "{lines:?}");
    let whole = compile_condition("all_often", &scope(&parts)).unwrap();
    let texts: Vec<String> = whole.explain(&context(&models)).unwrap().into_iter().map(|step| step.text).collect();
    assert_eq!(texts[..2], ["all_often", "groups.all(g, often(g))"]);
    assert_eq!(whole.truth(&context(&models)).unwrap().truth, Truth::False);
}

#[test]
fn the_normal_form_has_parts_written_out() {
    let of = |parts: &[(&str, &str)], text: &str| compile_condition(text, &scope(parts)).unwrap().normal_form();
    let written = of(&[], "groups.all(g, groups.exists(h, h != g && g.meetings_a_year > 5)) && true");
    let parts = [
        ("often(x)", "x.meetings_a_year > 5"),
        ("beside(x)", "groups.exists(g, g != x && often(x))"),
        ("whole", "true && groups.all(h, beside(h))"),
    ];
    assert_eq!(of(&parts, "whole"), written);
    assert_ne!(of(&parts, "!whole"), written);
}
