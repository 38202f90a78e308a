use super::{BodyKind, Reference, Resolution, lists};
use crate::source::{Source, Sources};
use crate::time::{Date, Day};

fn reference() -> &'static Reference {
    Reference::bundled()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn body(text: &str, day: &str) -> Resolution {
    reference().resolve_body(text, Day::parse(day).unwrap())
}

fn area(text: &str, day: &str) -> Resolution {
    reference().resolve_area(text, Day::parse(day).unwrap())
}

fn one(id: &'static str) -> Resolution {
    Resolution::One(id)
}

fn successors(body: &str, day: &str, area: Option<&str>) -> Vec<&'static str> {
    reference().successors_of(body, date(day), area).into_iter().map(|body| body.id).collect()
}

/// Where the files are read from in the source tree.
fn written() -> Sources {
    let mut sources = Sources::new();
    for file in lists::FILES {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("reference").join(file);
        sources.add(Source::new(file, std::fs::read_to_string(path).unwrap()));
    }
    sources
}

#[test]
fn the_embedded_lists_are_what_the_files_say() {
    let sources = written();
    let trees = lists::Trees::parse(&sources).unwrap();
    let read = trees.lists().unwrap();
    assert!(*reference().lists() == read, "the embedded lists differ from the files");
    let names: Vec<_> = lists::names(&read);
    let embedded = reference().names().map(|(name, body)| (name, body.id));
    assert!(embedded.eq(names.iter().map(|(name, at)| (name.as_str(), read.bodies[usize::from(*at)].id))));
}

#[test]
fn an_id_comes_before_any_name_and_whatever_the_day() {
    assert_eq!(body("plymouth", "2020-09-15"), one("plymouth"));
    assert_eq!(body("nhs-devon-ccg", "2024-01-01"), one("nhs-devon-ccg"));
    assert_eq!(area("dorset", "2018-09-01"), one("dorset"));
}

#[test]
fn dorset_is_two_authorities_by_date() {
    assert_eq!(area("Dorset", "2019-03-31"), one("dorset-county"));
    assert_eq!(area("Dorset", "2019-04-01"), one("dorset"));
    assert_eq!(body("Dorset", "2019-04-01"), one("dorset"));
    let both = Resolution::Several(vec!["dorset", "dorset-county"]);
    assert_eq!(area("Dorset", "2019"), both);
    assert_eq!(area("Dorset", "[2019-03-31..2019-04-01]"), both);
    assert_eq!(reference().resolve_area("Dorset", Day::words(None)), both);
    assert_eq!(area("Dorset", "1970"), both, "when none was in force, the name has belonged to both");
}

#[test]
fn the_name_of_a_council_is_not_taken_by_its_namesake() {
    assert_eq!(body("Dorset Council", "2018-09-01"), one("dorset"));
    assert_eq!(body("Dorset County Council", "2024-01-01"), one("dorset-county"));
    assert_eq!(body("dorset county", "2024-01-01"), one("dorset-county"));
}

#[test]
fn nhs_dorset_is_the_group_before_july_2022_and_the_board_from_then_on() {
    assert_eq!(body("NHS Dorset", "2022-06-30"), one("nhs-dorset-ccg"));
    assert_eq!(body("NHS Dorset", "2022-07-01"), one("nhs-dorset-icb"));
    assert_eq!(body("NHS Dorset", "2022"), Resolution::Several(vec!["nhs-dorset-ccg", "nhs-dorset-icb"]));
}

#[test]
fn a_name_out_of_date_still_leads_to_its_body() {
    assert_eq!(body("NHS Devon CCG", "2024-01-01"), one("nhs-devon-ccg"));
    assert_eq!(body("NHS Devon Clinical Commissioning Group", "2020-09-15"), one("nhs-devon-ccg"));
    assert_eq!(body("Cumbria County Council", "2026"), one("cumbria"));
}

#[test]
fn names_are_told_whichever_way_they_are_written() {
    for name in ["Devon & Cornwall Police", "devon and cornwall police", "Devon and Cornwall Constabulary"] {
        assert_eq!(body(name, "2024"), one("devon-and-cornwall-police"), "{name}");
    }
    for name in ["NHS Devon Integrated Care Board", "NHS Devon ICB", "Devon ICB", "NHS  DEVON", "the NHS Devon ICB"] {
        assert_eq!(body(name, "2024"), one("nhs-devon-icb"), "{name}");
    }
    for name in
        ["BCP Council", "BCP", "Bournemouth, Christchurch & Poole Council", "Bournemouth Christchurch and Poole"]
    {
        assert_eq!(body(name, "2024"), one("bournemouth-christchurch-and-poole"), "{name}");
    }
    for name in ["Plymouth", "Plymouth Council", "Plymouth City Council", "plymouth city"] {
        assert_eq!(area(name, "2024"), one("plymouth"), "{name}");
    }
    for name in ["St. Helens", "St Helens Council", "st helens"] {
        assert_eq!(area(name, "2024"), one("st-helens"), "{name}");
    }
    assert_eq!(body("King\u{2019}s Lynn", "2024"), Resolution::None { did_you_mean: None });
}

