//! `masa accept`: notes beside an arrangement that somebody decided to live with a finding for a time.

mod entry;
mod lock;

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use entry::Entry;
use lock::Hold;

use super::args::AcceptArgs;
use super::asked;
use super::check::or_tell;
use super::files::{accepted_of, shown, whole};
use super::judge::Broken;
use super::output::{self, in_words};
use super::run::{Exit, Stopped, current_folder, day_or_today, exact_day, today};
use crate::check::{Checked, holders};
use crate::finding::{Finding, Outcome, Verdict};
use crate::reference::Reference;
use crate::report::typed;
use crate::rules::{LONGEST_MONTHS, Rulebook, read_acceptances};
use crate::source::{FileId, LineTable, Source, SourceProvider, Sources};
use crate::time::{Date, Day};
use crate::yaml::{parse, read_text};

/// Judges the file, and accepts the one finding that is meant.
pub fn run(args: &AcceptArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let (decided, until) = days(args)?;
    if args.asked.file.as_os_str() == "-" {
        let message = "what is read from standard input has no place beside it; name the file";
        return Err(Stopped::Usage(message.to_owned()));
    }
    let rule = &args.asked.rule_id;
    if Rulebook::asks_about_a_step(rule) {
        let path = shown(&accepted_of(&args.asked.file));
        return Err(Stopped::Usage(format!(
            "`{rule}` asks about the step from some arrangements to others, and `masa accept` sees one side only: write the entry \
             into `{path}` by hand, and take its `finding` from `match_key` in `masa restructure --format json`"
        )));
    }
    let judged = asked::judged(&args.asked, &folder, false, false)?;
    let Some(checked) = or_tell(judged, &folder) else { return Ok(Exit::Unreadable) };
    if checked.report.findings.iter().any(|finding| finding.code.is_unreadable()) {
        let advice = format!("`masa check {}` says what is wrong", typed(&shown(&args.asked.file)));
        return Err(Stopped::Unreadable(format!("not everything could be read, so nothing is accepted; {advice}")));
    }
    let (verdict, finding) = meant(&checked, args)?;
    let stands = verdict.arrangement.and_then(|at| checked.report.arrangements.get(at)).map(|head| head.file);
    let file = checked.sources.name(stands.unwrap_or(finding.primary.span.file));
    let own = Path::new(file.as_ref());
    // Beside the file itself, where every link to it finds what is accepted.
    let path = accepted_of(&if own.is_symlink() { whole(own) } else { own.to_owned() });
    let reason = said(&args.reason, "--reason", "say why this is accepted")?;
    let decided_by = said(&args.decided_by, "--decided-by", "name the post or group that decided it")?;
    let outcome = verdict.outcome;
    let entry = Entry { finding: &finding.keys.match_key, outcome, reason, decided_by, decided, until };
    if or_tell(add(&path, &entry)?, &folder).is_none() {
        return Ok(Exit::Unreadable);
    }
    let known = fs::read(file.as_ref()).map(|bytes| holders(&bytes, Reference::bundled(), Day::from(today())));
    let known = known.unwrap_or_default().iter().any(|holder| holder.to_lowercase() == decided_by.to_lowercase());
    let post = if known {
        String::new()
    } else {
        format!("`{decided_by}` is no post, group or body of that file: see that it names one, and no person\n")
    };
    let told = format!(
        "accepted until {} by {decided_by}: {}\nwritten to {}; masa goes on showing it, as accepted\n{post}",
        until.in_words(),
        finding.message,
        shown(&path)
    );
    output::write(super::terminal::safe(&told).as_bytes(), None)?;
    Ok(Exit::Clean)
}

fn days(args: &AcceptArgs) -> Result<(Date, Date), Stopped> {
    let now = day_or_today(args.asked.by.as_of.as_deref())?;
    let decided = args.decided.as_deref().map_or_else(|| Ok(now), |text| exact_day("--decided", text))?;
    let until = exact_day("--until", &args.until)?;
    if until < decided {
        return Err(Stopped::Usage(format!("`--until {until}` lies before the day of the decision, {decided}")));
    }
    if until < now {
        let advice = "accepted is what is lived with from now on; write a day that is still to come";
        return Err(Stopped::Usage(format!("`--until {until}` is past; {advice}")));
    }
    if let Some(most) = decided.plus_months(LONGEST_MONTHS).filter(|most| *most < until) {
        let advice = format!("decide until {most} at the latest, and look at it again then");
        return Err(Stopped::Usage(format!("nothing is accepted for more than a year; {advice}")));
    }
    Ok((decided, until))
}

