//! What must not matter to any outcome, and what more facts may do to one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::ask::{Answer, arrangement, bundled};

/// Every outcome, by rule and subject.
/// How rules come out; one that only guards counts as met where nothing of its kind is entered.
fn judged(text: &str) -> Vec<(String, String, &'static str)> {
    held(&bundled(&[]).of_files(&[("a.yaml".to_owned(), text.to_owned())]))
}

fn held(answer: &Answer) -> Vec<(String, String, &'static str)> {
    let report = &answer.checked.report;
    let held = answer.verdicts().iter().map(|verdict| {
        let subject = format!("{}/{}", verdict.subject.kind, verdict.subject.key);
        let guarded = &*verdict.reason == "nothing of the kind is entered";
        (report.rules[verdict.rule].id.to_string(), subject, if guarded { "met" } else { verdict.outcome.id() })
    });
    let mut held: Vec<_> = held.collect();
    held.sort();
    held
}

fn files_below(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files_below(&path, into);
        } else if path.extension().is_some_and(|end| end == "yaml") && name != "rule.yaml" && name != "pack.yaml" {
            into.push(path);
        }
    }
}

/// The published arrangements, and every example of a rule.
fn corpus() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    files_below(&root.join("arrangements"), &mut files);
    files_below(&root.join("rules"), &mut files);
    files.sort();
    assert!(files.len() > 100, "only {} files were found", files.len());
    files.into_iter().map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Holds every file of the corpus, changed, to what came of it unchanged.
fn changes_nothing(change: impl Fn(&str) -> String) {
    for (name, text) in corpus() {
        let changed = change(&text);
        assert_ne!(changed, text, "{name}");
        assert_eq!(judged(&changed), judged(&text), "{name}\n{changed}");
    }
}

/// A text in pieces that begin at lines as deep as this; what stands before the first is a piece too.
fn pieces(text: &str, deep: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let begins = indent == deep && !line.trim().is_empty() && !line.trim_start().starts_with(['#', '-', ']', '}']);
        if begins {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push_str(line);
    }
    pieces
}

/// Whether the members of this block are entries of a mapping.
fn is_mapping(block: &str) -> bool {
    let mut lines = block.lines().skip(1).filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let header = block.lines().next().is_some_and(|line| line.split('#').next().unwrap().trim_end().ends_with(':'));
    header && lines.next().is_some_and(|line| line.starts_with("  ") && !line.trim_start().starts_with('-'))
}

fn backwards(text: &str) -> String {
    let mut blocks = pieces(&with_end(text), 0);
    let head = blocks.remove(0);
    let inner = |block: String| {
        if !is_mapping(&block) {
            return block;
        }
        let mut entries = pieces(&block, 2);
        let key = entries.remove(0);
        entries.reverse();
        key + &entries.concat()
    };
    blocks.reverse();
    head + &blocks.into_iter().map(inner).collect::<String>()
}

