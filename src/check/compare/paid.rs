//! The facts that arrangements are set beside each other by: who pays, and who gives something else.
//!
//! Every sum counts, whatever it is called: s.16I(3) lets a partner make payments, or provide staff, goods and other things. What is
//! given in kind counts as far as a sum is stated, and is told in a row of its own.

use super::fact::{Each, Fact, Short, each, from, once, says};
use super::sums::{MONEY, begun, counts, latest, of_neither, of_no_total, of_no_year};
use crate::model::vocab::PARTNER_KIND;

/// Whether the payer of `c` is of a kind. Of the partners together it stays open who of them pays.
macro_rules! of_a_kind {
    () => {
        "(is_a(c.payer, \"body\") ? kind_of(c.payer) == \"{}\" : cannot_tell(c.payer, \"the partners pay together\"))"
    };
}

/// The same of those of whom it is known.
macro_rules! known_of_a_kind {
    () => {
        "stated(c.payer.kind) && kind_of(c.payer) == \"{}\""
    };
}

/// Whether the payer of `c` is none of the partners.
macro_rules! others {
    () => {
        "(is_a(c.payer, \"body\") && !(kind_of(c.payer) in [\"local-authority\", \"health-board\", \"police\"]))"
    };
}

macro_rules! known_others {
    () => {
        "stated(c.payer.kind) && !(kind_of(c.payer) in [\"local-authority\", \"health-board\", \"police\"])"
    };
}

macro_rules! together {
    () => {
        "!is_a(c.payer, \"body\")"
    };
}

macro_rules! known_together {
    () => {
        "stated(c.payer) && !is_a(c.payer, \"body\")"
    };
}

/// Those of the contributions of `b` that are somebody's, without what is given in kind of no stated sum or share.
macro_rules! counted {
    ($who:expr) => {
        concat!("(!stated(c.kind) || c.kind != \"in-kind\" || stated(c.amount) || stated(c.share)) && ", $who)
    };
}

/// Some budgets into which somebody pays.
macro_rules! paying {
    ($who:expr) => {
        concat!(".filter(b, b.contributions.exists(c, ", counted!($who), "))")
    };
}

/// What somebody pays into each of some budgets into which they do.
macro_rules! sums {
    ($who:expr) => {
        concat!(paying!($who), ".map(b, sum(b.contributions.filter(c, ", counted!($who), ").map(c, c.amount)))")
    };
}

/// The shares of that of the totals: as they are stated where sums are not. How others state theirs makes no difference.
macro_rules! shares {
    ($who:expr, $known:expr) => {
        concat!(
            paying!($who),
            ".map(b, written(b.contributions).exists(c, stated(c.share) && !stated(c.amount) && ",
            $known,
            ") ? sum(b.contributions.filter(c, ",
            counted!($who),
            ").map(c, stated(c.amount) ? share_of(c.amount, b.total) : c.share)) : share_of(sum(b.contributions.filter(c, ",
            counted!($who),
            ").map(c, c.amount)), b.total))"
        )
    };
}

/// What is written of somebody's contributions of a stated sum, or share, to some budgets.
macro_rules! at_least {
    ($who:expr, $what:literal, $before:literal, $after:literal) => {
        concat!(
            ".filter(b, written(b.contributions).exists(c, stated(c.",
            $what,
            ") && ",
            $who,
            ")).map(b, ",
            $before,
            "sum(written(b.contributions).filter(c, stated(c.",
            $what,
            ") && ",
            $who,
            ").map(c, c.",
            $what,
            "))",
            $after,
            ")"
        )
    };
}

/// The contributions that these come to.
macro_rules! gives {
    ($who:expr, $what:literal) => {
        concat!(".gather(b, b.contributions.filter(c, ", counted!($who), ").map(c, c.", $what, "))")
    };
}

/// The same of those that are written.
macro_rules! written_gives {
    ($who:expr, $what:literal) => {
        concat!(
            ".gather(b, written(b.contributions).filter(c, stated(c.",
            $what,
            ") && ",
            $who,
            ").map(c, c.",
            $what,
            "))"
        )
    };
}

