//! Three-valued answers against trying every day that the facts allow.

use proptest::prelude::*;

use super::date;
use crate::time::{Date, Day, Edge, FinancialYear, Holidays, Lapse, Period, Truth};

/// Every day of a finite uncertainty.
fn days(day: Day) -> Vec<Date> {
    let (first, last) = (day.first().unwrap(), day.last().unwrap());
    (0..=first.days_until(last)).map(|n| first.plus_days(n).unwrap()).collect()
}

/// What is certain when these are the answers in all cases.
fn gather(answers: impl IntoIterator<Item = bool>) -> Truth {
    let answers: Vec<bool> = answers.into_iter().collect();
    assert!(!answers.is_empty());
    match (answers.contains(&true), answers.contains(&false)) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    }
}

fn pairs<T: Copy, U: Copy>(first: &[T], second: &[U]) -> Vec<(T, U)> {
    first.iter().flat_map(|a| second.iter().map(|b| (*a, *b))).collect()
}

/// A finite day around the end of February 2020: exact, between, a marked day, a month.
fn finite() -> impl Strategy<Value = Day> {
    let start = (0..70_i32).prop_map(|n| date("2020-01-10").plus_days(n).unwrap());
    (start, 0..12_i32, 0..6_u8).prop_map(|(first, width, kind)| {
        let text = match kind {
            0 => first.to_string(),
            1 => format!("{first}~"),
            2 => format!("{:04}-{:02}", first.year(), first.month()),
            _ => format!("[{first}..{}]", first.plus_days(width).unwrap()),
        };
        Day::parse(&text).unwrap()
    })
}

