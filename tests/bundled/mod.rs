//! The bundled law, lists and rules, as tests use them.

use masa::check::{Checked, Options, Text, Tools};
use masa::law::Catalogue;
use masa::rules::Rulebook;
use masa::rules::Selection;
use masa::time::Date;

/// Judges texts with the bundled packs, on a fixed day, by these rules only; by all when none is named.
pub fn check_with(texts: Vec<Text>, rules: &[&str], options: &Options) -> Checked {
    let mut rulebook = Rulebook::bundled(Catalogue::bundled());
    if !rules.is_empty() {
        let selection =
            Selection { rules: rules.iter().map(|rule| (*rule).to_owned()).collect(), ..Selection::default() };
        rulebook.select(&selection).unwrap();
    }
    let tools = Tools::bundled(&rulebook);
    masa::check::check(texts, &tools, options)
}

/// The same with the options that most tests want: the 23 November 2026 is today.
pub fn check(texts: Vec<Text>, rules: &[&str], complete: bool) -> Checked {
    check_with(
        texts,
        rules,
        &Options { as_of: None, today: Date::new(2026, 11, 23).unwrap(), complete, explain: false, accept: true },
    )
}
