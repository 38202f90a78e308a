//! One rule asked about one file, or about one thing in it.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::{AskedArgs, JudgeArgs};
use super::config;
use super::files::{self, Found};
use super::judge::{self, Broken};
use super::run::Stopped;
use crate::check::Checked;
use crate::finding::{ArrangementHead, Report, Subject, Verdict, did_you_mean};
use crate::source::SourceProvider;

/// What the rule says of the file, judged together with the others that were named; on paper, whether anything is accepted or
/// not is up to `accept`.
pub fn judged(
    args: &AskedArgs,
    folder: &Path,
    explain: bool,
    accept: bool,
) -> Result<Result<Checked, Broken>, Stopped> {
    let config = match config::find(folder) {
        Ok(config) => config,
        Err(broken) => return Ok(Err(broken)),
    };
    let judge = JudgeArgs {
        as_of: args.as_of.clone(),
        rule: vec![args.rule_id.clone()],
        packs: args.packs.clone(),
        complete: args.complete,
        ..JudgeArgs::default()
    };
    let options = judge::options(&judge, &config, explain, accept)?;
    let asked = files::gather(std::slice::from_ref(&args.file))?;
    let place = |file: &Found| file.path.as_deref().map(files::whole);
    let asked: BTreeSet<_> = asked.found.iter().map(place).collect();
    let paths = [std::slice::from_ref(&args.file), &args.with].concat();
    let gathered = files::gather(&paths)?;
    let asked: Vec<&Found> = gathered.found.iter().filter(|file| asked.contains(&place(file))).collect();
    let asked: BTreeSet<String> = asked.into_iter().map(|file| file.name.clone()).collect();
    Ok(judge::book(&judge, &config, folder)?.map(|book| {
        let mut checked = judge::judged(gathered, &book, &options);
        keep(&mut checked, &asked);
        checked.report.meta.again = judge::again(&judge, &options, &paths);
        checked
    }))
}

/// The verdicts on what was asked about.
///
/// # Errors
/// The rule asks nothing about it, and all that it asks about could be read.
pub fn about<'c>(checked: &'c Checked, args: &AskedArgs) -> Result<Vec<&'c Verdict>, Stopped> {
    let verdicts = &checked.report.verdicts;
    let Some(wanted) = &args.subject else { return Ok(verdicts.iter().collect()) };
    let meant: Vec<&Verdict> = WAYS
        .iter()
        .map(|way| verdicts.iter().filter(|verdict| way(&verdict.subject, wanted)).collect())
        .find(|found: &Vec<&Verdict>| !found.is_empty())
        .unwrap_or_default();
    if meant.is_empty() && checked.report.unreadable.is_empty() {
        let known: Vec<&Subject> = verdicts.iter().map(|verdict| verdict.subject.as_ref()).collect();
        return Err(Stopped::Usage(no_such_subject(wanted, &args.rule_id, &known)));
    }
    Ok(meant)
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

/// How a subject is named, the surest way first: by its key, alone or after its kind; by its key or its name in any case of
/// letters; by what it goes by together with others.
const WAYS: &[fn(&Subject, &str) -> bool] = &[
    |subject, wanted| subject.key == wanted || by_kind(subject) == wanted,
    |subject, wanted| [&subject.key, &subject.name].iter().any(|known| known.to_lowercase() == wanted.to_lowercase()),
    |subject, wanted| subject.common.as_ref().is_some_and(|common| common.to_lowercase() == wanted.to_lowercase()),
];

/// `partner/plymouth`, which tells it from subjects of another kind.
pub fn by_kind(subject: &Subject) -> String {
    format!("{}/{}", subject.kind, subject.key)
}

fn no_such_subject(wanted: &str, rule: &str, known: &[&Subject]) -> String {
    let names = || known.iter().flat_map(|subject| [subject.key.as_str(), subject.name.as_str()]);
    let keys: BTreeSet<String> = known.iter().map(|subject| format!("`{}`", subject.key)).collect();
    let advice = match (did_you_mean(wanted, names()), keys.is_empty()) {
        (Some(like), _) => format!("did you mean `{like}`?"),
        (None, true) => "it asks about nothing there".to_owned(),
        (None, false) => format!("it asks about {}", keys.into_iter().collect::<Vec<_>>().join(", ")),
    };
    format!("`{rule}` asks nothing about `{wanted}` in this file; {advice}")
}
