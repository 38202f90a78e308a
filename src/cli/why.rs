//! `masa why`: how a verdict came out, step by step.

use super::args::{JudgeArgs, WhyArgs};
use super::check::{book, judged, options, tell_broken};
use super::config;
use super::files;
use super::run::{Exit, Stopped, current_folder};
use super::{output, terminal};
use crate::finding::{Subject, did_you_mean};
use crate::report;

/// Judges the file by one rule and shows every verdict, or that on one subject.
pub fn run(args: WhyArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let config = match config::find(&folder) {
        Ok(config) => config,
        Err(broken) => return tell_broken(&broken.findings, &broken.sources, &folder),
    };
    let judge = JudgeArgs {
        as_of: args.as_of,
        rule: vec![args.rule_id.clone()],
        pack: Vec::new(),
        rules: args.rules,
        complete: args.complete,
    };
    let options = options(&judge, &config, true)?;
    let found = files::gather(std::slice::from_ref(&args.file))?;
    let (book, broken) = book(&judge, &config)?;
    if let Some(broken) = broken.first() {
        return tell_broken(&broken.findings, &broken.sources, &folder);
    }
    let mut checked = judged(&found, &book, &options)?;
    if let Some(wanted) = &args.subject {
        let known: Vec<Subject> = checked.report.verdicts.iter().map(|verdict| verdict.subject.clone()).collect();
        checked.report.verdicts.retain(|verdict| is_meant(&verdict.subject, wanted));
        if checked.report.verdicts.is_empty() && checked.report.unreadable.is_empty() {
            return Err(Stopped::Usage(no_such_subject(wanted, &args.rule_id, &known)));
        }
    }
    let text = terminal::text_options(false, report::NotStated::Show, true, &folder);
    output::write(report::text(&checked.report, &checked.sources, &text).as_bytes(), None)?;
    Ok(if checked.report.findings.is_empty() { Exit::Clean } else { Exit::Unreadable })
}

/// A subject is meant by its key or its name, in any case of letters.
fn is_meant(subject: &Subject, wanted: &str) -> bool {
    subject.key.eq_ignore_ascii_case(wanted) || subject.name.eq_ignore_ascii_case(wanted)
}

fn no_such_subject(wanted: &str, rule: &str, known: &[Subject]) -> String {
    let names = || known.iter().flat_map(|subject| [subject.key.as_str(), subject.name.as_str()]);
    let advice = did_you_mean(wanted, names()).map_or_else(
        || {
            let mut keys: Vec<&str> = known.iter().map(|subject| subject.key.as_str()).collect();
            keys.dedup();
            format!("it asks about {}", keys.join(", "))
        },
        |like| format!("did you mean `{like}`?"),
    );
    format!("`{rule}` asks nothing about `{wanted}` in this file; {advice}")
}
