use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Life, Share};
use crate::time::{Date, Day, Holidays};

/// Everything in the reference lists, in order of id.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Lists<'a> {
    /// The day the lists speak for.
    pub data_date: Date,
    /// Since when bodies are safeguarding partners at all; before it nobody was.
    pub partners_from: Date,
    /// Overlaps are held from this day on; before it nothing is known of them.
    pub overlaps_from: Date,
    /// The areas of children's services authorities.
    #[serde(borrow)]
    pub areas: Vec<Area<'a>>,
    /// Councils, health bodies and forces together.
    #[serde(borrow)]
    pub bodies: Vec<Body<'a>>,
    /// What became of partnerships for several areas.
    #[serde(borrow)]
    pub partnerships: Vec<Partnership<'a>>,
    /// Bank holidays with their names.
    #[serde(borrow)]
    pub bank_holidays: Vec<BankHoliday<'a>>,
    /// The same as calendar arithmetic takes them.
    pub holidays: Holidays,
}

/// The area of a local authority in the meaning of the Children Act 2004, s.65: it shares its id with the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area<'a> {
    /// Id.
    pub id: &'a str,
    /// Name of the place; an area may share it with one of another time.
    pub name: &'a str,
    /// Region of England, as the Office for National Statistics names it.
    pub region: &'a str,
    /// Days in force.
    pub life: Life,
    /// Areas it was made from, by id.
    #[serde(borrow)]
    pub predecessors: Vec<&'a str>,
    /// Areas it went into, by id.
    #[serde(borrow)]
    pub successors: Vec<&'a str>,
    /// Health bodies any part of whose area lies in it, by period.
    #[serde(borrow)]
    pub health: Vec<Overlap<'a>>,
    /// Forces, by id.
    #[serde(borrow)]
    pub police: Vec<&'a str>,
    /// Residents under 18, if a count is held.
    pub under_18: Option<Population>,
    /// What else there is to know.
    pub note: Option<&'a str>,
}

/// That part of a health body's area lies in an area, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap<'a> {
    /// The health body, by id.
    pub body: &'a str,
    /// Share of the area's residents under 18 who live in the overlap, mid-2020.
    pub share: Share,
    /// How many lower-layer super output areas of 2011 it holds, if counted.
    pub lsoas: Option<u16>,
    /// The body with the largest share at the time.
    pub principal: bool,
    /// Under 2 % of children: a partner by the letter of the Act, and a question before it is a finding.
    pub marginal: bool,
    /// Follows from where a predecessor lies; not read from a source.
    pub derived: bool,
    /// First and last day.
    pub life: Life,
}

impl Overlap<'_> {
    /// How much of the area it is, as the end of a sentence about the body: `covers all of the area`.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.share {
            Share::WHOLE => "covers all of the area".to_owned(),
            share => format!("covers the homes of {} of the area's children", share.in_words()),
        }
    }
}

/// A count of residents under 18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// Residents aged 0 to 17.
    pub count: u32,
    /// Middle of this year.
    pub year: i16,
}

/// A council, a health body or a police force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body<'a> {
    /// Id.
    pub id: &'a str,
    /// Name.
    pub name: &'a str,
    /// What it is.
    pub form: Form,
    /// Days in force.
    pub life: Life,
    /// Other names that are written, beside those that follow from the name.
    #[serde(borrow)]
    pub also_known_as: Vec<&'a str>,
    /// Bodies that it follows, by id.
    #[serde(borrow)]
    pub predecessors: Vec<&'a str>,
    /// Bodies that follow it.
    #[serde(borrow)]
    pub successors: Vec<Successor<'a>>,
    /// Code of the NHS Organisation Data Service.
    pub ods: Option<&'a str>,
    /// Codes of the Office for National Statistics, earliest first.
    #[serde(borrow)]
    pub ons_codes: Vec<OnsCode<'a>>,
    /// Title of the chief officer, in whose post the partner is a force.
    pub chief_officer: Option<&'a str>,
    /// What else there is to know.
    pub note: Option<&'a str>,
    /// What of this is not certain.
    pub doubt: Option<&'a str>,
}

