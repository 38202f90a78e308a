use insta::assert_snapshot;
use masa::finding::{Code, Finding, Outcome, Step, Strength};
use masa::report::{NotStated, TextOptions, text, why};
use masa::source::FileId;

use crate::builder::{Made, accepted, label, rests_on};
use crate::kinds::one_of_each;

fn plain(made: &Made) -> String {
    text(&made.report, &made.sources, &TextOptions::default())
}

fn with(made: &Made, change: impl FnOnce(&mut TextOptions)) -> String {
    let mut options = TextOptions::default();
    change(&mut options);
    text(&made.report, &made.sources, &options)
}

/// No line may be longer than the page, but for the commands to copy.
fn assert_fits(page: &str, width: usize) {
    for line in page.lines().filter(|line| !line.contains("masa why")) {
        assert!(line.chars().count() <= width, "{} columns: {line}", line.chars().count());
    }
}

#[test]
fn nothing_found() {
    let mut made = Made::plymouth();
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    let guidance = made.rule("scrutineer-votes", "The independent scrutineer votes", Strength::Guidance);
    made.plain(duty, 0, Outcome::Met, 1);
    made.plain(guidance, 0, Outcome::Met, 2);
    let page = plain(&made);
    assert_fits(&page, 100);
    assert_snapshot!(page);
}

#[test]
fn it_is_said_which_legal_duties_are_in_order_and_for_how_many() {
    let mut made = Made::plymouth();
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    let guidance = made.rule("scrutineer-votes", "The independent scrutineer votes", Strength::Guidance);
    made.plain(duty, 0, Outcome::Met, 2);
    made.plain(guidance, 0, Outcome::Met, 1);
    let words = |made: &Made| plain(made).split_whitespace().collect::<Vec<_>>().join(" ");
    let page = words(&made);
    assert!(page.contains("in order: no longer so: A kind of safeguarding partner is missing (2 areas)"), "{page}");
    assert!(!page.contains("no longer so: The independent scrutineer votes"), "{page}");
    made.unknown(duty, 0, 1, "Who are the partners?", "partners", "the paper does not say");
    let page = words(&made);
    assert!(page.contains("A kind of safeguarding partner is missing (2 of 3 areas)"), "{page}");
    for id in ["a", "b", "c", "d"] {
        let more = made.rule(id, "More is missing", Strength::Duty);
        made.plain(more, 0, Outcome::Met, 1);
    }
    assert!(words(&made).contains("; and 1 more, which `--explain` shows"), "{}", words(&made));
}

#[test]
fn nothing_judged_is_not_called_in_order() {
    let page = plain(&Made::empty());
    assert!(page.contains("No arrangement was judged."));
    let mut made = Made::plymouth();
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    made.unknown(duty, 0, 1, "Who are the partners?", "partners", "the paper does not say");
    let page = plain(&made);
    assert!(page.contains("the one legal duty that applies could not be judged"), "{page}");
    assert!(page.contains("\nNo legal duty could be judged"), "{page}");
    assert!(!page.contains("Nothing found wrong"), "{page}");
    assert_snapshot!(page);
}

#[test]
fn a_duty_is_counted_once_for_its_arrangement_and_area() {
    let mut made = Made::both();
    made.report.arrangements[1].describes = made.report.arrangements[0].describes.clone();
    let missing = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    let wrong = made.rule("partner-of-another-area", "A partner serves another area", Strength::Duty);
    for (rule, arrangement) in [(missing, 0), (wrong, 0), (missing, 1), (wrong, 1)] {
        made.plain(rule, arrangement, Outcome::Met, 2);
    }
    let page = plain(&made);
    assert!(page.contains("no legal duty found unmet (2 judged)"), "{page}");
    assert!(page.contains("\nNo legal duty found unmet (2 judged)"), "two descriptions of one arrangement: {page}");
}

#[test]
fn what_a_rule_asks_in_full_is_shown_as_an_open_question() {
    let mut made = Made::plymouth();
    let rule = made.rule("lead-member-role-unsettled", "The lead member's part is not settled", Strength::Question);
    made.unknown(rule, 0, 1, "Does the lead member observe?", "groups", "the paper does not say");
    assert!(!plain(&made).contains("open question"));
    for verdict in &mut made.report.verdicts {
        let finding = verdict.finding.as_mut().unwrap();
        finding.in_full = true;
        finding.detail = "An observer has no vote. The paper does not say.".into();
    }
    let page = plain(&made);
    // What is missing is listed under `needs`, and not told a second time beside it.
    assert!(page.contains("An observer has no vote.\n"), "{page}");
    assert_eq!(page.to_lowercase().matches("the paper does not say").count(), 1, "{page}");
    assert!(page.contains("\nopen question  it cannot be told whether this is set out"), "{page}");
    assert!(page.contains("1\u{a0}open question") || page.contains("1 open question"), "{page}");
    assert!(!page.contains("Cannot be judged from this file"), "{page}");
}

