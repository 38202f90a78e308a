//! The vocabulary: every kind of element, its fields, their types, and which lists are closed.
//!
//! Decoder, expressions and the test that holds the published schema in step all read these tables and nothing else.

mod field;
mod key;
mod kinds;
mod people;
mod records;
mod structure;
mod words;

pub use field::{Field, FieldId, Form, LONGEST_NAME, LONGEST_TEXT, Natural, Origin, Tail, Type, WordList};
pub(crate) use key::key;
pub use key::{FieldName, Key};
pub use kinds::Kind;
pub use words::*;
