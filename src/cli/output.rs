//! Writing results: to standard output, or to a file that is whole or not there.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use thiserror::Error;

use super::beside::PREFIX;
use super::files::shown;

/// A result that could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The file cannot be written.
    #[error("`{path}` cannot be written: {why}; nothing was changed there")]
    File {
        /// The path as given.
        path: String,
        /// What the system says.
        why: String,
    },
    /// Something is there that must not be written over.
    #[error("`{path}` is there already{what} and was not changed; {mend}")]
    There {
        /// The path as given.
        path: String,
        /// What it is, where that is no plain file, with its punctuation.
        what: &'static str,
        /// What to do instead.
        mend: String,
    },
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Stdout(String),
}

/// Writes the whole of a result, or nothing: a file is written beside its place and then renamed over it.
///
/// No path, or `-`, is standard output. A reader that closes the pipe early is no error.
///
/// # Errors
/// The file or standard output cannot be written.
pub fn write(bytes: &[u8], to: Option<&Path>) -> Result<(), OutputError> {
    let Some(path) = to.filter(|path| path.as_os_str() != "-") else {
        let mut out = io::stdout().lock();
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(|error| OutputError::Stdout(in_words(&error))),
        };
    };
    let failed = |why| OutputError::File { path: shown(path), why };
    // A device or a pipe has no beside, and must not be replaced by a file; behind a link lies the file to replace.
    match fs::canonicalize(path) {
        Ok(there) if there.is_dir() => Err(failed("it is a folder".to_owned())),
        Ok(there) if there.is_file() => replace(bytes, &there).map_err(|error| failed(in_words(&error))),
        Ok(there) => fs::OpenOptions::new()
            .write(true)
            .open(there)
            .and_then(|mut device| device.write_all(bytes))
            .map_err(|error| failed(in_words(&error))),
        Err(_) => replace(bytes, path).map_err(|error| failed(in_words(&error))),
    }
}

/// Writes the whole of a new file, or nothing, and never over anything that is there: not over a link that leads nowhere,
/// nor over what somebody else puts there meanwhile.
///
/// # Errors
/// Something is there, or the file cannot be written.
pub fn create(bytes: &[u8], path: &Path) -> Result<(), OutputError> {
    let failed = |error: &io::Error| match error.kind() {
        ErrorKind::AlreadyExists => there(path),
        _ => OutputError::File { path: shown(path), why: in_words(error) },
    };
    // Told before anything is written; that nothing is there now settles nothing.
    if fs::symlink_metadata(path).is_ok() {
        return Err(there(path));
    }
    let beside = written_beside(bytes, path).map_err(|error| failed(&error))?;
    beside.persist_noclobber(path).map(drop).map_err(|error| failed(&error.error))
}

fn there(path: &Path) -> OutputError {
    let is = |what: fn(&fs::Metadata) -> bool| fs::symlink_metadata(path).is_ok_and(|there| what(&there));
    let what = if is(fs::Metadata::is_dir) {
        " as a folder"
    } else if is(fs::Metadata::is_symlink) {
        " as a link"
    } else {
        ""
    };
    OutputError::There { path: shown(path), what, mend: "give another file with `--output`".to_owned() }
}

fn replace(bytes: &[u8], path: &Path) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if let Some(there) = &there {
        // To replace a file is to change its folder: whether the file itself may be written has to be asked for.
        if there.permissions().readonly() {
            return Err(io::Error::other("it may only be read"));
        }
        fs::OpenOptions::new().write(true).open(path)?;
    }
    let beside = written_beside(bytes, path)?;
    if let Some(there) = there {
        keep_owner(&beside, &there)?;
        beside.as_file().set_permissions(there.permissions())?;
    }
    beside.persist(path).map(drop).map_err(|error| error.error)
}

/// Hands a new file to whom the old one belongs to, and at least to its group.
#[cfg(unix)]
fn keep_owner(beside: &tempfile::NamedTempFile, there: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let made = beside.as_file().metadata()?;
    if (made.uid(), made.gid()) == (there.uid(), there.gid()) {
        return Ok(());
    }
    // Only the administrator gives files away; whoever may write to the file of another has it for his own afterwards.
    chown(beside.path(), Some(there.uid()), Some(there.gid()))
        .or_else(|_| chown(beside.path(), None, Some(there.gid())))
}

