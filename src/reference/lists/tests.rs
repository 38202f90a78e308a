use super::{FILES, Life, Lists, Share, Trees, in_words, plain_form};
use crate::source::{Source, Sources};
use crate::time::{Date, Day};

const AREAS: &str = "\
data-date: 2026-11-23
partners-from: 2018-06-29
overlaps-from: 2018-04-01
areas:
  - id: barton
    name: Barton
    council: Barton Council
    type: unitary
    region: South West
    from: 1998-04-01
    ons-codes: [{code: E06000001, from: 1998-04-01}]
    health:
      - {body: nhs-barton-icb, share: 0.8391, lsoas: 5, principal: true, from: 2022-07-01}
    police: [barton-police]
    under-18: {count: 12, year: 2020}
";
const HEALTH: &str = "\
data-date: 2026-11-23
health-bodies:
  - id: nhs-barton-icb
    name: NHS Barton Integrated Care Board
    type: icb
    from: 2022-07-01
    ods: QAA
    ons-codes: [{code: E54000001, from: 2022-07-01}]
";
const FORCES: &str = "\
data-date: 2026-11-23
forces:
  - id: barton-police
    name: Barton Police
    chief-officer: Chief Constable
    from: 1974-04-01
    ons-code: E23000099
";
const HOLIDAYS: &str = "\
data-date: 2026-11-23
first-year: 2018
last-year: 2018
bank-holidays:
  - {day: 2018-12-25, name: Christmas Day}
