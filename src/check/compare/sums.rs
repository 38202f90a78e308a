//! The facts that arrangements are set beside each other by: money, reports, the law they follow and their review.

use super::fact::{Each, Fact, Short, count, each, from, once, says};
use crate::model::vocab::PARTNER_KIND;

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
            ") || start(o.year) <= start(b.year))) : budgets.filter(b, false))",
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
            "written(budgets).all(l, !(",
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

/// What somebody of a sort pays into each of some budgets into which they do.
macro_rules! pays {
    ($who:expr, $before:literal, $after:literal) => {
        concat!(
            ".filter(b, b.contributions.exists(c, ",
            $who,
            ")).map(b, ",
            $before,
            "sum(b.contributions.filter(c, ",
            $who,
            ").map(c, c.amount))",
            $after,
            ")"
        )
    };
}

/// Those budgets in which somebody of a sort pays, with what is made of what they pay.
macro_rules! paid {
    ($who:expr, $before:literal, $after:literal) => {
        latest!(pays!($who, $before, $after))
    };
}

/// The same of the budgets with a total and no year.
macro_rules! paid_in_no_year {
    ($who:expr, $before:literal, $after:literal) => {
        Short {
            of: of_no_year!(pays!($who, $before, $after)),
            says: "{}, and not said for which year",
            lacks: of_no_year!(".map(b, b.year)"),
            from: of_no_year!(gives!($who)),
        }
    };
}

/// What each of a sort pays into some budgets.
macro_rules! gives {
    ($who:expr) => {
        concat!(".gather(b, b.contributions.filter(c, ", $who, ").map(c, c.amount))")
    };
}

/// What each of a sort pays.
macro_rules! each_paid {
    ($who:expr) => {
        latest!(gives!($who))
    };
}

macro_rules! of_a_kind {
    () => {
        "(!stated(c.kind) || c.kind == \"contribution\") && is_a(c.payer, \"body\") && kind_of(c.payer) == \"{}\""
    };
}

macro_rules! others {
    () => {
        "!(is_a(c.payer, \"body\") && kind_of(c.payer) in [\"local-authority\", \"health-board\", \"police\"])"
    };
}

/// The day of an event of the arrangements that may not have come, and is only intended or hangs on a condition.
macro_rules! intended {
    ($what:literal) => {
        &[
            Short {
                of: intended!($what, " && !stated(e.state) && stated(e.on_condition)"),
                says: "{} (on a condition)",
                lacks: concat!("day_of(arrangement, \"", $what, "\")"),
                from: "",
            },
            Short {
                of: intended!($what, " && stated(e.state)"),
                says: "{}",
                lacks: concat!("day_of(arrangement, \"", $what, "\")"),
                from: "",
            },
        ]
    };
    ($what:literal, $which:literal) => {
        concat!(
            "written(events).filter(e, stated(e.what) && e.what == \"",
            $what,
            "\"",
            $which,
            " && stated(e.date)).map(e, e.date)"
        )
    };
}

/// The yearly reports on years that ended in one.
macro_rules! yearly {
    () => {
        "reports.filter(r, stated(r.kind) && r.kind == \"yearly\" && stated(r.period) && end(r.period) >= date(\"{}-01-01\") && \
         end(r.period) <= date(\"{}-12-31\"))"
    };
}

/// Whether `o` is a yearly report that was published before `r`.
macro_rules! before {
    () => {
        "stated(o.kind) && o.kind == \"yearly\" && day_of(o, \"published\") < day_of(r, \"published\")"
    };
}

/// The days on which the years end that are reported on.
const YEARS: Each = Each::Year("reports.filter(r, stated(r.kind) && r.kind == \"yearly\").map(r, end(r.period))");

const MONEY: &str = "Money of the latest year with a stated total";
const REPORTS: &str = "Yearly reports";
const REVIEW: &str = "Law followed and review";

