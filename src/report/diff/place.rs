//! Where each side of a difference stands, and in which papers it was read.

use crate::finding::{Altered, Difference, PaperCite, Spot, What};
use crate::report::telling;
use crate::source::SourceProvider;

/// The papers of a whole report, each by a number, since most of its lines cite one of two or three.
pub(super) struct Papers<'d>(Vec<&'d str>);

impl<'d> Papers<'d> {
    pub(super) fn of(difference: &'d Difference) -> Self {
        let mut papers = Vec::new();
        for cite in difference.changes.iter().flat_map(spots).flatten().flat_map(|spot| &spot.papers) {
            if !papers.contains(&cite.paper.as_str()) {
                papers.push(cite.paper.as_str());
            }
        }
        Self(papers)
    }

    /// Each with its number, for the foot of the report.
    pub(super) fn listed(&self) -> impl Iterator<Item = (usize, &'d str)> {
        (1..).zip(self.0.iter().copied())
    }

    /// `paper 2, 3.10 and 3.11`
    fn cited(&self, cites: &[PaperCite]) -> String {
        let numbered: Vec<PaperCite> = cites
            .iter()
            .map(|cite| {
                let number =
                    self.listed().find(|(_, paper)| *paper == cite.paper.as_str()).map_or(0, |(number, _)| number);
                PaperCite { paper: format!("paper\u{a0}{number}").into(), place: cite.place.clone() }
            })
            .collect();
        telling::papers(&numbered)
    }
}

/// The places and papers of one side.
pub(super) struct Stands {
    /// `file:line:column`, one after the other.
    pub places: String,
    /// Papers by their numbers, with the places read in them; empty where none is cited.
    pub papers: String,
}

/// Those of before and of after; nothing for a side on which there is nothing.
pub(super) fn stands(altered: &[&Altered], papers: &Papers<'_>, sources: &dyn SourceProvider) -> [Option<Stands>; 2] {
    let both: Vec<[Vec<&Spot>; 2]> = altered.iter().map(|altered| spots(altered)).collect();
    let side = |at: usize| both.iter().filter_map(|sides| sides.get(at)).flatten().copied().collect::<Vec<&Spot>>();
    [side(0), side(1)].map(|spots| {
        let mut places: Vec<String> = Vec::new();
        for place in spots.iter().map(|spot| telling::place(sources, spot.span)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let cites: Vec<PaperCite> = spots.iter().flat_map(|spot| spot.papers.iter().cloned()).collect();
        (!places.is_empty()).then(|| Stands { places: places.join(", "), papers: papers.cited(&cites) })
    })
}

/// Where it stands on either side.
fn spots(altered: &Altered) -> [Vec<&Spot>; 2] {
    match &altered.what {
        What::Says { was, is, .. } => [vec![&was.spot], vec![&is.spot]],
        What::Paid { was, is, .. } => [was, is].map(|paid| paid.sums.iter().map(|sum| &sum.said.spot).collect()),
        What::Owned { was, is, .. } => [was, is].map(|spots| spots.iter().collect()),
        _ => [&altered.before, &altered.after].map(|things| things.iter().map(|thing| &thing.spot).collect()),
    }
}
