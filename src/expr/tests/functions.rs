//! masa's own functions at their edges; the page on expressions shows the common cases.

use super::{DAY, day, judge, kept, model_of, told};
use crate::expr::{Context, Scope, compile, compile_condition};
use crate::model::Model;
use crate::reference::Reference;

const SILENT: &str = "this file does not say";

#[test]
fn an_event_that_is_planned_is_none_yet() {
    let events = |events: &str| kept(&format!("complete: [events]\nevents:\n{events}"));
    let model = events("  - {what: published, date: 2020-01-01, state: planned}\n");
    assert_eq!(
        told(&judge(&model, "day_of(arrangement, 'published') <= day")),
        "? events: it is said that there is none, and the question is what it is"
    );
    let model = events("  - {what: published, date: 2020-02-01}\n  - {what: published, date: 2020-01-01}\n");
    assert_eq!(
        told(&judge(&model, "day_of(arrangement, 'published') == date('2020-01-01')")),
        "yes",
        "the first by day"
    );
    let model = events("  - {what: published, date: 2020-01}\n  - {what: published, date: 2020-01-10}\n");
    assert_eq!(
        told(&judge(&model, "day_of(arrangement, 'published') == date('2020-01-10')")),
        "? events[0].date: the date, January 2020, is too vague"
    );
    let model = events("  - {what: published}\n");
    assert_eq!(told(&judge(&model, "day_of(arrangement, 'published') <= day")), format!("? events[0].date: {SILENT}"));
    let model = model_of(
        0,
        "masa: 1\nid: x\nareas: [plymouth, torbay]\ncomplete: [events]\nevents:\n  - {what: published, date: 2020-01-01, areas: [torbay]}\n  - {what: published, date: 2020-02-01}\n",
    );
    let on = |area: &str, day: &str| {
        let text = format!("areas.exists(a, a.id == '{area}' && day_of(arrangement, 'published', a) == date('{day}'))");
        told(&judge(&model, &text))
    };
    assert_eq!((on("torbay", "2020-01-01").as_str(), on("plymouth", "2020-02-01").as_str()), ("yes", "yes"));
}

#[test]
fn what_is_proposed_may_come_into_force_or_not() {
    let by = |status: &str, event: &str| {
        let model = kept(&format!("status: {status}\nevents:\n  - {{what: in-force, {event}}}\n"));
        told(&judge(&model, "in_force_by(arrangement, date('2020-10-01'))"))
    };
    assert_eq!(by("published", "date: 2020-10-01"), "yes");
    assert_eq!(by("published", "date: 2020-10-02"), "no");
    assert_eq!(by("proposed", "date: 2020-10-01"), "? status: it is planned, and not yet so");
    assert_eq!(by("proposed", "date: 2020-10-02"), "no", "too late even if it comes to be");
    assert_eq!(by("published", "date: 2020-10-02, state: planned"), "no");
    let planned = by("published", "date: 2020-09-01, state: planned");
    assert!(planned.ends_with(": it is planned, and not yet so"), "{planned}");
    assert_eq!(by("published", "date: 2020-10-01, state: planned"), "yes", "still ahead, and for that day");
    let model = kept("status: ceased\nevents:\n  - {what: in-force, date: 2019-09-29}\n");
    assert!(told(&judge(&model, "in_force_by(arrangement, day)")).contains("no event `ends` is stated"));
    let model = kept("events:\n  - {what: in-force, date: 2019-09-29}\n  - {what: ends, date: 2020-09-30}\n");
    assert_eq!(told(&judge(&model, "in_force_by(arrangement, date('2020-09-30'))")), "yes");
    assert_eq!(told(&judge(&model, "in_force_by(arrangement, date('2020-10-01'))")), "no");
}

#[test]
fn that_there_is_no_circle_needs_every_line_above() {
    let groups =
        |top: &str| kept(&format!("groups:\n  board: {{name: Board, reports-to: top}}\n  top: {{name: Top{top}}}\n"));
    let circle = "groups.exists(g, g.id == 'board' && on_reporting_cycle(g))";
    let ruled_out = "groups.all(g, g.id != 'board' || !on_reporting_cycle(g)) || groups.exists(g, g.id == 'board' && !on_reporting_cycle(g))";
    assert_eq!(told(&judge(&groups(", reports-to: none"), ruled_out)), "yes");
    assert!(told(&judge(&groups(""), circle)).contains(&format!("groups.top.reports-to: {SILENT}")));
    assert_eq!(told(&judge(&groups(", reports-to: board"), circle)), "yes");
    let disputed = groups(", reports-to: {disputed: [{value: [board], cite: a}, {value: none, cite: b}]}");
    assert!(told(&judge(&disputed, circle)).contains("groups.top.reports-to: two readings disagree"));
}

