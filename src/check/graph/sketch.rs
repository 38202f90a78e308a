//! A picture while it is drawn: one description's things and lines, by its elements.

use crate::check::diff::{called, led, texts};
use crate::finding::{Fate, How, PictureLine, PictureNode, Presence, Sort, Tell};
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact, Hop, Model, Relation};
use crate::time::Day;

use super::standing;

/// The row that something stands in: rows are put in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row(pub u16, pub String);

impl Row {
    pub(super) fn new(rank: u16, title: &str) -> Self {
        Self(rank, title.to_owned())
    }
}

/// Something that is drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// Nothing for the place of what has no owner.
    pub(super) element: Option<ElementId>,
    pub(super) row: Row,
    pub(super) node: PictureNode,
    /// The element that each line of text is about, where it has one of its own.
    pub(super) about: Vec<Option<ElementId>>,
}

/// What is drawn of one description.
pub(super) struct Sketch<'m> {
    pub(super) model: &'m Model,
    pub(super) day: Day,
    /// How many files stand before its own among the texts of both sides.
    pub(super) further: u32,
    pub(super) drawn: Vec<Drawn>,
    pub(super) lines: Vec<PictureLine>,
}

impl<'m> Sketch<'m> {
    pub(super) const fn new(model: &'m Model, day: Day, further: u32) -> Self {
        Self { model, day, further, drawn: Vec::new(), lines: Vec::new() }
    }

    /// Where an element is drawn.
    pub(super) fn place(&self, element: ElementId) -> Option<usize> {
        self.drawn.iter().position(|drawn| drawn.element == Some(element))
    }

    /// Draws an element unless it is there.
    pub(super) fn draw(&mut self, element: ElementId, sort: Sort, row: Row) -> usize {
        if let Some(at) = self.place(element) {
            return at;
        }
        let (standing, said) = standing::of(self.model, element, self.day);
        let mut span = self.model.span(element);
        span.file.0 = span.file.0.saturating_add(self.further);
        let name = match self.model.kind(element) {
            Kind::Collective => collective(self.model, element).to_owned(),
            _ => called(self.model, element),
        };
        let node = PictureNode {
            sort,
            band: 0,
            beside: false,
            place: self.areas_of(element),
            name,
            tells: Vec::new(),
            presence: standing,
            fate: Fate::Same,
            is_only_unnamed: false,
            span,
        };
        self.drawn.push(Drawn { element: Some(element), row, node, about: Vec::new() });
        let at = self.drawn.len() - 1;
        for words in said {
            self.tell(at, words, None);
        }
        at
    }

    /// A body as the partner that it is, which may be one only from or until a day, or be no more than planned as one.
    pub(super) fn draw_partner(&mut self, partner: ElementId, body: ElementId, row: Row) -> usize {
        let at = self.draw(body, Sort::Body, row);
        let (standing, said) = standing::of(self.model, partner, self.day);
        if body != partner {
            for words in said {
                self.tell(at, words, Some(partner));
            }
            if let Some(drawn) = self.node_mut(at).filter(|drawn| drawn.node.presence == Presence::InPlace) {
                drawn.node.presence = standing;
            }
        }
        self.tell_leads(at, partner);
        at
    }

    /// Draws the place of what has no owner, unless it is there.
    pub(super) fn draw_nobody(&mut self, name: &str, row: Row) -> usize {
        let known = self.drawn.iter().position(|drawn| drawn.element.is_none() && drawn.node.name == name);
        known.unwrap_or_else(|| {
            let at = self.drawn.len();
            let node = PictureNode {
                sort: Sort::Nobody,
                band: 0,
                beside: false,
                place: String::new(),
                name: name.to_owned(),
                tells: Vec::new(),
                presence: Presence::InPlace,
                fate: Fate::Same,
                is_only_unnamed: false,
                span: self.model.span(self.model.root()),
            };
            self.drawn.push(Drawn { element: None, row, node, about: Vec::new() });
            at
        })
    }

    pub(super) fn node_mut(&mut self, at: usize) -> Option<&mut Drawn> {
        self.drawn.get_mut(at)
    }

    /// Adds a line of text.
    pub(super) fn tell(&mut self, at: usize, words: String, about: Option<ElementId>) {
        self.say(at, words, false, about);
    }

    /// Adds a line that says what is not stated.
    pub(super) fn miss(&mut self, at: usize, words: &str) {
        self.say(at, words.to_owned(), true, None);
    }

