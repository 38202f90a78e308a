//! Which partner, member, event or sum of before is which of after: by what it is about, then by what most of it says.

use std::collections::BTreeMap;

use super::links::{Link, Links};
use super::node::{Node, Side};
use super::occasions::{is_one_report, may_be_one};
use super::relate::is_other;
use super::tell::{called, details};
use crate::finding::{Known, KnownBy, listed};
use crate::model::vocab::{FieldId, Kind, Natural, Origin};

/// The elements of one list on both sides that are the same thing.
type Pairs<'m> = Vec<(Node<'m>, Node<'m>)>;

impl<'m> Links<'m> {
    /// Pairs of elements that no other element names, all of one kind, and what shows each where they are called otherwise.
    pub(super) fn pair_up(&self, children: &[Node<'m>]) -> Vec<Link<'m>> {
        let mut pairs = Vec::new();
        for link in &self.roots {
            let of = |side: Side, at: usize| -> Vec<Node<'m>> {
                children.iter().copied().filter(|child| child.side == side && child.at == at).collect()
            };
            let mut before = of(Side::Before, link.before.at);
            let mut after = of(Side::After, link.after.at);
            let other = is_other(link);
            for stage in 0..=4 {
                let found = match stage {
                    0 => without_choice(&before, &after, |one, other| is_one_report(one, other, &self.classes)),
                    1..=3 => self.by_key(&before, &after, (stage - 1, other)),
                    _ => without_choice(&before, &after, |one, other| self.may_read_alike(one, other)),
                };
                before.retain(|node| !found.iter().any(|(one, _)| one == node));
                after.retain(|node| !found.iter().any(|(_, other)| other == node));
                pairs.extend(found.into_iter().map(|(before, after)| {
                    let plain = called(before) == called(after) || is_plain(before.kind());
                    let words = if plain { String::new() } else { shown_at(before, stage, other) };
                    Link { before, after, known: Known { by: KnownBy::Place, words } }
                }));
            }
        }
        pairs
    }

    fn by_key(&self, before: &[Node<'m>], after: &[Node<'m>], stage: (usize, bool)) -> Pairs<'m> {
        let mut buckets: BTreeMap<String, [Vec<Node<'m>>; 2]> = BTreeMap::new();
        for node in before.iter().chain(after) {
            let Some(key) = self.key_at(*node, stage) else { continue };
            let [befores, afters] = buckets.entry(key).or_default();
            if node.side == Side::Before { befores.push(*node) } else { afters.push(*node) }
        }
        buckets.into_values().flat_map(|[befores, afters]| self.most_alike(&befores, &afters)).collect()
    }

    /// What an element is known by: first everything that tells it apart, then less and less. What happened to one arrangement
    /// did not happen to an `other` one on another day.
    fn key_at(&self, node: Node<'m>, (stage, other): (usize, bool)) -> Option<String> {
        match (fields_at(node.kind(), (stage, other)), stage) {
            // Two partners of one kind are two bodies, unless one of the two is not named.
            (Some(["kind"]), 1) if node.kind() == Kind::Partner => {
                let named = node.value("body").is_some();
                let key = self.classes.key_of(node, &["kind"]);
                (!named || self.has_unnamed_counterpart(node)).then_some(key)
            }
            (Some(fields), _) => Some(self.classes.key_of(node, fields)),
            (None, 0) => Some(self.classes.key(node)),
            (None, _) => None,
        }
    }

    /// Whether a partner of the same kind stands without a body in a description of the other side.
    fn has_unnamed_counterpart(&self, node: Node<'m>) -> bool {
        let roots = self.roots.iter().flat_map(|link| [link.before, link.after]);
        let mut others = roots.filter(|root| root.side != node.side).flat_map(|root| root.all(Kind::Partner));
        others.any(|other| other.value("body").is_none() && other.text("kind") == node.text("kind"))
    }

    /// Of those that one key fits, the pairs that say most alike; which stands first in a file tells nothing.
    fn most_alike(&self, before: &[Node<'m>], after: &[Node<'m>]) -> Pairs<'m> {
        let by_law = self.by_law_of_several(before, after);
        if !by_law.is_empty() {
            return by_law;
        }
        // In words, since the numbers of classes hang on which side is which.
        let words = |node: &Node<'m>| format!("{:?}", details(*node));
        let mut ranked = Vec::new();
        for one in before {
            for other in after.iter().filter(|other| self.may_be_one(*one, **other)) {
                let differ = self.classes.content(*one) != self.classes.content(*other);
                let unlike = usize::MAX - self.alike(*one, *other);
                let (was, is) = (words(one), words(other));
                let (first, last) = if was < is { (was, is) } else { (is, was) };
                ranked.push((differ, unlike, first, last, *one, *other));
            }
        }
        ranked.sort();
        let (mut taken, mut pairs) = (Vec::new(), Pairs::new());
        for (.., one, other) in ranked {
            if !taken.contains(&one) && !taken.contains(&other) {
                taken.extend([one, other]);
                pairs.push((one, other));
            }
        }
        pairs
    }

