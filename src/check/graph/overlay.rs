//! A change: what is drawn of before, put over what is drawn of after.

use super::sketch::{Drawn, Sketch};
use crate::check::diff::{led, text, texts};
use crate::finding::{Fate, How, PictureLine, Presence, Sort, Tell};
use crate::model::vocab::{Kind, Tail, key};
use crate::model::{Datum, ElementId, Fact, Model};

/// Puts what stands in before under what stands in after. `alike` says which element of before is which of after.
pub(super) fn over(after: &mut Sketch<'_>, mut before: Sketch<'_>, alike: &[(ElementId, ElementId)]) {
    let back: Vec<(ElementId, ElementId)> = alike.iter().map(|(was, is)| (*is, *was)).collect();
    let before_model = before.model;
    let left = bring(after, &before, alike);
    let come: Vec<(ElementId, ElementId)> =
        bring(&mut before, after, &back).into_iter().map(|(_, shown)| (shown, shown)).collect();
    let kept = after.drawn.len();
    let mut known = vec![false; kept];
    let places: Vec<Vec<usize>> = before.drawn.iter().map(|drawn| counterparts(after, drawn, alike)).collect();
    let (mut moved_to, mut at) = (Vec::new(), 0);
    for (drawn, same) in before.drawn.into_iter().zip(&places) {
        for place in same {
            if let Some(known) = known.get_mut(*place) {
                *known = true;
            }
            if let Some(now) = after.drawn.get_mut(*place) {
                compare(now, &drawn, same.len() == 1);
            }
        }
        if same.is_empty() {
            after.drawn.push(gone(drawn, before.model, after.model));
            moved_to.push(vec![kept + at]);
            at += 1;
        } else {
            moved_to.push(same.clone());
        }
    }
    for drawn in after.drawn.iter_mut().zip(known).filter(|(_, known)| !known).map(|(drawn, _)| drawn) {
        if drawn.element.is_none() {
            drawn.node.tells.iter_mut().for_each(|tell| tell.fate = Fate::New);
            continue;
        }
        if drawn.element.is_some_and(|element| is_the_whole(after.model, element, before.model)) {
            moved(drawn, "Before: the arrangements as a whole, by this name");
            continue;
        }
        drawn.node.fate = Fate::New;
        drawn.node.is_only_unnamed = drawn.element.is_some_and(|element| {
            may_leave_out(before.model, after.model.kind(element)) || is_only_mentioned(after.model, element)
        });
    }
    let elsewhere = [
        (come, "Before", Fate::New, (after.model, before_model)),
        (left, "After", Fate::Gone, (before_model, after.model)),
    ];
    for (pairs, side, fate, (shows, names)) in elsewhere {
        for (one, shown) in pairs {
            let Some(drawn) = after.drawn.iter_mut().find(|drawn| drawn.element == Some(one)) else { continue };
            match no_longer(shows, names, shown, drawn.node.sort) {
                Some((what, is_only_unnamed)) => {
                    moved(drawn, &format!("{side}: named, and {what}"));
                    drawn.node.fate = fate;
                    drawn.node.is_only_unnamed = is_only_unnamed;
                }
                None => moved(drawn, &format!("{side}: named, with no place in this view")),
            }
        }
    }
    lines(after, &before.lines, &moved_to);
}

/// Draws what a side names and this view does not show, where the other side shows it: it is neither new nor gone. Gives each
/// with the one that the other side shows. `alike` says which element of the other side is which of this one.
fn bring(sketch: &mut Sketch<'_>, other: &Sketch<'_>, alike: &[(ElementId, ElementId)]) -> Vec<(ElementId, ElementId)> {
    let mut brought = Vec::new();
    for drawn in &other.drawn {
        let Some(element) = drawn.element else { continue };
        let own: Vec<ElementId> = alike.iter().filter(|(theirs, _)| *theirs == element).map(|(_, own)| *own).collect();
        let Some(first) = own.first().filter(|_| own.iter().all(|one| sketch.place(*one).is_none())) else { continue };
        let at = sketch.draw(*first, drawn.node.sort, drawn.row.clone());
        if let Some(now) = sketch.node_mut(at) {
            now.node.beside = drawn.node.beside;
        }
        brought.push((*first, element));
    }
    brought
}

