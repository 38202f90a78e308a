//! Running the command with nothing of the tester's own environment.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The command in a folder, its environment scrubbed.
pub fn masa_in(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa"));
    command.current_dir(folder).env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command in the root of the project.
pub fn masa(arguments: &[&str]) -> Output {
    masa_in(&root()).args(arguments).output().unwrap()
}

/// Runs the command in a folder.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    masa_in(folder).args(arguments).output().unwrap()
}

/// Runs the command with bytes on standard input.
pub fn masa_reading(bytes: &[u8], arguments: &[&str]) -> Output {
    let mut child = masa_in(&root()).args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

/// Its exit code.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Standard output as text.
pub fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// Standard error as text.
pub fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder with these files.
pub fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// An arrangement whose first publication came a day late.
pub const LATE: &str = "masa: 1
id: late
as-at: 2020-01-15
areas: [plymouth]
events:
  - {what: published, date: 2019-07-01}
  - {what: in-force, date: 2019-09-29}
";

/// The same, published in time.
pub const TIMELY: &str = "masa: 1
id: timely
as-at: 2020-01-15
areas: [plymouth]
events:
  - {what: published, date: 2019-06-30}
  - {what: in-force, date: 2019-09-29}
";

/// The rule that tells the two apart.
pub const RULE: &str = "first-published-late";
