//! What `masa compare` says of a list that is said to hold all, where one of its entries does not say what it is: that entry may be
//! just what is asked for, so that nobody is held to have none of it.

use serde_json::Value;

use super::compared_facts::{fact, facts_of, says};
use super::masa::{folder_with, run_in};

/// The facts of a file, which stands first, beside one that has a row for everything.
fn beside_another(text: &str) -> Value {
    let head = |id: &str| format!("masa: 1\nid: {id}\ndescribes: {id}\nas-at: 2024-06-01\nareas: [plymouth]\n");
    let other = "functions: [{function: training, owners: partners}]\n\
        relevant-agencies: [{force: relevant-agency, by-reference-to-the-regulations: true}, \
        {agencies: [{kind: a lay member, category: not-in-the-regulations}]}]\n\
        reports: [{kind: yearly, period: 2022-04/2023-03, events: [{what: published, date: 2023-09-01}]}]\n";
    let files = [("1.yaml", head("one") + text), ("2.yaml", head("two") + other)];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json"]);
    serde_json::from_slice(&run.stdout).unwrap()
}

#[track_caller]
fn lacks(document: &Value, id: &str, missing: &str) {
    let gaps = fact(document, id)["missing"].as_array().unwrap();
    assert!(gaps.iter().any(|gap| gap["fact"] == missing), "{id}: {gaps:?}");
}

#[test]
fn an_agency_of_no_stated_heading_may_be_under_any() {
    let agencies = |agencies: &str| {
        beside_another(&format!(
            "complete: [relevant-agencies]\n\
             relevant-agencies: [{{force: relevant-agency, complete: [agencies], agencies: [{agencies}]}}]\n"
        ))
    };
    let id = "agencies-education-and-childcare";
    let open = agencies("{kind: religious and faith groups}");
    says(&open, id, "not stated", "not-stated");
    lacks(&open, id, "relevant-agencies[0].agencies[0].category");
    says(&open, "agencies-not-in-the-regulations", "not stated", "not-stated");
    let beside = agencies("{kind: all primary schools, category: education-and-childcare}, {kind: faith groups}");
    says(&beside, id, "all primary schools", "in-part");
    let elsewhere = agencies("{kind: faith groups, category: miscellaneous}");
    says(&elsewhere, id, "none", "none");
    says(&elsewhere, "agencies-miscellaneous", "faith groups", "stated");
}

#[test]
fn who_names_all_agencies_of_the_regulations_at_once_names_those_of_every_heading() {
    let all = beside_another(
        "complete: [relevant-agencies]\n\
         relevant-agencies: [{force: relevant-agency, by-reference-to-the-regulations: true, agencies: none}]\n",
    );
    for id in ["agencies-education-and-childcare", "agencies-local-government"] {
        says(&all, id, "all of the regulations at once", "stated");
        assert_eq!(fact(&all, id)["places"][0]["line"], 7, "{}", fact(&all, id));
    }
    says(&all, "agencies-not-in-the-regulations", "none", "none");
}

#[test]
fn a_seat_that_names_neither_sector_nor_body_may_be_one_of_education() {
    let seats = |seats: &str| {
        facts_of(
            &format!(
                "complete: [groups, posts]\nposts: {{h: {{title: Head teacher}}, c: {{title: Chief, body: plymouth}}, \
                 s: {{title: Principal, body: {{name: City College, kind: college}}}}}}\n\
                 groups: {{e: {{name: Executive, tier: executive, complete: [members], members: [{seats}]}}}}\n"
            ),
            &[],
        )
    };
    let open = seats("{post: h, as: member}");
    says(&open, "education-seats", "not stated", "not-stated");
    lacks(&open, "education-seats", "groups.e.members[0].sector");
    says(&seats("{called: a place, as: member}"), "education-seats", "not stated", "not-stated");
    says(
        &seats("{body: plymouth}, {post: h, sector: education}"),
        "education-seats",
        "Head teacher on Executive",
        "stated",
    );
    says(&seats("{post: h, phases: [primary]}"), "education-seats", "Head teacher on Executive", "stated");
    says(&seats("{post: s}"), "education-seats", "Principal on Executive", "stated");
    for other in ["{body: plymouth}", "{post: c}", "{bodies: [plymouth, torbay]}", "{post: h, sector: housing}"] {
        says(&seats(other), "education-seats", "none", "none");
    }
}

