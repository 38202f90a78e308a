//! A page for every bundled rule, and the list of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use masa::check::{rule_list, rule_pages};
use masa::law::Catalogue;
use masa::reference::Reference;
use masa::report::{rule_page_markdown, rules_markdown};
use masa::rules::{Rulebook, bundled_folders};

use crate::kept::up_to_date;

#[test]
fn the_pages_about_rules_are_up_to_date() {
    let law = Catalogue::bundled();
    let (book, day) = (Rulebook::bundled_for_a_step(law), law.data_date().unwrap());
    let pages = rule_pages(&book, &bundled_folders(), Reference::bundled(), day, &[]).unwrap();
    assert_eq!(pages.pages.len(), book.rules().len());
    let below = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    if std::env::var_os("MASA_WRITE").is_some() {
        let _ = fs::remove_dir_all(&below);
        fs::create_dir_all(&below).unwrap();
    }
    let mut expected = BTreeSet::from(["README.md".to_owned()]);
    for page in &pages.pages {
        let whole: Vec<&str> = page.examples.iter().map(|example| example.name.as_str()).collect();
        assert!(!whole.is_empty(), "{} shows no example", page.listed.id);
        let file = format!("{}.md", page.listed.id);
        up_to_date(&format!("docs/rules/{file}"), &rule_page_markdown(page, &pages));
        expected.insert(file);
    }
    up_to_date("docs/rules/README.md", &linked(&rules_markdown(&rule_list(&book, day))));
    let there: BTreeSet<String> =
        fs::read_dir(below).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there, expected, "a page of a rule that is no more: MASA_WRITE=1 cargo test --test rules");
}

/// The list with a link from each rule to its page.
fn linked(list: &str) -> String {
    let line = |line: &str| match line.strip_prefix("| `").and_then(|rest| rest.split_once("` |")) {
        Some((id, rest)) => format!("| [`{id}`]({id}.md) |{rest}\n"),
        None => format!("{line}\n"),
    };
    list.lines().map(line).collect()
}
