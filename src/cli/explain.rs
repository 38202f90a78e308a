//! `masa explain`: what rules ask, why and by which law.

use super::args::{ByArgs, ExplainArgs, JudgeArgs, ListFormat};
use super::judge;
use super::output;
use super::packs::with_examples;
use super::run::{Exit, Stopped, current_folder, day_or_today};
use super::terminal::{self, Goes};
use crate::check::rule_pages;
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::report::{self, NotStated};
use crate::rules::{Rulebook, bundled_folders};

/// Writes the pages about rules.
pub fn run(args: &ExplainArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let day = day_or_today(args.as_of.as_deref())?;
    let judge = JudgeArgs {
        rule: args.rules_named.clone(),
        pack: args.pack.clone(),
        by: ByArgs { packs: args.packs.clone(), ..ByArgs::default() },
    };
    let Some((config, book)) = judge::ready_from(Rulebook::bundled_for_a_step(Catalogue::bundled()), &judge, &folder)?
    else {
        return Ok(Exit::Unreadable);
    };
    let mut folders = bundled_folders();
    folders.extend(with_examples(&judge::pack_folders(&args.packs, &config, &folder))?);
    let pages = rule_pages(&book, &folders, Reference::bundled(), day, &args.rules_named)
        .map_err(|error| Stopped::Usage(error.to_string()))?;
    let goes = Goes::to(args.output.as_deref());
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
