//! Who can say what a file does not.

use super::facts::{Datum, ElementId, Model};
use super::vocab::{FieldId, Kind};
use crate::finding::{Whom, Words};

impl Model {
    /// Who is to be asked for a field that is not known: most facts are in the gift of whoever keeps the file.
    #[must_use]
    pub fn whom(&self, element: ElementId, field: Option<FieldId>) -> Whom {
        let kind = self.kind(element);
        let field = field.and_then(|field| kind.definition(field)).map_or("", |field| field.name);
        match kind {
            Kind::Partner => self.body_as_whom(element, "body"),
            Kind::Contribution => self.body_as_whom(element, "payer"),
            Kind::Content | Kind::Departure => Whom::Document,
            Kind::Report => Whom::Published,
            Kind::Arrangement if field == "reports" => Whom::Published,
            Kind::Arrangement if matches!(field, "published-contents" | "departures" | "edition") => Whom::Document,
            _ if is_seldom_published(kind, field) => Whom::Unpublished,
            Kind::Post => self.body_as_whom(element, "body"),
            _ => Whom::Keeper,
        }
    }

    fn body_as_whom(&self, element: ElementId, field: &str) -> Whom {
        match self.value(element, field) {
            Some(Datum::Element(body)) if self.kind(body) == Kind::Body => {
                Whom::Body(Words::from(self.name(body)).shared())
            }
            _ => Whom::Keeper,
        }
    }
}

/// What published arrangements and the papers about them leave out as a rule, so that somebody has to be asked for it.
const SELDOM_PUBLISHED: &[(Kind, &[&str])] = &[
    (
        Kind::Post,
        &["employed-by", "engaged-by", "chosen-by", "other-work", "conflicts", "term", "same-holder-as", "reports-to"],
    ),
    (
        Kind::Scrutiny,
        &[
            "votes",
            "leads",
            "chosen-by",
            "engaged-by",
            "methods",
            "recommendations",
            "answered",
            "events",
            "reports-to",
        ],
    ),
    (Kind::Group, &["decides", "meetings-a-year", "terms-of-reference", "review-date", "events", "escalates-to"]),
    (Kind::Member, &["votes", "state"]),
    (Kind::Chair, &["turn", "now", "nominated-by"]),
    (Kind::Document, &["signed-by", "events"]),
    (Kind::Budget, &["spending", "events"]),
    (Kind::SpendingLine, &["item", "amount"]),
    (Kind::AgencyList, &["events"]),
    (Kind::Agency, &["why", "told"]),
];

fn is_seldom_published(kind: Kind, field: &str) -> bool {
    SELDOM_PUBLISHED.iter().any(|(of, fields)| *of == kind && fields.contains(&field))
}

#[cfg(test)]
mod tests {
    use super::{Kind, SELDOM_PUBLISHED};

    #[test]
    fn every_field_named_is_one_of_the_format() {
        for (kind, fields) in SELDOM_PUBLISHED {
            for field in *fields {
                assert!(kind.field(field).is_some(), "{} has no `{field}`", kind.name());
            }
        }
        assert!(Kind::Arrangement.field("published-contents").is_some());
        assert!(Kind::Arrangement.field("departures").is_some());
    }
}
