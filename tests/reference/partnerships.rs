use std::collections::BTreeSet;

use masa::reference::{Known, Reference};

use crate::days::day;

#[test]
fn each_is_of_several_areas_that_were_there_when_it_may_have_ended() {
    let reference = Reference::bundled();
    assert!(!reference.partnerships().is_empty());
    for partnership in reference.partnerships() {
        let first = partnership.ended.first().unwrap();
        assert!(first <= reference.data_date(), "{} is yet to come", partnership.id);
        let distinct: BTreeSet<_> = partnership.areas.iter().collect();
        assert!(distinct.len() > 1 && distinct.len() == partnership.areas.len(), "{}", partnership.id);
        for area in &partnership.areas {
            assert!(reference.area(area).unwrap().life.covers(first), "{area} was not there on {first}");
        }
    }
    let ids: BTreeSet<_> = reference.partnerships().iter().map(|partnership| partnership.id).collect();
    assert_eq!(ids.len(), reference.partnerships().len());
}

#[test]
fn each_is_a_clause_and_cites_where_it_was_read_unless_it_is_from_memory() {
    for partnership in Reference::bundled().partnerships() {
        assert!(!partnership.says.ends_with('.'), "{} stands before more words", partnership.id);
        let cited = partnership.source.iter().all(|source| source.starts_with("https://"));
        assert!(
            !partnership.source.is_empty() && (cited || partnership.known == Known::Recalled),
            "{}",
            partnership.id
        );
    }
}

/// Known independently: the cabinets agreed in June and July 2024, and the yearly report to March 2025 is of one of the two.
#[test]
fn pan_dorset_is_found_by_its_areas_in_any_order_and_by_no_others() {
    let reference = Reference::bundled();
    let of = |areas: &[&str]| reference.partnerships_of(areas).map(|found| found.ended).collect::<Vec<_>>();
    let window = of(&["dorset", "bournemouth-christchurch-and-poole"]);
    assert_eq!(window.len(), 1);
    assert_eq!((window[0].first(), window[0].last()), (Some(day("2024-07-17")), Some(day("2025-03-31"))));
    for other in
        [&["dorset"][..], &[], &["dorset", "plymouth"], &["dorset", "bournemouth-christchurch-and-poole", "plymouth"]]
    {
        assert!(of(other).is_empty(), "{other:?}");
    }
}
