use std::collections::HashMap;

use super::findings::{TOGETHER, provision};
use super::sheet::{NOT_STATED, SOURCES};
use super::table::{Cell, Table, text};
use crate::finding::{Comparison, Found, Gap, Outcome, Whom};
use crate::report::telling::place;
use crate::source::SourceProvider;

/// Facts of one sort that are not known, with all that they would settle.
struct Missing<'c> {
    gaps: Vec<&'c Gap>,
    /// The rows of the facts, by id and heading.
    facts: Vec<(&'c str, &'c str)>,
    found: Vec<&'c Found>,
}

/// What is not known, each fact once for an area or for the files together, with the facts and verdicts that it would settle; and in which
/// row that stands which a fact of a description lacks first.
pub(super) fn table<'c>(
    comparison: &'c Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> (Table, HashMap<(usize, &'c str), u32>) {
    let headings = [
        ("area", 22),
        ("missing", 34),
        ("why", 32),
        ("who can say", 18),
        ("facts that it would settle", 70),
        ("verdicts that it would settle", 74),
        ("weightiest provision", 20),
        ("its row in Sources", 8),
        ("where it would stand", 22),
    ];
    let mut table = Table::new(NOT_STATED, 1, &headings);
    let mut rows = HashMap::new();
    let together = (None, TOGETHER);
    let columns = names.iter().enumerate().map(|(at, name)| (Some(at), name.as_str()));
    for (column, name) in columns.chain([together]) {
        for one in missing(comparison, column) {
            let stands = table.place_of(table.rows.len());
            for (column, stands) in column.into_iter().zip(stands) {
                for (id, _) in &one.facts {
                    rows.entry((column, *id)).or_insert(stands);
                }
            }
            table.rows.push(row(comparison, &one, name, provisions, sources));
        }
    }
    (table, rows)
}

/// Everything that would settle something of a column, in the order of the facts and then of the verdicts.
fn missing(comparison: &Comparison, column: Option<usize>) -> Vec<Missing<'_>> {
    let mut all: Vec<Missing<'_>> = Vec::new();
    for row in &comparison.facts {
        let cell = column.and_then(|at| row.cells.get(at)).filter(|cell| !cell.knowledge.is_settled());
        let Some(cell) = cell else { continue };
        for gap in &cell.gaps {
            settles(&mut all, gap, |one| {
                add_new(&mut one.facts, (row.id.as_str(), row.heading.as_str()));
            });
        }
    }
    let untold = |found: &&Found| found.outcome == Outcome::NotStated && found.column == column;
    for found in comparison.found.iter().filter(untold) {
        for gap in &found.gaps {
            settles(&mut all, gap, |one| one.found.push(found));
        }
    }
    alike(all)
}

/// How most verdicts begin for which something is missing; on this sheet that is said of all.
const CANNOT_TELL: &str = "cannot tell ";

/// Adds something that a gap would settle, to the gap where it is known already.
fn settles<'c>(all: &mut Vec<Missing<'c>>, gap: &'c Gap, add: impl FnOnce(&mut Missing<'c>)) {
    if let Some(one) = all.iter_mut().find(|one| one.gaps == [gap]) {
        add(one);
        return;
    }
    let mut one = Missing { gaps: vec![gap], facts: Vec::new(), found: Vec::new() };
    add(&mut one);
    all.push(one);
}

