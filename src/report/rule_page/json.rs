use serde::Serialize;

use crate::finding::{AskedOf, LawCite, RulePage, RulePages, Saying, ShownExample, Strength};
use crate::report::compact::compact;
use crate::report::packs::standing;
use crate::report::rests_on::Pack;

/// The whole document; every field is described in `schemas/rule-pages-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    day: &'a str,
    law: &'a str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    formerly: &'a [String],
    pack: Option<Pack<'a>>,
    title: &'a str,
    rationale: &'a str,
    to: &'a str,
    asks: &'static str,
    across: bool,
    decided_by: &'static str,
    strength: Strength,
    standing: &'static str,
    only: Option<&'a str>,
    when: Option<&'a str>,
    law_day: Option<&'a str>,
    condition: &'a str,
    named: Vec<Named<'a>>,
    ask: &'a str,
    mend: &'a str,
    provisions: Vec<Provision<'a>>,
    examples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    expression: &'a str,
}

#[derive(Serialize)]
struct Provision<'a> {
    id: &'a str,
    place: &'a str,
    force: &'a str,
    paraphrase: &'a str,
    certainty: &'a str,
    in_force: &'a str,
    why_less: Option<&'a str>,
}

#[derive(Serialize)]
struct Example<'a> {
    name: &'a str,
    files: Vec<File<'a>>,
    said: Vec<SayingText<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct SayingText<'a> {
    outcome: &'static str,
    message: &'a str,
}

/// Writes pages about rules as one line of JSON, version 1, by `schemas/rule-pages-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no page is known to make it do.
pub fn rule_pages_json(pages: &RulePages) -> Result<String, serde_json::Error> {
    let document = Document {
        version: 1,
        day: &pages.day,
        law: &pages.law_date,
        rules: pages.pages.iter().map(|page| rule(page, pages)).collect(),
    };
    compact(&document)
}

fn rule<'a>(page: &'a RulePage, pages: &'a RulePages) -> Rule<'a> {
    let listed = &page.listed;
    Rule {
        id: &listed.id,
        formerly: &page.formerly,
        pack: pages.packs.get(listed.pack).map(Pack::of),
        title: &listed.title,
        rationale: &page.rationale,
        to: listed.to,
        asks: match page.asks {
            AskedOf::Design => "design",
            AskedOf::Operation => "operation",
        },
        across: page.across,
        decided_by: if listed.by_people { "people" } else { "condition" },
        strength: listed.strength,
        standing: standing(listed.standing),
        only: Some(page.only.as_str()).filter(|only| !only.is_empty()),
        when: page.when.as_deref(),
        law_day: page.law_day.as_deref(),
        condition: &page.condition,
        named: page.named.iter().map(|(name, expression)| Named { name, expression }).collect(),
        ask: &page.ask,
        mend: &page.mend,
        provisions: page.law.iter().map(provision).collect(),
        examples: page.examples.iter().map(example).collect(),
    }
}

fn provision(cite: &LawCite) -> Provision<'_> {
    Provision {
        id: &cite.provision,
        place: &cite.place,
        force: &cite.force,
        paraphrase: &cite.paraphrase,
        certainty: &cite.certainty,
        in_force: &cite.in_force,
        why_less: cite.why_less(),
    }
}

fn example(shown: &ShownExample) -> Example<'_> {
    Example {
        name: &shown.name,
        files: shown.files.iter().map(|(name, text)| File { name, text }).collect(),
        said: shown.said.iter().map(saying).collect(),
    }
}

fn saying(said: &Saying) -> SayingText<'_> {
    SayingText { outcome: said.outcome.id(), message: &said.message }
}
