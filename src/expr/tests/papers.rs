//! What documents set out, who signs them, and the order of events.

use super::{day, judge, judge_as, model_of, told};
use crate::expr::{Context, Scope, compile};
use crate::model::Model;
use crate::model::vocab::Kind;
use crate::reference::Reference;

fn read_from(source: &str, more: &str) -> Model {
    model_of(
        0,
        &format!(
            "masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\nsources:\n  paper: {{title: A paper, date: 2020-09-15, {source}}}\n{more}"
        ),
    )
}

#[test]
fn only_the_document_itself_or_its_keeper_can_leave_a_topic_out() {
    let listed = "published-contents:\n  training: {says: fully}\ncomplete: [published-contents]\n";
    let of = |source: &str| told(&judge(&read_from(source, listed), "set_out('practice-reviews')"));
    assert_eq!(of("kind: the-document, read: whole"), "no");
    for source in
        ["kind: the-document, read: part", "kind: the-document, read: contents-page", "kind: minutes, read: whole"]
    {
        assert!(of(source).starts_with("? published-contents: no topic `practice-reviews` is stated"), "{source}");
    }
    let kept = model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth]\n{listed}"));
    assert_eq!(told(&judge(&kept, "set_out('practice-reviews')")), "no");
    assert_eq!(told(&judge(&kept, "set_out('training')")), "yes");
    let open = model_of(0, "masa: 1\nid: x\nareas: [plymouth]\npublished-contents:\n  training: {says: partly}\n");
    assert!(told(&judge(&open, "set_out('practice-reviews')")).ends_with("and this file does not say"));
}

#[test]
fn what_a_paper_says_of_the_document_is_not_the_documents_own_word() {
    let of = |source: &str, cite: &str| {
        let listed = format!("published-contents:\n  training: {{says: fully{cite}}}\n");
        told(&judge(&read_from(source, &listed), "set_out('training')"))
    };
    let paper =
        "? published-contents.training.says: a paper says so, and the published document itself was not read for it";
    for source in ["kind: paper-about-it, read: whole", "kind: minutes, read: whole", "read: whole"] {
        assert_eq!(of(source, ", cite: paper 3"), paper, "{source}");
        assert_eq!(of(source, ""), paper, "{source}");
    }
    let unsourced = model_of(
        0,
        "masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\npublished-contents:\n  training: {says: fully}\n",
    );
    assert_eq!(told(&judge(&unsourced, "set_out('training')")), "yes", "no source says otherwise");
    for cite in ["", ", cite: paper 3"] {
        assert_eq!(of("kind: the-document, read: part", cite), "yes", "{cite}");
    }
}

#[test]
fn a_heading_sets_nothing_out_and_leaves_nothing_out() {
    let listed = "published-contents:\n  training: {says: heading}\ncomplete: [published-contents]\n";
    let model = read_from("kind: the-document, read: contents-page", listed);
    assert!(told(&judge(&model, "set_out('training')")).contains("only its heading was seen"));
    assert_eq!(told(&judge(&model, "document_was_read()")), "yes");
    assert_eq!(told(&judge(&read_from("kind: website, read: whole", ""), "document_was_read()")), "no");
}

#[test]
fn what_is_set_out_only_in_part_is_left_open() {
    let model = read_from(
        "kind: the-document, read: whole",
        "published-contents:\n  training: {says: partly}\ncomplete: [published-contents]\n",
    );
    assert_eq!(
        told(&judge(&model, "set_out('training')")),
        "? published-contents.training.says: the document sets it out only in part"
    );
}

#[test]
fn what_a_draft_sets_out_is_left_open() {
    let of = |state: &str| {
        let listed = format!(
            "documents:\n  plan: {{title: The plan, state: {state}}}\npublished-contents:\n  training: {{says: fully, document: plan}}\n"
        );
        told(&judge(&read_from("kind: the-document, read: whole", &listed), "set_out('training')"))
    };
    assert_eq!(of("complete"), "yes");
    for state in ["draft", "placeholder", "superseded-but-linked", "promised"] {
        let left = "? published-contents.training.document: the document that sets it out is not finished, not published, replaced, of another kind or not for all areas";
        assert_eq!(of(state), left, "{state}");
    }
}

