//! What goes on over the day on which councils or boards take the place of others.

use masa::finding::{HandedOver, Outcome, Restructure, Verdict};

use crate::ahead::step;
use crate::compared::text;

pub(super) const COUNTY: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-03-15
areas: [northamptonshire]
events: [{what: in-force, date: 2019-09-02}]
posts:
  dcs: {title: Director of Children's Services, body: northamptonshire}
partners:
  - {body: northamptonshire}
  - {body: nhs-northamptonshire-ccg}
  - {body: nhs-cambridgeshire-and-peterborough-ccg}
  - {body: northamptonshire-police}
functions:
  - {function: front-door, owners: [dcs]}
agreements:
  contract: {title: Contract for the procedures, kind: contract, parties: [northamptonshire]}
budgets:
  - {year: 2020/21, contributions: [{payer: northamptonshire, amount: 1000}], complete: [contributions]}
child-death-review: {areas: [northamptonshire], host: northamptonshire}
complete: [functions, agreements, budgets]
";

pub(super) const COUNCILS: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-04-15
areas: [north-northamptonshire, west-northamptonshire]
events:
  - {what: in-force, date: 2019-09-02, areas: [northamptonshire]}
  - {what: in-force, date: 2021-04-01, areas: [north-northamptonshire, west-northamptonshire]}
posts:
  dcs-north: {title: Director of Children's Services, body: north-northamptonshire}
  dcs-west: {title: Director of Children's Services, body: west-northamptonshire}
partners:
  - {body: north-northamptonshire}
  - {body: west-northamptonshire}
  - {body: nhs-northamptonshire-ccg}
  - {body: nhs-cambridgeshire-and-peterborough-ccg}
  - {body: northamptonshire-police}
functions:
  - {function: front-door, owners: [dcs-north, dcs-west]}
agreements:
  combination: {title: Agreement to combine, kind: combination-of-areas, parties: [partners], state: in-place, from: 2021-04-01}
  contract: {title: Contract for the procedures, kind: contract, parties: [north-northamptonshire]}
budgets:
  - {year: 2021/22, contributions: [{payer: north-northamptonshire, amount: 500}, {payer: west-northamptonshire, amount: 500}], complete: [contributions]}
child-death-review: {areas: [north-northamptonshire, west-northamptonshire], host: north-northamptonshire}
complete: [functions, agreements, budgets]
";

/// The step of a county that becomes two councils, with other words in the file of after.
fn with(edits: &[(&str, &str)]) -> Restructure {
    let after = edits.iter().fold(COUNCILS.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    step([vec![text("before.yaml", COUNTY)], vec![text("after.yaml", &after)]], None, "2026-11-23")
}

fn line<'s>(step: &'s Restructure, what: &str) -> (&'s HandedOver, &'s Verdict) {
    let line = step.day_one.iter().find(|line| line.what.as_str().starts_with(what));
    let line = line.unwrap_or_else(|| panic!("{what} is not on the list"));
    (line, &step.handovers[line.verdict])
}

fn is_settled(step: &Restructure, what: &str) -> bool {
    let (line, verdict) = line(step, what);
    line.is_settled(verdict)
}

fn due(step: &Restructure, what: &str) -> Option<String> {
    line(step, what).0.due.as_ref().map(|due| due.day.as_str().to_owned())
}

fn said<'s>(step: &'s Restructure, what: &str) -> &'s str {
    line(step, what).1.finding.as_ref().map_or("", |finding| finding.message.as_str())
}

#[test]
fn what_a_county_had_and_its_councils_have_for_two_months_only_is_open_from_then_on() {
    const DOOR: &str = "the function `front door`";
    assert!(is_settled(&with(&[]), DOOR));
    let entry = with(&[("[dcs-north, dcs-west]}", "[dcs-north, dcs-west], until: 2021-05-31}")]);
    let [north, west] = ["north", "west"].map(|side| format!("Services, body: {side}-northamptonshire}}"));
    let until = |post: &str| post.replace('}', ", until: 2021-05-31}");
    let post = with(&[(&*north, &*until(&north)), (&*west, &*until(&west))]);
    for step in [entry, post] {
        assert!(!is_settled(&step, DOOR));
        assert_eq!(due(&step, DOOR).as_deref(), Some("2021-06-01"));
    }
}

#[test]
fn what_one_council_alone_had_one_that_followed_may_take_on_for_all() {
    const OTHERS: &str =
        "northamptonshire, nhs-northamptonshire-ccg, nhs-cambridgeshire-and-peterborough-ccg, northamptonshire-police]";
    const CONTRACT: &str = "the agreement `Contract for the procedures`";
    assert!(is_settled(&with(&[]), CONTRACT));
    let of_all = |name: &str, file: &str| {
        let protocol = file.replace("kind: contract, parties: [", "kind: protocol, parties: [");
        let (council, rest) = protocol.split_once("northamptonshire]}\nbudgets").unwrap();
        text(name, &format!("{council}{OTHERS}}}\nbudgets{rest}"))
    };
    let sides = [vec![of_all("before.yaml", COUNTY)], vec![of_all("after.yaml", COUNCILS)]];
    let step = step(sides, None, "2026-11-23");
    assert!(!is_settled(&step, CONTRACT));
    let words = "without West Northamptonshire Council, which is a partner there and has taken the place of one that was party to it";
    assert!(said(&step, CONTRACT).ends_with(words), "{}", said(&step, CONTRACT));
}

#[test]
fn what_a_county_paid_is_open_where_one_of_those_that_took_its_place_is_not_said_to_pay() {
    // Those are named who pay, be it one or both.
    const PAYS: &str = "what North Northamptonshire Council";
    let both = with(&[]);
    assert!(is_settled(&both, PAYS));
    assert_eq!(line(&both, PAYS).0.owners.len(), 2);
    let west = "{payer: west-northamptonshire, amount: 500}";
    for instead in
        ["", "{payer: west-northamptonshire, amount: 0}", "{payer: west-northamptonshire, amount: 500, state: ended}"]
    {
        let one = with(&[(west, instead)]);
        assert!(!is_settled(&one, PAYS), "{instead}");
    }
    assert!(is_settled(&with(&[(west, "{payer: west-northamptonshire, share: 50%, amount: 400}")]), PAYS));
}

#[test]
fn of_an_area_that_is_no_more_the_half_that_lacks_something_is_named() {
    let deaths = with(&[(
        "{areas: [north-northamptonshire, west-northamptonshire], host",
        "{areas: [north-northamptonshire], host",
    )]);
    let words = said(&deaths, "child death reviews for");
    assert!(words.starts_with("the deaths of children who live in West Northamptonshire were reviewed"), "{words}");
    let in_force = with(&[(
        "2021-04-01, areas: [north-northamptonshire, west-northamptonshire]}",
        "2021-04-01, areas: [north-northamptonshire]}",
    )]);
    let (_, verdict) = line(&in_force, "arrangements for");
    assert_eq!(verdict.outcome, Outcome::NotStated);
    let why = "no event `in-force` is stated for West Northamptonshire";
    assert!(verdict.gaps.iter().any(|gap| gap.why.starts_with(why)), "{:?}", verdict.gaps);
}

const HAMPSHIRE: &str = "masa: 1
id: hampshire
describes: hampshire-2025
name: Hampshire Partnership
status: published
as-at: 2026-DAY
areas: [hampshire]
events: [{what: in-force, date: 2025-04-01}]
partners:
  - {body: hampshire}
  - {body: BOARD}
  - {body: hampshire-and-isle-of-wight-constabulary}
support-unit: {name: Team, host: BOARD, employer: BOARD}
documents:
  thresholds: {title: Thresholds, kind: thresholds, state: complete, host: hampshire}
complete: [documents]
";

/// Arrangements that go on while a board is no more, without an event that tells of it.
fn while_a_board_ends(team: &str) -> Restructure {
    let before = HAMPSHIRE.replace("DAY", "03-15").replace("BOARD", "nhs-frimley-icb");
    let after = HAMPSHIRE
        .replace("DAY", "04-15")
        .replace("host: BOARD, employer: BOARD", &format!("host: {team}, employer: {team}"));
    let after = after.replace("BOARD", "nhs-hampshire-and-isle-of-wight-icb");
    step([vec![text("before.yaml", &before)], vec![text("after.yaml", &after)]], None, "2026-11-23")
}

#[test]
fn what_was_with_a_board_that_is_no_more_is_due_on_the_day_after_it() {
    const TEAM: &str = "the team that supports the partnership";
    let left = while_a_board_ends("nhs-frimley-icb");
    assert!(!is_settled(&left, TEAM));
    assert_eq!(due(&left, TEAM).as_deref(), Some("2026-04-01"));
    let moved = while_a_board_ends("hampshire");
    assert!(is_settled(&moved, TEAM));
    assert_eq!(due(&moved, TEAM).as_deref(), Some("2026-04-01"));
    assert!(
        moved.day_one.iter().all(|line| !line.what.as_str().contains("Thresholds")),
        "it was with the council, and is"
    );
}

#[test]
fn whenever_the_partners_amend_what_goes_on_the_day_is_that_on_which_the_council_is_no_more() {
    const IN_FORCE: &str = "events:\n";
    const LINES: &[&str] =
        &["the function `front door`", "who may sign", "child death reviews for", "arrangements for"];
    for day in ["2021-02-15", "2021-05-10"] {
        let amended = format!("{IN_FORCE}  - {{what: amended, date: {day}}}\n");
        let step = with(&[(IN_FORCE, &amended), ("as-at: 2021-04-15", "as-at: 2021-05-15")]);
        for what in LINES {
            assert_eq!(due(&step, what).as_deref(), Some("2021-04-01"), "{what}, amended on {day}");
        }
    }
}

#[test]
fn what_a_board_had_that_is_no_more_is_due_on_the_day_after_it_whenever_the_partners_amend() {
    const TEAM: &str = "the team that supports the partnership";
    let before = HAMPSHIRE.replace("DAY", "03-15").replace("BOARD", "nhs-frimley-icb");
    let after = HAMPSHIRE.replace("DAY", "06-15").replace("BOARD", "nhs-hampshire-and-isle-of-wight-icb");
    let after = after.replace("2025-04-01}]", "2025-04-01}, {what: amended, date: 2026-06-01}]");
    let step = step([vec![text("before.yaml", &before)], vec![text("after.yaml", &after)]], None, "2026-11-23");
    assert_eq!(due(&step, TEAM).as_deref(), Some("2026-04-01"));
}

const SURREY: &str = "masa: 1
id: surrey
describes: surrey-2025
name: Surrey Partnership
status: published
as-at: 2026-11-20
areas: [surrey]
events: [{what: in-force, date: 2025-04-01}]
partners:
  - {body: surrey}
succession: [{kind: split, into: [east-surrey-2027, west-surrey-2027], ends: 2026-12-31}]
";

#[test]
fn new_councils_see_to_nothing_before_their_arrangements_begin() {
    let own = |area: &str| {
        let own = SURREY.replace("id: surrey", &format!("id: {area}")).replace("surrey-2025", &format!("{area}-2027"));
        let own = own.replace("[surrey]", &format!("[{area}]")).replace("body: surrey", &format!("body: {area}"));
        let own = own.replace("2025-04-01", "2027-04-01, state: decided");
        let (own, _) = own.split_once("succession").unwrap();
        text(&format!("{area}.yaml"), &format!("{own}supersedes: [surrey-2025]\n"))
    };
    let sides = [vec![text("before.yaml", SURREY)], vec![own("east-surrey"), own("west-surrey")]];
    let step = step(sides, None, "2026-11-23");
    assert_eq!(due(&step, "the safeguarding partners for").as_deref(), Some("2027-04-01"));
    assert_eq!(
        due(&step, "arrangements for").as_deref(),
        Some("2027-01-01"),
        "the days without any are told with the first"
    );
    let of_one = |line: &HandedOver| line.what.as_str().starts_with("the agreement of the areas");
    assert!(!step.day_one.iter().any(of_one), "each stands alone");
}