#[test]
fn that_no_line_leads_to_the_partners_needs_every_line_above_and_the_tier_that_decides() {
    let tiers = |lead: &str, top: &str, tier: &str| {
        kept(&format!(
            "partners: [{{body: plymouth}}]\ngroups:\n  board: {{name: Board, tier: subgroup, reports-to: top}}\n  \
             top: {{name: Top, reports-to: {top}{tier}}}\n{lead}"
        ))
    };
    let groups = |lead: &str, top: &str| tiers(lead, top, ", tier: subgroup");
    let lead = "  lead: {name: Lead, tier: lead, reports-to: none}\n";
    let answers = "groups.exists(g, g.id == 'board' && answers_to_partners(g))";
    let cut_off = "groups.exists(g, g.id == 'board' && !answers_to_partners(g))";
    for end in ["lead", "partners", "plymouth"] {
        assert_eq!(told(&judge(&groups(lead, end), answers)), "yes", "{end}");
    }
    for end in ["none", "outside", "torbay"] {
        assert_eq!(told(&judge(&groups(lead, end), cut_off)), "yes", "{end}");
        assert!(told(&judge(&groups("", end), cut_off)).starts_with('?'), "no group is said to decide: {end}");
        assert!(told(&judge(&tiers(lead, end, ""), cut_off)).contains("groups.top.tier"), "it may decide too: {end}");
    }
    let disputed = "{disputed: [{value: lead, cite: a}, {value: none, cite: b}]}";
    assert!(told(&judge(&groups(lead, disputed), cut_off)).contains("groups.top.reports-to: two readings disagree"));
}

#[test]
fn a_period_is_over_from_the_day_after_its_last() {
    let over = |term: &str, day: &str| {
        let model = kept(&format!("scrutiny:\n  - {{by: {{words: a panel}}, term: {term}}}\n"));
        told(&judge(&model, &format!("scrutiny.exists(s, is_over(s.term, date('{day}')))")))
    };
    assert!(!over("2019-01-01/2020-09-15", "2020-09-14").starts_with("yes"));
    assert!(!over("2019-01-01/2020-09-15", "2020-09-15").starts_with("yes"));
    assert_eq!(over("2019-01-01/2020-09-15", "2020-09-16"), "yes");
    assert!(!over("2019-01-01/..", "2999-01-01").starts_with("yes"));
    assert!(over("2019-01-01/2020", "2020-09-16").contains("scrutiny[0].term"));
}

#[test]
fn gaps_between_reports_are_certain_only_of_a_whole_list() {
    let reports = |day: &str| format!("reports:\n  - {{kind: yearly, events: [{{what: published, date: {day}}}]}}\n");
    let text = "no_gap_longer_than(reports.map(r, day_of(r, 'published')), date('2019-09-29'), day, 6)";
    let year = text.replace(", 6)", ", 12)");
    assert_eq!(told(&judge(&kept(&reports("2020-03-29")), text)), "yes");
    assert_eq!(told(&judge(&kept(&reports("2020-03-30")), text)), "no", "a kept file lists all its reports");
    assert!(
        told(&judge(&kept(&reports("2020-03")), text))
            .starts_with("? reports[0].events[0].date: the date, March 2020, is too vague")
    );
    assert_eq!(told(&judge(&kept(&reports("2020-03")), &year)), "yes");
    let two = |first: &str, then: &str| {
        let then = format!("  - {{kind: yearly, events: [{{what: published, date: {then}}}]}}\n");
        told(&judge(&kept(&format!("{}{then}", reports(first))), text))
    };
    assert_eq!(two("2019-12", "2020-07-01"), "no", "a vague day does not follow itself");
    assert!(two("2019-12", "2020-06-30").starts_with("? "));
    assert_eq!(two("2019-12", "2020-05-31"), "yes");
    let paper = model_of(0, &format!("masa: 1\nid: x\nas-at: 2020-09-15\n{}", reports("2020-03-30")));
    assert_eq!(told(&judge(&paper, text)), "? reports: it is not said whether there are others");
    assert_eq!(told(&judge(&kept("reports: none\n"), text)), "no");
    let draft = reports("2020-03-29").replace("kind: yearly", "kind: yearly, state: draft");
    assert_eq!(
        told(&judge(&kept(&draft), &text.replace("reports.map(r, day_of(r, 'published'))", "published_reports()"))),
        "? reports[0].state: a report that is not final does not count"
    );
}