    /// Partners where the place of one body was taken by several, or of several by one: nobody is chosen among them.
    fn by_law_of_several(&self, before: &[Node<'m>], after: &[Node<'m>]) -> Pairs<'m> {
        let body = |partner: Node<'m>| partner.led("body").first().copied();
        let follows = |one: Node<'m>, other: Node<'m>| {
            let of = |link: &Link<'m>| Some(link.before) == body(one) && Some(link.after) == body(other);
            self.within.iter().any(|link| link.known.by == KnownBy::Law && of(link))
        };
        let all = before.iter().flat_map(|one| after.iter().map(move |other| (*one, *other)));
        let found: Pairs<'m> =
            all.filter(|(one, other)| one.kind() == Kind::Partner && follows(*one, *other)).collect();
        if found.len() > 1 { found } else { Pairs::new() }
    }

    /// What sources disagree about may be what the other side states for certain.
    fn may_read_alike(&self, one: Node<'m>, other: Node<'m>) -> bool {
        let (was, is) = (self.classes.possible(one), self.classes.possible(other));
        let several = was.iter().chain(&is).any(|readings| readings.len() > 1);
        several && self.may_be_one(one, other) && was.iter().zip(&is).all(|(was, is)| was == is || !was.is_disjoint(is))
    }

    /// Whether nothing that both state tells two elements of one key apart.
    fn may_be_one(&self, one: Node<'m>, other: Node<'m>) -> bool {
        match one.kind() {
            Kind::Event => may_be_one(one, other, &self.classes),
            // Of a year that neither states: what is only planned is not what somebody pays.
            Kind::Budget if one.value("year").is_none() && other.value("year").is_none() => {
                let pays = |budget: Node<'m>| !budget.led("contributions").is_empty();
                pays(one) == pays(other) || one.text("state") == other.text("state")
            }
            _ => true,
        }
    }

    /// How many fields say the same.
    fn alike(&self, one: Node<'m>, other: Node<'m>) -> usize {
        let fields = (0u8..).map(FieldId).zip(one.kind().fields());
        let stated = fields.filter(|(field, definition)| {
            definition.origin == Origin::Written && one.model.is_stated(one.element, *field)
        });
        stated.filter(|(field, _)| self.classes.field(one, *field) == self.classes.field(other, *field)).count()
    }
}

/// The pairs that fit, each where neither of the two fits another.
fn without_choice<'m>(before: &[Node<'m>], after: &[Node<'m>], fits: impl Fn(Node<'m>, Node<'m>) -> bool) -> Pairs<'m> {
    let all = before.iter().flat_map(|one| after.iter().map(move |other| (*one, *other)));
    let fitting: Pairs<'m> = all.filter(|(one, other)| fits(*one, *other)).collect();
    let alone = |pair: &&(Node<'m>, Node<'m>)| {
        fitting.iter().filter(|other| other.0 == pair.0 || other.1 == pair.1).count() == 1
    };
    fitting.iter().filter(alone).copied().collect()
}

/// The fields by which elements of a kind are known at a stage; nothing where those of its key are all there are.
fn fields_at(kind: Kind, (stage, other): (usize, bool)) -> Option<&'static [&'static str]> {
    let less: &[&[&str]] = match kind {
        Kind::Source => &[&["title", "date"], &["title"], &["id"]],
        Kind::Event if other => &[&["what", "by", "date"]],
        Kind::Event => &[&["what", "by"], &["what"]],
        Kind::Chair => &[&["as", "post|body"], &["as"]],
        Kind::Report => &[&["kind", "period|title"], &["kind", "title"]],
        Kind::Budget => &[&["year", "pot"], &["year"]],
        Kind::Contribution => &[&["payer", "kind"], &["payer"]],
        Kind::Partner => &[&["body|kind"], &["kind"]],
        Kind::Succession => &[&["kind", "areas"], &["areas"]],
        Kind::Inspection => &[&["by", "date"], &["by"]],
        Kind::Count => &[&["of", "year"]],
        Kind::AgencyList => &[&["force", "title"], &["title"], &["force"]],
        _ => &[],
    };
    less.get(stage).copied()
}

/// Whether elements of a kind are called by what is stated of them anyway: a seat by who holds it, a review by its areas.
const fn is_plain(kind: Kind) -> bool {
    matches!(kind, Kind::Chair | Kind::Member | Kind::Event | Kind::ChildDeathReview | Kind::Function)
}

/// What shows that two are one that are called otherwise: what fits them at a stage of [`Links::pair_up`], in words.
fn shown_at(node: Node<'_>, stage: usize, other: bool) -> String {
    let fields = match (stage, node.kind().natural()) {
        (0, _) => return "the day on which both came before the same people".to_owned(),
        (4, _) => return "what one of several sources says".to_owned(),
        (_, Natural::Fields(fields) | Natural::WithParent(fields)) => {
            fields_at(node.kind(), (stage - 1, other)).unwrap_or(fields)
        }
        (_, Natural::Id) => fields_at(node.kind(), (stage - 1, other)).unwrap_or(&["id"]),
    };
    let stated = |names: &&'static str| names.split('|').find(|name| *name == "id" || node.value(*name).is_some());
    let words = fields.iter().filter_map(stated).map(|field| match field {
        "payer" => "who pays".to_owned(),
        "by" => "whose it is".to_owned(),
        "what" => "what happens".to_owned(),
        "of" => "what is counted".to_owned(),
        "date" => "its day".to_owned(),
        "as" => "the part it plays".to_owned(),
        other => format!("its {}", other.replace('-', " ")),
    });
    let words: Vec<String> = words.collect();
    listed(&words.iter().map(String::as_str).collect::<Vec<_>>())
}
