use super::decoded;
use crate::finding::{Code, Finding};

/// The only finding of a text, with what it underlines.
fn only(text: &str) -> (Finding, &str) {
    let mut findings = decoded(text).findings;
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let finding = findings.remove(0);
    let span = finding.primary.span;
    (finding, span.slice(text).unwrap())
}

fn check(text: &str, code: &Code, underline: &str, message: &str, mend: &str) {
    let (finding, underlined) = only(text);
    assert_eq!(&finding.code, code);
    assert_eq!(underlined, underline);
    assert_eq!(finding.message, message);
    assert_eq!(finding.mend, mend);
}

#[test]
fn an_unknown_body_is_named_with_its_place_and_the_day() {
    check(
        "masa: 1\nbudgets: [{year: 2021/22, contributions: [{payer: dorset-counti}]}]\n",
        &Code::Reference,
        "dorset-counti",
        "`dorset-counti` named as payer in the 2021/22 budget is no body known on 1 June 2022",
        "did you mean `dorset-county` (Dorset County Council)?",
    );
}

#[test]
fn an_ambiguous_name_names_all_that_bear_it_on_the_day() {
    check(
        "as-at: 2018-06-01\npartners: [{body: Dorset}]\n",
        &Code::Reference,
        "Dorset",
        "`Dorset` named as body of the partner may be any of Dorset County Council (`dorset-county`) and Bournemouth \
         Borough Council (`bournemouth`) known on 1 June 2018",
        "write `dorset-county` or `bournemouth`",
    );
}

#[test]
fn a_name_is_looked_up_on_the_day_of_the_file() {
    let name = |day| {
        let decoded = decoded(&format!("as-at: {day}\npartners: [{{body: NHS Devon CCG}}, {{body: nhs-devon-ccg}}]\n"));
        (decoded.findings.len(), decoded.model.name(super::lookup::element_at(&decoded.model, "partners[1].body")))
    };
    assert_eq!(name("2021-01-01"), (0, "NHS Devon Clinical Commissioning Group".to_owned()));
    assert_eq!(name("2023-01-01"), (1, "NHS Devon Clinical Commissioning Group".to_owned()));
}

#[test]
fn a_body_is_no_area_and_a_group_no_post() {
    check(
        "areas: [nhs-devon-ccg]\n",
        &Code::Reference,
        "nhs-devon-ccg",
        "`nhs-devon-ccg` named under `areas` of the arrangement is a body (NHS Devon Clinical Commissioning Group), but an area is \
         asked for",
        "`masa areas` lists the areas and bodies with their ids",
    );
    check(
        "groups: {board: {tier: board}}\npartners: [{body: plymouth, lead: board}]\n",
        &Code::Reference,
        "board",
        "`board` named as lead of the partner Plymouth City Council is a group, but a post is asked for",
        "write one of the ids under `posts`, or add it there",
    );
    check(
        "supersedes: []\nchild-death-review: {panel: partners}\n",
        &Code::Reference,
        "partners",
        "`partners` named as panel of the child death review is the word for several together, but a group is asked for",
        "write one of the ids under `groups`, or add it there",
    );
}

#[test]
fn a_body_that_no_list_holds_can_be_described_where_it_is_named() {
    check(
        "relevant-agencies: [{title: Agencies, agencies: [{body: NSPCC}]}]\n",
        &Code::Reference,
        "NSPCC",
        "`NSPCC` named as body in the agency list `Agencies` is no body known on 1 June 2022",
        "write one of the ids under `bodies`, or add it there; or describe the body here: `{name: …, kind: …}`",
    );
}

#[test]
fn dangling_ids_of_the_file_get_a_suggestion() {
    check(
        "posts: {chief-executive: {title: Chief}}\ngroups: {board: {name: The Board, chairs: [{post: cheif-executive}]}}\n",
        &Code::Reference,
        "cheif-executive",
        "`cheif-executive` named as post in the group The Board is no post of this file",
        "did you mean `chief-executive`?",
    );
}

#[test]
fn a_name_that_leads_nowhere_is_reported_once_with_all_its_places() {
    let text = "groups:\n  a: {reports-to: [bord]}\n  b: {reports-to: [bord]}\n";
    let (finding, _) = only(text);
    assert_eq!(
        finding.message,
        "`bord` named under `reports-to` of the group a is no post, group or body known on 1 June 2022"
    );
    let related: Vec<&str> = finding.related.iter().map(|label| label.span.slice(text).unwrap()).collect();
    assert_eq!(related, ["bord"]);
}

#[test]
fn an_id_given_twice_is_shown_in_both_places() {
    let text = "posts: {manager: {title: One}}\nsupport-unit: {posts: {manager: {title: Two}}}\n\
                speaks-when-one-voice-is-needed: manager\n";
    let (finding, underlined) = only(text);
    assert_eq!(underlined, "manager");
    assert!(finding.message.ends_with("is the id of two posts of this file"), "{}", finding.message);
    assert_eq!(finding.related.len(), 2);
}