#[test]
fn a_claim_that_names_nobody_may_be_one_of_education() {
    let claim = |of: &str| facts_of(&format!("complete: [claims]\nclaims: [{{standing: fourth-partner{of}}}]\n"), &[]);
    says(&claim(""), "education-standing", "not stated", "not-stated");
    lacks(&claim(""), "education-standing", "claims[0].sector");
    says(&claim(", sector: education"), "education-standing", "fourth partner", "stated");
    says(&claim(", body: {name: A Trust, kind: school}"), "education-standing", "fourth partner", "stated");
    says(&claim(", sector: housing"), "education-standing", "none", "none");
    says(&claim(", body: plymouth"), "education-standing", "none", "none");
}

#[test]
fn a_function_that_is_not_named_may_be_any() {
    let functions = |entry: &str| {
        beside_another(&format!(
            "complete: [functions, posts, groups]\nposts: none\ngroups: none\nfunctions: [{{{entry}owners: partners}}]\n"
        ))
    };
    says(&functions(""), "function-training", "not stated", "not-stated");
    lacks(&functions(""), "function-training", "functions[0].function");
    says(&functions("function: audit, "), "function-training", "none", "none");
}

#[test]
fn a_budget_that_lacks_its_year_or_total_is_none_that_is_missing() {
    let budget = |budget: &str| facts_of(&format!("complete: [budgets]\nbudgets: [{{{budget}}}]\n"), &[]);
    let of_no_year = budget("total: \"£100\"");
    says(&of_no_year, "budget-year", "not stated", "not-stated");
    lacks(&of_no_year, "budget-year", "budgets[0].year");
    says(&of_no_year, "budget", "£100, and not said for which year", "lacking");
    says(&of_no_year, "budget-change", "not stated", "not-stated");
    let of_no_total = budget("year: 2023/24");
    says(&of_no_total, "budget-year", "2023/24, of which no total is stated", "lacking");
    for id in ["budget", "budget-per-child", "budget-change", "change-stated", "paid-others", "budget-held"] {
        says(&of_no_total, id, "not stated", "not-stated");
    }
    lacks(&of_no_total, "budget", "budgets[0].total");
    let nothing = facts_of("complete: [budgets]\nbudgets: none\n", &[]);
    says(&nothing, "budget", "none", "none");
}

#[test]
fn a_report_that_lacks_its_kind_or_year_may_be_the_one_that_is_asked_for() {
    let of = |report: &str| beside_another(&format!("complete: [reports]\nreports: [{{{report}}}]\n"));
    let published = "events: [{what: published, date: 2023-09-01}]";
    let of_no_year = of(&format!("kind: yearly, {published}"));
    let of_no_kind = of(&format!("period: 2022-04/2023-03, {published}"));
    for (document, missing) in [(&of_no_year, "reports[0].period"), (&of_no_kind, "reports[0].kind")] {
        for id in ["report-in-time-2023", "report-days-2023"] {
            says(document, id, "not stated", "not-stated");
            lacks(document, id, missing);
        }
    }
    says(&of_no_kind, "reports", "between 0 and 1", "bounds");
    says(&of(&format!("kind: scrutiny, period: 2022-04/2023-03, {published}")), "report-in-time-2023", "none", "none");
}

#[test]
fn no_report_is_late_where_one_of_no_stated_kind_may_have_come_between() {
    let reports = |kind: &str| {
        facts_of(
            &format!(
                "events: [{{what: in-force, date: 2019-01-01}}]\ncomplete: [events, reports]\nreports:\n  \
                 - {{kind: yearly, period: 2022-04/2023-03, events: [{{what: published, date: 2024-05-01}}]}}\n  \
                 - {{{kind}period: 2021-04/2022-03, events: [{{what: published, date: 2023-09-01}}]}}\n"
            ),
            &[],
        )
    };
    says(&reports("kind: scrutiny, "), "report-in-time-2023", "late", "stated");
    says(&reports("kind: yearly, "), "report-in-time-2023", "on time", "stated");
    says(&reports(""), "report-in-time-2023", "late, unless another was published between", "lacking");
}

#[test]
fn an_event_or_paper_that_does_not_say_what_it_is_may_be_the_review() {
    let events = facts_of("complete: [events, documents]\nevents: [{date: 2023-01-01}]\ndocuments: none\n", &[]);
    for id in ["published", "in-force", "reviewed", "review-due"] {
        says(&events, id, "not stated", "not-stated");
    }
    let paper = |kind: &str| {
        facts_of(
            &format!(
                "complete: [events, documents]\nevents: [{{what: published, date: 2023-01-01}}]\n\
                 documents: {{d: {{title: D{kind}, review-date: 2025-01-01}}}}\n"
            ),
            &[],
        )
    };
    says(&paper(", kind: arrangements"), "review-due", "1 January 2025", "stated");
    says(&paper(", kind: threshold-document"), "review-due", "none", "none");
    says(&paper(""), "review-due", "not stated", "not-stated");
}
