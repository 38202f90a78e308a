//! A picture in words: its heading, what its signs mean, and all of it for those who do not see it.

use crate::finding::{Fate, Mark, Picture, PictureLine};
use crate::report::telling::not_met;

pub(super) fn title(picture: &Picture) -> String {
    let change = if picture.before.is_some() { ", and what changes" } else { "" };
    format!("{}{change}: {}", picture.view.words(), picture.head.called())
}

/// What stands under the heading, line by line.
pub(super) fn under(picture: &Picture) -> Vec<String> {
    let head = &picture.head;
    let mut day = format!("As it stood on {}", head.judged.words);
    if head.judged.as_if_in_force {
        day = format!("Proposed, as described on {}; what is planned is drawn as planned, and rules judge it as if in force", head.judged.words);
    }
    let mut under = vec![day];
    if let Some(before) = &picture.before {
        under.push(format!("Against {}, as it stood on {}", before.called(), before.judged.words));
    }
    under
}

/// What a mark says, in one line.
pub(super) fn mark(mark: &Mark) -> String {
    let accepted = if mark.is_accepted { ", accepted for a time" } else { "" };
    let departs = if mark.departs { "departs for a published reason" } else { not_met(mark.strength) };
    format!("{departs}{accepted}: {} ({})", in_quotes(&mark.message), mark.rule)
}

/// Names in the quotation marks of print, where a terminal has backticks.
fn in_quotes(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len() % 2 == 0 {
        return message.to_owned();
    }
    let marks = ["\u{201c}", "\u{201d}"].into_iter().cycle();
    let mut out = String::with_capacity(message.len() + 8);
    for (part, mark) in parts.iter().zip(std::iter::once("").chain(marks)) {
        out.push_str(mark);
        out.push_str(part);
    }
    out
}

/// What is not shown of the findings; nothing where all are.
pub(super) fn elsewhere(picture: &Picture) -> Option<String> {
    match picture.elsewhere {
        0 => None,
        1 => Some("1 more finding is about what this view does not show: masa check tells it.".to_owned()),
        count => Some(format!("{count} more findings are about what this view does not show: masa check tells them.")),
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
    let fate = match line.fate {
        Fate::New => "New: ",
        Fate::Gone => "Gone: ",
        Fate::Same | Fate::Moved => "",
    };
    Some(format!("{fate}{} {} {}{doubt}.", from.name, line.how.words(), to.name))
}

/// The whole picture in words.
pub(super) fn description(picture: &Picture) -> String {
    let mut said: Vec<String> = under(picture).into_iter().map(|line| format!("{line}.")).collect();
    said.extend(nothing(picture).map(str::to_owned));
    for (at, band) in picture.bands.iter().enumerate() {
        let nodes = picture.nodes.iter().filter(|node| node.band == at);
        let named: Vec<String> = nodes
            .map(|node| {
                let fate = match node.fate {
                    Fate::Same => "",
                    Fate::New => "new: ",
                    Fate::Gone => "gone: ",
                    Fate::Moved => "moved: ",
                };
                let tells: Vec<&str> = std::iter::once(node.place.as_str())
                    .chain(node.tells.iter().map(|tell| tell.words.as_str()))
                    .filter(|words| !words.is_empty())
                    .collect();
                if tells.is_empty() { format!("{fate}{}", node.name) } else { format!("{fate}{} ({})", node.name, tells.join("; ")) }
            })
            .collect();
        said.push(format!("{}: {}.", band.title, named.join("; ")));
    }
    said.extend(picture.lines.iter().filter_map(|one| line(picture, one)));
    said.extend(picture.marks.iter().zip(1..).map(|(one, number)| format!("Mark {number}, {}.", mark(one))));
    said.extend(elsewhere(picture));
    said.join(" ")
}
