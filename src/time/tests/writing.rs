//! How days are shown, and that what is shown is read back.

use proptest::prelude::*;

use super::{date, day, period, year};
use crate::time::{Date, Day, FinancialYear, Holidays, Period};

#[test]
fn a_day_is_named_as_precisely_as_it_is_written() {
    for (text, words) in [
        ("2020-09-15", "15 September 2020"),
        ("2020-09", "September 2020"),
        ("2024-21", "spring 2024"),
        ("2024-24", "winter 2024"),
        ("2020", "2020"),
        ("2020-09~", "about September 2020"),
        ("2020-09-15?", "perhaps 15 September 2020"),
        ("2020%", "perhaps about 2020"),
        ("[2024-07-17..2025-03-31]", "some day between 17 July 2024 and 31 March 2025"),
        ("[2024-07..2025-03]", "some day between July 2024 and March 2025"),
        ("[2024-07..2025-03]~", "some day between about July 2024 and about March 2025"),
        ("[2024-07-17..]", "some day from 17 July 2024 on"),
        ("[..2025-03-31]", "some day up to 31 March 2025"),
    ] {
        assert_eq!(day(text).in_words(), words);
        assert_eq!(day(text).to_string(), text);
    }
    assert_eq!(Day::words(None).in_words(), "a day that is not known");
    assert_eq!(Day::words(Some(day("2025-03"))).in_words(), "some day between 1 March 2025 and 31 March 2025");
    assert_eq!(Day::words(None).to_string(), "[..]");
    assert_eq!(day("2021-01-31").plus_months(1).in_words(), "28 February 2021");
}

#[test]
fn a_period_is_named_by_its_ends() {
    for (text, words) in [
        ("2022-04-01/2023-03-31", "1 April 2022 to 31 March 2023"),
        ("2022-04/..", "April 2022 and going on"),
        ("2022-04-01/", "1 April 2022 to a day that is not stated"),
        ("../2023-03-31", "always until 31 March 2023"),
        ("/2023-03-31", "a day that is not stated to 31 March 2023"),
    ] {
        assert_eq!(period(text).in_words(), words);
        assert_eq!(period(text).to_string(), text);
    }
}

#[test]
fn days_are_embedded_and_read_back() {
    fn both_ways<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let bytes = postcard::to_allocvec(value).unwrap();
        assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    }
    both_ways(&date("2020-09-15"));
    both_ways(&day("[2024-07..2025-24]~"));
    both_ways(&Day::words(Some(day("2020-09"))));
    both_ways(&day("2020").plus_days(3));
    both_ways(&period("2022-04-01/.."));
    both_ways(&year("2022/23"));
    both_ways(&Holidays::new(vec![date("2020-12-25")], 2020, 2021).unwrap());
    assert_eq!(serde_json::to_string(&date("2020-09-15")).unwrap(), "\"2020-09-15\"");
    assert_eq!(serde_json::to_string(&year("2022/23")).unwrap(), "\"2022/23\"");
    assert!(serde_json::from_str::<Date>("\"2020-09-31\"").is_err());
    assert!(serde_json::from_str::<FinancialYear>("\"2022-23\"").is_err());
}

/// The text of one day, month, season or year.
fn unit() -> impl Strategy<Value = String> {
    let exact = (1..=9999_i16, 1..=12_i8, 1..=31_i8)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day))
        .prop_map(|date| date.to_string());
    let month = (1..=9999_u32, 1..=12_u32).prop_map(|(year, month)| format!("{year:04}-{month:02}"));
    let season = (1..=9999_u32, 21..=24_u32)
        .prop_filter("a financial year", |(year, season)| (year + 1) % 100 != *season)
        .prop_map(|(year, season)| format!("{year:04}-{season}"));
    let year = (1..=9999_u32).prop_map(|year| format!("{year:04}"));
    prop_oneof![exact, month, season, year]
}

/// The text of a day in any written form.
fn written() -> impl Strategy<Value = String> {
    let one_sided = (unit(), any::<bool>())
        .prop_map(|(unit, from)| if from { format!("[{unit}..]") } else { format!("[..{unit}]") });
    let between = (unit(), unit()).prop_map(|(a, b)| {
        let (first, last) = if day(&a).first() <= day(&b).first() { (a, b) } else { (b, a) };
        format!("[{first}..{last}]")
    });
    (prop_oneof![unit(), one_sided, between], prop_oneof![Just(""), Just("~"), Just("?"), Just("%")])
        .prop_map(|(day, mark)| format!("{day}{mark}"))
}

proptest! {
    #[test]
    fn every_written_day_is_shown_as_it_was_written(text in written()) {
        let read = Day::parse(&text).unwrap();
        prop_assert_eq!(read.to_string(), text);
        prop_assert!(read.first().zip(read.last()).is_none_or(|(first, last)| first <= last));
    }

    #[test]
    fn every_written_period_is_shown_as_it_was_written(start in written(), end in prop_oneof![written(), Just("..".to_owned()), Just(String::new())]) {
        for text in [format!("{start}/{end}"), format!("{end}/{start}")] {
            if let Ok(read) = Period::parse(&text) {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }

    #[test]
    fn every_financial_year_is_shown_as_it_was_written(first in 1..=9998_i16) {
        let year = FinancialYear::starting(first).unwrap();
        prop_assert_eq!(FinancialYear::parse(&year.to_string()), Ok(year));
    }
}