#[test]
fn what_is_said_in_a_text_of_something_else_is_left_open() {
    let of = |documents: &str| {
        let listed = format!(
            "documents:\n  plan: {documents}\npublished-contents:\n  training: {{says: fully, document: plan}}\n"
        );
        told(&judge(&read_from("kind: the-document, read: whole", &listed), "set_out('training')"))
    };
    let published =
        |state: &str| format!("{{title: The plan, events: [{{what: published, date: 2020-01-01{state}}}]}}");
    assert_eq!(of("{title: The plan, kind: arrangements}"), "yes");
    assert_eq!(of(&published("")), "yes");
    for other in [
        "{title: The plan, areas: [cornwall]}",
        "{title: The plan, kind: yearly-report}",
        "{title: The plan, kind: thresholds}",
        "{title: The plan, events: [{what: published, date: 2030-01-01}]}",
        "{title: The plan}\n  next: {title: The next plan, supersedes: [plan]}",
        &published(", state: planned"),
    ] {
        assert!(of(other).starts_with("? published-contents.training.document: "), "{other}: {}", of(other));
    }
    let promised = "{title: The plan}\n  next: {title: The next plan, state: promised, supersedes: [plan]}";
    assert_eq!(of(promised), "yes");
}

#[test]
fn only_what_is_said_to_be_published_sets_out_and_only_what_its_kind_is_about() {
    let of = |topic: &str, document: &str, more: &str| {
        let text = format!(
            "masa: 1\nid: x\nareas: [plymouth]\n{more}documents:\n  plan: {document}\npublished-contents:\n  {topic}: {{says: fully, document: plan}}\n"
        );
        told(&judge(&model_of(0, &text), &format!("set_out('{topic}')")))
    };
    let own = "{title: The plan, kind: arrangements}";
    let unsaid = "? documents.plan.events: no event `published` is stated";
    assert!(of("training", own, "").starts_with(unsaid), "{}", of("training", own, ""));
    for more in ["status: published\n", "events: [{what: published, date: 2020-01-01}]\n"] {
        assert_eq!(of("training", own, more), "yes", "{more}");
        let thresholds = of("thresholds", "{title: The plan, kind: thresholds}", more);
        assert!(thresholds.starts_with(unsaid), "another paper than the arrangements: {thresholds}");
    }
    let of_kind = |topic: &str, kind: &str| {
        of(topic, &format!("{{title: The plan, kind: {kind}, events: [{{what: published, date: 2020-01-01}}]}}"), "")
    };
    for (topic, kind) in
        [("training", "arrangements"), ("thresholds", "thresholds"), ("child-death-review", "child-death-review")]
    {
        assert_eq!(of_kind(topic, kind), "yes", "{kind}");
    }
    for kind in [
        "thresholds",
        "terms-of-reference",
        "constitution",
        "business-plan",
        "procedures",
        "information-sharing",
        "yearly-report",
        "practice-review",
        "rapid-review",
        "child-death-review",
        "audit",
        "data-set",
        "other",
    ] {
        assert!(of_kind("training", kind).starts_with("? published-contents.training.document: "), "{kind}");
    }
    let found = "{title: The plan, kind: arrangements, address: https://example.org/plan.pdf}";
    assert_eq!(of("training", found, ""), "yes", "it stands on the web");
    let nameless = "{title: The plan, events: [{what: published, date: 2020-01-01}]}";
    assert_eq!(of("training", nameless, ""), "? documents.plan.kind: this file does not say");
    let planned =
        "{title: The plan, kind: arrangements, events: [{what: published, date: 2020-01-01, state: planned}]}";
    assert!(of("training", planned, "status: published\n").starts_with("? published-contents.training.document: "));
}

