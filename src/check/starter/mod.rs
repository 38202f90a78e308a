//! A file to be filled in: the partners of some areas on a day, and prompts for everything that has to be set out.
//!
//! Comes in: areas with what the lists know of them on a day, the law catalogue. Goes out: the text of an arrangement file that
//! states who the partners are by law and nothing else; all else is a remark, or in doubt until the area has filled it in.
//! This folder must not know where the file is to go. The wording is in `templates/arrangement.yaml`; the law and the format
//! come from the catalogue and the schema.

mod ask;
mod law;
mod page;
mod partner;
mod wrap;

pub use ask::{Asked, Starter, StarterError, starter};
