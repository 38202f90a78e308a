//! Builds reports about two real descriptions, with as much in them as a test wants.

use masa::finding::{
    Acceptance, Again, ArrangementHead, Code, Finding, Flip, Gap, JudgedOn, Keys, Label, LawCite, Meta, Outcome,
    PackStamp, PaperCite, Report, Rest, RestsOn, RuleHead, Strength, Subject, Turn, Verdict, Whom, Words,
};
use masa::source::{ContentHash, FileId, Source, SourceProvider, Sources, Span};

/// A pack of which only the name is its content.
fn pack(name: &str) -> PackStamp {
    PackStamp { name: name.into(), version: "1.0".into(), title: String::new(), hash: ContentHash::of(name) }
}

pub const JOINT: &str = "masa: 1
id: plymouth-torbay-2019
describes: plymouth-torbay-2019
partnership: plymouth-torbay
name: Plymouth and Torbay Safeguarding Children Partnership
status: published
as-at: 2020-09-15
supersedes: []
areas: [plymouth, torbay]
";

pub const PLYMOUTH: &str = "masa: 1
id: plymouth-2020-09
describes: plymouth-2020
partnership: plymouth
name: Plymouth Strategic Safeguarding Children Partnership
status: proposed
as-at: 2020-09-15
scope: [children]
supersedes: [plymouth-torbay-2019]
edition: wt2018-07-04
posts:
  quality-assurance-lead:
    title: Independent Quality Assurance Lead
    employed-by: none
areas: [plymouth]
partners:
  - {body: plymouth, lead: chief-executive}
  - {body: nhs-devon-ccg, lead: accountable-officer}
scrutiny:
  - by: {post: quality-assurance-lead}
    votes: false
    of: [pscp]
contributions:
  - {year: 2020/21, state: agreed-in-principle}
";

/// A report that grows by what a test puts in.
pub struct Made {
    pub report: Report,
    pub sources: Sources,
}

impl Made {
    /// The two descriptions, judged, with nothing found.
    pub fn both() -> Self {
        let mut made = Self::empty();
        let joint = made.file("arrangements/plymouth-torbay-2019.yaml", JOINT);
        let plymouth = made.file("arrangements/plymouth-2020-09.yaml", PLYMOUTH);
        let joint_areas = [("plymouth", "Plymouth"), ("torbay", "Torbay")];
        made.arrangement(
            joint,
            "plymouth-torbay-2019",
            "Plymouth and Torbay Safeguarding Children Partnership",
            &joint_areas,
        );
        made.arrangement(
            plymouth,
            "plymouth-2020-09",
            "Plymouth Strategic Safeguarding Children Partnership",
            &[("plymouth", "Plymouth")],
        );
        made.report.arrangements[1].status = "proposed".into();
        made.report.arrangements[1].judged.as_if_in_force = true;
        made
    }

    /// The proposed Plymouth arrangement alone.
    pub fn plymouth() -> Self {
        let mut made = Self::both();
        made.report.arrangements.remove(0);
        made
    }

    /// No file at all.
    pub fn empty() -> Self {
        let meta = Meta {
            unread: Vec::new(),
            masa: "0.1.0".into(),
            set_day: "2026-11-27".into(),
            law_date: "2026-11-23".into(),
            reference_date: "2026-11-23".into(),
            packs: vec![pack("statute"), pack("guidance")],
            complete: false,
            remarks: vec![],
            again: Again::default(),
        };
        Self { report: Report { meta, ..Report::default() }, sources: Sources::new() }
    }

    pub fn file(&mut self, name: &str, text: &str) -> FileId {
        self.sources.add(Source::new(name, text))
    }

    pub fn arrangement(&mut self, file: FileId, id: &str, name: &str, areas: &[(&str, &str)]) {
        self.report.arrangements.push(ArrangementHead {
            file,
            id: id.into(),
            formerly: vec![],
            describes: id.into(),
            partnership: id.into(),
            name: name.into(),
            areas: areas.iter().map(|(id, name)| ((*id).into(), (*name).into())).collect(),
            status: "published".into(),
            judged: JudgedOn {
                day: "2020-09-15".into(),
                words: "15 September 2020".into(),
                earliest: "2020-09-15".into(),
                as_if_in_force: false,
                edition: "Working Together 2018".into(),
            },
            shared_by: vec![],
        });
    }

    /// Where `needle` stands in a file, once `after` has been seen.
    pub fn at(&self, file: FileId, after: &str, needle: &str) -> Span {
        let text = self.sources.source(file).unwrap().text();
        let from = text.find(after).unwrap_or_else(|| panic!("`{after}` is not in the file"));
        let lo = from
            + text.get(from..).unwrap().find(needle).unwrap_or_else(|| panic!("`{needle}` is not after `{after}`"));
        Span::new(file, u32::try_from(lo).unwrap(), u32::try_from(lo + needle.len()).unwrap())
    }

    pub fn rule(&mut self, id: &'static str, title: &'static str, strength: Strength) -> usize {
        self.report.rules.push(RuleHead {
            id: id.into(),
            title: title.into(),
            in_order: format!("no longer so: {title}").into(),
            pack: "statute".into(),
            strength,
            rationale: "Children of an area without arrangements have nobody who answers for them.".into(),
            law: [partners_law(), scrutiny_law()].into(),
        });
        self.report.rules.len() - 1
    }

