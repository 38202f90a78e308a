//! What the prompts say: the law of the day in the catalogue's own words, and the format in the schema's.

use std::fs;
use std::path::Path;

use masa::finding::Outcome;
use masa::law::Catalogue;
use masa::schema;

use super::starting::{judged, rule, start};

/// A day of each edition, and one before there was any.
const DAYS: [Option<&str>; 5] = [None, Some("2025-03-01"), Some("2024-03-01"), Some("2020-09-15"), Some("2018-07-01")];

fn template() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/arrangement.yaml")).unwrap()
}

/// What stands in quotes after each call of a function of the template.
fn called<'t>(template: &'t str, function: &str) -> Vec<&'t str> {
    let call = format!("{function}(\"");
    template.split(&call).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// A text on one line, without what makes its lines remarks.
fn flat(text: &str) -> String {
    text.split_whitespace().filter(|word| *word != "##").collect::<Vec<_>>().join(" ")
}

#[test]
fn every_provision_that_the_template_names_is_in_the_catalogue() {
    let template = template();
    let named: Vec<&str> = ["law", "applies"].iter().flat_map(|call| called(&template, call)).collect();
    assert!(named.len() > 30);
    for id in named.into_iter().flat_map(str::split_whitespace) {
        assert!(Catalogue::bundled().provision(id).is_some(), "{id}");
    }
}

#[test]
fn every_key_that_the_template_names_is_in_the_schema() {
    let template = template();
    let named: Vec<&str> = ["explain", "says"].iter().flat_map(|call| called(&template, call)).collect();
    assert!(named.len() > 60);
    for (kind, key) in named.into_iter().map(|name| name.split_once('.').unwrap()) {
        assert!(schema::explain(kind, key).is_some(), "{kind}.{key}");
    }
    for (kind, key) in called(&template, "words").into_iter().map(|name| name.split_once('.').unwrap()) {
        assert!(!schema::words(kind, key).is_empty(), "{kind}.{key}");
    }
}

#[test]
fn whatever_masa_cannot_tell_is_prompted_for_with_its_provision() {
    for day in DAYS {
        for areas in [&["plymouth"][..], &["dorset", "bournemouth-christchurch-and-poole"]] {
            let areas = if day == Some("2018-07-01") { &["plymouth"][..] } else { areas };
            let text = start(areas, day);
            let said = flat(&text);
            let checked = judged(&text);
            for verdict in checked.report.verdicts.iter().filter(|one| one.outcome == Outcome::NotStated) {
                let law = &verdict.finding.as_ref().unwrap().law;
                let named = law.iter().any(|cite| said.contains(&format!("{} ({}", cite.place, cite.force)));
                assert!(named, "{areas:?} on {day:?}: `{}` rests on {law:#?}", rule(&checked, verdict));
            }
        }
    }
}

#[test]
fn the_law_on_first_arrangements_says_that_it_is_only_for_them_once_they_are_past() {
    let only = "Only for an area's first arrangements, which took effect in 2020 at the latest; where yours took the place of \
                others, say so under `supersedes` and pass over these: SI 2018/497, reg.5";
    for (day, past) in
        [(None, true), (Some("2021-03-01"), true), (Some("2020-09-15"), false), (Some("2018-07-01"), false)]
    {
        let said = flat(&start(&["plymouth"], day));
        assert!(said.contains("SI 2018/497, reg.5"), "{day:?}");
        assert_eq!(said.contains(only), past, "{day:?}");
    }
}

#[test]
fn the_first_line_says_that_it_is_a_note_to_editors() {
    let text = start(&["plymouth"], None);
    assert!(text.starts_with("# yaml-language-server: "), "{text}");
    assert!(flat(&text).contains("The line above is a note to editors and no entry: leave it as it is, with its `#`."));
}

#[test]
fn the_law_is_that_of_the_day_in_the_words_of_the_catalogue() {
    let law = Catalogue::bundled();
    for (provision, days) in [
        ("ca2004-s16G-3", [true, true, true, true, true]),
        ("wt2026-c2-funding", [true, false, false, false, false]),
        ("wt2023-c2-chair-not-scrutineer", [false, true, false, false, false]),
        ("wt2023-c2-lsp-signoff", [false, true, true, false, false]),
        ("wt2018-c3-equal-single-lead", [false, false, false, true, false]),
        ("ca2004-s16LA", [true, false, false, false, false]),
    ] {
        let provision = law.provision(provision).unwrap();
        for (day, there) in DAYS.into_iter().zip(days) {
            let said = flat(&start(&["plymouth"], day));
            assert_eq!(said.contains(&provision.says), there, "{} on {day:?}", provision.id);
            let cite = law.cite(provision);
            assert_eq!(said.contains(&format!("{} ({}", cite.place, cite.force)), there, "{} on {day:?}", cite.place);
        }
    }
}

#[test]
fn what_weighs_less_than_it_asks_or_has_begun_in_some_areas_only_says_so() {
    let said = flat(&start(&["plymouth"], None));
    assert!(said.contains("s.16G(3) (legal duty): ") && said.contains("s.16LA (legal duty, counted as guidance): "));
    assert!(said.contains("chapter 2, funding (guidance, counted as a question): "));
    let said = flat(&start(&["plymouth"], Some("2018-09-01")));
    assert!(said.contains("s.16G(2) (legal duty, beginning area by area): "));
}

#[test]
fn no_paraphrase_of_the_catalogue_is_written_again_in_the_template() {
    let template = flat(&template());
    for provision in Catalogue::bundled().provisions() {
        assert!(!template.contains(provision.says.trim_end_matches('.')), "{}", provision.id);
    }
}

#[test]
fn the_keys_stand_in_the_order_of_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(schema::text()).unwrap();
    let order: Vec<&str> =
        schema["$defs"]["arrangement"]["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    for day in DAYS {
        let text = start(&["plymouth"], day);
        let key = |line: &'_ str| {
            let line = line.strip_prefix("# ").unwrap_or(line);
            let (key, _) = line.split_once(':')?;
            order.iter().position(|known| *known == key)
        };
        let places: Vec<usize> = text.lines().skip(1).filter_map(key).collect();
        assert!(places.len() > 20, "{places:?}");
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{day:?}: {places:?}");
    }
}

#[test]
fn child_death_review_is_never_derived_from_the_areas() {
    let text = start(&["plymouth", "torbay"], None);
    let (_, block) = text.split_once("\n# child-death-review:\n").unwrap();
    let (block, _) = block.split_once("\n\n").unwrap();
    assert!(!block.contains("plymouth") && !block.contains("torbay") && !block.contains("nhs-devon"), "{block}");
}

#[test]
fn no_line_is_wider_than_a_screen_unless_there_is_nothing_to_fold() {
    for day in DAYS {
        for line in start(&["plymouth"], day).lines().filter(|line| line.contains("##")) {
            assert!(line.chars().count() <= 120, "{line}");
        }
    }
    for line in template().lines().filter(|line| line.starts_with("##") && !line.contains("{{")) {
        assert!(line.chars().count() <= 120, "would be folded: {line}");
    }
}
