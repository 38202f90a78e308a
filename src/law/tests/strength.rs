use super::{ACT, parsed};
use crate::finding::Strength::{self, Duty, Guidance, Note, Question};
use crate::law::{Catalogue, Provision};

/// The provision of the test Act with its force and certainty, and lines added.
fn with(force: &str, certainty: &str, more: &str) -> Provision {
    let text = ACT
        .replace("force: must", &format!("force: {force}{more}"))
        .replace("certainty: read\n", &format!("certainty: {certainty}\n"));
    parsed(&[&text]).provision("act-s1").unwrap().clone()
}

#[test]
fn the_least_of_force_certainty_and_limit_decides() {
    let cases: [(&str, &str, &str, Strength); 19] = [
        ("must", "read", "", Duty),
        ("must", "reported", "", Duty),
        ("must", "recalled", "", Question),
        ("should", "read", "", Guidance),
        ("should", "reported", "", Guidance),
        ("should", "recalled", "", Question),
        ("may", "read", "", Note),
        ("states", "read", "", Note),
        ("expects", "reported", "", Note),
        ("expects", "recalled", "", Note),
        ("must", "read", "\n    force-certainty: reported", Duty),
        ("must", "read", "\n    force-certainty: recalled", Question),
        ("should", "reported", "\n    force-certainty: recalled", Question),
        ("must", "read", "\n    at-most: guidance\n    because: so", Guidance),
        ("must", "read", "\n    at-most: note\n    because: so", Note),
        ("should", "read", "\n    at-most: question\n    because: so", Question),
        ("should", "read", "\n    at-most: duty\n    because: nothing raises it", Guidance),
        ("states", "read", "\n    at-most: question\n    because: nothing raises it", Note),
        ("must", "recalled", "\n    at-most: guidance\n    because: so", Question),
    ];
    for (force, certainty, more, expected) in cases {
        assert_eq!(with(force, certainty, more).strength(), expected, "{force} {certainty}{more}");
    }
}

#[test]
fn what_weighs_less_says_why() {
    assert_eq!(with("must", "read", "").why_less(), None);
    assert_eq!(
        with("must", "recalled", "").why_less().unwrap(),
        "counts as a question at most: what it says is known from memory only"
    );
    assert_eq!(
        with("should", "read", "\n    force-certainty: recalled").why_less().unwrap(),
        "counts as a question at most: how strongly it asks is known from memory only"
    );
    assert_eq!(
        with("must", "read", "\n    at-most: guidance\n    because: it is a reading").why_less().unwrap(),
        "counts as guidance at most: it is a reading"
    );
}

#[test]
fn citations_say_place_force_certainty_and_time_in_words() {
    let law = Catalogue::bundled();
    let words = |id: &str| {
        let cite = law.cite(law.provision(id).unwrap());
        [cite.place, cite.force, cite.certainty, cite.in_force]
    };
    let expected = [
        (
            "ca2004-s16E-1",
            ["Children Act 2004, s.16E(1)", "legal duty", "the Act's own wording checked", "law since 29 June 2018"],
        ),
        (
            "si2018-497-r5",
            ["SI 2018/497, reg.5", "legal duty", "the Regulations' own wording checked", "law since 29 June 2018"],
        ),
        (
            "wt2018-c3-delegate-name",
            [
                "Working Together 2018, chapter 3, leadership",
                "guidance",
                "reported by others, wording not seen",
                "guidance from 4 July 2018 to 14 December 2023",
            ],
        ),
        (
            "wt2018-c3-report-yearly",
            [
                "Working Together 2018, chapter 3, reporting",
                "legal duty, repeated in guidance",
                "the guidance's own wording seen as others reproduce it",
                "guidance from 4 July 2018 to 14 December 2023",
            ],
        ),
        (
            "wt2023-c2-funding-open",
            [
                "Working Together 2023, chapter 2, funding",
                "guidance",
                "from memory only",
                "guidance from 15 December 2023 to 17 March 2026",
            ],
        ),
        (
            "ca2004-s16G-4",
            [
                "Children Act 2004, s.16G(4)",
                "legal duty",
                "the Act's own wording checked",
                "law since 29 June 2018, area by area (everywhere from 30 September 2019)",
            ],
        ),
        (
            "ca2004-s16LA",
            [
                "Children Act 2004, s.16LA",
                "legal duty",
                "the Act's own wording checked",
                "law since 30 September 2026, a day that others report",
            ],
        ),
        (
            "ca2004-s16EA-1",
            [
                "Children Act 2004, s.16EA(1) and (2), as the 2026 Act inserts them",
                "legal duty",
                "the Act's own wording checked",
                "not in force as far as known on 23 November 2026, the government has said 2027",
            ],
        ),
    ];
    for (id, expected) in expected {
        assert_eq!(words(id), expected.map(str::to_owned), "{id}");
    }
    let cite = law.cite(law.provision("ca2004-s16LA").unwrap());
    assert!(cite.at_most.unwrap().starts_with("counts as guidance at most: the wording was read"));
}
