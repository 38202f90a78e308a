//! Documents made from the vocabulary are of the format; with one thing broken, exactly that is said.

use proptest::prelude::*;

use super::maker::{Break, Maker};
use crate::model::vocab::Kind;
use crate::schema::check;
use crate::source::FileId;
use crate::yaml::parse;

fn found(text: &str) -> Vec<(String, String)> {
    let tree = parse(FileId(0), text).tree.unwrap_or_else(|| panic!("{:?}\n{text}", parse(FileId(0), text).findings));
    let findings = check(&tree).findings;
    findings.iter().map(|one| (one.primary.span.slice(text).unwrap().to_owned(), one.message.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_the_vocabulary_can_say_is_of_the_format(seed: u64) {
        let made = Maker::whole(seed).file();
        prop_assert_eq!(found(&made.text), [], "{}", made.text);
    }

    #[test]
    fn one_broken_thing_is_said_once_at_its_place(seed: u64, at: u16, key: bool) {
        let whole = Maker::whole(seed).file();
        let broken = if key { Break::Key(usize::from(at) % whole.entries) } else { Break::Value(usize::from(at) % whole.values) };
        let made = Maker::broken(seed, broken).file();
        let found = found(&made.text);
        prop_assert_eq!(found.len(), 1, "{:?}\n{}", found, made.text);
        prop_assert_eq!(Some(&found[0].0), made.broken.as_ref(), "{:?}\n{}", found, made.text);
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