#[cfg(not(unix))]
fn keep_owner(_: &tempfile::NamedTempFile, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// The folder that a path lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A temporary file in the folder of a path, with the whole of the result in it.
fn written_beside(bytes: &[u8], path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut beside = like_any_other(&mut tempfile::Builder::new(), 0o666).tempfile_in(folder_of(path))?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// A temporary folder within a folder, to be renamed when everything is in it; as open as the user's other folders.
///
/// # Errors
/// It cannot be made.
pub(super) fn folder_beside(folder: &Path) -> io::Result<tempfile::TempDir> {
    like_any_other(tempfile::Builder::new().prefix(PREFIX), 0o777).tempdir_in(folder)
}

/// A temporary file is private; the result is as open as the user's other files.
#[cfg(unix)]
fn like_any_other<'b, 'x, 'y>(file: &'b mut tempfile::Builder<'x, 'y>, mode: u32) -> &'b mut tempfile::Builder<'x, 'y> {
    use std::os::unix::fs::PermissionsExt;
    file.permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn like_any_other<'b, 'x, 'y>(file: &'b mut tempfile::Builder<'x, 'y>, _: u32) -> &'b mut tempfile::Builder<'x, 'y> {
    file
}

/// What the system says, without its numbers and the names of our own temporary files.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "you have no permission to do so".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::ResourceBusy => {
            "another disk is mounted there, or something is using it; name a folder within it".to_owned()
        }
        ErrorKind::InvalidFilename => "its name, or that of a file in it, is longer than a file's may be".to_owned(),
        ErrorKind::NotADirectory => "what stands before the last `/` is no folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => {
            let said = error.to_string();
            let said = said.split(" (os error ").next().unwrap_or(&said).to_owned();
            // The standard library has no stable kind for it.
            if said.contains("symbolic links") { "its links lead round in a circle".to_owned() } else { said }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "earlier and longer").unwrap();
        write(b"later", Some(&path)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "later");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = write(b"x", Some(Path::new("no/such/folder/report.json"))).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`no/such/folder/report.json` cannot be written: there is no such file or folder; nothing was changed there"
        );
    }

    #[test]
    fn a_folder_is_not_replaced_by_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(b"x", Some(folder.path())).unwrap_err().to_string().contains("it is a folder"));
        assert!(folder.path().is_dir());
    }

    #[test]
    fn a_file_that_may_only_be_read_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "signed off").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write(b"later", Some(&path)).unwrap_err().to_string();
        assert!(error.ends_with("cannot be written: it may only be read; nothing was changed there"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "signed off");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    /// Only the administrator can give a file to somebody else, and so see whether it stays with him.
    #[cfg(unix)]
    #[test]
    fn what_is_replaced_stays_with_whom_it_belongs_to() {
        use std::os::unix::fs::{MetadataExt, chown};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "earlier").unwrap();
        let given = chown(&path, Some(1234), Some(1234)).is_ok();
        write(b"later", Some(&path)).unwrap();
        let there = fs::metadata(&path).unwrap();
        let own = fs::metadata(folder.path()).unwrap().uid();
        assert_eq!(there.uid(), if given { 1234 } else { own });
        assert_eq!(fs::read_to_string(&path).unwrap(), "later");
    }

    #[cfg(unix)]
    #[test]
    fn what_stands_behind_a_link_is_replaced_and_keeps_its_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("report.json"), folder.path().join("latest"));
        fs::write(&file, "earlier").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write(b"later", Some(&link)).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "later");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("area.yaml");
        fs::write(&path, "filled in").unwrap();
        let error = create(b"empty", &path).unwrap_err().to_string();
        assert!(error.ends_with("is there already and was not changed; give another file with `--output`"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "filled in");
        let error = create(b"empty", folder.path()).unwrap_err().to_string();
        assert!(error.contains("is there already as a folder"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn of_many_who_create_a_file_at_once_one_does_and_the_file_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("area.yaml");
        let text = |who: usize| vec![b'a' + u8::try_from(who).unwrap(); 100_000];
        let created: Vec<usize> = std::thread::scope(|scope| {
            let begun: Vec<_> = (0..8)
                .map(|who| {
                    (
                        who,
                        scope.spawn({
                            let path = &path;
                            move || create(&text(who), path).is_ok()
                        }),
                    )
                })
                .collect();
            begun.into_iter().filter_map(|(who, one)| one.join().unwrap().then_some(who)).collect()
        });
        assert_eq!(created.len(), 1, "{created:?}");
        assert_eq!(fs::read(&path).unwrap(), text(created[0]));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_there_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (link, nowhere) = (folder.path().join("area.yaml"), folder.path().join("nowhere.yaml"));
        std::os::unix::fs::symlink(&nowhere, &link).unwrap();
        // What is told before anything is written, and what is told when the file is put in its place.
        let error = create(b"x", &link).unwrap_err().to_string();
        assert!(error.contains("is there already as a link"), "{error}");
        let late = written_beside(b"x", &link).unwrap().persist_noclobber(&link).unwrap_err();
        assert_eq!(late.error.kind(), ErrorKind::AlreadyExists);
        assert!(!nowhere.exists() && fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_stays_a_device() {
        use std::os::unix::fs::FileTypeExt;
        let null = Path::new("/dev/null");
        write(b"x", Some(null)).unwrap();
        assert!(fs::metadata(null).unwrap().file_type().is_char_device());
    }
}
