//! Where each side of a difference stands, and in which papers it was read.

use crate::finding::{Altered, Spot, What};
use crate::report::telling;
use crate::source::SourceProvider;

/// The places and papers of one side.
pub(super) struct Stands {
    /// `file:line:column`, one after the other.
    pub places: String,
    /// Papers with the places read in them; empty where none is cited.
    pub papers: String,
}

/// Those of before and of after; nothing for a side on which there is nothing.
pub(super) fn stands(altered: &Altered, sources: &dyn SourceProvider) -> [Option<Stands>; 2] {
    let (was, is): (Vec<&Spot>, Vec<&Spot>) = match &altered.what {
        What::Says { was, is, .. } => (vec![&was.spot], vec![&is.spot]),
        What::Paid { was, is, .. } => {
            let spots = |there: bool, spot| if there { vec![spot] } else { Vec::new() };
            (spots(!altered.before.is_empty(), &was.spot), spots(!altered.after.is_empty(), &is.spot))
        }
        _ => (
            altered.before.iter().map(|thing| &thing.spot).collect(),
            altered.after.iter().map(|thing| &thing.spot).collect(),
        ),
    };
    [was, is].map(|spots| of(&spots, sources))
}

fn of(spots: &[&Spot], sources: &dyn SourceProvider) -> Option<Stands> {
    if spots.is_empty() {
        return None;
    }
    let mut places: Vec<String> = spots.iter().map(|spot| telling::place(sources, spot.span)).collect();
    places.dedup();
    let papers: Vec<_> = spots.iter().flat_map(|spot| spot.papers.iter().cloned()).collect();
    Some(Stands { places: places.join(", "), papers: telling::papers(&papers) })
}
