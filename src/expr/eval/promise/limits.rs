//! Whether words may put an end or a condition to what they say. Read loosely: whatever names a time, or is a word for an end or for a
//! condition, may do so, unless it is known to leave what is said as it is.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::days::name_of_month;
use super::forms::WHEN;

/// What has a word of a time, an end or a condition in it, and means none.
const HARMLESS: &str = "\
    (every|each|per) (day|week|month|quarter|term|year)|[0-9]+ a (day|week|month|year)|(full|part|whole) time|day to day\
    |at all times|terms of reference|provided (by|to|for|at|from|through|with|in)|from the (start|beginning|outset)|one stop\
    |(that|which) (ends?|(is|are) ending)|end to end";
/// What was so up to the change, and how it comes to somebody with it: neither says that what is so after it ends.
const OF_BEFORE: &str = "\
    ((hosted|employed|ran|provided|housed|kept|held) (the|its|our|their|this)|was|were) ([a-zA-Z]+ ){0,8}PAST\
    |by [A-Z]+ PAST( ,)?( and)?( then)? by [A-Z]+ THEN\
    |((is|are|be) )?(transfers?|transferred|moves?|moved|pass(es)?|passed|handed)( over)? from [A-Z]+ to [A-Z]+( THEN)?";
/// What has a year in its name: `the Safeguarding Partnership 2025`, `Working Together 2026`.
const OF_A_YEAR: &str = "\
    (?<name>partnerships?|board|arrangements|agreement|together|act|plan|protocol|framework|memorandum) \
    [12][0-9]{3}\\b(?<more> (to|-|/|and) [0-9])?";
/// Times, by the words for them and as numbers.
const TIMES: &str = "\
    LATER|PAST|BY|[12][0-9]{3}|[0-9]{1,2} [/.-] [0-9]{1,2}( [/.-] [0-9]+)?|q[1-4]|fy ?[0-9]+|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec\
    |(mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|nights?|hours?|days?|today|tomorrow|weeks?|fortnights?\
    |months?|monthly|quarters?|years?|decades?|terms?|times?|dates?|seasons?|spring|summer|autumn|winter|christmas|easter\
    |michaelmas|holidays?|deadlines?|periods?|durations?";
/// How words for an end or a condition begin.
const BEGINNINGS: &str = "\
    expir|laps|ceas|stop|terminat|conclud|dissol|disband|withdr|temporar|transition|provisional|interim|initial|condition\
    |renew|extend|extension|pilot|trial|phase|depend|contingen|propos|replac|revert|return|transfer|discontinu|cancel|abandon\
    |refus|declin|reject|suspend|paus|relinquish|surrender|undecided|unsettled|unclear|meantime|meanwhile|current";
/// Other words for an end or a condition.
const ENDS: &str = "\
    until|till?|ends?|ended|ending|finish(es|ed)?|closes?|closed|closing|closure|winds?|winding|leaves?|leaving|left\
    |gives?|given|giving|gave|hands?( it| them)? (back|over|on)|handed|handing|handover|moves?|moved|moving|pass(es|ed)?|drops?|dropped\
    |not|never|none|nobody|nothing|no (longer|more)|only|for now|right now|at first|(begin|start) with|at present|for the present\
    |first instance|pending|subject|if|unless|whether|except|but|otherwise|permitting|provided|providing (that|the)|(as|so) long( as)?\
    |while|whilst|when|whenever|once|before|after|afterwards|since|then|thereafter|subsequently|later|eventually|ultimately|soon\
    |shortly|presently|in due course|during|throughout|so far|yet|notice|break|rolling|fixed|optional|options?|draft|reviewed\
    |under review|review (date|clause)|planned|plans|intends|intended|expected|hopes?|hoped|might|could|would|should|perhaps\
    |possibly|probably|t\\.?b\\.?[acd]|to be (agreed|confirmed|decided|settled|named|found|appointed|determined)|caretaker\
    |bridging|stopgap|lasts|lasting|for a (spell|bit)|(new|next|another|other|different|future|permanent) (host|hosts|employer|home)";

/// What is taken out of a line, and what may limit what is left.
struct Limits {
    harmless: Regex,
    of_a_year: Regex,
    limit: Regex,
}

/// None where one of them cannot be read: then anything may be a limit.
static LIMITS: LazyLock<Option<Limits>> = LazyLock::new(|| {
    let months = (1..=12).filter_map(name_of_month).collect::<Vec<_>>().join("|");
    Some(Limits {
        harmless: Regex::new(&format!(r"\b(?:{WHEN}|{HARMLESS}|{OF_BEFORE})\b")).ok()?,
        of_a_year: Regex::new(&format!(r"\b{OF_A_YEAR}")).ok()?,
        limit: Regex::new(&format!(r"\b(?:(?:{TIMES}|{months}|{ENDS})\b|(?:{BEGINNINGS}))")).ok()?,
    })
});

/// Whether a line may say that something is so for a time only, or on a condition.
pub(in crate::expr::eval) fn may_be_limited(line: &str) -> bool {
    let Some(Limits { harmless, of_a_year, limit }) = LIMITS.as_ref() else { return true };
    let named = |found: &Captures| {
        // `the Partnership 2025 to 2026` may be a time and no name.
        let kept = if found.name("more").is_some() { found.get(0) } else { found.name("name") };
        kept.map(|kept| kept.as_str().to_owned()).unwrap_or_default()
    };
    // What is taken out joins no words that stood apart.
    let line = harmless.replace_all(line, ";");
    limit.is_match(&of_a_year.replace_all(&line, named))
}
