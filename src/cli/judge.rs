//! What every command that judges needs: options, rules, and the texts of files.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::args::{JudgeArgs, PackArgs};
use super::check::or_tell;
use super::config::{self, Config};
use super::files::{self, Closed, Found, Gathered, Missing};
use super::output::in_words;
use super::packs::{self, Folder, Required};
use super::progress::{Through, while_waiting};
use super::run::{Stopped, exact_day, say, today};
use super::terminal;
use crate::check::{
    Checked, Options, PassedOver, SideBySide, Sited, Text, Tools, Wanted, check, compare, site, used_files,
};
use crate::finding::{Again, Code, Finding, Meta, Report, Unread};
use crate::law::Catalogue;
use crate::rules::{RESTRUCTURE, Requirement, Rulebook, Selection};
use crate::source::{Source, Sources, Span};
use crate::yaml::MAX_BYTES;

/// A configuration or packs that cannot be used, with the texts their places lie in.
#[derive(Debug, Default)]
pub struct Broken {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The texts.
    pub sources: Sources,
}

/// The name under which reports tell of what was asked for on the command line.
const COMMAND_LINE: &str = "(command line)";

impl Broken {
    /// What was asked for and is not to be had, which stands in no file.
    pub fn asked_for(why: &str) -> Self {
        let mut broken = Self::default();
        let file = broken.sources.add(Source::new(COMMAND_LINE, ""));
        let mend = "mend the command or the configuration, and run it again";
        broken.findings.push(Finding::unreadable(Code::Pack, Span::new(file, 0, 0), why.to_owned(), mend));
        broken
    }

    /// As the result of a run that judged nothing.
    pub fn checked(self, options: &Options) -> Checked {
        let mut checked = judged(Gathered::default(), &Rulebook::new(Catalogue::bundled()), options);
        checked.report.unreadable = self.findings.iter().map(|finding| finding.primary.span.file).collect();
        checked.report.unreadable.sort_unstable();
        checked.report.unreadable.dedup();
        checked.report.findings = self.findings;
        checked.sources = self.sources;
        checked
    }
}

/// Day and completeness, the command line before the configuration.
pub fn options(judge: &JudgeArgs, config: &Config, explain: bool, accept: bool) -> Result<Options, Stopped> {
    let as_of = judge.by.as_of.as_deref().map(|text| exact_day("--as-of", text)).transpose()?;
    let complete = judge.by.complete.or(config.complete).unwrap_or(false);
    Ok(Options { as_of, today: today(), complete, explain, accept })
}

/// Configuration and rules; nothing where one of them is broken, which is told.
pub fn ready(judge: &JudgeArgs, here: &Path) -> Result<Option<(Config, Rulebook<'static>)>, Stopped> {
    ready_from(Rulebook::bundled(Catalogue::bundled()), judge, here)
}

/// The same beside other bundled rules.
pub fn ready_from(
    bundled: Rulebook<'static>,
    judge: &JudgeArgs,
    here: &Path,
) -> Result<Option<(Config, Rulebook<'static>)>, Stopped> {
    let Some(config) = or_tell(config::find(here), here) else { return Ok(None) };
    let book = or_tell(book_from(bundled, judge, &config, here)?, here);
    Ok(book.map(|book| (config, book)))
}

/// What a command has to say to judge as this one does, be it of one of the files at `paths`.
pub fn again(judge: &JudgeArgs, options: &Options, paths: &[PathBuf]) -> Again {
    let day = judge.by.as_of.iter().flat_map(|day| ["--as-of".to_owned(), day.clone()]);
    let rules = judge.by.packs.rules.iter().flat_map(|folder| ["--rules".to_owned(), files::shown(folder)]);
    let complete =
        judge.by.complete.map(|complete| if complete { "--complete" } else { "--complete=false" }.to_owned());
    let set = if options.complete { paths.iter().map(|path| files::shown(path)).collect() } else { Vec::new() };
    Again { options: day.chain(rules).chain(complete).collect(), set }
}

/// The rules asked for, or what is wrong with packs of the user's.
pub fn book(judge: &JudgeArgs, config: &Config, here: &Path) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    book_from(Rulebook::bundled(Catalogue::bundled()), judge, config, here)
}

/// The same beside other bundled rules.
pub fn book_from(
    bundled: Rulebook<'static>,
    judge: &JudgeArgs,
    config: &Config,
    here: &Path,
) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    book_with(bundled, judge, config, here, Vec::new())
}

/// The rules that a step is judged by: those that ask about one take part whatever packs are chosen, and so do those of `also`.
pub fn book_for_a_step(
    judge: &JudgeArgs,
    config: &Config,
    here: &Path,
    mut also: Vec<String>,
) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    also.push(RESTRUCTURE.to_owned());
    book_with(Rulebook::bundled_for_a_step(Catalogue::bundled()), judge, config, here, also)
}

