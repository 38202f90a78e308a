//! One stage over generated files, once and on one thread, for `benches/instructions.sh` to count its instructions.
//!
//! `counted STAGE COUNT` runs a stage over so many files; the stage `nothing` only makes them, so that the difference is the
//! stage itself. `counted write COUNT FOLDER` writes the files, to be checked by the program.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of the command line")]

mod generator;
mod stages;

use std::path::Path;
use std::process::ExitCode;

use stages::{Judge, Stage, texts};

fn main() -> ExitCode {
    // `cargo bench` adds options of its own, which mean nothing here.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => Ok(()),
        ["write", count, folder] => write(count, Path::new(folder)),
        [stage, count] => run(stage, count),
        _ => Err("asked for neither STAGE COUNT nor write COUNT FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("counted: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(stage: &str, count: &str) -> Result<(), String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().map_err(|error| error.to_string())?;
    let texts = texts(number(count)?);
    let judge = pool.install(Judge::warm);
    let stages = match stage {
        "nothing" => None,
        name => Some(
            Stage::ALL
                .into_iter()
                .find(|stage| stage.to_string() == name)
                .ok_or(format!("no stage is called {name}"))?,
        ),
    };
    let came_out = stages.map_or(0, |stage| pool.install(|| judge.run(stage, &texts)));
    println!("{came_out}");
    Ok(())
}

fn write(count: &str, folder: &Path) -> Result<(), String> {
    for (at, text) in texts(number(count)?).into_iter().enumerate() {
        std::fs::write(folder.join(format!("{at:05}.yaml")), text.bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn number(count: &str) -> Result<u64, String> {
    count.parse().map_err(|_| format!("{count} is no number of files"))
}