";
const PARTNERSHIPS: &str = "\
data-date: 2026-11-23
partnerships:
  - id: barton-and-barton
    name: Barton Partnership
    areas: [barton]
    ended: \"[2024-07-17..2025-03-31]\"
    says: Barton parted
    certainty: reported
    source: [https://example.org/minutes]
";

fn sources(texts: [&str; 5]) -> Sources {
    let mut sources = Sources::new();
    for (file, text) in FILES.into_iter().zip(texts) {
        sources.add(Source::new(file, text));
    }
    sources
}

/// What a build would print for these files.
fn refused(texts: [&str; 5]) -> Vec<String> {
    let sources = sources(texts);
    let words = |findings: Vec<crate::finding::Finding>| findings.iter().map(|one| in_words(one, &sources)).collect();
    match Trees::parse(&sources) {
        Ok(trees) => trees.lists().map_or_else(words, |_| Vec::new()),
        Err(findings) => words(findings),
    }
}

/// The same where one text of the areas is replaced by another.
fn refused_areas(old: &str, new: &str) -> Vec<String> {
    assert!(AREAS.contains(old));
    refused([&AREAS.replace(old, new), HEALTH, FORCES, HOLIDAYS, PARTNERSHIPS])
}

#[test]
fn sound_files_are_read() {
    let sources = sources([AREAS, HEALTH, FORCES, HOLIDAYS, PARTNERSHIPS]);
    let trees = Trees::parse(&sources).unwrap();
    let lists = trees.lists().unwrap();
    assert_eq!(
        lists.bodies.iter().map(|body| body.id).collect::<Vec<_>>(),
        ["barton", "barton-police", "nhs-barton-icb"]
    );
    let overlap = &lists.areas[0].health[0];
    assert_eq!((overlap.share.ten_thousandths(), overlap.lsoas, overlap.principal), (8391, Some(5), true));
    let bytes = postcard::to_stdvec(&lists).unwrap();
    assert_eq!(postcard::from_bytes::<Lists<'_>>(&bytes).unwrap(), lists);
}

#[test]
fn what_is_broken_is_named_with_file_line_column_and_sentence() {
    assert_eq!(refused([AREAS, HEALTH, FORCES, HOLIDAYS, PARTNERSHIPS]), Vec::<String>::new());
    let cases = [
        (
            "region: South West",
            "regoin: South West",
            "areas.yaml:9:5: the key `regoin` is not known here (did you mean `region`?)",
        ),
        ("region: South West", "region: South-West", "areas.yaml:9:13: `South-West` is none of"),
        ("type: unitary", "type: untary", "areas.yaml:8:11: `untary` is none of"),
        (
            "body: nhs-barton-icb",
            "body: nhs-braton-icb",
            "areas.yaml:13:16: there is no health board `nhs-braton-icb` in the lists (did you mean `nhs-barton-icb`?)",
        ),
        ("[barton-police]", "[barton]", "areas.yaml:14:14: there is no police `barton` in the lists"),
        ("share: 0.8391", "share: 1.2", "areas.yaml:13:39: `1.2` is no share of a whole"),
        ("from: 1998-04-01\n    ons", "from: 1998-02-30\n    ons", "areas.yaml:10:11: "),
        (
            "from: 1998-04-01\n    ons",
            "from: 1998-04-01\n    until: 1997-01-01\n    ons",
            "areas.yaml:11:12: `1997-01-01` comes before `1998-04-01`",
        ),
        ("id: barton\n", "id: Barton\n", "areas.yaml:5:9: the id `Barton` is not lower-case words joined by hyphens"),
        ("id: barton\n", "id: barton-police\n", "the id `barton-police` is already taken"),
        ("year: 2020", "year: 99999", "areas.yaml:15:33: `99999` is out of range here"),
        (
            "data-date: 2026-11-23",
            "data-date: 2026-11-22",
            "the data date is `2026-11-23` here and `2026-11-22` in another file",
        ),
        ("    police: [barton-police]\n", "", "`police` is missing"),
        ("areas:", "areas: *x\nmore:", "areas.yaml:4:8: "),
    ];
    for (old, new, sentence) in cases {
        let found = refused_areas(old, new);
        assert!(found.iter().any(|one| one.contains(sentence)), "{new}: {found:?}");
    }
}

#[test]
fn every_error_of_a_run_is_named_not_only_the_first() {
    let areas = AREAS.replace("type: unitary", "type: untary");
    let holidays = HOLIDAYS.replace("2018-12-25", "2018-12-32");
    let found = refused([&areas, HEALTH, FORCES, &holidays, PARTNERSHIPS]);
    assert!(found.iter().any(|one| one.starts_with("areas.yaml:8:")), "{found:?}");
    assert!(found.iter().any(|one| one.starts_with("bank-holidays.yaml:5:")), "{found:?}");
}

#[test]
fn a_holiday_outside_its_years_is_refused() {
    let holidays = HOLIDAYS.replace("day: 2018-12-25", "day: 2019-12-25");
    assert_eq!(refused([AREAS, HEALTH, FORCES, &holidays, PARTNERSHIPS]).len(), 1);
}

#[test]
fn what_is_broken_about_a_partnership_is_named() {
    let cases = [
        ("areas: [barton]", "areas: [braton]", "partnerships.yaml:5:13: there is no council `braton` in the lists"),
        ("[2024-07-17..2025-03-31]", "[..2025-03-31]", "the first day on which it may have ended is missing"),
        ("[2024-07-17..2025-03-31]", "soon", "partnerships.yaml:6:12: "),
        ("certainty: reported", "certainty: sure", "partnerships.yaml:8:16: `sure` is none of"),
        ("    source: [https://example.org/minutes]\n", "", "`source` is missing"),
    ];
    for (old, new, sentence) in cases {
        let found = refused([AREAS, HEALTH, FORCES, HOLIDAYS, &PARTNERSHIPS.replace(old, new)]);
        assert!(found.iter().any(|one| one.contains(sentence)), "{new}: {found:?}");
    }
}

#[test]
fn shares_are_read_exactly_and_shown_plainly() {
    let parts = |text| Share::parse(text).map(Share::ten_thousandths);
    assert_eq!(parts("1"), Some(10_000));
    assert_eq!(parts("0.8391"), Some(8391));
    assert_eq!(parts("0.879"), Some(8790));
    for wrong in ["0", "1.0001", "0.12345", "-0.1", "0.1x", "", ".", "7"] {
        assert_eq!(parts(wrong), None, "{wrong}");
    }
    let words = |ten_thousandths| Share::new(ten_thousandths).unwrap().in_words();
    assert_eq!(words(10_000), "all");
    assert_eq!(words(9_999), "over 99.9 %");
    assert_eq!(words(9_994), "99.9 %");
    assert_eq!(words(8_790), "87.9 %");
    assert_eq!(words(8_400), "84 %");
    assert_eq!(words(64), "0.6 %");
    assert_eq!(words(4), "under 0.1 %");
}

#[test]
fn a_life_includes_its_first_and_its_last_day() {
    let date = |text| Date::parse(text).ok();
    let life = Life { from: date("2019-04-01"), until: date("2022-06-30") };
    for (on, within) in [("2019-03-31", false), ("2019-04-01", true), ("2022-06-30", true), ("2022-07-01", false)] {
        assert_eq!(life.covers(date(on).unwrap()), within, "{on}");
        assert_eq!(life.meets(Day::parse(on).unwrap()), within, "{on}");
    }
    for (day, meets) in
        [("2019-03", false), ("2019", true), ("[..2019-03-31]", false), ("[2022-07-01..]", false), ("2022", true)]
    {
        assert_eq!(life.meets(Day::parse(day).unwrap()), meets, "{day}");
    }
    assert!(life.meets(Day::words(None)));
    assert_eq!(postcard::from_bytes::<Life>(&postcard::to_stdvec(&life).unwrap()), Ok(life));
}

#[test]
fn plain_forms_leave_out_what_people_write_differently() {
    assert_eq!(plain_form("  The NHS  Devon & Cornwall, Clinical Commissioning Group "), "nhs devon and cornwall ccg");
    assert_eq!(plain_form("St. Helens"), "st helens");
    assert_eq!(plain_form("Stoke-on-Trent"), "stoke on trent");
    assert_eq!(plain_form("the"), "the");
}
