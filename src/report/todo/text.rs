use super::plan::{Plan, Tally, Task, plan};
use crate::finding::{Report, Whom};
use crate::report::questions::{some, tallied};
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::{area_name, arrangement_names, counted, listed};
use crate::report::{summary, telling};
use crate::source::SourceProvider;

/// Writes what to state or to ask next, in groups by who can answer, most useful first in each.
///
/// `most` is how many facts to list; all where there is none.
#[must_use]
pub fn todo_text(report: &Report, sources: &dyn SourceProvider, options: &TextOptions, most: Option<usize>) -> String {
    let plan = plan(report);
    let names = arrangement_names(report);
    let most = most.unwrap_or(plan.tasks.len()).min(plan.tasks.len());
    let mut page = Page::new(options);
    page.paragraph("", Tone::Bold, 0, &opening(report, &plan, most));
    let mut number = 0;
    for (whom, tasks) in groups(&plan, most) {
        page.gap();
        page.heading(&heading(whom));
        for task in tasks {
            number += 1;
            entry(&mut page, number, task, &notes(task, report, sources, &names));
        }
    }
    let left = plan.tasks.len() - most;
    if left > 0 {
        page.gap();
        let more = counted(left, "more thing to find out", "more things to find out");
        page.paragraph("", Tone::Plain, 0, &format!("and {more}; `--all` lists them"));
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &summary::data(report).join(page.dot()));
    for remark in &report.meta.remarks {
        page.paragraph("", Tone::Plain, 2, remark);
    }
    page.finish()
}

/// The first sentence: how much the listed facts would settle of what cannot be told.
pub(super) fn opening(report: &Report, plan: &Plan<'_>, most: usize) -> String {
    if report.arrangements.is_empty() && report.verdicts.is_empty() {
        return "No arrangement was judged.".to_owned();
    }
    if plan.tasks.is_empty() && report.unreadable.is_empty() {
        return "Nothing is left to state or to ask: all that could be judged was.".to_owned();
    }
    if plan.tasks.is_empty() {
        return "Mend first what could not be read; nothing else is left to state or to ask.".to_owned();
    }
    let settled = plan.settled_by(most);
    let facts = plan.tasks.iter().take(most).map(|task| task.facts.len()).sum();
    let these = counted(facts, "fact", "facts");
    let settle = if facts == 1 { "would settle" } else { "together would settle" };
    let ([duties, open @ ..], [settled_duties, settled @ ..]) = (plan.open, settled);
    let mut parts = Vec::new();
    if duties > 0 {
        let duties = of_all(settled_duties, duties, "legal duty", "legal duties");
        parts.push(format!("{duties} that cannot be judged"));
    }
    if let (all @ 1.., some) = (open.iter().sum(), settled.iter().sum()) {
        parts.push(format!("{} that cannot be told", of_all(some, all, &lesser(open, 1), &lesser(open, all))));
    }
    let shown = match plan.shown {
        0 => String::new(),
        shown => {
            let questions = counted(shown, "open question", "open questions");
            format!("; `masa check` counts {questions} among what waits")
        }
    };
    format!("{these} {settle} {}{shown}", parts.join(", and "))
}

/// What weighs less than a duty, by what there is of it: `points of guidance, questions and notes`.
fn lesser(open: [usize; 3], count: usize) -> String {
    let nouns = LESSER.iter().zip(open).filter(|(_, open)| *open > 0);
    let nouns: Vec<&str> = nouns.map(|((one, many), _)| if count == 1 { *one } else { *many }).collect();
    listed(&nouns)
}

const LESSER: [(&str, &str); 3] =
    [("point of guidance", "points of guidance"), ("question", "questions"), ("note", "notes")];

/// `the one legal duty`, `all 3 legal duties`, `2 of the 3 legal duties`.
fn of_all(some: usize, all: usize, one: &str, many: &str) -> String {
    match (some, all) {
        (0, 1) => format!("not yet the one {one}"),
        (1, 1) => format!("the one {one}"),
        (0, all) => format!("none of the {}", counted(all, one, many)),
        (some, all) if some == all => format!("all {}", counted(all, one, many)),
        (some, all) => format!("{some} of the {}", counted(all, one, many)),
    }
}

