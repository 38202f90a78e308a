//! iCalendar, RFC 5545: lines end in CRLF, none is longer than 75 octets, and no character is cut in two.

use super::telling::{stands, whose_by_name, without_a_day};
use crate::finding::{ArrangementHead, Calendar, Due, DueSort};
use crate::report::plain::plain;
use crate::report::wording::{day, unread};
use crate::source::{ContentHash, SourceProvider};

/// How many octets a line has at most, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;
/// How many of the digits of a hash tell two entries apart.
const DIGITS: usize = 32;

/// Writes what falls due as iCalendar: an entry of a whole day for each thing, known again by its UID from one run to the next,
/// so that it moves when its day does. What has no day has no entry; the list for people tells it. Nothing where there is no
/// entry, since a calendar has to hold one (RFC 5545, 3.6).
#[must_use]
pub fn calendar_ics(calendar: &Calendar, sources: &dyn SourceProvider) -> Option<String> {
    if calendar.dues.is_empty() {
        return None;
    }
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//masa//masa calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", "Safeguarding arrangements: what falls due"),
    ] {
        line(&mut out, name, value);
    }
    // Programs show it beside the calendar's name: under either name, the older one being the more widely known.
    let unread = unread(&calendar.meta, sources);
    let undated = without_a_day(calendar);
    let remarks = unread.iter().chain(&calendar.meta.remarks).chain(&undated);
    let remarks: Vec<String> = remarks.map(|text| escaped(text)).collect();
    if !remarks.is_empty() {
        line(&mut out, "DESCRIPTION", &remarks.join("\\n"));
        line(&mut out, "X-WR-CALDESC", &remarks.join("\\n"));
    }
    let mut taken: Vec<String> = Vec::new();
    for due in &calendar.dues {
        entry(&mut out, calendar, due, sources, &mut taken);
    }
    line(&mut out, "END", "VCALENDAR");
    Some(out)
}

fn entry(out: &mut String, calendar: &Calendar, due: &Due, sources: &dyn SourceProvider, taken: &mut Vec<String>) {
    let whose = whose_by_name(calendar, due);
    let lead = if whose.is_empty() { String::new() } else { format!("{whose}: ") };
    let mut about: Vec<String> = Vec::new();
    if !due.when.is_empty() {
        about.push(format!("No one day is known: it is {}. This entry stands on {}.", due.when, day(&due.day)));
    }
    about.extend((!due.note.is_empty()).then(|| due.note.clone()));
    about.extend(stands(due, sources));
    about.push(format!("masa {}, law as known on {}", calendar.meta.masa, day(&calendar.meta.law_date)));
    let about: Vec<String> = about.iter().map(|text| escaped(text)).collect();
    let when = if due.when.is_empty() { String::new() } else { format!(" ({})", due.when) };
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &uid(calendar, due, taken));
    // When the entry was made is asked for; a clock would make every run another file.
    line(out, "DTSTAMP", &format!("{}T000000Z", calendar.from.replace('-', "")));
    line(out, "DTSTART;VALUE=DATE", &due.day.replace('-', ""));
    line(out, "DTEND;VALUE=DATE", &due.after.replace('-', ""));
    line(out, "SUMMARY", &escaped(&format!("{lead}{}{when}", due.words)));
    line(out, "DESCRIPTION", &about.join("\\n"));
    line(out, "CATEGORIES", &escaped(due.sort.words()));
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// The same for the same thing whatever its day, and whichever paper about the same arrangements tells it.
fn uid(calendar: &Calendar, due: &Due, taken: &mut Vec<String>) -> String {
    let head = due.arrangements.first().and_then(|at| calendar.arrangements.get(*at));
    // What becomes of a body is one thing, whoever else is told of it.
    let head = head.filter(|_| due.sort != DueSort::Body);
    let key = format!("{}/{}", head.map_or_else(String::new, whose), due.key);
    let same = taken.iter().filter(|other| **other == key).count();
    let hash = ContentHash::of(&format!("{key}/{same}"));
    taken.push(key);
    format!("{}@masa", hash.whole().chars().take(DIGITS).collect::<String>())
}

/// Whose it is: of the arrangements, and not of the paper that describes them. What is only proposed stands beside what is in force.
fn whose(head: &ArrangementHead) -> String {
    let ahead = if matches!(head.status.as_str(), "proposed" | "agreed") { "/proposed" } else { "" };
    format!("{}{ahead}", head.arrangement())
}

/// A text without what has a meaning of its own (RFC 5545, 3.3.11), and without what could steer a terminal.
fn escaped(text: &str) -> String {
    plain(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Writes one line, folded where it is too long: what follows a fold begins with a blank, which counts.
fn line(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for character in name.chars().chain([':']).chain(value.chars()) {
        if length + character.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_long_and_no_character_is_cut() {
        for before in 0..80 {
            let value = format!("{}{}", "a".repeat(before), "é–老😀 ".repeat(40));
            let mut out = String::new();
            line(&mut out, "SUMMARY", &value);
            for folded in out.split_inclusive("\r\n") {
                let folded = folded.strip_suffix("\r\n").unwrap();
                assert!(folded.len() <= LONGEST, "{folded:?}");
            }
            assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn what_has_a_meaning_of_its_own_is_written_out() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d e");
        assert_eq!(escaped("\u{1b}[31m"), "\\\\u{1b}[31m");
    }
}
