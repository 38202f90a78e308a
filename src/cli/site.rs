//! `masa site`: a folder of pages for browsers.

use std::path::PathBuf;

use super::args::JudgeArgs;
use super::check::{gathered, no_arrangement, nothing_to_check, or_tell, tell, tell_unread};
use super::diff::both;
use super::folder;
use super::handed_on::HandedOn;
use super::judge::{self, Broken};
use super::output;
use super::run::{Exit, Stopped, current_folder};
use super::terminal;
use crate::check::{Options, Restructured, Tools, restructure};
use crate::finding::Finding;
use crate::report::{SiteFile, Told, site_files};
use crate::rules::Rulebook;

/// What stands under the help of the command.
pub const AFTER: &str = "\
The folder holds plain pages that ask for nothing from elsewhere: open its index.html, or put it on any web server. A folder that is \
there is replaced only if it holds an earlier site of masa and nothing else. Nothing is ranked. The exit code is 0 whatever the pages \
say, 2 for wrong usage, and 3 where something could not be read or written; the rest is written all the same.

Examples:
  masa site arrangements --out site
  masa site arrangements --out site --as-of 2026-04-01
  masa site arrangements --out site --before joint.yaml --after plymouth.yaml torbay.yaml    with a page about a change";

/// `masa site`.
#[derive(Debug, clap::Args)]
pub struct SiteArgs {
    /// Files or folders; this folder when left out
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The folder to write
    #[arg(long, short, value_name = "DIR", alias = "output")]
    out: PathBuf,
    /// Rules and day.
    #[command(flatten)]
    judge: JudgeArgs,
    /// For a page about a change: the files or folders of before, or `REV:path` for a file at a git revision
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "after", help_heading = "A change")]
    before: Vec<PathBuf>,
    /// Those of after, named likewise
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "before", help_heading = "A change")]
    after: Vec<PathBuf>,
}

/// Judges, and writes the folder.
pub fn run(args: &SiteArgs) -> Result<Exit, Stopped> {
    let here = current_folder();
    // Before anything is judged: it may take a while.
    let place = folder::place(&args.out)?;
    let Some((config, book)) = judge::ready(&args.judge, &here)? else { return Ok(Exit::Unreadable) };
    let options = judge::options(&args.judge, &config, false, true)?;
    let found = gathered(&args.paths, &config, &here).somewhere()?;
    // Rules about a step are read only where one is told.
    let step_book = if args.before.is_empty() {
        None
    } else {
        let Some(book) = or_tell(judge::book_for_a_step(&args.judge, &config, &here, Vec::new())?, &here) else {
            return Ok(Exit::Unreadable);
        };
        Some(book)
    };
    let told = step_book.as_ref().map(|book| step(args, book, &options)).transpose()?;
    let sited = judge::sited(found, &book, step_book.as_ref().unwrap_or(&book), &options);
    if sited.site.pages.is_empty() && sited.checked.report.findings.is_empty() {
        return Err(Stopped::Unreadable(nothing_to_check(&args.paths, &config, &here, &sited.checked)));
    }
    let of_sides = told.as_ref().map(|told| HandedOn::new(&told.sources, &here));
    let of_step = told.as_ref().zip(of_sides.as_ref());
    let of_step = of_step.map(|(told, sources)| Told { step: &told.restructure, sources });
    let files = site_files(&sited.site, &HandedOn::new(&sited.checked.sources, &here), of_step)
        .map_err(|error| Stopped::Unreadable(error.to_string()))?;
    let is_written = !sited.site.pages.is_empty();
    if is_written {
        place.write(files.iter().map(|SiteFile { path, text }| (path.as_str(), text.as_bytes())))?;
        output::write(terminal::safe(&what_next(args, files.len())).as_bytes(), None)?;
    }
    let mut end = Exit::Clean;
    let mut broken = vec![Broken { findings: sited.checked.report.findings, sources: sited.checked.sources }];
    broken.extend(told.map(|told| {
        let Restructured { restructure, sources } = told;
        Broken {
            findings: restructure.before.findings.into_iter().chain(restructure.after.findings).collect(),
            sources,
        }
    }));
    for Broken { findings, sources } in broken {
        let findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.code.is_unreadable()).collect();
        if !findings.is_empty() {
            end = Exit::Unreadable;
            let broken = Broken { findings, sources };
            if is_written { tell_unread(broken, &here) } else { tell(broken, &here) }
        }
    }
    Ok(end)
}

/// The step that a page is to be about.
fn step(args: &SiteArgs, book: &Rulebook<'_>, options: &Options) -> Result<Restructured, Stopped> {
    let [before, after] = both(&args.before, &args.after, options)?;
    restructure(before, after, &Tools::bundled(book), options).map_err(|error| no_arrangement(&error))
}

fn what_next(args: &SiteArgs, count: usize) -> String {
    let index = super::files::shown(&args.out.join("index.html"));
    format!("wrote {count} files; open {}\n", crate::report::typed(&index))
}
