//! The list of the first day: what is handed over, who sees to it, by when, and what is still open.

use std::collections::{BTreeMap, BTreeSet};

use super::telling::strength;
use crate::finding::{AS_PLANNED, ArrangementHead, Gap, HandedOver, Outcome, Report, Restructure, Strength, Verdict};
use crate::report::telling::{accepted, place, under};
use crate::report::wording::{arrangement_names, counted, listed};
use crate::source::{FileId, SourceProvider, Span};

/// The heading of the list.
pub(super) const HEADING: &str = "Day-one list";

/// So many places of what could not be read are named.
const MOST_PLACES: usize = 2;

/// One line of the list.
#[derive(PartialEq, Eq)]
pub(in crate::report) struct Item {
    /// What is handed over.
    pub what: String,
    /// The posts that see to it; or that none is named, and for whom it is by law.
    pub owner: String,
    /// The files that name these posts.
    pub named_in: Vec<FileId>,
    /// The day; nothing where none is stated.
    pub due: Option<String>,
    /// What is still open; nothing where it is settled.
    pub open: Option<Open>,
    /// Whether it is settled only if all comes as it is planned.
    pub is_planned: bool,
}

impl Item {
    /// By when, as a heading or a cell says it.
    pub(in crate::report) fn due_by(&self) -> String {
        self.due.as_ref().map_or_else(|| "no day is stated".to_owned(), |due| format!("by {due}"))
    }

    /// How it stands, as a heading or a cell says it.
    pub(in crate::report) const fn state(&self) -> &'static str {
        match (&self.open, self.is_planned) {
            (Some(_), _) => "still open",
            (None, true) => "settled if all comes as it is planned",
            (None, false) => "settled",
        }
    }
}

/// What is still open.
#[derive(PartialEq, Eq)]
pub(in crate::report) struct Open {
    pub label: &'static str,
    pub strength: Strength,
    pub says: String,
    /// Whether it is named who sees to it, and nobody of these is there: no verdict says so.
    pub is_unheld: bool,
}

/// The list: what is still open first, each in the order in which it is due. What is said alike of several is one line.
pub(in crate::report) fn items(step: &Restructure, sources: &dyn SourceProvider) -> Vec<Item> {
    placed_items(step, &|span| place(sources, span))
}

/// How many are open only since nobody is there of those who are named.
pub(super) fn unheld(step: &Restructure) -> usize {
    let items = placed_items(step, &|_| String::new());
    items.iter().filter(|item| item.open.as_ref().is_some_and(|open| open.is_unheld)).count()
}

fn placed_items(step: &Restructure, place: &dyn Fn(Span) -> String) -> Vec<Item> {
    let whose = Whose::of(step);
    let mut lines: Vec<(Item, Vec<String>, Vec<FileId>)> = Vec::new();
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for handed in &step.day_one {
        let Some(verdict) = step.handovers.get(handed.verdict) else { continue };
        let (item, whose) = (item(handed, verdict, &step.after, place), whose.of_one(handed, verdict));
        let places = known.entry(&handed.what).or_default();
        let same = places.iter().copied().find(|at| lines.get(*at).is_some_and(|(other, ..)| *other == item));
        if let Some((_, names, files)) = same.and_then(|at| lines.get_mut(at)) {
            names.extend(whose.filter(|name| !names.contains(name)));
            files.extend(&handed.named_in);
        } else {
            places.push(lines.len());
            lines.push((item, whose.into_iter().collect(), handed.named_in.clone()));
        }
    }
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (item, ..) in &lines {
        *alike.entry(item.what.clone()).or_default() += 1;
    }
    let called = |(item, whose, mut named_in): (Item, Vec<String>, Vec<FileId>)| {
        let whose = listed(&whose);
        // What names the areas of others too does not tell lines apart.
        let is_alone = alike.get(&item.what).is_none_or(|lines| *lines < 2);
        let is_told = whose.is_empty() || is_alone && item.what.contains(&whose);
        let what = if is_told { item.what } else { format!("{} ({whose})", item.what) };
        named_in.sort_unstable();
        named_in.dedup();
        Item { what, named_in, ..item }
    };
    let mut items: Vec<Item> = lines.into_iter().map(called).collect();
    items.sort_by_key(|item| (item.open.is_none(), item.is_planned));
    items
}

fn item(handed: &HandedOver, verdict: &Verdict, after: &Report, place: &dyn Fn(Span) -> String) -> Item {
    let settled = handed.is_settled(verdict);
    let owner = match (handed.owners.as_slice(), handed.by_law.as_slice()) {
        ([], []) if handed.to_nobody => "nobody any more".to_owned(),
        ([], []) => "no post is named".to_owned(),
        ([], by_law) if settled => format!("the partners by law, {}", apart(by_law)),
        ([], by_law) => format!("to be settled by the partners by law, {}", apart(by_law)),
        (owners, _) if settled => apart(owners),
        // Whoever has it in one of several arrangements need not be who lacks it in another.
        (owners, _) => format!("to be settled by {}", apart(owners)),
    };
    let due = handed.due.as_ref().map(|due| due.words.clone());
    let is_planned = settled && verdict.reason == AS_PLANNED;
    Item {
        what: with_unread(&handed.what, verdict, place),
        owner,
        named_in: Vec::new(),
        due,
        open: open(handed, verdict, after),
        is_planned,
    }
}

