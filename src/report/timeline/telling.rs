use crate::finding::{Change, Entry, Outcome, Strength, Timeline};
use crate::report::telling::not_met;
use crate::report::wording::{counted, day};

/// How many rules are named for changes that are only counted.
const MOST_NAMED: usize = 6;

/// One line about a day: what it is called, what it says, which rule.
pub(super) struct Line {
    pub label: String,
    pub strength: Option<Strength>,
    pub says: String,
    pub rule: String,
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
        (Some(Outcome::NotApplicable), "does not apply now", "do not apply now"),
        (None, "is not asked any more", "are not asked any more"),
    ] {
        let these: Vec<&Change> = others.iter().copied().filter(|change| change.after == outcome).collect();
        if !these.is_empty() {
            lines.push(count(&these, one, many));
        }
    }
    lines
}

fn now_not_met(change: &Change) -> Line {
    Line {
        label: not_met(change.strength).to_owned(),
        strength: Some(change.strength),
        says: change.message.to_string(),
        rule: change.rule.clone(),
    }
}

fn no_longer(change: &Change) -> Line {
    let now = match change.after {
        Some(Outcome::Met) => "is met now",
        Some(Outcome::NotStated) => "cannot be told any more",
        Some(Outcome::ForJudgement) => "is for judgement now",
        Some(Outcome::Departs) => "departs from guidance now, with a reason",
        Some(Outcome::NotApplicable | Outcome::NotMet) | None => "does not apply any more",
    };
    let name = &change.subject.name;
    let about = if name.is_empty() { String::new() } else { format!(" ({name})") };
    Line {
        label: "no longer not met".to_owned(),
        strength: None,
        says: format!("{}{about}: {now}", change.title),
        rule: change.rule.clone(),
    }
}

fn count(changes: &[&Change], one: &str, many: &str) -> Line {
    let mut rules: Vec<&str> = changes.iter().map(|change| change.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let named: Vec<String> = rules.iter().take(MOST_NAMED).map(|rule| format!("`{rule}`")).collect();
    let more = match rules.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        left => format!(" and {left} more"),
    };
    let how = if changes.len() == 1 { one } else { many };
    Line {
        label: String::new(),
        strength: None,
        says: format!("{} {how}: {}{more}", changes.len(), named.join(", ")),
        rule: String::new(),
    }
}

/// The days that the timeline is about, and how many of them were judged.
pub(super) fn about(timeline: &Timeline) -> String {
    format!(
        "from {} to {}, judged on {}: on no other can anything change",
        day(&timeline.from),
        day(&timeline.to),
        counted(timeline.judged_on, "day", "days")
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
