//! Section 3: each outcome, and the strength it carries.

use masa::finding::{Outcome, Strength};
use masa::source::SourceProvider;

use crate::ask::{bundled, holds, provision};

#[test]
fn met_where_stated_facts_satisfy_the_rule() {
    let answer = holds("has(arrangement.name)").of("name: Example\n");
    assert_eq!(answer.outcome(), "met");
    assert!(answer.only().finding.is_none(), "what is met is no finding");
}

#[test]
fn a_rule_that_only_guards_is_never_met() {
    let guard = || holds("edition != \"none such\"").with("guards", "true");
    let answer = guard().of("edition: wt2018-07-04\n");
    assert_eq!((answer.outcome(), answer.reason()), ("not-applicable", "nothing of the kind is entered"));
    assert_eq!(guard().of("edition: none such\n").outcome(), "not-met");
    assert_eq!(guard().of("").outcome(), "not-stated");
}

#[test]
fn not_met_where_stated_facts_contradict_it() {
    let answer = holds("has(edition)").with("point", "edition").of("edition: none\n");
    assert_eq!(answer.outcome(), "not-met");
    assert_eq!(answer.underlined(), "none");
}

#[test]
fn not_stated_where_it_cannot_be_told_with_every_fact_that_would_settle_it() {
    let answer = holds("has(arrangement.name) && has(arrangement.edition) && size(areas) == 1").of("");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.settled_by(), ["name", "edition"]);
    assert!(!answer.finding().ask.is_empty(), "says what to ask");
}

#[test]
fn for_judgement_where_only_people_can_decide_with_the_evidence_cited() {
    let ask = holds("true").without("holds").with("judgement", "documents");
    let answer = ask.of("documents: {plan: {title: The plan}}\n");
    assert_eq!(answer.outcome(), "for-judgement");
    assert_eq!(answer.underlined(), "plan");
    assert_eq!(ask.of("").outcome(), "not-stated", "nothing cited");
}

#[test]
fn not_applicable_where_condition_day_or_area_does_not_apply() {
    let condition = holds("false").when("size(areas) > 1").of("");
    assert_eq!(condition.outcome(), "not-applicable");
    assert!(condition.reason().contains("size(areas) > 1"), "{}", condition.reason());
    let day = holds("false").of("as-at: 2018-06-28\n");
    assert_eq!(day.outcome(), "not-applicable");
    let area = provision(
        "p1",
        "must",
        &["from: 2020-01-01", "commences: by-area", "everywhere-from: 2022-01-01", "areas: {plymouth: 2021-01-01}"],
    );
    let ask = holds("false").to("area").basis("p1").law(&area);
    assert_eq!(ask.of("as-at: 2020-12-31\n").outcome(), "not-applicable");
    assert_eq!(ask.of("as-at: 2021-01-01\n").outcome(), "not-met");
}

