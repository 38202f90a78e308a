//! What each of masa's own functions takes.

use super::function::Function;
use super::types::{Kinds, Ty, Words};
use crate::model::vocab::{self, Kind};
use Parameter::{Of, Optional};

/// What a function takes in one place.
#[derive(Clone, Debug)]
pub(super) enum Parameter {
    /// A value of a type.
    Of(Ty),
    /// The same, and it may be left out.
    Optional(Ty),
    /// Whatever can stand at a place.
    Anything,
    /// An area or several.
    Areas,
    /// A list of whatever members.
    List,
    /// A list of whatever can be added up.
    Summable,
    /// A period or a financial year.
    Span,
    /// The name of a kind of element, written out.
    KindName,
    /// The id of a receiver of reports, written out.
    Receiver,
}

impl Function {
    /// What it takes, in order.
    pub(super) fn parameters(self) -> Vec<Parameter> {
        let one = |kind| Of(Ty::element(kind));
        let holder = || Of(Ty::Element(Kinds::of(&[Kind::Post, Kind::Group, Kind::Body, Kind::Collective])));
        let paper = || Of(Ty::Element(Kinds::of(&[Kind::Agreement, Kind::Document])));
        match self {
            Self::AddDays | Self::AddMonths | Self::AddYears | Self::AddWorkingDays => vec![Of(Ty::Day), Of(Ty::Int)],
            Self::DaysBetween | Self::SurelyAfter => vec![Of(Ty::Day), Of(Ty::Day)],
            Self::WithinMonths => vec![Of(Ty::Day), Of(Ty::Day), Of(Ty::Int)],
            Self::Start | Self::End => vec![Parameter::Span],
            Self::IsOver => vec![Parameter::Span, Of(Ty::Day)],
            Self::DayOf => vec![
                Of(Ty::Element(Kinds::with_field("events"))),
                Of(Ty::Word(Words(&vocab::WHAT))),
                Optional(Ty::element(Kind::Area)),
            ],
            Self::CanBeOut => vec![one(Kind::Report), Of(Ty::Day)],
            Self::PublishedReports | Self::ReportsCountedFrom => vec![Optional(Ty::element(Kind::Area))],
            Self::NoGapLongerThan | Self::GapBegins | Self::GapEnds => {
                vec![Of(Ty::list(Ty::Day)), Of(Ty::Day), Of(Ty::Day), Of(Ty::Int)]
            }
            Self::InPlace | Self::AtWork => vec![Of(Ty::Element(Kinds::with_field("state")))],
            Self::HasHappened => vec![one(Kind::Event), Optional(Ty::Day)],
            Self::InForce => vec![paper(), Optional(Ty::Day)],
            Self::InForceBy => vec![one(Kind::Arrangement), Of(Ty::Day), Optional(Ty::element(Kind::Area))],
            Self::CoveredFrom | Self::Uncovered => {
                vec![Of(Ty::list(Ty::element(Kind::Arrangement))), one(Kind::Area), Of(Ty::Day)]
            }
            Self::FirstDay | Self::LastDay | Self::BeginsInTime => vec![Of(Ty::Element(Kinds::with_field("until")))],
            Self::GoesOnUntil => vec![one(Kind::Scrutiny), Of(Ty::Day)],
            Self::BeginsBy => vec![Of(Ty::Element(Kinds::with_field("until"))), Of(Ty::Day)],
            Self::LastsUntil => {
                vec![Of(Ty::Element(Kinds::with_field("until").and(Kinds::of(&[Kind::Document])))), Of(Ty::Day)]
            }
            Self::OnReportingCycle
            | Self::CycleOf
            | Self::FirstOnCycle
            | Self::AnswersToPartners
            | Self::ReviewsChildDeaths => vec![one(Kind::Group)],
            Self::UnderWay => vec![one(Kind::Document)],
            Self::Reaches | Self::AnswersTo => vec![holder(), holder()],
            Self::DecisionMakingGroups | Self::DocumentWasRead => vec![],
            Self::SetOut
            | Self::EditionNamed
            | Self::InstrumentNamed
            | Self::AboutReviews
            | Self::HandsOver
            | Self::MayEnd
            | Self::WhoDoesIt => {
                vec![Of(Ty::Text)]
            }
            Self::Names => vec![Of(Ty::Text), Of(Ty::Text)],
            Self::IsAbout | Self::AgreedFor => vec![Of(Ty::Text), one(Kind::Area)],
            Self::InTheSchedule
            | Self::ScheduleEntries
            | Self::ScheduleHeadings
            | Self::WithoutEntry
            | Self::Matched => vec![one(Kind::Agency)],
            Self::SignedOffBy => vec![Of(Ty::Element(Kinds::with_field("events"))), one(Kind::Post)],
            Self::Overtakes => vec![one(Kind::Event)],
            Self::SentTo => vec![one(Kind::Event), Parameter::Receiver],
            Self::Surely => vec![Of(Ty::Bool)],
            Self::CannotTell => vec![Parameter::Anything, Of(Ty::Text)],
            Self::KindOf => vec![one(Kind::Body)],
            Self::Ended | Self::Successors => vec![one(Kind::Body), Of(Ty::Day)],
            Self::RequiredBodies | Self::MarginalBodies => vec![Parameter::Areas, Of(Ty::Day)],
            Self::Serves => vec![one(Kind::Partner), one(Kind::Area)],
            Self::StandsFor => vec![one(Kind::Partner), one(Kind::Body), Optional(Ty::element(Kind::Area))],
            Self::Followed => vec![one(Kind::Partner), Optional(Ty::element(Kind::Partner))],
            Self::Follows => vec![one(Kind::Partner)],
            Self::SpeaksFor => vec![holder(), one(Kind::Body)],
            Self::Binds => vec![paper(), one(Kind::Body)],
            Self::AgreedAsOne => with_areas_or_some_of_them(),
            Self::OfPartners => vec![holder()],
            Self::BelongsTo => vec![one(Kind::Post), one(Kind::Body)],
            Self::NamedFor => vec![one(Kind::Post), one(Kind::Partner)],
            Self::SameHolder => vec![one(Kind::Post), one(Kind::Post)],
            Self::Written | Self::Contradicted => vec![Parameter::List],
            Self::Sum | Self::SumMoney | Self::SumShare => vec![Parameter::Summable],
            Self::Pounds | Self::Percent => vec![Of(Ty::Int)],
            Self::ShareMatches
            | Self::Gives
            | Self::GivesMoney
            | Self::PayerGone
            | Self::YearBefore
            | Self::EarlierPayments
            | Self::PaidTogether
            | Self::NotPaying => {
                vec![one(Kind::Contribution)]
            }
            Self::Under18 => vec![Parameter::Areas],
            Self::ShareOf => vec![Of(Ty::Money), Of(Ty::Money)],
            Self::PaysFor => vec![one(Kind::Contribution), one(Kind::Body)],
            Self::StandsIn => vec![Of(Ty::Element(Kinds::of(&[Kind::Contribution, Kind::Agency, Kind::Event])))],
            Self::IsA => vec![Of(Ty::Element(Kinds::of(Kind::ALL))), Parameter::KindName],
            Self::AsWritten => vec![Parameter::Anything],
            _ => self.parameters_across(),
        }
    }

