//! The facts that arrangements are set beside each other by: relevant agencies.

use super::fact::{Each, Fact, each, once, says, word};
use crate::model::vocab::AGENCY_CATEGORY;

/// The lists of relevant agencies.
macro_rules! agency_lists {
    () => {
        "relevant_agencies.filter(l, !stated(l.force) || l.force == \"relevant-agency\")"
    };
}

/// Those lists that name all agencies of the regulations at once, which are under every heading but that of none.
macro_rules! by_reference {
    () => {
        concat!(
            agency_lists!(),
            ".filter(l, \"{}\" != \"not-in-the-regulations\" && stated(l.by_reference_to_the_regulations) && \
             l.by_reference_to_the_regulations)"
        )
    };
}

const AGENCIES: &str = "Relevant agencies by heading, the paper's own where the Schedule does not tell";

pub(super) const FACTS: &[Fact] = &[
    each(
        Each::Word(&AGENCY_CATEGORY, &[]),
        "agencies-{}",
        AGENCIES,
        "{}",
        &[
            says(concat!(
                agency_lists!(),
                ".gather(l, l.agencies.filter(a, matched(a) ? \"{}\" in schedule_headings(a) : stated(a.category) ? a.category == \"{}\" : \
                 in_the_schedule(a) && a.category == \"{}\"))"
            )),
            word(
                concat!(by_reference!(), ".map(l, \"all of the regulations at once\")"),
                concat!(by_reference!(), ".map(l, l.by_reference_to_the_regulations)"),
            ),
        ],
    )
    .silence_says(),
    once(
        "agencies-no-heading",
        AGENCIES,
        "heading not stated",
        &[says(concat!(agency_lists!(), ".gather(l, l.agencies.filter(a, !matched(a) && !stated(a.category)))"))],
    )
    .where_told()
    .silence_says(),
    once(
        "agencies-state",
        AGENCIES,
        "how far their lists have come",
        &[says(concat!(agency_lists!(), ".map(l, l.state)"))],
    )
    .bare()
    .silence_says(),
    once(
        "agencies-by-reference",
        AGENCIES,
        "names all agencies of the regulations at once",
        &[says(concat!(agency_lists!(), ".map(l, l.by_reference_to_the_regulations)"))],
    )
    .silence_says(),
];
