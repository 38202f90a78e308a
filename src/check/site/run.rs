//! From the texts to everything a site tells.

use rayon::prelude::*;

use super::england::england;
use super::parts::parts;
use crate::check::calendar::{Asking, story};
use crate::check::compare::{Compared, Grouping, Wanted, set_beside};
use crate::check::coverage::coverage;
use crate::check::graph::{Judged, picture_of};
use crate::check::rule_pages::rule_pages;
use crate::check::run::{Checked, Options, Text, Tools, judged};
use crate::finding::{AreaPage, Column, Report, RulePages, Site, View};
use crate::model::Model;
use crate::rules::Rulebook;

/// What came of a set of arrangements.
#[derive(Debug)]
pub struct Sited {
    /// Everything that a site tells.
    pub site: Site,
    /// What was judged for it, without the verdicts, which stand in the site.
    pub checked: Checked,
}

/// Everything that a site tells of the arrangements among the texts, with pages about the rules of `shown`.
#[must_use]
pub fn site(texts: Vec<Text>, tools: &Tools<'_>, shown: &Rulebook<'_>, options: &Options) -> Sited {
    let (mut checked, models) = judged(texts, tools, options, true);
    let of: Vec<Compared> = models.into_iter().map(|(model, day)| Compared { model, day }).collect();
    let (reports, set) = parts(&checked.report, of.len());
    let models: Vec<&Model> = of.iter().map(|one| &one.model).collect();
    let asking = Asking::new(&models, tools);
    let page = |(at, (report, one)): (usize, (_, &Compared))| page(at, report, one, (&asking, tools, options));
    let pages: Vec<AreaPage> = reports.into_par_iter().zip(&of).enumerate().filter_map(page).collect();
    let wanted = Wanted {
        facts: true,
        verdicts: true,
        only_differences: false,
        group_by: Some(Grouping::Region),
        outliers: false,
    };
    let comparison = set_beside(&mut checked.report, &of, tools, wanted);
    let day = options.set_day();
    // Of all rules, so that none is unknown: without examples, which stand beside the rules.
    let rules = rule_pages(shown, &[], tools.reference, day, &[]);
    let site = Site {
        england: england(&comparison.columns, tools.reference, day),
        pages: in_order(pages, &comparison.columns),
        comparison,
        set,
        rules: rules.unwrap_or_else(|_| RulePages::default()),
        law: coverage(tools.law, shown),
        today: options.today.to_string(),
    };
    Sited { site, checked }
}

/// The pages in the order of the columns, which stand by region.
fn in_order(mut pages: Vec<AreaPage>, columns: &[Column]) -> Vec<AreaPage> {
    let file = |page: &AreaPage| page.report.arrangements.first().map(|head| head.file);
    let place = |page: &AreaPage| columns.iter().position(|column| Some(column.head.file) == file(page));
    pages.sort_by_key(|page| place(page));
    pages
}

fn page(
    at: usize,
    report: Report,
    one: &Compared,
    (asking, tools, options): (&Asking<'_>, &Tools<'_>, &Options),
) -> Option<AreaPage> {
    let head = report.arrangements.first().cloned()?;
    let judged = Judged { model: &one.model, day: one.day, head, report: &report };
    let picture = picture_of(judged, tools, options, View::Reporting);
    let story = story(asking, at, one.day, options.today)?;
    Some(AreaPage { report, picture, story })
}
