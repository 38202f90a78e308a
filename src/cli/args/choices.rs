use clap::ValueEnum;

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs, by `schemas/report-v1.schema.json`
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: an annotation on each line
    Github,
    /// For test reports of a pipeline, as XML
    Junit,
    /// For a comment under a proposed change
    Markdown,
    /// For a meeting: a page for browsers, to be printed or sent on
    Html,
}

/// From which strength on a finding makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Legal duties not met
    Must,
    /// Also guidance not followed
    Should,
    /// Also questions
    Question,
    /// Nothing: findings are shown, and the exit code stays 0
    Never,
}

/// What becomes of what cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotStated {
    /// Shown, and counts for the exit code like a finding
    Fail,
    /// Shown
    Warn,
    /// Only counted
    Hide,
}

/// How what a step brings is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StepFormat {
    /// For people
    Text,
    /// For a comment under a proposed change, with pictures of the reporting lines
    Markdown,
    /// For programs, by `schemas/restructure-v1.schema.json`
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: an annotation on each line
    Github,
}

/// How a list or a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// To send on
    Markdown,
    /// For programs
    Json,
}
