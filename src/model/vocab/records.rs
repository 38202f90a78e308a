//! Sources, events, documents, reports, money and lists of agencies.

use super::field::{Field, Type, closed, d, history, keyed, open, w};
use super::{Kind, words};

const TEXT: Type = Type::Text;
const AREA_REF: Type = Type::Ref(&[Kind::Area]);
const BODY_REF: Type = Type::Ref(&[Kind::Body]);
const BODY_OR_PARTNERS: Type = Type::Ref(&[Kind::Body, Kind::Collective]);
const GROUP_REF: Type = Type::Ref(&[Kind::Group]);
const POST_REF: Type = Type::Ref(&[Kind::Post]);
const DOCUMENT_REF: Type = Type::Ref(&[Kind::Document]);
const AGREEMENT_REF: Type = Type::Ref(&[Kind::Agreement]);
const ANYBODY: Type = Type::Ref(&[Kind::Post, Kind::Group, Kind::Body, Kind::Collective]);
const REPORT_TOPIC: Type = Type::Word(&words::REPORT_TOPIC);
const EVENT_ELEMENT: Type = Type::Element(Kind::Event);
const CONTRIBUTION_ELEMENT: Type = Type::Element(Kind::Contribution);
const SPENDING_ELEMENT: Type = Type::Element(Kind::SpendingLine);
const AGENCY_ELEMENT: Type = Type::Element(Kind::Agency);
const POST_ELEMENT: Type = Type::Element(Kind::Post);

pub(super) const SOURCE: &[Field] = &[
    w("title", TEXT),
    w("publisher", TEXT),
    w("date", Type::Day),
    w("kind", Type::Word(&words::SOURCE_KIND)),
    w("read", Type::Word(&words::READ)),
    w("address", TEXT),
    d("id", TEXT),
];

pub(super) const EVENT: &[Field] = &[
    w("what", Type::Word(&words::WHAT)),
    w("by", closed(&ANYBODY)),
    w("to", closed(&ANYBODY)),
    w("areas", closed(&AREA_REF)),
    w("date", Type::Day),
    w("on-condition", TEXT),
    w("state", Type::Word(&words::STATE)),
];

pub(super) const AGREEMENT: &[Field] = &[
    w("title", TEXT),
    w("formerly", open(&TEXT)),
    w("kind", Type::Word(&words::AGREEMENT_KIND)),
    w("areas", closed(&AREA_REF)),
    w("parties", open(&BODY_OR_PARTNERS)),
    w("document", DOCUMENT_REF),
    w("covers", open(&TEXT)),
    w("shared", TEXT),
    w("state", Type::Word(&words::STATE)),
    w("events", open(&EVENT_ELEMENT)),
    w("review-date", Type::Day),
    w("from", Type::Day),
    w("until", Type::Day),
    d("id", TEXT),
];

pub(super) const DOCUMENT: &[Field] = &[
    w("title", TEXT),
    w("kind", Type::Word(&words::DOCUMENT_KIND)),
    w("version", TEXT),
    w("shared", TEXT),
    w("state", Type::Word(&words::DOCUMENT_STATE)),
    w("joint", Type::Bool),
    w("areas", closed(&AREA_REF)),
    w("signed-by", open(&ANYBODY)),
    w("host", BODY_REF),
    w("address", TEXT),
    w("edition", TEXT),
    w("supersedes", open(&DOCUMENT_REF)),
    w("review-date", Type::Day),
    w("events", open(&EVENT_ELEMENT)),
    d("id", TEXT),
];

pub(super) const CONTENT: &[Field] =
    &[w("says", Type::Word(&words::SAYS)), w("document", DOCUMENT_REF), w("summary", TEXT), d("id", TEXT)];

pub(super) const DEPARTURE: &[Field] = &[w("from", TEXT), w("about", TEXT), w("reason", TEXT)];

pub(super) const REPORT: &[Field] = &[
    w("title", TEXT),
    w("kind", Type::Word(&words::REPORT_KIND)),
    w("issued-by", open(&BODY_OR_PARTNERS)),
    w("for", TEXT),
    w("period", Type::Period),
    w("state", Type::Word(&words::REPORT_STATE)),
    w("edition", TEXT),
    w("contents", open(&REPORT_TOPIC)),
    w("document", DOCUMENT_REF),
    w("events", open(&EVENT_ELEMENT)),
];

