//! Which verdict of before is which of after, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::diff::Again;
use crate::finding::{Became, Outcome, Report, Told, Verdict};

/// A verdict of before and one of after on the same rule and subject, by their places.
type Edge = (usize, usize);
/// Rule, kind of subject, and what the subject is known by.
type Key = (usize, &'static str, String);
/// By what a verdict is known again; nothing for one that is not.
type KeyOf<'k> = &'k dyn Fn(&Verdict) -> Option<Key>;

/// What pairing asks of those who know more than the two reports.
pub(super) struct Knows<'k> {
    /// Whether of two areas, by their ids, the one went into the other by law.
    pub(super) goes_into: &'k dyn Fn(&str, &str) -> bool,
    /// Whether a rule, by its place, judges what is past, such as a deadline of 2019: of it no duty arises or falls away.
    pub(super) is_of_the_past: &'k dyn Fn(usize) -> bool,
    /// Whether a rule, by its place, asks only of what is written: that the file says no more of it takes no duty away.
    pub(super) needs_something_written: &'k dyn Fn(usize) -> bool,
    /// Whether a rule, by its place, asks of the shape of arrangements, and not of what was done in a year.
    pub(super) is_of_the_shape: &'k dyn Fn(usize) -> bool,
}

/// What became of every verdict: by match key first, then by what subjects are known again by, by the areas that councils went into,
/// and last by what could not be told on the one side and is not met on the other.
pub(super) fn pair(before: &Report, after: &Report, again: &Again, knows: &Knows<'_>) -> Vec<Told> {
    let exact = |verdict: &Verdict| Some((verdict.rule, verdict.subject.kind, verdict.subject.key.clone()));
    let mut edges = edges(before, after, again, (&exact, &exact), |_, _| true);
    let first: BTreeSet<Edge> = edges.iter().copied().collect();
    let (was, is): (BTreeSet<usize>, BTreeSet<usize>) = first.into_iter().unzip();
    let named =
        |name: Option<&str>, verdict: &Verdict| name.map(|name| (verdict.rule, verdict.subject.kind, name.to_owned()));
    let befores = |verdict: &Verdict| named(again.before(verdict.arrangement, &verdict.subject), verdict);
    let afters = |verdict: &Verdict| named(again.after(verdict.arrangement, &verdict.subject), verdict);
    let open = |one: usize, other: usize| !was.contains(&one) || !is.contains(&other);
    edges.extend(self::edges(before, after, again, (&befores, &afters), open));
    edges.extend(
        unpaired(before, after, again, &edges)
            .filter(|(one, other)| {
                let (was, is) = (&one.1.subject, &other.1.subject);
                was.kind == "area" && is.kind == "area" && (knows.goes_into)(&was.key, &is.key)
            })
            .map(places)
            .collect::<Vec<Edge>>(),
    );
    edges.extend(as_little_told(before, after, again, &edges));
    edges.extend(of_another_year((before, after), again, &edges, knows.is_of_the_shape));
    let mut told = told((before, after), &edges, knows);
    told.retain(|told| is_news(told, before, after, again, knows));
    told
}

/// A verdict with its place.
type At<'v> = (usize, &'v Verdict);

fn places((one, other): (At<'_>, At<'_>)) -> Edge {
    (one.0, other.0)
}

/// Verdicts of one rule that are known again by nothing, of before and of after, in arrangements of which the one goes on in the other.
fn unpaired<'v>(
    before: &'v Report,
    after: &'v Report,
    again: &'v Again,
    edges: &[Edge],
) -> impl Iterator<Item = (At<'v>, At<'v>)> + use<'v> {
    let (was, is): (BTreeSet<usize>, BTreeSet<usize>) = edges.iter().copied().unzip();
    let mut by_rule: BTreeMap<usize, Vec<At<'v>>> = BTreeMap::new();
    for (at, verdict) in before.verdicts.iter().enumerate().filter(|(at, _)| !was.contains(at)) {
        by_rule.entry(verdict.rule).or_default().push((at, verdict));
    }
    let alone = after.verdicts.iter().enumerate().filter(move |(at, _)| !is.contains(at));
    alone.flat_map(move |other| {
        let same = by_rule.get(&other.1.rule).cloned().unwrap_or_default().into_iter();
        same.filter(|one| related(before, after, again, (one.1, other.1))).map(|one| (one, other)).collect::<Vec<_>>()
    })
}

