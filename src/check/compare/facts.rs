//! The facts that arrangements are set beside each other by: one line for each.

use crate::model::vocab::{AGENCY_CATEGORY, FUNCTION, PARTNER_KIND, TIER, WordList};

/// One fact of every arrangement, worked out in the language of the rules.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Kebab-case id; `{}` is the word or year that a row is for.
    pub(super) id: &'static str,
    /// The heading under which it stands with others.
    pub(super) section: &'static str,
    /// What it is.
    pub(super) heading: &'static str,
    /// For what a row is made.
    pub(super) each: Each,
    /// What it comes to; where there are several, what they come to together.
    pub(super) of: &'static [&'static str],
}

/// For what a fact has a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Each {
    /// One for all.
    Once,
    /// One for each word of a list, and each other word that these come to in some file.
    Word(&'static WordList, &'static [&'static str]),
    /// One for each year in which the days lie that this comes to in some file.
    Year(&'static str),
}

const fn once(id: &'static str, section: &'static str, heading: &'static str, of: &'static [&'static str]) -> Fact {
    Fact { id, section, heading, each: Each::Once, of }
}

const fn each(
    each: Each,
    id: &'static str,
    section: &'static str,
    heading: &'static str,
    of: &'static [&'static str],
) -> Fact {
    Fact { id, section, heading, each, of }
}

/// How many partners of each kind there are; the shape of an arrangement is made of these.
pub(super) const COUNTS: [(&str, &str, &str); 3] = [
    ("councils", "council", "councils"),
    ("health-boards", "health board", "health boards"),
    ("forces", "force", "forces"),
];

/// How many children live there, which is the area's and not the arrangement's: no middle is told of it, and it does not stand out.
pub(super) const OF_THE_AREA: &str = "children";

/// What stands in a heading for the year in which the children of an area were counted.
pub(super) const COUNTED_IN: &str = "{year}";

/// The budgets of the latest year for which one states a total. Where none does, it stays open whether there is one.
macro_rules! latest {
    ($rest:expr) => {
        concat!(
            "(budgets.exists(b, stated(b.year) && stated(b.total)) ? written(budgets).filter(b, stated(b.year) && stated(b.total) && ",
            "written(budgets).all(o, !stated(o.year) || !stated(o.total) || start(o.year) <= start(b.year))) : ",
            "budgets.filter(b, false))",
            $rest
        )
    };
}

/// Whether `o` is a budget of the year before `b`.
macro_rules! year_before {
    () => {
        "stated(o.year) && stated(o.total) && end(o.year) == add_days(start(b.year), -1)"
    };
}

/// The partners of one kind.
macro_rules! partners_of {
    ($kind:literal) => {
        concat!("partners.filter(p, stated(p.kind) ? p.kind == \"", $kind, "\" : kind_of(p.body) == \"", $kind, "\")")
    };
}

const SHAPE: &str = "Shape";
const LEADERSHIP: &str = "Leadership";
const STRUCTURE: &str = "Structure";
const EDUCATION: &str = "Education";
const SCRUTINY: &str = "Independent scrutiny";
const FUNCTIONS: &str = "Functions and who has them";
const AGENCIES: &str = "Relevant agencies by heading, the paper's own where the Schedule does not tell";
const MONEY: &str = "Money of the latest year with a stated total";
const REPORTS: &str = "Yearly reports";
const REVIEW: &str = "Law followed and review";

/// Every fact, in the order in which they are shown.
pub(super) const FACTS: &[Fact] = &[
    once("areas", SHAPE, "areas", &["areas"]),
    once("councils", SHAPE, "councils", &[concat!("size(", partners_of!("local-authority"), ")")]),
    once("health-boards", SHAPE, "health boards", &[concat!("size(", partners_of!("health-board"), ")")]),
    once("forces", SHAPE, "police forces", &[concat!("size(", partners_of!("police"), ")")]),
    once("partners", SHAPE, "safeguarding partners", &["partners.map(p, p.body)"]),
    once(OF_THE_AREA, SHAPE, "children under 18 (reference lists{year})", &["under_18(areas)"]),
    once("scope", SHAPE, "for whom", &["scope"]),
    once("lead-posts", LEADERSHIP, "lead posts", &["partners.map(p, p.lead)"]),
    once("lead-ranks", LEADERSHIP, "rank of the lead posts", &["partners.map(p, p.lead.rank)"]),
    once("delegates", LEADERSHIP, "delegate posts", &["partners.gather(p, p.delegates)"]),
    once("deciding-groups", LEADERSHIP, "groups in which the partners decide", &["decision_making_groups()"]),
    once(
        "chair",
        LEADERSHIP,
        "chair of these groups",
        &[
            "decision_making_groups().gather(g, g.chairs.filter(c, stated(c.post)).map(c, c.post))",
            "decision_making_groups().gather(g, g.chairs.filter(c, stated(c.body)).map(c, c.body))",
        ],
    ),
    once(
        "chair-rotates",
        LEADERSHIP,
        "chair goes round among",
        &["decision_making_groups().gather(g, g.chairs.gather(c, c.among))"],
    ),
    once(
        "chair-chosen",
        LEADERSHIP,
        "who chooses the chair",
        &[
            "decision_making_groups().gather(g, g.chairs.filter(c, stated(c.nominated_by)).map(c, c.nominated_by))",
            "decision_making_groups().gather(g, g.chairs.filter(c, stated(c.post)).gather(c, c.post.chosen_by))",
        ],
    ),
    once("one-voice", LEADERSHIP, "who speaks when one voice is needed", &["speaks_when_one_voice_is_needed"]),
    once("groups", STRUCTURE, "groups", &["size(groups)"]),
    once("tiers", STRUCTURE, "tiers", &["groups.map(g, g.tier)"]),
    each(
        Each::Word(&TIER, &[]),
        "groups-{}",
        STRUCTURE,
        "groups of the tier {}",
        &["size(groups.filter(g, g.tier == \"{}\"))"],
    ),
    once(
        "meetings",
        STRUCTURE,
        "meetings a year where the partners decide",
        &["decision_making_groups().map(g, g.meetings_a_year)"],
    ),
    once("meets", STRUCTURE, "meetings in the paper's words", &["decision_making_groups().map(g, g.meets)"]),
    once("support-unit", STRUCTURE, "who hosts the support unit", &["support_unit.host"]),
    once(
        "education-seats",
        EDUCATION,
        "seats of education in lead, executive and board groups",
        &[
            "groups.filter(g, stated(g.tier) && g.tier in [\"lead\", \"executive\", \"board\"]).gather(g, \
         g.members.filter(m, stated(m.sector) && m.sector in [\"education\", \"early-years\"]))",
            "groups.filter(g, stated(g.tier) && g.tier in [\"lead\", \"executive\", \"board\"]).gather(g, g.members.filter(m, \
         stated(m.body) && kind_of(m.body) in [\"school\", \"college\", \"university\", \"early-years\"]))",
        ],
    ),
    once(
        "education-standing",
        EDUCATION,
        "standing that education is given",
        &["claims.filter(c, stated(c.sector) && c.sector in [\"education\", \"early-years\"]).map(c, c.standing)"],
    ),
    once("scrutiny-form", SCRUTINY, "form", &["scrutiny.map(s, s.form)"]),
    once("scrutiny-by", SCRUTINY, "by whom", &["scrutiny.map(s, s.by)"]),
    once("scrutiny-state", SCRUTINY, "how far it has come", &["scrutiny.map(s, s.state)"]),
    once("scrutiny-independent", SCRUTINY, "said to be independent", &["scrutiny.map(s, s.independent)"]),
    once("scrutiny-whole", SCRUTINY, "covers the whole", &["scrutiny.map(s, s.covers_the_whole)"]),
    once("scrutiny-methods", SCRUTINY, "methods", &["scrutiny.gather(s, s.methods)"]),
    once(
        "scrutiny-engaged",
        SCRUTINY,
        "who engages it",
        &["scrutiny.gather(s, s.engaged_by)", "scrutiny.filter(s, stated(s.by.post)).gather(s, s.by.post.engaged_by)"],
    ),
    once(
        "scrutiny-employed",
        SCRUTINY,
        "who employs it",
        &["scrutiny.filter(s, stated(s.by.post)).gather(s, s.by.post.employed_by)"],
    ),
    once("scrutiny-chosen", SCRUTINY, "who chose it", &["scrutiny.gather(s, s.chosen_by)"]),
    once("scrutiny-chairs", SCRUTINY, "groups that it chairs", &["scrutiny.gather(s, s.chairs)"]),
    once("scrutiny-reports", SCRUTINY, "to whom it reports", &["scrutiny.gather(s, s.reports_to)"]),
    once("scrutiny-until", SCRUTINY, "end of its term", &["scrutiny.map(s, end(s.term))"]),
    each(
        Each::Word(
            &FUNCTION,
            &["functions.map(f, f.function)", "groups.gather(g, g.functions)", "posts.gather(p, p.functions)"],
        ),
        "function-{}",
        FUNCTIONS,
        "{}",
        &[
            "functions.filter(f, stated(f.function) && f.function == \"{}\").gather(f, f.owners)",
            "groups.filter(g, stated(g.functions) && \"{}\" in g.functions)",
            "posts.filter(p, stated(p.functions) && \"{}\" in p.functions)",
        ],
    ),
    each(
        Each::Word(&AGENCY_CATEGORY, &[]),
        "agencies-{}",
        AGENCIES,
        "{}",
        &[
            "relevant_agencies.filter(l, !stated(l.force) || l.force == \"relevant-agency\").gather(l, l.agencies.filter(a, matched(a) ? \"{}\" in schedule_headings(a) : \
         stated(a.category) && a.category == \"{}\"))",
        ],
    ),
    once(
        "agencies-state",
        AGENCIES,
        "how far their lists have come",
        &["relevant_agencies.filter(l, !stated(l.force) || l.force == \"relevant-agency\").map(l, l.state)"],
    ),
    once(
        "agencies-by-reference",
        AGENCIES,
        "names all agencies of the regulations at once",
        &["relevant_agencies.map(l, l.by_reference_to_the_regulations)"],
    ),
    once("budget-year", MONEY, "year", &[latest!(".map(b, b.year)")]),
    once("budget", MONEY, "total", &[latest!(".map(b, b.total)")]),
    once(
        "budget-per-child",
        MONEY,
        "total for each child under 18 (reference lists{year})",
        &[latest!(".map(b, b.total / under_18(areas))")],
    ),
    once(
        "budget-change",
        MONEY,
        "total against the year before in the same file",
        &[latest!(concat!(
            ".gather(b, (budgets.exists(o, ",
            year_before!(),
            ") ? written(budgets).filter(o, ",
            year_before!(),
            ") : budgets.filter(o, false)).map(o, b.total - o.total))"
        ))],
    ),
    once(
        "change-stated",
        MONEY,
        "change of all contributions, as the paper states it",
        &[latest!(".map(b, sum(b.contributions.map(c, c.change)))")],
    ),
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "paid-{}",
        MONEY,
        "paid by partners of the kind {}",
        &[latest!(
            ".map(b, sum(b.contributions.filter(c, (!stated(c.kind) || c.kind == \"contribution\") && is_a(c.payer, \"body\") && kind_of(c.payer) == \"{}\").map(c, c.amount)))"
        )],
    ),
    each(
        Each::Word(&PARTNER_KIND, &[]),
        "share-{}",
        MONEY,
        "share of the total paid by partners of the kind {}",
        &[latest!(
            ".map(b, share_of(sum(b.contributions.filter(c, (!stated(c.kind) || c.kind == \"contribution\") && is_a(c.payer, \"body\") && kind_of(c.payer) == \"{}\").map(c, c.amount)), b.total))"
        )],
    ),
    once(
        "paid-others",
        MONEY,
        "paid by others",
        &[latest!(
            ".map(b, sum(b.contributions.filter(c, !(is_a(c.payer, \"body\") && kind_of(c.payer) in [\"local-authority\", \"health-board\", \"police\"])).map(c, c.amount)))"
        )],
    ),
    once("shares-by", MONEY, "how the shares are settled", &[latest!(".map(b, b.shares_by)")]),
    once("budget-held", MONEY, "who holds it", &[latest!(".map(b, b.held_by)")]),
    once(
        "reports",
        REPORTS,
        "yearly reports that are named",
        &["size(reports.filter(r, stated(r.kind) && r.kind == \"yearly\"))"],
    ),
    each(
        Each::Year("reports.filter(r, stated(r.kind) && r.kind == \"yearly\").map(r, end(r.period))"),
        "report-days-{}",
        REPORTS,
        "days from the end of the year reported on to publication, years that ended in {}",
        &[
            "reports.filter(r, stated(r.kind) && r.kind == \"yearly\" && stated(r.period) && end(r.period) >= date(\"{}-01-01\") && \
           end(r.period) <= date(\"{}-12-31\")).map(r, days_between(end(r.period), day_of(r, \"published\")))",
        ],
    ),
    once("reports-published", REPORTS, "published on", &["published_reports()"]),
    once("status", REVIEW, "status", &["status"]),
    once("edition", REVIEW, "edition followed", &["instrument_named(edition)"]),
    once("published", REVIEW, "published", &["day_of(arrangement, \"published\")"]),
    once("in-force", REVIEW, "in force from", &["day_of(arrangement, \"in-force\")"]),
    once(
        "reviewed",
        REVIEW,
        "reviewed",
        &["events.filter(e, stated(e.what) && e.what == \"reviewed\").map(e, e.date)"],
    ),
    once(
        "review-due",
        REVIEW,
        "review due",
        &[
            "events.filter(e, stated(e.what) && e.what == \"review-due\").map(e, e.date)",
            "documents.filter(d, stated(d.kind) && d.kind == \"arrangements\").map(d, d.review_date)",
        ],
    ),
];
