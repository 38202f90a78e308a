//! Every year of bank holidays worked out again: Easter, the Mondays, the rule for weekends, and the days ordered.

use std::collections::BTreeMap;

use masa::reference::Reference;
use masa::time::{Date, Truth};

use crate::days::day;

const YEARS: std::ops::RangeInclusive<i16> = 2018..=2027;

/// 0 for Monday to 6 for Sunday, counted from a Monday known as one.
fn weekday(date: Date) -> i32 {
    day("2018-01-01").days_until(date).rem_euclid(7)
}

/// Easter Sunday by the anonymous Gregorian reckoning.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let letter = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * letter) / 451;
    let days = epact + letter - 7 * late + 114;
    day(&format!("{year:04}-{:02}-{:02}", days / 31, days % 31 + 1))
}

fn on(year: i16, month: i8, of_month: i8) -> Date {
    day(&format!("{year:04}-{month:02}-{of_month:02}"))
}

fn after(date: Date, days: i32) -> Date {
    date.plus_days(days).unwrap_or(date)
}

fn first_monday(year: i16, month: i8) -> Date {
    let first = on(year, month, 1);
    after(first, (7 - weekday(first)) % 7)
}

fn last_monday(year: i16, month: i8) -> Date {
    let last = on(year, month, 31);
    after(last, -weekday(last))
}

/// Christmas Day, Boxing Day or New Year's Day: on a weekend, the next day that is none and not yet taken.
fn kept(date: Date, taken: &BTreeMap<Date, &'static str>) -> Date {
    let mut kept = date;
    while kept.is_weekend() || taken.contains_key(&kept) {
        kept = after(kept, 1);
    }
    kept
}

fn reckoned(year: i16) -> BTreeMap<Date, &'static str> {
    let mut days = BTreeMap::from([
        (after(easter(year), -2), "Good Friday"),
        (after(easter(year), 1), "Easter Monday"),
        (first_monday(year, 5), "Early May bank holiday"),
        (last_monday(year, 5), "Spring bank holiday"),
        (last_monday(year, 8), "Summer bank holiday"),
    ]);
    let mut order = [(on(year, 12, 25), "Christmas Day"), (on(year, 12, 26), "Boxing Day")];
    if weekday(on(year, 12, 25)) == 6 {
        // Boxing Day stays on its Monday, and Christmas Day goes round it.
        order.reverse();
    }
    for (date, name) in order.into_iter().chain([(on(year, 1, 1), "New Year's Day")]) {
        days.insert(kept(date, &days), name);
    }
    days
}

#[test]
fn the_table_is_what_the_rules_and_the_orders_give() {
    let mut wanted: BTreeMap<Date, &str> = YEARS.flat_map(reckoned).collect();
    // Moved and added by proclamation.
    assert_eq!(wanted.remove(&day("2020-05-04")), Some("Early May bank holiday"));
    assert_eq!(wanted.remove(&day("2022-05-30")), Some("Spring bank holiday"));
    wanted.extend([
        (day("2020-05-08"), "Early May bank holiday"),
        (day("2022-06-02"), "Spring bank holiday"),
        (day("2022-06-03"), "Platinum Jubilee bank holiday"),
        (day("2022-09-19"), "Bank holiday for the State Funeral"),
        (day("2023-05-08"), "Bank holiday for the Coronation"),
    ]);
    let holidays = Reference::bundled().bank_holidays().iter();
    assert_eq!(holidays.map(|one| (one.day, one.name)).collect::<BTreeMap<_, _>>(), wanted);
}

#[test]
fn easter_is_reckoned_right() {
    for known in ["2018-04-01", "2019-04-21", "2020-04-12", "2024-03-31", "2027-03-28"] {
        assert_eq!(easter(day(known).year()), day(known));
        assert_eq!(weekday(day(known)), 6);
    }
}

#[test]
fn every_holiday_is_a_weekday_and_says_what_it_stands_for() {
    for holiday in Reference::bundled().bank_holidays() {
        assert!(weekday(holiday.day) < 5, "{}", holiday.day);
        if let Some(moved) = holiday.in_place_of {
            let by_order = [day("2020-05-04"), day("2022-05-30")].contains(&moved);
            assert!(moved.is_weekend() || by_order, "{moved}");
            assert!(moved < holiday.day);
        }
    }
    let special = Reference::bundled().bank_holidays().iter().filter(|one| one.special).map(|one| one.day);
    assert_eq!(special.collect::<Vec<_>>(), [day("2022-06-03"), day("2022-09-19"), day("2023-05-08")]);
}

#[test]
fn eight_days_a_year_and_more_where_ordered() {
    for year in YEARS {
        let count = Reference::bundled().bank_holidays().iter().filter(|one| one.day.year() == year).count();
        let wanted = match year {
            2022 => 10,
            2023 => 9,
            _ => 8,
        };
        assert_eq!(count, wanted, "{year}");
    }
}

#[test]
fn calendar_arithmetic_knows_them_and_their_bounds() {
    let holidays = Reference::bundled().holidays();
    assert_eq!(holidays.is_working_day(day("2020-05-08")), Truth::False);
    assert_eq!(holidays.is_working_day(day("2020-05-04")), Truth::True);
    assert_eq!(holidays.is_working_day(day("2027-12-29")), Truth::True);
    assert_eq!(holidays.is_working_day(day("2028-01-04")), Truth::Unknown);
    assert_eq!(holidays.is_working_day(day("2017-12-29")), Truth::Unknown);
}
