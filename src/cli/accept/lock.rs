//! One at a time: whoever changes a file of acceptances holds it meanwhile.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A hold on a file. The system lets it go when the process ends, however it ends, so that nothing waits for a dead one.
pub(super) struct Hold {
    /// Kept open for as long as the hold lasts.
    _file: File,
    path: PathBuf,
}

/// How long somebody else may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long to wait before another try.
const PAUSE: Duration = Duration::from_millis(5);

impl Hold {
    /// Waits until nobody else holds the file at that path, which need not be there; nothing where that takes too long.
    ///
    /// # Errors
    /// Nothing can be written beside it, or the disk knows no locks.
    pub fn on(path: &Path) -> io::Result<Option<Self>> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Not the file itself, which is replaced by another one.
        let path = path.with_file_name(format!(".{name}.lock"));
        let begun = Instant::now();
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Some(Self { _file: file, path })),
                // Whoever held it took it away: the next to come makes a new one.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => return Ok(None),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if CAN_TELL {
            // Left behind it does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether it can be told that an open file is still the one at a path; only then may it be taken away.
const CAN_TELL: bool = cfg!(unix);

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |there: fs::Metadata, held: fs::Metadata| (there.dev(), there.ino()) == (held.dev(), held.ino());
    fs::metadata(path).is_ok_and(|there| file.metadata().is_ok_and(|held| same(there, held)))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_at_once_one_holds_it_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("area.accepted.yaml");
        fs::write(&path, "0").unwrap();
        let add = || {
            let _hold = Hold::on(&path).unwrap().unwrap();
            let count: usize = fs::read_to_string(&path).unwrap().parse().unwrap();
            std::thread::yield_now();
            fs::write(&path, (count + 1).to_string()).unwrap();
        };
        std::thread::scope(|scope| (0..8).for_each(|_| drop(scope.spawn(|| (0..25).for_each(|_| add())))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "200");
        if CAN_TELL {
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn what_a_process_left_behind_blocks_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("area.accepted.yaml");
        fs::write(folder.path().join(".area.accepted.yaml.lock"), "").unwrap();
        assert!(Hold::on(&path).unwrap().is_some());
    }
}