/// What something is no longer, or is not yet, on the side that only names it, and whether that side's list may just leave it out, so that
/// nothing is known to have changed; nothing for what has its place in the view by what it is. `shows` is the side whose `element` has a
/// place in the view.
fn no_longer(shows: &Model, names: &Model, element: ElementId, sort: Sort) -> Option<(&'static str, bool)> {
    if sort == Sort::Scrutiny {
        return (!may_leave_out(names, Kind::Scrutiny)).then_some(("no part of scrutiny", false));
    }
    let is_partner = shows.kind(element) == Kind::Body && !is_only_mentioned(shows, element);
    let is_open = may_leave_out(names, Kind::Partner);
    let what = if is_open { "not said to be a safeguarding partner" } else { "no safeguarding partner" };
    is_partner.then_some((what, is_open))
}

fn moved(drawn: &mut Drawn, words: &str) {
    drawn.node.fate = Fate::Moved;
    drawn.about.push(None);
    let tell = Tell { words: words.to_owned(), is_missing: false, fate: Fate::Moved, marks: Vec::new() };
    drawn.node.tells.push(tell);
}

/// Whether a group goes by a name of the other side's arrangement: what the one tells of as a group is for the other the whole.
fn is_the_whole(model: &Model, element: ElementId, other: &Model) -> bool {
    let names = |model: &Model, element: ElementId| -> Vec<String> {
        let own = text(model, element, key!("name")).into_iter();
        own.chain(texts(model, element, "known-as")).map(str::to_lowercase).collect()
    };
    let whole = names(other, other.root());
    model.kind(element) == Kind::Group && names(model, element).iter().any(|name| whole.contains(name))
}