fn book_with(
    bundled: Rulebook<'static>,
    judge: &JudgeArgs,
    config: &Config,
    here: &Path,
    also: Vec<String>,
) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    let folders = pack_folders(&judge.by.packs, config, here);
    let required = required(&judge.by.packs.require_pack, config)?;
    // A rule that is asked for by name is used, whatever packs the configuration prefers.
    let packs = if judge.pack.is_empty() && judge.rule.is_empty() { &config.packs } else { &judge.pack };
    let selection = Selection { rules: judge.rule.clone(), packs: packs.clone(), also };
    packs::rulebook(bundled, &folders, &required, &selection)
}

/// Where the packs lie that the configuration and the command line add, in this order.
pub fn pack_folders<'c>(packs: &PackArgs, config: &'c Config, here: &Path) -> Vec<Folder<'c>> {
    let configured = config.rules.iter().map(|named| Folder { path: named.typed(here), named_at: Some(&named.at) });
    let given = packs.rules.iter().map(|path| Folder { path: path.clone(), named_at: None });
    configured.chain(given).collect()
}

/// The packs of which the content is fixed: for one that both name, the command line goes before the configuration.
fn required(given: &[String], config: &Config) -> Result<Vec<Required>, Stopped> {
    let parse = |text: &String| match Requirement::parse(text) {
        Ok(requirement) => Ok(Required { requirement, named_at: None }),
        Err(error) => {
            Err(Stopped::Usage(format!("`--require-pack`: {error}; `masa rules list` prints every pack with its hash")))
        }
    };
    let given = given.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let is_given = |pack: &str| given.iter().any(|given| given.requirement.pack == pack);
    let configured = config.require_packs.iter().filter(|(configured, _)| !is_given(&configured.pack));
    let named = |(configured, at): &(Requirement, String)| Required {
        requirement: configured.clone(),
        named_at: Some(at.clone()),
    };
    Ok(configured.map(named).chain(given.iter().cloned()).collect())
}

/// The texts of files, and what could not be read.
pub struct Texts {
    /// In order of name.
    pub texts: Vec<Text>,
    /// In order of name.
    pub closed: Vec<Closed>,
}

/// Reads the files, with the files of shared things and of acceptances that lie beside them.
pub fn texts(gathered: Gathered, options: &Options) -> Texts {
    let Gathered { found, mut closed, .. } = gathered;
    let mut texts = read_all(&found, &mut closed);
    let mut beside = files::used_beside(&found, texts.iter().map(|text| (text.name.as_str(), used_files(&text.bytes))));
    if options.accept {
        let accepted = files::accepted_beside(found.iter().chain(&beside));
        beside.extend(accepted);
    }
    if !beside.is_empty() {
        texts.extend(read_all(&beside, &mut closed));
        texts.sort_by(|a, b| a.name.cmp(&b.name));
    }
    closed.sort();
    Texts { texts, closed }
}

/// The texts for a command that judges nothing, and the names of what could not be read; that is told on standard error too.
///
/// # Errors
/// A path leads nowhere, and no other leads to a file.
pub fn texts_or_tell(gathered: Gathered, options: &Options) -> Result<(Vec<Text>, Vec<String>), Stopped> {
    let mut gathered = gathered.somewhere()?;
    let missing = std::mem::take(&mut gathered.missing);
    let Texts { texts, closed } = texts(gathered, options);
    let closed_ones = closed.iter().map(|one| format!("`{}` cannot be read: {}", one.name, one.why));
    for line in missing.iter().map(|(_, missing)| missing.to_string()).chain(closed_ones) {
        say(&terminal::safe(&format!("masa: {line}")));
    }
    let closed = closed.into_iter().map(|one| one.name);
    Ok((texts, missing.iter().map(|(path, _)| files::shown(path)).chain(closed).collect()))
}

/// Takes what could not be read into a document that is told to others, so that whoever gets no more than that knows what is missing.
pub fn note_unread(names: Vec<String>, meta: &mut Meta, sources: &mut Sources) {
    let files = names.into_iter().map(|name| sources.add(Source::new(name, "")));
    meta.unread.extend(files.map(|file| Unread { file, partly: false }));
}

/// Says on standard error what was passed over, where what is written does not.
pub fn tell_passed_over(passed_over: &PassedOver) {
    for remark in passed_over.remarks() {
        say(&terminal::safe(&format!("note: {remark}")));
    }
}

