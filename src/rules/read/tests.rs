use super::*;
use crate::source::FileId;

const RULE: &str = "\
id: no-lead
title: A partner has no lead
asks: design
basis: [ca2004-s16E-1]
applies: {to: partner}
holds: has(partner.lead)
say: \"{partner.body.name} has no lead\"
ask: Who leads?
mend: Name the post.
rationale: Somebody answers for each partner.
";

fn read(text: &str) -> Result<RuleText, Vec<Finding>> {
    let draft = read_rule(&crate::yaml::parse(FileId(0), text).tree.unwrap());
    if draft.findings.is_empty() { Ok(draft.read.unwrap()) } else { Err(draft.findings) }
}

#[test]
fn a_rule_is_read_with_the_places_of_its_expressions() {
    let rule = read(RULE).unwrap();
    let Decides::Holds(holds) = &rule.decides else { panic!("decided by judgement") };
    assert_eq!(holds.place(4, 16).slice(RULE), Some("partner.lead"));
    assert_eq!(rule.say.place(1, 18).slice(RULE), Some("partner.body.name"));
}

#[test]
fn the_place_of_a_part_is_known_in_a_text_over_several_lines() {
    for (before, after) in [(">-\n  ", ""), ("|\n  ", ""), ("\"", "\""), ("'", "'"), ("", "")] {
        let written = format!("{before}has(partner.lead)\n\n  && has(partner.delegates)\n  && £ == é{after}");
        let text = RULE.replace("has(partner.lead)\n", &format!("{written}\n")).replace('\n', "\r\n");
        let rule = read(&text).unwrap();
        let Decides::Holds(holds) = &rule.decides else { panic!("decided by judgement") };
        for part in ["has(partner.lead)", "partner.delegates", "&& has", "£ ==", "é"] {
            let at = holds.text.find(part).unwrap();
            assert_eq!(holds.place(at, at + part.len()).slice(&text), Some(part), "{written}");
        }
    }
    let escaped = RULE.replace("holds: has(partner.lead)", "holds: \"has(partner.lead) \\u0026\\u0026 true\"");
    let Decides::Holds(holds) = read(&escaped).unwrap().decides else { panic!("decided by judgement") };
    assert_eq!(holds.place(0, 3), holds.span);
}

#[test]
fn parts_are_read_in_their_order_with_their_places() {
    let text = RULE.replace(
        "applies:",
        "named:\n  leads(p): has(p.lead)\n  is_led: >-\n    leads(partner)\n    && true\napplies:",
    );
    let rule = read(&text).unwrap();
    let heads: Vec<&str> = rule.named.iter().map(|named| named.head.as_str()).collect();
    assert_eq!(heads, ["leads(p)", "is_led"]);
    assert_eq!(rule.named[0].span.slice(&text), Some("leads(p)"));
    assert_eq!(rule.named[0].text.place(4, 10).slice(&text), Some("p.lead"));
    assert_eq!(rule.named[1].text.place(15, 22).slice(&text), Some("&& true"));
    assert_eq!(read(RULE).unwrap().named, []);
    let wrong = read(&RULE.replace("applies:", "named: [has(partner.lead)]\napplies:")).unwrap_err();
    assert!(wrong[0].message.contains("`named` is a list"), "{}", wrong[0].message);
}

#[test]
fn every_error_of_a_rule_file_is_told_at_once() {
    let broken =
        RULE.replace("basis: [ca2004-s16E-1]", "basis: []").replace("holds:", "hold:").replace("ask: Who leads?\n", "");
    let messages: Vec<_> = read(&broken).unwrap_err().into_iter().map(|finding| finding.message).collect();
    assert!(messages.iter().any(|message| message.contains("names none")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("nothing says how this rule is decided")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("`ask` is missing")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("the key `hold` is not known here")), "{messages:?}");
}

#[test]
fn what_stands_after_cannot_tell_whether_may_be_said_apart_from_the_title() {
    assert_eq!(read(RULE).unwrap().whether, None);
    let apart = RULE.replace("asks:", "whether: a partner has a lead\nasks:");
    assert_eq!(read(&apart).unwrap().whether.as_deref(), Some("a partner has a lead"));
}

#[test]
fn a_rule_that_people_decide_does_not_guard() {
    let judged = RULE.replace("holds: has(partner.lead)", "guards: true\njudgement: {evidence: partner.lead}");
    let findings = read(&judged).unwrap_err();
    assert_eq!(findings[0].primary.span.slice(&judged), Some("guards"));
    assert!(read(&RULE.replace("holds:", "guards: true\nholds:")).unwrap().guards);
}

#[test]
fn why_what_goes_unlisted_counts_is_read_with_what_a_rule_asks_about() {
    let why = "no partner is listed, which does not say that there was none";
    let unlisted = RULE.replace("{to: partner}", &format!("{{to: partner, unlisted: \"{why}\"}}"));
    assert_eq!(read(&unlisted).unwrap().unlisted.as_deref(), Some(why));
    assert_eq!(read(RULE).unwrap().unlisted, None);
}

#[test]
fn a_ceiling_needs_its_reason() {
    let findings = read(&RULE.replace("asks:", "at-most: question\nasks:")).unwrap_err();
    assert_eq!(findings[0].primary.span.slice(&RULE.replace("asks:", "at-most: question\nasks:")), Some("at-most"));
}
