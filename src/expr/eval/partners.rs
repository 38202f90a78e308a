//! Who stands for a partner, speaks for it, or belongs to it.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::reference::Body;
use crate::time::Date;

impl<'a> Evaluator<'a> {
    /// Whether something holds of some partner of the judged arrangement.
    fn some_partner(
        &mut self,
        holds: impl FnMut(&mut Self, Thing<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::False) };
        self.some_partner_in(root, holds)
    }

    fn some_partner_in(
        &mut self,
        arrangement: Thing<'a>,
        mut holds: impl FnMut(&mut Self, Thing<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        let Value::List(partners) = self.named(arrangement, key!("partners")).value else { return Ok(Kleene::False) };
        self.exists_over(&partners, |evaluator, partner| match partner.value {
            Value::Thing(partner) => holds(evaluator, partner),
            Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
            _ => Ok(Kleene::False),
        })
    }

    /// Whether a body is that of a partner of the judged arrangement.
    pub(super) fn is_partner_body(&mut self, body: Thing<'a>) -> Kleene {
        let judged = self.context.arrangement();
        judged.map_or(Kleene::False, |judged| self.is_partner_body_in(judged, body))
    }

    /// Whether a body is that of one of the partners who are meant by "partners" in an arrangement: its own.
    pub(super) fn is_among_partners(&mut self, together: Thing<'a>, body: Thing<'a>) -> Kleene {
        let Thing::Of { model, .. } = together else { return self.is_partner_body(body) };
        match self.context.model(model).filter(|model| !model.is_shared()) {
            Some(held) => self.is_partner_body_in(Thing::Of { model, element: held.root() }, body),
            None => self.is_partner_body(body),
        }
    }

    fn is_partner_body_in(&mut self, arrangement: Thing<'a>, body: Thing<'a>) -> Kleene {
        let found = self.some_partner_in(arrangement, |evaluator, partner| {
            Ok(match evaluator.named(partner, key!("body")).value {
                Value::Thing(held) => Kleene::from(held.same_as(body, evaluator.context.models)),
                Value::Unknown(gap) => Kleene::Unknown(gap),
                _ => Kleene::False,
            })
        });
        // To compare bodies is nothing that can fail.
        found.unwrap_or(Kleene::False)
    }

    /// Whether somebody is a partner, one of a partner's, or the partners together; a body that is a partner by law is one whether
    /// it is listed or not.
    pub(super) fn is_of_partners(&mut self, who: Thing<'a>) -> Result<Kleene, EvalError> {
        let listed = self.is_of_listed_partners(who)?;
        if listed == Kleene::True {
            return Ok(listed);
        }
        let by_law = self.is_partner_by_law(who)?;
        Ok(self.or(listed, by_law))
    }

    /// Whether a body is a partner of one of the areas by law.
    fn is_partner_by_law(&mut self, who: Thing<'a>) -> Result<Kleene, EvalError> {
        if who.kind(self.context.models) != Kind::Body {
            return Ok(Kleene::False);
        }
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::False) };
        let areas = self.named(root, key!("areas"));
        let seq = match &areas.value {
            Value::List(seq) => seq.clone(),
            Value::Unknown(gap) if !self.gaps.is_not_stated(*gap) => return Ok(Kleene::Unknown(*gap)),
            _ => return Ok(Kleene::False),
        };
        let required = self.bodies_of_all(Function::RequiredBodies, &seq, areas.at, self.context.day);
        let Value::List(bodies) = required.value else { return Ok(Kleene::False) };
        // Where the lists end, nobody is taken for a partner whom they do not name.
        let bodies = self.told_alone(bodies);
        self.exists_over(&bodies, |evaluator, body| {
            Ok(match body.value {
                Value::Thing(body) => Kleene::from(body.same_as(who, evaluator.context.models)),
                Value::Unknown(gap) => Kleene::Unknown(gap),
                _ => Kleene::False,
            })
        })
    }

    fn is_of_listed_partners(&mut self, who: Thing<'a>) -> Result<Kleene, EvalError> {
        self.some_partner(|evaluator, partner| match evaluator.named(partner, key!("body")).value {
            Value::Thing(body) => evaluator.speaks_or_spoke_for(who, body),
            Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
            _ => Ok(Kleene::False),
        })
    }

    /// Whether a partner is there for a body that is one by law: it is that body, goes by the name of one in whose place that
    /// body stands by law on the judged day, or acts for it, which only a body of the same kind can, and only by agreement
    /// (Children Act 2004, s.16J).
    ///
    /// Of an area, only where the partner is one for it, if its `areas` are stated. Where several stand in that place, it is open which is meant.
    pub(super) fn stands_for(
        &mut self,
        partner: Thing<'a>,
        body: Thing<'a>,
        area: Option<&Placed<'a>>,
    ) -> Result<Kleene, EvalError> {
        let there = self.is_there_for(partner, body)?;
        let (Some(area), Value::List(areas)) = (area, self.named(partner, key!("areas")).value) else {
            return Ok(there);
        };
        if there == Kleene::False || self.is_silent(&areas) {
            return Ok(there);
        }
        let here = self.exists_over(&areas, |evaluator, member| Ok(evaluator.equal(area, &member)))?;
        Ok(self.and(there, here))
    }

    fn is_there_for(&mut self, partner: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let held = self.named(partner, key!("body"));
        let sought = Placed::bare(Value::Thing(body));
        let mut there = self.equal(&held, &sought);
        if let Value::Thing(own) = held.value
            && there == Kleene::False
        {
            there = self.followed_by(own, body);
            there = self.unless_one_of_several(own, there, held.at);
        }
        let Value::List(others) = self.named(partner, key!("acts-for")).value else { return Ok(there) };
        if there == Kleene::True || self.is_silent(&others) {
            return Ok(there);
        }
        let acts = self.exists_over(&others, |evaluator, member| Ok(evaluator.equal(&sought, &member)))?;
        let alike = self.is_of_the_kind_of(partner, &held, body);
        let acts = self.and(acts, alike);
        if acts == Kleene::False {
            return Ok(there);
        }
        let agreed = self.is_agreed_to_act(partner, &held, body)?;
        let acts = self.and(acts, agreed);
        Ok(self.or(there, acts))
    }

    /// Whether a partner, by its body or else by its own word, is of the same kind as a body.
    pub(super) fn is_of_the_kind_of(&mut self, partner: Thing<'a>, held: &Placed<'a>, body: Thing<'a>) -> Kleene {
        let own = match held.value {
            Value::Thing(own) => self.named(own, key!("kind")),
            _ => self.named(partner, key!("kind")),
        };
        let wanted = self.named(body, key!("kind"));
        self.equal(&own, &wanted)
    }

    /// Whether somebody can sign for a body: the body itself or one whose place it has by law, one of its posts, its lead or
    /// delegate, the partners together; were it one of several that stand in the place of the other.
    pub(super) fn speaks_or_spoke_for(&mut self, who: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let models = self.context.models;
        match who.kind(models) {
            Kind::Body => {
                let who = Placed::bare(Value::Thing(who));
                Ok(self.is_or_follows(&who, body, &who))
            }
            Kind::Collective if who.id(models) == Some("partners") => Ok(self.is_among_partners(who, body)),
            Kind::Post => {
                let acts = self.acts_for_partner(who, body)?;
                if acts == Kleene::True {
                    return Ok(acts);
                }
                let own = self.belongs_to(who, body, &Placed::bare(Value::Thing(who)))?;
                Ok(self.or(acts, own))
            }
            _ => Ok(Kleene::False),
        }
    }

    /// Whether a post is one of a body, of one that it follows or is followed by, or is shared with it.
    pub(super) fn belongs_to(
        &mut self,
        post: Thing<'a>,
        body: Thing<'a>,
        at: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let held = self.named(post, key!("body"));
        let own = self.is_or_follows(&held, body, at);
        let Value::List(joint) = self.named(post, key!("joint-with")).value else { return Ok(own) };
        if own == Kleene::True || self.is_silent(&joint) {
            return Ok(own);
        }
        let shared = self.exists_over(&joint, |evaluator, member| Ok(evaluator.is_or_follows(&member, body, at)))?;
        Ok(self.or(own, shared))
    }

    /// Whether a post may be named for a partner: as one of its body, or of a partner that acts for it (Children Act 2004, s.16J). Of that
    /// of another body it is open; where it is not said whose it is, it is the partner's.
    pub(in crate::expr) fn named_for(&mut self, post: Thing<'a>, partner: Thing<'a>) -> Result<Kleene, EvalError> {
        let (held, body) = (self.named(post, key!("body")), self.named(partner, key!("body")));
        let (Value::Thing(_), Value::Thing(theirs)) = (&held.value, &body.value) else {
            let open = self.open_who(&held.value).or_else(|| self.open_who(&body.value));
            return Ok(open.map_or(Kleene::True, Kleene::Unknown));
        };
        let theirs = *theirs;
        let mut may = self.is_surely_that_of(&held, theirs);
        if let Value::List(joint) = self.named(post, key!("joint-with")).value
            && !self.is_silent(&joint)
        {
            let shared =
                self.exists_over(&joint, |evaluator, member| Ok(evaluator.is_surely_that_of(&member, theirs)))?;
            may = self.or(may, shared);
        }
        let Thing::Of { model, .. } = partner else { return Ok(may) };
        let Some(held_by) = self.context.model(model) else { return Ok(may) };
        for element in held_by.of_kind(Kind::Partner) {
            let other = Thing::Of { model, element };
            let Value::List(for_whom) = self.named(other, key!("acts-for")).value else { continue };
            let acts = self.exists_over(&for_whom, |evaluator, member| Ok(evaluator.equal(&body, &member)))?;
            let Value::Thing(acting) = self.named(other, key!("body")).value else { continue };
            let theirs = self.belongs_to(post, acting, &body)?;
            let acts = self.and(acts, theirs);
            may = self.or(may, acts);
        }
        let open = Why::Open("it is a post of another body than that of the partner");
        let open = Kleene::Unknown(self.miss(held.at, open));
        Ok(self.or(may, open))
    }

    /// Whether two posts are one, or one person is said to hold both; where nothing is said of it, they are two.
    pub(super) fn same_holder(&mut self, one: Thing<'a>, other: Thing<'a>) -> Result<Kleene, EvalError> {
        let mut same = Kleene::from(one.same_as(other, self.context.models));
        for (of, sought) in [(one, other), (other, one)] {
            let Value::List(others) = self.named(of, key!("same-holder-as")).value else { continue };
            let told = self.told_alone(others);
            let sought = Placed::bare(Value::Thing(sought));
            let found = self.exists_over(&told, |evaluator, member| Ok(evaluator.equal(&sought, &member)))?;
            same = self.or(same, found);
        }
        Ok(same)
    }

    /// Whether two bodies are the same, or one stands in the other's place by law on the judged day.
    pub(super) fn is_or_follows(&mut self, held: &Placed<'a>, body: Thing<'a>, at: &Placed<'a>) -> Kleene {
        let same = self.equal(held, &Placed { value: Value::Thing(body), at: at.at });
        let Value::Thing(thing) = held.value else { return same };
        if same == Kleene::True {
            return same;
        }
        let (Some(a), Some(b)) = (self.listed_body(thing), self.listed_body(body)) else { return same };
        let linked = |evaluator: &Self, day: Option<Date>| {
            let follows = |of: &Body<'static>, next: &Body<'static>| {
                day.is_some_and(|day| evaluator.successors_on(of, day).iter().any(|found| found.id == next.id))
            };
            follows(a, b) || follows(b, a)
        };
        let day = self.context.day;
        let has_ended = |body: &Body<'static>| day.first().is_some_and(|day| body.life.ended_before(day));
        match (linked(self, day.first()), linked(self, day.last())) {
            (true, true) => Kleene::True,
            // What has ended takes nobody's place any more.
            (false, false) if has_ended(a) && has_ended(b) => Kleene::False,
            // Since the day of the lists one of them may have taken the other's place.
            (false, false) if a.kind() == b.kind() => self.horizon(day, held).map_or(Kleene::False, Kleene::Unknown),
            (false, false) => Kleene::False,
            _ => Kleene::Unknown(self.miss(held.at, Why::Vague)),
        }
    }

    /// Whether a post is entered as lead or delegate of the partner with that body; where none is entered, it is not.
    pub(super) fn acts_for_partner(&mut self, post: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let sought = Placed::bare(Value::Thing(post));
        let Some(root) = self.context.arrangement() else { return Ok(Kleene::False) };
        let Value::List(partners) = self.named(root, key!("partners")).value else { return Ok(Kleene::False) };
        let partners = self.told_alone(partners);
        self.exists_over(&partners, |evaluator, partner| {
            let Value::Thing(partner) = partner.value else { return Ok(Kleene::False) };
            let held = evaluator.named(partner, key!("body"));
            let of_body = match held.value {
                Value::Thing(held) => Kleene::from(held.same_as(body, evaluator.context.models)),
                Value::Unknown(gap) if !evaluator.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                _ => Kleene::False,
            };
            if of_body == Kleene::False {
                return Ok(of_body);
            }
            let lead = evaluator.named(partner, key!("lead"));
            let mut acts = match lead.value {
                Value::Unknown(gap) if evaluator.gaps.is_not_stated(gap) => Kleene::False,
                _ => evaluator.equal(&lead, &sought),
            };
            if let Value::List(delegates) = evaluator.named(partner, key!("delegates")).value {
                let told = evaluator.told_alone(delegates);
                let found = evaluator.exists_over(&told, |evaluator, member| Ok(evaluator.equal(&sought, &member)))?;
                acts = evaluator.or(acts, found);
            }
            Ok(evaluator.and(of_body, acts))
        })
    }

    /// Whether nothing at all is said of a list.
    pub(super) fn is_silent(&self, seq: &Seq<'a>) -> bool {
        matches!(seq, Seq::Empty { open: Some(gap) } if self.gaps.is_not_stated(*gap))
    }

    /// A list as if what it does not name were not there: of what is disputed or in doubt as a whole nothing is concluded.
    pub(super) fn told_alone(&self, seq: Seq<'a>) -> Seq<'a> {
        match seq {
            seq if self.context.unsaid_is_open => seq,
            Seq::Written { list, site, sliced, doubt: None, .. } => {
                Seq::Written { list, site, sliced, doubt: None, alone: true }
            }
            seq if self.is_silent(&seq) => Seq::Empty { open: None },
            seq => seq,
        }
    }
}
