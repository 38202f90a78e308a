use insta::assert_snapshot;
use masa::finding::{Code, Finding, Outcome, Step, Strength};
use masa::report::{NotStated, TextOptions, text};
use masa::source::FileId;

use crate::builder::{Made, accepted, finding, label, paper, partners_law, scrutiny_law, subject};

pub const TORBAY_LEFT: &str = "nothing in these files covers Torbay after the joint arrangements end";

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

/// One finding of each kind, as in the sketch of the output.
pub fn one_of_each() -> Made {
    let mut made = Made::both();
    let (joint, plymouth) = (FileId(0), FileId(1));
    let duty =
        made.rule("partner-kind-missing", "A kind of safeguarding partner is missing for an area", Strength::Duty);
    let guidance = made.rule("scrutineer-votes", "The independent scrutineer votes", Strength::Guidance);
    let question =
        made.rule("area-without-successor", "An area's arrangements end without a successor", Strength::Question);
    let note = made.rule("edition-not-in-force", "The edition named is not the one in force", Strength::Note);
    made.plain(duty, 0, Outcome::Met, 4);
    made.plain(duty, 1, Outcome::Met, 11);
    made.plain(guidance, 1, Outcome::Met, 14);
    made.plain(note, 1, Outcome::NotApplicable, 2);

    let span = made.at(joint, "areas:", "torbay");
    let successor = made.at(plymouth, "areas:", "plymouth");
    let mut found = finding("area-without-successor", Strength::Question, span, TORBAY_LEFT);
    found.detail = "The paper says that they are to cease, without a day; Plymouth's successor covers Plymouth only and is still proposed.".into();
    found.primary.says = "covered here".into();
    found.related.push(label(successor, "the successor"));
    found.papers = vec![paper("1.2"), paper("recommendations")];
    found.law = vec![partners_law()];
    found.ask = "Which arrangements cover Torbay, and from which day?".into();
    made.verdict(question, None, subject("area", "torbay", "Torbay"), Outcome::NotMet).finding = Some(Box::new(found));

    let span = made.at(plymouth, "partners:", "partners");
    let mut found = finding(
        "partner-kind-missing",
        Strength::Duty,
        span,
        "Plymouth has no chief officer of police among its partners",
    );
    found.primary.says = "a council and a health board, no police".into();
    found.law = vec![partners_law()];
    found.mend = "Name the chief officer of police for Devon and Cornwall under `partners`.".into();
    found.trail = vec![
        "Plymouth lies in the police area of Devon and Cornwall".into(),
        "no partner there is a police force".into(),
    ];
    made.verdict(duty, Some(1), subject("area", "plymouth", "Plymouth"), Outcome::NotMet).finding =
        Some(Box::new(found));

    let span = made.at(plymouth, "scrutiny:", "false");
    let mut found = finding(
        "scrutineer-votes",
        Strength::Guidance,
        span,
        "the `Independent Quality Assurance Lead` takes part in decisions it scrutinises",
    );
    found.related.push(label(made.at(plymouth, "scrutiny:", "quality-assurance-lead"), "the scrutineer"));
    found.related.push(label(made.at(plymouth, "posts:", "none"), "said to be employed by nobody"));
    found.law = vec![scrutiny_law()];
    found.mend = "Publish on what footing the post is independent.".into();
    made.verdict(
        guidance,
        Some(1),
        subject("scrutiny", "quality-assurance-lead", "Quality Assurance Lead"),
        Outcome::NotMet,
    )
    .finding = Some(Box::new(found));

    let span = made.at(plymouth, "edition:", "wt2018-07-04");
    let found = finding(
        "edition-not-in-force",
        Strength::Note,
        span,
        "Working Together 2018 was brought up to date in December 2020",
    );
    made.verdict(note, Some(1), subject("arrangement", "plymouth-2020", "Plymouth"), Outcome::NotMet).finding =
        Some(Box::new(found));

    let span = made.at(plymouth, "contributions:", "agreed-in-principle");
    let mut found = finding(
        "scrutineer-votes",
        Strength::Guidance,
        span,
        "Plymouth settles its budget in principle only, and says why",
    );
    found.ask = String::new();
    made.verdict(guidance, Some(1), subject("year", "2020/21", "2020/21"), Outcome::Departs).finding =
        Some(Box::new(found));

    made.unknown(
        duty,
        1,
        4,
        "Are the topics of the published document set out?",
        "published-contents",
        "this is a paper about the document, not the document",
    );
    made.unknown(
        guidance,
        1,
        2,
        "Are the topics of the published document set out?",
        "published-contents",
        "this is a paper about the document, not the document",
    );
    made.unknown(duty, 0, 1, "When were the arrangements published, and where?", "events", "the paper does not say");
    made.unknown(
        guidance,
        0,
        1,
        "When were the arrangements published, and where?",
        "documents",
        "the paper does not say",
    );
    let verdict = made.verdict(duty, Some(1), subject("group", "pscp", "PSCP"), Outcome::ForJudgement);
    verdict.reason = "Are the functions of the partnership shared out so that none is left over?".into();
    made
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
fn nothing_judged_is_not_called_in_order() {
    let page = plain(&Made::empty());
    assert!(page.contains("No arrangement was judged."));
    let mut made = Made::plymouth();
    let duty = made.rule("partner-kind-missing", "A kind of safeguarding partner is missing", Strength::Duty);
    made.unknown(duty, 0, 1, "Who are the partners?", "partners", "the paper does not say");
    let page = plain(&made);
    assert!(page.contains("the one legal duty that applies could not be judged"), "{page}");
    assert!(page.contains("\nNo legal duty could be judged"), "{page}");
    assert!(!page.contains("in order"), "{page}");
    assert_snapshot!(page);
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
fn a_long_list_of_questions_is_cut() {
    let mut made = Made::plymouth();
    let duty = made.rule("topic-missing", "A topic is missing", Strength::Duty);
    for index in 0..12 {
        let n = if index == 11 { 3 } else { 1 };
        made.unknown(duty, 0, n, &format!("Is topic {index} set out?"), "published-contents", "the paper does not say");
    }
    let page = plain(&made);
    assert!(page.contains("and 2 more things to ask; `--format json` shows all of them"), "{page}");
    let first = page.lines().position(|line| line.contains("most useful to ask first")).unwrap() + 1;
    assert!(page.lines().nth(first).unwrap().contains("3 duties  Is topic 11 set out?"), "{page}");
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
    let page = with(&made, |options| options.explain = true);
    assert_fits(&page, 100);
    assert_snapshot!(page);
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