/// Reads the files and judges them. What cannot be read is told beside the verdicts on the others, and makes the set
/// incomplete.
pub fn judged(gathered: Gathered, book: &Rulebook<'_>, options: &Options) -> Checked {
    let (texts, unread) = texts_and_unread(gathered, options);
    let through = Through::judged(texts.len());
    let mut checked = while_waiting(through, |counter| {
        check(texts, &Tools::bundled(book).counted_by(counter), &unread.whole(options))
    });
    unread.tell(&mut checked, options);
    checked
}

/// The same, set side by side.
pub fn compared(gathered: Gathered, book: &Rulebook<'_>, options: &Options, wanted: Wanted) -> SideBySide {
    let (texts, unread) = texts_and_unread(gathered, options);
    let through = Through::judged(texts.len());
    let mut side = while_waiting(through, |counter| {
        compare(texts, &Tools::bundled(book).counted_by(counter), &unread.whole(options), wanted)
    });
    let closed = unread.tell(&mut side.checked, options);
    side.comparison.meta.unread.extend(closed);
    side.comparison.meta.remarks.clone_from(&side.checked.report.meta.remarks);
    side
}

/// Everything that a site tells of them, with pages about the rules of `shown`.
pub fn sited(gathered: Gathered, book: &Rulebook<'_>, shown: &Rulebook<'_>, options: &Options) -> Sited {
    let (texts, unread) = texts_and_unread(gathered, options);
    let through = Through::judged(texts.len());
    let mut sited = while_waiting(through, |counter| {
        site(texts, &Tools::bundled(book).counted_by(counter), shown, &unread.whole(options))
    });
    let Sited { site, checked } = &mut sited;
    let known = checked.report.findings.len();
    let closed = unread.tell(checked, options);
    site.comparison.meta.unread.extend(closed);
    site.comparison.meta.remarks.clone_from(&checked.report.meta.remarks);
    // What cannot be read at all belongs to no arrangement.
    site.set.findings.extend(checked.report.findings.iter().skip(known).cloned());
    sited
}

fn texts_and_unread(mut gathered: Gathered, options: &Options) -> (Vec<Text>, NotRead) {
    let missing = std::mem::take(&mut gathered.missing);
    let Texts { texts, closed } = texts(gathered, options);
    (texts, NotRead { closed, missing })
}

/// What was asked for and could not be read; it may hold what the others seem to lack.
struct NotRead {
    closed: Vec<Closed>,
    missing: Vec<(PathBuf, Missing)>,
}

impl NotRead {
    fn is_nothing(&self) -> bool {
        self.closed.is_empty() && self.missing.is_empty()
    }

    fn whole(&self, options: &Options) -> Options {
        Options { complete: options.complete && self.is_nothing(), ..*options }
    }

    /// Tells of it among the findings; what it is, for other documents.
    fn tell(self, checked: &mut Checked, options: &Options) -> Vec<Unread> {
        let mut told = Vec::new();
        if options.complete && !self.is_nothing() {
            let remark = "not everything could be read, so the set is not taken as complete".to_owned();
            checked.report.meta.remarks.push(remark);
        }
        let closed = self.closed.into_iter().map(|Closed { name, why }| {
            (
                name,
                format!("this cannot be read: {why}"),
                "mend its permissions or its link, or leave it out of the command",
            )
        });
        let missing = self.missing.into_iter().map(|(path, missing)| {
            (files::shown(&path), missing.to_string(), "mend the path, or leave it out of the command")
        });
        for (name, message, mend) in closed.chain(missing) {
            let file = checked.sources.add(Source::new(name, ""));
            let finding = Finding::unreadable(Code::Syntax, Span::new(file, 0, 0), message, mend);
            let Report { unreadable, findings, .. } = &mut checked.report;
            unreadable.push(file);
            findings.push(finding);
            told.push(Unread { file, partly: false });
        }
        told
    }
}

/// The texts of the files; what cannot be read is told instead.
fn read_all(found: &[Found], closed: &mut Vec<Closed>) -> Vec<Text> {
    let mut texts = Vec::with_capacity(found.len());
    for file in found {
        match read(file) {
            Ok(bytes) => {
                let (name, also) = (file.name.clone(), file.also.clone());
                texts.push(Text { name, also, bytes, named: file.named });
            }
            Err(error) => closed.push(Closed { name: file.name.clone(), why: why_not(&error) }),
        }
    }
    texts
}

/// What kept a file that was found from being read.
fn why_not(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        "it is a link that leads nowhere, or was removed meanwhile".to_owned()
    } else {
        in_words(error)
    }
}

/// The bytes of a file, and of one that is too large only so many that it is seen to be.
fn read(found: &Found) -> io::Result<Vec<u8>> {
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    match &found.path {
        Some(path) => File::open(path)?.take(most).read_to_end(&mut bytes)?,
        None => io::stdin().lock().take(most).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}
