use super::{ACT, FIRST, SECOND, date, day, parsed};
use crate::law::Catalogue;
use crate::time::Truth::{self, False, True, Unknown};

fn in_force(id: &str, when: &str) -> Truth {
    Catalogue::bundled().provision(id).unwrap().in_force(day(when))
}

#[test]
fn a_first_day_counts_and_so_does_a_last_day() {
    let cases = [
        ("ca2004-s16E-1", "2018-06-28", False),
        ("ca2004-s16E-1", "2018-06-29", True),
        ("ca2004-s16E-1", "2018-06-30", True),
        ("ca2004-s16E-1", "2018-06", Unknown),
        ("wt2018-c3-roles", "2018-07-03", False),
        ("wt2018-c3-roles", "2018-07-04", True),
        ("wt2018-c3-roles", "2023-12-14", True),
        ("wt2018-c3-roles", "2023-12-15", False),
        ("wt2018-c3-roles", "2023-12", Unknown),
        ("wt2018-c3-roles", "2024", False),
        ("si2018-497-r5", "2019-09-29", True),
    ];
    for (id, when, expected) in cases {
        assert_eq!(in_force(id, when), expected, "{id} on {when}");
    }
}

#[test]
fn what_begins_area_by_area_is_certain_only_once_it_has_begun_everywhere() {
    let cases =
        [("2018-06-28", False), ("2018-06-29", Unknown), ("2019-09-29", Unknown), ("2019-09-30", True), ("2026", True)];
    for (when, expected) in cases {
        assert_eq!(in_force("ca2004-s16G-4", when), expected, "{when}");
    }
}

#[test]
fn a_day_given_for_one_area_settles_it_for_that_area() {
    let by_area = "from: 2018-06-29\n    commences: by-area\n    areas: {devon: 2019-03-01}";
    let law = parsed(&[&ACT.replace("from: 2018-06-29", by_area)]);
    let provision = law.provision("act-s1").unwrap();
    for (when, devon, torbay) in
        [("2018-06-28", False, False), ("2019-02-28", False, Unknown), ("2019-03-01", True, Unknown)]
    {
        assert_eq!(provision.in_force_in("devon", day(when)), devon, "{when}");
        assert_eq!(provision.in_force_in("torbay", day(when)), torbay, "{when}");
    }
}

#[test]
fn what_has_not_begun_is_not_in_force_up_to_the_last_look_and_unknown_after() {
    assert_eq!(in_force("ca2004-s16EA-1", "2026-06-01"), False);
    assert_eq!(in_force("ca2004-s16EA-1", "2026-11-23"), False);
    assert_eq!(in_force("ca2004-s16EA-1", "2026-11-24"), Unknown);
    let provision = Catalogue::bundled().provision("ca2004-s16EA-1").unwrap();
    assert_eq!(provision.begun(day("2026-06-01")), False);
    assert_eq!(provision.over(day("2026-06-01")), False);
}

#[test]
fn what_is_over_has_begun() {
    let roles = Catalogue::bundled().provision("wt2018-c3-roles").unwrap();
    assert_eq!((roles.begun(day("2024-01-01")), roles.over(day("2024-01-01"))), (True, True));
}

#[test]
fn a_day_in_two_editions_gives_both() {
    let law = Catalogue::bundled();
    let on = |when: &str| law.editions_on(day(when)).map(|edition| edition.id.as_str()).collect::<Vec<_>>();
    assert_eq!(on("2020-09-15"), ["wt2018-07-04"]);
    assert_eq!(on("2023-12"), ["wt2018-07-04", "wt2023-12-15"]);
    assert_eq!(on("[2020-01-01..2026-11-23]"), ["wt2018-07-04", "wt2023-12-15", "wt2026-03-18"]);
    assert_eq!(on("2017"), [""; 0]);
    let id = |when: &str| law.edition_in_force(date(when)).map(|edition| edition.id.as_str());
    assert_eq!(id("2023-12-14"), Some("wt2018-07-04"));
    assert_eq!(id("2023-12-15"), Some("wt2023-12-15"));
    assert_eq!(id("2026-03-17"), Some("wt2023-12-15"));
    assert_eq!(id("2026-03-18"), Some("wt2026-03-18"));
}

#[test]
fn an_edition_is_known_by_the_other_days_that_documents_give_it() {
    let law = Catalogue::bundled();
    let dated = |when: &str| law.editions_dated(day(when)).map(|edition| edition.id.as_str()).collect::<Vec<_>>();
    for when in ["2018-07-04", "2018-07-05", "2018-08", "2019-02-21", "2020-12", "2018"] {
        assert_eq!(dated(when), ["wt2018-07-04"], "{when}");
    }
    assert_eq!(dated("2023-12"), ["wt2023-12-15"]);
    assert_eq!(dated("2022-05-01"), [""; 0]);
}

#[test]
fn a_provision_of_an_edition_lasts_as_long_as_the_edition() {
    let law = parsed(&[ACT, SECOND, FIRST]);
    let lead = law.provision("wt-1-lead").unwrap();
    assert_eq!(lead.until, Some(date("2023-12-14")));
    assert_eq!(law.editions().map(|edition| edition.id.as_str()).collect::<Vec<_>>(), ["wt-1", "wt-2"]);
}
