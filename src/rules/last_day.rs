//! Which day all that says that arrangements end comes to.

use super::ends::{day, text};
use crate::finding::{Gap, Whom, Words};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::{Day, Truth};

/// An entry of the succession, or an event, that says when arrangements end.
#[derive(Clone, Copy)]
pub(super) struct Said<'m> {
    /// The description that it stands in: one of these arrangements, or of those that take their place.
    pub(super) model: &'m Model,
    pub(super) entry: ElementId,
}

impl<'m> Said<'m> {
    /// The day as it gives it.
    fn day(self) -> Fact<'m> {
        self.model.named(self.entry, self.day_field())
    }

    fn is_talked_of(self) -> bool {
        self.model.is_talked_of(self.entry)
    }

    fn day_field(self) -> &'static str {
        day_field(self.model, self.entry)
    }

    fn path(self) -> String {
        self.model.path(self.entry, self.model.kind(self.entry).field(self.day_field()))
    }

    /// Whether it gives that very day.
    fn is_of(self, last: Day) -> bool {
        day(self.model, self.entry, self.day_field()).is_some_and(|day| day.same_as(last) == Truth::True)
    }
}

/// The last day of arrangements that all of this comes to, as exact as any of it is; that of an arrangement which has only ceased is missing.
/// What is only talked of counts where nothing else is said. With it both days, where two are given.
pub(super) fn last_day(model: &Model, said: &[Said<'_>]) -> (Result<Day, Gap>, Option<[Day; 2]>) {
    let mut either = None;
    (last_day_or(model, said, &mut either), either)
}

/// Why a last day that all of this comes to is not sure, where that is so.
#[derive(Clone, Debug)]
pub(super) enum Unsure {
    /// It is planned for that day.
    Planned(Gap),
    /// It is hoped for or the like, or in doubt.
    Open(Gap),
}

/// What leaves open whether arrangements end on the day that all of this comes to, if anything: that it is in doubt, or that nothing gives it
/// which is more than hoped for or planned. That an end has no day at all is not among it.
pub(super) fn unsure(last: &Result<Day, Gap>, all: &[Said<'_>]) -> Option<Unsure> {
    let is_open = |said: &Said<'_>| is_firm(*said).is_err() || in_doubt(said.day()).is_some();
    if let Err(gap) = last {
        return all.iter().any(is_open).then(|| Unsure::Open(gap.clone()));
    }
    let dated = all.iter().filter(|said| !is_open(said) && matches!(said.day(), Fact::Known(..)));
    let planned: Option<Vec<Gap>> = dated.map(|said| is_planned(*said)).collect();
    planned?.into_iter().next().map(Unsure::Planned)
}

/// Why something that is said of arrangements by an event or entry is not so yet, or not for certain, where that is so.
pub(super) fn not_yet(model: &Model, entry: ElementId) -> Option<Unsure> {
    let said = Said { model, entry };
    is_firm(said).err().map(Unsure::Open).or_else(|| is_planned(said).map(Unsure::Planned))
}

/// What is missing of an end that is only planned, or agreed in principle.
fn is_planned(said: Said<'_>) -> Option<Gap> {
    let fact = said.model.named(said.entry, "state");
    let Fact::Known(Datum::Word(state @ ("planned" | "agreed-in-principle" | "recruiting")), _) = fact else {
        return None;
    };
    Some(missing(said, ("state", fact), format!("it is {}, and not yet so", state.replace('-', " "))))
}

fn last_day_or(model: &Model, all: &[Said<'_>], either: &mut Option<[Day; 2]>) -> Result<Day, Gap> {
    let mut last: Option<(Day, Said<'_>)> = None;
    let mut open: Option<(Said<'_>, Gap)> = None;
    let mut firm: Option<Said<'_>> = None;
    for said in all {
        let field = said.day_field();
        let fact = said.day();
        if let Err(gap) = is_firm(*said) {
            if open.as_ref().is_none_or(|(known, _)| known.is_talked_of()) {
                open = Some((*said, gap));
            }
            continue;
        }
        firm.get_or_insert(*said);
        if let Some(why) = in_doubt(fact) {
            return Err(missing(*said, (field, fact), why));
        }
        let Fact::Known(Datum::Day(day), _) = fact else { continue };
        match last {
            Some((before, other)) if before.same_as(day) == Truth::False => {
                *either = Some([before, day]);
                return Err(missing(*said, (field, fact), two_days((before, other), (day, *said))));
            }
            Some((before, _)) if before.exact().is_some() => {}
            _ => last = Some((day, *said)),
        }
    }
    match (last.map(|(day, _)| day), open) {
        (Some(last), Some((said, gap))) if !said.is_talked_of() && !said.is_of(last) => Err(gap),
        (Some(last), _) => Ok(last),
        (None, Some((_, gap))) if firm.is_none() => Err(gap),
        (None, _) => Err(Gap {
            fact: firm.map_or(Words::Fixed("events"), |said| said.path().into()),
            why: model.why_not_stated().words().into(),
            label: firm.map_or_else(|| events_of(model), |said| said.model.named(said.entry, said.day_field()).span()),
            whom: Whom::Keeper,
        }),
    }
}

fn two_days((before, other): (Day, Said<'_>), (day, said): (Day, Said<'_>)) -> String {
    let path = other.path();
    if other.model.file() == said.model.file() {
        return format!("two days are given for the end: {before} under `{path}`, and {day} here");
    }
    let whose = other.model.name(other.model.root());
    format!("two days are given for the end: {before} under `{path}` by {whose}, and {day} here")
}

fn day_field(model: &Model, entry: ElementId) -> &'static str {
    if model.kind(entry) == Kind::Succession { "ends" } else { "date" }
}

/// Where an event that ends arrangements would stand.
fn events_of(model: &Model) -> Span {
    match model.named(model.root(), "events") {
        Fact::Known(_, span) | Fact::NotStated(span) => span,
        _ => model.span(model.root()),
    }
}

/// Whether an end is more than talked of, and is one for certain; what is missing otherwise. An arrangement that has ceased has ended.
fn is_firm(said: Said<'_>) -> Result<(), Gap> {
    let Said { model, entry } = said;
    let sort = if model.kind(entry) == Kind::Succession { "kind" } else { "what" };
    let sorts = model.named(entry, sort);
    if let Some(why) = in_doubt(sorts) {
        return Err(missing(said, (sort, sorts), why));
    }
    if model.status() == Some("ceased") {
        return Ok(());
    }
    let fact = model.named(entry, "state");
    let why = match fact {
        Fact::Known(Datum::Word(state), _) if said.is_talked_of() => {
            format!("it is {}, and not yet so", state.replace('-', " "))
        }
        Fact::NotStated(_) if text(model, entry, "on-condition").is_some() => {
            "it is not said whether its condition came about".to_owned()
        }
        fact => match in_doubt(fact) {
            Some(why) => why,
            None => return Ok(()),
        },
    };
    Err(missing(said, ("state", fact), why))
}

/// Why nothing can be held of a value; nothing where it is known, none or not stated.
fn in_doubt(fact: Fact<'_>) -> Option<String> {
    match fact {
        Fact::Disputed(..) => Some("the sources disagree".to_owned()),
        Fact::Uncertain(_, _, why) => Some(format!("{}: {why}", Gap::IN_DOUBT)),
        Fact::Unreadable(_) => Some(Gap::UNREADABLE.to_owned()),
        Fact::Known(..) | Fact::None(_) | Fact::NotStated(_) => None,
    }
}

fn missing(Said { model, entry }: Said<'_>, (field, fact): (&str, Fact<'_>), why: String) -> Gap {
    let field = model.kind(entry).field(field);
    Gap { fact: model.path(entry, field).into(), why: why.into(), label: fact.span(), whom: Whom::Keeper }
}
