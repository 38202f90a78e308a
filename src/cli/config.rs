//! The configuration file `.masa.yaml`, found in the current folder or the nearest one above it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::{FailOn, Format, NotStated};
use super::files::{read_file, shown};
use super::judge::Broken;
use super::output::in_words;
use crate::finding::{Code, Finding};
use crate::rules::Requirement;
use crate::source::{FileId, LineTable, Source, Sources, Span};
use crate::yaml::{Decoder, Fields, Spanned, parse, read_text};

/// Its file name.
pub const NAME: &str = ".masa.yaml";

const FORMATS: &[(&str, Format)] = &[
    ("text", Format::Text),
    ("json", Format::Json),
    ("sarif", Format::Sarif),
    ("github", Format::Github),
    ("junit", Format::Junit),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
];
const GATES: &[(&str, FailOn)] =
    &[("must", FailOn::Must), ("should", FailOn::Should), ("question", FailOn::Question), ("never", FailOn::Never)];
const NOT_STATED: &[(&str, NotStated)] =
    &[("fail", NotStated::Fail), ("warn", NotStated::Warn), ("hide", NotStated::Hide)];

/// How a configuration writes a gate.
pub fn word_of_gate(gate: FailOn) -> &'static str {
    GATES.iter().find(|(_, known)| *known == gate).map_or("", |(word, _)| word)
}

/// How a configuration writes what becomes of what cannot be judged.
pub fn word_of_not_stated(open: NotStated) -> &'static str {
    NOT_STATED.iter().find(|(_, known)| *known == open).map_or("", |(word, _)| word)
}

/// A path that a configuration names, and where it does so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPath {
    /// From the folder of the configuration.
    pub path: PathBuf,
    /// File, line and column, as reports print places.
    pub at: String,
}

impl NamedPath {
    /// The path as somebody would type it in `folder`, when it lies below.
    pub fn typed(&self, folder: &Path) -> PathBuf {
        match self.path.strip_prefix(folder) {
            Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
            Ok(below) => below.to_owned(),
            Err(_) => self.path.clone(),
        }
    }
}

/// What a configuration says; what it leaves out is nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Files and folders to check, from the folder of the configuration.
    pub paths: Vec<NamedPath>,
    /// Folders of rule packs, from the folder of the configuration.
    pub rules: Vec<NamedPath>,
    /// Names of packs.
    pub packs: Vec<String>,
    /// Packs of which the content is fixed, each with the place that says so.
    pub require_packs: Vec<(Requirement, String)>,
    /// Whether the files are all there is.
    pub complete: Option<bool>,
    /// Format.
    pub format: Option<Format>,
    /// Gate.
    pub fail_on: Option<FailOn>,
    /// Duties that cannot be judged.
    pub not_stated: Option<NotStated>,
}

/// Looks for a configuration from `folder` upwards and reads the nearest.
///
/// # Errors
/// Everything that is wrong with it.
pub fn find(folder: &Path) -> Result<Config, Broken> {
    for above in folder.ancestors() {
        let path = above.join(NAME);
        // Shown as somebody would type it from here.
        let name = if above == folder { NAME.to_owned() } else { shown(&path) };
        match read_file(&path) {
            Ok(bytes) => return read(bytes, above, name),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => {
                let message = format!("this file cannot be read: {}", in_words(&error));
                let mend = "mend its permissions, or move it away";
                let finding = Finding::unreadable(Code::Pack, Span::new(FileId(0), 0, 0), message, mend);
                return Err(broken(name, String::new(), vec![finding]));
            }
        }
    }
    Ok(Config::default())
}

/// Reads one that goes by a name; its paths are from `folder`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: Vec<u8>, folder: &Path, name: String) -> Result<Config, Broken> {
    let file = FileId(0);
    let text = match read_text(file, bytes) {
        Ok(text) => text,
        Err(refused) => return Err(broken(name, refused.text, vec![refused.finding])),
    };
    if says_nothing(&text) {
        return Ok(Config::default());
    }
    let parsed = parse(file, &text);
    let mut findings = parsed.findings;
    let mut config = None;
    if let (Some(tree), true) = (&parsed.tree, findings.is_empty()) {
        let decoder = Decoder::new(tree, Code::Pack);
        let lines = LineTable::new(&text);
        let at = |span: Span| {
            let place = lines.place(&text, span.lo);
            format!("{name}:{}:{}", place.line, place.column)
        };
        config = decoder.fields(tree.root()).map(|fields| decode(&decoder, fields, folder, at));
        findings.extend(decoder.finish());
    }
    match config {
        Some(config) if findings.is_empty() => Ok(config),
        _ => Err(broken(name, text, findings)),
    }
}