/// What is asked of a subject that is known again by nothing, where the other side could not tell it: of the whole arrangement, as it
/// states no such subject, or of the only other strand of scrutiny, which goes by who scrutinises.
fn as_little_told(before: &Report, after: &Report, again: &Again, edges: &[Edge]) -> Vec<Edge> {
    let pairs: Vec<(At<'_>, At<'_>)> = unpaired(before, after, again, edges)
        .filter(|(one, other)| [one, other].iter().all(|at| at.1.outcome != Outcome::NotApplicable))
        .collect();
    let is_only = |pair: &(At<'_>, At<'_>)| {
        let others = pairs.iter().filter(|other| other.0.0 == pair.0.0 || other.1.0 == pair.1.0);
        others.count() == 1 && [pair.0, pair.1].iter().all(|at| at.1.subject.kind == "scrutiny")
    };
    let states_none = |untold: At<'_>, told: At<'_>| {
        untold.1.outcome == Outcome::NotStated
            && untold.1.subject.kind == "arrangement"
            && told.1.subject.kind != "arrangement"
    };
    let is_untold = |pair: &(At<'_>, At<'_>)| [pair.0, pair.1].iter().any(|at| at.1.outcome == Outcome::NotStated);
    let fits = |pair: &&(At<'_>, At<'_>)| {
        states_none(pair.0, pair.1) || states_none(pair.1, pair.0) || is_untold(pair) && is_only(pair)
    };
    pairs.iter().filter(fits).copied().map(places).collect()
}

/// What is found of the budget of one year in the words in which it is found of that of another, such as who gives nothing: it is no news that
/// it goes on. Only where there is one of each, so that it is clear which is meant.
fn of_another_year(
    (before, after): (&Report, &Report),
    again: &Again,
    edges: &[Edge],
    is_of_the_shape: &dyn Fn(usize) -> bool,
) -> Vec<Edge> {
    let says = |(_, verdict): At<'_>| {
        let is_asked = verdict.subject.kind == "budget" && is_of_the_shape(verdict.rule);
        let finding = verdict.finding.as_ref().filter(|_| is_asked && verdict.outcome == Outcome::NotMet)?;
        let year = &verdict.subject.key;
        finding.message.contains(year).then(|| finding.message.replace(year, ""))
    };
    let pairs: Vec<(At<'_>, At<'_>)> = unpaired(before, after, again, edges)
        .filter(|(one, other)| says(*one).is_some_and(|said| says(*other) == Some(said)))
        .collect();
    let is_alone = |pair: &&(At<'_>, At<'_>)| {
        pairs.iter().filter(|other| other.0.0 == pair.0.0 || other.1.0 == pair.1.0).count() == 1
    };
    pairs.iter().filter(is_alone).copied().map(places).collect()
}

/// Whether a duty newly arises, or is gone: not where the provision behind it is asked of the same subject on the other side too, by
/// whatever rule, be it only that it is broken there.
fn is_news(told: &Told, before: &Report, after: &Report, again: &Again, knows: &Knows<'_>) -> bool {
    let ([own, other], at) = match told.became {
        Became::Triggered => ([after, before], [told.after, told.before]),
        Became::FellAway => ([before, after], [told.before, told.after]),
        _ => return true,
    };
    let [Some(verdict), there] =
        [(own, at[0]), (other, at[1])].map(|(side, at)| at.and_then(|at| side.verdicts.get(at)))
    else {
        return true;
    };
    let law = |side: &Report, rule: usize| side.rules.get(rule).map(|head| head.law.clone()).unwrap_or_default();
    let Some(provision) = law(own, verdict.rule).first().map(|law| law.provision.clone()) else { return true };
    let subject = there.map_or(&verdict.subject, |there| &there.subject);
    // What is asked of a whole arrangement is asked of any of those that have to do with it.
    let is_of_the_same = |asked: &Verdict| {
        (asked.subject.kind, &asked.subject.key) == (subject.kind, &subject.key)
            || asked.subject.kind == "arrangement"
                && subject.kind == "arrangement"
                && match told.became {
                    Became::Triggered => related(before, after, again, (asked, verdict)),
                    _ => related(before, after, again, (verdict, asked)),
                }
    };
    let is_asked = other.verdicts.iter().any(|asked| {
        asked.outcome != Outcome::NotApplicable
            && is_of_the_same(asked)
            && law(other, asked.rule).iter().any(|law| law.provision == provision)
    });
    let is_only_unsaid = (knows.needs_something_written)(verdict.rule);
    !(knows.is_of_the_past)(verdict.rule) && !is_only_unsaid && !is_asked
}

/// The edges between verdicts that have the same key, in arrangements of which the one goes on in the other.
fn edges(
    before: &Report,
    after: &Report,
    again: &Again,
    (befores, afters): (KeyOf<'_>, KeyOf<'_>),
    is_open: impl Fn(usize, usize) -> bool,
) -> Vec<Edge> {
    let mut keyed: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, verdict) in before.verdicts.iter().enumerate() {
        if let Some(key) = befores(verdict) {
            keyed.entry(key).or_default().push(at);
        }
    }
    let mut edges = Vec::new();
    for (at, verdict) in after.verdicts.iter().enumerate() {
        let same = afters(verdict).and_then(|key| keyed.get(&key)).into_iter().flatten();
        edges.extend(same.filter_map(|one| {
            let was = before.verdicts.get(*one)?;
            (is_open(*one, at) && related(before, after, again, (was, verdict))).then_some((*one, at))
        }));
    }
    edges
}