fn said<'a>(text: &'a str, option: &str, advice: &str) -> Result<&'a str, Stopped> {
    let text = text.trim();
    if text.is_empty() { Err(Stopped::Usage(format!("`{option}` says nothing; {advice}"))) } else { Ok(text) }
}

/// The one finding that is meant.
fn meant<'c>(checked: &'c Checked, args: &AcceptArgs) -> Result<(&'c Verdict, &'c Finding), Stopped> {
    let rule = &args.asked.rule_id;
    let found: Vec<(&Verdict, &Finding)> = asked::about(checked, &args.asked)?
        .into_iter()
        .filter(|verdict| !matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable))
        .filter_map(|verdict| Some((verdict, verdict.finding.as_deref()?)))
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let message = format!("`{rule}` finds nothing there, so there is nothing to accept");
            Err(Stopped::Usage(message))
        }
        several => {
            let message = format!("`{rule}` finds several things there; say which of {}", apart(several));
            Err(Stopped::Usage(message))
        }
    }
}

/// The keys of several findings, each after its kind where a key alone would not tell.
fn apart(several: &[(&Verdict, &Finding)]) -> String {
    let key = |verdict: &Verdict| verdict.subject.key.clone();
    let mut keys: Vec<String> = several.iter().map(|(verdict, _)| key(verdict)).collect();
    if keys.iter().collect::<BTreeSet<_>>().len() < keys.len() {
        keys = several.iter().map(|(verdict, _)| asked::by_kind(&verdict.subject)).collect();
    }
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

/// Adds the entry to the file, which nobody else changes meanwhile.
fn add(path: &Path, entry: &Entry<'_>) -> Result<Result<(), Broken>, Stopped> {
    let kept_from = |why: String| Stopped::Unreadable(format!("`{}` cannot be written: {why}", shown(path)));
    let hold = Hold::on(path).map_err(|error| kept_from(in_words(&error)))?;
    let Some(_hold) = hold else {
        return Err(kept_from("another `masa accept` is at work on it; try again when that has ended".to_owned()));
    };
    Ok(match written(path, entry)? {
        Ok(text) => Ok(output::write(text.as_bytes(), Some(path))?),
        Err(broken) => Err(broken),
    })
}

/// The text of the file with the entry in it; what stands there stays as it is, to the letter.
fn written(path: &Path, entry: &Entry<'_>) -> Result<Result<String, Broken>, Stopped> {
    let before = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            return Ok(Ok(entry::alone(&name, entry)));
        }
        Err(error) => {
            return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", shown(path), in_words(&error))));
        }
    };
    let broken = |text: &str, findings: Vec<Finding>| {
        let mut sources = Sources::new();
        sources.add(Source::new(shown(path), text));
        Ok(Err(Broken { findings, sources }))
    };
    let text = match read_text(FileId(0), before) {
        Ok(text) => text,
        Err(refused) => return broken(&refused.text, vec![refused.finding]),
    };
    let parsed = parse(FileId(0), &text);
    let Some(tree) = parsed.tree else { return broken(&text, parsed.findings) };
    let (known, findings) = read_acceptances(&tree);
    if !findings.is_empty() {
        return broken(&text, findings);
    }
    if let Some(one) = known.iter().find(|one| one.finding == entry.finding) {
        let place = LineTable::new(&text).place(&text, one.finding_span.lo);
        let message = format!(
            "`{}` is accepted already, until {} ({}:{}:{}); change the entry there, with what is decided now",
            entry.finding,
            one.until.in_words(),
            shown(path),
            place.line,
            place.column
        );
        return Err(Stopped::Unreadable(message));
    }
    let whole = |text: &String| {
        let all = parse(FileId(0), text).tree.map(|tree| read_acceptances(&tree));
        all.is_some_and(|(all, findings)| findings.is_empty() && all.len() == known.len() + 1)
    };
    entry::added(&tree, entry).filter(whole).map(Ok).ok_or_else(|| {
        let message = format!(
            "the list in `{}` is written in brackets, and nothing was changed there; add this to it by hand:\n{}",
            shown(path),
            entry.in_braces()
        );
        Stopped::Unreadable(message)
    })
}
