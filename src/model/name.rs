//! What elements are called in sentences, and the papers they were read in.

use super::facts::{Datum, ElementId, Fact, List, Model};
use super::unsure::Written;
use super::vocab::Kind;
use crate::finding::Words;

impl Model {
    /// What a person would call an element: `Director of Children's Services`, `contribution of Dorset Council for 2023/24`.
    #[must_use]
    pub fn name(&self, element: ElementId) -> String {
        let mut name = String::with_capacity(48);
        self.push_name(&mut name, element);
        name
    }

    fn push_name(&self, out: &mut String, element: ElementId) {
        let begin = out.len();
        let kind = self.kind(element);
        let mut own = |before: &str, fields: &[&str]| self.push_first(out, element, before, fields);
        let named = match kind {
            Kind::Body if matches!(self.named(element, "name"), Fact::Unreadable(_)) => {
                out.push_str("a body that could not be read");
                true
            }
            Kind::Arrangement | Kind::Area | Kind::Body | Kind::Collective | Kind::Group => {
                own("", &["name"]) || self.push_id(out, element)
            }
            Kind::Source | Kind::Post | Kind::Agreement | Kind::Document => {
                own("", &["title"]) || self.push_id(out, element)
            }
            Kind::Partner | Kind::Claim => own("", &["body", "called", "sector", "kind"]),
            Kind::Scrutineer => own("", &["post", "group", "body", "words"]),
            Kind::Scrutiny => own("scrutiny by ", &["by", "form"]),
            Kind::Member => {
                own("", &["post", "body", "bodies", "group", "sector", "called"])
                    && self.push_holder(out, " on ", element)
            }
            Kind::Chair => {
                if !own("", &["as"]) {
                    out.push_str("chair");
                }
                self.push_holder(out, " of ", element)
            }
            Kind::Function => own("", &["function"]),
            Kind::Event => own("", &["what"]) && self.push_after(out, element, ", ", &["date"]),
            Kind::Content => {
                out.push_str("topic ");
                out.extend(self.id(element).unwrap_or_default().chars().map(unhyphened));
                self.id(element).is_some()
            }
            Kind::Departure => own("departure from ", &["from"]),
            Kind::Report => own("", &["title"]) || self.push_report(out, element),
            Kind::Budget => own("", &["year"]) && self.push_budget(out, element),
            Kind::Contribution => self.push_contribution(out, element),
            Kind::SpendingLine => own("", &["item"]),
            Kind::AgencyList => own("", &["title", "force"]),
            Kind::Agency => own("", &["body", "kind"]),
            Kind::Plan | Kind::SupportUnit => own("", &["name"]),
            Kind::Count => own("", &["of"]),
            Kind::Inspection => own("inspection by ", &["by"]) && self.push_after(out, element, ", ", &["date"]),
            Kind::Intervention => own("", &["kind"]) && self.push_after(out, element, " in ", &["body"]),
            Kind::SecureSetting => own("", &["body"]),
            Kind::Succession => own("", &["kind"]),
            Kind::ChildDeathReview => false,
        };
        if !named {
            out.truncate(begin);
            out.extend(kind.name().chars().map(unhyphened));
        }
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
        let mut words = String::new();
        self.push_words(&mut words, datum);
        words
    }

    /// A field in words, whatever doubt there is about it; nothing where it says nothing.
    #[must_use]
    pub fn words_of(&self, element: ElementId, field: &str) -> String {
        self.value(element, field).map(|datum| self.words(datum)).unwrap_or_default()
    }

    fn push_words(&self, out: &mut String, datum: Datum<'_>) {
        match datum {
            Datum::Text(text) => out.push_str(text),
            Datum::Bool(value) => out.push_str(if value { "yes" } else { "no" }),
            Datum::Int(number) => out.push_str(&number.to_string()),
            Datum::Money(pence) => out.push_str(&pounds(pence)),
            Datum::Share(share) => out.push_str(&per_cent(share)),
            Datum::Day(day) => out.push_str(&day.in_words()),
            Datum::Period(period) => out.push_str(&period.in_words()),
            Datum::Year(year) => out.push_str(&year.to_string()),
            Datum::Word(word) => out.extend(word.chars().map(unhyphened)),
            Datum::Element(element) => self.push_name(out, element),
            Datum::List(list) => self.push_list(out, list),
        }
    }

    fn push_list(&self, out: &mut String, list: List<'_>) {
        let mut between = "";
        for fact in list.iter() {
            if let super::Fact::Known(datum, _) | super::Fact::Uncertain(datum, ..) = fact {
                out.push_str(between);
                between = ", ";
                self.push_words(out, datum);
            }
        }
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

    /// The first of these fields that has a value, in words and after others; false when none has.
    fn push_first(&self, out: &mut String, element: ElementId, before: &str, fields: &[&str]) -> bool {
        let begin = out.len();
        out.push_str(before);
        let empty = out.len();
        for field in fields {
            let is_own_name = matches!(*field, "name" | "title");
            match self.value(element, *field).filter(|_| !is_own_name) {
                Some(datum) => self.push_words(out, datum),
                None => out.push_str(&self.as_written(element, *field).map_or_else(String::new, Written::in_brackets)),
            }
            if out.len() > empty {
                return true;
            }
        }
        out.truncate(begin);
        false
    }

    /// The same where a name stands without it too.
    fn push_after(&self, out: &mut String, element: ElementId, before: &str, fields: &[&str]) -> bool {
        self.push_first(out, element, before, fields);
        true
    }

    fn first_words(&self, element: ElementId, fields: &[&str]) -> Option<String> {
        let mut words = String::new();
        self.push_first(&mut words, element, "", fields).then_some(words)
    }

    fn push_id(&self, out: &mut String, element: ElementId) -> bool {
        out.push_str(self.id(element).unwrap_or_default());
        self.id(element).is_some()
    }

    fn push_holder(&self, out: &mut String, between: &str, element: ElementId) -> bool {
        if let Some((holder, _)) = self.parent(element) {
            out.push_str(between);
            self.push_name(out, holder);
        }
        true
    }

    fn push_report(&self, out: &mut String, element: ElementId) -> bool {
        if self.push_first(out, element, "", &["kind"]) {
            out.push(' ');
        }
        self.push_first(out, element, "report for ", &["period"])
    }

    /// After the year.
    fn push_budget(&self, out: &mut String, element: ElementId) -> bool {
        out.push_str(" budget");
        if self.push_first(out, element, " (", &["pot"]) {
            out.push(')');
        }
        true
    }

    fn push_contribution(&self, out: &mut String, element: ElementId) -> bool {
        out.push_str("contribution");
        self.push_first(out, element, " of ", &["payer", "called"]);
        if let Some((budget, _)) = self.parent(element) {
            self.push_first(out, budget, " for ", &["year"]);
        }
        true
    }
}

const fn unhyphened(letter: char) -> char {
    if letter == '-' { ' ' } else { letter }
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
