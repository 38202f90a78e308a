//! The template, and what it asks for.

use askama::Template;

use super::ask::Asked;
use super::law::{applies, remarks};
use super::partner::{Partner, partners};
use crate::law::{Catalogue, Fact, Instrument};
use crate::reference::{AreaCard, Reference, as_known};
use crate::schema;
use crate::time::{Date, FinancialYear};

/// What each partner pays in the example of a budget, in thousands of pounds.
const EACH_PAYS: usize = 10;

/// Everything that the template names.
#[derive(Template)]
#[template(path = "arrangement.yaml", escape = "none")]
pub(super) struct Page<'p> {
    pub(super) id: String,
    pub(super) partners: Vec<Partner>,
    partnership: String,
    /// In quotes.
    name: Option<String>,
    areas: &'p [AreaCard<'p>],
    day: Date,
    dated: bool,
    /// How far areas and bodies are known.
    known: String,
    edition: Option<&'p Instrument>,
    /// Boards of which only a sliver lies in the areas.
    marginal: Vec<Partner>,
    year: Option<FinancialYear>,
    law: &'p Catalogue,
}

impl<'p> Page<'p> {
    pub(super) fn new(asked: &'p Asked<'_>, reference: &Reference, law: &'p Catalogue) -> Self {
        let partnership = asked.areas.iter().map(|card| card.area.id).collect::<Vec<_>>().join("-");
        let (partners, marginal) = partners(&asked.areas);
        Self {
            id: asked.id.clone().unwrap_or_else(|| partnership.clone()),
            partners,
            partnership,
            name: asked.name.as_deref().map(quoted),
            areas: &asked.areas,
            day: asked.day,
            dated: asked.dated,
            known: as_known(asked.day, reference.data_date()),
            edition: law.edition_in_force(asked.day),
            marginal,
            year: FinancialYear::of(asked.day),
            law,
        }
    }

    /// Those of these provisions that apply on the day, as remarks; ids with blanks between them.
    fn law(&self, ids: &str) -> String {
        remarks(self.law, self.day, ids)
    }

    fn applies(&self, id: &str) -> bool {
        self.law.provision(id).is_some_and(|provision| applies(provision, self.day))
    }

    /// What the schema says of a key, as the remark behind it: `post.rank`.
    fn explain(key: &str) -> String {
        said(key).map(|says| format!("## {says}")).unwrap_or_default()
    }

    /// The same within a remark.
    fn says(key: &str) -> String {
        said(key).unwrap_or_default()
    }

    /// Whether any of the areas was there when the first arrangements had to be published.
    fn had_to_be_first(&self) -> bool {
        let Some((_, Fact::Day(by))) = self.law.fact("first-publication-by") else { return false };
        self.areas.iter().any(|card| card.area.life.meets(by))
    }

    /// Whether no first arrangements can take effect any more, the boards being gone.
    fn first_are_past(&self) -> bool {
        matches!(self.law.fact("boards-gone-by"), Some((_, Fact::Day(by))) if by.last().is_some_and(|last| last < self.day))
    }

    fn several(&self) -> bool {
        self.areas.len() > 1
    }

    /// Names of areas have commas and `and` in them.
    fn area_names(&self) -> String {
        self.areas.iter().map(|card| card.area.name).collect::<Vec<_>>().join("; ")
    }

    fn area_ids(&self) -> String {
        self.areas.iter().map(|card| card.area.id).collect::<Vec<_>>().join(", ")
    }

    fn first_area(&self) -> &str {
        self.areas.first().map_or("", |card| card.area.id)
    }

    fn first_partner(&self) -> &str {
        self.partners.first().map_or("", |partner| &partner.id)
    }

    fn partner_ids(&self) -> String {
        self.partners.iter().map(|partner| partner.id.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn lead_ids(&self) -> String {
        self.partners.iter().map(|partner| format!("{}-lead", partner.id)).collect::<Vec<_>>().join(", ")
    }

    /// The others of a partner's kind, by their ids: it may act for them (s.16J(3) to (5)).
    fn of_the_same_kind(&self, partner: &Partner) -> Option<String> {
        let all = self.partners.iter().chain(&self.marginal);
        let others = all.filter(|other| other.kind == partner.kind && other.id != partner.id);
        let ids: Vec<&str> = others.map(|other| other.id.as_str()).collect();
        (!ids.is_empty()).then(|| ids.join(", "))
    }

    /// What so many partners pay in the example, each as much.
    fn pounds(partners: usize) -> String {
        format!("£{},000", partners * EACH_PAYS)
    }

    /// The words that a key may hold: `agency.category`.
    fn words(key: &str) -> String {
        key.split_once('.').map(|(kind, key)| schema::words(kind, key).join(", ")).unwrap_or_default()
    }

    /// The month of the day.
    fn month(&self) -> String {
        format!("{}-{:02}", self.day.year(), self.day.month())
    }

    /// The first day of the financial year.
    fn april(&self) -> String {
        self.year.map(|year| year.first().to_string()).unwrap_or_default()
    }

    /// The last day of the financial year.
    fn march(&self) -> String {
        self.year.map(|year| year.last().to_string()).unwrap_or_default()
    }

    /// The September of the financial year, in which reports on the year before are published.
    fn september(&self) -> String {
        self.year.map(|year| format!("{}-09", year.first().year())).unwrap_or_default()
    }

    /// The October before that September: a report of then is no more than twelve months older, on whatever days of the two.
    fn october_before(&self) -> String {
        self.year.map(|year| format!("{}-10", year.first().year() - 1)).unwrap_or_default()
    }

    fn financial_year(&self) -> String {
        self.year.map(|year| year.to_string()).unwrap_or_default()
    }

    /// The financial year before, as a period.
    fn last_year(&self) -> String {
        self.year.map(|year| format!("{}-04/{}-03", year.first().year() - 1, year.first().year())).unwrap_or_default()
    }

    /// The one before that, as a period.
    fn year_before_last(&self) -> String {
        self.year
            .map(|year| format!("{}-04/{}-03", year.first().year() - 2, year.first().year() - 1))
            .unwrap_or_default()
    }
}

fn said(key: &str) -> Option<String> {
    let (kind, key) = key.split_once('.')?;
    schema::explain(kind, key)
}

/// A text as YAML reads it in quotes, whatever it holds; control characters are refused before.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\\', "\\\\").replace('"', "\\\""))
}
