//! The facts that arrangements are set beside each other by, one line for each: who they are and what they do.

use super::fact::{Each, Fact, Short, count, each, from, once, says, word};
use super::{agencies, paid, reports, sums};
use crate::model::vocab::{FUNCTION, TIER};

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

/// The partners of one kind, those in place or the others.
macro_rules! partners_of {
    ($kind:literal) => {
        partners_of!($kind, "in_place(p)")
    };
    ($kind:literal, $which:literal) => {
        concat!(
            "partners.filter(p, ",
            $which,
            " && (stated(p.kind) ? p.kind == \"",
            $kind,
            "\" : kind_of(p.body) == \"",
            $kind,
            "\"))"
        )
    };
}

/// What the file itself counts of the children in the area, those counts of a sort. Children of whom more is said, such as those in care,
/// are others.
macro_rules! own_count {
    ($list:literal, $which:literal, $rest:literal) => {
        concat!(
            $list,
            ".filter(c, stated(c.of) && c.of.matches(\"(?i)^children( under 18)?( (in|of) the area| that the \
             (partnership|arrangement) (covers|deals with|serves))?$\") && ",
            $which,
            ")",
            $rest
        )
    };
}

/// Those who are said to have nobody: an office that nobody employs.
macro_rules! nobody {
    ($list:literal, $one:literal, $field:literal) => {
        word(
            concat!(
                $list,
                ".filter(",
                $one,
                ", stated(",
                $field,
                ") && !has(",
                $field,
                ")).map(",
                $one,
                ", \"nobody\")"
            ),
            concat!($list, ".filter(", $one, ", stated(", $field, ") && !has(", $field, "))"),
        )
    };
}

/// Said of a list of which each that states it says that there is none; beside any that has some it is told of nobody.
macro_rules! none_at_all {
    ($list:literal, $field:literal) => {
        word(none_at_all!($list, $field, ".map(s, \"none\")"), none_at_all!($list, $field, ""))
    };
    ($list:literal, $field:literal, $rest:literal) => {
        concat!(
            $list,
            ".filter(s, stated(s.",
            $field,
            ") && !has(s.",
            $field,
            ") && !written(",
            $list,
            ").exists(o, stated(o.",
            $field,
            ") && has(o.",
            $field,
            ")))",
            $rest
        )
    };
}

/// Those who chair groups, and not the vice-chairs.
macro_rules! chairs_of {
    ($groups:literal, $rest:literal) => {
        concat!($groups, ".gather(g, g.chairs.filter(c, !(stated(c.as) && c.as == \"vice-chair\"))", $rest, ")")
    };
    ($groups:literal) => {
        chairs_of!($groups, ".map(c, stated(c.post) ? c.post : stated(c.body) ? c.body : c.now)")
    };
}

/// What is said of chairs of whom it is not said who they are.
macro_rules! nameless {
    ($groups:literal) => {
        &[
            nameless!(
                $groups,
                ".filter(c, stated(c.among)).gather(c, c.among)",
                "goes round among {}, and not said whose turn it is"
            ),
            nameless!($groups, ".filter(c, stated(c.nominated_by)).map(c, c.nominated_by)", "to be nominated by {}"),
        ]
    };
    ($groups:literal, $whom:literal, $says:literal) => {
        Short { of: chairs_of!($groups, $whom), says: $says, lacks: chairs_of!($groups), from: "" }
    };
}

/// Whether a body is one of education by its kind.
macro_rules! is_school {
    ($($body:literal),+) => {
        concat!("kind_of(", $($body,)+ ") in [\"school\", \"college\", \"university\", \"early-years\"]")
    };
}

/// Whether a seat or a claim is said to be one of education, by its sector or by its body.
macro_rules! of_education_itself {
    ($one:literal) => {
        concat!(
            "(stated(",
            $one,
            ".sector) && ",
            $one,
            ".sector in [\"education\", \"early-years\"]) || (stated(",
            $one,
            ".body) && ",
            is_school!($one, ".body"),
            ")"
        )
    };
}

/// What leaves it open whether one is of education: it names neither a sector nor a body, and may be just that.
macro_rules! open_whether_of_education {
    ($one:literal) => {
        concat!("!stated(", $one, ".sector) && !stated(", $one, ".body) && ", $one, ".sector == \"education\"")
    };
}

const SHAPE: &str = "Shape";
const LEADERSHIP: &str = "Leadership";
const STRUCTURE: &str = "Structure";
const EDUCATION: &str = "Education";
const SCRUTINY: &str = "Independent scrutiny";
const FUNCTIONS: &str = "Functions and who has them";

/// Every fact, in the order in which they are shown.
pub(super) fn all() -> impl Iterator<Item = &'static Fact> {
    FACTS.iter().chain(agencies::FACTS).chain(sums::FACTS).chain(paid::FACTS).chain(sums::HOW).chain(reports::FACTS)
}

