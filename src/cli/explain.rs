//! `masa explain`: what rules ask, why and by which law.

use std::path::Path;

use super::args::{ExplainArgs, JudgeArgs, ListFormat};
use super::config::Config;
use super::judge;
use super::output;
use super::packs::{Folder, with_examples};
use super::run::{Exit, Stopped, current_folder, day_or_today};
use super::terminal::{self, Goes};
use crate::check::rule_pages;
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::report::{self, NotStated};
use crate::rules::{PackFolder, Rulebook, bundled_folders};

/// Writes the pages about rules.
pub fn run(args: &ExplainArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let day = day_or_today(args.as_of.as_deref())?;
    let judge = JudgeArgs {
        as_of: None,
        rule: args.rules_named.clone(),
        pack: args.pack.clone(),
        packs: args.packs.clone(),
        complete: None,
    };
    let Some((config, book)) = judge::ready_from(Rulebook::bundled_for_a_step(Catalogue::bundled()), &judge, &folder)?
    else {
        return Ok(Exit::Unreadable);
    };
    let folders = folders(args, &config, &folder)?;
    let pages = rule_pages(&book, &folders, Reference::bundled(), day, &args.rules_named)
        .map_err(|error| Stopped::Usage(error.to_string()))?;
    let goes = if args.output.is_some() { Goes::File } else { Goes::Stdout };
    let text = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &folder);
            report::rule_pages_text(&pages, &options)
        }
        ListFormat::Markdown => report::rule_pages_markdown(&pages),
        ListFormat::Json => report::rule_pages_json(&pages)
            .map_err(|error| Stopped::Unreadable(format!("the pages cannot be written as JSON: {error}")))?,
    };
    output::write(text.as_bytes(), args.output.as_deref())?;
    Ok(Exit::Clean)
}

/// Where rules lie with their examples: masa's own, then those that the configuration and the command line add.
fn folders(args: &ExplainArgs, config: &Config, here: &Path) -> Result<Vec<PackFolder>, Stopped> {
    let configured = config.rules.iter().map(|named| Folder { path: named.typed(here), named_at: Some(&named.at) });
    let given = args.packs.rules.iter().map(|path| Folder { path: path.clone(), named_at: None });
    let mut folders = bundled_folders();
    folders.extend(with_examples(&configured.chain(given).collect::<Vec<_>>())?);
    Ok(folders)
}
