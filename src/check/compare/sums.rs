//! The facts that arrangements are set beside each other by: money, what it comes to and how it is settled.

use super::fact::{Fact, Short, from, once, says};

/// Whether the year of a budget has begun, or a paper is asked about no earlier day than its own, so that what it plans counts.
macro_rules! begun {
    ($budget:literal) => {
        concat!("(start(", $budget, ".year) <= day || on_its_own_day)")
    };
}

/// Whether a budget has a total and a year that counts.
macro_rules! counts {
    ($budget:literal) => {
        concat!("stated(", $budget, ".year) && stated(", $budget, ".total) && ", begun!($budget))
    };
}

/// The budgets of the latest year for which one states a total. Where none does, it stays open whether there is one.
macro_rules! latest {
    ($rest:expr) => {
        concat!(
            "(budgets.exists(b, ",
            counts!("b"),
            ") ? written(budgets).filter(b, ",
            counts!("b"),
            " && written(budgets).all(o, !(",
            counts!("o"),
            ") || start(o.year) <= start(b.year))) : budgets.filter(b, stated(b.year) ? ",
            begun!("b"),
            " && b.total == b.total : b.year == b.year))",
            $rest
        )
    };
}

/// The budgets with a total and no year.
macro_rules! of_no_year {
    ($rest:expr) => {
        concat!("written(budgets).filter(b, stated(b.total) && !stated(b.year))", $rest)
    };
}

/// The budgets with neither.
macro_rules! of_neither {
    ($rest:expr) => {
        concat!("written(budgets).filter(b, !stated(b.total) && !stated(b.year))", $rest)
    };
}

/// The budgets of years that begin after the day that is asked about.
macro_rules! ahead {
    ($rest:literal) => {
        concat!("written(budgets).filter(b, stated(b.total) && stated(b.year) && !", begun!("b"), ")", $rest)
    };
}

/// Whether `o` is a budget of the year before `b`.
macro_rules! year_before {
    () => {
        "stated(o.year) && stated(o.total) && end(o.year) == add_days(start(b.year), -1)"
    };
}

/// Whether two budgets are of one pot, or both of none that is named.
macro_rules! same_pot {
    ($one:literal, $other:literal) => {
        concat!(
            "(stated(",
            $one,
            ".pot) ? stated(",
            $other,
            ".pot) && ",
            $one,
            ".pot == ",
            $other,
            ".pot : !stated(",
            $other,
            ".pot))"
        )
    };
}

/// Whether `l` is a budget of the year of `b`.
macro_rules! same_year {
    () => {
        "stated(l.year) && stated(l.total) && start(l.year) == start(b.year)"
    };
}

/// Whether the year before `b` has the same pots as the year of `b`, each once, so that like is taken from like.
macro_rules! same_pots_before {
    () => {
        concat!(
            "stated(b.year) && stated(b.total) && written(budgets).all(l, !(",
            same_year!(),
            ") || written(budgets).exists_one(o, ",
            year_before!(),
            " && ",
            same_pot!("o", "l"),
            ")) && written(budgets).all(o, !(",
            year_before!(),
            ") || written(budgets).exists_one(l, ",
            same_year!(),
            " && ",
            same_pot!("o", "l"),
            "))"
        )
    };
}

/// The budgets of which it is said how the shares are settled, those of a sort.
macro_rules! shares {
    ($which:literal, $rest:literal) => {
        concat!("written(budgets).filter(b, stated(b.shares_by) && ", $which, ")", $rest)
    };
}

/// The budgets of the latest year, of those of which no total is stated, where none has one.
macro_rules! of_no_total {
    ($rest:expr) => {
        concat!(
            "written(budgets).filter(b, !stated(b.total) && !written(budgets).exists(t, ",
            counts!("t"),
            ") && (!stated(b.year) || ",
            begun!("b"),
            " && written(budgets).all(o, !stated(o.year) || !",
            begun!("o"),
            " || start(o.year) <= start(b.year))))",
            $rest
        )
    };
}