/// Where something of before stands in after; what has no id goes by its name.
fn counterparts(after: &Sketch<'_>, drawn: &Drawn, alike: &[(ElementId, ElementId)]) -> Vec<usize> {
    let same = |element: ElementId| alike.iter().filter(move |(was, _)| *was == element).map(|(_, is)| *is);
    let mut found: Vec<usize> =
        drawn.element.into_iter().flat_map(same).filter_map(|element| after.place(element)).collect();
    if found.is_empty() {
        let named = |other: &Drawn| {
            // A group or post is known by what shows it, never by its name alone.
            let has_id = other.element.is_some_and(|element| after.model.id(element).is_some());
            !has_id && (other.node.sort, &other.node.name) == (drawn.node.sort, &drawn.node.name)
        };
        found.extend(after.drawn.iter().position(named));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Says what is said on one side only, and that something stands in another row.
fn compare(now: &mut Drawn, was: &Drawn, alone: bool) {
    let old: Vec<&str> = was.node.tells.iter().map(|tell| tell.words.as_str()).collect();
    for tell in now.node.tells.iter_mut().filter(|tell| !tell.is_missing && !old.contains(&tell.words.as_str())) {
        tell.fate = Fate::New;
    }
    let mut add = |tell: Tell| {
        now.about.push(None);
        now.node.tells.push(tell);
    };
    let say = |words: String, fate| Tell { words, is_missing: false, fate, marks: Vec::new() };
    // What has ended, or has not begun, is drawn all the same: it is gone or new as if only one side named it.
    let is_there = |presence: Presence| !matches!(presence, Presence::Over | Presence::Ahead);
    if alone && is_there(was.node.presence) && now.node.presence == Presence::Over {
        now.node.fate = Fate::Gone;
    } else if alone && !is_there(was.node.presence) && is_there(now.node.presence) {
        now.node.fate = Fate::New;
    } else if now.row != was.row && !now.node.beside {
        now.node.fate = Fate::Moved;
        add(say(format!("Before: {}", was.row.1), Fate::Moved));
    }
    if alone && now.node.name != was.node.name {
        add(say(format!("Before: {}", was.node.name), Fate::Moved));
    }
    if alone {
        let fresh: Vec<String> = now.node.tells.iter().map(|tell| tell.words.clone()).collect();
        for tell in was.node.tells.iter().filter(|tell| !tell.is_missing && !fresh.contains(&tell.words)) {
            now.about.push(None);
            now.node.tells.push(Tell { fate: Fate::Gone, marks: Vec::new(), ..tell.clone() });
        }
    }
}

/// Whether the list of a kind may leave out what is there. Bodies are named by the partners, whose list is all there are.
pub(in crate::check) fn may_leave_out(model: &Model, kind: Kind) -> bool {
    let field = match kind {
        Kind::Group => "groups",
        Kind::Post => "posts",
        Kind::Scrutiny => "scrutiny",
        Kind::Body | Kind::Partner => "partners",
        _ => return true,
    };
    !matches!(model.named(model.root(), field), Fact::Known(Datum::List(list), _) if list.tail == Tail::Closed)
}

/// Whether a body is named without being a partner: the list of partners of the other side does not say that it has come or gone.
fn is_only_mentioned(model: &Model, element: ElementId) -> bool {
    let is_partner =
        || model.of_kind(Kind::Partner).any(|partner| led(model, partner, key!("body")).contains(&element));
    model.kind(element) == Kind::Body && !is_partner()
}

fn gone(mut drawn: Drawn, before: &Model, after: &Model) -> Drawn {
    let Some(element) = drawn.element.take() else {
        // That there is no owner is no thing that could be gone; what had none is.
        drawn.node.tells.iter_mut().for_each(|tell| tell.fate = Fate::Gone);
        return drawn;
    };
    drawn.about.iter_mut().for_each(|about| *about = None);
    if is_the_whole(before, element, after) {
        moved(&mut drawn, "After: the arrangements as a whole, by this name");
        return drawn;
    }
    drawn.node.is_only_unnamed = may_leave_out(after, before.kind(element)) || is_only_mentioned(before, element);
    drawn.node.fate = Fate::Gone;
    drawn
}

fn lines(after: &mut Sketch<'_>, before: &[PictureLine], places: &[Vec<usize>]) {
    let fresh = after.lines.len();
    let mut known = vec![false; fresh];
    for line in before {
        let ends = |end: usize| places.get(end).cloned().unwrap_or_default();
        let now: Vec<(usize, usize)> =
            ends(line.from).iter().flat_map(|from| ends(line.to).into_iter().map(move |to| (*from, to))).collect();
        let same = |other: &PictureLine| other.how == line.how && now.contains(&(other.from, other.to));
        let mut found = false;
        for (at, known) in known.iter_mut().enumerate() {
            if after.lines.get(at).is_some_and(same) {
                (*known, found) = (true, true);
            }
        }
        if let Some((from, to)) = now.first().filter(|_| !found) {
            let line = PictureLine { from: *from, to: *to, fate: Fate::Gone, marks: Vec::new(), ..line.clone() };
            after.lines.push(line);
        }
    }
    for line in after.lines.iter_mut().take(fresh).zip(known).filter(|(_, known)| !known).map(|(line, _)| line) {
        line.fate = Fate::New;
    }
    for at in 0..after.drawn.len() {
        let up = |line: &&PictureLine| line.from == at && matches!(line.how, How::ReportsTo | How::CommissionedBy);
        let fates: Vec<Fate> = after.lines.iter().filter(up).map(|line| line.fate).collect();
        let moved = fates.contains(&Fate::New) && fates.contains(&Fate::Gone);
        if let Some(drawn) = after.node_mut(at).filter(|drawn| moved && drawn.node.fate == Fate::Same) {
            drawn.node.fate = Fate::Moved;
        }
    }
}
