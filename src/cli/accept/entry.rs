//! An acceptance as text, and its place in a file of acceptances.

use crate::check::ACCEPTANCES_ENDING;
use crate::finding::Outcome;
use crate::time::Date;
use crate::yaml::{NodeKind, Tree};

/// What is to be written.
pub(super) struct Entry<'a> {
    pub finding: &'a str,
    pub outcome: Outcome,
    pub reason: &'a str,
    pub decided_by: &'a str,
    pub decided: Date,
    pub until: Date,
}

impl Entry<'_> {
    /// As YAML in a list that is set in by so many blanks.
    fn text(&self, indent: usize, end: &str) -> String {
        let lines = self.fields().map(|(key, value)| format!("{:indent$}  {key}: {value}{end}", ""));
        let text: String = lines.concat();
        format!("{:indent$}- {}", "", text.get(indent + 2..).unwrap_or_default())
    }

    /// As YAML on one line, which every list can hold.
    pub fn in_braces(&self) -> String {
        let fields = self.fields().map(|(key, value)| format!("{key}: {value}"));
        format!("{{{}}}", fields.join(", "))
    }

    /// Words in double quotes, which JSON and YAML read alike.
    fn fields(&self) -> [(&'static str, String); 6] {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        [
            ("finding", quoted(self.finding)),
            ("outcome", self.outcome.id().to_owned()),
            ("reason", quoted(self.reason)),
            ("decided-by", quoted(self.decided_by)),
            ("decided", self.decided.to_string()),
            ("until", self.until.to_string()),
        ]
    }
}

/// The text of a file that holds nothing but the entry; `name` is that of the file.
pub(super) fn alone(name: &str, entry: &Entry<'_>) -> String {
    let own = name.replace(ACCEPTANCES_ENDING, "");
    format!(
        "# What was found in {own}.yaml and is accepted for a time, by whom and why. masa shows it as accepted and drops nothing.\n\
         masa-accepted: 1\naccepted:\n{}",
        entry.text(2, "\n")
    )
}

/// The text of a file with the entry at the end of its list, set in as the others are; what stands there stays as it is, to the
/// letter. Nothing where the list is written in a form that has no such place.
pub(super) fn added(tree: &Tree<'_>, entry: &Entry<'_>) -> Option<String> {
    let text = tree.source_text();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let Some((key, list)) = tree.get(tree.root(), "accepted") else {
        let gap = if text.ends_with('\n') { "" } else { end };
        return Some(format!("{text}{gap}accepted:{end}{}", entry.text(2, end)));
    };
    let span = tree.span(list);
    let (lo, hi) = (span.lo as usize, span.hi as usize);
    match tree.kind(list) {
        NodeKind::Sequence if tree.is_empty(list) => {
            // The brackets give way to lines.
            let (before, after) = (text.get(..lo)?.trim_end_matches(' '), text.get(hi..)?);
            inserted(&format!("{before}{after}"), before.len(), &entry.text(2, end), end)
        }
        NodeKind::Sequence => {
            let line = text.get(..lo)?.rfind('\n').map_or(0, |before| before + 1);
            let indent = text.get(line..lo).filter(|before| before.bytes().all(|byte| byte == b' '))?.len();
            text.get(lo..)?.starts_with('-').then_some(())?;
            inserted(text, hi, &entry.text(indent, end), end)
        }
        NodeKind::Null => inserted(text, tree.span(key).hi as usize, &entry.text(2, end), end),
        NodeKind::Scalar | NodeKind::Mapping => None,
    }
}

