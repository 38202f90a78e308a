//! Keys of the format as people say them, and values of fields in sentences.

use crate::finding::{Form, Said};

/// A key in words: `reports-to` as `reports to`.
pub(super) fn field_name(field: &str) -> String {
    match field {
        "as-at" => "the day that the file speaks for".to_owned(),
        "as" => "in what capacity".to_owned(),
        "covers" => "what it covers".to_owned(),
        "says" => "how fully it is set out".to_owned(),
        "date" => "the day".to_owned(),
        "doubt" => "in doubt".to_owned(),
        "from" => "the first day".to_owned(),
        "until" => "the last day".to_owned(),
        "lead" => "the lead safeguarding partner".to_owned(),
        "delegates" => "the delegated safeguarding partners".to_owned(),
        "called" => "what the document calls it".to_owned(),
        "votes" => "whether it votes".to_owned(),
        "decides" => "whether it decides".to_owned(),
        "independent" => "whether it is independent".to_owned(),
        "now" => "who chairs now".to_owned(),
        "among" => "who takes turns".to_owned(),
        "meetings-a-year" => "meetings a year".to_owned(),
        "meets" => "when it meets".to_owned(),
        "id" => "the short name of the file".to_owned(),
        "describes" => "which arrangement the file describes".to_owned(),
        "supersedes" => "which earlier arrangements it takes the place of".to_owned(),
        "formerly" => "what it went by before".to_owned(),
        "sources" => "the papers that it was read in".to_owned(),
        "claims" => "claims of standing".to_owned(),
        "edition" => "the edition of Working Together that it follows".to_owned(),
        "uses" => "the files of shared things".to_owned(),
        "masa" => "the version of the format".to_owned(),
        other => other.replace('-', " "),
    }
}

/// What a side says of a field, as a clause.
pub(super) fn value(said: &Said) -> String {
    match said.form {
        Form::NotStated => "not stated".to_owned(),
        Form::None => "said to be none".to_owned(),
        Form::Known if said.words.is_empty() => "an empty list".to_owned(),
        Form::Known => said.words.clone(),
        Form::Uncertain => format!("{}, in doubt ({})", said.words, said.why),
        Form::Disputed => format!("in dispute ({})", said.words),
        Form::Unreadable => "unreadable".to_owned(),
    }
}

/// `was X, now Y`, with what became uncertain, disputed or not stated told as that.
pub(super) fn turned(was: &Said, is: &Said) -> String {
    match (was.form, is.form) {
        (Form::NotStated, _) => format!("not stated before; now {}", value(is)),
        (_, Form::NotStated) => format!("was {}; now not stated: {}", value(was), is.why),
        (Form::Known, Form::Uncertain) if was.words == is.words => {
            format!("{}, in doubt now: {}", is.words, is.why)
        }
        (Form::Uncertain, Form::Known) if was.words == is.words => {
            format!("{}, no longer in doubt (it was: {})", is.words, was.why)
        }
        (Form::Uncertain, Form::Uncertain) if was.words == is.words => {
            format!("{}, in doubt for another reason: was `{}`, now `{}`", is.words, was.why, is.why)
        }
        (Form::Known, Form::Disputed) => format!("was {}; sources disagree now: {}", value(was), is.words),
        (Form::Disputed, Form::Known) => {
            format!("now {}; before, sources disagreed: {}", value(is), was.words)
        }
        _ => format!("was {}, now {}", value(was), value(is)),
    }
}
