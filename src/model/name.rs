//! What elements are called in sentences, and the papers they were read in.

use super::facts::{Datum, ElementId, Model};
use super::vocab::{FieldId, Kind};
use crate::finding::{PaperCite, Words};

impl Model {
    /// What a person would call an element: `Director of Children's Services`, `contribution of Dorset Council for 2023/24`.
    #[must_use]
    pub fn name(&self, element: ElementId) -> String {
        let own = |fields: &[&str]| self.first_words(element, fields);
        let or_id = |name: Option<String>| name.or_else(|| self.id(element).map(str::to_owned));
        let kind = self.kind(element);
        let name = match kind {
            Kind::Arrangement | Kind::Area | Kind::Body | Kind::Collective | Kind::Group => or_id(own(&["name"])),
            Kind::Source | Kind::Post | Kind::Agreement | Kind::Document => or_id(own(&["title"])),
            Kind::Partner | Kind::Claim => own(&["body", "called", "sector", "kind"]),
            Kind::Scrutineer => own(&["post", "group", "body", "words"]),
            Kind::Scrutiny => Self::joined("scrutiny by ", own(&["by", "form"])),
            Kind::Member => {
                own(&["post", "body", "bodies", "group", "sector", "called"]).map(|who| self.within(who, element))
            }
            Kind::Chair => Some(self.within(own(&["as"]).unwrap_or_else(|| "chair".to_owned()), element)),
            Kind::Function => own(&["function"]),
            Kind::Event => own(&["what"]).map(|what| self.dated(what, element)),
            Kind::Content => Self::joined("topic ", self.id(element).map(|topic| topic.replace('-', " "))),
            Kind::Departure => Self::joined("departure from ", own(&["from"])),
            Kind::Report => own(&["title"]).or_else(|| self.report_name(element)),
            Kind::Budget => self.budget_name(element),
            Kind::Contribution => Some(self.contribution_name(element)),
            Kind::SpendingLine => own(&["item"]),
            Kind::AgencyList => own(&["title", "force"]),
            Kind::Agency => own(&["body", "kind"]),
            Kind::Plan | Kind::SupportUnit => own(&["name"]),
            Kind::Count => own(&["of"]),
            Kind::Inspection => Self::joined("inspection by ", own(&["by"])).map(|name| self.dated(name, element)),
            Kind::Intervention => own(&["kind"]).map(|what| self.of_body(what, element)),
            Kind::SecureSetting => own(&["body"]),
            Kind::Succession => own(&["kind"]),
            Kind::ChildDeathReview => None,
        };
        name.unwrap_or_else(|| kind.name().replace('-', " "))
    }

    /// The same within a sentence: `the post Chief Constable`, `the 2021/22 budget`, `Dorset Council`.
    #[must_use]
    pub fn phrase(&self, element: ElementId) -> String {
        let kind = self.kind(element);
        let name = self.name(element);
        match kind {
            Kind::Arrangement => "the arrangement".to_owned(),
            Kind::Area | Kind::Body | Kind::Collective => name,
            // Nothing tells it apart, so that it goes by its kind.
            _ if name == kind.name() => format!("the {name}"),
            Kind::Post | Kind::Group | Kind::Partner | Kind::Source | Kind::Agreement | Kind::Document | Kind::Plan => {
                format!("the {} {name}", kind.name())
            }
            Kind::Event | Kind::Function | Kind::Claim | Kind::Succession | Kind::AgencyList | Kind::Agency => {
                format!("the {} `{name}`", kind.name().replace('-', " "))
            }
            _ => format!("the {name}"),
        }
    }

    /// A value in words: days and periods in full, elements by their names, words of lists without hyphens.
    #[must_use]
    pub fn words(&self, datum: Datum<'_>) -> String {
        match datum {
            Datum::Text(text) => text.to_owned(),
            Datum::Bool(value) => if value { "yes" } else { "no" }.to_owned(),
            Datum::Int(number) => number.to_string(),
            Datum::Money(pence) => pounds(pence),
            Datum::Share(share) => per_cent(share),
            Datum::Day(day) => day.in_words(),
            Datum::Period(period) => period.in_words(),
            Datum::Year(year) => year.to_string(),
            Datum::Word(word) => word.replace('-', " "),
            Datum::Element(element) => self.name(element),
            Datum::List(list) => {
                let members: Vec<String> = list
                    .iter()
                    .filter_map(|fact| match fact {
                        super::Fact::Known(datum, _) | super::Fact::Uncertain(datum, ..) => Some(self.words(datum)),
                        _ => None,
                    })
                    .collect();
                members.join(", ")
            }
        }
    }

