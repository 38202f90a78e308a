//! `masa timeline`: how the verdicts on one arrangement change as time goes by.

use super::args::{ByArgs, JudgeArgs, ListFormat, TimelineArgs};
use super::check::{spare, tell};
use super::files::{self, shown};
use super::judge::{self, Broken};
use super::output;
use super::progress::{Through, while_waiting};
use super::run::{Exit, Stopped, current_folder, exact_day};
use super::terminal::{self, Goes};
use crate::check::{NotAlone, TimelineError, TimelineSpan, Tools, timeline};
use crate::report::{self, NotStated};

/// Judges the file on every day on which something can change, and tells what did.
pub fn run(args: &TimelineArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let judge = JudgeArgs {
        rule: args.rule.clone(),
        pack: args.pack.clone(),
        by: ByArgs { packs: args.packs.clone(), ..ByArgs::default() },
    };
    let day = |option: &str, text: &Option<String>| text.as_deref().map(|text| exact_day(option, text)).transpose();
    let span = TimelineSpan { from: day("--from", &args.from)?, to: day("--to", &args.to)? };
    let Some((config, book)) = judge::ready(&judge, &folder)? else { return Ok(Exit::Unreadable) };
    let options = judge::options(&judge, &config, false, false)?;
    let gathered = files::gather(std::slice::from_ref(&args.file)).whole()?;
    let judge::Texts { texts, closed } = judge::texts(gathered, &options);
    if let Some(closed) = closed.first() {
        return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", closed.name, closed.why)));
    }
    spare(texts.iter().map(|text| text.name.as_str()), args.output.as_deref())?;
    let tools = Tools::bundled(&book);
    let through = Through { what: "days judged", all: None };
    let told = while_waiting(through, |counter| timeline(&texts, &tools.counted_by(counter), &options, span));
    let told = match told {
        Ok(told) => told,
        Err(TimelineError::NotAlone(NotAlone::Unreadable(checked))) => {
            tell(Broken { findings: checked.report.findings, sources: checked.sources }, &folder);
            return Ok(Exit::Unreadable);
        }
        Err(error @ TimelineError::Backwards { .. }) => return Err(Stopped::Usage(error.to_string())),
        Err(error) => return Err(Stopped::Unreadable(format!("`{}`: {error}", shown(&args.file)))),
    };
    let goes = Goes::to(args.output.as_deref());
    let result = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &folder);
            report::timeline_text(&told.timeline, &told.sources, &options)
        }
        ListFormat::Markdown => report::timeline_markdown(&told.timeline, &told.sources),
        ListFormat::Json => report::timeline_json(&told.timeline, &told.sources)
            .map_err(|error| Stopped::Unreadable(format!("the timeline cannot be written as JSON: {error}")))?,
    };
    output::write(result.as_bytes(), args.output.as_deref())?;
    Ok(Exit::Clean)
}
