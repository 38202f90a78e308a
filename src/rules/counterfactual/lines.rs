//! Days, periods and numbers that give another outcome, as people say them: where on a line they begin and end.

use super::search::Turning;
use crate::model::vocab::Type;
use crate::model::{Datum, Fact, Model, Other};
use crate::time::{Date, Day, FinancialYear};

/// By what values are told apart that lie on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Day,
    /// The end of a period.
    End,
    /// Its start.
    Start,
    Year,
    Number,
}

/// A value at its place on a line, and whether it gives the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    at: i64,
    turns: bool,
}

/// Neighbours that give the outcome; a side is open where nothing lies beyond it that does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first: Option<i64>,
    last: Option<i64>,
}

/// The values in words that lie on a line, the nearest stretches on either side of what is written, and whether there are more;
/// none where no others were tried, so that nobody knows where they begin.
pub(super) fn stretches(model: &Model, fact: Fact<'_>, ty: Option<Type>, turning: &Turning) -> (Vec<String>, bool) {
    let says = match fact {
        Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(datum),
        _ => None,
    };
    let (mut named, mut is_sample) = (Vec::new(), false);
    if turning.tried.is_empty() {
        return (named, is_sample);
    }
    // A period that is not written is told by its end if that alone tells, else by its start.
    let is_period = turning.values.iter().any(|other| matches!(other, Other::Period(_)));
    let lines: &[Line] = match says {
        Some(Datum::Period(_)) => &[Line::End, Line::Start],
        _ if is_period && points(turning, says, Line::End).is_some() => &[Line::End],
        _ if is_period => &[Line::Start],
        _ => &[Line::Day, Line::Year, Line::Number],
    };
    for line in lines {
        let Some(points) = points(turning, says, *line) else { continue };
        let known = says.and_then(|datum| place(datum, *line));
        let runs = runs(&points, known);
        let near = nearest(&runs, known);
        is_sample |= near.len() < runs.len();
        named.extend(near.iter().map(|run| in_words(model, ty, *line, *run)));
    }
    (named, is_sample)
}

/// Whether a value lies on a line.
pub(super) const fn lies_on_one(other: &Other) -> bool {
    matches!(other, Other::Day(_) | Other::Period(_) | Other::Year(_) | Other::Number(_))
}

/// Every value that was tried, in order; nothing where one place both gives the outcome and does not.
fn points(turning: &Turning, says: Option<Datum<'_>>, line: Line) -> Option<Vec<Point>> {
    let on_it = turning.tried.iter().filter(|other| is_on(other, says, line));
    let point = |other: &Other| {
        let datum = match other {
            Other::Day(day) => Datum::Day(*day),
            Other::Period(period) => Datum::Period(*period),
            Other::Year(year) => Datum::Year(*year),
            Other::Number(number) => Datum::Int(*number),
            _ => return None,
        };
        Some(Point { at: place(datum, line)?, turns: turning.values.contains(other) })
    };
    let mut points: Vec<Point> = on_it.filter_map(point).collect();
    points.sort_unstable();
    points.dedup();
    let is_told = points.windows(2).all(|pair| !matches!(pair, [a, b] if a.at == b.at));
    is_told.then_some(points)
}

/// Of a period that is written, values move one end and leave the other.
fn is_on(other: &Other, says: Option<Datum<'_>>, line: Line) -> bool {
    match (other, line, says) {
        (Other::Period(period), Line::End, Some(Datum::Period(known))) => period.start() == known.start(),
        (Other::Period(period), Line::Start, Some(Datum::Period(known))) => period.end() == known.end(),
        (Other::Period(_), Line::End | Line::Start, _)
        | (Other::Day(_), Line::Day, _)
        | (Other::Year(_), Line::Year, _)
        | (Other::Number(_), Line::Number, _) => true,
        _ => false,
    }
}

fn place(datum: Datum<'_>, line: Line) -> Option<i64> {
    let of = |date: Date| Some(i64::from(epoch()?.days_until(date)));
    match (datum, line) {
        (Datum::Day(day), Line::Day) => day.first().or(day.last()).and_then(of),
        (Datum::Period(period), Line::End) => period.last_day().and_then(Day::last).and_then(of),
        (Datum::Period(period), Line::Start) => period.first_day().and_then(Day::first).and_then(of),
        (Datum::Year(year), Line::Year) => of(year.first()),
        (Datum::Int(number) | Datum::Money(number) | Datum::Share(number), Line::Number) => Some(number),
        _ => None,
    }
}

