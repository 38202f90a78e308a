//! `masa new`: a file to be filled in.

use std::path::{Path, PathBuf};

use super::args::NewArgs;
use super::run::{Exit, Stopped, day_or_today};
use super::{areas, config, files, output, terminal};
use crate::check::{ACCEPTANCES_ENDING, Asked, Starter, starter};
use crate::law::Catalogue;
use crate::reference::{AreaCard, Reference, as_known};
use crate::report::typed;
use crate::time::Date;

/// Writes the file and says what to do with it.
pub fn run(args: NewArgs) -> Result<Exit, Stopped> {
    let reference = Reference::bundled();
    let day = day_or_today(args.as_of.as_deref())?;
    let asked = Asked {
        areas: args.area.iter().map(|area| card(reference, area, day)).collect::<Result<_, _>>()?,
        day,
        dated: args.as_of.is_some(),
        id: args.id,
        name: args.name,
    };
    let made = starter(&asked, reference, Catalogue::bundled()).map_err(|error| Stopped::Usage(error.to_string()))?;
    let path = args.output.unwrap_or_else(|| PathBuf::from(format!("{}.yaml", made.id)));
    if path.as_os_str() == "-" {
        output::write(made.text.as_bytes(), None)?;
        return Ok(Exit::Clean);
    }
    stays_an_arrangement(&path)?;
    let known = as_known(day, reference.data_date());
    output::create(made.text.as_bytes(), &path)?;
    output::write(terminal::safe(&what_next(&made, day, &known, &path)).as_bytes(), None)?;
    Ok(Exit::Clean)
}

/// Refuses a name by which masa takes a file for something else than an arrangement.
fn stays_an_arrangement(path: &Path) -> Result<(), Stopped> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let taken_for = match name.as_str() {
        config::NAME => "its configuration",
        name if name.ends_with(ACCEPTANCES_ENDING) => "a file of acceptances",
        _ => return Ok(()),
    };
    let shown = files::shown(path);
    let message = format!("masa takes `{shown}` for {taken_for}; give the file another name, such as `plymouth.yaml`");
    Err(Stopped::Usage(message))
}

fn card<'r>(reference: &'r Reference, area: &str, day: Date) -> Result<AreaCard<'r>, Stopped> {
    let answer = reference.answer_area(area, day);
    areas::found(area, day, &answer).cloned().map_err(|error| Stopped::Usage(error.to_string()))
}

/// What was written, and what to do now.
fn what_next(made: &Starter, day: Date, known: &str, path: &Path) -> String {
    let file = typed(&files::shown(path));
    let schema = typed(&files::shown(&path.with_file_name("arrangement-v1.schema.json")));
    format!(
        "wrote {file} with those who are the partners by law on {}: {}\n{known}\n\
         next: fill it in, then masa check {file} and masa todo {file}; for an editor: masa schema --output {schema}\n",
        day.in_words(),
        made.partners.join("; "),
    )
}
