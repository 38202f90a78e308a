//! The view of bodies: partners and others, with their posts and their places in groups.

use super::sketch::{Row, Sketch, capital, named};
use super::standing::{self, aside, is_gone};
use crate::check::diff::{called, led, text};
use crate::finding::Sort;
use crate::model::ElementId;
use crate::model::vocab::{Kind, key};

pub(super) fn draw(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    for partner in model.of_kind(Kind::Partner) {
        let mut bodies = led(model, partner, key!("body"));
        if bodies.is_empty() {
            bodies.push(partner);
        }
        let kind = text(model, partner, key!("kind")).map(|kind| capital(&kind.replace('-', " ")));
        for body in bodies {
            let at = sketch.draw_partner(partner, body, Row::new(0, "Safeguarding partners"));
            let called = text(model, partner, key!("called")).map(|called| format!("called {called}"));
            if let Some(drawn) = sketch.node_mut(at) {
                let other = called.filter(|called| !called.ends_with(&drawn.node.name));
                drawn.node.place = kind.clone().into_iter().chain(other).collect::<Vec<_>>().join(", ");
            }
        }
    }
    for claim in model.of_kind(Kind::Claim) {
        let body = led(model, claim, key!("body")).first().copied();
        let at = draw_other(sketch, body.unwrap_or(claim));
        let sector = text(model, claim, key!("sector")).filter(|_| body.is_none());
        if let (Some(drawn), Some(sector)) = (sketch.node_mut(at), sector) {
            drawn.node.name = capital(&sector.replace('-', " "));
        }
        let words = text(model, claim, key!("called")).map(str::to_owned);
        let words = words.or_else(|| Some(text(model, claim, key!("standing"))?.replace('-', " ")));
        if let Some(words) = words {
            sketch.tell(at, format!("Called {words}{}", aside(model, claim, sketch.day)), Some(claim));
        }
    }
    seats(sketch);
    posts(sketch);
}

fn draw_other(sketch: &mut Sketch<'_>, element: ElementId) -> usize {
    let (sort, row) = match sketch.model.kind(element) {
        Kind::Post => (Sort::Post, Row::new(3, "Posts of no body that is named")),
        Kind::Group => (Sort::Group, Row::new(4, "Groups with a place in others")),
        Kind::Collective => (Sort::Partners, Row::new(1, "Partners together")),
        // Where no partners are listed these may well be among them.
        _ if sketch.model.of_kind(Kind::Partner).next().is_none() => {
            (Sort::Body, Row::new(2, "Bodies and sectors; who is a partner is not stated"))
        }
        _ => (Sort::Body, Row::new(2, "Other bodies and sectors")),
    };
    sketch.draw(element, sort, row)
}

/// Every place in a group, at the body that it belongs to. Who chairs a group and is a member of it is told of once.
fn seats(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    for group in model.of_kind(Kind::Group) {
        let mut done: Vec<ElementId> = Vec::new();
        let seats = led(model, group, key!("chairs")).into_iter().chain(led(model, group, key!("members")));
        for seat in seats.filter(|seat| !is_gone(model, *seat, sketch.day)).collect::<Vec<_>>() {
            let is_chair = model.kind(seat) == Kind::Chair;
            let usual = if is_chair { "chair" } else { "has a place" };
            let role = text(model, seat, key!("as")).unwrap_or(usual).replace('-', " ");
            let role = format!("{role}{}", aside(model, seat, sketch.day));
            let mut holders: Vec<(ElementId, &str)> = Vec::new();
            for field in ["post", "body", "bodies", "group"] {
                holders.extend(named(model, seat, field));
            }
            if holders.is_empty() && !is_chair {
                holders.push((seat, ""));
            }
            for (holder, said) in holders {
                if !is_chair && role == "member" && done.contains(&holder) {
                    continue;
                }
                done.push(holder);
                let (at, by) = body_of(sketch, holder);
                let by = by.map_or_else(String::new, |by| format!("{by}, "));
                sketch.tell(at, format!("{}: {by}{role}{said}", model.name(group)), Some(seat));
            }
        }
    }
}

/// The box that a post or body belongs in, and the post's title where the box is that of its body.
fn body_of(sketch: &mut Sketch<'_>, holder: ElementId) -> (usize, Option<String>) {
    let model = sketch.model;
    if model.kind(holder) == Kind::Post
        && let Some(body) = led(model, holder, key!("body")).first()
    {
        let title = format!("{}{}", model.name(holder), aside(model, holder, sketch.day));
        return (draw_other(sketch, *body), Some(title));
    }
    let at = draw_other(sketch, holder);
    if model.kind(holder) == Kind::Member
        && let Some(drawn) = sketch.node_mut(at)
    {
        drawn.node.name = capital(&called(model, holder));
    }
    (at, None)
}

/// Posts that hold no place and lead for nobody, at their bodies.
fn posts(sketch: &mut Sketch<'_>) {
    let model = sketch.model;
    for post in model.of_kind(Kind::Post) {
        let title = model.name(post);
        let bodies = named(model, post, "body").into_iter().chain(named(model, post, "joint-with"));
        let bodies: Vec<(ElementId, &str)> = bodies.collect();
        if bodies.is_empty() {
            draw_other(sketch, post);
        }
        for (body, said) in bodies {
            let is_told = |at: usize| {
                let tells = sketch.drawn.get(at).map(|drawn| drawn.node.tells.as_slice());
                tells.is_some_and(|tells| tells.iter().any(|tell| tell.words.contains(&title)))
            };
            if sketch.place(body).is_some_and(is_told) {
                continue;
            }
            let (_, stands) = standing::of(model, post, sketch.day);
            let words: Vec<String> = std::iter::once(format!("Post: {title}{said}")).chain(stands).collect();
            let at = draw_other(sketch, body);
            sketch.tell(at, words.join("; "), Some(post));
        }
    }
}
