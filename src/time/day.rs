use std::fmt;

use serde::{Deserialize, Serialize};

use super::unit::{Precision, Unit};
use super::{Date, TimeError, suggest};

/// One unknown day within inclusive bounds (design section 4).
///
/// Written as an exact day `2020-09-15`, a month `2020-09`, a season `2024-24`, a year `2020`, bounds
/// `[2024-07-17..2025-03-31]` of which one side may be left out, or words. A mark after it widens the bounds; see [`Mark`].
/// A side without a bound is infinitely far away.
///
/// `PartialEq` compares how two days are written. Whether they are the same day is asked with [`Day::same_as`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Day {
    // INVARIANT: `first` is not after `last`.
    first: Option<Date>,
    last: Option<Date>,
    written: Written,
    mark: Option<Mark>,
}

/// How a day was written, kept so that it is shown as its author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Written {
    Unit(Unit),
    Between(Option<Unit>, Option<Unit>),
    Words,
    Reckoned,
}

/// The author's own reservation about a day.
///
/// Each widens both bounds by one unit of the precision written there: a day by a day, a month by a calendar month,
/// a season by three, a year by a year. The two together (`%`) widen once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// `~`: approximate, "about September 2020".
    About,
    /// `?`: uncertain, "perhaps September 2020".
    Perhaps,
    /// `%`: both.
    PerhapsAbout,
}

impl Mark {
    const ALL: [Self; 3] = [Self::About, Self::Perhaps, Self::PerhapsAbout];

    const fn sign(self) -> char {
        match self {
            Self::About => '~',
            Self::Perhaps => '?',
            Self::PerhapsAbout => '%',
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::About => "about ",
            Self::Perhaps => "perhaps ",
            Self::PerhapsAbout => "perhaps about ",
        }
    }
}

