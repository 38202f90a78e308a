//! Where the pages of a site are.

use std::collections::BTreeSet;

use crate::finding::Site;
use crate::report::html::Links;

/// The paths of all pages, as they are from the first page.
pub(super) struct Places {
    areas: Vec<String>,
    rules: BTreeSet<String>,
    provisions: BTreeSet<String>,
    /// Whether a step from one set to another is told.
    pub has_step: bool,
}

/// The same as they are from a page somewhere in the site.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub places: &'a Places,
    /// `../` for a page in a folder, empty for one beside the first.
    pub up: &'static str,
}

impl Places {
    pub fn of(site: &Site, has_step: bool) -> Self {
        let mut areas: Vec<String> = Vec::with_capacity(site.pages.len());
        for column in &site.comparison.columns {
            let wanted = file_name(&column.head.id);
            let wanted = if wanted.is_empty() { "area".to_owned() } else { wanted };
            // Some systems take names that differ only in case for one.
            let taken = |name: &String| areas.iter().any(|area| area.eq_ignore_ascii_case(name));
            let name = std::iter::once(wanted.clone()).chain((2..).map(|at| format!("{wanted}-{at}")));
            areas.extend(name.into_iter().find(|name| !taken(name)));
        }
        Self {
            areas,
            rules: site.rules.pages.iter().map(|page| page.listed.id.to_string()).collect(),
            provisions: site.law.rows.iter().map(|row| row.provision.clone()).collect(),
            has_step,
        }
    }

    /// What the page of a column goes by, which no other does.
    pub fn area_name(&self, column: usize) -> &str {
        self.areas.get(column).map_or("", String::as_str)
    }

    /// The path of the page of a column.
    pub fn area(&self, column: usize) -> String {
        format!("areas/{}.html", self.area_name(column))
    }

    pub fn top(&self) -> Here<'_> {
        Here { places: self, up: "" }
    }

    pub fn folder(&self) -> Here<'_> {
        Here { places: self, up: "../" }
    }
}

/// The path of the page of a rule.
pub(super) fn rule(id: &str) -> String {
    format!("rules/{}.html", file_name(id))
}

/// The path of the page of a provision.
pub(super) fn provision(id: &str) -> String {
    format!("provisions/{}.html", file_name(id))
}

impl Here<'_> {
    /// The address of a path of the site.
    pub fn to(self, path: &str) -> String {
        format!("{}{path}", self.up)
    }

    /// The address of the page of a column.
    pub fn area(self, column: usize) -> String {
        self.to(&self.places.area(column))
    }
}

impl Links for Here<'_> {
    fn rule(&self, id: &str) -> Option<String> {
        self.places.rules.contains(id).then(|| self.to(&rule(id)))
    }

    fn provision(&self, id: &str) -> Option<String> {
        self.places.provisions.contains(id).then(|| self.to(&provision(id)))
    }
}

/// So many letters of an id are the name of its page; what two come to is told apart by a number.
const LONGEST_NAME: usize = 100;

/// An id as the name of a file that every system and every address takes as it is.
///
/// Ids of the catalogue tell `16E` from `16e` by nothing else, and some systems do not: so letters keep their case, and what two
/// names come to is looked at by a test.
pub(super) fn file_name(id: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    // With its ending well within what any system takes for a name.
    let name = id.chars().map(letter).take(LONGEST_NAME).collect::<String>().trim_matches('-').to_owned();
    if is_a_device(&name) { format!("{name}-page") } else { name }
}

/// Whether Windows takes a name for a device, whatever stands behind its dot.
fn is_a_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        let number = name.strip_prefix(port).unwrap_or_default();
        number.len() == 1 && number.chars().all(|digit| digit.is_ascii_digit())
    });
    numbered || ["con", "prn", "aux", "nul"].contains(&name.as_str())
}
