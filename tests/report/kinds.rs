//! One report with a finding of each kind, as in a real run.

use masa::finding::{Code, Finding, Outcome, Strength};
use masa::source::FileId;

use crate::builder::{Made, accepted, finding, label, paper, partners_law, scrutiny_law, subject};

const JOINT: FileId = FileId(0);
const PLYMOUTH: FileId = FileId(1);

/// One finding of each strength, what cannot be told, and what is left for judgement.
pub fn one_of_each() -> Made {
    let mut made = Made::both();
    let duty =
        made.rule("partner-kind-missing", "A kind of safeguarding partner is missing for an area", Strength::Duty);
    let guidance = made.rule("scrutineer-votes", "The independent scrutineer votes", Strength::Guidance);
    made.plain(duty, 0, Outcome::Met, 4);
    made.plain(duty, 1, Outcome::Met, 11);
    made.plain(guidance, 1, Outcome::Met, 14);
    torbay_left(&mut made);
    police_missing(&mut made, duty);
    scrutineer_votes(&mut made, guidance);
    edition_old(&mut made);
    budget_departs(&mut made, guidance);
    unknowns(&mut made, duty, guidance);
    made
}

/// A question about the set, with a place in either file.
fn torbay_left(made: &mut Made) {
    let title = "An area's arrangements end without a successor";
    let rule = made.rule("area-without-successor", title, Strength::Question);
    let span = made.at(JOINT, "areas:", "torbay");
    let message = "nothing in these files covers Torbay after the joint arrangements end";
    let mut found = finding("area-without-successor", Strength::Question, span, message);
    found.detail =
        "The paper says that they are to cease, without a day; Plymouth's successor covers Plymouth only and is \
                    still proposed."
            .into();
    found.primary.says = "covered here".into();
    found.related.push(label(made.at(PLYMOUTH, "areas:", "plymouth"), "the successor"));
    found.papers = vec![paper("1.2"), paper("recommendations")];
    found.law = [partners_law()].into();
    found.ask = "Which arrangements cover Torbay, and from which day?".into();
    made.verdict(rule, None, subject("area", "torbay", "Torbay"), Outcome::NotMet).finding = Some(Box::new(found));
}

/// A legal duty not met, with the path that explains it.
fn police_missing(made: &mut Made, rule: usize) {
    let span = made.at(PLYMOUTH, "partners:", "partners");
    let message = "Plymouth has no chief officer of police among its partners";
    let mut found = finding("partner-kind-missing", Strength::Duty, span, message);
    found.primary.says = "a council and a health board, no police".into();
    found.law = [partners_law()].into();
    found.mend = "Name the chief officer of police for Devon and Cornwall under `partners`.".into();
    found.trail = vec![
        "Plymouth lies in the police area of Devon and Cornwall".into(),
        "no partner there is a police force".into(),
    ];
    made.verdict(rule, Some(1), subject("area", "plymouth", "Plymouth"), Outcome::NotMet).finding =
        Some(Box::new(found));
}

/// Guidance not followed, with two more places in the file.
fn scrutineer_votes(made: &mut Made, rule: usize) {
    let span = made.at(PLYMOUTH, "scrutiny:", "false");
    let message = "the `Independent Quality Assurance Lead` takes part in decisions it scrutinises";
    let mut found = finding("scrutineer-votes", Strength::Guidance, span, message);
    found.related.push(label(made.at(PLYMOUTH, "scrutiny:", "quality-assurance-lead"), "the scrutineer"));
    found.related.push(label(made.at(PLYMOUTH, "posts:", "none"), "said to be employed by nobody"));
    found.law = [scrutiny_law()].into();
    found.mend = "Publish on what footing the post is independent.".into();
    let subject = subject("scrutiny", "quality-assurance-lead", "Quality Assurance Lead");
    made.verdict(rule, Some(1), subject, Outcome::NotMet).finding = Some(Box::new(found));
}

/// A note.
fn edition_old(made: &mut Made) {
    let rule = made.rule("edition-not-in-force", "The edition named is not the one in force", Strength::Note);
    made.plain(rule, 1, Outcome::NotApplicable, 2);
    let span = made.at(PLYMOUTH, "edition:", "wt2018-07-04");
    let message = "Working Together 2018 was brought up to date in December 2020";
    let found = finding("edition-not-in-force", Strength::Note, span, message);
    made.verdict(rule, Some(1), subject("arrangement", "plymouth-2020", "Plymouth"), Outcome::NotMet).finding =
        Some(Box::new(found));
}

/// Guidance departed from with a reason.
fn budget_departs(made: &mut Made, rule: usize) {
    let span = made.at(PLYMOUTH, "contributions:", "agreed-in-principle");
    let message = "Plymouth settles its budget in principle only, and says why";
    let found = finding("scrutineer-votes", Strength::Guidance, span, message);
    made.verdict(rule, Some(1), subject("year", "2020/21", "2020/21"), Outcome::Departs).finding =
        Some(Box::new(found));
}

/// What cannot be told, and what no machine can decide.
fn unknowns(made: &mut Made, duty: usize, guidance: usize) {
    let (topics, why) =
        ("Are the topics of the published document set out?", "this is a paper about the document, not the document");
    made.unknown(duty, 1, 4, topics, "published-contents", why);
    made.unknown(guidance, 1, 2, topics, "published-contents", why);
    let (published, why) = ("When were the arrangements published, and where?", "the paper does not say");
    made.unknown(duty, 0, 1, published, "events", why);
    made.unknown(guidance, 0, 1, published, "documents", why);
    let verdict = made.verdict(duty, Some(1), subject("group", "pscp", "PSCP"), Outcome::ForJudgement);
    verdict.reason = "Are the functions of the partnership shared out so that none is left over?".into();
}

/// One of each, with a file that was not read in full and a finding that somebody accepted.
pub fn one_unread_and_one_accepted() -> Made {
    let mut made = one_of_each();
    let span = made.at(PLYMOUTH, "status:", "proposed");
    made.report.findings.push(Finding::unreadable(Code::Schema, span, "`proposed` is no status", "Write one of four."));
    made.report.unreadable.push(PLYMOUTH);
    let verdict = made.report.verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::NotMet).unwrap();
    verdict.finding.as_mut().unwrap().acceptance = Some(accepted(span));
    made
}
