//! From an outcome to the finding that tells it.

use super::Asks;
use super::basis::{Standing, cites, standing, weight};
use super::compile::{Compiled, Deciding};
use super::judge::{Bench, Case, one_line};
use super::rulebook::Rule;
use super::target::Unstated;
use super::weigh::{Asked, NOT_YET};
use crate::expr::{Context, EvalError, Thing};
use crate::finding::{Code, Finding, Gap, Keys, Label, LawCite, Outcome, PaperCite, Strength, Verdict};
use crate::law::{Force, InstrumentKind, Provision};
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact, Model, Silence};
use crate::source::Span;

/// What there is to say it with.
pub(super) struct Said<'a> {
    pub(super) rule: &'a Rule<'a>,
    pub(super) compiled: &'a Compiled,
    pub(super) context: &'a Context<'a>,
    pub(super) case: &'a Case<'a>,
}

/// The finding of a verdict that is neither met nor not applicable.
pub(super) fn found(said: &Said<'_>, verdict: &Verdict, law: Vec<LawCite>) -> Result<Finding, EvalError> {
    let mut finding = Finding {
        code: Code::Rule(said.rule.text.id.clone()),
        strength: verdict.strength,
        message: String::new(),
        detail: String::new(),
        primary: Label { span: subject_span(said), says: String::new() },
        related: Vec::new(),
        ask: said.compiled.ask.render(said.context)?,
        mend: said.compiled.mend.render(said.context)?,
        papers: Vec::new(),
        law,
        trail: Vec::new(),
        keys: keys(said),
        acceptance: None,
    };
    match verdict.outcome {
        Outcome::NotMet | Outcome::Departs => tell(said, verdict, &mut finding)?,
        Outcome::ForJudgement => for_judgement(said, &mut finding)?,
        _ => cannot_tell(said, verdict, &mut finding)?,
    }
    finding.papers = papers(said.context, finding.primary.span).unwrap_or_else(|| subject_papers(said));
    Ok(finding)
}

fn tell(said: &Said<'_>, verdict: &Verdict, finding: &mut Finding) -> Result<(), EvalError> {
    let compiled = said.compiled;
    finding.message = compiled.say.render(said.context)?;
    if let Some(detail) = &compiled.detail {
        finding.detail = detail.render(said.context)?;
    }
    if verdict.outcome == Outcome::Departs {
        finding.strength = finding.strength.min(Strength::Note);
        finding.detail = format!("The document says why: {}", verdict.reason);
    }
    if let Some(place) = point(said)? {
        finding.primary.span = place;
    }
    finding.related = related(said)?;
    if let Some(trail) = &compiled.trail {
        let things = trail.value(said.context)?.things;
        finding.trail = things.into_iter().map(|thing| name(thing, said.context)).collect();
    }
    Ok(())
}

fn for_judgement(said: &Said<'_>, finding: &mut Finding) -> Result<(), EvalError> {
    finding.message = said.compiled.say.render(said.context)?;
    if let Deciding::Judgement(evidence) = &said.compiled.decides {
        let mut places = evidence.value(said.context)?.places.into_iter();
        if let Some(first) = places.next() {
            finding.primary.span = first;
        }
        finding.related = places.map(|span| Label { span, says: "cited here".to_owned() }).collect();
    }
    Ok(())
}

/// What is missing is pointed at; a rule may ask for the question to be shown in full.
fn cannot_tell(said: &Said<'_>, verdict: &Verdict, finding: &mut Finding) -> Result<(), EvalError> {
    finding.message = cannot_tell_whether(&said.rule.text.title);
    finding.detail = sentence(&verdict.reason);
    let own_file = said.context.models.get(said.context.current).map(|model| model.file());
    let mut places = verdict.gaps.iter().map(|gap| gap.label).filter(|span| span.hi > 0);
    if let Some(first) = places.find(|span| Some(span.file) == own_file) {
        finding.primary = Label { span: first, says: would_stand(&verdict.gaps, first) };
    }
    if let Some((say, when)) = &said.compiled.unsure {
        let shown =
            when.as_ref().map_or(Ok(true), |when| when.truth(said.context).map(|when| !when.truth.is_false()))?;
        if shown {
            finding.message = say.render(said.context)?;
            if let Some(detail) = &said.compiled.detail {
                finding.detail = format!("{} {}", detail.render(said.context)?, finding.detail);
            }
            finding.strength = finding.strength.min(Strength::Question);
            if let Some(place) = point(said)? {
                finding.primary = Label { span: place, says: String::new() };
            }
            finding.related = related(said)?;
        }
    }
    Ok(())
}

