use crate::finding::{Answer, Queried, Reply};
use crate::report::wording::{area_name, described};

/// `7 descriptions of 5 arrangements: yes 3, cannot tell 2, no 2`.
pub(super) fn totals(queried: &Queried) -> String {
    let of = |reply: Reply| queried.answers.iter().filter(|answer| answer.reply == reply).count();
    let parts = Reply::ALL.map(|reply| format!("{}\u{a0}{}", reply.words(), of(reply)));
    format!("{}: {}", described(queried.answers.iter().map(|answer| &answer.head)), parts.join(", "))
}

/// The answers of each kind that was given, in the order in which they are shown.
pub(super) fn groups(queried: &Queried) -> impl Iterator<Item = (Reply, Vec<&Answer>)> {
    let of = |reply| (reply, queried.answers.iter().filter(|answer| answer.reply == reply).collect::<Vec<_>>());
    Reply::ALL.into_iter().map(of).filter(|(_, answers)| !answers.is_empty())
}

/// The areas, with the name of the arrangement where that says more, and what it is where it is not published: `(proposed)`.
pub(super) fn called(answer: &Answer, dot: &str) -> String {
    let (areas, name, status) = (area_name(&answer.head), &answer.head.name, &answer.head.status);
    let called = if name.is_empty() || areas == *name { areas } else { format!("{areas}{dot}{name}") };
    if matches!(status.as_str(), "" | "published") { called } else { format!("{called} ({status})") }
}
