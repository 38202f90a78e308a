//! Documents made from the vocabulary are of the format; with one thing broken, exactly that is said.

use proptest::prelude::*;

use super::maker::{Break, Maker};
use crate::model::vocab::Kind;
use crate::model::{Listed, Lists, Looked, decode};
use crate::schema::check;
use crate::source::FileId;
use crate::time::Day;
use crate::yaml::parse;

fn found(text: &str) -> Vec<(String, String)> {
    let tree = parse(FileId(0), text).tree.unwrap_or_else(|| panic!("{:?}\n{text}", parse(FileId(0), text).findings));
    let findings = check(&tree).findings;
    findings.iter().map(|one| (one.primary.span.slice(text).unwrap().to_owned(), one.message.to_string())).collect()
}

/// Reference lists that hold nothing: a name that leads nowhere is no matter of shape.
struct NoLists;

impl Lists for NoLists {
    fn find_area(&self, _: &str, _: Day) -> Looked<'_> {
        Looked::None
    }

    fn find_body(&self, _: &str, _: Day) -> Looked<'_> {
        Looked::None
    }

    fn area_like(&self, _: &str, _: Day) -> Option<Listed<'_>> {
        None
    }

    fn body_like(&self, _: &str, _: Day) -> Option<Listed<'_>> {
        None
    }
}

/// How many values the decoder passes over in silence, trusting that the schema has spoken of them.
fn passed_over(text: &str) -> usize {
    let tree = parse(FileId(0), text).tree.unwrap();
    decode(&tree, &[], &NoLists, Day::parse("2024-01-01").unwrap()).passed_over
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_the_vocabulary_can_say_is_of_the_format(seed: u64) {
        let made = Maker::whole(seed).file();
        prop_assert_eq!(found(&made.text), [], "{}", made.text);
        prop_assert_eq!(passed_over(&made.text), 0, "{}", made.text);
    }

    #[test]
    fn one_broken_thing_is_said_once_at_its_place(seed: u64, at: u16, key: bool) {
        let whole = Maker::whole(seed).file();
        // A small file may have no place of one sort.
        prop_assume!(whole.entries > 0 && whole.values > 0);
        let broken = if key { Break::Key(usize::from(at) % whole.entries) } else { Break::Value(usize::from(at) % whole.values) };
        let made = Maker::broken(seed, broken).file();
        let found = found(&made.text);
        prop_assert_eq!(found.len(), 1, "{:?}\n{}", found, made.text);
        prop_assert_eq!(Some(&found[0].0), made.broken.as_ref(), "{:?}\n{}", found, made.text);
        prop_assert!(passed_over(&made.text) > 0, "{}", made.text);
    }
}

#[test]
fn the_maker_comes_by_every_kind() {
    let written = Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Area | Kind::Collective));
    let mut missing: Vec<_> = written.copied().collect();
    for seed in 0..200 {
        let made = Maker::whole(seed).file();
        missing.retain(|kind| !made.kinds.contains(kind));
    }
    assert_eq!(missing, []);
}
