//! The arrangement itself, its areas, its groups and who follows whom.

use super::field::{Field, Type, closed, d, history, keyed, open, w};
use super::{Kind, words};

const TEXT: Type = Type::Text;
const AREA_REF: Type = Type::Ref(&[Kind::Area]);
const BODY_REF: Type = Type::Ref(&[Kind::Body]);
const GROUP_REF: Type = Type::Ref(&[Kind::Group]);
const DOCUMENT_REF: Type = Type::Ref(&[Kind::Document]);
const ANYBODY: Type = Type::Ref(&[Kind::Post, Kind::Group, Kind::Body, Kind::Collective]);
const SCOPE: Type = Type::Word(&words::SCOPE);
const FUNCTION: Type = Type::Word(&words::FUNCTION);
const EVENT: Type = Type::Element(Kind::Event);
const SOURCE: Type = Type::Element(Kind::Source);
const BODY: Type = Type::Element(Kind::Body);
const POST: Type = Type::Element(Kind::Post);
const PARTNER: Type = Type::Element(Kind::Partner);
const CLAIM: Type = Type::Element(Kind::Claim);
const GROUP_ELEMENT: Type = Type::Element(Kind::Group);
const CHAIR: Type = Type::Element(Kind::Chair);
const MEMBER: Type = Type::Element(Kind::Member);
const FUNCTION_ELEMENT: Type = Type::Element(Kind::Function);
const AGREEMENT: Type = Type::Element(Kind::Agreement);
const DOCUMENT: Type = Type::Element(Kind::Document);
const SUCCESSION_ELEMENT: Type = Type::Element(Kind::Succession);
const SCRUTINY: Type = Type::Element(Kind::Scrutiny);
const CONTENT: Type = Type::Element(Kind::Content);
const DEPARTURE: Type = Type::Element(Kind::Departure);
const REPORT: Type = Type::Element(Kind::Report);
const BUDGET: Type = Type::Element(Kind::Budget);
const AGENCY_LIST: Type = Type::Element(Kind::AgencyList);
const PLAN: Type = Type::Element(Kind::Plan);
const COUNT: Type = Type::Element(Kind::Count);
const INSPECTION: Type = Type::Element(Kind::Inspection);
const INTERVENTION: Type = Type::Element(Kind::Intervention);
const SECURE_SETTING: Type = Type::Element(Kind::SecureSetting);

pub(super) const ARRANGEMENT: &[Field] = &[
    w("masa", Type::Int),
    w("kind", Type::Word(&words::FILE_KIND)),
    w("id", TEXT),
    w("formerly", open(&TEXT)),
    w("describes", TEXT),
    w("partnership", TEXT),
    w("name", TEXT),
    w("known-as", open(&TEXT)),
    w("status", Type::Word(&words::STATUS)),
    w("as-at", Type::Day),
    w("scope", closed(&SCOPE)),
    w("areas", closed(&AREA_REF)),
    w("supersedes", closed(&TEXT)),
    w("uses", closed(&TEXT)),
    w("edition", TEXT),
    w("sources", keyed(&SOURCE)),
    w("events", open(&EVENT)),
    w("bodies", keyed(&BODY)),
    w("posts", keyed(&POST)),
    w("partners", closed(&PARTNER)),
    w("claims", open(&CLAIM)),
    w("groups", keyed(&GROUP_ELEMENT)),
    w("functions", open(&FUNCTION_ELEMENT)),
    w("speaks-when-one-voice-is-needed", ANYBODY),
    w("dispute-steps", open(&TEXT)),
    w("agreements", keyed(&AGREEMENT)),
    w("documents", keyed(&DOCUMENT)),
    w("succession", open(&SUCCESSION_ELEMENT)),
    w("scrutiny", open(&SCRUTINY)),
    w("published-contents", keyed(&CONTENT)),
    w("departures", open(&DEPARTURE)),
    w("reports", history(&REPORT)),
    w("budgets", history(&BUDGET)),
    w("support-unit", Type::Element(Kind::SupportUnit)),
    w("child-death-review", Type::Element(Kind::ChildDeathReview)),
    w("relevant-agencies", open(&AGENCY_LIST)),
    w("plans", open(&PLAN)),
    w("counts", open(&COUNT)),
    w("inspections", open(&INSPECTION)),
    w("interventions", open(&INTERVENTION)),
    w("secure-settings", open(&SECURE_SETTING)),
];

pub(super) const AREA: &[Field] = &[d("id", TEXT), d("name", TEXT), d("from", Type::Day), d("until", Type::Day)];

pub(super) const GROUP: &[Field] = &[
    w("name", TEXT),
    w("known-as", open(&TEXT)),
    w("formerly", open(&TEXT)),
    w("tier", Type::Word(&words::TIER)),
    w("shared", TEXT),
    w("owner", ANYBODY),
    w("chairs", open(&CHAIR)),
    w("members", open(&MEMBER)),
    w("reports-to", closed(&ANYBODY)),
    w("commissions", open(&GROUP_REF)),
    w("alongside", open(&GROUP_REF)),
    w("escalates-to", open(&ANYBODY)),
    w("advises", open(&ANYBODY)),
    w("represents", open(&TEXT)),
    w("functions", open(&FUNCTION)),
    w("covers", closed(&AREA_REF)),
    w("covers-parts", open(&TEXT)),
    w("scope", closed(&SCOPE)),
    w("decides", Type::Bool),
    w("meets", TEXT),
    w("meetings-a-year", Type::Int),
    w("terms-of-reference", DOCUMENT_REF),
    w("review-date", Type::Day),
    w("state", Type::Word(&words::STATE)),
    w("events", open(&EVENT)),
    w("from", Type::Day),
    w("until", Type::Day),
    d("id", TEXT),
];

pub(super) const FUNCTION_FIELDS: &[Field] = &[
    w("function", FUNCTION),
    w("owners", open(&ANYBODY)),
    w("state", Type::Word(&words::STATE)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const SUCCESSION: &[Field] = &[
    w("kind", Type::Word(&words::SUCCESSION_KIND)),
    w("areas", closed(&AREA_REF)),
    w("into", open(&TEXT)),
    w("ends", Type::Day),
    w("begins", Type::Day),
    w("shared-until", Type::Day),
    w("shared-assets", open(&TEXT)),
    w("residual-duties", open(&TEXT)),
    w("reported-by", open(&BODY_REF)),
    w("reason", TEXT),
    w("state", Type::Word(&words::STATE)),
];
