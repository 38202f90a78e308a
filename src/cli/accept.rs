//! `masa accept`: notes beside an arrangement that somebody decided to live with a finding for a time.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::AcceptArgs;
use super::asked;
use super::check::tell;
use super::files::shown;
use super::judge::Broken;
use super::output::{self, in_words};
use super::run::{Exit, Stopped, current_folder, day_or_today, exact_day, today};
use crate::check::{ACCEPTANCES_ENDING, Checked, holders};
use crate::finding::{Finding, Outcome, Verdict};
use crate::reference::Reference;
use crate::rules::{LONGEST_MONTHS, read_acceptances};
use crate::source::{FileId, LineTable, Source, SourceProvider, Sources};
use crate::time::{Date, Day};
use crate::yaml::{parse, read_text};

/// What is to be written.
struct Entry<'a> {
    finding: &'a str,
    reason: &'a str,
    decided_by: &'a str,
    decided: Date,
    until: Date,
}

/// Judges the file, and accepts the one finding that is meant.
pub fn run(args: &AcceptArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let (decided, until) = days(args)?;
    if args.asked.file.as_os_str() == "-" {
        let message = "what is read from standard input has no place beside it; name the file";
        return Err(Stopped::Usage(message.to_owned()));
    }
    let checked = match asked::judged(&args.asked, &folder, false, false)? {
        Ok(checked) => checked,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
    };
    if checked.report.findings.iter().any(|finding| finding.code.is_unreadable()) {
        let advice = format!("`masa check {}` says what is wrong", shown(&args.asked.file));
        return Err(Stopped::Unreadable(format!("not everything could be read, so nothing is accepted; {advice}")));
    }
    let (verdict, finding) = meant(&checked, args)?;
    let stands = verdict.arrangement.and_then(|at| checked.report.arrangements.get(at)).map(|head| head.file);
    let file = checked.sources.name(stands.unwrap_or(finding.primary.span.file));
    let path = beside(Path::new(file.as_ref()));
    let reason = said(&args.reason, "--reason", "say why this is accepted")?;
    let decided_by = said(&args.decided_by, "--decided-by", "name the post or group that decided it")?;
    let entry = Entry { finding: &finding.keys.match_key, reason, decided_by, decided, until };
    match written(&path, &entry)? {
        Ok(text) => output::write(text.as_bytes(), Some(&path))?,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
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
    let now = day_or_today(args.asked.as_of.as_deref())?;
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
            let keys: Vec<String> = several.iter().map(|(verdict, _)| format!("`{}`", verdict.subject.key)).collect();
            let message = format!("`{rule}` finds several things there; say which of {}", keys.join(", "));
            Err(Stopped::Usage(message))
        }
    }
}

/// `plymouth.accepted.yaml` for `plymouth.yaml`.
fn beside(file: &Path) -> PathBuf {
    let own = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{own}{ACCEPTANCES_ENDING}"))
}

/// The text of the file with the entry added at its end; what stands there stays as it is, to the letter.
fn written(path: &Path, entry: &Entry<'_>) -> Result<Result<String, Broken>, Stopped> {
    let before = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Ok(new_file(path, entry))),
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
            "`{}` is accepted already, until {} ({}:{}:{}); change the entry there, with the new reason and days",
            entry.finding,
            one.until.in_words(),
            shown(path),
            place.line,
            place.column
        );
        return Err(Stopped::Unreadable(message));
    }
    let after = added(&text, entry);
    let told = parse(FileId(0), &after).tree.map(|tree| read_acceptances(&tree));
    if !told.is_some_and(|(all, findings)| findings.is_empty() && all.len() == known.len() + 1) {
        let message = format!(
            "`{}` is not written in the form that an entry can be added to; put this at its end by hand:\n{}",
            shown(path),
            entry.text("\n")
        );
        return Err(Stopped::Unreadable(message));
    }
    Ok(Ok(after))
}

fn new_file(path: &Path, entry: &Entry<'_>) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().replace(ACCEPTANCES_ENDING, "")).unwrap_or_default();
    format!(
        "# What was found in {name}.yaml and is accepted for a time, by whom and why. masa shows it as accepted and drops nothing.\n\
         masa-accepted: 1\naccepted:\n{}",
        entry.text("\n")
    )
}

fn added(text: &str, entry: &Entry<'_>) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.ends_with('\n') { "" } else { end };
    format!("{text}{gap}{}", entry.text(end))
}

impl Entry<'_> {
    /// As YAML: words in double quotes, which JSON and YAML read alike.
    fn text(&self, end: &str) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let lines = [
            format!("  - finding: {}", quoted(self.finding)),
            format!("    reason: {}", quoted(self.reason)),
            format!("    decided-by: {}", quoted(self.decided_by)),
            format!("    decided: {}", self.decided),
            format!("    until: {}", self.until),
        ];
        lines.map(|line| line + end).concat()
    }
}
