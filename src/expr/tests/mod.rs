//! Tests of expressions on small arrangements.

mod facts;

use crate::expr::{Context, ExprError, Fixed, Judged, Scope, Thing, compile, compile_condition};
use crate::model::vocab::Kind;
use crate::model::{Model, decode};
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::{Day, Truth};

/// The day that the examples are judged on.
pub(super) const DAY: &str = "2020-09-15";

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// An arrangement from its text, as the file with that number.
pub(super) fn model_of(file: u32, text: &str) -> Model {
    let parsed = crate::yaml::parse(FileId(file), text);
    let tree = parsed.tree.expect("the example is YAML");
    decode(&tree, Reference::bundled(), day(DAY)).model
}

/// The first element of a kind.
pub(super) fn first(model: &Model, kind: Kind) -> Thing<'static> {
    Thing::Of { model: 0, element: model.of_kind(kind).next().expect("there is one") }
}

/// A condition judged on one arrangement, its first element of a kind being the subject.
pub(super) fn judge_as(model: &Model, kind: Option<Kind>, text: &str) -> Judged {
    let scope = kind.map_or_else(Scope::new, |kind| Scope::new().with_subject(kind));
    let program = compile_condition(text, &scope).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let models = [model];
    let elements: Vec<Thing<'_>> = kind.map(|kind| first(model, kind)).into_iter().collect();
    let context = Context { elements: &elements, ..Context::new(&models, 0, day(DAY), Reference::bundled()) };
    program.truth(&context).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(super) fn judge(model: &Model, text: &str) -> Judged {
    judge_as(model, None, text)
}

/// `yes`, `no`, or `?` with the missing facts and why.
pub(super) fn told(judged: &Judged) -> String {
    match judged.truth {
        Truth::True => "yes".to_owned(),
        Truth::False => "no".to_owned(),
        Truth::Unknown => {
            let gaps: Vec<String> = judged.gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect();
            format!("? {}", gaps.join("; "))
        }
    }
}

/// The mistakes of an expression, with the text that each underlines.
pub(super) fn mistakes<'t>(text: &'t str, scope: &Scope) -> Vec<(&'t str, String)> {
    let errors: Vec<ExprError> = compile(text, scope).expect_err(text);
    errors.into_iter().map(|error| (&text[error.range.clone()], format!("{error} {}", error.mend()))).collect()
}

/// No constants are needed by most tests; this keeps the type in use where they are.
pub(super) fn constant(text: &str) -> Fixed<'_> {
    Fixed::Text(text)
}
