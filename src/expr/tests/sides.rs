//! Functions about the two sides of a step at their edges; the examples of the rules show the common cases.

use super::{day, model_of, told};
use crate::expr::{Becomes, Context, FirstDay, Scope, compile_condition};
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::reference::Reference;
use crate::source::{FileId, Span};

const PARTNERS: &str =
    "partners: [{body: plymouth}, {body: nhs-devon-ccg}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]\n";

/// A condition about arrangements for Plymouth and those that follow them, the first agreement of which becomes the first of these.
fn across(before: &str, after: &str, on: &str, text: &str) -> String {
    across_from(&[], (before, after), on, text)
}

/// The same with the first days after the change.
fn across_from(measured_from: &[FirstDay], (before, after): (&str, &str), on: &str, text: &str) -> String {
    let side = |file: u32, id: &str, more: &str| {
        model_of(file, &format!("masa: 1\nid: {id}\nname: {id} Partnership\nareas: [plymouth]\n{more}"))
    };
    let (was, is) = (side(0, "old", before), side(1, "new", after));
    let mut becomes = Becomes::default();
    for kind in [Kind::Arrangement, Kind::Agreement] {
        if let (Some(from), Some(to)) = (was.of_kind(kind).next(), is.of_kind(kind).next()) {
            becomes.insert((0, from), vec![(1, to)]);
        }
    }
    let program =
        compile_condition(text, &Scope::new().with_sides()).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    let models = [&was, &is];
    let context = Context {
        complete: true,
        first_of_after: 1,
        becomes: &becomes,
        measured_from,
        ..Context::new(&models, 0, day(on), Reference::bundled())
    };
    told(&program.truth(&context).unwrap())
}

/// Whether a body is left out of an agreement between the parties of before, which those of after carry on.
fn is_left_out(body: &str, (before, after): (&str, &str), more: &str, on: &str) -> String {
    let agreement =
        |parties: &str| format!("{PARTNERS}agreements:\n  ours: {{title: Ours, kind: contract{parties}}}\n");
    let text = format!("written(agreements).exists(g, no_longer_bound(g).exists(b, b.id == '{body}'))");
    across(&agreement(before), &format!("{}{more}", agreement(after)), on, &text)
}

#[test]
fn who_was_party_and_is_a_partner_still_is_left_out_for_certain_only() {
    let police = |after: &str| {
        let before = ", parties: [plymouth, devon-and-cornwall-police]";
        is_left_out("devon-and-cornwall-police", (before, after), "", "2024-09-15")
    };
    assert_eq!(police(", parties: [plymouth]"), "yes");
    assert_eq!(police(", parties: [plymouth, devon-and-cornwall-police]"), "no");
    assert_eq!(police(", parties: [partners]"), "no", "it is one of the partners together");
    assert_eq!(police(""), "no", "it is not said whom it binds");
    assert_eq!(police(", parties: none"), "yes");
    assert_eq!(
        police(", parties: {disputed: [{value: [plymouth], cite: a}, {value: [devon-and-cornwall-police], cite: b}]}"),
        "no",
        "it may bind the police"
    );
    assert_eq!(police(", state: ended, parties: [plymouth]"), "no", "nothing is carried on");
    let all = (", parties: [partners]", ", parties: [plymouth]");
    assert_eq!(is_left_out("devon-and-cornwall-police", all, "", "2024-09-15"), "yes");
    assert_eq!(is_left_out("plymouth", all, "", "2024-09-15"), "no");
}

#[test]
fn who_is_bound_is_told_of_closed_lists_only_and_not_of_partners_that_are_not_named() {
    let binds = |partners: &str, parties: &str, body: &str| {
        let more = format!("{partners}agreements:\n  ours: {{title: Ours, kind: contract{parties}}}\n");
        let text = format!(
            "required_bodies(areas, day).exists(b, b.id == '{body}' && written(agreements).exists(g, binds(g, b)))"
        );
        let told = across(&more, "", "2021-03-15", &text);
        if told.starts_with("? ") { "cannot tell".to_owned() } else { told }
    };
    let force = "devon-and-cornwall-police";
    let closed = ", complete: [parties]";
    assert_eq!(binds(PARTNERS, &format!(", parties: [plymouth, {force}]"), force), "yes");
    assert_eq!(binds(PARTNERS, ", parties: [plymouth]", force), "cannot tell", "there may be others");
    assert_eq!(binds(PARTNERS, &format!(", parties: [plymouth]{closed}"), force), "no");
    assert_eq!(binds(PARTNERS, &format!(", parties: [partners]{closed}"), force), "yes");
    let named = "partners: [{body: plymouth}]\n";
    assert_eq!(binds(named, &format!(", parties: [partners]{closed}"), force), "cannot tell", "it may be one unnamed");
    assert_eq!(binds(PARTNERS, "", force), "cannot tell");
}

