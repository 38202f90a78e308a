//! Posts, groups and documents that partnerships share, in a file of their own.

use crate::ask::{Answer, bundled, holds};

const REGION: &str = "\
id: region
kind: shared
name: Regional Panels
posts: {manager: {title: Panel Manager}}
groups:
  cdop: {name: Regional Panel, tier: panel, chairs: [{post: manager}], meetings-a-year: 2}
  forum: {name: Regional Forum, tier: forum}
";
const PLYMOUTH: &str = "id: plymouth-a\ndescribes: plymouth-2024\nname: Plymouth Partnership\nuses: [region]\nchild-death-review: {panel: cdop}\n";

/// An arrangement that leads to the panel, and one for Torbay beside it.
fn torbay() -> String {
    PLYMOUTH.replace("plymouth", "torbay").replace("Plymouth", "Torbay") + "areas: [torbay]\n"
}

fn keys(answer: &Answer) -> Vec<(&str, &str, Option<usize>)> {
    let found = answer.verdicts().iter();
    found.map(|found| (found.subject.key.as_str(), found.outcome.id(), found.arrangement)).collect()
}

#[test]
fn what_is_shared_goes_by_its_id_in_every_arrangement_that_uses_it() {
    let panel = holds("child_death_review.panel.name == 'Regional Panel' && groups.exists(g, g.id == 'cdop')");
    for text in [PLYMOUTH.to_owned(), PLYMOUTH.replace("panel: cdop", "panel: region/cdop")] {
        assert_eq!(panel.of_set(&[REGION, &text]).outcome(), "met");
        assert_eq!(panel.of_set(&[&text, REGION]).outcome(), "met", "in any order of the files");
    }
    let twice = REGION.replace("id: region", "id: county");
    let both = PLYMOUTH.replace("[region]", "[region, county]");
    let answer = panel.of_set(&[REGION, &twice, &both]);
    let finding = &answer.checked.report.findings[0];
    assert!(finding.message.contains("both in `region` and in `county`"), "{}", finding.message);
    assert_eq!(finding.mend, "write `region/cdop` or `county/cdop`");
    assert_eq!(panel.of_set(&[REGION, &twice, &both.replace("panel: cdop", "panel: county/cdop")]).outcome(), "met");
}

#[test]
fn what_nothing_leads_to_counts_nowhere() {
    let forum = holds("written(groups).exists(g, g.tier == 'forum')");
    assert_eq!(forum.of_set(&[REGION, PLYMOUTH]).outcome(), "not-met");
    let leads = format!("{PLYMOUTH}groups: {{board: {{reports-to: [forum]}}}}\n");
    assert_eq!(forum.of_set(&[REGION, &leads]).outcome(), "met");
    let post = holds("posts.exists(p, p.title == 'Panel Manager')");
    assert_eq!(post.of_set(&[REGION, PLYMOUTH]).outcome(), "met", "the chair of what is led to is led to as well");
}

#[test]
fn an_entry_that_is_one_with_a_shared_thing_states_only_what_differs() {
    let entry = |more: &str| {
        PLYMOUTH.replace(
            "child-death-review: {panel: cdop}\n",
            &format!("groups: {{deaths: {{shared: region/cdop{more}}}}}\n"),
        )
    };
    let here = |condition: &str, more: &str| holds(condition).of_set(&[REGION, &entry(more)]).outcome();
    assert_eq!(here("groups.all(g, g.id != 'deaths' || g.name == 'Regional Panel')", ""), "not-stated", "open list");
    assert_eq!(here("written(groups).all(g, g.id == 'deaths' && g.name == 'Regional Panel')", ""), "met");
    assert_eq!(here("written(groups).all(g, g.chairs.exists(c, c.post.title == 'Panel Manager'))", ""), "met");
    assert_eq!(here("written(groups).all(g, g.name == 'Our Panel')", ", name: Our Panel"), "met");
    let same_id = PLYMOUTH.to_owned() + "groups: {cdop: {shared: region}}\n";
    assert_eq!(holds("size(written(groups)) == 1").of_set(&[REGION, &same_id]).outcome(), "met", "it counts once");
    let wrong = entry("").replace("region/cdop", "region/cdpo");
    let answer = holds("true").of_set(&[REGION, &wrong]);
    assert_eq!(answer.checked.report.findings[0].message, "`region` has no group `cdpo`");
    assert_eq!(answer.checked.report.findings[0].mend, "did you mean `region/cdop`?");
    let file = entry("").replace("region/cdop", "regoin/cdop");
    let answer = holds("true").of_set(&[REGION, &file]);
    let finding = &answer.checked.report.findings[0];
    assert_eq!(finding.message, "`regoin` is none of the files of shared things that are used here");
    assert_eq!(finding.mend, "did you mean `region/cdop`?");
    let unused = entry("").replace("uses: [region]\n", "");
    let answer = holds("true").of_set(&[REGION, &unused]);
    assert_eq!(answer.checked.report.findings[0].message, "`region` is a file of shared things that is not used here");
    let another = entry("").replace("region/cdop", "torbay-a/panel");
    assert_eq!(holds("true").of_set(&[REGION, &another]).outcome(), "met", "it may be another arrangement's");
    let words = PLYMOUTH.to_owned() + "posts: {officer: {title: Officer, shared: Shared with the adults board}}\n";
    assert_eq!(holds("true").of_set(&[REGION, &words]).outcome(), "met", "other words stay words");
}

