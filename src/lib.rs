//! masa checks published multi-agency safeguarding arrangements.
//!
//! One way through the house, each arrow one function and each form one folder:
//! text -> spanned YAML tree -> schema check -> typed model and graph -> rules -> outcomes and findings -> report.

pub mod finding;
pub mod source;