/// Whether somebody has training on every day, of a group of before that is there until a day, and others of after.
fn is_unbroken(until: &str, after: &str, what: &str) -> String {
    let group = |id: &str, days: &str| format!("  {id}: {{name: {id}, functions: [training]{days}}}\n");
    let before = format!("as-at: 2020-12-15\ngroups:\n{}", group("old", &format!(", until: {until}")));
    let groups: String = after.split(';').zip(["one", "two"]).map(|(days, id)| group(id, days)).collect();
    let after = format!(
        "events: [{{what: in-force, date: 2021-01-01}}]\ngroups:\n{groups}posts: none\nfunctions: none\n\
         complete: [groups]\n"
    );
    across(&before, &after, "2021-02-15", what)
}

#[test]
fn a_function_has_somebody_on_every_day_or_the_days_without_are_named() {
    let whole = |until: &str, after: &str| is_unbroken(until, after, "unbroken(arrangement, 'training')");
    assert_eq!(whole("2020-12-31", ""), "yes");
    assert_eq!(whole("2020-12-30", ""), "no", "those of after begin two days later");
    assert_eq!(whole("2020-12-31", ", from: 2021-01-02"), "no");
    assert_eq!(whole("2021-01-05", ", from: 2021-01-02"), "yes", "an overlap is no break");
    assert_eq!(whole("2020-12-31", ", until: 2021-01-10;, from: 2021-01-12"), "no", "after an interim group too");
    assert_eq!(whole("2020-12-31", ", until: 2021-01-10;, from: 2021-01-11"), "yes");
    assert_eq!(whole("2020-12-31", ", until: 2021-01-10"), "yes", "nobody takes it up again");
    assert_ne!(whole("2020-12", ""), "yes");
    assert_ne!(whole("2020-12", ""), "no");
    let days = |first: &str, last: &str| {
        let what = format!(
            "start(unattended(arrangement, 'training')) == date('{first}') && end(unattended(arrangement, 'training')) \
             == date('{last}')"
        );
        is_unbroken("2020-12-29", "", &what)
    };
    assert_eq!(days("2020-12-30", "2020-12-31"), "yes");
    assert_eq!(days("2020-12-30", "2020-12-30"), "no");
    let within_the_month = "end(unattended(arrangement, 'training')) > date('2021-01-31') && end(unattended(arrangement, \
                            'training')) < date('2021-03-01')";
    assert_eq!(
        is_unbroken("2020-12-31", ", from: 2021-02", within_the_month),
        "yes",
        "the month is told as it is written"
    );
}

#[test]
fn who_stands_in_the_place_of_a_party_by_law_is_asked_for_instead() {
    let board = |after: &str| {
        let parties = (", parties: [plymouth, nhs-devon-ccg]", after);
        ["nhs-devon-ccg", "nhs-devon-icb"].map(|body| is_left_out(body, parties, "", "2024-09-15"))
    };
    assert_eq!(board(", parties: [plymouth]"), ["no", "yes"]);
    assert_eq!(board(", parties: [plymouth, nhs-devon-icb]"), ["no", "no"]);
    assert_eq!(board(", parties: [plymouth, nhs-devon-ccg]"), ["no", "no"], "by law it is the board that it binds");
}

#[test]
fn a_stranger_is_no_partner_that_could_be_left_out() {
    let parties = (", parties: [plymouth, torbay]", ", parties: [plymouth]");
    assert_eq!(is_left_out("torbay", parties, "", "2024-09-15"), "no");
}

