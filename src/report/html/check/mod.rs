//! The page of a check, for a meeting: the verdict, what it rests on, each arrangement, and the law.
//!
//! Comes in: a report and the texts behind it. Goes out: one page that stands by itself and can be printed.
//! This folder must not leave a finding out: what is folded on a screen is there, and is printed.

mod asked;
mod cited;
mod in_order;
mod page;
mod part;

pub use page::{CheckPage, check_html};
