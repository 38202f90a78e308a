//! Section 4: what is there on the day, what is planned, and who describes what.

use crate::ask::{bundled, holds};

fn board(days: &str) -> String {
    format!("as-at: 2024-03-15\ncomplete: [groups]\ngroups: {{board: {{tier: board, {days}}}}}\n")
}

#[test]
fn an_element_is_there_from_its_first_day_to_its_last() {
    let there = holds("groups.exists(g, g.tier == \"board\")");
    for (days, outcome) in [
        ("from: 2024-03-15", "met"),
        ("from: 2024-03-16", "not-met"),
        ("until: 2024-03-15", "met"),
        ("until: 2024-03-14", "not-met"),
        ("from: 2024-03-01, until: 2024-03-31", "met"),
    ] {
        assert_eq!(there.of(&board(days)).outcome(), outcome, "{days}");
    }
}

#[test]
fn without_days_or_a_state_a_thing_is_there_and_in_place() {
    for (days, outcome) in [("name: Board", "met"), ("state: planned", "not-met"), ("until: none", "met")] {
        assert_eq!(holds("groups.exists(g, in_place(g))").of(&board(days)).outcome(), outcome, "{days}");
    }
}

#[test]
fn a_state_that_is_none_does_not_say_how_far_a_thing_has_come() {
    for ask in ["groups.exists(g, in_place(g))", "!groups.exists(g, in_place(g))"] {
        assert_eq!(holds(ask).of(&board("state: none")).outcome(), "not-stated", "{ask}");
    }
    let text = "complete: [events]\nevents: [{what: published, date: 2024-01-01, state: none}]\n";
    for ask in ["day_of(arrangement, \"published\") <= day", "events.exists(e, has_happened(e))"] {
        assert_eq!(holds(ask).of(text).outcome(), "not-stated", "{ask}");
    }
}

#[test]
fn without_areas_of_its_own_a_partner_serves_those_that_its_body_lies_in() {
    let ask = holds("partners.exists(p, serves(p, area))").to("area");
    let file = |more: &str| format!("areas: [plymouth, torbay]\npartners: [{{body: plymouth{more}}}]\n");
    assert_eq!(ask.of(&file("")).outcomes(), [("plymouth", "met"), ("torbay", "not-met")]);
    assert_eq!(ask.of(&file(", areas: [torbay]")).outcomes(), [("plymouth", "not-met"), ("torbay", "met")]);
}

#[test]
fn an_element_that_may_be_there_decides_nothing() {
    let there = holds("groups.exists(g, g.tier == \"board\")");
    for days in ["from: 2024-03", "until: 2024-03", "until: {disputed: [{value: 2024-01-01}, {value: 2025-01-01}]}"] {
        let answer = there.of(&board(days));
        assert_eq!(answer.outcome(), "not-stated", "{days}");
        let field = days.split(':').next().unwrap();
        assert_eq!(answer.settled_by(), [format!("groups.board.{field}")], "{days}");
    }
    assert_eq!(
        holds("groups.all(g, g.tier == \"board\")").of(&board("until: 2024-03")).outcome(),
        "met",
        "there or not"
    );
}

#[test]
fn of_a_subject_that_is_gone_nothing_is_asked() {
    let ask = holds("false").to("group");
    assert_eq!(ask.of(&board("until: 2024-03-14")).outcome(), "not-applicable");
    assert_eq!(ask.of(&board("until: 2024-03-15")).outcome(), "not-met");
}

#[test]
fn of_a_subject_that_may_be_gone_nothing_is_certain() {
    for condition in ["false", "true"] {
        let answer = holds(condition).to("group").of(&board("until: 2024-03"));
        assert_eq!(answer.outcome(), "not-stated", "{condition}");
        assert_eq!(answer.gaps(), ["groups.board.until: the date, March 2024, is too vague"]);
    }
    let asked_of_none = holds("false").to("group").when("false").of(&board("until: 2024-03"));
    assert_eq!(asked_of_none.outcome(), "not-applicable", "whether it is there or not");
}

#[test]
fn an_event_on_a_condition_decides_nothing_before_it_is_said_to_be_in_place() {
    let of = |more: &str| {
        format!(
            "as-at: 2024-03-15\nareas: [plymouth]\ncomplete: [events, groups, agreements]\n\
             events: [{{what: published, date: 2024-01-01{more}}}]\n\
             groups: {{g: {{name: G, complete: [events], events: [{{what: ends, date: 2024-01-01{more}}}]}}}}\n\
             agreements: {{a: {{title: A, complete: [events], events: [{{what: signed-off, date: 2024-01-01{more}}}]}}}}\n"
        )
    };
    let asks = [
        "day_of(arrangement, \"published\") <= day",
        "areas.all(a, day_of(arrangement, \"published\", a) <= day)",
        "events.exists(e, has_happened(e))",
        "agreements.exists(a, in_force(a))",
        "groups.exists(g, !in_place(g))",
    ];
    for ask in asks {
        let open = holds(ask).of(&of(", on-condition: The other council agrees too"));
        assert_eq!(open.outcome(), "not-stated", "{ask}");
        assert!(open.settled_by().iter().all(|fact| fact.ends_with("state")), "{ask}: {:?}", open.settled_by());
        assert!(open.reason().contains("it is not said whether its condition came about"), "{ask}: {}", open.reason());
        let doubted = holds(ask).of(&of(", on-condition: {value: The other agrees, doubt: smudged}"));
        assert_eq!(doubted.outcome(), "not-stated", "{ask}");
        for settled in ["", ", on-condition: none", ", on-condition: The other council agrees too, state: in-place"] {
            assert_eq!(holds(ask).of(&of(settled)).outcome(), "met", "{ask}: {settled}");
        }
        let planned = holds(ask).of(&of(", on-condition: The other council agrees too, state: planned"));
        assert_ne!(planned.outcome(), "met", "{ask}");
    }
}

