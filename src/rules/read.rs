//! From the tree of a rule file to its form; every error of a file at once.

use super::form::{Asks, Decides, ExprText, PackText, RelatedText, RuleText, UnsureText};
use crate::finding::{Code, Finding, Strength};
use crate::yaml::{Decoder, Fields, NodeId, Spanned, Tree};

/// Words for strengths in `at-most`.
const STRENGTHS: &[(&str, Strength)] =
    &[("note", Strength::Note), ("question", Strength::Question), ("guidance", Strength::Guidance)];

/// Reads a `pack.yaml`.
///
/// # Errors
/// Every finding about the file, with its place.
pub fn read_pack(tree: &Tree<'_>) -> Result<PackText, Vec<Finding>> {
    let decoder = Decoder::new(tree, Code::Pack);
    let pack = decoder.fields(tree.root()).and_then(|fields| {
        let (name, version, title) = (fields.text("name"), fields.text("version"), fields.text("title"));
        fields.finish();
        Some(PackText { name: name?.owned().value, version: version?.owned().value, title: title?.owned().value })
    });
    settle(pack, decoder)
}

/// Reads a `rule.yaml`; expressions are taken as text.
///
/// # Errors
/// Every finding about the file, with its place.
pub fn read_rule(tree: &Tree<'_>) -> Result<RuleText, Vec<Finding>> {
    let decoder = Decoder::new(tree, Code::Pack);
    let rule = decoder.fields(tree.root()).and_then(|fields| rule(&decoder, fields));
    settle(rule, decoder)
}

fn settle<T>(read: Option<T>, decoder: Decoder<'_, '_>) -> Result<T, Vec<Finding>> {
    let findings = decoder.finish();
    match read {
        Some(read) if findings.is_empty() => Ok(read),
        _ => Err(findings),
    }
}

/// What says whether a rule counts and how much.
struct Weight {
    basis: Vec<(String, crate::source::Span)>,
    at_most: Option<Strength>,
    because: Option<String>,
}

/// What is said and shown.
struct Wording {
    say: ExprText,
    detail: Option<ExprText>,
    unsure: Option<UnsureText>,
    point: Option<ExprText>,
    related: Vec<RelatedText>,
    trail: Option<ExprText>,
}

fn rule(decoder: &Decoder<'_, '_>, fields: Fields<'_, '_, '_>) -> Option<RuleText> {
    let id = fields.text("id");
    let title = fields.text("title");
    let asks = fields.one_of("asks", &[("design", Asks::Design), ("operation", Asks::Operation)]);
    let weight = weight(decoder, &fields);
    let applies = applies(decoder, &fields);
    let decides = decides(decoder, &fields);
    let guards = guards(decoder, &fields, decides.as_ref());
    let law_day = optional(decoder, &fields, "law-day");
    let wording = wording(decoder, &fields);
    let (ask, mend) = (needed(decoder, &fields, "ask"), needed(decoder, &fields, "mend"));
    let rationale = fields.text("rationale");
    let formerly = fields.texts("formerly").into_iter().map(|former| former.value.to_owned()).collect();
    fields.finish();
    let (id, applies, wording) = (id?, applies?, wording?);
    Some(RuleText {
        id: id.value.to_owned(),
        id_span: id.span,
        title: owned(title?),
        asks: asks?.value,
        basis: weight.basis,
        at_most: weight.at_most,
        because: weight.because,
        to: applies.to,
        across: applies.across,
        when: applies.when,
        only: applies.only,
        law_day,
        guards,
        decides: decides?,
        say: wording.say,
        detail: wording.detail,
        unsure: wording.unsure,
        point: wording.point,
        related: wording.related,
        trail: wording.trail,
        ask: ask?,
        mend: mend?,
        rationale: owned(rationale?),
        formerly,
    })
}

fn owned(text: Spanned<&str>) -> String {
    text.value.to_owned()
}