fn name(thing: Thing<'_>, context: &Context<'_>) -> String {
    match thing {
        Thing::Of { model, element } => {
            context.models.get(model as usize).map_or_else(String::new, |model| model.name(element))
        }
        Thing::Body(body) => body.name.to_owned(),
        Thing::Area(area) => area.name.to_owned(),
    }
}

/// The first place the rule points at, if the fact is there.
fn point(said: &Said<'_>) -> Result<Option<Span>, EvalError> {
    said.compiled.point.as_ref().map_or(Ok(None), |point| point.place(said.context))
}

fn related(said: &Said<'_>) -> Result<Vec<Label>, EvalError> {
    let mut labels = Vec::new();
    for (at, say) in &said.compiled.related {
        let says = say.render(said.context)?;
        labels.extend(at.value(said.context)?.places.into_iter().map(|span| Label { span, says: says.clone() }));
    }
    Ok(labels)
}

fn subject_span(said: &Said<'_>) -> Span {
    let models = said.context.models;
    match said.case.thing {
        Thing::Of { model, element } => models.get(model as usize).map(|model| model.span(element)),
        Thing::Body(_) | Thing::Area(_) => None,
    }
    .or_else(|| models.get(said.context.current).map(|model| model.span(model.root())))
    .unwrap_or(Span::new(crate::source::FileId(0), 0, 0))
}

fn keys(said: &Said<'_>) -> Keys {
    let match_key = format!("{}/{}/{}", said.rule.text.id, said.case.subject.kind, said.case.subject.key);
    let named = |field| said.context.models.get(said.context.current).map_or("", |model| text(model, field));
    let fingerprint = format!("{match_key}@{}/{}", named("describes"), named("id"));
    Keys { match_key, fingerprint }
}

fn text<'m>(model: &'m Model, field: &str) -> &'m str {
    match model.named(model.root(), field) {
        Fact::Known(Datum::Text(text), _) => text,
        _ => "",
    }
}

/// The papers that the fact at a place was read in.
fn papers(context: &Context<'_>, span: Span) -> Option<Vec<PaperCite>> {
    let model = context.models.iter().find(|model| model.file() == span.file)?;
    let (element, field) = model.at(span)?;
    let papers = model.papers(element, field);
    (!papers.is_empty()).then_some(papers)
}

fn subject_papers(said: &Said<'_>) -> Vec<PaperCite> {
    match said.case.thing {
        Thing::Of { model, element } => {
            said.context.models.get(model as usize).map_or_else(Vec::new, |model| model.papers(element, None))
        }
        Thing::Body(_) | Thing::Area(_) => Vec::new(),
    }
}

/// What to say where a file does not state any subject: the keys that would, and what to ask.
pub(super) fn nothing_stated(
    rule: &Rule<'_>,
    model: &Model,
    bench: &Bench<'_>,
    unstated: &[Unstated],
    verdict: &mut Verdict,
) {
    verdict.gaps = unstated
        .iter()
        .map(|missing| Gap {
            fact: model.path(missing.holder, Some(missing.field)),
            why: match model.fact(missing.holder, missing.field) {
                // What is known of a list that is told here is that one of its members could not be read.
                Fact::Unreadable(_) | Fact::Known(..) => "it could not be read".to_owned(),
                Fact::Disputed(..) => "the sources disagree".to_owned(),
                _ => model.why_not_stated_at(missing.span).words().to_owned(),
            },
            label: missing.span,
        })
        .collect();
    verdict.reason = gaps_in_words(&verdict.gaps);
    let not_yet = bench.proposed && rule.text.asks == Asks::Operation;
    let in_force = match standing(&rule.basis, bench.context.day, None) {
        _ if not_yet => Err(NOT_YET.to_owned()),
        Standing::InForce(provisions) | Standing::Unclear(provisions, _) => Ok(provisions),
        Standing::NotInForce(why) => Err(why),
    };
    let in_force = match in_force {
        Ok(in_force) => in_force,
        Err(why) => {
            verdict.outcome = Outcome::NotApplicable;
            verdict.reason = why;
            verdict.gaps = Vec::new();
            return;
        }
    };
    verdict.strength = weight(&in_force, rule.limit.as_ref());
    let span = verdict.gaps.first().map_or_else(|| model.span(model.root()), |gap| gap.label);
    let match_key = format!("{}/{}/{}", rule.text.id, verdict.subject.kind, verdict.subject.key);
    verdict.finding = Some(Box::new(Finding {
        code: Code::Rule(rule.text.id.clone()),
        strength: verdict.strength,
        message: cannot_tell_whether(&rule.text.title),
        detail: sentence(&verdict.reason),
        primary: Label { span, says: would_stand(&verdict.gaps, span) },
        related: Vec::new(),
        ask: asked_without_subject(rule, &verdict.gaps),
        mend: format!("State {}, or say `none`.", settled_by(&verdict.gaps)),
        papers: Vec::new(),
        law: cites(bench.law, &in_force, rule),
        trail: Vec::new(),
        keys: Keys {
            fingerprint: format!("{match_key}@{}/{}", text(model, "describes"), text(model, "id")),
            match_key,
        },
        acceptance: None,
    }));
}

