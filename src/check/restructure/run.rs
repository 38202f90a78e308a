//! From the texts of both sides to what the step brings.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::already::leave_out;
use super::keys::tell_apart;
use super::last_days::add_last_days;
use super::later_days::add_later_days;
use super::lines::pictures;
use super::not_asked::not_asked;
use super::pair::{Knows, pair};
use crate::check::diff::{Again, becomes_of_itself};
use crate::check::files::Files;
use crate::check::leads_nowhere;
use crate::check::passed_over::PassedOver;
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::check::swapped::{backwards, in_force};
use crate::expr::Program;
use crate::finding::{HandedOver, Report, Restructure, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};
use crate::reference::Reference;
use crate::rules::{Asks, Step, StepVerdicts, Subjects, Target, judge_step, subjects};
use crate::source::Sources;
use crate::time::{Date, Day};

/// What came of judging a step.
#[derive(Debug)]
pub struct Restructured {
    /// What it brings.
    pub restructure: Restructure,
    /// The texts of both sides, by the ids in both reports.
    pub sources: Sources,
}

/// Why a step cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RestructureError {
    /// Neither side describes anything.
    #[error("there is no arrangement, neither before nor after")]
    NoArrangement,
}

/// Judges both sides, each as a set, by the same rules, and tells what is new, mended or unchanged.
///
/// # Errors
/// Neither side holds an arrangement, nor a file that might be one and could not be read.
pub fn restructure(
    before: Vec<Text>,
    after: Vec<Text>,
    tools: &Tools<'_>,
    options: &Options,
) -> Result<Restructured, RestructureError> {
    let reference = tools.reference.for_plans_of(options.today);
    let tools = &Tools { reference: &reference, ..*tools };
    let is_the_same = is_the_same(&before, &after);
    let (as_of, [before, after], sources) = read_on_one_day([before, after], tools, options);
    let options = &Options { as_of, ..*options };
    let is_empty = |side: &Files| side.arrangements().next().is_none() && side.refused.is_empty();
    if is_empty(&before) && is_empty(&after) {
        return Err(RestructureError::NoArrangement);
    }
    let compared = before.refused.is_empty() && after.refused.is_empty();
    let again = compared.then(|| Again::of(&before, &after, tools.reference));
    let handovers = again
        .as_ref()
        .map(|again| handovers((&before, &after), is_the_same, again, tools, options))
        .unwrap_or_default();
    let pictures = again.as_ref().map(|again| pictures(&before, &after, again, tools, options)).unwrap_or_default();
    let not_asked = if compared { not_asked(&before) } else { Vec::new() };
    let backwards = backwards(&before, &after);
    let days: Vec<_> = before.arrangements().chain(after.arrangements()).map(|one| one.day).collect();
    let last = days.iter().filter_map(|day: &Day| day.last()).max();
    let mut meta = summary::meta(tools, options, options.complete, &PassedOver::default(), days.into_iter());
    if compared {
        meta.remarks.extend(leads_nowhere::in_step(&before, &after, &sources));
    }
    let StepVerdicts { mut judged, mut day_one } = handovers;
    let by_rules = judged.verdicts.len();
    let lines = take_asked(&mut day_one, &mut judged.verdicts);
    let [was, is] = [&before, &after].map(Standing::of);
    let goes_into = |one: &str, other: &str| {
        let into = |from: &str, to: &str| last.is_some_and(|last| went_into(tools, from, to, last));
        into(one, other) || into(other, one)
    };
    let report = |side: Files, handovers: &mut [Verdict], (own, other): (&Standing, &Standing)| -> Report {
        let mut report = side.report(tools, options, handovers).0;
        // What follows on an end is asked with both sides at hand: of one side alone it would never be there, and that it is there
        // with both mends nothing.
        // Where a file could not be read, it may be the one that follows.
        let is_known = |verdict: &Verdict| compared && own.stays(&verdict.subject.key, other, &goes_into);
        report.verdicts.retain(|verdict| !asks_what_follows(tools, verdict) || is_known(verdict));
        report
    };
    let before = report(before, &mut [], (&was, &is));
    let mut after = report(after, &mut judged.verdicts, (&is, &was));
    give_back(lines, judged.verdicts.split_off(by_rules), &mut day_one);
    // A rule that cannot be worked out is told like what cannot be read.
    after.findings.extend(judged.defects);
    meta.complete = before.meta.complete && after.meta.complete;
    for remark in before.meta.remarks.iter().chain(&after.meta.remarks) {
        if !meta.remarks.contains(remark) {
            meta.remarks.push(remark.clone());
        }
    }
    let is_of_the_past = |rule: usize| tools.rules.rules().get(rule).is_some_and(|rule| rule.text.law_day.is_some());
    let needs_something_written = |rule: usize| {
        let compiled = tools.rules.rules().get(rule).and_then(|rule| rule.compiled(tools.rules.law()).ok());
        compiled.and_then(|compiled| compiled.when.as_ref()).is_some_and(Program::needs_something_written)
    };
    let is_of_the_shape =
        |rule: usize| tools.rules.rules().get(rule).is_some_and(|rule| rule.text.asks == Asks::Design);
    let knows = Knows {
        goes_into: &goes_into,
        is_of_the_past: &is_of_the_past,
        needs_something_written: &needs_something_written,
        is_of_the_shape: &is_of_the_shape,
    };
    let told = again.map(|again| pair(&before, &after, &again, &knows)).unwrap_or_default();
    Ok(Restructured {
        restructure: Restructure {
            meta,
            before,
            after,
            handovers: judged.verdicts,
            day_one: in_order(day_one),
            not_asked,
            pictures,
            told,
            compared,
            backwards,
        },
        sources,
    })
}

