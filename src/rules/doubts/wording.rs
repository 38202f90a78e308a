use super::Looked;
use crate::finding::Finding;

/// Words that ask for something; an id that begins so names what is wanted and not what is wrong.
const WANTED: &[&str] = &[
    "ensure", "check", "verify", "validate", "must", "should", "shall", "need", "needs", "require", "requires",
    "required", "make", "keep", "has", "have", "is", "are", "do", "test", "rule", "assert", "confirm",
];

/// Words that no clause begins with after "cannot tell whether".
const NO_BEGINNING: &[&str] = &[
    "whether", "if", "that", "when", "cannot", "ensure", "check", "verify", "must", "should", "missing", "lack",
    "lacking", "absence", "failure", "because",
];

/// Words that make a clause of a few nouns, beside those that end as verbs of the third person do.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "cannot", "may", "must", "will",
    "would", "went", "met", "came", "fell", "took", "gave", "made", "ended", "reached", "began", "ran", "stood",
    "said", "paid", "differ", "add", "give", "go", "describe", "say", "agree", "disagree", "become", "became",
];

/// Words that are verbs after nouns of several, and nouns else.
const VERBS_OF_SEVERAL: &[&str] = &[
    "run", "lead", "cover", "answer", "meet", "stand", "lie", "fall", "sit", "share", "name", "work", "pay", "vote",
    "chair", "report", "end", "change", "state", "leave", "set", "take", "make", "hold", "serve",
];

/// Ids and sentences that do not read on where reports use them.
pub(super) fn doubts(looked: &Looked<'_>) -> Vec<Finding> {
    let text = &looked.rule.text;
    let mut found = Vec::new();
    if let Some(why) = names_no_defect(&text.id) {
        let message = format!("the id `{}` {why}, and an id names what is wrong", text.id);
        let mend = "call it by the defect, such as `board-meets-too-rarely`, and put the old id under `formerly`";
        found.push(Finding::for_author("id-names-no-defect", text.id_span, message, mend));
    }
    let (key, words) = text.whether.as_ref().map_or(("title", &text.title), |whether| ("whether", whether));
    if let Some(why) = does_not_read_on(words) {
        let message = format!("`{key}` does not read on after \"cannot tell whether …\": {why}");
        let mend = "write a sentence without a stop, such as `The board meets less than six times a year`";
        found.push(Finding::for_author("title-does-not-read-on", looked.at(key), message, mend));
    }
    found.extend(only(looked));
    found
}

/// Why an id names no defect, as the end of a sentence about it; nothing where it may.
#[must_use]
pub fn names_no_defect(id: &str) -> Option<String> {
    let first = id.split('-').next().unwrap_or_default();
    if WANTED.contains(&first) {
        return Some(format!("begins with `{first}`"));
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if id.split('-').next_back().is_some_and(is_number) {
        return Some("ends with a number".to_owned());
    }
    let letters = id.chars().filter(char::is_ascii_alphabetic).count();
    (letters < 4).then(|| "is too short to say anything".to_owned())
}

fn does_not_read_on(title: &str) -> Option<String> {
    let title = title.trim();
    if title.ends_with(['.', '?', '!', ':']) || title.contains(". ") {
        return Some("it has a stop in it".to_owned());
    }
    let words: Vec<String> = title
        .split_whitespace()
        .map(|word| word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase())
        .collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    if NO_BEGINNING.contains(&first) {
        return Some(format!("it begins with `{first}`"));
    }
    let (_, rest) = words.split_first()?;
    let last = rest.len().saturating_sub(1);
    let is_verb = |(at, word): (usize, &String)| {
        let ends_as_one =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && (at < last || rest.len() == 1);
        let of_several = || words.iter().take(at + 1).any(|noun| noun.ends_with('s'));
        VERBS.contains(&word.as_str()) || ends_as_one || (VERBS_OF_SEVERAL.contains(&word.as_str()) && of_several())
    };
    (!rest.iter().enumerate().any(is_verb)).then(|| "it has no verb".to_owned())
}

/// The condition in words, as the end of "it is asked only …".
fn only(looked: &Looked<'_>) -> Option<Finding> {
    let text = &looked.rule.text;
    let when = text.when.as_ref()?;
    let (message, mend) = match text.only.as_deref().map(str::trim) {
        None => {
            let message = "the condition has no words, so that reports print it as it is";
            (message.to_owned(), "add `only:`, which ends the sentence \"it is asked only …\"")
        }
        Some(only) if only.ends_with('.') || only.starts_with("only ") => {
            let message = format!("`only: {only}` does not end the sentence \"it is asked only …\"");
            (message, "write it so that the sentence reads on, such as `of boards`")
        }
        Some(_) => return None,
    };
    Some(Finding::for_author("condition-without-words", when.span, message, mend))
}
