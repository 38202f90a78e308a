//! Whether a body has anything to do with arrangements that leave something to it.

use super::super::gaps::{GapId, Why};
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Model};
use crate::time::Date;

const STRANGER: &str =
    "the body that is named is no partner, agency or party to an agreement there, and serves none of the areas";

impl<'a> Evaluator<'a> {
    /// Whether a body, or that of a post, or any of those who chair a group, belongs to the arrangement that names it: a partner of either side, one that before names, a partner by law of
    /// one of the areas, an agency, a child death review partner or a party to an agreement there. It may be there all the same, so that
    /// no is never certain.
    pub(super) fn belongs_there(&mut self, who: &Placed<'a>) -> Kleene {
        let Value::Thing(thing) = who.value else {
            return self.open_who(&who.value).map_or(Kleene::True, Kleene::Unknown);
        };
        let models = self.context.models;
        if thing.kind(models) == Kind::Group {
            return self.is_chaired_from_there(thing);
        }
        let held = self.bodies_behind(who);
        if let Some(gap) = held.iter().find_map(|body| self.open_who(body)) {
            return Kleene::Unknown(gap);
        }
        let Some(model) = who.at.map(|site| site.model) else { return Kleene::True };
        let is_stranger = |body: &Value<'a>| match body {
            Value::Thing(body) => {
                body.kind(models) == Kind::Body
                    && !self.is_known_there(*body, model)
                    && !self.serves_there(*body, model)
            }
            _ => false,
        };
        if held.iter().all(is_stranger) {
            return Kleene::Unknown(self.miss(who.at, Why::Open(STRANGER)));
        }
        Kleene::True
    }

    /// The body that somebody is, or those that share the post: that one that is named for it, and those that have it jointly with it.
    pub(super) fn bodies_behind(&mut self, who: &Placed<'a>) -> Vec<Value<'a>> {
        let Value::Thing(post) = who.value else { return vec![who.value.clone()] };
        if post.kind(self.context.models) != Kind::Post {
            return vec![who.value.clone()];
        }
        let own = self.named(post, key!("body")).value;
        let shared = self.list_of(post, "joint-with");
        let shared = self.members(&shared);
        [own].into_iter().chain(shared.into_iter().map(|body| body.what.value)).collect()
    }

    /// What is missing to tell who is named, or of which body a post is, where sources disagree about it or it is in doubt. Where nobody is named,
    /// that is another question.
    pub(super) fn open_who(&self, named: &Value<'a>) -> Option<GapId> {
        match named {
            Value::Unknown(gap) if !self.gaps.is_not_stated(*gap) => Some(*gap),
            _ => None,
        }
    }

    /// Whether any of those who chair a group belongs there; where nobody is in the chair, any of the vice-chairs, who are in it then. Only bodies
    /// of the reference lists are strangers: what others have to do with an area is not known.
    fn is_chaired_from_there(&mut self, group: Thing<'a>) -> Kleene {
        let chairs = self.list_of(group, "chairs");
        let (mut chaired, mut stood_in_for) = (None, None);
        for at in 0..Self::len(&chairs) {
            let Some(chair) = self.member(&chairs, at) else { continue };
            let turn = match chair.what.value {
                Value::Thing(turn) => turn,
                // Of whoever it may be, it is not known where they belong.
                Value::Unknown(gap) => {
                    chaired =
                        Some(chaired.map_or(Kleene::Unknown(gap), |others| self.or(others, Kleene::Unknown(gap))));
                    continue;
                }
                _ => continue,
            };
            let is_away = matches!(self.is_still_there(turn), Ok(Kleene::False)) || self.at_work(turn) == Kleene::False;
            if is_away {
                continue;
            }
            let by = self.chaired_by(turn).map_or(Kleene::True, |by| self.belongs_there(&by));
            let is_vice = self.named(turn, key!("as")).value.text() == Some("vice-chair");
            let belongs = if is_vice { &mut stood_in_for } else { &mut chaired };
            *belongs = Some(belongs.take().map_or(by, |others| self.or(others, by)));
        }
        chaired.or(stood_in_for).unwrap_or(Kleene::True)
    }

    /// Who has a turn in the chair: a post or a body, of which all bodies are in the reference lists.
    fn chaired_by(&mut self, turn: Thing<'a>) -> Option<Placed<'a>> {
        let named = ["post", "now", "body"].map(|field| self.named(turn, field));
        let by = named.into_iter().find(|by| matches!(by.value, Value::Thing(_)))?;
        let bodies = self.bodies_behind(&by);
        let is_listed = |body: &Value<'a>| matches!(body, Value::Thing(body) if self.listed_body(*body).is_some());
        bodies.iter().all(is_listed).then_some(by)
    }

    fn is_known_there(&self, body: Thing<'a>, at: u32) -> bool {
        let models = self.context.models;
        let name = match body {
            Thing::Of { model, element } => self.context.model(model).map(|model| model.name(element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        (0u32..).zip(models).any(|(other, model)| {
            let is_before = (other as usize) < self.context.first_of_after;
            let is_it = |element: ElementId| {
                let named = Thing::Of { model: other, element };
                named.same_as(body, models) || named.id(models).is_none() && Some(model.name(element)) == name
            };
            let led = |kind: Kind, field: &'static str| {
                model.of_kind(kind).flat_map(move |element| model.led_by(element, field)).any(is_it)
            };
            is_before && model.of_kind(Kind::Body).any(is_it)
                || led(Kind::Partner, "body")
                || other == at
                    && (led(Kind::Agency, "body")
                        || led(Kind::ChildDeathReview, "partners")
                        || led(Kind::Agreement, "parties"))
        })
    }

    /// Whether it is a partner by law of one of the areas of an arrangement, or of its child death reviews.
    pub(super) fn serves_there(&mut self, body: Thing<'a>, at: u32) -> bool {
        let (Some(listed), Some(model)) = (self.listed_body(body), self.context.model(at)) else { return false };
        // A body that another has followed by the judged day is asked about elsewhere, as one that is no more.
        let days: Vec<Date> =
            self.context.days.iter().chain([&self.context.day]).filter_map(|day| day.first()).collect();
        areas(model).into_iter().any(|area| {
            let mut by_law = days.iter().filter_map(|day| self.context.reference.partners_of(area, *day));
            by_law.any(|by_law| {
                by_law.council.id == listed.id
                    || by_law.health.iter().any(|partner| partner.body.id == listed.id)
                    || by_law.police.iter().any(|force| force.id == listed.id)
            })
        })
    }
}

fn areas(model: &Model) -> Vec<&str> {
    let reviews = model.of_kind(Kind::ChildDeathReview).flat_map(|review| model.led_by(review, "areas"));
    let own = model.led_by(model.root(), "areas");
    own.into_iter().chain(reviews).filter_map(|area| model.id(area)).collect()
}