/// Whether both sides are the same texts, in whatever order.
fn is_the_same(before: &[Text], after: &[Text]) -> bool {
    let bytes = |side: &[Text]| {
        let mut bytes: Vec<Vec<u8>> = side.iter().map(|text| text.bytes.clone()).collect();
        bytes.sort();
        bytes
    };
    bytes(before) == bytes(after)
}

/// Whether an area went into another by law, as things stand on a day.
fn went_into(tools: &Tools<'_>, from: &str, to: &str, day: Date) -> bool {
    from != to && tools.reference.areas_after(from, day).iter().any(|area| area.id == to)
}

/// Whether a verdict is of a rule that asks what follows where arrangements end.
fn asks_what_follows(tools: &Tools<'_>, verdict: &Verdict) -> bool {
    tools.rules.rules().get(verdict.rule).is_some_and(|rule| rule.target == Target::EndedArea)
}

/// The areas of each arrangement of a side, by the ids of their files.
struct Standing(BTreeMap<String, BTreeSet<String>>);

impl Standing {
    fn of(side: &Files) -> Self {
        let areas = |model: &Model| -> BTreeSet<String> {
            let Subjects::Some(areas) = subjects(model, Kind::Area) else { return BTreeSet::new() };
            // What it says of an area that it has left is said of it too.
            let ends = ["ends", "expires"].into_iter().flat_map(|what| model.own_events(what));
            let dated = |entry: &ElementId| {
                !model.is_of_earlier(*entry)
                    && !matches!(model.named(*entry, "ends"), Fact::NotStated(_) | Fact::None(_))
            };
            let entries = model.led_by(model.root(), "succession").into_iter().filter(dated);
            let left = ends.chain(entries).flat_map(|said| model.led_by(said, "areas"));
            areas.into_iter().chain(left).filter_map(|area| model.id(area)).map(str::to_owned).collect()
        };
        let each = side.arrangements().map(|one| (one.model.own_text("id").unwrap_or_default().to_owned(), &one.model));
        Self(each.map(|(id, model)| (id, areas(model))).collect())
    }

    /// Whether an area is one of an arrangement that stands on the other side too, or of none that does. One that went into others is there
    /// under their names.
    fn stays(&self, area: &str, other: &Self, goes_into: &dyn Fn(&str, &str) -> bool) -> bool {
        let own = self.0.iter().any(|(id, areas)| areas.contains(area) && other.0.contains_key(id));
        own || !other.0.values().flatten().any(|there| there == area || goes_into(there, area))
    }
}

/// Puts what the list alone asks among what the rules ask, so that it can be accepted like that; the lines that ask it.
fn take_asked(day_one: &mut [HandedOver], verdicts: &mut Vec<Verdict>) -> Vec<usize> {
    let mut lines = Vec::new();
    for (line, handed) in day_one.iter_mut().enumerate() {
        if let Some(asked) = handed.asked.take() {
            lines.push(line);
            verdicts.push(*asked);
        }
    }
    lines
}

/// Puts it back where it was.
fn give_back(lines: Vec<usize>, asked: Vec<Verdict>, day_one: &mut [HandedOver]) {
    for (line, asked) in lines.into_iter().zip(asked) {
        if let Some(handed) = day_one.get_mut(line) {
            handed.asked = Some(Box::new(asked));
        }
    }
}

/// By the day on which it is due; what has no day comes last.
fn in_order(mut day_one: Vec<HandedOver>) -> Vec<HandedOver> {
    day_one.sort_by(|one, other| {
        let day = |handed: &HandedOver| handed.due.as_ref().map(|due| due.day.clone());
        (day(one).is_none(), day(one)).cmp(&(day(other).is_none(), day(other)))
    });
    day_one
}

