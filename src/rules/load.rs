//! Packs into the book: masa's own, and those of a user, of which every mistake is told at once.

use super::compile::compile;
use super::form::{PackText, RuleText};
use super::pack::{PackOfTexts, draft_pack};
use super::rulebook::{Rule, Rulebook};
use super::target::Target;
use crate::finding::{Code, Finding, PackStamp, did_you_mean};
use crate::law::Provision;
use crate::source::{Sources, Span};

/// What the names in a rule lead to.
pub(super) struct Named<'l> {
    pub(super) target: Target,
    pub(super) basis: Vec<&'l Provision>,
}

impl<'l> Rulebook<'l> {
    /// Adds a pack whose files are in order. Its expressions are compiled when they are first needed.
    ///
    /// # Errors
    /// What names no provision or kind, or an id that is taken; the rest is kept.
    pub fn add(&mut self, pack: PackOfTexts) -> Result<(), Vec<Finding>> {
        let (mut rules, mut findings) = (Vec::new(), Vec::new());
        for text in pack.rules {
            match (taken(&text, self.rules().iter().chain(&rules)), self.named(&text)) {
                (None, Ok(named)) => rules.push(Rule::new(text, &pack.pack.name, named)),
                (taken, named) => findings.extend(taken.into_iter().chain(named.err().into_iter().flatten())),
            }
        }
        self.take(stamp(pack.pack, pack.hash), rules);
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// Adds a pack of the user's own, or tells everything that is wrong with it, and then nothing of it is added: its files, the
    /// names in them, what its rules rest on, every expression. The first text is `pack.yaml`, every other one a `rule.yaml`.
    #[must_use]
    pub fn load(&mut self, sources: &Sources) -> Vec<Finding> {
        let (stamp, rules, findings) = self.drafted(sources);
        if findings.is_empty() {
            self.take(stamp, rules);
        }
        findings
    }

    /// Everything that is wrong with a pack that is not to be added.
    pub(super) fn mistakes(&self, sources: &Sources) -> Vec<Finding> {
        self.drafted(sources).2
    }

    fn drafted(&self, sources: &Sources) -> (PackStamp, Vec<Rule<'l>>, Vec<Finding>) {
        let (pack, mut findings) = draft_pack(sources);
        findings.extend(self.pack_taken(&pack.pack));
        let mut rules = Vec::new();
        for text in pack.rules {
            findings.extend(taken(&text, self.rules().iter().chain(&rules)));
            match self.named(&text) {
                Ok(named) => {
                    let rule = Rule::new(text, &pack.pack.name, named);
                    findings.extend(rule.compiled(self.law()).err().into_iter().flatten().cloned());
                    rules.push(rule);
                }
                Err(wrong) => {
                    findings.extend(wrong);
                    findings.extend(self.wrong_whatever_it_is_about(&text));
                }
            }
        }
        findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo));
        (stamp(pack.pack, pack.hash), rules, findings)
    }

    /// What is wrong with the expressions of a rule of which a name leads nowhere. Where that is the kind it asks about, it is taken to be
    /// the one that is nearly spelt so; where there is none, only that is told which is wrong whatever kind it is about.
    fn wrong_whatever_it_is_about(&self, text: &RuleText) -> Vec<Finding> {
        let wrong = |target| compile(text, target, self.law()).err().unwrap_or_default();
        let name = &text.to.0;
        if let Some(target) = Target::named(name).or_else(|| Target::named(did_you_mean(name, Target::names())?)) {
            return wrong(target);
        }
        let mut kinds = Target::names().filter_map(Target::named).map(wrong);
        let mut found = kinds.next().unwrap_or_default();
        for other in kinds {
            found.retain(|finding| other.contains(finding));
        }
        found
    }

    fn pack_taken(&self, pack: &PackText) -> Option<Finding> {
        let name = &pack.name;
        let known = self.packs().iter().any(|known| known.name == *name);
        known.then(|| {
            let message = format!("there is a pack `{name}` already");
            Finding::unreadable(Code::Pack, pack.name_span, message, "give this one a `name` of its own")
        })
    }

    /// The provisions and the kind that a rule names.
    fn named(&self, text: &RuleText) -> Result<Named<'l>, Vec<Finding>> {
        let (mut basis, mut findings) = (Vec::new(), Vec::new());
        for (id, span) in &text.basis {
            if let Some(provision) = self.law().provision(id) {
                basis.push(provision);
            } else {
                let known = self.law().provisions().iter().map(|provision| provision.id.as_str());
                findings.push(unknown("provision", id, *span, did_you_mean(id, known)));
            }
        }
        let target = Target::named(&text.to.0);
        // What is missing altogether has been told already.
        if target.is_none() && !text.to.0.is_empty() {
            findings.push(unknown("kind", &text.to.0, text.to.1, did_you_mean(&text.to.0, Target::names())));
        }
        match target {
            Some(target) if findings.is_empty() => Ok(Named { target, basis }),
            _ => Err(findings),
        }
    }
}

fn stamp(pack: PackText, hash: crate::source::ContentHash) -> PackStamp {
    PackStamp { name: pack.name, version: pack.version, title: pack.title, hash }
}

/// What is wrong with the id of a rule that another has already.
fn taken<'r, 'l: 'r>(text: &RuleText, known: impl IntoIterator<Item = &'r Rule<'l>>) -> Option<Finding> {
    let known = known.into_iter().find(|known| known.text.id == text.id)?;
    let message = format!("there is a rule `{}` already, in the pack `{}`", text.id, known.pack);
    Some(Finding::unreadable(Code::Pack, text.id_span, message, "give this one an id of its own"))
}

fn unknown(what: &str, name: &str, span: Span, like: Option<&str>) -> Finding {
    let mend = match (like, what) {
        (Some(like), _) => format!("did you mean `{like}`?"),
        (None, "kind") => format!("the kinds are {}", Target::names().collect::<Vec<_>>().join(", ")),
        (None, _) => "`masa rules list` shows what each rule rests on".to_owned(),
    };
    Finding::unreadable(Code::Pack, span, format!("there is no {what} `{name}`"), mend)
}