/// One fact of several elements is one row, whoever is to be asked for which: so is what is asked of the area. And so are several facts
/// of the same elements that lack for the same reason.
fn alike(all: Vec<Missing<'_>>) -> Vec<Missing<'_>> {
    let of_one_fact = |other: &Missing<'_>, one: &Missing<'_>| {
        let ([first, ..], [gap, ..]) = (other.gaps.as_slice(), one.gaps.as_slice()) else { return false };
        let asked = question(&gap.fact);
        // Of a whole list another thing is asked for another reason: the event that it lacks.
        let is_one = asked.contains(EACH) || first.why == gap.why || asked == TOPICS;
        is_one && question(&first.fact) == asked
    };
    let of_the_same = |other: &Missing<'_>, one: &Missing<'_>| {
        let elements = elements(&one.gaps);
        !elements.is_empty() && elements == self::elements(&other.gaps) && reasons(&one.gaps) == reasons(&other.gaps)
    };
    together(together(all, of_one_fact), of_the_same)
}

/// Those that belong together in one row, as far as a row goes on a page.
fn together<'c>(all: Vec<Missing<'c>>, belong: impl Fn(&Missing<'c>, &Missing<'c>) -> bool) -> Vec<Missing<'c>> {
    let mut rows: Vec<Missing<'c>> = Vec::new();
    for one in all {
        let fits = |other: &Missing<'_>| {
            other.gaps.len() + one.gaps.len() <= MOST
                && other.facts.len() + one.facts.len() <= MOST
                && other.found.len() + one.found.len() <= MOST
        };
        let Some(other) = rows.iter_mut().find(|other| fits(other) && belong(other, &one)) else {
            rows.push(one);
            continue;
        };
        other.gaps.extend(one.gaps);
        one.facts.into_iter().for_each(|fact| add_new(&mut other.facts, fact));
        for found in one.found {
            if !other.found.iter().any(|known| std::ptr::eq(*known, found)) {
                other.found.push(found);
            }
        }
    }
    rows
}

/// So many facts, and so many verdicts, stand in one row, which has to go on a page.
const MOST: usize = 24;
/// What the document sets out: of each topic the reason says which it is.
const TOPICS: &str = "published-contents";
/// What stands in a question for each of several elements.
const EACH: &str = "[…]";
/// The lists of the format whose members stand under ids.
const UNDER_IDS: [&str; 5] = ["agreements", "documents", "groups", "posts", "sources"];

/// What is asked, whichever element it is asked of: `posts[…].body` of `posts.chair.body`.
fn question(fact: &str) -> String {
    let mut asked = String::with_capacity(fact.len());
    let mut under_ids = false;
    for (at, step) in fact.split('.').enumerate() {
        if under_ids {
            asked.push_str(EACH);
        } else {
            let name = step.split('[').next().unwrap_or_default();
            asked.push_str(if at == 0 { "" } else { "." });
            asked.push_str(name);
            asked.push_str(if name.len() < step.len() { EACH } else { "" });
        }
        under_ids = at == 0 && UNDER_IDS.contains(&step);
    }
    asked
}

fn add_new<T: PartialEq>(known: &mut Vec<T>, one: T) {
    if !known.contains(&one) {
        known.push(one);
    }
}

fn row(
    comparison: &Comparison,
    missing: &Missing<'_>,
    name: &str,
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> Vec<Cell> {
    let mut whom: Vec<String> = Vec::new();
    for gap in &missing.gaps {
        add_new(&mut whom, asked_of(&gap.whom));
    }
    let mut verdicts: Vec<String> = Vec::new();
    for found in &missing.found {
        let message = &*found.finding.message;
        add_new(&mut verdicts, message.strip_prefix(CANNOT_TELL).unwrap_or(message).to_owned());
    }
    let weightiest = missing.found.iter().min_by_key(|found| std::cmp::Reverse(found.strength));
    let (law, row) = weightiest.map(|found| provision(comparison, found, provisions)).unwrap_or_default();
    vec![
        text(name),
        text(&asked(&missing.gaps)),
        text(&reasons(&missing.gaps).join("; ")),
        text(&whom.join("; ")),
        text(&missing.facts.iter().map(|(_, heading)| *heading).collect::<Vec<_>>().join("; ")),
        text(&verdicts.join("; ")),
        text(&law),
        row.map_or_else(|| text(""), |row| Cell::Row { sheet: SOURCES, row }),
        Cell::Small(stands(&missing.gaps, sources)),
    ]
}

/// The elements whose facts these are, each once; none for what is asked of the arrangement itself.
fn elements<'g>(gaps: &[&'g Gap]) -> Vec<&'g str> {
    let mut elements = Vec::new();
    for (element, _) in gaps.iter().filter_map(|gap| gap.fact.rsplit_once('.')) {
        if question(element).ends_with(EACH) {
            add_new(&mut elements, element);
        }
    }
    elements
}

