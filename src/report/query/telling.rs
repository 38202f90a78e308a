use crate::finding::{Answer, Cell, Queried, Reply};
use crate::report::compare::{MORE, PERHAPS_MORE, UNCERTAIN};
use crate::report::wording::{area_name, described, unread};
use crate::source::SourceProvider;

/// What `(perhaps)` means.
const PERHAPS: &str = "`(perhaps)` behind a value: it is not stated whether it is one of those that were asked for.";

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

/// The same on one line, with its id where another answer is called alike.
pub(super) fn told_apart(queried: &Queried, answer: &Answer) -> String {
    let name = called(answer, ", ");
    let is_alone = queried.answers.iter().filter(|other| called(other, ", ") == name).count() < 2;
    let id = &answer.head.id;
    if is_alone || id.is_empty() { name } else { format!("{name}, {id}") }
}

/// A value, marked where there may be others.
pub(super) fn value(cell: &Cell) -> String {
    if cell.has_more { format!("{} {PERHAPS_MORE}", cell.words) } else { cell.words.clone() }
}

/// Whole sentences on how to read the answers: what the signs behind values mean, what could not be read, what else is to be known.
pub(super) fn remarks(queried: &Queried, sources: &dyn SourceProvider) -> Vec<String> {
    let cells = || queried.answers.iter().flat_map(|answer| &answer.cells);
    let marked = |mark: &str| cells().any(|cell| cell.words == mark || cell.words.contains(&format!("{mark})")));
    let signs =
        [(cells().any(|cell| cell.has_more), MORE), (marked("uncertain"), UNCERTAIN), (marked("perhaps"), PERHAPS)];
    let signs = signs.into_iter().filter(|(used, _)| *used).map(|(_, says)| says.to_owned());
    signs.chain(unread(&queried.meta, sources)).chain(queried.meta.remarks.iter().cloned()).collect()
}
