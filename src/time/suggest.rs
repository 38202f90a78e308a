//! What somebody probably meant by a text that is no day or period, so that the message can offer it.
//!
//! Nothing is ever read this way: a suggestion is shown, and the author writes it or not.

use super::date::MONTHS;
use super::financial_year::Guess;
use super::unit::{Season, digits};
use super::{Day, Edge, FinancialYear, Period};

/// Longer texts are prose, not a mistyped day.
const LONGEST: usize = 60;

/// The day that `text` probably means, as it would be written.
pub(super) fn day(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let tidy = tidied(text);
    let (body, about) = without_about(&tidy);
    [
        Some(spaceless(&tidy)),
        Some(body.to_owned()),
        bounds(&tidy),
        unspecified(body),
        moment(body),
        numbers(body),
        names(body),
        financial_year(body),
    ]
    .into_iter()
    .flatten()
    .map(|plain| format!("{plain}{about}"))
    .find(|candidate| candidate != text && Day::parse_plainly(candidate).is_ok())
}

/// The period that `text` probably means, as it would be written.
pub(super) fn period(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    if let Guess::Year(year) = FinancialYear::guess(text) {
        return Some(Period::from(year).to_string());
    }
    let tidy = tidied(text);
    let whole = Day::parse_plainly(&tidy).ok().filter(|day| day.exact().is_none());
    let whole = whole.and_then(|day| Some(format!("{}/{}", day.first()?, day.last()?)));
    let parts = [" to ", " until ", " - ", "/"].into_iter().find_map(|between| tidy.split_once(between));
    let parts = parts.and_then(|(start, end)| Some(format!("{}/{}", edge(start)?, edge(end)?)));
    whole.or(parts).filter(|candidate| candidate != text && Period::parse_plainly(candidate).is_ok())
}

/// One end of a period as it would be written.
fn edge(text: &str) -> Option<String> {
    let text = text.trim();
    match text {
        "date" | "present" | "now" | "ongoing" => Some("..".to_owned()),
        _ if Edge::parse(text).is_ok() => Some(text.to_owned()),
        _ => day(text),
    }
}

/// Trimmed, in lower case, with every dash a hyphen.
fn tidied(text: &str) -> String {
    text.trim().to_lowercase().replace(['–', '—', '‑', '−'], "-")
}

/// The text without a word for "about", and the mark that says it.
fn without_about(text: &str) -> (&str, &'static str) {
    ["about ", "around ", "approximately ", "circa ", "c. ", "c.", "ca. "]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or((text, ""), |rest| (rest.trim(), "~"))
}

/// `[2024-07-17 .. 2025-03-31]`, `2020 - 09 ~`, `2020?~`.
fn spaceless(text: &str) -> String {
    let close: String = text.split_whitespace().collect();
    close.replace("?~", "%").replace("~?", "%")
}

/// Bounds written in another way: `2024-07-17..2025-03-31`, `2024-07-17/2025-03-31`, `2024-07-17/`.
fn bounds(text: &str) -> Option<String> {
    let close: String = text.split_whitespace().collect();
    let inner = close.trim_start_matches('[').trim_end_matches(']');
    let (from, to) = inner.split_once('/').or_else(|| inner.split_once(".."))?;
    Some(format!("[{}..{}]", from.trim_matches('.'), to.trim_matches('.')))
}

/// EDTF's way to leave digits out: `2020-09-XX`, `2020-XX-XX`.
fn unspecified(text: &str) -> Option<String> {
    text.strip_suffix("-xx").map(|rest| rest.trim_end_matches("-xx").to_owned())
}

/// A day with a time of day: `2020-09-15T10:00:00Z`.
fn moment(text: &str) -> Option<String> {
    text.split_once(['t', ' ']).map(|(day, _)| day.to_owned())
}

/// Numbers alone: `15/09/2020` (the British order), `2020/9/15`, `09/2020`, `20200915`.
fn numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    match parts.as_slice() {
        [all] if all.len() == 8 => Some(format!("{}-{}-{}", all.get(..4)?, all.get(4..6)?, all.get(6..)?)),
        [year, month, day] if digits(year, 4).is_some() => Some(format!("{year}-{}-{}", two(month)?, two(day)?)),
        [day, month, year] if digits(year, 4).is_some() => Some(format!("{year}-{}-{}", two(month)?, two(day)?)),
        [year, month] if digits(year, 4).is_some() => Some(format!("{year}-{}", two(month)?)),
        [month, year] if digits(year, 4).is_some() => Some(format!("{year}-{}", two(month)?)),
        _ => None,
    }
}

/// Names of months and seasons: `15th September 2020`, `Sept 2020`, `winter 2024`.
fn names(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty() && *word != "of").collect();
    match words.as_slice() {
        [name, year] => Some(format!("{year}-{}", month(name).or_else(|| season(name))?)),
        [day, name, year] if month(name).is_some() => Some(format!("{year}-{}-{}", month(name)?, two(ordinal(day))?)),
        [name, day, year] => Some(format!("{year}-{}-{}", month(name)?, two(ordinal(day))?)),
        _ => None,
    }
}

fn month(name: &str) -> Option<String> {
    let name = name.trim_end_matches('.');
    let found = MONTHS.iter().position(|month| name.len() >= 3 && month.to_lowercase().starts_with(name))?;
    Some(format!("{:02}", found + 1))
}

fn season(name: &str) -> Option<String> {
    Season::ALL.into_iter().find(|season| season.words() == name).map(|season| season.number().to_string())
}

fn ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].into_iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day)
}

/// A number of one or two digits in two.
fn two(number: &str) -> Option<String> {
    (digits(number, 1).or_else(|| digits(number, 2)).is_some()).then(|| format!("{number:0>2}"))
}

/// Some day in a financial year.
fn financial_year(text: &str) -> Option<String> {
    match FinancialYear::guess(text) {
        Guess::Year(year) => Some(format!("[{}..{}]", year.first(), year.last())),
        _ => None,
    }
}