#[test]
fn what_belongs_to_something_goes_with_it() {
    let ask = holds("false").to("member");
    let of = |days: &str| board(&format!("{days}, members: [{{body: plymouth}}]"));
    assert_eq!(ask.of(&of("until: 2024-03-14")).outcome(), "not-applicable");
    assert_eq!(ask.of(&of("until: 2024-03")).outcome(), "not-stated");
    assert_eq!(ask.of(&of("until: 2024-12-31")).outcome(), "not-met");
}

#[test]
fn histories_are_not_sliced() {
    let text = "as-at: 2024-03-15\ncomplete: [reports]\nreports: [{kind: yearly, period: 2019-10-01/2020-09-30}]\n\
                succession: [{kind: replaces, ends: 2019-09-28}]\n";
    assert_eq!(holds("reports.exists(r, r.kind == \"yearly\")").of(text).outcome(), "met");
    assert_eq!(holds("succession.exists(s, s.kind == \"replaces\")").of(text).outcome(), "met");
    assert_eq!(holds("false").to("report").of(text).outcome(), "not-met", "an old report is judged too");
}

// ---- proposals

const PLANNED: &str = "complete: [scrutiny]\nscrutiny: [{state: planned, from: 2030-01-01, by: {words: a panel}}]\n";

#[test]
fn in_a_proposal_what_is_planned_counts_as_in_place_for_rules_of_design() {
    let ask = holds("scrutiny.exists(s, in_place(s))");
    assert_eq!(ask.of(&format!("status: proposed\n{PLANNED}")).outcome(), "met");
    assert_eq!(ask.of(PLANNED).outcome(), "not-met", "once published, a plan is only a plan");
    let subject = holds("false").to("scrutiny").of(&format!("status: proposed\n{PLANNED}"));
    assert_eq!(subject.outcome(), "not-met", "what is to begin later is judged as if it had");
}

#[test]
fn a_term_that_begins_with_a_proposal_counts_and_a_later_one_does_not() {
    let ask = holds("scrutiny.exists(s, begins_in_time(s))");
    let of = |status: &str, event: &str, term: &str| {
        let events = format!("complete: [events, scrutiny]\nevents: [{event}]\n");
        ask.of(&format!("status: {status}\n{events}scrutiny: [{{term: {term}/..}}]\n")).outcome()
    };
    let planned = "{what: in-force, date: 2031-04-01, state: planned}";
    assert_eq!(of("proposed", planned, "2031-04-01"), "met");
    assert_eq!(of("proposed", planned, "2031-04-02"), "not-met");
    assert_eq!(of("proposed", planned, "2031-04"), "not-stated");
    assert_eq!(of("proposed", "", "2031-04-01"), "met", "no day is stated to be in time for");
    assert_eq!(of("published", planned, "2031-04-01"), "not-met");
    let decided = "{what: in-force, date: 2031-04-01}";
    assert_eq!(of("published", decided, "2031-04-01"), "met", "they are not in force before");
    assert_eq!(of("published", decided, "2031-04-02"), "not-met");
    assert_eq!(of("published", "", "2020-04-01"), "met");
}

#[test]
fn only_a_firm_intention_counts() {
    let ask = holds("scrutiny.exists(s, in_place(s))");
    for (state, outcome) in [
        ("decided", "met"),
        ("recruiting", "met"),
        ("conditional", "met"),
        ("hoped-for", "not-met"),
        ("claimed", "not-met"),
        ("vacant", "not-met"),
    ] {
        let text =
            format!("status: proposed\ncomplete: [scrutiny]\nscrutiny: [{{state: {state}, by: {{words: a panel}}}}]\n");
        assert_eq!(ask.of(&text).outcome(), outcome, "{state}");
    }
}

