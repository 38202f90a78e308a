//! How elements are known again, and where they stand in the words of the format.

use super::facts::{Datum, ElementId, Fact, List, Model};
use super::vocab::{FieldId, Form, Natural, Type};

impl Model {
    /// What tells an element from others of its kind wherever it stands: never a file, a place or an index.
    ///
    /// An id gives way to the first one under `formerly`, so that a renamed thing keeps its key.
    #[must_use]
    pub fn natural_key(&self, element: ElementId) -> String {
        if let Some((_, shared)) = self.one_with.iter().find(|(own, _)| *own == element) {
            return self.natural_key(*shared);
        }
        match self.kind(element).natural() {
            Natural::Id => self.first_id(element),
            Natural::Fields(fields) => self.key_of_fields(element, fields),
            Natural::WithParent(fields) => {
                let own = self.key_of_fields(element, fields);
                match self.parent(element) {
                    // The arrangement itself is left out: its id is the file's.
                    Some((parent, _)) if parent != self.root() => {
                        let parent = self.natural_key(parent);
                        if own.is_empty() { parent } else { format!("{parent}/{own}") }
                    }
                    _ => own,
                }
            }
        }
    }

    fn first_id(&self, element: ElementId) -> String {
        let first = match self.value(element, "formerly") {
            Some(Datum::List(list)) => list.iter().find_map(|fact| self.key_of_fact(fact)),
            _ => None,
        };
        first.or_else(|| self.id(element).map(str::to_owned)).unwrap_or_default()
    }

    /// The keys of the fields that have a value; `post|body` stands for the first of the two that has one.
    fn key_of_fields(&self, element: ElementId, fields: &[&str]) -> String {
        let parts = fields.iter().filter_map(|field| {
            field.split('|').filter_map(|field| self.value(element, field)).find_map(|datum| self.key_of_datum(datum))
        });
        parts.collect::<Vec<_>>().join("/")
    }

    fn key_of_fact(&self, fact: Fact<'_>) -> Option<String> {
        match fact {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => self.key_of_datum(datum),
            _ => None,
        }
    }

    fn key_of_datum(&self, datum: Datum<'_>) -> Option<String> {
        let key = match datum {
            Datum::Text(text) => text.to_owned(),
            Datum::Word(word) => word.to_owned(),
            Datum::Day(day) => day.to_string(),
            Datum::Period(period) => period.to_string(),
            Datum::Element(element) => self.natural_key(element),
            Datum::List(list) => self.key_of_list(list),
            other => self.words(other),
        };
        (!key.is_empty()).then_some(key)
    }

    /// Sorted, for the order in which members stand tells nothing.
    fn key_of_list(&self, list: List<'_>) -> String {
        let mut keys: Vec<String> = list.iter().filter_map(|fact| self.key_of_fact(fact)).collect();
        keys.sort_unstable();
        keys.join("+")
    }

    /// Where an element or one of its fields stands, in the words of the format: `groups.pscp.chairs[0].post`.
    ///
    /// An area or body of the reference lists, which stands nowhere in the file, goes by its id.
    #[must_use]
    pub fn path(&self, element: ElementId, field: Option<FieldId>) -> String {
        let mut path = match self.parent(element) {
            Some((parent, holding)) => {
                format!("{}{}", self.path(parent, Some(holding)), self.step(parent, holding, element))
            }
            None if element == self.root() => String::new(),
            None => self.id(element).unwrap_or_default().to_owned(),
        };
        if let Some(field) = field.and_then(|field| self.kind(element).definition(field)) {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(field.name);
        }
        path
    }

    /// The step from a field to the element that it holds.
    fn step(&self, parent: ElementId, field: FieldId, element: ElementId) -> String {
        let Some(field_definition) = self.kind(parent).definition(field) else { return String::new() };
        match field_definition.ty {
            Type::List { form: Form::Keyed, .. } => format!(".{}", self.id(element).unwrap_or_default()),
            Type::List { form: Form::Sequence, .. } => {
                let at = self.place_in(self.written(parent, field), element);
                at.map_or_else(String::new, |at| format!("[{at}]"))
            }
            _ => String::new(),
        }
    }

    fn place_in(&self, fact: Fact<'_>, element: ElementId) -> Option<usize> {
        match fact {
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                list.iter().position(|fact| self.holds(fact, element))
            }
            Fact::Disputed(readings, _) => {
                readings.iter().find_map(|reading| self.place_in(self.reading(reading).0, element))
            }
            _ => None,
        }
    }

    fn holds(&self, fact: Fact<'_>, element: ElementId) -> bool {
        match fact {
            Fact::Known(Datum::Element(held), _) | Fact::Uncertain(Datum::Element(held), ..) => held == element,
            Fact::Disputed(readings, _) => readings.iter().any(|reading| self.holds(self.reading(reading).0, element)),
            _ => false,
        }
    }
}
