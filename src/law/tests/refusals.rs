use super::{ACT, FIRST, SECOND, refused};

/// The first thing refused when `from` is replaced by `to` in one of the three files: message, and the text underlined.
fn refusal(from: &str, to: &str) -> (String, String) {
    let texts = [ACT, FIRST, SECOND].map(|text| text.replace(from, to));
    assert_ne!(texts.concat(), [ACT, FIRST, SECOND].concat(), "`{from}` stands nowhere");
    let found = refused(&texts.each_ref().map(String::as_str));
    let first = found.into_iter().next().unwrap_or_else(|| panic!("`{to}` was accepted"));
    (first.0, first.1)
}

#[test]
fn sound_files_are_accepted() {
    assert_eq!(refused(&[ACT, FIRST, SECOND]), []);
}

#[test]
fn each_broken_thing_is_named_at_its_place() {
    let no_next = ", until: 2023-12-14, replaced-by: wt-2";
    let cases = [
        ("id: wt-2-lead", "id: wt-1-lead", "`wt-1-lead` stands twice in the catalogue", "wt-1-lead"),
        ("carried-from: [wt-1-lead]", "carried-from: [wt-1-led]", "`wt-1-led` is not in the catalogue", "wt-1-led"),
        (
            "carried-from: [wt-1-lead]",
            "carried-from: [act-s1]",
            "`wt-2-lead` is carried from something that is not in the edition before",
            "wt-2-lead",
        ),
        ("replaced-by: wt-2", "replaced-by: wt-3", "`wt-3` is not in the catalogue", "wt-3"),
        (no_next, ", until: 2023-12-14", "`wt-1` and `wt-2` do not name each other as neighbours", "wt-2"),
        ("until: 2023-12-14", "until: 2023-12-13", "`wt-2` does not begin on the day after `wt-1` ends", "wt-2"),
        ("until: 2023-12-14", "until: 2023-12-15", "`wt-2` does not begin on the day after `wt-1` ends", "wt-2"),
        (", until: 2023-12-14", "", "`wt-2` does not begin on the day after `wt-1` ends", "wt-2"),
        (
            "replaces: wt-1",
            "replaces: wt-1, until: 2030-01-01",
            "the last edition ends without another in its place",
            "wt-2",
        ),
        ("from: 2018-06-29", "from: 2018-06-29\n    until: 2018-06-28", DAYS, "act-s1"),
        ("from: 2018-06-29", "from: 2004-11-14", DAYS, "act-s1"),
        ("from: 2018-06-29", "from: 2018-02-30", "", "2018-02-30"),
        ("published: 2004-11-15", "published: 2004-11-16", "the days of `act` stand in the wrong order", "act"),
        ("force: must", "force: mst", "`mst` is none of `must`, `should`, `may`, `states`, `expects`", "mst"),
        ("force: must", "force: must\n    at-most: question", "`at-most` gives no reason", "question"),
        ("force: must", "force: must\n    because: so", "`because` gives a reason for nothing", "so"),
        ("source: [text]", "source: [txt]", "`txt` is none of the sources of this file", "txt"),
        (
            "chapter 3, leads",
            "chapter 3, para 12",
            "`chapter 3, para 12` names a paragraph of guidance that was not read",
            "chapter 3, para 12",
        ),
        (
            "place: chapter 3, leads\n    force: should",
            "place: chapter 3, leads\n    force: must",
            "`wt-1-lead` has guidance lay down a duty that no law is named for",
            "must",
        ),
        (
            "from: 2018-06-29",
            "from: 2018-06-29\n    commences: not-yet\n    expected: no day",
            "a provision that has not begun cannot have a first day",
            "from",
        ),
    ];
    for (from, to, message, underlined) in cases {
        let found = refusal(from, to);
        assert!(message.is_empty() || found.0 == message, "{to}: {}", found.0);
        assert_eq!(found.1, underlined, "{to}: {}", found.0);
    }
}

const DAYS: &str = "the days of `act-s1` stand in the wrong order or outside its instrument's";

#[test]
fn a_must_of_guidance_is_accepted_with_the_law_it_repeats_or_with_a_limit() {
    let must = |more: &str| FIRST.replace("force: should", &format!("force: must{more}"));
    assert_eq!(refused(&[ACT, &must("\n    same-duty-as: [act-s1]"), SECOND]), []);
    assert_eq!(refused(&[ACT, &must("\n    at-most: guidance\n    because: so"), SECOND]), []);
    assert_eq!(refused(&[ACT, &must("\n    same-duty-as: [wt-2-lead]"), SECOND]).len(), 1);
}

#[test]
fn a_missing_way_of_deciding_or_a_second_one_is_refused() {
    let decided = |text: &str| refused(&[&ACT.replace("decided: machine\n", text)]).len();
    assert_eq!(decided(""), 1);
    assert_eq!(decided("decided: {judgement: {ask: \"Why?\", evidence: minutes}}\n"), 0);
    assert_eq!(decided("decided: {reference: {needs: a list}, out-of-scope: {why: so}}\n"), 1);
    assert_eq!(decided("decided: {judgement: {ask: \"Why?\"}}\n"), 1);
}

#[test]
fn a_fact_is_a_day_or_a_length_of_time_and_its_name_stands_once() {
    let facts =
        |text: &str| refused(&[&ACT.replace("decided: machine", &format!("decided: machine\n    {text}"))]).len();
    assert_eq!(facts("facts: {by: 2019-06-30, within: {months: 3}, about: 2024-12}"), 0);
    assert_eq!(facts("facts: {within: {months: 3, days: 1}}"), 1);
    assert_eq!(facts("facts: {within: {fortnights: 2}}"), 2);
    assert_eq!(facts("facts: {by: some day}"), 1);
    let both = |text: &str| text.replace("decided: machine", "decided: machine\n    facts: {by: 2019-06-30}");
    assert_eq!(refused(&[&both(ACT), &both(FIRST), SECOND]).len(), 1);
}

#[test]
fn all_errors_of_all_files_are_named_in_one_run() {
    let act = ACT.replace("force: must", "force: mst").replace("certainty: read\n", "certainty: seen\n");
    let found = refused(&[&act, &FIRST.replace("bearer: partners\n", "bearers: partners\n"), SECOND]);
    let messages: Vec<_> = found.iter().map(|(message, ..)| message.as_str()).collect();
    assert_eq!(found.len(), 4, "{messages:?}");
}
