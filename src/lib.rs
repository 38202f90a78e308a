//! masa checks published multi-agency safeguarding arrangements.
//!
//! One way through the house, each arrow one function and each form one folder:
//! text -> spanned YAML tree -> schema check -> typed model and graph -> rules -> outcomes and findings -> report.

#![cfg_attr(test, allow(clippy::string_slice, reason = "tests assert on underlined text"))]

pub mod check;
pub mod cli;
pub mod expr;
pub mod finding;
pub mod law;
pub mod model;
pub mod reference;
pub mod report;
pub mod rules;
pub mod schema;
pub mod source;
pub mod time;
pub mod yaml;
