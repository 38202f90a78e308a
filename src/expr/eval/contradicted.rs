//! What is said of one thing in several places, on either side of a step, and cannot all be so.

use std::collections::BTreeSet;

use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::matter::Matter;
use super::own_things::names_records;
use crate::expr::error::EvalError;
use crate::model::vocab::{FieldId, Kind, key};
use crate::model::{ElementId, Model};
use crate::time::Truth;

/// Something that is said of a thing.
struct Statement<'a> {
    what: Placed<'a>,
    /// The list that it stands in: bodies in one list are meant together.
    list: Option<(u32, ElementId, Option<FieldId>)>,
    /// The areas of which the entry that it stands in is; nothing of one that is of all.
    entry: Option<BTreeSet<String>>,
    /// Who is said to do it, of a text; nothing where it says that of nobody for certain.
    who: BTreeSet<String>,
    /// The areas that a text is about by name, and the arrangements of after whose own things it means.
    about: (BTreeSet<String>, BTreeSet<String>),
    /// Which of several things of a kind a text means.
    matter: Matter,
}

impl<'a> Evaluator<'a> {
    /// Those of several statements about one thing that another contradicts for certain: texts that name nobody in common as who does it,
    /// days that are not the same, bodies that stand in different lists and of which none is, or stands by law in the place of, one of the
    /// other list.
    pub(super) fn contradicted(&mut self, statements: NodeId) -> Result<Placed<'a>, EvalError> {
        let (list, _) = self.seq(statements)?;
        let mut said = Vec::new();
        for at in 0..Self::len(&list) {
            let Some(member) = self.member(&list, at).filter(|member| member.maybe.is_none()) else { continue };
            said.push(self.statement(member.what));
        }
        follow_their_lists(&mut said);
        let mut members: Vec<Member<'a>> = Vec::new();
        for one in &said {
            let mut denied = false;
            for other in &said {
                denied = denied || self.is_denied(one, other, &said);
            }
            let is_told = |told: &Member<'a>| match (told.what.value.text(), one.what.value.text()) {
                (Some(told), Some(text)) => told == text,
                _ => false,
            };
            if denied && !members.iter().any(is_told) {
                members.push(Member { what: one.what.clone(), maybe: None });
            }
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    fn statement(&mut self, what: Placed<'a>) -> Statement<'a> {
        let list = what.at.map(|site| (site.model, site.element, site.field));
        let entry = list.and_then(|(model, element, _)| self.areas_of_entry(Thing::Of { model, element }));
        let (who, about, matter) = match what.value {
            Value::Text(text) | Value::Word(text) => {
                let own = list.map(|(at, element, _)| self.own_things_agreed((at, element), text)).unwrap_or_default();
                let own = if own.is_empty() { self.own_things_of(text) } else { own };
                (self.who_is_meant(text), (self.areas_meant(text), own), self.matter_of(text))
            }
            _ => Default::default(),
        };
        Statement { what, list, entry, who, about, matter }
    }

    fn is_denied(&mut self, one: &Statement<'a>, other: &Statement<'a>, said: &[Statement<'a>]) -> bool {
        let apart = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
        if one.entry.as_ref().zip(other.entry.as_ref()).is_some_and(|(one, other)| one.is_disjoint(other)) {
            return false;
        }
        match (&one.what.value, &other.what.value) {
            (Value::Text(_) | Value::Word(_), Value::Text(_) | Value::Word(_)) => {
                let same_matter = !apart(&one.about.0, &other.about.0) && one.about.1 == other.about.1;
                same_matter && !one.matter.is_another_than(&other.matter) && apart(&one.who, &other.who)
            }
            (Value::Day(one), Value::Day(other)) => one.same_as(*other) == Truth::False,
            (Value::Thing(_), Value::Thing(_)) => {
                let with = |of: &Statement<'a>| -> Vec<Thing<'a>> {
                    let together = |said: &&Statement<'a>| said.list.is_some() && said.list == of.list;
                    let others = said.iter().filter(together).chain([of]);
                    others
                        .filter_map(|said| if let Value::Thing(thing) = said.what.value { Some(thing) } else { None })
                        .collect()
                };
                let (ours, theirs) = (with(one), with(other));
                !ours.iter().any(|one| theirs.iter().any(|other| self.may_be_one(*one, *other)))
            }
            _ => false,
        }
    }

    /// Who is said to do it or to pay for it.
    fn who_is_meant(&self, text: &str) -> BTreeSet<String> {
        let (does, pays) = self.who_does_it(text);
        does.into_iter().chain(pays).collect()
    }

    /// The bodies that a text says for certain to do what it is about.
    pub(super) fn bodies_that_do_it(&mut self, text: NodeId) -> Result<Placed<'a>, EvalError> {
        let text = self.value(text)?;
        let open = self.open_who(&text.value);
        let named = text.value.text().map(|text| self.who_does_it(text).0).unwrap_or_default();
        let bodies = named.iter().filter_map(|id| self.body_of_id(id));
        let members: Vec<Member<'a>> = bodies
            .map(|body| Member { what: Placed { value: Value::Thing(body), at: text.at }, maybe: None })
            .collect();
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open })))
    }

    /// The body as before names it, or as the lists do: in words it is that of none of the arrangements of after before the others.
    pub(super) fn body_of_id(&self, id: &str) -> Option<Thing<'a>> {
        let written_in = |(at, model): (u32, &Model)| {
            let element = model.of_kind(Kind::Body).find(|body| model.id(*body) == Some(id))?;
            Some(Thing::Of { model: at, element })
        };
        let models = || (0u32..).zip(self.context.models.iter().copied());
        let first_of_after = self.context.first_of_after;
        let of_before = models().take(first_of_after).find_map(written_in);
        let listed = || self.context.reference.body(id).map(Thing::Body);
        of_before.or_else(listed).or_else(|| models().skip(first_of_after).find_map(written_in))
    }

    /// Whether two bodies are one, or one may stand in the other's place by law.
    fn may_be_one(&mut self, one: Thing<'a>, other: Thing<'a>) -> bool {
        one.same_as(other, self.context.models)
            || self.followed_by(one, other) != Kleene::False
            || self.followed_by(other, one) != Kleene::False
    }

    /// The areas that an entry is of, where it says so, as they are after the change.
    pub(super) fn areas_of_entry(&mut self, entry: Thing<'a>) -> Option<BTreeSet<String>> {
        let Thing::Of { model, element } = entry else { return None };
        let held = self.context.model(model)?;
        held.kind(element).field("areas")?;
        let Value::List(areas) = self.named(entry, key!("areas")).value else { return None };
        let areas = self.told_alone(areas);
        let mut found = BTreeSet::new();
        for at in 0..Self::len(&areas) {
            let Value::Thing(area) = self.member(&areas, at)?.what.value else { return None };
            let id = area.id(self.context.models)?.to_owned();
            let on = self.context.day.first();
            let after = on.map(|on| self.context.reference.areas_after(&id, on)).unwrap_or_default();
            found.extend(after.iter().map(|area| area.id.to_owned()));
            found.insert(id);
        }
        (!found.is_empty()).then_some(found)
    }
}

/// What is said of `their controller` means the records that the other words of the same list are about, where all of these mean the same.
fn follow_their_lists(said: &mut [Statement<'_>]) {
    let names_nothing = |of: &Statement<'_>| of.what.value.text().is_some_and(|text| !names_records(text));
    let own: Vec<_> = said
        .iter()
        .filter(|of| of.list.is_some() && !names_nothing(of))
        .map(|of| (of.list, of.about.1.clone()))
        .collect();
    for one in said.iter_mut().filter(|one| names_nothing(one)) {
        let mut beside = own.iter().filter(|(list, _)| *list == one.list).map(|(_, own)| own);
        if let Some(first) = beside.next()
            && beside.all(|other| other == first)
        {
            one.about.1.clone_from(first);
        }
    }
}
