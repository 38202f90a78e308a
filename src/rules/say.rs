//! From an outcome to the finding that tells it.

use std::sync::Arc;

use super::basis::InForce;
use super::compile::{Compiled, Deciding};
use super::hearing::Hearing;
use super::judge::{Case, one_line};
use super::roll::{Missing, Told};
use super::rulebook::Rule;
use crate::expr::{Context, EvalError, Names, Thing};
use crate::finding::{
    Code, Finding, Gap, Keys, Label, LawCite, NOT_YET, Outcome, PaperCite, Strength, Subject, Verdict, Words,
};
use crate::model::{Model, Silence};
use crate::source::Span;

/// What there is to say it with.
pub(super) struct Said<'a> {
    pub(super) rule: &'a Rule<'a>,
    pub(super) compiled: &'a Compiled,
    pub(super) context: &'a Context<'a>,
    pub(super) case: &'a Case<'a>,
}

/// The finding of a verdict that is neither met nor not applicable.
pub(super) fn found(said: &Said<'_>, verdict: &Verdict, law: Arc<[LawCite]>) -> Result<Finding, EvalError> {
    let mut finding = Finding {
        code: Code::Rule(said.rule.id.clone()),
        strength: verdict.strength,
        message: Words::default(),
        detail: Words::default(),
        primary: Label { span: subject_span(said.case.thing, said.context), says: Words::default() },
        related: Vec::new(),
        ask: said.compiled.ask.render(said.context)?,
        mend: said.compiled.mend.render(said.context)?,
        papers: Vec::new(),
        law: law.clone(),
        trail: Vec::new(),
        keys: said
            .context
            .models
            .get(said.context.current)
            .map_or_else(Keys::default, |model| keys(said.rule, said.case.subject, model)),
        in_full: false,
        goes_on: None,
        acceptance: None,
    };
    match verdict.outcome {
        Outcome::NotMet | Outcome::Departs => tell(said, verdict, &mut finding)?,
        Outcome::ForJudgement => for_judgement(said, &mut finding)?,
        _ => cannot_tell(said, verdict, &mut finding)?,
    }
    let own = said.context.models.get(said.context.current).map(|model| model.file());
    if own.is_some_and(|own| own != finding.primary.span.file) && said.context.names == Names::Own {
        // It will stand at the shared file, whose readers know the thing by the name that it has there.
        let context = Context { names: Names::Shared, ..*said.context };
        return found(&Said { context: &context, ..*said }, verdict, law);
    }
    finding.papers = papers(said.context, finding.primary.span).unwrap_or_else(|| subject_papers(said));
    // The other side of a question has its paper too.
    for label in &finding.related {
        for paper in papers(said.context, label.span).unwrap_or_default() {
            if !finding.papers.contains(&paper) {
                finding.papers.push(paper);
            }
        }
    }
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
        finding.detail = sentence(&format!("The document says why: {}", verdict.reason));
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
        finding.related = places.map(|span| Label { span, says: "cited here".into() }).collect();
    }
    Ok(())
}

/// What is missing is pointed at; a rule may ask for the question to be shown in full.
fn cannot_tell(said: &Said<'_>, verdict: &Verdict, finding: &mut Finding) -> Result<(), EvalError> {
    finding.message = said.rule.cannot_tell();
    finding.detail = sentence(&verdict.reason);
    let own_file = said.context.models.get(said.context.current).map(|model| model.file());
    let mut places = verdict.gaps.iter().map(|gap| gap.label).filter(|span| span.hi > 0);
    if let Some(first) = places.find(|span| Some(span.file) == own_file) {
        finding.primary = Label { span: first, says: would_stand(&verdict.gaps, first) };
    }
    if let Some((say, when)) = &said.compiled.unsure
        && !applies_in_doubt(said)?
    {
        let shown =
            when.as_ref().map_or(Ok(true), |when| when.truth(said.context).map(|when| !when.truth.is_false()))?;
        if shown {
            finding.in_full = true;
            finding.message = say.render(said.context)?;
            if let Some(detail) = &said.compiled.detail {
                let mut reason = finding.detail.chars();
                let first = reason.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default();
                let detail = detail.render(said.context)?;
                finding.detail = format!("{detail} {first}{}", reason.as_str()).into();
            }
            finding.strength = finding.strength.min(Strength::Question);
            if let Some(place) = point(said)? {
                finding.primary = Label { span: place, says: Words::default() };
            }
            finding.related = related(said)?;
        }
    }
    Ok(())
}

/// Whether it is in doubt that this is such a thing as the rule is about, so that its question says nothing of it.
fn applies_in_doubt(said: &Said<'_>) -> Result<bool, EvalError> {
    let Some(when) = &said.compiled.when else { return Ok(false) };
    Ok(when.truth(said.context)?.gaps.iter().any(Gap::is_in_doubt))
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
        let says = say.render(said.context)?.shared();
        labels.extend(at.value(said.context)?.places.into_iter().map(|span| Label { span, says: says.clone() }));
    }
    Ok(labels)
}

/// Where a subject stands in its file; one that stands in none, where the file begins.
pub(super) fn subject_span(thing: Thing<'_>, context: &Context<'_>) -> Span {
    let models = context.models;
    match thing {
        Thing::Of { model, element } => models.get(model as usize).map(|model| model.span(element)),
        Thing::Body(_) | Thing::Area(_) => None,
    }
    .or_else(|| models.get(context.current).map(|model| model.span(model.root())))
    .unwrap_or(Span::new(crate::source::FileId(0), 0, 0))
}

