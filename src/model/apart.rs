//! Keys of elements, told apart where the natural ones do not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::facts::{ElementId, Model};
use super::vocab::{FieldId, Kind, Natural, Origin, Type};
use crate::source::FileId;

/// The key of an element: no other of its kind in the same file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The natural key, and what tells the element apart where others share it.
    pub own: String,
    /// The natural key, where others share it.
    pub common: Option<String>,
}

/// The keys of each kind's elements, in the order of the elements; worked out for the kinds that somebody asks about.
pub(super) type Keys = OnceLock<Vec<OnceLock<Vec<(ElementId, Key)>>>>;

/// Fields that say what a thing is called, which outlasts everything else that is said of it.
const NAMES: &[&str] = &["title", "name", "called"];
/// Fields that say how things stand, and not which thing it is.
const PASSING: &[&str] = &["state", "shared", "formerly"];
/// Longer values, such as a reason, make no part of a key.
const LONGEST: usize = 80;

impl Model {
    /// The key of an element, which no other of its kind in the same file has.
    ///
    /// Elements that share a natural key are told apart by their ids, titles and names, else by what else is said of them, and
    /// by their order only where all of that is the same: never by a line.
    #[must_use]
    pub fn key(&self, element: ElementId) -> Key {
        let kind = self.kind(element);
        let kinds = self.worked_out.keys.get_or_init(|| Kind::ALL.iter().map(|_| OnceLock::new()).collect());
        let known = kinds.get(kind as usize).map(|keys| keys.get_or_init(|| self.keys_of(kind)));
        let found = known.and_then(|known| {
            let at = known.binary_search_by_key(&element, |(known, _)| *known).ok()?;
            known.get(at).map(|(_, key)| key.clone())
        });
        found.unwrap_or_else(|| Key { own: self.natural_key(element), common: None })
    }

    fn keys_of(&self, kind: Kind) -> Vec<(ElementId, Key)> {
        let mut alike: BTreeMap<(FileId, String), Vec<ElementId>> = BTreeMap::new();
        for element in self.of_kind(kind) {
            alike.entry((self.file_of(element), self.natural_key(element))).or_default().push(element);
        }
        let mut taken: BTreeSet<(FileId, String)> = alike.keys().cloned().collect();
        let mut keys = Vec::new();
        for ((file, key), mut elements) in alike {
            // By its natural key a shared thing is known in every arrangement that uses it.
            let shared = |element: &ElementId| self.one_with(*element).is_some();
            if elements.len() > 1 && elements.iter().filter(|element| shared(element)).count() == 1 {
                let known = elements.extract_if(.., |element| shared(element));
                keys.extend(known.map(|element| (element, Key { own: key.clone(), common: None })));
            } else if let [alone] = elements.as_slice() {
                keys.push((*alone, Key { own: key, common: None }));
                continue;
            }
            for (element, what) in elements.iter().zip(self.what_differs(kind, &elements)) {
                let mut own = joined(&key, &what);
                let mut number = 1;
                while !taken.insert((file, own.clone())) {
                    own = joined(&joined(&key, &what), &number.to_string());
                    number += 1;
                }
                keys.push((*element, Key { own, common: Some(key.clone()) }));
            }
        }
        keys.sort_unstable_by_key(|(element, _)| *element);
        keys
    }

    /// What tells elements of one natural key apart, field by field until all are; what is the same for two is no part of it
    /// unless it sets them apart from a third.
    fn what_differs(&self, kind: Kind, elements: &[ElementId]) -> Vec<String> {
        let mut told = vec![String::new(); elements.len()];
        if matches!(kind.natural(), Natural::Id) {
            told = elements.iter().map(|element| self.id(*element).unwrap_or_default().to_owned()).collect();
        }
        for field in telling(kind) {
            let apart = distinct(&told);
            if apart == elements.len() {
                break;
            }
            let values: Vec<String> = elements.iter().map(|element| self.key_of_field(*element, field)).collect();
            let fits = |value: &String| value.len() <= LONGEST && !value.contains('\n');
            let longer: Vec<String> = told.iter().zip(&values).map(|(told, value)| joined(told, value)).collect();
            if values.iter().all(fits) && distinct(&longer) > apart {
                told = longer;
            }
        }
        told
    }
}

/// The fields that may tell elements of a kind apart: what they are called, then whatever names, words and days there are.
fn telling(kind: Kind) -> impl Iterator<Item = FieldId> {
    let fields = || (0u8..).map(FieldId).zip(kind.fields());
    let is_name = |name: &str| NAMES.contains(&name);
    let names = fields().filter(move |(_, field)| is_name(field.name));
    let others = fields().filter(move |(_, field)| {
        field.origin == Origin::Written
            && !is_name(field.name)
            && !PASSING.contains(&field.name)
            && !matches!(field.ty, Type::Bool | Type::Int | Type::Money | Type::Share)
    });
    names.chain(others).map(|(id, _)| id)
}

fn distinct(told: &[String]) -> usize {
    told.iter().collect::<BTreeSet<_>>().len()
}

fn joined(before: &str, after: &str) -> String {
    match (before, after) {
        (one, "") | ("", one) => one.to_owned(),
        _ => format!("{before}/{after}"),
    }
}
