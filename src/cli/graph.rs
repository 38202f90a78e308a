//! `masa graph`: an arrangement as a picture.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::args::{ByArgs, JudgeArgs, PackArgs};
use super::check::{spare, tell};
use super::diff;
use super::files::shown;
use super::judge::{self, Broken};
use super::output;
use super::run::{Exit, Stopped, current_folder, say};
use crate::check::{GraphError, NotAlone, Pictured, Text, Tools, graph};
use crate::finding::View;
use crate::report;

/// What stands under the help of the command.
pub const AFTER: &str = "\
What rules find wrong with what is shown is marked. What the file does not state is said not to be stated, and never drawn. \
The exit code is 0 whatever is marked, 2 for wrong usage, and 3 where something could not be read.

Examples:
  masa graph our-area.yaml --output reporting.svg
  masa graph our-area.yaml --view functions --output functions.svg
  masa graph proposed.yaml --before our-area.yaml --output what-changes.svg
  masa graph our-area.yaml --before HEAD~1:our-area.yaml --format mermaid     for Markdown on a code host";

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// For people, in any browser or text processor
    Svg,
    /// For Graphviz
    Dot,
    /// For Markdown on code hosts
    Mermaid,
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphView {
    /// Who reports to whom, in rows by tier
    Reporting,
    /// The bodies, with their posts and places in groups
    Bodies,
    /// Which group or post sees to what
    Functions,
    /// Who scrutinises what, and to whom scrutiny reports
    Scrutiny,
}

impl From<GraphView> for View {
    fn from(view: GraphView) -> Self {
        match view {
            GraphView::Reporting => Self::Reporting,
            GraphView::Bodies => Self::Bodies,
            GraphView::Functions => Self::Functions,
            GraphView::Scrutiny => Self::Scrutiny,
        }
    }
}

/// `masa graph`.
#[derive(Debug, clap::Args)]
pub struct GraphArgs {
    /// The arrangement, or `REV:path` for a file at a git revision; `-` reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// How to write the picture
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "svg")]
    format: GraphFormat,
    /// What to show
    #[arg(long, value_enum, value_name = "VIEW", default_value = "reporting")]
    view: GraphView,
    /// Show what changes from this file, which may be `REV:path` too
    #[arg(long, value_name = "FILE")]
    before: Option<PathBuf>,
    /// Draw and judge as it stands on this day (YYYY-MM-DD), instead of the day that the file speaks for
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    #[command(flatten)]
    packs: PackArgs,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Draws the picture and writes it.
pub fn run(args: &GraphArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let is_stdin = |path: &Path| path.as_os_str() == "-";
    if is_stdin(&args.file) && args.before.as_deref().is_some_and(is_stdin) {
        return Err(Stopped::Usage("only one side can be read from standard input".to_owned()));
    }
    let judge = JudgeArgs {
        by: ByArgs { as_of: args.as_of.clone(), packs: args.packs.clone(), complete: None },
        ..JudgeArgs::default()
    };
    let Some((config, book)) = judge::ready(&judge, &folder)? else { return Ok(Exit::Unreadable) };
    let options = judge::options(&judge, &config, false, true)?;
    let now = diff::texts(std::slice::from_ref(&args.file), &options)?;
    let before = args.before.as_ref().map(|path| diff::texts(std::slice::from_ref(path), &options)).transpose()?;
    let read = now.iter().chain(before.iter().flatten());
    spare(read.map(|text: &Text| text.name.as_str()), args.output.as_deref())?;
    let tools = Tools::bundled(&book);
    let drawn = match graph(&now, before.as_deref(), &tools, &options, args.view.into()) {
        Ok(drawn) => drawn,
        Err(GraphError::After(NotAlone::Unreadable(checked)) | GraphError::Before(NotAlone::Unreadable(checked))) => {
            tell(Broken { findings: checked.report.findings, sources: checked.sources }, &folder);
            return Ok(Exit::Unreadable);
        }
        Err(GraphError::After(error)) => return Err(refused(&args.file, &error)),
        Err(GraphError::Before(error)) => return Err(refused(args.before.as_ref().unwrap_or(&args.file), &error)),
    };
    output::write(written(&drawn, args.format)?.as_bytes(), args.output.as_deref())?;
    // A picture has no room for what bears on the run and not on the arrangement.
    for remark in &drawn.picture.meta.remarks {
        say(&format!("note: {remark}"));
    }
    Ok(Exit::Clean)
}

fn refused(file: &Path, error: &NotAlone) -> Stopped {
    let mend = "name a file that holds one arrangement; what partnerships share is drawn in each that uses it";
    Stopped::Unreadable(format!("`{}`: {error}; {mend}", shown(file)))
}

fn written(drawn: &Pictured, format: GraphFormat) -> Result<String, Stopped> {
    Ok(match format {
        GraphFormat::Svg => {
            report::graph_svg(&drawn.picture, &drawn.sources).map_err(|error| Stopped::Unreadable(error.to_string()))?
        }
        GraphFormat::Dot => report::graph_dot(&drawn.picture),
        GraphFormat::Mermaid => report::graph_mermaid(&drawn.picture),
    })
}
