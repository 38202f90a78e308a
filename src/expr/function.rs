//! masa's own functions: their names, and what they give.

use super::types::{Kinds, Ty, Words};
use crate::model::vocab::{self, Kind};

/// A function of masa's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    AddDays,
    AddMonths,
    AddYears,
    AddWorkingDays,
    DaysBetween,
    WithinMonths,
    SurelyAfter,
    Start,
    End,
    IsOver,
    DayOf,
    PublishedReports,
    ReportsCountedFrom,
    CanBeOut,
    NoGapLongerThan,
    GapBegins,
    GapEnds,
    InPlace,
    AtWork,
    HasHappened,
    InForce,
    InForceBy,
    FirstDay,
    LastDay,
    BeginsBy,
    LastsUntil,
    GoesOnUntil,
    BeginsInTime,
    CoveredFrom,
    Uncovered,
    OnReportingCycle,
    CycleOf,
    FirstOnCycle,
    Reaches,
    AnswersTo,
    AnswersToPartners,
    DecisionMakingGroups,
    ReviewsChildDeaths,
    UnderWay,
    KindOf,
    Ended,
    Successors,
    Becomes,
    Restated,
    GoesOnIn,
    IsNow,
    TellsOfTheEnd,
    SeesTo,
    BelongsThere,
    Unbroken,
    Unattended,
    LookedAtOn,
    ScrutinisedFrom,
    NoLongerBound,
    OverInOne,
    DisownedBy,
    AgreedFor,
    AreasOf,
    AreasAfter,
    RequiredBodies,
    MarginalBodies,
    Serves,
    StandsFor,
    Followed,
    Follows,
    SpeaksFor,
    Binds,
    AgreedAsOne,
    OfPartners,
    BelongsTo,
    NamedFor,
    SameHolder,
    Written,
    Sum,
    SumMoney,
    SumShare,
    Pounds,
    Percent,
    Under18,
    ShareOf,
    ShareMatches,
    PaysFor,
    Gives,
    GivesMoney,
    PayerGone,
    StandsIn,
    YearBefore,
    EarlierPayments,
    PaidTogether,
    NotPaying,
    IsA,
    AsWritten,
    DocumentWasRead,
    SetOut,
    SignedOffBy,
    Overtakes,
    SentTo,
    InTheSchedule,
    ScheduleEntries,
    ScheduleHeadings,
    WithoutEntry,
    Matched,
    EditionNamed,
    InstrumentNamed,
    Names,
    IsAbout,
    AboutReviews,
    HandsOver,
    MayEnd,
    Contradicted,
    WhoDoesIt,
    Surely,
    CannotTell,
}