#[test]
fn what_is_said_of_a_shared_thing_stands_once_at_its_file() {
    let rule = holds("group.meetings_a_year >= 4").to("group").with("point", "group.meetings_a_year");
    let answer = rule.of_set(&[PLYMOUTH, &torbay(), REGION]);
    assert_eq!(keys(&answer), [("cdop", "not-met", Some(2))]);
    let users: Vec<_> = answer.checked.report.arrangements[2].shared_by.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(users, ["plymouth-a", "torbay-a"]);
    assert_eq!(answer.finding().primary.span.file.0, 2);
    assert_eq!(answer.underlined(), "2");
    assert_eq!(answer.finding().keys.fingerprint, "asked/group/cdop@region");
    let own = torbay().replace("panel: cdop", "panel: ours") + "groups: {ours: {shared: region/cdop}}\n";
    assert_eq!(keys(&rule.of_set(&[PLYMOUTH, &own, REGION])), [("cdop", "not-met", Some(2))]);
}

#[test]
fn it_is_told_once_by_whatever_names_it_has_in_the_arrangements() {
    let rule = holds("group.meetings_a_year >= 4").to("group").with("point", "group.meetings_a_year");
    let own = "groups: {ours: {shared: region/cdop, name: Our Panel}}\n";
    let plymouth = PLYMOUTH.replace("child-death-review: {panel: cdop}\n", own);
    let torbay = torbay().replace("child-death-review: {panel: cdop}\n", "")
        + "groups: {theirs: {shared: region/cdop, name: Their Panel}}\n";
    let twice = plymouth.replace("groups: {", "groups: {again: {shared: region/cdop, name: Again}, ");
    for plymouth in [&plymouth, &twice] {
        let answer = rule.of_set(&[plymouth, &torbay, REGION]);
        assert_eq!(keys(&answer), [("cdop", "not-met", Some(2))]);
        assert_eq!(answer.finding().keys.match_key, "asked/group/cdop");
        assert_eq!(answer.finding().keys.fingerprint, "asked/group/cdop@region");
        assert_eq!(answer.finding().detail, "");
    }
}

#[test]
fn what_is_said_at_a_shared_file_names_the_thing_as_that_file_does() {
    let rule = holds("group.meetings_a_year >= 4")
        .to("group")
        .with("point", "group.meetings_a_year")
        .with("say", "`{group.name}`, {group}, meets too rarely");
    let own = PLYMOUTH
        .replace("child-death-review: {panel: cdop}\n", "groups: {ours: {shared: region/cdop, name: Our Panel}}\n");
    let answer = rule.of_set(&[&own, REGION]);
    assert_eq!(answer.finding().message, "`Regional Panel`, Regional Panel, meets too rarely");
    assert_eq!(answer.only().subject.name, "Regional Panel");
    let at_home = rule.of_set(&[&own.replace("name: Our Panel", "name: Our Panel, meetings-a-year: 3"), REGION]);
    assert_eq!(
        at_home.finding().message,
        "`Our Panel`, Our Panel, meets too rarely",
        "what our own paper says is ours"
    );
}

