//! Writing results: to standard output, or to a file that is whole or not there.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use thiserror::Error;

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

fn replace(bytes: &[u8], path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut beside = like_any_other(&mut tempfile::Builder::new()).tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    if let Ok(there) = fs::metadata(path) {
        beside.as_file().set_permissions(there.permissions())?;
    }
    beside.persist(path).map(drop).map_err(|error| error.error)
}

/// A temporary file is private; the result is as open as the user's other files.
#[cfg(unix)]
fn like_any_other<'b, 'x, 'y>(file: &'b mut tempfile::Builder<'x, 'y>) -> &'b mut tempfile::Builder<'x, 'y> {
    use std::os::unix::fs::PermissionsExt;
    file.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn like_any_other<'b, 'x, 'y>(file: &'b mut tempfile::Builder<'x, 'y>) -> &'b mut tempfile::Builder<'x, 'y> {
    file
}

/// What the system says, without its numbers and the names of our own temporary files.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "you have no permission to do so".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "what stands before the last `/` is no folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => error.to_string(),
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

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_stays_a_device() {
        use std::os::unix::fs::FileTypeExt;
        let null = Path::new("/dev/null");
        write(b"x", Some(null)).unwrap();
        assert!(fs::metadata(null).unwrap().file_type().is_char_device());
    }
}