fn weight(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Weight {
    let basis: Vec<_> = fields.texts("basis").into_iter().map(|basis| (basis.value.to_owned(), basis.span)).collect();
    if basis.is_empty() {
        decoder.refuse(
            fields.key_span("basis"),
            "a rule rests on a provision, and this one names none",
            "add `basis:` with the ids of its provisions",
        );
    }
    let at_most = fields.opt_one_of("at-most", STRENGTHS);
    let because = fields.opt_text("because");
    if at_most.is_some() && because.is_none() {
        decoder.refuse(
            fields.key_span("at-most"),
            "`at-most` needs its reason",
            "add `because:` with the reason in one sentence",
        );
    }
    Weight { basis, at_most: at_most.map(|strength| strength.value), because: because.map(owned) }
}

/// What a rule asks about, and when.
struct Applies {
    to: (String, crate::source::Span),
    across: bool,
    when: Option<ExprText>,
    only: Option<String>,
}

fn applies(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Option<Applies> {
    let applies = fields.fields("applies")?;
    let to = applies.text("to");
    let across = applies.opt_one_of("across", &[("descriptions", true)]);
    let when = optional(decoder, &applies, "when");
    let only = applies.opt_text("only");
    applies.finish();
    let to = to?;
    Some(Applies { to: (to.value.to_owned(), to.span), across: across.is_some(), when, only: only.map(owned) })
}

fn decides(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Option<Decides> {
    let holds = optional(decoder, fields, "holds");
    let judged = fields.opt_fields("judgement").and_then(|judgement| {
        let evidence = needed(decoder, &judgement, "evidence");
        judgement.finish();
        evidence
    });
    match (holds, judged) {
        (Some(holds), None) => Some(Decides::Holds(holds)),
        (None, Some(evidence)) => Some(Decides::Judgement(evidence)),
        (None, None) => {
            decoder.refuse(
                fields.key_span("applies"),
                "nothing says how this rule is decided",
                "add `holds:` with a condition, or `judgement: {evidence: …}` where only people can decide",
            );
            None
        }
        (Some(_), Some(_)) => {
            decoder.refuse(
                fields.key_span("judgement"),
                "a rule is decided by `holds` or by `judgement`, not by both",
                "keep one of the two",
            );
            None
        }
    }
}

fn guards(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>, decides: Option<&Decides>) -> bool {
    let guards = fields.opt_bool("guards").is_some_and(|guards| guards.value);
    if guards && matches!(decides, Some(Decides::Judgement(_))) {
        decoder.refuse(
            fields.key_span("guards"),
            "a rule that people decide guards nothing",
            "take `guards` away, or decide the rule by `holds:`",
        );
    }
    guards
}

fn wording(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Option<Wording> {
    let say = needed(decoder, fields, "say");
    let detail = optional(decoder, fields, "detail");
    let unsure = fields.opt_fields("unsure").and_then(|unsure| {
        let say = needed(decoder, &unsure, "say");
        let when = optional(decoder, &unsure, "when");
        unsure.finish();
        Some(UnsureText { say: say?, when })
    });
    let point = optional(decoder, fields, "point");
    let related = fields.list("related").into_iter().filter_map(|node| related(decoder, node)).collect();
    let trail = optional(decoder, fields, "trail");
    Some(Wording { say: say?, detail, unsure, point, related, trail })
}

fn related(decoder: &Decoder<'_, '_>, node: NodeId) -> Option<RelatedText> {
    let fields = decoder.fields(node)?;
    let (at, say) = (needed(decoder, &fields, "at"), needed(decoder, &fields, "say"));
    fields.finish();
    Some(RelatedText { at: at?, say: say? })
}

fn optional(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>, key: &'static str) -> Option<ExprText> {
    fields.opt(key).and_then(|node| expression(decoder, node))
}

fn needed(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>, key: &'static str) -> Option<ExprText> {
    fields.need(key).and_then(|node| expression(decoder, node))
}

/// An expression or a message, with the byte it begins at when it stands in the file letter for letter.
fn expression(decoder: &Decoder<'_, '_>, node: NodeId) -> Option<ExprText> {
    let text = decoder.text(node)?;
    let tree = decoder.tree();
    let raw = text.span.slice(tree.source_text()).unwrap_or("");
    let begins = raw.find(text.value).and_then(|at| u32::try_from(at).ok()).map(|at| text.span.lo + at);
    Some(ExprText { text: text.value.to_owned(), span: text.span, begins })
}

#[cfg(test)]
mod tests {
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
        read_rule(&crate::yaml::parse(FileId(0), text).tree.unwrap())
    }

    #[test]
    fn a_rule_is_read_with_the_places_of_its_expressions() {
        let rule = read(RULE).unwrap();
        let Decides::Holds(holds) = &rule.decides else { panic!("decided by judgement") };
        assert_eq!(holds.place(4, 16).slice(RULE), Some("partner.lead"));
        assert_eq!(rule.say.place(1, 18).slice(RULE), Some("partner.body.name"));
    }

    #[test]
    fn every_error_of_a_rule_file_is_told_at_once() {
        let broken = RULE
            .replace("basis: [ca2004-s16E-1]", "basis: []")
            .replace("holds:", "hold:")
            .replace("ask: Who leads?\n", "");
        let messages: Vec<_> = read(&broken).unwrap_err().into_iter().map(|finding| finding.message).collect();
        assert!(messages.iter().any(|message| message.contains("names none")), "{messages:?}");
        assert!(
            messages.iter().any(|message| message.contains("nothing says how this rule is decided")),
            "{messages:?}"
        );
        assert!(messages.iter().any(|message| message.contains("`ask` is missing")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("the key `hold` is not known here")), "{messages:?}");
    }

    #[test]
    fn a_rule_that_people_decide_does_not_guard() {
        let judged = RULE.replace("holds: has(partner.lead)", "guards: true\njudgement: {evidence: partner.lead}");
        let findings = read(&judged).unwrap_err();
        assert_eq!(findings[0].primary.span.slice(&judged), Some("guards"));
        assert!(read(&RULE.replace("holds:", "guards: true\nholds:")).unwrap().guards);
    }

    #[test]
    fn a_ceiling_needs_its_reason() {
        let findings = read(&RULE.replace("asks:", "at-most: question\nasks:")).unwrap_err();
        assert_eq!(findings[0].primary.span.slice(&RULE.replace("asks:", "at-most: question\nasks:")), Some("at-most"));
    }
}
