use askama::Template;

use super::ask::NewRule;
use crate::law::{Catalogue, Provision};
use crate::model::vocab::Kind;
use crate::rules::Target;
use crate::schema;
use crate::time::{Date, Day};

/// The duty to make arrangements: what a rule rests on until its author says otherwise.
const ANY: &str = "ca2004-s16E-1";

/// Fields by which a reader knows a thing, the best first; one that a kind has stands for its facts.
const TELLING: &[&str] = &["name", "title", "body", "by", "payer", "year", "what", "kind"];

/// `pack.yaml`.
#[derive(Template)]
#[template(path = "rule/pack.yaml", escape = "none")]
pub(super) struct PackPage<'p> {
    pub(super) name: &'p str,
}

/// `rule.yaml`.
#[derive(Template)]
#[template(path = "rule/rule.yaml", escape = "none")]
pub(super) struct RulePage<'p> {
    id: &'p str,
    title: String,
    basis: &'p [String],
    any: &'static str,
    to: &'static str,
    holds: String,
    say: String,
    /// A fact of the subject, where it has any of its own.
    point: Option<String>,
    of_step: bool,
}

impl<'p> RulePage<'p> {
    pub(super) fn new(asked: &NewRule<'p>, target: Target) -> Self {
        let (id, basis) = (asked.id, asked.basis);
        let fact = target.element().map(|kind| format!("{}.{}", kind.name().replace('-', "_"), telling(kind)));
        Self {
            id,
            title: sentence(id),
            basis,
            any: ANY,
            to: target.name(),
            holds: fact.as_ref().map_or_else(|| "\"false\"".to_owned(), |fact| format!("has({fact})")),
            say: match target.element() {
                Some(kind) => format!("\"{{{}}} is not as it should be\"", kind.name().replace('-', "_")),
                None => "\"{fact}: {readings}\"".to_owned(),
            },
            point: fact,
            of_step: asked.of_step,
        }
    }
}

/// `Board meets too rarely` for `board-meets-too-rarely`.
fn sentence(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn telling(kind: Kind) -> String {
    let known = TELLING.iter().copied().find(|name| kind.field(name).is_some());
    let first = || kind.fields().first().map_or("id", |field| field.name);
    known.unwrap_or_else(first).replace('-', "_")
}

/// An example.
#[derive(Template)]
#[template(path = "rule/example.yaml", escape = "none")]
pub(super) struct ExamplePage {
    shows: &'static str,
    rule: String,
    id: String,
    /// Whether a remark has to name the rule in it.
    marked: bool,
    day: Option<Date>,
    /// How what the rule asks about is written, a line for each remark.
    how: Vec<String>,
}

impl ExamplePage {
    pub(super) fn new(
        rule: &str,
        (name, side): (&str, &str),
        shows: &'static str,
        target: Target,
        day: Option<Date>,
    ) -> Self {
        Self {
            shows,
            rule: rule.to_owned(),
            id: format!("{rule}-{name}{}", side.replace('.', "-")),
            // What is found stands in before.
            marked: name == "fail" && side != ".after",
            day,
            how: how(target),
        }
    }
}

/// How what a rule asks about stands in a file, by the examples of the format.
fn how(target: Target) -> Vec<String> {
    let Some(kind) = target.element() else { return Vec::new() };
    let what = kind.name().replace('-', " ");
    let written = |holder: Kind, field: &str| {
        schema::example(holder.name(), field).map(|example| format!("  {field}: {example}"))
    };
    let homes = target.homes();
    let own = homes.iter().find_map(|(holder, field)| written(*holder, field).filter(|_| *holder == Kind::Arrangement));
    if let Some(own) = own {
        return vec![format!("This is how it is written ({what}):"), own];
    }
    let within = homes.iter().find_map(|(holder, field)| Some((holder, written(*holder, field)?)));
    within.map_or_else(Vec::new, |(holder, line)| {
        vec![format!("This is how it is written ({what}, within its {}):", holder.name().replace('-', " ")), line]
    })
}

/// The day that examples speak for: the last on which something that the rule rests on is known to have been law.
pub(super) fn day(basis: &[&Provision], law: &Catalogue) -> Option<Date> {
    let known = law.data_date()?;
    if basis.is_empty() || basis.iter().any(|provision| !provision.in_force(Day::from(known)).is_false()) {
        return Some(known);
    }
    Some(basis.iter().filter_map(|provision| provision.until).max().unwrap_or(known))
}