    fn say(&mut self, at: usize, words: String, is_missing: bool, about: Option<ElementId>) {
        if let Some(drawn) = self.drawn.get_mut(at) {
            if drawn.node.tells.iter().any(|tell| tell.words == words) {
                return;
            }
            drawn.node.tells.push(Tell { words, is_missing, fate: Fate::Same, marks: Vec::new() });
            drawn.about.push(about);
        }
    }

    /// Draws a step of the graph from one thing to another, once for each way of standing.
    pub(super) fn line(&mut self, from: usize, to: usize, hop: &Hop) {
        let Some(how) = how(hop.relation) else { return };
        if let Some(line) = self.lines.iter_mut().find(|line| (line.from, line.to, line.how) == (from, to, how)) {
            line.is_certain |= hop.certain;
            return;
        }
        let mut span = hop.span;
        span.file.0 = span.file.0.saturating_add(self.further);
        let line = PictureLine { from, to, how, is_certain: hop.certain, fate: Fate::Same, marks: Vec::new(), span };
        self.lines.push(line);
    }

    /// The areas that something is for, where these are not just those of the arrangement, and the parts of them.
    fn areas_of(&self, element: ElementId) -> String {
        let all = led(self.model, self.model.root(), key!("areas"));
        let own = named(self.model, element, "covers");
        let is_all = own.len() == all.len() && own.iter().all(|(area, said)| all.contains(area) && said.is_empty());
        let mut names: Vec<String> = Vec::new();
        if !is_all {
            names.extend(own.iter().map(|(area, said)| format!("{}{said}", self.model.name(*area))));
        }
        names.extend(texts(self.model, element, "covers-parts").into_iter().map(str::to_owned));
        names.join(", ")
    }
}

const fn how(relation: Relation) -> Option<How> {
    Some(match relation {
        Relation::ReportsTo => How::ReportsTo,
        Relation::CommissionedBy => How::CommissionedBy,
        Relation::Advises => How::Advises,
        Relation::EscalatesTo => How::EscalatesTo,
        Relation::Alongside => How::Alongside,
        Relation::Scrutinises => How::Scrutinises,
        Relation::Chairs => How::Chairs,
        Relation::Leads => How::Leads,
        Relation::MemberOf | Relation::DelegateOf | Relation::PostOf | Relation::Owns => return None,
    })
}

/// What "partners" or "outside" in place of a name stands for.
fn collective(model: &Model, element: ElementId) -> &'static str {
    if model.id(element) == Some("outside") {
        "Somebody outside the arrangements"
    } else {
        "The safeguarding partners together"
    }
}

/// Doubt about a value, as it stands after it.
pub(super) const IN_DOUBT: &str = ", in doubt";
const DISPUTED: &str = ", sources disagree";

/// Every value that a field states, with what is to be said of its certainty. Doubt about the element as a whole is left
/// aside, since it is said of the element.
pub(super) fn stated<'m>(model: &'m Model, element: ElementId, field: &str) -> Vec<(Datum<'m>, &'static str)> {
    let mut found = Vec::new();
    let whole = model.doubt(element);
    values(model, model.named(element, field), ("", whole), &mut found);
    found
}

fn values<'m>(
    model: &'m Model,
    fact: Fact<'m>,
    (said, whole): (&'static str, Option<&'m str>),
    into: &mut Vec<(Datum<'m>, &'static str)>,
) {
    let (datum, said) = match fact {
        Fact::Known(datum, _) => (datum, said),
        Fact::Uncertain(datum, _, why) if whole == Some(why) => (datum, said),
        Fact::Uncertain(datum, ..) => (datum, if said.is_empty() { IN_DOUBT } else { said }),
        Fact::Disputed(readings, _) => {
            for reading in readings {
                values(model, model.reading(reading).0, (DISPUTED, whole), into);
            }
            return;
        }
        Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => return,
    };
    match datum {
        Datum::List(list) => list.iter().for_each(|fact| values(model, fact, (said, whole), into)),
        datum => into.push((datum, said)),
    }
}

/// The elements among those.
pub(super) fn named(model: &Model, element: ElementId, field: &str) -> Vec<(ElementId, &'static str)> {
    let values = stated(model, element, field).into_iter();
    values.filter_map(|(datum, said)| if let Datum::Element(one) = datum { Some((one, said)) } else { None }).collect()
}

/// With a capital at the beginning, as a line of its own.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
