//! Writing results: to standard output, or to a file that is whole or not there.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use thiserror::Error;

/// A result that could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The file cannot be written.
    #[error("`{path}` cannot be written: {source}; nothing was changed there")]
    File {
        /// The path as given.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Stdout(io::Error),
}

/// Writes the whole of a result, or nothing: a file is written beside its place and then renamed over it.
///
/// A reader that closes the pipe early is no error.
///
/// # Errors
/// The file or standard output cannot be written.
pub fn write(bytes: &[u8], to: Option<&Path>) -> Result<(), OutputError> {
    let Some(path) = to else {
        let mut out = io::stdout().lock();
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(OutputError::Stdout),
        };
    };
    replace(bytes, path).map_err(|source| OutputError::File { path: path.display().to_string(), source })
}

fn replace(bytes: &[u8], path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    readable_like_any_other(beside.as_file())?;
    beside.persist(path).map(drop).map_err(|error| error.error)
}

/// A temporary file is private; the result is not.
#[cfg(unix)]
fn readable_like_any_other(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_like_any_other(_file: &std::fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

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
        assert!(error.to_string().contains("no/such/folder/report.json"), "{error}");
    }
}