fn scrutinised(after: &str, by: &str) -> String {
    let text = format!("after.all(a, scrutinised_from(a, date('{by}')))");
    across("", &format!("complete: [scrutiny]\n{after}"), "2024-09-15", &text)
}

#[test]
fn scrutiny_is_missing_where_nobody_is_found_or_begins_in_time() {
    let post =
        |state: &str| format!("posts:\n  one: {{title: Scrutineer{state}}}\nscrutiny:\n  - {{by: {{post: one}}}}\n");
    assert_eq!(scrutinised("scrutiny: none\n", "2024-09-01"), "yes", "another rule asks about that");
    assert_eq!(scrutinised(&post(""), "2024-09-01"), "yes");
    assert_eq!(scrutinised(&post(", state: recruiting"), "2024-09-01"), "no");
    assert_eq!(scrutinised(&format!("status: proposed\n{}", post(", state: recruiting")), "2024-09-01"), "no");
    let from = |first: &str| format!("scrutiny:\n  - {{by: {{name: X}}, term: {first}/2027-03-31}}\n");
    assert_eq!(scrutinised(&from("2024-09-01"), "2024-09-01"), "yes");
    assert_eq!(scrutinised(&from("2024-09-02"), "2024-09-01"), "no");
    assert_eq!(scrutinised(&from("2024-09"), "2024-09-01"), "yes", "that it begins late is not certain");
    let begins = "events: [{what: in-force, date: 2024-09-05}]\n";
    assert_eq!(scrutinised(&format!("{begins}{}", from("2024-09-05")), "2024-09-01"), "yes", "it is not needed before");
}

/// Whether any of several things that are said is contradicted by another.
fn is_contradicted(said: &str) -> String {
    across(PARTNERS, PARTNERS, "2024-09-15", &format!("size(contradicted([{said}])) > 0"))
}

#[test]
fn texts_contradict_each_other_where_two_do_one_thing_and_have_nobody_in_common() {
    let told = is_contradicted;
    assert_eq!(told("'Plymouth City Council sees it through', 'Devon and Cornwall Police see it through'"), "yes");
    assert_eq!(told("'Plymouth City Council sees it through', 'new Partnership sees it through'"), "no");
    let moved =
        "'Plymouth City Council hands it to Devon and Cornwall Police', 'Devon and Cornwall Police take it over'";
    assert_eq!(told(moved), "no");
    assert_eq!(told("'Plymouth City Council sees it through', 'Devon and Cornwall Police are told of it'"), "no");
    assert_eq!(told("'Plymouth City Council sees it through'"), "no");
    let joint = "'Plymouth City Council and NHS Devon ICB are joint controllers', 'NHS Devon ICB is the controller'";
    assert_eq!(told(joint), "no", "one of two who do it together");
    assert_eq!(told("'The controller is Plymouth City Council', 'The controller is NHS Devon ICB'"), "yes");
}

#[test]
fn who_does_something_else_or_to_something_else_contradicts_nobody() {
    let keeps = |other: &str| is_contradicted(&format!("'Plymouth City Council keeps the records', '{other}'"));
    assert_eq!(keeps("Devon and Cornwall Police keep the records"), "yes");
    assert_eq!(keeps("Devon and Cornwall Police keep the records of the old Partnership"), "yes");
    assert_eq!(keeps("Devon and Cornwall Police keep the records of the new Partnership"), "no");
    assert_eq!(keeps("Devon and Cornwall Police are the controller"), "no");
    assert_eq!(keeps("Devon and Cornwall Police pay for the records"), "no");
    assert_eq!(keeps("Devon and Cornwall Police hope to keep the records"), "no");
    let pays = "'Plymouth City Council pays for the website', 'The website is paid for by Devon and Cornwall Police'";
    assert_eq!(is_contradicted(pays), "yes");
    let two =
        "'Plymouth City Council leads the Review of Child A', 'Devon and Cornwall Police lead the Review of Child B'";
    assert_eq!(is_contradicted(two), "no");
}

