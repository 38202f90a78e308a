use crate::finding::{ArrangementHead, Calendar, Due};
use crate::report::telling::place;
use crate::report::wording::{area_name, day};
use crate::source::SourceProvider;

/// How many arrangements are named; more are counted.
const MOST: usize = 3;

/// Whose it is: the areas of the arrangement, told apart by its id where another has the same; nothing for the law.
pub(super) fn whose(calendar: &Calendar, due: &Due) -> String {
    named(calendar, due, &area_name)
}

/// The same by the names of the partnerships, for a calendar that holds what else its owner has to do.
pub(super) fn whose_by_name(calendar: &Calendar, due: &Due) -> String {
    named(calendar, due, &|head| head.called().to_owned())
}

fn named(calendar: &Calendar, due: &Due, name_of: &dyn Fn(&ArrangementHead) -> String) -> String {
    let heads: Vec<_> = due.arrangements.iter().filter_map(|at| calendar.arrangements.get(*at)).collect();
    let [alone] = heads.as_slice() else {
        let mut names: Vec<String> = heads.iter().map(|head| name_of(head)).collect();
        names.dedup();
        let count = names.len();
        return if count > MOST { format!("{count} arrangements") } else { names.join("; ") };
    };
    let name = name_of(alone);
    let is_alone = calendar.arrangements.iter().filter(|other| name_of(other) == name).count() < 2;
    if is_alone || alone.id.is_empty() || alone.id == name { name } else { format!("{name} ({})", alone.id) }
}

/// The day under which it stands, or when it is where no one day is known: `in 2024`.
pub(in crate::report) fn heading(due: &Due) -> String {
    match (due.when.as_str(), due.day.as_str()) {
        ("", "") => "on a day that is not known".to_owned(),
        ("", date) => day(date),
        (when, _) => when.to_owned(),
    }
}

/// That a calendar for programs leaves out what has no day; nothing where there is none.
#[must_use]
pub fn without_a_day(calendar: &Calendar) -> Option<String> {
    let (things, them) = match calendar.undated.len() {
        0 => return None,
        1 => ("One thing that falls due has".to_owned(), "it"),
        count => (format!("{count} things that fall due have"), "them"),
    };
    Some(format!("{things} no day that is known, and no entry in the calendar: `--format text` tells {them}."))
}

/// `plymouth.yaml:88:5`, where the file says so.
pub(super) fn stands(due: &Due, sources: &dyn SourceProvider) -> Option<String> {
    due.place.map(|span| place(sources, span))
}