#[test]
fn the_lists_are_not_trusted_far_past_their_own_day() {
    let model = kept("partners:\n  - {body: plymouth}\n  - {body: {name: Some Trust, kind: nhs-trust}}\n");
    let models = [&model];
    let on = |day_text: &str, text: &str| {
        let program = compile_condition(text, &Scope::new()).unwrap();
        told(&program.truth(&Context::new(&models, 0, day(day_text), Reference::bundled())).unwrap())
    };
    let ended = "partners.exists(p, p.body.id == 'plymouth' && ended(p.body, day))";
    let required = "areas.exists(a, required_bodies(a, day).exists(b, b.name == 'Plymouth City Council'))";
    assert_eq!((on(DAY, ended).as_str(), on(DAY, required).as_str()), ("no", "yes"));
    for text in [ended, required] {
        assert!(
            on("2040-01-01", text).contains("the reference lists of areas and bodies do not reach that day"),
            "{text}"
        );
    }
    assert!(
        on(DAY, "partners.all(p, !ended(p.body, day))").contains("the reference lists of areas and bodies do not tell")
    );
    assert!(
        on(DAY, "partners.exists(p, p.body.name == 'Some Trust' && areas.exists(a, serves(p, a)))")
            .starts_with("? partners[1].body")
    );
    assert_eq!(on(DAY, "partners.exists(p, p.body.kind == 'nhs-trust' && !p.body.listed)"), "yes");
}

#[test]
fn bodies_that_no_file_mentions_have_names_and_days() {
    let model = model_of(0, "masa: 1\nid: x\nareas: [plymouth]\npartners:\n  - {body: nhs-devon-ccg}\n");
    let models = [&model];
    let said = |text: &str| {
        let program = compile(text, &Scope::new()).unwrap();
        program.value(&Context::new(&models, 0, day("2022-12-01"), Reference::bundled())).unwrap().words
    };
    assert_eq!(
        said("partners.map(p, successors(p.body, day).exists(s, s.listed && has(s.from) && s.from <= day))"),
        "yes"
    );
    assert_eq!(
        said("areas.map(a, required_bodies(a, day).exists(b, b.kind == 'local-authority' && b.area == a))"),
        "yes"
    );
    assert_eq!(said("areas.map(a, required_bodies(a, day).exists_one(b, b.kind == 'police'))"), "yes");
}

#[test]
fn partners_of_several_areas_are_told_once_and_by_old_names_too() {
    let model = |agreements: &str| {
        model_of(
            0,
            &format!(
                "masa: 1\nid: x\nareas: [dorset, bournemouth-christchurch-and-poole]\npartners:\n  - {{body: nhs-dorset-ccg}}\n  - {{body: dorset, acts-for: [bournemouth-christchurch-and-poole]}}\nagreements: {agreements}\n"
            ),
        )
    };
    let parties = "kind: acting-for-another, parties: [dorset, bournemouth-christchurch-and-poole]";
    let (agreed, not_agreed) = (model(&format!("{{acting: {{{parties}}}}}")), model("none"));
    let of = |model: &Model, at: &str, text: &str| {
        let models = [model];
        let context = Context::new(&models, 0, day(at), Reference::bundled());
        compile(text, &Scope::new()).unwrap().value(&context).unwrap().words
    };
    let on = |at: &str, text: &str| of(&agreed, at, text);
    assert_eq!(
        on("2024-03-20", "required_bodies(areas, day)"),
        "Dorset Council, NHS Dorset Integrated Care Board, Dorset Police and Bournemouth, Christchurch and Poole Council"
    );
    let there = "required_bodies(areas, day).filter(b, partners.exists(p, stands_for(p, b)))";
    let named = "Dorset Council, NHS Dorset Integrated Care Board and Bournemouth, Christchurch and Poole Council";
    assert_eq!(on("2024-03-20", there), named, "by its name before 2022, and by what another does for it");
    let alone = "Dorset Council and NHS Dorset Integrated Care Board";
    assert_eq!(of(&not_agreed, "2024-03-20", there), alone, "nobody acts for another without an agreement");
    let served = "areas.filter(a, partners.exists(p, kind_of(p.body) == 'local-authority' && serves(p, a)))";
    assert_eq!(on("2024-03-20", served), "Dorset and Bournemouth, Christchurch and Poole");
    assert_eq!(of(&not_agreed, "2024-03-20", served), "Dorset");
    let early =
        "partners.map(p, required_bodies(areas, day).exists(b, kind_of(b) == 'health-board' && stands_for(p, b)))";
    assert_eq!(on("2022-06-30", early), "yes and no", "a council acts for no health board, whoever else it acts for");
}

