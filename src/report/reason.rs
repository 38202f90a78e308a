//! The reason that most of what is missing shares: it is told once above all, and left out beside each.

use std::collections::HashMap;

use super::fact_words::in_words;
use crate::finding::{Gap, Report};

/// So many facts have to share a reason before it is told once for all.
const SHARED_BY: usize = 3;

/// The shared reason; nothing where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason<'g>(Option<&'g str>);

impl<'g> Reason<'g> {
    /// The one that most of these facts are not known for.
    pub fn of(gaps: impl Iterator<Item = &'g Gap>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut most = (SHARED_BY - 1, None);
        for reason in gaps.map(|gap| last_clause(&gap.why)).filter(|reason| !reason.is_empty()) {
            let count = counts.entry(reason).or_default();
            *count += 1;
            if *count > most.0 {
                most = (*count, Some(reason));
            }
        }
        Self(most.1)
    }

    /// The one of a whole report.
    pub fn of_report(report: &'g Report) -> Self {
        Self::of(report.verdicts.iter().flat_map(|verdict| &verdict.gaps))
    }

    /// What is said once.
    pub fn told(self) -> Option<String> {
        self.0.map(|reason| format!("Where no other reason is given for what is missing: {reason}."))
    }

    /// What is left to say beside a fact.
    pub fn beside(self, why: &str) -> &str {
        match self.0.and_then(|reason| why.strip_suffix(reason)) {
            Some("") => "",
            Some(rest) => rest.strip_suffix("; ").or_else(|| rest.strip_suffix(", and ")).unwrap_or(why),
            None => why,
        }
    }

    /// A fact in words with what is left to say beside it, and where it would stand.
    pub fn fact(self, gap: &Gap, place: &str) -> String {
        match self.beside(&gap.why) {
            "" => format!("{} ({place})", in_words(&gap.fact)),
            why => format!("{}: {why} ({place})", in_words(&gap.fact)),
        }
    }
}

/// `no event is stated; this file does not say`: what several reasons share stands last.
fn last_clause(why: &str) -> &str {
    let clause = why.rsplit("; ").next().unwrap_or(why);
    clause.rsplit(", and ").next().unwrap_or(clause)
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use crate::finding::{Gap, Whom};
    use crate::source::{FileId, Span};

    fn gap(why: &'static str) -> Gap {
        Gap { fact: "groups".into(), why: why.into(), label: Span::new(FileId(0), 0, 0), whom: Whom::Keeper }
    }

    #[test]
    fn what_most_share_is_told_once_and_only_the_rest_stands_beside_each() {
        let gaps = [
            gap("not read"),
            gap("no topic `a` is stated, and not read"),
            gap("two papers disagree"),
            gap("no event; not read"),
        ];
        let reason = Reason::of(gaps.iter());
        assert_eq!(reason.told().unwrap(), "Where no other reason is given for what is missing: not read.");
        let beside: Vec<&str> = gaps.iter().map(|gap| reason.beside(&gap.why)).collect();
        assert_eq!(beside, ["", "no topic `a` is stated", "two papers disagree", "no event"]);
        assert_eq!(reason.fact(&gaps[0], "line 3"), "groups (line 3)");
        assert_eq!(reason.beside("the list was not read"), "the list was not read", "no clause of its own");
    }

    #[test]
    fn a_reason_of_few_stands_beside_each() {
        let gaps = [gap("not read"), gap("not read")];
        let reason = Reason::of(gaps.iter());
        assert_eq!((reason.told(), reason.beside("not read")), (None, "not read"));
    }
}