#[test]
fn a_citation_of_no_source_is_found() {
    check(
        "sources: {cabinet: {title: Report}}\npartners: [{body: plymouth, cite: cabnet 3.1}]\n",
        &Code::Reference,
        "cabnet 3.1",
        "`cabnet` is cited here, but no paper of that name stands under `sources`",
        "did you mean `cabinet`?",
    );
}

#[test]
fn a_partner_described_as_a_body_of_the_file_is_not_overlooked() {
    check(
        "posts: {scrutineer: {title: Scrutineer, employed-by: {name: Plymouth City Council}}}\n",
        &Code::Reference,
        "{name: Plymouth City Council}",
        "`Plymouth City Council` is described here as a body of its own, but the reference lists know it as `plymouth`",
        "write `plymouth` wherever the body is named, or give it the kind that sets it apart",
    );
    assert!(decoded("posts: {a: {employed-by: {name: Torbay Council, kind: company}}}\n").findings.is_empty());
}

#[test]
fn a_body_of_the_file_with_the_id_of_a_listed_one_would_be_taken_for_it() {
    check(
        "bodies: {torbay: {name: Torbay Hub, kind: company}}\n",
        &Code::Reference,
        "torbay",
        "`torbay` is described here as a body of its own, but it is what the reference lists call Torbay Council",
        "give the body an id of its own, or take this entry away where Torbay Council is meant",
    );
}

#[test]
fn days_years_periods_and_amounts_are_judged_by_their_own_parsers() {
    let schema = |text: &str| {
        let (finding, underlined) = only(text);
        assert_eq!(finding.code, Code::Schema);
        (underlined.to_owned(), finding.message, finding.mend)
    };
    let (underlined, message, mend) = schema("as-at: 2022-23\n");
    assert_eq!(underlined, "2022-23");
    assert!(message.contains("financial year"), "{message}");
    assert!(mend.contains("`2022/23`"), "{mend}");
    assert_eq!(schema("events: [{what: met, date: 2019-02-29}]\n").0, "2019-02-29");
    assert_eq!(schema("events: [{what: met, date: [2020-05-01..2020-01-01]}]\n").0, "[2020-05-01..2020-01-01]");
    assert_eq!(schema("events: [{what: met, date: {words: later, not-before: soon}}]\n").0, "soon");
    assert_eq!(schema("events: [{what: met, date: {words: later, not-before: 2021, not-after: 2020}}]\n").0, "2020");
    assert_eq!(schema("budgets: [{year: 2022-23}]\n").0, "2022-23");
    assert_eq!(schema("budgets: [{total: about £5}]\n").0, "about £5");
    assert_eq!(schema("budgets: [{contributions: [{share: a third}]}]\n").0, "a third");
    assert_eq!(schema("reports: [{period: 2022/23}]\n").0, "2022/23");
}

#[test]
fn what_is_over_before_it_begins_is_refused() {
    let (finding, underlined) = only("partners: [{body: plymouth, from: 2023-04-01, until: 2023-03-31}]\n");
    assert_eq!((finding.code, underlined), (Code::Schema, "2023-03-31"));
    assert_eq!(
        finding.message,
        "`until` is 31 March 2023 and `from` is 1 April 2023: it would be over before it begins"
    );
    assert_eq!(finding.related.len(), 1);
    for sound in ["from: 2023-04-01, until: 2023-04-01", "from: 2023-04-15, until: 2023-04", "from: 2023-04-01"] {
        assert!(decoded(&format!("partners: [{{body: plymouth, {sound}}}]\n")).findings.is_empty(), "{sound}");
    }
    let doubted = "posts: {a: {from: 2023-04-01, until: {value: 2023-03-31, doubt: smudged}}}\n";
    assert!(decoded(doubted).findings.is_empty());
}

#[test]
fn findings_come_in_the_order_of_the_file() {
    let findings = decoded("areas: [nowhere]\npartners: [{body: nobody-at-all, from: never}]\n").findings;
    let places: Vec<u32> = findings.iter().map(|finding| finding.primary.span.lo).collect();
    assert_eq!(places.len(), 3);
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_slip_of_the_pen_is_no_word_of_the_areas_own() {
    check(
        "masa: 1\ngroups: {board: {name: Board, tier: leed}}\n",
        &Code::Schema,
        "leed",
        "`leed` is not among the words for this, and is very nearly `lead`",
        "did you mean `lead`? For something else, choose a word that cannot be taken for it",
    );
    assert!(decoded("masa: 1\ngroups: {board: {name: Board, tier: network}}\n").findings.is_empty());
}