#[test]
fn a_body_that_went_into_several_stands_and_signs_for_none_of_them() {
    let of = |areas: &str, named: &str, text: &str| {
        let model = model_of(
            0,
            &format!(
                "masa: 1\nid: x\nas-at: 2027-04-15\nareas: [{areas}]\npartners: [{{body: {named}}}]\nposts: {{chief: {{title: Chief, body: {named}}}}}\n\
                 documents: {{plan: {{signed-by: [{named}], complete: [signed-by]}}, other: {{signed-by: [chief], complete: [signed-by]}}}}\n\
                 complete: [partners, documents]\n"
            ),
        );
        let models = [&model];
        let context = Context::new(&models, 0, day("2027-04-15"), Reference::bundled());
        told(&compile_condition(text, &Scope::new()).unwrap().truth(&context).unwrap())
    };
    let stands = "required_bodies(areas, day).exists(b, kind_of(b) == 'local-authority' && partners.exists(p, stands_for(p, b)))";
    let serves = "areas.exists(a, partners.exists(p, serves(p, a)))";
    let signs = |document: &str| {
        format!(
            "required_bodies(areas, day).exists(b, documents.exists(d, d.id == '{document}' && d.signed_by.exists(s, speaks_for(s, b))))"
        )
    };
    let both = "east-surrey, west-surrey";
    for text in [stands, serves, &signs("plan"), &signs("other")] {
        let open = of(both, "surrey", text);
        assert!(open.contains("which of the several that took its place is meant is not said"), "{text}: {open}");
        assert_eq!(of(both, "east-surrey", text), "yes", "{text}");
        assert_eq!(of("somerset", "somerset-county", text), "yes", "{text}: one took its place");
        assert_eq!(of("east-surrey", "surrey", text), "yes", "{text}: one has to do with the area");
    }
}

#[test]
fn somebody_signs_for_a_body() {
    let model = kept(
        "complete: [documents]\nposts:\n  chief: {title: Chief, body: plymouth}\n  joint: {title: Joint, body: torbay, joint-with: [nhs-devon-ccg]}\n  delegate: {title: Delegate}\npartners:\n  - {body: plymouth}\n  - {body: nhs-devon-ccg}\n  - {body: devon-and-cornwall-police, delegates: [delegate]}\ndocuments:\n  plan: {signed-by: [chief, joint, delegate], complete: [signed-by]}\n  all: {signed-by: partners, complete: [signed-by]}\n  one: {signed-by: [chief], complete: [signed-by]}\n",
    );
    let signed = |document: &str| {
        let text = format!(
            "documents.exists(d, d.id == '{document}' && partners.all(p, d.signed_by.exists(s, speaks_for(s, p.body))))"
        );
        told(&judge(&model, &text))
    };
    assert_eq!((signed("plan").as_str(), signed("all").as_str(), signed("one").as_str()), ("yes", "yes", "no"));
    let before = "partners:\n  - {body: nhs-devon-icb}\ndocuments:\n  plan: {signed-by: [nhs-devon-ccg]}\n";
    let later = model_of(0, &format!("masa: 1\nid: x\nas-at: 2023-03-01\nareas: [plymouth]\n{before}"));
    let text = "documents.exists(d, partners.all(p, d.signed_by.exists(s, speaks_for(s, p.body))))";
    let models = [&later];
    let program = compile(text, &Scope::new()).unwrap();
    let judged = program.truth(&Context::new(&models, 0, day("2023-03-01"), Reference::bundled())).unwrap();
    assert!(judged.truth.is_true(), "what the body signed whose place it has by law");
}

