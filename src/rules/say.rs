//! From an outcome to the finding that tells it.

use super::compile::{Compiled, Deciding};
use super::judge::{Judged, one_line};
use super::rulebook::Rule;
use crate::expr::{Context, EvalError, Thing};
use crate::finding::{Code, Finding, Gap, Keys, Label, LawCite, Outcome, PaperCite, Strength, Verdict};
use crate::law::{Force, Provision};
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact, Model};
use crate::source::Span;

/// What there is to say it with.
pub(super) struct Said<'a> {
    pub(super) rule: &'a Rule<'a>,
    pub(super) compiled: &'a Compiled,
    pub(super) context: &'a Context<'a>,
    pub(super) judged: &'a Judged<'a>,
    pub(super) law: Vec<LawCite>,
}

/// The finding of a verdict that is neither met nor not applicable.
pub(super) fn found(said: &Said<'_>, verdict: &Verdict) -> Result<Finding, EvalError> {
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
        law: said.law.clone(),
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
        finding.trail = trail.members(said.context)?;
    }
    Ok(())
}

fn for_judgement(said: &Said<'_>, finding: &mut Finding) -> Result<(), EvalError> {
    said.rule.text.title.clone_into(&mut finding.message);
    if let Deciding::Judgement(evidence) = &said.compiled.decides {
        let mut places = evidence.places(said.context)?.into_iter();
        if let Some(first) = places.next() {
            finding.primary.span = first;
        }
        finding.related = places.map(|span| Label { span, says: "cited here".to_owned() }).collect();
    }
    Ok(())
}

/// What is missing is pointed at; a rule may ask for the question to be shown in full.
fn cannot_tell(said: &Said<'_>, verdict: &Verdict, finding: &mut Finding) -> Result<(), EvalError> {
    finding.message = format!("cannot tell: {}", said.rule.text.title);
    finding.detail = sentence(&verdict.reason);
    let own_file = said.context.models.get(said.context.current).map(|model| model.file());
    let mut places = verdict.gaps.iter().map(|gap| gap.label).filter(|span| span.hi > 0);
    if let Some(first) = places.find(|span| Some(span.file) == own_file) {
        finding.primary.span = first;
    }
    if let Some((say, when)) = &said.compiled.unsure {
        let shown = when.as_ref().map_or(Ok(true), |when| when.truth(said.context).map(|when| !when.truth.is_false()))?;
        if shown {
            finding.message = say.render(said.context)?;
            finding.strength = finding.strength.min(Strength::Question);
            finding.primary.span = point(said)?.unwrap_or(finding.primary.span);
            finding.related = related(said)?;
        }
    }
    Ok(())
}

/// The first place the rule points at, if the fact is there.
fn point(said: &Said<'_>) -> Result<Option<Span>, EvalError> {
    let places = said.compiled.point.as_ref().map_or_else(|| Ok(Vec::new()), |point| point.places(said.context))?;
    Ok(places.into_iter().next())
}

fn related(said: &Said<'_>) -> Result<Vec<Label>, EvalError> {
    let mut labels = Vec::new();
    for (at, say) in &said.compiled.related {
        let says = say.render(said.context)?;
        labels.extend(at.places(said.context)?.into_iter().map(|span| Label { span, says: says.clone() }));
    }
    Ok(labels)
}

fn subject_span(said: &Said<'_>) -> Span {
    let models = said.context.models;
    match said.judged.thing {
        Thing::Of { model, element } => models.get(model as usize).map(|model| model.span(element)),
        Thing::Body(_) | Thing::Area(_) => None,
    }
    .or_else(|| models.get(said.context.current).map(|model| model.span(model.root())))
    .unwrap_or(Span::new(crate::source::FileId(0), 0, 0))
}

fn keys(said: &Said<'_>) -> Keys {
    let match_key = format!("{}/{}/{}", said.rule.text.id, said.judged.subject.kind, said.judged.subject.key);
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
    match said.judged.thing {
        Thing::Of { model, element } => {
            said.context.models.get(model as usize).map_or_else(Vec::new, |model| model.papers(element, None))
        }
        Thing::Body(_) | Thing::Area(_) => Vec::new(),
    }
}

/// The published reason for departing from guidance, if the document gives one; law is never departed from.
pub(super) fn departure(rule: &Rule<'_>, context: &Context<'_>, in_force: &[&Provision]) -> Option<String> {
    if in_force.iter().any(|provision| provision.force == Force::Must) {
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