/// The number of days in a month, reckoned without the calendar under test.
fn length(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The corresponding day, reckoned without the calendar under test.
fn naive_months(date: Date, months: i32) -> Date {
    let count = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let day = i32::from(date.day()).min(length(year, month));
    Date::new(year.try_into().unwrap(), month.try_into().unwrap(), day.try_into().unwrap()).unwrap()
}

/// Good Friday and Easter Monday, and two days in a row beside a weekend.
fn table() -> Holidays {
    let dates = ["2020-01-01", "2020-02-13", "2020-02-14", "2020-02-26", "2020-04-10", "2020-04-13"];
    Holidays::new(dates.map(date).to_vec(), 2019, 2020).unwrap()
}

/// The working day that many after, found in a list of all working days of the year around.
fn naive_working_days(from: Date, count: i32) -> Date {
    let table = table();
    let working = |day: &Date| table.is_working_day(*day).is_true();
    let around = days(Day::parse("[2019-06-01..2020-12-31]").unwrap());
    let place = usize::try_from(count.unsigned_abs()).unwrap();
    match count {
        0 => from,
        1.. => *around.iter().filter(|day| **day > from && working(day)).nth(place - 1).unwrap(),
        _ => *around.iter().rev().filter(|day| **day < from && working(day)).nth(place - 1).unwrap(),
    }
}

/// The smallest and the largest of what every day of `day` leads to must be the bounds of `moved`.
fn same_bounds(day: Day, moved: Day, step: impl Fn(Date) -> Date) {
    let results: Vec<Date> = days(day).into_iter().map(step).collect();
    assert_eq!(moved.first(), results.iter().min().copied(), "{day} to {moved}");
    assert_eq!(moved.last(), results.iter().max().copied(), "{day} to {moved}");
}

proptest! {
    #[test]
    fn comparison_agrees_with_every_pair_of_days(a in finite(), b in finite()) {
        let every = pairs(&days(a), &days(b));
        prop_assert_eq!(a.before(b), gather(every.iter().map(|(x, y)| x < y)));
        prop_assert_eq!(a.on_or_before(b), gather(every.iter().map(|(x, y)| x <= y)));
        prop_assert_eq!(a.after(b), gather(every.iter().map(|(x, y)| x > y)));
        prop_assert_eq!(a.on_or_after(b), gather(every.iter().map(|(x, y)| x >= y)));
        prop_assert_eq!(a.same_as(b), gather(every.iter().map(|(x, y)| x == y)));
    }

    #[test]
    fn months_move_bounds_as_they_move_every_day(day in finite(), months in -14..26_i32) {
        same_bounds(day, day.plus_months(months), |date| naive_months(date, months));
        same_bounds(day, day.plus_years(months), |date| naive_months(date, months * 12));
    }

    #[test]
    fn working_days_move_bounds_as_they_move_every_day(day in finite(), count in -12..16_i32) {
        same_bounds(day, day.plus_working_days(count, &table()), |date| naive_working_days(date, count));
    }

    #[test]
    fn a_deadline_agrees_with_every_pair_of_days(event in finite(), start in finite(), months in 0..3_u32, count in 0..12_i32) {
        let every = pairs(&days(start), &days(event));
        let limit = |date| naive_months(date, months.try_into().unwrap());
        prop_assert_eq!(event.within_months_after(months, start), gather(every.iter().map(|(s, e)| s <= e && *e <= limit(*s))));
        let working: Vec<(Date, Date)> = days(start).into_iter().map(|date| (date, naive_working_days(date, count))).collect();
        let late = gather(pairs(&working, &days(event)).iter().map(|((_, limit), e)| e > limit));
        prop_assert_eq!(event.after(start.plus_working_days(count, &table())), late);
    }

    #[test]
    fn lapses_agree_with_every_pair_of_days(a in finite(), b in finite()) {
        let every = pairs(&days(a), &days(b));
        let lapse = |counts: Vec<i32>| Lapse { least: counts.iter().min().copied(), most: counts.iter().max().copied() };
        prop_assert_eq!(a.days_until(b), lapse(every.iter().map(|(x, y)| x.days_until(*y)).collect()));
        let months = |x: Date, y: Date| (-30..30).rev().find(|n| naive_months(x, *n) <= y).unwrap();
        prop_assert_eq!(a.months_until(b), lapse(every.iter().map(|(x, y)| months(*x, *y)).collect()));
    }

    #[test]
    fn a_financial_year_agrees_with_every_day(shift in -2..2_i32, day in finite()) {
        let day = day.plus_days(30 * shift + 15);
        let year = FinancialYear::parse("2019/20").unwrap();
        let inside = |date: Date| (2019, 4) <= (date.year(), date.month()) && (date.year(), date.month()) < (2020, 4);
        prop_assert_eq!(year.contains(day), gather(days(day).into_iter().map(inside)));
    }
}

/// Open and unstated ends are tried as far as a few days beyond every day that is written.
mod periods {
    use super::*;

    const WINDOW: i32 = 14;
    const BEYOND: i32 = 3;

    fn nth(n: i32) -> Date {
        date("2020-02-20").plus_days(n).unwrap()
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0..WINDOW, 0..6_i32, 0..8_u8).prop_map(|(first, width, kind)| match kind {
            0 => Day::parse(&format!("[{}..]", nth(first))).unwrap(),
            1 => Day::parse(&format!("[..{}]", nth(first))).unwrap(),
            2..=4 => Day::from(nth(first)),
            _ => Day::parse(&format!("[{}..{}]", nth(first), nth((first + width).min(WINDOW)))).unwrap(),
        })
    }

    fn edge() -> impl Strategy<Value = Edge> {
        prop_oneof![6 => any_day().prop_map(Edge::Day), 1 => Just(Edge::Open), 1 => Just(Edge::NotStated)]
    }

    /// Days as numbers from the start of the window.
    fn tried(day: Day) -> Vec<i32> {
        let number = |date: Date| nth(0).days_until(date);
        (day.first().map_or(-BEYOND, number)..=day.last().map_or(WINDOW + BEYOND, number)).collect()
    }

    fn ends(edge: Edge, open: i32) -> Vec<i32> {
        match edge {
            Edge::Day(day) => tried(day),
            Edge::Open => vec![open],
            Edge::NotStated => (-BEYOND..=WINDOW + BEYOND).collect(),
        }
    }

    /// Every start and end that may go together.
    fn stretches(start: Edge, end: Edge) -> Vec<(i32, i32)> {
        let mut all = pairs(&ends(start, -BEYOND), &ends(end, WINDOW + BEYOND));
        all.retain(|(start, end)| start <= end);
        all
    }

    fn any_period() -> impl Strategy<Value = Period> {
        (edge(), edge()).prop_filter_map("no period", |(start, end)| Period::new(start, end).ok())
    }

    proptest! {
        #[test]
        fn a_period_is_refused_only_if_no_start_and_end_go_together(start in any_day(), end in any_day()) {
            let (start, end) = (Edge::Day(start), Edge::Day(end));
            prop_assert_eq!(Period::new(start, end).is_err(), stretches(start, end).is_empty());
        }

        #[test]
        fn containment_agrees_with_every_stretch_and_day(period in any_period(), day in any_day()) {
            let every = pairs(&stretches(period.start(), period.end()), &tried(day));
            let expected = gather(every.iter().map(|((start, end), day)| start <= day && day <= end));
            prop_assert_eq!(period.contains(day), expected, "{} {}", period, day);
        }

        #[test]
        fn overlap_agrees_with_every_pair_of_stretches(a in any_period(), b in any_period()) {
            let (first, second) = (stretches(a.start(), a.end()), stretches(b.start(), b.end()));
            let answers = pairs(&first, &second);
            let expected = gather(answers.iter().map(|((start, end), (from, to))| start <= to && from <= end));
            prop_assert_eq!(a.overlaps(b), expected, "{} {}", a, b);
            prop_assert_eq!(b.overlaps(a), expected);
        }
    }
}