/// What there is to see at the place of a missing key: nothing, and what would follow it.
fn would_stand(gaps: &[Gap], at: Span) -> String {
    let here = gaps.iter().find(|gap| gap.label == at && Silence::ALL.iter().any(|silence| silence.words() == gap.why));
    here.map_or_else(String::new, |gap| format!("`{}` would follow here", gap.fact))
}

/// The rule's own question where it names no subject, for there is none; else one after the missing keys.
fn asked_without_subject(rule: &Rule<'_>, gaps: &[Gap]) -> String {
    if rule.text.ask.text.contains('{') {
        return format!("What does the arrangement say of {}?", settled_by(gaps));
    }
    rule.text.ask.text.clone()
}

fn settled_by(gaps: &[Gap]) -> String {
    let facts: Vec<String> = gaps.iter().map(|gap| format!("`{}`", gap.fact)).collect();
    facts.join(", ")
}

/// The published reason for departing from guidance, if the document gives one; law is never departed from.
pub(super) fn departure(asked: &Asked<'_, '_>, context: &Context<'_>, in_force: &[&Provision]) -> Option<String> {
    let rule = asked.rule;
    let is_guidance = |provision: &&Provision| {
        let instrument = asked.bench.law.instrument(&provision.instrument);
        provision.force != Force::Must && instrument.is_some_and(|found| found.kind == InstrumentKind::Edition)
    };
    if !in_force.iter().all(is_guidance) {
        return None;
    }
    let model = context.models.get(context.current)?;
    model.of_kind(Kind::Departure).filter(|departure| model.is_published_word(*departure)).find_map(|departure| {
        let word = |field| match model.named(departure, field) {
            Fact::Known(Datum::Text(text), _) => Some(text),
            _ => None,
        };
        let from = word("from")?;
        let meant = from == rule.text.id || in_force.iter().any(|provision| provision.id == from);
        meant.then(|| word("reason")).flatten().map(str::to_owned)
    })
}

/// All missing facts in one clause: `partners[0].lead: this file does not say; …`.
pub(super) fn gaps_in_words(gaps: &[Gap]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for gap in gaps {
        match groups.iter_mut().find(|(why, _)| *why == gap.why) {
            Some((_, facts)) => facts.push(&gap.fact),
            None => groups.push((&gap.why, vec![&gap.fact])),
        }
    }
    let words = |(why, facts): (&str, Vec<&str>)| {
        let facts: Vec<String> = facts.into_iter().map(|fact| format!("`{fact}`")).collect();
        format!("{}: {why}", facts.join(", "))
    };
    groups.into_iter().map(words).collect::<Vec<_>>().join("; ")
}

fn sentence(words: &str) -> String {
    let words = one_line(words);
    if words.is_empty() || words.ends_with('.') { words } else { format!("{words}.") }
}

/// The title of a rule, which names a defect, as what cannot be told.
fn cannot_tell_whether(title: &str) -> String {
    let mut letters = title.chars();
    let first: String = letters.next().map(|letter| letter.to_lowercase().collect()).unwrap_or_default();
    format!("cannot tell whether {first}{}", letters.as_str())
}
