//! Bodies, posts and those who hold a place.

use super::field::{Field, Type, closed, d, open, w};
use super::{Kind, words};

const TEXT: Type = Type::Text;
const BODY_REF: Type = Type::Ref(&[Kind::Body]);
const BODY_OR_PARTNERS: Type = Type::Ref(&[Kind::Body, Kind::Collective]);
const POST_REF: Type = Type::Ref(&[Kind::Post]);
const AREA_REF: Type = Type::Ref(&[Kind::Area]);
const GROUP_REF: Type = Type::Ref(&[Kind::Group]);
const ANYBODY: Type = Type::Ref(&[Kind::Post, Kind::Group, Kind::Body, Kind::Collective]);
const EVENT: Type = Type::Element(Kind::Event);
const WORD_FUNCTION: Type = Type::Word(&words::FUNCTION);
const PHASE: Type = Type::Word(&words::PHASE);
const TOPIC: Type = Type::Word(&words::TOPIC);

pub(super) const BODY: &[Field] = &[
    w("name", TEXT),
    w("kind", Type::Word(&words::BODY_KIND)),
    w("known-as", open(&TEXT)),
    w("formerly", open(&TEXT)),
    w("area", AREA_REF),
    d("id", TEXT),
    d("listed", Type::Bool),
    d("from", Type::Day),
    d("until", Type::Day),
];

pub(super) const COLLECTIVE: &[Field] = &[d("id", Type::Word(&words::COLLECTIVE)), d("name", TEXT)];

pub(super) const POST: &[Field] = &[
    w("title", TEXT),
    w("body", BODY_REF),
    w("joint-with", open(&BODY_REF)),
    w("rank", Type::Word(&words::RANK)),
    w("employed-by", closed(&BODY_OR_PARTNERS)),
    w("engaged-by", closed(&BODY_OR_PARTNERS)),
    w("elected", Type::Bool),
    w("state", Type::Word(&words::STATE)),
    w("same-holder-as", open(&POST_REF)),
    w("formerly", open(&TEXT)),
    w("functions", open(&WORD_FUNCTION)),
    w("reports-to", closed(&ANYBODY)),
    w("chosen-by", open(&ANYBODY)),
    w("term", Type::Period),
    w("other-work", open(&TEXT)),
    w("conflicts", TEXT),
    w("shared", TEXT),
    w("from", Type::Day),
    w("until", Type::Day),
    d("id", TEXT),
];

pub(super) const PARTNER: &[Field] = &[
    w("body", BODY_REF),
    w("kind", Type::Word(&words::PARTNER_KIND)),
    w("called", TEXT),
    w("areas", closed(&AREA_REF)),
    w("lead", POST_REF),
    w("delegates", open(&POST_REF)),
    w("lead-functions", open(&TEXT)),
    w("delegate-functions", open(&TEXT)),
    w("acts-for", open(&BODY_REF)),
    w("delegates-to-officer", open(&TEXT)),
    w("state", Type::Word(&words::STATE)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const CLAIM: &[Field] = &[
    w("body", BODY_REF),
    w("sector", Type::Word(&words::SECTOR)),
    w("standing", Type::Word(&words::STANDING)),
    w("called", TEXT),
    w("state", Type::Word(&words::STATE)),
];

pub(super) const CHAIR: &[Field] = &[
    w("as", Type::Word(&words::CHAIR_AS)),
    w("post", POST_REF),
    w("body", BODY_OR_PARTNERS),
    w("among", open(&ANYBODY)),
    w("turn", TEXT),
    w("now", ANYBODY),
    w("for", Type::Word(&words::CHAIRS_WHAT)),
    w("nominated-by", ANYBODY),
    w("state", Type::Word(&words::STATE)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const MEMBER: &[Field] = &[
    w("post", POST_REF),
    w("body", BODY_OR_PARTNERS),
    w("bodies", closed(&BODY_REF)),
    w("group", GROUP_REF),
    w("sector", Type::Word(&words::SECTOR)),
    w("phases", open(&PHASE)),
    w("called", TEXT),
    w("as", Type::Word(&words::MEMBER_AS)),
    w("votes", Type::Bool),
    w("state", Type::Word(&words::STATE)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const SCRUTINY: &[Field] = &[
    w("by", Type::Element(Kind::Scrutineer)),
    w("form", Type::Word(&words::SCRUTINY_FORM)),
    w("independent", Type::Bool),
    w("of", open(&GROUP_REF)),
    w("covers-the-whole", Type::Bool),
    w("covers", open(&TOPIC)),
    w("votes", Type::Bool),
    w("chairs", open(&GROUP_REF)),
    w("leads", open(&GROUP_REF)),
    w("reports-to", open(&ANYBODY)),
    w("chosen-by", open(&ANYBODY)),
    w("engaged-by", closed(&BODY_OR_PARTNERS)),
    w("term", Type::Period),
    w("methods", open(&TEXT)),
    w("recommendations", open(&TEXT)),
    w("answered", Type::Bool),
    w("state", Type::Word(&words::STATE)),
    w("events", open(&EVENT)),
    w("from", Type::Day),
    w("until", Type::Day),
];

pub(super) const SCRUTINEER: &[Field] =
    &[w("post", POST_REF), w("group", GROUP_REF), w("body", BODY_REF), w("words", TEXT)];
