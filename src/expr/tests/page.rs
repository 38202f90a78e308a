//! The page on expressions: every example in it is worked out, and every function has one.

use super::{DAY, day, first, model_of};
use crate::expr::function::Function;
use crate::expr::{Context, Fixed, Scope, State, Ty, compile};
use crate::finding::Gap;
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::time::Truth;

const PAGE: &str = include_str!("../../../docs/expressions.md");

/// What stands in the fenced blocks of a language.
fn fenced(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    PAGE.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn examples() -> Vec<(&'static str, &'static str)> {
    let lines = fenced("cel").into_iter().flat_map(str::lines);
    lines.map(|line| line.split_once("// => ").map(|(text, value)| (text.trim(), value)).expect(line)).collect()
}

fn in_words(gaps: &[Gap]) -> String {
    let gaps: Vec<String> = gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect();
    format!("cannot tell: {}", gaps.join("; "))
}

#[test]
fn every_example_comes_to_what_the_page_says() {
    let file = fenced("yaml");
    let model = model_of(0, file[0]);
    let (models, elements) = ([&model], [first(&model, Kind::Scrutiny)]);
    let constants = [Fixed::Day(day("2019-06-29"))];
    let scope =
        Scope::new().with_sides().with_subject(Kind::Scrutiny).with_constant("law.first_publication_by", Ty::Day);
    let context = Context {
        elements: &elements,
        constants: &constants,
        statute: crate::law::Catalogue::bundled(),
        first_of_after: models.len(),
        ..Context::new(&models, 0, day(DAY), Reference::bundled())
    };
    let mut wrong = Vec::new();
    for (text, said) in examples() {
        let program = compile(text, &scope).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
        let found = if *program.ty() == Ty::Bool {
            let judged = program.truth(&context).unwrap();
            match judged.truth {
                Truth::True => "yes".to_owned(),
                Truth::False => "no".to_owned(),
                Truth::Unknown => in_words(&judged.gaps),
            }
        } else {
            let answer = program.value(&context).unwrap();
            if answer.state == State::Unknown && answer.words == "not stated" {
                in_words(&answer.gaps)
            } else {
                answer.words
            }
        };
        if found != said {
            wrong.push(format!("{text}\n    page:  {said}\n    found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(examples().len() > 60);
}

#[test]
fn the_example_of_the_page_has_no_mistakes() {
    let parsed = crate::yaml::parse(crate::source::FileId(0), fenced("yaml")[0]);
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    let decoded = crate::model::decode(&parsed.tree.unwrap(), &[], Reference::bundled(), day(DAY));
    assert!(decoded.findings.is_empty() && decoded.passed_over == 0, "{:?}", decoded.findings);
}

#[test]
fn every_function_has_an_example_and_a_line() {
    let text: String = examples().into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n");
    let own = Function::ALL.iter().map(|(name, _)| *name);
    let shared = [
        "has",
        "stated",
        "size",
        "date",
        "all",
        "exists",
        "exists_one",
        "filter",
        "map",
        "contains",
        "startsWith",
        "endsWith",
        "matches",
    ];
    for name in own.chain(shared) {
        assert!(text.contains(&format!("{name}(")), "`{name}` has no example");
        assert!(
            PAGE.split("```").step_by(2).any(|prose| prose.contains(&format!("{name}("))),
            "`{name}` is not described"
        );
    }
}