#[test]
fn every_outcome_has_its_reason() {
    let answer = bundled(&[]).of("partners: [{body: plymouth, lead: none}]\ngroups: none\nstatus: proposed\n");
    let silent: Vec<_> = answer.verdicts().iter().filter(|verdict| verdict.reason.is_empty()).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_rule_yields_at_least_one_outcome_for_every_description() {
    for text in [
        "",
        "areas: none\n",
        "areas: [nowhere]\n",
        "partners: [5]\n",
        "partners: none\n",
        "groups: {a: 5}\n",
        "status: proposed\n",
    ] {
        let answer = bundled(&[]).of(text);
        for (at, rule) in answer.checked.report.rules.iter().enumerate() {
            let count = answer.verdicts().iter().filter(|verdict| verdict.rule == at).count();
            assert!(count > 0, "{} says nothing of {text:?}", rule.id);
        }
    }
}

#[test]
fn one_rule_and_subject_have_exactly_one_outcome() {
    let answer = bundled(&[])
        .of("partners: [{body: plymouth}, {body: nhs-devon-icb}]\ngroups: {a: {tier: board}, b: {tier: forum}}\n");
    let mut seen = std::collections::BTreeSet::new();
    for verdict in answer.verdicts() {
        assert!(seen.insert((verdict.rule, verdict.subject.clone())), "twice: {verdict:#?}");
    }
}

#[test]
fn strength_comes_from_the_force_of_the_provision() {
    for (force, strength) in [
        ("must", Strength::Duty),
        ("should", Strength::Guidance),
        ("may", Strength::Note),
        ("states", Strength::Note),
        ("expects", Strength::Note),
    ] {
        let answer = holds("false").basis("p1").law(&provision("p1", force, &[])).of("");
        assert_eq!(answer.strength(), strength, "{force}");
    }
}

#[test]
fn certainty_lowers_it() {
    let of = |more: &[&str]| holds("false").basis("p1").law(&provision("p1", "must", more)).of("").strength();
    assert_eq!(of(&["certainty: read"]), Strength::Duty);
    assert_eq!(of(&["certainty: reported"]), Strength::Duty);
    assert_eq!(of(&["certainty: recalled"]), Strength::Question);
    assert_eq!(of(&["force-certainty: recalled"]), Strength::Question);
}

#[test]
fn a_limit_of_the_provision_or_of_the_rule_lowers_it() {
    let limited = provision("p1", "must", &["at-most: guidance", "because: It is disputed."]);
    let answer = holds("false").basis("p1").law(&limited).of("");
    assert_eq!(answer.strength(), Strength::Guidance);
    assert!(answer.finding().law[0].why_less().unwrap().contains("It is disputed."));
    let rule = holds("false").with("at-most", "question").with("because", "A reading.").of("");
    assert_eq!(rule.strength(), Strength::Question);
    assert!(rule.finding().law[0].why_less().unwrap().contains("A reading."));
}

#[test]
fn nothing_raises_it() {
    let note = provision("p1", "states", &[]);
    let answer =
        holds("false").basis("p1").law(&note).with("at-most", "guidance").with("because", "We want it.").of("");
    assert_eq!(answer.strength(), Strength::Note);
    let recalled = provision("p1", "may", &["certainty: recalled"]);
    assert_eq!(holds("false").basis("p1").law(&recalled).of("").strength(), Strength::Note, "a note stays a note");
}

#[test]
fn of_several_provisions_in_force_the_strongest_decides_and_all_are_printed() {
    let law = provision("p1", "states", &[])
        + &provision("p2", "must", &[])
        + &provision("p3", "must", &["until: 2024-12-31"]);
    let answer = holds("false").basis("p1, p2, p3").law(&law).of("as-at: 2025-06-01\n");
    assert_eq!(answer.strength(), Strength::Duty);
    let cited: Vec<&str> = answer.finding().law.iter().map(|cite| cite.provision.as_str()).collect();
    assert_eq!(cited, ["p2", "p1"], "strongest first, and what is no longer law is left out");
}

#[test]
fn law_not_yet_in_force_weighs_a_note_and_says_its_date_or_that_there_is_none_yet() {
    let dated = provision("p1", "must", &["from: 2025-09-01"]);
    let answer = holds("false").basis("p1").law(&dated).of("as-at: 2025-08-31\n");
    assert_eq!((answer.outcome(), answer.strength()), ("not-applicable", Strength::Note));
    assert!(answer.reason().ends_with("it begins on 1 September 2025"), "{}", answer.reason());
    let undated = provision("p1", "must", &["commences: not-yet", "expected: no day found"]);
    let answer = holds("false").basis("p1").law(&undated).of("as-at: 2025-08-31\n");
    assert_eq!((answer.outcome(), answer.strength()), ("not-applicable", Strength::Note));
    assert!(answer.reason().ends_with("no date yet"), "{}", answer.reason());
}

#[test]
fn what_is_not_applicable_weighs_no_more_than_the_rule_could() {
    let ask = holds("false").with("at-most", "question").with("because", "A reading.").to("partner");
    assert_eq!(ask.of("partners: none\n").strength(), Strength::Question);
    assert_eq!(ask.of("partners: none\nas-at: 2018-06-28\n").strength(), Strength::Note, "before the law began");
}

const DEPARTURE: &str = "\
as-at: 2025-03-01
sources: {plan: {title: The plan, kind: the-document, read: whole}}
partners: [{body: plymouth, delegates: none}]
departures: [{from: partner-without-delegate, reason: The lead acts in person., cite: plan 4}]
";

#[test]
fn guidance_departed_from_with_the_documents_own_reason_departs() {
    let answer = bundled(&["partner-without-delegate"]).of(DEPARTURE);
    assert_eq!(answer.outcome(), "departs");
    assert!(answer.finding().detail.contains("The lead acts in person."));
    assert_eq!(answer.strength(), Strength::Note);
    let by_provision = DEPARTURE.replace("partner-without-delegate", "wt2023-c2-dsp-appoint");
    assert_eq!(bundled(&["partner-without-delegate"]).of(&by_provision).outcome(), "departs");
}

#[test]
fn a_reason_that_another_paper_gives_is_none() {
    let other = DEPARTURE.replace("the-document", "minutes");
    assert_eq!(bundled(&["partner-without-delegate"]).of(&other).outcome(), "not-met");
    let without = DEPARTURE.replace("reason: The lead acts in person., ", "");
    assert_eq!(bundled(&["partner-without-delegate"]).of(&without).outcome(), "not-met");
}

#[test]
fn a_departure_with_a_disputed_reason_departs_and_one_in_doubt_settles_nothing() {
    let with = |from: &str, reason: &str| {
        let text = DEPARTURE
            .replace("from: partner-without-delegate", &format!("from: {from}"))
            .replace("reason: The lead acts in person.", &format!("reason: {reason}"));
        let answer = bundled(&["partner-without-delegate"]).of(&text);
        (answer.outcome(), answer.reason().to_owned())
    };
    let (own, other) = ("partner-without-delegate", "partner-without-lead");
    let (outcome, reason) = with(own, "{disputed: [{value: The lead acts}, {value: Nobody is needed}]}");
    assert_eq!((outcome, reason.as_str()), ("departs", "The lead acts or Nobody is needed"));
    for (from, reason) in [
        (own.to_owned(), "{value: The lead acts, doubt: smudged}"),
        (format!("{{value: {own}, doubt: smudged}}"), "The lead acts"),
        (format!("{{disputed: [{{value: {own}}}, {{value: {other}}}]}}"), "The lead acts"),
    ] {
        assert_eq!(with(&from, reason).0, "not-stated", "{from}: {reason}");
    }
    assert_eq!(with(other, "{value: The lead acts, doubt: smudged}").0, "not-met", "it departs from something else");
}

#[test]
fn nobody_departs_from_law() {
    let text = DEPARTURE.replace("partner-without-delegate", "asked");
    for force in ["must", "states"] {
        let answer = holds("false").basis("p1").law(&provision("p1", force, &[])).of(&text);
        assert_eq!(answer.outcome(), "not-met", "{force}");
    }
    let also_law = holds("false").basis("wt2023-c2-dsp-appoint, ca2004-s16E-3-partners").of(&text);
    assert_eq!(also_law.outcome(), "not-met");
}

#[test]
fn a_rule_that_breaks_is_a_defect_of_its_pack_and_stops_no_other() {
    let answer = holds("1 / (size(areas) - 1) > 0").of("");
    assert!(answer.verdicts().is_empty(), "never a verdict");
    let defect = &answer.checked.report.findings[0];
    assert!(
        defect
            .message
            .ends_with("cannot be worked out for example: something is divided by zero, in `1 / (size(areas) - 1)`"),
        "{}",
        defect.message
    );
    assert!(answer.checked.sources.place(defect.primary.span).is_some(), "it points into the file that was judged");
    assert!(answer.none_is(Outcome::Met));
}
