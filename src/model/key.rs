//! How elements are known again, and where they stand in the words of the format.

use std::fmt::Write;

use super::facts::{Datum, ElementId, Fact, List, Model};
use super::vocab::{FieldId, Form, Natural, Type, key};

impl Model {
    /// What an element of its kind goes by wherever it stands: never a file, a place or an index. Several may share one;
    /// [`key`](Self::key) tells them apart.
    ///
    /// An id gives way to the first one under `formerly`, so that a renamed thing keeps its key.
    #[must_use]
    pub fn natural_key(&self, element: ElementId) -> String {
        let mut key = String::with_capacity(32);
        self.push_key(&mut key, element);
        key
    }

    fn push_key(&self, key: &mut String, element: ElementId) {
        if let Some((_, shared)) = self.one_with.iter().find(|(own, _)| *own == element) {
            return self.push_key(key, *shared);
        }
        match self.kind(element).natural() {
            Natural::Id => self.push_first_id(key, element),
            Natural::Fields(fields) => self.push_fields(key, element, fields),
            Natural::WithParent(fields) => {
                // The arrangement itself is left out: its id is the file's.
                if let Some((parent, _)) = self.parent(element).filter(|(parent, _)| *parent != self.root()) {
                    self.push_key(key, parent);
                    key.push('/');
                    let with_parent = key.len();
                    self.push_fields(key, element, fields);
                    if key.len() == with_parent {
                        key.pop();
                    }
                } else {
                    self.push_fields(key, element, fields);
                }
            }
        }
    }

    fn push_first_id(&self, key: &mut String, element: ElementId) {
        if let Some(Datum::List(list)) = self.value(element, key!("formerly"))
            && list.iter().any(|fact| self.push_fact(key, fact))
        {
            return;
        }
        key.push_str(self.id(element).unwrap_or_default());
    }

    /// The keys of the fields that have a value; `post|body` stands for the first of the two that has one.
    fn push_fields(&self, key: &mut String, element: ElementId, fields: &[&str]) {
        let begin = key.len();
        for field in fields {
            let before = key.len();
            if before > begin {
                key.push('/');
            }
            let mut values = field.split('|').filter_map(|field| self.value(element, field));
            if !values.any(|datum| self.push_datum(key, datum)) {
                key.truncate(before);
            }
        }
    }

    fn push_fact(&self, key: &mut String, fact: Fact<'_>) -> bool {
        match fact {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => self.push_datum(key, datum),
            _ => false,
        }
    }

    /// False for a value without any key.
    fn push_datum(&self, key: &mut String, datum: Datum<'_>) -> bool {
        let before = key.len();
        // Writing to a text cannot fail.
        let _ = match datum {
            Datum::Text(text) => key.write_str(text),
            Datum::Word(word) => key.write_str(word),
            Datum::Day(day) => write!(key, "{day}"),
            Datum::Period(period) => write!(key, "{period}"),
            Datum::Element(element) => {
                self.push_key(key, element);
                Ok(())
            }
            Datum::List(list) => key.write_str(&self.key_of_list(list)),
            other => key.write_str(&self.words(other)),
        };
        key.len() > before
    }

    /// What a field says, as part of a key; nothing where it says nothing for sure.
    pub(super) fn key_of_field(&self, element: ElementId, field: FieldId) -> String {
        let mut key = String::new();
        self.push_fact(&mut key, self.written(element, field));
        key
    }

    /// Sorted, for the order in which members stand tells nothing.
    fn key_of_list(&self, list: List<'_>) -> String {
        let key_of = |fact| {
            let mut key = String::new();
            self.push_fact(&mut key, fact).then_some(key)
        };
        let mut keys: Vec<String> = list.iter().filter_map(key_of).collect();
        keys.sort_unstable();
        keys.join("+")
    }

    /// Where an element or one of its fields stands, in the words of the format: `groups.pscp.chairs[0].post`.
    ///
    /// An area or body of the reference lists, which stands nowhere in the file, goes by its id.
    #[must_use]
    pub fn path(&self, element: ElementId, field: Option<FieldId>) -> String {
        let mut path = String::with_capacity(48);
        self.push_path(&mut path, element, field);
        path
    }

    fn push_path(&self, path: &mut String, element: ElementId, field: Option<FieldId>) {
        match self.parent(element) {
            Some((parent, holding)) => {
                self.push_path(path, parent, Some(holding));
                self.push_step(path, parent, holding, element);
            }
            None if element == self.root() => {}
            None => path.push_str(self.id(element).unwrap_or_default()),
        }
        if let Some(field) = field.and_then(|field| self.kind(element).definition(field)) {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(field.name);
        }
    }

    /// The step from a field to the element that it holds.
    fn push_step(&self, path: &mut String, parent: ElementId, field: FieldId, element: ElementId) {
        let Some(field_definition) = self.kind(parent).definition(field) else { return };
        match field_definition.ty {
            Type::List { form: Form::Keyed, .. } => {
                path.push('.');
                path.push_str(self.id(element).unwrap_or_default());
            }
            Type::List { form: Form::Sequence, .. } => {
                if let Some(at) = self.place_in(self.written(parent, field), element) {
                    path.push('[');
                    push_number(path, at);
                    path.push(']');
                }
            }
            _ => {}
        }
    }

    fn place_in(&self, fact: Fact<'_>, element: ElementId) -> Option<usize> {
        match fact {
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => list.place_of(element),
            Fact::Disputed(readings, _) => {
                readings.iter().find_map(|reading| self.place_in(self.reading(reading).0, element))
            }
            _ => None,
        }
    }

    pub(super) fn holds(&self, fact: Fact<'_>, element: ElementId) -> bool {
        match fact {
            Fact::Known(Datum::Element(held), _) | Fact::Uncertain(Datum::Element(held), ..) => held == element,
            Fact::Disputed(readings, _) => readings.iter().any(|reading| self.holds(self.reading(reading).0, element)),
            _ => false,
        }
    }
}

/// A number in digits, without the detour over formatting: places in lists are named in every fact that is missing.
fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}
