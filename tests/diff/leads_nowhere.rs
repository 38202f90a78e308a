//! Ids of other arrangements that no file has: told with their place where they have to be there or are a slip, and never a hand-over.

use masa::check::{Options, Tools, check};
use masa::finding::Outcome;
use masa::time::Date;

use crate::compared::{text, tried};
use crate::judged::{BOOK, judged};

const JOINT: &str = "masa: 1\nid: joint-2019\nname: Joint Partnership\nstatus: published\nas-at: 2020-12-15\nareas: [plymouth, torbay]\n\
    groups:\n  quality: {name: Quality Group}\nsuccession:\n  - {kind: split, areas: [torbay], into: [INTO], ends: 2020-12-31}\n";

const TORBAY: &str = "masa: 1\nid: torbay-2021\nname: Torbay Partnership\nstatus: published\nas-at: 2021-01-15\nareas: [torbay]\n\
    supersedes: [BEFORE]\nevents: [{what: in-force, date: 2021-01-01}]\ngroups:\n  audit: {name: Audit Group, formerly: [FORMER]}\n";

/// What is said of ids that lead nowhere by `masa diff` and by `masa restructure`, which say the same.
fn told(into: &str, before: &str, former: &str) -> Vec<String> {
    let joint = || vec![text("joint.yaml", &JOINT.replace("INTO", into))];
    let torbay = || vec![text("torbay.yaml", &TORBAY.replace("BEFORE", before).replace("FORMER", former))];
    let of = |remarks: &[String]| -> Vec<String> {
        remarks.iter().filter(|remark| remark.contains(", named under `")).cloned().collect()
    };
    let compared = of(&tried(joint(), torbay()).unwrap().difference.meta.remarks);
    assert_eq!(of(&judged(joint(), torbay()).unwrap().restructure.meta.remarks), compared);
    compared
}

#[test]
fn in_a_step_what_is_on_neither_side_is_told_with_its_place_and_the_nearest_id() {
    assert_eq!(told("torbay-2021", "joint-2019", "quality"), Vec::<String>::new());
    assert_eq!(
        told("torby-2021", "jiont-2019", "qualitty"),
        [
            "`torby-2021`, named under `into` (joint.yaml:10:43), is the id of no file here; did you mean `torbay-2021`?",
            "`jiont-2019`, named under `supersedes` (torbay.yaml:7:14), is the id of no file here; did you mean `joint-2019`?",
            "`qualitty`, named under `formerly` (torbay.yaml:10:41), is what nothing of before goes by; did you mean `quality`?",
        ]
    );
    // A version of another year may be meant where something has to be there, and a name of long ago need not be.
    assert_eq!(
        told("torbay-2022", "joint-2019", "Old Board"),
        [
            "`torbay-2022`, named under `into` (joint.yaml:10:43), is the id of no file here; did you mean `torbay-2021`?"
        ]
    );
    assert_eq!(
        told("elsewhere", "joint-2019", "quality"),
        ["`elsewhere`, named under `into` (joint.yaml:10:43), is the id of no file here"]
    );
}

#[test]
fn of_a_set_only_a_slip_from_what_is_there_for_the_same_area_is_told() {
    let said = |files: &[(&str, String)]| -> Vec<String> {
        let texts = files.iter().map(|(name, body)| text(name, body)).collect();
        let today = Date::parse("2026-11-23").unwrap();
        let options = Options { as_of: None, today, complete: false, explain: false, accept: false };
        let report = check(texts, &Tools::bundled(&BOOK), &options).report;
        assert_eq!(report.findings, []);
        report.meta.remarks.into_iter().filter(|remark| remark.contains(", named under `")).collect()
    };
    let torbay = |before: &str| TORBAY.replace("BEFORE", before).replace("FORMER", "quality");
    let joint = JOINT.replace("INTO", "torbay-2021");
    // What it took the place of need not be at hand.
    assert!(said(&[("torbay.yaml", torbay("jiont-2019"))]).is_empty());
    assert!(said(&[("torbay.yaml", torbay("joint-2018")), ("joint.yaml", joint.clone())]).is_empty());
    let elsewhere = joint.replace("[plymouth, torbay]", "[cornwall]").replace("[torbay]", "[cornwall]");
    assert!(said(&[("torbay.yaml", torbay("jiont-2019")), ("joint.yaml", elsewhere)]).is_empty());
    assert_eq!(
        said(&[("torbay.yaml", torbay("jiont-2019")), ("joint.yaml", joint)]),
        [
            "`jiont-2019`, named under `supersedes` (torbay.yaml:7:14), is the id of no file here; did you mean `joint-2019`?"
        ]
    );
}

#[test]
fn what_takes_its_own_place_is_told_with_its_place() {
    let own = "`torbay-2021`, named under `supersedes` (torbay.yaml:7:14), is what the file itself goes by: name the arrangements \
               whose place it took";
    assert_eq!(told("torbay-2021", "torbay-2021", "quality"), [own]);
    assert_eq!(told("torbay-2021", "joint-2019", "quality"), Vec::<String>::new());
    // Another version under the id of the file is another arrangement.
    let version = |name: &str, describes: &str| {
        let body = TORBAY.replace("BEFORE", "torbay-2021").replace("FORMER", "quality");
        text(name, &body.replace("id: torbay-2021\n", &format!("id: torbay-2021\ndescribes: {describes}\n")))
    };
    let said = |first: &str, next: &str| -> Vec<String> {
        let remarks =
            tried(vec![version("old.yaml", first)], vec![version("new.yaml", next)]).unwrap().difference.meta.remarks;
        remarks.into_iter().filter(|remark| remark.contains("the file itself goes by")).collect()
    };
    assert!(said("torbay-v1", "torbay-v2").is_empty());
    assert_eq!(said("torbay-2021", "torbay-2021").len(), 2);
}

#[test]
fn an_id_that_leads_nowhere_hands_no_area_over() {
    let outcome = |into: &str| {
        let plymouth = TORBAY.replace("torbay", "plymouth").replace("Torbay", "Plymouth");
        let after = [("torbay.yaml", TORBAY.to_owned()), ("plymouth.yaml", plymouth)];
        let after = after.map(|(name, body)| text(name, &body.replace("BEFORE", "joint-2019").replace("FORMER", "x")));
        let step = judged(vec![text("joint.yaml", &JOINT.replace("INTO", into))], after.to_vec()).unwrap().restructure;
        let of = |rule: &str| step.after.rules.iter().position(|head| head.id.as_str() == rule).unwrap();
        let rule = of("area-handed-to-another");
        let handed = step.handovers.iter().find(|verdict| verdict.rule == rule && verdict.subject.key == "torbay");
        let outcome = handed.unwrap().outcome;
        let is_listed = step.day_one.iter().any(|one| step.handovers[one.verdict].rule == rule);
        assert_eq!(is_listed, outcome != Outcome::NotApplicable);
        outcome
    };
    assert_eq!(outcome("torbay-2021"), Outcome::Met);
    assert_eq!(outcome("plymouth-2021, torbay-2021"), Outcome::Met);
    assert_eq!(outcome("plymouth-2021"), Outcome::NotMet);
    assert_eq!(outcome("plymouth-2021, torby-2021"), Outcome::NotApplicable);
    assert_eq!(outcome("torby-2021"), Outcome::NotApplicable);
}
