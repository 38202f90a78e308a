//! Whose council the front door of an area is with: those who are named for it have to be there for children of that area.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::Model;
use crate::model::vocab::{Kind, key};
use crate::reference::{Body, BodyKind};

const OF_NOBODY: &str =
    "each area's front door belongs to its council, and it is not said of which council a post is that is named for it";
const OUTSIDE: &str = "for the front door somebody outside the arrangements is named";
const GONE: &str = "a body is named that is no more, or a post of one";
const OF_OTHERS: &str = "for the front door a council is named, or a post of one, that is neither a partner nor an agency there, and no agreement in force lets it \
    act for the council of the area";
const OF_NO_COUNCIL: &str = "for the front door a partner is named that is no council, or a post of one, and that did not have it alone before; a council's own duties \
    towards children stay with it";
const OF_ANOTHER_AREA: &str = "each area's front door belongs to its council; of those named for it only that of another area is there then, and no agreement in \
    force lets it act for the council of this one";

impl<'a> Evaluator<'a> {
    /// Whether whoever is named for the front door may be there for one of these areas: somebody of its council, a group, somebody of no
    /// listed body, or a body that acts for the council by agreement. Another council, a force or a health board may go on with it where it alone
    /// had it for that area before.
    pub(super) fn is_with_its_council(
        &mut self,
        function: &Placed<'a>,
        areas: &Seq<'a>,
        (entry, owner): (Thing<'a>, &Placed<'a>),
    ) -> Result<Kleene, EvalError> {
        let Thing::Of { model, .. } = entry else { return Ok(Kleene::True) };
        let Some(arrangement) = self.context.model(model) else { return Ok(Kleene::True) };
        let councils = self.councils_of(areas);
        let bodies = self.bodies_behind(owner);
        let (mut why, mut open) = (None, None);
        for held in &bodies {
            open = open.or(self.open_who(held));
            let Value::Thing(held) = *held else {
                why = why.or(self.is_of_several_councils(entry).then_some(OF_NOBODY));
                continue;
            };
            match self.is_for_one_of((model, arrangement), (held, owner), &councils, function)? {
                Kleene::True => return Ok(Kleene::True),
                Kleene::Unknown(gap) => open = open.or(Some(gap)),
                Kleene::False if why.is_none() => {
                    let goes_on = self.goes_on_with(&bodies, &councils)?;
                    why = self.what_is_open(arrangement, held, goes_on);
                }
                Kleene::False => {}
            }
        }
        Ok(match (open, why) {
            (Some(gap), _) => Kleene::Unknown(gap),
            (None, Some(why)) => Kleene::Unknown(self.miss(owner.at, Why::Open(why))),
            (None, None) => Kleene::True,
        })
    }

    /// Whether a body is one of these councils, or acts for one; open where an agreement may let it.
    pub(super) fn is_for_one_of(
        &mut self,
        arrangement: (u32, &'a Model),
        (held, who): (Thing<'a>, &Placed<'a>),
        councils: &[&'a Body<'static>],
        function: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let is_body = held.kind(self.context.models) == Kind::Body;
        let Some(body) = self.listed_body(held).filter(|_| is_body) else { return Ok(Kleene::False) };
        let mut is_for_one = Kleene::False;
        for council in councils {
            if council.id == body.id {
                return Ok(Kleene::True);
            }
            let is_acted_for = self.is_acted_for(arrangement, (held, who), council, function)?;
            is_for_one = self.or(is_for_one, is_acted_for);
        }
        Ok(is_for_one)
    }

    /// Whether something stands in an arrangement for the areas of several councils, where it has to be said whose a post is.
    fn is_of_several_councils(&mut self, entry: Thing<'a>) -> bool {
        let Some(root) = self.whole_of(entry) else { return false };
        let areas = self.list_of(root, "areas");
        self.councils_of(&areas).len() > 1
    }

    /// What is open about the front door with a body that is none of the councils of these areas; nothing where it goes on as it was.
    fn what_is_open(&self, arrangement: &'a Model, held: Thing<'a>, goes_on: bool) -> Option<&'static str> {
        let models = self.context.models;
        if held.kind(models) == Kind::Collective && held.id(models) == Some("outside") {
            return Some(OUTSIDE);
        }
        let is_body = held.kind(models) == Kind::Body;
        let body = self.listed_body(held).filter(|_| is_body)?;
        let is_council = body.kind() == BodyKind::LocalAuthority;
        if is_council && !is_there(arrangement, body.id) {
            return Some(OF_OTHERS);
        }
        (!goes_on).then_some(if is_council { OF_ANOTHER_AREA } else { OF_NO_COUNCIL })
    }