pub(super) use {begun, counts, latest, of_neither, of_no_total, of_no_year};

pub(super) const MONEY: &str = "Money of the latest year with a stated total";

pub(super) const FACTS: &[Fact] = &[
    once(BUDGET_YEAR, MONEY, "year", &[says(latest!(".map(b, b.year)"))]).bare().or_ahead(&[
        Short {
            of: of_no_total!(".filter(b, stated(b.year)).map(b, b.year)"),
            says: "{}, of which no total is stated",
            lacks: of_no_total!(".map(b, b.total)"),
            from: "",
        },
        Short { of: ahead!(".map(b, b.year)"), says: "{}, which begins after that day", lacks: "", from: "" },
    ]),
    once("budget", MONEY, "total", &[says(latest!(".map(b, b.total)"))]).of_the_year().or_ahead(&[
        Short {
            of: of_no_year!(".map(b, b.total)"),
            says: "{}, and not said for which year",
            lacks: of_no_year!(".map(b, b.year)"),
            from: "",
        },
        Short { of: ahead!(".map(b, b.total)"), says: "{}, of a year that begins after that day", lacks: "", from: "" },
        Short {
            of: of_no_total!(".filter(b, stated(b.figures) && b.figures != \"read\").map(b, b.figures)"),
            says: "figures: {}",
            lacks: of_no_total!(".map(b, b.total)"),
            from: "",
        },
    ]),
    once(
        "budget-per-child",
        MONEY,
        "total for each child under 18 (reference lists{year})",
        &[from(latest!(".map(b, b.total / under_18(areas))"), latest!(".map(b, b.total)"))],
    )
    .by_lists()
    .of_the_year(),
    once(
        "budget-change",
        MONEY,
        "total less that of the year before in the same file",
        &[from(
            latest!(concat!(
                ".gather(b, (",
                same_pots_before!(),
                " ? written(budgets).filter(o, ",
                year_before!(),
                " && ",
                same_pot!("o", "b"),
                ") : budgets.filter(o, cannot_tell(b.total, \"no totals of the same pots are stated for the year before\")))\
                 .map(o, b.total - o.total))"
            )),
            latest!(concat!(
                ".gather(b, written(budgets).filter(o, o == b || ",
                year_before!(),
                " && ",
                same_pot!("o", "b"),
                ").map(o, o.total))"
            )),
        )],
    )
    .of_the_year(),
    once(
        "change-stated",
        MONEY,
        "changes of the contributions that the paper states, added up",
        &[from(
            latest!(".filter(b, size(b.contributions) > 0).map(b, sum(b.contributions.map(c, c.change)))"),
            latest!(".gather(b, b.contributions.map(c, c.change))"),
        )],
    )
    .of_the_year(),
];

/// How the money is settled and held, told after who pays it.
pub(super) const HOW: &[Fact] = &[
    once("shares-by", MONEY, "how the shares are settled", &[says(latest!(".map(b, b.shares_by)"))]).or_short(&[
        Short {
            of: shares!("!stated(b.year)", ".map(b, b.shares_by)"),
            says: "{}, and not said for which year",
            lacks: shares!("!stated(b.year)", ".map(b, b.year)"),
            from: "",
        },
        Short {
            of: shares!("stated(b.year)", ".map(b, b.shares_by)"),
            says: "{}, in a budget of another year or without a total",
            lacks: "",
            from: "",
        },
    ]),
    once("budget-state", MONEY, "how far the budget has come", &[says(latest!(".map(b, b.state)"))]).bare().or_short(
        &[Short {
            of: "written(budgets).filter(b, stated(b.state) && !(stated(b.year) && stated(b.total))).map(b, b.state)",
            says: "{}, of a budget without a stated year or total",
            lacks: "",
            from: "",
        }],
    ),
    once("budget-held", MONEY, "who holds it", &[says(latest!(".map(b, b.held_by)"))]),
];

/// The year of which the sums of money are.
pub(super) const BUDGET_YEAR: &str = "budget-year";
