//! What the benchmarks measure is what it claims to be: whole arrangements of a stated size, read without a slip.

#[path = "../benches/generator/mod.rs"]
mod generator;

use masa::model::decode;
use masa::model::vocab::Kind;
use masa::reference::Reference;
use masa::schema;
use masa::source::FileId;
use masa::time::{Date, Day};
use masa::yaml::parse;

const FILES: u64 = 40;

#[test]
fn generated_files_are_read_without_a_finding() {
    let day = Day::from(Date::parse("2023-06-01").unwrap());
    for seed in 0..FILES {
        let text = generator::arrangement(seed);
        let parsed = parse(FileId(0), &text);
        assert_eq!(parsed.findings, [], "file {seed}");
        let tree = parsed.tree.unwrap();
        assert_eq!(schema::check(&tree).findings, [], "file {seed}");
        let decoded = decode(&tree, &[], Reference::bundled(), day);
        assert_eq!(decoded.findings, [], "file {seed}");
        assert_eq!(decoded.passed_over, 0, "file {seed}");
    }
}

#[test]
fn generated_files_have_the_size_that_is_claimed() {
    let day = Day::from(Date::parse("2023-06-01").unwrap());
    for seed in 0..FILES {
        let text = generator::arrangement(seed);
        assert!((395..=410).contains(&text.lines().count()), "file {seed} has {} lines", text.lines().count());
        let tree = parse(FileId(0), &text).tree.unwrap();
        let model = decode(&tree, &[], Reference::bundled(), day).model;
        let count = |kind| model.of_kind(kind).count();
        let counts = [Kind::Group, Kind::Agency, Kind::Budget, Kind::Contribution, Kind::Report].map(count);
        assert_eq!(counts, [20, 40, 6, 18, 5], "file {seed}");
    }
}

#[test]
fn the_same_seed_makes_the_same_file_and_another_seed_another() {
    assert_eq!(generator::arrangement(7), generator::arrangement(7));
    let bodies: std::collections::BTreeSet<String> = (0..FILES)
        .map(|seed| generator::arrangement(seed).lines().find(|line| line.starts_with("areas:")).unwrap().to_owned())
        .collect();
    assert!(bodies.len() >= 6, "{bodies:?}");
}
