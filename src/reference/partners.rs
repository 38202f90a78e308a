use super::{Area, Body, Overlap, Reference};
use crate::time::Date;

/// The safeguarding partners of an area on a day: Children Act 2004, s.16E(3).
///
/// Who they are follows from where bodies lie, also before [`Reference::partners_from`], when there were no partners yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Partners<'r> {
    /// The local authority.
    pub council: &'r Body<'static>,
    /// Every health body any part of whose area lies in the area, largest share first.
    pub health: Vec<HealthPartner<'r>>,
    /// Whether `health` is known at all: no overlap is held before [`Reference::overlaps_from`].
    pub health_known: bool,
    /// Every force, for its chief officer.
    pub police: Vec<&'r Body<'static>>,
}

/// A health body with the part of the area that it shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HealthPartner<'r> {
    /// The body.
    pub body: &'r Body<'static>,
    /// Share, whether it is marginal, since when.
    pub overlap: &'r Overlap<'static>,
}

impl<'r> Partners<'r> {
    /// Those that are partners beyond doubt: health bodies of which more than a marginal part lies in the area, largest share first, beside the
    /// council and the forces.
    pub fn beyond_doubt(&self) -> impl Iterator<Item = &'r Body<'static>> {
        let health = self.health.iter().filter(|partner| !partner.overlap.marginal).map(|partner| partner.body);
        std::iter::once(self.council).chain(health).chain(self.police.iter().copied())
    }

    /// Whether a body, by its id, is one of them.
    #[must_use]
    pub fn include(&self, body: &str) -> bool {
        self.council.id == body
            || self.health.iter().any(|partner| partner.body.id == body)
            || self.police.iter().any(|force| force.id == body)
    }
}

impl Reference {
    /// Who the partners of an area are on a day; nothing when there is no such area or it is not in force on that day.
    #[must_use]
    pub fn partners_of(&self, area: &str, day: Date) -> Option<Partners<'_>> {
        let area = self.area(area).filter(|area| area.life.covers(day))?;
        let mut health: Vec<_> = self.health_of(area).filter(|partner| partner.overlap.life.covers(day)).collect();
        health.sort_by_key(|partner| std::cmp::Reverse(partner.overlap.share));
        Some(Partners {
            council: self.body(area.id)?,
            health,
            health_known: day >= self.overlaps_from(),
            police: area.police.iter().filter_map(|id| self.body(id)).collect(),
        })
    }

    /// The health bodies of an area at any time, in order of time.
    pub(super) fn health_of<'r>(&'r self, area: &'r Area<'static>) -> impl Iterator<Item = HealthPartner<'r>> {
        area.health.iter().filter_map(|overlap| Some(HealthPartner { body: self.body(overlap.body)?, overlap }))
    }
}
