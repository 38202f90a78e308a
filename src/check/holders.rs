//! Who is named in a file as somebody that can decide something.

use crate::model::vocab::Kind;
use crate::model::{Lists, decode};
use crate::source::FileId;
use crate::time::Day;
use crate::yaml::{parse, read_text};

/// The posts, groups and bodies that a file names, each by its id and by its title or name; none where it cannot be read.
#[must_use]
pub fn holders(bytes: &[u8], lists: &dyn Lists, day: Day) -> Vec<String> {
    let Ok(text) = read_text(FileId(0), bytes.to_vec()) else { return Vec::new() };
    let Some(tree) = parse(FileId(0), &text).tree else { return Vec::new() };
    let model = decode(&tree, &[], lists, day).model;
    let kinds = [Kind::Post, Kind::Group, Kind::Body, Kind::Collective];
    let elements = kinds.iter().flat_map(|kind| model.of_kind(*kind));
    elements.flat_map(|element| [model.id(element).map(str::to_owned), Some(model.name(element))]).flatten().collect()
}