fn with_end(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

#[test]
fn the_order_of_keys_changes_no_outcome() {
    changes_nothing(backwards);
}

#[test]
fn remarks_and_blank_lines_change_no_outcome() {
    changes_nothing(|text| {
        let remarked = |line: &str| {
            let open = line.trim_end().ends_with(['>', '|', '-']) || line.trim().is_empty();
            if open { line.to_owned() } else { format!("{line} # a remark") }
        };
        // A text that runs over lines would take a remark for its own.
        let plain = !text.contains(">-") && !text.contains(": |");
        if plain && text.lines().all(|line| !line.trim_start().starts_with('"')) {
            text.lines().map(|line| remarked(line) + "\n").collect::<String>()
        } else {
            format!("# a remark\n\n{text}\n\n# and another\n")
        }
    });
}

#[test]
fn a_byte_order_mark_changes_no_outcome() {
    changes_nothing(|text| format!("\u{feff}{text}"));
}

#[test]
fn windows_line_ends_change_no_outcome() {
    changes_nothing(|text| text.replace('\n', "\r\n"));
}

// ---- more facts

/// Facts that a file may state or not, each with values it may have; in the order of the file.
const FACTS: &[(&str, &[&str])] = &[
    ("edition", &["wt2018-07-04", "wt2023-12-15", "none"]),
    ("supersedes", &["none", "[older-2017]"]),
    (
        "events",
        &[
            "[{what: published, date: 2019-06-28}, {what: in-force, date: 2019-09-29}]",
            "[{what: in-force, date: 2020-02-01}]",
            "none",
        ],
    ),
    (
        "posts",
        &[
            "{chief: {title: Chief, body: plymouth}, judge: {title: Scrutineer, employed-by: [plymouth]}, free: {title: Free, employed-by: none}}",
        ],
    ),
    (
        "partners",
        &[
            "[{body: plymouth}, {body: nhs-devon-ccg}, {body: devon-and-cornwall-police}]",
            "[{body: plymouth, lead: none, delegates: none}]",
            "[{body: dorset}]",
            "none",
        ],
    ),
    (
        "groups",
        &[
            "{board: {name: Board, tier: board, reports-to: none, owner: none}}",
            "{lead: {name: Lead, tier: lead}}",
            "none",
        ],
    ),
    (
        "scrutiny",
        &[
            "none",
            "[{by: {words: a panel}, state: vacant}]",
            "[{by: {words: a panel}, state: in-place}]",
            "[{by: {words: a panel}}]",
        ],
    ),
    (
        "reports",
        &["none", "[{kind: yearly, period: 2019-10-01/2020-09-30, events: [{what: published, date: 2020-09-01}]}]"],
    ),
    ("agreements", &["none", "{joint: {kind: combination-of-areas, areas: [plymouth, torbay]}}"]),
    (
        "documents",
        &["none", "{plan: {title: The plan, kind: arrangements, joint: true, state: complete, signed-by: partners}}"],
    ),
    ("budgets", &["[{year: 2020/21, total: 100, contributions: [{payer: plymouth, amount: 90, share: 50%}]}]", "none"]),
];

fn file(choices: &[usize], areas: &str) -> String {
    let mut text = arrangement(&format!("as-at: 2021-03-01\nareas: {areas}\n"));
    for ((key, values), choice) in FACTS.iter().zip(choices) {
        if let Some(value) = choice.checked_sub(1).and_then(|at| values.get(at)) {
            text.push_str(&format!("{key}: {value}\n"));
        }
    }
    text
}

/// The same within elements, by the element and the key. Left out are keys that mean something where they are not there:
/// days, states, the areas of a partner or an agreement, and what a group of the lead tier or a scrutineer is taken to be.
const WITHIN: &[(&str, &str, &[&str])] = &[
    ("partner", "lead", &["judge", "none"]),
    ("partner", "delegates", &["[judge]", "none"]),
    ("partner", "acts-for", &["[nhs-devon-ccg]", "none"]),
    ("judge", "employed-by", &["[plymouth]", "[torbay]", "none", "partners"]),
    ("judge", "body", &["plymouth", "none"]),
    ("judge", "elected", &["true", "false"]),
    ("scrutiny", "independent", &["true", "false"]),
    ("scrutiny", "votes", &["true", "false", "none"]),
    ("scrutiny", "chairs", &["[lead]", "[board]", "none"]),
    ("scrutiny", "form", &["post", "peers", "young-people"]),
    ("lead", "chairs", &["[{post: judge}]", "[{post: judge, for: agenda-only}]", "none"]),
    ("board", "tier", &["board", "lead", "executive"]),
    ("board", "owner", &["lead", "partners"]),
    ("board", "reports-to", &["[lead]", "[board]"]),
    ("lead", "reports-to", &["[board]", "none"]),
    ("plan", "joint", &["true", "false"]),
    ("plan", "state", &["complete", "draft"]),
    ("plan", "signed-by", &["partners", "[judge]", "none"]),
    ("report", "kind", &["yearly", "other"]),
    ("report", "events", &["[{what: published, date: 2020-09-01}]", "[{what: approved, date: 2020-09-01}]", "none"]),
    ("budget", "total", &["100", "90", "none"]),
    ("paid", "amount", &["100", "45", "none"]),
    ("paid", "share", &["50%", "100%"]),
    ("paid", "kind", &["in-kind", "grant", "contribution"]),
];

/// A file whose elements state what was chosen; lists that would otherwise be open are complete or not.
fn detailed(choices: &[usize], complete: bool) -> String {
    let of = |element: &str| -> String {
        let stated = WITHIN.iter().zip(choices).filter(|((of, ..), _)| *of == element);
        stated
            .filter_map(|((_, key, values), choice)| Some(format!(", {key}: {}", values.get(choice.checked_sub(1)?)?)))
            .collect()
    };
    let closed = if complete { "complete: [groups, scrutiny, agreements, documents, reports, budgets]\n" } else { "" };
    arrangement(&format!(
        "as-at: 2021-03-15\nareas: [plymouth, torbay]\n{closed}\
         events: [{{what: published, date: 2019-06-28}}, {{what: in-force, date: 2019-09-29}}]\n\
         posts: {{judge: {{title: Scrutineer{}}}}}\n\
         partners: [{{body: plymouth{}}}, {{body: torbay}}, {{body: devon-and-cornwall-police}}, {{body: nhs-devon-ccg}}]\n\
         groups: {{lead: {{name: Lead, tier: lead{}}}, board: {{name: Board{}}}}}\n\
         scrutiny: [{{by: {{post: judge}}{}}}]\n\
         agreements: {{joint: {{kind: combination-of-areas{}}}}}\n\
         documents: {{plan: {{title: The plan, kind: arrangements{}}}}}\n\
         reports: [{{title: First{}}}]\n\
         budgets: [{{year: 2020/21, contributions: [{{payer: plymouth{}}}, {{payer: torbay, amount: 45}}]{}}}]\n",
        of("judge"),
        of("partner"),
        of("lead"),
        of("board"),
        of("scrutiny"),
        of("agreement"),
        of("plan"),
        of("report"),
        of("paid"),
        of("budget"),
    ))
}

/// Rules and subjects that went from met to not met, or the reverse.
fn turned(before: &str, after: &str) -> BTreeSet<(String, String, &'static str)> {
    let known: BTreeMap<(String, String), &str> =
        judged(before).into_iter().map(|(rule, subject, outcome)| ((rule, subject), outcome)).collect();
    judged(after)
        .into_iter()
        .filter(|(rule, subject, outcome)| {
            let was = known.get(&(rule.clone(), subject.clone())).copied();
            matches!((was, *outcome), (Some("met"), "not-met") | (Some("not-met"), "met"))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_fact_stated_later_never_turns_met_into_not_met_or_the_reverse(
        choices in proptest::collection::vec(0usize..5, FACTS.len()),
        added in 0..FACTS.len(),
        value in 1usize..5,
        joint: bool,
    ) {
        let areas = if joint { "[plymouth, torbay]" } else { "[plymouth]" };
        let mut before = choices;
        before[added] = 0;
        let mut after = before.clone();
        after[added] = value.min(FACTS[added].1.len());
        let (before, after) = (file(&before, areas), file(&after, areas));
        prop_assert_eq!(turned(&before, &after), BTreeSet::new(), "--- before\n{}--- after\n{}", before, after);
    }

    #[test]
    fn nor_does_a_fact_within_an_element(
        choices in proptest::collection::vec(0usize..5, WITHIN.len()),
        added in 0..WITHIN.len(),
        value in 1usize..5,
        complete: bool,
    ) {
        let mut before = choices;
        before[added] = 0;
        let mut after = before.clone();
        after[added] = value.min(WITHIN[added].2.len());
        let (before, after) = (detailed(&before, complete), detailed(&after, complete));
        prop_assert_eq!(turned(&before, &after), BTreeSet::new(), "--- before\n{}--- after\n{}", before, after);
    }
}

#[test]
fn what_is_generated_can_be_read_and_is_judged_both_ways() {
    let mut seen = BTreeSet::new();
    for round in 0..40 {
        let choices =
            |count: usize| (0..count).map(|at| (round * (at + 3) + at * (1 + round / 5)) % 5).collect::<Vec<_>>();
        let (of_file, within) = (choices(FACTS.len()), choices(WITHIN.len()));
        for text in [file(&of_file, "[plymouth]"), detailed(&within, round % 2 == 0)] {
            let answer = bundled(&[]).of_files(&[("a.yaml".to_owned(), text.clone())]);
            assert!(answer.checked.report.findings.is_empty(), "{:#?}\n{text}", answer.checked.report.findings);
            seen.extend(held(&answer).into_iter().map(|(rule, _, outcome)| (rule, outcome)));
        }
    }
    let both = seen.iter().filter(|(rule, outcome)| *outcome == "met" && seen.contains(&(rule.clone(), "not-met")));
    let both: Vec<_> = both.collect();
    assert!(both.len() >= 10, "{both:#?}");
}
