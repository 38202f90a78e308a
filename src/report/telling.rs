use super::plain::plain;
use super::shown::Shown;
use super::summary::capitalised;
use super::wording::{day, listed};
use crate::finding::{
    Acceptance, Code, EXAMPLE, Finding, Gap, LawCite, NOT_EXERCISED, Outcome, PaperCite, Strength, UNFINISHED, Verdict,
};
use crate::source::{SourceProvider, Span};

/// What a verdict is called, in words to read aloud.
pub(super) fn label(verdict: &Verdict) -> &'static str {
    match verdict.outcome {
        Outcome::NotMet => not_met(verdict.strength),
        Outcome::Departs => "guidance departed from",
        // What matters so much that it is shown in full though it cannot be told.
        Outcome::NotStated if is_open_question(verdict) => "open question",
        Outcome::NotStated => "cannot tell",
        Outcome::ForJudgement => "for judgement",
        Outcome::Met => "met",
        Outcome::NotApplicable => "does not apply",
    }
}

/// What cannot be told, and matters so much that it is shown as a question.
pub(super) fn is_open_question(verdict: &Verdict) -> bool {
    verdict.is_asked_in_full() && (verdict.arrangement.is_some() || verdict.strength == Strength::Question)
}

/// The message of a finding under its label, which may say part of it already.
pub(super) fn under<'a>(label: &str, message: &'a str) -> &'a str {
    message.strip_prefix("cannot tell ").filter(|_| label == "cannot tell").unwrap_or(message)
}

/// What it is called when stated facts contradict a rule of this strength.
pub(super) const fn not_met(strength: Strength) -> &'static str {
    match strength {
        Strength::Duty => "legal duty not met",
        Strength::Guidance => "guidance not followed",
        Strength::Question => "question",
        Strength::Note => "note",
    }
}

/// What a finding about a file itself is called.
pub(super) fn about_file(finding: &Finding) -> &'static str {
    match (&finding.code, finding.strength) {
        (Code::Author(EXAMPLE), _) => "came out otherwise",
        (Code::Author(NOT_EXERCISED), _) => "not exercised",
        (Code::Author(UNFINISHED), _) => "to be filled in",
        (Code::Author(_), _) => "to look at",
        (_, Strength::Duty) => "could not be read",
        (_, weaker) => not_met(weaker),
    }
}

/// What a shown finding is called; an accepted one says so first.
pub(super) fn called(shown: &Shown<'_>) -> String {
    let label = match shown.verdict {
        Some(verdict) => label(verdict),
        None => about_file(shown.finding),
    };
    if shown.finding.acceptance.is_some() { format!("accepted ({label})") } else { label.to_owned() }
}

/// A message as a sentence: a capital first, a stop last.
pub(super) fn sentence(message: &str) -> String {
    let text = capitalised(message.trim_end());
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

/// The detail, without the reason for which nothing can be told where the facts that are missing are listed beside it.
pub(super) fn beside_needs<'f>(finding: &'f Finding, verdict: Option<&Verdict>) -> &'f str {
    let without = |verdict: &Verdict| {
        let detail = finding.detail.strip_suffix('.').unwrap_or(&finding.detail);
        let cut = detail.len().checked_sub(verdict.reason.len())?;
        detail.get(cut..)?.eq_ignore_ascii_case(&verdict.reason).then(|| detail.get(..cut))?
    };
    let listed = verdict.filter(|verdict| !verdict.gaps.is_empty());
    listed.and_then(without).map_or(finding.detail.as_str(), str::trim_end)
}

/// Everything about a finding but its places, one line each, safe to print: message, detail, acceptance, papers, law, what to
/// ask, what to mend, the path that explains it.
pub(super) fn lines(shown: &Shown<'_>) -> Vec<String> {
    let finding = shown.finding;
    let mut lines = vec![sentence(&finding.message)];
    let mut add = |name: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{name}{text}"));
        }
    };
    add("", &sentence(&finding.detail));
    if let Some(acceptance) = &finding.acceptance {
        add("Accepted by ", &accepted(acceptance));
    }
    add("Paper: ", &papers(&finding.papers));
    for cite in finding.law.iter() {
        add("Law: ", &law(cite, " · "));
    }
    add("Ask: ", &finding.ask);
    add("Mend: ", shown.mend());
    add("Path: ", &finding.trail.join("; "));
    lines.iter().map(|line| plain(line).into_owned()).collect()
}

/// Who accepted a finding, until when, and why.
pub(super) fn accepted(acceptance: &Acceptance) -> String {
    format!("{}, until {}: {}", acceptance.decided_by, day(&acceptance.until), acceptance.reason)
}

/// Papers with the places read in each, a paper named once.
pub(super) fn papers(cites: &[PaperCite]) -> String {
    let mut by_paper: Vec<(&str, Vec<&str>)> = Vec::new();
    for cite in cites {
        let index = by_paper.iter().position(|(paper, _)| *paper == cite.paper).unwrap_or_else(|| {
            by_paper.push((&cite.paper, Vec::new()));
            by_paper.len() - 1
        });
        if let Some((_, places)) = by_paper.get_mut(index)
            && !cite.place.is_empty()
            && !places.contains(&cite.place.as_str())
        {
            places.push(&cite.place);
        }
    }
    let with_places = by_paper.into_iter().map(|(paper, places)| {
        if places.is_empty() { paper.to_owned() } else { format!("{paper}, {}", listed(&places)) }
    });
    with_places.collect::<Vec<_>>().join("; ")
}

/// A provision in full: force, place, what it asks, how sure, since when, why it weighs less than its force.
pub(super) fn law(cite: &LawCite, dot: &str) -> String {
    let mut text = format!("{}{dot}{}: {}", cite.force, cite.place, cite.paraphrase);
    for part in [&cite.certainty, &cite.in_force].into_iter().filter(|part| !part.is_empty()) {
        text.push_str(dot);
        text.push_str(part);
    }
    if let Some(reason) = cite.why_less() {
        text.push_str(dot);
        text.push_str("weighed below its force: ");
        text.push_str(reason);
    }
    text
}

/// `file:line:column`, or the file alone when its text is gone.
pub(super) fn place(sources: &dyn SourceProvider, span: Span) -> String {
    let name = sources.name(span.file);
    match sources.place(span) {
        Some(place) => format!("{name}:{}:{}", place.line, place.column),
        None => name.into_owned(),
    }
}

/// `file:line:column` of every place.
pub(super) fn places(places: &[Span], sources: &dyn SourceProvider) -> String {
    places.iter().map(|span| place(sources, *span)).collect::<Vec<_>>().join(", ")
}

/// Everything that would settle something, a clause for each fact with its place.
pub(super) fn missing(gaps: &[Gap], sources: &dyn SourceProvider) -> Vec<String> {
    gaps.iter().map(|gap| format!("`{}`: {} ({})", gap.fact, gap.why, place(sources, gap.label))).collect()
}
