//! The bundled catalogue, and small ones that are right or wrong in one thing.

mod agencies;
mod data;
mod days;
mod refusals;
mod strength;

use std::path::Path;

use super::{Catalogue, parse_catalogue};
use crate::source::{Source, SourceProvider, Sources};
use crate::time::{Date, Day};

const ACT: &str = "\
instrument: {id: act, title: Test Act 2004, kind: act, published: 2004-11-15, from: 2004-11-15, as-at: 2026-11-23}
sources: {text: https://example.org/act}
provisions:
  - id: act-s1
    place: s.1
    force: must
    bearer: partners
    says: The partners have to do it.
    from: 2018-06-29
    certainty: read
    source: [text]
    decided: machine
";

const FIRST: &str = "\
instrument: {id: wt-1, title: First, kind: edition, published: 2018-07-04, from: 2018-07-04, until: 2023-12-14, replaced-by: wt-2, as-at: 2026-11-23}
sources: {page: https://example.org/first}
provisions:
  - id: wt-1-lead
    place: chapter 3, leads
    force: should
    bearer: partners
    says: Each has a lead.
    certainty: reported
    source: [page]
    decided: machine
";

const SECOND: &str = "\
instrument: {id: wt-2, title: Second, kind: edition, published: 2023-12-15, from: 2023-12-15, replaces: wt-1, as-at: 2026-11-23}
sources: {page: https://example.org/second}
provisions:
  - id: wt-2-lead
    place: chapter 2, leads
    force: should
    bearer: partners
    says: Each has a lead.
    carried-from: [wt-1-lead]
    certainty: reported
    source: [page]
    decided: machine
";

fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::new();
    for text in texts {
        sources.add(Source::new("law/test.yaml", *text));
    }
    sources
}

/// What is refused: message, underlined text and what to mend.
fn refused(texts: &[&str]) -> Vec<(String, String, String)> {
    let sources = sources(texts);
    let findings = parse_catalogue(&sources).err().unwrap_or_default();
    let underlined = |span: crate::source::Span| {
        let text = sources.source(span.file).and_then(|source| span.slice(source.text()));
        text.unwrap_or_default().to_owned()
    };
    findings
        .into_iter()
        .map(|found| (found.message.into(), underlined(found.primary.span), found.mend.into()))
        .collect()
}

fn parsed(texts: &[&str]) -> Catalogue {
    parse_catalogue(&sources(texts)).expect("a sound catalogue")
}

/// The catalogue as the files under `law/` have it.
fn from_files() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("law");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "yaml"));
    paths.sort();
    let mut sources = Sources::new();
    for path in paths {
        sources.add(Source::new(path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
    }
    parse_catalogue(&sources).expect("the bundled catalogue is sound")
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}
