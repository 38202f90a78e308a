//! Which packs a command for authors is about.

use std::path::{Path, PathBuf};

use super::args::WhichArgs;
use crate::check::{Bench, TriedPacks};
use crate::cli::check::or_tell;
use crate::cli::config::{self, Config};
use crate::cli::judge::Broken;
use crate::cli::packs::{Folder, is_pack, with_examples};
use crate::cli::progress::{Through, while_waiting};
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::finding::Finding;
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::rules::{PackFolder, SelectionError, bundled_folders};

/// What can be done with packs.
type Way = fn(&[PackFolder], &Bench<'_>, &[String]) -> Result<TriedPacks, SelectionError>;

/// What comes of the packs that are meant, by the law and the lists that masa is built with; nothing where the configuration that was to
/// name them is broken, which is told.
pub fn by(way: Way, args: &WhichArgs) -> Result<Option<TriedPacks>, Stopped> {
    let Some(packs) = or_tell(meant(args)?, &current_folder()) else { return Ok(None) };
    let rules = packs.iter().map(|pack| pack.rules.len()).sum();
    let through = Through { what: "rules tried", all: args.rule.is_empty().then_some(rules) };
    let tried = while_waiting(through, |counter| {
        let bench = Bench { law: Catalogue::bundled(), reference: Reference::bundled(), counter: Some(counter) };
        way(&packs, &bench, &args.rule)
    });
    tried.map(Some).map_err(|error| Stopped::Usage(error.to_string()))
}

/// The packs that are meant, with their examples; or what is wrong with the configuration that was to name them.
fn meant(args: &WhichArgs) -> Result<Result<Vec<PackFolder>, Broken>, Stopped> {
    if args.bundled {
        return Ok(Ok(bundled_folders()));
    }
    let here = current_folder();
    if !args.folders.is_empty() {
        let folders: Vec<Folder<'_>> = args.folders.iter().map(|path| named(path)).collect();
        return with_examples(&folders).map(Ok);
    }
    let config = match config::find(&here) {
        Ok(config) => config,
        Err(broken) => return Ok(Err(broken)),
    };
    with_examples(&configured(&config, &here)?).map(Ok)
}

/// How a command for authors ends: what could not be read wins over what is to be looked at, as far as that counts.
pub fn exit(findings: &[Finding], counts: impl Fn(&Finding) -> bool) -> Exit {
    if findings.iter().any(|finding| finding.code.is_unreadable()) {
        Exit::Unreadable
    } else if findings.iter().any(counts) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

fn named(path: &Path) -> Folder<'static> {
    Folder { path: path.to_owned(), named_at: None }
}

fn configured<'c>(config: &'c Config, here: &Path) -> Result<Vec<Folder<'c>>, Stopped> {
    if !config.rules.is_empty() {
        let folder = |named: &'c config::NamedPath| Folder { path: named.typed(here), named_at: Some(&named.at) };
        return Ok(config.rules.iter().map(folder).collect());
    }
    let folder = PathBuf::from(".");
    if is_pack(&folder) {
        return Ok(vec![named(&folder)]);
    }
    let why =
        "there is no rule pack in this folder; name the folder of one, or take `--bundled` for those of masa itself";
    Err(Stopped::Unreadable(why.to_owned()))
}