impl Day {
    /// Reads a day in any of its written forms.
    ///
    /// # Errors
    /// When the text has none of the forms, names a day that the calendar does not have, or could be a financial year.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        Self::parse_plainly(text).map_err(|error| match error {
            // Only the whole text tells what was meant, its parts do not.
            TimeError::NotADay { .. } => TimeError::not_a_day(text).suggesting(|| suggest::day(text)),
            other => other,
        })
    }

    /// The same without looking for what else might have been meant, since that looks here.
    pub(super) fn parse_plainly(text: &str) -> Result<Self, TimeError> {
        let marked = Mark::ALL.into_iter().find_map(|mark| Some((text.strip_suffix(mark.sign())?, mark)));
        let (body, mark) = marked.map_or((text, None), |(body, mark)| (body, Some(mark)));
        let Some(bounds) = body.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            let unit = Unit::parse(body)?;
            return Ok(Self::stretch(Some(unit), Some(unit), Written::Unit(unit), mark));
        };
        let Some((from, to)) = bounds.split_once("..") else { return Err(TimeError::not_a_day(text)) };
        let side = |part: &str| if part.is_empty() { Ok(None) } else { Unit::parse(part).map(Some) };
        let (from, to) = (side(from)?, side(to)?);
        match (from, to) {
            (None, None) => return Err(TimeError::no_bounds(text)),
            (Some(a), Some(b)) if a.first() > b.last() && b.last().is_some() => {
                return Err(TimeError::back_to_front(text, Some(format!("[{b}..{a}]"))));
            }
            _ => {}
        }
        Ok(Self::stretch(from, to, Written::Between(from, to), mark))
    }

    fn stretch(from: Option<Unit>, to: Option<Unit>, written: Written, mark: Option<Mark>) -> Self {
        let (first, last) = match mark {
            None => (from.and_then(Unit::first), to.and_then(Unit::last)),
            Some(_) => (from.and_then(Unit::first_of_one_before), to.and_then(Unit::last_of_one_after)),
        };
        Self { first, last, written, mark }
    }

    /// A day given in words only, within the bounds of another day if any are known. The words stay with the caller.
    #[must_use]
    pub const fn words(bounds: Option<Self>) -> Self {
        let (first, last) = match bounds {
            Some(day) => (day.first, day.last),
            None => (None, None),
        };
        Self { first, last, written: Written::Words, mark: None }
    }

    /// The last day of the time that is named, without what a mark adds to it: of `2027~` 31 December 2027. It is one that it may be.
    #[must_use]
    pub fn last_named(self) -> Option<Date> {
        let named = match self.written {
            Written::Unit(unit) | Written::Between(_, Some(unit)) if self.mark.is_some() => unit.last(),
            _ => self.last,
        };
        let named = named.max(self.first).filter(|_| self.last.is_some());
        named.zip(self.last).map(|(named, last)| named.min(last))
    }

    /// Some day from one to another, either of which may be left out. Bounds that stand the wrong way round leave nothing known.
    #[must_use]
    pub fn between(first: Option<Date>, last: Option<Date>) -> Self {
        Self::reckoned(first, last)
    }

    /// The day that is one of several, which one is not known: from the first that any may be to the last. Nothing where there is none.
    #[must_use]
    pub fn spanning(days: &[Self]) -> Option<Self> {
        let (one, others) = days.split_first()?;
        if others.iter().all(|other| other == one) {
            return Some(*one);
        }
        let first: Option<Vec<Date>> = days.iter().map(|day| day.first()).collect();
        let last: Option<Vec<Date>> = days.iter().map(|day| day.last()).collect();
        Some(Self::reckoned(
            first.and_then(|days| days.into_iter().min()),
            last.and_then(|days| days.into_iter().max()),
        ))
    }

    /// A day found by reckoning. Bounds that stand the wrong way round are a defect of the caller: nothing is then known.
    pub(super) fn reckoned(first: Option<Date>, last: Option<Date>) -> Self {
        let sound = !matches!((first, last), (Some(first), Some(last)) if first > last);
        let (first, last) = if sound { (first, last) } else { (None, None) };
        match (first, last) {
            (Some(date), Some(end)) if date == end => Self::from(date),
            _ => Self { first, last, written: Written::Reckoned, mark: None },
        }
    }

    /// The same as the end of a time that is allowed: by December 2024 means until its last day. It is named as it is written.
    #[must_use]
    pub fn as_limit(self) -> Self {
        Self { first: self.last.or(self.first), ..self }
    }

    /// The same as the start of a time: from April 2022 means from its first day. It is named as it is written.
    #[must_use]
    pub(super) fn as_start(self) -> Self {
        Self { last: self.first.or(self.last), ..self }
    }

    /// Whether it is written as a month, without a mark.
    pub(super) fn is_whole_month(self) -> bool {
        self.mark.is_none() && self.precision() == Precision::Month
    }

    /// The first day it may be; nothing when no day is too early.
    #[must_use]
    pub const fn first(self) -> Option<Date> {
        self.first
    }

    /// The last day it may be; nothing when no day is too late.
    #[must_use]
    pub const fn last(self) -> Option<Date> {
        self.last
    }

    /// The day itself, when only one is possible.
    #[must_use]
    pub fn exact(self) -> Option<Date> {
        self.first.filter(|first| self.last == Some(*first))
    }

    /// How exactly it is written.
    #[must_use]
    pub const fn precision(self) -> Precision {
        match self.written {
            Written::Unit(unit) => unit.precision(),
            Written::Between(..) => Precision::Between,
            Written::Words => Precision::Words,
            Written::Reckoned => Precision::Reckoned,
        }
    }

    /// The author's reservation, if one is written.
    #[must_use]
    pub const fn mark(self) -> Option<Mark> {
        self.mark
    }

    /// The day as a sentence names it: `15 September 2020`, `about September 2020`, `some day between … and …`.
    #[must_use]
    pub fn in_words(self) -> String {
        let about = self.mark.map_or("", Mark::words);
        match self.written {
            Written::Unit(unit) => format!("{about}{}", unit.in_words()),
            Written::Between(from, to) => between(about, from.map(Unit::in_words), to.map(Unit::in_words)),
            Written::Words | Written::Reckoned => {
                between(about, self.first.map(Date::in_words), self.last.map(Date::in_words))
            }
        }
    }

    /// The day as it stands after what happened: `on 15 September 2020`, `in September 2020`, `about September 2020`,
    /// `some day between … and …`.
    #[must_use]
    pub fn when_in_words(self) -> String {
        let words = self.in_words();
        match (self.written, self.mark) {
            (Written::Unit(Unit::Day(_)), None) => format!("on {words}"),
            (Written::Unit(_), None) => format!("in {words}"),
            _ => words,
        }
    }
}

fn between(about: &str, from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("some day between {about}{from} and {about}{to}"),
        (Some(from), None) => format!("some day from {about}{from} on"),
        (None, Some(to)) => format!("some day up to {about}{to}"),
        (None, None) => "a day that is not known".to_owned(),
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { first: Some(date), last: Some(date), written: Written::Unit(Unit::Day(date)), mark: None }
    }
}

/// As written, readable by [`Day::parse`]; a day in words or reckoned as its bounds, `[..]` when it has none.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.written {
            Written::Unit(unit) => unit.fmt(f)?,
            Written::Between(from, to) => write_bounds(f, from, to)?,
            Written::Words | Written::Reckoned => write_bounds(f, self.first, self.last)?,
        }
        self.mark.map_or(Ok(()), |mark| write!(f, "{}", mark.sign()))
    }
}

fn write_bounds<T: fmt::Display>(f: &mut fmt::Formatter<'_>, from: Option<T>, to: Option<T>) -> fmt::Result {
    let side = |bound: Option<T>| bound.map_or_else(String::new, |bound| bound.to_string());
    write!(f, "[{}..{}]", side(from), side(to))
}
