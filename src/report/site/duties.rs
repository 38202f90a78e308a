//! How the provisions came out for one arrangement: each with what there is to tell of it.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{CountedDuties, rests_on};
use super::pages::Writing;
use super::places::{Here, file_name};
use super::rows::shape;
use crate::finding::{Finding, Gap, Outcome, Report, Verdict, VerdictCell, VerdictRow};
use crate::report::compare::{beyond, unsaid, verdict};
use crate::report::html::{Block, Links, Prose, Rule, Teller, text};
use crate::report::reason::Reason;
use crate::report::shown::Shown;
use crate::report::telling;

/// Provisions of one instrument.
pub(super) struct Instrument {
    pub title: String,
    pub duties: Vec<Duty>,
}

/// A provision, with what came of it.
pub(super) struct Duty {
    /// Its id on the page.
    pub id: String,
    pub place: String,
    pub href: String,
    pub asks: Prose,
    /// Its force in words.
    pub force: String,
    pub class: &'static str,
    /// How it came out in words.
    pub came: String,
    /// What is held to be wrong, or to be asked or judged, in full.
    pub blocks: Vec<Block>,
    /// What cannot be told.
    pub open: Vec<Open>,
    /// What is for judgement.
    pub to_judge: Vec<Open>,
    /// Why it is for judgement although what was asked came out well; empty for any other.
    pub beyond: Prose,
    /// What is told in full under another provision.
    pub elsewhere: Vec<Elsewhere>,
    /// What is in order.
    pub met: Vec<Met>,
}

/// Something that cannot be told or is for judgement, of all of whom it cannot or is.
pub(super) struct Open {
    pub says: Prose,
    pub rule: Option<Rule>,
    /// Of whom or what; empty where it is the arrangement as a whole.
    pub whom: Prose,
    pub missing: Vec<Prose>,
}

/// Findings that stand under another provision and say the same.
pub(super) struct Elsewhere {
    pub anchor: String,
    pub says: Prose,
    pub count: usize,
}

impl Elsewhere {
    fn add(all: &mut Vec<Self>, anchor: String, says: Prose) {
        match all.iter_mut().find(|one| one.anchor == anchor && one.says == says) {
            Some(one) => one.count += 1,
            None => all.push(Self { anchor, says, count: 1 }),
        }
    }
}

/// A rule with those of whom it is met.
pub(super) struct Met {
    pub says: Prose,
    pub rule: Option<Rule>,
    pub whom: Prose,
}

/// What cannot be told by one rule or is for judgement, with one message.
struct Untold<'r> {
    rule: usize,
    /// What people have to judge; nothing where it cannot be told.
    to_judge: Option<&'r str>,
    message: &'r str,
    whom: Vec<&'r str>,
    missing: Vec<&'r Gap>,
}

impl<'r> Untold<'r> {
    fn add(all: &mut Vec<Self>, verdict: &'r Verdict, finding: &'r Finding) {
        let message = finding.message.as_str();
        let to_judge = Some(&*finding.ask).filter(|_| verdict.outcome == Outcome::ForJudgement);
        let at = all.iter().position(|one| one.rule == verdict.rule && one.message == message).unwrap_or_else(|| {
            all.push(Self { rule: verdict.rule, to_judge, message, whom: Vec::new(), missing: Vec::new() });
            all.len() - 1
        });
        let Some(one) = all.get_mut(at) else { return };
        let name = verdict.subject.name.as_str();
        if verdict.subject.kind != "arrangement" && !name.is_empty() && !one.whom.contains(&name) {
            one.whom.push(name);
        }
        for gap in &verdict.gaps {
            if !one.missing.contains(&gap) {
                one.missing.push(gap);
            }
        }
    }
}

/// What is told in full, in the order of its weight, for the list above all.
pub(super) struct First {
    pub anchor: String,
    pub shape: &'static str,
    pub called: String,
    pub says: Prose,
}

/// How every provision came out, and what is to be looked at first.
pub(super) struct Duties {
    pub first: Vec<First>,
    /// How many legal duties the head of the page counts.
    pub counted: usize,
    pub instruments: Vec<Instrument>,
    /// What rests on no provision that was law on the day.
    pub others: Duty,
}

