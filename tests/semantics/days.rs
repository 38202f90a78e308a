//! Section 4: which day a file, a set and the law are judged on.

use crate::ask::{Ask, bundled, holds, provision};

/// Met where the judged day is this one.
fn judged_on(date: &str) -> Ask {
    holds(&format!("day == date(\"{date}\")"))
}

#[test]
fn a_transcribed_file_is_judged_on_the_day_it_speaks_for() {
    let answer = judged_on("2020-09-15").of("as-at: 2020-09-15\n");
    assert_eq!(answer.outcome(), "met");
    assert_eq!(answer.checked.report.arrangements[0].judged.day, "2020-09-15");
}

#[test]
fn a_kept_file_is_judged_today() {
    assert_eq!(judged_on("2024-05-01").today("2024-05-01").of("").outcome(), "met");
    assert_eq!(judged_on("2024-05-01").today("2024-05-01").of("as-at: none\n").outcome(), "met");
}

#[test]
fn as_of_replaces_the_day_of_every_file_and_of_the_set() {
    let ask = judged_on("2022-02-02").replaced_day("2022-02-02");
    for text in ["as-at: 2020-09-15\n", ""] {
        let answer = ask.of(text);
        assert_eq!(answer.outcome(), "met");
        assert_eq!(answer.checked.report.meta.set_day, "2022-02-02");
    }
}

#[test]
fn a_set_is_judged_today_unless_another_day_is_given() {
    let answer = bundled(&["area-without-successor"]).today("2024-05-01").of("as-at: 2020-09-15\n");
    assert_eq!(answer.checked.report.meta.set_day, "2024-05-01");
}

#[test]
fn an_area_that_has_left_is_no_area_of_the_arrangements_any_more() {
    let areas = |asks: &str, as_at: &str, events: &str| {
        let began = "{what: in-force, date: 2019-09-02}";
        let text = format!("as-at: {as_at}\nareas: [plymouth, torbay]\nevents: [{began}, {events}]\n");
        holds(asks).of(&text).outcome().to_owned()
    };
    let left = "{what: ends, date: 2025-03-31, areas: [torbay]}";
    assert_eq!(areas("areas.all(a, a.name == \"Plymouth\")", "2025-04-01", left), "met");
    let both = "size(areas) == 2";
    assert_eq!(areas(both, "2025-03-31", left), "met", "its last day");
    for stays in [
        "{what: ends, date: 2025-03, areas: [torbay]}",
        "{what: ends, date: 2025-03-31, areas: [torbay], state: under-discussion}",
        "{what: ends, date: 2025-03-31, areas: [plymouth, torbay]}",
        "{what: ends, date: 2025-03-31, areas: [torbay]}, {what: in-force, date: 2025-04-01, areas: [torbay]}",
    ] {
        assert_eq!(areas(both, "2025-04-01", stays), "met", "{stays}");
    }
    let asked = bundled(&["area-without-partner"])
        .of(&format!("as-at: 2025-04-01\nareas: [plymouth, torbay]\nevents: [{left}]\n"));
    let torbay = asked.checked.report.verdicts.iter().find(|verdict| verdict.subject.key == "torbay").unwrap();
    assert_eq!(torbay.outcome, masa::finding::Outcome::NotApplicable);
}

#[test]
fn a_file_day_may_be_written_in_every_form_of_a_day() {
    for text in ["as-at: 2023-10\n", "as-at: [2023-10-01..2023-10-31]\n", "as-at: \"[2023-10-01..2023-10-31]\"\n"] {
        assert_eq!(
            holds("day > date(\"2023-09-30\") && day < date(\"2023-11-01\")").of(text).outcome(),
            "met",
            "{text}"
        );
        assert_eq!(judged_on("2023-10-15").of(text).outcome(), "not-stated", "{text}");
    }
    let words = "as-at: {words: late that year, not-before: 2023-10-01, not-after: 2023-12-31}\n";
    assert_eq!(holds("day > date(\"2023-09-30\")").of(words).outcome(), "met");
}

#[test]
fn of_a_disputed_file_day_every_reading_is_possible() {
    let text = "as-at: {disputed: [{value: 2023-10-01}, {value: 2023-11-01}]}\n";
    assert_eq!(holds("day >= date(\"2023-10-01\")").of(text).outcome(), "met");
    assert_eq!(holds("day > date(\"2023-10-15\")").of(text).outcome(), "not-stated");
}

