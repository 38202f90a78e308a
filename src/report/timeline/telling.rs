use crate::finding::{Change, Entry, Outcome, Strength, Timeline};
use crate::report::telling::{not_met, under};
use crate::report::wording::{counted, day};

/// How many changes of one sort are told in a sentence; of more it is said how many.
const MOST_TOLD: usize = 12;

/// One line about a day: what it is called, what it says, which rule.
pub(super) struct Line {
    pub label: String,
    pub strength: Option<Strength>,
    pub says: String,
    pub rule: String,
    /// Whether it belongs to the line before it.
    pub is_detail: bool,
}

/// What is told of a day, gravest first: what is not met now, what no longer is, and the rest counted.
pub(super) fn lines(entry: &Entry) -> Vec<Line> {
    let mut wrong: Vec<&Change> = entry.changes.iter().filter(|change| change.after == Some(Outcome::NotMet)).collect();
    wrong.sort_by_key(|change| std::cmp::Reverse(change.strength));
    let mut lines: Vec<Line> = wrong.into_iter().map(now_not_met).collect();
    let mended = |change: &&Change| change.before == Some(Outcome::NotMet) && change.after != Some(Outcome::NotMet);
    lines.extend(entry.changes.iter().filter(mended).map(no_longer));
    let others: Vec<&Change> = entry
        .changes
        .iter()
        .filter(|change| change.before != Some(Outcome::NotMet) && change.after != Some(Outcome::NotMet))
        .collect();
    for (outcome, one, many) in [
        (Some(Outcome::Departs), "departs from guidance now, with a reason", "depart from guidance now, with a reason"),
        (Some(Outcome::ForJudgement), "is for judgement now", "are for judgement now"),
        (Some(Outcome::Met), "is met now", "are met now"),
        (Some(Outcome::NotStated), "cannot be told now", "cannot be told now"),
        (Some(Outcome::NotApplicable), "is asked no longer", "are asked no longer"),
        (
            None,
            "is asked no longer, as it is about nothing that is still there",
            "are asked no longer, as they are about nothing that is still there",
        ),
    ] {
        let these: Vec<&Change> = others.iter().copied().filter(|change| change.after == outcome).collect();
        lines.extend(together(&these, one, many, &entry.day));
    }
    lines
}

fn now_not_met(change: &Change) -> Line {
    Line {
        label: not_met(change.strength).to_owned(),
        strength: Some(change.strength),
        says: change.message.to_string(),
        rule: change.rule.clone(),
        is_detail: false,
    }
}

fn no_longer(change: &Change) -> Line {
    let name = &change.subject.name;
    let about = if name.is_empty() { String::new() } else { format!(" ({name})") };
    Line {
        label: "no longer found".to_owned(),
        strength: None,
        says: format!("{}{about}", sentence(change)),
        rule: change.rule.clone(),
        is_detail: false,
    }
}

/// What became of it, as a sentence without its stop.
fn sentence(change: &Change) -> String {
    let (title, whether) = (&change.title, &change.whether);
    match change.after {
        Some(Outcome::Met) if whether != title => format!("as far as stated, {whether}"),
        Some(Outcome::Met) => format!("as far as stated, nothing shows that {title}"),
        Some(Outcome::ForJudgement) => format!("it is for people to judge whether {whether}"),
        Some(Outcome::Departs | Outcome::NotMet | Outcome::NotStated) if !change.message.is_empty() => {
            change.message.to_string()
        }
        Some(Outcome::NotStated) => format!("cannot tell whether {whether}"),
        Some(Outcome::Departs | Outcome::NotMet) => title.clone(),
        Some(Outcome::NotApplicable) | None => format!("no longer asked: {}", over(change)),
    }
}

/// What is asked no longer, and by what it is followed.
fn over(change: &Change) -> String {
    let next = if change.next.is_empty() { String::new() } else { format!("; {}", change.next) };
    format!("whether {}{next}", change.whether)
}

/// The same below a line that says already what became of it.
fn below(change: &Change) -> String {
    match change.after {
        Some(Outcome::NotStated) if change.message.is_empty() => format!("whether {}", change.whether),
        Some(Outcome::NotStated) => under("cannot tell", &change.message).to_owned(),
        Some(Outcome::ForJudgement) => format!("whether {}", change.whether),
        Some(Outcome::NotApplicable) | None => over(change),
        _ => sentence(change),
    }
}

/// Changes of one sort: how many, a sentence each for the first rules, and where to read the others.
fn together(changes: &[&Change], one: &str, many: &str, day: &str) -> Vec<Line> {
    let mut rules: Vec<&Change> = changes.to_vec();
    rules.sort_by(|a, b| (b.strength, &a.rule).cmp(&(a.strength, &b.rule)));
    rules.dedup_by(|a, b| a.rule == b.rule);
    let line = |says: String, rule: &str, is_detail| Line {
        label: String::new(),
        strength: None,
        says,
        rule: rule.to_owned(),
        is_detail,
    };
    let mut lines = Vec::new();
    if !changes.is_empty() {
        let how = if changes.len() == 1 { one } else { many };
        lines.push(line(format!("{} {how}:", changes.len()), "", false));
    }
    lines.extend(rules.iter().take(MOST_TOLD).map(|change| line(below(change), &change.rule, true)));
    let left = rules.len().saturating_sub(MOST_TOLD);
    if left > 0 {
        lines.push(line(format!("and {left} more; `masa check FILE --as-of {day}` tells of all"), "", true));
    }
    lines
}

/// The days that the timeline is about.
pub(super) fn about(timeline: &Timeline) -> String {
    format!("from {} to {}", day(&timeline.from), day(&timeline.to))
}

/// That it is about a proposal, which nothing in the file shows to have come about; empty of all other arrangements.
pub(super) fn proposal(timeline: &Timeline) -> String {
    if !timeline.head.judged.as_if_in_force {
        return String::new();
    }
    let when = day(&timeline.from);
    format!(
        "on {when} this was only a proposal, and the file does not say what became of it: what follows is how it would stand if it had come into force as proposed"
    )
}

/// How the verdicts came out on the first day.
pub(super) fn at_first(timeline: &Timeline) -> String {
    let [met, not_met, departs, unknown, judgement, _] = timeline.at_first;
    let mut parts = vec![format!("{met} met"), format!("{not_met} not met")];
    if departs > 0 {
        parts.push(counted(departs, "departure", "departures"));
    }
    parts.push(format!("{unknown} cannot be told"));
    if judgement > 0 {
        parts.push(format!("{judgement} for judgement"));
    }
    format!("on the first day: {}", parts.join(", "))
}