    /// What a function about the two sides of a step takes, in order.
    fn parameters_across(self) -> Vec<Parameter> {
        let one = |kind| Of(Ty::element(kind));
        match self {
            Self::Becomes | Self::Restated | Self::AreasOf => vec![Of(Ty::Element(Kinds::of(Kind::ALL)))],
            Self::IsNow => vec![Of(Ty::Element(Kinds::of(Kind::ALL))), Of(Ty::Element(Kinds::of(Kind::ALL)))],
            Self::BelongsThere => vec![Of(Ty::Element(Kinds::of(&[Kind::Body, Kind::Post, Kind::Collective])))],
            Self::SeesTo => {
                vec![one(Kind::Arrangement), Of(Ty::Word(Words(&vocab::FUNCTION))), Optional(Ty::element(Kind::Area))]
            }
            Self::Unbroken | Self::Unattended => {
                vec![Of(Ty::Element(Kinds::of(Kind::ALL))), Of(Ty::Word(Words(&vocab::FUNCTION)))]
            }
            Self::ScrutinisedFrom => vec![one(Kind::Arrangement), Of(Ty::Day)],
            Self::NoLongerBound => vec![one(Kind::Agreement)],
            Self::DisownedBy => vec![one(Kind::ChildDeathReview)],
            Self::OverInOne => vec![Of(Ty::Element(Kinds::of(&[Kind::Agreement, Kind::Group])))],
            Self::AreasAfter => vec![one(Kind::Area), Of(Ty::Day)],
            _ => vec![one(Kind::Arrangement)],
        }
    }
}

/// What may have several areas that count as one, and which of these are meant.
fn with_areas_or_some_of_them() -> Vec<Parameter> {
    let holder = Ty::Element(Kinds::of(&[Kind::Arrangement, Kind::ChildDeathReview]));
    vec![Of(holder), Optional(Ty::list(Ty::element(Kind::Area)))]
}
