//! From the tree of a rule file to its form; every error of a file at once.

use super::form::{
    AcceptedDoubt, Across, Asks, Decides, ExprText, HandOverText, NamedText, PackText, RelatedText, RuleText,
    UnsureText,
};
use crate::finding::{Code, Finding, Strength};
use crate::source::Span;
use crate::yaml::{Decoder, Fields, NodeId, NodeKind, Spanned, Tree};

/// Words for strengths in `at-most`.
const STRENGTHS: &[(&str, Strength)] =
    &[("note", Strength::Note), ("question", Strength::Question), ("guidance", Strength::Guidance)];

/// What could be read of a file, with everything that is wrong with it.
///
/// What is missing stands in empty, so that the rest can be checked all the same; nothing is left of a file that holds no keys.
#[derive(Debug)]
pub struct Draft<T> {
    /// As much as could be read.
    pub read: Option<T>,
    /// What is wrong, each with its place.
    pub findings: Vec<Finding>,
}

/// Reads a `pack.yaml`.
#[must_use]
pub fn read_pack(tree: &Tree<'_>) -> Draft<PackText> {
    let decoder = Decoder::new(tree, Code::Pack);
    let read = decoder.fields(tree.root()).map(|fields| {
        let name = fields.text("name");
        need_kebab(&decoder, name, "the name of a pack");
        let (version, title) = (fields.text("version"), fields.text("title"));
        fields.finish();
        PackText {
            name_span: name.map_or_else(|| tree.head(tree.root()), |name| name.span),
            name: owned(name),
            version: owned(version),
            title: owned(title),
        }
    });
    Draft { read, findings: decoder.finish() }
}

/// Reads a `rule.yaml`; expressions are taken as text.
#[must_use]
pub fn read_rule(tree: &Tree<'_>) -> Draft<RuleText> {
    let decoder = Decoder::new(tree, Code::Pack);
    let read = decoder.fields(tree.root()).map(|fields| rule(&decoder, fields));
    Draft { read, findings: decoder.finish() }
}

/// Lower-case words joined by hyphens: what a name on the command line and in other files has to be.
#[must_use]
pub fn is_kebab(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.split('-').all(word)
}

fn need_kebab(decoder: &Decoder<'_, '_>, text: Option<Spanned<&str>>, what: &str) {
    let Some(text) = text else { return };
    if !is_kebab(text.value) {
        let message = format!("{what} is made of lower-case words joined by hyphens, and `{}` is not", text.value);
        decoder.refuse(text.span, message, "write it like `board-meets-too-rarely`");
    }
}

/// What says whether a rule counts and how much.
struct Weight {
    basis: Vec<(String, Span)>,
    at_most: Option<Strength>,
    because: Option<String>,
}

/// What is said and shown.
struct Wording {
    say: Option<ExprText>,
    detail: Option<ExprText>,
    unsure: Option<UnsureText>,
    point: Option<ExprText>,
    related: Vec<RelatedText>,
    trail: Option<ExprText>,
}

fn rule(decoder: &Decoder<'_, '_>, fields: Fields<'_, '_, '_>) -> RuleText {
    let head = decoder.tree().head(fields.node());
    let id = fields.text("id");
    need_kebab(decoder, id, "the id of a rule");
    let title = fields.text("title");
    let whether = fields.opt_text("whether").map(|whether| whether.value.to_owned());
    let asks = fields.one_of("asks", &[("design", Asks::Design), ("operation", Asks::Operation)]);
    let weight = weight(decoder, &fields);
    let named = named(decoder, &fields);
    let applies = applies(decoder, &fields);
    let decides = decides(decoder, &fields);
    let guards = guards(decoder, &fields, decides.as_ref());
    let law_day = optional(decoder, &fields, "law-day");
    let wording = wording(decoder, &fields);
    let hand_over = hand_over(decoder, &fields, applies.across);
    let (ask, mend) = (needed(decoder, &fields, "ask"), needed(decoder, &fields, "mend"));
    let rationale = fields.text("rationale");
    let formerly = fields.texts("formerly").into_iter().map(|former| former.value.to_owned()).collect();
    let accepted = accepted(decoder, &fields);
    fields.finish();
    let nothing = || ExprText::missing(head);
    RuleText {
        id_span: id.map_or(head, |id| id.span),
        id: owned(id),
        title: owned(title),
        whether,
        asks: asks.map_or(Asks::Design, |asks| asks.value),
        basis: weight.basis,
        at_most: weight.at_most,
        because: weight.because,
        named,
        to: applies.to.unwrap_or((String::new(), head)),
        across: applies.across,
        when: applies.when,
        only: applies.only,
        unlisted: applies.unlisted,
        law_day,
        guards,
        decides: decides.unwrap_or_else(|| Decides::Judgement(ExprText { text: "[]".to_owned(), ..nothing() })),
        say: wording.say.unwrap_or_else(nothing),
        detail: wording.detail,
        unsure: wording.unsure,
        point: wording.point,
        related: wording.related,
        trail: wording.trail,
        hand_over,
        ask: ask.unwrap_or_else(nothing),
        mend: mend.unwrap_or_else(nothing),
        rationale: owned(rationale),
        formerly,
        accepted,
    }
}