#[test]
fn what_the_shared_file_and_an_entry_say_differently_is_a_question() {
    let rule = bundled(&["shared-thing-described-differently"]);
    let told = |shared: &str, own: &str| {
        let region = REGION.replace("meetings-a-year: 2", shared);
        let entry = format!("groups: {{cdop: {{shared: region{own}}}, board: {{name: Board}}}}\n");
        let of = |text: &str| format!("{}{entry}", text.replace("child-death-review: {panel: cdop}\n", ""));
        let torbay = of(&torbay()).replace("Board", "Torbay Board");
        let answer = rule.of_set(&[&region, &of(PLYMOUTH), &torbay]);
        let differ = answer.verdicts().iter().filter(|verdict| verdict.outcome.id() == "not-met");
        differ.map(|verdict| verdict.finding.as_ref().unwrap().message.to_string()).collect::<Vec<_>>()
    };
    let state = told("state: planned", ", state: in-place");
    assert_eq!(state.len(), 1, "{state:?}");
    assert!(state[0].contains("planned") && state[0].contains("in place"), "{state:?}");
    assert_eq!(told("until: 2024-03-31", ", until: 2025-03-31").len(), 1);
    assert_eq!(told("reports-to: [forum]", ", reports-to: [board]").len(), 2, "each with its own board");
    for (shared, own) in [
        ("state: planned", ""),
        ("state: planned", ", state: planned"),
        ("reports-to: [forum]", ", reports-to: [region/forum]"),
        ("tier: panel", ", reports-to: [board]"),
    ] {
        assert!(told(shared, own).is_empty(), "{shared}{own}");
    }
    // Papers of two days may both be right about how it stands.
    let region = REGION
        .replace("kind: shared\n", "kind: shared\nas-at: 2024-01-01\n")
        .replace("meetings-a-year: 2", "state: planned");
    let own =
        PLYMOUTH.replace("child-death-review: {panel: cdop}\n", "groups: {cdop: {shared: region, state: in-place}}\n");
    assert!(rule.of_set(&[&region, &own]).verdicts().iter().all(|verdict| verdict.outcome.id() != "not-met"));
}

#[test]
fn the_gravest_word_holds_and_it_is_said_where_it_came_out_otherwise() {
    let answer = holds("arrangement.id == 'torbay-a'").to("group").of_set(&[PLYMOUTH, &torbay(), REGION]);
    assert_eq!(keys(&answer), [("cdop", "not-met", Some(2))]);
    assert_eq!(answer.finding().detail, "This is so in Plymouth Partnership; it is met in Torbay Partnership.");
    let answer = holds("has(arrangement.edition)").to("group").of_set(&[
        &format!("{PLYMOUTH}edition: none\n"),
        &torbay(),
        &torbay().replace("torbay-", "third-"),
        REGION,
    ]);
    assert_eq!(keys(&answer), [("cdop", "not-met", Some(3))]);
    assert!(answer.finding().detail.contains("it cannot be told in Torbay Partnership"), "{}", answer.finding().detail);
}

#[test]
fn shared_things_that_nobody_uses_are_not_judged_and_the_report_says_so() {
    let answer = holds("false").to("group").of_set(&[REGION, "groups: none\n"]);
    assert_eq!(answer.outcomes(), [("example-2024", "not-applicable")]);
    assert_eq!(answer.checked.report.arrangements.len(), 1);
    let remarks = answer.checked.report.meta.remarks.join("\n");
    assert!(remarks.contains("no arrangement in these files uses Regional Panels"), "{remarks}");
}

#[test]
fn an_arrangement_whose_shared_things_were_not_read_is_not_read_whole() {
    let answer = holds("true").of(PLYMOUTH);
    let findings = &answer.checked.report.findings;
    assert_eq!(findings[0].message, "`region` is used here, but no file of shared things with that id was read");
    assert_eq!(findings.len(), 1, "and what leads there is no further finding");
    assert_eq!(answer.checked.report.unreadable.len(), 1);
    let mistyped = PLYMOUTH.replace("[region]", "[regoin]");
    assert_eq!(holds("true").of_set(&[REGION, &mistyped]).checked.report.findings[0].mend, "did you mean `region`?");
}

