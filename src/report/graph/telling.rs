//! A picture in words: its heading, what its signs mean, and all of it for those who do not see it.

use crate::finding::{Elsewhere, Fate, How, Mark, Picture, PictureLine, Presence};
use crate::report::runs::quotation;
use crate::report::telling::not_met;
use crate::report::wording::called;

pub(in crate::report) fn title(picture: &Picture) -> String {
    let change = if picture.before.is_some() { ", and what changes" } else { "" };
    format!("{}{change}: {}", picture.view.words(), called(&picture.head))
}

/// What frames mean that are not those of what is in place.
pub(super) const STANDINGS: [(Presence, &str); 4] = [
    (Presence::Ahead, "planned, hoped for, or to begin later"),
    (Presence::Resting, "suspended, vacant, or never met"),
    (Presence::Over, "ended"),
    (Presence::Unsure, "in doubt, or sources disagree"),
];

/// What stands under the heading, line by line.
pub(super) fn under(picture: &Picture) -> Vec<String> {
    let head = &picture.head;
    let mut day = format!("As it stood on {}", head.judged.words);
    if head.judged.as_if_in_force {
        day = format!(
            "Proposed, as described on {}; what is planned is drawn as planned, and rules judge it as if in force",
            head.judged.words
        );
    }
    let mut under = vec![day];
    if let Some(before) = &picture.before {
        under.push(format!("Against {}, as it stood on {}", called(before), before.judged.words));
    }
    under
}

/// What a mark says, in one line.
pub(super) fn mark(mark: &Mark) -> String {
    let accepted = if mark.is_accepted { ", accepted for a time" } else { "" };
    let departs = if mark.departs { "departs for a published reason" } else { not_met(mark.strength) };
    format!("{departs}{accepted}: {} ({})", in_quotes(&mark.message), mark.rule)
}

/// Names in the quotation marks of print, where a terminal has backticks; single ones within others.
fn in_quotes(message: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(message.len() + 8), 0);
    for mark in quotation(message).unwrap_or_default() {
        out.push_str(message.get(from..mark.at).unwrap_or_default());
        out.push(match (mark.depth.is_multiple_of(2), mark.opens) {
            (true, true) => '\u{201c}',
            (true, false) => '\u{201d}',
            (false, true) => '\u{2018}',
            (false, false) => '\u{2019}',
        });
        from = mark.at + 1;
    }
    out.push_str(message.get(from..).unwrap_or_default());
    out
}

/// What is not shown of the findings; nothing where all are.
pub(super) fn elsewhere(picture: &Picture) -> Option<String> {
    let Elsewhere { findings, duties } = picture.elsewhere;
    let among = match (findings, duties) {
        (1, 1) => ", that a legal duty is not met,".to_owned(),
        (_, 0) => String::new(),
        (_, 1) => ", a legal duty not met among them,".to_owned(),
        (_, duties) => format!(", {duties} legal duties not met among them,"),
    };
    match findings {
        0 => None,
        1 => Some(format!("1 more finding{among} is about what this view does not show: masa check tells it.")),
        count => {
            Some(format!("{count} more findings{among} are about what this view does not show: masa check tells them."))
        }
    }
}

/// That there is nothing to draw.
pub(super) fn nothing(picture: &Picture) -> Option<&'static str> {
    picture.nodes.is_empty().then_some("The file states nothing that this view shows.")
}

/// One line as a sentence.
pub(super) fn line(picture: &Picture, line: &PictureLine) -> Option<String> {
    let (from, to) = (picture.nodes.get(line.from)?, picture.nodes.get(line.to)?);
    let doubt = if line.is_certain { "" } else { ", in doubt" };
    let fate = match only(line.fate) {
        "" => String::new(),
        only => format!(", {only}"),
    };
    Some(format!("{} {} {}{doubt}{fate}.", from.name, line.how.words(), to.name))
}

/// On which side something is stated, where it is only one.
const fn only(fate: Fate) -> &'static str {
    match fate {
        Fate::Same | Fate::Moved => "",
        Fate::New => "only after",
        Fate::Gone => "only before",
    }
}

/// What stands beside a line where no pattern can tell: how it stands unless it simply reports, doubt, change, marks.
pub(super) fn beside(line: &PictureLine) -> String {
    let how = if line.how == How::ReportsTo { "" } else { line.how.words() };
    let doubt = if line.is_certain { "" } else { "in doubt" };
    let marks: Vec<String> = line.marks.iter().map(|mark| format!("[{}]", mark + 1)).collect();
    let said = [how, doubt, only(line.fate), &marks.join(" ")];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The whole picture in words.
pub(in crate::report) fn description(picture: &Picture) -> String {
    let mut said: Vec<String> = under(picture).into_iter().map(|line| format!("{line}.")).collect();
    said.extend(nothing(picture).map(str::to_owned));
    for (at, band) in picture.bands.iter().enumerate() {
        let nodes = picture.nodes.iter().filter(|node| node.band == at);
        let named: Vec<String> = nodes
            .map(|node| {
                let fate = if node.became().is_empty() { String::new() } else { format!("{}: ", node.became()) };
                let tells: Vec<&str> = std::iter::once(node.place.as_str())
                    .chain(node.tells.iter().map(|tell| tell.words.as_str()))
                    .filter(|words| !words.is_empty())
                    .collect();
                if tells.is_empty() {
                    format!("{fate}{}", node.name)
                } else {
                    format!("{fate}{} ({})", node.name, tells.join("; "))
                }
            })
            .collect();
        said.push(format!("{}: {}.", band.title, named.join("; ")));
    }
    said.extend(picture.lines.iter().filter_map(|one| line(picture, one)));
    said.extend(picture.marks.iter().zip(1..).map(|(one, number)| format!("Mark {number}, {}.", mark(one))));
    said.extend(elsewhere(picture));
    said.join(" ")
}

#[cfg(test)]
mod quoting {
    use super::in_quotes;

    #[test]
    fn a_name_with_backticks_of_its_own_is_quoted_as_one() {
        assert_eq!(in_quotes("the `Board` of `A`"), "the \u{201c}Board\u{201d} of \u{201c}A\u{201d}");
        assert_eq!(
            in_quotes("the group `pipe | and `code``, which"),
            "the group \u{201c}pipe | and \u{2018}code\u{2019}\u{201d}, which"
        );
        assert_eq!(in_quotes("one ` alone"), "one ` alone");
    }
}
