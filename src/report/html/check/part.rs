use super::asked::Asked;
use super::in_order::Settled;
use super::page::CheckPage;
use crate::finding::{ArrangementHead, Outcome};
use crate::report::NotStated;
use crate::report::counts::Tally;
use crate::report::html::block::Block;
use crate::report::html::prose::text;
use crate::report::html::{Prose, Teller};
use crate::report::in_order::would;
use crate::report::shown::Shown;
use crate::report::summary;
use crate::report::wording::{FROM_THIS_FILE, counted, wherefrom};

/// A part of the page: the files themselves, what concerns several of them, or one arrangement.
pub(super) struct Part {
    /// Its id on the page.
    pub id: String,
    pub title: String,
    /// What is said below the title.
    pub lines: Vec<Prose>,
    pub findings: Vec<Block>,
    pub untold: Option<Asked>,
    pub judgement: Option<Asked>,
    pub met: Option<Settled>,
    pub unasked: Option<Settled>,
}

/// An arrangement in the list at the beginning.
pub(super) struct Row {
    /// The id of its part.
    pub id: String,
    pub name: String,
    pub judged: String,
    pub verdict: String,
}

/// What every part is made of.
pub(super) struct Making<'a> {
    pub teller: Teller<'a>,
    pub shown: &'a [Shown<'a>],
    pub page: CheckPage,
}

impl Making<'_> {
    /// What there is to say of the files themselves; nothing where that is nothing.
    pub fn files(&self) -> Option<Part> {
        let findings = self.blocks("files", |shown| shown.verdict.is_none());
        let part = Part { findings, ..Part::empty("files", "About the files") };
        (!part.findings.is_empty()).then_some(part)
    }

    /// What concerns several files; nothing where that is nothing.
    pub fn together(&self) -> Option<Part> {
        let part = self.judged(None, "together", "The files together");
        (!part.is_empty()).then_some(part)
    }

    /// One arrangement, by its place in the report.
    pub fn arrangement(&self, at: usize, head: &ArrangementHead, row: &Row) -> Part {
        let mut part = self.judged(Some(at), &row.id, &row.name);
        if !head.name.is_empty() && text(&head.name) != row.name {
            part.lines.push(Prose::of(&head.name));
        }
        let file = self.teller.sources.name(head.file);
        part.lines.push(Prose::of(&format!("`{file}`, {}", summary::judged(head, ", "))));
        part
    }

    fn judged(&self, of: Option<usize>, id: &str, title: &str) -> Part {
        let Self { teller, page, .. } = self;
        let own = || teller.report.verdicts.iter().filter(move |verdict| verdict.arrangement == of);
        let from = (teller, if of.is_some() { FROM_THIS_FILE } else { wherefrom(teller.report) });
        let asked = |outcome, list: &str| Asked::of(own(), from, outcome, format!("{id}-{list}"));
        let settled = |outcome, list: &str, title: &str| {
            Settled::of(own(), teller, outcome, (format!("{id}-{list}"), title), page.explain)
        };
        let in_order = of.map_or("in order", |at| would(teller.report, at));
        Part {
            findings: self.blocks(id, |shown| shown.verdict.is_some_and(|verdict| verdict.arrangement == of)),
            untold: asked(Outcome::NotStated, "untold").filter(|_| page.not_stated == NotStated::Show),
            judgement: asked(Outcome::ForJudgement, "judgement"),
            met: settled(Outcome::Met, "met", in_order),
            unasked: settled(Outcome::NotApplicable, "unasked", "does not apply").filter(|_| page.explain),
            ..Part::empty(id, title)
        }
    }

    fn blocks(&self, part: &str, is_own: impl Fn(&Shown<'_>) -> bool) -> Vec<Block> {
        let own = self.shown.iter().filter(|shown| shown.is_told_in_full() && is_own(shown));
        own.enumerate().map(|(at, shown)| self.teller.block(shown, format!("{part}-{}", at + 1))).collect()
    }
}

impl Part {
    fn empty(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            lines: Vec::new(),
            findings: Vec::new(),
            untold: None,
            judgement: None,
            met: None,
            unasked: None,
        }
    }

    /// Whether it shows nothing at all.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
            && self.untold.is_none()
            && self.judgement.is_none()
            && self.met.is_none()
            && self.unasked.is_none()
    }

    /// How many findings it shows in full.
    pub fn found(&self) -> String {
        counted(self.findings.len(), "finding", "findings")
    }
}

impl Row {
    /// By what came of it.
    pub fn of(at: usize, (head, name): (&ArrangementHead, &str), tally: &Tally, partly_read: bool) -> Self {
        let judged = summary::judged(head, ", ");
        Self {
            id: format!("arrangement-{}", at + 1),
            name: text(name),
            judged: text(judged.strip_prefix("judged ").unwrap_or(&judged)),
            verdict: text(&summary::verdict(tally, head.judged.as_if_in_force, partly_read)),
        }
    }
}