fn owned(text: Option<Spanned<&str>>) -> String {
    text.map(|text| text.value.to_owned()).unwrap_or_default()
}

/// What is doubtful about the rule and is to stay: `accepted: {doubt: reason}`.
fn accepted(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Vec<AcceptedDoubt> {
    let reason = |(doubt, node): (Spanned<&str>, NodeId)| {
        let reason = decoder.text(node)?.value.to_owned();
        Some(AcceptedDoubt { doubt: doubt.value.to_owned(), span: doubt.span, reason })
    };
    fields.map("accepted").into_iter().filter_map(reason).collect()
}

fn weight(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Weight {
    let basis: Vec<_> = fields.texts("basis").into_iter().map(|basis| (basis.value.to_owned(), basis.span)).collect();
    // What is there and no list has been told already.
    let tree = decoder.tree();
    let is_list = |node: NodeId| tree.kind(node) == NodeKind::Sequence;
    if basis.is_empty() && fields.opt("basis").is_none_or(is_list) {
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
    let because = because.map(|because| because.value.to_owned());
    Weight { basis, at_most: at_most.map(|strength| strength.value), because }
}

/// Parts with a name: `named: {name: expression}`.
fn named(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Vec<NamedText> {
    let part = |(head, node): (Spanned<&str>, NodeId)| {
        Some(NamedText { head: head.value.to_owned(), span: head.span, text: expression(decoder, node)? })
    };
    fields.map("named").into_iter().filter_map(part).collect()
}

/// What a rule asks about, and when.
#[derive(Default)]
struct Applies {
    to: Option<(String, Span)>,
    across: Option<Across>,
    when: Option<ExprText>,
    only: Option<String>,
    unlisted: Option<String>,
}

fn applies(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Applies {
    let Some(applies) = fields.fields("applies") else { return Applies::default() };
    let to = applies.text("to").map(|to| (to.value.to_owned(), to.span));
    let across = applies
        .opt_one_of("across", &[("descriptions", Across::Descriptions), ("restructure", Across::Restructure)])
        .map(|across| across.value);
    let when = optional(decoder, &applies, "when");
    let only = applies.opt_text("only").map(|only| only.value.to_owned());
    let unlisted = applies.opt_text("unlisted").map(|unlisted| unlisted.value.to_owned());
    applies.finish();
    Applies { to, across, when, only, unlisted }
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

fn wording(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>) -> Wording {
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
    Wording { say, detail, unsure, point, related, trail }
}

fn hand_over(decoder: &Decoder<'_, '_>, fields: &Fields<'_, '_, '_>, across: Option<Across>) -> Option<HandOverText> {
    let handed = fields.opt_fields("hand-over")?;
    let (what, owner) = (needed(decoder, &handed, "what"), optional(decoder, &handed, "owner"));
    let (settles, due) = (optional(decoder, &handed, "settles"), optional(decoder, &handed, "due"));
    let (to_nobody, each) = (optional(decoder, &handed, "to-nobody"), optional(decoder, &handed, "each"));
    let unread = handed.opt_bool("unread").is_some_and(|unread| unread.value);
    handed.finish();
    if across != Some(Across::Restructure) {
        decoder.refuse(
            fields.key_span("hand-over"),
            "only a rule about a step says what is handed over",
            "take `hand-over` away, or let the rule be asked `across: restructure`",
        );
    }
    Some(HandOverText { what: what?, owner, settles, to_nobody, each, due, unread })
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
    let lines = lines(raw, text.value)
        .into_iter()
        .filter_map(|(of, at)| Some((u32::try_from(of).ok()?, text.span.lo + u32::try_from(at).ok()?)));
    Some(ExprText { lines: lines.collect(), text: text.value.to_owned(), span: text.span })
}

/// Where each line of a text begins, in the text and as it is written; nothing when it is not written letter for letter.
fn lines(raw: &str, text: &str) -> Vec<(usize, usize)> {
    if let Some(at) = raw.find(text) {
        return vec![(0, at)];
    }
    let mut lines = Vec::new();
    let (mut of, mut at) = (0, 0);
    for (number, line) in raw.split_inclusive('\n').enumerate() {
        let said = line.trim().trim_matches(|mark| matches!(mark, '"' | '\''));
        let is_head = number == 0 && line.starts_with(['>', '|']);
        if !is_head && !said.is_empty() {
            let rest = text.get(of..).unwrap_or("");
            let blanks = rest.len() - rest.trim_start().len();
            // Quotes at the ends of a line may belong to the text and not to YAML.
            let Some(said) = [line.trim(), said].into_iter().find(|said| rest.trim_start().starts_with(said)) else {
                return Vec::new();
            };
            of += blanks;
            lines.push((of, at + line.find(said).unwrap_or(0)));
            of += said.len();
        }
        at += line.len();
    }
    lines
}

#[cfg(test)]
mod tests;
