//! In which words a step is told: from which day on something is open, why, with whom it is, and nothing that is still so as gone.

use masa::check::{Options, Tools, restructure};
use masa::report::{TextOptions, restructure_text};
use masa::time::Date;

use crate::ahead::{AREAS, read};
use crate::compared::text;
use crate::judged::BOOK;

/// What goes in a file, each once, and what comes in its place.
type Edits<'e> = &'e [(&'e str, &'e str)];

fn edited(body: &str, edits: Edits<'_>) -> String {
    edits.iter().fold(body.to_owned(), |body, (old, new)| {
        assert!(body.contains(old), "`{old}` stands there");
        body.replace(old, new)
    })
}

/// What is told of the clean split with something else in the file of before, in that of the first area, and in that of the second.
fn told(before: Edits<'_>, first: Edits<'_>, second: Edits<'_>) -> String {
    let after = AREAS.into_iter().zip([first, second]).map(|(area, edits)| {
        text(&format!("after-{area}.yaml"), &edited(&read("after.yaml").replace("AREA", area), edits))
    });
    let before = text("before.yaml", &edited(&read("before.yaml"), before));
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    let step = restructure(vec![before], after.collect(), &Tools::bundled(&BOOK), &options).unwrap();
    let told = restructure_text(&step.restructure, &step.sources, &TextOptions::default());
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(told: &str, words: &str) {
    assert!(told.contains(words), "`{words}` is not in {told}");
}

#[test]
fn what_lapses_later_in_the_year_is_asked_from_that_day_on() {
    let data = "{function: data, owners: [executive]}";
    let until = [
        (data, "{function: data, owners: [executive], until: 2025-06-30}"),
        ("{name: Training Group,", "{name: Training Group, until: 2025-07-31,"),
    ];
    let lapsed = told(&[], &until, &[]);
    says(&lapsed, "ask Who sees to this from 1 July 2025 on?");
    says(&lapsed, "ask Which group takes over what Training Group did from 1 August 2025 on?");
    let again = "{function: data, owners: [executive], until: 2025-06-30}\n  - {function: data, owners: [training], from: 2025-08-01}";
    says(&told(&[], &[(data, again)], &[]), "ask Who sees to this from 1 July 2025 to 31 July 2025?");
    // What nobody sees to on the first day is asked from then on.
    let gone = told(&[], &[(data, "{function: audit, owners: [executive]}")], &[]);
    says(&gone, "ask Who sees to this from the day of the change on?");
    let panel = [("{name: Child Death Overview Panel,", "{name: Child Death Overview Panel, until: 2025-08-15,")];
    let panel = told(&[], &panel, &panel);
    says(&panel, "ask Which panel reviews the deaths of children from 16 August 2025 on, and who hosts it and answers");
    says(&panel, "ask Who reviews the deaths of children of each area from 16 August 2025 on, and by which panel?");
    says(&panel, "something that is in place on the first day is said to end before these");
}

#[test]
fn scrutiny_that_runs_out_within_the_year_is_asked_from_the_next_day_on() {
    let term = "term: 2025-04-01/2028-03-31";
    let first = "ask Who scrutinises from the first day after the change on, and engaged by whom?";
    let soon = (term, "term: 2025-04-01/2025-09-30");
    let both = told(&[], &[soon], &[soon]);
    says(&both, "ask Who scrutinises from 1 October 2025 on, and engaged by whom?");
    says(&both, "the term ends within a year, and nobody is said to follow at once");
    // Where it is open from the first day in the one, that day comes first.
    let unsure = ("by: {post: scrutineer}", "by: {words: a scrutineer to be appointed}");
    says(&told(&[], &[soon], &[unsure]), first);
    says(&told(&[], &[(term, "term: {value: 2025-04-01/2025-09-30, doubt: a draft}")], &[]), first);
    assert!(!told(&[], &[], &[]).contains("Who scrutinises"));
}

#[test]
fn what_is_only_hoped_for_is_not_said_to_be_stated_nowhere() {
    let begins = "{what: in-force, date: 2025-04-01}";
    for (state, why) in [
        ("hoped-for", "it is only hoped for"),
        ("under-discussion", "it is only under discussion"),
        ("planned", "it is planned, and not yet so"),
    ] {
        let hoped = told(&[], &[(begins, &format!("{{what: in-force, date: 2025-04-01, state: {state}}}"))], &[]);
        assert!(!hoped.contains("no event `in-force` is stated"), "{hoped}");
        assert!(hoped.matches(why).count() > 2, "{hoped}");
    }
    says(&told(&[], &[(begins, "{what: consulted, date: 2025-01-06}")], &[]), "no event `in-force` is stated");
}

#[test]
fn a_panel_without_a_chair_or_an_owner_goes_by_its_host_or_by_those_to_whom_it_answers() {
    let (owner, host) =
        ((", owner: nhs-dorset-icb", ""), ("  panel: cdop\n  host: nhs-dorset-icb\n", "  panel: cdop\n"));
    let of = "Child Death Overview Panel of dorset Partnership";
    let lead = "Chief Executive (NHS Dorset Integrated Care Board)";
    says(&told(&[], &[], &[]), &format!("{of}, owned by {lead}"));
    let hosted = told(&[], &[owner], &[]);
    assert_eq!(hosted.matches(&format!("{of}, hosted by {lead}")).count(), 3, "{hosted}");
    let above = "which answers to Executive of dorset Partnership, chaired by Chief Constable (Dorset Police)";
    let answers = told(&[], &[owner, host], &[]);
    assert_eq!(answers.matches(&format!("{of}, {above}")).count(), 3, "{answers}");
    // A host that nobody leads on the first day does nothing.
    let lead = "icb-chief-executive: {title: Chief Executive, body: nhs-dorset-icb, ";
    let empty = [owner, (lead, &format!("{lead}state: vacant, "))];
    says(&told(&[], &empty, &[]), "[ ] the panel that reviews child deaths, and who hosts it");
}

#[test]
fn a_gap_that_the_step_finds_still_is_not_told_as_not_asked_any_more() {
    let late = [("begins: 2025-04-01", "begins: 2025-04-03")];
    let begins = ("in-force, date: 2025-04-01", "in-force, date: 2025-04-03");
    let gap = told(&late, &[begins], &[begins]);
    says(&gap, "days without any: 1 April 2025 to 2 April 2025");
    assert!(!gap.contains("handover-with-a-gap"), "{gap}");
    assert!(!gap.contains("finding of before is not asked any more"), "{gap}");
    // That it may be one stands among what may be lost.
    let unsure = told(&late, &[], &[]);
    says(&unsure, "the arrangements that follow give another first day");
    assert!(!unsure.contains("handover-with-a-gap"), "{unsure}");
}

#[test]
fn why_no_day_is_stated_for_the_report_on_the_last_months_is_said() {
    let why = "; no day is stated for it, since it is not said when the last yearly report was published: ";
    let published = (", events: [{what: published, date: 2024-09-16}]}\nbudgets", "}\nbudgets");
    let undated = told(&[published], &[], &[]);
    says(&undated, &format!("the yearly report on the last months of Joint Partnership{why}"));
    says(&undated, &format!("which come after the last yearly report{why}"));
    assert!(!told(&[], &[], &[]).contains("no day is stated for it"));
}
