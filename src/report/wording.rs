use std::collections::HashMap;

use crate::finding::{ArrangementHead, Meta, Report};
pub(super) use crate::finding::{either, listed};
use crate::source::SourceProvider;

/// `1 legal duty`, `2 legal duties`; a no-break space keeps the number with its noun when lines are broken.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n}\u{a0}{}", if n == 1 { one } else { many })
}

/// What could not be read, so that it is missing in a document that shows no findings.
pub(super) fn unread(meta: &Meta, sources: &dyn SourceProvider) -> Vec<String> {
    let of = |partly: bool| -> Vec<String> {
        let files = meta.unread.iter().filter(|unread| unread.partly == partly);
        files.map(|unread| format!("`{}`", sources.name(unread.file))).collect()
    };
    let (whole, partly) = (of(false), of(true));
    let mut says = Vec::new();
    if !whole.is_empty() {
        let files = counted(whole.len(), "file", "files");
        let describe = if whole.len() == 1 { "it describes" } else { "they describe" };
        says.push(format!("{files} could not be read, and whatever {describe} is missing here: {}", listed(&whole)));
    }
    if !partly.is_empty() {
        let files = counted(partly.len(), "file", "files");
        says.push(format!(
            "Part of {files} could not be read, and what stands there is missing here: {}",
            listed(&partly)
        ));
    }
    says
}

/// An ISO 8601 day as people write it in England, `15 September 2020`; anything else as it stands.
pub(super) fn day(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = iso.splitn(3, '-');
    let written = (|| {
        let year: u16 = parts.next()?.parse().ok()?;
        let month: usize = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        Some(format!("{day} {} {year}", MONTHS.get(month.checked_sub(1)?)?))
    })();
    written.unwrap_or_else(|| iso.to_owned())
}

/// What each arrangement is called in a report: its areas, told apart by the file's id where that is not enough.
pub(super) fn arrangement_names(report: &Report) -> Vec<String> {
    names(report.arrangements.iter())
}

/// The same of any arrangements that stand together.
pub(super) fn names<'h>(heads: impl Iterator<Item = &'h ArrangementHead> + Clone) -> Vec<String> {
    let areas: Vec<String> = heads.clone().map(area_name).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for name in &areas {
        *seen.entry(name).or_default() += 1;
    }
    let named = areas.iter().zip(heads).map(|(name, head)| {
        let alone = seen.get(name.as_str()).is_none_or(|n| *n == 1);
        if alone || head.id.is_empty() || *name == head.id { name.clone() } else { format!("{name} ({})", head.id) }
    });
    named.collect()
}

/// `5 arrangements`, or `7 descriptions of 5 arrangements` where several files describe one.
pub(super) fn described<'h>(heads: impl Iterator<Item = &'h ArrangementHead>) -> String {
    let mut arrangements: Vec<&str> = heads.map(ArrangementHead::arrangement).collect();
    let descriptions = arrangements.len();
    arrangements.sort_unstable();
    arrangements.dedup();
    let one_each = arrangements.len() == descriptions;
    let arrangements = counted(arrangements.len(), "arrangement", "arrangements");
    if one_each {
        arrangements
    } else {
        format!("{} of {arrangements}", counted(descriptions, "description", "descriptions"))
    }
}

/// What one file does not say.
pub(super) const FROM_THIS_FILE: &str = "from this file";

/// `from this file` or `from these files`.
pub(super) const fn wherefrom(report: &Report) -> &'static str {
    if report.arrangements.len() > 1 { "from these files" } else { FROM_THIS_FILE }
}

/// Up to three areas by name; with more, or none, the partnership's own name.
pub(super) fn area_name(head: &ArrangementHead) -> String {
    let areas: Vec<&str> = head.areas.iter().map(|(_, name)| name.as_str()).collect();
    if (1..=3).contains(&areas.len()) {
        return listed(&areas);
    }
    if head.name.is_empty() { head.id.clone() } else { head.name.clone() }
}

/// The name of a partnership, or else its areas: an id is for programs.
pub(super) fn called(head: &ArrangementHead) -> String {
    if head.name.is_empty() { area_name(head) } else { head.name.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_counts_are_written_as_people_say_them() {
        assert_eq!(day("2020-09-05"), "5 September 2020");
        assert_eq!(day("over the coming months"), "over the coming months");
        assert_eq!(day("2020-13-01"), "2020-13-01");
        assert_eq!(counted(1, "duty", "duties"), "1\u{a0}duty");
        assert_eq!(counted(0, "duty", "duties"), "0\u{a0}duties");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(listed(&["a"]), "a");
    }
}
