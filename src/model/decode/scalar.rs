use crate::model::vocab::Type;
use crate::time::{Day, FinancialYear, Period, TimeError};

/// A value that has a notation of its own.
#[derive(Clone, Copy)]
pub(super) enum Read {
    Day(Day),
    Period(Period),
    Year(FinancialYear),
    Money(i64),
    Share(i64),
}

/// Why a text is no day, period, year, amount or share, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// One sentence.
    pub message: String,
    /// What to write instead.
    pub mend: String,
}

impl From<TimeError> for Unfit {
    fn from(error: TimeError) -> Self {
        Self { message: error.to_string(), mend: error.mend() }
    }
}

/// What is wrong with a text as the value of a type; nothing when it can be read, or when the type has no notation of its
/// own, so that the published schema says all there is to say.
#[must_use]
pub fn value_error(ty: Type, text: &str) -> Option<Unfit> {
    match ty {
        Type::Day | Type::Period | Type::Year | Type::Money | Type::Share => read(ty, text).err(),
        _ => None,
    }
}

pub(super) fn read(ty: Type, text: &str) -> Result<Read, Unfit> {
    match ty {
        Type::Period => Ok(Read::Period(Period::parse(text)?)),
        Type::Year => Ok(Read::Year(FinancialYear::parse(text)?)),
        Type::Money => money(text).map(Read::Money),
        Type::Share => share(text).map(Read::Share),
        _ => Ok(Read::Day(Day::parse(text)?)),
    }
}

/// A day in words, within bounds if any are given.
pub(super) fn within(earliest: Option<Day>, latest: Option<Day>) -> Result<Day, Unfit> {
    let side = |date: Option<crate::time::Date>| date.map_or_else(String::new, |date| date.to_string());
    let (from, to) = (side(earliest.and_then(Day::first)), side(latest.and_then(Day::last)));
    if from.is_empty() && to.is_empty() {
        return Ok(Day::words(None));
    }
    Ok(Day::words(Some(Day::parse(&format!("[{from}..{to}]"))?)))
}

/// Whole pence, from `75785`, `75785.50` or `£75,785.50`, with `-` before it for less.
fn money(text: &str) -> Result<i64, Unfit> {
    let unfit = || Unfit {
        message: format!("`{text}` is not an amount in pounds"),
        mend: "write pounds as `75785`, or pounds and pence as `£75,785.50`".to_owned(),
    };
    let (negative, rest) = signed(text.trim());
    let digits = rest.strip_prefix('£').unwrap_or(rest);
    let (pounds, pence) = digits.split_once('.').map_or((digits, None), |(pounds, pence)| (pounds, Some(pence)));
    let pounds = grouped(pounds).ok_or_else(unfit)?;
    let pence = match pence {
        None => 0,
        Some(pence) if pence.len() == 2 => whole(pence).ok_or_else(unfit)?,
        Some(pence) if pence.len() == 1 => whole(pence).ok_or_else(unfit)? * 10,
        Some(_) => {
            return Err(Unfit {
                message: format!("`{text}` has parts of a penny"),
                mend: "round it to whole pence, or write it as the paper does under `note`".to_owned(),
            });
        }
    };
    let all = pounds.checked_mul(100).and_then(|pounds| pounds.checked_add(pence)).ok_or_else(unfit)?;
    Ok(if negative { -all } else { all })
}

/// Hundredths of a per cent, from `29`, `29.5` or `29%`.
fn share(text: &str) -> Result<i64, Unfit> {
    let unfit = |why: &str| Unfit {
        message: format!("`{text}` {why}"),
        mend: "write a share as `29`, `29.5` or `29%`".to_owned(),
    };
    let digits = text.trim().trim_end_matches('%').trim_end();
    let (whole_part, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let hundredths = match decimals.len() {
        0 => Some(0),
        1 => whole(decimals).map(|tenths| tenths * 10),
        2 => whole(decimals),
        _ => return Err(unfit("is finer than a hundredth of a per cent")),
    };
    let percent = whole(whole_part).and_then(|percent| percent.checked_mul(100));
    let share = percent.zip(hundredths).map(|(percent, hundredths)| percent + hundredths);
    let share = share.ok_or_else(|| unfit("is not a share in per cent"))?;
    if share > 10_000 { Err(unfit("is more than the whole")) } else { Ok(share) }
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

/// Digits, with commas between groups of three if there are any commas.
fn grouped(text: &str) -> Option<i64> {
    if !text.contains(',') {
        return whole(text);
    }
    let mut groups = text.split(',');
    let first = groups.next()?;
    let sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if sound { whole(&text.replace(',', "")) } else { None }
}

fn whole(digits: &str) -> Option<i64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_papers_print_it() {
        for (text, pence) in [
            ("75785", 7_578_500),
            ("75785.50", 7_578_550),
            ("75785.5", 7_578_550),
            ("£75,785.50", 7_578_550),
            ("£303,140", 30_314_000),
            ("-£7,639", -763_900),
            ("−7639", -763_900),
            ("0", 0),
        ] {
            assert_eq!(money(text), Ok(pence), "{text}");
        }
        for text in ["", "£", "75,78", "7,5785", "£75k", "75.785,50", "1.234", "seventy", "99999999999999999999", "+5"]
        {
            assert!(money(text).is_err(), "{text}");
        }
    }

    #[test]
    fn shares_are_at_most_the_whole() {
        for (text, hundredths) in [("29", 2900), ("29.5", 2950), ("33.33%", 3333), ("100%", 10_000), ("0", 0)] {
            assert_eq!(share(text), Ok(hundredths), "{text}");
        }
        for text in ["", "%", "a third", "100.01", "33.333", "-1"] {
            assert!(share(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_types_with_a_notation_of_their_own_are_judged_here() {
        let unfit = value_error(Type::Day, "2022-23").unwrap();
        assert!(unfit.mend.contains("2022/23"), "{unfit:?}");
        assert_eq!(value_error(Type::Year, "2022/23"), None);
        assert!(value_error(Type::Period, "2022/23").is_some());
        assert_eq!(value_error(Type::Bool, "perhaps"), None);
    }
}
