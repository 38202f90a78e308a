//! Lists: certain members, maybe members, and a tail that is open or closed.

use std::ops::Range;

use super::super::gaps::{GapId, Why};
use super::super::program::{Loop, NodeId, Op, Program};
use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::facts::{is_unread_body, value_of};
use super::{Evaluator, OfNone};
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, Tail, key};
use crate::model::{Datum, Fact};

/// How many members a list has, at least and at most, with what is missing to tell exactly.
pub(super) struct Count {
    pub(super) least: i64,
    pub(super) most: Option<i64>,
    pub(super) gaps: Option<GapId>,
}

impl<'a> Evaluator<'a> {
    pub(in crate::expr) fn len(seq: &Seq<'a>) -> usize {
        match seq {
            Seq::Written { list, .. } => list.len(),
            Seq::Made { members, .. } => members.len(),
            Seq::Empty { .. } => 0,
        }
    }

    /// The member at a place, or nothing when what stands there is no member on the judged day.
    pub(in crate::expr) fn member(&mut self, seq: &Seq<'a>, at: usize) -> Option<Member<'a>> {
        match seq {
            Seq::Written { list, site, sliced, doubt, .. } => {
                let fact = list.get(at)?;
                let mut member = self.written_member(fact, *site, at, *sliced)?;
                if let Some(doubt) = doubt {
                    member.maybe = Some(self.gaps.join(member.maybe, *doubt));
                }
                Some(member)
            }
            Seq::Made { members, .. } => members.get(at).cloned(),
            Seq::Empty { .. } => None,
        }
    }

    fn written_member(&mut self, fact: Fact<'a>, site: Site, at: usize, sliced: bool) -> Option<Member<'a>> {
        let site = Site { index: u32::try_from(at).ok(), span: fact.span(), ..site };
        let placed = |value| Placed { value, at: Some(site) };
        Some(match fact {
            Fact::Known(datum, _)
                if self.context.model(site.model).is_some_and(|model| is_unread_body(model, datum)) =>
            {
                let gap = self.gaps.one(site, Why::Unreadable);
                Member { what: placed(Value::Unknown(gap)), maybe: None }
            }
            Fact::Known(Datum::Element(element), _) => {
                let present = if sliced { self.present(site.model, element) } else { Kleene::True };
                let maybe = match present {
                    Kleene::True => None,
                    Kleene::False if self.context.ahead && self.begins_later(site.model, element) => None,
                    Kleene::False => return None,
                    Kleene::Unknown(gap) => Some(gap),
                };
                Member { what: placed(Value::Thing(Thing::Of { model: site.model, element })), maybe }
            }
            Fact::Known(datum, _) => Member { what: placed(value_of(datum, site.model)), maybe: None },
            Fact::Uncertain(datum, _, why) => {
                let gap = self.gaps.one(site, Why::Doubted(why));
                if let Datum::Element(element) = datum
                    && sliced
                    && self.present(site.model, element) == Kleene::False
                    && !(self.context.ahead && self.begins_later(site.model, element))
                {
                    return None;
                }
                // What it names may not belong to the list; what is written out may also be other than it is written.
                let value =
                    if matches!(datum, Datum::Text(_)) { Value::Unknown(gap) } else { value_of(datum, site.model) };
                Member { what: placed(value), maybe: Some(gap) }
            }
            Fact::Unreadable(_) => {
                let gap = self.gaps.one(site, Why::Unreadable);
                Member { what: placed(Value::Unknown(gap)), maybe: None }
            }
            Fact::Disputed(readings, span) => {
                let model = self.context.model(site.model)?;
                if let Some(reading) = self.chosen_reading(span).and_then(|at| readings.get(at)) {
                    let fact = model.reading(reading).0;
                    return self.written_member(fact, site, at, sliced);
                }
                self.pending.get_or_insert((span, readings.len()));
                let gap = self.gaps.one(site, Why::Disputed(readings.len()));
                Member { what: placed(Value::Unknown(gap)), maybe: Some(gap) }
            }
            Fact::NotStated(_) | Fact::None(_) => return None,
        })
    }

    /// What is missing to tell whether there are other members; nothing for a closed list.
    pub(in crate::expr) fn tail(&mut self, seq: &Seq<'a>) -> Option<GapId> {
        match seq {
            Seq::Written { alone: true, .. } => None,
            Seq::Written { doubt: Some(doubt), .. } => Some(*doubt),
            Seq::Written { list, .. } if list.tail == Tail::Closed => None,
            Seq::Written { site, .. } => Some(self.gaps.one(*site, Why::Others)),
            Seq::Made { open, .. } | Seq::Empty { open } => *open,
        }
    }

    /// Whether something holds of some member: false only if it is false of all and the list is closed.
    pub(super) fn exists_over(
        &mut self,
        seq: &Seq<'a>,
        mut holds: impl FnMut(&mut Self, Placed<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        let mut missing = None;
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            let gap = match (holds(self, member.what)?, member.maybe) {
                (Kleene::False, _) => continue,
                (Kleene::True, None) => return Ok(Kleene::True),
                (Kleene::True, Some(maybe)) => maybe,
                (Kleene::Unknown(gap), None) => gap,
                (Kleene::Unknown(gap), Some(maybe)) => self.gaps.both(gap, maybe),
            };
            missing = Some(self.gaps.join(missing, gap));
        }
        if let Some(tail) = self.tail(seq) {
            missing = Some(self.gaps.join(missing, tail));
        }
        Ok(missing.map_or(Kleene::False, Kleene::Unknown))
    }

    /// Whether something holds of every member: true only if it is true of all and the list is closed.
    pub(super) fn all_over(
        &mut self,
        seq: &Seq<'a>,
        mut holds: impl FnMut(&mut Self, Placed<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        Ok(!self.exists_over(seq, |evaluator, member| Ok(!holds(evaluator, member)?))?)
    }

    /// Of how many members something holds.
    pub(super) fn count_over(
        &mut self,
        seq: &Seq<'a>,
        mut holds: impl FnMut(&mut Self, Placed<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Count, EvalError> {
        let mut count = Count { least: 0, most: Some(0), gaps: None };
        // Whether an arrangement was counted for certain: several descriptions of it are one.
        let mut described: Vec<(&'a str, bool)> = Vec::new();
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            let of = self.describes(&member.what);
            let gap = match (holds(self, member.what)?, member.maybe) {
                (Kleene::False, _) => continue,
                (Kleene::True, None) => None,
                (Kleene::True, maybe) => maybe,
                (Kleene::Unknown(gap), maybe) => Some(self.gaps.join(maybe, gap)),
            };
            let before = described.iter_mut().find(|(known, _)| Some(*known) == of);
            let (is_new, was_certain) = before.as_ref().map_or((true, false), |(_, certain)| (false, *certain));
            match before {
                Some((_, certain)) => *certain |= gap.is_none(),
                None => described.extend(of.map(|of| (of, gap.is_none()))),
            }
            count.least += i64::from(gap.is_none() && !was_certain);
            count.most = count.most.map(|most| most + i64::from(is_new));
            if let Some(gap) = gap {
                count.gaps = Some(self.gaps.join(count.gaps, gap));
            }
        }
        if let Some(tail) = self.tail(seq) {
            count.most = None;
            count.gaps = Some(self.gaps.join(count.gaps, tail));
        }
        Ok(count)
    }

    /// Which arrangement a description is of; nothing for anything else.
    fn describes(&mut self, placed: &Placed<'a>) -> Option<&'a str> {
        match placed.value {
            Value::Thing(thing) if thing.kind(self.context.models) == Kind::Arrangement => {
                match self.named(thing, key!("describes")).value {
                    Value::Text(text) => Some(text),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A list of what is written.
    pub(in crate::expr) fn seq(&mut self, node: NodeId) -> Result<(Seq<'a>, Option<Site>), EvalError> {
        let placed = self.value(node)?;
        Ok((Seq::of(placed.value), placed.at))
    }

    pub(super) fn quantify(
        &mut self,
        what: Loop,
        over: NodeId,
        local: usize,
        body: NodeId,
    ) -> Result<Kleene, EvalError> {
        let (seq, _) = self.seq(over)?;
        let holds =
            |evaluator: &mut Self, member| evaluator.with_local(local, member, |evaluator| evaluator.truth(body));
        match what {
            Loop::Exists => {
                let found = self.exists_over(&seq, holds)?;
                Ok(self.none_of_these(&seq, found))
            }
            Loop::All => {
                let mut has_members = false;
                let all = self.all_over(&seq, |evaluator, member| {
                    has_members = true;
                    holds(evaluator, member)
                })?;
                // That none is of some sort is so of an empty list for good reason.
                let forbids = matches!(self.program.node(body).op, Op::Not(_));
                Ok(if has_members || forbids { all } else { self.of_none(&seq, over, all) })
            }
            _ => {
                let count = self.count_over(&seq, holds)?;
                Ok(match (count.least, count.most, count.gaps) {
                    (1, Some(1), _) => Kleene::True,
                    (least, most, Some(gap)) if least < 2 && most != Some(0) => Kleene::Unknown(gap),
                    _ => Kleene::False,
                })
            }
        }
    }

    /// What is so of every member of a list without members: of one in the file that says nothing, so that whoever asks can tell.
    fn of_none(&mut self, seq: &Seq<'a>, over: NodeId, all: Kleene) -> Kleene {
        let is_field = matches!(self.program.node(over).op, Op::Field { .. });
        let is_written = matches!(seq, Seq::Written { .. }) || is_field && matches!(seq, Seq::Empty { .. });
        if all != Kleene::True || !is_written {
            return all;
        }
        if self.of_none == OfNone::Fails {
            return Kleene::False;
        }
        self.of_none = OfNone::Held;
        all
    }

    /// Of a list of after in a step that may have other members, and of whose own none does: that is what people have to know first.
    fn none_of_these(&mut self, seq: &Seq<'a>, found: Kleene) -> Kleene {
        let (Kleene::Unknown(gap), Seq::Written { site, .. }) = (found, seq) else { return found };
        if Self::len(seq) == 0 || !self.context.is_of_after(site.model) || !self.gaps.is_only_others(gap) {
            return found;
        }
        Kleene::Unknown(self.gaps.one(*site, Why::NoneOfThese))
    }

    pub(super) fn filter(&mut self, over: NodeId, local: usize, body: NodeId) -> Result<Placed<'a>, EvalError> {
        let (seq, at) = self.seq(over)?;
        let mut members = Vec::new();
        for place in 0..Self::len(&seq) {
            let Some(mut member) = self.member(&seq, place) else { continue };
            match self.with_local(local, member.what.clone(), |evaluator| evaluator.truth(body))? {
                Kleene::True => {}
                Kleene::False => continue,
                Kleene::Unknown(gap) => member.maybe = Some(self.gaps.join(member.maybe, gap)),
            }
            members.push(member);
        }
        let open = self.tail(&seq);
        Ok(Placed { value: Value::List(Seq::Made { members: members.into(), open }), at })
    }

    pub(super) fn map(&mut self, over: NodeId, local: usize, body: NodeId) -> Result<Placed<'a>, EvalError> {
        let (seq, at) = self.seq(over)?;
        let mut members = Vec::new();
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let what = self.with_local(local, member.what, |evaluator| evaluator.value(body))?;
            members.push(Member { what, maybe: member.maybe });
        }
        let open = self.tail(&seq);
        Ok(Placed { value: Value::List(Seq::Made { members: members.into(), open }), at })
    }

    /// The members of the lists that each member comes to, as one list; open where one of them is.
    pub(super) fn gather(&mut self, over: NodeId, local: usize, body: NodeId) -> Result<Placed<'a>, EvalError> {
        let (seq, at) = self.seq(over)?;
        let (mut members, mut open) = (Vec::new(), self.tail(&seq));
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let (within, _) = self.with_local(local, member.what, |evaluator| evaluator.seq(body))?;
            if let Some(tail) = self.tail(&within) {
                open = Some(self.gaps.join(open, tail));
            }
            for place in 0..Self::len(&within) {
                let Some(mut inner) = self.member(&within, place) else { continue };
                inner.maybe = match (member.maybe, inner.maybe) {
                    (Some(outer), Some(inner)) => Some(self.gaps.both(outer, inner)),
                    (outer, inner) => outer.or(inner),
                };
                members.push(inner);
            }
        }
        Ok(Placed { value: Value::List(Seq::Made { members: members.into(), open }), at })
    }

    /// The members that are written, as if there were no others.
    ///
    /// A list that has none on the day, or that is in doubt as a whole, stays as it is: what is not stated is not denied.
    pub(super) fn written(&mut self, seq: Seq<'a>, at: Option<Site>) -> Placed<'a> {
        let has_members =
            !self.context.unsaid_is_open && (0..Self::len(&seq)).any(|place| self.member(&seq, place).is_some());
        let alone = match seq {
            Seq::Written { list, site, sliced, doubt: None, .. } if has_members => {
                Seq::Written { list, site, sliced, doubt: None, alone: true }
            }
            Seq::Made { members, .. } if has_members => Seq::Made { members, open: None },
            as_it_is => as_it_is,
        };
        Placed { value: Value::List(alone), at }
    }

    pub(super) fn literal_list(&mut self, items: &[NodeId]) -> Result<Placed<'a>, EvalError> {
        let mut members = Vec::with_capacity(items.len());
        for item in items {
            members.push(Member { what: self.value(*item)?, maybe: None });
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    pub(super) fn size(&mut self, of: NodeId) -> Result<Placed<'a>, EvalError> {
        let placed = self.value(of)?;
        if let Some(text) = placed.value.text() {
            return Ok(Placed {
                value: Value::Int(i64::try_from(text.chars().count()).unwrap_or(i64::MAX)),
                at: placed.at,
            });
        }
        let Value::List(seq) = placed.value else {
            let gap = match placed.value {
                Value::Unknown(gap) => gap,
                _ => self.miss(placed.at, Why::SaidNone),
            };
            return Ok(Placed { value: Value::Unknown(gap), at: placed.at });
        };
        let count = self.count_over(&seq, |_, _| Ok(Kleene::True))?;
        let value = match count.gaps {
            Some(gaps) if count.most != Some(count.least) => {
                Value::Between { least: Some(count.least), most: count.most, gaps }
            }
            _ => Value::Int(count.least),
        };
        Ok(Placed { value, at: placed.at })
    }

    pub(super) fn is_member(&mut self, left: NodeId, right: NodeId) -> Result<Kleene, EvalError> {
        let program = self.program;
        if let Op::List(items) = &program.node(right).op
            && let Op::Field { of, place } = &program.node(left).op
            && let Some((_, model, element, field)) = self.quick_field(*of, place)
            && let Some(held) = model.sure_text(element, field)
            && let Some(among) = among(program, items, held)
        {
            return Ok(Kleene::from(among));
        }
        let sought = self.value(left)?;
        let (seq, _) = self.seq(right)?;
        self.exists_over(&seq, |evaluator, member| Ok(evaluator.counts_as(&sought, &member)))
    }

    /// The arrangements among those descriptions; closed when the set says that it is complete.
    pub(super) fn arrangements(&mut self, places: Range<usize>) -> Placed<'a> {
        let models = self.context.models;
        let members: Vec<Member<'a>> = (0u32..)
            .zip(models)
            .skip(places.start)
            .take(places.len())
            .filter(|(_, model)| !model.is_shared())
            .map(|(at, model)| Member {
                what: Placed::bare(Value::Thing(Thing::Of { model: at, element: model.root() })),
                maybe: None,
            })
            .collect();
        let open = if self.context.complete { None } else { Some(self.miss(None, Why::OtherFiles)) };
        Placed::bare(Value::List(Seq::Made { members: members.into(), open }))
    }
}

/// Whether a text is among others, where the rule writes all of them out.
fn among(program: &Program, items: &[NodeId], sought: &str) -> Option<bool> {
    let mut found = false;
    for item in items {
        let Op::Text(text) = &program.node(*item).op else { return None };
        found |= text == sought;
    }
    Some(found)
}