/// What is told of sums that are not known in full.
macro_rules! or_more {
    ($which:ident, $who:expr, $what:literal, $before:literal, $after:literal, $says:literal) => {
        Short {
            of: $which!(at_least!($who, $what, $before, $after)),
            says: $says,
            lacks: "",
            from: $which!(written_gives!($who, $what)),
        }
    };
}

macro_rules! in_kind {
    ($who:expr) => {
        concat!(
            ".gather(b, b.contributions.filter(c, (stated(c.in_kind) || stated(c.kind) && c.kind == \"in-kind\") && ",
            $who,
            ").map(c, stated(c.in_kind) ? c.in_kind : \"not said what\"))"
        )
    };
}

/// What is told of somebody who pays nothing and gives something.
macro_rules! no_money {
    ($who:expr) => {
        Short { of: latest!(in_kind!($who)), says: "no sum; in kind: {}", lacks: "", from: "" }
    };
}

macro_rules! in_their_place {
    () => {
        Short {
            of: latest!(
                ".gather(b, written(b.contributions).filter(c, stated(c.in_place_of) && \
                 written(c.in_place_of).exists(p, kind_of(p) == \"{}\")).map(c, c.payer))"
            ),
            says: "none of its own; paid in its place by {}",
            lacks: "",
            from: "",
        }
    };
}

macro_rules! sum_short {
    ($who:expr) => {
        [
            or_more!(latest, $who, "amount", "", "", "{} or more"),
            or_more!(of_no_year, $who, "amount", "", "", "{}, and not said for which year"),
            or_more!(of_no_total, $who, "amount", "", "", "{}, of no stated total"),
            or_more!(of_neither, $who, "amount", "", "", "{}, and not said for which year"),
        ]
    };
}

const OF_A_KIND: [Short; 4] = sum_short!(known_of_a_kind!());
const OF_OTHERS: [Short; 4] = sum_short!(known_others!());

pub(super) const FACTS: &[Fact] = &[
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "paid-{}",
        MONEY,
        "paid by bodies of the kind {}",
        &[from(latest!(sums!(of_a_kind!())), latest!(gives!(of_a_kind!(), "amount")))],
    )
    .of_the_year()
    .or_ahead(&[
        OF_A_KIND[0],
        OF_A_KIND[1],
        OF_A_KIND[2],
        OF_A_KIND[3],
        no_money!(of_a_kind!()),
        in_their_place!(),
    ]),
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "share-{}",
        MONEY,
        "share of the total paid by bodies of the kind {}",
        &[from(
            latest!(shares!(of_a_kind!(), known_of_a_kind!())),
            latest!(concat!(".gather(b, b.contributions.filter(c, ", counted!(of_a_kind!()), "))")),
        )],
    )
    .of_the_year()
    .or_ahead(&[
        or_more!(latest, known_of_a_kind!(), "amount", "share_of(", ", b.total)", "{} or more"),
        or_more!(latest, known_of_a_kind!(), "share", "", "", "{} or more"),
        or_more!(
            of_no_year,
            known_of_a_kind!(),
            "amount",
            "share_of(",
            ", b.total)",
            "{}, and not said for which year"
        ),
        or_more!(of_no_total, known_of_a_kind!(), "share", "", "", "{}, of no stated total"),
        no_money!(of_a_kind!()),
        in_their_place!(),
    ]),
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "in-kind-{}",
        MONEY,
        "given in kind by partners of the kind {}",
        &[says(latest!(in_kind!(of_a_kind!())))],
    ),
    once(
        "paid-together",
        MONEY,
        "paid by the partners together",
        &[from(latest!(sums!(together!())), latest!(gives!(together!(), "amount")))],
    )
    .of_the_year()
    .where_told()
    .or_short(&sum_short!(known_together!())),
    once(
        "paid-others",
        MONEY,
        "paid by others",
        &[from(latest!(sums!(others!())), latest!(gives!(others!(), "amount")))],
    )
    .none_of(latest!(""))
    .of_the_year()
    .or_ahead(&[OF_OTHERS[0], OF_OTHERS[1], OF_OTHERS[2], OF_OTHERS[3], no_money!(others!())]),
    once("in-kind-others", MONEY, "given in kind by others", &[says(latest!(in_kind!(others!())))]).where_told(),
];
