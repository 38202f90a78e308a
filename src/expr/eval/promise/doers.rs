//! Who is said to see to something, and who to pay for it. Read loosely, by the words that leave it open: whoever may do the same thing
//! is a rival of whoever does it, in words that hand nothing over for certain too.

use super::days::{Measure, is_for_long, month_called};
use crate::time::Date;

/// A word of a text, or words that name somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::expr::eval) enum Part {
    Word(String),
    /// A partner of either side, a post of one, or arrangements of after.
    Party,
    /// A body or a post that belongs to neither side.
    Stranger,
    /// What is called by a title.
    Thing,
}

/// A text in parts.
pub(in crate::expr::eval) struct Promise {
    pub parts: Vec<Part>,
    pub has_colon: bool,
    /// From when days are measured: what lasts no longer than that is over.
    pub from: Measure,
}

/// Words with which a text may say that nobody does it, or that it is not settled who does, or what of it.
const DOUBTS: &str = "\
    no not nor neither never nobody none nothing nowhere without unless if whether when once who whoever provided \
    subject pending yet unclear undecided unsettled tbc tba tbd may might could would should perhaps possibly \
    probably hopes hope hoped wants wishes seeks offers offered suggests recommends proposes proposed intends \
    intended considers considering decides discusses expected or except excluding but temporarily was were used told \
    informed notified asked invited former formerly previous previously closed suspended paused begun began \
    commissioned started ordered opened promised objects fails failed disagrees disputes disputed lost leaves don't \
    doesn't won't can't cannot isn't";
/// Words with which a text may hand over a part of it, or hand it over for a time.
const LIMITS: &str = "\
    some part parts partly partial partially half third quarter most mostly much many several few bulk copy copies \
    only other rest far before since between dated interim meantime meanwhile provisionally initially";
/// What takes a day behind it as the end, or as a bound, of what is handed over.
const BOUNDS: &str = "to through after";
/// How long something lasts that is done `for` so long, in words for little.
const SPANS: &str = "day days week weeks fortnight month months term terms while year";
/// What may stand before `records`: any other word there names a sort of them.
const PLAIN: &str = "\
    the all any these those which its their our existing case joint and or of with for to as keep keeps kept hold holds held host hosts store stores retain retains archive \
    archives has have takes take over partnership own";
/// What arrangements are called, and what may stand before it.
const PARTNERSHIP: &str = "partnership partnership's partnerships partnerships' arrangements arrangements'";
const KINDS_OF_PARTNERSHIP: &str = "joint local safeguarding children children's";
/// What stands behind `records of`, where a sort of them is meant.
const SORTS: &str = "\
    attendance training meeting meetings visit visits complaint complaints website audit audits learning review reviews";
/// How words begin that say that something is refused or given up.
const ENDS: &str = "refus declin ceas withdr abandon destr delet shred drop cancel discontinu stop reject";
/// What stands after `to be` where it is still to be done.
const STILL_TO_BE: &str = "agreed confirmed decided settled named found appointed determined";
/// What stands before the name of somebody whose things are meant, or whom they are about.
const BEFORE_OTHERS: &str = "of from about for in on against than like behalf";
/// What stands after a name that does not name who does it.
const THINGS: &str = "\
    s record records file files archive archives data review reviews case cases children council's partnership's \
    constabulary's icb's board's hospital trust university college school";
/// What may stand between a name and what is done, beside other names.
const BETWEEN: &str = "\
    council city county borough partnership of in at the and both each will shall must alone also then now still \
    jointly together itself themselves agrees agree agreed undertakes undertake to";
/// What somebody does who sees to something, without an `s` at the end.
const DOES: &str = "\
    take see keep hold host store retain archive control complete finish finishe carry carrie lead continue conclude run \
    own publish publishe prepare produce provide maintain operate look deal answer report act manage oversee go goe bring remain become write i are ha have be";
/// What somebody does who pays: it hands nothing over, and two who do it may be rivals all the same.
const PAYS: &str = "pay fund meet cover bear";
const PAID: &str = "paid funded met covered borne for";
/// What is done by somebody.
const DONE: &str = "\
    taken seen kept held hosted stored retained archived controlled completed finished carried led continued concluded run \
    owned published prepared produced provided maintained operated managed overseen written looked dealt";