/// What is handed over, with the places at which what would tell how it stands could not be read.
fn with_unread(what: &str, verdict: &Verdict, place: &dyn Fn(Span) -> String) -> String {
    let unread = verdict.gaps.iter().filter(|gap| gap.why.as_str() == Gap::UNREADABLE);
    let mut places: Vec<String> = Vec::new();
    for at in unread.map(|gap| place(gap.label)) {
        if !places.contains(&at) {
            places.push(at);
        }
    }
    if places.is_empty() {
        return what.to_owned();
    }
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    if more > 0 {
        places.push(counted(more, "place more", "places more"));
    }
    let lead = if what.contains("could not be read") { "" } else { "could not be read: " };
    format!("{what} ({lead}{})", listed(&places))
}

/// Owners as one phrase, which tells them apart where a comma is part of what one is called.
fn apart(owners: &[String]) -> String {
    if owners.iter().any(|owner| owner.contains(',')) { owners.join("; ") } else { listed(owners) }
}

/// By what things are told apart that are called alike.
struct Whose {
    /// What each arrangement of before is called.
    names: Vec<String>,
    /// Of everything that is called so: the arrangements and the subjects.
    alike: BTreeMap<String, (BTreeSet<Option<usize>>, BTreeSet<String>)>,
}

impl Whose {
    fn of(step: &Restructure) -> Self {
        let mut alike: BTreeMap<String, (BTreeSet<Option<usize>>, BTreeSet<String>)> = BTreeMap::new();
        for handed in &step.day_one {
            let Some(verdict) = step.handovers.get(handed.verdict) else { continue };
            let (arrangements, subjects) = alike.entry(handed.what.to_string()).or_default();
            arrangements.insert(verdict.arrangement);
            subjects.insert(verdict.subject.name.clone());
        }
        Self { names: arrangement_names(&step.before), alike }
    }

    /// Whose it is, where there are others that are called alike.
    fn of_one(&self, handed: &HandedOver, verdict: &Verdict) -> Option<String> {
        let (arrangements, subjects) = self.alike.get(handed.what.to_string().as_str())?;
        if arrangements.len() > 1 {
            return verdict.arrangement.and_then(|at| self.names.get(at)).cloned();
        }
        let name = &verdict.subject.name;
        (subjects.len() > 1 && !handed.what.contains(name.as_str())).then(|| name.clone())
    }
}

fn open(handed: &HandedOver, verdict: &Verdict, after: &Report) -> Option<Open> {
    if handed.is_settled(verdict) {
        return None;
    }
    if verdict.outcome == Outcome::Met {
        let question = handed.asked.as_ref().and_then(|asked| asked.finding.as_deref());
        if let Some(acceptance) = question.and_then(|question| question.acceptance.as_ref()) {
            let says = format!("{} (by {})", listed(&handed.gone), accepted(acceptance));
            return Some(Open { label: "accepted", strength: Strength::Question, says, is_unheld: false });
        }
        let says = asked(&format!("{}: who takes this over?", listed(&handed.gone)), handed, verdict, after);
        return Some(Open { label: "to be asked", strength: Strength::Question, says, is_unheld: true });
    }
    let finding = verdict.finding.as_deref()?;
    let not_settled = || under("not settled", &finding.message).to_owned();
    let (label, says) = match (verdict.outcome, &finding.acceptance) {
        (Outcome::Met | Outcome::NotApplicable, _) => return None,
        (_, Some(acceptance)) => ("accepted", format!("{} (by {})", finding.message, accepted(acceptance))),
        (Outcome::NotMet | Outcome::Departs, None) => ("not settled", not_settled()),
        (Outcome::NotStated | Outcome::ForJudgement, None) => {
            ("to be asked", asked(&finding.ask, handed, verdict, after))
        }
    };
    Some(Open { label, strength: strength(verdict), says, is_unheld: false })
}

/// A question, with the arrangements of after for which it is open, where it is not for all.
fn asked(ask: &str, handed: &HandedOver, verdict: &Verdict, after: &Report) -> String {
    let names = arrangement_names(after);
    let is_open = |head: &ArrangementHead| open_for(handed, verdict, after).any(|open| open.file == head.file);
    let heads = after.arrangements.iter().zip(&names);
    let lacking: Vec<&String> = heads.filter(|(head, _)| is_open(head)).map(|(_, name)| name).collect();
    if lacking.is_empty() || lacking.len() == names.len() {
        return ask.to_owned();
    }
    format!("{ask} (open for {})", listed(&lacking))
}

/// The arrangements of after for which something is open: those that the rule names, else those in whose files what would answer it is
/// missing, where the others have it; none where it is settled, or nothing says so.
pub(super) fn open_for<'s>(
    handed: &'s HandedOver,
    verdict: &'s Verdict,
    after: &'s Report,
) -> impl Iterator<Item = &'s ArrangementHead> {
    let lacks = |file: FileId| match handed.open_for.as_slice() {
        [] => verdict.gaps.iter().any(|gap| gap.label.file == file),
        files => files.contains(&file),
    };
    after.arrangements.iter().filter(move |head| !handed.is_settled(verdict) && lacks(head.file))
}