    /// A field in words, whatever doubt there is about it; nothing where it says nothing.
    #[must_use]
    pub fn words_of(&self, element: ElementId, field: &str) -> String {
        self.value(element, field).map(|datum| self.words(datum)).unwrap_or_default()
    }

    /// The papers that a fact was read in, for findings.
    #[must_use]
    pub fn papers(&self, element: ElementId, field: Option<FieldId>) -> Vec<PaperCite> {
        self.citations(element, field).filter_map(|cite| self.paper_cite(&cite)).collect()
    }

    /// A paper as a reader would name it: publisher, title, day.
    pub(super) fn paper(&self, source: ElementId) -> Words {
        let known = self.worked_out.papers.get_or_init(|| {
            let sources = self.of_kind(Kind::Source);
            sources.map(|source| (source, Words::from(self.paper_in_words(source)).shared())).collect()
        });
        let known = known.iter().find(|(known, _)| *known == source).map(|(_, words)| words.clone());
        known.unwrap_or_else(|| self.paper_in_words(source).into())
    }

    fn paper_in_words(&self, source: ElementId) -> String {
        let parts = ["publisher", "title", "date"].map(|field| self.first_words(source, &[field]));
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { self.id(source).unwrap_or_default().to_owned() } else { parts.join(", ") }
    }

    /// The first of these fields that has a value, in words.
    fn first_words(&self, element: ElementId, fields: &[&str]) -> Option<String> {
        fields
            .iter()
            .filter_map(|field| self.value(element, field))
            .map(|datum| self.words(datum))
            .find(|words| !words.is_empty())
    }

    fn joined(before: &str, words: Option<String>) -> Option<String> {
        words.map(|words| format!("{before}{words}"))
    }

    fn within(&self, what: String, element: ElementId) -> String {
        match self.parent(element) {
            Some((parent, _)) => format!("{what} of {}", self.name(parent)),
            None => what,
        }
    }

    fn dated(&self, what: String, element: ElementId) -> String {
        match self.first_words(element, &["date"]) {
            Some(day) => format!("{what}, {day}"),
            None => what,
        }
    }

    fn of_body(&self, what: String, element: ElementId) -> String {
        match self.first_words(element, &["body"]) {
            Some(body) => format!("{what} in {body}"),
            None => what,
        }
    }

    fn report_name(&self, element: ElementId) -> Option<String> {
        let kind = self.first_words(element, &["kind"]).map_or_else(String::new, |kind| format!("{kind} "));
        self.first_words(element, &["period"]).map(|period| format!("{kind}report for {period}"))
    }

    fn budget_name(&self, element: ElementId) -> Option<String> {
        let pot = self.first_words(element, &["pot"]).map_or_else(String::new, |pot| format!(" ({pot})"));
        self.first_words(element, &["year"]).map(|year| format!("{year} budget{pot}"))
    }

    fn contribution_name(&self, element: ElementId) -> String {
        let payer =
            self.first_words(element, &["payer", "called"]).map_or_else(String::new, |who| format!(" of {who}"));
        let year = self.parent(element).and_then(|(budget, _)| self.first_words(budget, &["year"]));
        let year = year.map_or_else(String::new, |year| format!(" for {year}"));
        format!("contribution{payer}{year}")
    }
}

/// `£75,785.50`; whole pounds without pence.
fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let (pounds, rest) = (pence.unsigned_abs() / 100, pence.unsigned_abs() % 100);
    let digits = pounds.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest == 0 { format!("{sign}£{grouped}") } else { format!("{sign}£{grouped}.{rest:02}") }
}

/// `29.5%`
fn per_cent(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}%"),
        _ if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        _ => format!("{whole}.{rest:02}%"),
    }
}