    /// Whether one of these bodies alone had what is asked about before, and none of these councils: nothing changes for the areas.
    fn goes_on_with(&mut self, bodies: &[Value<'a>], councils: &[&'a Body<'static>]) -> Result<bool, EvalError> {
        if self.had_their_own(councils)? {
            return Ok(false);
        }
        for held in bodies {
            if let Value::Thing(held) = held
                && held.kind(self.context.models) == Kind::Body
                && self.had_it_alone(*held)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether somebody's body is still there on the day that is looked at: by law another may have taken over what a body had that is no more, and
    /// which one has to be said, and of one that could not be read nobody knows who it is. A post that is shared stands as long as one of those who share it.
    pub(super) fn has_its_body(&mut self, who: &Placed<'a>) -> Kleene {
        let Value::Thing(thing) = who.value else { return Kleene::True };
        let is_body = thing.kind(self.context.models) == Kind::Body;
        if is_body && matches!(self.named(thing, key!("listed")).value, Value::Unknown(_)) {
            return Kleene::Unknown(self.miss(who.at, Why::Unreadable));
        }
        if !is_body && thing.kind(self.context.models) != Kind::Post {
            return Kleene::True;
        }
        let held = self.bodies_behind(who);
        let Some(day) = self.day_of_thing(thing).first() else { return Kleene::True };
        let is_gone = |body: &Value<'a>| {
            let Value::Thing(body) = body else { return false };
            self.listed_body(*body).is_some_and(|body| body.life.ended_before(day))
        };
        if held.iter().all(is_gone) { Kleene::Unknown(self.miss(who.at, Why::Open(GONE))) } else { Kleene::True }
    }

    pub(super) fn councils_of(&mut self, areas: &Seq<'a>) -> Vec<&'a Body<'static>> {
        let things = self.things(areas);
        let reference = self.context.reference;
        things.into_iter().filter_map(|thing| reference.body(self.listed_area(thing)?.id)).collect()
    }

    /// Whether one of these councils, or one that it follows, had what is asked about before.
    pub(super) fn had_their_own(&mut self, councils: &[&'a Body<'static>]) -> Result<bool, EvalError> {
        for owner in self.who_had_it().into_iter().flatten() {
            for council in councils {
                if self.speaks_or_spoke_for(owner, Thing::Body(council))? == Kleene::True {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether a body, or one that it follows, certainly had what is asked about before, and no other: a group may have had it with it.
    fn had_it_alone(&mut self, body: Thing<'a>) -> Result<bool, EvalError> {
        let owners = self.who_had_it();
        for owner in &owners {
            let Some(owner) = owner else { return Ok(false) };
            if self.speaks_or_spoke_for(*owner, body)? != Kleene::True {
                return Ok(false);
            }
        }
        Ok(!owners.is_empty())
    }

    /// The posts and bodies that had what is asked about before, be it a function or what a post was there to do; nothing for each of whom that
    /// is not certain.
    pub(super) fn who_had_it(&mut self) -> Vec<Option<Thing<'a>>> {
        let models = self.context.models;
        let Some(before) = self.context.elements.first().copied() else { return Vec::new() };
        let owners = match before.kind(models) {
            Kind::Function => self.list_of(before, "owners"),
            Kind::Post => return vec![Some(before)],
            _ => return Vec::new(),
        };
        let owners = self.members(&owners).into_iter().map(|member| match (member.what.value, member.maybe) {
            (Value::Thing(owner), None) => Some(owner),
            _ => None,
        });
        let is_one = |owner: &Thing<'a>| matches!(owner.kind(models), Kind::Post | Kind::Body);
        owners.filter(|owner| owner.as_ref().is_none_or(is_one)).collect()
    }
}

/// Whether a body is one of the partners or agencies of an arrangement, or the council of one of its areas.
fn is_there(arrangement: &Model, body: &str) -> bool {
    let named = [Kind::Partner, Kind::Agency].into_iter().flat_map(|kind| arrangement.of_kind(kind));
    let mut bodies = named.flat_map(|element| arrangement.led_by(element, "body"));
    let mut areas = arrangement.led_by(arrangement.root(), "areas").into_iter();
    bodies.any(|element| arrangement.id(element) == Some(body)) || areas.any(|area| arrangement.id(area) == Some(body))
}
