//! A page for each rule, and the list of them.

use askama::Template;

use super::nav::{Item, Main};
use super::pages::{Frame, SiteFile, Writing};
use super::places::{Here, rule};
use crate::finding::{Outcome, RulePage, Verdict};
use crate::report::html::{Head, Law, Links, Look, Prose, class, text};
use crate::report::packs::weighs;
use crate::report::rule_page::{asks, conditions, pack, weighed};
use crate::report::summary::capitalised;
use crate::report::telling::{label, under};

/// How many verdicts of one sort are told of an area; its own page has them all.
const MOST_TOLD: usize = 3;

#[derive(Template)]
#[template(path = "html/site/rule.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    title: Prose,
    id: String,
    pack: String,
    weighed: Prose,
    rationale: Prose,
    asks: Prose,
    only: Prose,
    law: Vec<Law>,
    /// What decides, with its label.
    conditions: Vec<(&'static str, String)>,
    ask: Prose,
    mend: Prose,
    areas: Vec<Area>,
}

/// What a rule says of an area.
struct Area {
    href: String,
    name: String,
    said: Vec<Said>,
}

/// Everything that came out so.
struct Said {
    class: &'static str,
    came: String,
    count: usize,
    /// Of whom, and what there is to tell of the first.
    says: Vec<Prose>,
    /// How many more there are.
    more: usize,
}

#[derive(Template)]
#[template(path = "html/site/rules.html")]
struct List {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    packs: Vec<Pack>,
}

struct Pack {
    title: String,
    id: String,
    rules: Vec<Listed>,
}

struct Listed {
    href: String,
    id: String,
    title: Prose,
    weighs: &'static str,
}

/// The pages, and the list.
pub(super) fn files(writing: &Writing<'_>) -> askama::Result<Vec<SiteFile>> {
    let mut files = vec![SiteFile { path: "rules/index.html".to_owned(), text: list(writing)? }];
    for page in &writing.site.rules.pages {
        files.push(SiteFile { path: rule(&page.listed.id), text: self::page(writing, page)? });
    }
    Ok(files)
}

fn page(writing: &Writing<'_>, page: &RulePage) -> askama::Result<String> {
    let from = writing.places.folder();
    let pages = &writing.site.rules;
    let Frame { head, nav, foot } = writing.frame(&format!("Rule {}", page.listed.id), from, Main::Rules);
    Page {
        head,
        nav,
        foot,
        title: Prose::of(&capitalised(&page.listed.title)),
        id: text(&page.listed.id),
        pack: text(&pack(page, pages)),
        weighed: Prose::of(&capitalised(&weighed(page, pages))),
        rationale: Prose::of(&page.rationale),
        asks: Prose::of(&asks(page)),
        only: Prose::of(&page.only),
        law: page.law.iter().map(|cite| Law::of(cite, &from)).collect(),
        conditions: conditions(page),
        ask: Prose::of(&page.ask),
        mend: Prose::of(&page.mend),
        areas: areas(writing, page, from),
    }
    .render()
}

/// What it says of each area that it was asked of.
fn areas(writing: &Writing<'_>, page: &RulePage, from: Here<'_>) -> Vec<Area> {
    let area = |(at, area): (usize, &crate::finding::AreaPage)| {
        let rule = area.report.rules.iter().position(|rule| rule.id == page.listed.id)?;
        let own = area.report.verdicts.iter().filter(|verdict| verdict.rule == rule);
        let told = own.filter(|verdict| verdict.outcome != Outcome::NotApplicable);
        let said = said(told);
        let name = text(writing.name(at));
        (!said.is_empty()).then(|| Area { href: from.area(at), name, said })
    };
    writing.site.pages.iter().enumerate().filter_map(area).collect()
}

/// By how it came out, in the order in which that is met first.
fn said<'v>(told: impl Iterator<Item = &'v Verdict>) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for verdict in told {
        let came = label(verdict);
        let message =
            verdict.finding.as_ref().map_or(verdict.subject.name.as_str(), |finding| under(came, &finding.message));
        let came = capitalised(came);
        let at = all.iter().position(|one| one.came == came).unwrap_or_else(|| {
            let (class, count, says, more) = (class(verdict.outcome), 0, Vec::new(), 0);
            all.push(Said { class, came, count, says, more });
            all.len() - 1
        });
        let Some(one) = all.get_mut(at) else { continue };
        one.count += 1;
        let says = Prose::of(message);
        if says.is_empty() || one.says.contains(&says) {
            continue;
        }
        if one.says.len() < MOST_TOLD { one.says.push(says) } else { one.more += 1 }
    }
    all
}

fn list(writing: &Writing<'_>) -> askama::Result<String> {
    let from = writing.places.folder();
    let packs = writing.site.rules.packs.iter().enumerate().map(|(at, pack)| {
        let own = writing.site.rules.pages.iter().filter(|page| page.listed.pack == at);
        let listed = own.map(|page| Listed {
            href: from.rule(&page.listed.id).unwrap_or_default(),
            id: text(&page.listed.id),
            title: Prose::of(&page.listed.title),
            weighs: weighs(&page.listed),
        });
        let title = text(&format!("{} {}: {}", pack.name, pack.version, pack.title));
        Pack { title, id: format!("pack-{at}"), rules: listed.collect() }
    });
    let Frame { head, nav, foot } = writing.frame("Rules", from, Main::Rules);
    List { head, nav, foot, packs: packs.collect() }.render()
}
