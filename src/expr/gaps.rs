//! What is missing: collected while an expression is worked out, told in the words of the format at the end.

use smallvec::{SmallVec, smallvec};

use super::answer::Lacks;
use super::context::Context;
use super::value::Site;
use crate::finding::{Gap, Whom, Words};
use crate::model::vocab::{Form, Type};
use crate::model::{Datum, Fact, HEADING_ONLY, Model};
use crate::source::{FileId, Span};

/// One or several missing facts, by their place in [`Gaps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GapId(u32);

/// Why a fact is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why<'a> {
    /// The key is not there.
    NotStated,
    /// Said to be none, where its value is asked for.
    SaidNone,
    /// Doubted by the transcriber.
    Doubted(&'a str),
    /// Sources disagree; so many readings.
    Disputed(usize),
    /// Could not be read.
    Unreadable,
    /// A day within bounds that are too wide.
    Vague,
    /// A list that may have other members.
    Others,
    /// The same, where no member that it has does.
    NoneOfThese,
    /// A set of files that does not say that it is complete.
    OtherFiles,
    /// No event of that kind is stated.
    NoEvent(&'a str),
    /// None of that kind is stated for an area, and some are for others.
    NoEventFor(&'a str, &'a str),
    /// No topic of that name is stated.
    NoTopic(&'a str),
    /// A body, a group or all together, without saying by which post.
    WhichPost,
    /// Someone outside, without saying who.
    Outside,
    /// Somebody who may be a receiver of reports under another name.
    UnknownReceiver(&'a str),
    /// The reference lists do not tell.
    NotListed,
    /// The reference lists speak for an earlier time.
    Horizon,
    /// Planned, and nobody can tell whether it comes to be.
    Planned,
    /// Stated with a word for how far it has come, by which it is not so yet.
    NotYet(&'a str),
    /// Bank holidays are not known so far.
    Holidays,
    /// The Schedule has no paragraph of that number.
    NoParagraph,
    /// It cannot be told which edition is meant.
    WhichEdition,
    /// The published document sets a topic out only in part.
    InPart,
    /// The reference lists hold no count of the children of an area.
    NoPopulation,
    /// What goes by this title may follow on what is asked about, or be something else: what there is in common.
    MayFollow(&'a str, &'static str),
    /// What is stated leaves it open, for a reason that the rule gives.
    Open(&'a str),
    /// What an agreement covers is said in other words than the function that is asked about.
    OtherWords(&'a str),
}

#[derive(Clone, Copy, Debug)]
enum Node<'a> {
    One(Site, Why<'a>),
    /// At no place of any description.
    Nowhere(Why<'a>),
    Both(GapId, GapId),
    Given(&'a Gap),
}

/// Every missing fact that was met.
#[derive(Debug, Default)]
pub(super) struct Gaps<'a> {
    nodes: SmallVec<[Node<'a>; 4]>,
}

impl<'a> Gaps<'a> {
    pub(super) fn one(&mut self, site: Site, why: Why<'a>) -> GapId {
        self.add(Node::One(site, why))
    }

    pub(super) fn nowhere(&mut self, why: Why<'a>) -> GapId {
        self.add(Node::Nowhere(why))
    }

    /// Whether it is one fact alone, whose key is not there.
    pub(super) fn is_not_stated(&self, id: GapId) -> bool {
        matches!(self.nodes.get(id.0 as usize), Some(Node::One(_, Why::NotStated)))
    }

    /// Whether it is one fact alone, which could not be read.
    pub(super) fn is_unreadable(&self, id: GapId) -> bool {
        matches!(self.nodes.get(id.0 as usize), Some(Node::One(_, Why::Unreadable)))
    }

    /// Whether it is only that a list may have other members.
    pub(super) fn is_only_others(&self, id: GapId) -> bool {
        matches!(self.nodes.get(id.0 as usize), Some(Node::One(_, Why::Others)))
    }

    /// Whether it is only that no event of the kind is stated.
    pub(super) fn is_no_event(&self, id: GapId) -> bool {
        let is = |why: &Why<'_>| matches!(why, Why::NoEvent(_) | Why::NoEventFor(..));
        matches!(self.nodes.get(id.0 as usize), Some(Node::One(_, why) | Node::Nowhere(why)) if is(why))
    }

    /// What the missing facts below an id come to: sources that disagree before what is marked as uncertain, before all else.
    pub(super) fn kind(&self, id: GapId) -> Lacks {
        let reached = self.reached(id);
        let any = |is: fn(&Why<'_>) -> bool| reached.iter().any(|node| matches!(node, Node::One(_, why) if is(why)));
        if any(|why| matches!(why, Why::Disputed(_))) {
            Lacks::Disputed
        } else if any(|why| matches!(why, Why::Doubted(_))) {
            Lacks::Doubted
        } else {
            Lacks::NotStated
        }
    }

    /// Whether something that is marked as uncertain is among the missing facts below an id.
    pub(super) fn has_doubt(&self, id: GapId) -> bool {
        self.reached(id).iter().any(|node| matches!(node, Node::One(_, Why::Doubted(_))))
    }

    pub(super) fn given(&mut self, gap: &'a Gap) -> GapId {
        self.add(Node::Given(gap))
    }

    pub(super) fn both(&mut self, a: GapId, b: GapId) -> GapId {
        if a == b { a } else { self.add(Node::Both(a, b)) }
    }

    /// Adds what is missing to what was missing before, if anything was.
    pub(super) fn join(&mut self, before: Option<GapId>, more: GapId) -> GapId {
        before.map_or(more, |before| self.both(before, more))
    }

    fn add(&mut self, node: Node<'a>) -> GapId {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        GapId(id)
    }

    /// What is missing to tell which of two sides holds, with what either side misses. Of a fact that is itself missing, a side
    /// cannot say that what it states leaves the question open; nor of anything, where the choice of the side is in doubt.
    pub(super) fn either(&mut self, which: GapId, side: GapId) -> GapId {
        if !self.gives_a_reason(side) {
            return self.both(which, side);
        }
        let missing = self.reached(which);
        let is_in_doubt = self.is_in_doubt(which);
        self.both_unless(which, side, |site| is_in_doubt || missing.iter().any(|node| node.is_of(site)))
    }

    /// What is missing of one condition and of the next, which matters only where the first does not hold: while that is in doubt, the
    /// next cannot say that what is stated leaves the question open.
    pub(super) fn unless_in_doubt(&mut self, first: GapId, next: GapId) -> GapId {
        if !self.gives_a_reason(next) {
            return self.both(first, next);
        }
        let is_in_doubt = self.is_in_doubt(first);
        self.both_unless(first, next, |_| is_in_doubt)
    }

    /// Whether among what is missing is a reason for which what is stated leaves the question open. Mostly there is none, which is found out
    /// before all else.
    fn gives_a_reason(&self, id: GapId) -> bool {
        match self.nodes.get(id.0 as usize) {
            Some(Node::One(_, why)) => why.is_a_reason(),
            Some(Node::Both(..)) => {
                self.reached(id).iter().any(|node| matches!(node, Node::One(_, why) if why.is_a_reason()))
            }
            _ => false,
        }
    }

    /// Whether something is missing because it is marked as uncertain, because sources disagree, or because it could not be read.
    fn is_in_doubt(&self, id: GapId) -> bool {
        let is_unreadable = |node: &Node<'_>| matches!(node, Node::One(_, Why::Unreadable));
        !matches!(self.kind(id), Lacks::NotStated) || self.reached(id).iter().any(is_unreadable)
    }

    /// Both, without the reasons of the second for what is open that are moot.
    fn both_unless(&mut self, first: GapId, second: GapId, is_moot: impl Fn(Site) -> bool) -> GapId {
        let told = self.reached(second);
        let is_moot = |node: &Node<'_>| matches!(node, Node::One(at, why) if why.is_a_reason() && is_moot(*at));
        if !told.iter().any(is_moot) {
            return self.both(first, second);
        }
        let kept: SmallVec<[Node<'a>; 8]> = told.into_iter().filter(|node| !is_moot(node)).collect();
        kept.into_iter().fold(first, |all, node| {
            let node = self.add(node);
            self.both(all, node)
        })
    }

    /// The missing facts below an id, each once, in the order they were met.
    pub(super) fn told(&self, id: GapId, context: &Context<'_>) -> Vec<Gap> {
        let nowhere =
            |why: Words| Gap { fact: Words::default(), why, label: Span::new(FileId(0), 0, 0), whom: Whom::Keeper };
        if context.untold {
            return vec![nowhere(Words::default())];
        }
        let mut told: Vec<Gap> = Vec::new();
        for node in &self.reached(id) {
            let gap = match node {
                Node::One(site, why) => gap(*site, *why, context),
                Node::Nowhere(why) => nowhere(why.words()),
                Node::Given(gap) => (*gap).clone(),
                Node::Both(..) => continue,
            };
            if !told.iter().any(|known| known.label == gap.label && *known == gap) {
                told.push(gap);
            }
        }
        told
    }

    /// Everything below an id that is no pair, each fact with a reason once, in the order they were met.
    fn reached(&self, id: GapId) -> SmallVec<[Node<'a>; 8]> {
        let mut seen: SmallVec<[bool; 32]> = smallvec![false; self.nodes.len()];
        let mut open: SmallVec<[GapId; 8]> = smallvec![id];
        let mut reached: SmallVec<[Node<'a>; 8]> = SmallVec::new();
        while let Some(GapId(at)) = open.pop() {
            let at = at as usize;
            match seen.get_mut(at) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            match self.nodes.get(at) {
                Some(Node::Both(a, b)) => open.extend([*b, *a]),
                Some(one @ Node::One(site, why)) => {
                    let is_known = |known: &Node<'_>| matches!(known, Node::One(at, of) if (at, of) == (site, why));
                    if !reached.iter().any(is_known) {
                        reached.push(*one);
                    }
                }
                Some(other) => reached.push(*other),
                None => {}
            }
        }
        reached
    }
}

impl Node<'_> {
    /// Whether a fact itself is missing.
    fn is_of(&self, site: Site) -> bool {
        matches!(self, Self::One(at, why) if *at == site && !why.is_a_reason())
    }
}

/// A missing fact in the words of the format, with the reason as a clause.
fn gap(site: Site, why: Why<'_>, context: &Context<'_>) -> Gap {
    let Some(model) = context.models.get(site.model as usize) else {
        return Gap { fact: Words::default(), why: why.words(), label: site.span, whom: Whom::Keeper };
    };
    let mut fact = path(model, site);
    if fact.is_empty() {
        model.id(site.element).unwrap_or("the arrangement").clone_into(&mut fact);
    }
    if why == Why::OtherFiles {
        "arrangements in other files".clone_into(&mut fact);
    }
    let why = match why {
        Why::NotStated => model.why_missing(site.element, site.span).words().into(),
        Why::NoEvent(what) => {
            let silence = model.why_not_stated().words();
            format!("no event `{what}` is stated; {silence}").into()
        }
        Why::NoEventFor(what, area) => {
            let silence = model.why_not_stated().words();
            format!("no event `{what}` is stated for {area}; {silence}").into()
        }
        Why::NoTopic(topic) => {
            let silence = model.why_not_stated().words();
            format!("no topic `{topic}` is stated, and {silence}").into()
        }
        Why::Vague => match site.field.map(|field| model.fact(site.element, field)) {
            Some(Fact::Known(Datum::Day(day), _)) => {
                let words = site.field.and_then(|field| model.day_words(site.element, field));
                let words = words.map_or_else(|| day.in_words(), |words| format!("`{words}`"));
                format!("the date, {words}, is too vague").into()
            }
            _ => why.words(),
        },
        other => other.words(),
    };
    Gap { fact: fact.into(), why, label: site.span, whom: model.whom(site.element, site.field) }
}

/// Where a fact stands or would stand, in the words of the format.
fn path(model: &Model, site: Site) -> String {
    let path = model.path(site.element, site.field);
    let (Some(index), Some(field)) = (site.index, site.field) else { return path };
    let keyed = matches!(
        model.kind(site.element).definition(field).map(|field| field.ty),
        Some(Type::List { form: Form::Keyed, .. })
    );
    if !keyed {
        return format!("{path}[{index}]");
    }
    // The members of a mapping go by their keys.
    let member = match model.fact(site.element, field) {
        Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => list.get(index as usize),
        _ => None,
    };
    match member {
        Some(Fact::Known(Datum::Element(element), _) | Fact::Uncertain(Datum::Element(element), ..)) => {
            model.path(element, None)
        }
        _ => path,
    }
}

impl Why<'_> {
    /// Whether what is stated itself leaves it open.
    const fn is_a_reason(self) -> bool {
        matches!(self, Self::Open(_) | Self::OtherWords(_))
    }

    /// The reason as a clause.
    fn words(self) -> Words {
        Words::Fixed(match self {
            Self::NotStated => "this file does not say",
            Self::SaidNone => "it is said that there is none, and the question is what it is",
            Self::Doubted(HEADING_ONLY) => HEADING_ONLY,
            Self::Doubted(why) => return format!("{}: {why}", Gap::IN_DOUBT).into(),
            Self::Disputed(2) => "two readings disagree",
            Self::Disputed(count) => return format!("{count} readings disagree").into(),
            Self::Unreadable => Gap::UNREADABLE,
            Self::Vague => "the date is too vague",
            Self::Others => Gap::OTHERS,
            Self::NoneOfThese => "none that is stated there settles it, and it is not said whether there are others",
            Self::OtherFiles => Gap::OTHER_FILES,
            Self::NoEvent(what) => return format!("no event `{what}` is stated").into(),
            Self::NoEventFor(what, area) => return format!("no event `{what}` is stated for {area}").into(),
            Self::NoTopic(topic) => return format!("no topic `{topic}` is stated").into(),
            Self::WhichPost => "it is not said by which post",
            Self::Outside => "somebody outside the arrangements is meant, and it is not said who",
            Self::UnknownReceiver(name) => return format!("it was sent to `{name}`, which masa does not know").into(),
            Self::NotListed => "the reference lists of areas and bodies do not tell",
            Self::Horizon => "the reference lists of areas and bodies do not reach that day",
            Self::Planned => "it is planned, and not yet so",
            Self::NotYet(state @ ("hoped-for" | "claimed" | "under-discussion")) => {
                return format!("it is only {}", state.replace('-', " ")).into();
            }
            Self::NotYet(state) => return format!("it is {}, and not yet so", state.replace('-', " ")).into(),
            Self::WhichEdition => "it cannot be told which edition is meant",
            Self::NoParagraph => "the Schedule has no paragraph of that number",
            Self::Holidays => "the bank holidays of that time are not known",
            Self::InPart => "the document sets it out only in part",
            Self::NoPopulation => "the reference lists hold no count of the children who live in the area",
            Self::MayFollow(title, common) => {
                return format!("`{title}` {common}; is it meant to take its place?").into();
            }
            Self::Open(why) => return why.to_owned().into(),
            Self::OtherWords(text) => {
                let what = "which is not exactly the function; it may leave out days, hours, children or an area";
                return format!("`{text}` stands there, {what}: where all of it is meant, name the function alone")
                    .into();
            }
        })
    }
}