#[test]
fn one_of_each_strength_strongest_first() {
    let page = plain(&one_of_each());
    assert_fits(&page, 100);
    let order = ["legal duty not met  ", "guidance not followed  ", "guidance departed from", "question  ", "note  "];
    let places: Vec<_> = order.iter().map(|words| page.find(&format!("\n{words}"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert_snapshot!(page);
}

#[test]
fn a_narrow_page() {
    let page = with(&one_of_each(), |options| options.width = 44);
    assert_fits(&page, 44);
    assert_snapshot!(page);
}

#[test]
fn a_page_without_box_characters() {
    let page = with(&one_of_each(), |options| options.unicode = false);
    assert!(page.is_ascii(), "{}", page.chars().filter(|c| !c.is_ascii()).collect::<String>());
    assert_snapshot!(page);
}

#[test]
fn colours_change_nothing_but_colours() {
    let made = one_of_each();
    let coloured = with(&made, |options| options.colour = true);
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert!(coloured.contains("\u{1b}[1;31mlegal duty not met\u{1b}[0m"), "{coloured}");
    assert_eq!(stripped, plain(&made));
}

#[test]
fn files_become_links_where_the_terminal_follows_them() {
    let page = with(&one_of_each(), |options| options.links = Some("file:///home/area/".into()));
    let link = "\u{1b}]8;;file:///home/area/arrangements/plymouth-2020-09.yaml\u{1b}\\arrangements/plymouth-2020-09.yaml\u{1b}]8;;\u{1b}\\:16:1";
    assert!(page.contains(link), "{page}");
}

#[test]
fn what_cannot_be_told_may_be_hidden_but_not_its_number() {
    let page = with(&one_of_each(), |options| options.not_stated = NotStated::Hide);
    assert!(!page.contains("Are the topics"), "{page}");
    assert!(page.contains("8 cannot tell, not listed here"), "{page}");
}

#[test]
fn what_cannot_be_told_of_an_area_left_over_gets_a_block_and_the_head() {
    let mut made = one_of_each();
    let verdict = made.report.verdicts.iter_mut().find(|verdict| verdict.arrangement.is_none()).unwrap();
    verdict.outcome = Outcome::NotStated;
    let page = plain(&made);
    assert!(page.contains("\nTorbay\n  nothing in these files covers Torbay"), "{page}");
    assert!(page.contains("\nopen question  nothing in these files covers Torbay"), "{page}");
    assert!(page.contains("Cannot be judged from these files (8)"), "{page}");
    assert!(page.contains("8 cannot tell") && page.contains("1 open question"), "{page}");
}

#[test]
fn a_long_list_of_questions_is_cut() {
    let mut made = Made::plymouth();
    let duty = made.rule("topic-missing", "A topic is missing", Strength::Duty);
    for index in 0..12 {
        let n = if index == 11 { 3 } else { 1 };
        made.unknown(duty, 0, n, &format!("Is topic {index} set out?"), "published-contents", "the paper does not say");
    }
    let page = plain(&made);
    assert!(page.contains("and 2 more things to ask; `masa todo` lists what"), "{page}");
    let first = page.lines().position(|line| line.contains("most useful to ask first")).unwrap() + 2;
    assert!(page.lines().nth(first).unwrap().contains("1 duty  Is topic 11 set out?"), "{page}");
}

/// Rules that wait for the same fact: it is asked for once, in its own words, with all that it would settle.
#[test]
fn a_fact_that_several_rules_wait_for_is_asked_for_once() {
    let mut made = Made::plymouth();
    for (rule, ask) in
        [("one", "How many groups are there?"), ("two", "Who chairs each?"), ("three", "When do they meet?")]
    {
        let rule = made.rule(rule, "A defect", Strength::Question);
        made.unknown(rule, 0, 1, ask, "groups", "the paper does not say");
    }
    let page = plain(&made);
    assert!(page.contains("3 questions  Which groups are there under the arrangements, who chairs each"), "{page}");
    assert!(page.contains("would settle `one`, `two` and `three`"), "{page}");
    assert!(!page.contains("How many groups") && page.contains("(3), most useful to ask first"), "{page}");
}

/// Where the facts have no question of their own, none of what the rules ask is lost.
#[test]
fn what_several_rules_ask_of_facts_without_a_question_stands_together() {
    let mut made = Made::plymouth();
    for (rule, strength, ask) in [("one", Strength::Question, "Which tier?"), ("two", Strength::Duty, "Who owns it?")] {
        let rule = made.rule(rule, "A defect", strength);
        made.unknown(rule, 0, 1, ask, "groups.board.tier", "the paper does not say");
    }
    let page = plain(&made);
    assert!(page.contains("1 duty  Who owns it? Which tier?"), "{page}");
}

#[test]
fn an_accepted_finding_is_shown_last_and_not_counted_as_open() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "status:", "proposed");
    let verdict =
        made.report.verdicts.iter_mut().find(|v| v.outcome == Outcome::NotMet && v.strength == Strength::Duty);
    verdict.unwrap().finding.as_mut().unwrap().acceptance = Some(accepted(span));
    let page = plain(&made);
    assert!(page.find("accepted (legal duty not met)") > page.find("\nnote  "), "{page}");
    assert!(page.contains("\n1 legal duty not met, accepted · 1 point of guidance not followed"), "{page}");
    assert_snapshot!(page);
}

/// One that is not met and one that cannot be told, both at the head and at the foot.
#[test]
fn whatever_is_accepted_is_counted_at_the_head_and_at_the_foot() {
    let mut made = Made::plymouth();
    let question = made.rule("scrutineer-chairs", "The scrutineer chairs", Strength::Question);
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    made.unknown(question, 0, 1, "Who chairs?", "groups", "the paper does not say");
    made.unknown(duty, 0, 1, "Who are the partners?", "partners", "the paper does not say");
    let span = made.at(FileId(1), "status:", "proposed");
    made.report.verdicts[0].outcome = Outcome::NotMet;
    for verdict in &mut made.report.verdicts {
        verdict.finding.as_mut().unwrap().acceptance = Some(accepted(span));
    }
    let page = plain(&made).replace('\u{a0}', " ");
    let (head, foot) = page.split_once("\n\n").unwrap();
    assert!(head.contains("; 2 accepted"), "{page}");
    assert!(foot.contains(" · 2 accepted"), "{page}");
}

#[test]
fn every_verdict_with_its_steps() {
    let mut made = Made::plymouth();
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    made.plain(duty, 0, Outcome::Met, 1);
    made.plain(duty, 0, Outcome::NotApplicable, 1);
    made.unknown(duty, 0, 1, "Who are the partners?", "partners", "the paper does not say");
    let span = made.at(FileId(1), "partners:", "nhs-devon-ccg");
    let steps = |value: &str| {
        vec![
            Step {
                text: "partners.exists(p, p.kind == \"health\")".into(),
                value: value.into(),
                depth: 0,
                places: vec![],
            },
            Step { text: "p.kind".into(), value: "`health`".into(), depth: 1, places: vec![label(span, "a partner")] },
        ]
    };
    made.report.verdicts[0].steps = steps("true");
    made.report.verdicts[2].steps = steps("not known");
    let page = with(&made, |options| (options.explain, options.steps) = (true, true));
    assert_fits(&page, 100);
    assert_snapshot!(page);
}

#[test]
fn why_a_verdict_came_out_so_begins_with_the_rule_and_names_what_would_have_changed_it() {
    let mut made = one_of_each();
    let span = made.at(FileId(1), "partners:", "nhs-devon-ccg");
    let wrong = made.report.verdicts.iter().position(|verdict| verdict.outcome == Outcome::NotMet).unwrap();
    let rule = made.report.verdicts[wrong].rule;
    made.report.verdicts.retain(|verdict| verdict.rule == rule);
    made.report.rules = vec![made.report.rules[rule].clone()];
    for verdict in &mut made.report.verdicts {
        verdict.rule = 0;
        verdict.rests_on = Some(Box::new(rests_on(span)));
    }
    for width in [40, 100] {
        let options = TextOptions { width, ..TextOptions::default() };
        let page = why(&made.report, &made.sources, &options);
        assert_fits(&page, width);
        let first = made.report.rules[0].title.as_str().split(' ').next().unwrap();
        assert!(page.starts_with(&format!("looks for: {first}")), "{page}");
        let met = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(met.contains("it would be met if `posts.chair.state`"), "{met}");
        assert!(met.contains("were in place, decided, recruiting or suspended, or one of 2 other values"), "{met}");
        assert!(met.contains("it would not apply if `groups.board.from` were 1 July 2030 or later"), "{met}");
        assert_snapshot!(format!("why_at_{width}"), page);
    }
}

#[test]
fn findings_about_files_come_before_judgements() {
    let mut made = one_of_each();
    let broken = made.file("arrangements/torquay.yaml", "masa: 1\nname: Torbay: a partnership\nposts: &x {}\n");
    let span = made.at(broken, "Torbay", ":");
    let quote = "Quote the text, it contains a colon.";
    let mut found = Finding::unreadable(Code::Syntax, span, "a second `:` stands on this line", quote).saying("here");
    found = found.with_related(made.at(broken, "name", "name"), "after this key");
    made.report.findings.push(found);
    let span = made.at(FileId(1), "status:", "proposed");
    let found =
        Finding::unreadable(Code::Schema, span, "`proposed` is no status that masa knows", "Write one of the four.");
    made.report.findings.push(found);
    made.report.unreadable = vec![broken, FileId(1)];
    let page = plain(&made);
    assert!(page.starts_with("2 files could not be read in full"), "{page}");
    assert!(page.find("\ncould not be read  ") < page.find("\nlegal duty not met  "), "{page}");
    assert_snapshot!(page);
}