#[test]
fn a_file_whose_day_cannot_be_read_is_not_judged_as_todays() {
    let answer = holds("day == date(\"2026-11-23\")").of("as-at: 2023-13-01\n");
    assert_eq!(answer.only().outcome.id(), "not-stated");
    assert_eq!(answer.checked.report.unreadable.len(), 1);
    let doubted = holds("day > date(\"2000-01-01\")").of("as-at: {value: 2023-12-01, doubt: smudged}\n");
    assert_eq!(doubted.outcome(), "not-stated");
}

#[test]
fn every_report_says_its_days_and_those_of_its_data() {
    let answer = bundled(&[]).of("as-at: 2023-10\n");
    let meta = &answer.checked.report.meta;
    for date in [&meta.set_day, &meta.law_date, &meta.reference_date, &answer.checked.report.arrangements[0].judged.day]
    {
        assert!(date.starts_with("20"), "{date:?}");
    }
}

// ---- law day

const EDITIONS: &str = "wt2018-c3-lead-reps, wt2023-c2-lsp-identity";

#[test]
fn a_rule_is_judged_by_the_law_of_the_day_of_the_event_it_judges() {
    let law = provision("p1", "must", &["from: 2020-01-01", "until: 2022-12-31"]);
    let ask = holds("false").basis("p1").law(&law).with("law-day", "day_of(arrangement, \"published\")");
    let file = |date: &str| format!("as-at: 2024-01-01\nevents: [{{what: published, date: {date}}}]\n");
    assert_eq!(ask.of(&file("2022-12-31")).outcome(), "not-met", "law when it was published, no longer law now");
    assert_eq!(ask.of(&file("2023-01-01")).outcome(), "not-applicable");
    let without = holds("false").basis("p1").law(&law);
    assert_eq!(without.of(&file("2022-12-31")).outcome(), "not-applicable", "judged by the law of the file's day");
}

#[test]
fn the_edition_is_that_of_the_law_day() {
    let ask =
        holds("law.edition == \"wt2018-07-04\"").basis(EDITIONS).with("law-day", "day_of(arrangement, \"published\")");
    assert_eq!(ask.of("as-at: 2024-06-01\nevents: [{what: published, date: 2023-12-14}]\n").outcome(), "met");
    assert_eq!(ask.of("as-at: 2024-06-01\nevents: [{what: published, date: 2023-12-15}]\n").outcome(), "not-met");
}

#[test]
fn what_is_asked_of_several_files_is_judged_by_the_law_of_each_files_own_day() {
    let ask = holds("law.edition == \"wt2018-07-04\" && day > date(\"2026-01-01\")")
        .basis(EDITIONS)
        .to("budget")
        .with("across", "descriptions");
    let file = |id: &str, day: &str| {
        (
            format!("{id}.yaml"),
            format!("masa: 1\nid: {id}\ndescribes: one\nas-at: {day}\nareas: [plymouth]\nbudgets: [{{pot: {id}}}]\n"),
        )
    };
    let answer = ask.of_files(&[file("before", "2023-12-14"), file("after", "2023-12-15")]);
    assert_eq!(answer.outcomes().into_iter().map(|(_, outcome)| outcome).collect::<Vec<_>>(), ["met", "not-met"]);
    let uncertain = ask.of_files(&[file("between", "2023-12")]);
    assert_eq!(uncertain.outcome(), "not-stated");
    let of_the_year = ask.with("law-day", "date(\"2019-04-01\")").of_files(&[file("after", "2023-12-15")]);
    assert_eq!(of_the_year.outcome(), "met", "unless the rule names another day");
}

#[test]
fn what_two_descriptions_tell_differently_is_judged_by_the_law_of_the_later_one() {
    let ask = holds("law.edition == \"wt2023-12-15\"").basis(EDITIONS).to("differing-value");
    let file = |id: &str, day: &str, began: &str| {
        (
            format!("{id}.yaml"),
            format!(
                "masa: 1\nid: {id}\ndescribes: one\nas-at: {day}\nareas: [plymouth]\nevents: [{{what: in-force, date: {began}}}]\n"
            ),
        )
    };
    let answer = ask.of_files(&[file("before", "2023-01-11", "2019-09-28"), file("after", "2024-03-20", "2019-09-29")]);
    assert_eq!(answer.outcome(), "met", "{:?}", answer.outcomes());
}

