//! Pages for browsers: what they look like, what a finding looks like on them, and the page of a check.
//!
//! Comes in: findings and reports, the texts behind them, and where a page leads. Goes out: views of nothing but texts, which
//! `templates/html` lays out, and the bytes of a page.
//! This folder must not know how anything was found, nor let a text of a file be anything but text: it goes through `prose`.

mod block;
mod check;
mod explained;
mod head;
mod law;
mod links;
mod prose;

pub(super) use block::{Block, Rule, Teller, class, shape, weighed};
pub(super) use head::{Head, Look, STYLE};
pub(super) use law::Law;
pub(super) use links::Links;
pub(super) use prose::{Prose, text};

pub use check::{CheckPage, check_html};
pub use head::HtmlError;
