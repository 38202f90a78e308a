//! The words that the text and the page share.

use crate::finding::{BodiesChange, LawChange, LawChanges, LawCite, LawDay, LawTurn};
use crate::report::wording::{counted, day, listed};

/// What is above the days.
pub(super) fn title(changes: &LawChanges) -> String {
    format!("The law from {} to {}", day(&changes.from), day(&changes.to))
}

/// How much there is, in a sentence without its full stop.
pub(super) fn opening(changes: &LawChanges) -> String {
    if changes.days.is_empty() {
        return "nothing that masa knows begins, ends or is replaced in this time".to_owned();
    }
    let of = |turns: &[LawTurn]| {
        let all = changes.days.iter().flat_map(|day| &day.changes);
        all.filter(|change| turns.contains(&change.turn)).count()
    };
    let begins = of(&[LawTurn::Begins, LawTurn::BeginsAreaByArea]);
    let reported = of(&[LawTurn::ReportedToBegin]);
    let parts = [
        (begins, "begins", "begin"),
        (reported, "is reported to have begun", "are reported to have begun"),
        (of(&[LawTurn::TakesThePlace]), "takes another's place", "take another's place"),
        (of(&[LawTurn::TimePast]), "allows no more time", "allow no more time"),
        (of(&[LawTurn::Ends]), "ends without a successor", "end without a successor"),
        (of(&[LawTurn::DutyStands]), "ends in guidance and stands in law", "end in guidance and stand in law"),
        (of(&[LawTurn::GoesOn]), "goes on as before", "go on as before"),
    ];
    let counts: Vec<_> = parts.iter().filter(|(count, ..)| *count > 0).collect();
    let told: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, (count, one, many))| {
            let how = if *count == 1 { one } else { many };
            // The first says what is counted.
            if at == 0 {
                format!("{} {how}", counted(*count, "provision", "provisions"))
            } else {
                format!("{count} {how}")
            }
        })
        .collect();
    let days = counted(changes.days.len(), "day", "days");
    if told.is_empty() { format!("changes on {days}") } else { format!("changes on {days}: {}", listed(&told)) }
}

/// What stands over bodies that end and begin.
pub(super) const BODIES: &str = "bodies that end and begin";

/// The law behind a change of bodies, a line each.
pub(super) fn behind(change: &BodiesChange) -> impl Iterator<Item = String> {
    change.law.iter().map(|cite| format!("by law, {}: {} ({})", place(cite), cite.paraphrase, known(cite)))
}

/// The heading over the changes of one sort.
pub(super) const fn heading(turn: LawTurn) -> &'static str {
    match turn {
        LawTurn::Begins => "begins",
        LawTurn::ReportedToBegin => "is reported to have begun",
        LawTurn::BeginsAreaByArea => "begins area by area, from this day at the earliest",
        LawTurn::BeginsIn => "begins in single areas",
        LawTurn::HoldsEverywhere => "holds in every area from this day at the latest",
        LawTurn::TakesThePlace => "takes the place of what was asked before",
        LawTurn::TimePast => "the time that it allows is past",
        LawTurn::DutyStands => "the guidance's line ends; the law that it repeats stands",
        LawTurn::GoesOn => "goes on in its new place, as far as known without a change",
        LawTurn::Ends => "ends, with no successor of its own that masa knows",
    }
}

/// The changes of a day, sort by sort, without sorts that are not there.
pub(super) fn sorted(day: &LawDay) -> impl Iterator<Item = (LawTurn, Vec<&LawChange>)> {
    LawTurn::ALL.into_iter().filter_map(|turn| {
        let own: Vec<&LawChange> = day.changes.iter().filter(|change| change.turn == turn).collect();
        (!own.is_empty()).then_some((turn, own))
    })
}

/// `s.16G(3) (legal duty)`
pub(super) fn place(cite: &LawCite) -> String {
    format!("{} ({})", cite.place, cite.force)
}

/// What a change says below its place: where, what, instead of what, and how surely it is known.
pub(super) fn lines(change: &LawChange) -> Vec<String> {
    let mut lines = Vec::new();
    if !change.areas.is_empty() {
        lines.push(format!("in {}", listed(&change.areas)));
    }
    lines.push(change.law.paraphrase.clone());
    match change.turn {
        LawTurn::TakesThePlace => {
            lines
                .extend(change.before.iter().map(|before| format!("before: {}: {}", place(before), before.paraphrase)));
        }
        LawTurn::GoesOn => {
            let places: Vec<&str> = change.before.iter().map(|before| before.place.as_str()).collect();
            lines.push(format!("before: {}", listed(&places)));
        }
        LawTurn::DutyStands => {
            let places: Vec<&str> = change.stands.iter().map(|law| law.place.as_str()).collect();
            let is_duty = change.stands.iter().all(|law| law.force == "legal duty");
            let what = if is_duty { "duty" } else { "law" };
            lines.push(format!("the guidance's line ends; the {what} in {} stands", listed(&places)));
        }
        _ => {}
    }
    lines.push(known(&change.law));
    lines
}

/// How surely it is known, and why it counts for less than it asks.
pub(super) fn known(cite: &LawCite) -> String {
    cite.at_most.as_ref().map_or_else(|| cite.certainty.clone(), |less| format!("{}; {less}", cite.certainty))
}

/// What stands over provisions that may begin.
pub(super) const WAITING: &str = "may begin in this time: no day was found";

/// The day of the catalogue, and what that leaves open.
pub(super) fn foot(changes: &LawChanges) -> String {
    let (law, lists) = (day(&changes.law_as_at), day(&changes.lists_as_at));
    let known = if law == lists {
        format!("law, areas and bodies as of {law}")
    } else {
        format!("law as of {law}, areas and bodies as of {lists}")
    };
    if changes.to > changes.law_as_at || changes.to > changes.lists_as_at {
        format!("{known}; what was decided since is not known here")
    } else {
        known
    }
}