#[test]
fn days_and_bodies_contradict_each_other_where_they_are_certainly_others() {
    assert_eq!(is_contradicted("date('2024-09-30'), date('2024-12-31')"), "yes");
    assert_eq!(is_contradicted("date('2024-09-30'), date('2024-09')"), "no", "it may be the same");
    let of = |first: &str, next: &str| {
        let entry = |by: &str| format!("succession:\n  - {{kind: split, reported-by: {by}}}\n");
        let text = "size(contradicted(arrangements.gather(a, a.succession).gather(s, s.reported_by))) > 0";
        across(&format!("{PARTNERS}{}", entry(first)), &format!("{PARTNERS}{}", entry(next)), "2024-09-15", text)
    };
    assert_eq!(of("[plymouth]", "[devon-and-cornwall-police]"), "yes");
    assert_eq!(of("[plymouth, devon-and-cornwall-police]", "[devon-and-cornwall-police]"), "no");
    assert_eq!(of("[nhs-devon-ccg]", "[nhs-devon-icb]"), "no", "the one stands in the other's place");
    assert_eq!(of("[plymouth], areas: [plymouth]", "[devon-and-cornwall-police], areas: [torbay]"), "no");
    assert_eq!(of("[plymouth], areas: [plymouth]", "[devon-and-cornwall-police]"), "yes");
}

#[test]
fn who_does_something_are_all_who_are_said_to_do_it_together() {
    let does = |text: &str, body: &str| {
        across(PARTNERS, PARTNERS, "2024-09-15", &format!("who_does_it('{text}').exists(b, b.id == '{body}')"))
    };
    assert_eq!(does("Plymouth City Council and NHS Devon ICB are joint controllers", "plymouth"), "yes");
    assert_eq!(does("Plymouth City Council and NHS Devon ICB are joint controllers", "nhs-devon-icb"), "yes");
    assert_eq!(does("The joint controllers are NHS Devon ICB and Plymouth City Council", "plymouth"), "yes");
    assert_eq!(does("Each council keeps its own records", "plymouth"), "yes");
    assert_eq!(does("All partners are joint controllers", "devon-and-cornwall-police"), "yes");
    assert_eq!(does("The records of NHS Devon ICB are kept by Plymouth City Council", "nhs-devon-icb"), "no");
    assert_eq!(does("Plymouth City Council pays for the records", "plymouth"), "no");
    assert_eq!(does("Plymouth City Council hopes to keep the records", "plymouth"), "no");
}

#[test]
fn a_post_whose_title_several_bodies_have_is_that_of_the_body_named_with_it() {
    let posts = "posts:\n  council: {title: Chief Executive, body: plymouth}\n  board: {title: Chief Executive, body: nhs-devon-icb}\n  \
         force: {title: Chief Constable, body: devon-and-cornwall-police}\n";
    let after = format!("{PARTNERS}{posts}");
    let does = |text: &str, body: &str| {
        across(
            PARTNERS,
            &after,
            "2024-09-15",
            &format!("who_does_it('{text} keeps the records').exists(b, b.id == '{body}')"),
        )
    };
    let of_council = "The Chief Executive of Plymouth City Council";
    assert_eq!(does(of_council, "plymouth"), "yes");
    assert_eq!(does(of_council, "nhs-devon-icb"), "no");
    assert_eq!(does("The Chief Executive at the NHS Devon ICB", "nhs-devon-icb"), "yes");
    for body in ["plymouth", "nhs-devon-icb"] {
        assert_eq!(does("The Chief Executive", body), "no", "it is not said whose");
        assert_eq!(does("The Chief Constable of Plymouth City Council", body), "no", "it has none");
        assert_eq!(does("The Chief Executive of Torbay Council", body), "no", "a body of elsewhere");
    }
    assert_eq!(does("The Chief Constable", "devon-and-cornwall-police"), "yes", "there is one");
    assert_eq!(does("The Chief Constable of Plymouth City Council", "devon-and-cornwall-police"), "no");
    let known = |who: &str| across(PARTNERS, &after, "2024-09-15", &format!("hands_over('{who} keeps the records')"));
    assert_eq!(known(of_council), "yes");
    assert_eq!(known("The Chief Executive"), "no");
}

#[test]
fn a_review_is_under_way_until_its_report_is_finished() {
    let told = |document: &str| {
        let before = format!("documents:\n  a: {{title: A, {document}}}\n");
        across(&before, "", "2024-09-15", "written(documents).exists(d, under_way(d))")
    };
    assert_eq!(told("kind: practice-review, state: draft"), "yes");
    assert_eq!(told("kind: rapid-review, state: promised"), "yes");
    assert_eq!(told("kind: practice-review, state: complete"), "no");
    assert_eq!(told("kind: practice-review"), "no", "what is not said is none");
    assert_eq!(told("kind: procedures, state: draft"), "no");
}

