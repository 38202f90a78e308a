use crate::finding::{Calendar, Due};
use crate::report::telling::place;
use crate::report::wording::area_name;
use crate::source::SourceProvider;

/// How many arrangements are named; more are counted.
const MOST: usize = 3;

/// Whose it is: the areas of the arrangement, told apart by its id where another has the same; nothing for the law.
pub(super) fn whose(calendar: &Calendar, due: &Due) -> String {
    let heads: Vec<_> = due.arrangements.iter().filter_map(|at| calendar.arrangements.get(*at)).collect();
    let [alone] = heads.as_slice() else {
        let mut names: Vec<String> = heads.iter().map(|head| area_name(head)).collect();
        names.dedup();
        let count = names.len();
        return if count > MOST { format!("{count} arrangements") } else { names.join("; ") };
    };
    let name = area_name(alone);
    let is_alone = calendar.arrangements.iter().filter(|other| area_name(other) == name).count() < 2;
    if is_alone || alone.id.is_empty() || alone.id == name { name } else { format!("{name} ({})", alone.id) }
}

/// `plymouth.yaml:88:5`, where the file says so.
pub(super) fn stands(due: &Due, sources: &dyn SourceProvider) -> Option<String> {
    due.place.map(|span| place(sources, span))
}
