//! A hidden folder beside a place, in which what is to stand there is made; and what a run that was stopped left of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;

use super::output::folder_beside;

/// How the names of such folders begin.
pub(super) const PREFIX: &str = ".masa-";
/// The file that is locked for as long as somebody works in the folder: the system lets go of it however a process ends.
const SIGN: &str = "writing";
/// How the sign begins, before the name of what is being made.
const OPENING: &str = "masa is making what is to stand beside this folder under the name: ";
/// What is made, and what stood in its place.
const NEW: &str = "new";
const OLD: &str = "old";

/// A hidden folder in which something is made, and which is gone with it.
pub(super) struct Beside {
    // Let go of before the folder is removed.
    _sign: Option<File>,
    folder: TempDir,
}

impl Beside {
    /// Makes one within a folder, for something of that name.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn make(within: &Path, name: &str) -> io::Result<Self> {
        let folder = folder_beside(within)?;
        // Where files cannot be locked, what is left of a run that was stopped is not cleared away.
        let sign = sign(folder.path(), name).ok();
        Ok(Self { _sign: sign, folder })
    }

    /// Where it is made.
    pub(super) fn new_folder(&self) -> std::path::PathBuf {
        self.folder.path().join(NEW)
    }

    /// Where what stood in its place is kept until it is there.
    pub(super) fn old_folder(&self) -> std::path::PathBuf {
        self.folder.path().join(OLD)
    }
}

/// Locked before it has its name, so that nobody meets it unlocked.
fn sign(folder: &Path, name: &str) -> io::Result<File> {
    let unnamed = folder.join("unnamed");
    let mut sign = File::create_new(&unnamed)?;
    let signed = sign.try_lock().map_err(io::Error::from).and_then(|()| write!(sign, "{OPENING}{name}"));
    signed.and_then(|()| fs::rename(&unnamed, folder.join(SIGN))).inspect_err(|_| _ = fs::remove_file(&unnamed))?;
    Ok(sign)
}

/// Clears away what runs that were stopped have left in a folder. What one of them had just moved out of the way is put back.
/// What cannot be cleared away is left, since nothing depends on it.
pub(super) fn clear(within: &Path) {
    let entries = fs::read_dir(within).into_iter().flatten().flatten();
    let is_ours = |entry: &fs::DirEntry| {
        entry.file_name().to_string_lossy().starts_with(PREFIX) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    for entry in entries.filter(is_ours) {
        clear_one(&entry.path(), within);
    }
}

fn clear_one(left: &Path, within: &Path) {
    let holds = |name: &std::ffi::OsStr| [SIGN, NEW, OLD].iter().any(|known| name == *known);
    let holds_nothing_else = fs::read_dir(left)
        .is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| holds(&entry.file_name()))));
    let Ok(said) = fs::read_to_string(left.join(SIGN)) else { return };
    let Some(name) = said.strip_prefix(OPENING).filter(|_| holds_nothing_else) else { return };
    let Ok(sign) = File::options().write(true).open(left.join(SIGN)) else { return };
    if sign.try_lock().is_err() {
        return;
    }
    let (old, place) = (left.join(OLD), within.join(name));
    let is_name = Path::new(name).file_name().is_some_and(|own| own == name);
    if old.exists() && is_name && fs::symlink_metadata(&place).is_err() && fs::rename(&old, &place).is_err() {
        return;
    }
    drop(sign);
    _ = fs::remove_dir_all(left);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_stopped_run_left_is_cleared_away_and_what_it_moved_is_put_back() {
        let within = tempfile::tempdir().unwrap();
        let left = within.path().join(".masa-left");
        fs::create_dir_all(left.join("old")).unwrap();
        fs::create_dir_all(left.join("new")).unwrap();
        fs::write(left.join("old/index.html"), "earlier").unwrap();
        fs::write(left.join(SIGN), format!("{OPENING}site")).unwrap();
        clear(within.path());
        assert!(!left.exists());
        assert_eq!(fs::read_to_string(within.path().join("site/index.html")).unwrap(), "earlier");
    }

    #[test]
    fn what_somebody_works_in_and_what_masa_did_not_make_is_left() {
        let within = tempfile::tempdir().unwrap();
        let own = Beside::make(within.path(), "site").unwrap();
        fs::create_dir(own.new_folder()).unwrap();
        for name in [".masa-unsigned", ".masa-letters", "masa-signed"] {
            fs::create_dir(within.path().join(name)).unwrap();
        }
        let letters = within.path().join(".masa-letters");
        fs::write(letters.join(SIGN), format!("{OPENING}site")).unwrap();
        fs::write(letters.join("letter.txt"), "dear").unwrap();
        fs::write(within.path().join("masa-signed").join(SIGN), format!("{OPENING}site")).unwrap();
        clear(within.path());
        assert!(own.new_folder().exists());
        assert_eq!(fs::read_dir(within.path()).unwrap().count(), 4);
        drop(own);
        assert_eq!(fs::read_dir(within.path()).unwrap().count(), 3);
    }
}