fn related(before: &Report, after: &Report, again: &Again, (one, other): (&Verdict, &Verdict)) -> bool {
    let (Some(was), Some(is)) = (one.arrangement, other.arrangement) else {
        return one.arrangement == other.arrangement;
    };
    let (Some(head), Some(next)) = (before.arrangements.get(was), after.arrangements.get(is)) else { return false };
    // A file of shared things goes on under its id.
    again.is_related(was, is) || (!head.shared_by.is_empty() && !next.shared_by.is_empty() && head.id == next.id)
}

/// What became of each. What is not met on both sides is neither new nor mended because there is another beside it: where one
/// becomes several, or several become one.
fn told((before, after): (&Report, &Report), edges: &[Edge], knows: &Knows<'_>) -> Vec<Told> {
    let became = |one: Option<usize>, other: Option<usize>| {
        let was = one.and_then(|at| before.verdicts.get(at));
        let is = other.and_then(|at| after.verdicts.get(at));
        let is_of_another_time = was.zip(is).is_some_and(|both| of_another_time((before, after), both, knows));
        match Became::of(was, is) {
            Some(Became::Mended) if is_of_another_time => Some(Became::NotAsked),
            Some(Became::New) if is_of_another_time => Some(Became::NewlyAsked),
            became => became,
        }
    };
    let (mut was, mut is): (BTreeSet<usize>, BTreeSet<usize>) = (BTreeSet::new(), BTreeSet::new());
    let (mut still_was, mut still_is): (BTreeSet<usize>, BTreeSet<usize>) = (BTreeSet::new(), BTreeSet::new());
    for (one, other) in edges {
        was.insert(*one);
        is.insert(*other);
        if became(Some(*one), Some(*other)) == Some(Became::Unchanged) {
            still_was.insert(*one);
            still_is.insert(*other);
        }
    }
    let alone = (0..before.verdicts.len()).filter(|at| !was.contains(at)).map(|at| (Some(at), None));
    let came = (0..after.verdicts.len()).filter(|at| !is.contains(at)).map(|at| (None, Some(at)));
    let both = edges.iter().map(|(one, other)| (Some(*one), Some(*other)));
    let mut told: Vec<Told> = both
        .chain(alone)
        .chain(came)
        .filter_map(|(one, other)| Some(Told { became: became(one, other)?, before: one, after: other }))
        .filter(|told| {
            let stays = told.before.is_some_and(|at| still_was.contains(&at))
                || told.after.is_some_and(|at| still_is.contains(&at));
            told.became == Became::Unchanged || !stays
        })
        .collect();
    told.sort();
    told.dedup();
    let once = |told: &Told| told_once(told, edges, &became);
    told.into_iter().filter(once).collect()
}

/// Whether what is past was asked of a whole arrangement, and is asked of another one, or of areas that its own went into: nothing that came
/// after mends a deadline that these missed.
fn of_another_time((before, after): (&Report, &Report), (was, is): (&Verdict, &Verdict), knows: &Knows<'_>) -> bool {
    let is_of_the_whole = was.subject.kind == "arrangement" && (knows.is_of_the_past)(was.rule);
    let was = was.arrangement.and_then(|at| before.arrangements.get(at));
    let is = is.arrangement.and_then(|at| after.arrangements.get(at));
    let Some((was, is)) = was.zip(is) else { return false };
    let went_on = |area: &String| is.areas.iter().any(|(next, _)| (knows.goes_into)(area, next));
    is_of_the_whole && (was.arrangement() != is.arrangement() || was.areas.iter().any(|(area, _)| went_on(area)))
}

/// Whether it is the one thing to tell of a finding that became several things in several arrangements: what cannot be told in one is not gone,
/// and what is not asked in one is not mended.
fn told_once(told: &Told, edges: &[Edge], became: &impl Fn(Option<usize>, Option<usize>) -> Option<Became>) -> bool {
    let rank = |became: Became| match became {
        Became::Mended | Became::New => Some(0),
        Became::NotAsked | Became::NewlyAsked => Some(1),
        Became::Unsettled | Became::Established => Some(2),
        _ => None,
    };
    let is_of_before = matches!(told.became, Became::Mended | Became::NotAsked | Became::Unsettled);
    let Some(own) = rank(told.became) else { return true };
    let beside = edges.iter().filter(
        |(one, other)| {
            if is_of_before { told.before == Some(*one) } else { told.after == Some(*other) }
        },
    );
    let others = beside.filter_map(|(one, other)| became(Some(*one), Some(*other)).and_then(rank));
    others.max().is_none_or(|gravest| gravest <= own)
}
