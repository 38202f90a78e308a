//! Explanations, deciding places, answers, messages, faults.

use super::{DAY, day, first, model_of};
use crate::expr::{Context, Fault, Fixed, Scope, State, Template, Thing, Ty, compile, compile_condition, compile_day};
use crate::model::vocab::Kind;
use crate::reference::Reference;

const FILE: &str = "\
masa: 1
id: x
as-at: 2020-09-15
areas: [plymouth]
posts:
  lead: {title: Quality Lead, employed-by: [plymouth, nhs-devon-ccg], elected: true}
  two: {title: {disputed: [{value: Chair, cite: a}, {value: Scrutineer, cite: b}]}}
partners:
  - {body: plymouth}
  - {body: nhs-devon-ccg}
scrutiny:
  - {by: {post: lead}, votes: false, state: in-place}
budgets:
  - {year: 2020/21, total: 75785.50}
events:
  - {what: approved, date: 2020-09-15}
";

/// Runs something over the file with its scrutiny as subject.
fn with<T>(run: impl FnOnce(&Scope, &Context<'_>) -> T) -> T {
    let model = model_of(0, FILE);
    let (models, elements) = ([&model], [first(&model, Kind::Scrutiny)]);
    let constants = [Fixed::Day(day("2019-06-29")), Fixed::Text("wt2018")];
    let scope = Scope::new()
        .with_subject(Kind::Scrutiny)
        .with_constant("law.first_publication_by", Ty::Day)
        .with_constant("law.edition", Ty::Text);
    let context = Context {
        elements: &elements,
        constants: &constants,
        ..Context::new(&models, 0, day(DAY), Reference::bundled())
    };
    run(&scope, &context)
}

fn underlined(places: &[crate::source::Span]) -> Vec<&'static str> {
    places.iter().map(|place| place.slice(FILE).unwrap()).collect()
}

fn decided_by(text: &str) -> Vec<&'static str> {
    with(|scope, context| underlined(&compile_condition(text, scope).unwrap().decided_by(context).unwrap()))
}

#[test]
fn what_decided_is_pointed_at() {
    assert_eq!(decided_by("scrutiny.votes || scrutiny.state == 'in-place'"), ["in-place"]);
    assert_eq!(decided_by("scrutiny.votes && scrutiny.state == 'in-place'"), ["false"]);
    assert_eq!(
        decided_by("partners.exists(p, p.body in scrutiny.by.post.employed_by)"),
        ["{body: plymouth}", "plymouth", "plymouth", "nhs-devon-ccg"]
    );
}

#[test]
fn places_follow_the_value() {
    let places =
        |text: &str| with(|scope, context| underlined(&compile(text, scope).unwrap().places(context).unwrap()));
    assert_eq!(places("scrutiny.by.post.employed_by"), ["plymouth", "nhs-devon-ccg"]);
    assert_eq!(places("scrutiny.by.post"), ["lead"]);
    assert_eq!(
        places("partners.filter(p, p.body in scrutiny.by.post.employed_by)"),
        ["{body: plymouth}", "{body: nhs-devon-ccg}"]
    );
    assert_eq!(
        places("scrutiny.votes ? scrutiny.by.post : scrutiny.by.post.employed_by"),
        ["plymouth", "nhs-devon-ccg"]
    );
    assert_eq!(places("day_of(arrangement, 'approved')"), ["2020-09-15"]);
}

#[test]
fn steps_show_every_part_with_its_value() {
    let text = "has(scrutiny.by.post) && !partners.exists(p, p.body in scrutiny.by.post.employed_by)";
    let steps = with(|scope, context| compile_condition(text, scope).unwrap().explain(context).unwrap());
    let shown: Vec<String> =
        steps.iter().map(|step| format!("{}{} = {}", "  ".repeat(step.depth), step.text, step.value)).collect();
    assert_eq!(shown[0], format!("{text} = no"));
    assert!(shown.contains(&"  has(scrutiny.by.post) = yes".to_owned()), "{shown:#?}");
    assert!(
        shown.iter().any(|line| line.trim_start() == "partners = Plymouth City Council and NHS Devon CCG"),
        "{shown:#?}"
    );
    assert!(shown.iter().any(|line| line.trim_start() == "for Plymouth City Council = yes"), "{shown:#?}");
    let has = steps.iter().find(|step| step.text == "has(scrutiny.by.post)").unwrap();
    assert_eq!(has.places[0].span.slice(FILE), Some("lead"));
}

#[test]
fn messages_put_values_in_words() {
    let said = |text: &str| with(|scope, context| Template::compile(text, scope).unwrap().render(context).unwrap());
    assert_eq!(
        said("`{scrutiny.by.post.title}` is employed by {scrutiny.by.post.employed_by.map(b, b.name)} {{sic}}"),
        "`Quality Lead` is employed by Plymouth City Council and NHS Devon CCG {sic}"
    );
    assert_eq!(
        said("{scrutiny.by.post.employed_by} on {day}"),
        "Plymouth City Council and NHS Devon CCG on 15 September 2020"
    );
    assert_eq!(said("{budgets.map(b, b.total)} for {budgets.map(b, b.year)}"), "£75,785.50 for 2020/21");
    assert_eq!(
        said("{scrutiny.state}, {name}, {claims}, {law.edition}, {\"a}b\"}"),
        "in place, not stated, not stated, wt2018, a}b"
    );
    assert_eq!(said("{posts.filter(p, p.id == \"two\").map(p, p.title)}"), "Chair or Scrutineer");
    assert_eq!(
        said("paid{size(claims) > 3 ? \" late\" : \"\"}, {size(claims) > 3 ? [\"many\"] : [\"few\"]}"),
        "paid, few"
    );
}