#[test]
fn days_beyond_the_holidays_and_periods_that_go_on() {
    let model = kept("plans:\n  - {name: A, period: 2019-01-01/}\n");
    assert_eq!(
        told(&judge(&model, "add_working_days(date('1999-12-24'), 1) < day")),
        "? x: the bank holidays of that time are not known"
    );
    assert_eq!(
        told(&judge(&model, "plans.exists(p, end(p.period) >= date('2019-01-01'))")),
        "yes",
        "no end before its start"
    );
    assert_eq!(told(&judge(&model, "days_between(date('2020-08'), day) > 14")), "yes");
    assert_eq!(told(&judge(&model, "within_months(date('2020-01-31'), date('2020-02-29'), 1)")), "yes");
    assert_eq!(told(&judge(&model, "within_months(date('2020-01-31'), date('2020-03-01'), 1)")), "no");
}

#[test]
fn a_marginal_body_is_asked_for_apart() {
    let (reference, date) = (Reference::bundled(), day(DAY).exact().unwrap());
    let has_marginal = |id: &str| {
        reference.partners_of(id, date).is_some_and(|partners| partners.health.iter().any(|body| body.overlap.marginal))
    };
    let area = reference.areas_on(date).find(|area| has_marginal(area.id)).expect("there is one such area").id;
    let model = model_of(0, &format!("masa: 1\nid: x\nareas: [{area}]\n"));
    assert_eq!(told(&judge(&model, "areas.all(a, size(marginal_bodies(a, day)) > 0)")), "yes");
    let both = "areas.exists(a, marginal_bodies(a, day).exists(b, b in required_bodies(a, day)))";
    assert_eq!(told(&judge(&model, both)), "no");
}

#[test]
fn posts_have_one_holder_only_where_that_is_said() {
    let model = kept(
        "posts:\n  a: {title: A, same-holder-as: [b]}\n  b: {title: B}\n  c: {title: C}\n  \
         d: {title: D, same-holder-as: {value: [c], doubt: smudged}}\n",
    );
    let one = |a: &str, b: &str| {
        let pair = format!("p.id == '{a}' && posts.exists(q, q.id == '{b}' && same_holder(p, q))");
        told(&judge(
            &model,
            &format!("written(posts).exists(p, {})", pair.replace("posts.exists", "written(posts).exists")),
        ))
    };
    assert_eq!([one("a", "a"), one("a", "b"), one("b", "a"), one("a", "c")], ["yes", "yes", "yes", "no"]);
    assert!(one("d", "c").contains("smudged"), "{}", one("d", "c"));
}

#[test]
fn an_event_stands_in_what_it_is_of() {
    let model = kept(
        "events: [{what: published, date: 2020-01-01}]\nreports: [{title: Report, events: [{what: sent, date: 2020-01-01}]}]\n",
    );
    assert_eq!(told(&judge(&model, "written(events).all(e, stands_in(e) == arrangement)")), "yes");
    let of_report =
        "written(reports).all(r, written(r.events).all(e, stands_in(e) == r && stands_in(e).title == 'Report'))";
    assert_eq!(told(&judge(&model, of_report)), "yes");
}

#[test]
fn a_cycle_is_told_at_one_of_its_groups() {
    let first = |lines: &[(&str, &str)]| {
        let group = |(group, to): &(&str, &str)| format!("  {group}: {{name: {group}, reports-to: {to}}}\n");
        let groups: Vec<String> = lines.iter().map(group).collect();
        let model = kept(&format!("groups:\n{}", groups.concat()));
        lines
            .iter()
            .map(|(group, _)| {
                told(&judge(&model, &format!("written(groups).exists(g, g.id == '{group}' && first_on_cycle(g))")))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(first(&[("a", "[b]"), ("b", "[a]"), ("c", "[b]")]), ["yes", "no", "yes"], "c is on no cycle");
    assert_eq!(first(&[("a", "[b, c]"), ("b", "[a]"), ("c", "[a]")]), ["yes", "no", "no"]);
    assert_eq!(first(&[("c", "[a]"), ("b", "[a]"), ("a", "[b, c]")]), ["no", "no", "yes"], "in whatever order");
    assert_eq!(first(&[("a", "[a]"), ("b", "[b]")]), ["yes", "yes"]);
    let disputed = first(&[("a", "{disputed: [{value: [b]}, {value: none}]}"), ("b", "[a]")]);
    assert_eq!(disputed[0], "yes");
    assert!(disputed[1].starts_with('?'), "{disputed:?}");
}
