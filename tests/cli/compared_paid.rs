//! Who pays, side by side: what is stated is told, and what is not is held against nobody.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use serde_json::Value;

use super::compare::{find, sheet};
use super::compared_facts::{fact, facts_of, says};
use super::masa::{folder_with, run_in};

const PARTNERS: &str = "partners: [{body: plymouth, kind: local-authority}, {body: nhs-devon-icb, kind: health-board}, \
    {body: devon-and-cornwall-police, kind: police}]\n";

/// A budget of £200,000 of which all contributions are written.
fn closed(contributions: &str) -> Value {
    facts_of(
        &format!(
            "{PARTNERS}budgets: [{{year: 2023/24, total: 200000, complete: [contributions], contributions: [{contributions}]}}]\n"
        ),
        &[],
    )
}

#[test]
fn what_the_partners_pay_together_is_none_of_a_kind_and_not_that_of_others() {
    let facts = closed("{payer: plymouth, amount: 50000, state: planned}, {payer: partners, amount: 150000}");
    says(&facts, "paid-together", "£150,000", "stated");
    says(&facts, "paid-others", "none", "none");
    says(&facts, "paid-local-authority", "£50,000 (planned) or more", "lacking");
    says(&facts, "share-local-authority", "25% (planned) or more", "lacking");
    // A row in which nothing is told is left out, and what stands beside others says why.
    let both = format!(
        "{PARTNERS}budgets: [{{year: 2023/24, total: 200000, complete: [contributions], contributions: [{{payer: partners, amount: 200000}}]}}]\n"
    );
    let head = |id: &str| {
        format!(
            "masa: 1\nid: {id}\ndescribes: {id}\nstatus: published\nas-at: 2024-06-01\nscope: [children]\nareas: [plymouth]\n"
        )
    };
    let each = both.replace("payer: partners", "payer: plymouth");
    let (one, two) = (format!("{}{both}", head("one")), format!("{}{each}", head("two")));
    let folder = folder_with(&[("one.yaml", one.as_bytes()), ("two.yaml", two.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json"]);
    let facts: Value = serde_json::from_slice(&run.stdout).unwrap();
    let cell = fact(&facts, "paid-local-authority");
    assert_eq!(cell["known"], "not-stated", "{cell}");
    assert!(cell.to_string().contains("the partners pay together"), "{cell}");
}

#[test]
fn a_payer_who_may_be_a_partner_leaves_open_what_each_kind_pays() {
    let facts = closed("{payer: {name: Odd}, amount: 150000}, {payer: devon-and-cornwall-police, amount: 50000}");
    says(&facts, "paid-police", "£50,000 or more", "lacking");
    says(&facts, "paid-others", "not stated", "not-stated");
    let facts = closed("{payer: {value: plymouth, doubt: smudged}, amount: 200000}");
    says(&facts, "paid-local-authority", "£200,000 (uncertain)", "uncertain");
    assert_ne!(fact(&facts, "paid-others")["known"], "none");
}

#[test]
fn grants_what_is_paid_once_only_and_what_is_given_in_kind_count_for_whoever_gives_them() {
    let facts = closed(
        "{payer: plymouth, amount: 60000}, {payer: plymouth, amount: 20000, kind: one-off}, \
         {payer: nhs-devon-icb, amount: 40000, kind: grant}, \
         {payer: devon-and-cornwall-police, amount: 50000, kind: in-kind, in-kind: four officers}, \
         {payer: {name: DfE, kind: government}, amount: 30000, kind: grant}",
    );
    says(&facts, "paid-local-authority", "£80,000", "stated");
    says(&facts, "paid-health-board", "£40,000", "stated");
    says(&facts, "share-health-board", "20%", "stated");
    says(&facts, "paid-police", "£50,000", "stated");
    says(&facts, "in-kind-police", "four officers", "stated");
    says(&facts, "paid-others", "£30,000", "stated");
}

#[test]
fn whoever_gives_something_and_no_money_does_not_give_nothing() {
    let facts = closed(
        "{payer: plymouth, amount: 140000}, {payer: nhs-devon-icb, amount: 60000, in-place-of: [devon-and-cornwall-police]}, \
         {payer: {name: T, kind: charity}, kind: in-kind, in-kind: trainers}",
    );
    says(&facts, "paid-others", "no sum; in kind: trainers", "lacking");
    says(&facts, "in-kind-others", "trainers", "stated");
    says(&facts, "paid-local-authority", "£140,000", "stated");
    says(&facts, "paid-health-board", "£60,000", "stated");
    says(&facts, "paid-police", "none of its own; paid in its place by NHS Devon Integrated Care Board", "lacking");
    let facts =
        closed("{payer: plymouth, amount: 200000}, {payer: devon-and-cornwall-police, kind: in-kind, in-kind: rooms}");
    says(&facts, "paid-police", "no sum; in kind: rooms", "lacking");
    assert_eq!(fact(&facts, "paid-local-authority")["hundredths"], 20_000_000);
}

#[test]
fn money_that_is_stated_in_part_is_told_as_far_as_it_goes() {
    let facts = closed("{payer: plymouth, share: 60}, {payer: nhs-devon-icb, share: 40}");
    says(&facts, "share-local-authority", "60%", "stated");
    says(&facts, "share-health-board", "40%", "stated");
    let paid = "contributions: [{payer: plymouth, amount: 100000}]";
    let facts = facts_of(&format!("budgets: [{{year: 2023/24, complete: [contributions], {paid}}}]\n"), &[]);
    says(&facts, "budget-year", "2023/24, of which no total is stated", "lacking");
    says(&facts, "paid-local-authority", "£100,000, of no stated total", "lacking");
    let facts = facts_of(&format!("budgets: [{{year: 2023/24, total: 200000, {paid}}}]\n"), &[]);
    says(&facts, "paid-local-authority", "£100,000 or more", "lacking");
    says(&facts, "share-local-authority", "50% or more", "lacking");
    assert_eq!(fact(&facts, "paid-local-authority")["hundredths"], Value::Null);
    let facts = facts_of("budgets: [{year: 2023/24, figures: not-published}]\n", &[]);
    says(&facts, "budget", "figures: not published", "lacking");
    let figures = facts["money"].as_array().unwrap().iter().find(|line| line["what"] == "figures").unwrap();
    assert_eq!((&figures["year"], &figures["written"]), (&"2023/24".into(), &"not published".into()));
}

#[test]
fn a_share_is_known_however_others_state_theirs_and_is_or_more_only_where_more_of_the_kind_may_be_paid() {
    let facts = closed(
        "{payer: plymouth, amount: 100000}, {payer: nhs-devon-icb, share: 50%}, {payer: devon-and-cornwall-police, amount: 0}",
    );
    says(&facts, "share-local-authority", "50%", "stated");
    says(&facts, "share-health-board", "50%", "stated");
    says(&facts, "share-police", "0%", "stated");
    let facts =
        closed("{payer: plymouth, amount: 100000}, {payer: plymouth, share: 25%}, {payer: nhs-devon-icb, share: 25%}");
    says(&facts, "share-local-authority", "75%", "stated");
    let facts = closed("{payer: plymouth, amount: 100000}, {payer: plymouth}, {payer: nhs-devon-icb, share: 25%}");
    says(&facts, "share-local-authority", "50% or more", "lacking");
    says(&facts, "share-health-board", "25%", "stated");
    let facts = closed("{payer: {name: Odd}, share: 25%}, {payer: plymouth, amount: 100000}");
    says(&facts, "share-local-authority", "50% or more", "lacking");
}

#[test]
fn each_sum_of_several_pots_is_told_with_its_pot_and_is_no_number_for_all_of_them() {
    let pots = |year: &str, core: u32| {
        format!(
            "  - {{year: {year}, pot: Core, total: {core}, complete: [contributions], contributions: [{{payer: plymouth, amount: 50000}}, \
             {{payer: devon-and-cornwall-police, amount: 25000}}]}}\n  - {{year: {year}, total: 50000, complete: [contributions], \
             contributions: [{{payer: plymouth, amount: 50000}}]}}\n"
        )
    };
    let facts = facts_of(&format!("budgets:\n{}{}", pots("2023/24", 100_000), pots("2022/23", 90_000)), &[]);
    says(&facts, "budget", "Core: £100,000; no pot named: £50,000", "stated");
    says(&facts, "budget-change", "Core: £10,000; no pot named: £0", "stated");
    says(&facts, "paid-local-authority", "Core: £50,000; no pot named: £50,000", "stated");
    says(&facts, "share-local-authority", "Core: 50%; no pot named: 100%", "stated");
    says(&facts, "share-police", "Core: 25%", "stated");
    assert_eq!(fact(&facts, "share-police")["hundredths"], Value::Null);
    let open = pots("2023/24", 100_000).replace("complete: [contributions], ", "");
    let facts = facts_of(&format!("budgets:\n{open}"), &[]);
    says(&facts, "paid-local-authority", "Core: £50,000; no pot named: £50,000 or more", "lacking");
}

#[test]
fn that_there_is_no_budget_is_said_alike_everywhere() {
    let text = "masa: 1\nid: one\ndescribes: one\nas-at: 2024-06-01\nareas: [plymouth]\nbudgets: []\n";
    let folder = folder_with(&[("one.yaml", text.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let money = sheet(&mut book, "Money");
    let (heading, amount) = find(&money, "amount");
    let row = money.rows().nth(heading + 1).unwrap();
    assert_eq!(
        (row[1].to_string(), row[3].to_string(), row[amount].to_string()),
        (String::new(), "budget".into(), "none".into())
    );
    let facts = facts_of("budgets: []\n", &[]);
    says(&facts, "budget", "none", "none");
    run_in(folder.path(), &["site", ".", "--output", "site"]);
    let page = std::fs::read_to_string(folder.path().join("site/areas/one.html")).unwrap();
    assert!(page.contains("<h3>No budget</h3>") && !page.contains("No sums are stated"), "{page}");
}

#[test]
fn the_sheet_holds_apart_how_firm_a_sum_is_what_is_given_in_kind_and_in_whose_place() {
    let text = format!(
        "masa: 1\nid: one\ndescribes: one\nas-at: 2024-06-01\nareas: [plymouth]\n{PARTNERS}budgets:\n  - year: 2023/24\n    state: in-place\n    total: 200000\n    \
         contributions: [{{payer: plymouth, amount: 140000, in-place-of: [devon-and-cornwall-police]}}, \
         {{payer: nhs-devon-icb, kind: in-kind, in-kind: two nurses, state: planned}}]\n"
    );
    let folder = folder_with(&[("one.yaml", text.as_bytes())]);
    let run = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let money = sheet(&mut book, "Money");
    let (heading, in_kind) = find(&money, "in kind");
    let (_, place) = find(&money, "in the place of");
    let (_, firm) = find(&money, "how firm");
    let told: Vec<[String; 3]> = money
        .rows()
        .skip(heading + 1)
        .take(3)
        .map(|row| [in_kind, place, firm].map(|at| row[at].to_string()))
        .collect();
    assert_eq!(told[0], ["", "", ""]);
    assert_eq!(told[1], ["", "Devon and Cornwall Police", ""]);
    assert_eq!(told[2], ["two nurses", "", "planned"]);
    run_in(folder.path(), &["site", ".", "--output", "site"]);
    let page = std::fs::read_to_string(folder.path().join("site/areas/one.html")).unwrap();
    assert!(page.contains("in the place of Devon and Cornwall Police"), "{page}");
    assert!(page.contains("in kind: two nurses; planned"), "{page}");
}

#[test]
fn the_sum_of_a_picture_says_that_there_may_be_more() {
    let page = |complete: &str| {
        let text = format!(
            "masa: 1\nid: one\ndescribes: one\nas-at: 2024-06-01\nareas: [plymouth]\nbudgets: [{{year: 2023/24, {complete}\
             contributions: [{{payer: plymouth, amount: 100}}, {{payer: devon-and-cornwall-police, kind: in-kind, in-kind: rooms, amount: 50}}]}}]\n"
        );
        let folder = folder_with(&[("one.yaml", text.as_bytes())]);
        run_in(folder.path(), &["site", ".", "--output", "site"]);
        std::fs::read_to_string(folder.path().join("site/areas/one.html")).unwrap()
    };
    assert!(page("").contains("comes to £150 or more."));
    assert!(page("complete: [contributions], ").contains("comes to £150."));
}

#[test]
fn a_draft_is_not_on_time_although_a_day_of_publication_is_told() {
    let reports = |state: &str| {
        facts_of(
            &format!(
                "events: [{{what: in-force, date: 2019-09-01}}]\nreports:\n  - {{title: R, kind: yearly, period: 2019-09/2020-08, {state} \
                 events: [{{what: published, date: 2020-08-20}}]}}\ncomplete: [reports, events]\n"
            ),
            &[],
        )
    };
    says(&reports("state: final,"), "report-in-time-2020", "on time", "stated");
    says(&reports(""), "report-in-time-2020", "on time", "stated");
    says(&reports("state: draft,"), "report-in-time-2020", "cannot be told", "lacking");
    says(&reports("for: {name: Another board, kind: other},"), "report-in-time-2020", "cannot be told", "lacking");
}

#[test]
fn what_others_pay_is_told_of_a_budget_of_no_stated_year_and_total_too() {
    let others = "bodies: {school: {name: A school, kind: school}}\nbudgets:\n  \
        - {year: 2023/24, total: £60, contributions: [{payer: plymouth, amount: £60}], complete: [contributions]}\n  \
        - {contributions: [{payer: school, amount: £40}]}\n";
    says(&facts_of(others, &[]), "paid-others", "£40, and not said for which year", "lacking");
    let of_a_total = others.replace("- {contributions", "- {total: £100, contributions");
    says(&facts_of(&of_a_total, &[]), "paid-others", "£40, and not said for which year", "lacking");
    says(&facts_of(others, &[]), "paid-local-authority", "£60", "stated");
}