pub(super) const BUDGET: &[Field] = &[
    w("year", Type::Year),
    w("pot", TEXT),
    w("figures", Type::Word(&words::FIGURES)),
    w("total", Type::Money),
    w("contributions", history(&CONTRIBUTION_ELEMENT)),
    w("spending", open(&SPENDING_ELEMENT)),
    w("spent", Type::Money),
    w("carried-forward", Type::Money),
    w("shares-by", Type::Word(&words::SHARE_BASIS)),
    w("said-to-be-equal", Type::Bool),
    w("held-by", BODY_REF),
    w("state", Type::Word(&words::STATE)),
    w("events", open(&EVENT_ELEMENT)),
];

pub(super) const CONTRIBUTION: &[Field] = &[
    w("payer", Type::Ref(&[Kind::Body, Kind::Collective])),
    w("called", TEXT),
    w("kind", Type::Word(&words::CONTRIBUTION_KIND)),
    w("amount", Type::Money),
    w("share", Type::Share),
    w("change", Type::Money),
    w("in-kind", TEXT),
    w("in-place-of", open(&BODY_REF)),
    w("state", Type::Word(&words::STATE)),
];

pub(super) const SPENDING: &[Field] = &[w("item", TEXT), w("amount", Type::Money)];

pub(super) const SUPPORT_UNIT: &[Field] = &[
    w("name", TEXT),
    w("host", BODY_REF),
    w("employer", BODY_REF),
    w("posts", keyed(&POST_ELEMENT)),
    w("shared-with", open(&TEXT)),
    w("state", Type::Word(&words::STATE)),
];

pub(super) const CHILD_DEATH_REVIEW: &[Field] = &[
    w("partners", open(&BODY_REF)),
    w("areas", closed(&AREA_REF)),
    w("agreement", AGREEMENT_REF),
    w("panel", GROUP_REF),
    w("host", BODY_REF),
    w("footprint", TEXT),
    w("deaths-a-year", Type::Int),
    w("designated-doctor", POST_REF),
    w("events", open(&EVENT_ELEMENT)),
];

pub(super) const AGENCY_LIST: &[Field] = &[
    w("title", TEXT),
    w("force", Type::Word(&words::AGENCY_FORCE)),
    w("by-reference-to-the-regulations", Type::Bool),
    w("agencies", open(&AGENCY_ELEMENT)),
    w("state", Type::Word(&words::STATE)),
    w("events", open(&EVENT_ELEMENT)),
];

pub(super) const AGENCY: &[Field] = &[
    w("body", BODY_REF),
    w("kind", TEXT),
    w("category", Type::Word(&words::AGENCY_CATEGORY)),
    w("paragraph", Type::Int),
    w("areas", closed(&AREA_REF)),
    w("why", TEXT),
    w("told", Type::Day),
    w("delegates-to", POST_REF),
    w("state", Type::Word(&words::STATE)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const PLAN: &[Field] = &[
    w("name", TEXT),
    w("kind", Type::Word(&words::PLAN_KIND)),
    w("period", Type::Period),
    w("owner", ANYBODY),
    w("state", Type::Word(&words::STATE)),
];

pub(super) const COUNT: &[Field] =
    &[w("of", TEXT), w("year", Type::Year), w("period", Type::Period), w("number", Type::Int)];

pub(super) const INSPECTION: &[Field] =
    &[w("by", BODY_REF), w("of", BODY_REF), w("date", Type::Day), w("found", TEXT), w("about", TEXT)];

pub(super) const INTERVENTION: &[Field] = &[
    w("kind", Type::Word(&words::INTERVENTION_KIND)),
    w("body", BODY_REF),
    w("by", BODY_REF),
    w("why", TEXT),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const SECURE_SETTING: &[Field] = &[
    w("body", BODY_REF),
    w("area", AREA_REF),
    w("addressed", Type::Bool),
    w("from", Type::Day),
    w("until", Type::Day),
];
