use thiserror::Error;

use super::nav::{Item, Main, nav};
use super::places::{Here, Places};
use super::{area, compare, law, overview, rows, rules, step};
use crate::finding::{Restructure, Site};
use crate::report::graph::{SvgError, graph_svg};
use crate::report::html::{Head, STYLE, text};
use crate::report::summary;
use crate::report::telling::place;
use crate::source::{SourceProvider, Span};

/// What only the pages of a site look like.
const SITE_STYLE: &str = include_str!("../../../templates/html/site/site.css");

/// A page that could not be written.
#[derive(Debug, Error)]
pub enum SiteError {
    /// The page itself.
    #[error("a page could not be written: {0}")]
    Page(#[from] askama::Error),
    /// A picture on it.
    #[error(transparent)]
    Picture(#[from] SvgError),
    /// The data beside it.
    #[error("the data of a page could not be written: {0}")]
    Data(#[from] serde_json::Error),
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Where it belongs, from the folder of the site; `/` between folders.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// A step from one set to another, with the texts behind it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The step.
    pub step: &'a Restructure,
    /// The texts of both sides.
    pub sources: &'a dyn SourceProvider,
}

/// What every page is written from.
pub(super) struct Writing<'a> {
    pub site: &'a Site,
    pub sources: &'a dyn SourceProvider,
    pub places: Places,
    /// What tells each column from all others.
    pub names: Vec<String>,
    /// What the site rests on, which stands at the foot of every page.
    pub foot: String,
}

/// What every page begins and ends with.
pub(super) struct Frame {
    pub head: Head,
    pub nav: Vec<Item>,
    pub foot: String,
}

impl Writing<'_> {
    /// What tells a column from all others.
    pub fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// Where something stands: in the area's own file no more than the line, since the page is about it.
    pub fn stands(&self, column: usize, span: Span) -> String {
        let own = self.site.comparison.columns.get(column).is_some_and(|column| column.head.file == span.file);
        match self.sources.place(span).filter(|_| own) {
            Some(place) => format!("line {}", place.line),
            None => text(&place(self.sources, span)),
        }
    }

    /// The frame of a page with this title.
    pub fn frame(&self, title: &str, from: Here<'_>, main: Main) -> Frame {
        let is_first = main == Main::Overview;
        let title = if is_first { title.to_owned() } else { format!("{title} - masa") };
        let scripts = match main {
            Main::Overview | Main::Compare => vec![from.to("site.js")],
            _ => Vec::new(),
        };
        Frame {
            head: Head::of_site(&title, &from.to("style.css"), scripts),
            nav: nav(from, main),
            foot: self.foot.clone(),
        }
    }
}

/// Every file of a site about these arrangements, in a fixed order. They ask for nothing from elsewhere.
///
/// # Errors
/// When a template or the writer of JSON refuses something, which none of masa's own is known to make them do.
pub fn site_files(
    site: &Site,
    sources: &dyn SourceProvider,
    told: Option<Told<'_>>,
) -> Result<Vec<SiteFile>, SiteError> {
    let writing = Writing {
        site,
        sources,
        places: Places::of(site, told.is_some()),
        names: crate::report::compare::column_names(&site.comparison, sources),
        foot: summary::data_of(&site.comparison.meta).join(" · "),
    };
    let file = |path: &str, text: String| SiteFile { path: path.to_owned(), text };
    let mut files = vec![
        file("index.html", overview::page(&writing)?),
        file("compare.html", compare::page(&writing)?),
        file("style.css", format!("{STYLE}{SITE_STYLE}")),
        file("site.js", include_str!("../../../templates/html/site/site.js").to_owned()),
    ];
    for (at, page) in site.pages.iter().enumerate() {
        files.push(file(&writing.places.area(at), area::page(&writing, at, page)?));
        files.push(file(&area::picture_path(&writing.places, at), graph_svg(&page.picture, sources)?));
        files.push(file(&compare::data_path(&writing.places, at), compare::data(&writing, at)?));
    }
    files.extend(rows::files(&writing)?);
    files.extend(rules::files(&writing)?);
    files.extend(law::files(&writing)?);
    if let Some(told) = told {
        files.push(file("restructure.html", step::page(&writing, told)?));
        files.extend(step::pictures(told)?);
    }
    Ok(files)
}