#[test]
fn of_a_disputed_status_every_reading_is_tried() {
    let of = |status: &str, more: &str| format!("status: {status}\nscrutiny: [{{state: planned}}]\n{more}");
    let (disputed, doubted) =
        ("{disputed: [{value: proposed}, {value: published}]}", "{value: proposed, doubt: smudged}");
    let planned = holds("scrutiny.exists(s, in_place(s))").with("asks", "design");
    for status in [disputed, doubted] {
        let answer = planned.of(&of(status, "complete: [scrutiny]\n"));
        assert_eq!(answer.outcome(), "not-stated", "{status}");
        assert_eq!(answer.settled_by(), ["status"]);
        assert!(answer.reason().starts_with("whether the arrangement is only proposed is not known"));
        let operation = holds("true").with("asks", "operation");
        assert_eq!(operation.of(&of(status, "")).outcome(), "not-stated", "it does not apply yet, or is met");
        assert_eq!(holds("true").of(&of(status, "")).outcome(), "met", "either way");
        let later =
            holds("true").to("group").of(&of(status, "as-at: 2024-01-01\ngroups: {a: {name: A, from: 2025-01-01}}\n"));
        assert_eq!(later.outcome(), "not-stated", "there already if it is proposed");
    }
    let agreed = planned.of(&of("{disputed: [{value: agreed}, {value: published}]}", "complete: [scrutiny]\n"));
    assert_eq!(agreed.outcome(), "not-met", "whichever holds");
}

#[test]
fn a_report_says_of_a_proposal_that_it_was_judged_as_if_in_force() {
    let judged = |text: &str| holds("true").of(text).checked.report.arrangements[0].judged.as_if_in_force;
    assert!(judged("status: proposed\n"));
    assert!(!judged("status: agreed\n") && !judged("status: published\n"));
}

#[test]
fn rules_of_operation_do_not_apply_to_a_proposal_yet() {
    let ask = holds("false").with("asks", "operation");
    let answer = ask.of("status: proposed\n");
    assert_eq!(answer.outcome(), "not-applicable");
    assert!(answer.reason().contains("not in force yet"), "{}", answer.reason());
    assert_eq!(ask.of("status: agreed\n").outcome(), "not-met");
    let unstated = ask.to("report").of("status: proposed\nas-at: 2024-01-01\n");
    assert_eq!(unstated.outcome(), "not-applicable", "nor is anything asked for");
    assert!(unstated.reason().contains("not in force yet"), "{}", unstated.reason());
}

// ---- description, version, partnership

const ENDING: &str = "id: paper-1\ndescribes: joint-2019\nareas: [torbay]\nas-at: 2020-12-15\nevents: [{what: ends, date: 2020-12-31}]\n";

#[test]
fn several_descriptions_of_an_arrangement_are_each_judged_and_share_a_match_key() {
    let answer = holds("false").of_set(&["id: a\n", "id: b\n"]);
    let keys: Vec<_> = answer.verdicts().iter().map(|verdict| &verdict.finding.as_ref().unwrap().keys).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0].match_key, keys[1].match_key);
    assert_ne!(keys[0].fingerprint, keys[1].fingerprint);
}

#[test]
fn descriptions_of_one_arrangement_never_count_twice() {
    let ask = holds("size(arrangements) == 1").to("ended-area").complete();
    let second = ENDING.replace("paper-1", "paper-2");
    assert_eq!(ask.of_set(&[ENDING, &second]).outcome(), "met", "and its end is one verdict");
    let another = ENDING.replace("paper-1", "paper-2").replace("joint-2019", "other-2019");
    let answer = ask.of_set(&[ENDING, &another]);
    assert!(answer.verdicts().iter().all(|verdict| verdict.outcome.id() == "not-met"));
    let once = holds("arrangements.exists_one(a, a.describes == \"joint-2019\")").to("ended-area").complete();
    assert_eq!(once.of_set(&[ENDING, &second]).outcome(), "met");
}

#[test]
fn a_second_description_may_give_the_day_that_the_first_leaves_open() {
    let silent = ENDING
        .replace("events: [{what: ends, date: 2020-12-31}]", "succession: [{kind: ends, state: planned}]")
        .replace("paper-1", "paper-0");
    let ask = holds("ends == date(\"2020-12-31\")").to("ended-area");
    assert_eq!(ask.of_set(&[&silent, ENDING]).outcome(), "met");
    assert_eq!(ask.of_set(&[ENDING, &silent]).outcome(), "met");
    let differs = ENDING.replace("paper-1", "paper-2").replace("2020-12-31", "2021-03-31");
    let answer = ask.of_set(&[ENDING, &differs]);
    assert_eq!(answer.outcome(), "not-stated");
    assert!(answer.gaps()[0].contains("two descriptions"), "{:?}", answer.gaps());
}

#[test]
fn an_arrangement_is_not_its_own_successor() {
    let second = ENDING
        .replace("paper-1", "paper-2")
        .replace("[{what: ends, date: 2020-12-31}]", "[{what: in-force, date: 2019-09-29}]");
    let answer = bundled(&["area-without-successor"]).complete().of_set(&[ENDING, &second]);
    assert_eq!(answer.outcome(), "not-met", "another paper about the same arrangement covers nothing after its end");
}