#[test]
fn what_is_wrong_with_a_file_of_shared_things_is_told_once() {
    let broken = REGION.replace("meetings-a-year: 2", "meetings-a-year: 2, review-date: 2024-13-01");
    let answer = holds("true").of_set(&[&broken, PLYMOUTH, &torbay()]);
    assert_eq!(answer.checked.report.findings.len(), 1, "{:#?}", answer.checked.report.findings);
    assert_eq!(answer.checked.report.unreadable.len(), 1);
    let partners = format!("{REGION}partners: [{{body: plymouth}}]\n");
    let answer = holds("true").of_set(&[&partners, PLYMOUTH]);
    assert_eq!(answer.checked.report.findings[0].message, "a file of shared things has no `partners`");
}

#[test]
fn what_a_file_of_shared_things_leaves_out_is_no_silence_of_the_document() {
    let paper = "as-at: 2024-01-01\nsources: {plan: {title: The arrangements, kind: the-document, read: whole}}\n";
    let answer = holds("has(group.terms_of_reference)").to("group").of_set(&[REGION, &format!("{PLYMOUTH}{paper}")]);
    assert_eq!(answer.gaps(), ["region.groups.cdop.terms-of-reference: this file does not say"]);
}

#[test]
fn a_file_of_shared_things_is_read_and_not_judged_by_itself() {
    let shared = "id: region\nkind: shared\ngroups: {panel: {name: Panel, tier: panel}}\n";
    let answer =
        holds("false").of_set(&[shared, "id: own\nuses: [region]\ngroups: {cdop: {shared: panel, tier: panel}}\n"]);
    assert_eq!(answer.outcome(), "not-met");
    assert_eq!(answer.outcomes(), [("example-2024", "not-met")]);
    let broken = holds("true").of_set(&[&shared.replace("tier: panel", "tear: panel"), ""]);
    assert_eq!(broken.checked.report.unreadable.len(), 1, "what is wrong with it is told");
}

#[test]
fn sharing_never_implies_a_combined_area() {
    let shared = "id: region\nkind: shared\ngroups: {panel: {name: Panel, tier: panel}}\n";
    let one = "id: a\ndescribes: a-2024\nareas: [plymouth]\nuses: [region]\ngroups: {cdop: {shared: panel}}\n";
    let other = "id: b\ndescribes: b-2024\nareas: [torbay]\nuses: [region]\ngroups: {cdop: {shared: panel}}\n";
    let answer = bundled(&["areas-combined-without-agreement"]).of_set(&[shared, one, other]);
    assert_eq!(answer.outcomes(), [("a-2024", "not-applicable"), ("b-2024", "not-applicable")]);
}

/// The page that shows how shows what works.
#[test]
fn the_worked_example_of_sharing_is_read_whole_and_judged_once() {
    let page = include_str!("../../docs/sharing.md");
    let files: Vec<(String, String)> = page
        .split("```yaml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .zip(["south-west-shared.yaml", "plymouth.yaml"])
        .map(|(text, name)| (name.to_owned(), text.to_owned()))
        .collect();
    assert_eq!(files.len(), 2);
    let answer = bundled(&[]).of_files(&files);
    assert!(answer.checked.report.findings.is_empty(), "{:#?}", answer.checked.report.findings);
    let shared = answer.checked.report.arrangements.iter().position(|head| !head.shared_by.is_empty()).unwrap();
    let of_panel = answer.verdicts().iter().filter(|verdict| verdict.subject.key == "cdop");
    assert!(of_panel.clone().count() > 5 && of_panel.clone().all(|verdict| verdict.arrangement == Some(shared)));
}

#[test]
fn a_panel_that_several_name_is_asked_about_once() {
    let rule = bundled(&["child-death-panel-not-at-work"]);
    let region = REGION.replace("tier: panel,", "tier: panel, state: suspended,");
    let plymouth = format!("areas: [plymouth]\n{PLYMOUTH}");
    let answer = rule.of_set(&[&plymouth, &torbay(), &region]);
    assert_eq!(keys(&answer), [("cdop", "not-met", Some(2))]);
    assert_eq!(answer.underlined(), "suspended");
    assert_eq!(
        answer.finding().message,
        "`Regional Panel` is named to review deaths of children and is not at work: it is suspended"
    );
}
