//! `masa why`: how a verdict came out, step by step.

use super::args::WhyArgs;
use super::asked;
use super::check::or_tell;
use super::output;
use super::run::{Exit, Stopped, current_folder};
use super::terminal::{self, Goes};
use crate::report;

/// Judges the file by one rule and shows every verdict, or that on one subject.
pub fn run(args: &WhyArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let judged = asked::judged(&args.asked, &folder, true, true)?;
    let Some(mut checked) = or_tell(judged, &folder) else { return Ok(Exit::Unreadable) };
    let verdicts = asked::about(&checked, &args.asked)?.into_iter().cloned().collect();
    checked.report.verdicts = verdicts;
    if args.asked.with.is_empty() && checked.report.verdicts.iter().any(|verdict| verdict.arrangement.is_none()) {
        let remark = "this rule looks at several files, and here at one: `--with PATH` adds others".to_owned();
        checked.report.meta.remarks.push(remark);
    }
    let mut text = terminal::text_options(Goes::Stdout, report::NotStated::Show, true, &folder);
    text.steps = args.steps;
    output::write(report::why(&checked.report, &checked.sources, &text).as_bytes(), None)?;
    let broken = checked.report.findings.iter().any(|finding| finding.code.is_unreadable());
    Ok(if broken { Exit::Unreadable } else { Exit::Clean })
}
