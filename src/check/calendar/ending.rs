//! What has ended, and is not to be reviewed, reported on or filled any more.

use crate::expr::{Context, Program, Scope, compile};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::Day;

/// What is asked of each arrangement, made once for all of them.
pub(super) struct Ending {
    events: Program,
    succession: Program,
}

impl Ending {
    /// Nothing where it cannot be asked.
    pub(super) fn new() -> Option<Self> {
        let ask = |text: &str| compile(text, &Scope::new()).ok();
        Some(Self {
            events: ask("day_of(arrangement, \"ends\")")?,
            succession: ask(
                "succession.filter(s, stated(s.ends) && (!stated(s.state) || s.state in [\"in-place\", \"decided\"]) && \
                 (!stated(s.areas) || areas.all(a, a in s.areas)) && \
                 (!stated(s.into) || !s.into.exists(i, i == id || stated(describes) && i == describes)) && !(s.ends < day_of(arrangement, \"in-force\"))).map(s, s.ends)",
            )?,
        })
    }

    /// Whether the arrangements end before a day for certain; those that have ceased, and do not say when, do before any.
    pub(super) fn is_before(&self, day: Day, model: &Model, context: &Context<'_>) -> bool {
        let days = |program: &Program| program.days_by_reading(context).unwrap_or_default();
        let (events, succession) = (days(&self.events), days(&self.succession));
        let mut said = [&events, &succession].into_iter();
        let ends_before = |(end, _): &(Day, Option<Span>)| end.before(day).is_true();
        if said.any(|known| !known.is_empty() && known.iter().all(|reading| reading.certain.iter().any(ends_before))) {
            return true;
        }
        let is_dated = [&events, &succession].iter().any(|known| known.iter().any(|one| !one.certain.is_empty()));
        model.status() == Some("ceased") && !is_dated
    }
}

/// Whether something of a file, what it stands in, or who does it has ended before a day for certain.
pub(super) fn has_ended(model: &Model, element: ElementId, day: Day) -> bool {
    within(model, element)
        .any(|one| ended(model, one, day) || doer(model, one).is_some_and(|who| ended(model, who, day)))
}

/// An element and what it stands in, without the arrangement itself.
pub(super) fn within(model: &Model, element: ElementId) -> impl Iterator<Item = ElementId> {
    std::iter::successors(Some(element), |one| model.parent(*one).map(|(holder, _)| holder))
        .take_while(|one| model.kind(*one) != Kind::Arrangement)
}

fn ended(model: &Model, element: ElementId, day: Day) -> bool {
    let is_over =
        matches!(model.named(element, "state"), Fact::Known(Datum::Word("ended" | "superseded-but-linked"), _));
    let until = if let Fact::Known(Datum::Day(until), _) = model.named(element, "until") { Some(until) } else { None };
    is_over || until.is_some_and(|until| until.before(day).is_true()) || is_closed_by_an_event(model, element, day)
}

/// Whether one of its own events ends it before a day.
fn is_closed_by_an_event(model: &Model, element: ElementId, day: Day) -> bool {
    let Fact::Known(Datum::List(events), _) = model.named(element, "events") else { return false };
    events.iter().any(|event| {
        let Fact::Known(Datum::Element(event), _) = event else { return false };
        let ends = matches!(model.named(event, "what"), Fact::Known(Datum::Word("ends" | "expires"), _));
        let is_firm = match model.named(event, "state") {
            Fact::NotStated(_) => matches!(model.named(event, "on-condition"), Fact::NotStated(_) | Fact::None(_)),
            Fact::Known(Datum::Word(state), _) => state == "in-place",
            _ => false,
        };
        let on = if let Fact::Known(Datum::Day(on), _) = model.named(event, "date") { Some(on) } else { None };
        ends && is_firm && on.is_some_and(|on| on.before(day).is_true())
    })
}

/// The post or group that scrutinises, or has a seat or a chair.
fn doer(model: &Model, element: ElementId) -> Option<ElementId> {
    let leads = |element: ElementId, field: &str| match model.named(element, field) {
        Fact::Known(Datum::Element(who), _) => Some(who),
        _ => None,
    };
    match model.kind(element) {
        Kind::Scrutiny => doer(model, leads(element, "by")?),
        Kind::Scrutineer | Kind::Member | Kind::Chair => leads(element, "post").or_else(|| leads(element, "group")),
        _ => None,
    }
}