/// A body that took on all or part of another's area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Successor<'a> {
    /// The successor, by id.
    pub body: &'a str,
    /// Which part of the area it took on, if known; of health bodies, counted in lower-layer super output areas.
    pub part: Option<Share>,
}

/// A code of the Office for National Statistics and the days it was in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnsCode<'a> {
    /// The code.
    pub code: &'a str,
    /// First and last day.
    pub life: Life,
}

/// What became of a partnership for several areas: no law, and no verdict rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partnership<'a> {
    /// Id.
    pub id: &'a str,
    /// Name; arrangements are matched by their areas, not by it.
    pub name: &'a str,
    /// All its areas, by id, in order.
    #[serde(borrow)]
    pub areas: Vec<&'a str>,
    /// The first day without it, which has a first bound.
    pub ended: Day,
    /// What happened, as a clause.
    pub says: &'a str,
    /// How surely it is known.
    pub known: Known,
    /// Where it was read.
    #[serde(borrow)]
    pub source: Vec<&'a str>,
}

/// How surely something in these lists that no law orders is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// In the published documents of those concerned.
    Read,
    /// Others say so, or it was seen in part.
    Reported,
    /// From memory only.
    Recalled,
}

impl Known {
    /// What comes before the clause that says it.
    #[must_use]
    pub const fn lead(self) -> &'static str {
        match self {
            Self::Read => "as published by those concerned, ",
            Self::Reported => "it is reported that ",
            Self::Recalled => "from memory only, and not checked, ",
        }
    }
}

/// A bank holiday in England.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankHoliday<'a> {
    /// The day it is kept.
    pub day: Date,
    /// Name.
    pub name: &'a str,
    /// The day it would have fallen on.
    pub in_place_of: Option<Date>,
    /// Ordered for one year only.
    pub special: bool,
}

/// The three kinds of safeguarding partner: Children Act 2004, s.16E(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// The local authority.
    LocalAuthority,
    /// An integrated care board; before July 2022 a clinical commissioning group.
    HealthBoard,
    /// The chief officer of police, here by the force.
    Police,
}

impl BodyKind {
    /// The word that arrangement files write.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::LocalAuthority => "local-authority",
            Self::HealthBoard => "health-board",
            Self::Police => "police",
        }
    }

    /// The words of a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::LocalAuthority => "council",
            Self::HealthBoard => "health board",
            Self::Police => "police",
        }
    }
}

/// What a body is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// County council.
    County,
    /// Unitary authority.
    Unitary,
    /// Metropolitan district.
    MetropolitanDistrict,
    /// London borough.
    LondonBorough,
    /// The City of London or the Isles of Scilly.
    SuiGeneris,
    /// Clinical commissioning group.
    Ccg,
    /// Integrated care board.
    Icb,
    /// Territorial police force.
    Force,
}

impl Form {
    /// The kind of partner that it can be.
    #[must_use]
    pub const fn kind(self) -> BodyKind {
        match self {
            Self::Ccg | Self::Icb => BodyKind::HealthBoard,
            Self::Force => BodyKind::Police,
            Self::County | Self::Unitary | Self::MetropolitanDistrict | Self::LondonBorough | Self::SuiGeneris => {
                BodyKind::LocalAuthority
            }
        }
    }
}

/// Long and short way to write what a health body is.
const SHORTENED: [(&str, &str); 2] = [("Integrated Care Board", "ICB"), ("Clinical Commissioning Group", "CCG")];

impl Body<'_> {
    /// The kind of partner that it can be.
    #[must_use]
    pub const fn kind(&self) -> BodyKind {
        self.form.kind()
    }

    /// The name as people write it in running text: `NHS Devon ICB`.
    #[must_use]
    pub fn short_name(&self) -> Cow<'_, str> {
        match SHORTENED.iter().find(|(long, _)| self.name.contains(long)) {
            Some((long, short)) => Cow::Owned(self.name.replace(long, short)),
            None => Cow::Borrowed(self.name),
        }
    }
}
