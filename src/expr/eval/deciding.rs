//! Which groups the partners decide in, and which reviews child deaths.

use super::super::gaps::GapId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::Model;
use crate::model::vocab::key;

/// A group with what is known of whether the partners decide in it.
struct Candidate<'a> {
    what: Placed<'a>,
    thing: Thing<'a>,
    /// Said not to decide.
    not_deciding: Kleene,
    /// Of the lead tier, or said to decide.
    named: Kleene,
    /// What is missing where nothing is said of its tier, nor that it decides.
    untold: Option<GapId>,
}

impl<'a> Evaluator<'a> {
    /// The groups in which the partners decide: those of the lead tier and those said to; where there is none, the executives,
    /// else the boards, on which every partner sits. A group said not to decide is left out.
    ///
    /// Executives and boards are ruled out once one is named for certain. A group of which nothing is said may be one of them, and
    /// casts no doubt on those that are.
    pub(super) fn decision_making_groups(&mut self) -> Result<Placed<'a>, EvalError> {
        let nothing = Placed::bare(Value::List(Seq::Empty { open: None }));
        let Some(root) = self.context.arrangement() else { return Ok(nothing) };
        let groups = self.named(root, key!("groups"));
        let Value::List(seq) = groups.value else { return Ok(nothing) };
        let candidates = self.candidates(&seq);
        let mut members = Vec::new();
        let (mut is_named, mut doubts): (bool, Option<GapId>) = (false, None);
        for candidate in &candidates {
            let decides = self.and(!candidate.not_deciding, candidate.named);
            let maybe = match (decides, candidate.untold) {
                (Kleene::False, None) => continue,
                (Kleene::False, untold) => untold,
                (Kleene::True, _) => None,
                (Kleene::Unknown(gap), _) => {
                    doubts = Some(self.gaps.join(doubts, gap));
                    Some(gap)
                }
            };
            is_named |= maybe.is_none();
            members.push(Member { what: candidate.what.clone(), maybe });
        }
        if !is_named {
            for tier in ["executive", "board"] {
                let found = self.of_a_tier_on_which_all_sit(&candidates, tier)?;
                let certain = found.iter().any(|member| member.maybe.is_none());
                for mut member in found {
                    member.maybe = match doubts {
                        Some(doubt) => Some(self.gaps.join(member.maybe, doubt)),
                        None => member.maybe,
                    };
                    members.push(member);
                }
                if certain {
                    break;
                }
            }
        }
        let open = self.tail(&seq);
        Ok(Placed { value: Value::List(Seq::Made { members: members.into(), open }), at: groups.at })
    }

    fn candidates(&mut self, groups: &Seq<'a>) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::new();
        for at in 0..Self::len(groups) {
            let Some(member) = self.member(groups, at) else { continue };
            let Value::Thing(thing) = member.what.value else { continue };
            let (tier, decides) = (self.named(thing, key!("tier")), self.named(thing, key!("decides")));
            let lead = self.is_word(&tier.value, "lead");
            let (said, not_deciding) = match decides.value {
                Value::Bool(decides) => (Kleene::from(decides), Kleene::from(!decides)),
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => (Kleene::Unknown(gap), Kleene::Unknown(gap)),
                _ => (Kleene::False, Kleene::False),
            };
            let mut named = self.or(lead, said);
            if let Some(maybe) = member.maybe {
                named = self.and(named, Kleene::Unknown(maybe));
            }
            let untold = match (&tier.value, not_deciding) {
                (Value::Unknown(gap), Kleene::False) if self.gaps.is_not_stated(*gap) => Some(*gap),
                _ => None,
            };
            let at = if lead == Kleene::False { decides.at } else { tier.at };
            candidates.push(Candidate {
                what: Placed { at: at.or(member.what.at), ..member.what },
                thing,
                not_deciding,
                named,
                untold,
            });
        }
        candidates
    }

    /// The groups of a tier on which every partner sits, and that are not said not to decide.
    fn of_a_tier_on_which_all_sit(
        &mut self,
        candidates: &[Candidate<'a>],
        tier: &str,
    ) -> Result<Vec<Member<'a>>, EvalError> {
        let mut members = Vec::new();
        for candidate in candidates {
            let held = self.named(candidate.thing, key!("tier"));
            let mut fits = self.is_word(&held.value, tier);
            if fits == Kleene::False {
                continue;
            }
            let all = self.all_partners_sit_on(candidate.thing)?;
            fits = self.and(fits, all);
            let what = || Placed { at: held.at, ..candidate.what.clone() };
            match self.and(fits, !candidate.not_deciding) {
                Kleene::False => {}
                Kleene::True => members.push(Member { what: what(), maybe: None }),
                Kleene::Unknown(gap) => members.push(Member { what: what(), maybe: Some(gap) }),
            }
        }
        Ok(members)
    }

    /// Whether every partner sits on a group, as a body, by one of its posts, or as "partners"; where other seats are stated, and
    /// none of a partner's, it does not. Of a group whose seats are not stated at all nobody knows.
    fn all_partners_sit_on(&mut self, group: Thing<'a>) -> Result<Kleene, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::False) };
        let Value::List(partners) = self.named(root, key!("partners")).value else { return Ok(Kleene::False) };
        let Value::List(seats) = self.named(group, key!("members")).value else { return Ok(Kleene::False) };
        if let (0, Some(gap)) = (Self::len(&seats), self.tail(&seats)) {
            return Ok(Kleene::Unknown(gap));
        }
        let (partners, seats) = (self.told_alone(partners), self.told_alone(seats));
        if Self::len(&partners) == 0 {
            return Ok(Kleene::False);
        }
        self.all_over(&partners, |evaluator, partner| {
            let Value::Thing(partner) = partner.value else { return Ok(Kleene::False) };
            match evaluator.named(partner, key!("body")).value {
                Value::Thing(body) => {
                    evaluator.exists_over(&seats, |evaluator, seat| evaluator.is_seat_of(&seat, body))
                }
                Value::Unknown(gap) if !evaluator.gaps.is_not_stated(gap) => Ok(Kleene::Unknown(gap)),
                _ => Ok(Kleene::False),
            }
        })
    }

    fn is_seat_of(&mut self, seat: &Placed<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let Value::Thing(seat) = seat.value else { return Ok(self.unless_silent(&seat.value)) };
        let mut found = Kleene::False;
        for field in [key!("post"), key!("body"), key!("group")] {
            let theirs = match self.named(seat, field).value {
                Value::Thing(who) => self.speaks_for(who, body)?,
                other => self.unless_silent(&other),
            };
            found = self.or(found, theirs);
        }
        if let Value::List(bodies) = self.named(seat, key!("bodies")).value {
            let told = self.told_alone(bodies);
            let theirs = self.exists_over(&told, |evaluator, who| match who.value {
                Value::Thing(who) => evaluator.speaks_for(who, body),
                other => Ok(evaluator.unless_silent(&other)),
            })?;
            found = self.or(found, theirs);
        }
        Ok(found)
    }

    /// Unknown for what is disputed, in doubt or unreadable; false for what is not stated.
    fn unless_silent(&self, value: &Value<'a>) -> Kleene {
        match value {
            Value::Unknown(gap) if self.context.unsaid_is_open || !self.gaps.is_not_stated(*gap) => {
                Kleene::Unknown(*gap)
            }
            _ => Kleene::False,
        }
    }

    /// Whether a value is a word, and false where nothing is stated.
    pub(super) fn is_word(&self, value: &Value<'a>, word: &str) -> Kleene {
        match value {
            Value::Unknown(_) => self.unless_silent(value),
            value => Kleene::from(value.text() == Some(word)),
        }
    }

    /// Whether a document is the report of a rapid review or a practice review that is not finished. What is not said is none.
    pub(super) fn is_under_way(&mut self, document: Thing<'a>) -> Kleene {
        let mut is_one_of = |field: &str, words: &[&str]| {
            let said = self.named(document, field);
            words.iter().fold(Kleene::False, |known, word| {
                let is_it = self.is_word(&said.value, word);
                self.or(known, is_it)
            })
        };
        let is_review = is_one_of("kind", &["practice-review", "rapid-review"]);
        let is_open = is_one_of("state", &["draft", "promised", "placeholder"]);
        self.and(is_review, is_open)
    }

    /// Whether a group is the panel that reviews child deaths: named as such, or a panel with that function. It answers to the
    /// child death review partners (Children Act 2004, ss.16M to 16Q), and not to the safeguarding partners.
    pub(super) fn reviews_child_deaths(&mut self, group: Thing<'a>) -> Result<Kleene, EvalError> {
        let named = self.is_named_panel(group);
        let tier = self.named(group, key!("tier"));
        let is_panel = self.is_word(&tier.value, "panel");
        if named == Kleene::True || is_panel == Kleene::False {
            return Ok(named);
        }
        let Value::List(functions) = self.named(group, key!("functions")).value else { return Ok(named) };
        let told = self.told_alone(functions);
        let has_it = self
            .exists_over(&told, |evaluator, function| Ok(evaluator.is_word(&function.value, "child-death-review")))?;
        let is_one = self.and(is_panel, has_it);
        Ok(self.or(named, is_one))
    }

    fn is_named_panel(&mut self, group: Thing<'a>) -> Kleene {
        // Of the sides of a step, the group may stand in another arrangement than the one that is judged.
        let Thing::Of { model, .. } = group else { return Kleene::False };
        let Some(root) = self.context.model(model).map(Model::root) else { return Kleene::False };
        let root = Thing::Of { model, element: root };
        let review = match self.named(root, key!("child-death-review")).value {
            Value::Thing(review) => review,
            other => return self.unless_silent(&other),
        };
        match self.named(review, key!("panel")).value {
            Value::Thing(panel) => Kleene::from(panel.same_as(group, self.context.models)),
            other => self.unless_silent(&other),
        }
    }
}
