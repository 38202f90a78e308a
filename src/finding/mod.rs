//! What is wrong, unknown or in order, as plain data.
//!
//! Comes in: nothing but spans. Goes out: the types that every stage fills and every reporter reads.
//! This folder must not know how anything is found or shown.

mod diff;
mod found;
mod report;
mod suggest;
mod timeline;
mod verdict;
mod words;

pub use diff::{Absence, Altered, Difference, Form, Known, KnownBy, Only, Said, Section, Spot, Takes, Thing, What};
pub use found::{Acceptance, Code, Finding, Keys, Label, LawCite, PaperCite};
pub use report::{ArrangementHead, JudgedOn, Meta, PackStamp, Report, RuleHead, User};
pub use suggest::did_you_mean;
pub use timeline::{Change, Entry, Happening, Timeline};
pub use verdict::{Flip, Gap, Outcome, Rest, RestsOn, Step, Strength, Subject, Turn, Verdict, Whom};
pub use words::Words;
