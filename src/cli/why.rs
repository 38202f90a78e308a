//! `masa why`: how a verdict came out, step by step.

use std::collections::BTreeSet;

use super::args::{JudgeArgs, WhyArgs};
use super::check::tell;
use super::config;
use super::files;
use super::judge;
use super::output;
use super::run::{Exit, Stopped, current_folder};
use super::terminal::{self, Goes};
use crate::check::Checked;
use crate::finding::{ArrangementHead, Report, Subject, did_you_mean};
use crate::report;
use crate::source::SourceProvider;

/// Judges the file by one rule and shows every verdict, or that on one subject.
pub fn run(args: WhyArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let config = match config::find(&folder) {
        Ok(config) => config,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
    };
    let judge = JudgeArgs {
        as_of: args.as_of,
        rule: vec![args.rule_id.clone()],
        pack: Vec::new(),
        rules: args.rules,
        complete: args.complete,
    };
    let options = judge::options(&judge, &config, true)?;
    let asked = files::gather(std::slice::from_ref(&args.file))?;
    let asked: BTreeSet<String> = asked.found.into_iter().map(|file| file.name).collect();
    let together = [std::slice::from_ref(&args.file), &args.with].concat();
    let gathered = files::gather(&together)?;
    let book = match judge::book(&judge, &config, &folder)? {
        Ok(book) => book,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
    };
    let mut checked = judge::judged(gathered, &book, &options);
    keep(&mut checked, &asked);
    if let Some(wanted) = &args.subject {
        let report = &mut checked.report;
        let known: Vec<Subject> = report.verdicts.iter().map(|verdict| verdict.subject.clone()).collect();
        report.verdicts.retain(|verdict| is_meant(&verdict.subject, wanted));
        if report.verdicts.is_empty() && report.unreadable.is_empty() {
            return Err(Stopped::Usage(no_such_subject(wanted, &args.rule_id, &known)));
        }
    }
    if args.with.is_empty() && checked.report.verdicts.iter().any(|verdict| verdict.arrangement.is_none()) {
        let remark = "this rule looks at several files, and here at one: `--with PATH` adds others".to_owned();
        checked.report.meta.remarks.push(remark);
    }
    let text = terminal::text_options(Goes::Stdout, report::NotStated::Show, true, &folder);
    output::write(report::text(&checked.report, &checked.sources, &text).as_bytes(), None)?;
    Ok(if checked.report.findings.is_empty() { Exit::Clean } else { Exit::Unreadable })
}

/// Leaves only what is said of the files asked about; others were read for what several files say together.
fn keep(checked: &mut Checked, asked: &BTreeSet<String>) {
    let Checked { report: Report { arrangements, verdicts, .. }, sources, .. } = checked;
    let is_asked = |file| asked.contains(sources.name(file).as_ref());
    // What an arrangement shares is asked about with it.
    let shares = |head: &ArrangementHead| head.shared_by.iter().any(|user| is_asked(user.file));
    let kept: Vec<bool> = arrangements.iter().map(|head| is_asked(head.file) || shares(head)).collect();
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    verdicts.retain(|verdict| match (verdict.arrangement, &verdict.finding) {
        (Some(at), _) => is_kept(at),
        (None, Some(finding)) => is_asked(finding.primary.span.file),
        (None, None) => true,
    });
    for verdict in verdicts {
        verdict.arrangement = verdict.arrangement.map(|at| (0..at).filter(|before| is_kept(*before)).count());
    }
    let mut kept = kept.into_iter();
    arrangements.retain(|_| kept.next().unwrap_or(false));
}

/// A subject is meant by its key or its name, in any case of letters.
fn is_meant(subject: &Subject, wanted: &str) -> bool {
    [&subject.key, &subject.name].iter().any(|known| known.to_lowercase() == wanted.to_lowercase())
}

fn no_such_subject(wanted: &str, rule: &str, known: &[Subject]) -> String {
    let names = || known.iter().flat_map(|subject| [subject.key.as_str(), subject.name.as_str()]);
    let keys: BTreeSet<String> = known.iter().map(|subject| format!("`{}`", subject.key)).collect();
    let advice = match (did_you_mean(wanted, names()), keys.is_empty()) {
        (Some(like), _) => format!("did you mean `{like}`?"),
        (None, true) => "it asks about nothing there".to_owned(),
        (None, false) => format!("it asks about {}", keys.into_iter().collect::<Vec<_>>().join(", ")),
    };
    format!("`{rule}` asks nothing about `{wanted}` in this file; {advice}")
}
