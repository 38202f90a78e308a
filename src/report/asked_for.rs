//! The question that belongs to a fact, whichever rules wait for it.

use crate::finding::Gap;

/// The question that some missing facts have in common, where several rules wait for them; the days of the arrangements themselves
/// are asked for together whatever waits for one of them.
pub(super) fn common<'g>(gaps: impl IntoIterator<Item = &'g Gap>, of_several_rules: bool) -> Option<&'static str> {
    let mut questions = gaps.into_iter().map(|gap| question(gap, what_is_missing(gap)));
    let first = questions.next()??;
    ((of_several_rules || first == DAYS) && questions.all(|other| other == Some(first))).then_some(first)
}

/// Which event or topic is missing, apart from why.
pub(super) fn what_is_missing(gap: &Gap) -> &str {
    let why = gap.why.as_str();
    if why.starts_with("no event `") || why.starts_with("no topic `") {
        why.split('`').nth(1).unwrap_or("")
    } else {
        ""
    }
}

/// One question for the days of the arrangements, so that nobody is asked for them several times.
const DAYS: &str = "When were the arrangements approved, published and brought into force, in each area, and when were they last reviewed?";

/// Facts that many rules wait for: the first key on the way to it, the last, the event that is missing, the question.
const ASKED_FOR: &[(&str, &str, &str, &str)] = &[
    ("events", "events", "in-force", DAYS),
    ("events", "events", "published", DAYS),
    ("events", "events", "ends", "On which day do the arrangements end?"),
    ("events", "events", "", DAYS),
    ("supersedes", "supersedes", "", "Which earlier arrangements did these take the place of?"),
    ("succession", "succession", "", "Which arrangements follow these, for which areas and from which day?"),
    (
        "agreements",
        "agreements",
        "",
        "Which agreements have the partners made, such as on sharing information, on money, on joining areas or on acting for one another, and when?",
    ),
    (
        "reports",
        "reports",
        "",
        "Which yearly reports have been published, on which day each, and is the list complete?",
    ),
    ("reports", "events", "published", "On which day was each yearly report published?"),
    (
        "documents",
        "documents",
        "",
        "Which documents belong to the arrangements, such as their own text, the threshold document and reports of local practice reviews, and where is each found?",
    ),
    ("documents", "events", "published", "On which day was each document published?"),
    (
        "groups",
        "groups",
        "",
        "Which groups are there under the arrangements, who chairs each, and to whom does it report?",
    ),
    ("posts", "posts", "", "Which posts lead, act for the partners, support the partnership or scrutinise it?"),
    ("budgets", "budgets", "", "What does each partner pay, in which year, and what is it spent on?"),
    (
        "relevant-agencies",
        "relevant-agencies",
        "",
        "Which agencies are relevant agencies, by name or by kind, and is the list settled?",
    ),
    (
        "functions",
        "functions",
        "",
        "Who sees to each function of the partnership, such as training, data and practice reviews?",
    ),
    ("plans", "plans", "", "What are the partners' priorities and plans, and until when does each hold?"),
    (
        "counts",
        "counts",
        "",
        "Which numbers show the partnership's work, such as attendance, audits and rapid reviews?",
    ),
    (
        "partners",
        "partners",
        "",
        "Which council, which health board and which chief officer of police are the safeguarding partners for each area?",
    ),
    (
        "scrutiny",
        "scrutiny",
        "",
        "Who scrutinises the arrangements as an independent person, on what footing is that person independent of the partners, and since when?",
    ),
    (
        "child-death-review",
        "child-death-review",
        "",
        "Which arrangements are there for reviewing the deaths of children, who are their partners, and for which areas?",
    ),
    ("reports", "period", "", "Which months does each yearly report cover?"),
    ("edition", "edition", "", "Which edition of Working Together do the arrangements follow?"),
    ("as-at", "as-at", "", "Of which day does the file speak?"),
    ("status", "status", "", "Are the arrangements proposed, agreed, published or at an end?"),
];

/// The question for a fact, if it has one of its own.
fn question(gap: &Gap, missing: &str) -> Option<&'static str> {
    let mut keys = gap.fact.split(['.', '[']);
    let first = keys.next()?;
    let last = keys.next_back().unwrap_or(first);
    let found = ASKED_FOR.iter().find(|(from, to, event, _)| *from == first && *to == last && *event == missing);
    found.map(|(.., question)| *question)
}

#[cfg(test)]
mod tests {
    use super::{ASKED_FOR, DAYS, question};
    use crate::finding::{Gap, Whom};
    use crate::model::vocab::{Kind, WHAT};
    use crate::source::{FileId, Span};

    #[test]
    fn every_fact_is_one_of_the_format() {
        for (first, _, event, question) in ASKED_FOR {
            assert!(Kind::Arrangement.field(first).is_some(), "{first}");
            assert!(event.is_empty() || WHAT.words.contains(event), "{event}");
            assert!(question.ends_with('?'), "{question}");
        }
    }

    #[test]
    fn a_list_has_a_question_and_an_event_of_one_of_its_entries_another() {
        let asked = |fact: &'static str, missing| {
            let (why, label) = ("this file does not say".into(), Span::new(FileId(0), 0, 0));
            question(&Gap { fact: fact.into(), why, label, whom: Whom::Keeper }, missing)
        };
        assert_eq!(asked("events", "published"), Some(DAYS));
        assert_eq!(asked("reports[2].events", "published"), Some("On which day was each yearly report published?"));
        assert_eq!(asked("documents.threshold.events", "published"), Some("On which day was each document published?"));
        assert_eq!(asked("reports[0].contents", ""), None);
    }
}