/// A file in which every line is commented out is a way of switching it off.
fn says_nothing(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

fn broken(name: String, text: String, findings: Vec<Finding>) -> Broken {
    let mut sources = Sources::new();
    sources.add(Source::new(name, text));
    Broken { findings, sources }
}

fn decode(decoder: &Decoder<'_, '_>, fields: Fields<'_, '_, '_>, folder: &Path, at: impl Fn(Span) -> String) -> Config {
    if let Some(version) = fields.opt_int("masa").filter(|version| version.value != 1) {
        let message = format!("this masa reads version 1 of the configuration, not {}", version.value);
        decoder.refuse(version.span, message, "write `masa: 1`, or use a newer masa");
    }
    let named = |path: Spanned<&str>| NamedPath { path: folder.join(path.value), at: at(path.span) };
    let paths = |key| fields.texts(key).into_iter().map(named).collect();
    let required = |text: Spanned<&str>| match Requirement::parse(text.value) {
        Ok(required) => Some((required, at(text.span))),
        Err(error) => {
            decoder.refuse(text.span, error.to_string(), "`masa rules list` prints every pack with its hash");
            None
        }
    };
    let config = Config {
        paths: paths("paths"),
        rules: paths("rules"),
        packs: fields.texts("packs").into_iter().map(|pack| pack.value.to_owned()).collect(),
        require_packs: fields.texts("require-packs").into_iter().filter_map(required).collect(),
        complete: fields.opt_bool("complete").map(|complete| complete.value),
        format: fields.opt_one_of("format", FORMATS).map(|format| format.value),
        fail_on: fields.opt_one_of("fail-on", GATES).map(|gate| gate.value),
        not_stated: fields.opt_one_of("not-stated", NOT_STATED).map(|not_stated| not_stated.value),
    };
    fields.finish();
    config
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::SourceProvider;

    #[test]
    fn the_nearest_configuration_above_is_read_from_its_own_folder() {
        let top = tempfile::tempdir().unwrap();
        let below = top.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        fs::write(
            top.path().join(NAME),
            "\u{feff}masa: 1\r\npaths: [arrangements]\r\nfail-on: should\r\ncomplete: true\r\n",
        )
        .unwrap();
        let config = find(&below).unwrap();
        let at = format!("{}:2:9", shown(&top.path().join(NAME)));
        assert_eq!(config.paths, [NamedPath { path: top.path().join("arrangements"), at }]);
        assert_eq!((config.fail_on, config.complete), (Some(FailOn::Should), Some(true)));
    }

    #[test]
    fn a_mistyped_key_is_told_with_its_place_and_a_suggestion() {
        let top = tempfile::tempdir().unwrap();
        fs::write(top.path().join(NAME), "masa: 1\nfail_on: should\nformat: jsn\n").unwrap();
        let broken = find(top.path()).unwrap_err();
        let text = broken.sources.source(FileId(0)).unwrap().text().clone();
        let told: Vec<_> = broken
            .findings
            .iter()
            .map(|finding| (finding.primary.span.slice(&text).unwrap(), finding.mend.as_str()))
            .collect();
        assert_eq!(told[0], ("fail_on", "did you mean `fail-on`?"));
        assert_eq!(told[1].0, "jsn");
    }

    #[test]
    fn a_file_with_every_line_commented_out_says_nothing() {
        let top = tempfile::tempdir().unwrap();
        fs::write(top.path().join(NAME), "\u{feff}# masa: 1\r\n\r\n  # fail-on: should\r\n").unwrap();
        assert_eq!(find(top.path()).unwrap(), Config::default());
    }

    #[test]
    fn a_version_that_is_not_known_is_refused_at_its_place() {
        let top = tempfile::tempdir().unwrap();
        fs::write(top.path().join(NAME), "masa: 2\n").unwrap();
        let broken = find(top.path()).unwrap_err();
        let text = broken.sources.source(FileId(0)).unwrap().text().clone();
        assert_eq!(broken.findings[0].primary.span.slice(&text), Some("2"));
        assert_eq!(broken.sources.name(FileId(0)), NAME);
    }

    #[test]
    fn the_published_schema_names_the_same_keys_and_words() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../schemas/config-v1.schema.json")).unwrap();
        let properties = schema["properties"].as_object().unwrap();
        let keys: Vec<_> = properties.keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            ["masa", "paths", "rules", "packs", "require-packs", "complete", "format", "fail-on", "not-stated"]
        );
        let words = |key: &str| -> Vec<String> {
            properties[key]["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(words("format"), FORMATS.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        assert_eq!(words("fail-on"), GATES.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        assert_eq!(words("not-stated"), NOT_STATED.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        for key in keys {
            let text = format!(
                "{key}: {}\n",
                if key == "complete" {
                    "true"
                } else if key == "masa" {
                    "1"
                } else {
                    "[x]"
                }
            );
            let top = tempfile::tempdir().unwrap();
            fs::write(top.path().join(NAME), text).unwrap();
            let unknown = find(top.path())
                .err()
                .is_some_and(|broken| broken.findings.iter().any(|f| f.message.contains("not known")));
            assert!(!unknown, "the decoder does not know `{key}`");
        }
    }
}