#[test]
fn how_long_something_is_kept_is_measured_from_every_day_that_may_be_the_first_after_the_change() {
    let keeps = |first: &str, more: &str| {
        let missing = missing("too vague");
        let first = FirstDay { areas: vec!["plymouth".to_owned()], day: day(first), missing, planned: None };
        let text = format!("hands_over('Plymouth City Council keeps the records {more}')");
        across_from(&[first], (PARTNERS, PARTNERS), "2027-01-15", &text)
    };
    for (more, exact, vague) in [
        ("until 1 April 2026", "yes", "open"),
        ("until 30 April 2026", "yes", "yes"),
        ("until 31 March 2026", "no", "no"),
        ("from 1 April 2025 on", "yes", "yes"),
        ("from 2 April 2025 on", "no", "open"),
        ("from 1 May 2025 on", "no", "no"),
        ("by 30 April 2025", "no", "open"),
    ] {
        assert_eq!(keeps("2025-04-01", more), exact, "{more}");
        let told = keeps("2025-04", more);
        let open = told.contains("the first day after the change: too vague");
        assert_eq!(if open { "open" } else { told.as_str() }, vague, "{more}: {told}");
    }
    let of_the_step = |more: &str, on: &str| {
        across(PARTNERS, PARTNERS, on, &format!("hands_over('Plymouth City Council keeps the records {more}')"))
    };
    assert_eq!(
        of_the_step("until 15 April 2026", "2025-04-15"),
        "yes",
        "where no other is given it is that of the step"
    );
    assert_eq!(of_the_step("until 14 April 2026", "2025-04-15"), "no");
}

#[test]
fn what_is_planned_is_measured_from_where_it_counts_and_each_area_from_its_own_day() {
    let first = |area: &str, on: &str, planned: bool| FirstDay {
        areas: vec![area.to_owned()],
        day: day(on),
        missing: missing("two days"),
        planned: planned.then(|| missing("it is planned, and not yet so")),
    };
    let keeps = |first: &[FirstDay], of: &str| {
        let text = format!("hands_over('Plymouth City Council keeps the records {of}until 1 April 2026')");
        across_from(first, (PARTNERS, PARTNERS), "2027-01-15", &text)
    };
    assert!(keeps(&[first("plymouth", "2025-04-01", true)], "").contains("it is planned"), "whatever day is planned");
    let two = [first("plymouth", "2025-04-01", false), first("torbay", "2025-10-01", false)];
    assert!(keeps(&two, "").contains("two days"), "it is too soon for one of them");
    assert_eq!(keeps(&two, "of Plymouth "), "yes");
}

fn missing(why: &'static str) -> Gap {
    let label = Span::new(FileId(0), 0, 0);
    Gap { fact: "the first day after the change".into(), why: why.into(), label, whom: Whom::Keeper }
}

/// Whether somebody has training, of whom no more is said than this.
fn has_training(after: &str) -> String {
    let more = format!("{PARTNERS}groups: none\ncomplete: [posts, functions]\n{after}");
    across(PARTNERS, &more, "2024-09-15", "after.all(a, sees_to(a, 'training'))")
}

#[test]
fn a_post_has_something_only_where_every_reading_of_its_body_does() {
    let told = |body: &str| {
        has_training(&format!(
            "posts:\n  one: {{title: One{body}}}\nfunctions: [{{function: training, owners: [one]}}]\n"
        ))
    };
    let either =
        |other: &str| format!(", body: {{disputed: [{{value: plymouth, cite: a}}, {{value: {other}, cite: b}}]}}");
    assert_eq!(told(""), "yes", "of which body it is, is another question");
    assert_eq!(told(", body: plymouth"), "yes");
    assert_eq!(told(&either("devon-and-cornwall-police")), "yes");
    assert!(told(", body: torbay").starts_with("? "));
    assert!(told(&either("torbay")).starts_with("? "), "{}", told(&either("torbay")));
}
