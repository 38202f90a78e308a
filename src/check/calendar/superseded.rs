//! Several papers that describe one arrangement: what falls due is told by the one that is judged last, as a comparison counts them.

use std::collections::BTreeMap;

use crate::check::file::Read;
use crate::finding::ArrangementHead;

/// Which descriptions are followed by a later one of the same arrangement, by their places, with the place of the last.
///
/// One that is only proposed or agreed follows none that is in force: until it is in force, what the other says falls due. Two of one day
/// both stand.
pub(super) fn later(of: &[Read], heads: &[ArrangementHead]) -> BTreeMap<usize, usize> {
    let is_ahead = |at: usize| of.get(at).is_some_and(|one| matches!(one.model.status(), Some("proposed" | "agreed")));
    let follows = |other: usize, one: usize| {
        let [Some(head), Some(next)] = [heads.get(one), heads.get(other)] else { return false };
        let is_same = !head.arrangement().is_empty() && head.arrangement() == next.arrangement();
        is_same && head.judged.day < next.judged.day && (!is_ahead(other) || is_ahead(one))
    };
    let day = |at: &usize| heads.get(*at).map(|head| head.judged.day.as_str());
    let last = |one: usize| (0..heads.len()).filter(|other| follows(*other, one)).max_by_key(day);
    (0..heads.len()).filter_map(|one| Some((one, last(one)?))).collect()
}

/// That they are left out, and for which.
pub(super) fn left_out(later: &BTreeMap<usize, usize>, heads: &[ArrangementHead]) -> Option<String> {
    let named = |at: usize| heads.get(at).map_or("", |head| head.id.as_str());
    let each = later.iter().map(|(one, last)| format!("`{}` (by `{}`)", named(*one), named(*last)));
    let each = each.collect::<Vec<_>>().join(", ");
    (!each.is_empty()).then(|| {
        format!("Of several papers that describe one arrangement, what falls due is told by the one judged last. Left out: {each}.")
    })
}