#[test]
fn of_listed_documents_one_of_the_arrangements_has_to_be_published_and_others_do_not_matter() {
    let of = |documents: &str| {
        let text = format!(
            "masa: 1\nid: x\nareas: [plymouth]\ndocuments:\n{documents}published-contents: {{training: {{says: fully}}}}\n"
        );
        told(&judge(&model_of(0, &text), "set_out('training')"))
    };
    assert_eq!(of("  memo: {title: A memo}\n"), "yes");
    assert!(of("  plan: {title: The plan, kind: arrangements}\n").starts_with("? documents.plan.events: "));
    let published = "  plan: {title: The plan, kind: arrangements, events: [{what: published, date: 2020-01-01}]}\n";
    assert_eq!(of(published), "yes");
    assert_eq!(of(&format!("  next: {{title: The next plan, kind: arrangements}}\n{published}")), "yes");
}

#[test]
fn a_rule_may_leave_open_what_known_facts_do_not_settle() {
    let model = model_of(0, "masa: 1\nid: x\nareas: [plymouth]\nstatus: published\n");
    let judged = |text: &str| told(&judge(&model, text));
    assert_eq!(judged("cannot_tell(arrangement.status, 'nobody said so')"), "? status: nobody said so");
    assert_eq!(judged("cannot_tell(arrangement.status, 'nobody said so') && false"), "no");
    assert_eq!(judged("size(areas) == 1 || cannot_tell(arrangement.status, 'nobody said so')"), "yes");
}

#[test]
fn of_what_is_in_doubt_a_rule_does_not_say_what_would_leave_it_open() {
    let judged = |status: &str, text: &str| {
        told(&judge(&model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth]\nstatus: {status}\n")), text))
    };
    let doubted = "{value: proposed, doubt: minutes differ}";
    let doubt = "? status: it is marked as uncertain: minutes differ";
    for text in [
        "arrangement.status != 'proposed' || cannot_tell(areas, 'it is only proposed')",
        "arrangement.status != 'proposed' || size(areas) == 1 && cannot_tell(areas, 'it is only proposed')",
        "arrangement.status == 'proposed' ? cannot_tell(areas, 'it is only proposed') : true",
    ] {
        assert_eq!(judged(doubted, text), doubt, "{text}");
        assert_eq!(judged("proposed", text), "? areas: it is only proposed", "{text}");
        assert_eq!(judged("published", text), "yes", "{text}");
    }
}

#[test]
fn of_what_could_not_be_read_a_rule_does_not_say_what_would_leave_it_open() {
    let judged = |owner: &str| {
        let posts = "posts:\n  trainer: {title: Trainer, state: recruiting}\n";
        let functions = format!("functions:\n  - {{function: training, owners: [{owner}]}}\ncomplete: [functions]\n");
        let model = model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth]\n{posts}{functions}"));
        let text = "functions.all(f, !written(f.owners).all(o, is_a(o, 'post') && o.state == 'recruiting') \
                    || cannot_tell(f.owners, 'it is still open'))";
        told(&judge(&model, text))
    };
    assert!(judged("trainer").contains("it is still open"));
    let unknown = judged("tainer");
    assert!(unknown.contains("it could not be read") && !unknown.contains("it is still open"), "{unknown}");
}

#[test]
fn a_body_signs_by_a_post_that_is_not_told() {
    let signed = |by: &str| {
        let model = model_of(
            0,
            &format!(
                "masa: 1\nid: x\nareas: [plymouth]\nposts:\n  head: {{title: Chief Executive, body: plymouth}}\n  other: {{title: Director, body: plymouth}}\n\
                 reports:\n  - {{kind: yearly, events: [{{what: approved, by: {by}}}], complete: [events]}}\n"
            ),
        );
        told(&judge_as(&model, Some(Kind::Report), "posts.exists(p, p.id == 'head' && signed_off_by(report, p))"))
    };
    let which = "it is not said by which post";
    assert_eq!(signed("[head, other]"), "yes");
    assert!(!signed("[other]").contains(which), "another post is another post");
    assert!(signed("[plymouth]").contains(which));
    assert!(signed("partners").contains(which));
    assert!(!signed("[torbay]").contains(which), "another body is not the post's");
    assert!(!signed("outside").contains(which));
}

