//! The JSON, held to its published schema; the Markdown, to being only text.

use masa::report::{TextOptions, diff_json, diff_markdown, diff_text};

use crate::cases::{folders, sides};
use crate::compared::{compared, tried};

#[test]
fn the_json_of_every_case_keeps_to_its_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/diff-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for folder in folders() {
        let [before, after] = sides(&folder);
        let compared = tried(before, after).unwrap();
        let json = diff_json(&compared.difference, &compared.sources).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", folder.display());
        kinds.extend(
            value["changes"].as_array().unwrap().iter().map(|change| change["what"].as_str().unwrap().to_owned()),
        );
    }
    for kind in
        ["came", "went", "renamed", "split", "merged", "succeeded-by-law", "stated-otherwise", "doubt", "latest-year"]
    {
        assert!(kinds.contains(kind), "no case has `{kind}`: {kinds:?}");
    }
}

#[test]
fn what_a_file_says_stays_text_in_markdown() {
    let area = "masa: 1\nid: area\nareas: [plymouth]\n";
    let compared = compared(
        &format!("{area}name: Ours\n"),
        &format!("{area}name: \"<b>@everyone</b> [link](http://x) #12 | \\e[31m\"\n"),
    );
    let said = diff_markdown(&compared.difference, &compared.sources);
    assert!(said.contains("**renamed:**"), "{said}");
    // What stands between backticks is code.
    let said: String = said.split('`').step_by(2).collect();
    for raw in ["<b>", "[link](", " @everyone", " #12", "\u{1b}"] {
        assert!(!said.contains(raw), "{raw} in {said}");
    }
}

/// A forge refuses a comment of more than 65,536 characters.
#[test]
fn markdown_is_never_too_long_for_a_comment_and_says_what_it_leaves_out() {
    let file = |id: &str, posts: usize| {
        let post = |at| format!("  p{at}: {{title: Service Manager for the Locality of {id} {at}, body: plymouth}}\n");
        let posts = (0..posts).map(post).collect::<Vec<_>>().concat();
        format!("masa: 1\nid: area\nareas: [plymouth]\nposts:\n{posts}complete: [posts]\nname: Ours\n")
    };
    let long = compared(&file("North", 400), &file("South", 700));
    let said = diff_markdown(&long.difference, &long.sources);
    assert!(said.chars().count() < 65_000, "{}", said.chars().count());
    let told = said.lines().filter(|line| line.starts_with("- ")).count();
    assert!(told > 100, "only {told} lines are told");
    let all = long.difference.changes.len();
    assert!(said.contains(&format!("{all} differences")), "{}", &said[..400]);
    let left = format!("**{} more differences are left out** to keep this to the length of a comment", all - told);
    assert!(said.contains(&left), "no `{left}` in {}", said.lines().rev().take(8).collect::<Vec<_>>().join("\n"));
    assert!(said.contains("`masa diff` as text or JSON shows all"));
    assert!(said.contains("law and areas as known"));
    // What is left open is told in one line, which leaves room for the others.
    let open = |body: String| body.replace("complete: [posts]\n", "");
    let long = compared(&open(file("North", 2_000)), &open(file("South", 10)));
    let said = diff_markdown(&long.difference, &long.sources);
    assert!(said.chars().count() < 20_000, "{}", said.chars().count());
    assert!(said.contains("**no longer named:** 1990 in all: the post Service Manager"), "{said}");
    assert!(said.contains("(shortened: "), "{said}");
    let short = compared(&file("North", 3), &file("South", 3));
    assert!(!diff_markdown(&short.difference, &short.sources).contains("left out"));
}

#[test]
fn whoever_reads_what_differs_is_told_where_it_is_judged() {
    let file = |name: &str| format!("masa: 1\nid: area\nareas: [plymouth]\nname: {name}\n");
    let told = |before: &str, after: &str| {
        let compared = compared(&file(before), &file(after));
        [
            diff_text(&compared.difference, &compared.sources, &TextOptions::default()),
            diff_markdown(&compared.difference, &compared.sources),
        ]
        .map(|said| said.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    for said in told("Ours", "Theirs") {
        assert!(said.ends_with("`masa restructure --before FILE… --after FILE…` with the same files."), "{said}");
        assert!(said.contains("which duties arise or fall away"), "{said}");
    }
    for said in told("Ours", "Ours") {
        assert!(said.contains("nothing differs") && !said.contains("restructure"), "{said}");
    }
}

/// Ids are what files call things by: programs are told, people are not.
#[test]
fn another_id_under_the_same_name_is_told_in_json_only() {
    let file = |id: &str, group: &str| {
        format!(
            "masa: 1\nid: {id}\ndescribes: ours\nname: Our Partnership\nareas: [plymouth]\ngroups:\n  {group}: {{name: Services \
             Board, tier: locality, covers: [plymouth]}}\n"
        )
    };
    let compared = compared(&file("ours-2023", "ours-board"), &file("ours-2024", "board"));
    let said = diff_text(&compared.difference, &compared.sources, &TextOptions::default());
    assert!(said.contains("nothing differs but what the files call things by"), "{said}");
    assert!(!said.contains("ours-board"), "{said}");
    let json = diff_json(&compared.difference, &compared.sources).unwrap();
    assert!(json.contains(r#""what":"renamed""#) && json.contains("goes by the id `board` now"), "{json}");
}

/// Before and after swapped by mistake: everything is told, and that the days run backwards.
#[test]
fn sides_that_run_backwards_are_told_in_every_format() {
    let file = |day: &str, name: &str| format!("masa: 1\nid: ours\nname: {name}\nas-at: {day}\nareas: [plymouth]\n");
    let (earlier, later) = (file("2020-09-15", "Old"), file("2021-09-15", "New"));
    let schema = serde_json::from_str(include_str!("../../schemas/diff-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let written = |one: &str, other: &str| {
        let compared = compared(one, other);
        let json = diff_json(&compared.difference, &compared.sources).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert!(schema.is_valid(&value), "{json}");
        let text = diff_text(&compared.difference, &compared.sources, &TextOptions::default());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let markdown = diff_markdown(&compared.difference, &compared.sources);
        [text, markdown, value["backwards"].as_str().unwrap().to_owned()]
    };
    let words = "The days run backwards: everything in after speaks for 15 September 2020 or earlier, and nothing in before for \
                 a day before 15 September 2021. Were before and after swapped by mistake?";
    for said in written(&later, &earlier) {
        assert!(said.contains(words), "{said}");
    }
    for said in written(&earlier, &later) {
        assert!(!said.contains("backwards"), "{said}");
    }
    let next = file("2021-09-15", "Next").replacen("id: ours", "id: next\nsupersedes: [ours]", 1);
    for said in written(&next, &later) {
        assert!(said.contains("says that it takes the place of New, which is named as after. Were before"), "{said}");
    }
}
