//! The facts that arrangements are set beside each other by: reports, the law they follow and their review.

use super::fact::{Each, Fact, Short, count, each, from, once, says};

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

/// The yearly reports on years that ended in one, without those that are still to be published.
macro_rules! yearly {
    () => {
        "reports.filter(r, r.kind == \"yearly\" && end(r.period) >= date(\"{}-01-01\") && \
         end(r.period) <= date(\"{}-12-31\") && !(day_of(r, \"published\") > day))"
    };
}

/// The days on which yearly reports on years that ended in one are still to be published.
macro_rules! to_come {
    () => {
        Short {
            of: "written(reports).filter(r, stated(r.kind) && r.kind == \"yearly\" && end(r.period) >= date(\"{}-01-01\") && \
                 end(r.period) <= date(\"{}-12-31\") && day_of(r, \"published\") > day).map(r, day_of(r, \"published\"))",
            says: "to be published on {}",
            lacks: "",
            from: "",
        }
    };
}

/// Whether `o` is a yearly report that was published before `r`.
macro_rules! before {
    () => {
        "stated(o.kind) && o.kind == \"yearly\" && day_of(o, \"published\") < day_of(r, \"published\")"
    };
}

/// Whether a report is the earliest that is named, of a time before the arrangements, so that what came before it is not stated.
macro_rules! earliest {
    () => {
        concat!(
            "day_of(r, \"published\") <= day_of(arrangement, \"in-force\") && !written(reports).exists(o, ",
            before!(),
            ")"
        )
    };
}

/// That the arrangements were not in force in any part of one of the years that are reported on, so that no report is asked of them.
macro_rules! not_in_force {
    () => {
        Short {
            of: "written(events).filter(e, stated(e.what) && (e.what == \"in-force\" && e.date > date(\"{}-12-31\") || \
                 e.what == \"ends\" && add_months(e.date, 12) < date(\"{}-01-01\"))).map(e, e.date)",
            says: "not asked: not in force",
            lacks: "",
            from: "",
        }
    };
}

/// Whether a report is certain to be one of those that count; open of one that may not, such as a draft.
macro_rules! counted {
    ($report:literal) => {
        concat!(
            "(published_reports().exists(d, !surely_after(d, day_of(",
            $report,
            ", \"published\")) && !surely_after(day_of(",
            $report,
            ", \"published\"), d)) || cannot_tell(",
            $report,
            ", \"it may not be a report that counts\"))"
        )
    };
}

/// Whether something is said of a yearly report that keeps it from being certain to count: that it is not final, or stands in a text
/// that is not, or is another body's.
macro_rules! may_not_count {
    () => {
        "(stated(r.state) && r.state != \"final\" || stated(r.document) && stated(r.document.state) && \
         r.document.state in [\"draft\", \"promised\", \"placeholder\"] || stated(r.for))"
    };
}

/// The days on which the years end that are reported on.
const YEARS: Each = Each::Year("reports.filter(r, stated(r.kind) && r.kind == \"yearly\").map(r, end(r.period))");

const REPORTS: &str = "Yearly reports";
const REVIEW: &str = "Law followed and review";

pub(super) const FACTS: &[Fact] = &[
    once(
        "reports",
        REPORTS,
        "yearly reports that are named",
        &[count!("reports.filter(r, r.kind == \"yearly\")", "")],
    ),
    each(
        YEARS,
        "report-in-time-{}",
        REPORTS,
        "punctuality, report on the year to {}",
        &[from(
            concat!(
                yearly!(),
                ".map(r, ",
                counted!("r"),
                " ? (within_months(day_of(arrangement, \"in-force\"), day_of(r, \"published\"), 12) && \
                 within_months(reports_counted_from(), day_of(r, \"published\"), 12) && \
                 (reports_counted_from() == day_of(arrangement, \"in-force\") || reports_counted_from() < day_of(r, \"published\")) || ",
                earliest!(),
                " && cannot_tell(r, \"when the report before it was published is not stated\") || \
                 reports.exists(o, o.kind == \"yearly\" && (!stated(o.period) || end(o.period) < end(r.period) || \
                 surely_after(day_of(r, \"published\"), day_of(o, \"published\"))) && day_of(o, \"published\") < day_of(r, \"published\") && \
                 within_months(day_of(o, \"published\"), day_of(r, \"published\"), 12) && ",
                counted!("o"),
                ") ? \"on time\" : \"late\") : \"late\")"
            ),
            concat!(yearly!(), ".map(r, day_of(r, \"published\"))"),
        )],
    )
    .or_ahead(&[to_come!(), not_in_force!(), Short {
        of: concat!(yearly!(), ".filter(r, ", may_not_count!(), ").gather(r, r.events)"),
        says: "cannot be told",
        lacks: "published_reports()",
        from: "",
    }, Short {
        of: concat!(
            yearly!(),
            ".filter(r, ",
            counted!("r"),
            " && (written(reports).exists(o, ",
            before!(),
            ") || written(events).exists(e, stated(e.what) && e.what == \"in-force\" && e.date < day_of(r, \"published\"))) && \
             !written(reports).exists(o, ",
            before!(),
            " && within_months(day_of(o, \"published\"), day_of(r, \"published\"), 12)) && (written(reports).exists(o, ",
            before!(),
            ") || !written(events).exists(e, stated(e.what) && e.what == \"in-force\" && \
             within_months(e.date, day_of(r, \"published\"), 12)))).gather(r, r.events)"
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
    )
    .or_ahead(&[to_come!(), not_in_force!()]),
    once(
        "report-overdue",
        REPORTS,
        "late on that day: none published since",
        &[from(
            "stated(status) && status in [\"proposed\", \"agreed\", \"ceased\"] ? [\"\"].filter(w, false) : \
             published_reports().exists(d, d <= day && add_months(d, 12) >= day) || day_of(arrangement, \"in-force\") > day || \
             add_months(day_of(arrangement, \"in-force\"), 12) >= day && add_months(reports_counted_from(), 12) >= day ? \
             [\"not late\"] : published_reports().exists(d, d <= day) ? \
             published_reports().filter(d, d <= day && published_reports().all(o, o <= d || o > day)) : [day_of(arrangement, \"in-force\")]",
            "stated(status) && status in [\"proposed\", \"agreed\", \"ceased\"] ? [status] : \
             !surely_after(day_of(arrangement, \"in-force\"), reports_counted_from()) && stated(events) && written(events).exists(e, stated(e.what) && e.what == \"in-force\" && stated(e.date) && \
             add_months(e.date, 12) >= day) ? [day_of(arrangement, \"in-force\")] : published_reports()",
        )],
    )
    .or_ahead(&[
        Short {
            of: "stated(status) && status in [\"proposed\", \"agreed\", \"ceased\"] ? [status] : [status].filter(w, false)",
            says: "not asked of what is proposed or has ceased",
            lacks: "",
            from: "",
        },
        Short {
            of: "written(reports).filter(r, stated(r.kind) && r.kind == \"yearly\")",
            says: "cannot be told",
            lacks: "published_reports()",
            from: "",
        },
        Short {
            of: "written(events).filter(e, stated(e.what) && e.what == \"in-force\" && e.date <= day && add_months(e.date, 12) >= day)",
            says: "cannot be told",
            lacks: "reports_counted_from()",
            from: "",
        },
    ]),
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
            says("events.filter(e, e.what == \"reviewed\").map(e, e.date)"),
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
            says("events.filter(e, e.what == \"review-due\").map(e, e.date)"),
            says("documents.filter(d, d.kind == \"arrangements\").map(d, d.review_date)"),
        ],
    ),
];
