//! To whom something was sent, of the receivers of reports that the reference lists name.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

impl<'a> Evaluator<'a> {
    /// Whether an event is that something was sent to a receiver, by its id in the reference lists.
    ///
    /// Whoever is not known may be that receiver under a name that the lists lack, so that nobody is ruled out for a name alone.
    pub(super) fn sent_to(&mut self, event: Thing<'a>, receiver: &str) -> Result<Kleene, EvalError> {
        let what = self.named(event, key!("what"));
        let sent = match what.value {
            Value::Unknown(gap) => Kleene::Unknown(gap),
            ref what => Kleene::from(what.text() == Some("sent")),
        };
        if sent == Kleene::False {
            return Ok(sent);
        }
        let to = self.named(event, key!("to"));
        let reached = match to.value {
            Value::List(seq) => self.exists_over(&seq, |evaluator, who| Ok(evaluator.is_receiver(&who, receiver)))?,
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        };
        Ok(self.and(sent, reached))
    }

    /// Whether somebody is the receiver: a body by its names, a post by its title or its body. The arrangement's own groups and
    /// the bodies of the reference lists are others, whatever they are called.
    fn is_receiver(&mut self, who: &Placed<'a>, receiver: &str) -> Kleene {
        let thing = match who.value {
            Value::Thing(thing) => thing,
            Value::Unknown(gap) => return Kleene::Unknown(gap),
            _ => return Kleene::False,
        };
        let models = self.context.models;
        match thing.kind(models) {
            Kind::Collective if thing.id(models) == Some("outside") => Kleene::Unknown(self.miss(who.at, Why::Outside)),
            Kind::Body if self.listed_body(thing).is_some() => Kleene::False,
            Kind::Body => self.is_known_as(thing, who, receiver),
            Kind::Post => {
                let titled = self.is_known_as(thing, who, receiver);
                match self.named(thing, key!("body")).value {
                    Value::Thing(body) if matches!(titled, Kleene::Unknown(_)) => {
                        self.is_receiver(&Placed { value: Value::Thing(body), at: who.at }, receiver)
                    }
                    _ => titled,
                }
            }
            _ => Kleene::False,
        }
    }

    /// Whether one of its names leads to the receiver; unknown where none leads to any.
    fn is_known_as(&mut self, thing: Thing<'a>, who: &Placed<'a>, receiver: &str) -> Kleene {
        let field = if thing.kind(self.context.models) == Kind::Post { key!("title") } else { key!("name") };
        let mut called: Vec<&'a str> = Vec::new();
        let mut silent = None;
        match self.named(thing, field).value {
            Value::Text(name) => called.push(name),
            Value::Unknown(gap) => silent = Some(gap),
            _ => {}
        }
        if let Value::List(seq) = self.named(thing, key!("known-as")).value {
            for at in 0..Self::len(&seq) {
                if let Some(Value::Text(name)) = self.member(&seq, at).map(|member| member.what.value) {
                    called.push(name);
                }
            }
        }
        let reference = self.context.reference;
        match called.iter().find_map(|name| reference.receiver_called(name)) {
            Some(known) => Kleene::from(known.id == receiver),
            None => Kleene::Unknown(match (silent, called.first()) {
                (Some(gap), _) => gap,
                (None, Some(name)) => self.miss(who.at, Why::UnknownReceiver(name)),
                (None, None) => self.miss(who.at, Why::Outside),
            }),
        }
    }
}