fn epoch() -> Option<Date> {
    Date::new(2000, 1, 1)
}

/// Stretches of neighbours that give the outcome. What is written gives none, and parts them.
fn runs(points: &[Point], known: Option<i64>) -> Vec<Run> {
    let mut all = points.to_vec();
    if let Some(at) = known {
        all.retain(|point| point.at != at);
        all.push(Point { at, turns: false });
        all.sort_unstable();
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut is_in = false;
    for (index, point) in all.iter().enumerate() {
        if point.turns && !is_in {
            runs.push(Run { first: (index > 0).then_some(point.at), last: None });
        } else if let (false, true, Some(run)) = (point.turns, is_in, runs.last_mut()) {
            run.last = all.get(index - 1).map(|before| before.at);
        }
        is_in = point.turns;
    }
    runs
}

/// The nearest stretch on either side; beside nothing, the last, which is the latest or the most.
fn nearest(runs: &[Run], known: Option<i64>) -> Vec<Run> {
    let Some(known) = known else { return runs.last().copied().into_iter().collect() };
    let later = runs.iter().find(|run| run.first.is_some_and(|first| first > known));
    let earlier = runs.iter().rev().find(|run| run.last.is_some_and(|last| last < known));
    earlier.into_iter().chain(later).copied().collect()
}

fn in_words(model: &Model, ty: Option<Type>, line: Line, run: Run) -> String {
    let value = |at: i64| match line {
        Line::Number => model.words(match ty {
            Some(Type::Money) => Datum::Money(at),
            Some(Type::Share) => Datum::Share(at),
            _ => Datum::Int(at),
        }),
        Line::Year => {
            date(at).and_then(FinancialYear::of).map_or_else(String::new, |year| model.words(Datum::Year(year)))
        }
        Line::Day | Line::End | Line::Start => date(at).map_or_else(String::new, Date::in_words),
    };
    let (lower, upper, any) = match line {
        Line::Number => ("or less", "or more", "any number"),
        Line::Year => ("or earlier", "or later", "any year"),
        Line::Day => ("or earlier", "or later", "any day"),
        Line::End | Line::Start => ("or earlier", "or later", "any period"),
    };
    let said = match (run.first, run.last) {
        (None, None) => return any.to_owned(),
        (Some(first), None) => format!("{} {upper}", value(first)),
        (None, Some(last)) => format!("{} {lower}", value(last)),
        (Some(first), Some(last)) if first == last => value(first),
        (Some(first), Some(last)) => format!("between {} and {}", value(first), value(last)),
    };
    let on = if said.starts_with("between") { "" } else { "on " };
    match line {
        Line::End => format!("one that ends {on}{said}"),
        Line::Start => format!("one that begins {on}{said}"),
        Line::Day | Line::Year | Line::Number => said,
    }
}

fn date(at: i64) -> Option<Date> {
    epoch()?.plus_days(i32::try_from(at).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{Point, Run, nearest, runs};

    fn line(turning: &[i64], not: &[i64]) -> Vec<Point> {
        let point = |turns| move |at: &i64| Point { at: *at, turns };
        let mut points: Vec<Point> = turning.iter().map(point(true)).chain(not.iter().map(point(false))).collect();
        points.sort_unstable();
        points
    }

    #[test]
    fn a_stretch_is_open_where_nothing_lies_beyond_that_gives_no_other_outcome() {
        let points = line(&[1, 2, 8, 9], &[3, 4, 6]);
        let runs = runs(&points, Some(5));
        assert_eq!(runs, [Run { first: None, last: Some(2) }, Run { first: Some(8), last: None }]);
        assert_eq!(nearest(&runs, Some(5)), runs);
    }

    #[test]
    fn what_is_written_parts_those_on_either_side() {
        let runs = runs(&line(&[4, 6], &[]), Some(5));
        assert_eq!(runs, [Run { first: None, last: Some(4) }, Run { first: Some(6), last: None }]);
    }

    #[test]
    fn only_the_nearest_on_either_side_are_told() {
        let runs = runs(&line(&[1, 3, 7, 9], &[2, 8]), Some(5));
        assert_eq!(
            nearest(&runs, Some(5)),
            [Run { first: Some(3), last: Some(3) }, Run { first: Some(7), last: Some(7) }]
        );
    }

    #[test]
    fn beside_nothing_the_latest_is_told() {
        let runs = runs(&line(&[1, 7, 9], &[3]), None);
        assert_eq!(nearest(&runs, None), [Run { first: Some(7), last: None }]);
    }
}
