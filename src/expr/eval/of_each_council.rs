//! What each council had a post of its own for: that of one council does nothing for the area of another unless it is said to.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::naming::words;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::reference::{Body, BodyKind};

const OF_ANOTHER_COUNCIL: &str = "each council has a post of its own for it, or had one before; of those named for it only a post of another council is there then, \
    and nothing says that it is there for the area of this one too";

const OF_ANOTHER_OFFICER: &str = "each council needs a designated officer of its own; of those named only a post of another council is there then, and nothing says \
    that it is there for the area of this one too";
/// What the work of the officer whom each council designates for allegations goes by, whoever held it for it.
const OFFICER: &[&[&str]] = &[&["allegation"], &["allegations"], &["designated", "officer"], &["lado"]];

impl<'a> Evaluator<'a> {
    /// Whether a post that is there for a function is so in one of these areas, where it is asked of the post of a council, and each council had one. It is
    /// there for the councils that share it, and for those for which its own acts by agreement. Whoever alone owns a function of an arrangement has it for
    /// all of its areas. The designated officer is asked for too where nobody had that work who is a council still, as after the change of a county.
    pub(super) fn is_there_for_its_council(
        &mut self,
        function: &Placed<'a>,
        areas: &Seq<'a>,
        (entry, who): (Thing<'a>, &Placed<'a>),
    ) -> Result<Kleene, EvalError> {
        let Some(before) = self.context.elements.first().copied() else { return Ok(Kleene::True) };
        let Value::Thing(holder) = who.value else { return Ok(Kleene::True) };
        if holder.kind(self.context.models) != Kind::Post || self.is_for_all(before, entry, holder) {
            return Ok(Kleene::True);
        }
        let councils = self.councils_of(areas);
        let (Thing::Of { model, .. }, false) = (entry, councils.is_empty()) else { return Ok(Kleene::True) };
        let Some(arrangement) = self.context.model(model) else { return Ok(Kleene::True) };
        let why = if self.is_one_of_each(before, function)? && self.had_their_own(&councils)? {
            OF_ANOTHER_COUNCIL
        } else if is_of_the_officer(function) && self.had_no_council_it() {
            OF_ANOTHER_OFFICER
        } else {
            return Ok(Kleene::True);
        };
        let mut open = None;
        for held in self.bodies_behind(who) {
            if let Some(gap) = self.open_who(&held) {
                return Ok(Kleene::Unknown(gap));
            }
            let Value::Thing(held) = held else { continue };
            if self.council(held).is_none() {
                return Ok(Kleene::True);
            }
            match self.is_for_one_of((model, arrangement), (held, who), &councils, function)? {
                Kleene::True => return Ok(Kleene::True),
                Kleene::Unknown(gap) => open = open.or(Some(gap)),
                Kleene::False => {}
            }
        }
        if let Some(gap) = open {
            return Ok(Kleene::Unknown(gap));
        }
        if matches!(self.named(holder, key!("body")).value, Value::Thing(_)) {
            return Ok(Kleene::Unknown(self.miss(who.at, Why::Open(why))));
        }
        Ok(Kleene::True)
    }

    /// Whether a post is named for a function of the whole: where several of one title own it, each does so for its own council.
    fn is_for_all(&mut self, before: Thing<'a>, entry: Thing<'a>, holder: Thing<'a>) -> bool {
        if entry.kind(self.context.models) != Kind::Function {
            return false;
        }
        let owners = self.list_of(entry, "owners");
        let [was, is] = [before, holder].map(|post| self.named(post, key!("title")).value);
        let is_post = before.kind(self.context.models) == Kind::Post;
        Self::len(&owners) < 2 || is_post && was.text() != is.text()
    }

    /// Whether a post belongs to one council, and each of the other councils of its arrangement had one that was there for the same.
    fn is_one_of_each(&mut self, post: Thing<'a>, function: &Placed<'a>) -> Result<bool, EvalError> {
        if post.kind(self.context.models) != Kind::Post {
            return Ok(false);
        }
        let held = self.bodies_behind(&Placed::bare(Value::Thing(post)));
        let [Value::Thing(own)] = held.as_slice() else { return Ok(false) };
        let (Some(own), Some(root)) = (self.council(*own), self.whole_of(post)) else { return Ok(false) };
        let areas = self.list_of(root, "areas");
        let others: Vec<_> = self.councils_of(&areas).into_iter().filter(|council| council.id != own.id).collect();
        let day = self.context.day.first();
        let next = day.map(|day| self.successors_on(own, day)).unwrap_or_default();
        if others.is_empty() && next.len() > 1 {
            return self.have_it_now(&next, function);
        }
        let posts = self.list_of(root, "posts");
        for council in others {
            let had = self.exists_over(&posts, |evaluator, post| evaluator.had_it(&post, function, council))?;
            if had != Kleene::True {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether several councils that took the place of one have a post each that is said to be for something, be anybody in it or not. The one post
    /// of the council before was for the whole, and one of these alone has it for all of them.
    fn have_it_now(&mut self, councils: &[&'a Body<'static>], function: &Placed<'a>) -> Result<bool, EvalError> {
        let mut having = 0;
        for council in councils {
            let mut has = false;
            for at in self.context.first_of_after..self.context.models.len() {
                let Some((model, number)) = self.context.models.get(at).zip(u32::try_from(at).ok()) else { continue };
                let posts = self.list_of(Thing::Of { model: number, element: model.root() }, "posts");
                has |= self.exists_over(&posts, |evaluator, post| evaluator.had_it(&post, function, council))?
                    == Kleene::True;
            }
            having += usize::from(has);
        }
        Ok(having > 1)
    }

    fn had_it(
        &mut self,
        post: &Placed<'a>,
        function: &Placed<'a>,
        council: &Body<'static>,
    ) -> Result<Kleene, EvalError> {
        let Value::Thing(thing) = post.value else { return Ok(Kleene::False) };
        let functions = self.list_of(thing, "functions");
        let does = self.exists_over(&functions, |evaluator, held| Ok(evaluator.equal(function, &held)))?;
        let bodies = self.bodies_behind(post);
        let is_its = bodies.iter().any(|held| {
            let Value::Thing(held) = held else { return false };
            self.council(*held).is_some_and(|own| own.id == council.id)
        });
        Ok(self.and(does, Kleene::from(is_its)))
    }

    /// Whether what is asked about was with others than councils before, or with such as are no more.
    fn had_no_council_it(&mut self) -> bool {
        let owners = self.who_had_it();
        let mut bodies = Vec::new();
        for owner in owners.into_iter().flatten() {
            bodies.extend(self.bodies_behind(&Placed::bare(Value::Thing(owner))));
        }
        let Some(day) = self.context.day.first() else { return false };
        let is_none = |body: &Value<'a>| {
            let Value::Thing(body) = body else { return false };
            self.council(*body).is_none_or(|council| council.life.ended_before(day))
        };
        !bodies.is_empty() && bodies.iter().all(is_none)
    }

    /// The council that a body is.
    fn council(&self, body: Thing<'a>) -> Option<&'a Body<'static>> {
        let is_body = body.kind(self.context.models) == Kind::Body;
        self.listed_body(body).filter(|listed| is_body && listed.kind() == BodyKind::LocalAuthority)
    }
}

fn is_of_the_officer(function: &Placed<'_>) -> bool {
    let said = function.value.text().map(words).unwrap_or_default();
    OFFICER.iter().any(|name| said.windows(name.len()).any(|found| found == *name))
}