const FACTS: &[Fact] = &[
    once("areas", SHAPE, "areas", &[says("areas")]),
    once("councils", SHAPE, "councils", &[count!(partners_of!("local-authority"), ".map(p, p.body)")])
        .beside(partners_of!("local-authority", "!in_place(p)")),
    once("health-boards", SHAPE, "health boards", &[count!(partners_of!("health-board"), ".map(p, p.body)")])
        .beside(partners_of!("health-board", "!in_place(p)")),
    once("forces", SHAPE, "police forces", &[count!(partners_of!("police"), ".map(p, p.body)")])
        .beside(partners_of!("police", "!in_place(p)")),
    once("partners", SHAPE, "safeguarding partners", &[says("partners.map(p, p.body)")]),
    once(OF_THE_AREA, SHAPE, "children under 18 (reference lists{year})", &[from("under_18(areas)", "areas")])
        .by_lists(),
    once(
        "children-stated",
        SHAPE,
        "children as the file counts them itself",
        &[says(own_count!("counts", "(stated(c.year) || stated(c.period))", ".map(c, c.number)"))],
    )
    .or_short(&[Short {
        of: own_count!("written(counts)", "!stated(c.year) && !stated(c.period)", ".map(c, c.number)"),
        says: "{}, and not said for which year",
        lacks: own_count!("written(counts)", "!stated(c.year) && !stated(c.period)", ".map(c, c.year)"),
        from: "",
    }])
    .where_told(),
    once(
        "children-stated-year",
        SHAPE,
        "year of that count",
        &[
            says(own_count!("counts", "stated(c.year)", ".map(c, c.year)")),
            says(own_count!("counts", "!stated(c.year) && stated(c.period)", ".map(c, c.period)")),
        ],
    )
    .where_told(),
    once("scope", SHAPE, "for whom", &[says("scope")]),
    once("lead-posts", LEADERSHIP, "lead posts", &[says("partners.map(p, p.lead)")]),
    once("lead-ranks", LEADERSHIP, "rank of the lead posts", &[says("partners.map(p, p.lead.rank)")]),
    once("delegates", LEADERSHIP, "delegate posts", &[says("partners.gather(p, p.delegates)")]),
    once("deciding-groups", LEADERSHIP, "groups in which the partners decide", &[says("decision_making_groups()")])
        .of_elements(),
    once("chair", LEADERSHIP, "chair where the partners decide", &[says(chairs_of!("decision_making_groups()"))])
        .or_short(nameless!("decision_making_groups()")),
    once(
        "vice-chair",
        LEADERSHIP,
        "vice-chair where the partners decide",
        &[says(
            "decision_making_groups().gather(g, g.chairs.filter(c, c.as == \"vice-chair\")\
             .map(c, stated(c.post) ? c.post : stated(c.body) ? c.body : c.now))",
        )],
    )
    .where_told(),
    once(
        "chair-undecided",
        LEADERSHIP,
        "chair of groups of which it is not said whether the partners decide there",
        &[says(chairs_of!("groups.filter(g, !stated(g.decides) && (!stated(g.tier) || g.tier in [\"lead\", \"executive\", \"board\"] && !stated(g.members)))"))],
    )
    .or_short(nameless!("groups.filter(g, !stated(g.decides) && (!stated(g.tier) || g.tier in [\"lead\", \"executive\", \"board\"] && !stated(g.members)))"))
    .where_told(),
    once(
        "chair-rotates",
        LEADERSHIP,
        "chair goes round among",
        &[says("decision_making_groups().gather(g, g.chairs.gather(c, c.among))")],
    ),
    once(
        "chair-chosen",
        LEADERSHIP,
        "who chooses the chair",
        &[
            says(chairs_of!(
                "decision_making_groups()",
                ".filter(c, stated(c.nominated_by) || !stated(c.post)).map(c, c.nominated_by)"
            )),
            says(chairs_of!(
                "decision_making_groups()",
                ".filter(c, stated(c.post) && (!stated(c.nominated_by) || stated(c.post.chosen_by))).gather(c, c.post.chosen_by)"
            )),
        ],
    ),
    once("one-voice", LEADERSHIP, "who speaks when one voice is needed", &[says("speaks_when_one_voice_is_needed")]),
    once("groups", STRUCTURE, "groups", &[count!("groups.filter(g, in_place(g))", "")])
        .beside("groups.filter(g, !in_place(g))")
        .of_elements(),
    once("tiers", STRUCTURE, "tiers of the groups", &[says("groups.map(g, g.tier)")]),
    each(
        Each::Word(&TIER, &[]),
        "groups-{}",
        STRUCTURE,
        "groups of the tier {}",
        &[count!("groups.filter(g, g.tier == \"{}\" && in_place(g))", ".map(g, g.tier)")],
    )
    .beside("groups.filter(g, g.tier == \"{}\" && !in_place(g)).map(g, g.tier)")
    .of_elements(),
    once(
        "meetings",
        STRUCTURE,
        "meetings a year where the partners decide",
        &[says("decision_making_groups().map(g, g.meetings_a_year)")],
    ),
    once("meets", STRUCTURE, "meetings in the paper's words", &[says("decision_making_groups().map(g, g.meets)")]),
    once("support-unit", STRUCTURE, "who hosts the support unit", &[says("support_unit.host")]),
    once(
        "education-seats",
        EDUCATION,
        "seats of education in lead, executive and board groups",
        &[says(concat!(
            "groups.filter(g, g.tier in [\"lead\", \"executive\", \"board\"]).gather(g, g.members.filter(m, ",
            of_education_itself!("m"),
            " || (stated(m.phases) && has(m.phases)) || (stated(m.bodies) && m.bodies.exists(b, ",
            is_school!("b"),
            ")) || (stated(m.post) && stated(m.post.body) && ",
            is_school!("m.post.body"),
            ") || (!stated(m.bodies) && !(stated(m.post) && stated(m.post.body)) && ",
            open_whether_of_education!("m"),
            ")))",
        ))],
    ),
    once(
        "education-standing",
        EDUCATION,
        "standing that education is given",
        &[says(concat!(
            "claims.filter(c, ",
            of_education_itself!("c"),
            " || ",
            open_whether_of_education!("c"),
            ").map(c, c.standing)"
        ))],
    ),
    once("scrutiny-form", SCRUTINY, "form of scrutiny", &[says("scrutiny.map(s, s.form)")]),
    once("scrutiny-by", SCRUTINY, "by whom", &[says("scrutiny.map(s, s.by)")]),
    once("scrutiny-state", SCRUTINY, "how far it has come", &[says("scrutiny.map(s, s.state)")]).bare(),
    once("scrutiny-independent", SCRUTINY, "said to be independent", &[says("scrutiny.map(s, s.independent)")]),
    once("scrutiny-whole", SCRUTINY, "covers the whole", &[says("scrutiny.map(s, s.covers_the_whole)")]),
    once(
        "scrutiny-methods",
        SCRUTINY,
        "methods",
        &[says("scrutiny.gather(s, s.methods)"), none_at_all!("scrutiny", "methods")],
    ),
    once(
        "scrutiny-engaged",
        SCRUTINY,
        "who engages it",
        &[
            says("scrutiny.gather(s, s.engaged_by)"),
            says("scrutiny.filter(s, stated(s.by.post)).gather(s, s.by.post.engaged_by)"),
            nobody!("scrutiny", "s", "s.engaged_by"),
            nobody!("scrutiny.filter(s, stated(s.by.post))", "s", "s.by.post.engaged_by"),
        ],
    ),
    once(
        "scrutiny-employed",
        SCRUTINY,
        "who employs it",
        &[
            says("scrutiny.gather(s, s.by.post.employed_by)"),
            nobody!("scrutiny.filter(s, stated(s.by.post))", "s", "s.by.post.employed_by"),
        ],
    ),
    once(
        "scrutiny-chosen",
        SCRUTINY,
        "who chose it",
        &[says("scrutiny.gather(s, s.chosen_by)"), nobody!("scrutiny", "s", "s.chosen_by")],
    ),
    once(
        "scrutiny-chairs",
        SCRUTINY,
        "groups that it chairs",
        &[says("scrutiny.gather(s, s.chairs)"), none_at_all!("scrutiny", "chairs")],
    ),
    once(
        "scrutiny-reports",
        SCRUTINY,
        "to whom it reports",
        &[says("scrutiny.gather(s, s.reports_to)"), nobody!("scrutiny", "s", "s.reports_to")],
    ),
    once("scrutiny-until", SCRUTINY, "end of its term", &[says("scrutiny.map(s, end(s.term))")]),
    each(
        Each::Word(
            &FUNCTION,
            &["functions.map(f, f.function)", "groups.gather(g, g.functions)", "posts.gather(p, p.functions)"],
        ),
        "function-{}",
        FUNCTIONS,
        "{}",
        &[
            says("functions.filter(f, f.function == \"{}\").gather(f, f.owners)"),
            nobody!("functions.filter(f, f.function == \"{}\")", "f", "f.owners"),
            from(
                "groups.filter(g, \"{}\" in g.functions)",
                "groups.filter(g, stated(g.functions)).gather(g, g.functions.filter(w, w == \"{}\"))",
            ),
            from(
                "posts.filter(p, \"{}\" in p.functions)",
                "posts.filter(p, stated(p.functions)).gather(p, p.functions.filter(w, w == \"{}\"))",
            ),
        ],
    )
    .or_short(&[Short {
        of: "functions.filter(f, stated(f.function) && f.function == \"{}\" && !stated(f.owners)).map(f, f.function)",
        says: "named, and not said who has it",
        lacks: "written(functions).filter(f, stated(f.function) && f.function == \"{}\").gather(f, f.owners)",
        from: "",
    }]),
    once("child-death-panel", FUNCTIONS, "panel that reviews child deaths", &[says("child_death_review.panel")]),
];