/// Why they are not known, each reason once; which topic is missing is told with what is.
fn reasons<'g>(gaps: &[&'g Gap]) -> Vec<&'g str> {
    let mut why = Vec::new();
    for gap in gaps {
        add_new(&mut why, topic(gap).map_or(&*gap.why, |(_, rest)| rest));
    }
    why
}

/// The topic that the document does not state, and why that is not settled.
fn topic(gap: &Gap) -> Option<(&str, &str)> {
    gap.why.strip_prefix("no topic `")?.split_once("` is stated, and ")
}

/// The fact by its path; of several those of one element, `scrutiny[0]: methods, term`, or of several, by their ids where they have some.
fn asked(gaps: &[&Gap]) -> String {
    let Some(first) = gaps.first() else { return String::new() };
    let elements = elements(gaps);
    let mut fields: Vec<&str> = Vec::new();
    gaps.iter().filter_map(|gap| gap.fact.rsplit_once('.')).for_each(|(_, field)| add_new(&mut fields, field));
    match elements.as_slice() {
        [] => {
            let topics: Vec<&str> = gaps.iter().filter_map(|gap| topic(gap)).map(|(topic, _)| topic).collect();
            let of = if topics.is_empty() { String::new() } else { format!(": {}", topics.join(", ")) };
            format!("{}{of}", first.fact)
        }
        [only] if fields.len() > 1 => format!("{only}: {}", fields.join(", ")),
        [_] => first.fact.to_string(),
        several => {
            let ids: Vec<&str> =
                several.iter().filter_map(|element| element.rsplit_once('.')).map(|(_, id)| id).collect();
            let by_id = ids.len() == several.len() && ids.iter().all(|id| !id.contains('['));
            let whose = if by_id { ids.join(", ") } else { format!("{} of them", several.len()) };
            let list = several.first().map_or_else(String::new, |element| question(element));
            format!("{list}: {} ({whose})", fields.join(", "))
        }
    }
}

/// Where they would stand, each file once: `area.yaml:9:1, 12:5`.
fn stands(gaps: &[&Gap], sources: &dyn SourceProvider) -> String {
    let mut told = String::new();
    let mut file = "";
    let places: Vec<String> = gaps.iter().map(|gap| place(sources, gap.label)).collect();
    for (at, place) in places.iter().enumerate() {
        // A place is a file, a line and a column.
        let (own, within) = place.rsplitn(3, ':').last().map_or(("", place.as_str()), |own| (own, place));
        let within = if own == file { within.get(own.len() + 1..).unwrap_or(within) } else { within };
        if places.iter().take(at).all(|known| known != place) {
            told.push_str(if told.is_empty() { "" } else { ", " });
            told.push_str(within);
        }
        file = own;
    }
    told
}

fn asked_of(whom: &Whom) -> String {
    match whom {
        Whom::Keeper => "whoever keeps the file".to_owned(),
        Whom::Body(body) => body.to_string(),
        Whom::Document => "the published document".to_owned(),
        Whom::Published => "to be looked up: it has to be published".to_owned(),
        Whom::Unpublished => "to be asked for: not published as a rule".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn what_is_asked_of_several_elements_is_one_question() {
        for (fact, asked) in [
            ("partners", "partners"),
            ("posts.chair.body", "posts[…].body"),
            ("partners[0].delegates[2].rank", "partners[…].delegates[…].rank"),
            ("groups.board.chairs[1].among", "groups[…].chairs[…].among"),
            ("child-death-review.panel", "child-death-review.panel"),
        ] {
            assert_eq!(question(fact), asked);
        }
    }
}
