//! What is wrong, unknown or in order, as plain data.
//!
//! Comes in: nothing but spans. Goes out: the types that every stage fills and every reporter reads.
//! This folder must not know how anything is found or shown.

mod apart;
mod calendar;
mod changes;
mod compare;
mod coverage;
mod diff;
mod found;
mod listed;
mod money;
mod picture;
mod query;
mod report;
mod restructure;
mod rule_page;
mod site;
mod suggest;
mod swapped;
mod timeline;
mod tried;
mod unit;
mod verdict;
mod words;

pub use apart::told_apart;
pub use calendar::{Calendar, Due, DueSort};
pub use changes::{BodiesChange, LawChange, LawChanges, LawDay, LawTurn};
pub use compare::{
    Against, Column, Comparison, FactCell, FactRow, Found, Knowledge, Outlier, Paper, Spread, VerdictCell, VerdictRow,
};
pub use coverage::{Coverage, CoverageRow, Covered};
pub use diff::{
    Absence, Altered, Difference, Form, Known, KnownBy, Only, Paid, Parts, Said, Section, Spot, Sum, Takes, Thing,
    What, Work,
};
pub use found::{
    Acceptance, Code, EXAMPLE, Finding, Keys, Label, LawCite, NOT_EXERCISED, PaperCite, UNFINISHED, WITHOUT_RULES,
};
pub use listed::{ListedProvision, ListedRule, RuleList, Standing};
pub use money::MoneyLine;
pub use picture::{Band, Elsewhere, Fate, How, Mark, Picture, PictureLine, PictureNode, Presence, Sort, Tell, View};
pub use query::{Answer, Cell, Queried, Reply};
pub use report::{Again, ArrangementHead, JudgedOn, Meta, PackStamp, Report, RuleHead, Unread, User};
pub use restructure::{Became, HandedOver, OnDay, Restructure, Told};
pub use rule_page::{AskedOf, RulePage, RulePages, Saying, ShownExample};
pub use site::{AreaPage, EnglishArea, Site, Story};
pub use suggest::{did_you_mean, slip_of};
pub use swapped::Backwards;
pub use timeline::{Change, Entry, Happening, Timeline};
pub use tried::{RuleTried, Tried};
pub use unit::Unit;
pub use verdict::{
    AS_PLANNED, Flip, Gap, NOT_YET, Openness, Outcome, Rest, RestsOn, Step, Strength, Subject, Turn, Verdict, Whom,
};
pub use words::{Words, disagreeing, either, listed};