    pub fn verdict(
        &mut self,
        rule: usize,
        arrangement: Option<usize>,
        subject: Subject,
        outcome: Outcome,
    ) -> &mut Verdict {
        let strength = self.report.rules[rule].strength;
        self.report.verdicts.push(Verdict {
            rule,
            arrangement,
            subject: subject.into(),
            outcome,
            strength,
            reason: Words::default(),
            gaps: vec![],
            unsaid: false,
            finding: None,
            steps: vec![],
            rests_on: None,
        });
        self.report.verdicts.last_mut().unwrap()
    }

    /// `n` verdicts that are met or do not apply.
    pub fn plain(&mut self, rule: usize, arrangement: usize, outcome: Outcome, n: usize) {
        for index in 0..n {
            let subject = subject("area", &format!("area-{index}"), &format!("Area {index}"));
            let verdict = self.verdict(rule, Some(arrangement), subject, outcome);
            verdict.reason = "every partner kind is named".into();
        }
    }

    /// Verdicts that cannot be told, all waiting for the answer to `ask`.
    pub fn unknown(
        &mut self,
        rule: usize,
        arrangement: usize,
        n: usize,
        ask: &str,
        fact: &'static str,
        why: &'static str,
    ) {
        let file = self.report.arrangements[arrangement].file;
        let span = self.at(file, "name:", "name");
        for index in 0..n {
            let code = self.report.rules[rule].id.clone();
            let strength = self.report.rules[rule].strength;
            let verdict = self.verdict(
                rule,
                Some(arrangement),
                subject("topic", &format!("{fact}-{index}"), fact),
                Outcome::NotStated,
            );
            verdict.reason = why.into();
            verdict.gaps = vec![Gap { fact: fact.into(), why: why.into(), label: span, whom: Whom::Keeper }];
            let mut found = finding(&code, strength, span, "it cannot be told whether this is set out");
            found.ask = ask.to_owned().into();
            verdict.finding = Some(Box::new(found));
        }
    }
}

pub fn subject(kind: &'static str, key: &str, name: &str) -> Subject {
    Subject { kind, key: key.into(), common: None, name: name.into() }
}

pub fn finding(rule: &str, strength: Strength, span: Span, message: &str) -> Finding {
    let mut found = Finding::unreadable(Code::Rule(rule.to_owned().into()), span, message, "");
    found.strength = strength;
    found.keys = Keys { match_key: format!("{rule}/area/torbay"), fingerprint: format!("{rule}/area/torbay/plymouth") };
    found
}

pub fn label(span: Span, says: &str) -> Label {
    Label { span, says: says.to_owned().into() }
}

pub fn paper(place: &str) -> PaperCite {
    PaperCite { paper: "Plymouth Cabinet, 15 September 2020".into(), place: place.to_owned().into() }
}

pub fn partners_law() -> LawCite {
    LawCite {
        provision: "ca2004-s16E-1".into(),
        place: "Children Act 2004, s.16E(1)".into(),
        paraphrase: "the partners for every council area have to make arrangements".into(),
        force: "legal duty".into(),
        certainty: "the Act's own wording checked".into(),
        in_force: "law since 29 June 2018".into(),
        at_most: None,
        limit: None,
    }
}

pub fn scrutiny_law() -> LawCite {
    LawCite {
        provision: "ca2004-s16G-3".into(),
        place: "Children Act 2004, s.16G(3)".into(),
        paraphrase: "the arrangements have to say how an independent person scrutinises them".into(),
        force: "legal duty".into(),
        certainty: "the Act's own wording checked".into(),
        in_force: "law since 29 June 2018".into(),
        at_most: None,
        limit: Some("that employment ends independence is a reading of the Act, not its words".into()),
    }
}

/// What masa says of an acceptance whose last day is past.
pub fn acceptance_over(span: Span) -> Finding {
    let message = "the acceptance of `chair-vacant/group/board` ended on 31 March 2026 and it counts again";
    Finding { strength: Strength::Question, ..Finding::unreadable(Code::Acceptance, span, message, "Decide anew.") }
}

/// What a verdict rests on: a fact at a place that would have changed it, with another, and that would have kept it from being asked.
pub fn rests_on(span: Span) -> RestsOn {
    let rest = |fact: &str, says: &str, papers| Rest {
        fact: Words::from(fact.to_owned()),
        says: Words::from(says.to_owned()),
        place: span,
        papers,
    };
    let turn = |of, instead: &[&str], is_sample| {
        let instead: Vec<Words> = instead.iter().map(|value| Words::from((*value).to_owned())).collect();
        Turn { of, likely: instead.len(), instead, is_sample }
    };
    let state = rest("posts.chair.state", "vacant", vec![paper("3.10")]);
    let from = rest("groups.board.from", "not stated", Vec::new());
    let several = &["in place", "decided", "recruiting", "suspended", "ended", "claimed"];
    RestsOn {
        facts: vec![state.clone()],
        flips: vec![
            Flip { turns: vec![turn(state.clone(), several, false)], outcome: Outcome::Met },
            Flip {
                turns: vec![
                    turn(from.clone(), &["between 1 May 2021 and 3 May 2021"], true),
                    turn(state, &["none"], false),
                ],
                outcome: Outcome::NotMet,
            },
            Flip { turns: vec![turn(from, &["1 July 2030 or later"], false)], outcome: Outcome::NotApplicable },
        ],
        together: None,
    }
}

pub fn accepted(span: Span) -> Acceptance {
    Acceptance {
        reason: "the new constitution goes to the partners in March".into(),
        decided_by: "Partnership Business Manager".into(),
        until: "2027-03-31".into(),
        span,
    }
}