#[test]
fn a_step_overtakes_only_what_is_later_for_certain() {
    let overtakes = |events: &str| {
        let model = model_of(0, &format!("masa: 1\nid: x\nareas: [plymouth, torbay]\nevents:\n{events}"));
        told(&judge(&model, "written(events).exists(e, size(overtakes(e)) > 0)"))
    };
    let published = "  - {what: published, date: 2020-03-10}\n";
    let after = |approved: &str| overtakes(&format!("  - {{what: approved, {approved}}}\n{published}"));
    assert_eq!(after("date: 2020-03-11"), "yes");
    assert_eq!(after("date: 2020-03-10"), "no");
    assert_eq!(after("date: 2020-03"), "no", "some day of the month");
    assert_eq!(after("date: 2020-04"), "yes");
    assert_eq!(after("date: 2020-03-11, state: planned"), "no");
    assert_eq!(after("areas: [torbay]"), "no", "no day");
    assert!(after("date: 2020-03-11, doubt: smudged").starts_with("? events[0]"), "in doubt");
    assert!(after("date: {disputed: [{value: 2020-03-11}, {value: 2020-03-09}]}").contains("two readings disagree"));
    assert_eq!(after("date: {disputed: [{value: 2020-03-11}, {value: 2020-03-12}]}"), "yes", "too late by both");
    let both =
        "  - {what: approved, by: plymouth, date: 2020-03-01}\n  - {what: approved, by: torbay, date: 2020-03-20}\n";
    assert_eq!(overtakes(&format!("{both}{published}")), "no", "one in time is enough");
    let areas = "  - {what: approved, areas: [torbay], date: 2020-04-01}\n  - {what: published, areas: [plymouth], date: 2020-03-01}\n";
    assert_eq!(overtakes(areas), "no", "of two areas");
}

#[test]
fn what_is_written_is_taken_for_all_only_where_that_is_asked() {
    let model =
        model_of(0, "masa: 1\nid: x\nareas: [plymouth]\nevents:\n  - {what: met, date: 2020, doubt: smudged}\n");
    assert!(told(&judge(&model, "events.exists(e, e.what == 'approved')")).starts_with('?'));
    assert!(
        told(&judge(&model, "written(events).exists(e, e.what == 'met')")).contains("smudged"),
        "in doubt all the same"
    );
    let model = model_of(0, "masa: 1\nid: x\nareas: [plymouth]\nevents:\n  - {what: met, date: 2020}\n");
    assert_eq!(told(&judge(&model, "written(events).exists(e, e.what == 'approved')")), "no");
}

#[test]
fn nothing_is_concluded_from_a_list_in_which_nothing_is_written_or_that_is_in_doubt() {
    let model = model_of(
        0,
        "masa: 1\nid: x\nareas: [plymouth]\nevents: {value: [{what: met, date: 2020}], doubt: smudged}\nscrutiny: none\n",
    );
    assert!(told(&judge(&model, "written(groups).all(g, g.decides)")).starts_with('?'), "not stated");
    assert!(told(&judge(&model, "written(events).all(e, e.what == 'met')")).starts_with('?'), "in doubt as a whole");
    assert_eq!(told(&judge(&model, "written(scrutiny).all(s, s.votes)")), "yes", "said to be none");
}

#[test]
fn a_receiver_is_known_by_its_names_and_whoever_is_not_known_leaves_it_open() {
    let of = |to: &str, receiver: &str| {
        let model = model_of(
            0,
            &format!(
                "masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\nbodies:\n  dfe: {{name: A department, known-as: [DfE]}}\n\
                 posts:\n  clerk: {{title: Clerk, body: dfe}}\n  head: {{title: Head, body: plymouth}}\n  nobody: {{title: Somebody}}\n\
                 groups:\n  panel: {{name: National Panel}}\nevents: [{{what: sent, to: [{to}], date: 2020-09-01}}]\ncomplete: [events]\n"
            ),
        );
        told(&judge(&model, &format!("events.exists(e, sent_to(e, '{receiver}'))")))
    };
    let panel = "child-safeguarding-practice-review-panel";
    for name in ["Child Safeguarding Practice Review Panel", "the national panel", "CSPRP"] {
        assert_eq!(of(&format!("{{name: {name}}}"), panel), "yes", "{name}");
        assert_eq!(of(&format!("{{name: {name}}}"), "secretary-of-state"), "no", "{name}");
    }
    for to in ["dfe", "clerk"] {
        assert_eq!((of(to, "secretary-of-state").as_str(), of(to, panel).as_str()), ("yes", "no"), "{to}");
    }
    for own in ["panel", "partners", "plymouth", "head"] {
        assert_eq!(of(own, panel), "no", "{own}");
    }
    for (to, name) in [
        (
            "{name: Plymouth Child Safeguarding Practice Review Panel}",
            "Plymouth Child Safeguarding Practice Review Panel",
        ),
        ("nobody", "Somebody"),
    ] {
        assert_eq!(of(to, panel), format!("? events[0].to[0]: it was sent to `{name}`, which masa does not know"));
        assert_eq!(of(&format!("{to}, {{name: National Panel}}"), panel), "yes");
    }
    assert_eq!(
        of("outside", panel),
        "? events[0].to[0]: somebody outside the arrangements is meant, and it is not said who"
    );
}

