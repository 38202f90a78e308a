//! `masa rules new`: a rule to be filled in.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::NewRuleArgs;
use crate::check::{NewRule, RuleFiles, ScaffoldError, new_pack, new_rule};
use crate::cli::files::shown;
use crate::cli::output::{self, in_words};
use crate::cli::packs::{is_no_folder, is_pack, with_examples};
use crate::cli::run::{Exit, Stopped};
use crate::cli::terminal;
use crate::law::Catalogue;
use crate::report::typed;
use crate::rules::Rulebook;

/// Writes the folder of the rule, and says what to do with it.
pub fn run(args: &NewRuleArgs) -> Result<Exit, Stopped> {
    let mut book = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let pack = args.pack.as_path();
    if pack.is_file() {
        return Err(Stopped::Unreadable(is_no_folder(pack)));
    }
    let is_there = is_own_pack(pack);
    if is_there {
        know(&mut book, pack)?;
    } else if is_pack(pack) {
        let message = format!("`{}` is a folder of packs; name one of them with `--pack`", shown(pack));
        return Err(Stopped::Usage(message));
    }
    let asked = NewRule { id: &args.id, to: args.to.as_deref(), basis: &args.basis, of_step: args.step };
    let files = new_rule(&asked, &book).map_err(|wrong| usage(&wrong))?;
    let pack_file =
        if is_there { None } else { Some(new_pack(&name_of(pack), &book).map_err(|wrong| usage(&[wrong]))?) };
    let folder = pack.join(&args.id);
    if fs::symlink_metadata(&folder).is_ok() {
        let message = format!("`{}` is there already and was not changed; give the rule another id", shown(&folder));
        return Err(Stopped::Unreadable(message));
    }
    fs::create_dir_all(pack).map_err(|error| cannot(pack, &error))?;
    if let Some(text) = &pack_file {
        output::create(text.as_bytes(), &pack.join("pack.yaml"))?;
    }
    write(&files, pack, &folder)?;
    output::write(terminal::safe(&told(&files, pack, &folder, pack_file.is_some())).as_bytes(), None)?;
    Ok(Exit::Clean)
}

fn is_own_pack(folder: &Path) -> bool {
    folder.join("pack.yaml").is_file()
}

/// Lets the book know the rules of a pack, so that no id is given twice; a pack that is broken is told of when it is tried.
fn know(book: &mut Rulebook<'_>, pack: &Path) -> Result<(), Stopped> {
    let folder = crate::cli::packs::Folder { path: pack.to_owned(), named_at: None };
    for pack in with_examples(&[folder])? {
        let _ = book.leave_out(&pack.pack_name().into_iter().collect::<Vec<_>>());
        let _ = book.load_folder(&pack);
    }
    Ok(())
}

fn usage(wrong: &[ScaffoldError]) -> Stopped {
    Stopped::Usage(wrong.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n      "))
}

fn cannot(path: &Path, error: &std::io::Error) -> Stopped {
    Stopped::Unreadable(format!("`{}` cannot be written: {}; nothing was changed there", shown(path), in_words(error)))
}

/// The name of a pack by that of its folder: lower-case words joined by hyphens.
fn name_of(pack: &Path) -> String {
    let whole = std::path::absolute(pack).unwrap_or_else(|_| pack.to_owned());
    let name = whole.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Writes the whole folder, or nothing: it is written beside its place and then renamed, never over anything.
fn write(files: &RuleFiles, pack: &Path, folder: &Path) -> Result<(), Stopped> {
    let beside = output::folder_beside(pack).map_err(|error| cannot(folder, &error))?;
    for (name, text) in files {
        fs::write(beside.path().join(name), text).map_err(|error| cannot(folder, &error))?;
    }
    let written: PathBuf = beside.keep();
    fs::rename(&written, folder).map_err(|error| {
        let _ = fs::remove_dir_all(&written);
        match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => {
                Stopped::Unreadable(format!("`{}` is there already and was not changed", shown(folder)))
            }
            _ => cannot(folder, &error),
        }
    })
}

fn told(files: &RuleFiles, pack: &Path, folder: &Path, new: bool) -> String {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let with = if new { format!(", and {} for a new pack", shown(&pack.join("pack.yaml"))) } else { String::new() };
    let pack = typed(&shown(pack));
    format!(
        "wrote {} with {}{with}\nnext: fill it in; masa rules test {pack} says what is left to do\n",
        shown(folder),
        names.join(", ")
    )
}