/// A text with lines put in after the line that a place is on.
fn inserted(text: &str, at: usize, lines: &str, end: &str) -> Option<String> {
    let (before, after) = text.split_at_checked(at)?;
    if before.ends_with('\n') {
        return Some(format!("{before}{lines}{after}"));
    }
    Some(match after.split_once('\n') {
        Some((rest, after)) => format!("{before}{rest}\n{lines}{after}"),
        None => format!("{before}{after}{end}{lines}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::read_acceptances;
    use crate::source::FileId;
    use crate::yaml::parse;

    fn entry(finding: &str) -> Entry<'_> {
        let day = |text| Date::parse(text).unwrap();
        Entry {
            finding,
            outcome: Outcome::NotMet,
            reason: "so: it \"goes\"",
            decided_by: "Executive # 1",
            decided: day("2026-01-01"),
            until: day("2026-06-30"),
        }
    }

    /// The keys that a text accepts once the entry is in it.
    fn accepted(text: &str) -> Vec<String> {
        let tree = parse(FileId(0), text).tree.unwrap();
        let after = added(&tree, &entry("new/group/x")).unwrap();
        let tree = parse(FileId(0), &after).tree.unwrap_or_else(|| panic!("{after}"));
        let (accepted, findings) = read_acceptances(&tree);
        assert!(findings.is_empty(), "{after}\n{findings:?}");
        for line in text.lines().filter(|line| !line.contains("[]")) {
            assert!(after.lines().any(|other| other == line), "{line:?} stays as it is:\n{after}");
        }
        accepted.into_iter().map(|one| one.finding).collect()
    }

    #[test]
    fn an_entry_goes_to_the_end_of_the_list_however_it_is_set_in() {
        let one = "finding: old/group/x";
        let rest = ["outcome: not-met", "reason: r", "decided-by: d", "decided: 2026-01-01", "until: 2026-02-01"];
        for indent in [0, 1, 2, 6] {
            let margin = " ".repeat(indent);
            let lines = rest.map(|line| format!("{margin}  {line}\n")).concat();
            let text = format!("masa-accepted: 1\naccepted: # these\n{margin}- {one}\n{lines}# at the end\n");
            assert_eq!(accepted(&text), ["old/group/x", "new/group/x"], "{text}");
            assert_eq!(accepted(text.trim_end()), ["old/group/x", "new/group/x"], "{text}");
            assert_eq!(accepted(&text.replace('\n', "\r\n")), ["old/group/x", "new/group/x"], "{text}");
            let before = format!("accepted:\n{margin}- {one}\n{lines}masa-accepted: 1\n");
            assert_eq!(accepted(&before), ["old/group/x", "new/group/x"], "{before}");
        }
        let braces = format!("masa-accepted: 1\naccepted:\n    - {{{one}, {}}} # why\n", rest.join(", "));
        assert_eq!(accepted(&braces), ["old/group/x", "new/group/x"]);
        let long = format!("masa-accepted: 1\naccepted:\n  - {one}\n    {}\n", rest.join("\n    "));
        let long = long.replace("reason: r", "reason: |\n      first\n\n      last") + "\n\n";
        assert_eq!(accepted(&long.replace("until: 2026-02-01\n", "until: |-\n      2026-02-01\n")).len(), 2);
    }

    #[test]
    fn a_list_that_is_empty_or_not_there_begins_with_the_entry() {
        for text in [
            "masa-accepted: 1\naccepted: []\n",
            "masa-accepted: 1\naccepted:   []   # none yet\n# a remark\n",
            "masa-accepted: 1\naccepted:\n  []\n",
            "accepted: [] # none yet\nmasa-accepted: 1",
            "masa-accepted: 1\naccepted:\n",
            "masa-accepted: 1\naccepted: # none yet\n",
            "accepted:\nmasa-accepted: 1\n",
            "masa-accepted: 1\n",
            "masa-accepted: 1 # that is all",
        ] {
            assert_eq!(accepted(text), ["new/group/x"], "{text}");
        }
    }

    #[test]
    fn in_brackets_there_is_no_such_place_and_the_entry_can_be_put_there_by_hand() {
        let text = "masa-accepted: 1\naccepted: [{finding: old/group/x}]\n";
        assert!(added(&parse(FileId(0), text).tree.unwrap(), &entry("new/group/x")).is_none());
        let by_hand = format!("masa-accepted: 1\naccepted: [{}]\n", entry("new/group/x").in_braces());
        let (accepted, findings) = read_acceptances(&parse(FileId(0), &by_hand).tree.unwrap());
        assert!(findings.is_empty() && accepted.len() == 1, "{findings:?}");
    }
}