pub(super) const FACTS: &[Fact] = &[
    once(BUDGET_YEAR, MONEY, "year", &[says(latest!(".map(b, b.year)"))]).bare().or_ahead(&[Short {
        of: ahead!(".map(b, b.year)"),
        says: "{}, which begins after that day",
        lacks: "",
        from: "",
    }]),
    once("budget", MONEY, "total", &[says(latest!(".map(b, b.total)"))]).of_the_year().or_ahead(&[
        Short {
            of: of_no_year!(".map(b, b.total)"),
            says: "{}, and not said for which year",
            lacks: of_no_year!(".map(b, b.year)"),
            from: "",
        },
        Short { of: ahead!(".map(b, b.total)"), says: "{}, of a year that begins after that day", lacks: "", from: "" },
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
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "paid-{}",
        MONEY,
        "paid by partners of the kind {}",
        &[from(paid!(of_a_kind!(), "", ""), each_paid!(of_a_kind!()))],
    )
    .of_the_year()
    .or_short(&[paid_in_no_year!(of_a_kind!(), "", "")]),
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "share-{}",
        MONEY,
        "share of the total paid by partners of the kind {}",
        &[from(paid!(of_a_kind!(), "share_of(", ", b.total)"), each_paid!(of_a_kind!()))],
    )
    .of_the_year()
    .or_short(&[paid_in_no_year!(of_a_kind!(), "share_of(", ", b.total)")]),
    once("paid-others", MONEY, "paid by others", &[from(paid!(others!(), "", ""), each_paid!(others!()))])
        .of_the_year()
        .or_short(&[paid_in_no_year!(others!(), "", "")]),
    once("shares-by", MONEY, "how the shares are settled", &[says(latest!(".map(b, b.shares_by)"))]),
    once("budget-held", MONEY, "who holds it", &[says(latest!(".map(b, b.held_by)"))]),
    once(
        "reports",
        REPORTS,
        "yearly reports that are named",
        &[count!("reports.filter(r, stated(r.kind) && r.kind == \"yearly\")", "")],
    ),
    each(
        YEARS,
        "report-in-time-{}",
        REPORTS,
        "punctuality, report on the year to {}",
        &[from(
            concat!(
                yearly!(),
                ".map(r, within_months(day_of(arrangement, \"in-force\"), day_of(r, \"published\"), 12) || \
                 reports.exists(o, stated(o.kind) && o.kind == \"yearly\" && (!stated(o.period) || end(o.period) < end(r.period)) && \
                 day_of(o, \"published\") < day_of(r, \"published\") && \
                 within_months(day_of(o, \"published\"), day_of(r, \"published\"), 12)) ? \"on time\" : \"late\")"
            ),
            concat!(yearly!(), ".map(r, day_of(r, \"published\"))"),
        )],
    )
    .or_short(&[Short {
        of: concat!(
            yearly!(),
            ".filter(r, (written(reports).exists(o, ",
            before!(),
            ") || written(events).exists(e, stated(e.what) && e.what == \"in-force\" && e.date < day_of(r, \"published\"))) && \
             !written(reports).exists(o, ",
            before!(),
            " && within_months(day_of(o, \"published\"), day_of(r, \"published\"), 12)) && !written(events).exists(e, stated(e.what) && \
             e.what == \"in-force\" && within_months(e.date, day_of(r, \"published\"), 12))).gather(r, r.events)"
        ),
        says: "late, unless another was published between",
        lacks: "reports",
        from: "",
    }]),
    each(
        YEARS,
        "report-days-{}",
        REPORTS,
        "days from the end of the year to publication, report on the year to {}",
        &[from(
            concat!(yearly!(), ".map(r, days_between(end(r.period), day_of(r, \"published\")))"),
            concat!(yearly!(), ".gather(r, [end(r.period), day_of(r, \"published\")])"),
        )],
    ),
    once(
        "report-overdue",
        REPORTS,
        "late on that day: none published since",
        &[from(
            "stated(status) && status in [\"proposed\", \"agreed\", \"ceased\"] ? [\"not asked of what is proposed or has ceased\"] : \
             published_reports().exists(d, add_months(d, 12) >= day) || add_months(day_of(arrangement, \"in-force\"), 12) >= day ? \
             [\"not late\"] : published_reports().exists(d, d <= day) ? \
             published_reports().filter(d, published_reports().all(o, o <= d)) : [day_of(arrangement, \"in-force\")]",
            "stated(status) && status in [\"proposed\", \"agreed\", \"ceased\"] ? [status] : \
             stated(events) && written(events).exists(e, stated(e.what) && e.what == \"in-force\" && stated(e.date) && \
             add_months(e.date, 12) >= day) ? [day_of(arrangement, \"in-force\")] : published_reports()",
        )],
    )
    .or_short(&[Short {
        of: "written(reports).filter(r, stated(r.kind) && r.kind == \"yearly\")",
        says: "cannot be told",
        lacks: "published_reports()",
        from: "",
    }]),
    once("reports-published", REPORTS, "published on", &[says("published_reports()")]).behind(),
    once("status", REVIEW, "status", &[says("status")]),
    once("edition", REVIEW, "edition followed", &[says("instrument_named(edition)")]),
    once("published", REVIEW, "published", &[says("day_of(arrangement, \"published\")")]).behind().or_ahead(intended!("published")),
    once("in-force", REVIEW, "in force from", &[says("day_of(arrangement, \"in-force\")")]).behind().or_ahead(intended!("in-force")),
    once(
        "reviewed",
        REVIEW,
        "reviewed",
        &[
            says("events.filter(e, stated(e.what) && e.what == \"reviewed\").map(e, e.date)"),
            says(
                "written(events).filter(e, stated(e.what) && e.what == \"reviewed\" && !stated(e.date) && !in_place(e)).map(e, e.what)",
            ),
        ],
    )
    .behind(),
    once(
        "review-due",
        REVIEW,
        "review due",
        &[
            says("events.filter(e, stated(e.what) && e.what == \"review-due\").map(e, e.date)"),
            says("documents.filter(d, stated(d.kind) && d.kind == \"arrangements\").map(d, d.review_date)"),
        ],
    ),
];

/// The year of which the sums of money are.
pub(super) const BUDGET_YEAR: &str = "budget-year";
