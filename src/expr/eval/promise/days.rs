//! From which day on, and until which, something is said to be done.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::time::{Date, Day};

/// For how long something has to be with somebody at least: what runs out earlier is handed over for a time.
const MONTHS: i32 = 12;

/// Days and years behind a word for the first or the last of them.
static BOUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = (1..=12).filter_map(name_of_month).collect::<Vec<_>>().join("|");
    let day = format!(
        r"(?:(?<iso>\d{{4}}) - (?<m>\d\d?) - (?<d>\d\d?)|(?:(?:(?<day>\d\d?)(?:st|nd|rd|th)? )?(?<month>{months}) )?(?<year>\d{{4}}))"
    );
    Regex::new(&format!(r"\b(?<word>until|till|from|on)(?: the end of| at least)? {day}(?: on| onwards)?(?: |$)")).ok()
});

/// By when something is done.
static TERM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = (1..=12).filter_map(name_of_month).collect::<Vec<_>>().join("|");
    let day = format!(
        r"(?:(?<iso>\d{{4}}) - (?<m>\d\d?) - (?<d>\d\d?)|(?:(?:(?<day>\d\d?) )?(?<month>{months}) )?(?<year>\d{{4}})|(?:\d\d? )?(?:{months}))"
    );
    Regex::new(&format!(r"\bby (?:no later than )?(?:the end of )?{day}(?: |$)")).ok()
});

/// A time that is long enough from the first day on, and is not from an earlier one.
static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\bfor (?:at least )?(?:(?:a|one|1) year|(?:twelve|eighteen|1[2-9]|2[0-3]) months)\b").ok()
});

/// The name of a month by its number from 1, in small letters.
pub(super) fn name_of_month(month: i8) -> Option<String> {
    let day = Date::new(2000, month, 1)?;
    day.in_words().to_lowercase().split(' ').nth(1).map(str::to_owned)
}

/// The month that a word is the name of, as a number from 1.
pub(super) fn month_called(word: &str) -> Option<i8> {
    (1..=12).find(|month| name_of_month(*month).as_deref() == Some(word))
}

/// From which first day after the change what is said of days is measured: from whichever it may be, or from any of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::expr::eval) struct Measure {
    day: Day,
    is_sure: bool,
}

impl Measure {
    /// What is so from whichever of the days it turns out to be.
    pub(in crate::expr::eval) const fn surely(day: Day) -> Self {
        Self { day, is_sure: true }
    }

    /// What is so from one of them at least.
    pub(in crate::expr::eval) const fn perhaps(day: Day) -> Self {
        Self { day, is_sure: false }
    }

    /// The day against which it is held that one is no later, and that against which it is held that one is no earlier. Without it nothing is
    /// sure, and anything may be.
    fn latest_and_earliest(self) -> (Option<Date>, Option<Date>) {
        let (first, last) = (self.day.first(), self.day.last());
        if self.is_sure { (first, last) } else { (last, first) }
    }

    fn is_by_then(self, day: Date) -> bool {
        self.latest_and_earliest().0.map_or(!self.is_sure, |latest| day <= latest)
    }

    fn is_from(self, day: Date, months: i32) -> bool {
        let earliest = self.latest_and_earliest().1;
        earliest.map_or(!self.is_sure, |earliest| earliest.plus_months(months).is_some_and(|earliest| earliest <= day))
    }

    /// Whether what lasts until a day is over too soon after the change for it to be handed over for good.
    pub(super) fn is_soon(self, day: Date) -> bool {
        !self.is_from(day, MONTHS)
    }

    /// Whether what lasts until a day is over by the first day after the change.
    fn is_over(self, day: Date) -> bool {
        day.plus_days(1).is_some_and(|next| self.is_by_then(next))
    }

    /// Whether a day is the first one after the change, or lies in the year before it.
    pub(super) fn is_about_then(self, day: Date) -> bool {
        self.is_by_then(day) && self.is_from(day, -MONTHS)
    }
}

/// Whether words behind `for` name a time that is no shorter than it has to be.
pub(super) fn is_for_long<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let mut words = words.skip_while(|word| matches!(*word, "at" | "least"));
    match (words.next(), words.next()) {
        (Some("a" | "one" | "1"), Some("year")) | (Some("twelve" | "eighteen"), Some("months")) => true,
        (Some(number), Some("months")) => number.parse::<i32>().is_ok_and(|number| number >= MONTHS),
        _ => false,
    }
}

/// The first and the last day that words of a line may mean, where they name a year.
fn days_named(found: &Captures) -> Option<(Date, Date)> {
    let number = |name: &str| found.name(name).and_then(|found| found.as_str().parse::<i16>().ok());
    let small = |name: &str| number(name).and_then(|number| i8::try_from(number).ok());
    let named = found.name("month").and_then(|month| month_called(month.as_str()));
    let (month, day) = (small("m").or(named), small("d").or_else(|| small("day")));
    let year = number("iso").or_else(|| number("year"))?;
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.plus_months(1)?.plus_days(-1)?,
        (None, None) => Date::new(year, 12, 31)?,
    };
    Some((first, last))
}

/// A line with `FAR` for a last day that is far enough off, `PAST` for one that lies before the first day after the change, `THEN` for a first day, or a term, that leaves nothing open after the change,
/// `BY` for a later term, by which something may be finished and not taken over, and `LATER` for other days.
pub(super) fn with_bounds(line: &str, from: Measure) -> String {
    let (Some(bound), Some(term)) = (BOUND.as_ref(), TERM.as_ref()) else { return line.to_owned() };
    let is_for_a_year = YEAR.as_ref().is_none_or(|year| year.is_match(line));
    let bounded = |found: &Captures| {
        let is_first = found.name("word").is_some_and(|word| matches!(word.as_str(), "from" | "on"));
        match days_named(found) {
            // A year from an earlier day is over within the year after the change.
            Some((day, _)) if is_first && is_for_a_year && !from.is_from(day, 0) => "LATER ",
            Some((day, _)) if is_first && from.is_about_then(day) => "THEN ",
            Some((day, _)) if !is_first && !from.is_soon(day) => "FAR ",
            Some((_, last)) if !is_first && from.is_over(last) => "PAST ",
            _ => "LATER ",
        }
    };
    let due = |found: &Captures| match days_named(found) {
        Some((_, last)) if from.is_by_then(last) => "THEN ",
        _ => "BY ",
    };
    term.replace_all(&bound.replace_all(line, bounded), due).trim_end().to_owned()
}