/// What the rules about the step itself say.
fn handovers(
    (before, after): (&Files, &Files),
    is_the_same: bool,
    again: &Again,
    tools: &Tools<'_>,
    options: &Options,
) -> StepVerdicts {
    let models: Vec<&Model> = models(before, after);
    let whole = |side: &Files| side.read.iter().all(|one| one.model.says_what_it_is());
    let day = options.as_of.map_or_else(|| day_of_step(before, after, tools, options), Day::from);
    let step = Step {
        models: &models,
        befores: before.arrangements().count(),
        becomes: &again.becomes,
        date: options.as_of.or_else(|| amended(before, after, day, tools.reference)),
        day,
        first: day,
        breaks: &[],
        day_alone: false,
        complete: options.complete && whole(before) && whole(after),
        reference: tools.reference,
    };
    let mut judged = judge_step(&step, tools.rules);
    // Looked at as before stood then: what came between, a new council among it, is news of the step; not so of what is held against itself.
    let models_of_before = self::models(before, before);
    let becomes_itself = becomes_of_itself(before, tools.reference);
    let day_of_itself = if is_the_same { step.day } else { day_of_before(before, tools, options) };
    let itself = Step {
        models: &models_of_before,
        becomes: &becomes_itself,
        day: day_of_itself,
        first: day_of_itself,
        complete: options.complete && whole(before),
        ..step
    };
    let sides = (step.befores, is_the_same);
    leave_out(&models, sides, &again.becomes, &mut judged, || judge_step(&itself, tools.rules));
    add_last_days(&step, &itself, tools.rules, &mut judged);
    add_later_days(&step, &itself, tools.rules, &mut judged);
    tell_apart(&mut judged.judged.verdicts);
    judged
}

fn models<'f>(before: &'f Files, after: &'f Files) -> Vec<&'f Model> {
    before.arrangements().chain(after.arrangements()).map(|one| &one.model).collect()
}

/// The latest day that any arrangement speaks for, or one of after comes into force on: what is left of older files where the newest
/// are gone does not take the step back to their time.
fn day_of_step(before: &Files, after: &Files, tools: &Tools<'_>, options: &Options) -> Day {
    let begins = |model: &Model| model.begins_in_all(tools.reference).map(Day::from);
    let of_after =
        after.arrangements().flat_map(|one| [Some(one.day), in_force(&one.model), begins(&one.model)]).flatten();
    let days = before.arrangements().map(|one| one.day).chain(of_after);
    // A day without a last bound may be any: that it is open is asked of what begins then, and of nothing else.
    let bounded = days.filter_map(|day| if day.last().is_some() { Some(day) } else { day.first().map(Day::from) });
    bounded.max_by_key(|day| day.last()).unwrap_or_else(|| Day::from(options.today))
}

/// The day on which arrangements that all go on were changed, where their files of after say so and those of before do not. Where a council of
/// theirs is no more by the day of the step, they change on the next day by law, whenever the partners decide or note it.
fn amended(before: &Files, after: &Files, day_of_step: Day, reference: &Reference) -> Option<Date> {
    let goes_on = |one: &Model| before.arrangements().any(|was| was.model.describes_the_same_as(one));
    let is_changed_by_law = |one: &Model| {
        before.arrangements().any(|was| {
            was.model.describes_the_same_as(one) && loses_a_council(&was.model, was.day, day_of_step, reference)
        })
    };
    let day = |side: &Files| {
        let changed = side.arrangements().filter(|one| !is_changed_by_law(&one.model));
        changed.filter_map(|one| one.model.last_amended()).max()
    };
    let is_within = after.arrangements().all(|one| goes_on(&one.model));
    day(after).filter(|now| is_within && day(before).is_none_or(|was| was < *now))
}

/// Whether an area of arrangements ends by law between two days.
fn loses_a_council(model: &Model, from: Day, to: Day, reference: &Reference) -> bool {
    let mut ends = model.area_ids().filter_map(|id| reference.area(id)?.life.until).map(Day::from);
    ends.any(|until| !until.before(from).is_true() && until.before(to).is_true())
}

/// The day that the files of before themselves speak for, whatever day the step is judged on: by that of the change a body of before may be
/// gone, and what is left with it is no older than the change.
fn day_of_before(before: &Files, tools: &Tools<'_>, options: &Options) -> Day {
    match options.as_of {
        None => day_of_step(before, before, tools, options),
        Some(date) => {
            let own = before.arrangements().filter_map(|one| one.model.file_day());
            own.max_by_key(|day| (day.last().is_none(), day.last()))
                .unwrap_or_else(|| Day::from(date.min(options.today)))
        }
    }
}

/// Both sides, with the day on which they are judged where somebody named one: that day, or the first of the latest arrangements where that
/// is later. Before it there is no step to judge yet, and what the sides are held to on two days would tell of the days and not of the change.
fn read_on_one_day(texts: [Vec<Text>; 2], tools: &Tools<'_>, options: &Options) -> (Option<Date>, [Files; 2], Sources) {
    let read = |texts: [Vec<Text>; 2], as_of: Option<Date>| {
        let mut sources = Sources::new();
        let sides = texts.map(|side| Files::read_side(side, tools, &Options { as_of, ..*options }, &mut sources));
        (as_of, sides, sources)
    };
    let Some(named) = options.as_of else { return read(texts, None) };
    let (as_of, sides, sources) = read(texts.clone(), Some(named));
    let arrangements = sides.iter().flat_map(Files::arrangements);
    let first_days = arrangements.filter_map(|one| one.model.begins_in_all(tools.reference));
    match first_days.fold(named, Date::max) {
        day if day > named => read(texts, Some(day)),
        _ => (as_of, sides, sources),
    }
}
