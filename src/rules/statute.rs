//! What the catalogue answers to the questions of expressions.

use crate::expr::{AgencyCalled, AgencyPlace, EditionNamed, ScheduleEntry, Statute};
use crate::law::{Called, Catalogue, Place};
use crate::time::Day;

impl Statute for Catalogue {
    fn place(&self, agency: &AgencyCalled<'_>) -> AgencyPlace<'_> {
        let called = Called {
            paragraph: agency.paragraph,
            body_kind: agency.body_kind,
            names: agency.names.clone(),
            words: agency.words,
        };
        match self.schedule().map(|schedule| schedule.place(&called)) {
            Some(Place::Under(entries)) => {
                let shown = entries.into_iter();
                let shown = shown.map(|entry| ScheduleEntry { heading: &entry.heading, shown: &entry.shown });
                AgencyPlace::Under(shown.collect())
            }
            Some(Place::Nowhere(without)) => AgencyPlace::Nowhere(&without.says),
            Some(Place::Unclear) | None => AgencyPlace::Unclear,
        }
    }

    /// By its id, or by the one year or day that stands in it: documents date an edition by its announcement and its updates too.
    fn edition(&self, named: &str) -> EditionNamed<'_> {
        if let Some(edition) = self.editions().find(|edition| edition.id == named.trim()) {
            return EditionNamed::One(&edition.id);
        }
        let Some(day) = dated(named) else { return EditionNamed::Unclear };
        let mut dated = self.editions_dated(day);
        match (dated.next(), dated.next()) {
            (Some(edition), None) => EditionNamed::One(&edition.id),
            (Some(_), Some(_)) => EditionNamed::Unclear,
            (None, _) => EditionNamed::None,
        }
    }

    fn instrument(&self, named: &str) -> Option<&str> {
        let id = match Statute::edition(self, named) {
            EditionNamed::One(id) => id,
            _ => self.provision(named.trim()).map_or(named.trim(), |provision| &provision.instrument),
        };
        self.instruments().iter().find(|instrument| instrument.id == id).map(|instrument| instrument.short.as_str())
    }
}

/// The day that a text names as it is written in files, else the only year in it.
fn dated(named: &str) -> Option<Day> {
    let named = named.trim();
    if let Ok(day) = Day::parse(named.strip_prefix("wt").unwrap_or(named)) {
        return Some(day);
    }
    let is_year = |word: &&str| word.len() == 4 && word.starts_with("20");
    let mut years = named.split(|letter: char| !letter.is_ascii_digit()).filter(is_year);
    match (years.next(), years.next()) {
        (Some(year), None) => Day::parse(year).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocab::{AGENCY_CATEGORY, BODY_KIND};

    #[test]
    fn the_format_has_the_words_that_the_schedule_is_kept_in() {
        let schedule = Catalogue::bundled().schedule().unwrap();
        let headings: Vec<&str> = schedule.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!([&headings[..], &["not-in-the-regulations"]].concat(), AGENCY_CATEGORY.words);
        let known = schedule.entries.iter().map(|entry| &entry.known_by);
        for known in known.chain(schedule.without_entry.iter().map(|one| &one.known_by)) {
            for kind in &known.kinds {
                assert!(BODY_KIND.words.contains(&kind.as_str()), "{kind}");
            }
        }
    }

    #[test]
    fn an_edition_is_known_by_its_id_its_name_or_any_of_its_dates() {
        let edition = |named: &str| Catalogue::bundled().edition(named);
        let names = ["wt2018-07-04", "Working Together 2018", "Working Together to Safeguard Children (July 2018)"];
        let dates = ["wt2018-07-05", "2018-08", "wt2019-02-21", "2020-12", "Working Together 2018 as updated"];
        for named in names.into_iter().chain(dates) {
            assert_eq!(edition(named), EditionNamed::One("wt2018-07-04"), "{named}");
        }
        assert_eq!(edition("WT2023"), EditionNamed::One("wt2023-12-15"));
        assert_eq!(edition("wt2026-03-24"), EditionNamed::One("wt2026-03-18"));
        for named in ["Working Together 2015", "wt2022-05-01"] {
            assert_eq!(edition(named), EditionNamed::None, "{named}");
        }
        let called = |named: &str| Statute::instrument(Catalogue::bundled(), named);
        assert_eq!(called("wt2018-07-04"), Some("Working Together 2018"));
        assert_eq!(called("ca2004-s16G-3"), Some("Children Act 2004"));
        assert_eq!(called("the latest guidance"), None);
        for named in ["the latest guidance", "Working Together 2018 and 2023"] {
            assert_eq!(edition(named), EditionNamed::Unclear, "{named}");
        }
    }
}
