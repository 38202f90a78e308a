use std::collections::BTreeSet;

use super::{Area, Body, BodyKind, Reference};
use crate::time::Date;

impl Reference {
    /// The bodies that stand in a body's place on a day by operation of law, in order of id.
    ///
    /// Successions are followed one after the other until bodies in force are reached. None while the body is in force
    /// itself or has not begun, and none for an unknown id. Within an `area` only what has to do with that area counts:
    /// of the three successors of NHS Frimley ICB, Slough has one. An area is here one with those that it was made from
    /// and those that it went into.
    #[must_use]
    pub fn successors_of(&self, body: &str, day: Date, area: Option<&str>) -> Vec<&Body<'static>> {
        // Nearly every body is in force, and then nothing else has to be looked at.
        let Some(first) = self.body(body).filter(|body| body.life.ended_before(day)) else { return Vec::new() };
        let territory = area.map(|area| self.territory(area));
        let concerns = |body: &Body<'static>| territory.as_ref().is_none_or(|areas| self.concerns(body, areas));
        if !concerns(first) {
            return Vec::new();
        }
        let (mut open, mut seen, mut found) = (vec![first], BTreeSet::new(), BTreeSet::new());
        while let Some(ended) = open.pop() {
            let next = ended.successors.iter().filter_map(|next| self.body(next.body));
            for body in next.filter(|body| concerns(body)) {
                if body.life.covers(day) {
                    found.insert(body.id);
                } else if body.life.ended_before(day) && seen.insert(body.id) {
                    open.push(body);
                }
            }
        }
        found.into_iter().filter_map(|id| self.body(id)).collect()
    }

    /// The areas that stand in an area's place on a day, in order of id: itself while it is in force or has not begun, else those
    /// that it went into, followed one after the other. None for an unknown id.
    #[must_use]
    pub fn areas_after(&self, area: &str, day: Date) -> Vec<&Area<'static>> {
        let mut open: Vec<_> = self.area(area).into_iter().collect();
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        while let Some(area) = open.pop() {
            if !area.life.ended_before(day) {
                found.insert(area.id);
            } else if seen.insert(area.id) {
                open.extend(area.successors.iter().filter_map(|id| self.area(id)));
            }
        }
        found.into_iter().filter_map(|id| self.area(id)).collect()
    }

    /// The areas that an area was made from, followed back one after the other, in order of id. None for an unknown id.
    #[must_use]
    pub fn areas_before(&self, area: &str) -> Vec<&Area<'static>> {
        let made_from =
            |area: &Area<'static>| area.predecessors.iter().filter_map(|id| self.area(id)).collect::<Vec<_>>();
        let mut open = self.area(area).map(made_from).unwrap_or_default();
        let mut found = BTreeSet::new();
        while let Some(area) = open.pop() {
            if found.insert(area.id) {
                open.extend(made_from(area));
            }
        }
        found.into_iter().filter_map(|id| self.area(id)).collect()
    }

    /// An area with everything that it was made from and that it went into, by id.
    fn territory(&self, area: &str) -> BTreeSet<&'static str> {
        let mut all = BTreeSet::new();
        let mut open: Vec<_> = self.area(area).map(|area| (area, true, true)).into_iter().collect();
        while let Some((area, back, on)) = open.pop() {
            if !all.insert(area.id) {
                continue;
            }
            // Back and on are not mixed: what else a predecessor went into is another area's business.
            let before = area.predecessors.iter().filter(|_| back).filter_map(|id| self.area(id));
            let after = area.successors.iter().filter(|_| on).filter_map(|id| self.area(id));
            open.extend(before.map(|area| (area, true, false)).chain(after.map(|area| (area, false, true))));
        }
        all
    }

    /// Whether a body has to do with any of these areas.
    fn concerns(&self, body: &Body<'static>, areas: &BTreeSet<&'static str>) -> bool {
        let mut rows = areas.iter().filter_map(|id| self.area(id));
        match body.kind() {
            BodyKind::LocalAuthority => areas.contains(body.id),
            BodyKind::Police => rows.any(|area| area.police.contains(&body.id)),
            // A group that ended before overlaps are held may have lain anywhere.
            BodyKind::HealthBoard if body.life.ended_before(self.overlaps_from()) => true,
            BodyKind::HealthBoard => rows.any(|area| area.health.iter().any(|overlap| overlap.body == body.id)),
        }
    }
}
