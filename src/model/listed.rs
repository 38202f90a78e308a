//! What the model asks of the reference lists of areas and bodies.

use crate::reference::{Reference, Resolution};
use crate::time::Day;

/// An area or a body of the reference lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'r> {
    /// Its id; an area and its council share one.
    pub id: &'r str,
    /// Its full name.
    pub name: &'r str,
    /// Which sort of body, a word of [`BODY_KIND`](super::vocab::BODY_KIND); nothing for an area.
    pub kind: Option<&'r str>,
    /// Since when, if the lists say.
    pub from: Option<Day>,
    /// Its last day, if it has ended or is to end.
    pub until: Option<Day>,
}

/// Where a name leads in the reference lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked<'r> {
    /// To one.
    One(Listed<'r>),
    /// To several; all of them.
    Several(Vec<Listed<'r>>),
    /// To none.
    None,
}

/// Reference lists in which names are looked up.
///
/// An id leads to its area or body whatever the day, for a file may name what has ended. Any other name leads to what
/// bears it on the day.
pub trait Lists {
    /// The area of that id or name.
    fn find_area(&self, name: &str, on: Day) -> Looked<'_>;
    /// The body of that id or name.
    fn find_body(&self, name: &str, on: Day) -> Looked<'_>;
    /// The area that a mistyped name most likely stands for; asked only for names that lead nowhere.
    fn area_like(&self, name: &str, on: Day) -> Option<Listed<'_>>;
    /// The body that a mistyped name most likely stands for; asked only for names that lead nowhere.
    fn body_like(&self, name: &str, on: Day) -> Option<Listed<'_>>;
}

impl Lists for Reference {
    fn find_area(&self, name: &str, on: Day) -> Looked<'_> {
        looked(self.areas_called(name, on).into_iter().filter_map(|id| listed_area(self, id)).collect())
    }

    fn find_body(&self, name: &str, on: Day) -> Looked<'_> {
        looked(self.bodies_called(name, on).into_iter().filter_map(|id| listed_body(self, id)).collect())
    }

    fn area_like(&self, name: &str, on: Day) -> Option<Listed<'_>> {
        guessed(&self.resolve_area(name, on)).and_then(|id| listed_area(self, id))
    }

    fn body_like(&self, name: &str, on: Day) -> Option<Listed<'_>> {
        guessed(&self.resolve_body(name, on)).and_then(|id| listed_body(self, id))
    }
}

fn looked(found: Vec<Listed<'_>>) -> Looked<'_> {
    match found.as_slice() {
        [] => Looked::None,
        [one] => Looked::One(*one),
        _ => Looked::Several(found),
    }
}

fn guessed(resolution: &Resolution) -> Option<&'static str> {
    match resolution {
        Resolution::None { did_you_mean } => *did_you_mean,
        Resolution::One(_) | Resolution::Several(_) => None,
    }
}

fn listed_area<'r>(lists: &'r Reference, id: &str) -> Option<Listed<'r>> {
    let area = lists.area(id)?;
    Some(Listed {
        id: area.id,
        name: area.name,
        kind: None,
        from: area.life.from.map(Day::from),
        until: area.life.until.map(Day::from),
    })
}

fn listed_body<'r>(lists: &'r Reference, id: &str) -> Option<Listed<'r>> {
    let body = lists.body(id)?;
    let (from, until) = (body.life.from.map(Day::from), body.life.until.map(Day::from));
    Some(Listed { id: body.id, name: body.name, kind: Some(body.kind().id()), from, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_answer_by_id_by_name_and_by_day() {
        let lists = Reference::bundled();
        let day = |text| Day::parse(text).unwrap();
        let Looked::One(ccg) = lists.find_body("NHS Devon CCG", day("2021-06-01")) else { panic!("not one") };
        assert_eq!((ccg.id, ccg.kind, ccg.until), ("nhs-devon-ccg", Some("health-board"), Some(day("2022-06-30"))));
        assert_eq!(
            lists.find_area("plymouth", day("2021")),
            Looked::One(lists.area_like("plymuoth", day("2021")).unwrap())
        );
        assert_eq!(lists.find_area("nhs-devon-ccg", day("2021")), Looked::None);
        assert_eq!(lists.body_like("plymouth", day("2021")), None);
        assert!(matches!(lists.find_area("Dorset", day("[2018..2020]")), Looked::Several(all) if all.len() == 2));
    }
}
