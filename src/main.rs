//! The masa command.

use std::process::ExitCode;

fn main() -> ExitCode {
    masa::cli::run(std::env::args_os()).into()
}