impl Function {
    pub(super) const ALL: &'static [(&'static str, Self)] = &[
        ("add_days", Self::AddDays),
        ("add_months", Self::AddMonths),
        ("add_years", Self::AddYears),
        ("add_working_days", Self::AddWorkingDays),
        ("days_between", Self::DaysBetween),
        ("within_months", Self::WithinMonths),
        ("surely_after", Self::SurelyAfter),
        ("start", Self::Start),
        ("end", Self::End),
        ("is_over", Self::IsOver),
        ("day_of", Self::DayOf),
        ("published_reports", Self::PublishedReports),
        ("reports_counted_from", Self::ReportsCountedFrom),
        ("can_be_out", Self::CanBeOut),
        ("no_gap_longer_than", Self::NoGapLongerThan),
        ("gap_begins", Self::GapBegins),
        ("gap_ends", Self::GapEnds),
        ("in_place", Self::InPlace),
        ("at_work", Self::AtWork),
        ("has_happened", Self::HasHappened),
        ("in_force", Self::InForce),
        ("in_force_by", Self::InForceBy),
        ("first_day", Self::FirstDay),
        ("last_day", Self::LastDay),
        ("begins_by", Self::BeginsBy),
        ("lasts_until", Self::LastsUntil),
        ("goes_on_until", Self::GoesOnUntil),
        ("begins_in_time", Self::BeginsInTime),
        ("covered_from", Self::CoveredFrom),
        ("uncovered", Self::Uncovered),
        ("on_reporting_cycle", Self::OnReportingCycle),
        ("cycle_of", Self::CycleOf),
        ("first_on_cycle", Self::FirstOnCycle),
        ("reaches", Self::Reaches),
        ("answers_to", Self::AnswersTo),
        ("answers_to_partners", Self::AnswersToPartners),
        ("decision_making_groups", Self::DecisionMakingGroups),
        ("reviews_child_deaths", Self::ReviewsChildDeaths),
        ("under_way", Self::UnderWay),
        ("kind_of", Self::KindOf),
        ("ended", Self::Ended),
        ("successors", Self::Successors),
        ("becomes", Self::Becomes),
        ("restated", Self::Restated),
        ("goes_on_in", Self::GoesOnIn),
        ("is_now", Self::IsNow),
        ("tells_of_the_end", Self::TellsOfTheEnd),
        ("sees_to", Self::SeesTo),
        ("belongs_there", Self::BelongsThere),
        ("unbroken", Self::Unbroken),
        ("unattended", Self::Unattended),
        ("looked_at_on", Self::LookedAtOn),
        ("scrutinised_from", Self::ScrutinisedFrom),
        ("no_longer_bound", Self::NoLongerBound),
        ("over_in_one", Self::OverInOne),
        ("disowned_by", Self::DisownedBy),
        ("agreed_for", Self::AgreedFor),
        ("areas_of", Self::AreasOf),
        ("areas_after", Self::AreasAfter),
        ("required_bodies", Self::RequiredBodies),
        ("marginal_bodies", Self::MarginalBodies),
        ("serves", Self::Serves),
        ("stands_for", Self::StandsFor),
        ("followed", Self::Followed),
        ("follows", Self::Follows),
        ("speaks_for", Self::SpeaksFor),
        ("binds", Self::Binds),
        ("agreed_as_one", Self::AgreedAsOne),
        ("of_partners", Self::OfPartners),
        ("belongs_to", Self::BelongsTo),
        ("named_for", Self::NamedFor),
        ("same_holder", Self::SameHolder),
        ("written", Self::Written),
        ("sum", Self::Sum),
        ("pounds", Self::Pounds),
        ("percent", Self::Percent),
        ("under_18", Self::Under18),
        ("share_of", Self::ShareOf),
        ("share_matches", Self::ShareMatches),
        ("pays_for", Self::PaysFor),
        ("gives", Self::Gives),
        ("gives_money", Self::GivesMoney),
        ("payer_gone", Self::PayerGone),
        ("stands_in", Self::StandsIn),
        ("year_before", Self::YearBefore),
        ("earlier_payments", Self::EarlierPayments),
        ("paid_together", Self::PaidTogether),
        ("not_paying", Self::NotPaying),
        ("is_a", Self::IsA),
        ("as_written", Self::AsWritten),
        ("document_was_read", Self::DocumentWasRead),
        ("set_out", Self::SetOut),
        ("signed_off_by", Self::SignedOffBy),
        ("overtakes", Self::Overtakes),
        ("sent_to", Self::SentTo),
        ("in_the_schedule", Self::InTheSchedule),
        ("schedule_entries", Self::ScheduleEntries),
        ("schedule_headings", Self::ScheduleHeadings),
        ("without_entry", Self::WithoutEntry),
        ("matched", Self::Matched),
        ("edition_named", Self::EditionNamed),
        ("instrument_named", Self::InstrumentNamed),
        ("names", Self::Names),
        ("is_about", Self::IsAbout),
        ("about_reviews", Self::AboutReviews),
        ("hands_over", Self::HandsOver),
        ("may_end", Self::MayEnd),
        ("contradicted", Self::Contradicted),
        ("who_does_it", Self::WhoDoesIt),
        ("surely", Self::Surely),
        ("cannot_tell", Self::CannotTell),
    ];

    /// What it gives, by the type of the first thing it takes where that decides.
    pub(super) fn result(self, first: Option<&Ty>) -> Ty {
        match self {
            Self::Written | Self::Contradicted | Self::AsWritten => first.cloned().unwrap_or(Ty::Nothing),
            Self::AddDays
            | Self::AddMonths
            | Self::AddYears
            | Self::AddWorkingDays
            | Self::Start
            | Self::End
            | Self::DayOf
            | Self::ReportsCountedFrom
            | Self::FirstDay
            | Self::LastDay
            | Self::LookedAtOn
            | Self::GapBegins
            | Self::GapEnds => Ty::Day,
            Self::Uncovered | Self::Unattended => Ty::Period,
            Self::DaysBetween | Self::Sum | Self::Under18 => Ty::Int,
            test if test.is_test() => Ty::Bool,
            Self::CycleOf => Ty::list(Ty::Element(Kinds::of(&[Kind::Post, Kind::Group, Kind::Body, Kind::Collective]))),
            Self::DecisionMakingGroups => Ty::list(Ty::element(Kind::Group)),
            Self::Overtakes => Ty::list(Ty::element(Kind::Event)),
            Self::PublishedReports => Ty::list(Ty::Day),
            Self::KindOf => Ty::Word(Words(&vocab::BODY_KIND)),
            Self::ScheduleEntries => Ty::list(Ty::Text),
            Self::ScheduleHeadings => Ty::list(Ty::Word(Words(&vocab::AGENCY_CATEGORY))),
            Self::WithoutEntry | Self::EditionNamed | Self::InstrumentNamed => Ty::Text,
            Self::WhoDoesIt
            | Self::NotPaying
            | Self::Successors
            | Self::RequiredBodies
            | Self::MarginalBodies
            | Self::NoLongerBound => Ty::list(Ty::element(Kind::Body)),
            Self::Becomes | Self::Restated | Self::OverInOne => Ty::list(first.cloned().unwrap_or(Ty::Nothing)),
            Self::DisownedBy => Ty::list(Ty::element(Kind::Arrangement)),
            Self::AreasAfter | Self::AreasOf => Ty::list(Ty::element(Kind::Area)),
            Self::SumMoney | Self::Pounds => Ty::Money,
            Self::StandsIn => Ty::Element(holders(first)),
            Self::YearBefore | Self::EarlierPayments | Self::PaidTogether => Ty::list(Ty::element(Kind::Contribution)),
            _ => Ty::Share,
        }
    }

    /// The function that adds up members of this type.
    pub(super) fn for_members(self, first: Option<&Ty>) -> Self {
        match (self, first) {
            (Self::Sum, Some(Ty::List(of))) if **of == Ty::Money => Self::SumMoney,
            (Self::Sum, Some(Ty::List(of))) if **of == Ty::Share => Self::SumShare,
            (function, _) => function,
        }
    }

    /// Whether it asks about the two sides of a step, so that there has to be one.
    pub(super) const fn is_of_a_step(self) -> bool {
        matches!(
            self,
            Self::Becomes
                | Self::Restated
                | Self::GoesOnIn
                | Self::IsNow
                | Self::TellsOfTheEnd
                | Self::SeesTo
                | Self::BelongsThere
                | Self::Unbroken
                | Self::Unattended
                | Self::LookedAtOn
                | Self::ScrutinisedFrom
                | Self::NoLongerBound
                | Self::OverInOne
                | Self::DisownedBy
                | Self::AgreedFor
                | Self::AreasOf
        )
    }

    /// Whether what it gives is true, false or unknown.
    pub(super) const fn is_test(self) -> bool {
        matches!(
            self,
            Self::WithinMonths
                | Self::SurelyAfter
                | Self::NoGapLongerThan
                | Self::CanBeOut
                | Self::InPlace
                | Self::AtWork
                | Self::HasHappened
                | Self::InForce
                | Self::InForceBy
                | Self::BeginsBy
                | Self::LastsUntil
                | Self::GoesOnUntil
                | Self::BeginsInTime
                | Self::CoveredFrom
                | Self::GoesOnIn
                | Self::IsNow
                | Self::TellsOfTheEnd
                | Self::SeesTo
                | Self::BelongsThere
                | Self::AgreedFor
                | Self::Unbroken
                | Self::ScrutinisedFrom
                | Self::OnReportingCycle
                | Self::IsOver
                | Self::Reaches
                | Self::AnswersTo
                | Self::AnswersToPartners
                | Self::ReviewsChildDeaths
                | Self::UnderWay
                | Self::Ended
                | Self::Serves
                | Self::StandsFor
                | Self::Followed
                | Self::Follows
                | Self::SpeaksFor
                | Self::Binds
                | Self::AgreedAsOne
                | Self::OfPartners
                | Self::BelongsTo
                | Self::NamedFor
                | Self::SameHolder
                | Self::FirstOnCycle
                | Self::ShareMatches
                | Self::PaysFor
                | Self::Gives
                | Self::GivesMoney
                | Self::PayerGone
                | Self::IsA
                | Self::DocumentWasRead
                | Self::SetOut
                | Self::SignedOffBy
                | Self::SentTo
                | Self::InTheSchedule
                | Self::Matched
                | Self::Names
                | Self::IsAbout
                | Self::AboutReviews
                | Self::HandsOver
                | Self::MayEnd
                | Self::Surely
                | Self::CannotTell
        )
    }
}

/// What entries of the given kinds stand in.
fn holders(entries: Option<&Ty>) -> Kinds {
    let Some(Ty::Element(entries)) = entries else { return Kinds::of(&[]) };
    let held = [
        (Kind::Contribution, Kinds::of(&[Kind::Budget])),
        (Kind::Agency, Kinds::of(&[Kind::AgencyList])),
        (Kind::Event, Kinds::with_field("events")),
    ];
    held.into_iter().filter(|(kind, _)| entries.has(*kind)).fold(Kinds::of(&[]), |all, (_, holders)| all.and(holders))
}