#[test]
fn a_place_is_no_health_board_and_an_area_no_body_of_another_kind() {
    assert_eq!(body("Devon", "2024"), one("devon"));
    assert!(matches!(area("NHS Devon", "2024"), Resolution::None { .. }));
    assert!(matches!(area("dorset-police", "2024"), Resolution::None { .. }));
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest_in_force_on_the_day() {
    let meant = |id| Resolution::None { did_you_mean: Some(id) };
    assert_eq!(body("NHS Devn CCG", "2020"), meant("nhs-devon-ccg"));
    assert_eq!(area("plymuoth", "2024"), meant("plymouth"));
    assert_eq!(area("dorst", "2024"), meant("dorset"));
    assert_eq!(area("dorst", "2018"), meant("dorset-county"));
    assert_eq!(area("Atlantis on the Moor", "2024"), Resolution::None { did_you_mean: None });
    assert_eq!(area("", "2024"), Resolution::None { did_you_mean: None });
}

#[test]
fn successions_are_followed_until_a_body_in_force() {
    assert_eq!(successors("nhs-northern-eastern-and-western-devon-ccg", "2020-01-01", None), ["nhs-devon-ccg"]);
    assert_eq!(successors("nhs-northern-eastern-and-western-devon-ccg", "2024-01-01", None), ["nhs-devon-icb"]);
    assert_eq!(successors("dorset-county", "2024-01-01", None), ["bournemouth-christchurch-and-poole", "dorset"]);
    assert_eq!(successors("surrey", "2027-04-01", None), ["east-surrey", "west-surrey"]);
}

#[test]
fn areas_are_followed_back_to_those_that_they_were_made_from() {
    let before = |area: &str| reference().areas_before(area).into_iter().map(|area| area.id).collect::<Vec<_>>();
    assert_eq!(before("east-surrey"), ["surrey"]);
    assert_eq!(before("bournemouth-christchurch-and-poole"), ["bournemouth", "dorset-county", "poole"]);
    assert!(before("plymouth").is_empty() && before("atlantis").is_empty());
}

#[test]
fn a_body_in_force_not_yet_begun_or_unknown_has_nobody_in_its_place() {
    let nobody: [&str; 0] = [];
    assert_eq!(successors("nhs-devon-ccg", "2022-06-30", None), nobody);
    assert_eq!(successors("nhs-devon-ccg", "2022-07-01", None), ["nhs-devon-icb"]);
    assert_eq!(successors("surrey", "2027-03-31", None), nobody);
    assert_eq!(successors("nhs-devon-icb", "2020-01-01", None), nobody);
    assert_eq!(successors("atlantis", "2020-01-01", None), nobody);
}

#[test]
fn within_an_area_only_what_concerns_it_follows() {
    let all = ["nhs-hampshire-and-isle-of-wight-icb", "nhs-surrey-and-sussex-icb", "nhs-thames-valley-icb"];
    assert_eq!(successors("nhs-frimley-icb", "2026-06-01", None), all);
    assert_eq!(successors("nhs-frimley-icb", "2026-06-01", Some("slough")), ["nhs-thames-valley-icb"]);
    assert_eq!(successors("nhs-frimley-icb", "2026-06-01", Some("surrey")), ["nhs-surrey-and-sussex-icb"]);
    assert_eq!(successors("dorset-county", "2024-01-01", Some("dorset")), ["dorset"]);
    let nobody: [&str; 0] = [];
    assert_eq!(successors("nhs-frimley-icb", "2026-06-01", Some("plymouth")), nobody);
    // Northamptonshire was one area when this group ended.
    assert_eq!(successors("nhs-corby-ccg", "2024-01-01", Some("north-northamptonshire")), ["nhs-northamptonshire-icb"]);
    // Older than any overlap held.
    assert_eq!(
        successors("nhs-chiltern-ccg", "2024-01-01", Some("buckinghamshire")),
        ["nhs-buckinghamshire-oxfordshire-and-berkshire-west-icb"]
    );
}

#[test]
fn partners_are_those_of_the_day() {
    let partners = reference().partners_of("plymouth", date("2020-09-15")).unwrap();
    assert_eq!(partners.council.id, "plymouth");
    assert_eq!(partners.health.iter().map(|one| one.body.short_name()).collect::<Vec<_>>(), ["NHS Devon CCG"]);
    assert_eq!(partners.police.iter().map(|force| force.id).collect::<Vec<_>>(), ["devon-and-cornwall-police"]);
    assert!(partners.health_known && partners.include("nhs-devon-ccg") && !partners.include("nhs-devon-icb"));
    assert!(!reference().partners_of("plymouth", date("2018-03-31")).unwrap().health_known);
    assert_eq!(reference().partners_of("dorset", date("2019-03-31")), None);
}

#[test]
fn a_body_says_its_kind_and_its_short_name() {
    let board = reference().body("nhs-devon-icb").unwrap();
    assert_eq!((board.kind(), board.short_name().as_ref()), (BodyKind::HealthBoard, "NHS Devon ICB"));
    assert_eq!(board.name, "NHS Devon Integrated Care Board");
    assert_eq!(reference().body("plymouth").unwrap().kind().id(), "local-authority");
}
