use askama::Template;
use thiserror::Error;

use super::page::{ExamplePage, PackPage, RulePage};
use crate::check::examples::needed;
use crate::finding::did_you_mean;
use crate::law::{Catalogue, Provision};
use crate::rules::{Rulebook, Target, is_kebab, names_no_defect};

/// What a rule is to be.
#[derive(Clone, Debug)]
pub struct NewRule<'a> {
    /// Its id.
    pub id: &'a str,
    /// The kind of thing it asks about; the arrangement where none is given.
    pub to: Option<&'a str>,
    /// The provisions it rests on.
    pub basis: &'a [String],
    /// Whether it asks about the step from some arrangements to others.
    pub of_step: bool,
}

/// The files of a rule, by their names within its folder.
pub type RuleFiles = Vec<(String, String)>;

/// Why there is no rule to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScaffoldError {
    /// The id is not made of words and hyphens.
    #[error("`{0}` is no id: use lower-case words joined by hyphens, such as `board-meets-too-rarely`")]
    Id(String),
    /// The id names what is wanted.
    #[error("the id `{id}` {why}, and an id names what is wrong, such as `board-meets-too-rarely`")]
    NoDefect {
        /// As given.
        id: String,
        /// Why it names no defect, the end of a sentence.
        why: String,
    },
    /// Another rule has it.
    #[error("there is a rule `{id}` already, in the pack `{pack}`; give this one an id of its own")]
    Taken {
        /// As given.
        id: String,
        /// The pack of the other.
        pack: String,
    },
    /// No kind of thing.
    #[error("there is no kind `{kind}` that a rule can ask about; {mend}")]
    Kind {
        /// As given.
        kind: String,
        /// What may have been meant.
        mend: String,
    },
    /// No provision.
    #[error("there is no provision `{provision}`; {mend}")]
    Provision {
        /// As given.
        provision: String,
        /// What may have been meant.
        mend: String,
    },
    /// A pack of masa's own goes by the name.
    #[error("masa has a pack `{0}` of its own; give the folder another name")]
    Pack(String),
    /// A text could not be made.
    #[error("the rule cannot be written: {0}")]
    Text(String),
}

/// Writes the files of a rule to be filled in.
///
/// # Errors
/// Everything that is wrong with what is asked for.
pub fn new_rule(asked: &NewRule<'_>, book: &Rulebook<'_>) -> Result<RuleFiles, Vec<ScaffoldError>> {
    let law = book.law();
    let mut wrong: Vec<ScaffoldError> = wrong_id(asked.id, book).into_iter().collect();
    let to = asked.to.unwrap_or("arrangement");
    let target = Target::named(to);
    if target.is_none() {
        let mend = like(to, Target::names())
            .unwrap_or_else(|| format!("the kinds are {}", Target::names().collect::<Vec<_>>().join(", ")));
        wrong.push(ScaffoldError::Kind { kind: to.to_owned(), mend });
    }
    let mut basis: Vec<&Provision> = Vec::new();
    for id in asked.basis {
        match law.provision(id) {
            Some(provision) => basis.push(provision),
            None => wrong.push(ScaffoldError::Provision { provision: id.clone(), mend: provisions_like(id, law) }),
        }
    }
    // Of a step there are the things of before, and no values told in two ways.
    if asked.of_step && target.is_some_and(|target| !matches!(target, Target::Kind(_))) {
        let mend = "a rule about a step asks about things of before, such as `area`, `group` or `function`".to_owned();
        wrong.push(ScaffoldError::Kind { kind: to.to_owned(), mend });
    }
    let Some(target) = target.filter(|_| wrong.is_empty()) else { return Err(wrong) };
    let text = |page| written(page).map_err(|error| vec![error]);
    let mut files = vec![("rule.yaml".to_owned(), text(RulePage::new(asked, target).render())?)];
    for (name, shows) in needed(target) {
        let day = super::page::day(&basis, law);
        for side in if asked.of_step { &[".before", ".after"][..] } else { &[""] } {
            let page = ExamplePage::new(asked.id, (name, side), shows, target, day);
            files.push((format!("{name}{side}.yaml"), text(page.render())?));
        }
    }
    Ok(files)
}

/// Writes the `pack.yaml` of a new pack.
///
/// # Errors
/// A name that one of masa's own packs has, or that is none.
pub fn new_pack(name: &str, book: &Rulebook<'_>) -> Result<String, ScaffoldError> {
    if !is_kebab(name) {
        return Err(ScaffoldError::Id(name.to_owned()));
    }
    if book.packs().iter().any(|own| own.name == name) {
        return Err(ScaffoldError::Pack(name.to_owned()));
    }
    written(PackPage { name }.render())
}

/// A text that ends with its last line.
fn written(page: Result<String, askama::Error>) -> Result<String, ScaffoldError> {
    let text = page.map_err(|error| ScaffoldError::Text(error.to_string()))?;
    Ok(format!("{}\n", text.trim_end()))
}

fn wrong_id(id: &str, book: &Rulebook<'_>) -> Option<ScaffoldError> {
    if !is_kebab(id) {
        return Some(ScaffoldError::Id(id.to_owned()));
    }
    if let Some(why) = names_no_defect(id) {
        return Some(ScaffoldError::NoDefect { id: id.to_owned(), why });
    }
    let taken = book.rules().iter().find(|rule| rule.text.id == id)?;
    Some(ScaffoldError::Taken { id: id.to_owned(), pack: taken.pack.clone() })
}

fn like<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    did_you_mean(word, known).map(|like| format!("did you mean `{like}`?"))
}

/// What may have been meant: an id like it, else those that hold the same words.
fn provisions_like(id: &str, law: &Catalogue) -> String {
    let ids = || law.provisions().iter().map(|provision| provision.id.as_str());
    if let Some(like) = like(id, ids()) {
        return like;
    }
    let word = id.to_lowercase();
    let holding: Vec<String> =
        ids().filter(|known| known.to_lowercase().contains(&word)).take(8).map(|known| format!("`{known}`")).collect();
    if holding.is_empty() {
        "`masa rules list` shows which provisions other rules rest on".to_owned()
    } else {
        format!("there are {}", holding.join(", "))
    }
}