fn keys(rule: &Rule<'_>, subject: &Subject, model: &Model) -> Keys {
    let match_key = [&*rule.id, subject.kind, &subject.key].join("/");
    let text = |field: &str| model.own_text(field).unwrap_or_default();
    let fingerprint = [&match_key, "@", text("describes"), "/", text("id")].concat();
    Keys { match_key, fingerprint }
}

/// The papers that the fact at a place was read in.
fn papers(context: &Context<'_>, span: Span) -> Option<Vec<PaperCite>> {
    let model = context.models.iter().find(|model| model.file() == span.file)?;
    let papers = model.papers_at(span);
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
    hearing: &Hearing<'_, '_>,
    model: &Model,
    missing: &Missing,
    subject: Arc<Subject>,
) -> Verdict {
    let Hearing { rule, bench, .. } = hearing;
    if hearing.is_too_early() {
        return hearing.not_applicable(subject, NOT_YET);
    }
    let standing = hearing.standing(bench.context.day, None);
    if let InForce::Not(why) = &standing.force {
        return hearing.not_applicable(subject, why.clone());
    }
    let Told { gaps, reason, facts } = missing.told(model);
    let strength = standing.weight;
    let span = gaps.first().map_or_else(|| model.span(model.root()), |gap| gap.label);
    let finding = Finding {
        code: Code::Rule(rule.id.clone()),
        strength,
        message: rule.cannot_tell(),
        detail: sentence(reason),
        primary: Label { span, says: would_stand(gaps, span) },
        related: Vec::new(),
        ask: asked_without_subject(rule, facts),
        mend: format!("Find out what holds, and say it; in the file: state {facts}, or say `none`.").into(),
        papers: Vec::new(),
        law: rule.cites(bench.law, &standing.provisions),
        trail: Vec::new(),
        keys: keys(rule, &subject, model),
        in_full: false,
        goes_on: None,
        acceptance: None,
    };
    Verdict {
        rule: hearing.index,
        arrangement: bench.arrangement,
        subject,
        outcome: Outcome::NotStated,
        strength,
        reason: reason.clone(),
        gaps: gaps.clone(),
        unsaid: false,
        finding: Some(Box::new(finding)),
        steps: Vec::new(),
        rests_on: None,
    }
}

/// What is asked of something that is in order, where nobody is there of those who are named for it.
pub(super) fn nobody_there(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    met: &Verdict,
    message: &str,
    goes_on: Option<Span>,
) -> Verdict {
    let Hearing { rule, bench, .. } = hearing;
    let context = &bench.context;
    let finding = Finding {
        code: Code::Rule(rule.id.clone()),
        strength: Strength::Question,
        message: message.to_owned().into(),
        detail: "It is open on the day-one list: who is named for it is not there then.".into(),
        primary: Label { span: subject_span(case.thing, context), says: Words::default() },
        related: Vec::new(),
        ask: "Who takes this over?".into(),
        mend: "Say who sees to it.".into(),
        papers: Vec::new(),
        law: rule.cites(bench.law, &hearing.standing(context.day, None).provisions),
        trail: Vec::new(),
        keys: context.models.get(context.current).map_or_else(Keys::default, |model| keys(rule, case.subject, model)),
        in_full: true,
        goes_on,
        acceptance: None,
    };
    Verdict {
        outcome: Outcome::NotStated,
        strength: Strength::Question,
        reason: "who is named for it is not there then".into(),
        finding: Some(Box::new(finding)),
        ..met.clone()
    }
}

/// What there is to see at the place of a missing key: nothing, and what would follow it.
fn would_stand(gaps: &[Gap], at: Span) -> Words {
    let here = gaps.iter().find(|gap| gap.label == at && Silence::ALL.iter().any(|silence| gap.why == silence.words()));
    here.map_or_else(Words::default, |gap| format!("`{}` would follow here", gap.fact).into())
}

/// The rule's own question where it names no subject, for there is none; else one after the missing keys.
fn asked_without_subject(rule: &Rule<'_>, facts: &str) -> Words {
    if rule.text.ask.text.contains('{') {
        return format!("What does the arrangement say of {facts}?").into();
    }
    rule.text.ask.text.clone().into()
}

/// All missing facts in one clause: `partners[0].lead: this file does not say; …`.
pub(super) fn gaps_in_words(gaps: &[Gap]) -> String {
    let mut whys: Vec<&str> = Vec::new();
    for gap in gaps {
        if !whys.contains(&gap.why.as_str()) {
            whys.push(&gap.why);
        }
    }
    let mut words = String::with_capacity(gaps.iter().map(|gap| gap.fact.len() + 8).sum::<usize>() + 64);
    for why in whys {
        let mut between = if words.is_empty() { "" } else { "; " };
        for gap in gaps.iter().filter(|gap| gap.why == why) {
            words.extend([between, "`", &gap.fact, "`"]);
            between = ", ";
        }
        words.extend([": ", why]);
    }
    words
}

fn sentence(words: &str) -> Words {
    let words = one_line(words);
    let stop = if words.is_empty() || words.ends_with('.') { "" } else { "." };
    [&*words, stop].concat().into()
}