/// What moves something to somebody.
const MOVES: &str = "\
    go goes pass passes passed handed transfer transfers transferred move moves moved fall falls left given belongs \
    belong returned return returns";
/// What leaves something with somebody.
const STAYS: &str = "stay stays remain remains rest rests lie lies left sits is are kept held continues";
/// Several who do it together, or each their own.
const EACH: &str = "each both every two three all";
const OF_EACH: &str = "council councils partnership partnerships partner partners authority authorities";
/// How many words before `by` or `to` may be what is done: `carried on by`, `handed over to`.
const NEAR: usize = 3;

/// Whether a word is one of a list.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

impl Promise {
    /// The places of those who are said to do it, and of those who are said to pay for it; none where a word leaves open whether they do.
    pub fn doers(&self) -> (Vec<usize>, Vec<usize>) {
        let parts = 0..self.parts.len();
        if parts.clone().any(|at| self.is_doubtful(at)) {
            return (Vec::new(), Vec::new());
        }
        (
            parts.clone().filter(|at| self.is_who_does_it(*at)).collect(),
            parts.filter(|at| self.is_who_pays(*at)).collect(),
        )
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.parts.get(at)? {
            Part::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is(&self, at: Option<usize>, list: &str) -> bool {
        at.and_then(|at| self.word(at)).is_some_and(|word| has(list, word))
    }

    fn is_doubtful(&self, at: usize) -> bool {
        let (before, next) = (at.checked_sub(1), Some(at + 1));
        if self.parts.get(at) == Some(&Part::Stranger) {
            // From whom somebody takes it does it no more.
            return !self.is(before, "from");
        }
        let Some(word) = self.word(at) else { return false };
        match word {
            "until" | "till" => self.day_after(at).is_none_or(|day| self.from.is_soon(day)),
            // From a later day on leaves the days until then to nobody, and records from an earlier year on are not all.
            "from" => self.day_after(at).is_some_and(|day| !self.from.is_about_then(day)),
            "up" if self.is(next, "to") => true,
            "former" | "previous" if self.is_of_before(at + 1) => false,
            "may" if self.is_month_by_number(at) => false,
            "for" if is_for_long((at + 1..).map_while(|at| self.word(at))) => false,
            "for" => (at + 1..=at + 3).any(|at| self.is(Some(at), SPANS)),
            "records" | "record" | "files" | "archive" | "archives" => self.is_a_sort(at),
            // `for 2024 to 2025` names a year of the trade.
            "to" if before.is_some_and(|at| self.is_a_year(at)) => false,
            _ if has(BOUNDS, word) && self.is_a_day(at + 1) => true,
            // `no later than March` sets a term, and `given up` gives up where `takes up` does not.
            "no" if self.is(next, "later") => false,
            "up" => self.is(before, "given gives give giving"),
            "held" | "kept" => !self.is(before, "is are be being remain remains stay stays and still"),
            "be" => self.is(before, "to") && self.is(next, STILL_TO_BE),
            _ => has(DOUBTS, word) || has(LIMITS, word) || ENDS.split(' ').any(|end| word.starts_with(end)),
        }
    }

    /// Whether the next words name the arrangements that end, by whatever else they are called.
    fn is_of_before(&self, at: usize) -> bool {
        let mut named = (at..).map_while(|at| self.word(at)).skip_while(|word| has(KINDS_OF_PARTNERSHIP, word));
        named.next().is_some_and(|word| has(PARTNERSHIP, word))
    }

    /// Whether a word that may be the verb stands with a day or a year, as the month does.
    fn is_month_by_number(&self, at: usize) -> bool {
        let is_day = |at: usize| self.word(at).and_then(|word| word.parse::<u8>().ok()).is_some_and(|day| day <= 31);
        at.checked_sub(1).is_some_and(is_day) || self.is_a_year(at + 1)
    }

    /// Whether a day, or a year, is named by the very next words.
    fn is_a_day(&self, at: usize) -> bool {
        let is_number = self.word(at).is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
        is_number || self.word(at).is_some_and(|word| month_called(word).is_some())
    }

    fn is_a_year(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.len() == 4 && word.parse::<u16>().is_ok())
    }

    /// Whether records are named by what sort they are, or as those of a single thing: all others are with nobody.
    fn is_a_sort(&self, at: usize) -> bool {
        let is_named = match at.checked_sub(1).and_then(|before| self.parts.get(before)) {
            Some(Part::Word(word)) => !has(PLAIN, word) && !word.ends_with("'s") && !word.ends_with('\''),
            Some(Part::Thing) => true,
            _ => false,
        };
        let of_what = |at: usize| self.is(Some(at), SORTS) || self.parts.get(at) == Some(&Part::Thing);
        let is_of_one =
            self.is(Some(at + 1), "of") && (of_what(at + 2) || self.is(Some(at + 2), "the") && of_what(at + 3));
        is_named || is_of_one
    }

    /// The day that is named behind a word, the first that it may be.
    fn day_after(&self, at: usize) -> Option<Date> {
        let mut numbers = (None, None, None);
        for word in (at + 1..=at + 4).map_while(|at| self.word(at)) {
            match (word.parse::<i16>(), month_called(word)) {
                (Ok(year), _) if year > 1900 => numbers.0 = Some(year),
                (Ok(day), _) => numbers.2 = i8::try_from(day).ok(),
                (Err(_), Some(month)) => numbers.1 = Some(month),
                (Err(_), None) => {}
            }
            if numbers.0.is_some() {
                break;
            }
        }
        let (year, month, day) = numbers;
        Date::new(year?, month.unwrap_or(1), day.unwrap_or(1))
    }

    /// Whether somebody is named at a place, and said to do it.
    fn is_who_does_it(&self, at: usize) -> bool {
        let is_each =
            self.is(Some(at), OF_EACH) && (self.is(at.checked_sub(1), EACH) || self.is(at.checked_sub(2), EACH));
        if self.parts.get(at) != Some(&Part::Party) && !is_each || self.is(Some(at + 1), THINGS) {
            return false;
        }
        let Some(before) = self.before(at) else { return self.has_colon || self.does(at) };
        let near = |long: usize, list: &str| (before.saturating_sub(long)..before).any(|at| self.is(Some(at), list));
        match self.word(before).unwrap_or_default() {
            "by" => near(NEAR, DONE),
            "to" => near(NEAR, MOVES),
            "with" => near(1, STAYS),
            "for" => self.is(Some(at + 1), "to") && self.does(at),
            "is" | "are" | "be" | "remains" | "remain" | "becomes" => true,
            word if has(BEFORE_OTHERS, word) => false,
            _ => self.has_colon || self.does(at),
        }
    }

    /// Whether somebody is named at a place, and said to pay.
    fn is_who_pays(&self, at: usize) -> bool {
        let is_other =
            self.before(at).and_then(|before| self.word(before)).is_some_and(|word| has(BEFORE_OTHERS, word));
        self.parts.get(at) == Some(&Part::Party) && !is_other && self.goes_on_with(at, PAYS)
            || self.parts.get(at) == Some(&Part::Party)
                && self.before(at).is_some_and(|by| self.is(Some(by), "by") && self.is(by.checked_sub(1), PAID))
    }

    /// The place of the word that says what part a name plays: before it, and before names to which it is joined.
    fn before(&self, at: usize) -> Option<usize> {
        let skipped = |at: &usize| self.word(*at).is_none() || self.is(Some(*at), "the and both each every two all");
        (0..at).rev().find(|at| !skipped(at))
    }

    /// Whether somebody named at a place is said to do something.
    fn does(&self, at: usize) -> bool {
        self.goes_on_with(at, DOES)
    }

    /// Whether what follows a name, and other names that it is joined to, is one of some words for what somebody does.
    fn goes_on_with(&self, at: usize, does: &str) -> bool {
        let mut next = (at + 1..self.parts.len()).filter_map(|at| self.word(at)).skip_while(|word| has(BETWEEN, word));
        next.next().is_some_and(|word| has(does, word.strip_suffix('s').unwrap_or(word)))
    }
}
