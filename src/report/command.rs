//! Commands that a report prints, as a shell takes them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::finding::{Code, Finding, Report, Verdict};
use crate::source::{FileId, SourceProvider};

/// The command that explains a verdict: `masa why RULE FILE SUBJECT`, judged as this report was; nothing for a finding that no
/// rule came to.
pub(super) fn why_command(
    report: &Report,
    sources: &dyn SourceProvider,
    verdict: &Verdict,
    finding: &Finding,
) -> Option<String> {
    let Code::Rule(rule) = &finding.code else { return None };
    let head = verdict.arrangement.and_then(|index| report.arrangements.get(index));
    let file = sources.name(head.map_or(finding.primary.span.file, |head| head.file));
    let subject = verdict.subject.key.as_str();
    let is_option = subject.starts_with('-');
    let mut words = vec!["masa".to_owned(), "why".to_owned(), word(rule), path(&file)];
    if !subject.is_empty() && !is_option {
        words.push(word(subject));
    }
    words.extend(report.meta.again.options.iter().map(|option| word(option)));
    let others: Vec<Cow<'_, str>> = match report.meta.again.set.as_slice() {
        [] => together_with(report, verdict, finding).into_iter().map(|other| sources.name(other)).collect(),
        set => set.iter().map(|path| Cow::Borrowed(path.as_str())).collect(),
    };
    for other in others.iter().filter(|other| **other != file) {
        words.extend(["--with".to_owned(), path(other)]);
    }
    if is_option {
        words.extend(["--".to_owned(), word(subject)]);
    }
    Some(words.join(" "))
}

/// The other files that a verdict needs: those that use a shared thing, or those that a verdict on several files points into.
fn together_with(report: &Report, verdict: &Verdict, finding: &Finding) -> BTreeSet<FileId> {
    if let Some(head) = verdict.arrangement.and_then(|index| report.arrangements.get(index)) {
        return head.shared_by.iter().map(|user| user.file).collect();
    }
    let gaps = verdict.gaps.iter().map(|gap| gap.label).filter(|place| place.hi > 0);
    finding.related.iter().map(|label| label.span).chain(gaps).map(|place| place.file).collect()
}

/// One word of a command line, quoted where a shell would take it apart.
fn word(text: &str) -> String {
    let bare = |character: char| character.is_alphanumeric() || "-_./:,+@%=".contains(character);
    if !text.is_empty() && text.chars().all(bare) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A path as one word of a command line, which is no option even where it begins like one.
#[must_use]
pub fn path(path: &str) -> String {
    if path.starts_with('-') && path != "-" { word(&format!("./{path}")) } else { word(path) }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_path_is_one_word_and_nothing_else() {
        for (plain, typed) in [
            ("k/area.yaml", "k/area.yaml"),
            ("-dash.yaml", "./-dash.yaml"),
            ("-", "-"),
            ("our area.yaml", "'our area.yaml'"),
            ("odd $(id) & \"q\".yaml", "'odd $(id) & \"q\".yaml'"),
            ("it's.yaml", r"'it'\''s.yaml'"),
            ("", "''"),
        ] {
            assert_eq!(path(plain), typed);
        }
    }
}
