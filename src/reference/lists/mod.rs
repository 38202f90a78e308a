//! The lists as plain data, read from the files under `reference/`.
//!
//! Comes in: the texts of those files. Goes out: [`Lists`], and the names that lead to each body. The build script includes
//! this folder to compile the lists into the binary, so it must not know the bundled data.

mod area;
mod body;
mod holiday;
mod life;
mod names;
mod partnership;
mod read;
mod records;

#[cfg(test)]
mod tests;

pub use life::{Life, Share};
pub use names::{names, plain_form};
pub use read::{FILES, Trees, in_words};
pub use records::{
    Area, BankHoliday, Body, BodyKind, Form, Known, Lists, OnsCode, Overlap, Partnership, Population, Successor,
};
