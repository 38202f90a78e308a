use super::kind::Kind;
use crate::check::Checked;
use crate::finding::{EXAMPLE, Finding, Outcome, Verdict};
use crate::rules::{NOTHING_OF_THE_KIND, Rule};
use crate::source::{FileId, SourceProvider, Span};
use crate::yaml::{comments, parse};

/// An example with what the rule says of it.
pub(super) struct Came<'c> {
    pub(super) rule: &'c Rule<'c>,
    /// Its name: `pass-last-day`.
    pub(super) name: &'c str,
    pub(super) checked: &'c Checked,
}

/// A line of a file.
type Line = (FileId, u32);

impl Came<'_> {
    /// What came out otherwise than the kind of the example says, each with its place in the example.
    pub(super) fn otherwise(&self, kind: Kind) -> Vec<Finding> {
        match kind {
            Kind::Pass => self.not_met_as_a_whole(),
            Kind::Fail => self.not_held_where_it_should_be(),
            Kind::Silent => self.not_silent(),
            Kind::Skip => self.not_passed_by(),
        }
    }

    fn verdicts(&self, of: &[Outcome]) -> Vec<&Verdict> {
        self.checked.report.verdicts.iter().filter(|verdict| of.contains(&verdict.outcome)).collect()
    }

    fn not_met_as_a_whole(&self) -> Vec<Finding> {
        let wrong = self.verdicts(&[Outcome::NotMet, Outcome::Departs, Outcome::NotStated]);
        let verdicts = &self.checked.report.verdicts;
        // What only guards is never met: it passes where it comes upon nothing that it guards against.
        let shown = if self.rule.text.guards {
            verdicts.iter().any(|verdict| verdict.reason == NOTHING_OF_THE_KIND)
        } else {
            !self.verdicts(&[Outcome::Met, Outcome::ForJudgement]).is_empty()
        };
        if wrong.is_empty() && !shown {
            let message =
                format!("`{}` is to show that the rule is met, and the rule applies to nothing in it", self.name);
            return vec![self.about_all(message, "state in it what the rule asks about")];
        }
        let say = "is to show that the rule is met";
        wrong.into_iter().map(|verdict| self.about(verdict, say, "let it meet the rule, or mend the rule")).collect()
    }

    fn not_silent(&self) -> Vec<Finding> {
        let say = "is to leave the deciding fact out";
        let wrong = self.verdicts(&[Outcome::NotMet]);
        if !wrong.is_empty() || !self.verdicts(&[Outcome::NotStated]).is_empty() {
            let mend = "take out of it what decides, or mend the rule";
            return wrong.into_iter().map(|verdict| self.about(verdict, say, mend)).collect();
        }
        let message = format!("`{}` {say}, and everything in it can be told", self.name);
        vec![self.about_all(message, "take out of it what decides, or mend the rule")]
    }

    fn not_passed_by(&self) -> Vec<Finding> {
        let others = [Outcome::Met, Outcome::NotMet, Outcome::Departs, Outcome::NotStated, Outcome::ForJudgement];
        let say = "is to show what the rule does not apply to";
        let mend = "let nothing in it be of the sort that the rule asks about, or mend `applies`";
        self.verdicts(&others).into_iter().map(|verdict| self.about(verdict, say, mend)).collect()
    }

    /// Findings stand where a remark names the rule, and nowhere else.
    fn not_held_where_it_should_be(&self) -> Vec<Finding> {
        let failing = self.verdicts(&[Outcome::NotMet, Outcome::Departs]);
        let marks = self.marks();
        if failing.is_empty() {
            let message =
                format!("`{}` is to show that the rule is not met, and nothing in it is held not met", self.name);
            return vec![self.about_all(message, "let something in it contradict the rule, or mend the rule")];
        }
        let pointed: Vec<(Line, Span)> = failing
            .iter()
            .filter_map(|verdict| verdict.finding.as_deref().map(|finding| finding.primary.span))
            .filter_map(|span| Some((self.line(span)?, span)))
            .collect();
        let id = &self.rule.text.id;
        let mut wrong = Vec::new();
        let mut told: Vec<Line> = Vec::new();
        for (line, span) in &pointed {
            if !marks.iter().any(|(mark, _)| mark == line) && !told.contains(line) {
                told.push(*line);
                let message =
                    format!("what is found in `{}` stands on this line, and no remark `# {id}` does", self.name);
                let mend =
                    format!("write `# {id}` at its end if this is what decides; else let `point` lead to what does");
                wrong.push(Finding::for_author(EXAMPLE, *span, message, mend).saying("found here"));
            }
        }
        for (_, span) in marks.iter().filter(|(mark, _)| !pointed.iter().any(|(line, _)| line == mark)) {
            let message = format!("`# {id}` stands on this line, and nothing is found on it in `{}`", self.name);
            wrong.push(Finding::for_author(EXAMPLE, *span, message, "move the remark to the line that decides"));
        }
        wrong
    }

    /// The lines on which a remark names the rule.
    fn marks(&self) -> Vec<(Line, Span)> {
        let sources = &self.checked.sources;
        let of = |(file, source): (FileId, &crate::source::Source)| {
            let text = source.text().clone();
            let named = comments(file, &text)
                .into_iter()
                .filter(|comment| comment.text == self.rule.text.id && !comment.own_line);
            named.filter_map(|comment| Some((self.line(comment.span)?, comment.span))).collect::<Vec<_>>()
        };
        sources.iter().flat_map(of).collect()
    }

    fn line(&self, span: Span) -> Option<Line> {
        Some((span.file, self.checked.sources.place(span)?.line))
    }

    /// A finding about one verdict, at its place; what was met or does not apply has none of its own.
    fn about(&self, verdict: &Verdict, say: &str, mend: &str) -> Finding {
        let message = format!("`{}` {say}, and {}", self.name, told(verdict));
        match &verdict.finding {
            Some(finding) => Finding::for_author(EXAMPLE, finding.primary.span, message, mend),
            None => Finding::for_author(EXAMPLE, self.beginning(verdict.arrangement), message, mend),
        }
    }

    /// A finding about the whole example, with all that came out.
    fn about_all(&self, message: String, mend: &str) -> Finding {
        let outcomes: Vec<String> = self.checked.report.verdicts.iter().map(told).collect();
        let mut finding = Finding::for_author(EXAMPLE, self.beginning(Some(0)), message, mend);
        finding.detail = format!("It came out so: {}.", outcomes.join("; ")).into();
        finding
    }

    /// Where a file begins to say something.
    fn beginning(&self, arrangement: Option<usize>) -> Span {
        let head = arrangement.and_then(|at| self.checked.report.arrangements.get(at));
        let file = head.map_or(FileId(0), |head| head.file);
        let text = self.checked.sources.source(file).map(|source| source.text().clone()).unwrap_or_default();
        let tree = parse(file, &text).tree;
        let first = tree.as_ref().and_then(|tree| Some(tree.span(tree.entries(tree.root()).next()?.0)));
        first.unwrap_or(Span::new(file, 0, 0))
    }
}

/// A verdict in words: `Board is not met (Board meets 4 times a year)`.
fn told(verdict: &Verdict) -> String {
    let came = match verdict.outcome {
        Outcome::Met => "meets it",
        Outcome::NotMet => "does not meet it",
        Outcome::Departs => "departs from it",
        Outcome::NotStated => "cannot be told",
        Outcome::ForJudgement => "is for people to judge",
        Outcome::NotApplicable => "is not asked about",
    };
    let why = match (&verdict.finding, verdict.outcome) {
        (Some(finding), Outcome::NotMet | Outcome::ForJudgement) => &finding.message,
        _ => &verdict.reason,
    };
    format!("{} {came} ({why})", verdict.subject.name)
}
