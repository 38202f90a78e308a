//! The reference lists: areas, bodies, who overlaps whom, who followed whom, and bank holidays, each by date.
//!
//! Comes in: an id or a name as a document writes it, and a day. Goes out: the bodies that were there on that day, those that
//! came before or after, and who the safeguarding partners of an area were (Children Act 2004, s.16E).
//! This folder must not know any arrangement, nor what follows from a partner who is missing.

mod bundled;
mod card;
mod follow;
pub mod lists;
mod partners;
mod resolve;

#[cfg(test)]
mod tests;

pub use bundled::Reference;
pub use card::{AreaAnswer, AreaCard, AreaLine, as_known};
pub use lists::{
    Area, BankHoliday, Body, BodyKind, Form, Known, Life, OnsCode, Overlap, Partnership, Population, Share, Successor,
};
pub use partners::{HealthPartner, Partners};
pub use resolve::Resolution;