/// Everything of one arrangement, sorted by provision.
pub(super) struct Sorting<'a> {
    writing: &'a Writing<'a>,
    report: &'a Report,
    teller: Teller<'a>,
    links: &'a Here<'a>,
    column: usize,
    /// What is told once for all that is missing.
    reason: Reason<'a>,
    /// Under which provision each verdict is told in full.
    homes: BTreeMap<usize, String>,
}

impl<'a> Sorting<'a> {
    pub fn new(
        writing: &'a Writing<'a>,
        (column, report): (usize, &'a Report),
        links: &'a Here<'a>,
        reason: Reason<'a>,
    ) -> Self {
        let teller = Teller { report, sources: writing.sources, links };
        Self { writing, report, teller, links, column, reason, homes: BTreeMap::new() }
    }

    /// All of it.
    pub fn duties(mut self) -> Duties {
        let comparison = &self.writing.site.comparison;
        let counted = CountedDuties::of(self.report);
        let mut instruments: Vec<Instrument> = Vec::new();
        for row in &comparison.verdicts {
            let Some(cell) = row.cells.get(self.column).filter(|cell| is_told(cell)) else { continue };
            let duty = self.duty(row, cell, &counted);
            let title = self.instrument(&row.provision);
            match instruments.iter_mut().find(|known| known.title == title) {
                Some(known) => known.duties.push(duty),
                None => instruments.push(Instrument { title, duties: vec![duty] }),
            }
        }
        let others = self.others();
        let first = self.first();
        Duties { first, counted: counted.count(), instruments, others }
    }

    fn instrument(&self, provision: &str) -> String {
        let row = self.writing.site.law.rows.iter().find(|row| row.provision == provision);
        row.map_or_else(|| "Other provisions".to_owned(), |row| text(&row.instrument))
    }

    fn duty(&mut self, row: &VerdictRow, cell: &VerdictCell, counted: &CountedDuties<'_>) -> Duty {
        let mut duty = Duty {
            id: anchor(&row.provision),
            place: text(&row.name),
            href: self.links.provision(&row.provision).unwrap_or_default(),
            asks: Prose::of(&row.paraphrase),
            force: text(&counted.force(row, |id| self.place_of(id))),
            class: shape(cell),
            came: text(&verdict(cell)),
            beyond: Prose::of(&beyond(cell).map_or_else(String::new, |why| telling::sentence(&why))),
            ..empty()
        };
        let all = (0..).zip(&self.report.verdicts);
        let these: Vec<usize> =
            all.filter(|(_, one)| rests_on(self.report, one, &row.provision)).map(|(at, _)| at).collect();
        self.tell(&mut duty, &these, &row.provision);
        duty.open.extend(unsaid(cell).map(|why| Open {
            says: Prose::of(&telling::sentence(&why)),
            rule: None,
            whom: Prose::default(),
            missing: Vec::new(),
        }));
        duty
    }

    /// What a provision is called.
    fn place_of(&self, provision: &str) -> Option<String> {
        let rows = &self.writing.site.comparison.verdicts;
        rows.iter().find(|row| row.provision == provision).map(|row| row.name.clone())
    }

    /// What rests on no provision of the list: it is told all the same.
    fn others(&mut self) -> Duty {
        let mut duty = Duty { id: "others".to_owned(), ..empty() };
        let homeless = |(at, verdict): &(usize, &Verdict)| verdict.finding.is_some() && !self.homes.contains_key(at);
        let these: Vec<usize> = (0..).zip(&self.report.verdicts).filter(homeless).map(|(at, _)| at).collect();
        self.tell(&mut duty, &these, "others");
        duty
    }

    fn tell(&mut self, duty: &mut Duty, these: &[usize], provision: &str) {
        let mut met: Vec<(usize, Vec<&str>)> = Vec::new();
        let mut open: Vec<Untold<'_>> = Vec::new();
        for at in these {
            let Some(verdict) = self.report.verdicts.get(*at) else { continue };
            match (&verdict.finding, verdict.outcome) {
                (None, Outcome::Met) => match met.iter_mut().find(|(rule, _)| *rule == verdict.rule) {
                    Some((_, whom)) => whom.push(&verdict.subject.name),
                    None => met.push((verdict.rule, vec![&verdict.subject.name])),
                },
                (Some(finding), _) => {
                    let shown = Shown { finding, verdict: Some(verdict) };
                    if self.homes.contains_key(at) {
                        let anchor = if shown.is_told_in_full() { finding_anchor(*at) } else { self.home_of(*at) };
                        let says = Prose::of(&telling::sentence(&finding.message));
                        Elsewhere::add(&mut duty.elsewhere, anchor, says);
                        continue;
                    }
                    self.homes.insert(*at, provision.to_owned());
                    if shown.is_told_in_full() {
                        duty.blocks.push(self.teller.block(&shown, finding_anchor(*at)));
                    } else {
                        Untold::add(&mut open, verdict, finding);
                    }
                }
                (None, _) => {}
            }
        }
        let (to_judge, open): (Vec<_>, Vec<_>) = open.iter().partition(|one| one.to_judge.is_some());
        [duty.open, duty.to_judge] = [open, to_judge].map(|all| all.into_iter().map(|one| self.open(one)).collect());
        duty.met = met.into_iter().map(|(rule, whom)| self.met(rule, &whom)).collect();
    }

    fn home_of(&self, verdict: usize) -> String {
        self.homes.get(&verdict).map_or_else(String::new, |provision| anchor(provision))
    }

    fn open(&self, untold: &Untold<'_>) -> Open {
        let mut says = telling::sentence(telling::under("cannot tell", untold.message));
        if let Some(ask) = untold.to_judge.filter(|ask| !ask.is_empty() && *ask != untold.message) {
            says = format!("{says} {ask}");
        }
        Open {
            says: Prose::of(&says),
            rule: self.rule(untold.rule),
            whom: Prose::of(&untold.whom.join("; ")),
            missing: untold.missing.iter().map(|gap| self.missing(gap)).collect(),
        }
    }

    fn rule(&self, rule: usize) -> Option<Rule> {
        self.report.rules.get(rule).map(|rule| self.teller.rule_of(rule))
    }

    /// A fact that would settle something, with the line that it would stand in.
    fn missing(&self, gap: &Gap) -> Prose {
        Prose::of(&self.reason.fact(gap, &self.writing.stands(self.column, gap.label)))
    }

    fn met(&self, rule: usize, whom: &[&str]) -> Met {
        let named: BTreeSet<&str> = whom.iter().copied().filter(|name| !name.is_empty()).collect();
        let whom = named.into_iter().collect::<Vec<_>>().join("; ");
        Met {
            says: Prose::of(self.report.rules.get(rule).map_or("", |rule| rule.in_order.as_str())),
            rule: self.rule(rule),
            whom: Prose::of(&whom),
        }
    }

    /// What is told in full, weightiest first, as every report has it.
    fn first(&self) -> Vec<First> {
        let all = crate::report::shown::shown(self.report, crate::report::NotStated::Show);
        let told = all.into_iter().filter_map(|shown| {
            let verdict = shown.verdict.filter(|_| shown.is_told_in_full())?;
            let at = self.report.verdicts.iter().position(|one| std::ptr::eq(one, verdict))?;
            let called = telling::called(&shown);
            Some(First {
                anchor: finding_anchor(at),
                shape: crate::report::html::shape(&shown),
                says: Prose::of(telling::under(&called, &shown.finding.message)),
                called: crate::report::summary::capitalised(&called),
            })
        });
        told.collect()
    }
}

fn is_told(cell: &VerdictCell) -> bool {
    !matches!(cell.outcome, None | Some(Outcome::NotApplicable))
}

fn anchor(provision: &str) -> String {
    format!("p-{}", file_name(provision))
}

fn finding_anchor(at: usize) -> String {
    format!("f-{at}")
}

fn empty() -> Duty {
    Duty {
        id: String::new(),
        place: String::new(),
        href: String::new(),
        asks: Prose::default(),
        force: String::new(),
        class: "",
        came: String::new(),
        blocks: Vec::new(),
        open: Vec::new(),
        to_judge: Vec::new(),
        beyond: Prose::default(),
        elsewhere: Vec::new(),
        met: Vec::new(),
    }
}
