//! What expressions ask of the law beside its dates: whoever works them out answers, since expressions know no catalogue.

use std::fmt::Debug;

/// Answers questions about the law.
pub trait Statute: Debug + Sync {
    /// Where an agency stands in the Schedule of relevant agencies.
    fn place(&self, agency: &AgencyCalled<'_>) -> AgencyPlace<'_>;
    /// The edition of Working Together that a text names, by its id.
    fn edition(&self, named: &str) -> EditionNamed<'_>;
    /// What people call the Act, the Regulations or the guidance that a text names, or that a provision it names stands in.
    fn instrument(&self, named: &str) -> Option<&str>;
}

/// An agency as an arrangement calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyCalled<'a> {
    /// The paragraph of the Schedule that it is said to fall under.
    pub paragraph: Option<i64>,
    /// What kind of body it is.
    pub body_kind: Option<&'a str>,
    /// The names of the body.
    pub names: Vec<&'a str>,
    /// What many such agencies are called.
    pub words: Option<&'a str>,
}

/// Where an agency stands in the Schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgencyPlace<'s> {
    /// Under one of these entries.
    Under(Vec<ScheduleEntry<'s>>),
    /// It is one of those for whom there is no entry, in words.
    Nowhere(&'s str),
    /// It cannot be told.
    Unclear,
}

/// An entry of the Schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleEntry<'s> {
    /// The word for its heading.
    pub heading: &'s str,
    /// Number, heading and whom it names.
    pub shown: &'s str,
}

/// Which edition a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionNamed<'s> {
    /// This one, by its id.
    One(&'s str),
    /// None that is known.
    None,
    /// It names no day, or more than one edition may be meant.
    Unclear,
}

/// No law at all, for expressions that are worked out without any.
#[derive(Clone, Copy, Debug)]
pub struct NoStatute;

impl Statute for NoStatute {
    fn place(&self, _: &AgencyCalled<'_>) -> AgencyPlace<'_> {
        AgencyPlace::Unclear
    }

    fn edition(&self, _: &str) -> EditionNamed<'_> {
        EditionNamed::None
    }

    fn instrument(&self, _: &str) -> Option<&str> {
        None
    }
}
