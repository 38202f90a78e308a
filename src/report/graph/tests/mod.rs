mod laid;
mod sound;
mod standing;
mod written;

use crate::check::{Options, Text, Tools, graph};
use crate::finding::{Picture, View};
use crate::law::Catalogue;
use crate::rules::Rulebook;
use crate::source::Sources;
use crate::time::Date;
use std::path::Path;

fn text(name: &str, bytes: &[u8]) -> Text {
    Text { name: name.to_owned(), also: Vec::new(), bytes: bytes.to_vec(), named: true }
}

/// The picture of a text, judged by all rules or by none.
fn drawn(now: &str, before: Option<&str>, view: View, judged: bool) -> Option<(Picture, Sources)> {
    let book = if judged { Rulebook::bundled(Catalogue::bundled()) } else { Rulebook::new(Catalogue::bundled()) };
    let tools = Tools::bundled(&book);
    let today = Date::new(2026, 6, 1).unwrap();
    let options = Options { as_of: None, today, complete: false, explain: false, accept: false };
    let before = before.map(|before| [text("before.yaml", before.as_bytes())]);
    let texts = [text("arrangement.yaml", now.as_bytes())];
    let made = graph(&texts, before.as_ref().map(<[Text; 1]>::as_slice), &tools, &options, view).ok()?;
    Some((made.picture, made.sources))
}

fn read(path: impl AsRef<Path>) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// Every YAML file below a folder of the project, in order of name.
fn files_below(folder: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