#[test]
fn whether_arrangements_are_the_first_is_open_where_sources_disagree_on_what_they_follow() {
    let first = |more: &str| {
        let text = format!(
            "masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\nevents: [{{what: in-force, date: 2019-06-01}}]\n{more}"
        );
        told(&judge(&model_of(0, &text), "reports_counted_from() == date('2019-06-01')"))
    };
    assert_eq!(first(""), "yes", "by then first ones only could be");
    assert_eq!(first("supersedes: none\n"), "yes");
    assert!(first("supersedes: [y]\n").starts_with("? "));
    assert!(first("supersedes: {disputed: [{value: [y], cite: a}, {value: none, cite: b}]}\n").starts_with("? "));
    assert!(first("supersedes: {value: none, doubt: perhaps the old board's}\n").starts_with("? "));
}

#[test]
fn the_twelve_months_run_on_for_areas_that_one_of_the_same_arrangements_went_into() {
    let counted = |areas: &str, events: &str, more: &str| {
        let text = format!(
            "masa: 1\nid: x\nas-at: 2027-04-15\nareas: [{areas}]\nevents:\n{events}complete: [reports]\n{more}"
        );
        let model = model_of(0, &text);
        let models = [&model];
        let context = Context::new(&models, 0, day("2027-04-15"), Reference::bundled());
        let of = |text: &str| compile(text, &Scope::new()).unwrap().value(&context).unwrap().words;
        of("areas.map(a, reports_counted_from(a))")
    };
    let both = "east-surrey, west-surrey";
    let first = "  - {what: in-force, date: 2027-04-01, areas: [east-surrey, west-surrey]}\n";
    let report = |on: &str| format!("reports: [{{kind: yearly, events: [{{what: published, {on}}}]}}]\n");
    // Of both areas alike, and so told once.
    let (began, last) = ("1 April 2027", "16 March 2026");
    for (before, what) in [("", "of the whole"), (", areas: [surrey]", "of the county")] {
        let events = format!("  - {{what: in-force, date: 2021-09-02{before}}}\n{first}");
        for on in ["date: 2026-03-16", "date: 2026-03-16, areas: [surrey]"] {
            assert_eq!(counted(both, &events, &report(on)), last, "{what}, {on}");
        }
        assert_ne!(counted(both, &events, "reports: none\n"), began, "{what}: when the last one came out is not said");
    }
    assert_eq!(counted(both, first, "reports: none\n"), began);
    let planned = format!("  - {{what: in-force, date: 2021-09-02, areas: [surrey], state: planned}}\n{first}");
    assert_eq!(counted(both, &planned, "reports: none\n"), began, "what was only planned is no arrangement");
    assert_ne!(
        counted(both, first, &report("date: 2026-03-16")),
        began,
        "somebody reported before there were these areas"
    );
    let follows = format!("supersedes: [y]\n{}", report("date: 2026-03-16"));
    assert_eq!(counted(both, first, &follows), began, "arrangements of their own");
    let whole = format!("  - {{what: in-force, date: 2021-09-02}}\n{first}");
    let beside = counted("kent, east-surrey", &whole, &report("date: 2021-03-16"));
    assert!(beside.starts_with("16 March 2021"), "{beside}");
    assert!(!beside.ends_with("2021"), "whether Surrey was among them is not said: {beside}");
}