#[test]
fn areas_that_are_not_there_read_on_in_a_message() {
    for text in ["", "areas: none\n"] {
        let model = model_of(0, &format!("masa: 1\nid: x\n{text}"));
        let models = [&model];
        let context = Context::new(&models, 0, day(DAY), Reference::bundled());
        let said = |text: &str| Template::compile(text, &Scope::new()).unwrap().render(&context).unwrap();
        assert_eq!(said("the partners for {areas}"), "the partners for areas that the file does not name");
        assert_eq!(said("{areas.filter(a, has(a.from))}, {known_as}").split(", ").last(), Some("not stated"));
    }
}

#[test]
fn what_may_belong_to_a_list_is_not_told_beside_what_does() {
    let posts = |one: &str| {
        let text = format!(
            "masa: 1\nid: x\nposts:\n  one: {{title: One, rank: {one}}}\n  two: {{title: Two, rank: {{value: below, doubt: smudged}}}}\n"
        );
        let model = model_of(0, &text);
        let models = [&model];
        let context = Context::new(&models, 0, day(DAY), Reference::bundled());
        let template = Template::compile("{posts.filter(p, p.rank == \"below\")}", &Scope::new()).unwrap();
        template.render(&context).unwrap()
    };
    assert_eq!(posts("below"), "One");
    assert_eq!(posts("director"), "Two");
}

#[test]
fn days_are_answered_or_what_is_missing() {
    with(|scope, context| {
        let known = compile_day("add_months(day_of(arrangement, \"approved\"), 1)", scope).unwrap();
        assert_eq!(known.day(context).unwrap().map(|(day, _)| day), Ok(day("2020-10-15")));
        let program = compile_day("day_of(arrangement, \"published\")", scope).unwrap();
        let missing = program.day(context).unwrap().unwrap_err();
        assert_eq!((missing[0].fact.as_str(), missing.len()), ("events", 1));
        assert!(missing[0].why.starts_with("no event `published` is stated"), "{missing:?}");
        let answer = compile("scrutiny.by.post.employed_by", scope).unwrap();
        let answer = answer.value(context).unwrap();
        assert_eq!((answer.state, answer.things.len()), (State::Known, 2));
        let readings = compile("posts.exists(p, p.title == \"Chair\" && p.id == \"two\")", scope).unwrap();
        assert_eq!(readings.value(context).unwrap().words, "yes or not stated");
        let trail = compile("partners.map(p, p.body.name)", scope).unwrap();
        assert_eq!(trail.members(context).unwrap().len(), 2);
    });
}

#[test]
fn a_defect_of_the_pack_is_no_verdict() {
    with(|scope, context| {
        let fault = |text: &str| {
            let error = compile_condition(text, scope).unwrap().truth(context).unwrap_err();
            (error.fault, error.text.into_string())
        };
        assert_eq!(fault("1 / 0 == 1"), (Fault::DivisionByZero, "1 / 0".to_owned()));
        assert_eq!(fault("9223372036854775807 + 1 == 0"), (Fault::Overflow, "9223372036854775807 + 1".to_owned()));
        assert_eq!(fault("pounds(9223372036854775807) > pounds(1)").0, Fault::Overflow);
        assert_eq!(fault("add_days(day, 3000000000) == day").0, Fault::Overflow);
        let program = compile_condition("day <= law.first_publication_by", scope).unwrap();
        let without = Context { constants: &[], ..*context };
        assert_eq!(program.truth(&without).unwrap_err().fault, Fault::Scope);
    });
}

#[test]
fn too_many_steps_are_a_defect() {
    let many: Vec<String> = (0..100).map(|at| at.to_string()).collect();
    let list = format!("[{}]", many.join(","));
    let text = format!("{list}.all(a, {list}.all(b, {list}.all(c, a + b + c >= 0)))");
    with(|scope, context| {
        let error = compile_condition(&text, scope).unwrap().truth(context).unwrap_err();
        assert_eq!(error.fault, Fault::Steps);
    });
}

#[test]
fn combinations_of_readings_beyond_the_bound_are_unknown() {
    let two = |at: usize| {
        format!("  p{at}: {{elected: {{disputed: [{{value: true, cite: a}}, {{value: false, cite: b}}]}}}}\n")
    };
    let posts: String = (0..8).map(two).collect();
    let few: String = (0..4).map(two).collect();
    let text = "posts.filter(p, p.elected || !p.elected).size() >= size(posts.filter(p, true)) || posts.exists(p, p.id == 'none')";
    let judged = |posts: &str| {
        let model = model_of(0, &format!("masa: 1\nid: x\ncomplete: [posts]\nposts:\n{posts}"));
        super::judge(&model, text).truth
    };
    assert!(judged(&few).is_true(), "16 combinations agree");
    assert!(judged(&posts).is_unknown(), "256 are not tried");
}

#[test]
fn planned_things_count_where_the_caller_says_so() {
    let model = model_of(
        0,
        "masa: 1\nid: x\nareas: [plymouth]\nscrutiny:\n  - {by: {words: A}, state: planned, from: 2021-01-01}\n  - {by: {words: B}, state: vacant}\n",
    );
    let (models, program) = ([&model], compile_condition("scrutiny.exists(s, in_place(s))", &Scope::new()).unwrap());
    let today = Context::new(&models, 0, day(DAY), Reference::bundled());
    assert!(program.truth(&today).unwrap().truth.is_unknown(), "the list is open");
    let proposed = Context { planned_counts: true, ..today };
    assert!(program.truth(&proposed).unwrap().truth.is_true());
    assert_eq!(today.arrangement().and_then(|thing: Thing<'_>| thing.id(&models)), Some("x"));
}