#[test]
fn a_law_day_that_is_not_stated_leaves_it_untold() {
    let ask = holds("true").with("law-day", "day_of(arrangement, \"published\")");
    let answer = ask.of("events: [{what: in-force, date: 2020-01-01}]\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert!(answer.reason().starts_with("the day whose law decides is not known"), "{}", answer.reason());
}

#[test]
fn a_deadline_that_was_missed_stays_missed() {
    for as_at in ["2019-07-01", "2021-01-01", "2026-11-01"] {
        let text = format!(
            "as-at: {as_at}\nsupersedes: none\nevents: [{{what: published, date: 2019-07-01}}, {{what: in-force, date: 2019-09-29}}]\n"
        );
        let answer = bundled(&["first-published-late"]).of(&text);
        assert_eq!(answer.outcome(), "not-met", "judged on {as_at}");
    }
}

#[test]
fn before_the_law_began_a_rule_does_not_apply() {
    let before = holds("false").of("as-at: 2018-06-28\n");
    assert_eq!(before.outcome(), "not-applicable");
    assert!(before.reason().contains("not yet in force on 28 June 2018"), "{}", before.reason());
    assert_eq!(holds("false").of("as-at: 2018-06-29\n").outcome(), "not-met");
    let all = bundled(&[]).of("as-at: 2017-01-01\npartners: [{body: plymouth, lead: none}]\n");
    for verdict in all.verdicts() {
        // Those that judge an event of 2019 go by the law of that event's day.
        let of_an_event = all.checked.report.rules[verdict.rule].id.starts_with("first-");
        assert!(of_an_event || verdict.outcome.id() == "not-applicable", "{verdict:#?}");
    }
}

#[test]
fn after_the_law_ended_a_rule_does_not_apply() {
    let law = provision("p1", "must", &["until: 2022-12-31"]);
    let ask = holds("false").basis("p1").law(&law);
    assert_eq!(ask.of("as-at: 2022-12-31\n").outcome(), "not-met");
    let after = ask.of("as-at: 2023-01-01\n");
    assert_eq!(after.outcome(), "not-applicable");
    assert!(after.reason().contains("no longer in force on 1 January 2023"), "{}", after.reason());
}

#[test]
fn on_a_day_that_spans_two_editions_both_are_tried_and_a_common_result_stands() {
    let spanning = "as-at: \"[2023-09-01..2023-12-31]\"\n";
    let lead = |value: &str| {
        format!(
            "{spanning}partners: [{{body: plymouth, lead: {value}}}]\nposts: {{chief: {{title: Chief Executive}}}}\n"
        )
    };
    let rule = bundled(&["partner-without-lead"]);
    assert_eq!(rule.of(&lead("chief")).outcome(), "met");
    assert_eq!(rule.of(&lead("none")).outcome(), "not-met");
    assert_eq!(rule.of(&format!("{spanning}partners: [{{body: plymouth}}]\n")).settled_by(), ["partners[0].lead"]);
}

#[test]
fn where_the_editions_differ_the_day_would_settle_it() {
    let ask = holds("law.edition == \"wt2018-07-04\"").basis(EDITIONS);
    let answer = ask.of("as-at: \"[2023-09-01..2023-12-31]\"\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["as-at: the date is too vague"]);
    assert_eq!(answer.underlined(), "\"[2023-09-01..2023-12-31]\"");
    assert_eq!(ask.of("as-at: \"[2023-09-01..2023-12-14]\"\n").outcome(), "met", "the last day of the older edition");
}

#[test]
fn the_same_holds_of_the_day_of_an_event() {
    let ask =
        holds("law.edition == \"wt2018-07-04\"").basis(EDITIONS).with("law-day", "day_of(arrangement, \"published\")");
    let answer = ask.of("events: [{what: published, date: 2023-12}]\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["events[0].date: the date is too vague"]);
    assert_eq!(ask.of("events: [{what: published, date: 2023-11}]\n").outcome(), "met");
}

#[test]
fn a_common_result_weighs_no_more_than_the_least_of_the_laws() {
    let law = provision("p1", "must", &["until: 2022-12-31"]) + &provision("p2", "should", &["from: 2023-01-01"]);
    let answer = holds("false").basis("p1, p2").law(&law).of("as-at: \"[2022-12-01..2023-01-31]\"\n");
    assert_eq!(answer.outcome(), "not-met");
    assert_eq!(answer.strength(), masa::finding::Strength::Guidance);
}

#[test]
fn a_day_that_may_lie_before_the_law_began_settles_nothing() {
    let answer = holds("true").of("as-at: 2018-06\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.settled_by(), ["as-at"]);
    assert_eq!(holds("true").of("as-at: 2018-05\n").outcome(), "not-applicable");
}

// ---- data that has grown old

#[test]
fn more_than_six_months_past_its_data_a_report_warns() {
    let remarks = |today: &str| {
        let answer = bundled(&["partner-without-lead"]).today(today).of("");
        answer.checked.report.meta.remarks.clone()
    };
    assert!(remarks("2027-05-23").is_empty(), "{:?}", remarks("2027-05-23"));
    let old = remarks("2027-05-24");
    assert!(old.iter().any(|remark| remark.contains("law")), "{old:?}");
    assert!(old.iter().any(|remark| remark.contains("areas and bodies")), "{old:?}");
}

#[test]
fn what_the_lists_say_of_later_days_is_unknown() {
    let file = "partners: [{body: plymouth}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]\n";
    for condition in [
        "required_bodies(area, day).all(b, partners.exists(p, p.body == b))",
        "partners.exists(p, serves(p, area))",
        "!partners.exists(p, ended(p.body, day))",
        "!partners.exists(p, has(p.body.until))",
        "size(marginal_bodies(area, day)) == 0",
        "!has(area.until)",
    ] {
        let ask = holds(condition).to("area");
        assert_eq!(ask.clone().today("2027-05-23").of(file).outcome(), "met", "{condition}");
        let later = ask.today("2027-05-24").of(file);
        assert_eq!(later.outcome(), "not-stated", "{condition}");
        assert!(later.gaps()[0].ends_with("do not reach that day"), "{:?}", later.gaps());
    }
}

#[test]
fn what_had_ended_when_the_lists_were_made_stays_ended() {
    let file = "partners: [{body: nhs-devon-ccg}]\n";
    assert_eq!(holds("partners.all(p, ended(p.body, day))").today("2030-01-01").of(file).outcome(), "met");
    // Its lead cannot sign for another that has ended, whatever has come since; whether it follows one that was there is not known.
    let leads = "complete: [partners, posts]\nposts: {l: {title: Lead, body: nhs-devon-ccg}}\npartners: [{body: nhs-devon-ccg, lead: l}, {body: nhs-kernow-ccg}, {body: nhs-dorset-icb}]\n";
    let signs = |body: &str| {
        holds(&format!(
            "!partners.exists(q, stated(q.lead) && partners.exists(p, p.body.id == '{body}' && speaks_for(q.lead, p.body)))"
        ))
    };
    for (body, later) in [("nhs-kernow-ccg", "met"), ("nhs-dorset-icb", "not-stated")] {
        assert_eq!(signs(body).today("2027-05-23").of(leads).outcome(), "met", "{body}");
        assert_eq!(signs(body).today("2027-05-24").of(leads).outcome(), later, "{body}");
    }
}

#[test]
fn months_are_whole_in_periods_and_not_in_terms_of_office() {
    let facts = "as-at: 2025-02-01\ncomplete: [reports, scrutiny]\nreports: [{kind: yearly, period: 2022-04/2023-03}]\n\
                 scrutiny: [{by: {words: a panel}, term: 2022-04/2023-03}]\n";
    let outcome = |condition: &str| holds(condition).of(facts).outcome().to_owned();
    assert_eq!(outcome("reports.all(r, start(r.period) == date(\"2022-04-01\"))"), "met");
    assert_eq!(outcome("reports.all(r, end(r.period) == date(\"2023-03-31\"))"), "met");
    assert_eq!(outcome("scrutiny.all(s, start(s.term) == date(\"2022-04-01\"))"), "not-stated");
    assert_eq!(outcome("scrutiny.all(s, is_over(s.term, date(\"2023-03-20\")))"), "not-stated");
    assert_eq!(outcome("scrutiny.all(s, is_over(s.term, date(\"2023-04-01\")))"), "met");
}
