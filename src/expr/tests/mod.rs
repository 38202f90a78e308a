//! Tests of expressions on small arrangements.

mod deciding;
mod exercise;
mod facts;
mod functions;
mod grammar;
mod kleene;
mod lists;
mod making;
mod mistakes;
mod money;
mod named;
mod page;
mod papers;
mod second;
mod sides;
mod steps;

use crate::expr::{Context, Judged, Scope, Thing, compile_condition};
use crate::model::vocab::Kind;
use crate::model::{Model, decode};
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::{Day, Truth};

/// The day that the examples are judged on.
const DAY: &str = "2020-09-15";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// An arrangement from its text, as the file with that number.
fn model_of(file: u32, text: &str) -> Model {
    let parsed = crate::yaml::parse(FileId(file), text);
    let tree = parsed.tree.unwrap_or_else(|| panic!("not YAML:\n{text}"));
    decode(&tree, &[], Reference::bundled(), day(DAY)).model
}

/// A file that the area of Plymouth keeps itself.
fn kept(more: &str) -> Model {
    model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth]\n{more}"))
}

/// The first element of a kind.
fn first(model: &Model, kind: Kind) -> Thing<'static> {
    Thing::Of { model: 0, element: model.of_kind(kind).next().expect("there is one") }
}

/// A condition judged on one arrangement, its first element of a kind being the subject.
fn judge_as(model: &Model, kind: Option<Kind>, text: &str) -> Judged {
    let scope = kind.map_or_else(Scope::new, |kind| Scope::new().with_subject(kind));
    let program = compile_condition(text, &scope).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let models = [model];
    let elements: Vec<Thing<'_>> = kind.map(|kind| first(model, kind)).into_iter().collect();
    let context = Context { elements: &elements, ..Context::new(&models, 0, day(DAY), Reference::bundled()) };
    program.truth(&context).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn judge(model: &Model, text: &str) -> Judged {
    judge_as(model, None, text)
}

/// `yes`, `no`, or `?` with the missing facts and why.
fn told(judged: &Judged) -> String {
    match judged.truth {
        Truth::True => "yes".to_owned(),
        Truth::False => "no".to_owned(),
        Truth::Unknown => {
            let gaps: Vec<String> = judged.gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect();
            format!("? {}", gaps.join("; "))
        }
    }
}
