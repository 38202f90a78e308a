//! `masa rules list`: which rules there are.

use std::path::PathBuf;

use super::args::ListArgs;
use crate::check::rule_list;
use crate::cli::args::{ByArgs, JudgeArgs, ListFormat, PackArgs};
use crate::cli::check::or_tell;
use crate::cli::config::{self, Config};
use crate::cli::judge;
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder, day_or_today};
use crate::cli::terminal::{self, Goes};
use crate::law::Catalogue;
use crate::report::{self, NotStated};
use crate::rules::Rulebook;

/// Lists the rules that a run here would have, whatever packs the configuration prefers.
pub fn run(args: &ListArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let day = day_or_today(args.as_of.as_deref())?;
    let Some(config) = or_tell(config::find(&folder), &folder) else { return Ok(Exit::Unreadable) };
    let config = Config { packs: Vec::new(), require_packs: Vec::new(), ..config };
    let bundled = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let book = judge::book_from(bundled, &asked(&args.pack, &args.rules), &config, &folder)?;
    let Some(book) = or_tell(book, &folder) else { return Ok(Exit::Unreadable) };
    let list = rule_list(&book, day);
    let text = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(Goes::Stdout, NotStated::Show, false, &folder);
            report::rules_text(&list, &options)
        }
        ListFormat::Markdown => report::rules_markdown(&list),
        ListFormat::Json => report::rules_json(&list)
            .map_err(|error| Stopped::Unreadable(format!("the list cannot be written as JSON: {error}")))?,
    };
    output::write(text.as_bytes(), None)?;
    Ok(Exit::Clean)
}

fn asked(pack: &[String], rules: &[PathBuf]) -> JudgeArgs {
    JudgeArgs {
        pack: pack.to_vec(),
        by: ByArgs { packs: PackArgs { rules: rules.to_vec(), require_pack: Vec::new() }, ..ByArgs::default() },
        ..JudgeArgs::default()
    }
}