/// The tasks by who can answer, in the order of how far away the answer is.
pub(super) fn groups<'p, 'a>(plan: &'p Plan<'a>, most: usize) -> Vec<(&'a Whom, Vec<&'p Task<'a>>)> {
    let mut groups: Vec<(&'a Whom, Vec<&'p Task<'a>>)> = Vec::new();
    for task in plan.tasks.iter().take(most) {
        match groups.iter_mut().find(|(whom, _)| *whom == task.whom) {
            Some((_, tasks)) => tasks.push(task),
            None => groups.push((task.whom, vec![task])),
        }
    }
    groups.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)).then_with(|| a.cmp(b)));
    groups
}

const fn order(whom: &Whom) -> u8 {
    match whom {
        Whom::Keeper => 0,
        Whom::Document => 1,
        Whom::Published => 2,
        Whom::Body(_) => 3,
        Whom::Unpublished => 4,
    }
}

/// What a group is called.
pub(super) fn heading(whom: &Whom) -> String {
    match whom {
        Whom::Keeper => "In your gift: look it up and state it".to_owned(),
        Whom::Document => "In the published document itself".to_owned(),
        Whom::Published => "To be published by law: look it up in the yearly reports and where they stand".to_owned(),
        Whom::Body(name) => format!("Ask {name}"),
        Whom::Unpublished => "Not normally published: ask those who know".to_owned(),
    }
}

/// What it settles, where it would be said, why it is not known, and which rules ask.
pub(super) fn notes(task: &Task<'_>, report: &Report, sources: &dyn SourceProvider, names: &[String]) -> Vec<String> {
    let mut notes = vec![settles(task.settles, task.helps())];
    notes.extend(some(&task.subjects).map(|subjects| format!("about {subjects}")));
    let facts: Vec<String> = task
        .facts
        .iter()
        .map(|(fact, _, place)| match place.hi {
            0 => fact.clone(),
            _ => format!("{fact} ({})", telling::place(sources, *place)),
        })
        .collect();
    notes.extend(some(&facts).map(|facts| format!("to be said in {facts}")));
    let mut whys: Vec<&str> = Vec::new();
    for (_, why, _) in &task.facts {
        if !whys.contains(why) {
            whys.push(why);
        }
    }
    notes.extend(some(&whys).map(|whys| format!("so far: {whys}")));
    if names.len() > 1 {
        notes.extend(some(&whose(task, report, names)).map(|about| format!("for {about}")));
    }
    let rules: Vec<String> = task.rules.iter().map(|rule| format!("`{rule}`")).collect();
    notes.extend(some(&rules).map(|rules| format!("asked by {rules}")));
    notes
}

/// The arrangements that a task is about, each once: of one that several files describe it is said that each of them counts.
fn whose(task: &Task<'_>, report: &Report, names: &[String]) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for at in &task.arrangements {
        let Some(head) = report.arrangements.get(*at) else { continue };
        let of = if head.describes.is_empty() { &head.id } else { &head.describes };
        match groups.iter_mut().find(|(known, _)| *known == of.as_str()) {
            Some((_, descriptions)) => descriptions.push(*at),
            None => groups.push((of, vec![*at])),
        }
    }
    let name = |(_, descriptions): (&str, Vec<usize>)| match descriptions.as_slice() {
        [] => None,
        [only] => names.get(*only).cloned(),
        [first, ..] => {
            let area = report.arrangements.get(*first).map(area_name)?;
            Some(format!("{area} ({} descriptions, each counted)", descriptions.len()))
        }
    };
    groups.into_iter().filter_map(name).collect()
}

fn settles(settles: Tally, helps: usize) -> String {
    let settled: Vec<String> = tallied(settles).collect();
    let others = counted(helps, "other that waits", "others that wait");
    match (settled.is_empty(), helps) {
        (false, 0) => format!("settles {}", listed(&settled)),
        (false, _) => format!("settles {}, and helps with {others} for more", listed(&settled)),
        (true, 1) => "helps with one thing that waits for more".to_owned(),
        (true, _) => format!("helps with {helps}\u{a0}things that wait for more"),
    }
}

fn entry(page: &mut Page, number: usize, task: &Task<'_>, notes: &[String]) {
    page.paragraph(&format!("  {number:>2}  "), Tone::Dim, 6, &task.ask);
    for note in notes {
        page.paragraph("      ", Tone::Plain, 8, note);
    }
}
