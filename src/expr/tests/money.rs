//! Functions on money: who pays, and what stands for the year before.

use super::{day, model_of, told};
use crate::expr::{Context, Scope, compile_condition};
use crate::model::Model;
use crate::reference::Reference;

fn kept(more: &str) -> Model {
    model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth]\n{more}"))
}

/// A condition once the integrated care boards had followed the groups.
fn judge(model: &Model, text: &str) -> String {
    let program = compile_condition(text, &Scope::new()).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let models = [model];
    told(&program.truth(&Context::new(&models, 0, day("2023-01-01"), Reference::bundled())).unwrap())
}

const SILENT: &str = "this file does not say";

const TWO_YEARS: &str = "\
partners:
  - {body: plymouth}
  - {body: nhs-devon-icb}
budgets:
  - year: 2022/23
    contributions:
      - {payer: nhs-devon-icb, amount: 30000}
      - {payer: plymouth, amount: 50000}
      - {payer: plymouth, kind: one-off, amount: 1}
      - {payer: {name: Commissioner, kind: mayor-or-commissioner}, in-place-of: plymouth, amount: 2}
  - year: 2021/22
    contributions:
      - {payer: nhs-devon-ccg, amount: 29000}
      - {payer: plymouth, amount: 49000}
  - contributions:
      - {payer: plymouth, amount: 48000}
  - {year: 2021/22, pot: Training, contributions: [{payer: plymouth, amount: 47000}]}
";

/// What a condition comes to of the contribution `c` with that amount.
fn of_amount(model: &Model, amount: u32, condition: &str) -> String {
    let of_all = format!("budgets.all(b, b.contributions.all(c, c.amount != pounds({amount}) || {condition}))");
    judge(model, &of_all)
}

#[test]
fn the_year_before_is_that_of_the_same_payer_and_sort() {
    let model = kept(TWO_YEARS);
    assert_eq!(of_amount(&model, 30_000, "size(year_before(c)) == 1"), "yes", "the group paid before the board");
    assert_eq!(of_amount(&model, 1, "size(year_before(c)) == 0"), "yes", "a single payment is none of these");
    assert_eq!(of_amount(&model, 49_000, "size(year_before(c)) == 0"), format!("? budgets[2].year: {SILENT}"));
    assert_eq!(
        of_amount(&model, 50_000, "size(year_before(c)) == 2"),
        format!("? budgets[2].year: {SILENT}"),
        "a pot of another name counts unless both are named"
    );
    assert_eq!(of_amount(&model, 47_000, "stands_in(c).pot == 'Training'"), "yes");
}

#[test]
fn earlier_payments_are_those_of_stated_years() {
    let model = kept(TWO_YEARS);
    assert_eq!(of_amount(&model, 30_000, "size(earlier_payments(c)) == 1"), "yes", "the group paid before the board");
    assert_eq!(
        of_amount(&model, 49_000, "size(earlier_payments(c)) == 0"),
        "yes",
        "what is of no stated year is left out"
    );
}

#[test]
fn a_body_pays_under_an_old_name_and_through_others() {
    let model = kept(TWO_YEARS);
    let board = "partners.exists(p, p.body.id == 'nhs-devon-icb' && pays_for(c, p.body))";
    let council = "partners.exists(p, p.body.id == 'plymouth' && pays_for(c, p.body))";
    assert_eq!(of_amount(&model, 29_000, board), "yes");
    assert_eq!(of_amount(&model, 29_000, council), "no");
    assert_eq!(of_amount(&model, 2, council), "yes", "in its place");
    assert_eq!(of_amount(&model, 2, board), "no");
    let together =
        kept("partners:\n  - {body: plymouth}\nbudgets:\n  - {contributions: [{payer: partners}, {payer: outside}]}\n");
    let some = |payer: &str| {
        judge(
            &together,
            &format!("budgets.all(b, b.contributions.{payer}(c, partners.exists(p, pays_for(c, p.body))))"),
        )
    };
    assert_eq!((some("exists").as_str(), some("all").as_str()), ("yes", "no"));
}

#[test]
fn what_is_given_is_money_or_in_kind_or_nothing() {
    let given = |total: &str, contribution: &str| {
        let model = kept(&format!("budgets:\n  - {{{total}contributions: [{{payer: plymouth, {contribution}}}]}}\n"));
        let asked = |what: &str| judge(&model, &format!("budgets.all(b, written(b.contributions).all(c, {what}(c)))"));
        (asked("gives"), asked("gives_money"))
    };
    for (total, contribution, gives, money) in [
        ("", "amount: 5", "yes", "yes"),
        ("", "amount: 0", "no", "no"),
        ("", "amount: 0, share: 10%", "no", "no"),
        ("", "amount: 5, kind: in-kind", "yes", "no"),
        ("", "amount: 0, kind: in-kind", "no", "no"),
        ("", "in-kind: A desk", "yes", "no"),
        ("", "in-kind: A desk, amount: 5", "yes", "yes"),
        ("", "in-kind: '[nothing]'", "no", "no"),
        ("", "in-kind: None., amount: 5", "yes", "yes"),
        ("", "in-kind: none", "no", "no"),
        ("total: 10, ", "share: 10%", "yes", "yes"),
        ("total: 0, ", "share: 10%", "no", "no"),
        ("total: 0, ", "share: 10%, in-kind: A desk", "yes", "no"),
        ("", "share: 10%", "yes", "no"),
        ("total: {value: 10, doubt: smudged}, ", "share: 10%", "?", "?"),
        ("", "share: 0%", "?", "no"),
        ("", "called: The council", "yes", "no"),
    ] {
        let (does, gives_money) = given(total, contribution);
        assert!(
            does.starts_with(gives) && gives_money.starts_with(money),
            "{total}{contribution}: {does}, {gives_money}"
        );
    }
}

/// What three boards and a council gave in a year, of which the boards went into one.
#[test]
fn what_was_given_by_those_who_went_into_one_is_taken_together() {
    let paid = "budgets:\n  - year: 2025/26\n    contributions:\n      - {payer: essex, amount: 100000}\n      \
                - {payer: nhs-mid-and-south-essex-icb, amount: 60000}\n      \
                - {payer: nhs-hertfordshire-and-west-essex-icb, amount: 30000}\n      \
                - {payer: nhs-suffolk-and-north-east-essex-icb, amount: 20000}\n  \
                - year: 2024/25\n    contributions: [{payer: nhs-mid-and-south-essex-icb, amount: 1}]\n";
    let model = model_of(0, &format!("masa: 1\nid: x\nareas: [essex]\n{paid}"));
    let together = |on: &str, amount: u32, count: usize| {
        let text = format!(
            "budgets.all(b, b.contributions.all(c, c.amount != pounds({amount}) || size(paid_together(c)) == {count}))"
        );
        let program = compile_condition(&text, &Scope::new()).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
        let models = [&model];
        told(&program.truth(&Context::new(&models, 0, day(on), Reference::bundled())).unwrap())
    };
    for amount in [60_000, 30_000, 20_000] {
        assert_eq!(together("2026-05-01", amount, 3), "yes", "{amount}");
        assert_eq!(together("2026-03-31", amount, 1), "yes", "{amount}, before they went into one");
    }
    assert_eq!(together("2026-05-01", 100_000, 1), "yes");
    assert_eq!(together("2026-05-01", 1, 1), "yes", "another year is none of it");
}
